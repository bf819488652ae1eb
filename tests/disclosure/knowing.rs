//! Attackers who know the code, and run it on every way in which people can have answered; and who have forged answers,
//! or know some by heart.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use eko::dialogues::Phase;
use eko::followup::engine::Decision;
use eko::survey::Choice;
use proptest::prelude::*;

use super::{Meeting, cases, cells, meeting, plain, told, units};

/// What a snapshot says, as numbers to compare.
fn said(told: &[Vec<Decision>]) -> Vec<i64> {
    let mut said = Vec::new();
    for decision in told.iter().flatten() {
        match decision {
            Decision::TooFew => said.push(-1),
            Decision::Shown(figure) => {
                said.extend([
                    -2,
                    figure.taken_part,
                    figure.participants,
                    figure.of,
                    figure.heard.least,
                    figure.heard.most,
                ]);
                said.extend(Choice::ALL.iter().map(|&choice| figure.scale.of(choice)));
                said.extend(figure.counted.iter().map(|id| id.0));
            }
        }
    }
    said
}

/// Which of the three somebody counts.
#[derive(Debug, Clone, Copy)]
enum Counting {
    Heard,
    /// Those who would rather not say, and the others too.
    All,
}

/// Every way in which the people of a dialogue can have answered.
fn ways(meeting: &Meeting, counting: Counting) -> Vec<Meeting> {
    let all = (0..=meeting.answers).flat_map(|heard| {
        let most = match counting {
            Counting::Heard => 0,
            Counting::All => meeting.answers - heard,
        };
        (0..=most).map(move |rather_not| (heard, rather_not))
    });
    all.map(|(heard, rather_not)| Meeting { heard, rather_not, ..meeting.clone() }).collect()
}

/// Every way in which the people of these dialogues can have answered.
fn worlds(meetings: &[Meeting], counting: Counting) -> Vec<Vec<Meeting>> {
    meetings.iter().fold(vec![Vec::new()], |worlds, meeting| {
        let ways = ways(meeting, counting);
        let more = |world: Vec<Meeting>| {
            let longer = |way: &Meeting| [&world[..], std::slice::from_ref(way)].concat();
            ways.iter().map(longer).collect::<Vec<_>>()
        };
        worlds.into_iter().flat_map(more).collect()
    })
}

/// As many of the dialogues as have few enough worlds to go through.
fn few_worlds(meetings: Vec<Meeting>, counting: Counting) -> Vec<Meeting> {
    let mut worlds = 1;
    meetings
        .into_iter()
        .take_while(|meeting| {
            worlds *= ways(meeting, counting).len();
            worlds <= 1500
        })
        .collect()
}

/// The attacker who knows the code: runs it on every world, and keeps those that show exactly the same. In all of
/// these together, every set of dialogues with answers of too few people, of a table or not, has two counts at least: of
/// who was heard, and of who was not, and of who would rather not say.
fn is_safe_from_who_knows_the_code(
    meetings: &[Meeting],
    let_in: &[bool],
    counting: Counting,
) -> Result<(), TestCaseError> {
    let cells = cells(meetings);
    let people = |at: &usize| meetings[*at].turnout().people_behind();
    let sets: Vec<Vec<usize>> = (1..1_usize << meetings.len())
        .map(|bits| (0..meetings.len()).filter(|at| bits & (1 << at) != 0).collect())
        .filter(|set: &Vec<usize>| (1..5).contains(&set.iter().map(people).sum::<i64>()))
        .collect();
    let mut alike: HashMap<Vec<i64>, Vec<[BTreeSet<i64>; 3]>> = HashMap::new();
    for world in worlds(meetings, counting) {
        let said = said(&told(&units(&world), &cells, let_in));
        let counts = alike.entry(said).or_insert_with(|| vec![Default::default(); sets.len()]);
        for (counts, set) in counts.iter_mut().zip(&sets) {
            let sum = |of: fn(&Meeting) -> i64| set.iter().map(|&at| of(&world[at])).sum::<i64>();
            counts[0].insert(sum(|one| one.heard));
            counts[1].insert(sum(|one| one.answers - one.heard - one.rather_not));
            counts[2].insert(sum(|one| one.rather_not));
        }
    }
    for counts in alike.values() {
        for (counts, set) in counts.iter().zip(&sets) {
            let [heard, not_heard, rather_not] = counts;
            prop_assert!(heard.len() >= 2, "{set:?} can only be {heard:?}");
            prop_assert!(not_heard.len() >= 2, "{set:?} can only be {not_heard:?}");
            let is_counted = matches!(counting, Counting::All);
            prop_assert!(!is_counted || rather_not.len() >= 2, "{set:?}: {rather_not:?}");
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(cases(12))]

    #[test]
    fn knowing_the_code_pins_nobody(
        meetings in proptest::collection::vec(meeting(0..9_i64), 2..6),
        let_in in proptest::collection::vec(any::<bool>(), 2..=4),
    ) {
        let meetings = few_worlds(meetings, Counting::Heard);
        is_safe_from_who_knows_the_code(&meetings, &let_in, Counting::Heard)?;
    }

    /// Three small ones are a block, which is all that can be known of them.
    #[test]
    fn knowing_the_code_tells_of_nobody_who_would_rather_not_say(
        meetings in proptest::collection::vec(meeting(1..4_i64), 3..6),
    ) {
        let meetings: Vec<Meeting> = few_worlds(meetings, Counting::All)
            .into_iter()
            .map(|meeting| Meeting { phase: Phase::Perspective, closes: 0, ..meeting })
            .collect();
        is_safe_from_who_knows_the_code(&meetings, &[true], Counting::All)?;
    }

    /// With small dialogues only there are blocks to split, or not to.
    #[test]
    fn knowing_which_blocks_were_split_pins_nobody(
        meetings in proptest::collection::vec(meeting(2..3_i64), 6..=6),
    ) {
        let meetings: Vec<Meeting> = meetings
            .into_iter()
            .map(|meeting| Meeting {
                came: Some(meeting.answers),
                phase: Phase::Perspective,
                closes: 0,
                ..meeting
            })
            .collect();
        is_safe_from_who_knows_the_code(&meetings, &[true], Counting::Heard)?;
    }
}

/// How often somebody who knows the answers of some dialogues names rightly how many of another were heard: with the
/// figures, and by guessing. Everybody else was heard or not by the toss of a coin; of the dialogue that is
/// attacked, the given number were forged by the attacker, as heard.
fn named_rightly(meetings: &[Meeting], known: &[usize], victim: usize, forged: i64) -> (f64, f64) {
    let cells = cells(meetings);
    let binomial = |of: i64, some: i64| -> f64 {
        (0..some).fold(1.0, |ways, at| ways * (of - at) as f64 / (at + 1) as f64)
    };
    let weight = |world: &[Meeting]| -> f64 {
        let each = world.iter().enumerate().map(|(at, one)| {
            let forged = if at == victim { forged } else { 0 };
            binomial(one.answers - forged, one.heard - forged)
        });
        each.product()
    };
    let mut by_said: HashMap<(Vec<i64>, Vec<i64>), BTreeMap<i64, f64>> = HashMap::new();
    let mut blindly: BTreeMap<i64, f64> = BTreeMap::new();
    for world in worlds(meetings, Counting::Heard) {
        if world[victim].heard < forged {
            continue;
        }
        let said = said(&told(&units(&world), &cells, &[true]));
        let knows = known.iter().map(|&at| world[at].heard).collect();
        let (heard, weight) = (world[victim].heard, weight(&world));
        *by_said.entry((said, knows)).or_default().entry(heard).or_default() += weight;
        *blindly.entry(heard).or_default() += weight;
    }
    let best = |counts: &BTreeMap<i64, f64>| counts.values().copied().fold(0.0, f64::max);
    let all: f64 = blindly.values().sum();
    (by_said.values().map(best).sum::<f64>() / all, best(&blindly) / all)
}

/// The attack of a leader with two codes: five answers that are known, as company of the one person in another dialogue.
/// The figure of these six gave that person's answer away every time. Guessing is right half of the time.
#[test]
fn a_company_of_known_answers_gives_nobody_away() {
    let two = [plain(1), plain(5)];
    let (named, guessed) = named_rightly(&two, &[1], 0, 0);
    assert!((guessed - 0.5).abs() < 1e-9 && (named - guessed).abs() < 1e-9, "{named}");
    let three = [plain(1), plain(5), plain(6)];
    let (named, guessed) = named_rightly(&three, &[1], 0, 0);
    assert!(named < guessed + 0.2, "{named:.2} against {guessed:.2} by guessing");
    // Nor two small ones, of which the attacker knows one.
    let (named, guessed) = named_rightly(&[plain(2), plain(4)], &[1], 0, 0);
    assert!((named - guessed).abs() < 1e-9, "{named:.2} against {guessed:.2} by guessing");
}

/// Nine forged answers made a dialogue of two large, and seven on paper one of four: its figure, less what was forged, is
/// what the victims answered, every time.
#[test]
fn forged_answers_give_nobody_away() {
    for (people, forged, came) in [(2, 9, Some(2)), (4, 7, Some(4)), (2, 9, None)] {
        let attacked = Meeting { came, ..plain(people + forged) };
        let alone = [attacked.clone()];
        let (named, guessed) = named_rightly(&alone, &[], 0, forged);
        assert!((named - guessed).abs() < 1e-9, "{named:.2} against {guessed:.2} by guessing");
        let beside = [attacked, plain(6), plain(5)];
        let (named, guessed) = named_rightly(&beside, &[], 0, forged);
        assert!(named < guessed + 0.1, "{named:.2} against {guessed:.2} by guessing");
        // Who knows another dialogue by heart still has one between.
        let (named, guessed) = named_rightly(&beside, &[2], 0, forged);
        assert!(named < guessed + 0.2, "{named:.2} against {guessed:.2} by guessing");
    }
}

/// The attackers themselves, on a table that shows both sums: they are right every time.
#[test]
fn the_insiders_are_not_blind() {
    let shown = [plain(5), plain(6)];
    let (named, guessed) = named_rightly(&shown, &[], 0, 0);
    assert!((named - 1.0).abs() < 1e-9 && guessed < 0.4, "large ones are shown exactly");
}
