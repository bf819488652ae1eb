//! Staff write reports; everybody reads them.

use actix_web::http::{Method, StatusCode, header};
use actix_web::{HttpRequest, HttpResponse, web};
use maud::Markup;

use super::{Files, NewFile, Report, StoredFile, Visits, forms, news, pictures, queries, views};
use crate::app::App;
use crate::audit;
use crate::db::ids::FileId;
use crate::dialogues::{self, Readable, qr};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::within::{Staff, Within};
use crate::processes::{self, Process, Slug};
use crate::staff::writing::MayChange;
use crate::staff::{Edit, See};
use crate::web::components::Faults;
use crate::web::prose;
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
    let slug = path.into_inner().1;
    let page = page_of(&app, &staff, slug, &Faults::default()).await?;
    Ok(html(page))
}

async fn page_of(app: &App, staff: &Staff, slug: String, faults: &Faults) -> Result<Markup> {
    let id = staff.process.id;
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
    let mut found = Vec::new();
    for file in &report.files {
        found.push(stored(app, file.id).await?.found);
    }
    Ok(views::page(&views::Page {
        staff,
        report: &report,
        found: &found,
        zone: &app.zone,
        themes: &themes,
        tags: &tags.remove(&report.id).unwrap_or_default(),
        faults,
    }))
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
    let (form, sent) = upload::read_files(sent).await?;
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
    let mut files = Vec::new();
    for (field, file) in sent {
        let mut all = Language::all().iter();
        if let Some(&language) = all.find(|&&one| forms::file_field(one) == field) {
            files.push((language, NewFile::examined(app, file).await?));
        }
    }
    let reading = Reading::new(staff.t(), &form);
    let read = forms::read(
        reading,
        files,
        old.as_ref(),
        staff.process.id,
        app.clock.now(),
    );
    let (report, files) = match read {
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
            queries::put(c, &report, &files)
        })
        .await?;
    let page = match form.text("then") {
        "preview" => url::preview_report(&staff.process.slug, &slug),
        _ => url::report(&staff.process.slug, &slug),
    };
    Ok(see_other(page))
}

/// What the path of a picture names.
type PicturePath = web::Path<(String, String, String)>;

/// Takes a picture for a draft's pages.
pub async fn add_picture(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
    sent: Sent,
) -> Result<HttpResponse> {
    let (_, picture) = upload::read(sent).await?;
    let (id, slug) = (staff.process.id, path.into_inner().1);
    let report = find(&app, &staff, slug.clone()).await?;
    report.may_be_changed()?;
    let picture = picture.filter(|picture| picture.bytes.len() <= pictures::LARGEST);
    let cleaned =
        picture.and_then(|picture| Some((pictures::cleaned(&picture.bytes)?, picture.name)));
    let Some((cleaned, file)) = cleaned else {
        let mut faults = Faults::default();
        faults.add("picture", staff.t().get("report-picture-unread"));
        let page = page_of(&app, &staff, slug, &faults).await?;
        return Ok(html_unaccepted(page));
    };
    let detail = slug.clone();
    staff
        .write(&app, "report.changed", detail, move |c| {
            let report = queries::by_slug(c, id, &slug)?;
            report.may_be_changed()?;
            if report.pictures.len() >= pictures::MOST {
                return Err(Error::Refused("report-pictures-many"));
            }
            let name = pictures::name(&file, cleaned.media_type, &report.pictures);
            Ok(queries::add_picture(c, report.id, &name, &cleaned)?)
        })
        .await?;
    let page = url::report(&staff.process.slug, &report.slug);
    Ok(see_other(page.at("pictures")))
}

/// Takes a picture from a draft.
pub async fn remove_picture(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: PicturePath,
) -> Result<HttpResponse> {
    let (_, slug, name) = path.into_inner();
    let id = staff.process.id;
    let slug = staff
        .write(&app, "report.changed", slug.clone(), move |c| {
            let report = queries::by_slug(c, id, &slug)?;
            report.may_be_changed()?;
            let mut all = report.pictures.iter();
            let picture = all.find(|one| one.name == name).ok_or(Error::NotFound)?;
            let mut named = report
                .texts
                .iter()
                .flat_map(|text| prose::pictures(&text.body));
            if named.any(|one| one.name == name) {
                return Err(Error::Refused("report-picture-used"));
            }
            queries::remove_picture(c, report.id, picture)?;
            Ok(report.slug)
        })
        .await?;
    let page = url::report(&staff.process.slug, &slug);
    Ok(see_other(page.at("pictures")))
}

/// A picture of a report, published or not, for staff.
pub async fn staff_picture(
    app: web::Data<App>,
    staff: Within<See>,
    path: PicturePath,
) -> Result<HttpResponse> {
    let (_, slug, name) = path.into_inner();
    let of = staff.process.id;
    let report = app.db.read(move |c| queries::by_slug(c, of, &slug)).await?;
    picture_response(&app, &report, &name, "no-store").await
}

/// A picture of a published report.
pub async fn public_picture(app: web::Data<App>, path: PicturePath) -> Result<HttpResponse> {
    let (process, slug, name) = path.into_inner();
    let (_, report) = published(&app, (process, slug)).await?;
    // A published report never changes, and its pictures with it.
    picture_response(&app, &report, &name, "public, max-age=86400").await
}

async fn picture_response(
    app: &App,
    report: &Report,
    name: &str,
    kept: &str,
) -> Result<HttpResponse> {
    let mut all = report.pictures.iter();
    let id = all
        .find(|one| one.name == name)
        .ok_or(Error::NotFound)?
        .file;
    let (_, media_type, body) = app
        .db
        .read_first(move |c| Ok(queries::file(c, id)?))
        .await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header((header::CACHE_CONTROL, kept))
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "sandbox; default-src 'none'; frame-ancestors 'none'",
        ))
        .body(body))
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

/// The file of a report in a language, published or not, for staff.
pub async fn staff_file(
    app: web::Data<App>,
    request: HttpRequest,
    staff: Within<See>,
    path: Path,
) -> Result<HttpResponse> {
    let (of, slug) = (staff.process.id, path.into_inner().1);
    let report = app.db.read(move |c| queries::by_slug(c, of, &slug)).await?;
    let file = file_asked_for(&request, &report)?;
    Ok(file_response(stored(&app, file).await?))
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

/// The file in the language of `?lang=`; else the Swedish one.
fn file_asked_for(request: &HttpRequest, report: &Report) -> Result<FileId> {
    let language = language::asked(request.query_string()).unwrap_or(Language::Swedish);
    let file = report.file_for(language).ok_or(Error::NotFound)?;
    Ok(file.id)
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

async fn published(app: &App, path: (String, String)) -> Result<(Process, Report)> {
    let (process, report) = path;
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
    let (process, report) = published(&app, path.into_inner()).await?;
    if request.method() == Method::GET {
        app.memory.of::<Visits>().count(report.id);
    }
    let t = language::of(&request, process.default_language).texts();
    let (of, id, now) = (process.id, report.id, app.clock.now());
    let secrets = app.secrets.clone();
    let open = app
        .db
        .read_first(move |c| dialogues::queries::reading::open(c, &secrets, of, now))
        .await?;
    let mut open = open.into_iter();
    let asks = open.find(|point| point.of == Readable::Report(id));
    Ok(html(views::public(
        t,
        &process,
        &report,
        &app.zone,
        views::Seen::ByEverybody(asks.as_ref()),
    )))
}

pub async fn public_file(
    app: web::Data<App>,
    request: HttpRequest,
    path: Path,
) -> Result<HttpResponse> {
    let (_, report) = published(&app, path.into_inner()).await?;
    let file = file_asked_for(&request, &report)?;
    Ok(file_response(stored(&app, file).await?))
}

/// The way to a published report, many times on a sheet, for those who pass it on to hand out.
pub async fn hand_outs(
    app: web::Data<App>,
    request: HttpRequest,
    path: Path,
) -> Result<HttpResponse> {
    let (process, report) = published(&app, path.into_inner()).await?;
    let t = language::of(&request, process.default_language).texts();
    let there = url::public_report(&process.slug, &report.slug);
    let there = app.config.base_url.join(there);
    let qr = qr::data_uri(&there)?;
    Ok(html(views::hand_outs(t, &process, &report, (&there, &qr))))
}
