//! QR codes and posters.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::number;
use crate::accounts::See;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::dialogues::{Code, qr, queries, views};
use crate::error::{Error, Result};
use crate::processes;
use crate::web::form::Form;
use crate::web::html;

async fn code(app: &App, staff: &Within<See>, number: i32) -> Result<Code> {
    let (id, secrets) = (staff.process, app.secrets.clone());
    app.db
        .read(move |c| {
            let dialogue = queries::by_number(c, id, number)?;
            queries::code(c, &secrets, dialogue.id)
        })
        .await
}

pub async fn svg(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let code = code(&app, &staff, number(&path.1)?).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .body(qr::svg(&qr::url(&app.config.base_url, code))?))
}

pub async fn png(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let number = number(&path.1)?;
    let code = code(&app, &staff, number).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/png"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"qr-{number}.png\""),
        ))
        .body(qr::png(&qr::url(&app.config.base_url, code))?))
}

/// Posters to print, one a sheet: of the dialogues named by `?n=`, which can be given many times.
pub async fn posters(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let query = Form::parse(request.query_string().as_bytes())?;
    let numbers: Vec<i32> = query
        .all("n")
        .filter_map(|text| text.parse().ok())
        .take(200)
        .collect();
    if numbers.is_empty() {
        return Err(Error::NotFound);
    }
    let (id, secrets) = (staff.process, app.secrets.clone());
    let (process, codes) = app
        .db
        .read(move |c| {
            let codes = numbers
                .iter()
                .map(|&number| {
                    let dialogue = queries::by_number(c, id, number)?;
                    Ok((number, queries::code(c, &secrets, dialogue.id)?))
                })
                .collect::<Result<Vec<_>>>()?;
            Ok((processes::queries::process(c, id)?, codes))
        })
        .await?;
    let language =
        crate::web::language::asked(request.query_string()).unwrap_or(process.default_language);
    Ok(html(views::posters(
        language.texts(),
        &process,
        &app.config.base_url,
        &codes,
    )))
}
