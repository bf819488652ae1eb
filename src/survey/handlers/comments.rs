//! What participants have written, for those who work with it: found by words, by question, and taken out.

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::dialogues::DialogueKind;
use crate::error::Result;
use crate::i18n::terms::Terms;
use crate::processes::within::Within;
use crate::sheets::csv::{Cell, list, separator};
use crate::staff::ReadComments;
use crate::survey::queries::{self, Written};
use crate::survey::review::prompt_of;
use crate::survey::{Survey, Version, views};
use crate::web::form::Form;
use crate::web::html;

/// What of it is asked for.
struct Found {
    form: Form,
    surveys: Vec<(Survey, Vec<Version>)>,
    comments: Vec<Written>,
    /// How many may be read in all.
    all: usize,
    taken_out: i64,
}

async fn find(app: &App, staff: &Within<ReadComments>, request: &HttpRequest) -> Result<Found> {
    let (of, secrets) = (staff.process.id, app.secrets.clone());
    let threshold = staff.process.threshold;
    let (mut comments, surveys, taken_out) = app
        .db
        .read(move |c| {
            let comments = queries::comments(c, &secrets, of, threshold)?;
            let surveys = queries::with_versions(c, of)?;
            Ok((comments, surveys, queries::review::taken_out(c, of)?))
        })
        .await?;
    let form = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let all = count(&comments);
    let question = form.text("question");
    comments.retain(|written| question.is_empty() || written.question == question);
    if let Some(terms) = Terms::parse(form.text("q")) {
        for written in &mut comments {
            let found = |text: &str| terms.are_in([text]);
            written.comments.retain(|comment| found(&comment.text));
        }
        comments.retain(|written| !written.comments.is_empty());
    }
    Ok(Found {
        form,
        surveys,
        comments,
        all,
        taken_out,
    })
}

fn count(comments: &[Written]) -> usize {
    comments.iter().map(|written| written.comments.len()).sum()
}

/// All that may be read, or what of it was asked for.
pub async fn page(
    app: web::Data<App>,
    staff: Within<ReadComments>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let found = find(&app, &staff, &request).await?;
    if found.all > 0 {
        staff.note_hourly(&app, "comments.read").await?;
    }
    Ok(html(views::comments(&views::Comments {
        staff: &staff,
        surveys: &found.surveys,
        comments: &found.comments,
        shown: count(&found.comments),
        all: found.all,
        taken_out: found.taken_out,
        form: &found.form,
    })))
}

/// The same as a list of values: by dialogue and question, and in no order of when it was written.
pub async fn file(
    app: web::Data<App>,
    staff: Within<ReadComments>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let (t, found) = (staff.t(), find(&app, &staff, &request).await?);
    let titles = ["nav-dialogue", "comments-question", "comments-title"];
    let titles = titles.map(|key| Cell::Text(t.get(key).into_owned()));
    let rows = found.comments.iter().flat_map(|written| {
        let prompt = prompt_of(t, &found.surveys, written);
        written.comments.iter().map(move |comment| {
            vec![
                match written.kind {
                    DialogueKind::Dialogue => Cell::Figure(written.number.to_string()),
                    DialogueKind::CollectionPoint => Cell::Text(written.name.clone()),
                },
                Cell::Text(prompt.clone()),
                Cell::Text(comment.text.clone()),
            ]
        })
    });
    let rows = std::iter::once(titles.to_vec()).chain(rows);
    let bytes = list(separator(t.language), rows)?;
    let name = format!(
        "{}-comments-{}.csv",
        staff.process.slug,
        app.clock.now().day(&app.zone)
    );
    let told = count(&found.comments).to_string();
    staff.note(&app, "comments.taken-along", told).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/csv; charset=utf-8"))
        .insert_header(header::ContentDisposition::attachment(name))
        .body(bytes))
}
