//! The account: everything that the follow-up says of a process at one moment, and nothing else.
//!
//! It is made once, through the engine; pages, sheets of paper, spreadsheets, snapshots, the archive and other programs
//! all show this, so that none of them can say more than another. It holds no answer that may not be shown.

mod figure;
mod making;
mod reading;

pub use figure::{Figure, Scale, Shown, Span, Tenths};
pub use reading::of;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::engine::Said;
use super::indicators::{Lacking, Met, Value};
use crate::clock::Timestamp;
use crate::survey::questionnaire::Words;

/// The word of an event: figures were saved.
const SNAPSHOT_TAKEN: &str = "snapshot_taken";
/// The number of this shape; what is stored names the one that it was written in.
pub const FORM: u32 = 1;

/// What the follow-up says of a process at one moment.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, ToSchema)]
pub struct Account {
    /// The shape of this document.
    pub form: u32,
    pub process: About,
    /// The one board whose account it is; none is that of the whole process.
    pub board: Option<String>,
    /// When it was computed (RFC 3339).
    #[schema(value_type = String, format = DateTime)]
    pub computed_at: Timestamp,
    /// Fewer answers than this are never shown.
    pub threshold: i64,
    /// The share heard is to be more than this, in per cent.
    pub heard_target: i32,
    /// Closed dialogues whose answers are in no figure yet, or never: they were too few.
    pub waiting: i64,
    pub whole: Row,
    pub phases: Vec<Row>,
    pub goals: Vec<Goal>,
    pub years: Vec<Row>,
    pub months: Vec<Row>,
    pub municipalities: Vec<Row>,
    pub boards: Vec<Board>,
    pub groups: Vec<Group>,
    pub methods: Vec<Method>,
    pub matrix: Matrix,
    pub dialogues: Vec<Dialogue>,
    pub surveys: Vec<Survey>,
    pub feedback: Feedback,
    pub events: Vec<Event>,
    pub activities: Vec<Activity>,
    pub outreach: Vec<Outreach>,
}

/// Whose account it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct About {
    /// Its part of addresses.
    pub slug: String,
    /// By language tag.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub name: Words,
    /// In which its boards, groups, goals and reflections are written: a language tag.
    pub language: String,
    pub organisation: String,
    /// When it ended (RFC 3339).
    #[schema(value_type = Option<String>, format = DateTime)]
    pub ended_at: Option<Timestamp>,
}

/// A row of a table: some dialogues, and what may be said of them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Row {
    /// What the row is about: a name, a year, a word of Eko such as `in_depth`.
    pub of: String,
    /// Dialogues that were held: they are closed, and somebody came.
    pub dialogues: i64,
    /// Dialogues that are open or planned.
    pub to_come: i64,
    /// The head-counts of those that were held; they are not secret.
    pub participants: i64,
    pub answers: Shown,
}

/// A board with its phases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Board {
    /// The same when it is renamed.
    pub id: String,
    #[serde(flatten)]
    pub row: Row,
    pub municipality: String,
    /// Its reference number.
    pub reference: String,
    pub phases: Vec<Row>,
}

impl Board {
    /// Where it works; one without a municipality is one by itself.
    fn place(&self) -> &str {
        if self.municipality.is_empty() {
            &self.row.of
        } else {
            &self.municipality
        }
    }
}

/// A target group or a perspective.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Group {
    #[serde(flatten)]
    pub row: Row,
    /// `group` or `perspective`.
    pub kind: String,
    /// How many boards have prioritised it, and how many of those have met it.
    pub prioritised_by: i64,
    pub met_by: i64,
}

/// A method with what was found of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Method {
    #[serde(flatten)]
    pub row: Row,
    pub strengths: String,
    pub weaknesses: String,
}

/// Boards by target groups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Matrix {
    pub groups: Vec<String>,
    pub boards: Vec<MatrixRow>,
    /// All boards together.
    pub region: MatrixRow,
}

/// A board's cells, in the order of the matrix's groups.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MatrixRow {
    pub board: String,
    pub cells: Vec<MatrixCell>,
}

/// A board and a group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct MatrixCell {
    pub prioritised: bool,
    /// Dialogues that were held.
    pub dialogues: i64,
    pub participants: i64,
    pub answers: Shown,
}

impl MatrixCell {
    /// It was to be met, and was not.
    pub fn is_gap(&self) -> bool {
        self.prioritised && self.dialogues == 0
    }
}

/// How a dialogue stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// It can still be answered: nothing is shown.
    Open,
    /// It asked a pilot of the survey: it is in no figure.
    Pilot,
    Closed,
}

/// A dialogue. When it was held is said by month; where, by its board.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Dialogue {
    pub number: i32,
    /// `2021-10`.
    pub month: String,
    /// `perspective` or `in_depth`.
    pub phase: String,
    pub board: String,
    pub method: Option<String>,
    pub groups: Vec<String>,
    /// The head-count; none until it was entered.
    pub participants: Option<i32>,
    /// Elected members present, who are no participants.
    pub elected_present: Option<i32>,
    pub survey_version: i32,
    pub standing: Standing,
    pub answers: Shown,
}

/// A goal with what came of its indicators.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Goal {
    pub name: String,
    pub indicators: Vec<Indicator>,
}

/// An indicator and its outcome.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Indicator {
    pub name: String,
    /// What is counted: `dialogues`, `heard`, `sent`, …
    pub counted: String,
    pub year: Option<i32>,
    pub phase: Option<String>,
    pub feedback: Option<String>,
    /// Where a value that was typed in is from.
    pub source: String,
    pub target: Option<Target>,
    pub outcome: Value,
    pub met: Met,
    pub lacking: Lacking,
    /// What the process leader says of it.
    pub reflection: String,
}

/// From when on an indicator is met; it may have none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Target {
    /// `at_least`, `more_than`, `at_most`, `less_than`.
    pub comparison: String,
    /// `18` or `90%`.
    pub amount: String,
}

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

/// What came back to people. Wishes and mails are only ever counted for the whole process.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Feedback {
    /// How many have wished feedback, whether or not their address is kept.
    pub wished: i64,
    /// Of those, erased by their owners' own will.
    pub withdrawn: i64,
    /// How many the dialogues say could not be reached by e-mail.
    pub not_reachable: i64,
    pub mailings: Vec<Mailing>,
}

/// What was mailed of a report, and passed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mailing {
    /// The report's title, by language tag.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub report: Words,
    pub version: String,
    /// `interim`, `final` or `outcomes`.
    pub purpose: String,
    /// To participants; none where none was mailed.
    pub mailed: Option<Mailed>,
    /// By organisations; none where none was asked. Self-reported.
    pub passed_on: Option<PassedOn>,
    /// How many participants it reached, as a range: who got it twice is not known. None without participants.
    pub reached: Option<Reached>,
}

/// Where the mails of a mailing stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mailed {
    /// When it began (RFC 3339).
    #[schema(value_type = Option<String>, format = DateTime)]
    pub begun_at: Option<Timestamp>,
    /// Addresses that it was made for.
    pub made_for: i64,
    pub waiting: i64,
    /// Handed over to the relay for certain: accepted and bounced.
    pub sent: i64,
    /// Accepted by the relay, no bounce so far.
    pub accepted: i64,
    pub bounced: i64,
    pub rejected: i64,
    pub uncertain: i64,
    pub failed: i64,
    pub withdrawn: i64,
    pub cancelled: i64,
    pub untried: i64,
}

impl Mailed {
    /// Those who wished it and have not withdrawn: what the share sent is of.
    pub fn wanted(&self) -> i64 {
        self.made_for - self.withdrawn
    }
}

/// What organisations say to have passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PassedOn {
    pub asked: i64,
    pub answered: i64,
    pub passed_on: i64,
    pub not_reachable: i64,
}

/// At least and at most so many of the participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reached {
    pub least: i64,
    pub most: i64,
    pub of: i64,
}

/// Something that happened on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Event {
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    /// `report_published`, `mailing_begun`, `snapshot_taken`, `process_ended`.
    pub what: String,
    /// Which one, by language tag; empty where there is only one.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub name: Words,
}

/// An activity of the plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Activity {
    /// `preparation`, `carrying_out`, `follow_up`.
    pub phase: String,
    pub name: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub due_on: Option<Date>,
    pub status: String,
    pub note: String,
}

/// Something that was told to others.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Outreach {
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    /// `local`, `regional`, `national`.
    pub level: String,
    pub audience: String,
    pub how: String,
    pub note: String,
}

impl Account {
    /// The same for one board (D27): its own figures and those of all together; of the other boards, no rows of their
    /// own. A row of all, such as a month, may happen to be about a single board.
    pub fn for_board(mut self, name: &str) -> Self {
        self.boards.retain(|board| board.row.of == name);
        self.matrix.boards.retain(|row| row.board == name);
        self.dialogues.retain(|dialogue| dialogue.board == name);
        // Most boards are alone in their municipality: its row is the board's.
        let own = self.boards.first().map(Board::place).map(str::to_owned);
        self.municipalities
            .retain(|row| Some(&row.of) == own.as_ref());
        for one in self.goals.iter_mut().flat_map(|goal| &mut goal.indicators) {
            let lacking = std::mem::replace(&mut one.lacking, Lacking::Nothing);
            one.lacking = lacking.of_board(name, own.as_deref());
        }
        self.board = Some(name.to_owned());
        self
    }

    /// The same for everybody: without what staff note for themselves, and the names of figures that only they see.
    pub fn for_everybody(mut self) -> Self {
        self.events.retain(|event| event.what != SNAPSHOT_TAKEN);
        for activity in &mut self.activities {
            activity.note.clear();
        }
        for told in &mut self.outreach {
            told.note.clear();
        }
        self
    }

    /// The row of a phase.
    pub fn phase(&self, word: &str) -> Option<&Row> {
        self.phases.iter().find(|row| row.of == word)
    }
}
