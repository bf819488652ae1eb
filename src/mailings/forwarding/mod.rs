//! What organisation contacts say about passing feedback on (D14, D15).
//!
//! Self-reported, and therefore a figure of its own: never added to the figures of e-mail unlabelled. There is one
//! answer per contact, mailing and dialogue; it hangs on the delivery of the mailing itself, also when it was given
//! from the reminder, and outlives the contact's address. A change is a further revision, and the highest counts.

mod forms;
mod forwarder;
pub mod handlers;
pub mod queries;
mod views;

pub(super) use views::told;

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;

use crate::clock::Timestamp;
use crate::db::ids::{ContactId, DeliveryId, DialogueId, MailingId, ProcessId, ReportId};
use crate::db::schema::forward;
use crate::dialogues::Dialogue;
use crate::i18n::Language;
use crate::mailings::Audience;
use crate::secrets::{Purpose as Key, Secrets};

/// The largest number that somebody can say.
pub const MOST: i32 = 9999;

/// What a contact's token leads to.
#[derive(Debug, Clone, Queryable)]
pub struct Asked {
    /// The delivery of the mailing itself, which answers hang on.
    pub delivery: DeliveryId,
    pub process: ProcessId,
    pub report: ReportId,
    pub audience: Audience,
    /// None once the contact was removed.
    pub contact: Option<ContactId>,
    pub language: Language,
}

impl Asked {
    /// Whether they were asked to pass it on; stakeholders read it for themselves.
    pub fn passes_on(&self) -> bool {
        self.audience == Audience::Contacts
    }
}

/// What a contact has said last about one dialogue, or about everybody where the organisation has no dialogue.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = forward)]
pub struct Forward {
    #[diesel(column_name = dialogue_id)]
    pub dialogue: Option<DialogueId>,
    pub passed_on: i32,
    pub not_reachable: i32,
    pub reported_at: Timestamp,
    pub revision: i32,
}

impl Forward {
    /// Whether the same numbers were said.
    pub fn says(&self, passed_on: i32, not_reachable: i32) -> bool {
        (self.passed_on, self.not_reachable) == (passed_on, not_reachable)
    }
}

/// What one contact has said last, by what it is about.
pub type Latest = BTreeMap<Option<DialogueId>, Forward>;

/// By what they are about; the last of several stays.
fn by_subject(said: Vec<Forward>) -> Latest {
    let by_dialogue = said.into_iter().map(|forward| (forward.dialogue, forward));
    by_dialogue.collect()
}

/// Of which dialogue somebody says how many it was passed on to, and how many could not be reached.
pub type Said = (Option<DialogueId>, i32, i32);

/// One row of the form: what is asked, and what was said before.
#[derive(Debug, Clone)]
pub struct Question {
    /// None asks about everybody.
    pub dialogue: Option<Dialogue>,
    pub said: Option<Forward>,
}

impl Question {
    /// The name of one of its fields: the dialogue's number tells the rows apart.
    pub fn field(&self, name: &str) -> String {
        match &self.dialogue {
            Some(dialogue) => format!("{name}_{}", dialogue.number),
            None => format!("{name}_all"),
        }
    }

    /// The head-count, where the numbers come to more people than that and were not said before. It can be right all
    /// the same: others may have got it too.
    pub fn doubts(&self, passed_on: i32, not_reachable: i32) -> Option<i32> {
        let count = self.dialogue.as_ref()?.counts.participants?;
        let is_new = self
            .said
            .as_ref()
            .is_none_or(|said| !said.says(passed_on, not_reachable));
        (is_new && passed_on.saturating_add(not_reachable) > count).then_some(count)
    }
}

/// What to ask: about each dialogue of the organisation, and about whatever was answered before. Without any dialogue
/// there is one question about everybody.
pub fn questions(of: &[DialogueId], mut said: Latest, all: Vec<Dialogue>) -> Vec<Question> {
    let mut questions: Vec<Question> = all
        .into_iter()
        .filter_map(|dialogue| {
            let said = said.remove(&Some(dialogue.id));
            let is_asked = said.is_some() || of.contains(&dialogue.id);
            is_asked.then_some(Question {
                dialogue: Some(dialogue),
                said,
            })
        })
        .collect();
    let everybody = said.remove(&None);
    if everybody.is_some() || questions.is_empty() {
        questions.push(Question {
            dialogue: None,
            said: everybody,
        });
    }
    questions
}

/// To how many a contact says to have passed a report on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassedOn {
    pub report: ReportId,
    /// Whom the contact counts as, also once they are gone: their organisation.
    pub organisation: i64,
    /// The contact, by the mail that asked.
    pub asked: DeliveryId,
    /// None is everybody whom the organisation knows.
    pub dialogue: Option<DialogueId>,
    pub people: i64,
}

/// What contacts have said of one mailing, by their own account.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct ForwardFigures {
    /// Contacts whose mail was accepted, or who have answered all the same: never fewer than have answered.
    pub asked: i64,
    /// Contacts who have said something.
    pub answered: i64,
    pub passed_on: i64,
    pub not_reachable: i64,
}

impl ForwardFigures {
    /// Adds up the latest revisions; `rows` come in the order of their revisions.
    fn add_up(
        accepted: impl IntoIterator<Item = DeliveryId>,
        rows: impl IntoIterator<Item = (DeliveryId, Option<DialogueId>, i32, i32)>,
    ) -> Self {
        let mut latest: BTreeMap<(DeliveryId, Option<DialogueId>), (i32, i32)> = BTreeMap::new();
        for (delivery, dialogue, passed_on, not_reachable) in rows {
            latest.insert((delivery, dialogue), (passed_on, not_reachable));
        }
        let answered: BTreeSet<DeliveryId> = latest.keys().map(|(delivery, _)| *delivery).collect();
        let unanswered = accepted
            .into_iter()
            .filter(|delivery| !answered.contains(delivery));
        Self {
            asked: count(unanswered) + count(&answered),
            answered: count(&answered),
            passed_on: latest.values().map(|(on, _)| i64::from(*on)).sum(),
            not_reachable: latest.values().map(|(_, not)| i64::from(*not)).sum(),
        }
    }
}

fn count<T>(all: impl IntoIterator<Item = T>) -> i64 {
    all.into_iter().fold(0, |count, _| count + 1)
}

/// Passed on and not reachable per dialogue, from the latest revisions; `rows` come in the order of their revisions.
///
/// Within a mailing the contacts' numbers are added. Of several mailings the one that was passed on to most people
/// counts, with its own number of those who could not be reached: who was reached by two mailings is one person, and
/// the two numbers stay from one and the same account.
fn per_dialogue(
    rows: impl IntoIterator<Item = (MailingId, DeliveryId, DialogueId, i32, i32)>,
) -> Vec<(DialogueId, i64, i64)> {
    let mut latest: BTreeMap<(DialogueId, MailingId, DeliveryId), (i32, i32)> = BTreeMap::new();
    for (mailing, delivery, dialogue, passed_on, not_reachable) in rows {
        latest.insert((dialogue, mailing, delivery), (passed_on, not_reachable));
    }
    let mut sums: BTreeMap<(DialogueId, MailingId), (i64, i64)> = BTreeMap::new();
    for ((dialogue, mailing, _), (passed_on, not_reachable)) in latest {
        let sum = sums.entry((dialogue, mailing)).or_default();
        sum.0 += i64::from(passed_on);
        sum.1 += i64::from(not_reachable);
    }
    let mut most: BTreeMap<DialogueId, (i64, i64)> = BTreeMap::new();
    for ((dialogue, _), sum) in sums {
        let best = most.entry(dialogue).or_default();
        *best = (*best).max(sum);
    }
    most.into_iter()
        .map(|(dialogue, (passed_on, not_reachable))| (dialogue, passed_on, not_reachable))
        .collect()
}

/// The token of a contact's own pages: it names the delivery of the mailing itself and proves itself, so nothing has
/// to be stored.
pub fn token(secrets: &Secrets, id: DeliveryId) -> String {
    secrets.row_token(Key::ForwardToken, id.0)
}

/// The delivery that a token names, if the token is one of ours.
pub fn read_token(secrets: &Secrets, token: &str) -> Option<DeliveryId> {
    secrets
        .read_row_token(Key::ForwardToken, token)
        .map(DeliveryId)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::db::ids::BoardId;
    use crate::dialogues::{HeadCount, Phase, Window};
    use proptest::prelude::*;

    fn dialogue(number: i32, participants: Option<i32>) -> Dialogue {
        Dialogue {
            id: DialogueId(i64::from(number)),
            number,
            held_on: jiff::civil::date(2021, 9, 8),
            board: BoardId(1),
            phase: Phase::Perspective,
            method: None,
            title: String::new(),
            venue: String::new(),
            groups: Vec::new(),
            counts: HeadCount {
                participants,
                ..HeadCount::default()
            },
            survey: None,
            window: Window::between(Timestamp(0), Timestamp(1)),
            cancelled_why: String::new(),
        }
    }

    fn said(dialogue: Option<i64>, passed_on: i32, not_reachable: i32) -> Forward {
        Forward {
            dialogue: dialogue.map(DialogueId),
            passed_on,
            not_reachable,
            reported_at: Timestamp(0),
            revision: 1,
        }
    }

    #[test]
    fn what_was_answered_is_asked_again_even_when_nothing_else_is() {
        let all = || vec![dialogue(1, None), dialogue(2, None), dialogue(3, None)];
        let fields = |of: &[DialogueId], before: Vec<Forward>| -> Vec<String> {
            questions(of, by_subject(before), all())
                .iter()
                .map(|question| question.field("passed_on"))
                .collect()
        };
        assert_eq!(fields(&[], Vec::new()), ["passed_on_all"]);
        assert_eq!(
            fields(&[DialogueId(2), DialogueId(1)], Vec::new()),
            ["passed_on_1", "passed_on_2"]
        );
        assert_eq!(fields(&[], vec![said(Some(3), 1, 0)]), ["passed_on_3"]);
        assert_eq!(
            fields(&[DialogueId(1)], vec![said(None, 1, 0)]),
            ["passed_on_1", "passed_on_all"]
        );
    }

    #[test]
    fn more_people_than_there_were_is_asked_about_once() {
        let before = || Some(said(Some(1), 10, 3));
        for (participants, said, (passed_on, not_reachable), doubted) in [
            (Some(12), None, (10, 2), None),
            (Some(12), None, (10, 3), Some(12)),
            // It was said before, and was right.
            (Some(12), before(), (10, 3), None),
            (Some(12), before(), (3, 10), Some(12)),
            (None, None, (MOST, MOST), None),
        ] {
            let dialogue = Some(dialogue(1, participants));
            let question = Question { dialogue, said };
            assert_eq!(question.doubts(passed_on, not_reachable), doubted);
        }
    }

    #[test]
    fn the_latest_revisions_add_up_and_answers_count_as_asked() {
        let (one, two) = (Some(DialogueId(1)), Some(DialogueId(2)));
        let (kim, alex, robin) = (DeliveryId(1), DeliveryId(2), DeliveryId(3));
        let rows = [
            (kim, one, 70, 0),
            (kim, two, 3, 1),
            (alex, None, 5, 0),
            (kim, one, 7, 2),
        ];
        assert_eq!(
            ForwardFigures::add_up([kim, robin], rows),
            ForwardFigures {
                asked: 3,
                answered: 2,
                passed_on: 15,
                not_reachable: 3,
            }
        );
        assert_eq!(
            ForwardFigures::add_up([], []),
            ForwardFigures::default(),
            "nothing is known of nothing"
        );
    }

    #[test]
    fn who_was_reached_by_two_mailings_is_one_person() {
        let (interim, last) = (MailingId(1), MailingId(2));
        let dialogue = DialogueId(9);
        let rows = [
            (interim, DeliveryId(1), dialogue, 7, 1),
            (interim, DeliveryId(2), dialogue, 4, 0),
            (last, DeliveryId(3), dialogue, 9, 5),
            (last, DeliveryId(3), dialogue, 10, 6),
        ];
        assert_eq!(per_dialogue(rows), [(dialogue, 11, 1)]);
    }

    proptest! {
        #[test]
        fn no_dialogue_gets_more_than_all_that_was_said_of_it(
            rows in proptest::collection::vec((0..3_i64, 0..4_i64, 0..3_i64, 0..=MOST, 0..=MOST), 0..40)
        ) {
            let rows: Vec<_> = rows
                .into_iter()
                .map(|(mailing, delivery, dialogue, on, not)| {
                    (MailingId(mailing), DeliveryId(mailing * 10 + delivery), DialogueId(dialogue), on, not)
                })
                .collect();
            for (dialogue, passed_on, _) in per_dialogue(rows.clone()) {
                let all: i64 = rows.iter().filter(|row| row.2 == dialogue).map(|row| i64::from(row.3)).sum();
                prop_assert!(passed_on <= all);
            }
        }
    }
}
