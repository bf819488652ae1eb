//! What was found out, and what to do about it.

use super::book::Trouble;
use crate::i18n::Texts;

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    Spf,
    Dkim,
    Dmarc,
    Mx,
    Reverse,
}

impl About {
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Spf => "names-about-spf",
            Self::Dkim => "names-about-dkim",
            Self::Dmarc => "names-about-dmarc",
            Self::Mx => "names-about-mx",
            Self::Reverse => "names-about-reverse",
        }
    }
}

/// How it stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Fine,
    /// Mail gets through, and would do so more surely.
    Better,
    Wrong,
    /// It cannot be told from here, or not now.
    Unknown,
}

impl Verdict {
    /// The key of its name.
    pub fn key(self) -> &'static str {
        match self {
            Self::Fine => "names-fine",
            Self::Better => "names-better",
            Self::Wrong => "names-wrong",
            Self::Unknown => "names-unknown",
        }
    }
}

/// A record to put into the DNS.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publish {
    pub name: String,
    pub value: String,
}

impl std::fmt::Display for Publish {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} TXT {}", self.name, self.value)
    }
}

/// One thing that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub about: About,
    pub verdict: Verdict,
    /// The name that was asked.
    pub name: String,
    /// The key of a text that says what was found and what to do.
    says: &'static str,
    /// What that text speaks of besides the name.
    what: String,
    pub publish: Option<Publish>,
}

/// What surely makes receivers refuse mail: a sender's domain that is not there, one that takes no mail at all
/// (RFC 7505 §4.2), one for which nobody sends.
const REFUSED: [&str; 4] = [
    "names-mx-gone",
    "names-mx-nowhere",
    "names-mx-null",
    "names-spf-nobody",
];

impl Finding {
    pub(super) fn new(about: About, verdict: Verdict, name: &str, says: &'static str) -> Self {
        Self {
            about,
            verdict,
            name: name.to_owned(),
            says,
            what: String::new(),
            publish: None,
        }
    }

    /// What could not be looked up.
    pub(super) fn trouble(about: About, name: &str, trouble: Trouble) -> Self {
        let says = match trouble {
            Trouble::Failed => "names-failed",
            Trouble::Silent => "names-silent",
        };
        Self::new(about, Verdict::Unknown, name, says)
    }

    pub(super) fn of(self, what: impl Into<String>) -> Self {
        Self {
            what: what.into(),
            ..self
        }
    }

    pub(super) fn publish(self, name: impl Into<String>, value: impl Into<String>) -> Self {
        let (name, value) = (name.into(), value.into());
        Self {
            publish: Some(Publish { name, value }),
            ..self
        }
    }

    /// Whether receivers surely refuse mail because of it.
    pub fn gets_mail_refused(&self) -> bool {
        REFUSED.contains(&self.says)
    }

    /// What was found, and what to do about it.
    pub fn text(&self, t: &Texts) -> String {
        let values = [
            ("name", self.name.clone().into()),
            ("what", self.what.clone().into()),
        ];
        t.with(self.says, values)
    }

    #[cfg(test)]
    pub(super) fn said(&self) -> (Verdict, &'static str, &str) {
        (self.verdict, self.says, &self.what)
    }
}
