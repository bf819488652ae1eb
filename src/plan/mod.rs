//! The plan of a process: what it is to achieve ([`goals`]), what is done in each phase of the project and how far it has come (D26), and the log of whom
//! the process was made known to, at which level and how (D19).
//!
//! These phases are those of the project: preparing, carrying out, what is left to do afterwards. The phases that
//! dialogues are held in are `dialogues`' own.

mod forms;
pub mod goals;
pub mod handlers;
pub mod queries;
pub mod usual;
mod views;

use jiff::civil::Date;
use serde_json::{Value, json};

use crate::db::ids::{ActivityId, OutreachId, word_enum};

/// Characters of an activity's name, of an audience and of a channel at most.
pub const LONGEST_NAME: usize = 200;
/// Characters of a note at most.
pub const LONGEST_NOTE: usize = 2000;

word_enum!(
    /// A phase of the project, in their order.
    Phase {
        Preparation = "preparation" => "project-preparation",
        CarryingOut = "carrying_out" => "project-carrying-out",
        /// "Efterarbete": reporting, handing over, evaluating.
        FollowUp = "follow_up" => "project-follow-up",
    }
);

word_enum!(
    /// How far an activity has come.
    Status {
        Planned = "planned" => "activity-planned",
        UnderWay = "under_way" => "activity-under-way",
        /// Some of it was done, "delvis": it may well stay so.
        Partly = "partly" => "activity-partly",
        Done = "done" => "activity-done",
        /// It is no longer part of the plan, but is not forgotten.
        Dropped = "dropped" => "activity-dropped",
    }
);

impl Status {
    /// The sign that stands before its word.
    pub fn sign(self) -> &'static str {
        match self {
            Self::Planned => "○",
            Self::UnderWay | Self::Partly => "◐",
            Self::Done => "✓",
            Self::Dropped => "–",
        }
    }

    /// Whether there is nothing left to do.
    pub fn is_settled(self) -> bool {
        matches!(self, Self::Done | Self::Dropped)
    }
}

/// Something that is to be done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Activity {
    pub id: ActivityId,
    pub phase: Phase,
    pub name: String,
    /// The day by which it is to be done, if one was set.
    pub due_on: Option<Date>,
    pub status: Status,
    /// What there is to say about it; may be empty.
    pub note: String,
}

impl Activity {
    /// Whether its day has passed and something of it is left to do.
    pub fn is_overdue(&self, today: Date) -> bool {
        !self.status.is_settled() && self.due_on.is_some_and(|day| day < today)
    }
}

/// How many of the activities are done. Those that were dropped are not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub done: usize,
    pub of: usize,
    /// Whether something has begun that is not done.
    has_begun: bool,
}

impl Progress {
    /// How far the activities of a phase have come.
    pub fn of(activities: &[Activity], phase: Phase) -> Self {
        let count = |counts: fn(Status) -> bool| {
            activities
                .iter()
                .filter(|activity| activity.phase == phase && counts(activity.status))
                .count()
        };
        Self {
            done: count(|status| status == Status::Done),
            of: count(|status| status != Status::Dropped),
            has_begun: count(|status| matches!(status, Status::UnderWay | Status::Partly)) > 0,
        }
    }

    /// The sign for the phase as a whole: all done, some of it, nothing yet.
    pub fn sign(self) -> &'static str {
        if self.of > 0 && self.done == self.of {
            Status::Done.sign()
        } else if self.done > 0 || self.has_begun {
            Status::Partly.sign()
        } else {
            Status::Planned.sign()
        }
    }
}

word_enum!(
    /// How wide a circle was told.
    Level {
        Local = "local" => "level-local",
        Regional = "regional" => "level-regional",
        National = "national" => "level-national",
        /// Within the organisation itself (D67).
        Internal = "internal" => "level-internal",
    }
);

/// One time that the process was made known to somebody, or rooted with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outreach {
    pub id: OutreachId,
    pub day: Date,
    pub level: Level,
    /// Who was told: a body or a circle, never a participant.
    pub audience: String,
    /// By which channel, or at which occasion.
    pub how: String,
    /// What was said or came of it; may be empty.
    pub note: String,
}

/// How often somebody at each level was told.
pub fn by_level(outreach: &[Outreach]) -> Vec<(Level, usize)> {
    let count = |level: Level| outreach.iter().filter(|told| told.level == level).count();
    Level::ALL
        .iter()
        .map(|&level| (level, count(level)))
        .collect()
}

/// The plan as it is taken out with the process: activities in their order, outreach with the earliest first.
pub fn record(activities: &[Activity], outreach: &[Outreach]) -> Value {
    let activities: Vec<Value> = activities
        .iter()
        .map(|activity| {
            json!({
                "phase": activity.phase.word(),
                "name": activity.name,
                "due_on": activity.due_on.map(|day| day.to_string()),
                "status": activity.status.word(),
                "note": activity.note,
            })
        })
        .collect();
    let outreach: Vec<Value> = outreach
        .iter()
        .rev()
        .map(|told| {
            json!({
                "day": told.day.to_string(),
                "level": told.level.word(),
                "audience": told.audience,
                "how": told.how,
                "note": told.note,
            })
        })
        .collect();
    json!({ "activities": activities, "outreach": outreach })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    fn activity(phase: Phase, status: Status) -> Activity {
        Activity {
            id: ActivityId(1),
            phase,
            name: "Boka lokaler".into(),
            due_on: Some(date(2021, 9, 7)),
            status,
            note: String::new(),
        }
    }

    #[test]
    fn an_activity_is_overdue_from_the_day_after_until_it_is_settled() {
        let mut booked = activity(Phase::Preparation, Status::Partly);
        assert!(!booked.is_overdue(date(2021, 9, 7)));
        assert!(booked.is_overdue(date(2021, 9, 8)));
        for settled in [Status::Done, Status::Dropped] {
            booked.status = settled;
            assert!(!booked.is_overdue(date(2021, 9, 8)));
        }
        booked.status = Status::Planned;
        booked.due_on = None;
        assert!(!booked.is_overdue(date(2021, 9, 8)));
    }

    #[test]
    fn a_phase_is_done_when_all_that_was_not_dropped_is() {
        let sign = |statuses: &[Status]| {
            let all: Vec<Activity> = statuses
                .iter()
                .map(|&status| activity(Phase::Preparation, status))
                .collect();
            Progress::of(&all, Phase::Preparation).sign()
        };
        assert_eq!(sign(&[]), "○");
        assert_eq!(sign(&[Status::Dropped]), "○");
        assert_eq!(sign(&[Status::Planned]), "○");
        assert_eq!(sign(&[Status::Planned, Status::UnderWay]), "◐");
        assert_eq!(sign(&[Status::Done, Status::Planned]), "◐");
        assert_eq!(sign(&[Status::Done, Status::Partly]), "◐");
        assert_eq!(sign(&[Status::Done, Status::Dropped]), "✓");
    }

    proptest! {
        #[test]
        fn the_phases_part_the_activities_among_them(
            all in proptest::collection::vec((0..Phase::ALL.len(), 0..Status::ALL.len()), 0..20),
        ) {
            let all: Vec<Activity> = all
                .into_iter()
                .map(|(phase, status)| activity(Phase::ALL[phase], Status::ALL[status]))
                .collect();
            let parts = Phase::ALL.iter().map(|&phase| Progress::of(&all, phase));
            let (mut done, mut of) = (0, 0);
            for part in parts {
                prop_assert!(part.done <= part.of);
                prop_assert_eq!(part.sign() == "✓", part.of > 0 && part.done == part.of);
                done += part.done;
                of += part.of;
            }
            let with = |status: Status| all.iter().filter(|activity| activity.status == status).count();
            prop_assert_eq!(done, with(Status::Done));
            prop_assert_eq!(of + with(Status::Dropped), all.len());
        }
    }
}
