//! What was claimed to be sent.

use diesel::prelude::*;

use super::super::Recipient;
use crate::db::ids::{DeliveryId, MailingId};
use crate::db::schema::delivery;
use crate::i18n::Language;

/// As many attempts as a delivery has at least whose first try was put off and whose second one was taken.
pub(super) const SECOND_TRY: i32 = 2;

/// A delivery that was claimed, with all that is needed to send it.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: DeliveryId,
    pub mailing: MailingId,
    pub token: i64,
    pub to: Recipient,
    pub sealed: Vec<u8>,
    pub language: Language,
    pub message_id: String,
    pub bounce_token: String,
    /// How many of its tries count against it.
    pub attempts: i32,
    /// Whether a relay that had heard for whom it is has said *not now* last time, counted or not.
    pub was_put_off: bool,
}

/// Whether there is still somebody to send to.
#[diesel::dsl::auto_type(no_type_alias)]
pub(super) fn has_recipient() -> _ {
    delivery::address_id
        .is_not_null()
        .or(delivery::contact_id.is_not_null())
}
