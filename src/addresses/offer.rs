//! Which purposes are offered: those that somebody who leaves an address now can still be mailed, and no others.

use diesel::prelude::*;
use jiff::civil::Date;

use super::retention::{self, Ends};
use super::{Consent, Purpose};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::reports::news::{self, Announced};
use crate::reports::{self, ReportKind};
use crate::web::form::Form;

/// For what a kind of report is mailed.
pub fn purpose_of(kind: ReportKind) -> Purpose {
    match kind {
        ReportKind::Interim => Purpose::Interim,
        ReportKind::Final | ReportKind::Popular => Purpose::Final,
        ReportKind::Outcomes => Purpose::Outcomes,
    }
}

/// The purposes that a page offers, each with a box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offer(Vec<Purpose>);

impl Offer {
    /// Whatever can be wished at all.
    pub fn all() -> Self {
        Self(Purpose::ALL.to_vec())
    }

    /// What a process can still send to somebody who wishes it today.
    pub fn load(c: &mut Connection, of: ProcessId, today: Date) -> QueryResult<Self> {
        let ends = retention::queries::ends(c, of)?;
        let reports = reports::queries::kinds(c, of)?;
        let announced = news::queries::announced(c, of)?;
        Ok(Self::of(&ends, &reports, &announced, today))
    }

    /// A report is offered until it is published, and once more while another one for the same purpose is being written
    /// or announced. Nothing is offered whose last mail was sent, and no interim report after the final one.
    fn of(
        ends: &Ends,
        reports: &[(ReportKind, Option<Timestamp>)],
        announced: &[Announced],
        today: Date,
    ) -> Self {
        let is_out = |is_it: &dyn Fn(ReportKind) -> bool| {
            let mut published = reports.iter().filter(|(_, at)| at.is_some());
            published.any(|(kind, _)| is_it(*kind))
        };
        let can_come = |purpose: Purpose| {
            let is_of = |kind: ReportKind| purpose_of(kind) == purpose;
            let is_written = reports
                .iter()
                .any(|(kind, at)| at.is_none() && is_of(*kind));
            let is_announced = announced.iter().any(|next| {
                is_of(next.kind) && next.day >= today && !is_out(&|kind| kind == next.kind)
            });
            let has_passed =
                purpose == Purpose::Interim && is_out(&|kind| purpose_of(kind) == Purpose::Final);
            !has_passed
                && ends.of(purpose).is_none()
                && (!is_out(&is_of) || is_written || is_announced)
        };
        let all = Purpose::ALL.iter().copied();
        Self(all.filter(|&purpose| can_come(purpose)).collect())
    }

    /// What the page had offered that a form came from; none if it does not say.
    pub fn read(form: &Form) -> Option<Self> {
        let words = form.text(FIELD).split(' ');
        let said: Vec<Purpose> = words.filter_map(Purpose::from_word).collect();
        (!said.is_empty()).then_some(Self(said))
    }

    /// With what somebody has agreed to already, in the order of the story.
    pub fn with(&self, consent: Consent) -> Self {
        let all = Purpose::ALL.iter().copied();
        Self(
            all.filter(|purpose| self.0.contains(purpose) || consent.to(*purpose))
                .collect(),
        )
    }

    /// As a page says it in its form, for [`Offer::read`].
    pub fn written(&self) -> String {
        let words: Vec<&str> = self.0.iter().map(|purpose| purpose.word()).collect();
        words.join(" ")
    }

    pub fn purposes(&self) -> &[Purpose] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// The hidden field in which a page says what it offers, so that the words that were shown are the words that are kept.
pub const FIELD: &str = "offered";

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const OUT: Option<Timestamp> = Some(Timestamp(5));

    fn offered(
        reports: &[(ReportKind, Option<Timestamp>)],
        announced: &[Announced],
    ) -> Vec<Purpose> {
        Offer::of(&Ends::default(), reports, announced, date(2022, 6, 1)).0
    }

    #[test]
    fn only_what_can_still_be_had_is_offered() {
        use Purpose::{Final, Interim, Outcomes};
        use ReportKind as Kind;
        for (reports, expected) in [
            (&[][..], &[Interim, Final, Outcomes][..]),
            (&[(Kind::Interim, None)], &[Interim, Final, Outcomes]),
            (&[(Kind::Interim, OUT)], &[Final, Outcomes]),
            (
                &[(Kind::Interim, OUT), (Kind::Interim, None)],
                &[Interim, Final, Outcomes],
            ),
            (&[(Kind::Final, OUT)], &[Outcomes]),
            (&[(Kind::Popular, OUT), (Kind::Interim, None)], &[Outcomes]),
            (
                &[(Kind::Final, OUT), (Kind::Popular, None)],
                &[Final, Outcomes],
            ),
            (&[(Kind::Outcomes, OUT), (Kind::Final, OUT)], &[]),
        ] {
            assert_eq!(offered(reports, &[]), expected, "{reports:?}");
        }
    }

    #[test]
    fn what_is_announced_is_to_come_until_its_day_is_over() {
        let announced = |kind, day| Announced {
            kind,
            day,
            changed_at: Timestamp(0),
        };
        let out = [(ReportKind::Final, OUT)];
        for (day, is_offered) in [(date(2022, 6, 1), true), (date(2022, 5, 31), false)] {
            let offered = offered(&out, &[announced(ReportKind::Popular, day)]);
            assert_eq!(offered.contains(&Purpose::Final), is_offered, "{day}");
        }
        let same = offered(&out, &[announced(ReportKind::Final, date(2023, 1, 1))]);
        assert!(
            !same.contains(&Purpose::Final),
            "its day was announced, and it has come"
        );
    }

    #[test]
    fn what_was_mailed_for_the_last_time_is_offered_no_more() {
        let mut ends = Ends::default();
        ends.set(Purpose::Outcomes, OUT);
        let reports = [(ReportKind::Outcomes, None)];
        let offer = Offer::of(&ends, &reports, &[], date(2022, 6, 1));
        assert_eq!(offer.0, [Purpose::Interim, Purpose::Final]);
        let all = Consent::from_purposes(|_| true);
        assert_eq!(offer.with(all), Offer::all(), "who has agreed sees that");
    }
}
