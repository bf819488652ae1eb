//! The staff's pages about what was said and what came of it.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::around::ReplyTo;
use super::telling::When;
use super::{Observation, Reply, State, by_state, telling};
use crate::i18n::{Language, Texts};
use crate::processes::Board;
use crate::processes::parts::Shown;
use crate::processes::within::Staff;
use crate::reports::Report;
use crate::reports::news::Theme;
use crate::reports::promises::Standing;
use crate::reports::promises::telling::why_fields;
use crate::staff::Edit;
use crate::web::components::{
    Faults, Field, Input, boxes, options, per_language, remove_form, save_form, select, sure, tick,
    up_form,
};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url::{self, Which};

/// Which of the observations are shown.
pub struct Filter {
    state: Option<State>,
    /// A board's id.
    board: String,
    /// Only what is late.
    late: bool,
}

impl Filter {
    pub fn of(asked: &Form) -> Self {
        Self {
            state: State::from_word(asked.text("state")),
            board: asked.text("board").to_owned(),
            late: asked.ticked("late"),
        }
    }

    fn shows(&self, one: &Observation, is_late: impl Fn(&Reply) -> bool) -> bool {
        let is_theirs = |reply: &Reply| {
            reply
                .board
                .is_some_and(|board| board.to_string() == self.board)
        };
        self.state.is_none_or(|state| one.state() == state)
            && (self.board.is_empty() || one.replies.iter().any(is_theirs))
            && (!self.late || one.replies.iter().any(is_late))
    }
}

/// What the staff's list shows.
pub struct List {
    pub observations: Vec<Observation>,
    pub boards: Vec<Board>,
    pub reports: Vec<Report>,
    pub themes: Vec<Theme>,
    pub filter: Filter,
}

pub fn list(staff: &Staff, shown: &List, today: Date, zone: &TimeZone) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let title = t.get("observations-title");
    let is_late = |reply: &Reply| {
        let promise = reply.promise(today);
        promise.is_some_and(|promise| matches!(promise.standing, Standing::Late { .. }))
    };
    let found: Vec<&Observation> = shown
        .observations
        .iter()
        .filter(|one| shown.filter.shows(one, is_late))
        .collect();
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("observations-lead")) }
        div.actions {
            @if staff.may::<Edit>() { a.button href=(url::observation(slug, Which(None))) { (t.get("observation-new")) } }
            a.button.second href=(url::said(slug)) { (t.get("observations-public")) }
        }
        @if shown.observations.is_empty() { p { (t.get("observations-empty")) } } @else {
            p { (telling::counted(t, &by_state(&shown.observations))) }
            (filter(t, shown, staff.board.is_none()))
            @if found.is_empty() { p { (t.get("observations-none-found")) } }
            @for (at, one) in found.iter().enumerate() { (observation(staff, shown, one, at, (today, zone))) }
        }
    };
    staff.shell(Chapter::Reports, &title).page(content)
}

fn filter(t: &Texts, shown: &List, all_boards: bool) -> Markup {
    let mut states = options(t, State::ALL, State::word, State::text_key);
    states.insert(
        0,
        (String::new(), t.get("observations-any-state").into_owned()),
    );
    let mut boards = vec![(String::new(), t.get("observations-any-board").into_owned())];
    boards.extend(
        shown
            .boards
            .iter()
            .map(|board| (board.id.to_string(), board.name.clone())),
    );
    let none = Faults::default();
    html! {
        form.filter method="get" {
            (select("state", &t.get("reply-state"), &states, shown.filter.state.map_or("", State::word), &none))
            @if all_boards && boards.len() > 2 { (select("board", &t.get("reply-board"), &boards, &shown.filter.board, &none)) }
            (tick("late", "yes", &t.get("observations-late")).when(shown.filter.late))
            button.second type="submit" { (t.get("observations-filter")) }
        }
    }
}

fn observation(
    staff: &Staff,
    shown: &List,
    one: &Observation,
    at: usize,
    (today, zone): (Date, &TimeZone),
) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let may_edit = staff.may::<Edit>();
    let words = &one.text(t.language).words;
    let themes = shown
        .themes
        .iter()
        .filter(|theme| one.themes.contains(&theme.id));
    let themes: Vec<&str> = themes.map(|theme| theme.name(t.language).1).collect();
    let replies = one.replies.iter();
    let theirs = replies.filter(|reply| staff.board.is_none() || reply.board == staff.board);
    html! {
        section.observation id=(one.anchor()) {
            h2 {
                @if may_edit { a href=(url::observation(slug, one.id.into())) { (telling::words(t, one)) } }
                @else { (telling::words(t, one)) }
            }
            p.quiet {
                @let heard = telling::heard(t, one.heard, &shown.reports);
                (heard.iter().map(String::as_str).chain(themes).collect::<Vec<_>>().join(t.comma()))
            }
            @if one.replies.is_empty() { p { (t.get("observation-unanswered")) } }
            @for reply in theirs {
                @let who = telling::who(reply, &shown.boards, &staff.process.contact.organisation);
                div.reply id=(reply.anchor()) {
                    h3 {
                        @if may_edit {
                            a href=(url::reply(slug, one.id, reply.id.into())) aria-label=(format!("{who}: {words}")) { (who) }
                        } @else { (who) }
                    }
                    (telling::reply(t, reply, &shown.boards, When {
                        today,
                        said_on: reply.changed_at.day(zone),
                        is_over: staff.process.ended_at.is_some(),
                    }))
                }
            }
            @if may_edit {
                div.actions {
                    a.button.second href=(url::reply(slug, one.id, Which(None))) aria-label=(format!("{}: {words}", t.get("reply-new"))) { (t.get("reply-new")) }
                    @if at > 0 { (up_form(t, &url::observation_up(slug, one.id), words)) }
                }
            }
        }
    }
}

pub fn observation_form(shown: &Shown<'_, Observation>) -> Markup {
    let (t, slug) = (shown.staff.t(), &shown.staff.process.slug);
    let (form, faults) = (shown.form, shown.faults);
    let around = shown.around;
    let known = shown.old.map(|old| old.id);
    let title = shown.title("observation-new", "observation-change");
    let mut places: Vec<(String, String)> = [
        ("", "observation-heard-choose"),
        ("anywhere", "observation-heard-anywhere"),
        ("perspective", "said-in-perspective"),
        ("in_depth", "said-in-depth"),
    ]
    .map(|(word, key)| (word.to_owned(), t.get(key).into_owned()))
    .to_vec();
    places.extend(around.reports.iter().map(|report| {
        let title = report.text(t.language).title.clone();
        (
            report.id.to_string(),
            t.with("said-in-report", [("title", title.into())]),
        )
    }));
    let fields = html! {
        (per_language(Language::all(), form, faults, &["words", "more"], |language| html! {
            (Field::written_in(language, t, "words", "observation-words", form)
                .hint(t.get("observation-words-hint")).show(faults))
            (Field::written_in(language, t, "more", "observation-more", form)
                .hint(t.get("news-body-hint")).input(Input::Area { rows: 4 }).show(faults))
        }))
        (select("heard", &t.get("observation-heard"), &places, form.text("heard"), faults))
        (ticks(t, "theme", "status-themes", (form, faults), around.themes.iter().map(|theme| {
            (theme.id.to_string(), theme.name(t.language).1)
        })))
        @if shown.old.is_none() {
            (ticks(t, "board", "observation-boards", (form, faults), around.boards.iter().map(|board| {
                (board.id.to_string(), board.name.as_str())
            })))
        }
    };
    let content = html! {
        p.lead { (t.get("observation-form-lead")) }
        (save_form(t, &url::observation(slug, known.into()), fields))
        @if let Some(old) = shown.old {
            form novalidate method="post" action=(url::remove_observation(slug, old.id)) {
                @if !old.replies.is_empty() {
                    p.hint { (t.with("observation-remove-hint", [("count", old.replies.len().into())])) }
                    (sure(&t.get("observation-remove-sure"), faults))
                }
                button.grave type="submit" { (t.get("remove")) }
            }
        }
    };
    shown.page(Chapter::Reports, &title, content)
}

/// Boxes to tick, where there is anything to choose from.
fn ticks<'a>(
    t: &Texts,
    name: &'static str,
    legend: &str,
    (form, faults): (&Form, &Faults),
    all: impl Iterator<Item = (String, &'a str)>,
) -> Markup {
    let all: Vec<(String, &str)> = all.collect();
    html! {
        @if !all.is_empty() || faults.of(name).is_some() {
            (boxes(name, &t.get(legend), faults, &html! {
                div.columns { @for (id, label) in &all { (tick(name, id, label).when(form.has(name, id))) } }
            }))
        }
    }
}

pub fn reply_form(shown: &Shown<'_, ReplyTo>) -> Markup {
    let (t, staff) = (shown.staff.t(), shown.staff);
    let (form, faults, around) = (shown.form, shown.faults, shown.around);
    let observation = around.observation.id;
    let old = shown.old.map(|old| &old.reply);
    let own = url::reply(
        &staff.process.slug,
        observation,
        old.map(|old| old.id).into(),
    );
    let title = shown.title("reply-new", "reply-change");
    let mut boards = vec![(String::new(), staff.process.contact.organisation.clone())];
    boards.extend(
        around
            .boards
            .iter()
            .map(|board| (board.id.to_string(), board.name.clone())),
    );
    let mut states = options(t, State::ALL, State::word, State::text_key);
    if old.is_none() {
        states.insert(0, (String::new(), t.get("reply-state-choose").into_owned()));
    }
    let fields = html! {
        // Whoever has replied stays it: a promise is nobody else's.
        @match shown.old { None => (select("board", &t.get("reply-board"), &boards, form.text("board"), faults)), Some(old) => p { (telling::who(&old.reply, &around.boards, &staff.process.contact.organisation)) } }
        (Field::new("reference", t.get("board-reference"), form.raw("reference"))
            .hint(t.get("reply-reference-hint")).show(faults))
        (select("state", &t.get("reply-state"), &states, form.text("state"), faults))
        (per_language(Language::all(), form, faults, &["words"], |language| {
            Field::written_in(language, t, "words", "reply-words", form)
                .hint(t.get("reply-words-hint")).input(Input::Area { rows: 5 }).show(faults)
        }))
        (Field::new("promised_on", t.get("reply-promised"), form.raw("promised_on"))
            .hint(t.get("reply-promised-hint")).input(Input::Date).show(faults))
        @if old.is_some_and(|old| old.promised.is_some()) { (why_fields(t, form, faults)) }
        (Field::new("done_on", t.get("reply-done-on"), form.raw("done_on"))
            .hint(t.get("reply-done-hint")).input(Input::Date).show(faults))
    };
    let content = html! {
        p.lead { (telling::words(t, &around.observation)) }
        (save_form(t, &own, fields))
        @if let Some(old) = old {
            (remove_form(t, &url::remove_reply(&staff.process.slug, observation, old.id), &t.get("reply-remove-hint")))
        }
    };
    shown.page(Chapter::Reports, &title, content)
}
