//! The participant's page: show the question, take the answer. And closing, for staff and host.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::queries::{Closing, Outcome};
use super::{Channel, Choice, LONGEST_COMMENT, Submission, SubmissionKey, queries, views};
use crate::accounts::guard::Within;
use crate::accounts::{Edit, ReadComments, See};
use crate::app::App;
use crate::db::Isolation;
use crate::dialogues::host_link::hosted;
use crate::dialogues::{self, Code, Public, State};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes;
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

/// The face that the link shows now: when it opens, the question, or what has happened since.
pub async fn question(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let (code, public) = match find(&app, &request, &code).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let t = language::of(&request, public.default_language).texts();
    Ok(match public.window.state(app.clock.now()) {
        State::Open => {
            let page = views::Question {
                t,
                public: &public,
                code,
                key: &SubmissionKey::random(),
                chosen: None,
                comment: "",
                faults: &Faults::default(),
            };
            html(views::question(&page))
        }
        State::Before => html(views::before(t, &public, code, &app.zone)),
        State::Closed => see_other(format!(
            "/p/{}?lang={}&closed=1",
            public.slug,
            t.language.word()
        )),
    })
}

/// Takes an answer. The same form sent twice is counted once and answered alike.
pub async fn answer(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let (code, public) = match find(&app, &request, &code).await? {
        Ok(found) => found,
        Err(page) => return Ok(page),
    };
    let t = language::of(&request, public.default_language).texts();
    let key = SubmissionKey::parse(form.text("key"))?;
    let comment = form.text("better").replace("\r\n", "\n");
    let chosen = Choice::from_word(form.text("heard"));
    let mut faults = Faults::default();
    if chosen.is_none() {
        faults.add("heard", t.get("choice-missing"));
    }
    if comment.chars().count() > LONGEST_COMMENT {
        faults.add(
            "better",
            t.with("better-too-long", [("most", LONGEST_COMMENT.into())]),
        );
    }
    let submission = match chosen {
        Some(choice) if faults.is_empty() => Submission {
            key,
            choice,
            channel: Channel::Qr,
            comment: Some(comment).filter(|text| !text.is_empty()),
        },
        _ => {
            return Ok(html_unaccepted(views::question(&views::Question {
                t,
                public: &public,
                code,
                key: &key,
                chosen,
                comment: &comment,
                faults: &faults,
            })));
        }
    };
    let (id, secrets, now) = (public.id, app.secrets.clone(), app.clock.now());
    let outcome = app
        .db
        .write_with(Isolation::RowLocks, move |c| {
            Ok(queries::count(c, &secrets, id, &submission, now)?)
        })
        .await?;
    match outcome {
        Outcome::Counted | Outcome::Known => Ok(see_other(format!(
            "/d/{}/thanks?lang={}",
            code.as_str(),
            t.language.word()
        ))),
        Outcome::Closed | Outcome::NotYet => {
            app.dialogues.forget();
            let page = views::not_open(t, &public, outcome == Outcome::Closed, form.text("better"));
            Ok(html_with(StatusCode::CONFLICT, page))
        }
    }
}

/// The staff's page about the survey: the question as participants meet it, and what they wrote.
pub async fn staff(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let (id, secrets) = (staff.process, app.secrets.clone());
    let may_read = staff.may::<ReadComments>();
    let (process, comments) = app
        .db
        .read(move |c| {
            let process = processes::queries::process(c, id)?;
            let comments = if may_read {
                Some(queries::comments(c, &secrets, id, process.threshold.get())?)
            } else {
                None
            };
            Ok((process, comments))
        })
        .await?;
    Ok(html(views::staff(
        &staff.account,
        &process,
        comments.as_deref(),
    )))
}

/// Closes a dialogue for good.
pub async fn close(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    let (slug, number) = path.into_inner();
    let (process, account) = (staff.process, staff.account.id);
    let (secrets, now) = (app.secrets.clone(), app.clock.now());
    app.db
        .write_with(Isolation::RowLocks, move |c| {
            let dialogue = dialogues::queries::by_number(c, process, number)?;
            let closing = Closing {
                process,
                dialogue: dialogue.id,
                number,
                account: Some(account),
            };
            queries::close(c, &secrets, closing, now)
        })
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/admin/p/{slug}/dialogues/{number}")))
}

/// The host closes the dialogue.
pub async fn close_by_host(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &token).await?;
    let language = language::of(&request, hosted.process.default_language);
    let (secrets, now) = (app.secrets.clone(), app.clock.now());
    let closing = Closing {
        process: hosted.process_id,
        dialogue: hosted.dialogue.id,
        number: hosted.dialogue.number,
        account: None,
    };
    if hosted.dialogue.window.state(now) == State::Before {
        return Err(Error::Refused("dialogue-not-open-yet"));
    }
    app.db
        .write_with(Isolation::RowLocks, move |c| {
            queries::close(c, &secrets, closing, now)
        })
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/h/{token}?lang={}", language.word())))
}
