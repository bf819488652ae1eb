//! The overview of a process's surveys.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::review::taken_out;
use crate::clock::Timestamp;
use crate::dialogues::{Audience, CollectionPoint};
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::survey::queries::Written;
use crate::survey::queries::answered::Answered;
use crate::survey::review::prompt_of;
use crate::survey::{Survey, Version, draft_of};
use crate::web::page::Chapter;
use crate::web::url;

/// What the overview shows.
pub struct Overview<'a> {
    pub staff: &'a Staff,
    /// Each survey with its versions, the newest first.
    pub surveys: &'a [(Survey, Vec<Version>)],
    pub points: &'a [CollectionPoint],
    /// The most answers to any one question, by collection point.
    pub most: &'a Answered,
    /// None for those who may not read them.
    pub comments: Option<&'a [Written]>,
    /// How many were taken out after review.
    pub taken_out: i64,
    pub now: Timestamp,
    pub zone: &'a TimeZone,
}

/// A survey's name for staff.
pub fn survey_name(t: &Texts, survey: &Survey) -> String {
    if survey.name.is_empty() {
        t.get("survey-of-participants").into_owned()
    } else {
        survey.name.clone()
    }
}

pub fn overview(page: &Overview<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let may_edit = page.staff.may::<Edit>();
    let title = t.get("survey-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("survey-lead")) }
        @for (survey, versions) in page.surveys { (one_survey(page, survey, versions)) }
        @if may_edit {
            div.actions { a.button.second href=(url::new_survey(slug)) { (t.get("survey-new")) } }
        }
        h2 { (t.get("points-title")) }
        p.quiet { (t.get("points-lead")) }
        @if page.points.is_empty() { p { (t.get("points-none")) } } @else { (points(page)) }
        @if may_edit && page.surveys.iter().any(|(survey, versions)| is_for_points(survey, versions)) {
            div.actions { a.button.second href=(url::new_collection_point(slug)) { (t.get("point-new")) } }
        }
        @if let Some(comments) = page.comments { (comments_list(page, comments)) }
    };
    page.staff.shell(Chapter::Survey, &title).page(content)
}

/// Whether a collection point can be given a survey: it is published, and not the participants'.
fn is_for_points(survey: &Survey, versions: &[Version]) -> bool {
    survey.audience != Audience::Participants && versions.iter().any(|version| !version.is_draft())
}

fn one_survey(page: &Overview<'_>, survey: &Survey, versions: &[Version]) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let current = versions
        .iter()
        .find(|version| !version.is_draft() && !version.pilot)
        .or(versions.first());
    html! {
        h2 { a href=(url::survey(slug, &survey.word())) { (survey_name(t, survey)) } }
        p.quiet {
            (t.get(survey.audience.text_key()))
            @if let Some(version) = current {
                ", " (t.with("version-is", [("number", version.number.into())]))
            }
            @if draft_of(versions).is_some() { " " span.state { (t.get("version-draft")) } }
        }
        @if let Some(version) = current {
            ol {
                @for question in &version.questionnaire.questions {
                    li { (question.prompt.for_reader(t.language).1) }
                }
            }
        }
    }
}

fn points(page: &Overview<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
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
                        th scope="row" { a href=(url::collection_point(slug, point.number)) { (point.name) } }
                        td {
                            (t.get(point.window.state(page.now).text_key()))
                            @if point.is_below(page.most.get(&point.id).copied().unwrap_or(0)) {
                                " " span.state.attention { (t.get("more-answers-than-asked")) }
                            }
                        }
                        td { (t.date(point.window.opens_at.day(page.zone))) }
                        td { (t.date(point.window.closes_at.day(page.zone))) }
                    }
                }
            }
        } }
    }
}

fn comments_list(page: &Overview<'_>, comments: &[Written]) -> Markup {
    let (t, process) = (page.staff.t(), &page.staff.process);
    html! {
        h2 { (t.get("comments-title")) }
        p.quiet { (t.with("comments-lead", [("threshold", process.threshold.get().into())])) }
        (taken_out(t, page.taken_out))
        @if comments.is_empty() { p { (t.get("comments-none")) } }
        @for (at, written) in comments.iter().enumerate() {
            @if at == 0 || comments[at - 1].number != written.number {
                h3 {
                    a href=(url::dialogue(&process.slug, written.number)) {
                        (t.with("dialogue-title", [("number", written.number.into())]))
                    }
                }
            }
            p { (prompt_of(t, page.surveys, written)) }
            @for comment in &written.comments { blockquote.quote dir="auto" { (comment.text) } }
        }
    }
}
