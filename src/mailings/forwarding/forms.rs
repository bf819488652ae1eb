//! Reads what a contact says.

use super::{MOST, Question, Said, views};
use crate::i18n::Texts;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// Reads the rows that say something. An empty row says nothing; half of a row is the other half's zero.
pub fn read(
    t: &Texts,
    questions: &[Question],
    form: &Form,
) -> std::result::Result<Vec<Said>, Faults> {
    let mut reading = Reading::new(t, form);
    let mut said = Vec::new();
    for question in questions {
        let mut number =
            |name: &str, label: &str| reading.number(&question.field(name), label, 0, MOST);
        let passed_on = number("passed_on", "forward-passed-on");
        let not_reachable = number("not_reachable", "forward-not-reachable");
        let (passed_on, not_reachable) = match (passed_on, not_reachable) {
            (None, None) => continue,
            (on, not) => (on.unwrap_or_default(), not.unwrap_or_default()),
        };
        let sure = question.field("sure");
        if let Some(count) = question.doubts(passed_on, not_reachable)
            && !form.ticked(&sure)
        {
            let text = t.with(
                "forward-doubt",
                [
                    ("dialogue", views::about(t, question).into()),
                    ("sum", passed_on.saturating_add(not_reachable).into()),
                    ("count", count.into()),
                ],
            );
            reading.faults.add(sure, text);
        }
        let dialogue = question.dialogue.as_ref().map(|dialogue| dialogue.id);
        said.push((dialogue, passed_on, not_reachable));
    }
    if said.is_empty()
        && reading.faults.is_empty()
        && let Some(first) = questions.first()
    {
        reading
            .faults
            .add(first.field("passed_on"), t.get("paper-nothing"));
    }
    reading.done(Some(said))
}
