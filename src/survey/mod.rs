//! The question, the participant's page, and what becomes of an answer.
//!
//! Answers are counted, not recorded: a submission adds one to a tally and is gone. No row per person, no
//! time, no order. What is written in free text is a row of its own, sealed, tied to no other answer.
//! This room and `addresses` never meet.

pub mod handlers;
pub mod queries;
pub mod questionnaire;
mod views;

use std::sync::{Arc, LazyLock};

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::clock::Timestamp;
use crate::db::ids::{SurveyId, SurveyVersionId, word_enum};
use crate::dialogues::Audience;
use crate::error::{Error, Result};
use crate::secrets::random_token;
use questionnaire::{Given, Questionnaire};

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
pub const HEARD: &str = crate::dialogues::CORE_QUESTIONS[0];
/// The name of the first question of a survey for others than participants.
pub const CORE: &str = crate::dialogues::CORE_QUESTIONS[1];
/// Where a multiple choice counts how many answered it.
pub const ANSWERED: &str = "answered";
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

/// What somebody answered to one question. Nothing ties it to the same person's answers to the others.
#[derive(Debug, Clone)]
pub struct Submission {
    pub key: SubmissionKey,
    /// The question's key.
    pub question: String,
    pub given: Given,
    pub channel: Channel,
}

/// How many chose an option on the paper forms that somebody has counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaperCount {
    pub question: String,
    pub choice: String,
    /// More than none.
    pub count: i32,
}

/// A survey of a process: the participants' own, or one with an audience of its own (D18).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Survey {
    /// None for the participants' survey that nobody has changed.
    pub id: Option<SurveyId>,
    pub audience: Audience,
    /// What staff call it; empty for the participants' own.
    pub name: String,
}

/// One version of a survey: a draft, or published and from then on unchangeable (D24).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Version {
    /// None for the standard survey, which is version 1 of every process's.
    pub id: Option<SurveyVersionId>,
    pub number: i32,
    /// A pilot's answers are never put together with others.
    pub pilot: bool,
    pub published_at: Option<Timestamp>,
    pub questionnaire: Questionnaire,
}

/// What published versions ask, read once: they never change.
#[derive(Clone)]
pub struct Versions(moka::sync::Cache<SurveyVersionId, Arc<Questionnaire>>);

impl Default for Versions {
    fn default() -> Self {
        Self(moka::sync::Cache::new(1_000))
    }
}

impl std::fmt::Debug for Versions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Versions")
    }
}

impl Versions {
    /// What a published version asks; none is the standard survey.
    pub async fn asked(
        &self,
        app: &crate::app::App,
        id: Option<SurveyVersionId>,
    ) -> Result<Arc<Questionnaire>> {
        static STANDARD: LazyLock<Arc<Questionnaire>> =
            LazyLock::new(|| Arc::new(Questionnaire::standard()));
        let Some(id) = id else {
            return Ok(STANDARD.clone());
        };
        if let Some(known) = self.0.get(&id) {
            return Ok(known);
        }
        let version = app.db.read(move |c| Ok(queries::version(c, id)?)).await?;
        let asked = Arc::new(version.questionnaire);
        if version.published_at.is_some() {
            self.0.insert(id, asked.clone());
        }
        Ok(asked)
    }
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
