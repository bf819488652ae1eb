//! The processes that somebody takes part in: a line each of what there is to do.

use maud::{Markup, html};

use super::{Home, views};
use crate::processes::Process;
use crate::staff::{Account, Edit, Right, Role};
use crate::web::page::StaffShell;
use crate::web::url;

/// A process, and how it stands for whoever looks; of one that has ended there is nothing to do.
pub(super) struct Listed {
    pub process: Process,
    pub role: Role,
    pub home: Option<Home>,
}

/// The processes that somebody takes part in, and those that they are asked to.
pub(super) fn page(account: &Account, processes: &[Listed], asked: &[(Process, Role)]) -> Markup {
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
                @for Listed { process, role, home } in processes {
                    li {
                        h2 { a href=(url::process(&process.slug)) { (process.name(t.language)) } }
                        @if process.ended_at.is_some() { p { span.state { (t.get("process-ended-mark")) } } }
                        @if let Some(home) = home {
                            p { (views::lead(t, Edit::is_given_to(*role), home)) }
                        }
                        p.quiet { (process.text(t.language).purpose) }
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
