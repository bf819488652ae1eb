//! How many participants were reached, at least and at most: all that is possible with what is known, and no more (D10).
//!
//! What is known:
//! - an address is one person, a participant of one dialogue, nobody knows which: whoever got two reports by mail was
//!   reached once;
//! - what a contact says of a dialogue is about so many different participants of it, and never about more than came;
//! - an organisation that passes several reports on passes them on to the same people, so that its largest number
//!   counts; its contacts may each have told others; two organisations may have told the same people;
//! - who was mailed may have been told as well;
//! - where other dialogues have taken place, with no head-count or not closed yet, so many mails as people have answered
//!   there may be theirs, and so may be all that is said of no dialogue. Nothing stored says at which dialogue an address
//!   was left.
//!
//! Both ends are exact: there is a world with so few, and one with so many.

use std::collections::{BTreeMap, BTreeSet};

use crate::db::ids::{DialogueId, ReportId};
use crate::mailings::forwarding::PassedOn;
use crate::mailings::queries::Reached;

/// The dialogues that are not counted, though they have taken place.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Elsewhere {
    /// There are none.
    #[default]
    Nobody,
    /// So many wishes were left there, at most.
    Wishes(i64),
}

impl Elsewhere {
    /// How many wishes can have been left there.
    pub fn at_most(self) -> i64 {
        match self {
            Self::Nobody => 0,
            Self::Wishes(wishes) => wishes,
        }
    }
}

/// All that is known of who was reached.
#[derive(Debug, Clone, Default)]
pub struct Reach {
    pub by_mail: Vec<Reached>,
    pub passed_on: Vec<PassedOn>,
    /// The head-counts of the dialogues that are counted.
    pub heads: BTreeMap<DialogueId, i64>,
    pub elsewhere: Elsewhere,
}

/// At least and at most so many of the participants of the dialogues that are counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    pub least: i64,
    pub most: i64,
    pub of: i64,
}

impl Reach {
    pub fn participants(&self) -> i64 {
        self.heads.values().sum()
    }

    /// How many participants some reports have reached, each counted once; none where there were no participants.
    pub fn of(&self, reports: &BTreeSet<ReportId>) -> Option<Range> {
        let of = self.participants();
        if of == 0 {
            return None;
        }
        let (mailed, perhaps) = self.mailed(reports);
        let (told, told_most) = self.told(reports);
        let (anybody, anybody_most) = self.told_anybody(reports);
        let least = mailed.max(told).max(anybody).min(of);
        let most = (perhaps + told_most + anybody_most).min(of).max(least);
        Some(Range { least, most, of })
    }

    /// People by mail, at least and at most. All that may be of other dialogues is not in the least.
    fn mailed(&self, reports: &BTreeSet<ReportId>) -> (i64, i64) {
        let people = |some: fn(&Reached) -> &BTreeSet<ReportId>| -> i64 {
            let reached = self.by_mail.iter();
            let reached = reached.filter(|one| !some(one).is_disjoint(reports));
            reached.map(|one| one.people).sum()
        };
        let certain = people(|one| &one.certain) - self.elsewhere.at_most();
        (certain.max(0), people(|one| &one.possible))
    }

    /// Participants of known dialogues who were told, at least and at most.
    fn told(&self, reports: &BTreeSet<ReportId>) -> (i64, i64) {
        let each = self.heads.iter().map(|(dialogue, &heads)| {
            let (least, most) = self.said(reports, Some(*dialogue));
            (least.min(heads), most.min(heads))
        });
        each.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1))
    }

    /// People of no known dialogue who were told.
    fn told_anybody(&self, reports: &BTreeSet<ReportId>) -> (i64, i64) {
        let (least, most) = self.said(reports, None);
        match self.elsewhere {
            Elsewhere::Nobody => (least, most),
            Elsewhere::Wishes(_) => (0, most),
        }
    }

    /// What was said of a dialogue: at least, all of it was about the same people; at most, each organisation has told
    /// others, and so has each of its contacts, but the same ones of every report.
    fn said(&self, reports: &BTreeSet<ReportId>, of: Option<DialogueId>) -> (i64, i64) {
        let said = self.passed_on.iter();
        let said = said.filter(|one| one.dialogue == of && reports.contains(&one.report));
        let (mut least, mut each) = (0, BTreeMap::<i64, BTreeMap<ReportId, i64>>::new());
        for one in said {
            least = least.max(one.people);
            let reports = each.entry(one.organisation).or_default();
            *reports.entry(one.report).or_default() += one.people;
        }
        let largest = |reports: &BTreeMap<ReportId, i64>| reports.values().copied().max();
        (least, each.values().filter_map(largest).sum())
    }
}

#[cfg(test)]
mod tests;
