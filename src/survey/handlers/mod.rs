//! HTTP in and out, by who asks.

pub mod aside;
pub mod builder;
pub mod comments;
pub mod erasing;
pub mod host;
pub mod participants;
pub mod points;
pub mod review;
pub mod spoken;
pub mod staff;

use actix_web::{HttpRequest, HttpResponse};

use super::questionnaire::{Question, Questionnaire};
use super::views;
use crate::error::{Error, Result};
use crate::processes::Process;
use crate::processes::spoken::Spoken;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::pair::Pair;
use crate::web::url::Url;
use crate::web::{html, language};

/// The question of a page, counted from 1.
fn nth(asked: &Questionnaire, number: usize) -> Result<&Question> {
    number
        .checked_sub(1)
        .and_then(|at| asked.questions.get(at))
        .ok_or(Error::NotFound)
}

/// A question as those who answer will meet it, in any language, and behind the last one the end; nothing is counted.
/// `place` is where each question of the rehearsal is, `spoken` where it is played from, `back` the page that it leads back to.
fn rehearse(
    request: &HttpRequest,
    process: &Process,
    (asked, number): (&Questionnaire, usize),
    (place, spoken): (
        impl Fn(usize) -> Url,
        impl Fn(&Spoken) -> (Url, Option<Url>),
    ),
    back: Url,
) -> Result<HttpResponse> {
    let t = language::of(request, process.default_language).texts();
    let (text, total) = (process.text(t.language), asked.questions.len());
    let home = process.home(t.language);
    if number == total + 1 {
        let (first, path) = (place(1), place(number));
        return Ok(html(views::rehearsed(t, home, &first, &path, &back)));
    }
    let question = nth(asked, number)?;
    Ok(html(views::question(&views::QuestionPage {
        pair: Pair::of(request, t),
        offered: process.default_language,
        home,
        purpose: (text.language, &text.purpose),
        key: None,
        place: &place,
        end: Some(place(total + 1)),
        back: Some(back),
        media: views::media(t, process, question, spoken),
        question,
        number,
        total,
        form: &Form::default(),
        faults: &Faults::default(),
    })))
}
