//! Giving somebody a role in a process.

use crate::db::ids::BoardId;
use crate::i18n::Texts;
use crate::processes::Board;
use crate::staff::Role;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// Somebody who is to work with the process.
#[derive(Debug, Clone)]
pub struct Newcomer {
    pub name: String,
    /// Their address as accounts have it.
    pub email: String,
    pub role: Role,
    /// The one board whose figures a reader sees; none for all.
    pub board: Option<BoardId>,
}

/// # Errors
/// What was not filled in rightly.
pub fn read(t: &Texts, form: &Form, boards: &[Board]) -> Result<Newcomer, Faults> {
    let mut reading = Reading::new(t, form);
    let name = reading.required("name", "account-name", 120);
    let email = reading.email("email");
    let role = Role::from_word(form.text("role")).unwrap_or(Role::Reader);
    let board = reading
        .chosen_among("board", "person-board", boards, |board| board.id)
        .filter(|_| role == Role::Reader);
    reading.done(email.map(|email| Newcomer {
        name,
        email: email.normalised(),
        role,
        board,
    }))
}
