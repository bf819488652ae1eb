//! Takes, shows, publishes and compares snapshots.

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::Markup;

use super::files::{Format, file};
use super::{live, scoped};
use crate::app::App;
use crate::dialogues::qr;
use crate::error::{Error, Result};
use crate::followup::account::Account;
use crate::followup::snapshots::{
    self, Kept, LONGEST_NAME, Mark, Marks, Snapshot, Taking, compare, queries,
};
use crate::followup::views::mark::Marked;
use crate::followup::views::snapshots as views;
use crate::i18n::{Language, Texts};
use crate::processes::within::{Staff, Within};
use crate::processes::{self, Process};
use crate::staff::writing::MayChange;
use crate::staff::{Edit, Publish, See};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, html_with, language, see_other, url};

pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let page = show_list(&app, &staff, &Form::default(), &Faults::default()).await?;
    Ok(html(page))
}

async fn show_list(app: &App, staff: &Staff, form: &Form, faults: &Faults) -> Result<Markup> {
    let id = staff.process.id;
    let snapshots = app.db.read(move |c| Ok(queries::all(c, id)?)).await?;
    Ok(views::list(&views::List {
        staff,
        snapshots: &snapshots,
        zone: &app.zone,
        form,
        faults,
    }))
}

/// Sets the figures down as they are now. Small dialogues that are enough together enter them before.
pub async fn take(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let id = staff.process.id;
    let others = app.db.read(move |c| Ok(queries::all(c, id)?)).await?;
    let mut reading = Reading::new(staff.t(), &form);
    let name = reading.required("name", "snapshot-name", LONGEST_NAME);
    let day = app.clock.now().day(&app.zone);
    if !snapshots::is_told_apart(&others, &name, day, &app.zone) {
        reading.fault("name", "snapshot-name-taken");
    }
    if let Err(faults) = reading.done(Some(())) {
        let page = show_list(&app, &staff, &form, &faults).await?;
        return Ok(html_unaccepted(page));
    }
    let taking = Taking {
        name,
        by: staff.account.id,
        at: app.clock.now(),
        zone: app.zone.clone(),
    };
    let slug = |taken: &Snapshot| taken.slug.to_string();
    let taken = staff
        .write(&app, "snapshot.taken", slug, move |c| {
            snapshots::take(c, id, &taking)
        })
        .await?;
    Ok(see_other(url::snapshot(&staff.process.slug, &taken.slug)))
}

pub(super) async fn kept(
    app: &App,
    staff: &Staff,
    request: &HttpRequest,
    slug: String,
) -> Result<Kept> {
    let id = staff.process.id;
    let kept = app.db.read(move |c| queries::kept(c, id, &slug)).await?;
    let account = scoped(staff, request, kept.account)?;
    Ok(Kept { account, ..kept })
}

/// What a paper with these figures bears, if they are those of a snapshot: of the one that is named, or else the newest.
pub(super) async fn saved_as(
    app: &App,
    staff: &Staff,
    request: &HttpRequest,
    (account, named): (&Account, Option<&Snapshot>),
) -> Result<Option<Marked>> {
    let id = staff.process.id;
    let saved = match named {
        Some(named) => Some(named.clone()),
        None => {
            let all = app.db.read(move |c| Ok(queries::all(c, id)?)).await?;
            all.into_iter().next()
        }
    };
    let Some(saved) = saved else {
        return Ok(None);
    };
    let snapshot = saved.id;
    let kept: Account = app.db.read(move |c| queries::content(c, snapshot)).await?;
    // A board that was not there yet has no figures in it.
    let Ok(own) = scoped(staff, request, kept) else {
        return Ok(None);
    };
    match snapshots::say_the_same(&own, account) {
        true => mark_of(app, &staff.process, &saved).await.map(Some),
        false => Ok(None),
    }
}

/// A mark, and the way to what it is of.
fn marked(app: &App, process: &Process, mark: Mark, snapshot: Snapshot) -> Result<Marked> {
    let there = url::check_figures(&process.slug, &mark.to_string());
    let there = app.config.base_url.join(there);
    Ok(Marked {
        qr: qr::data_uri(&there)?,
        there,
        mark,
        snapshot,
    })
}

/// The mark of a snapshot, as its own pages show it.
async fn mark_of(app: &App, process: &Process, snapshot: &Snapshot) -> Result<Marked> {
    let (id, secrets, known) = (snapshot.id, app.secrets.clone(), app.memory.of::<Marks>());
    let mark = app
        .db
        .read(move |c| Ok(queries::mark(c, (&secrets, &known), id)?))
        .await?;
    marked(app, process, mark, snapshot.clone())
}

/// What a paper's mark leads to: the saved figures that it is of, and what newer ones say otherwise; of figures that are
/// not public only that they were saved.
pub async fn check(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, text) = path.into_inner();
    let (process, mark) = (process.to_lowercase(), Mark::parse(&text));
    let (t, secrets) = (words_for(&request), app.secrets.clone());
    let known = app.memory.of::<Marks>();
    let (process, found) = app
        .db
        .read(move |c| {
            let id = processes::queries::find(c, &process)?.ok_or(Error::NotFound)?;
            let process = processes::queries::process(c, id)?;
            let found = match &mark {
                Some(mark) => queries::marked(c, (&secrets, &known), id, mark)?,
                None => None,
            };
            let Some(found) = found else {
                return Ok((process, None));
            };
            // The newest that everybody can see, where it is newer.
            let mut all = queries::all(c, id)?.into_iter();
            let newest = all.find(|one| one.published_at.is_some());
            let newer = newest.filter(|one| one.id != found.id && one.taken_at >= found.taken_at);
            let newer = match newer.filter(|_| found.published_at.is_some()) {
                Some(newer) => {
                    let before: Account = queries::content(c, found.id)?;
                    let after: Account = queries::content(c, newer.id)?;
                    let [before, after] = [before, after].map(Account::for_everybody);
                    Some((newer, before, after))
                }
                None => None,
            };
            Ok((process, Some((found, newer))))
        })
        .await?;
    let Some((found, newer)) = found else {
        let page = views::no_such_mark(t, &process, &text);
        return Ok(html_with(StatusCode::NOT_FOUND, page));
    };
    let newer = newer.map(|(snapshot, before, after)| {
        let changes = compare::compare(t, &before, &after);
        (snapshot, changes)
    });
    Ok(html(views::checked(
        t,
        &process,
        &found,
        newer.as_ref(),
        &app.zone,
    )))
}

pub async fn staff_page(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let kept = kept(&app, &staff, &request, path.into_inner().1).await?;
    let public = url::public_figures(&staff.process.slug, &kept.snapshot.slug);
    let public = app.config.base_url.join(public);
    let mark = mark_of(&app, &staff.process, &kept.snapshot).await?;
    Ok(html(views::one(&staff, (&kept, &mark), &app.zone, &public)))
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
    let told = format!("{} {}", kept.snapshot.slug, format.word());
    staff.note(&app, "figures.taken-out", told).await?;
    let page = url::snapshot(&staff.process.slug, &kept.snapshot.slug);
    file(&app, staff.t(), &kept.account, format, &page)
}

/// The page that asks before everybody is shown a snapshot; its own where they are already.
pub async fn ask_to_publish(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, slug) = (staff.process.id, path.into_inner().1);
    let snapshot = app.db.read(move |c| queries::find(c, id, &slug)).await?;
    if snapshot.published_at.is_some() {
        return Ok(see_other(url::snapshot(
            &staff.process.slug,
            &snapshot.slug,
        )));
    }
    let public = url::public_figures(&staff.process.slug, &snapshot.slug);
    let public = app.config.base_url.join(public);
    Ok(html(views::ask_to_publish(&staff, &snapshot, &public)))
}

/// Shows a snapshot to everybody, from now on and for ever.
pub async fn publish(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (_, slug) = path.into_inner();
    let (id, now) = (staff.process.id, app.clock.now());
    let is_new = |done: &(Snapshot, bool)| done.1.then(|| done.0.slug.to_string());
    let (snapshot, _) = staff
        .write(&app, "snapshot.published", is_new, move |c| {
            let snapshot = queries::find(c, id, &slug)?;
            let is_new = queries::publish(c, snapshot.id, now)?;
            Ok((snapshot, is_new))
        })
        .await?;
    Ok(see_other(url::snapshot(
        &staff.process.slug,
        &snapshot.slug,
    )))
}

/// The published snapshot of an address, and its process.
async fn published(app: &App, process: String, slug: String) -> Result<(Kept, Process)> {
    let process = process.to_lowercase();
    let (kept, process) = app
        .db
        .read(move |c| {
            let id = processes::queries::find(c, &process)?.ok_or(Error::NotFound)?;
            let process = processes::queries::process(c, id)?;
            Ok((queries::kept(c, id, &slug)?, process))
        })
        .await?;
    if kept.snapshot.published_at.is_none() {
        return Err(Error::NotFound);
    }
    let account = kept.account.for_everybody();
    Ok((Kept { account, ..kept }, process))
}

/// The words of whoever reads published figures.
fn words_for(request: &HttpRequest) -> &'static Texts {
    language::of(request, Language::Swedish).for_staff().texts()
}

pub async fn public(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, slug) = path.into_inner();
    let (kept, process) = published(&app, process, slug).await?;
    let t = words_for(&request);
    let mark = mark_of(&app, &process, &kept.snapshot).await?;
    Ok(html(views::public(t, (&kept, &mark), &process, &app.zone)))
}

pub async fn public_file(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (process, slug, format) = path.into_inner();
    let format = Format::from_word(&format).ok_or(Error::NotFound)?;
    let (kept, _) = published(&app, process, slug).await?;
    let page = url::public_figures(&kept.account.process.slug, &kept.snapshot.slug);
    file(&app, words_for(&request), &kept.account, format, &page)
}

/// Two accounts side by side: two snapshots, or one and the figures of today.
pub async fn compare(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let query = Form::parse(request.query_string().as_bytes())?;
    let (before, before_name) = side(&app, &staff, &request, query.text("from")).await?;
    let (after, after_name) = side(&app, &staff, &request, query.text("to")).await?;
    let changes = compare::compare(staff.t(), &before, &after);
    let names = [before_name.as_str(), &after_name];
    Ok(html(views::compared(&staff, names, &changes)))
}

/// An account that is compared, and what it is called.
async fn side(
    app: &App,
    staff: &Staff,
    request: &HttpRequest,
    which: &str,
) -> Result<(Account, String)> {
    if which == "now" {
        let account = live(app, staff, request).await?;
        return Ok((account, staff.t().get("snapshot-now").into_owned()));
    }
    let kept = kept(app, staff, request, which.to_owned()).await?;
    Ok((kept.account, kept.snapshot.name))
}
