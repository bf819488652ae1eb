//! The master key and what is derived from it: sealing, blind indexes, keyed tokens.
//!
//! The master key lies in a file of its own (mode 0600) beside the database, or comes from the
//! environment; the database alone discloses no address, code or comment.

pub mod holder;

use hpke::{Deserializable, Kem as _, Serializable};
use std::io::Write;
use std::os::unix::fs::{MetadataExt, OpenOptionsExt, PermissionsExt};
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{XChaCha20Poly1305, XNonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac};
use rand::{Rng, RngCore};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

use crate::error::{Error, Result};

const NONCE: usize = 24;
const MAC: usize = 16;

/// Each purpose of a derived key, and the label that it is derived by.
macro_rules! purposes {
    ($(#[$doc:meta])* $name:ident { $($purpose:ident = $label:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy)]
        pub enum $name { $($purpose),+ }

        impl $name {
            fn label(self) -> &'static [u8] {
                match self { $(Self::$purpose => $label),+ }
            }
        }
    };
}

purposes!(
    /// What a derived key is for. Each purpose has a key of its own, so a value made for one is
    /// worthless for another: a submission key's hash can never be matched with an address.
    Purpose {
        Address = b"eko/1/address",
        AddressIndex = b"eko/1/address-index",
        AddressToken = b"eko/1/address-token",
        AddressMark = b"eko/1/address-mark",
        AddressRow = b"eko/1/address-row",
        ContactMark = b"eko/1/contact-mark",
        Contact = b"eko/1/contact",
        ContactIndex = b"eko/1/contact-index",
        ForwardToken = b"eko/1/forward-token",
        ReturnedMail = b"eko/1/returned-mail",
        MailToken = b"eko/1/mail-token",
        Tablet = b"eko/1/tablet",
        Undo = b"eko/1/undo",
        TabletToken = b"eko/1/tablet-token",
        Code = b"eko/1/code",
        CodeIndex = b"eko/1/code-index",
        HostLink = b"eko/1/host-link",
        Wall = b"eko/1/wall",
        Comment = b"eko/1/comment",
        SubmissionKey = b"eko/1/submission-key",
        Counted = b"eko/1/counted",
        WishKey = b"eko/1/wish-key",
        Throttle = b"eko/1/throttle",
        SessionCookie = b"eko/1/session-cookie",
        KnownBrowser = b"eko/1/known-browser",
        SignInWay = b"eko/1/sign-in-way",
        Fingerprint = b"eko/1/fingerprint",
        Log = b"eko/1/log",
        OwnCalendar = b"eko/1/own-calendar",
        Figures = b"eko/1/figures",
        SecondFactor = b"eko/1/second-factor",
        RecoveryCode = b"eko/1/recovery-code",
    }
);

type TabletKem = hpke::kem::DhP256HkdfSha256;
type TabletPrivateKey = <TabletKem as hpke::Kem>::PrivateKey;
type TabletPublicKey = <TabletKem as hpke::Kem>::PublicKey;
/// Bytes of an uncompressed point on P-256.
const POINT: usize = 65;
/// What both sides of HPKE agree that it is about.
const TABLET_INFO: &[u8] = b"eko/1/tablet";

/// The installation's secrets.
pub struct Secrets {
    derivation: Hkdf<Sha256>,
}

impl std::fmt::Debug for Secrets {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secrets(…)")
    }
}

impl Secrets {
    pub fn from_master_key(key: &[u8; 32]) -> Self {
        Self {
            derivation: Hkdf::new(Some(b"eko"), key),
        }
    }

    /// Reads the master key (32 bytes in base 64) from `path`, or makes one if there is none.
    ///
    /// # Errors
    /// If the file cannot be read or made, can be read by others, or holds something else.
    pub fn load_or_create(path: &Path) -> Result<Self> {
        match std::fs::OpenOptions::new()
            .write(true)
            .create_new(true)
            .mode(0o600)
            .open(path)
        {
            Ok(mut file) => {
                let mut key = Zeroizing::new([0u8; 32]);
                rand::rng().fill_bytes(&mut *key);
                let text = Zeroizing::new(format!("{}\n", STANDARD.encode(*key)));
                file.write_all(text.as_bytes())?;
                file.sync_all()?;
                Ok(Self::from_master_key(&key))
            }
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Self::load(path),
            Err(error) => Err(error.into()),
        }
    }

    /// Reads the master key from a file.
    ///
    /// # Errors
    /// If it cannot be read, can be read by others too, or holds something else.
    pub fn load(path: &Path) -> Result<Self> {
        let facts = std::fs::metadata(path)?;
        let mode = facts.permissions().mode();
        // systemd lets the group root read a credential, which root may do anyway.
        let others = if facts.gid() == 0 { 0o037 } else { 0o077 };
        if mode & others != 0 {
            return Err(Error::Settings(format!(
                "the master key {} can be read by others (mode {:o}); run chmod 600 on it",
                path.display(),
                mode & 0o777
            )));
        }
        let text = Zeroizing::new(std::fs::read_to_string(path)?);
        Self::parse(&text)
    }

    /// Reads a master key from text: 32 bytes in base 64.
    pub fn parse(text: &str) -> Result<Self> {
        let bytes = Zeroizing::new(STANDARD.decode(text.trim()).unwrap_or_default());
        let key: [u8; 32] = bytes.as_slice().try_into().map_err(|_| {
            Error::Settings("the master key must be 32 bytes written in base 64".into())
        })?;
        let key = Zeroizing::new(key);
        Ok(Self::from_master_key(&key))
    }

    /// The derived key of a purpose, for a scope such as a process (0 for the whole installation).
    fn key(&self, purpose: Purpose, scope: i64) -> Zeroizing<[u8; 32]> {
        let mut key = Zeroizing::new([0u8; 32]);
        self.derivation
            .expand_multi_info(&[purpose.label(), &scope.to_be_bytes()], &mut *key)
            .unwrap_or_else(|_| unreachable!("32 bytes is a length that HKDF-SHA-256 has"));
        key
    }

    /// Seals `plain` so that it opens only with the same purpose and row id, and its length tells little: 64 bytes look
    /// like none, 128 like 65.
    pub fn seal(&self, purpose: Purpose, row: i64, plain: &[u8]) -> Vec<u8> {
        let plain = Zeroizing::new(padded(plain));
        let cipher = XChaCha20Poly1305::new((&*self.key(purpose, 0)).into());
        let mut nonce = [0u8; NONCE];
        rand::rng().fill_bytes(&mut nonce);
        let payload = Payload {
            msg: &plain,
            aad: &row.to_be_bytes(),
        };
        let sealed = cipher
            .encrypt(XNonce::from_slice(&nonce), payload)
            .unwrap_or_else(|_| unreachable!("encryption into memory has no failure"));
        [nonce.as_slice(), &sealed].concat()
    }

    /// Opens what `seal` made for the same purpose and row.
    pub fn open(&self, purpose: Purpose, row: i64, sealed: &[u8]) -> Result<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE).ok_or(Error::Unsealing)?;
        let payload = Payload {
            msg: body,
            aad: &row.to_be_bytes(),
        };
        let padded = XChaCha20Poly1305::new((&*self.key(purpose, 0)).into())
            .decrypt(XNonce::from_slice(nonce), payload)
            .map_err(|_| Error::Unsealing)?;
        unpadded(padded).ok_or(Error::Unsealing)
    }

    /// A keyed hash by which a secret value can be found again but not read.
    pub fn blind_index(&self, purpose: Purpose, scope: i64, value: &[u8]) -> Vec<u8> {
        self.mac(purpose, scope, value).to_vec()
    }

    /// A secret of 128 bits that comes from a value: the same each time, and of no use to guess the value by.
    pub fn token(&self, purpose: Purpose, scope: i64, value: &[u8]) -> String {
        URL_SAFE_NO_PAD.encode(&self.mac(purpose, scope, value)[..MAC])
    }

    /// The public key that tablets seal to: an uncompressed P-256 point, 65 bytes.
    pub fn tablet_public_key(&self) -> Vec<u8> {
        self.tablet_keys().1.to_bytes().to_vec()
    }

    fn tablet_keys(&self) -> (TabletPrivateKey, TabletPublicKey) {
        TabletKem::derive_keypair(&*self.key(Purpose::Tablet, 0))
    }

    /// Opens what a tablet sealed for `label`: HPKE in base mode (RFC 9180) with P-256, HKDF-SHA-256 and AES-128-GCM,
    /// which browsers' WebCrypto has all parts of. The encapsulated key comes first.
    pub fn open_from_tablet(&self, label: &[u8], sealed: &[u8]) -> Result<Vec<u8>> {
        let (key, body) = sealed.split_at_checked(POINT).ok_or(Error::Unsealing)?;
        let key =
            <TabletKem as hpke::Kem>::EncappedKey::from_bytes(key).map_err(|_| Error::Unsealing)?;
        hpke::single_shot_open::<hpke::aead::AesGcm128, hpke::kdf::HkdfSha256, TabletKem>(
            &hpke::OpModeR::Base,
            &self.tablet_keys().0,
            &key,
            TABLET_INFO,
            body,
            label,
        )
        .map_err(|_| Error::Unsealing)
    }

    /// A row id that only the same value gives again: a positive 63-bit number that tells nothing about it.
    pub fn derived_id(&self, purpose: Purpose, scope: i64, value: &[u8]) -> i64 {
        let mac = self.mac(purpose, scope, value);
        let first = mac.first_chunk().copied().unwrap_or_default();
        let number = u64::from_be_bytes(first);
        i64::try_from(number >> 1).unwrap_or(i64::MAX).max(1)
    }

    fn mac(&self, purpose: Purpose, scope: i64, value: &[u8]) -> [u8; 32] {
        let mut mac = <Hmac<Sha256> as Mac>::new_from_slice(&*self.key(purpose, scope))
            .unwrap_or_else(|_| unreachable!("HMAC takes keys of any length"));
        mac.update(value);
        mac.finalize().into_bytes().into()
    }

    /// A token that names a row and can be checked without being stored: 8 bytes that hide the id, 16 bytes MAC. Who reads
    /// it in a mail does not learn the id, and so finds no row in a database that they have stolen. The MAC is what the id
    /// is hidden with, as in SIV (RFC 5297).
    pub fn row_token(&self, purpose: Purpose, row: i64) -> String {
        let id = row.to_be_bytes();
        let mac = self.mac(purpose, 0, &id);
        let hidden = self.hide(purpose, id, &mac[..MAC]);
        URL_SAFE_NO_PAD.encode([hidden.as_slice(), &mac[..MAC]].concat())
    }

    /// The row that a token names, if the token is one of ours.
    pub fn read_row_token(&self, purpose: Purpose, token: &str) -> Option<i64> {
        let bytes = URL_SAFE_NO_PAD.decode(token).ok()?;
        let (hidden, mac) = bytes.split_first_chunk::<8>()?;
        let id = self.hide(purpose, *hidden, mac);
        let expected = self.mac(purpose, 0, &id);
        bool::from(expected[..MAC].ct_eq(mac)).then(|| i64::from_be_bytes(id))
    }

    /// Hides an id, or shows it again.
    fn hide(&self, purpose: Purpose, id: [u8; 8], mac: &[u8]) -> [u8; 8] {
        let pad = self.mac(purpose, 1, mac);
        let mut hidden = id;
        for (byte, pad) in hidden.iter_mut().zip(pad) {
            *byte ^= pad;
        }
        hidden
    }

    /// By which a database knows its master key again, and from which nothing follows.
    pub fn fingerprint(&self) -> Vec<u8> {
        self.mac(Purpose::Fingerprint, 0, b"master key").to_vec()
    }

    /// A cookie key: 64 bytes.
    pub fn cookie_key(&self) -> actix_web::cookie::Key {
        let mut key = Zeroizing::new([0u8; 64]);
        self.derivation
            .expand(Purpose::SessionCookie.label(), &mut *key)
            .unwrap_or_else(|_| unreachable!("64 bytes is a length that HKDF-SHA-256 has"));
        actix_web::cookie::Key::from(&*key)
    }
}

/// What is sealed has one of few lengths: its own in 4 bytes, then itself, then zeros up to a power of two.
fn padded(plain: &[u8]) -> Vec<u8> {
    const LEAST: usize = 64;
    let length = u32::try_from(plain.len()).unwrap_or(u32::MAX);
    let size = plain.len().max(1).next_power_of_two().max(LEAST) + 4;
    let mut padded = Vec::with_capacity(size);
    padded.extend_from_slice(&length.to_be_bytes());
    padded.extend_from_slice(plain);
    padded.resize(size, 0);
    padded
}

fn unpadded(padded: Vec<u8>) -> Option<Vec<u8>> {
    let padded = Zeroizing::new(padded);
    let (length, rest) = padded.split_first_chunk::<4>()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    rest.get(..length).map(<[u8]>::to_vec)
}

/// A fresh secret of 128 bits, safe in a URL.
pub fn random_token() -> String {
    let mut bytes = [0u8; 16];
    rand::rng().fill_bytes(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}

/// A hash by which the same bytes are known again (SHA-256). For what is no secret.
pub fn digest(bytes: &[u8]) -> Vec<u8> {
    Sha256::digest(bytes).to_vec()
}

/// The same of bytes that come one after another.
#[derive(Clone, Default)]
pub struct Digester(Sha256);

impl Digester {
    pub fn take_in(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    pub fn done(self) -> Vec<u8> {
        self.0.finalize().to_vec()
    }
}

/// Bytes in hexadecimal.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The hash under which a random token is kept. The token has 128 bits of its own, so no key is needed.
pub fn token_hash(token: &str) -> Vec<u8> {
    digest(token.as_bytes())
}

/// A random id: positive, 63 bits, telling nothing about when it was made.
pub fn random_id() -> i64 {
    rand::rng().random_range(1..=i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secrets() -> Secrets {
        Secrets::from_master_key(&[7; 32])
    }

    #[test]
    fn what_a_tablet_seals_opens_here_and_only_for_its_label() {
        let secrets = secrets();
        let key = TabletPublicKey::from_bytes(&secrets.tablet_public_key()).unwrap();
        let (encapped, body) =
            hpke::single_shot_seal::<hpke::aead::AesGcm128, hpke::kdf::HkdfSha256, TabletKem, _>(
                &hpke::OpModeS::Base,
                &key,
                TABLET_INFO,
                b"an answer",
                b"answers",
                &mut rand::rng(),
            )
            .unwrap();
        let sealed = [encapped.to_bytes().as_slice(), &body].concat();
        let opened = secrets.open_from_tablet(b"answers", &sealed);
        assert_eq!(opened.unwrap(), b"an answer");
        assert!(secrets.open_from_tablet(b"addresses", &sealed).is_err());
        let other = Secrets::from_master_key(&[8; 32]);
        assert!(other.open_from_tablet(b"answers", &sealed).is_err());
        for cut in [0, 64, 65, 70] {
            let cut = secrets.open_from_tablet(b"answers", &sealed[..cut]);
            assert!(cut.is_err());
        }
    }

    #[test]
    fn a_sealed_value_opens_only_in_its_own_row_and_for_its_own_purpose() {
        let sealed = secrets().seal(Purpose::Address, 5, b"kim@example.org");
        let opened = secrets().open(Purpose::Address, 5, &sealed).unwrap();
        assert_eq!(opened, b"kim@example.org");
        assert!(secrets().open(Purpose::Address, 6, &sealed).is_err());
        assert!(secrets().open(Purpose::Comment, 5, &sealed).is_err());
        assert!(secrets().open(Purpose::Address, 5, &sealed[..10]).is_err());
        assert!(!sealed.windows(3).any(|bytes| bytes == b"kim"));
    }

    #[test]
    fn the_length_of_what_is_sealed_tells_little() {
        let lengths = |plain: std::ops::RangeInclusive<usize>| {
            let sealed = plain.map(|length| {
                let plain = vec![b'a'; length];
                let sealed = secrets().seal(Purpose::Comment, 5, &plain);
                assert_eq!(secrets().open(Purpose::Comment, 5, &sealed).unwrap(), plain);
                sealed.len()
            });
            sealed.collect::<std::collections::BTreeSet<_>>().len()
        };
        assert_eq!(
            (lengths(0..=64), lengths(65..=128), lengths(0..=4000)),
            (1, 1, 7)
        );
    }

    #[test]
    fn sealing_twice_never_gives_the_same_bytes() {
        let seal = || secrets().seal(Purpose::Address, 5, b"kim@example.org");
        assert_ne!(seal(), seal());
    }

    #[test]
    fn a_blind_index_differs_between_processes() {
        let index =
            |process| secrets().blind_index(Purpose::AddressIndex, process, b"kim@example.org");
        assert_eq!(index(1), index(1));
        assert_ne!(index(1), index(2));
    }

    #[test]
    fn a_row_token_is_checked_to_the_last_bit() {
        let token = secrets().row_token(Purpose::AddressToken, 42);
        let read = |token: &str| secrets().read_row_token(Purpose::AddressToken, token);
        assert_eq!(read(&token), Some(42));
        let mut bytes = URL_SAFE_NO_PAD.decode(&token).unwrap();
        for at in 0..bytes.len() {
            bytes[at] ^= 1;
            assert_eq!(read(&URL_SAFE_NO_PAD.encode(&bytes)), None);
            bytes[at] ^= 1;
        }
        assert_eq!(read(""), None);
        let id = 42_i64.to_be_bytes();
        assert!(
            !bytes.windows(8).any(|part| part == id),
            "the row is not to be read from it"
        );
        assert_eq!(secrets().read_row_token(Purpose::Comment, &token), None);
    }

    #[test]
    fn a_key_that_others_can_read_is_refused() {
        let folder = std::env::temp_dir().join(format!("eko-key-{}", random_id()));
        std::fs::create_dir(&folder).unwrap();
        let path = folder.join("key");
        Secrets::load_or_create(&path).unwrap();
        let mode = std::fs::metadata(&path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
        Secrets::load_or_create(&path).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).unwrap();
        let refused = Secrets::load_or_create(&path);
        assert!(matches!(refused, Err(Error::Settings(_))));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
