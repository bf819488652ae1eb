//! The participant's pages: type a code, meet the questions one by one, answer them.
//!
//! Each question is a page and a submission of its own: nothing ties one person's answers together, neither on
//! the wire nor in the database.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};
use serde::Deserialize;

use super::nth;
use crate::app::App;
use crate::db::By;
use crate::dialogues::{Code, State, by_code};
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::spoken::Spoken;
use crate::survey::queries::{AnswerOutcome, Counting};
use crate::survey::questionnaire::{Given, Question, QuestionKind, Slip};
use crate::survey::{Channel, LONGEST_COMMENT, Submission, SubmissionKey, Versions, views};
use crate::web::body;
use crate::web::components::Faults;
use crate::web::form::{Form, Unread};
use crate::web::pair::Pair;
use crate::web::repeatable::Repeatable;
use crate::web::url::{self, Url};
use crate::web::{html, html_throttled, html_unaccepted, html_with, language, see_other};

/// The place to type a code.
pub async fn start(request: HttpRequest) -> HttpResponse {
    let t = language::of(&request, Language::Swedish).texts();
    html(views::start(t, "", &Faults::default()))
}

/// Somebody typed a code.
pub async fn typed(request: HttpRequest, form: Form) -> HttpResponse {
    let t = language::of(&request, Language::Swedish).texts();
    match Code::parse(form.text("code")) {
        Some(code) => see_other(url::question(code.as_str()).lang(t.language)),
        None => {
            let mut faults = Faults::default();
            faults.add("code", t.get("code-malformed"));
            html_unaccepted(views::start(t, form.text("code"), &faults))
        }
    }
}

/// What the path of a question names.
#[derive(Deserialize)]
pub struct Place {
    code: String,
    /// Counted from 1, which the code alone leads to.
    #[serde(default = "first")]
    number: usize,
}

fn first() -> usize {
    1
}

/// Where a dialogue's question is.
fn place_of(code: Code, number: usize) -> Url {
    match number {
        1 => url::question(code.as_str()),
        _ => url::further_question(code.as_str(), number),
    }
}

/// Where a recording or a film is played from, and its captions.
pub(super) fn media_of(code: Code, one: &Spoken) -> (Url, Option<Url>) {
    let code = code.as_str();
    let captions = (!one.captions.is_empty()).then(|| url::heard_captions(code, one.id));
    (url::heard(code, one.id), captions)
}

/// Helps to type a code right that leads nowhere.
fn unknown_code(request: &HttpRequest) -> HttpResponse {
    let t = language::of(request, Language::Swedish).texts();
    let mut faults = Faults::default();
    faults.add("code", t.get("code-unknown"));
    html_with(StatusCode::NOT_FOUND, views::start(t, "", &faults))
}

/// The face that the link shows now: when it opens, a question, or what has happened since.
pub async fn question(
    app: web::Data<App>,
    request: HttpRequest,
    place: web::Path<Place>,
) -> Result<HttpResponse> {
    let (code, public) = match by_code(&app, &request, &place.code).await {
        Err(Error::NotFound) => return Ok(unknown_code(&request)),
        found => found?,
    };
    let t = language::of(&request, public.process.default_language).texts();
    let text = public.process.text(t.language);
    Ok(match public.window.state(app.clock.now()) {
        State::Open => {
            let versions = app.memory.of::<Versions>();
            let asked = versions.asked(&app.db, public.survey).await?;
            let question = nth(&asked, place.number)?;
            let key = SubmissionKey::random();
            let page = html(views::question(&views::QuestionPage {
                pair: Pair::of(&request, t),
                offered: public.process.default_language,
                home: public.process.home(t.language),
                purpose: (text.language, &text.purpose),
                key: Some(&key),
                place: &|number| place_of(code, number),
                end: Some(url::thanks(code.as_str())),
                back: None,
                media: views::media(t, &public.process, question, |one| media_of(code, one)),
                question,
                number: place.number,
                total: asked.questions.len(),
                form: &Form::default(),
                faults: &Faults::default(),
            }));
            let repeatable = Repeatable {
                key: key.as_str().to_owned(),
                next_key: Arc::new(|| SubmissionKey::random().as_str().to_owned()),
                code: code.as_str().to_owned(),
            };
            repeatable.marks(page)
        }
        State::Before => html(views::before(t, &public, code, &app.zone)),
        State::Cancelled => html(views::cancelled(t, &public, code)),
        State::Ended | State::Closed | State::Unconfirmed => see_other(
            url::status(&public.process.slug)
                .lang(t.language)
                .with("closed", 1),
        ),
    })
}

/// Takes one answer. The same form sent twice is counted once and answered alike.
pub async fn answer(
    app: web::Data<App>,
    request: HttpRequest,
    place: web::Path<Place>,
    form: Unread,
) -> Result<HttpResponse> {
    let (code, public) = match by_code(&app, &request, &place.code).await {
        Err(Error::NotFound) => return Ok(unknown_code(&request)),
        found => found?,
    };
    let form = form.read(body::SMALL).await?;
    let t = language::of(&request, public.process.default_language).texts();
    let key = SubmissionKey::parse(form.text("key"))?;
    let versions = app.memory.of::<Versions>();
    let asked = versions.asked(&app.db, public.survey).await?;
    let question = nth(&asked, place.number)?;
    let text = public.process.text(t.language);
    let page = views::QuestionPage {
        pair: Pair::of(&request, t),
        offered: public.process.default_language,
        home: public.process.home(t.language),
        purpose: (text.language, &text.purpose),
        key: Some(&key),
        place: &|number| place_of(code, number),
        end: Some(url::thanks(code.as_str())),
        back: None,
        media: views::media(t, &public.process, question, |one| media_of(code, one)),
        question,
        number: place.number,
        total: asked.questions.len(),
        form: &form,
        faults: &Faults::default(),
    };
    let given = match question.read(&form) {
        Ok(given) => given,
        // What may be skipped is skipped by sending nothing as well; it counts nothing and changes nothing.
        Err(Slip::Missing) if place.number > 1 && question.is_left_empty(&form) => {
            return Ok(see_other(page.next().ok_or(Error::NotFound)?));
        }
        Err(slip) => {
            let mut faults = Faults::default();
            faults.add(question.key.clone(), slip_text(t, question, slip));
            let faults = &faults;
            let page = views::QuestionPage { faults, ..page };
            return Ok(html_unaccepted(views::question(&page)));
        }
    };
    let next = page.next().ok_or(Error::NotFound)?;
    let door = app.door(&request);
    if let Err(Error::Throttled { retry_after }) = door.may_send(public.id, &question.key) {
        let mut faults = Faults::default();
        faults.add(question.key.clone(), t.get("answer-too-many"));
        let faults = &faults;
        let page = views::QuestionPage { faults, ..page };
        return Ok(html_throttled(views::question(&page), retry_after));
    }
    let written = match &given {
        Given::Words(text) => text.clone(),
        _ => String::new(),
    };
    let submission = Submission {
        key: key.clone(),
        question: question.key.clone(),
        given,
        channel: Channel::Qr,
    };
    let counting = Counting {
        secrets: app.secrets.clone(),
        dialogue: public.id,
        submission,
        now: app.clock.now(),
    };
    let outcome = app.db.write_together(By::Participant, counting).await?;
    match outcome {
        AnswerOutcome::Counted | AnswerOutcome::Changed | AnswerOutcome::Known => {
            Ok(see_other(next))
        }
        AnswerOutcome::Closed | AnswerOutcome::NotYet | AnswerOutcome::Cancelled => {
            app.memory.forget();
            let page = views::not_open(t, &public, outcome, &written);
            Ok(html_with(StatusCode::CONFLICT, page))
        }
    }
}

fn slip_text(t: &Texts, question: &Question, slip: Slip) -> String {
    if slip == Slip::TooLong {
        return t.with("better-too-long", [("most", LONGEST_COMMENT.into())]);
    }
    t.get(match question.kind {
        QuestionKind::Scale | QuestionKind::Single => "choice-missing",
        QuestionKind::Multiple => "choices-missing",
        QuestionKind::Text => "words-missing",
    })
    .into_owned()
}
