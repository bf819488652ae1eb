//! Adding a dialogue, and changing how it is planned.

use actix_web::{HttpRequest, HttpResponse, web};

use super::Path;
use crate::app::App;
use crate::dialogues::{Code, DialogueKind, Window, queries};
use crate::error::Result;
use crate::hosting::forms::{self, Old, Surroundings};
use crate::hosting::views;
use crate::processes::within::{Staff, Within};
use crate::staff::Edit;
use crate::staff::writing::MayChange;
use crate::survey::queries::answered;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

/// What the form shows: a dialogue that is there, or none for a new one.
async fn load(
    app: &App,
    staff: &Staff,
    number: Option<i32>,
) -> Result<(Surroundings, Option<Old>)> {
    let (of, now) = (staff.process.id, app.clock.now());
    app.db
        .read(move |c| {
            let around = Surroundings::load(c, of)?;
            let Some(number) = number else {
                return Ok((around, None));
            };
            let dialogue = queries::by_number(c, of, number)?;
            let answered = answered::of_dialogue(c, dialogue.id)?;
            Ok((around, Some(Old::new(dialogue, answered, now))))
        })
        .await
}

/// The form of a new dialogue, like the one that `?like=` names.
pub async fn new_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let of = staff.process.id;
    let asked = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let like: Option<i32> = asked.text("like").parse().ok();
    let (around, next, like) = app
        .db
        .read(move |c| {
            let next = queries::next_number(c, of, DialogueKind::Dialogue)?;
            let like = like.map(|number| queries::by_number(c, of, number));
            Ok((Surroundings::load(c, of)?, next, like.transpose()?))
        })
        .await?;
    let form = match &like {
        Some(old) => forms::begin_like(&around, next, old),
        None => forms::begin(&around, next),
    };
    let page = views::form(&staff, &around, None, &form, &Faults::default());
    Ok(html(page))
}

pub async fn change_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
) -> Result<HttpResponse> {
    let (around, old) = load(&app, &staff, Some(path.1)).await?;
    let form = old.as_ref().map(|old| forms::fill(&around, &old.dialogue));
    let (form, faults) = (form.unwrap_or_default(), Faults::default());
    let page = views::form(&staff, &around, old.as_ref(), &form, &faults);
    Ok(html(page))
}

pub async fn create(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    put(&app, &staff, None, &form).await
}

pub async fn change(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    put(&app, &staff, Some(path.1), &form).await
}

/// Adds a dialogue, or changes the one of a number.
async fn put(
    app: &App,
    staff: &Within<Edit>,
    number: Option<i32>,
    form: &Form,
) -> Result<HttpResponse> {
    let (around, old) = load(app, staff, number).await?;
    let again =
        |faults: &Faults| html_unaccepted(views::form(staff, &around, old.as_ref(), form, faults));
    let mut reading = Reading::new(staff.t(), form);
    let window = |day| Window::around(day, staff.process.answer_days, &app.zone);
    let read = forms::read(&mut reading, &around, old.as_ref(), window);
    let dialogue = match reading.done(read) {
        Ok(dialogue) => dialogue,
        Err(faults) => return Ok(again(&faults)),
    };
    let (of, secrets, number) = (staff.process.id, app.secrets.clone(), dialogue.number);
    let words = staff.process.default_language.for_staff().texts();
    let (action, before) = match &old {
        Some(old) => (
            "dialogue.changed",
            format!("{} → ", around.told(words, &old.dialogue)),
        ),
        None => ("dialogue.added", String::new()),
    };
    let told = format!("{number}: {before}{}", around.told(words, &dialogue));
    let told = move |was_free: &bool| was_free.then(|| told.clone());
    let is_new = old.is_none();
    let was_free = staff
        .write(app, action, told, move |c| {
            if !is_new {
                queries::update(c, &dialogue)?;
            } else if queries::taken_numbers(c, of, &[number])?.is_empty() {
                queries::add(c, &secrets, of, &dialogue, Code::random())?;
            } else {
                return Ok(false);
            }
            Ok(true)
        })
        .await?;
    if !was_free {
        let mut faults = Faults::default();
        faults.add("number", staff.t().get("dialogue-number-taken"));
        return Ok(again(&faults));
    }
    let slug = &staff.process.slug;
    Ok(see_other(match form.text("then") {
        "poster" => url::posters(slug).with("n", number),
        "another" => url::new_dialogue(slug),
        _ => url::dialogue(slug, number),
    }))
}
