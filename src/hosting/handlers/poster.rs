//! QR codes and posters: for those who hold dialogues. Who reads figures needs no code that lets them answer.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::Path;
use crate::app::App;
use crate::dialogues::{Code, MOST_POSTERS, qr, queries};
use crate::error::{Error, Result};
use crate::hosting::views;
use crate::hosting::views::{Door, Format, Of, Sheet};
use crate::processes::within::Within;
use crate::staff::Edit;
use crate::web::form::Form;
use crate::web::{html, language};

async fn code(app: &App, staff: &Within<Edit>, number: i32) -> Result<Code> {
    let (id, secrets) = (staff.process.id, app.secrets.clone());
    app.db
        .read(move |c| {
            let dialogue = queries::by_number(c, id, number)?;
            queries::code(c, &secrets, dialogue.id)
        })
        .await
}

pub async fn svg(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let code = code(&app, &staff, path.1).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/svg+xml"))
        .body(qr::svg(&qr::url(&app.config.base_url, code))?))
}

pub async fn png(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let number = path.1;
    let code = code(&app, &staff, number).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "image/png"))
        .insert_header((
            header::CONTENT_DISPOSITION,
            format!("inline; filename=\"qr-{number}.png\""),
        ))
        .body(qr::png(&qr::url(&app.config.base_url, code))?))
}

/// Posters to print: of the dialogues named by `?n=` and the collection points named by `?point=`, each of which
/// can be given many times; on the paper of `?format=`, in the language of `?lang=`.
pub async fn posters(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let query = Form::parse(request.query_string().as_bytes())?;
    let numbers = |name: &str| -> Vec<i32> {
        query
            .all(name)
            .filter_map(|text| text.parse().ok())
            .take(MOST_POSTERS)
            .collect()
    };
    let (dialogues, points) = (numbers("n"), numbers("point"));
    if dialogues.is_empty() && points.is_empty() {
        return Err(Error::NotFound);
    }
    let (id, secrets) = (staff.process.id, app.secrets.clone());
    let codes = app
        .db
        .read(move |c| {
            let mut codes = Vec::new();
            for number in dialogues {
                let dialogue = queries::by_number(c, id, number)?;
                let is_cancelled = dialogue.window.cancelled_at.is_some();
                let of = Of::Dialogue(number, dialogue.held_on);
                let code = queries::code(c, &secrets, dialogue.id)?;
                codes.push((of, (!is_cancelled).then_some(code)));
            }
            for number in points {
                let point = queries::collection_point(c, id, number)?;
                let code = queries::code(c, &secrets, point.id)?;
                codes.push((Of::Point(number), Some(code)));
            }
            Ok(codes)
        })
        .await?;
    let language =
        language::asked(request.query_string()).unwrap_or(staff.process.default_language);
    let sheets = codes
        .into_iter()
        .map(|(of, code)| {
            let door = match code {
                Some(code) => Some(Door {
                    code,
                    qr: qr::data_uri(&qr::url(&app.config.base_url, code))?,
                }),
                None => None,
            };
            Ok(Sheet { of, door })
        })
        .collect::<Result<Vec<_>>>()?;
    Ok(html(views::posters(&views::Posters {
        reader: staff.t(),
        t: language.texts(),
        process: &staff.process,
        base: &app.config.base_url,
        format: Format::from_word(query.text("format")).unwrap_or(Format::A4),
        sheets: &sheets,
    })))
}
