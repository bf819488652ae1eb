//! The archive's pages: what there is, the export, handing over, the end.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use maud::Markup;

use super::queries::{Ending, Handing};
use super::{After, Handed, export, queries, views};
use crate::accounts::guard::Within;
use crate::accounts::{self, Archive, Publish};
use crate::addresses;
use crate::app::App;
use crate::db::Isolation;
use crate::error::{Error, Result};
use crate::followup;
use crate::processes::{self, Process};
use crate::secrets::{random_token, token_hash};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other};

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
    let id = staff.process;
    let (process, holdings, evidence) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, id)?,
                queries::holdings(c, id)?,
                addresses::queries::evidence(c, id)?,
            ))
        })
        .await?;
    Ok(views::overview(&views::Overview {
        account: &staff.account,
        process: &process,
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
    let (id, now, zone) = (staff.process, app.clock.now(), app.zone.clone());
    followup::entry::let_in(&app.db, id, now).await?;
    let packed = app
        .db
        .read(move |c| export::pack(c, id, now, &zone))
        .await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/zip"))
        .insert_header(header::ContentDisposition::attachment(packed.name))
        .body(packed.bytes))
}

/// Gives the process another leader. Whoever has no account yet is invited by a one-time link, shown to the leader to
/// pass on.
pub async fn hand_over(
    app: web::Data<App>,
    staff: Within<Archive>,
    form: Form,
) -> Result<HttpResponse> {
    let t = staff.account.language.texts();
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
    let token = random_token();
    let after = After::from_word(form.text("after")).unwrap_or(After::Stay);
    let handing = Handing {
        process: staff.process,
        by: staff.account.id,
        email,
        name,
        language: staff.account.language,
        after,
        at: app.clock.now(),
        invitation: token_hash(&token),
    };
    let handed = app
        .db
        .write(move |c| Ok(queries::hand_over(c, &handing)?))
        .await?;
    let note = match handed {
        Handed::Over => return Ok(see_other(way_on(&app, &staff, after).await?)),
        Handed::Invited => {
            views::Note::Invited(app.config.base_url.join(&format!("/setup/{token}")))
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
        .read(move |c| Ok(accounts::queries::sign_in_facts(c, &email)?.is_some()))
        .await
}

/// The nearest page that somebody may still see who has handed a process over.
async fn way_on(app: &App, staff: &Within<Archive>, after: After) -> Result<String> {
    let id = staff.process;
    let process = app
        .db
        .read(move |c| Ok(processes::queries::process(c, id)?))
        .await?;
    Ok(match after {
        After::Stay => format!("/admin/p/{}/archive", process.slug),
        After::Group => format!("/admin/p/{}", process.slug),
        After::Leave => "/admin".into(),
    })
}

/// What ending the process means, before it is done.
pub async fn end_form(app: web::Data<App>, staff: Within<Publish>) -> Result<HttpResponse> {
    let page = show_end(&app, &staff, &Form::default(), &Faults::default()).await?;
    Ok(html(page))
}

async fn process(app: &App, staff: &Within<Publish>) -> Result<Process> {
    let id = staff.process;
    app.db
        .read(move |c| Ok(processes::queries::process(c, id)?))
        .await
}

async fn show_end(
    app: &App,
    staff: &Within<Publish>,
    form: &Form,
    faults: &Faults,
) -> Result<Markup> {
    let process = process(app, staff).await?;
    Ok(views::end(&staff.account, &process, form, faults))
}

/// Ends the process.
pub async fn end(app: web::Data<App>, staff: Within<Publish>, form: Form) -> Result<HttpResponse> {
    let process = process(&app, &staff).await?;
    if process.information.disposal_decision.trim().is_empty() {
        return Err(Error::Refused("end-needs-decision"));
    }
    if form.text("slug") != process.slug.as_str() {
        let t = staff.account.language.texts();
        let mut faults = Faults::default();
        faults.add("slug", t.get("end-wrong-slug"));
        return Ok(html_unaccepted(
            show_end(&app, &staff, &form, &faults).await?,
        ));
    }
    let now = app.clock.now();
    let ending = Ending {
        process: staff.process,
        account: staff.account.id,
        at: now,
        day: now.day(&app.zone),
    };
    let secrets = app.secrets.clone();
    app.db
        .write_with(Isolation::RowLocks, move |c| {
            queries::end(c, &secrets, &ending)
        })
        .await?;
    app.forget_cached();
    // It has ended all the same: what is left in the database's free space goes the next time.
    if let Err(error) = app.db.purge().await {
        tracing::error!(%error, "the free space of the database could not be wiped");
    }
    Ok(see_other(format!("/admin/p/{}/archive", process.slug)))
}
