//! Pages about organisations, contacts and stakeholders.

use maud::{Markup, html};

use super::queries::Imported;
use super::{Contact, Organisation};
use crate::accounts::Account;
use crate::dialogues::Dialogue;
use crate::i18n::{Language, Texts};
use crate::mail::Address;
use crate::processes::Process;
use crate::web::components::{Faults, Field, Input, fault_summary, select, tick};
use crate::web::form::Form;
use crate::web::page::{Chapter, Place, StaffShell, staff};

fn staff_page(
    account: &Account,
    process: &Process,
    title: &str,
    faults: Option<&Faults>,
    content: Markup,
) -> Markup {
    let shell = StaffShell {
        t: account.language.texts(),
        who: Some(&account.name),
        place: Some(Place {
            slug: process.slug.as_str(),
            name: process.name(account.language),
            chapter: Chapter::Organisations,
        }),
        title,
        has_faults: faults.is_some_and(|faults| !faults.is_empty()),
        narrow: faults.is_some(),
    };
    staff(&shell, content)
}

/// A contact or stakeholder with the address open.
pub struct Person {
    pub contact: Contact,
    pub address: Address,
}

/// What the list shows.
pub struct List<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub organisations: &'a [Organisation],
    pub dialogues: &'a [Dialogue],
    pub people: &'a [Person],
    pub may_edit: bool,
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

pub fn list(list: &List<'_>) -> Markup {
    let t = list.account.language.texts();
    let base = format!("/admin/p/{}", list.process.slug);
    let title = t.get("organisations-title");
    let stakeholders = list.people_of(None);
    if !list.may_edit {
        return staff_page(
            list.account,
            list.process,
            &title,
            None,
            places(list, t, &title),
        );
    }
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("organisations-lead")) }
        div.actions {
            a.button href=(format!("{base}/organisations/new")) { (t.get("organisation-new")) }
            a.button.second href=(format!("{base}/organisations/import")) { (t.get("contacts-import")) }
        }
        @if list.organisations.is_empty() {
            p.quiet { (t.get("organisations-empty")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                thead { tr {
                    th scope="col" { (t.get("organisation-name")) }
                    th scope="col" { (t.get("dialogues-title")) }
                    (person_headings(t, "contact-name"))
                } }
                @for organisation in list.organisations { (rows_of(list, t, &base, organisation)) }
            } }
        }
        h2 { (t.get("stakeholders-title")) }
        p { (t.get("stakeholders-lead")) }
        @if stakeholders.is_empty() {
            p.quiet { (t.get("stakeholders-empty")) }
        } @else {
            div.scroll tabindex="0" role="region" aria-label=(t.get("stakeholders-title")) { table {
                thead { tr { (person_headings(t, "account-name")) } }
                tbody { @for person in stakeholders { tr { (cells_of(t, &base, person)) } } }
            } }
        }
        div.actions {
            a.button.second href=(format!("{base}/contacts/new")) { (t.get("stakeholder-new")) }
        }
    };
    staff_page(list.account, list.process, &title, None, content)
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

fn person_headings(t: &Texts, name: &str) -> Markup {
    html! {
        th scope="col" { (t.get(name)) }
        th scope="col" { (t.get("account-email")) }
        th scope="col" { (t.get("account-language")) }
    }
}

/// An organisation: a row for each contact, and one to add a further one.
fn rows_of(list: &List<'_>, t: &Texts, base: &str, organisation: &Organisation) -> Markup {
    let people = list.people_of(Some(organisation));
    let id = organisation.id;
    let rows = people.len() + 1;
    let heading = html! {
        th scope="rowgroup" rowspan=(rows) {
            a href=(format!("{base}/organisations/{id}")) { (organisation.name) }
        }
        td rowspan=(rows) { (list.numbers(organisation)) }
    };
    let name = t.with(
        "contact-new-at",
        [("organisation", organisation.name.clone().into())],
    );
    html! {
        tbody {
            @for (at, person) in people.iter().enumerate() {
                tr {
                    @if at == 0 { (heading) }
                    (cells_of(t, base, person))
                }
            }
            tr {
                @if people.is_empty() { (heading) }
                td colspan="3" {
                    @if people.is_empty() { span.quiet { (t.get("contacts-empty")) } " " }
                    a href=(format!("{base}/contacts/new?organisation={id}")) aria-label=(name) {
                        (t.get("contact-new"))
                    }
                }
            }
        }
    }
}

fn cells_of(t: &Texts, base: &str, person: &Person) -> Markup {
    let contact = &person.contact;
    html! {
        td { a href=(format!("{base}/contacts/{}", contact.id)) { (contact.name) } }
        td {
            (person.address.as_str())
            @if contact.undeliverable { " " span.state.attention { (t.get("contact-undeliverable")) } }
        }
        td { span lang=(contact.language.word()) { (contact.language.own_name()) } }
    }
}

/// What the form of an organisation shows.
pub struct OrganisationPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub dialogues: &'a [Dialogue],
    pub old: Option<&'a Organisation>,
    /// How many contacts go if it is removed.
    pub contacts: usize,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn organisation_form(page: &OrganisationPage<'_>) -> Markup {
    let t = page.account.language.texts();
    let base = format!("/admin/p/{}/organisations", page.process.slug);
    let (title, here) = match page.old {
        Some(old) => (t.get("organisation-change"), old.id.to_string()),
        None => (t.get("organisation-new"), "new".to_owned()),
    };
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        form novalidate method="post" action=(format!("{base}/{here}")) {
            (Field::new("name", t.get("organisation-name"), page.form.raw("name")).show(page.faults))
            fieldset {
                legend { (t.get("organisation-dialogues")) }
                p.hint {
                    (t.get(if page.dialogues.is_empty() { "organisation-dialogues-none" } else { "organisation-dialogues-hint" }))
                }
                @for dialogue in page.dialogues {
                    @let value = dialogue.id.to_string();
                    (tick("dialogue", &value, &label_of(t, dialogue), page.form.all("dialogue").any(|chosen| chosen == value)))
                }
            }
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if let Some(old) = page.old {
            h2 { (t.get("organisation-remove")) }
            form novalidate method="post" action=(format!("{base}/{}/remove", old.id)) {
                p.hint {
                    (t.with("organisation-remove-hint", [("name", old.name.clone().into()), ("count", page.contacts.into())]))
                }
                (sure(t, page.faults))
                button.grave type="submit" { (t.get("organisation-remove")) }
            }
        }
    };
    staff_page(
        page.account,
        page.process,
        &title,
        Some(page.faults),
        content,
    )
}

/// The box to tick before an organisation goes.
fn sure(t: &Texts, faults: &Faults) -> Markup {
    let fault = faults.of("sure");
    html! {
        div.field.at-fault[fault.is_some()] {
            @if let Some(fault) = fault { p.fault #sure-fault { (fault) } }
            label.tick {
                input #sure type="checkbox" name="sure" value="yes"
                    aria-describedby=[fault.map(|_| "sure-fault")] aria-invalid=[fault.map(|_| "true")];
                span { (t.get("organisation-remove-sure")) }
            }
        }
    }
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
    label
}

/// What the form of a contact or stakeholder shows.
pub struct ContactPage<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub organisation: Option<&'a Organisation>,
    pub old: Option<&'a Contact>,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

impl ContactPage<'_> {
    fn title(&self, t: &Texts) -> String {
        let at = |key: &str, organisation: &Organisation| {
            t.with(key, [("organisation", organisation.name.clone().into())])
        };
        match (self.organisation, self.old) {
            (Some(organisation), None) => at("contact-new-at", organisation),
            (Some(organisation), Some(_)) => at("contact-change-at", organisation),
            (None, None) => t.get("stakeholder-new").into_owned(),
            (None, Some(_)) => t.get("stakeholder-change").into_owned(),
        }
    }

    /// Where the form goes, below the process.
    fn here(&self) -> String {
        match (self.organisation, self.old) {
            (_, Some(old)) => format!("contacts/{}", old.id),
            (Some(organisation), None) => format!("contacts/new?organisation={}", organisation.id),
            (None, None) => "contacts/new".to_owned(),
        }
    }
}

pub fn contact_form(page: &ContactPage<'_>) -> Markup {
    let t = page.account.language.texts();
    let (form, faults) = (page.form, page.faults);
    let base = format!("/admin/p/{}", page.process.slug);
    let title = page.title(t);
    let languages: Vec<(String, String)> = Language::STAFF
        .iter()
        .map(|language| (language.word().to_owned(), language.own_name().to_owned()))
        .collect();
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        form novalidate method="post" action=(format!("{base}/{}", page.here())) {
            (Field::new("name", t.get("account-name"), form.raw("name")).show(faults))
            (Field::new("address", t.get("account-email"), form.raw("address"))
                .hint(t.get("contact-address-hint")).input(Input::Email).show(faults))
            @if page.old.is_some_and(|old| old.undeliverable) {
                div.note.warn {
                    p { (t.get("contact-undeliverable-hint")) }
                    (tick("works_again", "yes", &t.get("contact-works-again"), form.ticked("works_again")))
                }
            }
            (select("language", &t.get("account-language"), &languages, form.text("language"), faults))
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if let Some(old) = page.old {
            form novalidate method="post" action=(format!("{base}/contacts/{}/remove", old.id)) {
                p.hint { (t.get("contact-remove-hint")) }
                button.grave type="submit" { (t.get("remove")) }
            }
        }
    };
    staff_page(page.account, page.process, &title, Some(faults), content)
}

/// The form to paste a list in, with all that stood in the way of the last one.
pub fn import_form(
    account: &Account,
    process: &Process,
    list: &str,
    problems: &[String],
) -> Markup {
    let t = account.language.texts();
    let title = t.get("contacts-import");
    let mut faults = Faults::default();
    for problem in problems {
        faults.add("list", problem.clone());
    }
    let content = html! {
        @if !problems.is_empty() {
            div.faults role="alert" tabindex="-1" autofocus {
                h2 { (t.get("import-faults")) }
                ul { @for problem in problems { li { a href="#list" { (problem) } } } }
            }
        }
        h1 { (title) }
        p.lead { (t.get("contacts-import-lead")) }
        p { code translate="no" { "Ungdomens hus; Kim Lind; kim.lind@example.org; sv" } }
        form novalidate method="post" action=(format!("/admin/p/{}/organisations/import", process.slug)) {
            (Field::new("list", t.get("contacts-import-list"), list)
                .hint(t.get("contacts-import-hint")).input(Input::Area { rows: 12 }).show(&faults))
            div.actions { button type="submit" { (t.get("contacts-import-do")) } }
        }
    };
    staff_page(account, process, &title, Some(&faults), content)
}

/// What became of a list.
pub fn imported(account: &Account, process: &Process, done: &Imported) -> Markup {
    let t = account.language.texts();
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
        div.actions {
            a.button href=(format!("/admin/p/{}/organisations", process.slug)) { (t.get("contacts-import-back")) }
        }
    };
    staff_page(account, process, &title, None, content)
}
