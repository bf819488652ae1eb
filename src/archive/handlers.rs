//! The archive's pages: what there is, the export, handing over, the end.

use std::collections::HashMap;

use actix_web::http::StatusCode;
use actix_web::{HttpResponse, web};
use maud::Markup;

use super::queries::{Ending, Handing};
use super::{After, Ended, Handed, export, queries, views};
use crate::app::App;
use crate::db::ids::{FileId, ProcessId};
use crate::error::Result;
use crate::processes::disposal::{self, Kind};
use crate::processes::within::Within;
use crate::reports::pdf::Archival;
use crate::staff::inviting::Invitation;
use crate::staff::writing::MayChange;
use crate::staff::{self, Archive, Publish};
use crate::web::components::Faults;
use crate::web::download::Download;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::url::{self, Url};
use crate::web::{html, html_unaccepted, html_with, see_other};
use crate::{followup, mailings, reports};

pub async fn overview(app: web::Data<App>, staff: Within<Archive>) -> Result<HttpResponse> {
    let page = show(&app, &staff, &Form::default(), &Faults::default(), None).await?;
    Ok(html(page))
}

async fn show(
    app: &App,
    staff: &Within<Archive>,
    form: &Form,
    faults: &Faults,
    note: Option<views::Note>,
) -> Result<Markup> {
    let id = staff.process.id;
    let (holdings, evidence) = app
        .db
        .read(move |c| {
            Ok((
                queries::holdings(c, id)?,
                disposal::queries::evidence(c, id)?,
            ))
        })
        .await?;
    Ok(views::overview(&views::Overview {
        staff,
        holdings: &holdings,
        evidence: &evidence,
        zone: &app.zone,
        form,
        faults,
        note,
    }))
}

/// All of the process as one file, from one consistent state of the database.
pub async fn export(app: web::Data<App>, staff: Within<Archive>) -> Result<HttpResponse> {
    let (id, zone) = (staff.process.id, app.zone.clone());
    let file = Download::beside(&app.config.data_dir)?;
    let into = file.writer()?;
    let archival = archival(&app, id).await?;
    let name = followup::account::live_with(&app, id, move |c, account| {
        export::pack(c, id, (&account, &archival), &zone, &into)
    })
    .await?;
    staff.note(&app, "process.taken-out", String::new()).await?;
    file.send("application/zip", name)
}

/// What the files of a process's reports say of being made for archives, each looked into apart.
async fn archival(app: &App, of: ProcessId) -> Result<HashMap<FileId, Archival>> {
    let reports = app
        .db
        .read(move |c| Ok(reports::queries::all(c, of)?))
        .await?;
    let mut all = HashMap::new();
    for file in reports.iter().flat_map(|report| &report.files) {
        let id = file.id;
        let (_, _, body) = app
            .db
            .read(move |c| Ok(reports::queries::file(c, id)?))
            .await?;
        let found = reports::examining::examine(app, body.into()).await?;
        all.extend(found.and_then(|found| Some((id, found.archival?))));
    }
    Ok(all)
}

/// Gives the process another leader. Whoever has no account yet is invited by a one-time link, shown to the leader to
/// pass on.
pub async fn hand_over(
    app: web::Data<App>,
    staff: Within<Archive>,
    form: Form,
) -> Result<HttpResponse> {
    let t = staff.t();
    let mut reading = Reading::new(t, &form);
    let email = reading.email("email").map(|email| email.normalised());
    let name = reading.optional("name", "account-name", 120);
    if let Some(email) = email.clone() {
        if email == staff.account.email {
            reading.faults.add("email", t.get("hand-over-own"));
        } else if name.is_empty() && !is_known(&app, email).await? {
            reading.faults.add("name", t.get("hand-over-name-missing"));
        }
    }
    let email = match reading.done(email) {
        Ok(email) => email,
        Err(faults) => {
            let page = show(&app, &staff, &form, &faults, None).await?;
            return Ok(html_unaccepted(page));
        }
    };
    let invitation = Invitation::new(&app, staff.process.id, &staff.account);
    let after = After::from_word(form.text("after")).unwrap_or(After::Stay);
    let handing = Handing {
        process: staff.process.id,
        by: staff.account.id,
        email,
        name,
        after,
        invitation: invitation.clone(),
    };
    let detail = move |(handed, name): &(Handed, String)| match handed {
        Handed::Over => format!("{name}: {}", after.word()),
        Handed::Invited(_) | Handed::Awaited => format!("{name}: invited"),
    };
    let (handed, _) = staff
        .write(&app, "process.handed-over", detail, move |c| {
            queries::hand_over(c, &handing)
        })
        .await?;
    let note = match handed {
        Handed::Over => return Ok(see_other(way_on(&staff, after))),
        Handed::Invited(to) => {
            let process = staff.process.name(to.account.language);
            let by = (staff.account.name.as_str(), process);
            views::Note::Invited(invitation.mail(&app, &to, by).await?)
        }
        Handed::Awaited => views::Note::Awaited,
    };
    let page = show(
        &app,
        &staff,
        &Form::default(),
        &Faults::default(),
        Some(note),
    )
    .await?;
    Ok(html(page))
}

async fn is_known(app: &App, email: String) -> Result<bool> {
    app.db
        .read(move |c| Ok(staff::queries::sign_in_facts(c, &email)?.is_some()))
        .await
}

/// The nearest page that somebody may still see who has handed a process over.
fn way_on(staff: &Within<Archive>, after: After) -> Url {
    match after {
        After::Stay => url::archive(&staff.process.slug),
        After::Group => url::process(&staff.process.slug),
        After::Leave => url::home(),
    }
}

/// What ending the process means, before it is done.
pub async fn end_form(app: web::Data<App>, staff: Within<Publish>) -> Result<HttpResponse> {
    let page = show_end(&app, &staff, &Form::default(), &Faults::default()).await?;
    Ok(html(page))
}

async fn show_end(
    app: &App,
    staff: &Within<Publish>,
    form: &Form,
    faults: &Faults,
) -> Result<Markup> {
    let id = staff.process.id;
    let left = app.db.read(move |c| Ok(queries::left(c, id)?)).await?;
    Ok(views::end(&views::End {
        staff,
        left: &left,
        form,
        faults,
    }))
}

/// Ends the process.
pub async fn end(app: web::Data<App>, staff: Within<Publish>, form: Form) -> Result<HttpResponse> {
    if !staff.decisions.missing(Kind::ALL).is_empty() {
        // The page says which are missing, and leads to each.
        let page = show_end(&app, &staff, &form, &Faults::default()).await?;
        return Ok(html_with(StatusCode::CONFLICT, page));
    }
    let mut reading = Reading::new(staff.t(), &form);
    if form.text("slug") != staff.process.slug.as_str() {
        reading.fault("slug", "end-wrong-slug");
    }
    if let Err(faults) = reading.done(Some(())) {
        let page = show_end(&app, &staff, &form, &faults).await?;
        return Ok(html_unaccepted(page));
    }
    let now = app.clock.now();
    let ending = Ending {
        process: staff.process.id,
        account: staff.account.id,
        at: now,
        day: now.day(&app.zone),
    };
    let secrets = app.secrets.clone();
    staff
        .change(&app, "process.ended")
        .among_participants()
        .write(Ended::to_string, move |c| {
            queries::end(c, &secrets, &ending)
        })
        .await?;
    // It has ended all the same: what is left in mails and in the database's free space goes the next time.
    if let Err(error) = mailings::outbox::let_go(&app).await {
        tracing::error!(%error, "mails in the outbox could not be erased");
    }
    if let Err(error) = app.db.purge().await {
        tracing::error!(%error, "the free space of the database could not be wiped");
    }
    Ok(see_other(url::archive(&staff.process.slug)))
}
