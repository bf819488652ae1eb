//! Pages about a process: its staff pages, and what it tells participants of itself.

mod information;
mod parts;
mod people;
mod settings;

pub use information::{accessibility, privacy};
pub use parts::{AroundBoard, board_form, group_form, method_form};
pub use people::person_form;
pub use settings::{information_form, new_form, settings_form};

use maud::{Markup, html};

use crate::processes::Process;
use crate::staff::Account;
use crate::web::page::StaffShell;
use crate::web::url;

pub fn list(account: &Account, processes: &[Process]) -> Markup {
    let t = account.language.texts();
    let title = t.get("processes-title");
    let content = html! {
        h1 { (title) }
        @if processes.is_empty() {
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
            div.actions {
                a.button href=(url::new_process()) { (t.get("process-new")) }
                a.button.second href=(url::relay()) { (t.get("relay-title")) }
            }
        }
    };
    StaffShell::new(t, Some(&account.name), &title).page(content)
}
