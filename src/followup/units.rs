//! The dialogues with what was answered to the core question.

use std::collections::HashMap;

use diesel::QueryResult;

use super::Answers;
use super::entry::queries::entered_with;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::dialogues::{Dialogue, Phase};
use crate::processes::Turnout;
use crate::survey::queries::{aside, counted};
use crate::survey::{Aside, Choice, HEARD};

/// One dialogue's part in the account.
#[derive(Debug, Clone)]
pub struct Unit {
    pub id: DialogueId,
    pub number: i32,
    pub phase: Phase,
    pub participants: Option<i32>,
    /// When it was closed for good; none while it can be answered, and once it has left the figures.
    pub closed_at: Option<i64>,
    pub answers: Answers,
    /// The number of the survey's version that it kept.
    pub version: i32,
    /// Whether that version was a pilot: its answers enter no other figures.
    pub pilot: bool,
}

impl Unit {
    /// How many answered and came: all that decides how it enters the figures.
    pub fn turnout(&self) -> Turnout {
        Turnout {
            answers: self.answers.taken_part(),
            people: self.participants.map(i64::from),
        }
    }
}

/// The dialogues of a process with their answers, in their order.
pub fn read(c: &mut Connection, of: ProcessId, dialogues: &[Dialogue]) -> QueryResult<Vec<Unit>> {
    let mut answers: HashMap<DialogueId, Answers> = HashMap::new();
    for tallied in counted::tallies_of(c, of, HEARD)? {
        if let Some(choice) = Choice::from_word(&tallied.choice) {
            let answers = answers.entry(tallied.dialogue_id).or_default();
            answers.add(choice, tallied.count.into());
        }
    }
    let versions = counted::versions(c, of)?;
    let aside = aside::of_process(c, of)?;
    let entered = entered_with(c, of)?;
    // What it entered with, and what it would be without what was set aside since, would tell what that was. It has left
    // the figures, and so has its block.
    let stays = |id| {
        let now = aside.get(&id).map(Aside::words).unwrap_or_default();
        entered.get(&id).is_none_or(|then| *then == now)
    };
    let unit = |dialogue: &Dialogue| {
        let window = &dialogue.window;
        let kept = dialogue.survey.and_then(|id| versions.get(&id));
        // Without one of its own, a dialogue asks the standard survey: version 1.
        let (version, pilot) = kept.copied().unwrap_or((1, false));
        Unit {
            id: dialogue.id,
            number: dialogue.number,
            phase: dialogue.phase,
            participants: dialogue
                .counts
                .participants
                .filter(|_| window.cancelled_at.is_none()),
            // What was cancelled with answers in it never enters. Without, it may have entered before, and a block
            // that misses it would be in no figure.
            closed_at: window
                .closed_at
                .filter(|_| window.counts() || window.unanswered)
                .filter(|_| stays(dialogue.id))
                .map(|at| at.0),
            answers: answers.get(&dialogue.id).copied().unwrap_or_default(),
            version,
            pilot,
        }
    };
    Ok(dialogues.iter().map(unit).collect())
}
