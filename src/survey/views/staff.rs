//! The overview of a process's surveys.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{audience_name, staff_page};
use crate::accounts::Account;
use crate::clock::Timestamp;
use crate::dialogues::{CollectionPoint, State};
use crate::i18n::Texts;
use crate::processes::Process;
use crate::survey::queries::Written;
use crate::survey::{Survey, Version};

/// What the overview shows.
pub struct Overview<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    /// Each survey with its versions, the newest first.
    pub surveys: &'a [(Survey, Vec<Version>)],
    pub points: &'a [CollectionPoint],
    /// None for those who may not read them.
    pub comments: Option<&'a [Written]>,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
    pub may_edit: bool,
}

/// A survey's name for staff.
pub fn survey_name(t: &Texts, survey: &Survey) -> String {
    if survey.name.is_empty() {
        t.get("survey-of-participants").into_owned()
    } else {
        survey.name.clone()
    }
}

/// The path of a survey's page under its process.
pub fn survey_path(survey: &Survey) -> String {
    match (survey.id, survey.audience) {
        (Some(id), audience) if audience != crate::dialogues::Audience::Participants => {
            id.to_string()
        }
        _ => "participants".into(),
    }
}

pub fn overview(page: &Overview<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = t.get("survey-title");
    let base = format!("/admin/p/{}", page.process.slug);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("survey-lead")) }
        @for (survey, versions) in page.surveys { (one_survey(page, t, &base, survey, versions)) }
        @if page.may_edit {
            div.actions { a.button.second href=(format!("{base}/survey/new")) { (t.get("survey-new")) } }
        }
        h2 { (t.get("points-title")) }
        p.quiet { (t.get("points-lead")) }
        @if page.points.is_empty() { p { (t.get("points-none")) } } @else { (points(page, t, &base)) }
        @if page.may_edit && page.surveys.iter().any(|(survey, versions)| is_for_points(survey, versions)) {
            div.actions { a.button.second href=(format!("{base}/collection-points/new")) { (t.get("point-new")) } }
        }
        @if let Some(comments) = page.comments { (comments_list(page, t, &base, comments)) }
    };
    staff_page(page.account, page.process, &title, None, content)
}

/// Whether a collection point can be given a survey: it is published, and not the participants'.
fn is_for_points(survey: &Survey, versions: &[Version]) -> bool {
    survey.audience != crate::dialogues::Audience::Participants
        && versions
            .iter()
            .any(|version| version.published_at.is_some())
}

fn one_survey(
    page: &Overview<'_>,
    t: &Texts,
    base: &str,
    survey: &Survey,
    versions: &[Version],
) -> Markup {
    let current = versions
        .iter()
        .find(|version| version.published_at.is_some() && !version.pilot)
        .or(versions.first());
    html! {
        h2 { a href=(format!("{base}/survey/{}", survey_path(survey))) { (survey_name(t, survey)) } }
        p.quiet {
            (audience_name(t, survey.audience))
            @if let Some(version) = current {
                ", " (t.with("version-is", [("number", version.number.into())]))
            }
            @if versions.iter().any(|version| version.published_at.is_none()) { " " span.state { (t.get("version-draft")) } }
        }
        @if let Some(version) = current {
            ol {
                @for question in &version.questionnaire.questions {
                    li { (question.prompt.for_reader(page.account.language).1) }
                }
            }
        }
    }
}

fn points(page: &Overview<'_>, t: &Texts, base: &str) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("points-title")) { table {
            thead { tr {
                th scope="col" { (t.get("point-name")) }
                th scope="col" { (t.get("dialogue-state")) }
                th scope="col" { (t.get("dialogue-opens")) }
                th scope="col" { (t.get("dialogue-closes")) }
            } }
            tbody {
                @for point in page.points {
                    tr {
                        th scope="row" { a href=(format!("{base}/collection-points/{}", point.number)) { (point.name) } }
                        td { (state_name(t, point.window.state(page.now))) }
                        td { (t.date(point.window.opens_at.day(page.zone))) }
                        td { (t.date(point.window.closes_at.day(page.zone))) }
                    }
                }
            }
        } }
    }
}

pub fn state_name(t: &Texts, state: State) -> String {
    t.get(match state {
        State::Before => "state-before",
        State::Open => "state-open",
        State::Closed => "state-closed",
    })
    .into_owned()
}

fn comments_list(page: &Overview<'_>, t: &Texts, base: &str, comments: &[Written]) -> Markup {
    let prompt = |written: &Written| {
        page.surveys
            .iter()
            .flat_map(|(_, versions)| versions)
            .find(|version| version.id == written.survey)
            .and_then(|version| version.questionnaire.question(&written.question))
            .map(|question| question.prompt.for_reader(t.language).1.to_owned())
            .unwrap_or_default()
    };
    html! {
        h2 { (t.get("comments-title")) }
        p.quiet { (t.with("comments-lead", [("threshold", page.process.threshold.get().into())])) }
        @if comments.is_empty() { p { (t.get("comments-none")) } }
        @for (at, written) in comments.iter().enumerate() {
            @if at == 0 || comments[at - 1].number != written.number {
                h3 {
                    a href=(format!("{base}/dialogues/{}", written.number)) {
                        (t.with("dialogue-title", [("number", written.number.into())]))
                    }
                }
            }
            p { (prompt(written)) }
            @for text in &written.texts { blockquote.quote dir="auto" { (text) } }
        }
    }
}
