//! Where mail that comes back is fetched: a Maildir folder, or an IMAP mailbox over TLS.
//!
//! Nothing is ever deleted. A message is marked only after its reader has committed what it says, so one may be
//! handed over twice, after a crash between the two, and none is lost. What its reader did not understand stays
//! with a flag, for a person.

mod imap;
mod maildir;
mod place;

use std::path::PathBuf;

use super::Roots;
#[cfg(feature = "oauth")]
use super::tokens::Tokens;
use crate::error::Result;
pub use place::ImapUrl;
use place::bad;

/// Where bounces arrive.
#[derive(Debug, Clone)]
pub enum Mailbox {
    Maildir(PathBuf),
    Imap(ImapUrl),
}

impl Mailbox {
    /// Reads `maildir:/path`, `/path`, or `imaps://user:password@host[:port][/FOLDER]`; user, password and folder
    /// percent-encoded. `imap://…` is for a server on this machine alone.
    ///
    /// # Errors
    /// If it is something else.
    pub fn parse(text: &str) -> Result<Self> {
        match Self::parse_for_tokens(text)? {
            Self::Imap(ImapUrl { password: None, .. }) => Err(bad("names no password")),
            mailbox => Ok(mailbox),
        }
    }

    /// The same where whoever has no password signs in by token.
    ///
    /// # Errors
    /// If it is something else.
    pub fn parse_for_tokens(text: &str) -> Result<Self> {
        if let Some(rest) = text.strip_prefix("imaps://") {
            return ImapUrl::parse("imaps", rest).map(Self::Imap);
        }
        if let Some(rest) = text.strip_prefix("imap://") {
            return ImapUrl::parse("imap", rest).map(Self::Imap);
        }
        let path = text.strip_prefix("maildir:").unwrap_or(text);
        if !path.starts_with('/') {
            return Err(bad("must be maildir:/path or imaps://user:password@host"));
        }
        Ok(Self::Maildir(path.into()))
    }

    /// Whoever has no password signs in by token.
    #[cfg(feature = "oauth")]
    pub fn take_tokens(&mut self, from: &Tokens) {
        if let Self::Imap(url) = self
            && url.password.is_none()
        {
            url.tokens = Some(from.clone());
        }
    }

    /// The machine that it is on, where that is another.
    pub fn host(&self) -> Option<&str> {
        match self {
            Self::Maildir(_) => None,
            Self::Imap(url) => Some(&url.host),
        }
    }

    /// Hands each new message to `each`, oldest first, and marks it only after the answer: `true` (understood and
    /// committed) as read, `false` with a flag, for a person; neither is handed over again. Returns how many
    /// were handed over, 200 at most.
    ///
    /// # Errors
    /// What `each` fails with, and then that message is not marked. `Mail` says at which step the mailbox failed.
    /// A single message that cannot be read does not stop the others: the visit fails after them.
    pub async fn visit(
        &self,
        roots: &Roots,
        each: impl AsyncFnMut(Vec<u8>) -> Result<bool>,
    ) -> Result<usize> {
        match self {
            Self::Maildir(folder) => maildir::visit(folder, each).await,
            Self::Imap(url) => imap::visit(url, roots, each).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use std::path::Path;

    #[test]
    fn a_mailbox_elsewhere_is_never_opened_in_the_clear() {
        let imap = |text| match Mailbox::parse(text).unwrap() {
            Mailbox::Imap(url) => url,
            Mailbox::Maildir(folder) => panic!("{}", folder.display()),
        };
        let url = imap("imaps://kim%40example.org:a%20secret%2F%C3%A5@mail.example.org");
        assert_eq!(
            (url.host.as_str(), url.port, url.tls),
            ("mail.example.org", 993, true)
        );
        assert_eq!(url.user, "kim@example.org");
        assert_eq!(url.password.as_deref(), Some("a secret/å"));
        assert_eq!(url.folder, "INBOX");
        assert_eq!(imap("imaps://kim:x@[::1]:1993/Back/In/").host, "::1");
        assert_eq!(imap("imaps://kim:x@[::1]:1993/Back/In/").port, 1993);
        assert_eq!(imap("imaps://kim:x@[::1]/Back%20In").folder, "Back In");
        assert_eq!(imap("imap://kim:x@localhost").port, 143);
        for path in ["maildir:/var/mail/kim", "/var/mail/kim"] {
            let mailbox = Mailbox::parse(path).unwrap();
            assert!(
                matches!(mailbox, Mailbox::Maildir(folder) if folder == Path::new("/var/mail/kim"))
            );
        }
        for bad in [
            "",
            "mail/kim",
            "maildir:mail/kim",
            "pop3://kim:secret@mail.example.org",
            "imap://kim:secret@mail.example.org",
            "imaps://mail.example.org",
            "imaps://kim@mail.example.org",
            "imaps://:secret@mail.example.org",
            "imaps://kim:secret@",
            "imaps://kim:secret@mail.example.org:imap",
            "imaps://kim:secret%0D%0A@mail.example.org",
            "imaps://kim:secret%FF@mail.example.org",
            "imaps://kim:secret@mail.example.org/%C3%85ter",
            "imaps://kim:sec/ret@mail.example.org",
        ] {
            let error = Mailbox::parse(bad).unwrap_err().to_string();
            assert!(!error.contains("sec"), "{bad}: {error}");
        }
    }

    #[test]
    fn a_password_is_never_shown() {
        let mailbox = Mailbox::parse("imaps://kim:secret@mail.example.org/Back").unwrap();
        let shown = format!("{mailbox:?}");
        assert!(shown.contains("mail.example.org:993/Back"), "{shown}");
        assert!(!shown.contains("secret"), "{shown}");
    }
}
