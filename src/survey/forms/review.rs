//! Why something is taken out, and of all that may not be read, where.

use std::collections::HashSet;

use crate::db::ids::CommentId;
use crate::i18n::Texts;
use crate::survey::queries::review::Place;
use crate::survey::review::Ground;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// # Errors
/// What was not filled in rightly.
pub fn ground(t: &Texts, form: &Form) -> Result<Ground, Faults> {
    let mut reading = Reading::new(t, form);
    let ground = reading.chosen("ground", "review-ground", Ground::from_word);
    reading.done(ground)
}

/// What is kept of one dialogue while all the rest is taken out, and why that is.
///
/// # Errors
/// What was not filled in rightly.
pub fn others(
    t: &Texts,
    form: &Form,
    there: &[CommentId],
) -> Result<(HashSet<CommentId>, Ground), Faults> {
    let kept: HashSet<CommentId> = there
        .iter()
        .copied()
        .filter(|id| form.has("keep", id))
        .collect();
    let mut reading = Reading::new(t, form);
    if kept.len() == there.len() {
        reading.fault("keep", "review-others-none");
    }
    let ground = reading.chosen("ground", "review-ground", Ground::from_word);
    if !form.ticked("sure") {
        reading.fault("sure", "review-others-unsure");
    }
    reading.done(ground.map(|ground| (kept, ground)))
}

/// Where all is to be taken out unread, and why.
///
/// # Errors
/// What was not filled in rightly.
pub fn unread(t: &Texts, form: &Form, offered: &[Place]) -> Result<(String, Ground), Faults> {
    let mut reading = Reading::new(t, form);
    let place = reading.chosen("place", "review-place", |word| {
        let mut words = offered.iter().map(Place::word);
        words.find(|known| known == word)
    });
    let ground = reading.chosen("ground", "review-ground", Ground::from_word);
    if !form.ticked("sure") {
        reading.fault("sure", "review-unsure");
    }
    reading.done(place.zip(ground))
}
