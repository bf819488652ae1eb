//! What the host does with the questions: rehearse them, print them, and type in what came on paper.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::db::Isolation;
use crate::dialogues::State;
use crate::dialogues::host_link::hosted;
use crate::error::{Error, Result};
use crate::survey::queries::Outcome;
use crate::survey::questionnaire::{Given, Kind, Questionnaire};
use crate::survey::{
    ANSWERED, Channel, LONGEST_COMMENT, PaperCount, Submission, SubmissionKey, queries, views,
};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, language, see_other};

/// Paper forms that are typed in at a time, at most.
const MOST_FORMS: i32 = 1_000;

/// The questions as participants meet them; nothing is counted.
pub async fn rehearse(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, usize)>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &path.0).await?;
    let asked = app.versions.asked(&app, hosted.dialogue.survey).await?;
    let number = path.1;
    let question = number
        .checked_sub(1)
        .and_then(|at| asked.questions.get(at))
        .ok_or(Error::NotFound)?;
    let t = language::of(&request, hosted.process.default_language).texts();
    let text = hosted.process.text(t.language);
    let base = format!("/h/{}/rehearse", path.0);
    Ok(html(views::question(&views::QuestionPage {
        t,
        around: views::Around::Preview {
            home: hosted.process.home(t.language),
            purpose: (text.language, &text.purpose),
            base: &base,
        },
        question,
        number,
        total: asked.questions.len(),
        form: &Form::default(),
        faults: &Faults::default(),
    })))
}

/// The form to print, in any language.
pub async fn paper_sheet(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let asked = app.versions.asked(&app, hosted.dialogue.survey).await?;
    let t = language::of(&request, hosted.process.default_language).texts();
    Ok(html(views::paper_sheet(t, &hosted.process, &asked, &token)))
}

/// Where paper answers are typed in.
pub async fn paper_form(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    show(
        &app,
        &request,
        &token,
        &SubmissionKey::random(),
        &Form::default(),
        &Faults::default(),
    )
    .await
}

async fn show(
    app: &App,
    request: &HttpRequest,
    token: &str,
    key: &SubmissionKey,
    form: &Form,
    faults: &Faults,
) -> Result<HttpResponse> {
    let hosted = hosted(app, request, token).await?;
    let asked = app.versions.asked(app, hosted.dialogue.survey).await?;
    let id = hosted.dialogue.id;
    let typed = app.db.read(move |c| Ok(queries::on_paper(c, id)?)).await?;
    let page = views::paper_form(&views::PaperForm {
        t: language::of_staff(request, hosted.process.default_language).texts(),
        hosted: &hosted,
        asked: &asked,
        token,
        key,
        typed,
        form,
        faults,
    });
    Ok(if faults.is_empty() {
        html(page)
    } else {
        html_unaccepted(page)
    })
}

/// Reads the counts of a form; what was left empty is none.
fn read_counts(reading: &mut Reading<'_>, asked: &Questionnaire) -> Vec<PaperCount> {
    let mut counts = Vec::new();
    for question in asked
        .questions
        .iter()
        .filter(|question| question.kind != Kind::Text)
    {
        let mut choices: Vec<&str> = question
            .options
            .iter()
            .map(|option| option.key.as_str())
            .collect();
        if question.kind == Kind::Multiple {
            choices.push(ANSWERED);
        }
        for choice in choices {
            let field = views::paper_field(&question.key, choice);
            if let Some(count) = reading.number(&field, "paper-count", 0, MOST_FORMS)
                && count > 0
            {
                counts.push(PaperCount {
                    question: question.key.clone(),
                    choice: choice.to_owned(),
                    count,
                });
            }
        }
    }
    counts
}

/// Adds what was counted, or one comment. The same form sent twice is counted once.
pub async fn take_paper(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let asked = app.versions.asked(&app, hosted.dialogue.survey).await?;
    let t = language::of_staff(&request, hosted.process.default_language).texts();
    let key = SubmissionKey::parse(form.text("key"))?;
    let mut reading = Reading::new(t, &form);
    let counts = read_counts(&mut reading, &asked);
    let comment = asked
        .questions
        .iter()
        .filter(|question| question.kind == Kind::Text)
        .find_map(|question| match question.read(&form) {
            Ok(Given::Words(text)) => Some((question.key.clone(), text)),
            _ => None,
        });
    if form.text("kind") == "comment" {
        if comment.is_none() {
            let field = form.text("question").to_owned();
            let text = t.with("paper-comment-missing", [("most", LONGEST_COMMENT.into())]);
            reading.faults.add(field, text);
        }
    } else if counts.is_empty() && reading.faults.is_empty() {
        let first = asked.questions.first().map_or("", |question| &question.key);
        let field = views::paper_field(first, "very_high");
        reading.faults.add(field, t.get("paper-nothing"));
    }
    let (counts, comment) = match reading.done(Some((counts, comment))) {
        Ok(read) => read,
        Err(faults) => return show(&app, &request, &token, &key, &form, &faults).await,
    };
    let (id, secrets, now) = (hosted.dialogue.id, app.secrets.clone(), app.clock.now());
    let (process, number) = (hosted.process_id, hosted.dialogue.number);
    let outcome = app
        .db
        .write_with(Isolation::RowLocks, move |c| match &comment {
            Some((question, text)) => {
                let submission = Submission {
                    key: key.clone(),
                    question: question.clone(),
                    given: Given::Words(text.clone()),
                    channel: Channel::Paper,
                };
                Ok(queries::count(c, &secrets, id, &submission, now)?)
            }
            None => Ok(queries::count_paper(
                c,
                &secrets,
                queries::OnPaper {
                    process,
                    dialogue: id,
                    number,
                },
                &key,
                &counts,
                now,
            )?),
        })
        .await?;
    match outcome {
        Outcome::Counted | Outcome::Known => Ok(see_other(format!(
            "/h/{token}/paper?lang={}",
            t.language.word()
        ))),
        Outcome::Closed | Outcome::NotYet => Err(Error::Refused("paper-not-open")),
    }
}

/// Takes back all counts that were typed in from paper, to type them in anew.
pub async fn clear_paper(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let language = language::of_staff(&request, hosted.process.default_language);
    let now = app.clock.now();
    if hosted.dialogue.window.state(now) != State::Open {
        return Err(Error::Refused("paper-not-open"));
    }
    let which = queries::OnPaper {
        process: hosted.process_id,
        dialogue: hosted.dialogue.id,
        number: hosted.dialogue.number,
    };
    app.db
        .write_with(Isolation::RowLocks, move |c| {
            Ok(queries::clear_paper(c, which, now)?)
        })
        .await?;
    Ok(see_other(format!(
        "/h/{token}/paper?lang={}",
        language.word()
    )))
}
