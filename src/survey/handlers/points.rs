//! Collection points: a survey of its own, with a QR of its own (D18).

use actix_web::{HttpResponse, web};
use maud::Markup;

use crate::app::App;
use crate::db::ids::ProcessId;
use crate::dialogues::{self, Audience, qr};
use crate::error::Result;
use crate::processes::within::{Staff, Within};
use crate::staff::writing::MayChange;
use crate::staff::{Edit, See};
use crate::survey::queries::Step;
use crate::survey::{Survey, Version, forms, queries, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

/// The published versions that a collection point can be given.
async fn offered(app: &App, of: ProcessId) -> Result<Vec<(Survey, Version)>> {
    let mut all = app.db.read(move |c| Ok(queries::published(c, of)?)).await?;
    // Readers are asked where they read.
    let asked_by_itself = [Audience::Participants, Audience::Readers];
    all.retain(|(survey, _)| !asked_by_itself.contains(&survey.audience));
    Ok(all)
}

pub async fn new_form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let offered = offered(&app, staff.process.id).await?;
    let mut form = Form::default();
    forms::fill_point(&mut form, app.clock.now().day(&app.zone));
    let faults = Faults::default();
    Ok(html(views::new_point(&staff, &offered, &form, &faults)))
}

pub async fn create(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let offered = offered(&app, staff.process.id).await?;
    let mut reading = Reading::new(staff.t(), &form);
    let read = forms::read_point(&mut reading, &offered, &app.zone);
    let (point, day) = match reading.done(read) {
        Ok(new) => new,
        Err(faults) => {
            let page = views::new_point(&staff, &offered, &form, &faults);
            return Ok(html_unaccepted(page));
        }
    };
    let (of, secrets, name) = (staff.process.id, app.secrets.clone(), point.name.clone());
    let told = move |number: &i32| format!("{number}: {name}");
    let number = staff
        .write(&app, "collection-point.added", told, move |c| {
            Ok(dialogues::queries::add_collection_point(
                c, &secrets, of, &point, day,
            )?)
        })
        .await?;
    Ok(back(&staff, number))
}

/// To the page of a point.
fn back(staff: &Staff, number: i32) -> HttpResponse {
    see_other(url::collection_point(&staff.process.slug, number))
}

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    Ok(html(show(&app, &staff, path.1, views::point).await?))
}

/// The point as `view` shows it.
async fn show(
    app: &App,
    staff: &Staff,
    number: i32,
    view: impl Fn(&views::Point<'_>) -> Markup,
) -> Result<Markup> {
    let (of, secrets) = (staff.process.id, app.secrets.clone());
    let (code, (answered, most, aside), published, point) = app
        .db
        .read(move |c| {
            let point = dialogues::queries::collection_point(c, of, number)?;
            Ok((
                dialogues::queries::code(c, &secrets, point.id)?,
                (
                    queries::answered::of_dialogue(c, point.id)?,
                    queries::answered::most_of_dialogue(c, point.id)?,
                    queries::aside::of_dialogue(c, point.id)?,
                ),
                queries::published(c, of)?,
                point,
            ))
        })
        .await?;
    let survey = published
        .iter()
        .find(|(_, version)| version.id == Some(point.survey));
    let base = &app.config.base_url;
    Ok(view(&views::Point {
        staff,
        point: &point,
        survey,
        code,
        qr: &qr::data_uri(&qr::url(base, code))?,
        url: &base.join(url::question(code.as_str()).as_str()),
        answered,
        most,
        aside: &aside,
        now: app.clock.now(),
        zone: &app.zone,
    }))
}

/// Enters how many were asked, at any time as long as the process runs: it may be known only afterwards.
pub async fn asked(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i32)>,
    form: Form,
) -> Result<HttpResponse> {
    let (of, number) = (staff.process.id, path.1);
    let mut reading = Reading::new(staff.t(), &form);
    let read = forms::read_asked(&mut reading);
    let asked = match reading.done(Some(read)) {
        Ok(asked) => asked,
        Err(faults) => {
            let again = |point: &views::Point<'_>| views::point_again(point, &form, &faults);
            return Ok(html_unaccepted(show(&app, &staff, number, again).await?));
        }
    };
    staff
        .write(
            &app,
            "collection-point.asked",
            Option::<String>::clone,
            move |c| {
                let old = dialogues::queries::collection_point(c, of, number)?;
                Ok(dialogues::queries::enter_asked(c, &old, asked)?)
            },
        )
        .await?;
    Ok(back(&staff, number))
}

/// The page that asks before a collection point ends.
pub async fn ask_to_end(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    let ask = |point: &views::Point<'_>| views::ask_about_point(point, Step::End);
    Ok(html(show(&app, &staff, path.1, ask).await?))
}

/// The page that asks before a collection point is closed for good.
pub async fn ask_to_close(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    let ask = |point: &views::Point<'_>| views::ask_about_point(point, Step::Close);
    Ok(html(show(&app, &staff, path.1, ask).await?))
}

async fn take(app: &App, staff: &Within<Edit>, number: i32, step: Step) -> Result<HttpResponse> {
    let of = staff.process.id;
    let (secrets, now) = (app.secrets.clone(), app.clock.now());
    let told = move |is_new: &bool| is_new.then(|| format!("{number}: "));
    staff
        .change(app, step.action_at_point())
        .among_participants()
        .write(told, move |c| {
            let point = dialogues::queries::collection_point(c, of, number)?;
            step.take(c, &secrets, point.id, now)
        })
        .await?;
    Ok(back(staff, number))
}

pub async fn end(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    take(&app, &staff, path.1, Step::End).await
}

pub async fn take_back(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    take(&app, &staff, path.1, Step::TakeBack).await
}

/// Closes a collection point for good.
pub async fn close(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    take(&app, &staff, path.1, Step::Close).await
}
