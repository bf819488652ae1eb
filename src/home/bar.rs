//! How far an indicator has come towards its target, as a bar with a mark.

use maud::{Markup, html};

use crate::followup::account::Indicator;
use crate::followup::indicators::Value;
use crate::plan::goals::{Amount, Unit};

/// Where the outcome ends and where the target's mark stands, in hundredths of the bar.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Bar {
    /// At least.
    least: f64,
    /// At most; the same where it is known exactly.
    most: f64,
    mark: f64,
}

impl Bar {
    /// None where there is no target, or nothing that can be held against it.
    fn of(indicator: &Indicator) -> Option<Self> {
        let target = Amount::parse(&indicator.target.as_ref()?.amount)?;
        let part = |(part, of): (i64, i64)| part as f64 / of.max(1) as f64;
        let (least, most, unit) = match &indicator.outcome {
            Value::Count(count) | Value::SoFar(count) => {
                let count = *count as f64;
                (count, count, Unit::Number)
            }
            Value::Share { part: some, of } => {
                let share = part((*some, *of));
                (share, share, Unit::PerCent)
            }
            Value::Range { least, most, of } => {
                (part((*least, *of)), part((*most, *of)), Unit::PerCent)
            }
            Value::Text(text) => {
                let amount = Amount::parse(text)?;
                let value = part(amount.as_part());
                (value, value, amount.unit())
            }
            Value::Nothing | Value::TooFew => return None,
        };
        if unit != target.unit() {
            return None;
        }
        let mark = part(target.as_part());
        // A share is of all; a number of whichever is more.
        let whole = match unit {
            Unit::PerCent => 1.0,
            Unit::Number => most.max(mark),
        };
        let on_it = |value: f64| match whole > 0.0 {
            true => (value / whole).clamp(0.0, 1.0) * 100.0,
            false => 0.0,
        };
        Some(Self {
            least: on_it(least),
            most: on_it(most),
            mark: on_it(mark),
        })
    }
}

/// The bar; nothing where there is none. The words beside it say the same.
pub(super) fn bar(indicator: &Indicator) -> Markup {
    let per_cent = |place: f64| format!("{place:.2}%");
    html! {
        @if let Some(Bar { least, most, mark }) = Bar::of(indicator) {
            svg.bar aria-hidden="true" height="20" width="100%" {
                rect.track width="100%" y="4" height="12" rx="2" {}
                @if most > least { rect.maybe width=(per_cent(most)) y="4" height="12" rx="2" {} }
                rect.solid width=(per_cent(least)) y="4" height="12" rx="2" {}
                line.halo x1=(per_cent(mark)) x2=(per_cent(mark)) y1="2" y2="18" {}
                line.mark x1=(per_cent(mark)) x2=(per_cent(mark)) y1="0" y2="20" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::account::Target;
    use crate::followup::indicators::{Lacking, Met};

    fn bar_of(outcome: Value, target: &str) -> Option<(f64, f64, f64)> {
        let indicator = Indicator {
            name: "Dialoger".into(),
            counted: "dialogues".into(),
            year: None,
            phase: None,
            feedback: None,
            fewest: None,
            source: String::new(),
            target: (!target.is_empty()).then(|| Target {
                comparison: "at_least".into(),
                amount: target.into(),
            }),
            target_changes: Vec::new(),
            outcome,
            met: Met::NotYet,
            lacking: Lacking::Nothing,
            reflection: String::new(),
        };
        Bar::of(&indicator).map(|bar| (bar.least, bar.most, bar.mark))
    }

    #[test]
    fn the_mark_stands_where_the_target_is() {
        let share = |part, of| Value::Share { part, of };
        assert_eq!(bar_of(Value::Count(9), "18"), Some((50.0, 50.0, 100.0)));
        assert_eq!(bar_of(Value::Count(27), "18").map(|bar| bar.0), Some(100.0));
        assert_eq!(bar_of(share(1, 2), "90%"), Some((50.0, 50.0, 90.0)));
        let range = Value::Range {
            least: 1,
            most: 3,
            of: 4,
        };
        assert_eq!(bar_of(range, "100%"), Some((25.0, 75.0, 100.0)));
        assert_eq!(
            bar_of(Value::Text("70 %".into()), "50%"),
            Some((70.0, 70.0, 50.0))
        );
        assert_eq!(bar_of(Value::Count(0), "0"), Some((0.0, 0.0, 0.0)));
    }

    #[test]
    fn what_cannot_be_held_against_a_target_has_no_bar() {
        assert_eq!(bar_of(Value::Count(9), ""), None);
        assert_eq!(bar_of(Value::Count(9), "90%"), None);
        assert_eq!(bar_of(Value::TooFew, "90%"), None);
        assert_eq!(bar_of(Value::Text("bra".into()), "3"), None);
    }
}
