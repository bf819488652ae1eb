//! The counting of dialogues, people, methods and mails.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Held, IndicatorFacts, Mailed, Response, Surveyed};
use super::{Lacking, SentByMail, Value, unless_empty};
use crate::db::ids::{MethodId, ReportId, SurveyId};
use crate::dialogues::Audience;
use crate::followup::cells::municipality;
use crate::followup::count;
use crate::plan::goals::{Feedback, Phase, Span, Target};
use crate::processes::{Method, Whom};

impl IndicatorFacts {
    fn held_in(&self, span: Span) -> impl Iterator<Item = &Held> {
        self.held.iter().filter(move |held| held.is_in(span))
    }

    /// A count of dialogues or of what they had.
    fn counted(&self, span: Span, count: i64) -> Value {
        let can_grow = !self.has_ended
            && span
                .year
                .is_none_or(|year| year >= i32::from(self.this_year));
        match span.year {
            _ if can_grow && self.held.is_empty() => Value::Nothing,
            Some(_) if can_grow => Value::SoFar(count),
            _ => Value::Count(count),
        }
    }

    pub(super) fn dialogues(&self, span: Span) -> Value {
        self.counted(span, count(self.held_in(span)))
    }

    pub(super) fn municipalities(&self, span: Span, target: Option<Target>) -> (Value, Lacking) {
        let mut counts: BTreeMap<&str, i64> = self
            .boards
            .iter()
            .map(|board| (municipality(board), 0))
            .collect();
        for held in self.held_in(span) {
            let board = self.boards.iter().find(|board| board.id == held.board);
            if let Some(board) = board {
                *counts.entry(municipality(board)).or_default() += 1;
            }
        }
        let Some(&least) = counts.values().min() else {
            return (Value::Nothing, Lacking::Nothing);
        };
        let value = self.counted(span, least);
        let is_short = |count: i64| {
            target.is_some_and(|target| {
                target.comparison.is_upwards()
                    && !target.comparison.holds(target.amount.against(count, 1))
            })
        };
        let short: Vec<(String, i64)> = counts
            .into_iter()
            .filter(|(_, count)| value != Value::Nothing && is_short(*count))
            .map(|(name, count)| (name.to_owned(), count))
            .collect();
        (value, unless_empty(short, Lacking::Municipalities))
    }

    /// Head-counts added up, and what is not known of them, or is no resident.
    fn head_counts(&self, span: Span) -> (i64, Lacking) {
        let (mut sum, mut unknown, mut officials, mut mixed) = (0, 0, 0, 0);
        for held in self.held_in(span) {
            let heads = held.participants.map(i64::from);
            sum += heads.unwrap_or_default();
            unknown += i64::from(heads.is_none());
            match self.whom(&held.groups) {
                Whom::Residents => {}
                Whom::Officials => officials += heads.unwrap_or_default(),
                Whom::Mixed => mixed += heads.unwrap_or_default(),
            }
        }
        let lacking = if officials > 0 || mixed > 0 {
            Lacking::Heads {
                unknown,
                officials,
                mixed,
            }
        } else if unknown > 0 {
            Lacking::HeadCounts(unknown)
        } else {
            Lacking::Nothing
        };
        (sum, lacking)
    }

    pub(super) fn participants(&self, span: Span) -> (Value, Lacking) {
        let (sum, lacking) = self.head_counts(span);
        (self.counted(span, sum), lacking)
    }

    pub(super) fn heard(&self, phase: Option<Phase>) -> Value {
        let heard = match phase {
            Some(Phase::Perspective) => &self.heard.perspective,
            Some(Phase::InDepth) => &self.heard.in_depth,
            None => &self.heard.all,
        };
        heard.clone()
    }

    fn tested(&self) -> BTreeSet<MethodId> {
        self.held.iter().filter_map(|held| held.method).collect()
    }

    pub(super) fn methods_tested(&self) -> Value {
        self.counted(Span::default(), count(self.tested().iter()))
    }

    pub(super) fn methods_evaluated(&self) -> (Value, Lacking) {
        let tested = self.tested();
        let (evaluated, bare): (Vec<&Method>, Vec<&Method>) = self
            .methods
            .iter()
            .filter(|method| tested.contains(&method.id))
            .partition(|method| {
                [&method.strengths, &method.weaknesses]
                    .iter()
                    .any(|words| !words.trim().is_empty())
            });
        let bare: Vec<String> = bare.iter().map(|method| method.name.clone()).collect();
        (
            self.counted(Span::default(), count(evaluated.iter())),
            unless_empty(bare, Lacking::Methods),
        )
    }

    fn mailed(&self, feedback: Option<Feedback>) -> impl Iterator<Item = &Mailed> {
        self.mailed
            .iter()
            .filter(move |mailed| feedback.is_none_or(|feedback| feedback == mailed.feedback))
    }

    /// Sent for certain, of everybody who wished it before the report was published, less those who withdrew before it
    /// was sent. What waits, or nobody knows of, may have been sent. With what stands apart: who was cancelled is in
    /// the share and was not sent it; who wished it later is in no share.
    ///
    /// People are counted, not mails: where two reports are the same feedback, nobody knows any more who got both. So as
    /// many wished it as wished the one that most did, and of them at least as many were sent it as the one that most
    /// got, at most as many as all that were sent.
    pub(super) fn sent(&self, feedback: Option<Feedback>) -> (Value, Lacking) {
        let mut published: BTreeMap<Feedback, People> = BTreeMap::new();
        let mut cancelled = 0;
        for mailed in self.mailed(feedback) {
            if let Some(by_mail) = &mailed.by_mail {
                let in_time = &by_mail.by_wish.in_time;
                cancelled += in_time.cancelled;
                published.entry(mailed.feedback).or_default().add(by_mail);
            }
        }
        let sum = |of: fn(&People) -> i64| published.values().map(of).sum::<i64>();
        let (mut later, later_sent) = (sum(|of| of.later), sum(|of| of.later_sent));
        let since = self.wished_since.iter();
        let since = since.filter(|(feedback, _)| published.contains_key(feedback));
        later += since.map(|(_, count)| count).sum::<i64>();
        let value = Value::range(
            sum(|of| of.sent_least),
            sum(|of| of.sent_most.min(of.wanted)),
            sum(|of| of.wanted),
        );
        let lacking = if value == Value::Nothing || (cancelled == 0 && later == 0) {
            Lacking::Nothing
        } else {
            Lacking::Mails {
                cancelled,
                later,
                later_sent,
            }
        };
        (value, lacking)
    }

    /// Participants whom any of these reports reached, each counted once.
    pub(super) fn reached(&self, feedback: Option<Feedback>) -> (Value, Lacking) {
        let (_, lacking) = self.head_counts(Span::default());
        let reports: BTreeSet<ReportId> =
            self.mailed(feedback).map(|mailed| mailed.report).collect();
        let reached = self.reach.of(&reports).filter(|_| !reports.is_empty());
        match reached {
            Some(range) => (Value::range(range.least, range.most, range.of), lacking),
            None => (Value::Nothing, Lacking::Nothing),
        }
    }

    /// With how many have answered, of how many.
    pub(super) fn survey(&self, survey: Option<SurveyId>) -> (Value, Lacking) {
        let of_it: Vec<&Surveyed> = self
            .surveyed
            .iter()
            .filter(|surveyed| match survey {
                Some(id) => surveyed.survey == id,
                None => surveyed.audience == Audience::ElectedMembers,
            })
            .collect();
        if of_it.is_empty() {
            return (Value::Nothing, Lacking::Nothing);
        }
        let mut of_it = of_it.into_iter();
        let Some(shown) = of_it.find(|surveyed| surveyed.share != Value::TooFew) else {
            return (Value::TooFew, Lacking::Nothing);
        };
        let lacking = match shown.response {
            Some(Response { answered, asked }) => Lacking::Response { answered, asked },
            None => Lacking::Nothing,
        };
        (shown.share.clone(), lacking)
    }
}

/// Those who wished one kind of feedback, over all reports that are that.
#[derive(Default)]
struct People {
    wanted: i64,
    /// To how many it was sent for certain, at least.
    sent_least: i64,
    /// All mails that were sent, or may have been.
    sent_most: i64,
    later: i64,
    later_sent: i64,
}

impl People {
    fn add(&mut self, report: &SentByMail) {
        let in_time = &report.by_wish.in_time;
        self.wanted = self.wanted.max(report.wanted());
        self.sent_least = self.sent_least.max(in_time.sent());
        self.sent_most += in_time.sent() + in_time.waiting + in_time.uncertain;
        self.later = self.later.max(report.later());
        self.later_sent = self.later_sent.max(report.by_wish.later.sent());
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::super::{Heard, SentByMail};
    use super::*;
    use crate::clock::Timestamp;
    use crate::db::ids::{BoardId, DialogueId};
    use crate::dialogues;
    use crate::followup::reach::Reach;
    use crate::mailings::Figures;
    use crate::mailings::queries::ByWish;
    use crate::plan::goals::Amount;
    use crate::processes::Board;
    use proptest::prelude::*;

    pub fn board(id: i64, municipality: &str) -> Board {
        Board {
            id: BoardId(id),
            name: format!("Nämnd {id}"),
            municipality: municipality.into(),
            reference: String::new(),
        }
    }

    pub fn held(year: i16, board: i64) -> Held {
        Held {
            year,
            phase: dialogues::Phase::Perspective,
            board: BoardId(board),
            groups: Vec::new(),
            method: None,
            participants: Some(10),
        }
    }

    pub fn facts(held: Vec<Held>) -> IndicatorFacts {
        IndicatorFacts {
            this_year: 2022,
            has_ended: false,
            held,
            boards: vec![board(1, "Hylte"), board(2, "Hylte"), board(3, "")],
            priorities: Vec::new(),
            groups: Vec::new(),
            methods: Vec::new(),
            heard: Heard {
                perspective: Value::TooFew,
                in_depth: Value::TooFew,
                all: Value::TooFew,
            },
            mailed: Vec::new(),
            wished_since: Vec::new(),
            reach: Reach::default(),
            surveyed: Vec::new(),
            answered: Value::Nothing,
        }
    }

    fn in_2021() -> Span {
        Span {
            year: Some(2021),
            phase: None,
        }
    }

    #[test]
    fn boards_of_one_municipality_count_together() {
        let facts = facts(vec![held(2021, 1), held(2021, 2), held(2022, 3)]);
        let two = Target::at_least(Amount::number(2));
        let (value, lacking) = facts.municipalities(in_2021(), Some(two));
        assert_eq!(value, Value::Count(0));
        assert_eq!(
            lacking,
            Lacking::Municipalities(vec![("Nämnd 3".into(), 0)])
        );
        assert_eq!(
            facts.municipalities(in_2021(), None),
            (Value::Count(0), Lacking::Nothing)
        );
    }

    #[test]
    fn before_anything_was_held_there_is_nothing_to_say() {
        let facts = facts(Vec::new());
        let next = Span {
            year: Some(2022),
            phase: None,
        };
        assert_eq!(facts.dialogues(next), Value::Nothing);
        assert_eq!(facts.dialogues(Span::default()), Value::Nothing);
        assert_eq!(facts.dialogues(in_2021()), Value::Count(0), "it is over");
        assert_eq!(facts.groups_met(None).0, Value::Nothing);
        assert_eq!(facts.heard(None), Value::TooFew);
        assert_eq!(facts.sent(None).0, Value::Nothing);
    }

    fn mailed(in_time: Figures, later: Figures, unmailed: i64) -> Mailed {
        Mailed {
            feedback: Feedback::Interim,
            report: ReportId(1),
            by_mail: Some(SentByMail {
                begun_at: Some(Timestamp(0)),
                begun_place: None,
                by_wish: ByWish { in_time, later },
                unmailed,
            }),
        }
    }

    #[test]
    fn who_withdrew_is_in_no_share_and_who_was_left_out_is() {
        let in_time = Figures {
            accepted: 90,
            bounced: 2,
            untried: 1,
            withdrawn: 5,
            cancelled: 4,
            ..Figures::default()
        };
        let later = Figures {
            accepted: 3,
            withdrawn: 1,
            ..Figures::default()
        };
        let mut facts = facts(vec![held(2021, 1)]);
        facts.mailed = vec![mailed(in_time, later, 0)];
        facts.wished_since = vec![(Feedback::Interim, 2), (Feedback::Final, 60)];
        let apart = Lacking::Mails {
            cancelled: 4,
            later: 5,
            later_sent: 3,
        };
        let expected = (Value::Share { part: 92, of: 97 }, apart);
        assert_eq!(facts.sent(Some(Feedback::Interim)), expected);
        assert_eq!(
            facts.sent(None),
            expected,
            "the final report is not due yet"
        );
        assert_eq!(facts.sent(Some(Feedback::Final)).0, Value::Nothing);
        let open = Figures {
            waiting: 3,
            uncertain: 1,
            ..in_time
        };
        facts.mailed = vec![mailed(open, later, 2)];
        let (least, most, of) = (92, 96, 103);
        assert_eq!(facts.sent(None).0, Value::Range { least, most, of });
    }

    /// A short version and the whole report to the same people are no twice as many people.
    #[test]
    fn two_reports_of_one_kind_go_to_people_and_not_to_mails() {
        let all = |accepted| Figures {
            accepted,
            ..Figures::default()
        };
        let mut facts = facts(vec![held(2021, 1)]);
        facts.mailed = vec![
            mailed(all(130), Figures::default(), 4),
            mailed(all(131), Figures::default(), 1),
        ];
        let (least, most, of) = (131, 134, 134);
        assert_eq!(facts.sent(None).0, Value::Range { least, most, of });
        facts.mailed = vec![
            mailed(all(3), Figures::default(), 7),
            mailed(all(2), Figures::default(), 8),
        ];
        let (least, most, of) = (3, 5, 10);
        assert_eq!(facts.sent(None).0, Value::Range { least, most, of });
    }

    /// What can become of somebody who wished it in time, and the figure that it is counted in.
    const ENDS: [fn(&mut Figures) -> &mut i64; 9] = [
        |of| &mut of.waiting,
        |of| &mut of.accepted,
        |of| &mut of.bounced,
        |of| &mut of.rejected,
        |of| &mut of.uncertain,
        |of| &mut of.failed,
        |of| &mut of.withdrawn,
        |of| &mut of.cancelled,
        |of| &mut of.untried,
    ];

    proptest! {
        #[test]
        fn cancelling_all_that_waits_makes_no_share_larger(
            counts in proptest::array::uniform9(0..30_i64), unmailed in 0..10_i64
        ) {
            let mut before = Figures::default();
            for (figure, count) in ENDS.iter().zip(counts) {
                *figure(&mut before) = count;
            }
            let after = Figures { waiting: 0, cancelled: before.cancelled + before.waiting, ..before };
            let share = |figures| {
                let mut facts = facts(vec![held(2021, 1)]);
                facts.mailed = vec![mailed(figures, Figures::default(), unmailed)];
                match facts.sent(None).0 {
                    Value::Share { part, of } => (part, part, of),
                    Value::Range { least, most, of } => (least, most, of),
                    _ => (0, 0, 0),
                }
            };
            let (least, most, of) = share(before);
            prop_assert_eq!(share(after), (least, most - before.waiting.min(most), of));
        }
    }

    #[test]
    fn nobody_reached_is_nobody_only_where_something_was_sent() {
        let mut facts = facts(vec![held(2021, 1)]);
        facts.reach.heads = [(DialogueId(1), 10)].into();
        assert_eq!(facts.reached(None).0, Value::Nothing);
        facts.mailed = vec![mailed(Figures::default(), Figures::default(), 3)];
        assert_eq!(facts.reached(None).0, Value::Share { part: 0, of: 10 });
        assert_eq!(facts.reached(Some(Feedback::Final)).0, Value::Nothing);
    }
}
