//! The facts for an impact assessment, in the order of article 35.7. What they weigh, the controller says.

use maud::{Markup, html};

use super::record::{languages, roles};
use super::{blank, paper, points, protection};
use crate::i18n::Texts;
use crate::papers::{Facts, Key};
use crate::processes::disposal::Kind;
use crate::processes::within::Staff;
use crate::staff::Role;
use crate::web::components::column_heads;
use crate::web::page::Page;

/// Risks to people: what may happen, what is done about it, what is left of it.
const RISKS: [[&str; 3]; 8] = [
    [
        "papers-r-known",
        "papers-r-known-done",
        "papers-r-known-left",
    ],
    ["papers-r-tied", "papers-r-tied-done", "papers-r-tied-left"],
    [
        "papers-r-words",
        "papers-r-words-done",
        "papers-r-words-left",
    ],
    [
        "papers-r-stolen",
        "papers-r-stolen-done",
        "papers-r-stolen-left",
    ],
    ["papers-r-mail", "papers-r-mail-done", "papers-r-mail-left"],
    [
        "papers-r-staff",
        "papers-r-staff-done",
        "papers-r-staff-left",
    ],
    [
        "papers-r-pressed",
        "papers-r-pressed-done",
        "papers-r-pressed-left",
    ],
    ["papers-r-kept", "papers-r-kept-done", "papers-r-kept-left"],
];

pub fn impact(staff: &Staff, facts: &Facts) -> Page {
    let t = staff.t();
    let content = html! {
        h2 { (t.get("papers-i1")) }
        (described(t, staff, facts))
        h2 { (t.get("papers-i2")) }
        (needed(t, staff, facts))
        h2 { (t.get("papers-i3")) }
        (risks(t, facts))
        h2 { (t.get("papers-i4")) }
        ul { (protection(t, staff, &facts.machine)) }
        p { (t.get("papers-roles")) }
        (roles(t, facts))
        h2 { (t.get("papers-i5")) }
        ul {
            @for key in ["papers-fill-advice", "papers-fill-views", "papers-fill-conclusion", "papers-fill-review"] {
                li { (blank(t, key)) }
            }
        }
    };
    paper(staff, facts, "papers-impact", content)
}

fn described(t: &Texts, staff: &Staff, facts: &Facts) -> Markup {
    let process = &staff.process;
    let count = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let names = |names: Vec<&str>| names.join(t.comma());
    let groups: Vec<&str> = facts
        .groups
        .iter()
        .map(|group| group.name.as_str())
        .collect();
    let methods: Vec<&str> = facts
        .methods
        .iter()
        .map(|method| method.name.as_str())
        .collect();
    let boards: Vec<&str> = staff
        .decisions
        .boards()
        .iter()
        .map(|board| board.name.as_str())
        .collect();
    let listed = |all: Vec<&str>| html! { @if all.is_empty() { "–" } @else { (names(all)) } };
    html! {
        dl.facts {
            dt { (t.get("process-purpose")) }
            dd { (process.nearest(t.language, |text| &text.purpose).map_or("–", |(_, purpose)| purpose)) }
            dt { (t.get("boards-title")) } dd { (listed(boards)) }
            dt { (t.get("groups-title")) } dd { (listed(groups)) }
            dt { (t.get("methods-title")) } dd { (listed(methods)) }
            dt { (t.get("papers-dialogues")) } dd { (t.number(count(facts.dialogues))) }
            dt { (t.get("papers-tablets")) } dd { (t.number(count(facts.tablets))) }
            dt { (t.get("papers-questions")) }
            dd { (t.with("papers-questions-are", [("count", facts.questions.all.into()), ("words", facts.questions.in_own_words.into())])) }
            dt { (t.get("papers-languages-title")) } dd { (languages(t)) }
        }
        ol {
            (points(t, &["papers-step-answer", "papers-step-address", "papers-step-close", "papers-step-figures", "papers-step-report"]))
            li { (t.with("papers-until-addresses", [("days", process.mailing.bounce_days.into())])) }
        }
        p { (blank(t, "papers-fill-scale")) }
    }
}

fn needed(t: &Texts, staff: &Staff, facts: &Facts) -> Markup {
    html! {
        ul {
            (points(t, &["papers-n-asked", "papers-n-free", "papers-n-basis", "papers-n-rights", "papers-n-told"]))
            @if facts.questions.of_a_person > 0 {
                li { (t.with("papers-n-person", [("count", facts.questions.of_a_person.into())])) " " (blank(t, "papers-fill-person")) }
            }
            @if facts.having(Role::Registrar) == 0 { li { (t.get("papers-n-no-registrar")) " " (blank(t, "papers-fill-registrar")) } }
            @if !staff.decisions.missing(Kind::ALL).is_empty() { li { (t.get("papers-n-undecided")) } }
            li { (blank(t, "papers-fill-need")) }
        }
    }
}

fn risks(t: &Texts, facts: &Facts) -> Markup {
    let is_beside = facts.machine.key == Key::Beside;
    html! {
        p { (t.get("papers-special")) }
        div.scroll tabindex="0" role="region" aria-label=(t.get("papers-i3")) { table.compact {
            thead { tr { (column_heads(t, &["papers-risk", "papers-done", "papers-left", "papers-weight"])) } }
            tbody {
                @for [risk, done, left] in RISKS {
                    tr {
                        th scope="row" { (t.get(risk)) }
                        td.prose { (t.get(done)) }
                        td.prose {
                            (t.get(left))
                            @if is_beside && risk == "papers-r-stolen" { " " strong { (t.get("papers-g-key-beside")) } }
                        }
                        td.prose { (blank(t, "papers-fill-weight")) }
                    }
                }
            }
        } }
    }
}
