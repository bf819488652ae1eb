//! An e-mail address that was checked, and what is wrong with one that was not.

use std::fmt;

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
    NoName,
    NoDomain,
    TooLong,
    Other,
}

impl AddressFault {
    /// The key of its explanation.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Missing => "address-missing",
            Self::NoAt => "address-no-at",
            Self::SeveralAts => "address-several-ats",
            Self::Space => "address-space",
            Self::NoName => "address-no-name",
            Self::NoDomain => "address-no-domain",
            Self::TooLong => "address-too-long",
            Self::Other => "address-other",
        }
    }
}

impl Address {
    /// Reads an address; surrounding white space is let go.
    ///
    /// # Errors
    /// The first thing that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, AddressFault> {
        let text = text.trim();
        if text.is_empty() {
            return Err(AddressFault::Missing);
        }
        if text.len() > 254 {
            return Err(AddressFault::TooLong);
        }
        if text.chars().any(char::is_whitespace) {
            return Err(AddressFault::Space);
        }
        let at = text.find('@').ok_or(AddressFault::NoAt)?;
        let (name, domain) = (&text[..at], &text[at + 1..]);
        if domain.contains('@') {
            return Err(AddressFault::SeveralAts);
        }
        if name.is_empty() {
            return Err(AddressFault::NoName);
        }
        if domain.is_empty() || domain.starts_with('.') || domain.ends_with('.') {
            return Err(AddressFault::NoDomain);
        }
        let ascii_domain = idna::domain_to_ascii(domain).map_err(|_| AddressFault::Other)?;
        let address = Self {
            written: text.to_owned(),
            at,
            ascii_domain,
        };
        if text.chars().any(char::is_control) || address.to_lettre().is_none() {
            return Err(AddressFault::Other);
        }
        Ok(address)
    }

    /// Like `parse`, for an address of a person somewhere: its domain must have a dot, because a
    /// forgotten `.se` is the commonest slip.
    pub fn parse_public(text: &str) -> Result<Self, AddressFault> {
        let address = Self::parse(text)?;
        if !address.domain().contains('.') {
            return Err(AddressFault::NoDomain);
        }
        Ok(address)
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
        format!("{}@{}", self.name(), self.ascii_domain)
            .parse()
            .ok()
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
            ("kim@example..org", AddressFault::Other),
            ("kim@exa_mple!.org", AddressFault::Other),
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
        fn no_text_panics_and_no_address_breaks_a_line(text in "\\PC*|[\\x00-\\x7f]*") {
            if let Ok(address) = Address::parse(&text) {
                prop_assert!(!address.as_str().contains(['\r', '\n', ' ', '\0']));
                prop_assert!(address.to_lettre().is_some());
            }
        }
    }
}
