//! Where an IMAP mailbox is, and what every visit of a mailbox keeps to.

use std::borrow::Cow;
use std::fmt;

use percent_encoding::percent_decode_str;

use crate::error::{Error, Result};
use crate::mail::server;
use crate::mail::tokens::Tokens;

/// So much of a message is read: what a report says stands in its first parts.
pub(super) const LONGEST: u32 = 1024 * 1024;
/// So many messages are handed over at one visit; the rest waits for the next.
pub(super) const AT_MOST: usize = 200;

/// Where an IMAP mailbox is and how to get in.
#[derive(Clone)]
pub struct ImapUrl {
    pub(super) host: String,
    pub(super) port: u16,
    /// TLS from the first byte; if not, the server is this machine.
    pub(super) tls: bool,
    pub(super) user: String,
    /// None signs in by token.
    pub(super) password: Option<String>,
    pub(super) tokens: Option<Tokens>,
    pub(super) folder: String,
}

impl fmt::Debug for ImapUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ImapUrl({}:{}/{})", self.host, self.port, self.folder)
    }
}

pub(super) fn bad(why: &str) -> Error {
    Error::Settings(format!("EKO_MAIL_BOUNCES: {why}"))
}

impl ImapUrl {
    pub(super) fn parse(scheme: &str, rest: &str) -> Result<Self> {
        let tls = scheme == "imaps";
        let (place, folder) = rest.split_once('/').unwrap_or((rest, ""));
        let (login, place) = place.rsplit_once('@').ok_or_else(|| bad("names no user"))?;
        let (user, password) = match login.split_once(':') {
            Some((user, password)) => (user, Some(password)),
            None => (login, None),
        };
        let (host, port) = server::host_and_port(place).map_err(bad)?;
        if host.is_empty() || user.is_empty() {
            return Err(bad("names no host or no user"));
        }
        if !tls && !server::is_this_machine(&host) {
            return Err(bad(
                "imap:// is for this machine alone; write imaps:// for another",
            ));
        }
        let decode = |part: &str| {
            percent_decode_str(part)
                .decode_utf8()
                .ok()
                .filter(|part| !part.chars().any(char::is_control))
                .map(Cow::into_owned)
                .ok_or_else(|| bad("user, password or folder is not percent-encoded UTF-8"))
        };
        let folder = match folder.trim_end_matches('/') {
            "" => "INBOX",
            folder => folder,
        };
        let folder = decode(folder)?;
        if !folder.is_ascii() {
            // IMAP has a spelling of its own for other letters (RFC 3501 §5.1.3).
            return Err(bad("the folder must be named in ASCII"));
        }
        Ok(Self {
            host,
            port: port.unwrap_or(if tls { 993 } else { 143 }),
            tls,
            user: decode(user)?,
            password: password.map(decode).transpose()?,
            tokens: None,
            folder,
        })
    }
}

pub(super) fn failed(step: &str, why: impl fmt::Display) -> Error {
    Error::Mail(format!("{step}: {why}"))
}

#[cfg(test)]
pub(super) fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .unwrap()
        .block_on(work)
}
