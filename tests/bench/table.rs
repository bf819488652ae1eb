//! What was measured, each figure beside its limit, printed as one table.

use std::fmt::Write as _;

use crate::server::Server;

/// What was measured in several rounds: the figure in the middle, the least and the most.
#[derive(Debug, Clone, Copy)]
pub struct Spread {
    pub median: f64,
    least: f64,
    most: f64,
}

impl Spread {
    /// Of one round or more.
    pub fn of(rounds: &[f64]) -> Self {
        let mut sorted = rounds.to_vec();
        sorted.sort_by(f64::total_cmp);
        let [least, most] = [sorted.first(), sorted.last()].map(|one| *one.expect("a round"));
        Self { median: sorted[sorted.len() / 2], least, most }
    }

    fn told(self, unit: &str) -> String {
        let digits = usize::from(self.median < 100.0);
        let Self { median, least, most } = self;
        match least.total_cmp(&most) {
            std::cmp::Ordering::Equal => format!("{median:.digits$}{unit}"),
            _ => format!("{median:.digits$}{unit} ({least:.digits$}–{most:.digits$})"),
        }
    }
}

/// What a figure is to reach.
#[derive(Debug, Clone, Copy)]
pub enum Goal {
    /// This part of its limit, in things done in a second.
    Ratio(f64),
    /// At most so much.
    AtMost(f64),
    /// Nothing by itself: it is told to be compared.
    None,
}

struct Row {
    what: String,
    /// What Eko is held against in the same run, and how it did.
    limit: Option<(String, Spread)>,
    ours: Spread,
    unit: &'static str,
    goal: Goal,
}

/// All that was measured in one run.
#[derive(Default)]
pub struct Table(Vec<Row>);

impl Table {
    /// A rate, in things a second, beside that of its limit.
    pub fn beside(&mut self, what: &str, limit: (&str, Spread), ours: Spread, goal: Goal) {
        let (name, theirs) = limit;
        self.add(Row {
            what: what.to_owned(),
            limit: Some((name.to_owned(), theirs)),
            ours,
            unit: "/s",
            goal,
        });
    }

    /// A figure that stands by itself.
    pub fn alone(&mut self, what: &str, ours: Spread, unit: &'static str, goal: Goal) {
        self.add(Row { what: what.to_owned(), limit: None, ours, unit, goal });
    }

    /// What a server has in memory now, in megabytes.
    pub fn megabytes(&mut self, what: &str, server: &Server, goal: Goal) {
        let kilobytes = u32::try_from(server.memory("VmRSS")).expect("less than a terabyte");
        self.alone(what, Spread::of(&[f64::from(kilobytes) / 1024.0]), " MB", goal);
    }

    fn add(&mut self, row: Row) {
        eprintln!("{}", told(&row));
        self.0.push(row);
    }
}

impl std::fmt::Display for Table {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        writeln!(f, "| what | limit in the same run | Eko | ratio | goal |")?;
        writeln!(f, "| --- | --- | --- | --- | --- |")?;
        self.0.iter().try_for_each(|row| writeln!(f, "{}", told(row)))
    }
}

fn told(row: &Row) -> String {
    let mut told = format!("| {} | ", row.what);
    match &row.limit {
        Some((name, theirs)) => {
            let _ = write!(
                told,
                "{name}: {} | {} | {:.2} | ",
                theirs.told(row.unit),
                row.ours.told(row.unit),
                row.ours.median / theirs.median
            );
        }
        None => {
            let _ = write!(told, "– | {} | – | ", row.ours.told(row.unit));
        }
    }
    match row.goal {
        Goal::Ratio(least) => drop(write!(told, "≥ {least} |")),
        Goal::AtMost(most) => drop(write!(told, "≤ {most}{} |", row.unit)),
        Goal::None => told.push_str("– |"),
    }
    told
}
