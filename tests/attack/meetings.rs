//! Processes to attack, made up by chance: dialogues that are mostly small, of overlapping groups, and closed in waves.

use std::collections::{BTreeMap, BTreeSet};

use eko::db::ids::DialogueId;
use eko::followup::engine::Cell;
use eko::processes::{Threshold, Turnout};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::reckoning::{Counts, total};

/// Boards with their municipalities.
pub const BOARDS: [(&str, &str); 3] =
    [("Hylte", "Hylte"), ("Norr", "Halmstad"), ("Syd", "Halmstad")];
pub const GROUPS: [&str; 3] = ["unga", "nyanlända", "landsbygd"];
pub const METHODS: [&str; 3] = ["gruppdiskussion", "intervju", "promenad"];
pub const PHASES: [&str; 2] = ["perspective", "in_depth"];
pub const CHOICES: [&str; 5] =
    ["very_high", "fairly_high", "fairly_low", "not_at_all", "no_answer"];
/// The number of waves in which dialogues close.
pub const WAVES: usize = 3;

/// A dialogue as it was in truth.
#[derive(Debug, Clone)]
pub struct Meeting {
    pub number: i32,
    pub day: String,
    pub phase: usize,
    pub board: usize,
    pub groups: Vec<usize>,
    pub method: Option<usize>,
    pub counts: [i64; 5],
    pub participants: Option<i64>,
    /// When it closes; none while it can be answered.
    pub wave: Option<usize>,
    pub is_pilot: bool,
}

impl Meeting {
    /// Any that can come to be: mostly with few answers, and mostly with nobody, or one, at one end.
    pub fn any(dice: &mut StdRng, number: i32) -> Self {
        let answers = dice.random_range(0..=9_i64);
        let few = match dice.random_range(0..20) {
            0..=8 => 0,
            9..=12 => answers.min(1),
            _ => dice.random_range(0..=answers),
        };
        let heard = if dice.random_bool(0.5) { few } else { answers - few };
        let (very, not) = (dice.random_range(0..=heard), dice.random_range(0..=answers - heard));
        let no_answer = dice.random_range(0..4_i64) / 2;
        // Somebody may have forged answers.
        let forged = if dice.random_bool(0.1) { dice.random_range(0..=answers) } else { 0 };
        let came = answers + no_answer + dice.random_range(0..4_i64) - forged;
        Self {
            number,
            day: format!("{}-{:02}-15", dice.random_range(2021..=2022), dice.random_range(1..=12)),
            phase: dice.random_range(0..PHASES.len()),
            board: dice.random_range(0..BOARDS.len()),
            groups: (0..GROUPS.len()).filter(|_| dice.random_bool(0.4)).collect(),
            method: (0..METHODS.len()).find(|_| dice.random_bool(0.4)),
            counts: [very, heard - very, answers - heard - not, not, no_answer],
            participants: dice.random_bool(0.85).then_some(came),
            wave: Some(dice.random_range(0..WAVES)),
            is_pilot: false,
        }
    }

    /// Its name for the attackers: not the id that the database has.
    pub fn id(&self) -> DialogueId {
        DialogueId(self.number.into())
    }

    /// Those whose answers are in the share where it stands by itself.
    pub fn on_scale(&self) -> i64 {
        self.counts[..4].iter().sum()
    }

    /// All who answered.
    pub fn taken_part(&self) -> i64 {
        self.counts.iter().sum()
    }

    pub fn turnout(&self) -> Turnout {
        Turnout { answers: self.taken_part(), people: self.participants }
    }

    /// Whether it may stand by itself: nobody need be protected there.
    pub fn is_large(&self, threshold: i64) -> bool {
        let threshold = Threshold::at_least(i32::try_from(threshold).expect("a small number"));
        threshold.is_reached_by(self.turnout())
    }

    pub fn heard(&self) -> i64 {
        self.counts[..2].iter().sum()
    }

    /// Whether it can be in any figure.
    pub fn is_counted(&self) -> bool {
        self.wave.is_some() && !self.is_pilot
    }

    /// The answers when so many were heard: who chose what of the two is open, and so is who would rather not say.
    pub fn with_heard(&self, heard: i64) -> [i64; 5] {
        if heard == self.heard() {
            self.counts
        } else {
            [heard, 0, 0, 0, self.taken_part() - heard]
        }
    }

    /// Its line of a file to import.
    pub fn line(&self) -> String {
        let groups: Vec<&str> = self.groups.iter().map(|&at| GROUPS[at]).collect();
        let came = self.participants.map(|came| came.to_string());
        format!(
            "{},{},{},{},{},{},{}\n",
            self.number,
            self.day,
            BOARDS[self.board].0,
            PHASES[self.phase],
            self.method.map_or("", |at| METHODS[at]),
            groups.join("|"),
            came.unwrap_or_default()
        )
    }
}

/// A process as it may come to be. To the first dialogue nobody answered, in the second three did; the last but one is a
/// pilot, the last never closes.
pub fn meetings(seed: u64) -> Vec<Meeting> {
    let mut dice = StdRng::seed_from_u64(seed);
    let count = dice.random_range(12..=16_i32);
    let mut all: Vec<Meeting> =
        (1..=count + 2).map(|number| Meeting::any(&mut dice, number)).collect();
    for (meeting, counts) in all.iter_mut().zip([[0; 5], [3, 0, 0, 0, 0]]) {
        meeting.counts = counts;
        meeting.participants = Some(6);
        meeting.wave = Some(0);
    }
    let last = all.len() - 1;
    for meeting in &mut all[last - 1..] {
        meeting.counts = [3, 1, 1, 2, 0];
    }
    all[last - 1].is_pilot = true;
    all[last - 1].wave = Some(0);
    all[last].wave = None;
    all
}

/// A number of each of the dialogues that count in the end.
pub fn known(meetings: &[Meeting], number: impl Fn(&Meeting) -> i64) -> Counts {
    let counted = meetings.iter().filter(|meeting| meeting.is_counted());
    counted.map(|meeting| (meeting.id(), number(meeting))).collect()
}

/// Every row of every table, each as its dialogues that count.
pub fn cells(meetings: &[Meeting]) -> BTreeSet<Cell> {
    let mut cells: BTreeMap<String, Cell> = BTreeMap::new();
    for meeting in meetings.iter().filter(|meeting| meeting.is_counted()) {
        let ((board, municipality), phase) = (BOARDS[meeting.board], PHASES[meeting.phase]);
        let mut rows = vec![
            "all".to_owned(),
            format!("phase {phase}"),
            format!("board {board}"),
            format!("board {board} {phase}"),
            format!("municipality {municipality}"),
            format!("year {}", &meeting.day[..4]),
            format!("month {}", &meeting.day[..7]),
            format!("dialogue {}", meeting.number),
        ];
        rows.extend(meeting.method.map(|at| format!("method {at}")));
        for group in &meeting.groups {
            rows.push(format!("group {group}"));
            rows.push(format!("group {group} of {board}"));
        }
        for row in rows {
            cells.entry(row).or_default().insert(meeting.id());
        }
    }
    cells.into_values().collect()
}

/// What nobody may learn of: rows with answers of too few people, and small dialogues alone, by twos and by threes.
pub fn protected(meetings: &[Meeting], threshold: i64) -> Vec<Cell> {
    let people = known(meetings, |one| one.turnout().people_behind());
    let small: Vec<DialogueId> = people
        .iter()
        .filter(|(_, count)| (1..threshold).contains(*count))
        .map(|(&id, _)| id)
        .collect();
    let mut sets = cells(meetings);
    for (at, &one) in small.iter().enumerate() {
        sets.insert([one].into());
        for (next, &two) in small.iter().enumerate().skip(at + 1) {
            sets.insert([one, two].into());
            sets.extend(small[next + 1..].iter().map(|&three| Cell::from([one, two, three])));
        }
    }
    sets.retain(|set| (1..threshold).contains(&total(&people, set)));
    sets.into_iter().collect()
}
