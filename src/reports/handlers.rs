//! Staff write reports; everybody reads them.

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::{Files, NewFile, Report, StoredFile, Visits, forms, news, queries, views};
use crate::app::App;
use crate::audit;
use crate::db::ids::FileId;
use crate::error::{Error, Result};
use crate::processes::within::Within;
use crate::processes::{self, Process, Slug};
use crate::staff::writing::MayChange;
use crate::staff::{Edit, See};
use crate::web::components::Faults;
use crate::web::reading::Reading;
use crate::web::upload::Sent;
use crate::web::{html, html_unaccepted, html_with, language, see_other, upload, url};

/// The process and the report that a path names.
type Path = web::Path<(String, String)>;

pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process.id;
    let reports = app.db.read(move |c| Ok(queries::all(c, id)?)).await?;
    Ok(html(views::list(&staff, &reports, &app.zone)))
}

pub async fn new_form(staff: Within<Edit>) -> Result<HttpResponse> {
    let form = forms::fill(None);
    Ok(html(views::form(&staff, None, &form, &Faults::default())))
}

pub async fn create(app: web::Data<App>, staff: Within<Edit>, sent: Sent) -> Result<HttpResponse> {
    put(&app, &staff, None, sent).await
}

pub async fn page(app: web::Data<App>, staff: Within<See>, path: Path) -> Result<HttpResponse> {
    let (id, slug) = (staff.process.id, path.into_inner().1);
    let (report, themes, mut tags) = app
        .db
        .read(move |c| {
            Ok((
                queries::by_slug(c, id, &slug)?,
                news::queries::themes(c, id)?,
                news::queries::report_themes(c, id)?,
            ))
        })
        .await?;
    let found = match report.file {
        Some(id) => stored(&app, id).await?.found,
        None => None,
    };
    Ok(html(views::page(&views::Page {
        staff: &staff,
        report: &report,
        found,
        zone: &app.zone,
        themes: &themes,
        tags: &tags.remove(&report.id).unwrap_or_default(),
    })))
}

pub async fn change_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
) -> Result<HttpResponse> {
    let report = find(&app, &staff, path.into_inner().1).await?;
    report.may_be_changed()?;
    let form = forms::fill(Some(&report));
    let faults = Faults::default();
    Ok(html(views::form(&staff, Some(&report), &form, &faults)))
}

pub async fn change(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
    sent: Sent,
) -> Result<HttpResponse> {
    put(&app, &staff, Some(path.into_inner().1), sent).await
}

async fn find(app: &App, staff: &Within<Edit>, slug: String) -> Result<Report> {
    let id = staff.process.id;
    app.db.read(move |c| queries::by_slug(c, id, &slug)).await
}

/// Adds a report, or changes the one that is named.
async fn put(
    app: &App,
    staff: &Within<Edit>,
    slug: Option<String>,
    sent: Sent,
) -> Result<HttpResponse> {
    let (form, file) = upload::read(sent).await?;
    let old = match slug {
        Some(slug) => Some(find(app, staff, slug).await?),
        None => None,
    };
    if let Some(Err(Error::Refused(why))) = old.as_ref().map(Report::may_be_changed) {
        // What was typed is shown once more, to be taken along into a new version.
        let mut faults = Faults::default();
        faults.add_of_all(staff.t().get(why));
        let page = views::form(staff, old.as_ref(), &form, &faults);
        return Ok(html_with(StatusCode::CONFLICT, page));
    }
    let file = match file {
        Some(sent) => Some(NewFile::examined(app, sent).await?),
        None => None,
    };
    let reading = Reading::new(staff.t(), &form);
    let read = forms::read(
        reading,
        file,
        old.as_ref(),
        staff.process.id,
        app.clock.now(),
    );
    let (report, file) = match read {
        Ok(read) => read,
        Err(faults) => {
            let page = views::form(staff, old.as_ref(), &form, &faults);
            return Ok(html_unaccepted(page));
        }
    };
    let action = match old {
        Some(_) => "report.changed",
        None => "report.added",
    };
    let (before, after) = (old.as_ref().map(Report::told), report.told());
    let detail = move |slug: &Slug| {
        before
            .as_ref()
            .and_then(|before| audit::changed(slug.as_str(), before, &after))
            .unwrap_or_else(|| slug.to_string())
    };
    let slug = staff
        .write(app, action, detail, move |c| {
            queries::put(c, &report, file.as_ref())
        })
        .await?;
    Ok(see_other(url::report(&staff.process.slug, &slug)))
}

/// The page that asks before a draft is removed.
pub async fn ask_to_remove(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
) -> Result<HttpResponse> {
    let report = find(&app, &staff, path.into_inner().1).await?;
    report.may_be_changed()?;
    Ok(html(views::ask_to_remove(&staff, &report)))
}

/// Removes a draft.
pub async fn remove(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let (id, slug) = (staff.process.id, path.into_inner().1);
    staff
        .write(&app, "report.removed", slug.clone(), move |c| {
            let report = queries::by_slug(c, id, &slug)?;
            report.may_be_changed()?;
            queries::remove(c, report.id)?;
            Ok(())
        })
        .await?;
    Ok(see_other(url::reports(&staff.process.slug)))
}

/// The file of a report, published or not, for staff.
pub async fn staff_file(
    app: web::Data<App>,
    staff: Within<See>,
    path: Path,
) -> Result<HttpResponse> {
    let (of, slug) = (staff.process.id, path.into_inner().1);
    let report = app.db.read(move |c| queries::by_slug(c, of, &slug)).await?;
    let file = stored(&app, report.file.ok_or(Error::NotFound)?).await?;
    Ok(file_response(file))
}

/// A report as everybody will see it, for staff, before it is published: where the link of a test mail leads.
pub async fn preview(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
    path: Path,
) -> Result<HttpResponse> {
    let (id, slug) = (staff.process.id, path.into_inner().1);
    let report = app.db.read(move |c| queries::by_slug(c, id, &slug)).await?;
    let t = language::of(&request, staff.process.default_language).texts();
    let seen = views::Seen::Beforehand;
    Ok(html(views::public(
        t,
        &staff.process,
        &report,
        &app.zone,
        seen,
    )))
}

/// A file, from memory or the database.
async fn stored(app: &App, id: FileId) -> Result<StoredFile> {
    let read = async {
        let file = app
            .db
            .read_first(move |c| Ok(queries::file(c, id)?))
            .await?;
        StoredFile::examined(app, file).await
    };
    app.memory.of::<Files>().get(id, read).await
}

fn file_response(file: StoredFile) -> HttpResponse {
    let StoredFile {
        name,
        media_type,
        body,
        found,
    } = file;
    let is_shown = found.is_some_and(|found| !found.is_active);
    let disposition = header::ContentDisposition {
        // What a browser would run is saved, and opened by whoever knows it.
        disposition: match is_shown {
            true => header::DispositionType::Inline,
            false => header::DispositionType::Attachment,
        },
        parameters: vec![header::DispositionParam::Filename(name)],
    };
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header(disposition)
        // Browsers' own viewers do not open a file under the pages' policy. In a sandbox a file is of no site: whatever
        // runs in it reads and sends nothing of ours.
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "sandbox; frame-ancestors 'none'",
        ))
        .body(body)
}

async fn published(app: &App, path: Path) -> Result<(Process, Report)> {
    let (process, report) = path.into_inner();
    let (process, report) = (process.to_lowercase(), report.to_lowercase());
    app.db
        .read_first(move |c| {
            let id = processes::queries::find(c, &process)?.ok_or(Error::NotFound)?;
            let report = queries::by_slug(c, id, &report)?;
            if report.published_at.is_none() {
                return Err(Error::NotFound);
            }
            Ok((processes::queries::process(c, id)?, report))
        })
        .await
}

pub async fn public_page(
    app: web::Data<App>,
    request: HttpRequest,
    path: Path,
) -> Result<HttpResponse> {
    let (process, report) = published(&app, path).await?;
    if request.method() == Method::GET {
        app.memory.of::<Visits>().count(report.id);
    }
    let t = language::of(&request, process.default_language).texts();
    Ok(html(views::public(
        t,
        &process,
        &report,
        &app.zone,
        views::Seen::ByEverybody,
    )))
}

pub async fn public_file(app: web::Data<App>, path: Path) -> Result<HttpResponse> {
    let (_, report) = published(&app, path).await?;
    let id = report.file.ok_or(Error::NotFound)?;
    Ok(file_response(stored(&app, id).await?))
}
