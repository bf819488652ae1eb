//! By which a button knows whether what it sends is what its page showed.
//!
//! Who publishes, approves or begins says yes to words and not only to a number: what they saw goes along with the
//! button, and is compared where it is carried out. It covers all that a mail or the report's page says: the report's
//! words in every language, its file and link, the mail's words in every language, the process's name and contact as
//! the mail shows them, and the rules that the page tells.

use std::fmt;

use super::Audience;
use super::letter::Letter;
use crate::i18n::Language;
use crate::processes::Process;
use crate::reports::Report;
use crate::secrets::digest;
use crate::web::form::Form;

/// The field that it travels in.
pub(super) const FIELD: &str = "words";

/// All that would be sent, in one number that another wording does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Fingerprint(u128);

impl Fingerprint {
    /// Of a report and the letters to each audience; `rules` is what the page says of how they go.
    pub fn of(
        process: &Process,
        report: &Report,
        letters: &[(Audience, Vec<Letter>)],
        rules: &impl fmt::Debug,
    ) -> Self {
        let names: Vec<&str> = Language::all()
            .iter()
            .map(|&language| process.name(language))
            .collect();
        let sender = (names, &process.contact, process.accent, &process.slug);
        let about = (
            &report.slug,
            report.kind,
            &report.version,
            &report.link,
            report.file,
            &report.texts,
            &report.pictures,
        );
        // Quoted and escaped, so that nothing can pass from one part to the next unnoticed.
        let whole = format!("{:?}", (sender, about, letters, rules));
        let first = digest(whole.as_bytes()).first_chunk().copied();
        Self(u128::from_be_bytes(first.unwrap_or_default()))
    }

    /// What a button was about when its page was shown, if it says so.
    pub fn read(form: &Form) -> Option<Self> {
        form.word(FIELD, |word| u128::from_str_radix(word, 16).ok().map(Self))
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn letter(subject: &str, body: &str) -> Letter {
        Letter {
            language: Language::Swedish,
            subject: subject.into(),
            body: body.into(),
        }
    }

    fn print(of: &Fingerprint) -> Option<Fingerprint> {
        let mut form = Form::default();
        form.set(FIELD, of);
        Fingerprint::read(&form)
    }

    /// Two wordings, told apart by nothing but their letters.
    fn of(letters: &[(Audience, Vec<Letter>)]) -> String {
        format!("{letters:?}")
    }

    proptest! {
        #[test]
        fn it_comes_back_as_it_was_sent(number in any::<u128>()) {
            prop_assert_eq!(print(&Fingerprint(number)), Some(Fingerprint(number)));
        }

        #[test]
        fn nothing_passes_from_one_part_to_the_next(one in "[a\"\\\\, ]{0,4}", two in "[a\"\\\\, ]{0,4}", three in "[a\"\\\\, ]{0,4}", four in "[a\"\\\\, ]{0,4}") {
            let first = of(&[(Audience::Participants, vec![letter(&one, &two)])]);
            let second = of(&[(Audience::Participants, vec![letter(&three, &four)])]);
            prop_assert_eq!(first == second, (one, two) == (three, four));
        }
    }
}
