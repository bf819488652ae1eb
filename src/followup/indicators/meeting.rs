//! Whom the boards have met: target groups and perspectives, by enough people.

use std::collections::BTreeSet;

use super::facts::IndicatorFacts;
use super::{Lacking, Value, unless_empty};
use crate::db::ids::{BoardId, TargetGroupId};
use crate::processes::{Board, Whom};

impl IndicatorFacts {
    /// How far a board, or any, has met a group or a perspective: the participants of its dialogues, together.
    fn meeting(&self, board: Option<BoardId>, group: TargetGroupId) -> Meeting {
        let held = self.held.iter().filter(|held| {
            board.is_none_or(|board| board == held.board) && held.groups.contains(&group)
        });
        held.fold(Meeting::default(), |mut sum, held| {
            let heads = i64::from(held.participants.unwrap_or_default());
            match self.whom(&held.groups) {
                Whom::Mixed => sum.perhaps += heads,
                Whom::Residents | Whom::Officials => sum.participants += heads,
            }
            sum.dialogues += 1;
            sum.unknown += i64::from(held.participants.is_none());
            sum
        })
    }

    /// Whether a board, or any, has met a group by so many participants. A head-count that is missing meets nobody.
    pub fn has_met(
        &self,
        board: Option<BoardId>,
        group: TargetGroupId,
        fewest: Option<i32>,
    ) -> bool {
        self.meeting(board, group).is_met_by(fewest) == Some(true)
    }

    /// The groups that a board, or any, prioritises.
    fn wanted_by(&self, board: Option<BoardId>) -> BTreeSet<TargetGroupId> {
        self.priorities
            .iter()
            .filter(|(of, _)| board.is_none_or(|board| board == *of))
            .map(|(_, group)| *group)
            .collect()
    }

    /// The groups that a board, or any, prioritises, in the order of all: whether each was met, and what it is called
    /// where that lacks.
    fn wanted_and_met(
        &self,
        board: Option<BoardId>,
        fewest: Option<i32>,
    ) -> Vec<(Option<bool>, String)> {
        let wanted = self.wanted_by(board);
        let groups = self.groups.iter().filter(|one| wanted.contains(&one.id));
        groups
            .map(|group| {
                let meeting = self.meeting(board, group.id);
                let name = match fewest {
                    Some(_) => format!("{} ({})", group.name, meeting.heads()),
                    None => group.name.clone(),
                };
                (meeting.is_met_by(fewest), name)
            })
            .collect()
    }

    pub(super) fn groups_met(&self, fewest: Option<i32>) -> (Value, Lacking) {
        if self.held.is_empty() {
            return (Value::Nothing, Lacking::Nothing);
        }
        let all = self.wanted_and_met(None, fewest);
        let value = certain_to_possible(all.iter().map(|(met, _)| *met));
        (value, unless_empty(missed(all), Lacking::Groups))
    }

    pub(super) fn boards_done(&self, fewest: Option<i32>) -> (Value, Lacking) {
        if self.held.is_empty() {
            return (Value::Nothing, Lacking::Nothing);
        }
        let all: Vec<(&Board, Vec<_>)> = self
            .boards
            .iter()
            .map(|board| (board, self.wanted_and_met(Some(board.id), fewest)))
            .filter(|(_, wanted)| !wanted.is_empty())
            .collect();
        let has_done = |wanted: &[(Option<bool>, String)]| {
            if wanted.iter().any(|(met, _)| *met == Some(false)) {
                Some(false)
            } else {
                wanted
                    .iter()
                    .all(|(met, _)| *met == Some(true))
                    .then_some(true)
            }
        };
        let value = certain_to_possible(all.iter().map(|(_, wanted)| has_done(wanted)));
        let gaps = all
            .into_iter()
            .map(|(board, wanted)| (board.name.clone(), missed(wanted)))
            .filter(|(_, missed)| !missed.is_empty());
        (value, unless_empty(gaps.collect(), Lacking::Boards))
    }
}

/// How far a group has been met.
#[derive(Debug, Clone, Copy, Default)]
struct Meeting {
    dialogues: i64,
    /// Whoever came to these dialogues: as many of them as belong to the group, or fewer.
    participants: i64,
    /// Whoever came to those of these dialogues that were with residents and officials: how many were which, and so how
    /// many belong to the group, nobody knows (D44).
    perhaps: i64,
    /// How many of the dialogues have no head-count.
    unknown: i64,
}

impl Meeting {
    /// With how many, as far as it is known: `3`, or `3–9`.
    fn heads(self) -> String {
        match self.perhaps {
            0 => self.participants.to_string(),
            perhaps => format!("{}–{}", self.participants, self.participants + perhaps),
        }
    }

    /// Whether that is a meeting: a dialogue that was ticked is one only with so many participants. None where a
    /// head-count that is missing decides, or how many of those who came were officials.
    fn is_met_by(self, fewest: Option<i32>) -> Option<bool> {
        if self.dialogues == 0 {
            return Some(false);
        }
        match fewest {
            Some(fewest) if self.participants < i64::from(fewest) => {
                let is_short = self.participants + self.perhaps < i64::from(fewest);
                (self.unknown == 0 && is_short).then_some(false)
            }
            _ => Some(true),
        }
    }
}

/// The names of those that were not met, as far as is known.
fn missed(all: Vec<(Option<bool>, String)>) -> Vec<String> {
    let missed = all.into_iter().filter(|(met, _)| *met != Some(true));
    missed.map(|(_, name)| name).collect()
}

/// The share of those that are met for certain, to those that may be.
fn certain_to_possible(all: impl Iterator<Item = Option<bool>>) -> Value {
    let (least, most, of) = all.fold((0, 0, 0), |(least, most, of), met| {
        let is_certain = i64::from(met == Some(true));
        let is_possible = i64::from(met != Some(false));
        (least + is_certain, most + is_possible, of + 1)
    });
    Value::range(least, most, of)
}

#[cfg(test)]
mod tests {
    use super::super::counting::tests::{facts, held};
    use super::super::facts::Held;
    use super::*;
    use crate::plan::goals::Span;
    use crate::processes::{GroupKind, TargetGroup};
    use proptest::prelude::*;

    fn group(id: i64, kind: GroupKind) -> TargetGroup {
        TargetGroup {
            id: TargetGroupId(id),
            name: format!("Grupp {id}"),
            kind,
        }
    }

    fn with_groups(board: i64, groups: &[i64], participants: Option<i32>) -> Held {
        Held {
            groups: groups.iter().copied().map(TargetGroupId).collect(),
            participants,
            ..held(2021, board)
        }
    }

    fn about_groups(held: Vec<Held>) -> IndicatorFacts {
        IndicatorFacts {
            groups: vec![group(1, GroupKind::Group), group(2, GroupKind::Perspective)],
            priorities: vec![
                (BoardId(1), TargetGroupId(1)),
                (BoardId(1), TargetGroupId(2)),
            ],
            ..facts(held)
        }
    }

    /// A perspective counts like a group; one participant and two ticks meet neither.
    #[test]
    fn met_is_more_than_a_tick() {
        let one = about_groups(vec![with_groups(1, &[1, 2], Some(1))]);
        let (value, lacking) = one.groups_met(Some(5));
        assert_eq!(value, Value::Share { part: 0, of: 2 });
        let names = vec!["Grupp 1 (1)".to_owned(), "Grupp 2 (1)".to_owned()];
        assert_eq!(lacking, Lacking::Groups(names.clone()));
        assert_eq!(
            one.boards_done(Some(5)),
            (
                Value::Share { part: 0, of: 1 },
                Lacking::Boards(vec![("Nämnd 1".into(), names)])
            )
        );
        assert_eq!(one.groups_met(None).0, Value::Share { part: 2, of: 2 });
        // Of several dialogues, together, and of each board by itself.
        let more = about_groups(vec![
            with_groups(1, &[1, 2], Some(1)),
            with_groups(1, &[1], Some(4)),
            with_groups(2, &[2], Some(9)),
        ]);
        assert_eq!(more.groups_met(Some(5)).0, Value::Share { part: 2, of: 2 });
        assert_eq!(more.boards_done(Some(5)).0, Value::Share { part: 0, of: 1 });
    }

    #[test]
    fn a_missing_head_count_leaves_it_open_whether_a_group_was_met() {
        let open = about_groups(vec![
            with_groups(1, &[1], None),
            with_groups(1, &[2], Some(5)),
        ]);
        let expected = Value::Range {
            least: 1,
            most: 2,
            of: 2,
        };
        assert_eq!(open.groups_met(Some(5)).0, expected);
        assert!(!open.has_met(Some(BoardId(1)), TargetGroupId(1), Some(5)));
    }

    /// Officials are reported apart, and no group of residents is met by those who came to both (D44).
    #[test]
    fn officials_meet_no_group_of_residents() {
        let with = |held: Vec<Held>| {
            let mut facts = about_groups(held);
            facts.groups.push(group(3, GroupKind::Officials));
            facts
        };
        let alone = with_groups(1, &[3], Some(9));
        let both = with_groups(1, &[1, 3], Some(6));
        let facts = with(vec![alone.clone(), both.clone()]);
        let (sum, lacking) = facts.participants(Span::default());
        assert_eq!(sum, Value::Count(15));
        let heads = Lacking::Heads {
            unknown: 0,
            officials: 9,
            mixed: 6,
        };
        assert_eq!(lacking, heads);
        assert_eq!(
            facts.groups_met(Some(5)),
            (
                Value::Range {
                    least: 0,
                    most: 1,
                    of: 2
                },
                Lacking::Groups(vec!["Grupp 1 (0–6)".into(), "Grupp 2 (0)".into()])
            )
        );
        assert!(!facts.has_met(None, TargetGroupId(1), Some(5)));
        let certain = with(vec![alone, both, with_groups(1, &[1], Some(5))]);
        assert!(certain.has_met(None, TargetGroupId(1), Some(5)));
        let short = with(vec![with_groups(1, &[1, 3], Some(4))]);
        assert_eq!(short.groups_met(Some(5)).0, Value::Share { part: 0, of: 2 });
    }

    proptest! {
        #[test]
        fn a_higher_number_meets_no_more_groups(
            held in proptest::collection::vec((1..4_i64, 0..4_usize, proptest::option::of(0..20)), 0..9),
            fewest in 1..30,
        ) {
            let ticked: [&[i64]; 4] = [&[], &[1], &[2], &[1, 2]];
            let all = held.iter().map(|&(board, groups, heads)| with_groups(board, ticked[groups], heads));
            let facts = about_groups(all.collect());
            for board in [None, Some(BoardId(1))] {
                for group in [TargetGroupId(1), TargetGroupId(2)] {
                    let met = |fewest| facts.has_met(board, group, fewest);
                    prop_assert!(!met(Some(fewest + 1)) || met(Some(fewest)));
                    prop_assert!(!met(Some(fewest)) || met(None));
                }
            }
        }
    }
}
