//! How far a mail got, and what the other side did instead of saying yes.
//!
//! It is kept as a code and worded where it is shown, in the language of whoever reads it.

use super::wire::{self, Reply};
use crate::db::ids::word_enum;
use crate::i18n::Texts;

word_enum!(
    /// Where in the conversation something happened (RFC 5321 §4.1).
    Phase {
        Connect = "connect",
        Tls = "tls",
        Auth = "auth",
        Mail = "mail",
        Recipient = "rcpt",
        Data = "data",
        Body = "body",
        /// After the final dot went out: the other side may have taken the mail.
        Dot = "dot",
    }
);

/// What the other side did instead of saying yes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// 4xx: not now.
    NotNow(u16),
    /// 5xx: no.
    No(u16),
    /// There is none that is one.
    Lost(Lost),
}

/// How an answer was lost.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lost {
    /// None came in time.
    Silent,
    /// The connection broke.
    Broken,
    /// It was none that belongs there.
    OutOfStep,
    /// What the system, the encryption or a relay that nobody was named to yet says itself, in its own words.
    Said(String),
}

impl From<&str> for Lost {
    fn from(words: &str) -> Self {
        Self::Said(words.to_owned())
    }
}

impl From<String> for Lost {
    fn from(words: String) -> Self {
        Self::Said(words)
    }
}

impl std::fmt::Display for Lost {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Silent => "no answer in time",
            Self::Broken => "the connection was lost",
            Self::OutOfStep => "an answer out of step",
            Self::Said(words) => words,
        })
    }
}

/// A step that did not succeed.
///
/// Never carries the server's text: servers repeat the recipient's address in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    pub phase: Phase,
    pub answer: Answer,
}

/// What a step comes to.
pub type Attempt<T = ()> = std::result::Result<T, Failure>;

impl Failure {
    /// The connection is of no use any more.
    pub(super) fn lost(phase: Phase, why: impl Into<Lost>) -> Self {
        let answer = Answer::Lost(why.into());
        Self { phase, answer }
    }

    /// What an answer means that is not the one that was hoped for.
    pub(super) fn of_reply(phase: Phase, reply: &Reply) -> Self {
        let answer = match reply.code {
            code @ 400..=499 => Answer::NotNow(code),
            code @ 500..=599 => Answer::No(code),
            _ => Answer::Lost(Lost::OutOfStep),
        };
        Self { phase, answer }
    }

    /// What it means that no answer came. Before a recipient is named the words help to mend what is wrong.
    pub(super) fn of_wire(phase: Phase, why: &wire::Lost) -> Self {
        match (phase, why) {
            (Phase::Connect | Phase::Tls | Phase::Auth, _) => Self::lost(phase, why.to_string()),
            (_, wire::Lost::Nonsense) => Self::lost(phase, Lost::OutOfStep),
            _ => Self::lost(phase, Lost::Broken),
        }
    }

    pub fn code(&self) -> Option<u16> {
        match self.answer {
            Answer::NotNow(code) | Answer::No(code) => Some(code),
            Answer::Lost(_) => None,
        }
    }

    /// As it is kept: the step, and what happened there.
    pub fn kept(&self) -> String {
        let at = self.phase.word();
        match &self.answer {
            Answer::NotNow(code) | Answer::No(code) => format!("{at} {code}"),
            Answer::Lost(Lost::Silent) => format!("{at} silent"),
            Answer::Lost(Lost::Broken) => format!("{at} broken"),
            Answer::Lost(Lost::OutOfStep) => format!("{at} out-of-step"),
            Answer::Lost(Lost::Said(words)) => format!("{at} said {words}"),
        }
    }

    /// Reads what was kept.
    pub fn read(kept: &str) -> Option<Self> {
        let (at, what) = kept.split_once(' ')?;
        let answer = match what.split_once(' ').unwrap_or((what, "")) {
            ("silent", _) => Answer::Lost(Lost::Silent),
            ("broken", _) => Answer::Lost(Lost::Broken),
            ("out-of-step", _) => Answer::Lost(Lost::OutOfStep),
            ("said", words) => Answer::Lost(words.into()),
            (code, _) => match code.parse().ok()? {
                code @ 400..=499 => Answer::NotNow(code),
                code => Answer::No(code),
            },
        };
        let phase = Phase::from_word(at)?;
        Some(Self { phase, answer })
    }

    /// In words for staff.
    pub fn text(&self, t: &Texts) -> String {
        let at = t.with("failure-step", [("step", self.phase.word().into())]);
        match &self.answer {
            Answer::NotNow(code) | Answer::No(code) => {
                let values = [("code", code.to_string().into()), ("step", at.into())];
                t.with("failure-answered", values)
            }
            Answer::Lost(Lost::Silent) => t.with("failure-silent", [("step", at.into())]),
            Answer::Lost(Lost::Broken) => t.with("failure-broken", [("step", at.into())]),
            Answer::Lost(Lost::OutOfStep) => t.with("failure-out-of-step", [("step", at.into())]),
            Answer::Lost(Lost::Said(words)) => {
                let values = [("words", words.clone().into()), ("step", at.into())];
                t.with("failure-said", values)
            }
        }
    }
}

impl std::fmt::Display for Failure {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let at = self.phase.word();
        match &self.answer {
            Answer::NotNow(code) | Answer::No(code) => write!(f, "{code} at {at}"),
            Answer::Lost(why) => write!(f, "{why} at {at}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use proptest::prelude::*;

    fn answer() -> impl Strategy<Value = Answer> {
        prop_oneof![
            (400..500_u16).prop_map(Answer::NotNow),
            (500..600_u16).prop_map(Answer::No),
            Just(Answer::Lost(Lost::Silent)),
            Just(Answer::Lost(Lost::Broken)),
            Just(Answer::Lost(Lost::OutOfStep)),
            "[a-z:]{1,5}( [a-z]{1,5}){0,2}".prop_map(|words| Answer::Lost(words.into())),
        ]
    }

    proptest! {
        #[test]
        fn it_is_read_as_it_was_kept(phase in 0..Phase::ALL.len(), answer in answer()) {
            let failure = Failure { phase: Phase::ALL[phase], answer };
            prop_assert_eq!(Failure::read(&failure.kept()), Some(failure));
        }
    }

    #[test]
    fn every_step_and_every_loss_has_words_of_its_own_in_each_language_of_staff() {
        for &language in Language::STAFF {
            let mut said = std::collections::BTreeSet::new();
            for &phase in Phase::ALL {
                for answer in [
                    Answer::No(550),
                    Answer::Lost(Lost::Silent),
                    Answer::Lost(Lost::Broken),
                    Answer::Lost(Lost::OutOfStep),
                    Answer::Lost("x".into()),
                ] {
                    let text = Failure { phase, answer }.text(language.texts());
                    assert!(!text.contains(&format!(" at {}", phase.word())), "{text}");
                    assert!(said.insert(text.clone()), "{text}");
                }
            }
        }
    }
}
