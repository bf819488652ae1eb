//! What the accessibility statement and the privacy page say: changing it, and the pages themselves.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::disposal::{self, Decisions};
use crate::processes::within::Within;
use crate::processes::{Process, forms, queries, views};
use crate::staff::Edit;
use crate::staff::writing::MayChange;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::participant::Page;
use crate::web::{html, html_unaccepted, language, see_other, url};

pub async fn information_form(staff: Within<Edit>) -> HttpResponse {
    let form = forms::information::fill(&staff.process);
    html(views::information_form(&staff, &form, &Faults::default()))
}

pub async fn set_information(
    app: web::Data<App>,
    staff: Within<Edit>,
    form: Form,
) -> Result<HttpResponse> {
    let today = app.clock.now().day(&app.zone);
    let changed = match forms::information::read(staff.t(), &form, &staff.process, today) {
        Ok(changed) => changed,
        Err(faults) => {
            let page = views::information_form(&staff, &form, &faults);
            return Ok(html_unaccepted(page));
        }
    };
    let told = forms::information::told(&staff.process, &changed);
    staff
        .write(&app, "information.changed", told, move |c| {
            Ok(queries::update(c, &changed)?)
        })
        .await?;
    Ok(see_other(url::setup_of(&staff.process.slug)))
}

/// The accessibility statement of a process (DOS-lagen, in the items that Digg asks for).
pub async fn accessibility(
    app: web::Data<App>,
    request: HttpRequest,
    slug: web::Path<String>,
) -> Result<HttpResponse> {
    let page = |t: &Texts, process: &Process, _: &Decisions| views::accessibility(t, Some(process));
    public(&app, &request, &slug, page).await
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
    let page = |t: &Texts, process: &Process, decisions: &Decisions| {
        views::privacy(t, Some((process, decisions)))
    };
    public(&app, &request, &slug, page).await
}

/// The same for pages outside any process.
pub async fn privacy_anywhere(request: HttpRequest) -> HttpResponse {
    let t = language::of(&request, Language::Swedish).texts();
    html(views::privacy(t, None))
}

async fn public(
    app: &App,
    request: &HttpRequest,
    slug: &str,
    page: impl Fn(&Texts, &Process, &Decisions) -> Page,
) -> Result<HttpResponse> {
    let slug = slug.to_lowercase();
    let (process, decisions) = app
        .db
        .read_first(move |c| {
            let id = queries::find(c, &slug)?.ok_or(Error::NotFound)?;
            let decisions = disposal::queries::decisions(c, id)?;
            Ok((queries::process(c, id)?, decisions))
        })
        .await?;
    let t = language::of(request, process.default_language).texts();
    Ok(html(page(t, &process, &decisions)))
}
