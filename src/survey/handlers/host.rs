//! What the host does with the questions: rehearse them, print them, and type in what came on paper.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::db::{By, Isolation};
use crate::dialogues::Takes;
use crate::dialogues::host_link::Hosted;
use crate::error::{Error, Result};
use crate::processes::spoken::Spoken;
use crate::staff::writing::MayChange;
use crate::survey::forms::{self, FromPaper};
use crate::survey::queries::{AnswerOutcome, OnPaper, PaperChange};
use crate::survey::questionnaire::{Given, Questionnaire};
use crate::survey::views::Added;
use crate::survey::{Channel, Submission, SubmissionKey, Versions, queries, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::pair::Pair;
use crate::web::participant::Page;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, html_with, see_other, url};

/// What the dialogue asks.
async fn asked(app: &App, hosted: &Hosted) -> Result<Arc<Questionnaire>> {
    let versions = app.memory.of::<Versions>();
    versions.asked(&app.db, hosted.dialogue.survey).await
}

/// The questions as participants meet them; nothing is counted.
pub async fn rehearse(
    app: web::Data<App>,
    request: HttpRequest,
    hosted: Hosted,
    path: web::Path<(String, usize)>,
) -> Result<HttpResponse> {
    let asked = asked(&app, &hosted).await?;
    let place = |number| url::rehearsal(&hosted.token, number);
    let back = url::host(&hosted.token).lang(hosted.t().language);
    let code = hosted.code;
    let spoken = |one: &Spoken| super::participants::media_of(code, one);
    let questions = (&*asked, path.1);
    super::rehearse(&request, &hosted.process, questions, (place, spoken), back)
}

/// The form to print, in any language.
pub async fn paper_sheet(
    app: web::Data<App>,
    request: HttpRequest,
    hosted: Hosted,
) -> Result<HttpResponse> {
    let asked = asked(&app, &hosted).await?;
    let pair = Pair::of(&request, hosted.language.texts());
    let sheet = views::paper_sheet(pair, &hosted, &asked);
    Ok(html(sheet))
}

/// Where paper answers are typed in; when nothing can be added, a page that says so.
pub async fn paper_form(
    app: web::Data<App>,
    hosted: Hosted,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let shown = Shown {
        added: Added::from_word(query.text("added")),
        shut: shut(hosted.dialogue.window.takes(app.clock.now())),
        ..Shown::default()
    };
    show(&app, &hosted, &shown).await.map(html)
}

/// Why a dialogue takes nothing from paper, as the key of the words; none while it does.
fn shut(takes: Takes) -> Option<&'static str> {
    match takes {
        Takes::All | Takes::HandedIn => None,
        Takes::NotYet => Some("paper-not-begun"),
        Takes::Cancelled => Some("paper-cancelled"),
        Takes::Nothing => Some("paper-over"),
    }
}

/// What the page shows beside what the dialogue asks.
#[derive(Default)]
struct Shown {
    added: Option<Added>,
    shut: Option<&'static str>,
    form: Form,
    faults: Faults,
    /// That of the form that came back; none where a new one begins.
    key: Option<SubmissionKey>,
}

async fn show(app: &App, hosted: &Hosted, shown: &Shown) -> Result<Page> {
    let asked = asked(app, hosted).await?;
    let id = hosted.dialogue.id;
    let typed = app
        .db
        .read_first(move |c| Ok(queries::on_paper(c, id)?))
        .await?;
    let key = shown.key.clone().unwrap_or_else(SubmissionKey::random);
    Ok(views::paper_form(&views::PaperForm {
        hosted,
        asked: &asked,
        key: &key,
        typed,
        added: shown.added,
        shut: shown.shut,
        form: &shown.form,
        faults: &shown.faults,
    }))
}

/// Adds what was counted, or one comment; what else was typed in stays in the form. The same form sent twice is counted
/// once.
pub async fn take_paper(app: web::Data<App>, hosted: Hosted, form: Form) -> Result<HttpResponse> {
    let asked = asked(&app, &hosted).await?;
    let t = hosted.t();
    let key = SubmissionKey::parse(form.text("key"))?;
    let now = app.clock.now();
    if let Some(shut) = shut(hosted.dialogue.window.takes(now)) {
        return too_late(&app, &hosted, form, shut).await;
    }
    let id = hosted.dialogue.id;
    let before = app
        .db
        .read_first(move |c| Ok(queries::on_paper_by_question(c, id)?))
        .await?;
    let mut reading = Reading::new(t, &form);
    let read = forms::read_paper(&mut reading, &asked, &before);
    let typed = match reading.done(read) {
        Ok(typed) => typed,
        Err(faults) => {
            let shown = Shown {
                form,
                faults,
                key: Some(key),
                ..Shown::default()
            };
            return show(&app, &hosted, &shown).await.map(html_unaccepted);
        }
    };
    let rest = typed.rest_of(&form);
    let key = key.of(&typed.written());
    let (outcome, added) = match typed {
        FromPaper::Counts(counts) => {
            let typed = OnPaper { key, counts };
            (add_counts(&app, &hosted, typed).await?, Added::Counts)
        }
        FromPaper::Comment { question, text } => {
            let submission = Submission {
                key,
                question,
                given: Given::Words(text),
                channel: Channel::Paper,
            };
            let secrets = app.secrets.clone();
            let outcome = app
                .db
                .write_with(Isolation::RowLocks, By::Participant, move |c| {
                    Ok(queries::count_handed_in(c, &secrets, id, &submission, now)?)
                })
                .await?;
            (outcome, Added::Comment)
        }
    };
    let shut = match outcome {
        AnswerOutcome::Counted | AnswerOutcome::Changed | AnswerOutcome::Known => None,
        AnswerOutcome::Closed => shut(Takes::Nothing),
        AnswerOutcome::NotYet => shut(Takes::NotYet),
        AnswerOutcome::Cancelled => shut(Takes::Cancelled),
    };
    if let Some(shut) = shut {
        return too_late(&app, &hosted, form, shut).await;
    }
    let added = match outcome {
        AnswerOutcome::Known => Added::Before,
        _ => added,
    };
    let shown = Shown {
        added: Some(added),
        form: rest,
        ..Shown::default()
    };
    if views::is_typed(&asked, &shown.form) {
        // Sent again by a reload, it is known by its key.
        return show(&app, &hosted, &shown).await.map(html);
    }
    let paper = url::paper(&hosted.token).lang(t.language);
    Ok(see_other(paper.with("added", added.word())))
}

/// Adds what was counted, and logs how many there are now.
async fn add_counts(app: &App, hosted: &Hosted, typed: OnPaper) -> Result<AnswerOutcome> {
    let (id, secrets, now) = (hosted.dialogue.id, app.secrets.clone(), app.clock.now());
    let told = told(hosted.dialogue.number);
    let (outcome, _) = hosted
        .change(app, "dialogue.paper")
        .among_participants()
        .write(
            move |(_, change): &(_, Option<PaperChange>)| told(change),
            move |c| Ok(queries::count_paper(c, &secrets, id, &typed, now)?),
        )
        .await?;
    Ok(outcome)
}

/// Nothing can be added any more: what was typed is shown, and that it was not added.
async fn too_late(
    app: &App,
    hosted: &Hosted,
    form: Form,
    shut: &'static str,
) -> Result<HttpResponse> {
    let shown = Shown {
        shut: Some(shut),
        form,
        ..Shown::default()
    };
    let page = show(app, hosted, &shown).await?;
    Ok(html_with(StatusCode::CONFLICT, page))
}

/// What the log says of a change of a dialogue's answers from paper: of how many, never of what.
fn told(number: i32) -> impl Fn(&Option<PaperChange>) -> Option<String> + Send + 'static {
    move |change| change.map(|change| format!("{number}: {} → {}", change.before, change.after))
}

/// The page that asks first; with nothing typed in, the papers' own.
pub async fn ask_to_clear_paper(app: web::Data<App>, hosted: Hosted) -> Result<HttpResponse> {
    let id = hosted.dialogue.id;
    let typed = app
        .db
        .read_first(move |c| Ok(queries::on_paper(c, id)?))
        .await?;
    if typed == 0 {
        let language = hosted.t().language;
        return Ok(see_other(url::paper(&hosted.token).lang(language)));
    }
    Ok(html(views::ask_to_clear(&hosted, typed)))
}

/// Takes back all counts that were typed in from paper, to type them in anew.
pub async fn clear_paper(app: web::Data<App>, hosted: Hosted) -> Result<HttpResponse> {
    let (id, now) = (hosted.dialogue.id, app.clock.now());
    if let Some(shut) = shut(hosted.dialogue.window.takes(now)) {
        return Err(Error::Refused(shut));
    }
    hosted
        .change(&app, "dialogue.paper")
        .among_participants()
        .write(told(hosted.dialogue.number), move |c| {
            Ok(queries::clear_paper(c, id, now)?)
        })
        .await?;
    let language = hosted.t().language;
    Ok(see_other(url::paper(&hosted.token).lang(language)))
}
