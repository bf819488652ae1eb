//! The mailings of a process, and all that there is to know of one.

use actix_web::{HttpRequest, HttpResponse, web};

use super::id;
use crate::app::App;
use crate::db::Connection;
use crate::db::ids::{ContactId, MailingId, ProcessId};
use crate::error::{Error, Result};
use crate::mailings::bounces;
use crate::mailings::decisions::{Changed, Idle};
use crate::mailings::overdue::Feedback;
use crate::mailings::standing::MailingFacts;
use crate::mailings::views;
use crate::organisations;
use crate::processes::within::{Staff, Within};
use crate::staff::{Publish, See};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let (id, process, now) = (staff.process.id, staff.process.clone(), app.clock.now());
    let zone = app.zone.clone();
    let (feedback, repeated, returned) = app
        .db
        .read(move |c| {
            let feedback = Feedback::load(c, &process, (now, &zone))?;
            let repeated = bounces::queries::repeated(c, id)?;
            let repeated = views::RepeatedPart {
                participants: repeated.participants,
                contacts: named(c, id, &repeated.contacts)?,
            };
            let returned = bounces::queries::waiting(c, Some(id))?;
            Ok((feedback, repeated, returned))
        })
        .await?;
    Ok(html(views::list(&views::List {
        staff: &staff,
        feedback: &feedback,
        repeated: &repeated,
        returned,
        zone: &app.zone,
    })))
}

/// The contacts of a process that have these ids, by name, and whose they are.
fn named(c: &mut Connection, of: ProcessId, ids: &[ContactId]) -> Result<Vec<views::Named>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let organisations = organisations::queries::all(c, of)?;
    let contacts = organisations::queries::contacts(c, of)?.into_iter();
    let wanted = contacts.filter(|contact| ids.contains(&contact.id));
    Ok(wanted
        .map(|contact| views::Named {
            organisation: organisations
                .iter()
                .find(|one| Some(one.id) == contact.organisation)
                .map(|one| (one.id, one.name.clone())),
            name: contact.name,
        })
        .collect())
}

/// The parameter with why an order did nothing.
pub(super) const IDLE: &str = "idle";

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let query = Form::parse(request.query_string().as_bytes())?;
    let sent = Sent {
        note: Idle::from_word(query.text(IDLE)).map(views::Note::Idle),
        ..Sent::default()
    };
    Ok(html(show(&app, &staff, id(&path.1)?, sent).await?))
}

/// The page that asks before what cannot be taken back; where there is nothing to ask, the mailing's own.
pub async fn ask(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (of, id, now) = (staff.process.id, id(&path.1)?, app.clock.now());
    let question = views::Question::from_word(&path.2).ok_or(Error::NotFound)?;
    let facts = app
        .db
        .read(move |c| MailingFacts::load(c, of, id, now))
        .await?;
    Ok(match views::ask_first(&staff, &facts, question) {
        Some(page) => html(page),
        None => see_other(url::mailing(&staff.process.slug, id)),
    })
}

/// What was sent from the page and not carried out.
#[derive(Default)]
pub(super) struct Sent {
    pub form: Form,
    pub faults: Faults,
    /// Why it was not done.
    pub note: Option<views::Note>,
}

impl Sent {
    pub fn about(changed: Changed) -> Self {
        Self {
            note: Some(views::Note::Changed(changed)),
            ..Self::default()
        }
    }
}

/// The page again, after something that was not carried out: it says why, with what was typed still there.
pub(super) async fn ask_again(
    app: &App,
    staff: &Staff,
    id: MailingId,
    sent: Sent,
) -> Result<HttpResponse> {
    Ok(html_unaccepted(show(app, staff, id, sent).await?))
}

async fn show(app: &App, staff: &Staff, id: MailingId, sent: Sent) -> Result<maud::Markup> {
    let (of, now) = (staff.process.id, app.clock.now());
    let facts = app
        .db
        .read(move |c| MailingFacts::load(c, of, id, now))
        .await?;
    Ok(views::page(&views::Page {
        staff,
        facts: &facts,
        form: &sent.form,
        faults: &sent.faults,
        note: sent.note,
        zone: &app.zone,
    }))
}
