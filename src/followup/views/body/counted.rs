//! How a chapter was counted, folded away below it.

use maud::{Markup, html};

use super::{Body, definitions};
use crate::followup::chapters::Topic;
use crate::followup::tables::{answers, each, others};

/// What is explained of answers wherever they are shown.
const OF_ANSWERS: [&str; 7] = [
    "definition-participants",
    "definition-heard",
    "definition-n",
    "definition-response",
    "definition-counted",
    "definition-interval",
    "definition-too-few",
];

impl Body<'_> {
    /// How a chapter was counted.
    pub(super) fn counted(&self, topic: Topic) -> Markup {
        let (t, account) = (self.t, self.account);
        let rule = || t.with("follow-up-rule", [("threshold", account.threshold.into())]);
        let over = t.get("follow-up-over").into_owned();
        let has_over = |note: &str| note.contains(&over);
        let notes: Vec<String> = match topic {
            Topic::Heard => vec![
                answers::phases(t, account).note,
                answers::scale(t, account).note,
            ],
            Topic::Groups => vec![
                each::matrix(t, account).note,
                answers::groups(t, account).note,
            ],
            Topic::Boards => vec![rule(), answers::boards(t, account).note],
            Topic::Time => vec![rule()],
            Topic::Dialogues => vec![each::dialogues(t, account).note],
            Topic::Questions => vec![t.with(
                "account-questions-note",
                [("threshold", account.threshold.into())],
            )],
            Topic::Feedback => [
                others::mailings(t, account),
                others::passed_on(t, account),
                others::reached(t, account),
                others::unserved(t, account),
            ]
            .into_iter()
            .filter(|table| !table.rows.is_empty())
            .map(|table| table.note)
            .collect(),
            Topic::Came => {
                let tables = [others::promises(t, account), others::readers(t, account)];
                let told = tables.into_iter().filter(|table| !table.rows.is_empty());
                told.map(|table| table.note).collect()
            }
            Topic::Plan => Vec::new(),
        };
        let is_of_answers = matches!(
            topic,
            Topic::Heard | Topic::Groups | Topic::Boards | Topic::Time | Topic::Dialogues
        );
        // That there may be more answers than people is said once, wherever a table says it.
        let is_over = is_of_answers
            && !notes.iter().any(|note| has_over(note))
            && [
                answers::boards(t, account).note,
                answers::months(t, account).note,
            ]
            .iter()
            .any(|note| has_over(note));
        let mut keys: Vec<&str> = Vec::new();
        if is_of_answers {
            keys.extend(OF_ANSWERS);
        }
        if topic == Topic::Heard {
            keys.extend([
                "definition-bounds",
                "definition-range",
                "definition-missing",
                "account-people-note",
            ]);
        }
        if topic == Topic::Feedback {
            keys.push("figure-accepted-hint");
        }
        // Where all chapters stand on one page, so do all words, at its end.
        let meanings = match self.look {
            Some(_) => definitions::of(t, account, &keys),
            None => Vec::new(),
        };
        html! {
            @if !(notes.is_empty() && meanings.is_empty()) {
                details.more {
                    summary { (t.get("how-counted")) }
                    div {
                        @for note in &notes { p { (note) } }
                        @if is_over { p { (over) } }
                        @if topic == Topic::Heard { (self.accuracy()) }
                        @if !meanings.is_empty() {
                            dl.definitions {
                                @for (term, meaning) in meanings { dt { (term) } dd { (meaning) } }
                            }
                        }
                    }
                }
            }
        }
    }

    /// What does not stand in the figures, where there is any of it: dialogues that wait, and what was set aside.
    pub fn left_out(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let values = || {
            [
                ("answers", account.set_aside.answers.into()),
                ("places", account.set_aside.dialogues.into()),
            ]
        };
        html! {
            @if account.waiting > 0 {
                p.note { (t.with("definition-waiting", [("count", account.waiting.into())])) }
            }
            @if account.set_aside.answers > 0 { p.note { (t.with("follow-up-aside", values())) } }
        }
    }
}
