//! The question, the participant's page, and what becomes of an answer.
//!
//! Answers are counted, not recorded: a submission adds one to a tally and is gone. No row per person, no
//! time, no order. What is written in free text is a row of its own, sealed, tied to no other answer.
//! This room and `addresses` never meet.
//!
//! Each question's submission has a random key of its own. While the dialogue is open:
//! - the same key with the same answer is a retry, and changes nothing;
//! - the same key with another answer to the same question takes the first one's place: the counts move, and are as many
//!   as before;
//! - what a key counted is sealed under a key that comes from it, and is stored nowhere: neither the database nor the
//!   master key opens it (`queries/changing.rs`, [`crate::secrets::holder`]). It goes with the keys when the dialogue
//!   closes.

mod aside;
mod asked;
mod choice;
mod forms;
pub mod handlers;
pub mod personal;
pub mod queries;
pub mod questionnaire;
mod review;
pub mod told;
mod views;
mod words;

pub use aside::Aside;
pub use asked::Versions;
pub use choice::{ANSWERED, BETTER, CORE, Choice, GOT_ANSWER, HEARD, LONGEST_COMMENT};

use std::collections::HashMap;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::ids::{SurveyId, SurveyVersionId, word_enum};
use crate::db::schema::{survey, survey_version};
use crate::dialogues::Audience;
use crate::error::{Error, Result};
use crate::secrets::{random_token, token_hash};
use questionnaire::{Given, Questionnaire};

word_enum!(
    /// Which way an answer came.
    Channel {
        Qr = "qr" => "channel-qr",
        Tablet = "tablet" => "channel-tablet",
        Paper = "paper" => "channel-paper",
        /// Whichever way, while the leader set aside what came.
        Aside = "aside" => "channel-aside",
    }
);

/// The random key that a page or tablet gives a submission, so that it counts once, however often it is sent, and that
/// only whoever has it can change what it counted.
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

    /// The key of what was typed in under this one: the same page sent twice is one submission, and a page to which
    /// somebody went back and typed in something else is another.
    pub fn of(&self, typed: &str) -> Self {
        let hash = token_hash(&format!("{}\n{typed}", self.0));
        let bytes: Vec<u8> = hash.into_iter().take(16).collect();
        Self(URL_SAFE_NO_PAD.encode(bytes))
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

/// On how many papers each question was answered, among those that were typed in before.
#[derive(Debug, Clone, Default)]
pub struct OnPaperBefore(HashMap<String, i64>);

impl OnPaperBefore {
    /// Puts the counts from paper together: where several could be chosen, those who answered are a count of their own.
    pub fn of(counts: &[(String, String, i32)]) -> Self {
        let mut all: HashMap<String, i64> = HashMap::new();
        for (question, _, count) in counts {
            *all.entry(question.clone()).or_default() += i64::from(*count);
        }
        for (question, choice, count) in counts {
            if choice == ANSWERED {
                all.insert(question.clone(), i64::from(*count));
            }
        }
        Self(all)
    }

    /// How many papers answered a question.
    pub fn answers(&self, question: &str) -> i64 {
        self.0.get(question).copied().unwrap_or(0)
    }
}

/// A survey of a process: the participants' own, or one with an audience of its own (D18).
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = survey)]
pub struct Survey {
    /// None for the participants' survey that nobody has changed.
    #[diesel(select_expression = survey::id.nullable())]
    pub id: Option<SurveyId>,
    pub audience: Audience,
    /// What staff call it; empty for the participants' own.
    pub name: String,
}

impl Survey {
    /// The participants' survey that nobody has changed.
    fn of_participants() -> Self {
        Self {
            id: None,
            audience: Audience::Participants,
            name: String::new(),
        }
    }

    /// Its name in URLs: its id, or `participants`.
    pub fn word(&self) -> String {
        match self.id {
            Some(id) if self.audience != Audience::Participants => id.to_string(),
            _ => crate::web::url::OF_PARTICIPANTS.into(),
        }
    }

    /// What the log says of one of its versions.
    fn told(&self, version: i32) -> String {
        let name = match self.name.as_str() {
            "" => "participants",
            name => name,
        };
        format!("{name} {version}")
    }
}

/// One version of a survey: a draft, or published and from then on unchangeable (D24).
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = survey_version)]
pub struct Version {
    /// None for the standard survey, which is version 1 of every process's.
    #[diesel(select_expression = survey_version::id.nullable())]
    pub id: Option<SurveyVersionId>,
    pub number: i32,
    /// A pilot's answers are never put together with others.
    pub pilot: bool,
    pub published_at: Option<Timestamp>,
    #[diesel(column_name = content, deserialize_as = String)]
    pub questionnaire: Questionnaire,
}

impl Version {
    fn standard() -> Self {
        Self {
            id: None,
            number: 1,
            pilot: false,
            published_at: Some(Timestamp(0)),
            questionnaire: Questionnaire::standard(),
        }
    }

    /// Whether it may still change.
    pub fn is_draft(&self) -> bool {
        self.published_at.is_none()
    }
}

/// The draft among a survey's versions, while it is being changed.
pub fn draft_of(versions: &[Version]) -> Option<&Version> {
    versions.iter().find(|version| version.is_draft())
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
}
