//! What the forms of observations and replies need to know beside them.

use jiff::civil::Date;

use super::{Observation, Reply};
use crate::clock::Timestamp;
use crate::i18n::Language;
use crate::processes::Board;
use crate::reports::Report;
use crate::reports::news::Theme;

/// What the form of an observation needs to know.
pub struct AroundObservation {
    pub observations: Vec<Observation>,
    pub themes: Vec<Theme>,
    pub boards: Vec<Board>,
    /// The published ones.
    pub reports: Vec<Report>,
    pub now: Timestamp,
}

/// A reply as staff write it: with what it replies to, and why a promise of it is moved.
#[derive(Debug, Clone)]
pub struct ReplyTo {
    pub reply: Reply,
    /// What was said, in Swedish.
    pub said: String,
    /// Who replies, by name; empty where those who lead the process do.
    pub board: String,
    /// Why its promise is moved, where it is.
    pub why: Vec<(Language, String)>,
    pub today: Date,
}

/// What the form of a reply needs to know.
pub struct AroundReply {
    pub observation: Observation,
    pub replies: Vec<ReplyTo>,
    pub boards: Vec<Board>,
    pub now: Timestamp,
    pub today: Date,
}

impl AroundReply {
    pub fn board_name(&self, of: &Reply) -> String {
        let mut boards = self.boards.iter();
        let board = boards.find(|board| Some(board.id) == of.board);
        board.map(|board| board.name.clone()).unwrap_or_default()
    }

    pub fn to(&self, reply: Reply, why: Vec<(Language, String)>) -> ReplyTo {
        ReplyTo {
            said: self.observation.text(Language::Swedish).words.clone(),
            board: self.board_name(&reply),
            reply,
            why,
            today: self.today,
        }
    }
}
