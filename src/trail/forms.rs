//! Which lines are wanted.

use jiff::Span;
use jiff::tz::TimeZone;

use super::Area;
use super::whose::Whose;
use crate::audit::{ActorKind, By, Filter};
use crate::clock::Timestamp;
use crate::db::ids::AccountId;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// Those who are no staff, and can be asked for.
pub const OTHERS: [(ActorKind, &str); 3] = [
    (ActorKind::Host, "trail-host"),
    (ActorKind::Eko, "trail-eko"),
    (ActorKind::Shell, "trail-shell"),
];

/// What is asked for in the query of the page's address; all of it where nothing is.
///
/// # Errors
/// What was not filled in rightly.
pub fn filter(
    whose: Whose<'_>,
    form: &Form,
    people: &[(AccountId, String)],
    zone: &TimeZone,
) -> Result<Filter, Faults> {
    let mut reading = Reading::new(whose.t(), form);
    let begins = match form.text("area") {
        "" => Some(&[][..]),
        _ => reading
            .chosen("area", "trail-area", Area::from_word)
            .map(Area::begins),
    };
    let by = match form.text("who") {
        "" => Some(None),
        _ => reading
            .chosen("who", "trail-who", |word| by(word, people))
            .map(Some),
    };
    let from = reading.optional_date("from", "trail-from");
    let to = reading.optional_date("to", "trail-to");
    let begin_of = |day: jiff::civil::Date| {
        let start = day.to_zoned(zone.clone()).ok()?;
        Some(Timestamp(start.timestamp().as_second()))
    };
    let until = to.and_then(|day| day.checked_add(Span::new().days(1)).ok());
    reading.done(begins.zip(by).map(|(begins, by)| Filter {
        begins,
        by,
        from: from.and_then(begin_of).unwrap_or(Timestamp(i64::MIN)),
        until: until.and_then(begin_of).unwrap_or(Timestamp(i64::MAX)),
        hidden: whose.hidden(),
    }))
}

fn by(word: &str, people: &[(AccountId, String)]) -> Option<By> {
    let others = OTHERS.iter().find(|(kind, _)| kind.word() == word);
    match others {
        Some(&(kind, _)) => Some(By::Kind(kind)),
        None => people
            .iter()
            .find(|(id, _)| id.to_string() == word)
            .map(|&(id, _)| By::Account(id)),
    }
}
