//! The pages on which a survey is made.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::staff::{survey_name, survey_path};
use super::{audience_name, staff_page};
use crate::accounts::Account;
use crate::dialogues::Audience;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::survey::questionnaire::{Kind, Question};
use crate::survey::{Survey, Version};
use crate::web::components::{
    Faults, Field, Input, fault_summary, in_language, label_in, per_language, select, tick,
};
use crate::web::form::Form;

/// What a survey's page shows.
pub struct Builder<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub survey: &'a Survey,
    /// The newest first.
    pub versions: &'a [Version],
    pub zone: &'a TimeZone,
    pub may_edit: bool,
}

fn kind_name(t: &Texts, kind: Kind) -> String {
    t.get(match kind {
        Kind::Scale => "kind-scale",
        Kind::Single => "kind-single",
        Kind::Multiple => "kind-multiple",
        Kind::Text => "kind-text",
    })
    .into_owned()
}

pub fn builder(page: &Builder<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = survey_name(t, page.survey);
    let base = format!(
        "/admin/p/{}/survey/{}",
        page.process.slug,
        survey_path(page.survey)
    );
    let draft = page
        .versions
        .iter()
        .find(|version| version.published_at.is_none());
    let content = html! {
        p { a href=(format!("/admin/p/{}/survey", page.process.slug)) { (t.get("survey-title")) } }
        h1 { (title) }
        p.lead { (audience_name(t, page.survey.audience)) }
        @match draft {
            Some(draft) => (editor(page, t, &base, draft)),
            None => {
                @if let Some(current) = page.versions.first() { (questions(page, t, &base, current, false)) }
                (previews(t, &base))
                @if page.may_edit {
                    form novalidate method="post" action=(format!("{base}/draft")) {
                        p.hint { (t.get("survey-change-hint")) }
                        button type="submit" { (t.get("survey-change")) }
                    }
                }
            }
        }
        (history(page, t))
    };
    staff_page(page.account, page.process, &title, None, content)
}

fn previews(t: &Texts, base: &str) -> Markup {
    html! {
        h2 { (t.get("survey-preview")) }
        p.links {
            @for &language in Language::ALL {
                a href=(format!("{base}/preview/1?lang={}", language.word())) lang=(language.word()) {
                    bdi { (language.own_name()) }
                }
                " "
            }
        }
    }
}

fn editor(page: &Builder<'_>, t: &Texts, base: &str, draft: &Version) -> Markup {
    html! {
        div.note { p { (t.with("survey-is-draft", [("number", draft.number.into())])) } }
        (questions(page, t, base, draft, page.may_edit))
        (previews(t, base))
        @if page.may_edit {
            h2 { (t.get("question-new")) }
            div.actions {
                @for kind in Kind::ALL {
                    a.button.second href=(format!("{base}/questions/new?kind={}", kind.word())) { (kind_name(t, kind)) }
                }
            }
            h2 { (t.get("survey-publish")) }
            form novalidate method="post" action=(format!("{base}/publish")) {
                p { (t.get("survey-publish-hint")) }
                (tick("pilot", "1", &t.get("survey-pilot"), false))
                p.hint { (t.get("survey-pilot-hint")) }
                div.actions { button type="submit" { (t.get("survey-publish")) } }
            }
            @if page.versions.len() > 1 {
                form novalidate method="post" action=(format!("{base}/draft/discard")) {
                    button.grave type="submit" { (t.get("survey-discard")) }
                }
            }
        }
    }
}

fn questions(
    page: &Builder<'_>,
    t: &Texts,
    base: &str,
    version: &Version,
    may_edit: bool,
) -> Markup {
    let all = &version.questionnaire.questions;
    html! {
        ol.questions {
            @for (at, question) in all.iter().enumerate() {
                li {
                    p { strong { (question.prompt.for_reader(page.account.language).1) } }
                    p.quiet {
                        (kind_name(t, question.kind))
                        @if question.is_locked() { ", " (t.get("question-locked")) }
                        (missing_languages(t, question))
                    }
                    @if !question.options.is_empty() {
                        ul { @for option in &question.options { li { (option.label.for_reader(page.account.language).1) } } }
                    }
                    @if may_edit && !question.is_locked() { (question_forms(t, base, question, at)) }
                }
            }
        }
    }
}

fn question_forms(t: &Texts, base: &str, question: &Question, at: usize) -> Markup {
    let own = format!("{base}/questions/{}", question.key);
    html! {
        div.actions {
            a href=(own) { (t.get("change")) }
            @if !question.is_core() {
                @if at > 1 {
                    form novalidate method="post" action=(format!("{own}/up")) {
                        button.plain type="submit" { (t.get("question-up")) }
                    }
                }
                form novalidate method="post" action=(format!("{own}/remove")) {
                    button.plain type="submit" { (t.get("remove")) }
                }
            }
        }
    }
}

/// The languages that somebody would meet the question in another language in.
fn missing_languages(t: &Texts, question: &Question) -> Markup {
    let missing: Vec<Language> = Language::ALL
        .iter()
        .copied()
        .filter(|&language| !question.prompt.for_reader(language).0.for_reader(language))
        .collect();
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

fn history(page: &Builder<'_>, t: &Texts) -> Markup {
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
pub fn new_survey(account: &Account, process: &Process, form: &Form, faults: &Faults) -> Markup {
    let t = account.language.texts();
    let title = t.get("survey-new");
    let audiences: Vec<(String, String)> = [Audience::ElectedMembers, Audience::Others]
        .map(|audience| (audience.word().to_owned(), audience_name(t, audience)))
        .into();
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("survey-new-lead")) }
        form novalidate method="post" action=(format!("/admin/p/{}/survey/new", process.slug)) {
            (Field::new("name", t.get("survey-name"), form.raw("name")).hint(t.get("survey-name-hint")).show(faults))
            (select("audience", &t.get("survey-audience"), &audiences, form.text("audience"), faults))
            (per_language(form, faults, &["topic"], |language| {
                let topic = in_language("topic", language);
                html! {
                    (Field::new(&topic, label_in(t, "survey-topic", language).into(), form.raw(&topic))
                        .hint(t.get("survey-topic-hint")).language(language).show(faults))
                }
            }))
            div.actions { button type="submit" { (t.get("survey-new-go")) } }
        }
    };
    staff_page(account, process, &title, Some(faults), content)
}

pub fn question_form(
    account: &Account,
    process: &Process,
    survey: &Survey,
    key: &str,
    kind: Kind,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let title = t.get(if key == "new" {
        "question-new"
    } else {
        "question-change"
    });
    let base = format!("/admin/p/{}/survey/{}", process.slug, survey_path(survey));
    let has_options = matches!(kind, Kind::Single | Kind::Multiple);
    let content = html! {
        (fault_summary(t, faults))
        p { a href=(base) { (survey_name(t, survey)) } }
        h1 { (title) }
        p.lead { (kind_name(t, kind)) }
        form novalidate method="post" action=(format!("{base}/questions/{key}")) {
            input type="hidden" name="kind" value=(kind.word());
            @if kind == Kind::Scale {
                (select("scale", &t.get("question-scale"), &[
                    ("degree".to_owned(), t.get("choice-very-high").into_owned()),
                    ("extent".to_owned(), t.get("extent-very-high").into_owned()),
                ], form.text("scale"), faults))
            }
            (per_language(form, faults, &["prompt", "options"], |language| {
                let (prompt, options) = (in_language("prompt", language), in_language("options", language));
                html! {
                    (Field::new(&prompt, label_in(t, "question-prompt", language).into(), form.raw(&prompt)).language(language).show(faults))
                    @if has_options {
                        (Field::new(&options, label_in(t, "question-options", language).into(), form.raw(&options))
                            .hint(t.get("question-options-hint")).input(Input::Area { rows: 5 }).language(language).show(faults))
                    }
                }
            }))
            div.actions { button type="submit" { (t.get("save")) } }
        }
    };
    staff_page(account, process, &title, Some(faults), content)
}
