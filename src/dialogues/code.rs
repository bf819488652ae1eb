//! The code of a dialogue: eight characters that can be read aloud and typed by anyone.

use rand::Rng;

use crate::i18n::characters::{is_dash, is_unseen, narrow};
use crate::i18n::typed::{self, ALPHABET};
use crate::secrets::{Purpose, Secrets};

/// What may stand around a code in a text and is none of it.
const AROUND: &str = ".,:;!?/()<>\"'“”’";

/// Eight characters of Crockford's base 32 (40 bits). `Debug` hides it: it must not reach a log.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Code([u8; 8]);

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    pub fn random() -> Self {
        let mut rng = rand::rng();
        Self(std::array::from_fn(|_| {
            ALPHABET[rng.random_range(0..ALPHABET.len())]
        }))
    }

    /// Reads what somebody typed or pasted: case, spaces, dashes of every kind and what cannot be seen do not matter, nor
    /// does a full stop or a slash around it; O is 0, I and L are 1, wide letters are narrow, and what an Arabic, Persian
    /// or Cyrillic keyboard has instead is taken for what it looks like. A whole link is read for the code in it.
    pub fn parse(text: &str) -> Option<Self> {
        let text: String = text.chars().map(narrow).collect();
        Self::of_word(&text).or_else(|| Self::of_link(&text))
    }

    fn of_word(text: &str) -> Option<Self> {
        let around = |c: char| is_unseen(c) || AROUND.contains(c);
        let mut code = [0; 8];
        let mut length = 0;
        for c in text
            .trim_matches(around)
            .chars()
            .filter(|&c| !is_unseen(c) && !is_dash(c))
        {
            let plain = typed::letter(c)?;
            *code.get_mut(length)? = plain;
            length += 1;
        }
        (length == code.len()).then_some(Self(code))
    }

    /// The code in a dialogue's address: what stands behind its `d`.
    fn of_link(text: &str) -> Option<Self> {
        let path = text.split(['?', '#']).next()?;
        let mut parts = path.split('/').map(|part| part.trim_matches(is_unseen));
        parts.find(|part| part.eq_ignore_ascii_case("d"))?;
        parts.next().and_then(Self::of_word)
    }

    /// As it stands in a URL: `ABCD2345`.
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_else(|_| unreachable!("the alphabet is ASCII"))
    }

    /// As it is shown: `ABCD-2345`.
    pub fn shown(&self) -> String {
        let text = self.as_str();
        format!("{}-{}", &text[..4], &text[4..])
    }

    /// By which it is found in the database.
    pub fn blind_index(&self, secrets: &Secrets) -> Vec<u8> {
        secrets.blind_index(Purpose::CodeIndex, 0, &self.0)
    }

    pub fn seal(&self, secrets: &Secrets, dialogue: i64) -> Vec<u8> {
        secrets.seal(Purpose::Code, dialogue, &self.0)
    }

    pub fn open(secrets: &Secrets, dialogue: i64, sealed: &[u8]) -> crate::error::Result<Self> {
        let bytes = secrets.open(Purpose::Code, dialogue, sealed)?;
        bytes
            .try_into()
            .map(Self)
            .map_err(|_| crate::error::Error::Unsealing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_code_is_read_however_it_was_typed() {
        let code = Code::parse("ABCD-2345").unwrap();
        for typed in ["abcd2345", " abcd 2345 ", "AbCd–2345", "ABCD-2345"] {
            assert_eq!(Code::parse(typed), Some(code), "{typed}");
        }
        for pasted in [
            "ABCD-2345.",
            "ABCD-2345/",
            "\u{200e}ABCD\u{200b}-2345\u{feff}",
            "ＡＢＣＤ－２３４５",
            "ABCD‐2345",
            "ABCD−2345",
            "ABCD—2345",
            "ABCD\u{ad}2345",
            "“ABCD-2345”,",
            "https://eko.example.org/d/ABCD2345",
            "HTTPS://EKO.EXAMPLE.ORG/D/ABCD2345",
            " https://eko.example.org/d/abcd-2345/?lang=en#main",
            "eko.example.org/d/ABCD2345/thanks",
            "/d/ABCD2345.",
        ] {
            assert_eq!(Code::parse(pasted), Some(code), "{pasted}");
        }
        for link in [
            "https://eko.example.org/p/feedback",
            "https://eko.example.org/d/",
            "a/b",
        ] {
            assert_eq!(Code::parse(link), None, "{link}");
        }
        assert_eq!(Code::parse("OIL0-1111"), Code::parse("0110-1111"));
        assert_eq!(Code::parse("АВСD-٢٣٤٥"), Some(code), "as it looks");
        assert_eq!(Code::parse("abcd-۲۳۴۵"), Some(code));
        for typed in [
            "",
            "ABCD-234",
            "ABCD-23456",
            "ABCD-234U",
            "ABCD-234Å",
            "ABCD_2345",
        ] {
            assert_eq!(Code::parse(typed), None, "{typed}");
        }
    }

    proptest! {
        #[test]
        fn every_code_survives_being_shown_and_typed(_ in 0..50) {
            let code = Code::random();
            prop_assert_eq!(Code::parse(&code.shown()), Some(code));
            prop_assert_eq!(Code::parse(&code.as_str().to_lowercase()), Some(code));
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = Code::parse(&text);
        }
    }
}
