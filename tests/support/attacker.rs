//! An attacker on the figures: keeps all that was ever shown of who was heard, wherever it stood, knows how many answered
//! in every dialogue, and reckons with sums, bounds and whole people.

use std::collections::BTreeMap;

use eko::db::ids::DialogueId;
use eko::followup::engine::{Cell, Range};
use serde_json::Value;

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
    heard
        .iter()
        .map(|(&id, &variable)| (id, solution.value(variable)))
        .collect()
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
        .chain(
            answered
                .keys()
                .copied()
                .filter(|id| !set.contains(id))
                .map(Some),
        )
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
            assert!(
                is_possible(&world, answered, rows),
                "the solver's own: {world:?}"
            );
            (total(&world, set) != total(truth, set)).then_some(world)
        })
    })
}

/// The whole number next to one that is not negative.
fn rounded(number: f64) -> i64 {
    (0..)
        .find(|&whole| whole as f64 > number - 0.5)
        .expect("a small number")
}

/// What came of an attack.
#[derive(Debug, Default)]
pub struct Attack {
    /// The sets of which it is known how many were heard.
    pub pinned: Vec<Cell>,
    /// Ways in which people can have answered that show the same. For each set that is not pinned there is one with
    /// another number heard than in truth.
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
        let last = answered.keys().last().map_or(0, |id| id.0);
        let of = usize::try_from(last).expect("small numbers") + 1;
        let sums = Sums::new(rows, of);
        let mut attack = Self::default();
        for set in sets {
            if sums.make(indicator(set, of)) {
                attack.pinned.push(set.clone());
                continue;
            }
            let heard = total(truth, set);
            if attack.worlds.iter().any(|world| total(world, set) != heard) {
                continue;
            }
            match another(answered, rows, set, truth) {
                Some(world) => attack.worlds.push(world),
                None => attack.pinned.push(set.clone()),
            }
        }
        attack
    }
}

/// What an attacker has noted of documents.
#[derive(Debug, Default)]
pub struct Notes {
    heard: BTreeMap<Cell, Range>,
    /// Of which dialogues together how many took part, and how many of those are on the scale.
    pub numbers: BTreeMap<Cell, (i64, i64)>,
    /// Of which dialogues, or of some of them, how many chose what: from very high to no answer.
    pub scales: Vec<(Cell, [i64; 5])>,
}

impl Notes {
    /// All that is known of who was heard, each set of dialogues once.
    pub fn rows(&self) -> Vec<Row> {
        let row = |(of, &heard): (&Cell, &Range)| Row {
            of: of.clone(),
            heard,
        };
        self.heard.iter().map(row).collect()
    }

    /// Notes something that was said, together with what was said of the same dialogues before.
    pub fn hear(&mut self, of: Cell, heard: Range) {
        let known = self.heard.entry(of).or_insert(heard);
        known.least = known.least.max(heard.least);
        known.most = known.most.min(heard.most);
    }

    /// Notes every figure of a document, wherever in it, and what is said of indicators in an account.
    pub fn read(&mut self, document: &Value) {
        match document {
            Value::Array(all) => all.iter().for_each(|one| self.read(one)),
            Value::Object(fields) => {
                if document["state"] == "shown" && document["dialogues"].is_array() {
                    self.figure(document);
                }
                if fields.contains_key("goals") && fields.contains_key("phases") {
                    self.goals(document);
                }
                fields.values().for_each(|one| self.read(one));
            }
            _ => {}
        }
    }

    fn figure(&mut self, figure: &Value) {
        let of = cell(figure);
        let n = whole(&figure["n"]);
        let numbers = (whole(&figure["taken_part"]), n);
        let known = self.numbers.insert(of.clone(), numbers);
        assert!(known.is_none_or(|known| known == numbers), "{figure}");
        if !figure["scale"].is_null() {
            let choices = [
                "very_high",
                "fairly_high",
                "fairly_low",
                "not_at_all",
                "no_answer",
            ];
            let scale = choices.map(|choice| whole(&figure["scale"][choice]));
            if !self.scales.contains(&(of.clone(), scale)) {
                self.scales.push((of.clone(), scale));
            }
        }
        self.hear(of, narrowed(n, |heard| can_be_shown(figure, heard)));
    }

    fn goals(&mut self, account: &Value) {
        for indicator in items(&account["goals"]).flat_map(|goal| items(&goal["indicators"])) {
            if indicator["counted"] != "heard" {
                continue;
            }
            let figure = match indicator["phase"].as_str() {
                None => &account["whole"]["answers"],
                Some(phase) => items(&account["phases"])
                    .find(|row| row["of"] == phase)
                    .map(|row| &row["answers"])
                    .expect("the row of a phase"),
            };
            if figure["state"] == "too_few" {
                assert_eq!(indicator["outcome"]["kind"], "too_few", "{indicator}");
                let met = &indicator["met"];
                assert!(met == "not_yet" || met == "not_defined", "{indicator}");
                continue;
            }
            let n = whole(&figure["n"]);
            let range = narrowed(n, |heard| can_come_of(indicator, heard, n));
            self.hear(cell(figure), range);
        }
    }
}

/// The items of a list; none of anything else.
pub fn items(list: &Value) -> impl Iterator<Item = &Value> {
    list.as_array().into_iter().flatten()
}

fn whole(number: &Value) -> i64 {
    number
        .as_i64()
        .unwrap_or_else(|| panic!("{number} is no count"))
}

/// The dialogues of a figure, named by their numbers.
fn cell(figure: &Value) -> Cell {
    items(&figure["dialogues"])
        .map(|number| DialogueId(whole(number)))
        .collect()
}

/// How many of `n` can have been heard, of those counts that fit.
fn narrowed(n: i64, fits: impl Fn(i64) -> bool) -> Range {
    let mut possible = (0..=n).filter(|&heard| fits(heard));
    let least = possible.next().expect("what is shown is possible");
    Range {
        least,
        most: possible.next_back().unwrap_or(least),
    }
}

/// Whether all of a figure can be shown when so many were heard. Rounding takes nothing away from few people.
fn can_be_shown(figure: &Value, heard: i64) -> bool {
    let (n, came) = (whole(&figure["n"]), whole(&figure["participants"]));
    let per_cent = |part: i64, of: i64| 100.0 * part as f64 / of as f64;
    let share = per_cent(heard, n);
    let interval = (wilson(heard, n, -1.0), wilson(heard, n, 1.0));
    let bounds = (per_cent(heard, came), per_cent(heard + came - n, came));
    is_said(&figure["share"], heard, n)
        && lie_in(&figure["percent"], (share, share))
        && lie_in(&figure["interval"], interval)
        && lie_in(&figure["bounds"], bounds)
}

/// An end of Wilson's interval, in per cent.
fn wilson(heard: i64, n: i64, sign: f64) -> f64 {
    let (z, n, share) = (1.959_964_f64, n as f64, heard as f64 / n as f64);
    let wide = z * (share * (1.0 - share) / n + z * z / (4.0 * n * n)).sqrt();
    100.0 * (share + z * z / (2.0 * n) + sign * wide) / (1.0 + z * z / n)
}

/// Whether both ends lie in what was shown with one decimal; what was not shown excludes nothing.
fn lie_in(span: &Value, (low, high): (f64, f64)) -> bool {
    match (span["least"].as_f64(), span["most"].as_f64()) {
        (Some(least), Some(most)) => low > least - 0.06 && high < most + 0.06,
        _ => true,
    }
}

fn is_said(share: &Value, heard: i64, n: i64) -> bool {
    assert_eq!(whole(&share["of"]), n, "{share}");
    let between = |least: &Value, most: &Value| (whole(least)..=whole(most)).contains(&heard);
    match share["said"].as_str() {
        Some("exact") => heard == whole(&share["heard"]),
        Some("between") => between(&share["least"], &share["most"]),
        Some("at_most_5_per_cent") => heard * 100 <= 5 * n,
        Some("at_least_95_per_cent") => heard * 100 >= 95 * n,
        _ => panic!("{share} says something new"),
    }
}

/// Whether an indicator of who was heard can stand as it does when so many were.
fn can_come_of(indicator: &Value, heard: i64, n: i64) -> bool {
    let value = &indicator["outcome"]["value"];
    assert_eq!(whole(&value["of"]), n, "{indicator}");
    let is_counted = match indicator["outcome"]["kind"].as_str() {
        Some("share") => heard == whole(&value["part"]),
        Some("range") => (whole(&value["least"])..=whole(&value["most"])).contains(&heard),
        Some("at_most_5_per_cent") => heard * 100 <= 5 * n,
        Some("at_least_95_per_cent") => heard * 100 >= 95 * n,
        _ => panic!("{indicator} says something new"),
    };
    let target = &indicator["target"];
    let is_met = || {
        let comparison = target["comparison"].as_str().expect("a comparison");
        let amount = target["amount"].as_str().expect("an amount");
        holds(comparison, hundredths(amount), (heard, n))
    };
    is_counted
        && match indicator["met"].as_str() {
            Some("met") => is_met(),
            Some("not_met") => !is_met(),
            _ => true,
        }
}

/// `85.5%` as 8550.
pub fn hundredths(amount: &str) -> i64 {
    let figure: f64 = amount
        .trim_end_matches('%')
        .trim()
        .parse()
        .expect("a figure");
    rounded(figure * 100.0)
}

/// Whether a part of a whole meets a target in hundredths of per cent, exactly.
pub fn holds(comparison: &str, hundredths: i64, (part, of): (i64, i64)) -> bool {
    let stands = (part * 10_000).cmp(&(hundredths * of));
    match comparison {
        "at_least" => stands.is_ge(),
        "more_than" => stands.is_gt(),
        "at_most" => stands.is_le(),
        "less_than" => stands.is_lt(),
        _ => panic!("{comparison} compares in a new way"),
    }
}
