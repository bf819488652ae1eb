//! The form of a board's decisions on disposal, or of those that cover all boards: a number and a day for each kind.

use jiff::civil::Date;

use super::{Decision, Decisions, Kind};
use crate::audit;
use crate::db::ids::BoardId;
use crate::i18n::Texts;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// What the two fields of a kind are called, number and day: each says of which kind, as its faults do.
pub const fn labels(kind: Kind) -> [&'static str; 2] {
    match kind {
        Kind::Addresses => ["disposal-number-addresses", "disposal-day-addresses"],
        Kind::Comments => ["disposal-number-comments", "disposal-day-comments"],
        Kind::Contacts => ["disposal-number-contacts", "disposal-day-contacts"],
    }
}

/// The field of a decision's number.
pub fn number(kind: Kind) -> String {
    format!("number_{}", kind.word())
}

/// The field of its day.
pub fn day(kind: Kind) -> String {
    format!("day_{}", kind.word())
}

pub fn fill(decisions: &Decisions, board: Option<BoardId>) -> Form {
    let mut form = Form::default();
    for &kind in Kind::ALL {
        if let Some(decision) = decisions.by(kind, board) {
            form.set(&number(kind), &decision.number);
            form.set(&day(kind), decision.decided_on.to_string());
        }
    }
    form
}

/// Whether a form has all the fields: one that lacks some is not ours, and would take away what it does not speak of.
pub fn is_whole(form: &Form) -> bool {
    let has = |field: String| form.all(&field).next().is_some();
    let mut kinds = Kind::ALL.iter();
    kinds.all(|&kind| has(number(kind)) && has(day(kind)))
}

/// The decisions as they were written: each has a number and a day that is not to come, or neither, and then there is
/// none.
///
/// # Errors
/// What was not filled in rightly.
pub fn read(
    t: &Texts,
    form: &Form,
    board: Option<BoardId>,
    today: Date,
) -> Result<Vec<Decision>, Faults> {
    let mut reading = Reading::new(t, form);
    let mut read = Vec::new();
    for &kind in Kind::ALL {
        let (number_field, day_field) = (number(kind), day(kind));
        let [number_label, day_label] = labels(kind);
        let number = reading.optional(&number_field, number_label, 80);
        let has_day = !form.text(&day_field).is_empty();
        let decided_on = reading.optional_date(&day_field, day_label);
        match decided_on {
            Some(day) if day > today => reading.fault(&day_field, "disposal-day-to-come"),
            _ if number.is_empty() && has_day => reading.missing(&number_field, number_label),
            None if !number.is_empty() && !has_day => reading.missing(&day_field, day_label),
            _ => {}
        }
        if let Some(decided_on) = decided_on {
            read.push(Decision {
                kind,
                board,
                number,
                decided_on,
            });
        }
    }
    reading.done(Some(read))
}

/// What the log says of the change: each kind with what was decided before; none where nothing is changed.
pub fn told(before: &Decisions, board: Option<BoardId>, after: &[Decision]) -> Option<String> {
    let say = |decision: Option<&Decision>| {
        decision.map_or_else(
            || "–".to_owned(),
            |decision| format!("{} ({})", decision.number, decision.decided_on),
        )
    };
    let changes: Vec<String> = Kind::ALL
        .iter()
        .filter_map(|&kind| {
            let new = after.iter().find(|decision| decision.kind == kind);
            audit::changed(kind.word(), say(before.by(kind, board)), say(new))
        })
        .collect();
    let whose = match board {
        Some(board) => before.board(board)?.name.as_str(),
        None => "all boards",
    };
    (!changes.is_empty()).then(|| format!("{whose}: {}", changes.join(", ")))
}
