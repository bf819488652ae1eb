//! DKIM: signs a mail for its sender's domain (RFC 6376), with RSA and Ed25519 side by side (RFC 8463).
//!
//! What is signed are the very bytes that travel. lettre's own signer sees a mail's headers before its parts
//! add theirs, so that a signed `Content-Type` never verifies; it also keeps one signature only and reads the
//! clock. The arithmetic of the keys is that of our TLS, which is done in constant time.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};
use tokio_rustls::rustls::SignatureScheme;
use tokio_rustls::rustls::crypto::ring::sign::any_supported_type;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::sign::Signer;
use zeroize::Zeroizing;

use crate::clock::Timestamp;
use crate::error::{Error, Result};

/// The headers that are signed, and whether one more of them is signed than there are, so that nobody can add
/// another (RFC 6376 §8.15). That is done for those that a mail has once at most and that people see or answer
/// to. Not for `List-…`: lists that pass a mail on unchanged add their own, and the mail should stay genuine.
const SIGNED: [(&str, bool); 13] = [
    ("from", true),
    ("reply-to", true),
    ("to", true),
    ("subject", true),
    ("date", true),
    ("message-id", true),
    ("mime-version", true),
    ("content-type", true),
    ("content-transfer-encoding", false),
    ("list-unsubscribe", false),
    ("list-unsubscribe-post", false),
    ("list-id", false),
    ("auto-submitted", false),
];

/// What to do about a file that holds no key of ours.
const MAKE_ONE: &str = "an RSA key of 2048 to 4096 bits or an Ed25519 key is wanted, in PEM and without \
     a passphrase; make one with openssl genpkey -algorithm rsa -pkeyopt rsa_keygen_bits:2048, \
     or with openssl genpkey -algorithm ed25519";

/// Where a key lies, and the name under which its public half is published.
#[derive(Debug, Clone)]
pub struct KeyFile {
    pub selector: String,
    pub path: PathBuf,
}

/// Signs for one domain; clones share the keys.
#[derive(Clone)]
pub struct Dkim {
    /// As the DNS writes it: `xn--…` for one that is not ASCII.
    domain: String,
    keys: Arc<[Key]>,
}

impl std::fmt::Debug for Dkim {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Dkim({}, …)", self.domain)
    }
}

struct Key {
    selector: String,
    signer: Box<dyn Signer>,
    /// The public half as it is published, in base 64.
    public: String,
}

impl Dkim {
    /// Reads the keys of `domain`, each from its file: PEM with an RSA key (PKCS #1 or PKCS #8, 2048 bits at
    /// least) or an Ed25519 key (PKCS #8).
    ///
    /// # Errors
    /// `Settings`, naming the file and what to do, when it cannot be read, can be read by others, or holds
    /// something else; and when the domain or a selector cannot stand in the DNS, or a selector comes twice.
    pub fn load(domain: &str, keys: &[KeyFile]) -> Result<Self> {
        let domain = dns_name(domain).ok_or_else(|| {
            Error::Settings(format!("mail.dkim_domain: {domain} is no domain name"))
        })?;
        let mut loaded: Vec<Key> = Vec::with_capacity(keys.len());
        for file in keys {
            let key = Key::load(file)?;
            // Two records under one name leave the verifier guessing.
            if loaded.iter().any(|other| other.selector == key.selector) {
                return Err(Error::Settings(format!(
                    "mail.dkim_keys {}: another key has the selector {} too; give each its own",
                    file.path.display(),
                    key.selector
                )));
            }
            loaded.push(key);
        }
        Ok(Self {
            domain,
            keys: loaded.into(),
        })
    }

    /// The mail with one `DKIM-Signature` per key in front, as made at `date`. The same mail gets the same
    /// signatures again.
    ///
    /// # Errors
    /// `Mail` if a key that signed when it was loaded does not do so any more.
    pub fn sign(&self, mail: &[u8], date: Timestamp) -> Result<Vec<u8>> {
        let (head, body) = halves(mail);
        let (names, fields) = covered(&relaxed_fields(head));
        let body_hash = STANDARD.encode(Sha256::digest(relaxed_body(body)));
        let mut signed = Vec::with_capacity(mail.len() + 1536 * self.keys.len());
        for key in self.keys.iter() {
            let unsigned = format!(
                "DKIM-Signature: v=1; a={}-sha256; c=relaxed/relaxed;\r\n\td={};\r\n\ts={}; t={};\r\n\
                 \th={names};\r\n\tbh={body_hash};\r\n\tb=",
                key.kind(),
                self.domain,
                key.selector,
                date.0.max(0),
            );
            let mut words = fields.clone();
            for (_, field) in relaxed_fields(unsigned.as_bytes()) {
                words.extend_from_slice(&field);
            }
            let signature = key.sign(&words)?;
            signed.extend_from_slice(unsigned.as_bytes());
            signed.extend_from_slice(folded(&signature).as_bytes());
            signed.extend_from_slice(b"\r\n");
        }
        signed.extend_from_slice(mail);
        Ok(signed)
    }

    /// The domain that signs, as the DNS writes it.
    pub(super) fn domain(&self) -> &str {
        &self.domain
    }

    /// The TXT records that have to be published, as name and value. The DNS takes a value longer than 255
    /// bytes as several strings, which are read as one.
    pub fn dns_records(&self) -> Vec<(String, String)> {
        let record = |key: &Key| {
            let name = format!("{}._domainkey.{}", key.selector, self.domain);
            (name, format!("v=DKIM1; k={}; p={}", key.kind(), key.public))
        };
        self.keys.iter().map(record).collect()
    }
}

impl Key {
    fn load(file: &KeyFile) -> Result<Self> {
        let unusable =
            |why: &str| Error::Settings(format!("mail.dkim_keys {}: {why}", file.path.display()));
        let selector = dns_name(&file.selector).ok_or_else(|| {
            unusable("its selector is no name for the DNS; use letters, digits and hyphens")
        })?;
        let pem = read_secret(&file.path).map_err(|why| unusable(&why))?;
        let der = PrivateKeyDer::from_pem_slice(&pem)
            .map(Zeroizing::new)
            .map_err(|_| unusable(&format!("holds no private key; {MAKE_ONE}")))?;
        let (signer, public) = signer_of(&der)
            .ok_or_else(|| unusable(&format!("holds a key that cannot be used; {MAKE_ONE}")))?;
        Ok(Self {
            selector,
            signer,
            public,
        })
    }

    /// As the tags `a=` and `k=` call it.
    fn kind(&self) -> &'static str {
        match self.signer.scheme() {
            SignatureScheme::ED25519 => "ed25519",
            _ => "rsa",
        }
    }

    /// The signature in base 64.
    fn sign(&self, words: &[u8]) -> Result<String> {
        let signature = match self.signer.scheme() {
            // RFC 8463 §3: here the hash is what is signed; RSA hashes by itself.
            SignatureScheme::ED25519 => self.signer.sign(&Sha256::digest(words)),
            _ => self.signer.sign(words),
        };
        signature
            .map(|bytes| STANDARD.encode(bytes))
            .map_err(|error| Error::Mail(format!("the DKIM key {} failed: {error}", self.selector)))
    }
}

/// What signs with a private key, and its public half in base 64; none for a kind or size that DKIM does not
/// take (RFC 8301), and for a key that contradicts itself, which shows only when it signs.
fn signer_of(der: &PrivateKeyDer<'_>) -> Option<(Box<dyn Signer>, String)> {
    let key = any_supported_type(der).ok()?;
    let signer =
        key.choose_scheme(&[SignatureScheme::RSA_PKCS1_SHA256, SignatureScheme::ED25519])?;
    signer.sign(b"a trial").ok()?;
    let info = key.public_key()?;
    let public = match signer.scheme() {
        // RFC 8463 §4: the bare key, which is the end of the structure around it.
        SignatureScheme::ED25519 => info.last_chunk::<32>()?.as_slice(),
        _ => &*info,
    };
    Some((signer, STANDARD.encode(public)))
}

/// A file that only its owner can read.
fn read_secret(path: &Path) -> std::result::Result<Zeroizing<Vec<u8>>, String> {
    let unreadable = |error: std::io::Error| {
        format!("cannot be read ({error}); name a file that belongs to the user Eko runs as")
    };
    let metadata = std::fs::metadata(path).map_err(unreadable)?;
    let mode = metadata.permissions().mode() & 0o777;
    if mode & 0o077 != 0 {
        let advice = "run chmod 600 on it";
        return Err(format!("can be read by others (mode {mode:o}); {advice}"));
    }
    std::fs::read(path).map(Zeroizing::new).map_err(unreadable)
}

/// `text` as a name in the DNS, if it can be one.
fn dns_name(text: &str) -> Option<String> {
    let name = idna::domain_to_ascii(text).ok()?;
    let is_label = |label: &str| {
        (1..=63).contains(&label.len())
            && label
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte))
    };
    name.split('.').all(is_label).then_some(name)
}

/// Headers with the empty line after them, and body.
fn halves(mail: &[u8]) -> (&[u8], &[u8]) {
    let end = mail
        .windows(4)
        .position(|four| four == b"\r\n\r\n")
        .map_or(mail.len(), |at| at + 4);
    mail.split_at(end)
}

fn lines(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|&byte| byte == b'\n')
        .map(|line| line.strip_suffix(b"\r").unwrap_or(line))
}

/// Each header by its name in small letters, and relaxed as a whole: unfolded, without needless white space,
/// and without the line end (RFC 6376 §3.4.2).
fn relaxed_fields(head: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut unfolded: Vec<Vec<u8>> = Vec::new();
    for line in lines(head) {
        match unfolded.last_mut() {
            Some(field) if line.starts_with(b" ") || line.starts_with(b"\t") => {
                field.extend_from_slice(line);
            }
            _ => unfolded.push(line.to_vec()),
        }
    }
    unfolded
        .iter()
        .filter_map(|field| {
            let mut parts = field.splitn(2, |&byte| byte == b':');
            let (name, value) = (parts.next()?, parts.next()?);
            let name = String::from_utf8_lossy(name.trim_ascii_end()).to_ascii_lowercase();
            let mut relaxed = format!("{name}:").into_bytes();
            collapse(value.trim_ascii(), &mut relaxed);
            Some((name, relaxed))
        })
        .collect()
}

/// The body without white space at the ends of lines, each other run of it as one space, and without the
/// empty lines at the end (RFC 6376 §3.4.4).
fn relaxed_body(body: &[u8]) -> Vec<u8> {
    let mut relaxed = Vec::with_capacity(body.len() + 2);
    let mut empty = 0;
    for line in lines(body) {
        if line.iter().all(|byte| b" \t".contains(byte)) {
            empty += 1;
            continue;
        }
        for _ in 0..empty {
            relaxed.extend_from_slice(b"\r\n");
        }
        empty = 0;
        collapse(line, &mut relaxed);
        relaxed.extend_from_slice(b"\r\n");
    }
    relaxed
}

/// Appends a line with each run of spaces and tabs as one space, and none at the end.
fn collapse(line: &[u8], to: &mut Vec<u8>) {
    let mut gap = false;
    for &byte in line {
        if b" \t".contains(&byte) {
            gap = true;
            continue;
        }
        if gap {
            to.push(b' ');
            gap = false;
        }
        to.push(byte);
    }
}

/// The names of the signed headers as the tag `h=` has them, and the headers in that order: of several with
/// one name the last comes first (RFC 6376 §5.4.2).
fn covered(fields: &[(String, Vec<u8>)]) -> (String, Vec<u8>) {
    let mut names = Vec::new();
    let mut all = Vec::new();
    for (name, one_more) in SIGNED {
        for (_, field) in fields.iter().rev().filter(|(found, _)| found == name) {
            names.push(name);
            all.extend_from_slice(field);
            all.extend_from_slice(b"\r\n");
        }
        if one_more {
            names.push(name);
        }
    }
    let lines: Vec<String> = names.chunks(4).map(|some| some.join(":")).collect();
    (lines.join(":\r\n\t"), all)
}

/// A signature in lines of a mail's width (RFC 5322 §2.1.1).
fn folded(base64: &str) -> String {
    let lines: Vec<_> = base64
        .as_bytes()
        .chunks(72)
        .map(String::from_utf8_lossy)
        .collect();
    lines.join("\r\n\t")
}
