//! Who works with a process.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::i18n::Texts;
use crate::processes::Board;
use crate::processes::within::Staff;
use crate::staff::post::Posted;
use crate::staff::queries::Person;
use crate::staff::{Publish, Role};
use crate::web::components::{Faults, Field, Input, cards, options, select};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// What the list shows.
pub struct PeoplePage<'a> {
    pub staff: &'a Staff,
    pub people: &'a [Person],
    pub boards: &'a [Board],
    pub zone: &'a TimeZone,
    /// What there is to say of what was just done.
    pub note: Option<&'a str>,
}

const HEADS: [&str; 5] = [
    "account-name",
    "account-email",
    "person-role",
    "person-used",
    "person-standing",
];

/// Everybody with their role, and what became of asking those who have not answered.
pub fn people(shown: &PeoplePage<'_>) -> Markup {
    let staff = shown.staff;
    let (t, slug) = (staff.t(), &staff.process.slug);
    let title = t.get("people-title");
    let row = |person: &Person| {
        vec![
            html! { a href=(url::person(slug, person.id)) { (person.name) } },
            html! { (person.email) },
            role(t, person, shown.boards),
            html! {
                @match person.used_at {
                    Some(at) => (t.date(at.day(shown.zone))),
                    None => span.quiet { (t.get("person-never-used")) },
                }
            },
            standing(t, staff, person),
        ]
    };
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("people-lead")) }
        @if let Some(note) = shown.note { div.note role="status" { p { (note) } } }
        (cards(&title, &HEADS.map(|key| t.get(key)), shown.people.iter().map(row).collect()))
        @if staff.may::<Publish>() {
            div.actions { a.button.second href=(url::new_person(slug)) { (t.get("person-new")) } }
        }
    };
    staff.shell(Chapter::Settings, &title).page(content)
}

/// What somebody is, and for which board.
fn role(t: &Texts, person: &Person, boards: &[Board]) -> Markup {
    html! {
        (t.get(person.role.text_key()))
        @if let Some(board) = boards.iter().find(|one| Some(one.id) == person.board) { (t.comma()) (board.name) }
    }
}

fn standing(t: &Texts, staff: &Staff, person: &Person) -> Markup {
    let posted = person.mailed.as_deref().and_then(Posted::read);
    html! {
        @if person.is_accepted {
            (t.get("person-takes-part"))
            @if let Some(posted) = posted.filter(|posted| !posted.is_sent()) { p.hint { (posted.text(t)) } }
        } @else {
            (t.get("person-asked"))
            @match posted {
                Some(posted) => p.hint { (posted.text(t)) },
                None => p.hint { (t.get("account-mail-unknown")) },
            }
            form novalidate method="post" action=(url::ask_person_again(&staff.process.slug, person.id)) {
                input type="hidden" name="mails" value=(person.mails);
                button.plain type="submit" aria-label=(format!("{}: {}", t.get("person-ask-again"), person.name)) { (t.get("person-ask-again")) }
            }
        }
    }
}

/// What the page of somebody shows.
pub struct PersonPage<'a> {
    pub staff: &'a Staff,
    pub person: &'a Person,
    pub boards: &'a [Board],
    /// Whether the word of whoever looks would make them somebody of their own.
    pub can_be_vouched_for: bool,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn person(shown: &PersonPage<'_>) -> Markup {
    let (staff, person, faults) = (shown.staff, shown.person, shown.faults);
    let (t, slug) = (staff.t(), &staff.process.slug);
    let content = html! {
        p.lead { (person.email) }
        @if person.is_accepted {
            form novalidate method="post" action=(url::person(slug, person.id)) {
                (choose_role(t, shown.boards, shown.form, faults))
                div.actions { button type="submit" { (t.get("save")) } }
            }
            @if shown.can_be_vouched_for {
                h2 { (t.get("person-vouch-title")) }
                p { (t.get("person-vouch-text")) }
                form novalidate method="post" action=(url::vouch_for_person(slug, person.id)) {
                    button.second type="submit" { (t.get("person-vouch")) }
                }
            }
        } @else {
            p { (role(t, person, shown.boards)) }
            (standing(t, staff, person))
        }
        div.actions { a.button.second href=(url::remove_person(slug, person.id)) { (t.get("person-remove")) } }
        p { a href=(url::people(slug)) { (t.get("people-title")) } }
    };
    staff
        .shell(Chapter::Settings, &person.name)
        .form(faults)
        .titled(content)
}

/// The form for somebody new.
pub fn person_form(staff: &Staff, boards: &[Board], form: &Form, faults: &Faults) -> Markup {
    let t = staff.t();
    let title = t.get("person-new");
    let content = html! {
        p.lead { (t.get("person-new-lead")) }
        form novalidate method="post" action=(url::new_person(&staff.process.slug)) {
            (Field::new("name", t.get("account-name"), form.raw("name")).show(faults))
            (Field::new("email", t.get("account-email"), form.raw("email")).input(Input::Email).show(faults))
            (choose_role(t, boards, form, faults))
            div.actions { button type="submit" { (t.get("person-add")) } }
        }
    };
    staff
        .shell(Chapter::Settings, &title)
        .form(faults)
        .titled(content)
}

/// The roles, and the boards for those who read figures.
fn choose_role(t: &Texts, boards: &[Board], form: &Form, faults: &Faults) -> Markup {
    let roles = options(
        t,
        &[Role::Reader, Role::Group, Role::Registrar, Role::Leader],
        Role::word,
        Role::text_key,
    );
    let mut seen = vec![(String::new(), t.get("person-board-all").into_owned())];
    let names = boards
        .iter()
        .map(|one| (one.id.to_string(), one.name.clone()));
    seen.extend(names);
    html! {
        (select("role", &t.get("person-role"), &roles, form.text("role"), faults))
        @if !boards.is_empty() {
            (select("board", &t.get("person-board"), &seen, form.text("board"), faults))
            p.hint { (t.get("person-board-hint")) }
        }
    }
}
