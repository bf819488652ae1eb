//! The key of a page on which an address can be left.
//!
//! It is random, so that the page sent twice is one wish, and signed, so that it takes a page of ours for each address:
//! whoever wants to have mail sent to thousands has to ask for as many pages. It is bound to its dialogue and stored
//! nowhere.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use rand::RngCore;
use subtle::ConstantTimeEq;

use crate::db::ids::DialogueId;
use crate::error::{Error, Result};
use crate::secrets::{Purpose, Secrets};

/// Bytes of chance, and of the signature after them.
const HALF: usize = 16;

/// The key of one page.
#[derive(Clone, PartialEq, Eq)]
pub struct PageKey(String);

impl PageKey {
    /// A new page's.
    pub fn new(secrets: &Secrets, of: DialogueId) -> Self {
        let mut chance = [0; HALF];
        rand::rng().fill_bytes(&mut chance);
        let whole = [&chance, signature(secrets, of, &chance).as_slice()].concat();
        Self(URL_SAFE_NO_PAD.encode(whole))
    }

    /// As a form brings it back.
    ///
    /// # Errors
    /// `Malformed` when none of our pages had it.
    pub fn parse(secrets: &Secrets, of: DialogueId, text: &str) -> Result<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
        let is_ours = bytes
            .split_at_checked(HALF)
            .is_some_and(|(chance, sign)| signature(secrets, of, chance).ct_eq(sign).into());
        if is_ours {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::Malformed("form-key-missing"))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

fn signature(secrets: &Secrets, of: DialogueId, chance: &[u8]) -> Vec<u8> {
    let mut whole = secrets.blind_index(Purpose::WishKey, of.0, chance);
    whole.truncate(HALF);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_key_of_ours_is_taken_and_only_at_its_dialogue() {
        let secrets = Secrets::from_master_key(&[7; 32]);
        let (here, there) = (DialogueId(1), DialogueId(2));
        let key = PageKey::new(&secrets, here);
        let taken = |of, text: &str| PageKey::parse(&secrets, of, text).is_ok();
        assert!(taken(here, key.as_str()));
        assert!(!taken(there, key.as_str()));
        let other = PageKey::new(&Secrets::from_master_key(&[8; 32]), here);
        assert!(!taken(here, other.as_str()));
        for made_up in [
            "",
            "AAAAAAAAAAAAAAAAAAAAAA",
            &crate::secrets::random_token(),
        ] {
            assert!(!taken(here, made_up), "{made_up}");
        }
        let mut bytes = URL_SAFE_NO_PAD.decode(key.as_str()).expect("bytes");
        bytes[3] ^= 1;
        assert!(!taken(here, &URL_SAFE_NO_PAD.encode(bytes)));
    }
}
