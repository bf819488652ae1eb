//! E-mail addresses of those who wish feedback: sealed, pooled per process, with what their owners agreed to.
//!
//! The only room that can open an address. It knows no answer: this room and `survey` never meet, and an
//! address carries no dialogue, board, group or day.

mod addressee;
mod forms;
pub mod handlers;
mod keeping;
mod offer;
mod page_key;
pub mod queries;
pub mod retention;
mod views;

pub use keeping::{has_shown, keep, show};
pub use offer::{Offer, purpose_of};
pub use page_key::PageKey;

use diesel::prelude::*;
use jiff::civil::Date;
use sha2::{Digest, Sha256};

use crate::db::ids::{AddressId, ContactId, ProcessId, word_enum};
use crate::db::schema::{address, consent_wording};
use crate::error::{Error, Result};
use crate::i18n::{self, Language, Texts};
use crate::mail::Address;
use crate::secrets::{Purpose as Key, Secrets};

word_enum!(
    /// What somebody agreed to get, each with a box of its own (D16, D20).
    Purpose {
        Interim = "interim" => "consent-interim",
        Final = "final" => "consent-final",
        Outcomes = "outcomes" => "consent-outcomes",
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
}

/// What somebody agreed to: at least one purpose, or nothing is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = address)]
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
}

/// The words that somebody agreed to, kept as they were shown.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Queryable, Selectable, Insertable)]
#[diesel(table_name = consent_wording)]
pub struct Wording {
    pub language: Language,
    pub version: i32,
    pub body: String,
}

/// Counted up when the consent texts change.
pub const WORDING_VERSION: i32 = 3;
/// Stands between a purpose's word and what is said of it.
const OFFERS: char = '\t';
/// What was said of purposes in versions 1 and 2, where other words stand now.
const FORMERLY: [(Purpose, &str); 2] = [
    (Purpose::Outcomes, "معلومات عمّا تحقق نتيجة لذلك، في وقت لاحق"),
    (
        Purpose::Outcomes,
        "más adelante, información sobre lo que se ha conseguido",
    ),
];
/// From when on each version was shown: that, and no day of their own, is the evidence of when somebody agreed.
const VERSIONS: [(i32, Date); 3] = [
    (1, Date::constant(2026, 11, 21)),
    (2, Date::constant(2026, 11, 29)),
    (WORDING_VERSION, Date::constant(2026, 11, 30)),
];

impl Wording {
    /// The consent as a page shows it that offers everything.
    pub fn shown(t: &Texts, organisation: &str) -> Self {
        Self::offering(t, organisation, &Offer::all())
    }

    /// What it says to whoever agreed to this: all but what they did not agree to.
    pub fn lines_agreed_to(&self, consent: Consent) -> impl Iterator<Item = &str> {
        self.said()
            .filter(move |(purpose, _)| purpose.is_none_or(|purpose| consent.to(purpose)))
            .map(|(_, line)| line)
    }

    /// All that it says, line by line.
    pub fn lines(&self) -> impl Iterator<Item = &str> {
        self.said().map(|(_, line)| line)
    }

    /// Its lines, each with the purpose that it offers. Before version 3 a line did not say what it offers: it is told
    /// by its words, as they were.
    fn said(&self) -> impl Iterator<Item = (Option<Purpose>, &str)> {
        self.body.lines().map(|line| {
            let marked = line.split_once(OFFERS);
            match marked.and_then(|(word, line)| Some((Purpose::from_word(word)?, line))) {
                Some((purpose, line)) => (Some(purpose), line),
                None if self.version < 3 => (self.formerly(line), line),
                None => (None, line),
            }
        })
    }

    /// What Eko itself says of a purpose, whatever lies beside the database.
    fn ours(&self, purpose: Purpose) -> Option<String> {
        i18n::brought(self.language, purpose.text_key())
    }

    fn formerly(&self, line: &str) -> Option<Purpose> {
        let now = Purpose::ALL.iter().copied();
        let now = now.filter(|&one| self.ours(one).is_some_and(|ours| ours == line));
        let then = FORMERLY.iter().filter(|(_, words)| *words == line);
        now.chain(then.map(|(purpose, _)| *purpose)).next()
    }

    /// The consent as a page shows it that offers this.
    pub fn offering(t: &Texts, organisation: &str, offer: &Offer) -> Self {
        let organisation = organisation.to_owned();
        let mut body = t.with("consent-intro", [("organisation", organisation.into())]);
        for purpose in offer.purposes() {
            body.push('\n');
            body.push_str(purpose.word());
            body.push(OFFERS);
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

    /// From when on it was shown; none of a version that is not ours, nor of one in somebody else's words.
    pub fn since(&self) -> Option<Date> {
        let mut offered = self
            .said()
            .filter_map(|(purpose, line)| Some((purpose?, line)));
        if self.version == WORDING_VERSION
            && offered.any(|(purpose, line)| self.ours(purpose).is_none_or(|ours| ours != line))
        {
            return None;
        }
        let known = VERSIONS
            .iter()
            .find(|(version, _)| *version == self.version);
        known.map(|(_, since)| *since)
    }

    /// By which it is found among those of a process: SHA-256 over process, language, version and text.
    pub fn hash(&self, of: ProcessId) -> Vec<u8> {
        Sha256::new()
            .chain_update(of.0.to_be_bytes())
            .chain_update(self.language.word())
            .chain_update(self.version.to_be_bytes())
            .chain_update(&self.body)
            .finalize()
            .to_vec()
    }
}

/// An address row as it is stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = address)]
pub struct Stored {
    pub id: AddressId,
    #[diesel(column_name = process_id)]
    pub process: ProcessId,
    pub sealed: Vec<u8>,
    pub language: Language,
    #[diesel(embed)]
    pub consent: Consent,
    pub wording_hash: Vec<u8>,
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
    unsealed(secrets.open(Key::Address, id.0, sealed)?)
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
    unsealed(secrets.open(Key::Contact, id.0, sealed)?)
}

fn unsealed(bytes: Vec<u8>) -> Result<Address> {
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

/// The mark of an address in the name of a mail's file, by which the file goes with the address.
pub fn mark(secrets: &Secrets, id: AddressId) -> i64 {
    secrets.derived_id(Key::AddressMark, 0, &id.0.to_be_bytes())
}

/// The mark of somebody who is written to at work; another one once the address was corrected.
pub fn contact_mark(secrets: &Secrets, id: ContactId, sealed: &[u8]) -> i64 {
    let value = [&id.0.to_be_bytes()[..], sealed].concat();
    secrets.derived_id(Key::ContactMark, 0, &value)
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
    fn another_wording_has_another_hash() {
        let in_language = |language: Language| Wording::shown(language.texts(), "Region Halland");
        let (sv, en) = (Language::Swedish, Language::English);
        let (one, other) = (ProcessId(1), ProcessId(2));
        let hash = in_language(sv).hash(one);
        let old = in_language(sv);
        let version = old.version + 1;
        assert_ne!(hash, in_language(en).hash(one));
        assert_ne!(hash, in_language(sv).hash(other));
        assert_ne!(hash, Wording { version, ..old }.hash(one));
        assert_eq!(hash, in_language(sv).hash(one));
    }

    #[test]
    fn the_version_that_is_shown_has_a_day() {
        let shown = Wording::shown(Language::Swedish.texts(), "Region Halland");
        assert!(shown.since().is_some());
    }
}
