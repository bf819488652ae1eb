//! The status page and its outlets for everybody; its news, plans and themes for staff.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::outlets::{self, Published};
use super::{Announced, Ready, Theme, Update, UpdateText, queries, views};
use crate::accounts::guard::Within;
use crate::accounts::{Edit, Right, See};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::ids::{StatusUpdateId, ThemeId};
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::{self, Process};
use crate::reports::{self, Kind, Report};
use crate::web::components::{Faults, in_language};
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, language, see_other};

/// All that a process has made public.
struct Public {
    process: Process,
    reports: Vec<Report>,
    tags: std::collections::HashMap<crate::db::ids::ReportId, Vec<ThemeId>>,
    updates: Vec<Update>,
    themes: Vec<Theme>,
    announced: Vec<Announced>,
    figures: Vec<(String, String, Timestamp)>,
}

impl Public {
    async fn load(app: &App, slug: &str) -> Result<Self> {
        let slug = slug.to_lowercase();
        app.db
            .read(move |c| {
                let id = processes::queries::find(c, &slug)?.ok_or(Error::NotFound)?;
                Ok(Self {
                    process: processes::queries::process(c, id)?,
                    reports: reports::queries::all(c, id)?,
                    tags: queries::report_themes(c, id)?,
                    updates: queries::updates(c, id)?,
                    themes: queries::themes(c, id)?,
                    announced: queries::announced(c, id)?,
                    figures: queries::published_figures(c, id)?,
                })
            })
            .await
    }

    fn published(&self) -> Vec<&Report> {
        self.reports
            .iter()
            .filter(|report| report.published_at.is_some())
            .collect()
    }

    /// The announced days of reports that are not there yet.
    fn to_come(&self) -> Vec<Announced> {
        self.announced
            .iter()
            .filter(|announced| {
                !self
                    .reports
                    .iter()
                    .any(|report| report.kind == announced.kind && report.published_at.is_some())
            })
            .copied()
            .collect()
    }
}

/// The process's public page: what it is, what has happened, what was reported back, what comes next (D12, D52).
pub async fn page(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let public = Public::load(&app, &slug).await?;
    let t = language::of(&request, public.process.default_language).texts();
    let closed = request
        .query_string()
        .split('&')
        .any(|pair| pair == "closed=1");
    Ok(html(views::status(&views::Status {
        t,
        process: &public.process,
        reports: &public.published(),
        tags: &public.tags,
        updates: &public.updates,
        themes: &public.themes,
        to_come: &public.to_come(),
        figures: &public.figures,
        closed,
        zone: &app.zone,
    })))
}

/// The news and reports as an Atom feed.
pub async fn feed(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let public = Public::load(&app, &slug).await?;
    let t = language::of(&request, public.process.default_language).texts();
    let feed = outlets::feed(
        t,
        &Published {
            process: &public.process,
            updates: &public.updates,
            reports: &public.published(),
            themes: &public.themes,
            join: &|path| app.config.base_url.join(path),
        },
    );
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/atom+xml; charset=utf-8"))
        .body(feed))
}

/// The announced days as a calendar.
pub async fn calendar(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let public = Public::load(&app, &slug).await?;
    let t = language::of(&request, public.process.default_language).texts();
    let days = public.to_come();
    if days.is_empty() {
        return Err(Error::NotFound);
    }
    let calendar = outlets::calendar(t, &public.process, &days, &|path| {
        app.config.base_url.join(path)
    });
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/calendar; charset=utf-8"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("attachment; filename=\"{}.ics\"", public.process.slug),
        ))
        .body(calendar))
}

/// The staff's page about the status page.
pub async fn overview(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    show(&app, &staff, None, &Faults::default(), staff.may::<Edit>()).await
}

async fn show<R: Right>(
    app: &App,
    staff: &Within<R>,
    form: Option<&Form>,
    faults: &Faults,
    may_edit: bool,
) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, updates, themes, announced) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, id)?,
                queries::updates(c, id)?,
                queries::themes(c, id)?,
                queries::announced(c, id)?,
            ))
        })
        .await?;
    let mut stored = Form::default();
    for day in &announced {
        stored.set(day.kind.word(), &day.day.to_string());
    }
    let page = views::overview(&views::Overview {
        account: &staff.account,
        process: &process,
        updates: &updates,
        themes: &themes,
        form: form.unwrap_or(&stored),
        faults,
        may_edit,
    });
    Ok(if faults.is_empty() {
        html(page)
    } else {
        html_unaccepted(page)
    })
}

/// Sets the days that reports are promised for.
pub async fn set_plan(
    app: web::Data<App>,
    staff: Within<Edit>,
    slug: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let mut reading = Reading::new(staff.account.language.texts(), &form);
    let mut days = Vec::new();
    for &kind in Kind::ALL {
        let day = match form.text(kind.word()) {
            "" => None,
            _ => reading.date(kind.word(), kind.text_key()),
        };
        days.push((kind, day));
    }
    match reading.done(Some(days)) {
        Ok(days) => {
            let (id, now) = (staff.process, app.clock.now());
            app.db
                .write(move |c| {
                    for (kind, day) in &days {
                        queries::announce(c, id, *kind, *day, now)?;
                    }
                    Ok(())
                })
                .await?;
            Ok(see_other(format!("/admin/p/{slug}/news")))
        }
        Err(faults) => show(&app, &staff, Some(&form), &faults, true).await,
    }
}

/// An id in a path, or `new`.
fn id(text: &str) -> Result<Option<i64>> {
    match text {
        "new" => Ok(None),
        text => text.parse().map(Some).map_err(|_| Error::NotFound),
    }
}

async fn process_with(
    app: &App,
    of: crate::db::ids::ProcessId,
) -> Result<(Process, Vec<Update>, Vec<Theme>)> {
    app.db
        .read(move |c| {
            Ok((
                processes::queries::process(c, of)?,
                queries::updates(c, of)?,
                queries::themes(c, of)?,
            ))
        })
        .await
}

pub async fn update_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, updates, themes) = process_with(&app, staff.process).await?;
    let mut form = Form::default();
    let known = id(&path.1)?;
    match known {
        Some(id) => {
            let update = updates
                .iter()
                .find(|update| update.id.0 == id)
                .ok_or(Error::NotFound)?;
            form.set("day", &update.day.to_string());
            for text in &update.texts {
                form.set(&in_language("title", text.language), &text.title);
                form.set(&in_language("body", text.language), &text.body);
            }
            for theme in &update.themes {
                form.set("theme", &theme.to_string());
            }
        }
        None => {
            form.set("day", &app.clock.now().day(&app.zone).to_string());
            let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
            if let Some(ready) = Ready::from_word(query.text("ready")) {
                for &language in Language::ALL {
                    let t = language.texts();
                    form.set(&in_language("title", language), &ready.title(t));
                    form.set(&in_language("body", language), &ready.body(t));
                }
            }
        }
    }
    Ok(html(views::update_form(
        &staff.account,
        &process,
        known,
        &themes,
        &form,
        &Faults::default(),
    )))
}

pub async fn put_update(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (process, updates, themes) = process_with(&app, staff.process).await?;
    let known = id(&path.1)?;
    if let Some(id) = known
        && !updates.iter().any(|update| update.id.0 == id)
    {
        return Err(Error::NotFound);
    }
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let day = reading.date("day", "news-day");
    let texts = read_texts(&mut reading);
    let update = day.map(|day| Update {
        id: known.map_or_else(StatusUpdateId::random, StatusUpdateId),
        day,
        changed_at: app.clock.now(),
        texts,
        themes: chosen(&form, &themes),
    });
    match reading.done(update) {
        Ok(update) => {
            let of = staff.process;
            app.db
                .write(move |c| Ok(queries::put_update(c, of, &update)?))
                .await?;
            Ok(see_other(format!("/admin/p/{}/news", process.slug)))
        }
        Err(faults) => Ok(html_unaccepted(views::update_form(
            &staff.account,
            &process,
            known,
            &themes,
            &form,
            &faults,
        ))),
    }
}

fn read_texts(reading: &mut Reading<'_>) -> Vec<UpdateText> {
    let mut texts = Vec::new();
    for &language in Language::ALL {
        let title = reading.in_language("title", language, "news-heading", 160);
        let body = reading.in_language("body", language, "news-body", 4000);
        if language == Language::Swedish || !title.is_empty() || !body.is_empty() {
            if title.is_empty() {
                reading.missing(&in_language("title", language), "news-heading");
            }
            texts.push(UpdateText {
                language,
                title,
                body,
            });
        }
    }
    texts
}

fn chosen(form: &Form, themes: &[Theme]) -> Vec<ThemeId> {
    themes
        .iter()
        .map(|theme| theme.id)
        .filter(|id| form.all("theme").any(|value| value == id.to_string()))
        .collect()
}

pub async fn remove_update(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let (of, id) = (staff.process, StatusUpdateId(path.1));
    app.db
        .write(move |c| Ok(queries::remove_update(c, of, id)?))
        .await?;
    Ok(see_other(format!("/admin/p/{}/news", path.0)))
}

pub async fn theme_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, _, themes) = process_with(&app, staff.process).await?;
    let known = id(&path.1)?;
    let mut form = Form::default();
    if let Some(id) = known {
        let theme = themes
            .iter()
            .find(|theme| theme.id.0 == id)
            .ok_or(Error::NotFound)?;
        for (language, name) in &theme.names {
            form.set(&in_language("name", *language), name);
        }
    }
    Ok(html(views::theme_form(
        &staff.account,
        &process,
        known,
        &form,
        &Faults::default(),
    )))
}

fn read_theme(t: &Texts, form: &Form, known: Option<i64>) -> std::result::Result<Theme, Faults> {
    let mut reading = Reading::new(t, form);
    let mut names = Vec::new();
    for &language in Language::ALL {
        let name = reading.in_language("name", language, "theme-name", 60);
        if language == Language::Swedish && name.is_empty() {
            reading.missing(&in_language("name", language), "theme-name");
        }
        if !name.is_empty() {
            names.push((language, name));
        }
    }
    reading.done(Some(Theme {
        id: known.map_or_else(ThemeId::random, ThemeId),
        names,
    }))
}

pub async fn put_theme(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (process, _, themes) = process_with(&app, staff.process).await?;
    let known = id(&path.1)?;
    if let Some(id) = known
        && !themes.iter().any(|theme| theme.id.0 == id)
    {
        return Err(Error::NotFound);
    }
    match read_theme(staff.account.language.texts(), &form, known) {
        Ok(theme) => {
            let of = staff.process;
            app.db
                .write(move |c| Ok(queries::put_theme(c, of, &theme)?))
                .await?;
            Ok(see_other(format!("/admin/p/{}/news", process.slug)))
        }
        Err(faults) => Ok(html_unaccepted(views::theme_form(
            &staff.account,
            &process,
            known,
            &form,
            &faults,
        ))),
    }
}

pub async fn remove_theme(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let (of, id) = (staff.process, ThemeId(path.1));
    app.db
        .write(move |c| Ok(queries::remove_theme(c, of, id)?))
        .await?;
    Ok(see_other(format!("/admin/p/{}/news", path.0)))
}

/// Tags a report with themes.
pub async fn tag_report(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (of, slug) = (staff.process, path.1.clone());
    app.db
        .write(move |c| {
            let report = reports::queries::by_slug(c, of, &slug)?;
            let themes = chosen(&form, &queries::themes(c, of)?);
            Ok(queries::tag_report(c, report.id, &themes)?)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{}/reports/{}", path.0, path.1)))
}
