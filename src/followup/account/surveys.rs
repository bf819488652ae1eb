//! Surveys with the questions that are not in the other figures, as an account says them.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::dialogues::Audience;
use crate::followup::engine::Said;
use crate::survey::questionnaire::Words;

/// One version of a survey, with the questions that are not in the other figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Survey {
    /// Empty is the participants' own.
    pub name: String,
    /// `participants`, `elected_members` or `others`.
    pub audience: String,
    pub version: i32,
    pub pilot: bool,
    pub questions: Vec<Question>,
}

impl Survey {
    /// Whether it is for others than participants, of whom head-counts say nothing.
    pub fn is_of_others(&self) -> bool {
        self.audience != Audience::Participants.word()
    }
}

/// A question and how it was answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Question {
    pub key: String,
    /// By language tag.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub prompt: Words,
    /// None where too few answered.
    pub answers: Option<Chosen>,
}

/// How many chose what.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Chosen {
    /// Those who said something: what shares are of.
    pub n: i64,
    /// How many dialogues or collection points they are from.
    pub places: i64,
    /// Those who answered there, who would rather not say among them.
    #[serde(default)]
    pub answered: i64,
    /// How many were asked there, which is only said of surveys for others than participants; null where it is not
    /// known. Fewer than have answered is a fault of the figure.
    #[serde(default)]
    pub asked: Option<i64>,
    pub options: Vec<Opted>,
    /// On a scale, the two top answers.
    pub top_two: Option<Said>,
}

/// An option of a question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Opted {
    pub key: String,
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub label: Words,
    pub count: i64,
    /// Whether it says something: "don't know" does not, and is in no share.
    pub counts: bool,
}
