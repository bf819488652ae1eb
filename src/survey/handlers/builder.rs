//! Making a survey: questions in a draft, a preview, and publishing a version that never changes (D24, D39).

use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::dialogues::{self, Audience};
use crate::error::{Error, Result};
use crate::processes::spoken::Spoken;
use crate::processes::within::Within;
use crate::staff::writing::MayChange;
use crate::staff::{Edit, See};
use crate::survey::forms::{self, NewSurvey};
use crate::survey::questionnaire::{MOST_QUESTIONS, Question, Questionnaire};
use crate::survey::{Survey, Version, draft_of, queries, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

/// The process and the survey that an address names.
type OfSurvey = web::Path<(String, String)>;
/// The same, and a question of the survey.
type OfQuestion = web::Path<(String, String, String)>;

async fn load(app: &App, of: ProcessId, survey: &str) -> Result<(Survey, Vec<Version>)> {
    let survey = survey.to_owned();
    app.db.read(move |c| queries::survey(c, of, &survey)).await
}

/// A survey with its versions, and its draft with what can be done to it.
pub async fn page(app: web::Data<App>, staff: Within<See>, path: OfSurvey) -> Result<HttpResponse> {
    let (of, word) = (staff.process.id, path.1.clone());
    let (survey, versions, behind) = app
        .db
        .read(move |c| {
            let (survey, versions) = queries::survey(c, of, &word)?;
            let behind = match survey.audience {
                Audience::Participants => queries::behind::behind(c, of)?,
                _ => Vec::new(),
            };
            Ok((survey, versions, behind))
        })
        .await?;
    Ok(html(views::builder(&views::Builder {
        staff: &staff,
        survey: &survey,
        versions: &versions,
        behind: &behind,
        zone: &app.zone,
    })))
}

pub async fn new_form(staff: Within<Edit>) -> HttpResponse {
    let (form, faults) = (Form::default(), Faults::default());
    html(views::new_survey(&staff, &form, &faults))
}

/// Begins a second survey.
pub async fn create(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let mut reading = Reading::new(staff.t(), &form);
    let read = NewSurvey::read(&mut reading);
    let new = match reading.done(Some(read)) {
        Ok(new) => new,
        Err(faults) => return Ok(html_unaccepted(views::new_survey(&staff, &form, &faults))),
    };
    let (of, now) = (staff.process.id, app.clock.now());
    let id = staff
        .write(&app, "survey.added", new.name.clone(), move |c| {
            let id = queries::add_survey(c, of, new.audience, &new.name, now)?;
            queries::put_draft(c, id, 1, &new.asked)?;
            Ok(id)
        })
        .await?;
    Ok(see_other(url::survey(&staff.process.slug, &id.to_string())))
}

/// Changes a survey's versions as `work` does, which says what for the log, and goes back to them.
async fn change(
    app: &App,
    staff: &Within<Edit>,
    survey: &str,
    action: &'static str,
    mut work: impl FnMut(&mut Connection, ProcessId, &str) -> Result<Option<String>> + Send + 'static,
) -> Result<HttpResponse> {
    let back = url::survey(&staff.process.slug, survey);
    let (of, survey) = (staff.process.id, survey.to_owned());
    let told = Option::<String>::clone;
    staff
        .write(app, action, told, move |c| work(c, of, &survey))
        .await?;
    Ok(see_other(back))
}

/// Begins a draft: what the newest version asks, to be changed.
pub async fn begin(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: OfSurvey,
) -> Result<HttpResponse> {
    let now = app.clock.now();
    let work = move |c: &mut _, of, survey: &_| queries::begin_draft(c, of, survey, now);
    change(&app, &staff, &path.1, "draft.begun", work).await
}

/// The page that asks about a draft; where there is none, the survey's own.
async fn ask(
    app: &App,
    staff: &Within<Edit>,
    survey: &str,
    question: views::AboutDraft,
) -> Result<HttpResponse> {
    let (found, versions) = load(app, staff.process.id, survey).await?;
    Ok(match draft_of(&versions) {
        Some(draft) => html(views::ask_about_draft(staff, &found, draft, question)),
        None => see_other(url::survey(&staff.process.slug, survey)),
    })
}

/// Asks before a draft is discarded.
pub async fn ask_to_discard(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: OfSurvey,
) -> Result<HttpResponse> {
    ask(&app, &staff, &path.1, views::AboutDraft::Discard).await
}

/// Asks before a draft is published, and whether as a pilot.
pub async fn ask_to_publish(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: OfSurvey,
) -> Result<HttpResponse> {
    ask(&app, &staff, &path.1, views::AboutDraft::Publish).await
}

pub async fn discard(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: OfSurvey,
) -> Result<HttpResponse> {
    let work = queries::discard_draft;
    change(&app, &staff, &path.1, "draft.discarded", work).await
}

/// What a question is put into: the draft, or, where it is a new one, what a draft begins with.
fn asked_of<'a>(versions: &'a [Version], key: &str) -> Result<&'a Questionnaire> {
    let newest = versions.first().filter(|_| key == "new");
    let version = draft_of(versions).or(newest).ok_or(Error::NotFound)?;
    Ok(&version.questionnaire)
}

/// Which question a path names: one of the draft, or a new one.
fn question_of<'a>(asked: &'a Questionnaire, key: &str) -> Result<Option<&'a Question>> {
    match key {
        "new" => Ok(None),
        key => asked
            .question(key)
            .filter(|question| !question.is_locked())
            .map(Some)
            .ok_or(Error::NotFound),
    }
}

pub async fn question_form(
    app: web::Data<App>,
    staff: Within<Edit>,
    request: HttpRequest,
    path: OfQuestion,
) -> Result<HttpResponse> {
    let (survey, versions) = load(&app, staff.process.id, &path.1).await?;
    let asked = asked_of(&versions, &path.2)?;
    let mut form = Form::default();
    let kind = match question_of(asked, &path.2)? {
        Some(question) => {
            forms::fill_question(&mut form, question);
            question.kind
        }
        None => {
            forms::read_kind(&Form::parse(request.query_string().as_bytes()).unwrap_or_default())
        }
    };
    Ok(html(views::question_form(&views::QuestionForm {
        staff: &staff,
        survey: &survey,
        key: &path.2,
        kind,
        form: &form,
        faults: &Faults::default(),
    })))
}

/// Adds a question to the draft, or changes one of it.
pub async fn put_question(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: OfQuestion,
    form: Form,
) -> Result<HttpResponse> {
    let (_, survey_word, key) = path.into_inner();
    let (survey, versions) = load(&app, staff.process.id, &survey_word).await?;
    let asked = asked_of(&versions, &key)?;
    let old = question_of(asked, &key)?;
    let kind = old.map_or_else(|| forms::read_kind(&form), |old| old.kind);
    let mut reading = Reading::new(staff.t(), &form);
    let read = forms::read_question(&mut reading, kind, old);
    let question = match reading.done(Some(read)) {
        Ok(question) => question,
        Err(faults) => {
            let page = views::question_form(&views::QuestionForm {
                staff: &staff,
                survey: &survey,
                key: &key,
                kind,
                form: &form,
                faults: &faults,
            });
            return Ok(html_unaccepted(page));
        }
    };
    let action = match old {
        Some(_) => "question.changed",
        None => "question.added",
    };
    let now = app.clock.now();
    let put = move |asked: &mut Questionnaire| {
        let mut question = question.clone();
        if question.key.is_empty() {
            if asked.questions.len() >= MOST_QUESTIONS {
                return Err(Error::Refused("survey-too-many"));
            }
            question.key = asked.free_key();
        }
        let key = question.key.clone();
        asked.put(question);
        Ok(key)
    };
    change(&app, &staff, &survey_word, action, move |c, of, survey| {
        queries::begin_draft(c, of, survey, now)?;
        queries::change_draft(c, of, survey, &put).map(Some)
    })
    .await
}

/// Changes one question of the draft, and goes back to it.
async fn change_draft(
    app: &App,
    staff: &Within<Edit>,
    survey: &str,
    action: &'static str,
    work: impl Fn(&mut Questionnaire) -> Result<String> + Send + 'static,
) -> Result<HttpResponse> {
    change(app, staff, survey, action, move |c, of, survey| {
        queries::change_draft(c, of, survey, &work).map(Some)
    })
    .await
}

/// Moves a question one place up.
pub async fn move_up(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: OfQuestion,
) -> Result<HttpResponse> {
    change_question(&app, &staff, path, "question.moved", Questionnaire::move_up).await
}

pub async fn remove(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: OfQuestion,
) -> Result<HttpResponse> {
    change_question(
        &app,
        &staff,
        path,
        "question.removed",
        Questionnaire::remove,
    )
    .await
}

/// Does something with one question of a draft, by its key.
async fn change_question(
    app: &App,
    staff: &Within<Edit>,
    path: OfQuestion,
    action: &'static str,
    work: fn(&mut Questionnaire, &str),
) -> Result<HttpResponse> {
    let (_, survey, key) = path.into_inner();
    change_draft(app, staff, &survey, action, move |asked| {
        work(asked, &key);
        Ok(key.clone())
    })
    .await
}

/// Publishes the draft. Dialogues that have not opened get it, unless it is a pilot; the others keep theirs.
pub async fn publish(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: OfSurvey,
    form: Form,
) -> Result<HttpResponse> {
    let (now, pilot) = (app.clock.now(), form.ticked("pilot"));
    let action = "survey.published";
    change(&app, &staff, &path.1, action, move |c, of, word| {
        let (survey, _) = queries::survey(c, of, word)?;
        let id = survey.id.ok_or(Error::NotFound)?;
        let version = queries::publish_draft(c, id, now)?;
        if pilot {
            queries::make_pilot(c, version)?;
        } else if survey.audience == Audience::Participants {
            let piloted = queries::offered::piloted(c, of)?;
            dialogues::queries::adopt_survey(c, of, version, &piloted, now)?;
        }
        Ok(Some(survey.name))
    })
    .await
}

/// A question of the newest version as those who answer will meet it.
pub async fn preview(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
    path: web::Path<(String, String, usize)>,
) -> Result<HttpResponse> {
    let (_, versions) = load(&app, staff.process.id, &path.1).await?;
    let asked = &versions.first().ok_or(Error::NotFound)?.questionnaire;
    let place = |number| url::preview_survey(&staff.process.slug, &path.1, number);
    let back = url::survey(&staff.process.slug, &path.1);
    let spoken = |one: &Spoken| (url::spoken_file(&staff.process.slug, one.id), None);
    super::rehearse(
        &request,
        &staff.process,
        (asked, path.2),
        (place, spoken),
        back,
    )
}
