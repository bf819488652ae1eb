//! E-mail addresses of those who wish feedback: sealed, pooled per process, with what their owners agreed to.
//!
//! The only room that can open an address. It knows no answer: this room and `survey` never meet, and an
//! address carries no dialogue, board, group or day.

pub mod handlers;
pub mod queries;
pub mod retention;
mod views;

use sha2::{Digest, Sha256};

use crate::db::ids::{AddressId, ContactId, ProcessId, word_enum};
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::mail::Address;
use crate::secrets::{Purpose as Key, Secrets};

word_enum!(
    /// What somebody agreed to get, each with a box of its own (D16, D20).
    Purpose {
        Interim = "interim",
        Final = "final",
        Outcomes = "outcomes",
    }
);

impl Purpose {
    /// The key of its name.
    pub fn name_key(self) -> &'static str {
        match self {
            Self::Interim => "purpose-interim",
            Self::Final => "purpose-final",
            Self::Outcomes => "purpose-outcomes",
        }
    }

    /// The key of the words beside its box.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::Interim => "consent-interim",
            Self::Final => "consent-final",
            Self::Outcomes => "consent-outcomes",
        }
    }
}

/// What somebody agreed to: at least one purpose, or nothing is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent {
    pub interim: bool,
    pub r#final: bool,
    pub outcomes: bool,
}

impl Consent {
    pub fn from_purposes(mut agreed: impl FnMut(Purpose) -> bool) -> Self {
        Self {
            interim: agreed(Purpose::Interim),
            r#final: agreed(Purpose::Final),
            outcomes: agreed(Purpose::Outcomes),
        }
    }

    pub fn to(self, purpose: Purpose) -> bool {
        match purpose {
            Purpose::Interim => self.interim,
            Purpose::Final => self.r#final,
            Purpose::Outcomes => self.outcomes,
        }
    }

    pub fn is_empty(self) -> bool {
        !Purpose::ALL.iter().any(|&purpose| self.to(purpose))
    }

    /// Both together: who agrees again takes nothing back.
    pub fn and(self, other: Self) -> Self {
        Self::from_purposes(|purpose| self.to(purpose) || other.to(purpose))
    }
}

/// The words that somebody agreed to, kept as they were shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    pub language: Language,
    pub version: i32,
    pub body: String,
}

/// Counted up when the consent texts change.
pub const WORDING_VERSION: i32 = 1;

impl Wording {
    /// The consent as its page shows it.
    pub fn shown(t: &Texts, organisation: &str) -> Self {
        let mut body = t.with(
            "consent-intro",
            [("organisation", organisation.to_owned().into())],
        );
        for purpose in Purpose::ALL {
            body.push('\n');
            body.push_str(&t.get(purpose.text_key()));
        }
        body.push('\n');
        body.push_str(&t.get("consent-under-13"));
        Self {
            language: t.language,
            version: WORDING_VERSION,
            body,
        }
    }

    /// By which it is found: SHA-256 over language, version and text.
    pub fn hash(&self) -> Vec<u8> {
        Sha256::new()
            .chain_update(self.language.word())
            .chain_update(self.version.to_be_bytes())
            .chain_update(&self.body)
            .finalize()
            .to_vec()
    }
}

/// An address row as it is stored.
#[derive(Debug, Clone)]
pub struct Stored {
    pub id: AddressId,
    pub process: ProcessId,
    pub sealed: Vec<u8>,
    pub language: Language,
    pub consent: Consent,
    pub wording_hash: Vec<u8>,
    pub quarter: String,
}

impl Stored {
    /// Opens the address: to send to it, or to show it to its owner.
    pub fn open(&self, secrets: &Secrets) -> Result<Address> {
        open(secrets, self.id, &self.sealed)
    }
}

/// Opens a sealed address.
///
/// # Errors
/// `Unsealing` when the master key is another, or the row was tampered with.
pub fn open(secrets: &Secrets, id: AddressId, sealed: &[u8]) -> Result<Address> {
    let bytes = secrets.open(Key::Address, id.0, sealed)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::Unsealing)?;
    Address::parse(&text).map_err(|_| Error::Unsealing)
}

/// Seals the address of somebody who is written to at work, for its row.
pub fn seal_contact(secrets: &Secrets, id: ContactId, of: &Address) -> Vec<u8> {
    secrets.seal(Key::Contact, id.0, of.as_str().as_bytes())
}

/// Opens the sealed address of a contact.
///
/// # Errors
/// `Unsealing` when the master key is another, or the row was tampered with.
pub fn open_contact(secrets: &Secrets, id: ContactId, sealed: &[u8]) -> Result<Address> {
    let bytes = secrets.open(Key::Contact, id.0, sealed)?;
    let text = String::from_utf8(bytes).map_err(|_| Error::Unsealing)?;
    Address::parse(&text).map_err(|_| Error::Unsealing)
}

/// By which a contact's address is found again within its process.
pub fn contact_index(secrets: &Secrets, process: ProcessId, of: &Address) -> Vec<u8> {
    secrets.blind_index(Key::ContactIndex, process.0, of.normalised().as_bytes())
}

/// The token of an address's own pages: it names the row and proves itself, so nothing has to be stored.
pub fn token(secrets: &Secrets, id: AddressId) -> String {
    secrets.row_token(Key::AddressToken, id.0)
}

/// The address that a token names, if the token is one of ours; the row may be gone.
pub fn read_token(secrets: &Secrets, token: &str) -> Option<AddressId> {
    secrets
        .read_row_token(Key::AddressToken, token)
        .map(AddressId)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agreeing_again_takes_nothing_back() {
        let interim = Consent::from_purposes(|purpose| purpose == Purpose::Interim);
        let later = Consent::from_purposes(|purpose| purpose == Purpose::Outcomes);
        let both = interim.and(later);
        assert!(
            both.to(Purpose::Interim) && both.to(Purpose::Outcomes) && !both.to(Purpose::Final)
        );
        assert!(Consent::from_purposes(|_| false).is_empty());
    }

    #[test]
    fn another_wording_has_another_hash() {
        let sv = Wording::shown(Language::Swedish.texts(), "Region Halland");
        let en = Wording::shown(Language::English.texts(), "Region Halland");
        assert_ne!(sv.hash(), en.hash());
        assert_ne!(
            sv.hash(),
            Wording {
                version: 2,
                ..sv.clone()
            }
            .hash()
        );
        assert_eq!(
            sv.hash(),
            Wording::shown(Language::Swedish.texts(), "Region Halland").hash()
        );
    }
}
