//! Pages about dialogues: what staff manage, what is printed, what the host holds.

mod host;
mod import;
mod manage;
mod poster;

pub use host::{Host, display, host, over_text, state_word, tablets_text};
pub use import::{import_form, import_preview};
pub use manage::{List, Listing, NewLink, Page, form, list, page};
pub use poster::{Format, Of, Posters, Sheet, posters};

use maud::{Markup, html};

use super::handlers::manage::Surroundings;
use super::{Phase, State};
use crate::accounts::Account;
use crate::i18n::Texts;
use crate::web::components::Faults;
use crate::web::page::{Chapter, Place, StaffShell, staff};

fn staff_page(
    account: &Account,
    around: &Surroundings,
    title: &str,
    faults: Option<&Faults>,
    narrow: bool,
    content: Markup,
) -> Markup {
    let shell = StaffShell {
        t: account.language.texts(),
        who: Some(&account.name),
        place: Some(Place {
            slug: around.process.slug.as_str(),
            name: around.process.name(account.language),
            chapter: Chapter::Dialogues,
        }),
        title,
        has_faults: faults.is_some_and(|faults| !faults.is_empty()),
        narrow,
    };
    staff(&shell, content)
}

fn phase_name(t: &Texts, phase: Phase) -> String {
    t.get(match phase {
        Phase::Perspective => "phase-perspective",
        Phase::InDepth => "phase-in-depth",
    })
    .into_owned()
}

fn state_mark(t: &Texts, state: State) -> Markup {
    let (class, key) = match state {
        State::Before => ("state", "state-before"),
        State::Open => ("state open", "state-open"),
        State::Closed => ("state", "state-closed"),
    };
    html! { span class=(class) { (t.get(key)) } }
}

fn count(t: &Texts, count: Option<i32>) -> String {
    count.map_or_else(|| "–".to_owned(), |count| t.number(count.into()))
}
