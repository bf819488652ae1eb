//! All that an account is made of.

use std::collections::HashMap;

use jiff::tz::TimeZone;

use crate::addresses::queries::counts::Wishes;
use crate::clock::Timestamp;
use crate::db::ids::DialogueId;
use crate::dialogues::{self, Readable};
use crate::followup::Unit;
use crate::followup::cells::Cells;
use crate::followup::engine::Engine;
use crate::followup::goals::Sent;
use crate::followup::indicators::IndicatorFacts;
use crate::followup::questions::{Asked, Counted};
use crate::followup::snapshots::Snapshot;
use crate::observations::Observation;
use crate::plan;
use crate::plan::goals::{Goal, Removed};
use crate::processes::Process;
use crate::reports::Report;
use crate::reports::news::Announced;
use crate::reports::promises::{Moved, Subject};
use crate::survey::Survey;

/// All that an account is made of, read from one state of the database.
pub struct AccountFacts<'a> {
    pub process: &'a Process,
    pub units: &'a [Unit],
    pub engine: &'a Engine<'a>,
    pub cells: &'a Cells,
    pub dialogues: &'a [dialogues::Dialogue],
    /// What indicators count: boards, target groups and methods among it.
    pub counted: &'a IndicatorFacts,
    pub asked: &'a [Asked],
    /// How many answers are set aside, by dialogue.
    pub aside: &'a HashMap<DialogueId, i64>,
    pub goals: &'a [Goal],
    pub removed: &'a [Removed],
    /// All surveys of the process, published or not.
    pub surveys: &'a [Survey],
    pub wishes: Wishes,
    pub sent: &'a [Sent],
    pub reports: &'a [Report],
    pub snapshots: &'a [Snapshot],
    pub activities: &'a [plan::Activity],
    pub outreach: &'a [plan::Outreach],
    /// Of each report and reply that enough readers have answered about.
    pub readers: &'a [(Option<Readable>, Counted)],
    pub observations: &'a [Observation],
    pub announced: &'a [Announced],
    pub moved: &'a [(Subject, Moved)],
    pub now: Timestamp,
    pub zone: &'a TimeZone,
}
