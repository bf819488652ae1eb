//! The participant's pages: type a code, meet the questions one by one, answer them.
//!
//! Each question is a page and a submission of its own: nothing ties one person's answers together, neither on
//! the wire nor in the database.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::db::Isolation;
use crate::dialogues::{Code, Public, State};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::survey::queries::{self, Outcome};
use crate::survey::questionnaire::{Given, Question, Questionnaire, Slip};
use crate::survey::{Channel, LONGEST_COMMENT, Submission, SubmissionKey, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, html_with, language, see_other, throttle};

/// The place to type a code.
pub async fn start(request: HttpRequest) -> HttpResponse {
    let t = language::of(&request, Language::Swedish).texts();
    html(views::start(t, "", &Faults::default()))
}

/// Somebody typed a code.
pub async fn typed(request: HttpRequest, form: Form) -> HttpResponse {
    let t = language::of(&request, Language::Swedish).texts();
    match Code::parse(form.text("code")) {
        Some(code) => see_other(format!("/d/{}?lang={}", code.as_str(), t.language.word())),
        None => {
            let mut faults = Faults::default();
            faults.add("code", t.get("code-malformed"));
            html_unaccepted(views::start(t, form.text("code"), &faults))
        }
    }
}

/// Finds the dialogue of a code in a path, or a page that helps to type it right.
async fn find(
    app: &App,
    request: &HttpRequest,
    text: &str,
) -> Result<std::result::Result<(Code, Arc<Public>), HttpResponse>> {
    let from = throttle::source(app, request);
    let code = Code::parse(text);
    app.throttle
        .may_guess(&app.secrets, from, code.as_ref().map_or("", Code::as_str))?;
    if let Some(code) = code
        && let Some(public) = app.dialogues.find(app, code).await?
    {
        app.throttle.right_guess(&app.secrets, from, code.as_str());
        return Ok(Ok((code, public)));
    }
    app.throttle.wrong_guess(&app.secrets, from)?;
    let t = language::of(request, Language::Swedish).texts();
    let mut faults = Faults::default();
    faults.add("code", t.get("code-unknown"));
    Ok(Err(html_with(
        StatusCode::NOT_FOUND,
        views::start(t, "", &faults),
    )))
}

/// The face that the link shows now: when it opens, the first question, or what has happened since.
pub async fn question(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    show(&app, &request, &code, 1).await
}

/// One of the questions after the first.
pub async fn further_question(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, usize)>,
) -> Result<HttpResponse> {
    show(&app, &request, &path.0, path.1).await
}

async fn show(app: &App, request: &HttpRequest, code: &str, number: usize) -> Result<HttpResponse> {
    let (code, public) = match find(app, request, code).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let t = language::of(request, public.default_language).texts();
    Ok(match public.window.state(app.clock.now()) {
        State::Open => {
            let asked = app.versions.asked(app, public.survey).await?;
            let question = nth(&asked, number)?;
            html(views::question(&views::QuestionPage {
                t,
                around: views::Around::Asked {
                    public: &public,
                    code,
                    key: &SubmissionKey::random(),
                },
                question,
                number,
                total: asked.questions.len(),
                form: &Form::default(),
                faults: &Faults::default(),
            }))
        }
        State::Before => html(views::before(t, &public, code, &app.zone)),
        State::Closed => see_other(format!(
            "/p/{}?lang={}&closed=1",
            public.slug,
            t.language.word()
        )),
    })
}

/// The question of a page, counted from 1.
fn nth(asked: &Questionnaire, number: usize) -> Result<&Question> {
    number
        .checked_sub(1)
        .and_then(|at| asked.questions.get(at))
        .ok_or(Error::NotFound)
}

/// Takes the answer to the first question.
pub async fn answer(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    take(&app, &request, &code, 1, &form).await
}

/// Takes the answer to one of the questions after the first.
pub async fn further_answer(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, usize)>,
    form: Form,
) -> Result<HttpResponse> {
    take(&app, &request, &path.0, path.1, &form).await
}

/// Takes one answer. The same form sent twice is counted once and answered alike.
async fn take(
    app: &App,
    request: &HttpRequest,
    code: &str,
    number: usize,
    form: &Form,
) -> Result<HttpResponse> {
    let (code, public) = match find(app, request, code).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let t = language::of(request, public.default_language).texts();
    let key = SubmissionKey::parse(form.text("key"))?;
    let asked = app.versions.asked(app, public.survey).await?;
    let question = nth(&asked, number)?;
    let given = match question.read(form) {
        Ok(given) => given,
        Err(slip) => {
            let mut faults = Faults::default();
            faults.add(question.key.clone(), slip_text(t, question, slip));
            return Ok(html_unaccepted(views::question(&views::QuestionPage {
                t,
                around: views::Around::Asked {
                    public: &public,
                    code,
                    key: &key,
                },
                question,
                number,
                total: asked.questions.len(),
                form,
                faults: &faults,
            })));
        }
    };
    let written = match &given {
        Given::Words(text) => text.clone(),
        _ => String::new(),
    };
    let submission = Submission {
        key,
        question: question.key.clone(),
        given,
        channel: Channel::Qr,
    };
    let (id, secrets, now) = (public.id, app.secrets.clone(), app.clock.now());
    let outcome = app
        .db
        .write_with(Isolation::RowLocks, move |c| {
            Ok(queries::count(c, &secrets, id, &submission, now)?)
        })
        .await?;
    match outcome {
        Outcome::Counted | Outcome::Known => Ok(see_other(views::after(
            code,
            number,
            asked.questions.len(),
            t.language,
        ))),
        Outcome::Closed | Outcome::NotYet => {
            app.dialogues.forget();
            let page = views::not_open(t, &public, outcome == Outcome::Closed, &written);
            Ok(html_with(StatusCode::CONFLICT, page))
        }
    }
}

fn slip_text(t: &crate::i18n::Texts, question: &Question, slip: Slip) -> String {
    use crate::survey::questionnaire::Kind;
    match (slip, question.kind) {
        (Slip::TooLong, _) => t.with("better-too-long", [("most", LONGEST_COMMENT.into())]),
        (Slip::Missing, Kind::Scale | Kind::Single) => t.get("choice-missing").into_owned(),
        (Slip::Missing, Kind::Multiple) => t.get("choices-missing").into_owned(),
        (Slip::Missing, Kind::Text) => t.get("words-missing").into_owned(),
    }
}
