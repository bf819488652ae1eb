//! Making a survey: questions in a draft, a preview, and publishing a version that never changes (D24, D39).

use actix_web::{HttpRequest, HttpResponse, web};

use crate::accounts::guard::Within;
use crate::accounts::{Edit, See};
use crate::app::App;
use crate::audit;
use crate::db::Connection;
use crate::db::ids::{ProcessId, SurveyId};
use crate::dialogues::{self, Audience};
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::{self, Process};
use crate::survey::questionnaire::{
    Answer, Kind, LONGEST_OPTION, LONGEST_PROMPT, MOST_OPTIONS, MOST_QUESTIONS, Question,
    Questionnaire, Scale, Words,
};
use crate::survey::{Survey, Version, queries, views};
use crate::web::components::{Faults, in_language};
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, language, see_other};

/// A survey of the process by its name in URLs: `participants`, or an id.
fn find(c: &mut Connection, of: ProcessId, path: &str) -> Result<(Survey, Vec<Version>)> {
    let survey = queries::surveys(c, of)?
        .into_iter()
        .find(|survey| match (path, survey.audience) {
            ("participants", audience) => audience == Audience::Participants,
            (_, Audience::Participants) => false,
            (path, _) => survey.id.is_some_and(|id| id.to_string() == path),
        })
        .ok_or(Error::NotFound)?;
    let versions = queries::versions(c, &survey)?;
    Ok((survey, versions))
}

fn draft(versions: &[Version]) -> Option<&Version> {
    versions
        .iter()
        .find(|version| version.published_at.is_none())
}

/// The draft of a survey.
///
/// # Errors
/// `NotFound` when there is none: nothing is being changed.
fn the_draft(
    c: &mut Connection,
    of: ProcessId,
    path: &str,
) -> Result<(SurveyId, i32, Questionnaire)> {
    let (survey, versions) = find(c, of, path)?;
    let id = survey.id.ok_or(Error::NotFound)?;
    let version = draft(&versions).ok_or(Error::NotFound)?;
    Ok((id, version.number, version.questionnaire.clone()))
}

async fn load(app: &App, id: ProcessId, path: &str) -> Result<(Process, Survey, Vec<Version>)> {
    let path = path.to_owned();
    app.db
        .read(move |c| {
            let process = processes::queries::process(c, id)?;
            let (survey, versions) = find(c, id, &path)?;
            Ok((process, survey, versions))
        })
        .await
}

/// A survey with its versions, and its draft with what can be done to it.
pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, survey, versions) = load(&app, staff.process, &path.1).await?;
    Ok(html(views::builder(&views::Builder {
        account: &staff.account,
        process: &process,
        survey: &survey,
        versions: &versions,
        zone: &app.zone,
        may_edit: staff.may::<Edit>(),
    })))
}

pub async fn new_form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let id = staff.process;
    let process = app
        .db
        .read(move |c| Ok(processes::queries::process(c, id)?))
        .await?;
    Ok(html(views::new_survey(
        &staff.account,
        &process,
        &Form::default(),
        &Faults::default(),
    )))
}

/// Begins a second survey, for an audience of its own (D18).
pub async fn create(app: web::Data<App>, staff: Within<Edit>, form: Form) -> Result<HttpResponse> {
    let id = staff.process;
    let process = app
        .db
        .read(move |c| Ok(processes::queries::process(c, id)?))
        .await?;
    let mut reading = Reading::new(staff.account.language.texts(), &form);
    let name = reading.required("name", "survey-name", 120);
    let topic: Words = Language::ALL
        .iter()
        .map(|&language| {
            let text = reading.in_language("topic", language, "survey-topic", 120);
            if language == Language::Swedish && text.is_empty() {
                reading.missing(&in_language("topic", language), "survey-topic");
            }
            (language, text)
        })
        .collect();
    let audience = match Audience::from_word(form.text("audience")) {
        Some(audience) if audience != Audience::Participants => audience,
        _ => Audience::ElectedMembers,
    };
    let name = match reading.done(Some(name)) {
        Ok(name) => name,
        Err(faults) => {
            return Ok(html_unaccepted(views::new_survey(
                &staff.account,
                &process,
                &form,
                &faults,
            )));
        }
    };
    let asked = Questionnaire {
        questions: vec![Question::deeper(&topic)],
    };
    let now = app.clock.now();
    let survey = app
        .db
        .write(move |c| {
            let survey = queries::add_survey(c, id, audience, &name, now)?;
            queries::put_draft(c, survey, 1, &asked)?;
            Ok(survey)
        })
        .await?;
    Ok(see_other(format!(
        "/admin/p/{}/survey/{survey}",
        process.slug
    )))
}

/// Begins a draft: what the newest version asks, to be changed.
pub async fn begin(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (slug, survey_path) = path.into_inner();
    let (id, wanted, now) = (staff.process, survey_path.clone(), app.clock.now());
    app.db
        .write(move |c| {
            let (survey, versions) = find(c, id, &wanted)?;
            if draft(&versions).is_some() {
                return Ok(());
            }
            let newest = versions.first().ok_or(Error::NotFound)?;
            let survey = match survey.id {
                Some(id) => id,
                None => queries::add_survey(c, id, Audience::Participants, "", now)?,
            };
            queries::put_draft(c, survey, newest.number + 1, &newest.questionnaire)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{slug}/survey/{survey_path}")))
}

pub async fn discard(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (slug, survey_path) = path.into_inner();
    let (id, wanted) = (staff.process, survey_path.clone());
    app.db
        .write(move |c| {
            let (survey, versions) = find(c, id, &wanted)?;
            // A survey that never was published has nothing to fall back on.
            match survey.id {
                Some(id) if versions.len() > 1 => Ok(queries::discard_draft(c, id)?),
                _ => Err(Error::Refused("survey-only-draft")),
            }
        })
        .await?;
    Ok(see_other(format!("/admin/p/{slug}/survey/{survey_path}")))
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
    path: web::Path<(String, String, String)>,
) -> Result<HttpResponse> {
    let (process, survey, versions) = load(&app, staff.process, &path.1).await?;
    let asked = &draft(&versions).ok_or(Error::NotFound)?.questionnaire;
    let old = question_of(asked, &path.2)?;
    let query = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let mut form = Form::default();
    let kind = match old {
        Some(question) => {
            fill(&mut form, question);
            question.kind
        }
        None => Kind::from_word(query.text("kind")).unwrap_or(Kind::Single),
    };
    Ok(html(views::question_form(
        &staff.account,
        &process,
        &survey,
        &path.2,
        kind,
        &form,
        &Faults::default(),
    )))
}

/// A question's words, as its form shows them: an option a line.
fn fill(form: &mut Form, question: &Question) {
    for &language in Language::ALL {
        form.set(
            &in_language("prompt", language),
            question.prompt.exactly(language),
        );
        let options: Vec<&str> = own_options(question)
            .map(|option| option.label.exactly(language))
            .collect();
        if options.iter().any(|option| !option.is_empty()) {
            form.set(&in_language("options", language), &options.join("\n"));
        }
    }
    if question.options == Scale::Extent.options() {
        form.set("scale", "extent");
    }
}

/// The options that somebody wrote, without "don't know / rather not say".
fn own_options(question: &Question) -> impl Iterator<Item = &Answer> {
    question
        .options
        .iter()
        .filter(|option| option.key.starts_with('o'))
}

pub async fn put_question(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (slug, survey_path, key) = path.into_inner();
    let (process, survey, versions) = load(&app, staff.process, &survey_path).await?;
    let asked = &draft(&versions).ok_or(Error::NotFound)?.questionnaire;
    let old = question_of(asked, &key)?;
    let kind = old.map_or_else(
        || Kind::from_word(form.text("kind")).unwrap_or(Kind::Single),
        |old| old.kind,
    );
    let t = staff.account.language.texts();
    let question = match read_question(t, &form, kind, old) {
        Ok(question) => question,
        Err(faults) => {
            return Ok(html_unaccepted(views::question_form(
                &staff.account,
                &process,
                &survey,
                &key,
                kind,
                &form,
                &faults,
            )));
        }
    };
    let (id, wanted) = (staff.process, survey_path.clone());
    app.db
        .write(move |c| {
            let (survey, number, mut asked) = the_draft(c, id, &wanted)?;
            let mut question = question.clone();
            if question.key.is_empty() {
                if asked.questions.len() >= MOST_QUESTIONS {
                    return Err(Error::Refused("survey-too-many"));
                }
                question.key = asked.free_key();
            }
            asked.put(question);
            queries::put_draft(c, survey, number, &asked)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{slug}/survey/{survey_path}")))
}

fn read_question(
    t: &Texts,
    form: &Form,
    kind: Kind,
    old: Option<&Question>,
) -> std::result::Result<Question, Faults> {
    let mut reading = Reading::new(t, form);
    let prompt: Words = Language::ALL
        .iter()
        .map(|&language| {
            let text = reading.in_language("prompt", language, "question-prompt", LONGEST_PROMPT);
            if language == Language::Swedish && text.is_empty() {
                reading.missing(&in_language("prompt", language), "question-prompt");
            }
            (language, text)
        })
        .collect();
    let options = match kind {
        Kind::Text => Vec::new(),
        Kind::Scale if form.text("scale") == "extent" => Scale::Extent.options(),
        Kind::Scale => Scale::Degree.options(),
        Kind::Single => {
            let mut options = read_options(&mut reading);
            options.push(Question::no_answer());
            options
        }
        Kind::Multiple => read_options(&mut reading),
    };
    let question = Question {
        key: old.map_or_else(String::new, |old| old.key.clone()),
        kind,
        prompt,
        hint: old.map_or_else(Words::default, |old| old.hint.clone()),
        options,
    };
    reading.done(Some(question))
}

/// Reads options, one a line, with as many lines in each language that has any.
fn read_options(reading: &mut Reading<'_>) -> Vec<Answer> {
    let lines = |language: Language| -> Vec<String> {
        reading
            .form
            .text(&in_language("options", language))
            .lines()
            .map(|line| line.trim().to_owned())
            .filter(|line| !line.is_empty())
            .collect()
    };
    let by_language: Vec<(Language, Vec<String>)> = Language::ALL
        .iter()
        .map(|&language| (language, lines(language)))
        .collect();
    let count = by_language
        .iter()
        .find(|(language, _)| *language == Language::Swedish)
        .map_or(0, |(_, lines)| lines.len());
    let t = reading.t;
    for (language, lines) in &by_language {
        let field = in_language("options", *language);
        let mut distinct = lines.clone();
        distinct.sort();
        distinct.dedup();
        if *language == Language::Swedish && !(2..=MOST_OPTIONS).contains(&count) {
            let most = MOST_OPTIONS.into();
            reading
                .faults
                .add(field, t.with("question-options-count", [("most", most)]));
        } else if !lines.is_empty() && lines.len() != count {
            let text = t.with("question-options-uneven", [("count", count.into())]);
            reading.faults.add(field, text);
        } else if distinct.len() != lines.len() {
            reading.faults.add(field, t.get("question-options-twice"));
        } else if lines
            .iter()
            .any(|line| line.chars().count() > LONGEST_OPTION)
        {
            let most = LONGEST_OPTION.into();
            reading
                .faults
                .add(field, t.with("question-option-long", [("most", most)]));
        }
    }
    (0..count)
        .map(|at| Answer {
            key: format!("o{}", at + 1),
            label: by_language
                .iter()
                .map(|(language, lines)| (*language, lines.get(at).cloned().unwrap_or_default()))
                .collect(),
        })
        .collect()
}

/// Moves a question up, or removes it.
pub async fn rearrange(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String, String, String)>,
) -> Result<HttpResponse> {
    let (slug, survey_path, key, what) = path.into_inner();
    let (id, wanted) = (staff.process, survey_path.clone());
    app.db
        .write(move |c| {
            let (survey, number, mut asked) = the_draft(c, id, &wanted)?;
            match what.as_str() {
                "up" => asked.move_up(&key),
                _ => asked.remove(&key),
            }
            queries::put_draft(c, survey, number, &asked)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{slug}/survey/{survey_path}")))
}

/// Publishes the draft. Dialogues that have not opened get it, unless it is a pilot; the others keep theirs.
pub async fn publish(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (slug, survey_path) = path.into_inner();
    let (id, wanted, now) = (staff.process, survey_path.clone(), app.clock.now());
    let (pilot, account) = (form.ticked("pilot"), staff.account.id);
    app.db
        .write(move |c| {
            let (survey, _) = find(c, id, &wanted)?;
            let survey_id = survey.id.ok_or(Error::NotFound)?;
            let version =
                queries::publish_draft(c, survey_id, pilot, now)?.ok_or(Error::NotFound)?;
            if survey.audience == Audience::Participants && !pilot {
                dialogues::queries::adopt_survey(c, id, version, now)?;
            }
            Ok(audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(id),
                    account: Some(account),
                    at: now,
                    action: "survey.published",
                    detail: survey.name.clone(),
                },
            )?)
        })
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/admin/p/{slug}/survey/{survey_path}")))
}

/// A question as those who answer will meet it, in any language; nothing is counted.
pub async fn preview(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
    path: web::Path<(String, String, usize)>,
) -> Result<HttpResponse> {
    let (process, _, versions) = load(&app, staff.process, &path.1).await?;
    let version = versions.first().ok_or(Error::NotFound)?;
    let number = path.2;
    let question = number
        .checked_sub(1)
        .and_then(|at| version.questionnaire.questions.get(at))
        .ok_or(Error::NotFound)?;
    let t = language::of(&request, process.default_language).texts();
    let text = process.text(t.language);
    let base = format!("/admin/p/{}/survey/{}/preview", process.slug, path.1);
    Ok(html(crate::survey::views::question(&views::QuestionPage {
        t,
        around: views::Around::Preview {
            home: process.home(t.language),
            purpose: (text.language, &text.purpose),
            base: &base,
        },
        question,
        number,
        total: version.questionnaire.questions.len(),
        form: &Form::default(),
        faults: &Faults::default(),
    })))
}
