//! How a dialogue stands right now: what may be seen before its figures are anybody's.

use crate::db::Connection;
use crate::db::ids::{BoardId, DialogueId, ProcessId};
use crate::dialogues::{Dialogue, HeadCount, queries};
use crate::i18n::Texts;
use crate::processes;
use crate::survey;
use crate::survey::queries::aside::SetAside;
use crate::tablets::{self, Tablet};

/// How many have answered a dialogue, and what its tablets have said of themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// How many have answered, never what.
    pub answered: i64,
    /// The most answers to any one question.
    pub most: i64,
    /// What is set aside of them, and whether what comes now is.
    pub aside: Vec<SetAside>,
    pub sets_aside: bool,
    pub tablets: Vec<Tablet>,
    /// How many answers the tablets sent after the dialogue's end.
    pub late: i32,
    /// How many answers to the first question were typed in from paper.
    pub on_paper: i64,
}

impl Standing {
    /// Loads it.
    pub fn load(c: &mut Connection, id: DialogueId) -> diesel::QueryResult<Self> {
        Ok(Self {
            answered: survey::queries::answered::of_dialogue(c, id)?,
            most: survey::queries::answered::most_of_dialogue(c, id)?,
            aside: survey::queries::aside::of_dialogue(c, id)?,
            sets_aside: queries::sets_aside(c, id)?,
            tablets: tablets::queries::tablets(c, id)?,
            late: queries::late_answers(c, id)?,
            on_paper: survey::queries::on_paper(c, id)?,
        })
    }

    /// What the tablets last said that they have not sent.
    pub fn unsent(&self) -> i64 {
        self.sum(|tablet| tablet.unsent)
    }

    /// What was not taken from them, by reason; of what it was nothing is known here.
    fn refused(&self) -> impl Iterator<Item = (&'static str, i64)> {
        [
            ("host-refused-late", self.sum(|tablet| tablet.too_late)),
            (
                "host-refused-ended",
                self.sum(|tablet| tablet.process_ended),
            ),
            ("host-refused-unfit", self.sum(|tablet| tablet.unfit)),
            (
                "host-refused-unreadable",
                self.sum(|tablet| tablet.unreadable),
            ),
        ]
        .into_iter()
        .filter(|&(_, count)| count > 0)
    }

    fn sum(&self, of: impl Fn(&Tablet) -> i32) -> i64 {
        self.tablets.iter().map(of).map(i64::from).sum()
    }

    /// Whether there are more answers than people; they are kept all the same.
    pub fn is_over(&self, dialogue: &Dialogue) -> bool {
        dialogue.counts.is_below(self.most)
    }

    /// What the tablets have said of themselves; nothing when there are none.
    pub fn tablets_text(&self, t: &Texts) -> String {
        if self.tablets.is_empty() {
            return String::new();
        }
        let mut parts = vec![t.with(
            "host-tablets",
            [
                ("tablets", self.tablets.len().into()),
                ("unsent", self.unsent().into()),
            ],
        )];
        if self.late > 0 {
            parts.push(t.with("host-late", [("count", self.late.into())]));
        }
        for (key, count) in self.refused() {
            parts.push(t.with(key, [("count", count.into())]));
        }
        parts.join(" ")
    }
}

/// What the board of a process is called, told apart from others of its name.
pub fn board_name(c: &mut Connection, of: ProcessId, id: BoardId) -> diesel::QueryResult<String> {
    let mut boards = processes::queries::boards(c, of)?.into_iter();
    let board = boards.find(|board| board.id == id);
    Ok(board.map_or_else(String::new, |board| board.name))
}

/// What has come of a dialogue. One that nothing came of can be removed; anything else is cancelled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Traces {
    None,
    /// Answers or comments, with how many have answered the first question.
    Answers(i64),
    /// A head-count, what a tablet may still keep, or that it is closed for good.
    Other,
}

impl Traces {
    pub fn of(c: &mut Connection, dialogue: &Dialogue) -> diesel::QueryResult<Self> {
        if survey::queries::answered::has_any(c, dialogue.id)? {
            let answered = survey::queries::answered::of_dialogue(c, dialogue.id)?;
            return Ok(Self::Answers(answered));
        }
        let is_counted = dialogue.counts != HeadCount::default();
        let has_tablets = !tablets::queries::tablets(c, dialogue.id)?.is_empty();
        let is_other = is_counted || has_tablets || dialogue.window.closed_at.is_some();
        Ok(if is_other { Self::Other } else { Self::None })
    }
}
