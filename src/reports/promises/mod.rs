//! Promised days and what became of them: kept, late, moved, taken back (D25, D30).
//!
//! A promise is public from the moment that it is made. Whoever moves one says why, and both days are kept for everybody
//! to see. What was promised on the same day may be mended without a word: nobody has had time to rely on it.

pub mod queries;
pub mod telling;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::news::Announced;
use super::{Report, ReportKind};
use crate::clock::Timestamp;
use crate::db::ids::ReplyId;
use crate::i18n::Language;

/// What a promise is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Subject {
    /// A report of a kind.
    Report(ReportKind),
    /// What a board replies to an observation.
    Reply(ReplyId),
}

/// A promised day that was moved or taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moved {
    pub was: Date,
    /// None where the promise was taken back.
    pub became: Option<Date>,
    /// When that was said.
    pub on: Date,
    /// Its place then among all that has happened in the process.
    pub place: i64,
    /// Why, by language; Swedish among them.
    pub why: Vec<(Language, String)>,
}

impl Moved {
    /// Why, for a reader of a language, and the language that it is in.
    pub fn why(&self, language: Language) -> (Language, &str) {
        language
            .pick(&self.why, Language::Swedish, |(language, _)| *language)
            .map_or((language, ""), |(language, why)| (*language, why))
    }
}

/// Whether taking `now` for what was promised before asks for words: unless nothing changes, nothing was promised, or it
/// was promised today for the first time. What was moved before is always told: else the last move would say another day
/// than the one that holds.
pub fn asks_why(
    before: Option<(Date, Date)>,
    was_moved: bool,
    (now, today): (Option<Date>, Date),
) -> bool {
    before.is_some_and(|(day, made_on)| Some(day) != now && (was_moved || made_on != today))
}

/// How a promise stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// So many days are left; on the day itself none.
    Waits {
        days: i32,
    },
    /// The day is over, and so many days more.
    Late {
        days: i32,
    },
    Kept {
        on: Date,
    },
    /// It came so many days after its day.
    KeptLate {
        on: Date,
        days: i32,
    },
    TakenBack,
    /// The process has ended, and it never came.
    Broken,
}

impl Standing {
    /// Of what is promised for a day, and came on another, if it has come.
    pub fn of(day: Date, came: Option<Date>, today: Date) -> Self {
        match came {
            Some(on) if on <= day => Self::Kept { on },
            Some(on) => Self::KeptLate {
                on,
                days: days_between(day, on),
            },
            None if today <= day => Self::Waits {
                days: days_between(today, day),
            },
            None => Self::Late {
                days: days_between(day, today),
            },
        }
    }

    /// The same once the process has ended: what has not come by then never will.
    pub fn at_the_end(self) -> Self {
        match self {
            Self::Waits { .. } | Self::Late { .. } => Self::Broken,
            other => other,
        }
    }

    /// Whether what was promised is still to come.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Waits { .. } | Self::Late { .. })
    }
}

fn days_between(one: Date, other: Date) -> i32 {
    (other - one).get_days()
}

/// A promise with all that became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Promise {
    pub subject: Subject,
    /// The day as it is promised now, or was last.
    pub day: Date,
    pub standing: Standing,
    /// When the present day was promised; where it was taken back, when that was.
    pub changed_at: Timestamp,
    /// The earliest first.
    pub moved: Vec<Moved>,
}

/// What was promised of reports in a process, and what became of it.
pub struct OfReports<'a> {
    pub announced: &'a [Announced],
    pub moved: &'a [(Subject, Moved)],
    pub reports: &'a [Report],
    /// Whether the process has ended.
    pub is_over: bool,
}

/// The promises of reports, by their days: those that stand, and those that were taken back. A promise is about the first
/// report of its kind.
pub fn of_reports(of: &OfReports<'_>, today: Date, zone: &TimeZone) -> Vec<Promise> {
    let (announced, moved) = (of.announced, of.moved);
    let came = |kind| {
        let reports = of.reports.iter().filter(|report| report.kind == kind);
        reports
            .filter_map(|report| Some(report.published_at?.day(zone)))
            .min()
    };
    let of_kind = |kind| {
        let subject = Subject::Report(kind);
        let moved: Vec<Moved> = moved
            .iter()
            .filter(|(of, _)| *of == subject)
            .map(|(_, moved)| moved.clone())
            .collect();
        let stands = announced.iter().find(|announced| announced.kind == kind);
        let (day, standing, changed_at) = match (stands, moved.last()) {
            (Some(announced), _) => {
                let standing = Standing::of(announced.day, came(kind), today);
                (announced.day, standing, announced.changed_at)
            }
            (None, Some(last)) => (last.was, Standing::TakenBack, Timestamp(0)),
            (None, None) => return None,
        };
        Some(Promise {
            subject,
            day,
            standing: match of.is_over {
                true => standing.at_the_end(),
                false => standing,
            },
            changed_at,
            moved,
        })
    };
    let mut all: Vec<Promise> = ReportKind::ALL
        .iter()
        .filter_map(|&kind| of_kind(kind))
        .collect();
    all.sort_by_key(|promise| promise.day);
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const DAY: Date = date(2022, 6, 1);

    #[test]
    fn a_promise_is_late_from_the_day_after() {
        let standing = |came, today| Standing::of(DAY, came, today);
        for (came, today, expected) in [
            (None, date(2022, 5, 30), Standing::Waits { days: 2 }),
            (None, DAY, Standing::Waits { days: 0 }),
            (None, date(2022, 6, 13), Standing::Late { days: 12 }),
            (Some(DAY), date(2023, 1, 1), Standing::Kept { on: DAY }),
        ] {
            assert_eq!(standing(came, today), expected);
        }
        let on = date(2022, 6, 3);
        assert_eq!(standing(Some(on), on), Standing::KeptLate { on, days: 2 });
    }

    #[test]
    fn what_was_promised_today_is_mended_without_a_word() {
        let (today, other) = (date(2022, 3, 1), date(2022, 7, 1));
        for (before, now, asks) in [
            (None, Some(DAY), false),
            (Some((DAY, today)), Some(other), false),
            (Some((DAY, today)), None, false),
            (Some((DAY, date(2022, 2, 28))), Some(other), true),
            (Some((DAY, date(2022, 2, 28))), None, true),
            (Some((DAY, date(2022, 2, 28))), Some(DAY), false),
        ] {
            assert_eq!(
                asks_why(before, false, (now, today)),
                asks,
                "{before:?} {now:?}"
            );
        }
        let moved_today = Some((DAY, today));
        assert!(asks_why(moved_today, true, (Some(other), today)));
        assert!(asks_why(moved_today, true, (None, today)));
        assert!(!asks_why(moved_today, true, (Some(DAY), today)));
    }

    proptest! {
        /// A day counts as kept or late, never as both, and what has come never waits again.
        #[test]
        fn what_has_come_stays_as_it_was_said(came in proptest::option::of(-400..400_i64), today in -400..400_i64) {
            let at = |days: i64| DAY.checked_add(jiff::Span::new().days(days)).unwrap();
            let standing = Standing::of(DAY, came.map(at), at(today));
            match standing {
                Standing::Kept { on } => prop_assert!(on <= DAY),
                Standing::KeptLate { on, days } => prop_assert!(on > DAY && days > 0),
                Standing::Waits { days } => prop_assert!(came.is_none() && i64::from(days) == -today),
                Standing::Late { days } => prop_assert!(came.is_none() && i64::from(days) == today && days > 0),
                Standing::TakenBack | Standing::Broken => prop_assert!(false),
            }
        }
    }
}
