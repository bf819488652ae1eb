//! Giving somebody a role in a process.

use crate::db::ids::BoardId;
use crate::i18n::Texts;
use crate::processes::Board;
use crate::staff::Role;
use crate::staff::inviting::Invitee;
use crate::staff::queries::Person;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// Whom somebody asks to work with the process.
///
/// # Errors
/// What was not filled in rightly.
pub fn read(t: &Texts, form: &Form, boards: &[Board]) -> Result<Invitee, Faults> {
    let mut reading = Reading::new(t, form);
    let name = reading.required("name", "account-name", 120);
    let email = reading.email("email");
    let (role, board) = role(&mut reading, boards);
    reading.done(email.map(|email| Invitee {
        name,
        email: email.normalised(),
        role,
        board,
    }))
}

/// What somebody is to be.
///
/// # Errors
/// What was not filled in rightly.
pub fn read_role(
    t: &Texts,
    form: &Form,
    boards: &[Board],
) -> Result<(Role, Option<BoardId>), Faults> {
    let mut reading = Reading::new(t, form);
    let read = role(&mut reading, boards);
    reading.done(Some(read))
}

/// Only who reads figures sees those of one board.
fn role(reading: &mut Reading<'_>, boards: &[Board]) -> (Role, Option<BoardId>) {
    let role = Role::from_word(reading.form.text("role")).unwrap_or(Role::Reader);
    let board = reading
        .chosen_among("board", "person-board", boards, |board| board.id)
        .filter(|_| role == Role::Reader);
    (role, board)
}

/// What somebody is now.
pub fn fill(person: &Person) -> Form {
    let mut form = Form::default();
    form.set("role", person.role.word());
    if let Some(board) = person.board {
        form.set("board", board.to_string());
    }
    form
}
