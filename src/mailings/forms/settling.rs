//! Reads what somebody says of a mail that came back.

use crate::db::ids::DeliveryId;
use crate::i18n::Texts;
use crate::mail::Address;
use crate::mailings::bounces::settling::{Meaning, Said};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// What was pressed.
pub enum Pressed {
    /// Look for an address.
    Look(Address),
    /// Take it for this; and the address that was looked for before, if one was.
    Settle(Said, Option<Address>),
}

/// Reads it: nothing is taken for said that was not.
///
/// # Errors
/// What is missing, beside its field.
pub fn read(t: &Texts, form: &Form) -> Result<Pressed, Faults> {
    let mut reading = Reading::new(t, form);
    if form.text("do") == "look" {
        let address = reading.email_as_written("address");
        return reading.done(address.map(Pressed::Look));
    }
    let meaning = form.word("meaning", Meaning::from_word);
    if meaning.is_none() {
        reading.fault("meaning", "settle-what-missing");
    }
    let delivery = form.word("delivery", |word| match word {
        "none" => Some(None),
        id => id.parse().ok().map(|id| Some(DeliveryId(id))),
    });
    let is_missing = match (meaning, delivery) {
        (Some(meaning), Some(None) | None) => meaning.needs_delivery(),
        (None, chosen) => chosen.is_none(),
        (Some(_), Some(Some(_))) => false,
    };
    // What was sent and is no choice of ours is no answer to nothing either.
    if is_missing || (delivery.is_none() && form.all("delivery").next().is_some()) {
        reading.fault("delivery", "settle-which-missing");
    }
    let address = Address::parse(form.text("address")).ok();
    let said = meaning.map(|meaning| Said {
        meaning,
        delivery: delivery.flatten(),
    });
    reading.done(said.map(|said| Pressed::Settle(said, address)))
}
