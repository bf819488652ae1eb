//! The counting.

use std::collections::{BTreeMap, BTreeSet};

use super::facts::{Facts, Held, Mailed, Surveyed};
use super::{Lacking, Value, unless_empty};
use crate::db::ids::{BoardId, MethodId, SurveyId, TargetGroupId};
use crate::dialogues::Audience;
use crate::followup::cells::municipality;
use crate::followup::reach;
use crate::processes::goals::{Feedback, Phase, Span, Target};
use crate::processes::{Board, Method};

fn count(all: impl Iterator) -> i64 {
    all.fold(0, |count, _| count + 1)
}

impl Facts {
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

    /// Head-counts added up, and what is not known of them.
    fn head_counts(&self, span: Span) -> (i64, Lacking) {
        let known = self.held_in(span).filter_map(|held| held.participants);
        let unknown = count(
            self.held_in(span)
                .filter(|held| held.participants.is_none()),
        );
        let lacking = if unknown > 0 {
            Lacking::HeadCounts(unknown)
        } else {
            Lacking::Nothing
        };
        (known.map(i64::from).sum(), lacking)
    }

    pub(super) fn participants(&self, span: Span) -> (Value, Lacking) {
        let (sum, lacking) = self.head_counts(span);
        (self.counted(span, sum), lacking)
    }

    /// The names of some groups, in the order of all of them.
    fn names(&self, some: &BTreeSet<TargetGroupId>) -> Vec<String> {
        self.groups
            .iter()
            .filter(|group| some.contains(&group.id))
            .map(|group| group.name.clone())
            .collect()
    }

    /// The groups that dialogues of a board, or of any, were with.
    fn met_by(&self, board: Option<BoardId>) -> BTreeSet<TargetGroupId> {
        self.held
            .iter()
            .filter(|held| board.is_none_or(|board| board == held.board))
            .flat_map(|held| held.groups.iter().copied())
            .collect()
    }

    /// The groups that a board, or any, prioritises.
    fn wanted_by(&self, board: Option<BoardId>) -> BTreeSet<TargetGroupId> {
        self.priorities
            .iter()
            .filter(|(of, _)| board.is_none_or(|board| board == *of))
            .map(|(_, group)| *group)
            .collect()
    }

    fn missed_by(&self, board: Option<BoardId>) -> BTreeSet<TargetGroupId> {
        let met = self.met_by(board);
        let mut missed = self.wanted_by(board);
        missed.retain(|group| !met.contains(group));
        missed
    }

    pub(super) fn groups_met(&self) -> (Value, Lacking) {
        if self.held.is_empty() {
            return (Value::Nothing, Lacking::Nothing);
        }
        let wanted = count(self.wanted_by(None).iter());
        let missed = self.missed_by(None);
        let value = Value::share(wanted - count(missed.iter()), wanted);
        (value, unless_empty(self.names(&missed), Lacking::Groups))
    }

    pub(super) fn boards_done(&self) -> (Value, Lacking) {
        if self.held.is_empty() {
            return (Value::Nothing, Lacking::Nothing);
        }
        let missed: Vec<(&Board, BTreeSet<TargetGroupId>)> = self
            .boards
            .iter()
            .filter(|board| !self.wanted_by(Some(board.id)).is_empty())
            .map(|board| (board, self.missed_by(Some(board.id))))
            .collect();
        let done = count(missed.iter().filter(|(_, missed)| missed.is_empty()));
        let value = Value::share(done, count(missed.iter()));
        let gaps: Vec<(String, Vec<String>)> = missed
            .iter()
            .filter(|(_, missed)| !missed.is_empty())
            .map(|(board, missed)| (board.name.clone(), self.names(missed)))
            .collect();
        (value, unless_empty(gaps, Lacking::Boards))
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

    /// Sent for certain, of all who wished it and had not withdrawn: those among them whose mailing was cancelled, and
    /// those who wished it later, wish it still. What waits, or nobody knows of, may have been sent.
    pub(super) fn sent(&self, feedback: Option<Feedback>) -> Value {
        let mut begun: BTreeSet<Feedback> = BTreeSet::new();
        let (mut sent, mut open, mut wished) = (0, 0, 0);
        for mailed in self.mailed(feedback) {
            if let Some(figures) = &mailed.figures {
                begun.insert(mailed.feedback);
                sent += figures.sent();
                open += figures.waiting + figures.uncertain;
                // Who was cancelled is among the unmailed, unless another mailing was made for them.
                wished += figures.total() - figures.withdrawn - figures.cancelled;
            }
        }
        let later: i64 = self
            .unmailed
            .iter()
            .filter(|(feedback, _)| begun.contains(feedback))
            .map(|(_, count)| count)
            .sum();
        Value::range(sent, sent + open, wished + later)
    }

    /// Of several reports the one that reached most is the least that were reached at all; at most each reached others.
    pub(super) fn reached(&self, feedback: Option<Feedback>) -> (Value, Lacking) {
        let (participants, lacking) = self.head_counts(Span::default());
        let ranges: Vec<(i64, i64)> = self
            .mailed(feedback)
            .filter_map(|mailed| {
                let by_mail = mailed.figures.map_or(0, |figures| figures.accepted);
                reach(by_mail, mailed.passed_on, participants)
            })
            .collect();
        let Some(least) = ranges.iter().map(|(least, _)| *least).max() else {
            return (Value::Nothing, Lacking::Nothing);
        };
        let most: i64 = ranges.iter().map(|(_, most)| *most).sum();
        let value = Value::range(least, most.min(participants), participants);
        (value, lacking)
    }

    pub(super) fn survey(&self, survey: Option<SurveyId>) -> Value {
        let of_it: Vec<&Surveyed> = self
            .surveyed
            .iter()
            .filter(|surveyed| match survey {
                Some(id) => surveyed.survey == id,
                None => surveyed.audience == Audience::ElectedMembers,
            })
            .collect();
        if of_it.is_empty() {
            return Value::Nothing;
        }
        of_it
            .into_iter()
            .map(|surveyed| &surveyed.share)
            .find(|share| **share != Value::TooFew)
            .cloned()
            .unwrap_or(Value::TooFew)
    }
}

#[cfg(test)]
mod tests {
    use super::super::Heard;
    use super::*;
    use crate::dialogues;
    use crate::mailings::Figures;
    use crate::processes::goals::Amount;

    fn board(id: i64, municipality: &str) -> Board {
        Board {
            id: BoardId(id),
            name: format!("Nämnd {id}"),
            municipality: municipality.into(),
            reference: String::new(),
        }
    }

    fn held(year: i16, board: i64) -> Held {
        Held {
            year,
            phase: dialogues::Phase::Perspective,
            board: BoardId(board),
            groups: Vec::new(),
            method: None,
            participants: Some(10),
        }
    }

    fn facts(held: Vec<Held>) -> Facts {
        Facts {
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
            unmailed: Vec::new(),
            surveyed: Vec::new(),
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
        assert_eq!(facts.groups_met().0, Value::Nothing);
        assert_eq!(facts.heard(None), Value::TooFew);
        assert_eq!(facts.sent(None), Value::Nothing);
    }

    #[test]
    fn who_withdrew_is_in_no_share_and_who_was_left_out_is() {
        let figures = Figures {
            accepted: 90,
            bounced: 2,
            untried: 1,
            withdrawn: 5,
            cancelled: 4,
            ..Figures::default()
        };
        let mut facts = facts(vec![held(2021, 1)]);
        let mailed = Mailed {
            feedback: Feedback::Interim,
            figures: Some(figures),
            passed_on: 0,
        };
        facts.mailed = vec![mailed];
        facts.unmailed = vec![(Feedback::Interim, 4), (Feedback::Final, 60)];
        let expected = Value::Share { part: 92, of: 97 };
        assert_eq!(facts.sent(Some(Feedback::Interim)), expected);
        assert_eq!(
            facts.sent(None),
            expected,
            "the final report is not due yet"
        );
        assert_eq!(facts.sent(Some(Feedback::Final)), Value::Nothing);
        facts.mailed = vec![Mailed {
            figures: Some(Figures {
                waiting: 3,
                uncertain: 1,
                ..figures
            }),
            ..mailed
        }];
        let open = Value::Range {
            least: 92,
            most: 96,
            of: 101,
        };
        assert_eq!(facts.sent(None), open);
    }

    #[test]
    fn two_reports_may_have_reached_the_same_people_or_others() {
        let mailed = |feedback, accepted, passed_on| Mailed {
            feedback,
            figures: Some(Figures {
                accepted,
                ..Figures::default()
            }),
            passed_on,
        };
        let mut facts = facts((0..10).map(|_| held(2021, 1)).collect());
        facts.mailed = vec![
            mailed(Feedback::Interim, 30, 10),
            mailed(Feedback::Final, 25, 40),
        ];
        let reached = |feedback| facts.reached(feedback).0;
        let range = |least, most| Value::Range {
            least,
            most,
            of: 100,
        };
        assert_eq!(reached(Some(Feedback::Interim)), range(30, 40));
        assert_eq!(reached(Some(Feedback::Final)), range(40, 65));
        assert_eq!(reached(None), range(40, 100));
        assert_eq!(reached(Some(Feedback::Outcomes)), Value::Nothing);
    }
}
