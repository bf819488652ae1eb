//! Takes, shows, publishes and compares snapshots.

use actix_web::{HttpRequest, HttpResponse, web};
use maud::Markup;

use super::exports::{Format, file};
use super::{live, scoped};
use crate::accounts::guard::Within;
use crate::accounts::{Edit, Publish, Right, See};
use crate::app::App;
use crate::audit;
use crate::error::{Error, Result};
use crate::followup::account::Account;
use crate::followup::entry;
use crate::followup::snapshots::compare;
use crate::followup::snapshots::{self, Kept, LONGEST_NAME, queries};
use crate::followup::views::snapshots as views;
use crate::processes;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, language, see_other};

pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let page = show_list(&app, &staff, &Form::default(), &Faults::default()).await?;
    Ok(html(page))
}

async fn show_list<R: Right>(
    app: &App,
    staff: &Within<R>,
    form: &Form,
    faults: &Faults,
) -> Result<Markup> {
    let id = staff.process;
    let (process, snapshots) = app
        .db
        .read(move |c| Ok((processes::queries::process(c, id)?, queries::all(c, id)?)))
        .await?;
    Ok(views::list(&views::List {
        who: &staff.account,
        process: &process,
        snapshots: &snapshots,
        zone: &app.zone,
        may_take: staff.may::<Edit>(),
        form,
        faults,
    }))
}

/// Sets the figures down as they are now. Small dialogues that are enough together enter them before.
pub async fn take(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let name = reading.required("name", "snapshot-name", LONGEST_NAME);
    if let Err(faults) = reading.done(Some(())) {
        return Ok(html_unaccepted(
            show_list(&app, &staff, &form, &faults).await?,
        ));
    }
    let (id, by) = (staff.process, staff.account.id);
    let (now, zone) = (app.clock.now(), app.zone.clone());
    let entry = staff.entry(&app, "snapshot.taken", "");
    entry::let_in(&app.db, id, now).await?;
    let to = app
        .db
        .write(move |c| {
            processes::queries::must_run(c, id)?;
            let slug = snapshots::take(c, id, &name, by, now, &zone)?
                .slug
                .to_string();
            let process = processes::queries::process(c, id)?.slug;
            let to = format!("/admin/p/{process}/follow-up/snapshots/{slug}");
            let entry = audit::Entry {
                detail: slug,
                ..entry.clone()
            };
            audit::queries::record(c, &entry)?;
            Ok(to)
        })
        .await?;
    Ok(see_other(to))
}

async fn kept<R: Right>(
    app: &App,
    staff: &Within<R>,
    request: &HttpRequest,
    slug: String,
) -> Result<Kept> {
    let id = staff.process;
    let kept = app.db.read(move |c| queries::kept(c, id, &slug)).await?;
    let account = scoped(staff, request, kept.account)?;
    Ok(Kept { account, ..kept })
}

pub async fn staff_page(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let kept = kept(&app, &staff, &request, path.into_inner().1).await?;
    let public = format!(
        "/p/{}/figures/{}",
        kept.account.process.slug, kept.snapshot.slug
    );
    Ok(html(views::one(&views::One {
        who: &staff.account,
        kept: &kept,
        zone: &app.zone,
        public: &app.config.base_url.join(&public),
        may_publish: staff.may::<Publish>(),
    })))
}

pub async fn staff_file(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (_, slug, format) = path.into_inner();
    let format = Format::from_word(&format).ok_or(Error::NotFound)?;
    let kept = kept(&app, &staff, &request, slug).await?;
    let link = format!(
        "/admin/p/{}/follow-up/snapshots/{}",
        kept.account.process.slug, kept.snapshot.slug
    );
    file(
        &app,
        staff.account.language.texts(),
        &kept.account,
        format,
        &link,
    )
}

/// Shows a snapshot to everybody, from now on and for ever.
pub async fn publish(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, slug) = path.into_inner();
    let (id, now) = (staff.process, app.clock.now());
    let entry = staff.entry(&app, "snapshot.published", &slug);
    let to = format!("/admin/p/{process}/follow-up/snapshots/{slug}");
    app.db
        .write(move |c| {
            processes::queries::must_run(c, id)?;
            let kept = queries::kept(c, id, &slug)?;
            if queries::publish(c, kept.snapshot.id, now)? {
                audit::queries::record(c, &entry)?;
            }
            Ok(())
        })
        .await?;
    Ok(see_other(to))
}

/// The published snapshot of an address.
async fn published(app: &App, process: String, slug: String) -> Result<Kept> {
    let process = process.to_lowercase();
    let kept = app
        .db
        .read(move |c| {
            let id = processes::queries::find(c, &process)?.ok_or(Error::NotFound)?;
            queries::kept(c, id, &slug)
        })
        .await?;
    if kept.snapshot.published_at.is_none() {
        return Err(Error::NotFound);
    }
    Ok(Kept {
        account: kept.account.for_everybody(),
        ..kept
    })
}

pub async fn public(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, slug) = path.into_inner();
    let kept = published(&app, process, slug).await?;
    let t = language::of(&request, crate::i18n::Language::Swedish)
        .for_staff()
        .texts();
    Ok(html(views::public(t, &kept, &app.zone)))
}

pub async fn public_file(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (process, slug, format) = path.into_inner();
    let format = Format::from_word(&format).ok_or(Error::NotFound)?;
    let kept = published(&app, process, slug).await?;
    let t = language::of(&request, crate::i18n::Language::Swedish)
        .for_staff()
        .texts();
    let link = format!(
        "/p/{}/figures/{}",
        kept.account.process.slug, kept.snapshot.slug
    );
    file(&app, t, &kept.account, format, &link)
}

/// Two accounts side by side: two snapshots, or one and the figures of today.
pub async fn compare(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let t = staff.account.language.texts();
    let query = Form::parse(request.query_string().as_bytes())?;
    let (before, before_name) = side(&app, &staff, &request, query.text("from")).await?;
    let (after, after_name) = side(&app, &staff, &request, query.text("to")).await?;
    let changes = compare::compare(t, &before, &after);
    let between = views::Between {
        before: &before_name,
        after: &after_name,
    };
    Ok(html(views::compared(
        &staff.account,
        &after,
        &between,
        &changes,
    )))
}

async fn side(
    app: &App,
    staff: &Within<See>,
    request: &HttpRequest,
    which: &str,
) -> Result<(Account, String)> {
    if which == "now" {
        let account = live(app, staff.process).await?;
        let account = scoped(staff, request, account)?;
        let name = staff.account.language.texts().get("snapshot-now");
        return Ok((account, name.into_owned()));
    }
    let kept = kept(app, staff, request, which.to_owned()).await?;
    Ok((kept.account, kept.snapshot.name))
}
