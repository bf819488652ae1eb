//! Pages about dialogues: what staff manage, what is printed, what the host holds.

mod asking;
mod calendar;
mod chosen;
mod form;
mod host;
mod import;
mod list;
mod page;
mod poster;
mod wall;

pub use asking::{Out, Question, ask_host, ask_staff, ask_to_remove, cancel_form, not_removable};
pub use calendar::{Month, month};
pub use chosen::{ManyPage, chosen, links_mailed};
pub use form::form;
pub use host::{Host, host, over_text};
pub use import::{import_form, import_preview};
pub use list::{Chosen, List, list};
pub use page::{NewLink, Page, page};
pub use poster::{Door, Format, Of, Posters, Sheet, posters};
pub use wall::{Wall, wall, wall_count};

use maud::{Markup, html};

use super::forms::Surroundings;
use crate::dialogues::{HeadCount, Phase, State};
use crate::i18n::Texts;
use crate::web::components::options;

/// The boards to choose from.
fn boards(around: &Surroundings) -> Vec<(String, String)> {
    let boards = around.boards.iter();
    boards
        .map(|it| (it.id.to_string(), it.name.clone()))
        .collect()
}

/// The phases to choose from.
fn phases(t: &Texts) -> Vec<(String, String)> {
    options(t, Phase::ALL, Phase::word, Phase::text_key)
}

fn state_mark(t: &Texts, state: State) -> Markup {
    let class = match state {
        State::Before | State::Closed | State::Cancelled => "state",
        State::Open => "state open",
        State::Ended | State::Unconfirmed => "state attention",
    };
    html! { span class=(class) { (t.get(state.text_key())) } }
}

/// A table of dialogues under nine headings: a number first, and the head-count and another figure last.
fn table(t: &Texts, headings: [&str; 9], rows: &Markup, participants: i64) -> Markup {
    let class = |at: usize| [0, 7, 8].contains(&at).then_some("figure");
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("dialogues-title")) {
            table {
                thead { tr {
                    @for (at, key) in headings.iter().enumerate() {
                        th class=[class(at)] scope="col" { (t.get(key)) }
                    }
                } }
                tbody { (rows) }
                tfoot { tr {
                    th scope="row" colspan="7" { (t.get("total")) }
                    td.figure { (t.number(participants)) }
                    td {}
                } }
            }
        }
    }
}

/// The sum of head-counts.
fn sum(counts: impl Iterator<Item = HeadCount>) -> i64 {
    let participants = counts.filter_map(|counts| counts.participants);
    participants.map(i64::from).sum()
}

fn count(t: &Texts, count: Option<i32>) -> String {
    count.map_or_else(|| "–".to_owned(), |count| t.number(count.into()))
}
