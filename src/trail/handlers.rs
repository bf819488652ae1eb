//! The pages of the log, and the same as a list.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::{forms, views};
use crate::app::App;
use crate::audit::{self, Filter, Shown};
use crate::db::ids::AccountId;
use crate::desk;
use crate::error::Result;
use crate::processes::within::{Staff, Within};
use crate::sheets::csv::{self, Cell};
use crate::staff::{self, Desk, ReadLog};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted};

/// Lines of a page.
const LINES: i64 = 100;
/// Lines of a list at most: more than a process has in ten years.
const MOST_LINES: i64 = 100_000;

/// What a page is asked for.
struct Asked {
    form: Form,
    people: Vec<(AccountId, String)>,
    filter: std::result::Result<Filter, Faults>,
}

/// Of what the desk found only those read who have it.
async fn asked(app: &App, staff: &Staff, request: &HttpRequest) -> Result<Asked> {
    let of = Some(staff.process.id);
    let people = app
        .db
        .read(move |c| {
            let ids = audit::queries::accounts(c, of)?;
            Ok(staff::queries::names(c, ids)?)
        })
        .await?;
    let form = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let hidden = match staff.may::<Desk>() {
        true => &[][..],
        false => desk::HIDDEN,
    };
    let filter = forms::filter(staff.t(), &form, (&people, hidden), &app.zone);
    Ok(Asked {
        form,
        people,
        filter,
    })
}

/// Lines as this person may read them.
async fn lines(
    app: &App,
    staff: &Staff,
    filter: Filter,
    (skipped, most): (i64, i64),
) -> Result<Vec<Shown>> {
    let of = Some(staff.process.id);
    let mut lines = app
        .db
        .read(move |c| {
            let lines = staff::queries::filtered_log(c, of, &filter, (skipped, most));
            Ok(lines?)
        })
        .await?;
    if !staff.may::<Desk>() {
        for line in &mut lines {
            let told = desk::for_others(&line.action, &line.detail).unwrap_or_default();
            line.detail = told.to_owned();
        }
    }
    Ok(lines)
}

/// Who did what in a process.
pub async fn page(
    app: web::Data<App>,
    staff: Within<ReadLog>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let asked = asked(&app, &staff, &request).await?;
    let number = asked
        .form
        .text("page")
        .parse()
        .unwrap_or(0)
        .clamp(0, MOST_LINES / LINES);
    let (lines, faults) = match asked.filter {
        Ok(filter) => {
            let lines = lines(&app, &staff, filter, (number * LINES, LINES + 1)).await?;
            (lines, Faults::default())
        }
        Err(faults) => (Vec::new(), faults),
    };
    let is_refused = !faults.is_empty();
    let most = usize::try_from(LINES).unwrap_or(usize::MAX);
    let page = views::page(&views::Page {
        staff: &staff,
        lines: &lines[..lines.len().min(most)],
        number,
        has_more: lines.len() > most,
        people: &asked.people,
        form: &asked.form,
        faults: &faults,
        zone: &app.zone,
    });
    Ok(match is_refused {
        true => html_unaccepted(page),
        false => html(page),
    })
}

/// The same as a list of values, all that the filter means.
pub async fn file(
    app: web::Data<App>,
    staff: Within<ReadLog>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let t = staff.t();
    let asked = asked(&app, &staff, &request).await?;
    let Ok(filter) = asked.filter else {
        return page(app, staff, request).await;
    };
    let lines = lines(&app, &staff, filter, (0, MOST_LINES)).await?;
    let titles = views::COLUMNS.map(|key| Cell::Text(t.get(key).into_owned()));
    let rows = lines.iter().map(|line| {
        vec![
            Cell::Figure(line.at.iso()),
            Cell::Text(views::who(t, line)),
            Cell::Text(views::what(t, line)),
            Cell::Text(line.detail.clone()),
        ]
    });
    let separator = csv::separator(t.language);
    let bytes = csv::list(separator, std::iter::once(titles.to_vec()).chain(rows))?;
    staff
        .note(&app, "process.log-taken-out", String::new())
        .await?;
    let name = format!("{}-{}.csv", staff.process.slug, t.get("trail-file"));
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(header::ContentDisposition::attachment(name))
        .body(bytes))
}
