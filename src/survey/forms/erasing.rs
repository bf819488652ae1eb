//! Whose comments are to be erased.

use crate::db::ids::BoardId;
use crate::i18n::Texts;
use crate::processes::disposal::{Decisions, Kind, word};
use crate::web::components::Faults;
use crate::web::form::Form;

/// Those whose comments may be erased, boards and for none all of them together, each with the decision that it is done
/// under.
pub fn offered(decisions: &Decisions) -> Vec<(Option<BoardId>, String)> {
    let boards = decisions.boards().iter().map(|board| Some(board.id));
    boards
        .chain([None])
        .filter_map(|board| Some((board, decisions.named(Kind::Comments, board)?)))
        .collect()
}

/// What was ticked of what is offered. Another word is nothing that the page offers any more.
///
/// # Errors
/// What was not filled in rightly.
pub fn read(t: &Texts, form: &Form, decisions: &Decisions) -> Result<Vec<Option<BoardId>>, Faults> {
    let offered: Vec<Option<BoardId>> = offered(decisions).into_iter().map(|one| one.0).collect();
    let mut faults = Faults::default();
    if form.is_sent_again() {
        faults.add_of_all(t.get("form-sent-again"));
    }
    let is_offered = |sent: &str| offered.iter().any(|&one| word(one) == sent);
    if form.all("of").next().is_none() {
        faults.add("of", t.get("comments-erase-nothing"));
    } else if !form.all("of").all(is_offered) {
        faults.add("of", t.get("comments-erase-undecided"));
    }
    if !faults.is_empty() {
        return Err(faults);
    }
    let ticked = offered.into_iter().filter(|&one| form.has("of", word(one)));
    Ok(ticked.collect())
}
