//! An attacker on the figures: keeps all that was ever shown of who was heard, wherever it stood, knows how many answered
//! in every dialogue, and reckons with sums, bounds and whole people.

use std::collections::BTreeMap;

use eko::db::ids::DialogueId;
use eko::followup::engine::{Cell, Range};

/// A number for each dialogue: how many answered, or how many of them were heard, in truth or maybe.
pub type Counts = BTreeMap<DialogueId, i64>;

/// Of so many dialogues together.
pub fn total(of: &Counts, set: &Cell) -> i64 {
    set.iter().filter_map(|id| of.get(id)).sum()
}

/// One thing that was shown: of these dialogues together, so many were heard.
#[derive(Debug, Clone)]
pub struct Row {
    pub of: Cell,
    pub heard: Range,
}

impl Row {
    /// Whether it can be said when so many were heard of each.
    pub fn is_true_of(&self, heard: &Counts) -> bool {
        (self.heard.least..=self.heard.most).contains(&total(heard, &self.of))
    }
}

/// The attacker who adds and subtracts: rows of whole numbers without a common factor, in echelon form, which is to
/// say all rational combinations of what was shown.
#[derive(Debug, Default)]
pub struct Sums(BTreeMap<usize, Vec<i128>>);

impl Sums {
    /// All that can be made of rows about the dialogues from 0 to before `of`.
    pub fn new(rows: &[Row], of: usize) -> Self {
        let mut sums = Self::default();
        for row in rows {
            sums.add(indicator(&row.of, of));
        }
        sums
    }

    fn reduced(&self, mut row: Vec<i128>) -> Vec<i128> {
        for (&lead, pivot) in &self.0 {
            let (ours, theirs) = (row[lead], pivot[lead]);
            if ours == 0 {
                continue;
            }
            for (mine, other) in row.iter_mut().zip(pivot) {
                let product = |a: i128, b: i128| a.checked_mul(b).expect("small numbers");
                *mine = product(*mine, theirs) - product(*other, ours);
            }
            let factor = row.iter().fold(0, |a, &b| common_factor(a, b.abs()));
            if factor > 1 {
                row.iter_mut().for_each(|number| *number /= factor);
            }
        }
        row
    }

    fn add(&mut self, row: Vec<i128>) {
        let row = self.reduced(row);
        if let Some(lead) = row.iter().position(|&number| number != 0) {
            self.0.insert(lead, row);
        }
    }

    /// Whether this row comes of them.
    pub fn make(&self, row: Vec<i128>) -> bool {
        self.reduced(row).iter().all(|&number| number == 0)
    }
}

fn common_factor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { common_factor(b, a % b) }
}

/// One for each dialogue from 0 to before `of` that is in the set, else nothing.
pub fn indicator(set: &Cell, of: usize) -> Vec<i128> {
    (0..of)
        .map(|at| i128::from(set.contains(&DialogueId(i64::try_from(at).expect("few dialogues")))))
        .collect()
}

/// Of all ways to have been heard that can show these rows, one in which most of a set were (or, with a sign of -1,
/// fewest): in parts of people, or in whole ones. The one place that knows the solver.
fn extreme(
    answered: &Counts,
    rows: &[Row],
    set: &Cell,
    sign: f64,
    is_whole: bool,
) -> BTreeMap<DialogueId, f64> {
    use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, variable};
    let number = |count: i64| count as f64;
    let mut variables = ProblemVariables::new();
    let heard: BTreeMap<DialogueId, Variable> = answered
        .iter()
        .map(|(&id, &most)| {
            let one = variable().min(0.0).max(number(most));
            let one = if is_whole { one.integer() } else { one };
            (id, variables.add(one))
        })
        .collect();
    let sum = |of: &Cell| -> Expression { of.iter().map(|id| 1.0 * heard[id]).sum() };
    let mut model = variables.maximise(sign * sum(set)).using(good_lp::microlp);
    for row in rows {
        if row.heard.least == row.heard.most {
            model.add_constraint(sum(&row.of).eq(number(row.heard.most)));
        } else {
            model.add_constraint(sum(&row.of).leq(number(row.heard.most)));
            model.add_constraint(sum(&row.of).geq(number(row.heard.least)));
        }
    }
    let solution = model.solve().expect("what is true is possible");
    heard.iter().map(|(&id, &variable)| (id, solution.value(variable))).collect()
}

/// The attacker who reckons with bounds: how many of a set were heard, at least and at most, given that in each
/// dialogue none or more were, and no more than answered.
pub fn extremes(answered: &Counts, rows: &[Row], set: &Cell) -> (f64, f64) {
    let end = |sign: f64| -> f64 {
        let world = extreme(answered, rows, set, sign, false);
        set.iter().map(|id| world[id]).sum()
    };
    (end(-1.0), end(1.0))
}

fn is_possible(world: &Counts, answered: &Counts, rows: &[Row]) -> bool {
    let fits = |(id, most): (&DialogueId, &i64)| (0..=*most).contains(&world[id]);
    answered.iter().all(fits) && rows.iter().all(|row| row.is_true_of(world))
}

/// The truth but for one person of a set, and one outside it or nobody, who said the opposite, if that shows the same.
fn one_exchanged(answered: &Counts, rows: &[Row], set: &Cell, truth: &Counts) -> Option<Counts> {
    let others: Vec<Option<DialogueId>> = std::iter::once(None)
        .chain(answered.keys().copied().filter(|id| !set.contains(id)).map(Some))
        .collect();
    let steps = set.iter().flat_map(|&id| [(id, 1), (id, -1)]);
    let mut pairs = steps.flat_map(|step| others.iter().map(move |&other| (step, other)));
    pairs.find_map(|((one, step), other)| {
        let mut world = truth.clone();
        *world.entry(one).or_default() += step;
        if let Some(other) = other {
            *world.entry(other).or_default() -= step;
        }
        is_possible(&world, answered, rows).then_some(world)
    })
}

/// Another way in which people can have answered that shows these rows too, with another number of the set heard. Looks
/// around the truth first, then at the most and the fewest there can be: so none means that there is none.
fn another(answered: &Counts, rows: &[Row], set: &Cell, truth: &Counts) -> Option<Counts> {
    one_exchanged(answered, rows, set, truth).or_else(|| {
        [1.0, -1.0].into_iter().find_map(|sign| {
            let world: Counts = extreme(answered, rows, set, sign, true)
                .into_iter()
                .map(|(id, heard)| (id, rounded(heard)))
                .collect();
            let is_other = total(&world, set) != total(truth, set);
            (is_other && is_possible(&world, answered, rows)).then_some(world)
        })
    })
}

/// The whole number next to one that is not negative.
pub fn rounded(number: f64) -> i64 {
    (0..).find(|&whole| whole as f64 > number - 0.5).expect("a small number")
}

/// What came of an attack.
#[derive(Debug, Default)]
pub struct Attack {
    /// The sets of which it is known how many were heard.
    pub pinned: Vec<Cell>,
    /// Ways in which people can have answered that show the same, the one that differs most from the truth first. For
    /// each set that is not pinned there is one with another number heard than in truth.
    pub worlds: Vec<Counts>,
}

impl Attack {
    /// Goes through the sets with all rows; dialogues are numbered below a thousand.
    ///
    /// # Panics
    /// When a row is not true: then it is no disclosure, but a fault.
    pub fn on(sets: &[Cell], rows: &[Row], answered: &Counts, truth: &Counts) -> Self {
        for row in rows {
            assert!(row.is_true_of(truth), "{row:?} is not true");
        }
        let last = answered.last_key_value().map_or(0, |(id, _)| id.0);
        let of = usize::try_from(last).expect("small numbers") + 1;
        let sums = Sums::new(rows, of);
        let mut attack = Self::default();
        for set in sets {
            let is_known = sums.make(indicator(set, of));
            let is_other = |world: &Counts| total(world, set) != total(truth, set);
            if !is_known && attack.worlds.iter().any(is_other) {
                continue;
            }
            let other = (!is_known).then(|| another(answered, rows, set, truth));
            match other.flatten() {
                Some(world) => attack.worlds.push(world),
                None => attack.pinned.push(set.clone()),
            }
        }
        let far = attack.farthest(rows, answered, truth);
        attack.worlds.insert(0, far);
        attack
    }

    /// As much of the difference between the truth and all other worlds as can be put together.
    fn farthest(&self, rows: &[Row], answered: &Counts, truth: &Counts) -> Counts {
        let from_truth = |world: &Counts| -> i64 {
            let each = world.iter().map(|(id, heard)| (heard - truth[id]).abs());
            each.sum()
        };
        let mut far = truth.clone();
        for world in &self.worlds {
            let further: Counts =
                far.iter().map(|(&id, &heard)| (id, heard + world[&id] - truth[&id])).collect();
            let is_further = from_truth(&further) > from_truth(&far);
            if is_further && is_possible(&further, answered, rows) {
                far = further;
            }
        }
        far
    }
}
