//! The pages of the log, and the same as a list.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use super::whose::Whose;
use super::{forms, views};
use crate::app::App;
use crate::audit::{self, Filter, Shown};
use crate::db::ids::AccountId;
use crate::error::Result;
use crate::processes::within::Within;
use crate::sheets::csv::{self, Cell};
use crate::staff::guard::MayOperate;
use crate::staff::writing::MayChange;
use crate::staff::{self, ReadLog};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted};

/// Lines of a page.
const LINES: i64 = 100;
/// Lines of a list at most: more than a process has in ten years.
const MOST_LINES: i64 = 100_000;
/// The log was taken out as a list.
const TAKEN_OUT: &str = "process.log-taken-out";

/// What a page is asked for.
struct Asked {
    form: Form,
    people: Vec<(AccountId, String)>,
    filter: std::result::Result<Filter, Faults>,
}

async fn asked(app: &App, whose: Whose<'_>, request: &HttpRequest) -> Result<Asked> {
    let of = whose.chain();
    let people = app
        .db
        .read(move |c| {
            let ids = audit::queries::accounts(c, of)?;
            Ok(staff::queries::names(c, ids)?)
        })
        .await?;
    let form = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let filter = forms::filter(whose, &form, &people, &app.zone);
    Ok(Asked {
        form,
        people,
        filter,
    })
}

/// Lines as this person may read them.
async fn lines(
    app: &App,
    whose: Whose<'_>,
    filter: Filter,
    (skipped, most): (i64, i64),
) -> Result<Vec<Shown>> {
    let of = whose.chain();
    let mut lines = app
        .db
        .read(move |c| {
            let lines = staff::queries::filtered_log(c, of, &filter, (skipped, most));
            Ok(lines?)
        })
        .await?;
    for line in &mut lines {
        line.detail = whose.told(&line.action, std::mem::take(&mut line.detail));
    }
    Ok(lines)
}

/// Who did what in a process.
pub async fn page(
    app: web::Data<App>,
    staff: Within<ReadLog>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    show(&app, Whose::Process(&staff), &request).await
}

/// Who did what outside of all processes.
pub async fn page_of_all(
    app: web::Data<App>,
    who: MayOperate,
    request: HttpRequest,
) -> Result<HttpResponse> {
    show(&app, Whose::Installation(&who.account), &request).await
}

async fn show(app: &App, whose: Whose<'_>, request: &HttpRequest) -> Result<HttpResponse> {
    let asked = asked(app, whose, request).await?;
    let number = asked.form.text("page").parse().unwrap_or(0);
    let number = i64::clamp(number, 0, MOST_LINES / LINES);
    let (lines, faults) = match asked.filter {
        Ok(filter) => {
            let lines = lines(app, whose, filter, (number * LINES, LINES + 1)).await?;
            (lines, Faults::default())
        }
        Err(faults) => (Vec::new(), faults),
    };
    let most = usize::try_from(LINES).unwrap_or(usize::MAX);
    let page = views::page(&views::Page {
        whose,
        lines: &lines[..lines.len().min(most)],
        number,
        has_more: lines.len() > most,
        people: &asked.people,
        form: &asked.form,
        faults: &faults,
        zone: &app.zone,
    });
    Ok(match faults.is_empty() {
        true => html(page),
        false => html_unaccepted(page),
    })
}

/// A process's log as a list of values: all that the filter means.
pub async fn file(
    app: web::Data<App>,
    staff: Within<ReadLog>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let whose = Whose::Process(&staff);
    let asked = asked(&app, whose, &request).await?;
    let Ok(filter) = asked.filter else {
        return show(&app, whose, &request).await;
    };
    let file = list(&app, whose, filter).await?;
    staff.note(&app, TAKEN_OUT, String::new()).await?;
    Ok(file)
}

/// That of what belongs to no process.
pub async fn file_of_all(
    app: web::Data<App>,
    who: MayOperate,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let whose = Whose::Installation(&who.account);
    let asked = asked(&app, whose, &request).await?;
    let Ok(filter) = asked.filter else {
        return show(&app, whose, &request).await;
    };
    let file = list(&app, whose, filter).await?;
    who.write(&app, TAKEN_OUT, "", |_| Ok(())).await?;
    Ok(file)
}

async fn list(app: &App, whose: Whose<'_>, filter: Filter) -> Result<HttpResponse> {
    let t = whose.t();
    let lines = lines(app, whose, filter, (0, MOST_LINES)).await?;
    let titles = views::COLUMNS.map(|key| Cell::Text(t.get(key).into_owned()));
    let rows = lines.iter().map(|line| {
        vec![
            Cell::Figure(line.at.iso()),
            Cell::Text(views::who(t, line)),
            Cell::Text(views::what(t, line)),
            Cell::Text(views::about(line).to_owned()),
        ]
    });
    let separator = csv::separator(t.language);
    let bytes = csv::list(separator, std::iter::once(titles.to_vec()).chain(rows))?;
    let name = format!("{}-{}.csv", whose.name(), t.get("trail-file"));
    Ok(HttpResponse::Ok()
        .content_type("text/csv; charset=utf-8")
        .insert_header(header::ContentDisposition::attachment(name))
        .body(bytes))
}
