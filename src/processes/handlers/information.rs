//! What the accessibility statement and the privacy page say: changing it, and the pages themselves.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::{Information, Process, queries, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, language, see_other};

pub async fn information_form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let id = staff.process;
    let process = app.db.read(move |c| Ok(queries::process(c, id)?)).await?;
    let mut form = Form::default();
    let information = &process.information;
    form.set("data_officer", &information.data_officer);
    form.set("disposal_decision", &information.disposal_decision);
    if let Some(day) = information.reviewed_on {
        form.set("reviewed_on", &day.to_string());
    }
    for text in &process.texts {
        let language = text.language.word();
        form.set(&format!("shortcomings_{language}"), &text.shortcomings);
        form.set(&format!("partners_{language}"), &text.partners);
    }
    Ok(html(views::information_form(
        &staff.account,
        &process,
        &form,
        &Faults::default(),
    )))
}

pub async fn set_information(
    app: web::Data<App>,
    staff: Within<Edit>,
    form: Form,
) -> Result<HttpResponse> {
    let id = staff.process;
    let mut process = app.db.read(move |c| Ok(queries::process(c, id)?)).await?;
    let mut reading = Reading::new(staff.account.language.texts(), &form);
    let reviewed_on = match form.text("reviewed_on") {
        "" => None,
        _ => reading.date("reviewed_on", "information-reviewed-on"),
    };
    process.information = Information {
        data_officer: reading.optional("data_officer", "information-data-officer", 200),
        disposal_decision: reading.optional("disposal_decision", "information-disposal", 80),
        reviewed_on,
        changed_on: app.clock.now().day(&app.zone),
    };
    // Only in the languages that the process has a name in: these stand on pages that are headed by it.
    for text in &mut process.texts {
        text.shortcomings = reading.in_language(
            "shortcomings",
            text.language,
            "information-shortcomings",
            4000,
        );
        text.partners =
            reading.in_language("partners", text.language, "information-partners", 2000);
    }
    match reading.done(Some(process.clone())) {
        Ok(changed) => {
            app.db
                .write(move |c| Ok(queries::update(c, &changed)?))
                .await?;
            app.forget_cached();
            Ok(see_other(format!("/admin/p/{}", process.slug)))
        }
        Err(faults) => Ok(html_unaccepted(views::information_form(
            &staff.account,
            &process,
            &form,
            &faults,
        ))),
    }
}

/// The accessibility statement of a process (DOS-lagen, in the items that Digg asks for).
pub async fn accessibility(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let process = public(&app, &slug).await?;
    let t = language::of(&request, process.default_language).texts();
    Ok(html(views::accessibility(t, Some(&process))))
}

/// The same for pages outside any process.
pub async fn accessibility_anywhere(request: HttpRequest) -> HttpResponse {
    let t = language::of(&request, Language::Swedish).texts();
    html(views::accessibility(t, None))
}

/// What is done with what people tell (GDPR, articles 13 and 14).
pub async fn privacy(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let process = public(&app, &slug).await?;
    let t = language::of(&request, process.default_language).texts();
    Ok(html(views::privacy(t, Some(&process))))
}

/// The same for pages outside any process.
pub async fn privacy_anywhere(request: HttpRequest) -> HttpResponse {
    let t = language::of(&request, Language::Swedish).texts();
    html(views::privacy(t, None))
}

async fn public(app: &App, slug: &str) -> Result<Process> {
    let slug = slug.to_lowercase();
    app.db
        .read(move |c| {
            let id = queries::find(c, &slug)?.ok_or(Error::NotFound)?;
            Ok(queries::process(c, id)?)
        })
        .await
}
