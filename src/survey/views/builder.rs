//! The pages on which a survey is made.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::staff::survey_name;
use crate::dialogues::Audience;
use crate::i18n::{Language, Texts};
use crate::processes::within::Staff;
use crate::staff::{Edit, ReadComments};
use crate::survey::personal::asks_for_a_person;
use crate::survey::queries::behind::Behind;
use crate::survey::questionnaire::{Question, QuestionKind};
use crate::survey::{Survey, Version, draft_of};
use crate::web::components::{
    Asking, Faults, Field, Input, cards, fault_summary, options, per_language, save_form, select,
    tick,
};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// What a survey's page shows.
pub struct Builder<'a> {
    pub staff: &'a Staff,
    pub survey: &'a Survey,
    /// The newest first.
    pub versions: &'a [Version],
    /// The dialogues that do not have the newest version.
    pub behind: &'a [Behind],
    pub zone: &'a TimeZone,
}

pub fn builder(page: &Builder<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let is_own = page.survey.audience == Audience::Participants;
    let title = survey_name(t, page.survey);
    let content = html! {
        @if !is_own { p { a href=(url::surveys(slug)) { (t.get("surveys-of-others")) } } }
        h1 { (title) }
        p.lead { (t.get(if is_own { "survey-lead" } else { page.survey.audience.text_key() })) }
        @match draft_of(page.versions) {
            Some(draft) => (editor(page, draft)),
            None => {
                @if let Some(current) = page.versions.first() { (questions(page, current)) }
                @if page.staff.may::<Edit>() {
                    (new_question(page))
                    form novalidate method="post" action=(url::begin_draft(slug, &page.survey.word())) {
                        p.hint { (t.get("survey-change-hint")) }
                        button.second type="submit" { (t.get("survey-change")) }
                    }
                }
                (previews(page))
            }
        }
        (behind(page))
        (history(page))
        @if is_own { (elsewhere(page)) }
    };
    page.staff.shell(Chapter::Survey, &title).page(content)
}

/// What there is besides the participants' survey.
fn elsewhere(page: &Builder<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    html! {
        h2 { (t.get("survey-elsewhere")) }
        ul {
            @if page.staff.may::<ReadComments>() {
                li { a href=(url::comments(slug)) { (t.get("comments-title")) } }
            }
            li { a href=(url::spoken(slug)) { (t.get("spoken-title")) } }
            li { a href=(url::surveys(slug)) { (t.get("surveys-of-others")) } }
        }
    }
}

/// The kinds of questions that one can be added of: it begins a draft where there is none.
fn new_question(page: &Builder<'_>) -> Markup {
    let (t, slug, survey) = (page.staff.t(), &page.staff.process.slug, page.survey.word());
    let to = url::draft_question(slug, &survey, "new");
    html! {
        h2 { (t.get("question-new")) }
        div.actions {
            @for &kind in QuestionKind::ALL {
                a.button.second href=(to.clone().with("kind", kind.word())) { (t.get(kind.text_key())) }
            }
        }
    }
}

fn previews(page: &Builder<'_>) -> Markup {
    let first = url::preview_survey(&page.staff.process.slug, &page.survey.word(), 1);
    html! {
        h2 { (page.staff.t().get("survey-preview")) }
        p.links {
            @for &language in Language::all() {
                a href=(first.clone().lang(language)) lang=(language.word()) { bdi { (language.own_name()) } }
                " "
            }
        }
    }
}

/// What is asked about a draft before it is done for good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AboutDraft {
    Publish,
    Discard,
}

/// Asks it.
pub fn ask_about_draft(
    staff: &Staff,
    survey: &Survey,
    draft: &Version,
    question: AboutDraft,
) -> Markup {
    let (t, slug, word) = (staff.t(), &staff.process.slug, survey.word());
    let count = i64::try_from(draft.questionnaire.questions.len()).unwrap_or(i64::MAX);
    let values = [("number", draft.number.into()), ("count", count.into())];
    let (key, told, more, action) = match question {
        AboutDraft::Publish => (
            "survey-publish",
            "survey-publish-told",
            Some("survey-publish-hint"),
            url::publish_survey(slug, &word),
        ),
        AboutDraft::Discard => (
            "survey-discard",
            "survey-discard-told",
            None,
            url::discard_draft(slug, &word),
        ),
    };
    let more = more.map(|key| t.get(key).into_owned());
    let asking = Asking {
        title: format!("{}: {}", t.get(key), survey_name(t, survey)),
        told: [Some(t.with(told, values)), more]
            .into_iter()
            .flatten()
            .collect(),
        fields: html! {
            @if question == AboutDraft::Publish {
                (tick("pilot", "1", &t.get("survey-pilot")))
                p.hint { (t.get("survey-pilot-hint")) }
            }
        },
        action,
        button: t.get(key),
        back: url::survey(slug, &word),
        back_text: t.get("dialogue-not-now"),
    };
    staff.ask(Chapter::Survey, &asking)
}

fn editor(page: &Builder<'_>, draft: &Version) -> Markup {
    let (t, slug, survey) = (page.staff.t(), &page.staff.process.slug, page.survey.word());
    html! {
        div.note { p { (t.with("survey-is-draft", [("number", draft.number.into())])) } }
        (questions(page, draft))
        @if page.staff.may::<Edit>() { (new_question(page)) }
        (previews(page))
        @if page.staff.may::<Edit>() {
            h2 { (t.get("survey-publish")) }
            p { (t.get("survey-publish-hint")) }
            div.actions { a.button href=(url::publish_survey(slug, &survey)) { (t.get("survey-publish")) } }
            @if page.versions.len() > 1 {
                div.actions { a.button.grave href=(url::discard_draft(slug, &survey)) { (t.get("survey-discard")) } }
            }
        }
    }
}

fn questions(page: &Builder<'_>, version: &Version) -> Markup {
    let t = page.staff.t();
    let may_change = version.is_draft() && page.staff.may::<Edit>();
    html! {
        ol.questions {
            @for (at, question) in version.questionnaire.questions.iter().enumerate() {
                li {
                    p { strong { (question.prompt.for_reader(t.language).1) } }
                    p.quiet {
                        (t.get(question.kind.text_key()))
                        @if question.is_locked() { ", " (t.get("question-locked")) }
                        (missing_languages(t, question))
                    }
                    @if !question.is_locked() && asks_for_a_person(question) { p.note { (t.get("question-personal")) } }
                    (met(t, question))
                    @if may_change && !question.is_locked() { (question_forms(page, question, at)) }
                }
            }
        }
    }
}

/// What participants choose from, or write in.
fn met(t: &Texts, question: &Question) -> Markup {
    let mark = match question.kind {
        QuestionKind::Multiple => "met several",
        QuestionKind::Single | QuestionKind::Scale => "met",
        QuestionKind::Text => return html! { div.met.words { (t.get("question-in-words")) } },
    };
    html! {
        ul class=(mark) {
            @for option in &question.options { li { (option.label.for_reader(t.language).1) } }
        }
    }
}

fn question_forms(page: &Builder<'_>, question: &Question, at: usize) -> Markup {
    let (t, slug, survey) = (page.staff.t(), &page.staff.process.slug, page.survey.word());
    let key = question.key.as_str();
    html! {
        div.actions {
            a href=(url::draft_question(slug, &survey, key)) { (t.get("change")) }
            @if !question.is_core() {
                @if at > 1 {
                    form novalidate method="post" action=(url::draft_question_up(slug, &survey, key)) {
                        button.plain type="submit" { (t.get("question-up")) }
                    }
                }
                form novalidate method="post" action=(url::remove_draft_question(slug, &survey, key)) {
                    button.plain type="submit" { (t.get("remove")) }
                }
            }
        }
    }
}

/// The languages that somebody would meet the question in another language in.
fn missing_languages(t: &Texts, question: &Question) -> Markup {
    let mut missing = Language::all().to_vec();
    missing.retain(|&language| !question.prompt.for_reader(language).0.for_reader(language));
    html! {
        @if !missing.is_empty() {
            ". " (t.get("question-untranslated")) " "
            @for (at, language) in missing.iter().enumerate() {
                @if at > 0 { ", " }
                span lang=(language.word()) dir=(language.direction()) { (language.own_name()) }
            }
        }
    }
}

const BEHIND_HEADS: [&str; 4] = [
    "nav-dialogues",
    "dialogue-held-on",
    "dialogue-survey",
    "behind-way",
];

/// Which dialogues have an older version, and the way to give them the newest.
fn behind(page: &Builder<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let mut published = page.versions.iter().filter(|one| !one.is_draft());
    let newest = published
        .find(|version| !version.pilot)
        .map_or(1, |version| version.number);
    let row = |dialogue: &Behind| {
        let title = t.with("dialogue-title", [("number", dialogue.number.into())]);
        let give = t.with("version-give", [("number", newest.into())]);
        vec![
            html! { a href=(url::dialogue(slug, dialogue.number)) { (title) } },
            html! { (t.date(dialogue.held_on)) },
            html! { (t.with("version-is", [("number", dialogue.version.into())])) },
            html! {
                @if dialogue.has_answers { (t.get("behind-keeps")) }
                @else if page.staff.may::<Edit>() {
                    form novalidate method="post" action=(url::give_version(slug, dialogue.number)) {
                        button.plain type="submit" aria-label=(format!("{give}: {title}")) { (give) }
                    }
                }
            },
        ]
    };
    html! {
        @if !page.behind.is_empty() {
            h2 { (t.with("behind-title", [("number", newest.into())])) }
            p { (t.get("behind-lead")) }
            (cards(&t.get("behind-label"), &BEHIND_HEADS.map(|key| t.get(key)), page.behind.iter().map(row).collect()))
        }
    }
}

fn history(page: &Builder<'_>) -> Markup {
    let t = page.staff.t();
    html! {
        h2 { (t.get("versions-title")) }
        ul {
            @for version in page.versions {
                li {
                    (t.with("version-is", [("number", version.number.into())]))
                    @match version.published_at {
                        None => { ": " (t.get("version-draft")) }
                        Some(_) if version.id.is_none() => { ": " (t.get("version-standard")) }
                        Some(at) => { ": " (t.get("version-published")) " " (t.date(at.day(page.zone))) }
                    }
                    @if version.pilot { ", " (t.get("version-pilot")) }
                }
            }
        }
    }
}

/// A second survey: for whom, and about what.
pub fn new_survey(staff: &Staff, form: &Form, faults: &Faults) -> Markup {
    let t = staff.t();
    let title = t.get("survey-new");
    let others = [Audience::ElectedMembers, Audience::Others];
    let audiences = options(t, &others, Audience::word, Audience::text_key);
    let content = html! {
        p.lead { (t.get("survey-new-lead")) }
        form novalidate method="post" action=(url::new_survey(&staff.process.slug)) {
            (Field::new("name", t.get("survey-name"), form.raw("name")).hint(t.get("survey-name-hint")).show(faults))
            (select("audience", &t.get("survey-audience"), &audiences, form.text("audience"), faults))
            (per_language(Language::all(), form, faults, &["topic"], |language| {
                let field = Field::written_in(language, t, "topic", "survey-topic", form);
                field.hint(t.get("survey-topic-hint")).show(faults)
            }))
            div.actions { button type="submit" { (t.get("survey-new-go")) } }
        }
    };
    let shell = staff.shell(Chapter::Survey, &title).form(faults);
    shell.titled(content)
}

/// What the form of a question of a draft shows.
pub struct QuestionForm<'a> {
    pub staff: &'a Staff,
    pub survey: &'a Survey,
    /// The question's key, or `new`.
    pub key: &'a str,
    pub kind: QuestionKind,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn question_form(page: &QuestionForm<'_>) -> Markup {
    let (t, slug, survey) = (page.staff.t(), &page.staff.process.slug, page.survey.word());
    let (kind, form, faults) = (page.kind, page.form, page.faults);
    let title = t.get(if page.key == "new" {
        "question-new"
    } else {
        "question-change"
    });
    let has_options = matches!(kind, QuestionKind::Single | QuestionKind::Multiple);
    let content = html! {
        (fault_summary(t, faults))
        p { a href=(url::survey(slug, &survey)) { (survey_name(t, page.survey)) } }
        h1 { (title) }
        p.lead { (t.get(kind.text_key())) }
        (save_form(t, &url::draft_question(slug, &survey, page.key), html! {
            input type="hidden" name="kind" value=(kind.word());
            @if kind == QuestionKind::Scale {
                (select("scale", &t.get("question-scale"), &[
                    ("degree".to_owned(), t.get("choice-very-high").into_owned()),
                    ("extent".to_owned(), t.get("extent-very-high").into_owned()),
                ], form.text("scale"), faults))
            }
            (per_language(Language::all(), form, faults, &["prompt", "options"], |language| {
                html! {
                    (Field::written_in(language, t, "prompt", "question-prompt", form).show(faults))
                    @if has_options {
                        (Field::written_in(language, t, "options", "question-options", form)
                            .hint(t.get("question-options-hint")).input(Input::Area { rows: 5 }).show(faults))
                    }
                }
            }))
        }))
    };
    let shell = page.staff.shell(Chapter::Survey, &title).form(faults);
    shell.page(content)
}
