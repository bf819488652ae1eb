//! What is kept for whoever holds a key of their own, such as the phone that sent an answer.
//!
//! The key that it is sealed under comes from theirs, which is stored nowhere: the whole database and the master key
//! together open nothing. The master key takes part too, so that neither does their key with the database alone.

use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use rand::RngCore;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::{NONCE, Purpose, Secrets};

/// Bytes that are kept, whatever they say: the first is how many of the others mean something.
const BLOCK: usize = 128;
/// Bytes of Poly1305's tag.
const TAG: usize = 16;
/// Bytes that anything kept has.
pub const LENGTH: usize = NONCE + BLOCK + TAG;

/// Somebody's own key, and the place that what they keep is bound to.
#[derive(Clone, Copy)]
pub struct Holder<'a> {
    pub purpose: Purpose,
    /// Such as a dialogue.
    pub scope: i64,
    /// At least 128 random bits, which only they have.
    pub key: &'a [u8],
    /// By which the key is known again.
    pub hash: &'a [u8],
}

impl Holder<'_> {
    fn cipher(&self, secrets: &Secrets) -> XChaCha20Poly1305 {
        let salt = secrets.key(self.purpose, self.scope);
        let mut key = Zeroizing::new([0u8; 32]);
        Hkdf::<Sha256>::new(Some(&*salt), self.key)
            .expand(self.purpose.label(), &mut *key)
            .unwrap_or_else(|_| unreachable!("32 bytes is a length that HKDF-SHA-256 has"));
        XChaCha20Poly1305::new((&*key).into())
    }

    /// What binds it to its row: moved to another, it opens no more.
    fn place(&self) -> Vec<u8> {
        [self.scope.to_be_bytes().as_slice(), self.hash].concat()
    }

    /// Seals something for them. All that anybody keeps has one length; what is too long for it is kept for nobody.
    pub fn seal(&self, secrets: &Secrets, plain: &[u8]) -> Vec<u8> {
        let mut block = [0u8; BLOCK];
        let (first, room) = block.split_at_mut(1);
        let Some((said, length)) = room
            .get_mut(..plain.len())
            .zip(u8::try_from(plain.len()).ok())
        else {
            return kept_for_nobody();
        };
        said.copy_from_slice(plain);
        first.fill(length);
        let mut nonce = [0u8; NONCE];
        rand::rng().fill_bytes(&mut nonce);
        let payload = Payload {
            msg: &block,
            aad: &self.place(),
        };
        let sealed = self
            .cipher(secrets)
            .encrypt(XNonce::from_slice(&nonce), payload)
            .unwrap_or_else(|_| unreachable!("encryption into memory has no failure"));
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what was sealed for them there; none when it was for somebody else, or for nobody.
    pub fn open(&self, secrets: &Secrets, kept: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = kept.split_at_checked(NONCE)?;
        let payload = Payload {
            msg: body,
            aad: &self.place(),
        };
        let block = self
            .cipher(secrets)
            .decrypt(XNonce::from_slice(nonce), payload)
            .ok()?;
        let (&length, room) = block.split_first()?;
        room.get(..usize::from(length)).map(<[u8]>::to_vec)
    }
}

/// What looks like all that is kept, and that nobody can open.
pub fn kept_for_nobody() -> Vec<u8> {
    let mut bytes = vec![0u8; LENGTH];
    rand::rng().fill_bytes(&mut bytes);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOLDER: Holder<'static> = Holder {
        purpose: Purpose::Counted,
        scope: 5,
        key: b"a key of the phone",
        hash: b"its hash",
    };

    fn secrets() -> Secrets {
        Secrets::from_master_key(&[7; 32])
    }

    #[test]
    fn only_the_holder_opens_it_and_only_in_its_place() {
        let kept = HOLDER.seal(&secrets(), b"very_high");
        assert_eq!(HOLDER.open(&secrets(), &kept).unwrap(), b"very_high");
        let others = [
            Holder {
                key: b"a key of another",
                ..HOLDER
            },
            Holder {
                key: HOLDER.hash,
                ..HOLDER
            },
            Holder { key: b"", ..HOLDER },
            Holder { scope: 6, ..HOLDER },
            Holder {
                hash: b"another",
                ..HOLDER
            },
            Holder {
                purpose: Purpose::SubmissionKey,
                ..HOLDER
            },
        ];
        for other in others {
            assert_eq!(other.open(&secrets(), &kept), None);
        }
        let elsewhere = Secrets::from_master_key(&[8; 32]);
        assert_eq!(HOLDER.open(&elsewhere, &kept), None);
        for at in 0..kept.len() {
            let mut kept = kept.clone();
            kept[at] ^= 1;
            assert_eq!(HOLDER.open(&secrets(), &kept), None);
            assert_eq!(HOLDER.open(&secrets(), &kept[..at]), None);
        }
        assert_eq!(HOLDER.open(&secrets(), &kept_for_nobody()), None);
    }

    proptest! {
        #[test]
        fn the_length_says_nothing(plain in proptest::collection::vec(any::<u8>(), 0..BLOCK)) {
            let kept = HOLDER.seal(&secrets(), &plain);
            prop_assert_eq!(kept.len(), kept_for_nobody().len());
            prop_assert_eq!(HOLDER.open(&secrets(), &kept), Some(plain));
        }

        #[test]
        fn what_is_too_long_is_kept_for_nobody(more in 0..2_000_usize) {
            let kept = HOLDER.seal(&secrets(), &vec![1; BLOCK + more]);
            prop_assert_eq!(kept.len(), kept_for_nobody().len());
            prop_assert_eq!(HOLDER.open(&secrets(), &kept), None);
        }
    }
}
