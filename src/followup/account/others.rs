//! The parts of an account that have no answers in them, beside the goals: what came back to people, days, the plan.

use super::facts::AccountFacts;
use super::{
    Activity, Event, Feedback, Mailed, Mailing, Outreach, PassedOn, Reached, SNAPSHOT_TAKEN,
    Unserved,
};
use crate::clock::Timestamp;
use crate::followup::goals::Sent;
use crate::followup::indicators::SentByMail;
use crate::plan;
use crate::reports::Report;
use crate::survey::questionnaire::Words;

impl AccountFacts<'_> {
    pub(super) fn feedback(&self) -> Feedback {
        let held = self.dialogues.iter();
        let held = held.filter(|dialogue| dialogue.was_held());
        let not_reachable = held.filter_map(|one| one.counts.not_reachable);
        let unserved = self.counted.wished_since.iter();
        let mailings: Vec<Mailing> = self.sent.iter().map(|sent| self.mailing(sent)).collect();
        // Whom a mail was made for has wished it, also before that is told.
        let mailed = mailings.iter().filter_map(|mailing| mailing.mailed);
        let mailed = mailed.map(|mailed| mailed.made_for + mailed.later).max();
        let wished = self.wishes.told.max(mailed.unwrap_or(0));
        Feedback {
            wished,
            wished_elsewhere: self.counted.reach.elsewhere.at_most().min(wished),
            // Who withdraws before their wish is told of is not told of either.
            withdrawn: self.wishes.withdrawn.min(wished),
            not_reachable: not_reachable.map(i64::from).sum(),
            mailings,
            unserved: unserved
                .filter(|(_, count)| *count > 0)
                .map(|&(feedback, count)| Unserved {
                    purpose: feedback.word().to_owned(),
                    count,
                })
                .collect(),
        }
    }

    fn report(&self, of: &Sent) -> Option<&Report> {
        self.reports.iter().find(|report| report.id == of.report)
    }

    fn mailing(&self, sent: &Sent) -> Mailing {
        let report = self.report(sent);
        let reached = self.counted.reach.of(&[sent.report].into());
        Mailing {
            report: report.map(title).unwrap_or_default(),
            version: report.map_or_else(String::new, |report| report.version.clone()),
            purpose: sent.purpose.to_owned(),
            mailed: sent.mailed.as_ref().map(mailed),
            passed_on: sent.passed_on.as_ref().map(|said| PassedOn {
                asked: said.asked,
                answered: said.answered,
                passed_on: said.passed_on,
                not_reachable: said.not_reachable,
            }),
            reached: reached.map(|range| Reached {
                least: range.least,
                most: range.most,
                of: range.of,
            }),
        }
    }

    /// What happened, in the order in which it did: by instant, which is a whole second, and then by place.
    pub(super) fn events(&self) -> Vec<Event> {
        let event = |at: Timestamp, place: Option<i64>, what: &str, name: Words| {
            let event = Event {
                day: at.day(self.zone),
                what: what.to_owned(),
                name,
            };
            ((at, place.unwrap_or_default()), event)
        };
        let published = self.reports.iter().filter_map(|report| {
            let (at, place) = (report.published_at?, report.published_place);
            Some(event(at, place, "report_published", title(report)))
        });
        let mailed = self.sent.iter().filter_map(|sent| {
            let (title, mailed) = (title(self.report(sent)?), sent.mailed?);
            let at = mailed.begun_at?;
            Some(event(at, mailed.begun_place, "mailing_begun", title))
        });
        let taken = self.snapshots.iter().map(|snapshot| {
            let name = [(self.process.default_language, snapshot.name.clone())];
            let (at, place) = (snapshot.taken_at, Some(snapshot.place));
            event(at, place, SNAPSHOT_TAKEN, name.into_iter().collect())
        });
        // After the end nothing happens.
        let ended = self.process.ended_at;
        let ended = ended.map(|at| event(at, Some(i64::MAX), "process_ended", Words::default()));
        let mut all: Vec<((Timestamp, i64), Event)> =
            published.chain(mailed).chain(taken).chain(ended).collect();
        all.sort_by_key(|(at, _)| *at);
        all.into_iter().map(|(_, event)| event).collect()
    }
}

/// A report's title, in all its languages.
pub(super) fn title(report: &Report) -> Words {
    report
        .texts
        .iter()
        .map(|text| (text.language, text.title.clone()))
        .collect()
}

fn mailed(sent: &SentByMail) -> Mailed {
    let figures = &sent.by_wish.in_time;
    Mailed {
        begun_at: sent.begun_at,
        wanted: sent.wanted(),
        made_for: figures.total(),
        waiting: figures.waiting,
        sent: figures.sent(),
        accepted: figures.accepted,
        bounced: figures.bounced,
        rejected: figures.rejected,
        uncertain: figures.uncertain,
        failed: figures.failed,
        withdrawn: figures.withdrawn,
        cancelled: figures.cancelled,
        untried: figures.untried,
        later: sent.later(),
        later_sent: sent.by_wish.later.sent(),
    }
}

pub(super) fn activity(of: &plan::Activity) -> Activity {
    Activity {
        phase: of.phase.word().to_owned(),
        name: of.name.clone(),
        due_on: of.due_on,
        status: of.status.word().to_owned(),
        note: of.note.clone(),
    }
}

pub(super) fn outreach(of: &plan::Outreach) -> Outreach {
    Outreach {
        day: of.day,
        level: of.level.word().to_owned(),
        audience: of.audience.clone(),
        how: of.how.clone(),
        note: of.note.clone(),
    }
}
