//! Giving somebody a role in a process.

use crate::i18n::Texts;
use crate::processes::Board;
use crate::staff::Role;
use crate::staff::inviting::Invitee;
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
    let role = Role::from_word(form.text("role")).unwrap_or(Role::Reader);
    let board = reading
        .chosen_among("board", "person-board", boards, |board| board.id)
        .filter(|_| role == Role::Reader);
    reading.done(email.map(|email| Invitee {
        name,
        email: email.normalised(),
        role,
        board,
    }))
}
