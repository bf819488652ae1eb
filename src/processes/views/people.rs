//! Who works with a process.

use maud::{Markup, html};

use crate::processes::Board;
use crate::processes::within::Staff;
use crate::staff::Role;
use crate::web::components::{Faults, Field, Input, fault_summary, options, select};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// The form for somebody new; `link` is the one to pass on to whoever was just added.
pub fn person_form(
    staff: &Staff,
    boards: &[Board],
    form: &Form,
    faults: &Faults,
    link: Option<&str>,
) -> Markup {
    let t = staff.t();
    let title = t.get("person-new");
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
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        @if let Some(link) = link {
            div.note.ok {
                p { (t.get("person-link")) }
                p { code { (link) } }
            }
        }
        form novalidate method="post" action=(url::new_person(&staff.process.slug)) {
            (Field::new("name", t.get("account-name"), form.raw("name")).show(faults))
            (Field::new("email", t.get("account-email"), form.raw("email")).input(Input::Email).show(faults))
            (select("role", &t.get("person-role"), &roles, form.text("role"), faults))
            @if !boards.is_empty() {
                (select("board", &t.get("person-board"), &seen, form.text("board"), faults))
                p.hint { (t.get("person-board-hint")) }
            }
            div.actions { button type="submit" { (t.get("person-add")) } }
        }
    };
    staff
        .shell(Chapter::Process, &title)
        .form(faults)
        .page(content)
}
