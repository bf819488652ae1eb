//! The page to find something on.

use actix_web::{HttpRequest, HttpResponse, web};

use super::{looking, views};
use crate::app::App;
use crate::error::Result;
use crate::i18n::terms::Terms;
use crate::processes::within::Within;
use crate::staff::See;
use crate::web::form::Form;
use crate::web::html;

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let query = Form::parse(request.query_string().as_bytes())?;
    let typed = query.text("q");
    let found = match Terms::parse(typed) {
        Some(terms) => looking::find(&app, &staff, typed, &terms).await?,
        None => Vec::new(),
    };
    Ok(html(views::page(&staff, typed, &found)))
}
