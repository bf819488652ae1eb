//! The accessibility statement and the privacy page, in every language.

use maud::{Markup, html};

use crate::i18n::Texts;
use crate::processes::disposal::{Decisions, Kind};
use crate::processes::{Conformance, Process, ReviewMethod};
use crate::web::participant::{Page, Shell, contact_line, said};
use crate::web::url;

/// Where one complains when the organisation does not mend its shortcomings.
const DIGG: &str = "https://www.digg.se/tdosanmalan";
/// The supervisory authority for personal data in Sweden.
const IMY: &str = "https://www.imy.se";

/// Who is behind the page: an organisation by its name, or whoever holds the dialogue.
fn organisation(t: &Texts, process: Option<&Process>) -> String {
    process.map_or_else(
        || t.get("organisation-any").into_owned(),
        |process| process.contact.organisation.clone(),
    )
}

fn shell<'a>(
    t: &'a Texts,
    process: Option<&'a Process>,
    path: &'a str,
    title: &'a str,
) -> Shell<'a> {
    let home = process.map(|process| process.home(t.language));
    Shell::new(t, home, Some(path), title).to_read()
}

pub fn accessibility(t: &Texts, process: Option<&Process>) -> Page {
    let title = t.get("a11y-title");
    let path = process.map_or_else(url::accessibility_anywhere, |process| {
        url::accessibility(&process.slug)
    });
    let of = organisation(t, process);
    let with_name = |key: &str| t.with(key, [("organisation", of.clone().into())]);
    let content = html! {
        h1 { (title) }
        p.lead { (with_name("a11y-lead")) }
        h2 { (t.get("a11y-how-title")) }
        @if let Some(process) = process { (state(t, process, &of)) }
        p { (t.get("a11y-standard")) }
        h2 { (t.get("a11y-help-title")) }
        p { (t.get("a11y-help")) }
        h2 { (t.get("a11y-report-title")) }
        @match process {
            Some(process) => { p { (t.get("a11y-report")) } p { (contact_line(t, &process.contact)) } }
            None => p { (t.get("a11y-report-anywhere")) },
        }
        h2 { (t.get("a11y-authority-title")) }
        p { (t.get("a11y-authority")) }
        p { a href=(DIGG) { (t.get("a11y-authority-link")) } }
        h2 { (t.get("a11y-tested-title")) }
        p { (t.get("a11y-tested")) }
        @if let Some(process) = process {
            @if let Some(day) = process.information.reviewed_on {
                p { (t.with("a11y-reviewed-on", [("organisation", of.into()), ("date", t.date(day).into())])) }
            }
            @if process.information.method == Some(ReviewMethod::External) { p { (t.get("a11y-external")) } }
            p.quiet { (t.with("a11y-updated-on", [("date", t.date(process.information.changed_on).into())])) }
        }
    };
    shell(t, process, path.as_str(), &title).page(content)
}

/// How far the requirements are met, as somebody has chosen to say it; nothing that was left empty is read as a yes.
fn state(t: &Texts, process: &Process, organisation: &str) -> Markup {
    let shortcomings = process.nearest(t.language, |text| &text.shortcomings);
    let said_of = match (process.information.conformance, shortcomings) {
        (Some(Conformance::Full), _) => t.get("a11y-full").into_owned(),
        (Some(Conformance::Not), _) => t.get("a11y-not").into_owned(),
        (Some(Conformance::Partial), _) | (None, Some(_)) => t.get("a11y-partial").into_owned(),
        (None, None) => t.with(
            "a11y-not-reviewed",
            [("organisation", organisation.to_owned().into())],
        ),
    };
    html! {
        p { (said_of) }
        @if let Some((language, shortcomings)) = shortcomings {
            @for line in shortcomings.lines().filter(|line| !line.trim().is_empty()) {
                p.note { (said(t, language, line)) }
            }
        }
    }
}

pub fn privacy(t: &Texts, process: Option<(&Process, &Decisions)>) -> Page {
    let decided = process.and_then(|(_, decisions)| decided(decisions));
    let boards = process.and_then(|(process, decisions)| controllers(t, process, decisions));
    let process = process.map(|(process, _)| process);
    let title = t.get("privacy-title");
    let path = process.map_or_else(url::privacy_anywhere, |process| url::privacy(&process.slug));
    let of = organisation(t, process);
    let with_name = |key: &str| t.with(key, [("organisation", of.clone().into())]);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("privacy-lead")) }
        h2 { (t.get("privacy-answers-title")) }
        p { (t.get("privacy-answers")) }
        p { (t.get("privacy-words")) }
        @if let Some(process) = process {
            p { (t.with("privacy-figures", [("threshold", process.threshold.get().into())])) }
        }
        h2 { (t.get("privacy-device-title")) }
        p { (t.get("privacy-device")) }
        h2 { (t.get("privacy-address-title")) }
        p { (t.get("privacy-address")) }
        p { (t.get("privacy-basis")) }
        @if process.is_some_and(|process| process.information.is_sensitive) { p { (t.get("privacy-sensitive")) } }
        p { (t.get("privacy-retention")) }
        @if let Some(decided) = decided { p { (t.with("privacy-disposal", [("number", decided.into())])) } }
        h2 { (t.get("privacy-shared-title")) }
        p { (with_name("privacy-shared")) }
        @if let Some(process) = process.filter(|process| !process.information.processors.is_empty()) {
            p { (t.get("privacy-processors")) " " (process.information.processors) }
        }
        @if let Some(process) = process { (partners(t, process)) }
        h2 { (t.get("privacy-rights-title")) }
        p { (t.get("privacy-rights")) }
        // Before the first mail there is no link: whoever asks goes to the registrar's desk.
        @if process.is_some() { p { (t.get("privacy-desk")) } }
        p { (t.get("privacy-complain")) " " a href=(IMY) { (t.get("privacy-complain-link")) } }
        h2 { (t.get("privacy-responsible-title")) }
        @match boards {
            Some(boards) => p { (t.with("privacy-responsible-boards", [("boards", boards.into())])) },
            None => p { (with_name("privacy-responsible")) },
        }
        @if let Some(process) = process {
            p { (contact_line(t, &process.contact)) }
            @if !process.information.data_officer.is_empty() {
                p { (t.get("privacy-officer")) " " bdi { (process.information.data_officer) } }
            }
        }
    };
    shell(t, process, path.as_str(), &title).page(content)
}

/// The boards, where each is a controller of its own.
fn controllers(t: &Texts, process: &Process, decisions: &Decisions) -> Option<String> {
    let names: Vec<&str> = decisions
        .boards()
        .iter()
        .map(|board| board.name.as_str())
        .collect();
    (process.information.boards_answer && !names.is_empty()).then(|| names.join(t.comma()))
}

/// The decisions under which participants' addresses and words are erased; none is told of before it is complete.
fn decided(decisions: &Decisions) -> Option<String> {
    let about = |kind| decisions.named(kind, None);
    let mut names: Vec<String> = [Kind::Addresses, Kind::Comments]
        .into_iter()
        .filter_map(about)
        .collect();
    names.dedup();
    (!names.is_empty()).then(|| names.join("; "))
}

fn partners(t: &Texts, process: &Process) -> Markup {
    html! {
        @if let Some((language, partners)) = process.nearest(t.language, |text| &text.partners) {
            h2 { (t.get("privacy-partners-title")) }
            @for line in partners.lines().filter(|line| !line.trim().is_empty()) {
                p { (said(t, language, line)) }
            }
        }
    }
}
