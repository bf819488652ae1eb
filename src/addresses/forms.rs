//! Reads where somebody wants to be told, and of what.

use super::{Consent, Purpose};
use crate::error::Result;
use crate::i18n::Texts;
use crate::mail::Address;
use crate::web::components::Faults;
use crate::web::form::Form;

/// What somebody ticked.
///
/// # Errors
/// `Malformed` when it cannot be told what they agreed to.
pub fn consent(form: &Form) -> Result<Consent> {
    for purpose in Purpose::ALL {
        form.tick(purpose.word())?;
    }
    Ok(Consent::from_purposes(|purpose| {
        form.ticked(purpose.word())
    }))
}

/// Whether the page has asked about the address as it still stands there.
fn was_asked(form: &Form) -> bool {
    !form.text("asked").is_empty() && form.text("asked") == form.text("address")
}

/// The address as it was typed, or the one that its owner says was meant. Who has typed another one since means that.
fn chosen(form: &Form) -> &str {
    match form.text("meant") {
        meant if was_asked(form) && !meant.is_empty() => meant,
        _ => form.text("address"),
    }
}

/// The address to ask about, once for each that is typed: a question, and never a refusal.
pub fn question(form: &Form, address: &Address) -> Option<Address> {
    address.meant().filter(|_| !was_asked(form))
}

/// An address with what its owner agrees to.
pub fn read(
    t: &Texts,
    form: &Form,
    consent: Consent,
) -> std::result::Result<(Address, Consent), Faults> {
    let mut faults = Faults::default();
    let address = Address::parse_public(chosen(form));
    if let Err(fault) = &address {
        faults.add("address", fault.text(t));
    }
    if consent.is_empty() {
        faults.add("interim", t.get("consent-missing"));
    }
    match address {
        Ok(address) if faults.is_empty() => Ok((address, consent)),
        _ => Err(faults),
    }
}
