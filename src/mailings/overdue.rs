//! Feedback that was promised and is late (D30): what the project's time did not quite allow for.

use std::collections::HashMap;

use jiff::civil::Date;

use super::{Audience, Figures, Mailing, Order, Progress, purpose_of, queries};
use crate::addresses::{self, Purpose};
use crate::db::Connection;
use crate::db::ids::{MailingId, ProcessId, ReportId};
use crate::error::Result;
use crate::reports::status::Announced;
use crate::reports::{Kind, Report};

/// One promise that is not kept yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overdue {
    /// The announced day is over and there is no such report.
    NotPublished { kind: Kind, day: Date },
    /// The report is published, and those who wished it have not been mailed.
    NotMailed { report: ReportId, wished: i64 },
    /// It was mailed, and so many have wished it since.
    WishedSince { report: ReportId, count: i64 },
    /// A mailing stands still until somebody decides.
    Waits { mailing: MailingId },
}

/// What the list is made of.
pub struct Facts<'a> {
    pub announced: Vec<Announced>,
    pub reports: &'a [Report],
    pub mailings: &'a [Mailing],
    /// How many wish each purpose, and how many of them no mailing of it was made for.
    pub wished: Vec<(Purpose, i64, i64)>,
    pub today: Date,
}

/// How many wish each purpose, and how many of them no mailing of it was made for.
pub fn wished(c: &mut Connection, of: ProcessId) -> Result<Vec<(Purpose, i64, i64)>> {
    let consents = addresses::queries::consents(c, of)?;
    let mailed = queries::mailed(c, of)?;
    let number = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    Ok(Purpose::ALL
        .iter()
        .map(|&purpose| {
            let wish = || consents.iter().filter(|(_, consent)| consent.to(purpose));
            let unmailed = wish().filter(|(id, _)| !mailed.contains(&(*id, purpose)));
            (purpose, number(wish().count()), number(unmailed.count()))
        })
        .collect())
}

/// What is late, in the order of the story.
pub fn overdue(facts: &Facts<'_>, figures: &HashMap<MailingId, Figures>) -> Vec<Overdue> {
    let mut late = Vec::new();
    for announced in &facts.announced {
        let is_out = facts
            .reports
            .iter()
            .any(|report| report.kind == announced.kind && report.published_at.is_some());
        if announced.day < facts.today && !is_out {
            late.push(Overdue::NotPublished {
                kind: announced.kind,
                day: announced.day,
            });
        }
    }
    for &(purpose, wished, unmailed) in facts.wished.iter().filter(|(_, wished, _)| *wished > 0) {
        let mut published: Vec<&Report> = facts
            .reports
            .iter()
            .filter(|report| purpose_of(report.kind) == purpose && report.published_at.is_some())
            .collect();
        published.sort_by_key(|report| report.published_at);
        let is_mailed = facts.mailings.iter().any(|mailing| {
            mailing.purpose == purpose
                && mailing.audience == Audience::Participants
                && mailing.begun_at.is_some()
                && mailing.order != Order::Cancel
                && published.iter().any(|report| report.id == mailing.report)
        });
        match published.last() {
            Some(latest) if !is_mailed => late.push(Overdue::NotMailed {
                report: latest.id,
                wished,
            }),
            Some(latest) if unmailed > 0 => late.push(Overdue::WishedSince {
                report: latest.id,
                count: unmailed,
            }),
            _ => {}
        }
    }
    for mailing in facts.mailings {
        let progress = mailing.progress(&figures.get(&mailing.id).copied().unwrap_or_default());
        if matches!(
            progress,
            Progress::NeedsAttention
                | Progress::Missed
                | Progress::Paused
                | Progress::AwaitsApproval
        ) {
            late.push(Overdue::Waits {
                mailing: mailing.id,
            });
        }
    }
    late
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::Timestamp;
    use jiff::civil::date;

    #[test]
    fn a_promised_day_that_is_over_is_listed_until_the_report_is_out() {
        let announced = vec![Announced {
            kind: Kind::Interim,
            day: date(2022, 6, 15),
            changed_at: Timestamp(0),
        }];
        let facts = |today| Facts {
            announced: announced.clone(),
            reports: &[],
            mailings: &[],
            wished: vec![(Purpose::Interim, 3, 3)],
            today,
        };
        let none = HashMap::new();
        assert!(overdue(&facts(date(2022, 6, 15)), &none).is_empty());
        assert_eq!(
            overdue(&facts(date(2022, 6, 16)), &none),
            [Overdue::NotPublished {
                kind: Kind::Interim,
                day: date(2022, 6, 15)
            }]
        );
    }
}
