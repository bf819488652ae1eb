//! The question, the participant's page, and what becomes of an answer.
//!
//! Answers are counted, not recorded: a submission adds one to a tally and is gone. No row per person, no
//! time, no order. What is written in free text is a row of its own, sealed, tied to no other answer.
//! This room and `addresses` never meet.

pub mod handlers;
pub mod queries;
mod views;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::db::ids::word_enum;
use crate::error::{Error, Result};
use crate::secrets::random_token;

word_enum!(
    /// An answer to the core question, in the order of its scale.
    Choice {
        VeryHigh = "very_high",
        FairlyHigh = "fairly_high",
        FairlyLow = "fairly_low",
        NotAtAll = "not_at_all",
        /// "Don't know / rather not say": has taken part, is never in the denominator of a share.
        NoAnswer = "no_answer",
    }
);

impl Choice {
    /// Whether it is one of the top two: heard to a fairly or very high degree (D7).
    pub fn is_heard(self) -> bool {
        matches!(self, Self::VeryHigh | Self::FairlyHigh)
    }

    /// The key of its words.
    pub fn text_key(self) -> &'static str {
        match self {
            Self::VeryHigh => "choice-very-high",
            Self::FairlyHigh => "choice-fairly-high",
            Self::FairlyLow => "choice-fairly-low",
            Self::NotAtAll => "choice-not-at-all",
            Self::NoAnswer => "choice-no-answer",
        }
    }
}

word_enum!(
    /// Which way an answer came.
    Channel {
        Qr = "qr",
        Tablet = "tablet",
        Paper = "paper",
    }
);

/// The core question's name in the tallies.
pub const HEARD: &str = "heard";
/// The free-text question's name.
pub const BETTER: &str = "better";
/// Characters of a comment at most.
pub const LONGEST_COMMENT: usize = 2000;

/// The random key that a page or tablet gives a submission, only so that a retry counts once.
///
/// A blank or malformed key is refused rather than shared by everybody who has none.
#[derive(Clone, PartialEq, Eq)]
pub struct SubmissionKey(String);

impl SubmissionKey {
    pub fn random() -> Self {
        Self(random_token())
    }

    /// # Errors
    /// `Malformed` when it is not 128 bits in base 64.
    pub fn parse(text: &str) -> Result<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(text).unwrap_or_default();
        if bytes.len() == 16 && bytes.iter().any(|&byte| byte != 0) {
            Ok(Self(text.to_owned()))
        } else {
            Err(Error::Malformed("form-key-missing"))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for SubmissionKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("SubmissionKey(…)")
    }
}

/// What somebody answered.
#[derive(Debug, Clone)]
pub struct Submission {
    pub key: SubmissionKey,
    pub choice: Choice,
    pub channel: Channel,
    /// What could have been better; not empty.
    pub comment: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_blank_key_is_never_shared() {
        assert!(SubmissionKey::parse("").is_err());
        assert!(SubmissionKey::parse("AAAAAAAAAAAAAAAAAAAAAA").is_err());
        assert!(SubmissionKey::parse("not a key").is_err());
        let key = SubmissionKey::random();
        assert_eq!(SubmissionKey::parse(key.as_str()).unwrap(), key);
    }

    #[test]
    fn only_the_top_two_are_heard() {
        let heard: Vec<Choice> = Choice::ALL
            .iter()
            .copied()
            .filter(|choice| choice.is_heard())
            .collect();
        assert_eq!(heard, [Choice::VeryHigh, Choice::FairlyHigh]);
    }
}
