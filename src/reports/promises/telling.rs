//! How promises are told, to everybody and to staff alike, and where staff say why they move one.

use maud::{Markup, html};

use super::{Moved, Promise, Standing};
use crate::i18n::{Language, Texts};
use crate::web::components::{Faults, Field, Input, per_language};
use crate::web::form::Form;
use crate::web::participant::said;
use crate::web::reading::{Length, Reading};

/// Characters of why a promise was moved, at most.
const LONGEST_WHY: usize = 600;

/// Reads why a promise is moved, in the fields that [`why_fields`] shows.
pub fn read_why(reading: &mut Reading<'_>) -> Vec<(Language, String)> {
    let fields = [("why", "promise-why", Length::Lines(LONGEST_WHY))];
    let why = reading.in_languages(fields).into_iter();
    why.map(|(language, [why])| (language, why)).collect()
}

/// Where staff write why a promise is moved: for everybody to read.
pub fn why_fields(t: &Texts, form: &Form, faults: &Faults) -> Markup {
    per_language(Language::all(), form, faults, &["why"], |language| {
        Field::written_in(language, t, "why", "promise-why", form)
            .hint(t.get("promise-why-hint"))
            .input(Input::Area { rows: 3 })
            .show(faults)
    })
}

/// What there is to read of a move.
pub fn moved(t: &Texts, moved: &Moved) -> Markup {
    let (language, why) = moved.why(t.language);
    let key = match moved.became {
        Some(_) => "promise-moved",
        None => "promise-taken-back",
    };
    let what = t.with(
        key,
        [
            ("on", t.date(moved.on).into()),
            ("was", t.date(moved.was).into()),
            ("became", t.date(moved.became.unwrap_or(moved.was)).into()),
        ],
    );
    html! { (what) " " (said(t, language, why)) }
}

/// How a promise of something with this name stands, in a sentence.
pub fn standing(t: &Texts, what: &str, promise: &Promise) -> String {
    let (key, on, days) = match promise.standing {
        Standing::Waits { days } => ("promise-waits", promise.day, days),
        Standing::Late { days } => ("promise-late", promise.day, days),
        Standing::Kept { on } => ("promise-kept", on, 0),
        Standing::KeptLate { on, days } => ("promise-kept-late", on, days),
        Standing::TakenBack => ("promise-gone", promise.day, 0),
        Standing::Broken => ("promise-broken", promise.day, 0),
    };
    t.with(
        key,
        [
            ("what", what.to_owned().into()),
            ("day", t.date(promise.day).into()),
            ("on", t.date(on).into()),
            ("days", days.into()),
        ],
    )
}
