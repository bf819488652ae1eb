//! Feedback that was promised and is late (D30): what the project's time did not quite allow for.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Audience, Figures, Mailing, Order, Progress, purpose_of, queries, retention};
use crate::addresses::{self, Purpose};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{MailingId, ProcessId, ReportId};
use crate::error::Result;
use crate::i18n::Texts;
use crate::observations;
use crate::processes::{Process, Slug};
use crate::reports::news::Announced;
use crate::reports::promises::Standing;
use crate::reports::{self, Report, ReportKind};
use crate::web::url::{self, Url};

/// One promise that is not kept yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Overdue {
    /// The announced day is over and there is no such report.
    NotPublished { kind: ReportKind, day: Date },
    /// The report is published, and those who wished it have not been mailed.
    NotMailed { report: ReportId, wished: i64 },
    /// Its mailing was cancelled, and so many have got none since: a new version can be mailed, this one cannot.
    Cancelled {
        report: ReportId,
        mailing: MailingId,
        count: i64,
    },
    /// It was mailed, and so many have wished it since.
    WishedSince { report: ReportId, count: i64 },
    /// A mailing stands still until somebody decides.
    Waits { mailing: MailingId },
    /// So many replies to what was said are promised for a day that is over.
    NotReplied { count: i64 },
    /// So many addresses should have been erased, and there is no decision to erase them under.
    NotErased { count: i64 },
}

/// What the list is made of.
pub struct Promised<'a> {
    pub announced: Vec<Announced>,
    pub reports: &'a [Report],
    pub mailings: &'a [Mailing],
    /// How many wish each purpose, and how many of them no mailing of it was made for.
    pub wished: Vec<(Purpose, i64, i64)>,
    /// Replies that are promised for a day that is over.
    pub late_replies: i64,
    /// Addresses whose time is over, without a disposal decision.
    pub kept_too_long: i64,
    pub today: Date,
}

/// The reports and mailings of a process, and what is late of what was promised.
pub struct Feedback {
    pub reports: Vec<Report>,
    pub mailings: Vec<Mailing>,
    pub figures: HashMap<MailingId, Figures>,
    pub late: Vec<Overdue>,
}

impl Feedback {
    /// Loads it, as it is at a moment.
    ///
    /// # Errors
    /// Those of the database.
    pub fn load(
        c: &mut Connection,
        process: &Process,
        (now, zone): (Timestamp, &TimeZone),
    ) -> Result<Self> {
        let reports = reports::queries::all(c, process.id)?;
        let mailings = queries::all(c, process.id)?;
        let figures = queries::figures(c, process.id)?;
        let promised = Promised {
            announced: reports::news::queries::announced(c, process.id)?,
            reports: &reports,
            mailings: &mailings,
            wished: wished(c, process.id)?,
            late_replies: late_replies(c, process.id, now.day(zone))?,
            kept_too_long: retention::kept_too_long(c, process, now)?,
            today: now.day(zone),
        };
        let late = overdue(&promised, &figures);
        Ok(Self {
            reports,
            mailings,
            figures,
            late,
        })
    }
}

impl Overdue {
    /// What there is to say of it, and where something is done about it. Nothing of a report that is not among these.
    pub fn told(&self, t: &Texts, slug: &Slug, reports: &[Report]) -> Option<(Url, String)> {
        let find = |id: ReportId| reports.iter().find(|report| report.id == id);
        let about = |report: &Report, count: i64| {
            [
                ("title", report.text(t.language).title.clone().into()),
                ("count", count.into()),
            ]
        };
        let unmailed = |id, key: &str, count| {
            let report = find(id)?;
            let to = url::publish_report(slug, &report.slug);
            Some((to, t.with(key, about(report, count))))
        };
        match self {
            Self::NotPublished { kind, day } => {
                let about = [
                    ("kind", t.get(kind.text_key()).into_owned().into()),
                    ("day", t.date(*day).into()),
                ];
                Some((url::reports(slug), t.with("overdue-not-published", about)))
            }
            Self::NotMailed { report, wished } => unmailed(*report, "overdue-not-mailed", *wished),
            Self::Cancelled {
                report,
                mailing,
                count,
            } => {
                let text = t.with("overdue-cancelled", about(find(*report)?, *count));
                Some((url::mailing(slug, *mailing), text))
            }
            Self::WishedSince { report, count } => unmailed(*report, "overdue-since", *count),
            Self::Waits { mailing } => {
                let text = t.get("overdue-waits").into_owned();
                Some((url::mailing(slug, *mailing), text))
            }
            Self::NotReplied { count } => {
                let text = t.with("overdue-not-replied", [("count", (*count).into())]);
                Some((url::observations(slug).with("late", "yes"), text))
            }
            Self::NotErased { count } => {
                let text = t.with("overdue-not-erased", [("count", (*count).into())]);
                Some((url::retention(slug).at("decisions"), text))
            }
        }
    }
}

/// How many replies are promised for a day that is over.
pub fn late_replies(c: &mut Connection, of: ProcessId, today: Date) -> Result<i64> {
    let all = observations::queries::all(c, of)?;
    let late = all
        .iter()
        .flat_map(|one| &one.replies)
        .filter_map(|reply| reply.promise(today))
        .filter(|promise| matches!(promise.standing, Standing::Late { .. }));
    Ok(i64::try_from(late.count()).unwrap_or(i64::MAX))
}

/// How many wish each purpose, and how many of them no mailing of it was made for.
pub fn wished(c: &mut Connection, of: ProcessId) -> Result<Vec<(Purpose, i64, i64)>> {
    let wished = addresses::queries::wished(c, of)?.into_iter();
    wished
        .map(|wish| Ok((wish.0, wish.1, queries::in_none(c, of, wish)?)))
        .collect()
}

/// What is late, in the order of the story.
pub fn overdue(promised: &Promised<'_>, figures: &HashMap<MailingId, Figures>) -> Vec<Overdue> {
    let mut late = Vec::new();
    let published = || {
        let reports = promised.reports.iter();
        reports.filter(|report| report.published_at.is_some())
    };
    for &Announced { kind, day, .. } in &promised.announced {
        if day < promised.today && !published().any(|report| report.kind == kind) {
            late.push(Overdue::NotPublished { kind, day });
        }
    }
    if promised.late_replies > 0 {
        late.push(Overdue::NotReplied {
            count: promised.late_replies,
        });
    }
    for &(purpose, wished, unmailed) in promised.wished.iter().filter(|(_, wished, _)| *wished > 0)
    {
        let mut published: Vec<&Report> = published()
            .filter(|report| purpose_of(report.kind) == purpose)
            .collect();
        published.sort_by_key(|report| report.published_at);
        let is_mailed = promised.mailings.iter().any(|mailing| {
            mailing.purpose == purpose
                && mailing.audience == Audience::Participants
                && mailing.begun_at.is_some()
                && mailing.order != Order::Cancel
                && published.iter().any(|report| report.id == mailing.report)
        });
        // Whom this version cannot be mailed to any more: those who were cancelled, and all while it stays so.
        let lost = published.last().and_then(|latest| {
            let mut mailings = promised.mailings.iter();
            let mailing = mailings.find(|mailing| {
                mailing.report == latest.id && mailing.audience == Audience::Participants
            })?;
            let cancelled = figures.get(&mailing.id).map_or(0, |its| its.cancelled);
            let count = match mailing.order {
                Order::Cancel => unmailed,
                _ => unmailed.min(cancelled),
            };
            let (report, mailing) = (latest.id, mailing.id);
            let lost = Overdue::Cancelled {
                report,
                mailing,
                count,
            };
            (count > 0).then_some((lost, count))
        });
        let unmailed = unmailed - lost.as_ref().map_or(0, |(_, count)| *count);
        let is_lost = lost.is_some();
        late.extend(lost.map(|(lost, _)| lost));
        match published.last() {
            Some(_) if is_lost && unmailed == 0 => {}
            Some(latest) if !is_mailed && unmailed > 0 => late.push(Overdue::NotMailed {
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
    for mailing in promised.mailings {
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
    if promised.kept_too_long > 0 {
        late.push(Overdue::NotErased {
            count: promised.kept_too_long,
        });
    }
    late
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_promised_day_that_is_over_is_listed_until_the_report_is_out() {
        let (kind, day) = (ReportKind::Interim, date(2022, 6, 15));
        let promised = |today| Promised {
            announced: vec![Announced {
                kind,
                day,
                changed_at: Timestamp(0),
            }],
            reports: &[],
            mailings: &[],
            wished: vec![(Purpose::Interim, 3, 3)],
            late_replies: 0,
            kept_too_long: 0,
            today,
        };
        let none = HashMap::new();
        assert!(overdue(&promised(day), &none).is_empty());
        let late = overdue(&promised(date(2022, 6, 16)), &none);
        assert_eq!(late, [Overdue::NotPublished { kind, day }]);
    }
}
