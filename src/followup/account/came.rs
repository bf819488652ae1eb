//! What came of what was said, and of what was promised (D20, D30): nothing of it is an answer.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::facts::AccountFacts;
use super::others::title;
use crate::dialogues::Readable;
use crate::followup::questions::Counted;
use crate::observations::telling::{self, When};
use crate::observations::{Heard, Observation, Reply};
use crate::reports::promises::{self, OfReports, Promise, Standing, Subject};
use crate::survey::Choice;
use crate::survey::questionnaire::Words;

/// Something that participants said, and what somebody replies to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Replied {
    /// What was said, by language tag.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub said: Words,
    /// Where: `perspective`, `in_depth`, the title of a report, or nothing.
    pub heard: String,
    /// Who replies; null where nobody was asked yet.
    pub who: Option<String>,
    pub reference: String,
    /// `received`, `looked_at`, `decided`, `done`, `not_done`.
    pub state: String,
    /// What is replied, by language tag; empty before there is something to say.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub words: Words,
    /// What was promised of it, if anything.
    pub promise: Option<Promised>,
    #[schema(value_type = Option<String>, format = Date)]
    pub done_on: Option<Date>,
    /// When it last came to say something else.
    #[schema(value_type = Option<String>, format = Date)]
    pub changed_on: Option<Date>,
}

/// A promised day, and what became of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Promised {
    /// The kind of a report, or `reply`.
    pub what: String,
    /// The day that was promised first, and the one that holds.
    #[schema(value_type = String, format = Date)]
    pub first: Date,
    #[schema(value_type = String, format = Date)]
    pub day: Date,
    /// `waits`, `late`, `kept`, `kept_late`, `taken_back`, `broken`.
    pub standing: String,
    #[schema(value_type = Option<String>, format = Date)]
    pub came_on: Option<Date>,
    /// By how many days it was or is too late, for the day that holds.
    pub days_late: i64,
    /// How often it was moved.
    pub moved: i64,
}

impl Promised {
    fn of(promise: &Promise) -> Self {
        let (standing, came_on, days_late) = match promise.standing {
            Standing::Waits { .. } => ("waits", None, 0),
            Standing::Late { days } => ("late", None, days),
            Standing::Kept { on } => ("kept", Some(on), 0),
            Standing::KeptLate { on, days } => ("kept_late", Some(on), days),
            Standing::TakenBack => ("taken_back", None, 0),
            Standing::Broken => ("broken", None, 0),
        };
        Self {
            what: match promise.subject {
                Subject::Report(kind) => kind.word().to_owned(),
                Subject::Reply(_) => "reply".to_owned(),
            },
            first: promise.moved.first().map_or(promise.day, |moved| moved.was),
            day: promise.day,
            standing: standing.to_owned(),
            came_on,
            days_late: days_late.into(),
            moved: i64::try_from(promise.moved.len()).unwrap_or(i64::MAX),
        }
    }

    /// Whether it came by the day that was promised first.
    pub fn is_kept(&self) -> bool {
        self.standing == "kept" && self.came_on.is_some_and(|on| on <= self.first)
    }
}

/// What readers said of whether a report or a reply answered them, where enough have.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Read {
    /// `report` or `reply`, or `removed`: what is not there any more keeps what was said of it.
    pub what: String,
    /// A report's title, or what was said, by language tag.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub of: Words,
    /// Who replies; null of a report.
    pub who: Option<String>,
    pub yes: i64,
    pub partly: i64,
    pub no: i64,
    /// Who did not know, or would rather not say: in no share.
    pub no_answer: i64,
}

impl Read {
    /// Those who said something: what the share is of.
    pub fn n(&self) -> i64 {
        self.yes + self.partly + self.no
    }
}

/// What was said, in all its languages.
fn said(one: &Observation) -> Words {
    let texts = one.texts.iter();
    texts
        .map(|text| (text.language, text.words.clone()))
        .collect()
}

impl AccountFacts<'_> {
    /// Whom reports and replies answered: reports first, then replies, then what was removed.
    pub(super) fn readers(&self) -> Vec<Read> {
        let all = self.readers.iter();
        let mut all: Vec<Read> = all.map(|(of, counts)| self.read(*of, counts)).collect();
        let turn = |read: &Read| {
            ["report", "reply"]
                .iter()
                .position(|what| *what == read.what)
        };
        all.sort_by_key(|read| turn(read).unwrap_or(usize::MAX));
        all
    }

    /// What readers said of one, and what that is.
    fn read(&self, of: Option<Readable>, counts: &Counted) -> Read {
        let found = of.and_then(|of| self.read_thing(of));
        let (what, of, who) = found.unwrap_or_else(|| ("removed", Words::default(), None));
        let count = |key: &str| counts.0.get(key).copied().unwrap_or(0);
        Read {
            what: what.to_owned(),
            of,
            who,
            yes: count("yes"),
            partly: count("partly"),
            no: count("no"),
            no_answer: count(Choice::NoAnswer.word()),
        }
    }

    /// What something that was read is called, and who replies.
    fn read_thing(&self, of: Readable) -> Option<(&'static str, Words, Option<String>)> {
        Some(match of {
            Readable::Report(id) => {
                let report = self.reports.iter().find(|report| report.id == id)?;
                ("report", title(report), None)
            }
            Readable::Reply(id, _) => {
                let all = self.observations.iter();
                let mut all = all.flat_map(|one| one.replies.iter().map(move |it| (one, it)));
                let (one, reply) = all.find(|(_, reply)| reply.id == id)?;
                let boards = &self.counted.boards;
                let who = telling::who(reply, boards, &self.process.contact.organisation);
                ("reply", said(one), Some(who.to_owned()))
            }
        })
    }

    /// Each reply, in the order of what was said; what nobody was asked about stands there too.
    pub(super) fn replies(&self) -> Vec<Replied> {
        let all = self.observations.iter();
        all.flat_map(|one| {
            let replies = one.replies.iter().map(|reply| self.replied(one, reply));
            let unasked = one.replies.is_empty().then(|| self.unasked(one));
            replies.chain(unasked).collect::<Vec<Replied>>()
        })
        .collect()
    }

    fn unasked(&self, one: &Observation) -> Replied {
        Replied {
            said: said(one),
            heard: match one.heard {
                Heard::Anywhere => String::new(),
                Heard::In(phase) => phase.word().to_owned(),
                Heard::Told(id) => {
                    let mut reports = self.reports.iter();
                    let report = reports.find(|report| report.id == id);
                    let language = self.process.default_language;
                    report.map_or_else(String::new, |report| report.text(language).title.clone())
                }
            },
            who: None,
            reference: String::new(),
            state: one.state().word().to_owned(),
            words: Words::default(),
            promise: None,
            done_on: None,
            changed_on: None,
        }
    }

    fn replied(&self, one: &Observation, reply: &Reply) -> Replied {
        let boards = &self.counted.boards;
        let said_on = reply.changed_at.day(self.zone);
        let when = When {
            today: self.now.day(self.zone),
            said_on,
            is_over: self.process.ended_at.is_some(),
        };
        let who = telling::who(reply, boards, &self.process.contact.organisation);
        Replied {
            who: Some(who.to_owned()),
            reference: telling::reference(reply, boards).to_owned(),
            state: reply.state.word().to_owned(),
            words: reply
                .texts
                .iter()
                .map(|text| (text.language, text.words.clone()))
                .collect(),
            promise: when.promise(reply).as_ref().map(Promised::of),
            done_on: reply.done_on,
            changed_on: Some(said_on),
            ..self.unasked(one)
        }
    }

    /// The promised days of reports, and what became of them.
    pub(super) fn promises(&self) -> Vec<Promised> {
        let of = OfReports {
            announced: self.announced,
            moved: self.moved,
            reports: self.reports,
            is_over: self.process.ended_at.is_some(),
        };
        let all = promises::of_reports(&of, self.now.day(self.zone), self.zone);
        all.iter().map(Promised::of).collect()
    }
}
