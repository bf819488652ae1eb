//! What others than participants are asked, and where.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::clock::Timestamp;
use crate::dialogues::{Audience, CollectionPoint};
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::survey::queries::answered::Answered;
use crate::survey::{Survey, Version, draft_of};
use crate::web::components::cards;
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
    let title = t.get("surveys-of-others");
    let is_theirs = |survey: &Survey| survey.audience != Audience::Participants;
    let others = || page.surveys.iter().filter(|(survey, _)| is_theirs(survey));
    let content = html! {
        p { a href=(url::survey(slug, url::OF_PARTICIPANTS)) { (t.get("survey-title")) } }
        h1 { (title) }
        p.lead { (t.get("survey-new-lead")) }
        @if others().next().is_none() { p { (t.get("surveys-of-others-none")) } }
        @for (survey, versions) in others() { (one_survey(page, survey, versions)) }
        @if may_edit {
            div.actions { a.button.second href=(url::new_survey(slug)) { (t.get("survey-new")) } }
        }
        h2 { (t.get("points-title")) }
        p.quiet { (t.get("points-lead")) }
        @if page.points.is_empty() { p { (t.get("points-none")) } } @else { (points(page)) }
        @if may_edit && page.surveys.iter().any(|(survey, versions)| is_for_points(survey, versions)) {
            div.actions { a.button.second href=(url::new_collection_point(slug)) { (t.get("point-new")) } }
        }
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

const POINT_HEADS: [&str; 4] = [
    "point-name",
    "dialogue-state",
    "dialogue-opens",
    "dialogue-closes",
];

fn points(page: &Overview<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let row = |point: &CollectionPoint| {
        let most = page.most.get(&point.id).copied().unwrap_or(0);
        vec![
            html! { a href=(url::collection_point(slug, point.number)) { (point.name) } },
            html! {
                (t.get(point.window.state(page.now).text_key()))
                @if point.is_below(most) { " " span.state.attention { (t.get("more-answers-than-asked")) } }
            },
            html! { (t.date(point.window.opens_at.day(page.zone))) },
            html! { (t.date(point.window.closes_at.day(page.zone))) },
        ]
    };
    cards(
        &t.get("points-title"),
        &POINT_HEADS.map(|key| t.get(key)),
        page.points.iter().map(row).collect(),
    )
}
