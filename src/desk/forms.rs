//! Reads which address is meant.

use super::Part;
use crate::i18n::Texts;
use crate::mail::Address;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// The address that is looked for: exactly as it is written, save what surrounds it.
///
/// # Errors
/// What is wrong with it.
pub fn address(t: &Texts, form: &Form) -> Result<Address, Faults> {
    let mut reading = Reading::new(t, form);
    let address = reading.email_as_written("address");
    reading.done(address)
}

/// What of it is to be erased: all of it where the form does not say.
pub fn part(form: &Form) -> Option<Part> {
    form.word("as", Part::from_word)
}
