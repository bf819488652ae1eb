//! The pages behind the link in a contact's mail: what became of it, and no more mail.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{Asked, MOST, Question, Said, queries, read_token, views};
use crate::app::App;
use crate::db::Connection;
use crate::db::ids::DeliveryId;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::reports::Report;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::participant::Page;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, language, see_other, throttle};
use crate::{dialogues, organisations, processes, reports};

/// Reads a token; a wrong one is not found, and many of them are throttled.
fn delivery_id(app: &App, request: &HttpRequest, token: &str) -> Result<DeliveryId> {
    match read_token(&app.secrets, token) {
        Some(id) => Ok(id),
        None => {
            app.throttle
                .wrong_guess(&app.secrets, throttle::source(app, request))?;
            Err(Error::NotFound)
        }
    }
}

/// What a token leads to, with its process.
fn load(c: &mut Connection, id: DeliveryId) -> Result<Option<(Asked, Process)>> {
    let Some(asked) = queries::asked(c, id)? else {
        return Ok(None);
    };
    let process = processes::queries::process(c, asked.process)?;
    Ok(Some((asked, process)))
}

async fn find(app: &App, id: DeliveryId) -> Result<(Asked, Process)> {
    app.db
        .read(move |c| load(c, id))
        .await?
        .ok_or(Error::NotFound)
}

/// What was to be passed on, and what a contact is asked about it. A contact that is gone is asked about what it
/// answered before.
async fn questions(app: &App, asked: &Asked) -> Result<(Report, Vec<Question>)> {
    let asked = asked.clone();
    app.db
        .read(move |c| {
            let report = reports::queries::all(c, asked.process)?
                .into_iter()
                .find(|report| report.id == asked.report)
                .ok_or(Error::NotFound)?;
            let of = match asked.contact {
                Some(contact) => organisations::queries::dialogues_of(c, contact)?,
                None => Vec::new(),
            };
            let said = queries::latest(c, asked.delivery)?;
            let all = dialogues::queries::all(c, asked.process)?;
            Ok((report, super::questions(&of, said, all)))
        })
        .await
}

fn texts(request: &HttpRequest, asked: &Asked) -> &'static Texts {
    language::of_staff(request, asked.language).texts()
}

/// What has become of it, as far as the contact knows. For somebody who has nothing to pass on, there is only the
/// way out.
pub async fn page(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let id = delivery_id(&app, &request, &token)?;
    let (asked, process) = find(&app, id).await?;
    let t = texts(&request, &asked);
    if !asked.passes_on() {
        return Ok(html(way_out(t, &token, &asked, &process)));
    }
    let (report, questions) = questions(&app, &asked).await?;
    let saved = request
        .query_string()
        .split('&')
        .any(|pair| pair == "saved=1");
    Ok(html(views::ask(&views::Ask {
        t,
        token: &token,
        asked: &asked,
        process: &process,
        report: &report,
        questions: &questions,
        saved,
        zone: &app.zone,
        form: &Form::default(),
        faults: &Faults::default(),
    })))
}

/// Takes what a contact says. Saying the same again changes nothing.
pub async fn say(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let id = delivery_id(&app, &request, &token)?;
    let (asked, process) = find(&app, id).await?;
    if !asked.passes_on() {
        return Err(Error::NotFound);
    }
    let t = texts(&request, &asked);
    let (report, questions) = questions(&app, &asked).await?;
    let said = match read(t, &questions, &form) {
        Ok(said) => said,
        Err(faults) => {
            return Ok(html_unaccepted(views::ask(&views::Ask {
                t,
                token: &token,
                asked: &asked,
                process: &process,
                report: &report,
                questions: &questions,
                saved: false,
                zone: &app.zone,
                form: &form,
                faults: &faults,
            })));
        }
    };
    let now = app.clock.now();
    app.db
        .write(move |c| {
            processes::queries::must_run(c, asked.process)?;
            Ok(queries::say(c, id, &said, now)?)
        })
        .await?;
    let lang = t.language.word();
    Ok(see_other(format!("/f/{token}?saved=1&lang={lang}")))
}

/// Reads the rows that say something. An empty row says nothing; half of a row is the other half's zero.
fn read(t: &Texts, questions: &[Question], form: &Form) -> std::result::Result<Vec<Said>, Faults> {
    let mut reading = Reading::new(t, form);
    let mut said = Vec::new();
    for question in questions {
        let mut number =
            |name: &str, label: &str| reading.number(&question.field(name), label, 0, MOST);
        let passed_on = number("passed_on", "forward-passed-on");
        let not_reachable = number("not_reachable", "forward-not-reachable");
        if passed_on.is_none() && not_reachable.is_none() {
            continue;
        }
        let (passed_on, not_reachable) = (
            passed_on.unwrap_or_default(),
            not_reachable.unwrap_or_default(),
        );
        let sure = question.field("sure");
        if let Some(count) = question.doubts(passed_on, not_reachable)
            && !form.ticked(&sure)
        {
            let text = t.with(
                "forward-doubt",
                [
                    ("dialogue", views::about(t, question).into()),
                    ("sum", passed_on.saturating_add(not_reachable).into()),
                    ("count", count.into()),
                ],
            );
            reading.faults.add(sure, text);
        }
        let dialogue = question.dialogue.as_ref().map(|dialogue| dialogue.id);
        said.push((dialogue, passed_on, not_reachable));
    }
    if said.is_empty()
        && reading.faults.is_empty()
        && let Some(first) = questions.first()
    {
        reading
            .faults
            .add(first.field("passed_on"), t.get("paper-nothing"));
    }
    reading.done(Some(said))
}

/// The page that a withdrawal link opens: one button. A GET changes nothing, because scanners follow links.
pub async fn unsubscribe_page(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let id = delivery_id(&app, &request, &token)?;
    let (asked, process) = find(&app, id).await?;
    let t = texts(&request, &asked);
    Ok(html(way_out(t, &token, &asked, &process)))
}

fn way_out(t: &Texts, token: &str, asked: &Asked, process: &Process) -> Page {
    match asked.contact {
        Some(_) => views::unsubscribe(t, token, asked, process),
        None => views::erased(t, token, Some((asked, process))),
    }
}

/// Removes the contact, and the address with it, at once. For the button and for mail programs alike (RFC 8058): needs
/// no cookie, reads no body, answers 200 without redirect, and doing it again changes nothing.
pub async fn unsubscribe(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let id = delivery_id(&app, &request, &token)?;
    let found = app
        .db
        .write(move |c| {
            let found = load(c, id)?;
            if let Some((asked, _)) = &found
                && let Some(contact) = asked.contact
            {
                organisations::queries::remove_contact(c, asked.process, contact)?;
            }
            Ok(found)
        })
        .await?;
    let own = found
        .as_ref()
        .map_or(Language::Swedish, |(asked, _)| asked.language);
    let t = language::of_staff(&request, own).texts();
    let found = found.as_ref().map(|(asked, process)| (asked, process));
    Ok(html(views::erased(t, &token, found)))
}
