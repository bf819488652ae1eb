//! Pages about a process: its staff pages, and what it tells participants of itself.

mod accounts;
mod information;
mod parts;
mod people;
mod settings;

pub use accounts::{AccountPage, account, accounts, new_account};
pub use information::{accessibility, privacy};
pub use parts::{AroundBoard, board_form, group_form, method_form};
pub use people::{PeoplePage, PersonPage, people, person, person_form};
pub use settings::{information_form, new_form, settings_form};

use maud::{Markup, html};

use crate::processes::Process;
use crate::staff::{Account, Role};
use crate::web::page::StaffShell;
use crate::web::url;

/// The processes that somebody takes part in, and those that they are asked to.
pub fn list(account: &Account, processes: &[Process], asked: &[(Process, Role)]) -> Markup {
    let t = account.language.texts();
    let title = t.get("processes-title");
    let content = html! {
        h1 { (title) }
        @for (process, role) in asked { (invitation(account, process, *role)) }
        @if processes.is_empty() && !asked.is_empty() {} @else if processes.is_empty() {
            p.lead {
                (t.get(if account.creates_processes { "processes-empty" } else { "processes-none" }))
            }
        } @else {
            ul {
                @for process in processes {
                    li {
                        h2 { a href=(url::process(&process.slug)) { (process.name(t.language)) } }
                        @if process.ended_at.is_some() { p { span.state { (t.get("process-ended-mark")) } } }
                        p { (process.text(t.language).purpose) }
                    }
                }
            }
        }
        @if account.creates_processes {
            div.actions { a.button href=(url::new_process()) { (t.get("process-new")) } }
        }
        @if account.is_operator {
            h2 { (t.get("installation-title")) }
            div.actions {
                a.button.second href=(url::accounts()) { (t.get("accounts-title")) }
                a.button.second href=(url::relay()) { (t.get("relay-title")) }
                a.button.second href=(url::trail_of_all()) { (t.get("trail-title")) }
            }
            p.hint { (t.with("installation-version", [("version", env!("CARGO_PKG_VERSION").into())])) }
        }
    };
    StaffShell::new(t, Some(&account.name), &title).page(content)
}

/// A process that somebody is asked to take part in; it counts when they have said yes.
fn invitation(account: &Account, process: &Process, role: Role) -> Markup {
    let t = account.language.texts();
    let (name, contact) = (process.name(t.language), &process.contact);
    let about = [
        ("process", name.to_owned().into()),
        ("role", t.get(role.text_key()).into_owned().into()),
    ];
    html! {
        div.note {
            h2 { (t.get("invitation-title")) }
            p { (t.with("invitation-text", about)) }
            p { (contact.organisation) (t.comma()) (contact.name) (t.comma()) (contact.email) }
            form novalidate method="post" action=(url::invitation(&process.slug)) {
                div.actions {
                    button type="submit" name="do" value="accept" aria-label=(format!("{}: {name}", t.get("invitation-accept"))) { (t.get("invitation-accept")) }
                    button.second type="submit" name="do" value="decline" aria-label=(format!("{}: {name}", t.get("invitation-decline"))) { (t.get("invitation-decline")) }
                }
            }
        }
    }
}
