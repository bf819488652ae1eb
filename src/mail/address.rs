//! An e-mail address that was checked, and what is wrong with one that was not.

use std::fmt;

use super::domains;
use crate::i18n::Texts;
use crate::i18n::characters::{composed, is_unseen, narrow, told};

/// An address that mail can be sent to, as its owner wrote it (RFC 5321 §4.1.2, at most 254 octets).
///
/// `Debug` hides it, so that it cannot reach a log by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Address {
    written: String,
    at: usize,
    /// The domain as it is looked up: `xn--…` for one that is not ASCII (RFC 5890), lower-case.
    ascii_domain: String,
}

impl fmt::Debug for Address {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Address(…)")
    }
}

/// Why a text is no address, in a form that can be explained to whoever wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AddressFault {
    Missing,
    NoAt,
    SeveralAts,
    Space,
    /// A character that nobody sees, in the midst of it.
    Unseen(char),
    NoName,
    NoDomain,
    /// A domain that no host on the internet can have.
    NoHost,
    TooLong,
    /// A character that may not stand where it stands.
    Character(char),
}

impl AddressFault {
    /// The fault in the reader's language.
    pub fn text(self, t: &Texts) -> String {
        let key = match self {
            Self::Unseen(c) => {
                return t.with("address-unseen", [("character", told(c).into())]);
            }
            Self::Character(c) => {
                return t.with("address-character", [("character", c.to_string().into())]);
            }
            Self::Missing => "address-missing",
            Self::NoAt => "address-no-at",
            Self::SeveralAts => "address-several-ats",
            Self::Space => "address-space",
            Self::NoName => "address-no-name",
            Self::NoDomain => "address-no-domain",
            Self::NoHost => "address-no-host",
            Self::TooLong => "address-too-long",
        };
        t.get(key).into_owned()
    }
}

/// What may stand before and behind an address that was pasted and is none of it, besides what cannot be seen.
const BEFORE: &[char] = &['<', '(', '"', '\'', '“', '”', '„', '‘', '’', '«', '»'];
const BEHIND: &[char] = &[
    '>', ')', '"', '\'', '“', '”', '„', '‘', '’', '«', '»', '.', ',', ';', ':', '!', '?', '/',
];
/// What a name may hold besides letters and digits (RFC 5322 §3.2.3, RFC 6531).
const ATOM: &str = "!#$%&'*+-/=?^_`{|}~";

/// An address without what surrounds it: white space and characters that cannot be seen, the brackets and the name of
/// mail programs, `mailto:`, quotation marks, the dot or comma of a sentence. Its letters are whole, and wide ones are
/// narrow. The tablet does the same (`kiosk/address.js`).
fn bare(text: &str) -> String {
    let text: String = composed(text).chars().map(narrow).collect();
    let inner = match text.split_once('<') {
        Some((name, rest)) if !name.contains('@') => rest,
        _ => &text,
    };
    let before = |c| is_unseen(c) || BEFORE.contains(&c);
    let inner = inner.trim_start_matches(before);
    let inner = match inner.get(..7) {
        Some(scheme) if scheme.eq_ignore_ascii_case("mailto:") => &inner[7..],
        _ => inner,
    };
    let inner = inner.trim_start_matches(before);
    inner
        .trim_end_matches(|c| is_unseen(c) || BEHIND.contains(&c))
        .to_owned()
}

/// What is wrong with the part before the @.
fn name_fault(name: &str) -> Option<AddressFault> {
    let fits = |c: char| c.is_alphanumeric() || ATOM.contains(c) || c == '.';
    if let Some(wrong) = name.chars().find(|&c| !fits(c)) {
        return Some(AddressFault::Character(wrong));
    }
    if name.starts_with('.') || name.ends_with('.') || name.contains("..") {
        return Some(AddressFault::Character('.'));
    }
    (name.len() > 64).then_some(AddressFault::TooLong)
}

/// Whether a host can have the name (RFC 1123 §2.1): labels of letters, digits and hyphens, the last one no number and, in
/// a name with dots, one that a top-level domain can be.
fn is_host(ascii: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label
                .bytes()
                .all(|c| c.is_ascii_alphanumeric() || c == b'-')
    };
    let last = ascii.rsplit('.').next().unwrap_or_default();
    let is_top = last.starts_with("xn--") || last.bytes().all(|c| c.is_ascii_alphabetic());
    ascii.len() <= 253
        && ascii.split('.').all(label)
        && is_top
        && (last.len() > 1 || !ascii.contains('.'))
}

impl Address {
    /// Reads an address as it was typed or pasted; what surrounds it is dropped.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, AddressFault> {
        let text = bare(text);
        if text.is_empty() {
            return Err(AddressFault::Missing);
        }
        if text.len() > 254 {
            return Err(AddressFault::TooLong);
        }
        if let Some(unseen) = text.chars().find(|&c| is_unseen(c)) {
            return Err(match unseen {
                ' ' => AddressFault::Space,
                other => AddressFault::Unseen(other),
            });
        }
        let at = text.find('@').ok_or(AddressFault::NoAt)?;
        let (name, domain) = (&text[..at], &text[at + 1..]);
        if domain.contains('@') {
            return Err(AddressFault::SeveralAts);
        }
        if name.is_empty() {
            return Err(AddressFault::NoName);
        }
        if domain.is_empty() || domain.starts_with('.') {
            return Err(AddressFault::NoDomain);
        }
        if let Some(fault) = name_fault(name) {
            return Err(fault);
        }
        let ascii_domain = idna::domain_to_ascii(domain)
            .ok()
            .filter(|ascii| is_host(ascii))
            .ok_or(AddressFault::NoHost)?;
        let address = Self {
            at,
            ascii_domain,
            written: text,
        };
        if address.to_lettre().is_none() {
            return Err(AddressFault::NoHost);
        }
        Ok(address)
    }

    /// Like `parse`, for an address of a person somewhere: its domain must have a dot, because a
    /// forgotten `.se` is the commonest slip.
    pub fn parse_public(text: &str) -> Result<Self, AddressFault> {
        let address = Self::parse(text)?;
        if !address.ascii_domain.contains('.') {
            return Err(AddressFault::NoDomain);
        }
        Ok(address)
    }

    /// The address that was probably meant, where the domain looks like a common one mistyped: to be asked about.
    pub fn meant(&self) -> Option<Self> {
        let domain = domains::meant(&self.ascii_domain)?;
        Self::parse(&format!("{}@{domain}", self.name())).ok()
    }

    pub fn as_str(&self) -> &str {
        &self.written
    }

    pub fn name(&self) -> &str {
        &self.written[..self.at]
    }

    pub fn domain(&self) -> &str {
        &self.written[self.at + 1..]
    }

    /// The domain as the DNS writes it, in small letters.
    pub(super) fn ascii_domain(&self) -> &str {
        &self.ascii_domain
    }

    /// The form in which two spellings of one mailbox are the same. Case in the name may matter in theory
    /// (RFC 5321 §2.4) and does not in practice; a person counted twice would be the worse mistake.
    pub fn normalised(&self) -> String {
        format!("{}@{}", self.name().to_lowercase(), self.ascii_domain)
    }

    /// `bounces@example.org` with a token: `bounces+token@example.org`.
    pub fn tagged(&self, tag: &str) -> String {
        format!("{}+{tag}@{}", self.name(), self.domain())
    }

    pub(super) fn to_lettre(&self) -> Option<lettre::Address> {
        let written = format!("{}@{}", self.name(), self.ascii_domain);
        written.parse().ok()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_wrong_is_said() {
        for (text, fault) in [
            ("", AddressFault::Missing),
            ("  ", AddressFault::Missing),
            ("kim.example.org", AddressFault::NoAt),
            ("kim@a@example.org", AddressFault::SeveralAts),
            ("kim lind@example.org", AddressFault::Space),
            ("@example.org", AddressFault::NoName),
            ("kim@", AddressFault::NoDomain),
            ("kim@.org", AddressFault::NoDomain),
            ("kim@example..org", AddressFault::NoHost),
            ("kim@exa_mple!.org", AddressFault::NoHost),
            ("ki\u{200b}m@example.org", AddressFault::Unseen('\u{200b}')),
            ("k(m@example.org", AddressFault::Character('(')),
            ("ki..m@example.org", AddressFault::Character('.')),
        ] {
            assert_eq!(Address::parse(text).unwrap_err(), fault, "{text}");
        }
        assert_eq!(
            Address::parse_public("kim@example").unwrap_err(),
            AddressFault::NoDomain
        );
        assert_eq!(
            Address::parse(&format!("{}@example.org", "k".repeat(250))).unwrap_err(),
            AddressFault::TooLong
        );
    }

    #[test]
    fn the_table_says_what_becomes_of_an_address() {
        let table: Vec<Vec<String>> =
            serde_json::from_str(include_str!("../../tests/addresses.json")).unwrap();
        for row in &table {
            let told = match Address::parse_public(&row[0]) {
                Err(_) => ("refuse", None),
                Ok(address) => match address.meant() {
                    Some(meant) => ("ask", Some(meant.as_str().to_owned())),
                    None => ("take", Some(address.as_str().to_owned())),
                },
            };
            let right = Some(row[2].clone()).filter(|_| row[1] != "refuse");
            assert_eq!(told, (row[1].as_str(), right), "{row:?}");
        }
    }

    #[test]
    fn two_spellings_of_one_mailbox_are_the_same() {
        let a = Address::parse(" Kim.Lind@Example.ORG ").unwrap();
        assert_eq!(a.as_str(), "Kim.Lind@Example.ORG");
        assert_eq!(a.normalised(), "kim.lind@example.org");
        assert_eq!(a.tagged("x1"), "Kim.Lind+x1@Example.ORG");
        assert_eq!(format!("{a:?}"), "Address(…)");
        let idn = Address::parse("kim@exämple.se").unwrap();
        assert_eq!(
            idn.normalised(),
            Address::parse("Kim@xn--exmple-cua.se")
                .unwrap()
                .normalised()
        );
        assert!(
            idn.to_lettre()
                .is_some_and(|address| address.to_string().is_ascii())
        );
    }

    proptest! {
        #[test]
        fn no_text_panics_and_no_address_breaks_a_line(text in "\\PC*|[\\x00-\\x7f]*|[<'\"(. \u{200b}]{0,3}(mailto:)?[a-zå.<]{1,5}@[a-zå.-]{1,6}[.][a-z]{1,3}[>.,/ \u{200e}]{0,3}") {
            if let Ok(address) = Address::parse(&text) {
                prop_assert!(!address.as_str().contains(['\r', '\n', ' ', '\0']));
                prop_assert!(address.to_lettre().is_some());
                prop_assert!(!address.as_str().contains(is_unseen));
                let again = Address::parse(address.as_str());
                prop_assert_eq!(again.as_ref().map(Address::as_str), Ok(address.as_str()));
            }
        }
    }
}
