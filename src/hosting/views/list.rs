//! The list of a process's dialogues.

use maud::{Markup, html};

use super::chosen::is_current;
use super::{boards, count, phases, state_mark, sum};
use crate::clock::Timestamp;
use crate::dialogues::{Dialogue, HeadCount, State};
use crate::hosting::forms::{Deed, Surroundings};
use crate::i18n::Texts;
use crate::i18n::terms::Terms;
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::survey::queries::answered::Answered;
use crate::web::components::{Faults, Field, options, select};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

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
        let terms = Terms::parse(query.text("q"));
        let state = query.text("state");
        let is_asked_for = |state_of: State| match state {
            "" => is_current(state_of),
            "all" => true,
            word => word == state_of.word(),
        };
        let asked = |name, is: &str| ["", is].contains(&query.text(name));
        let fits = |dialogue: &Dialogue| {
            let (number, groups) = (dialogue.number.to_string(), around.groups(&dialogue.groups));
            let texts = [
                number.as_str(),
                around.board(dialogue.board),
                around.method(dialogue.method),
                dialogue.title.as_str(),
                dialogue.venue.as_str(),
                groups.as_str(),
            ];
            terms.as_ref().is_none_or(|terms| terms.are_in(texts))
                && asked("board", &dialogue.board.to_string())
                && asked("phase", dialogue.phase.word())
                && is_asked_for(dialogue.state(now))
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
                a.button.second href=(url::dialogue_month(slug)) { (t.get("calendar-open")) }
            }
        } @else if list.dialogues.total > 0 {
            p { a href=(url::dialogue_month(slug)) { (t.get("calendar-open")) } }
        }
        (over(list, t))
        (unconfirmed(list, t))
        @if list.dialogues.total > 0 {
            (filter(list, t))
            @if list.dialogues.shown.is_empty() { p { (t.get("dialogues-none-shown")) } } @else { (chooser(list, t)) }
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

/// The list, and what can be done with those of it that are ticked.
fn chooser(list: &List<'_>, t: &Texts) -> Markup {
    let staff = list.staff;
    let slug = &staff.process.slug;
    if !staff.may::<Edit>() {
        return table(list, t, false);
    }
    html! {
        form method="get" action=(url::chosen_dialogues(slug)) {
            div.bulk role="group" aria-labelledby="with-chosen" {
                h2 #with-chosen { (t.get("dialogues-with-chosen")) }
                @for (deed, key) in [
                    (Deed::Posters, "poster-open"),
                    (Deed::Links, "deed-links-open"),
                    (Deed::Move, "deed-move-open"),
                    (Deed::Cancel, "dialogue-cancel"),
                ] {
                    button.second.grave[deed == Deed::Cancel] type="submit" name="do" value=(deed.word()) { (t.get(key)) }
                }
            }
            (table(list, t, true))
        }
    }
}

fn filter(list: &List<'_>, t: &Texts) -> Markup {
    let none = Faults::default();
    let any = || (String::new(), t.get("filter-any").into_owned());
    let or_any = |options: Vec<_>| Vec::from_iter(std::iter::once(any()).chain(options));
    let boards = or_any(boards(list.around));
    let phases = or_any(phases(t));
    let states = [("", "dialogues-current"), ("all", "dialogues-all")];
    let states = states.map(|(word, key)| (word.to_owned(), t.get(key).into_owned()));
    let each = options(t, State::ALL, State::word, State::text_key);
    let states = Vec::from_iter(states.into_iter().chain(each));
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

fn table(list: &List<'_>, t: &Texts, may_choose: bool) -> Markup {
    // Where nobody has counted yet, there is no sum either.
    let is_counted = held(&list.dialogues.shown).any(|counts| counts.participants.is_some());
    let participants = is_counted.then(|| sum(held(&list.dialogues.shown)));
    let heads = [
        ("dialogue-and-place", false),
        ("dialogue-board", false),
        ("dialogue-held-on", false),
        ("dialogue-state", false),
        ("dialogue-participants", true),
        ("dialogue-answered", true),
    ];
    html! {
        table.cards.list aria-label=(t.get("dialogues-title")) {
            thead { tr {
                @if may_choose { th.pick scope="col" { span.hidden { (t.get("dialogues-choose")) } } }
                @for (key, is_figure) in heads {
                    th.figure[is_figure] scope="col" { (t.get(key)) }
                }
            } }
            tbody { @for dialogue in &list.dialogues.shown { (row(list, t, dialogue, may_choose)) } }
            tfoot { tr {
                th scope="row" colspan=(if may_choose { 5 } else { 4 }) { (t.get("total")) }
                td.figure data-l=(t.get("dialogue-participants")) { @match participants { Some(sum) => (t.number(sum)), None => "–" } }
                td {}
            } }
        }
    }
}

fn row(list: &List<'_>, t: &Texts, dialogue: &Dialogue, may_choose: bool) -> Markup {
    let answered = list.answered.get(&dialogue.id).copied().unwrap_or(0);
    let name = dialogue.name(t);
    let number = t.with("dialogue-title", [("number", dialogue.number.into())]);
    let phase = t.get(dialogue.phase.text_key());
    let groups = list.around.groups(&dialogue.groups);
    let about = [
        if name == number { "" } else { number.as_str() },
        if name == dialogue.venue {
            ""
        } else {
            dialogue.venue.as_str()
        },
        &phase,
        list.around.method(dialogue.method),
        groups.as_str(),
    ];
    let about: Vec<&str> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let choose = t.with("dialogues-choose-this", [("name", name.clone().into())]);
    html! {
        tr {
            @if may_choose {
                td.pick { label { input type="checkbox" name="n" value=(dialogue.number) aria-label=(choose); } }
            }
            th scope="row" {
                a.row href=(url::dialogue(&list.staff.process.slug, dialogue.number)) { (name) }
                span.small { (about.join(" · ")) }
            }
            td data-l=(t.get("dialogue-board")) { (list.around.board(dialogue.board)) }
            td.day data-l=(t.get("dialogue-held-on")) { (t.date(dialogue.held_on)) }
            td data-l=(t.get("dialogue-state")) { (state_mark(t, dialogue.state(list.now))) }
            td.figure data-l=(t.get("dialogue-participants")) { (count(t, dialogue.counts.participants)) }
            td.figure data-l=(t.get("dialogue-answered")) { (answered_text(t, dialogue, answered)) }
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
