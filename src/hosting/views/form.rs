//! The form in which a dialogue is planned.

use maud::{Markup, html};

use super::{boards, phases};
use crate::dialogues::State;
use crate::hosting::forms::{Old, Surroundings};
use crate::processes::within::Staff;
use crate::web::components::{Faults, Field, Input, boxes, select, tick};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// The form of a dialogue; `old` is none for a new one.
pub fn form(
    staff: &Staff,
    around: &Surroundings,
    old: Option<&Old>,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let may_choose_survey = old.is_none_or(|old| old.state == State::Before);
    let (title, action) = match old.map(|old| old.dialogue.number) {
        Some(number) => (
            t.with("dialogue-change", [("number", number.into())]),
            url::change_dialogue(slug, number),
        ),
        None => (t.get("dialogue-new").into_owned(), url::new_dialogue(slug)),
    };
    let no_method = (String::new(), t.get("dialogue-method-none").into_owned());
    let methods = around.methods.iter();
    let methods = methods.map(|method| (method.id.to_string(), method.name.clone()));
    let methods = Vec::from_iter(std::iter::once(no_method).chain(methods));
    let surveys = around.surveys.iter().map(|offered| {
        let mut name = t.with("version-is", [("number", offered.number.into())]);
        if offered.pilot {
            name = format!("{name}, {}", t.get("version-pilot"));
        }
        (offered.number.to_string(), name)
    });
    let surveys = Vec::from_iter(surveys);
    // A board that nobody chose could be the wrong one; where there is one alone, it is that.
    let mut boards = boards(around);
    if boards.len() > 1 && form.text("board").is_empty() {
        boards.insert(
            0,
            (String::new(), t.get("dialogue-board-missing").into_owned()),
        );
    }
    let is_like = old.is_none() && !form.text("board").is_empty();
    let rest = ["number", "phase", "method", "survey", "group"];
    let is_at_fault = rest.iter().any(|field| faults.of(field).is_some());
    let content = html! {
        @if around.boards.is_empty() {
            div.note.warn {
                p { (t.get("dialogue-needs-board")) }
                p { a href=(url::board(slug, None.into())) { (t.get("board-new")) } }
            }
        } @else {
            p.lead { (t.get("dialogue-form-lead")) }
        }
        form novalidate method="post" action=(action) {
            (Field::new("title", t.get("dialogue-own-title"), form.raw("title")).hint(t.get("dialogue-own-title-hint")).show(faults))
            (select("board", &t.get("dialogue-board"), &boards, form.text("board"), faults))
            (Field::new("held_on", t.get("dialogue-held-on"), form.raw("held_on")).input(Input::Date).show(faults))
            (Field::new("venue", t.get("dialogue-venue"), form.raw("venue")).hint(t.get("dialogue-venue-hint")).show(faults))
            details.language open[old.is_some() || is_like || is_at_fault] {
            summary { (t.get("dialogue-rest")) }
            @if old.is_none() {
                (Field::new("number", t.get("dialogue-number"), form.raw("number")).input(Input::Number).show(faults))
            }
            (select("phase", &t.get("dialogue-phase"), &phases(t), form.text("phase"), faults))
            (select("method", &t.get("dialogue-method"), &methods, form.text("method"), faults))
            @if (around.surveys.len() > 1 && may_choose_survey) || faults.of("survey").is_some() {
                (select("survey", &t.get("dialogue-survey"), &surveys, form.text("survey"), faults))
            }
            @if !around.groups.is_empty() || faults.of("group").is_some() {
                (boxes("group", &t.get("dialogue-groups"), faults, &html! {
                    p.hint { (t.get("dialogue-groups-hint")) }
                    div.columns {
                        @for group in &around.groups {
                            (tick("group", &group.id.to_string(), &group.name).when(form.has("group", group.id)))
                        }
                    }
                }))
            }
            }
            @if old.is_some() { div.actions { button type="submit" { (t.get("save")) } } } @else {
                div.actions {
                    button type="submit" name="then" value="poster" { (t.get("dialogue-save-poster")) }
                    button.second type="submit" name="then" value="another" { (t.get("dialogue-save-another")) }
                    button.second type="submit" { (t.get("save")) }
                }
            }
        }
    };
    staff
        .shell(Chapter::Dialogues, &title)
        .form(faults)
        .titled(content)
}
