//! The pages behind the link in a contact's mail: what became of it, and no more mail.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::super::outbox;
use super::forwarder::{Forwarder, Letter};
use super::{forms, queries, views};
use crate::app::App;
use crate::db::By;
use crate::error::{Error, Result};
use crate::processes::disposal::Reason;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::participant::Page;
use crate::web::{html, html_unaccepted, html_with, see_other, url};
use crate::{dialogues, organisations, processes, reports};

/// What was to be passed on, and what a contact is asked about it. A contact that is gone is asked about what it
/// answered before.
async fn ask<'a>(
    app: &'a App,
    forwarder: &'a Forwarder,
    letter: &'a Letter,
) -> Result<views::Ask<'a>> {
    let asked = letter.asked.clone();
    let (report, questions) = app
        .db
        .read_first(move |c| {
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
        .await?;
    Ok(views::Ask {
        forwarder,
        letter,
        report,
        questions,
        saved: false,
        zone: &app.zone,
        form: Form::default(),
        faults: Faults::default(),
    })
}

/// What has become of it, as far as the contact knows. For somebody who has nothing to pass on, there is only the
/// way out.
pub async fn page(
    app: web::Data<App>,
    request: HttpRequest,
    forwarder: Forwarder,
) -> Result<HttpResponse> {
    let letter = forwarder.letter()?;
    if !letter.asked.passes_on() {
        return Ok(html(way_out(&forwarder, letter)));
    }
    let mut query = request.query_string().split('&');
    let saved = query.any(|pair| pair == "saved=1");
    let ask = ask(&app, &forwarder, letter).await?;
    Ok(html(views::ask(&views::Ask { saved, ..ask })))
}

/// Takes what a contact says. Saying the same again changes nothing.
pub async fn say(app: web::Data<App>, forwarder: Forwarder, form: Form) -> Result<HttpResponse> {
    let letter = forwarder.letter()?;
    if !letter.asked.passes_on() {
        return Err(Error::NotFound);
    }
    let mut ask = ask(&app, &forwarder, letter).await?;
    if letter.process.ended_at.is_some() {
        return Ok(html_with(StatusCode::CONFLICT, views::ask(&ask)));
    }
    let said = match forms::read(forwarder.t, &ask.questions, &form) {
        Ok(said) => said,
        Err(faults) => {
            (ask.form, ask.faults) = (form, faults);
            return Ok(html_unaccepted(views::ask(&ask)));
        }
    };
    let now = app.clock.now();
    let (process, delivery) = (letter.asked.process, letter.asked.delivery);
    app.db
        .write(By::Participant, move |c| {
            processes::queries::must_run(c, process)?;
            Ok(queries::say(c, delivery, &said, now)?)
        })
        .await?;
    let back = url::forwarding(&forwarder.token).with("saved", 1);
    Ok(see_other(back.lang(forwarder.t.language)))
}

/// The page that a withdrawal link opens: one button. A GET changes nothing, because scanners follow links.
pub async fn unsubscribe_page(forwarder: Forwarder) -> Result<HttpResponse> {
    Ok(html(way_out(&forwarder, forwarder.letter()?)))
}

fn way_out(forwarder: &Forwarder, letter: &Letter) -> Page {
    match letter.asked.contact {
        Some(_) => views::unsubscribe(forwarder, letter),
        None => views::erased(forwarder),
    }
}

/// Removes the contact, and the address with it, at once. For the button and for mail programs alike (RFC 8058): needs
/// no cookie, reads no body, answers 200 without redirect, and doing it again changes nothing.
pub async fn unsubscribe(app: web::Data<App>, forwarder: Forwarder) -> Result<HttpResponse> {
    let asked = forwarder.found.as_ref().map(|letter| &letter.asked);
    let day = app.clock.now().day(&app.zone).to_string();
    if let Some(contact) = asked.and_then(|asked| asked.contact) {
        app.db
            .write(By::Participant, move |c| {
                let reason = Reason::Withdrawn;
                Ok(organisations::queries::withdraw(c, contact, reason, &day)?)
            })
            .await?;
        outbox::let_go(&app).await?;
    }
    Ok(html(views::erased(&forwarder)))
}
