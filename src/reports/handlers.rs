//! Staff write reports; everybody reads them.

use actix_multipart::Multipart;
use actix_web::http::{Method, header};
use actix_web::{HttpRequest, HttpResponse, web};

use super::{Kind, NewFile, Report, ReportText, is_web_link, queries, status, views};
use crate::accounts::guard::Within;
use crate::accounts::{Edit, Publish, See};
use crate::app::App;
use crate::db::ids::ReportId;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::{self, Slug};
use crate::web::components::{Faults, in_language};
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, language, see_other, upload};

pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, reports) = app
        .db
        .read(move |c| Ok((processes::queries::process(c, id)?, queries::all(c, id)?)))
        .await?;
    Ok(html(views::list(
        &staff.account,
        &process,
        &reports,
        &app.zone,
        staff.may::<Edit>(),
    )))
}

pub async fn new_form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let id = staff.process;
    let process = app
        .db
        .read(move |c| Ok(processes::queries::process(c, id)?))
        .await?;
    let mut form = Form::default();
    form.set("version", "1.0");
    Ok(html(views::form(
        &staff.account,
        &process,
        None,
        &form,
        &Faults::default(),
    )))
}

fn read(
    t: &Texts,
    form: &Form,
    file: Option<upload::Upload>,
    old: Option<&Report>,
) -> std::result::Result<(Report, Option<NewFile>), Faults> {
    let mut reading = Reading::new(t, form);
    let kind = Kind::from_word(form.text("kind")).unwrap_or(Kind::Interim);
    let version = reading.required("version", "report-version", 20);
    let mut texts = Vec::new();
    for &language in Language::ALL {
        let title = reading.in_language("title", language, "report-title", 160);
        let summary = reading.in_language("summary", language, "report-summary", 4000);
        if language == Language::Swedish || !title.is_empty() || !summary.is_empty() {
            if title.is_empty() {
                reading.missing(&in_language("title", language), "report-title");
            }
            texts.push(ReportText {
                language,
                title,
                summary,
            });
        }
    }
    let link = reading.optional("link", "report-link", 2000);
    if !link.is_empty() && !is_web_link(&link) {
        reading.faults.add("link", t.get("report-link-malformed"));
    }
    let file = file.map(|upload| NewFile {
        name: upload.name,
        bytes: upload.bytes,
    });
    if file.as_ref().is_some_and(|file| !file.is_pdf()) {
        reading.faults.add("file", t.get("report-file-not-pdf"));
    }
    let has_file = file.is_some() || old.is_some_and(|old| old.file.is_some());
    if !has_file && link.is_empty() {
        reading.faults.add("file", t.get("report-nothing"));
    }
    let report = Report {
        id: old.map_or_else(ReportId::random, |old| old.id),
        process: old.map_or(crate::db::ids::ProcessId(0), |old| old.process),
        slug: old.map_or_else(
            || Slug::of_name(&format!("{}-{version}", kind.word())),
            |old| old.slug.clone(),
        ),
        kind,
        version,
        link: Some(link).filter(|link| !link.is_empty()),
        file: old.and_then(|old| old.file),
        file_facts: None,
        texts,
        created_at: old.map_or(crate::clock::Timestamp(0), |old| old.created_at),
        frozen_at: None,
        published_at: None,
        visits: 0,
    };
    reading.done(Some((report, file)))
}

pub async fn create(
    app: web::Data<App>,
    staff: Within<Edit>,
    multipart: Multipart,
) -> Result<HttpResponse> {
    let id = staff.process;
    let (form, file) = upload::read(multipart).await?;
    let process = app
        .db
        .read(move |c| Ok(processes::queries::process(c, id)?))
        .await?;
    let t = staff.account.language.texts();
    let (mut report, file) = match read(t, &form, file, None) {
        Ok(read) => read,
        Err(faults) => {
            return Ok(html_unaccepted(views::form(
                &staff.account,
                &process,
                None,
                &form,
                &faults,
            )));
        }
    };
    report.process = id;
    report.created_at = app.clock.now();
    let slug = app
        .db
        .write(move |c| queries::put(c, &report, file.as_ref()))
        .await?;
    Ok(see_other(format!(
        "/admin/p/{}/reports/{slug}",
        process.slug
    )))
}

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, slug) = (staff.process, path.1.clone());
    let (process, report, themes, mut tags) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, id)?,
                queries::by_slug(c, id, &slug)?,
                status::queries::themes(c, id)?,
                status::queries::report_themes(c, id)?,
            ))
        })
        .await?;
    Ok(html(views::page(&views::Page {
        account: &staff.account,
        process: &process,
        report: &report,
        zone: &app.zone,
        themes: &themes,
        tags: &tags.remove(&report.id).unwrap_or_default(),
        may_edit: staff.may::<Edit>(),
        may_publish: staff.may::<Publish>(),
    })))
}

pub async fn change_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, slug) = (staff.process, path.1.clone());
    let (process, report) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, id)?,
                queries::by_slug(c, id, &slug)?,
            ))
        })
        .await?;
    let mut form = Form::default();
    form.set("kind", report.kind.word());
    form.set("version", &report.version);
    form.set("link", report.link.as_deref().unwrap_or_default());
    for text in &report.texts {
        form.set(&format!("title_{}", text.language.word()), &text.title);
        form.set(&format!("summary_{}", text.language.word()), &text.summary);
    }
    Ok(html(views::form(
        &staff.account,
        &process,
        Some(&report),
        &form,
        &Faults::default(),
    )))
}

pub async fn change(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    multipart: Multipart,
) -> Result<HttpResponse> {
    let (id, slug) = (staff.process, path.1.clone());
    let (form, file) = upload::read(multipart).await?;
    let (process, old) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, id)?,
                queries::by_slug(c, id, &slug)?,
            ))
        })
        .await?;
    match read(staff.account.language.texts(), &form, file, Some(&old)) {
        Ok((report, file)) => {
            let slug = app
                .db
                .write(move |c| queries::put(c, &report, file.as_ref()))
                .await?;
            Ok(see_other(format!(
                "/admin/p/{}/reports/{slug}",
                process.slug
            )))
        }
        Err(faults) => Ok(html_unaccepted(views::form(
            &staff.account,
            &process,
            Some(&old),
            &form,
            &faults,
        ))),
    }
}

/// Removes a draft.
pub async fn remove(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, slug) = (staff.process, path.1.clone());
    app.db
        .write(move |c| {
            let report = queries::by_slug(c, id, &slug)?;
            if queries::remove(c, report.id)? {
                Ok(())
            } else {
                Err(Error::Refused("report-is-published"))
            }
        })
        .await?;
    Ok(see_other(format!("/admin/p/{}/reports", path.0)))
}

/// The file of a report, published or not, for staff.
pub async fn staff_file(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (id, slug) = (staff.process, path.1.clone());
    let file = app
        .db
        .read(move |c| {
            let report = queries::by_slug(c, id, &slug)?;
            let file = report.file.ok_or(Error::NotFound)?;
            Ok(queries::file(c, file)?)
        })
        .await?;
    Ok(file_response(file))
}

fn file_response((name, media_type, body): (String, String, Vec<u8>)) -> HttpResponse {
    let disposition = header::ContentDisposition {
        disposition: header::DispositionType::Inline,
        parameters: vec![header::DispositionParam::Filename(name)],
    };
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header(disposition)
        // Browsers' own viewers do not open a file under the pages' policy; a PDF runs nothing of ours.
        .insert_header((header::CONTENT_SECURITY_POLICY, "frame-ancestors 'none'"))
        .body(body)
}

async fn published(app: &App, path: (String, String)) -> Result<(processes::Process, Report)> {
    let (process_slug, report_slug) = (path.0.to_lowercase(), path.1.to_lowercase());
    app.db
        .read(move |c| {
            let id = processes::queries::find(c, &process_slug)?.ok_or(Error::NotFound)?;
            let report = queries::by_slug(c, id, &report_slug)?;
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
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, report) = published(&app, path.into_inner()).await?;
    if request.method() == Method::GET {
        app.visits.count(report.id);
    }
    let t = language::of(&request, process.default_language).texts();
    Ok(html(views::public(t, &process, &report, &app.zone)))
}

pub async fn public_file(
    app: web::Data<App>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (_, report) = published(&app, path.into_inner()).await?;
    let id = report.file.ok_or(Error::NotFound)?;
    let file = app.db.read(move |c| Ok(queries::file(c, id)?)).await?;
    Ok(file_response(file))
}
