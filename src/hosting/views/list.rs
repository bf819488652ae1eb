//! The list of a process's dialogues.

use maud::{Markup, html};

use super::{boards, count, phases, state_mark, sum, table};
use crate::clock::Timestamp;
use crate::dialogues::{Dialogue, HeadCount, MOST_POSTERS, State};
use crate::hosting::forms::Surroundings;
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::survey::queries::answered::Answered;
use crate::web::components::{Faults, Field, options, select};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url::{self, Slug, Url};

/// The dialogues that a list shows, in its order: searched, filtered and sorted by its URL.
pub struct Chosen {
    pub shown: Vec<Dialogue>,
    pub total: usize,
    /// Those, shown or not, of which somebody has to say whether they were held.
    pub unconfirmed: Vec<Dialogue>,
    /// Those, shown or not, with more answers to some question than people.
    pub over: Vec<Dialogue>,
}

impl Chosen {
    pub fn of(
        all: Vec<Dialogue>,
        most: &Answered,
        around: &Surroundings,
        query: &Form,
        now: Timestamp,
    ) -> Self {
        let total = all.len();
        let is_over = |dialogue: &&Dialogue| {
            let most = most.get(&dialogue.id).copied().unwrap_or(0);
            dialogue.counts.is_below(most)
        };
        let over = all.iter().filter(is_over).cloned().collect();
        let is_asked = |dialogue: &&Dialogue| dialogue.is_unconfirmed();
        let unconfirmed = all.iter().filter(is_asked).cloned().collect();
        let words = query.text("q").to_lowercase();
        let asked = |name, is: &str| ["", is].contains(&query.text(name));
        let fits = |dialogue: &Dialogue| {
            let text = format!(
                "{} {} {} {} {}",
                dialogue.number,
                around.board(dialogue.board),
                around.method(dialogue.method),
                dialogue.venue,
                around.groups(&dialogue.groups)
            )
            .to_lowercase();
            words.split_whitespace().all(|word| text.contains(word))
                && asked("board", &dialogue.board.to_string())
                && asked("phase", dialogue.phase.word())
                && asked("state", dialogue.state(now).word())
        };
        let mut shown: Vec<Dialogue> = all.into_iter().filter(fits).collect();
        match query.text("sort") {
            "date" => shown.sort_by_key(|dialogue| dialogue.held_on),
            "board" => shown.sort_by_key(|dialogue| around.board(dialogue.board).to_owned()),
            "participants" => {
                shown.sort_by_key(|dialogue| std::cmp::Reverse(dialogue.counts.participants))
            }
            _ => {}
        }
        Self {
            shown,
            total,
            unconfirmed,
            over,
        }
    }
}

/// What the list shows.
pub struct List<'a> {
    pub staff: &'a Staff,
    pub around: &'a Surroundings,
    pub dialogues: &'a Chosen,
    pub answered: &'a Answered,
    pub query: &'a Form,
    pub now: Timestamp,
}

pub fn list(list: &List<'_>) -> Markup {
    let (staff, t) = (list.staff, list.staff.t());
    let slug = &staff.process.slug;
    let title = t.get("dialogues-title");
    let content = html! {
        h1 { (title) }
        @if list.dialogues.total == 0 {
            p.lead { (t.get("dialogues-empty")) }
        } @else {
            p.lead {
                (t.with("dialogues-count", [("shown", list.dialogues.shown.len().into()), ("total", list.dialogues.total.into())]))
            }
        }
        @if staff.may::<Edit>() {
            div.actions {
                a.button href=(url::new_dialogue(slug)) { (t.get("dialogue-new")) }
                a.button.second href=(url::import_dialogues(slug)) { (t.get("dialogues-import")) }
            }
        }
        (over(list, t))
        (unconfirmed(list, t))
        @if list.dialogues.total > 0 {
            (filter(list, t))
            (table(t, HEADINGS, &rows(list, t), sum(held(&list.dialogues.shown))))
            @let on_posters = to_print(&list.dialogues.shown);
            @if staff.may::<Edit>() && !on_posters.is_empty() {
                div.actions { a href=(posters(slug, &on_posters)) { (t.get("posters-all")) } }
            }
        }
    };
    staff.shell(Chapter::Dialogues, &title).page(content)
}

/// The dialogues with more answers than people, shown or not.
fn over(list: &List<'_>, t: &Texts) -> Markup {
    let over = &list.dialogues.over;
    html! {
        @if !over.is_empty() {
            div.note {
                p { (t.with("alarm-several", [("count", over.len().into())])) }
                ul {
                    @for dialogue in over {
                        li {
                            a href=(url::dialogue(&list.staff.process.slug, dialogue.number)) {
                                (t.with("dialogue-title", [("number", dialogue.number.into())])) ", " (t.date(dialogue.held_on))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// Asks about the dialogues that were closed with nothing in them: were they held?
fn unconfirmed(list: &List<'_>, t: &Texts) -> Markup {
    let asked = &list.dialogues.unconfirmed;
    let is_over = list.staff.process.ended_at.is_some();
    html! {
        @if !asked.is_empty() && !is_over {
            div.note {
                p { (t.with("dialogues-unconfirmed", [("count", asked.len().into())])) }
                ul {
                    @for dialogue in asked {
                        li {
                            a href=(url::dialogue(&list.staff.process.slug, dialogue.number)) {
                                (t.with("dialogue-title", [("number", dialogue.number.into())])) ", " (t.date(dialogue.held_on))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The head-counts of those that were not cancelled.
fn held(dialogues: &[Dialogue]) -> impl Iterator<Item = HeadCount> {
    let held = dialogues
        .iter()
        .filter(|dialogue| dialogue.window.cancelled_at.is_none());
    held.map(|dialogue| dialogue.counts)
}

/// Those that a poster is of any use for.
fn to_print(dialogues: &[Dialogue]) -> Vec<&Dialogue> {
    let dialogues = dialogues.iter();
    dialogues
        .filter(|dialogue| dialogue.window.cancelled_at.is_none())
        .collect()
}

fn posters(slug: &Slug, dialogues: &[&Dialogue]) -> Url {
    dialogues
        .iter()
        .take(MOST_POSTERS)
        .fold(url::posters(slug), |place, dialogue| {
            place.with("n", dialogue.number)
        })
}

fn filter(list: &List<'_>, t: &Texts) -> Markup {
    let none = Faults::default();
    let any = || (String::new(), t.get("filter-any").into_owned());
    let or_any = |options: Vec<_>| Vec::from_iter(std::iter::once(any()).chain(options));
    let boards = or_any(boards(list.around));
    let phases = or_any(phases(t));
    let states = or_any(options(t, State::ALL, State::word, State::text_key));
    let sorts = [
        ("", "dialogue-number"),
        ("date", "dialogue-held-on"),
        ("board", "dialogue-board"),
        ("participants", "dialogue-participants"),
    ];
    let sorts = sorts.map(|(word, key)| (word.to_owned(), t.get(key).into_owned()));
    html! {
        form.filter method="get" role="search" {
            (Field::new("q", t.get("filter-search"), list.query.text("q")).show(&none))
            (select("board", &t.get("dialogue-board"), &boards, list.query.text("board"), &none))
            (select("phase", &t.get("dialogue-phase"), &phases, list.query.text("phase"), &none))
            (select("state", &t.get("dialogue-state"), &states, list.query.text("state"), &none))
            (select("sort", &t.get("filter-sort"), &sorts, list.query.text("sort"), &none))
            button.second type="submit" { (t.get("filter-apply")) }
        }
    }
}

const HEADINGS: [&str; 9] = [
    "dialogue-number-short",
    "dialogue-held-on",
    "dialogue-board",
    "dialogue-phase",
    "dialogue-groups",
    "dialogue-method",
    "dialogue-state",
    "dialogue-participants",
    "dialogue-answered",
];

fn rows(list: &List<'_>, t: &Texts) -> Markup {
    html! {
        @for dialogue in &list.dialogues.shown {
            @let answered = list.answered.get(&dialogue.id).copied().unwrap_or(0);
            tr {
                th.figure scope="row" { a href=(url::dialogue(&list.staff.process.slug, dialogue.number)) { (dialogue.number) } }
                td.day { (t.date(dialogue.held_on)) }
                td { (list.around.board(dialogue.board)) }
                td { (t.get(dialogue.phase.text_key())) }
                td { (list.around.groups(&dialogue.groups)) }
                td { (list.around.method(dialogue.method)) }
                td { (state_mark(t, dialogue.state(list.now))) }
                td.figure { (count(t, dialogue.counts.participants)) }
                td.figure { (answered_text(t, dialogue, answered)) }
            }
        }
    }
}

/// While a dialogue is open everybody sees how many have answered; once it is closed, its figures stand in the
/// follow-up alone, where they have passed disclosure control.
fn answered_text(t: &Texts, dialogue: &Dialogue, answered: i64) -> String {
    match dialogue.window.closed_at {
        None => t.number(answered),
        Some(_) => "–".into(),
    }
}
