//! Collection points: a survey of its own, with a QR of its own (D18).

use actix_web::{HttpResponse, web};

use crate::accounts::guard::Within;
use crate::accounts::{Edit, See};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Isolation;
use crate::db::ids::{DialogueId, ProcessId};
use crate::dialogues::{self, Audience, Code, CollectionPoint, State, Window, qr};
use crate::error::{Error, Result};
use crate::processes::{self, Process};
use crate::survey::queries::Closing;
use crate::survey::{Survey, Version, queries, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other};

/// The published versions that a collection point can be given.
async fn offered(app: &App, id: ProcessId) -> Result<(Process, Vec<(Survey, Version)>)> {
    app.db
        .read(move |c| {
            let process = processes::queries::process(c, id)?;
            let published = queries::published(c, id)?
                .into_iter()
                .filter(|(survey, _)| survey.audience != Audience::Participants)
                .collect();
            Ok((process, published))
        })
        .await
}

pub async fn new_form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let (process, offered) = offered(&app, staff.process).await?;
    let mut form = Form::default();
    let today = app.clock.now().day(&app.zone);
    form.set("opens_on", &today.to_string());
    let month = today
        .checked_add(jiff::Span::new().days(30))
        .unwrap_or(today);
    form.set("closes_on", &month.to_string());
    Ok(html(views::new_point(
        &staff.account,
        &process,
        &offered,
        &form,
        &Faults::default(),
    )))
}

pub async fn create(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let (process, offered) = offered(&app, staff.process).await?;
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let name = reading.required("name", "point-name", 120);
    let opens_on = reading.date("opens_on", "point-opens-on");
    let closes_on = reading.date("closes_on", "point-closes-on");
    let survey = offered
        .iter()
        .filter_map(|(_, version)| version.id)
        .find(|id| id.to_string() == form.text("survey"));
    if survey.is_none() {
        reading.faults.add("survey", t.get("point-survey-missing"));
    }
    if let (Some(opens_on), Some(closes_on)) = (opens_on, closes_on)
        && closes_on < opens_on
    {
        reading.faults.add("closes_on", t.get("point-closes-early"));
    }
    let new = match (opens_on, closes_on, survey) {
        (Some(opens_on), Some(closes_on), Some(survey)) => Some((
            CollectionPoint {
                id: DialogueId::random(),
                number: 0,
                name,
                survey,
                window: Window {
                    opens_at: Timestamp::start_of(opens_on, &app.zone),
                    // The last day is a whole one.
                    closes_at: Window::around(closes_on, 0, &app.zone).closes_at,
                    closed_at: None,
                },
            },
            opens_on,
        )),
        _ => None,
    };
    let (point, day) = match reading.done(new) {
        Ok(new) => new,
        Err(faults) => {
            return Ok(html_unaccepted(views::new_point(
                &staff.account,
                &process,
                &offered,
                &form,
                &faults,
            )));
        }
    };
    let (id, secrets) = (staff.process, app.secrets.clone());
    let number = app
        .db
        .write(move |c| {
            let code = Code::random();
            Ok(dialogues::queries::add_collection_point(
                c, &secrets, id, &point, day, code,
            )?)
        })
        .await?;
    Ok(see_other(format!(
        "/admin/p/{}/collection-points/{number}",
        process.slug
    )))
}

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    let (id, number, secrets) = (staff.process, path.1, app.secrets.clone());
    let (process, point, code, answered, published) = app
        .db
        .read(move |c| {
            let point = dialogues::queries::collection_point(c, id, number)?;
            Ok((
                processes::queries::process(c, id)?,
                dialogues::queries::code(c, &secrets, point.id)?,
                dialogues::queries::answered(c, point.id)?,
                queries::published(c, id)?,
                point,
            ))
        })
        .await
        .map(|(process, code, answered, published, point)| {
            (process, point, code, answered, published)
        })?;
    let survey = published
        .iter()
        .find(|(_, version)| version.id == Some(point.survey));
    let url = qr::url(&app.config.base_url, code);
    Ok(html(views::point(&views::Point {
        account: &staff.account,
        process: &process,
        point: &point,
        survey,
        code,
        qr: &qr::data_uri(&url)?,
        url: &app.config.base_url.join(&format!("/d/{}", code.as_str())),
        answered,
        now: app.clock.now(),
        zone: &app.zone,
        may_edit: staff.may::<Edit>(),
    })))
}

/// Closes a collection point for good.
pub async fn close(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let (process, account) = (staff.process, staff.account.id);
    let (secrets, now) = (app.secrets.clone(), app.clock.now());
    app.db
        .write_with(Isolation::RowLocks, move |c| {
            let point = dialogues::queries::collection_point(c, process, number)?;
            if point.window.state(now) == State::Before {
                return Err(Error::Refused("dialogue-not-open-yet"));
            }
            let closing = Closing {
                process,
                dialogue: point.id,
                number,
                account: Some(account),
            };
            queries::close(c, &secrets, closing, now)
        })
        .await?;
    app.forget_cached();
    Ok(see_other(format!(
        "/admin/p/{slug}/collection-points/{number}"
    )))
}
