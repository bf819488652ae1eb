//! What an attacker notes: every figure of a document, whatever it is a part of, turned round to what can have been true.

use std::collections::BTreeMap;

use eko::db::ids::DialogueId;
use eko::followup::engine::{Cell, Range};
use serde_json::Value;

use super::reckoning::{Row, rounded};

/// What an attacker has noted of documents.
#[derive(Debug, Default)]
pub struct Notes {
    heard: BTreeMap<Cell, Range>,
    /// Of which dialogues together how many took part, and of how many the share is.
    pub numbers: BTreeMap<Cell, (i64, i64)>,
    /// Of which dialogues, or of some of them, how many chose what: from very high to no answer.
    pub scales: Vec<(Cell, [i64; 5])>,
}

impl Notes {
    /// All that is known of who was heard, each set of dialogues once.
    pub fn rows(&self) -> Vec<Row> {
        let row = |(of, &heard): (&Cell, &Range)| Row { of: of.clone(), heard };
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
                // Where the numbers of its dialogues are not told, staff's own account has the same figure with them.
                let is_told = document["dialogues"].is_array() && document["untold"].is_null();
                if document["state"] == "shown" && is_told {
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
            let choices = ["very_high", "fairly_high", "fairly_low", "not_at_all", "no_answer"];
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
    number.as_i64().unwrap_or_else(|| panic!("{number} is no count"))
}

/// The dialogues of a figure, named by their numbers.
fn cell(figure: &Value) -> Cell {
    items(&figure["dialogues"]).map(|number| DialogueId(whole(number))).collect()
}

/// How many of `n` can have been heard, of those counts that fit.
fn narrowed(n: i64, fits: impl Fn(i64) -> bool) -> Range {
    let mut possible = (0..=n).filter(|&heard| fits(heard));
    let least = possible.next().expect("what is shown is possible");
    Range { least, most: possible.next_back().unwrap_or(least) }
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
    let figure: f64 = amount.trim_end_matches('%').trim().parse().expect("a figure");
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
