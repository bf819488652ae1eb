//! The pages of the log.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::forms::OTHERS;
use super::whose::Whose;
use super::{Area, actions};
use crate::audit::{ActorKind, Shown};
use crate::db::ids::AccountId;
use crate::i18n::Texts;
use crate::web::components::{Faults, Field, Input, cards, options, select};
use crate::web::form::Form;
use crate::web::url::Url;

/// The columns of the page and of the list.
pub const COLUMNS: [&str; 4] = ["trail-when", "trail-who", "trail-what", "trail-detail"];

/// What a page of the log shows.
pub struct Page<'a> {
    pub whose: Whose<'a>,
    pub lines: &'a [Shown],
    /// Which page of them it is, from 0 on.
    pub number: i64,
    /// Whether there are earlier ones.
    pub has_more: bool,
    /// Who of the staff have lines.
    pub people: &'a [(AccountId, String)],
    pub form: &'a Form,
    pub faults: &'a Faults,
    pub zone: &'a TimeZone,
}

pub fn page(page: &Page<'_>) -> Markup {
    let (t, here) = (page.whose.t(), page.whose.page());
    let title = t.get("trail-title");
    let content = html! {
        p.lead { (t.get(page.whose.lead())) }
        p.quiet { (t.get("trail-sealed")) }
        (filter(t, page, &here))
        @if page.lines.is_empty() {
            @if page.faults.is_empty() { p { (t.get("trail-none")) } }
        } @else {
            (table(t, page))
            div.actions {
                @if page.number > 0 {
                    a.button.second href=(again(here.clone(), page.form)) { (t.get("trail-latest")) }
                }
                @if page.has_more {
                    a.button.second href=(again(here.clone(), page.form).with("page", page.number + 1)) { (t.get("trail-earlier")) }
                }
                a href=(again(page.whose.file(), page.form)) { (t.get("trail-list")) }
            }
        }
    };
    let shell = page.whose.shell(&title);
    shell.faults(page.faults).titled(content)
}

/// An address with what was asked for.
fn again(mut address: Url, form: &Form) -> Url {
    for name in ["area", "who", "from", "to"] {
        let value = form.text(name);
        if !value.is_empty() {
            address = address.with(name, value);
        }
    }
    address
}

fn filter(t: &Texts, page: &Page<'_>, here: &Url) -> Markup {
    let (form, faults) = (page.form, page.faults);
    let mut areas = vec![(String::new(), t.get("trail-everything").into_owned())];
    areas.extend(options(t, page.whose.areas(), Area::word, Area::text_key));
    let mut who = vec![(String::new(), t.get("trail-everybody").into_owned())];
    who.extend(
        page.people
            .iter()
            .map(|(id, name)| (id.to_string(), name.clone())),
    );
    let others = OTHERS.iter();
    who.extend(others.map(|(kind, key)| (kind.word().to_owned(), t.get(key).into_owned())));
    html! {
        form.filter novalidate method="get" action=(here) {
            (select("area", &t.get("trail-area"), &areas, form.text("area"), faults))
            (select("who", &t.get("trail-who"), &who, form.text("who"), faults))
            (Field::new("from", t.get("trail-from"), form.raw("from")).input(Input::Date).show(faults))
            (Field::new("to", t.get("trail-to"), form.raw("to")).input(Input::Date).show(faults))
            div.actions { button.second type="submit" { (t.get("trail-show")) } }
        }
    }
}

fn table(t: &Texts, page: &Page<'_>) -> Markup {
    let row = |line: &Shown| {
        vec![
            html! { (t.moment(line.at, page.zone)) },
            html! { (who(t, line)) },
            html! { (what(t, line)) },
            html! { span dir="auto" { (about(line)) } },
        ]
    };
    cards(
        &t.get("trail-title"),
        &COLUMNS.map(|key| t.get(key)),
        page.lines.iter().map(row).collect(),
    )
}

/// Who it was, in words.
pub fn who(t: &Texts, line: &Shown) -> String {
    match (&line.who, line.by) {
        (Some(name), _) => name.clone(),
        (None, ActorKind::Staff) => t.get("trail-gone").into_owned(),
        (None, ActorKind::Host) => t.get("trail-host").into_owned(),
        (None, ActorKind::Eko) => t.get("trail-eko").into_owned(),
        (None, ActorKind::Shell) => t.get("trail-shell").into_owned(),
    }
}

/// What was done, in words; of a version that has other words, by its name.
pub fn what(t: &Texts, line: &Shown) -> String {
    match actions::text_key(&line.action) {
        Some(key) => t.get(key).into_owned(),
        None => line.action.clone(),
    }
}

/// About what it was; some lines begin with a number that nothing follows.
pub fn about(line: &Shown) -> &str {
    line.detail.trim_end().trim_end_matches(':')
}
