//! Whom a delivery is for.

use diesel::prelude::*;

use crate::db::ids::{AddressId, ContactId};
use crate::db::schema::delivery;

/// Somebody who is written to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Recipient {
    Address(AddressId),
    Contact(ContactId),
}

/// Whom a delivery is for, as its row says it: nobody any more once they were erased.
#[derive(Debug, Clone, Copy, Queryable, Selectable, Insertable)]
#[diesel(table_name = delivery)]
pub(super) struct Addressee {
    pub address_id: Option<AddressId>,
    pub contact_id: Option<ContactId>,
}

impl Addressee {
    pub fn recipient(self) -> Option<Recipient> {
        let address = self.address_id.map(Recipient::Address);
        address.or(self.contact_id.map(Recipient::Contact))
    }
}

impl From<Recipient> for Addressee {
    fn from(to: Recipient) -> Self {
        let (address_id, contact_id) = match to {
            Recipient::Address(id) => (Some(id), None),
            Recipient::Contact(id) => (None, Some(id)),
        };
        Self {
            address_id,
            contact_id,
        }
    }
}
