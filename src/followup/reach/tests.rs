//! The range against all worlds: every way in which the people who were reached can have been participants.

use super::*;
use crate::db::ids::DeliveryId;
use crate::followup::count;
use proptest::prelude::*;

const INTERIM: ReportId = ReportId(1);
const LAST: ReportId = ReportId(2);

fn reports(all: &[ReportId]) -> BTreeSet<ReportId> {
    all.iter().copied().collect()
}

/// So many people whose mails of these reports were accepted, and of these may have been.
fn mailed(certain: &[ReportId], uncertain: &[ReportId], people: i64) -> Reached {
    Reached {
        certain: reports(certain),
        possible: reports(&[certain, uncertain].concat()),
        people,
    }
}

fn passed_on(report: ReportId, who: (i64, i64), dialogue: Option<i64>, people: i64) -> PassedOn {
    PassedOn {
        report,
        organisation: who.0,
        asked: DeliveryId(100 * report.0 + 10 * who.0 + who.1),
        dialogue: dialogue.map(DialogueId),
        people,
    }
}

fn heads(all: &[i64]) -> BTreeMap<DialogueId, i64> {
    (0..).map(DialogueId).zip(all.iter().copied()).collect()
}

fn range(least: i64, most: i64, of: i64) -> Option<Range> {
    Some(Range { least, most, of })
}

#[test]
fn who_got_it_twice_was_reached_once() {
    let mut known = Reach {
        by_mail: vec![
            mailed(&[INTERIM, LAST], &[], 133),
            mailed(&[INTERIM], &[], 1),
            mailed(&[], &[LAST], 2),
        ],
        heads: heads(&[200, 226]),
        ..Reach::default()
    };
    assert_eq!(known.of(&reports(&[INTERIM, LAST])), range(134, 136, 426));
    assert_eq!(known.of(&reports(&[LAST])), range(133, 135, 426));
    known.passed_on = vec![
        passed_on(INTERIM, (1, 1), Some(0), 32),
        passed_on(LAST, (1, 1), Some(0), 37),
    ];
    assert_eq!(known.of(&reports(&[INTERIM, LAST])), range(134, 173, 426));
    assert_eq!(known.of(&reports(&[INTERIM])), range(134, 166, 426));
    assert_eq!(known.of(&BTreeSet::new()), range(0, 0, 426));
    known.heads.clear();
    assert_eq!(known.of(&reports(&[INTERIM])), None);
}

#[test]
fn no_dialogue_has_more_than_came() {
    let known = Reach {
        passed_on: vec![
            passed_on(INTERIM, (1, 1), Some(0), 30),
            passed_on(INTERIM, (2, 1), Some(0), 4),
            passed_on(INTERIM, (2, 2), Some(1), 3),
            passed_on(INTERIM, (3, 1), Some(1), 4),
            // Of a dialogue that is not counted.
            passed_on(INTERIM, (3, 1), Some(7), 9),
        ],
        heads: heads(&[20, 20]),
        ..Reach::default()
    };
    assert_eq!(known.of(&reports(&[INTERIM])), range(24, 27, 40));
}

#[test]
fn who_may_have_come_to_another_dialogue_is_not_in_the_least() {
    let mut known = Reach {
        by_mail: vec![mailed(&[INTERIM], &[], 25)],
        heads: heads(&[59]),
        elsewhere: Elsewhere::Wishes(15),
        ..Reach::default()
    };
    assert_eq!(known.of(&reports(&[INTERIM])), range(10, 25, 59));
    known.by_mail[0].people = 20;
    assert_eq!(known.of(&reports(&[INTERIM])), range(5, 20, 59));
}

/// A small world: who got what by mail, who says what, how many came where, how many wished at other dialogues.
fn worlds() -> impl Strategy<Value = Reach> {
    let some = || proptest::sample::subsequence(vec![INTERIM, LAST], 0..=2);
    let people = proptest::collection::vec((some(), some()), 0..4);
    let told = proptest::collection::vec(
        (
            any::<bool>(),
            (0..2_i64, 0..2_i64),
            proptest::option::weighted(0.8, 0..2_i64),
            0..4_i64,
        ),
        0..4,
    );
    let elsewhere = proptest::option::of(0..3_i64);
    (
        people,
        told,
        proptest::collection::vec(0..4_i64, 1..=2),
        elsewhere,
    )
        .prop_map(|(people, told, came, elsewhere)| {
            let mut latest = BTreeMap::new();
            for (is_last, who, dialogue, people) in told {
                let report = if is_last { LAST } else { INTERIM };
                let said = passed_on(report, who, dialogue, people);
                latest.insert((said.asked, said.dialogue), said);
            }
            Reach {
                by_mail: people
                    .iter()
                    .map(|(certain, uncertain)| mailed(certain, uncertain, 1))
                    .collect(),
                passed_on: latest.into_values().collect(),
                heads: heads(&came),
                elsewhere: elsewhere.map_or(Elsewhere::Nobody, Elsewhere::Wishes),
            }
        })
}

/// Sets of participants, a bit each.
type Set = u32;

fn subsets(of: Set, size: i64) -> Vec<Set> {
    let size = size.min(i64::from(of.count_ones()));
    (0..=of)
        .filter(|set| set & !of == 0 && i64::from(set.count_ones()) == size)
        .collect()
}

/// All sets that can come of one from each list, put together.
fn together(lists: &[Vec<Set>]) -> BTreeSet<Set> {
    lists.iter().fold(BTreeSet::from([0]), |all, list| {
        all.iter()
            .flat_map(|one| list.iter().map(move |other| one | other))
            .collect()
    })
}

/// Whom one organisation can have told of one dialogue: its contacts in each mailing as they like, and in all mailings
/// the same people, so that the largest set holds the others.
fn told_by_one(said: &[PassedOn], people: Set) -> Vec<Set> {
    let of = |report: ReportId| -> BTreeSet<Set> {
        let mine = said.iter().filter(|one| one.report == report);
        together(
            &mine
                .map(|one| subsets(people, one.people))
                .collect::<Vec<_>>(),
        )
    };
    let (first, second) = (of(INTERIM), of(LAST));
    let nested = first
        .iter()
        .flat_map(|one| second.iter().map(move |other| (one, other)));
    nested
        .filter(|(one, other)| (*one | *other) == **one || (*one | *other) == **other)
        .map(|(one, other)| one | other)
        .collect()
}

/// The fewest and the most participants that were reached in any world. The people of each dialogue stand in a row of
/// bits; those of other dialogues behind them, so many as could matter.
fn by_brute_force(known: &Reach) -> Option<(i64, i64)> {
    let mut rows: BTreeMap<Option<DialogueId>, Set> = BTreeMap::new();
    let mut next = 0;
    for (&dialogue, &count) in &known.heads {
        rows.insert(Some(dialogue), ((1 << count) - 1) << next);
        next += u32::try_from(count).unwrap();
    }
    let counted: Set = (1 << next) - 1;
    if counted == 0 {
        return None;
    }
    let (others, most_others) = match known.elsewhere {
        Elsewhere::Nobody => (0, 0),
        Elsewhere::Wishes(wishes) => (0b111 << next, wishes),
    };
    rows.insert(None, counted | others);
    let mut lists = Vec::new();
    for (about, people) in rows {
        for organisation in 0..2 {
            let said = known.passed_on.iter().copied();
            let said: Vec<PassedOn> = said
                .filter(|one| one.organisation == organisation && one.dialogue == about)
                .collect();
            lists.push(told_by_one(&said, people));
        }
    }
    let told = together(&lists);
    // Each person who was certainly mailed is a participant of their own, the others perhaps.
    let mailed = known.by_mail.iter();
    let certain = count(mailed.clone().filter(|one| !one.certain.is_empty()));
    let possible = count(mailed.filter(|one| !one.possible.is_empty()));
    let mut mailed: BTreeSet<Set> = BTreeSet::new();
    for people in certain..=possible {
        for away in 0..=people.min(most_others) {
            mailed.extend(subsets(counted, people - away));
        }
    }
    let sizes = told
        .iter()
        .flat_map(|one| mailed.iter().map(move |other| (one | other) & counted))
        .map(|set| i64::from(set.count_ones()));
    let sizes: Vec<i64> = sizes.collect();
    Some((*sizes.iter().min().unwrap(), *sizes.iter().max().unwrap()))
}

proptest! {
    #[test]
    fn the_range_is_all_that_is_possible_and_no_more(known in worlds()) {
        let shown = known.of(&reports(&[INTERIM, LAST])).map(|range| (range.least, range.most));
        prop_assert_eq!(shown, by_brute_force(&known));
    }

    #[test]
    fn what_more_is_known_reached_nobody_less(known in worlds()) {
        let all = known.of(&reports(&[INTERIM, LAST]));
        for one in [INTERIM, LAST] {
            let one = known.of(&reports(&[one]));
            prop_assert!(one.map(|range| range.least) <= all.map(|range| range.least));
            prop_assert!(one.map(|range| range.most) <= all.map(|range| range.most));
        }
    }
}
