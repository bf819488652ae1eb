//! The account: everything that the follow-up says of a process at one moment, and nothing else.
//!
//! It is made once, through the engine; pages, sheets of paper, spreadsheets, snapshots, the archive and other programs
//! all show this, so that none of them can say more than another. It holds no answer that may not be shown.

mod came;
mod facts;
mod feedback;
mod figure;
mod goals;
mod making;
mod others;
mod reading;
mod surveys;

pub use came::{Promised, Read, Replied};
pub use feedback::{Feedback, Mailed, Mailing, PassedOn, Reached, Unserved};
pub use figure::{Figure, Scale, Shown, Span, Tenths};
pub use goals::{
    Goal, Indicator, RemovedIndicator, SettingChange, SettingIs, Target, TargetChange,
};
pub(super) use reading::with_everybody_in;
pub use reading::{live, live_with};
pub use surveys::{Chosen, Opted, Question, Survey};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::indicators::Lacking;
use crate::clock::Timestamp;
use crate::i18n::Texts;
use crate::plan::goals::MeasureKind;
use crate::processes::{Slug, Whom};
use crate::survey::questionnaire::Words;

/// The word of an event: figures were saved.
const SNAPSHOT_TAKEN: &str = "snapshot_taken";
/// Everybody sees what is said of a target group only as a total of at least so many dialogues.
const FEWEST_IN_TOTAL: i64 = 2;
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
    /// Closed dialogues whose answers are in no figure yet, or never: they were too few.
    pub waiting: i64,
    /// Answers that were made up, as far as somebody has seen it: they are in no figure.
    #[serde(default)]
    pub set_aside: SetAside,
    pub whole: Row,
    pub phases: Vec<Row>,
    /// Residents and officials apart, by whom the dialogues were with: `residents`, `officials`, `mixed`. Empty where
    /// no dialogue was with officials.
    #[serde(default)]
    pub people: Vec<Row>,
    pub goals: Vec<Goal>,
    /// Indicators that had a target and were removed, the first one first.
    #[serde(default)]
    pub removed: Vec<RemovedIndicator>,
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
    /// What participants said, and what came of it, reply by reply.
    #[serde(default)]
    pub replies: Vec<Replied>,
    /// The promised days of reports, by the day.
    #[serde(default)]
    pub promises: Vec<Promised>,
    /// Whom reports and replies answered, of each that enough readers have said it of.
    #[serde(default)]
    pub readers: Vec<Read>,
}

/// How much was set aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct SetAside {
    /// At how many dialogues.
    pub dialogues: i64,
    /// Answers to the first question.
    pub answers: i64,
}

/// Whose account it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct About {
    /// Its part of addresses.
    #[schema(value_type = String)]
    pub slug: Slug,
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
    /// The same apart, by whom the dialogues were with; null where that is not told.
    #[serde(default)]
    pub apart: Option<Apart>,
    pub answers: Shown,
}

/// Residents and officials, never added up as if they were the same (D44). Together it is all of a row.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Apart {
    pub residents: Heads,
    pub officials: Heads,
    /// At dialogues with both: nobody knows how many were which.
    pub mixed: Heads,
}

impl Apart {
    /// Whether there were officials at all.
    pub fn has_officials(&self) -> bool {
        self.officials.dialogues > 0 || self.mixed.dialogues > 0
    }
}

/// Some dialogues that were held, and their head-counts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Heads {
    pub dialogues: i64,
    pub participants: i64,
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
    /// `group`, `perspective` or `officials`.
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
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
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
    /// Whether these are enough to have met it, by the least number that the goals set; null in figures of before.
    #[serde(default)]
    pub met: Option<bool>,
    pub answers: Shown,
}

impl MatrixCell {
    pub fn is_met(&self) -> bool {
        self.met.unwrap_or(self.dialogues > 0)
    }

    /// It was to be met, and was not.
    pub fn is_gap(&self) -> bool {
        self.prioritised && !self.is_met()
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
    /// It was closed with nothing in it, and nobody has said yet that it was held: it counts nowhere.
    Unconfirmed,
    /// The meeting did not take place.
    Cancelled,
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

impl Dialogue {
    /// Whether it was held, as far as anybody has said: closed, and somebody came.
    pub fn was_held(&self) -> bool {
        matches!(self.standing, Standing::Closed | Standing::Pilot) && self.participants != Some(0)
    }
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
    /// The language of what staff wrote, where a page is in another one (WCAG 3.1.2).
    pub fn foreign_to(&self, t: &Texts) -> Option<&str> {
        let written = self.process.language.as_str();
        (written != t.language.word()).then_some(written)
    }

    /// The indicators of the share heard: a target for it lives there and nowhere else.
    pub fn heard_goals(&self) -> impl Iterator<Item = &Indicator> {
        let all = self.goals.iter().flat_map(|goal| &goal.indicators);
        all.filter(|one| one.counted == MeasureKind::Heard.word())
    }

    /// The target of the share heard in per cent, for a line in a picture; none where there are several.
    pub fn heard_per_cent(&self) -> Option<f64> {
        let mut all = self.heard_goals().filter_map(|one| one.target.as_ref());
        let first = all.next()?;
        let is_alone = all.all(|other| other.amount == first.amount);
        let figure = first.amount.strip_suffix('%').filter(|_| is_alone)?;
        figure.parse().ok()
    }

    /// The same for one board (D27): its own figures and those of all together; of the other boards, no rows of their
    /// own. A row of all, such as a month, may happen to be about a single board.
    pub fn for_board(mut self, name: &str) -> Self {
        self.boards.retain(|board| board.row.of == name);
        self.matrix.boards.retain(|row| row.board == name);
        self.dialogues.retain(|dialogue| dialogue.board == name);
        self.replies
            .retain(|reply| reply.who.as_deref() == Some(name));
        let is_theirs = |read: &Read| read.who.as_deref().is_none_or(|who| who == name);
        self.readers.retain(is_theirs);
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

    /// The same without what saving figures adds to it.
    pub fn without_savings(mut self) -> Self {
        self.events.retain(|event| event.what != SNAPSHOT_TAKEN);
        self
    }

    /// The same for everybody: without what staff note for themselves, the names of figures that only they see, and
    /// whatever tells which dialogue was with which target groups. Of groups everybody sees totals of several dialogues.
    pub fn for_everybody(mut self) -> Self {
        self = self.without_savings().with_groups_in_total();
        for activity in &mut self.activities {
            activity.note.clear();
        }
        for told in &mut self.outreach {
            told.note.clear();
        }
        self
    }

    /// A list of dialogues, a board's own groups, and a group's row of a single dialogue each say, or let be worked
    /// out, whom one dialogue was with; so do the numbers of dialogues beside a group.
    fn with_groups_in_total(mut self) -> Self {
        self.dialogues.clear();
        self.matrix = Matrix::default();
        self.tell_officials_in_total();
        self.groups
            .retain(|group| group.row.dialogues >= FEWEST_IN_TOTAL);
        for group in &mut self.groups {
            group.row.to_come = 0;
            group.row.answers = std::mem::take(&mut group.row.answers).of_several(FEWEST_IN_TOTAL);
        }
        for one in self.goals.iter_mut().flat_map(|goal| &mut goal.indicators) {
            // The names of groups that were not met stand with their participants where a least number is set.
            let tells = match one.lacking {
                Lacking::Boards(_) => true,
                Lacking::Groups(_) => one.fewest.is_some(),
                Lacking::Heads { .. } => true,
                _ => false,
            };
            if tells {
                one.lacking = one.lacking.without_groups();
            }
        }
        self
    }

    /// Residents and officials apart are told of all together only, and where each is several dialogues.
    fn tell_officials_in_total(&mut self) {
        self.people.retain(|row| row.dialogues > 0);
        if self
            .people
            .iter()
            .any(|row| row.dialogues < FEWEST_IN_TOTAL)
        {
            self.people.clear();
        }
        for row in &mut self.people {
            row.to_come = 0;
            row.answers = std::mem::take(&mut row.answers).of_several(FEWEST_IN_TOTAL);
        }
        let boards = self.boards.iter_mut();
        let boards = boards.flat_map(|board| board.phases.iter_mut().chain([&mut board.row]));
        let groups = self.groups.iter_mut().map(|group| &mut group.row);
        let methods = self.methods.iter_mut().map(|method| &mut method.row);
        let named = [
            &mut self.people,
            &mut self.phases,
            &mut self.years,
            &mut self.months,
            &mut self.municipalities,
        ];
        for row in named
            .into_iter()
            .flatten()
            .chain(boards)
            .chain(groups)
            .chain(methods)
            .chain([&mut self.whole])
        {
            row.apart = None;
        }
    }

    /// Residents and officials of all the process's dialogues; none where no dialogue was with officials.
    pub fn apart(&self) -> Option<Apart> {
        let heads = |whom: Whom| {
            let row = self.people.iter().find(|row| row.of == whom.word());
            row.map_or_else(Heads::default, |row| Heads {
                dialogues: row.dialogues,
                participants: row.participants,
            })
        };
        let apart = Apart {
            residents: heads(Whom::Residents),
            officials: heads(Whom::Officials),
            mixed: heads(Whom::Mixed),
        };
        apart.has_officials().then_some(apart)
    }

    /// The row of a phase.
    pub fn phase(&self, word: &str) -> Option<&Row> {
        self.phases.iter().find(|row| row.of == word)
    }
}
