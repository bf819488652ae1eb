//! The form of a new key, and its rules.

use jiff::tz::TimeZone;

use super::{Key, LONGEST_NAME};
use crate::clock::Timestamp;
use crate::db::ids::ApiTokenId;
use crate::web::reading::Reading;

/// A new key as the form describes it, beside those that there are. Names are told apart, so that one can be revoked
/// and not the other, and so that a page that is loaded again makes no second key.
pub fn read(
    reading: &mut Reading<'_>,
    keys: &[Key],
    now: Timestamp,
    zone: &TimeZone,
) -> Option<Key> {
    let t = reading.t;
    let name = reading.required("name", "key-name", LONGEST_NAME);
    if keys.iter().any(|key| key.name == name) {
        reading.faults.add("name", t.get("name-taken"));
    }
    let expires_on = match reading.form.text("expires_on") {
        "" => None,
        _ => reading.date("expires_on", "key-expires"),
    };
    if expires_on.is_some_and(|day| day <= now.day(zone)) {
        reading.faults.add("expires_on", t.get("key-expires-over"));
    }
    Some(Key {
        id: ApiTokenId::random(),
        name,
        created_at: now,
        expires_on,
        last_used_on: None,
    })
}
