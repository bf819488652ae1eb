//! Pages about organisations, contacts and stakeholders.

use maud::{Markup, html};

use super::queries::Imported;
use super::{Contact, Organisation};
use crate::dialogues::{Dialogue, State};
use crate::i18n::Texts;
use crate::mail::Address;
use crate::processes::parts::Shown;
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::web::components::{
    Faults, Field, Input, boxes, cards, remove_form, save_form, select_language, sure, tick,
};
use crate::web::page::Chapter;
use crate::web::url::{self, Slug};

/// A contact or stakeholder with the address open.
pub struct Person {
    pub contact: Contact,
    pub address: Address,
}

/// What the list shows.
pub struct List<'a> {
    pub staff: &'a Staff,
    pub organisations: &'a [Organisation],
    pub dialogues: &'a [Dialogue],
    pub people: &'a [Person],
}

impl List<'_> {
    /// The contacts of an organisation, or without one the stakeholders.
    fn people_of(&self, organisation: Option<&Organisation>) -> Vec<&Person> {
        let id = organisation.map(|organisation| organisation.id);
        self.people
            .iter()
            .filter(|person| person.contact.organisation == id)
            .collect()
    }

    /// The numbers of the dialogues that were held there.
    fn numbers(&self, organisation: &Organisation) -> String {
        let numbers: Vec<String> = self
            .dialogues
            .iter()
            .filter(|dialogue| organisation.dialogues.contains(&dialogue.id))
            .map(|dialogue| dialogue.number.to_string())
            .collect();
        if numbers.is_empty() {
            return "–".into();
        }
        numbers.join(", ")
    }
}

const HEADS: [&str; 3] = ["organisation-name", "dialogues-title", "contacts-title"];
const PERSON_HEADS: [&str; 3] = ["account-name", "account-email", "account-language"];

pub fn list(list: &List<'_>) -> Markup {
    let t = list.staff.t();
    let slug = &list.staff.process.slug;
    let title = t.get("organisations-title");
    let shell = list.staff.shell(Chapter::Organisations, &title);
    let stakeholders = list.people_of(None).into_iter();
    let stakeholders: Vec<Vec<Markup>> = stakeholders
        .map(|person| cells_of(t, slug, person).into())
        .collect();
    let organisations = list.organisations.iter();
    let organisations = organisations
        .map(|organisation| one(list, t, organisation))
        .collect();
    if !list.staff.may::<Edit>() {
        return shell.page(places(list, t, &title));
    }
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("organisations-lead")) }
        div.actions {
            a.button href=(url::organisation(slug, None.into())) { (t.get("organisation-new")) }
            a.button.second href=(url::import_organisations(slug)) { (t.get("contacts-import")) }
        }
        @if list.organisations.is_empty() {
            p.quiet { (t.get("organisations-empty")) }
        } @else {
            (cards(&title, &HEADS.map(|key| t.get(key)), organisations))
        }
        h2 { (t.get("stakeholders-title")) }
        p { (t.get("stakeholders-lead")) }
        @if stakeholders.is_empty() {
            p.quiet { (t.get("stakeholders-empty")) }
        } @else {
            (cards(&t.get("stakeholders-title"), &PERSON_HEADS.map(|key| t.get(key)), stakeholders))
        }
        div.actions {
            a.button.second href=(url::contact(slug, None.into())) { (t.get("stakeholder-new")) }
        }
    };
    shell.page(content)
}

/// The organisations alone, for those who have nothing to do with their contacts.
fn places(list: &List<'_>, t: &Texts, title: &str) -> Markup {
    html! {
        h1 { (title) }
        p.lead { (t.get("organisations-lead")) }
        @if list.organisations.is_empty() { p.quiet { (t.get("organisations-empty")) } } @else {
            table.compact {
                thead { tr { th scope="col" { (t.get("organisation-name")) } th scope="col" { (t.get("dialogues-title")) } } }
                tbody { @for organisation in list.organisations {
                    tr { th scope="row" { (organisation.name) } td { (list.numbers(organisation)) } }
                } }
            }
        }
    }
}

/// An organisation, where it has been met, and its contacts with a way to add one.
fn one(list: &List<'_>, t: &Texts, organisation: &Organisation) -> Vec<Markup> {
    let slug = &list.staff.process.slug;
    let people = list.people_of(Some(organisation));
    let id = organisation.id;
    let name = t.with(
        "contact-new-at",
        [("organisation", organisation.name.clone().into())],
    );
    vec![
        html! { a href=(url::organisation(slug, id.into())) { (organisation.name) } },
        html! { (list.numbers(organisation)) },
        html! {
            @if people.is_empty() { p.quiet { (t.get("contacts-empty")) } } @else {
                ul.plain-list role="list" {
                    @for person in &people {
                        @let [who, address, language] = cells_of(t, slug, person);
                        li { (who) (t.comma()) (address) (t.comma()) (language) }
                    }
                }
            }
            p {
                a href=(url::contact(slug, None.into()).with("organisation", id)) aria-label=(name) {
                    (t.get("contact-new"))
                }
            }
        },
    ]
}

/// Somebody with their address, and the language that they are written to in.
fn cells_of(t: &Texts, process: &Slug, person: &Person) -> [Markup; 3] {
    let contact = &person.contact;
    [
        html! { a href=(url::contact(process, contact.id.into())) { (contact.name) } },
        html! {
            (person.address.as_str())
            @if contact.undeliverable { " " span.state.attention { (t.get("contact-undeliverable")) } }
        },
        html! { span lang=(contact.language.word()) { (contact.language.own_name()) } },
    ]
}

pub fn organisation_form(page: &Shown<'_, Organisation>) -> Markup {
    let t = page.staff.t();
    let slug = &page.staff.process.slug;
    let dialogues = &page.around.dialogues;
    let title = t.get(match page.old {
        Some(_) => "organisation-change",
        None => "organisation-new",
    });
    let here = url::organisation(slug, page.old.map(|old| old.id).into());
    let fields = html! {
        (Field::new("name", t.get("organisation-name"), page.form.raw("name")).show(page.faults))
        (boxes("dialogue", &t.get("organisation-dialogues"), page.faults, &html! {
            p.hint {
                (t.get(if dialogues.is_empty() { "organisation-dialogues-none" } else { "organisation-dialogues-hint" }))
            }
            @for dialogue in dialogues {
                (tick("dialogue", &dialogue.id.to_string(), &label_of(t, dialogue)).when(page.form.has("dialogue", dialogue.id)))
            }
        }))
    };
    let content = html! {
        (save_form(t, &here, fields))
        @if let Some(old) = page.old {
            h2 { (t.get("organisation-remove")) }
            form novalidate method="post" action=(url::remove_organisation(slug, old.id)) {
                p.hint {
                    (t.with("organisation-remove-hint", [("name", old.name.clone().into()), ("count", page.around.contacts_of(old).into())]))
                }
                (sure(&t.get("organisation-remove-sure"), page.faults))
                button.grave type="submit" { (t.get("organisation-remove")) }
            }
        }
    };
    let shell = page.staff.shell(Chapter::Organisations, &title);
    shell.form(page.faults).titled(content)
}

/// A dialogue by its number, day and place.
fn label_of(t: &Texts, dialogue: &Dialogue) -> String {
    let mut label = t.with("dialogue-title", [("number", dialogue.number.into())]);
    for part in [&t.date(dialogue.held_on), &dialogue.venue] {
        if !part.is_empty() {
            label.push_str(t.comma());
            label.push_str(part);
        }
    }
    if dialogue.window.cancelled_at.is_some() {
        label.push_str(t.comma());
        label.push_str(&t.get(State::Cancelled.text_key()));
    }
    label
}

pub fn contact_form(page: &Shown<'_, Contact>) -> Markup {
    let t = page.staff.t();
    let (form, faults) = (page.form, page.faults);
    let slug = &page.staff.process.slug;
    let organisation = page.around.organisation(page.old);
    let title = contact_title(t, organisation, page.old);
    let here = match (organisation, page.old) {
        (Some(organisation), None) => {
            url::contact(slug, None.into()).with("organisation", organisation.id)
        }
        (_, old) => url::contact(slug, old.map(|old| old.id).into()),
    };
    let fields = html! {
        (Field::new("name", t.get("account-name"), form.raw("name")).show(faults))
        (Field::new("address", t.get("account-email"), form.raw("address"))
            .hint(t.get("contact-address-hint")).input(Input::Email).show(faults))
        @if form.ticked("asked_again") || faults.of("address").is_some_and(|fault| fault == t.get("contact-declined")) {
            (tick("asked_again", "yes", &t.get("contact-asked-again")).when(form.ticked("asked_again")))
        }
        @if page.old.is_some_and(|old| old.undeliverable) {
            div.note.warn {
                p { (t.get("contact-undeliverable-hint")) }
                (tick("works_again", "yes", &t.get("contact-works-again")).when(form.ticked("works_again")))
            }
        }
        (select_language(t, form.text("language"), faults))
    };
    let content = html! {
        (save_form(t, &here, fields))
        @if let Some(old) = page.old {
            (remove_form(t, &url::remove_contact(slug, old.id), &t.get("contact-remove-hint")))
        }
    };
    let shell = page.staff.shell(Chapter::Organisations, &title);
    shell.form(faults).titled(content)
}

fn contact_title(t: &Texts, organisation: Option<&Organisation>, old: Option<&Contact>) -> String {
    let key = match (organisation, old) {
        (Some(_), None) => "contact-new-at",
        (Some(_), Some(_)) => "contact-change-at",
        (None, None) => "stakeholder-new",
        (None, Some(_)) => "stakeholder-change",
    };
    match organisation {
        Some(at) => t.with(key, [("organisation", at.name.clone().into())]),
        None => t.get(key).into_owned(),
    }
}

/// The form to paste a list in, with all that stood in the way of the last one.
pub fn import_form(staff: &Staff, list: &str, problems: &[String]) -> Markup {
    let t = staff.t();
    let title = t.get("contacts-import");
    let faults = Faults::of_list("list", problems);
    let content = html! {
        p.lead { (t.get("contacts-import-lead")) }
        p { code translate="no" { "Ungdomens hus; Kim Lind; kim.lind@example.org; sv" } }
        form novalidate method="post" action=(url::import_organisations(&staff.process.slug)) {
            (Field::new("list", t.get("contacts-import-list"), list)
                .hint(t.get("contacts-import-hint")).input(Input::Area { rows: 12 }).show(&faults))
            div.actions { button type="submit" { (t.get("contacts-import-do")) } }
        }
    };
    let shell = staff.shell(Chapter::Organisations, &title);
    shell.form(&faults).titled(content)
}

/// What became of a list.
pub fn imported(staff: &Staff, done: &Imported) -> Markup {
    let t = staff.t();
    let title = t.get("contacts-import");
    let content = html! {
        h1 { (title) }
        div.note.ok role="status" {
            p { (t.with("contacts-imported", [("count", done.contacts.into())])) }
        }
        @if !done.organisations.is_empty() {
            p { (t.get("contacts-imported-organisations")) " " (done.organisations.join(", ")) }
        }
        @if !done.skipped.is_empty() {
            h2 { (t.get("contacts-skipped-title")) }
            ul {
                @for (line, name) in &done.skipped {
                    li {
                        (t.with("contacts-skipped", [("line", line.to_string().into()), ("name", name.clone().into())]))
                    }
                }
            }
        }
        @if !done.declined.is_empty() {
            h2 { (t.get("contacts-declined-title")) }
            p { (t.get("contacts-declined-lead")) }
            ul {
                @for (line, name) in &done.declined {
                    li {
                        (t.with("contacts-declined", [("line", line.to_string().into()), ("name", name.clone().into())]))
                    }
                }
            }
        }
        @if !done.doubtful.is_empty() {
            h2 { (t.get("contacts-doubtful-title")) }
            p { (t.get("contacts-doubtful-lead")) }
            ul {
                @for one in &done.doubtful {
                    li {
                        a href=(url::contact(&staff.process.slug, one.contact.into())) {
                            (t.with("contacts-doubtful", [
                                ("line", one.line.to_string().into()),
                                ("written", one.written.as_str().to_owned().into()),
                                ("meant", one.meant.as_str().to_owned().into()),
                            ]))
                        }
                    }
                }
            }
        }
        div.actions {
            a.button href=(url::organisations(&staff.process.slug)) { (t.get("contacts-import-back")) }
        }
    };
    staff.shell(Chapter::Organisations, &title).page(content)
}
