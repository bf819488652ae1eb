//! What staff see of dialogues.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{count, phase_name, staff_page, state_mark};
use crate::accounts::Account;
use crate::audit;
use crate::clock::Timestamp;
use crate::dialogues::handlers::manage::{Answered, Surroundings};
use crate::dialogues::{Code, Dialogue, Phase, State};
use crate::i18n::Texts;
use crate::web::components::{Faults, Field, Input, fault_summary, select, tick};
use crate::web::form::Form;

/// The dialogues that a list shows, in its order: searched, filtered and sorted by its URL.
pub struct Listing {
    pub shown: Vec<Dialogue>,
    pub total: usize,
}

impl Listing {
    pub fn choose(all: Vec<Dialogue>, around: &Surroundings, query: &Form, now: Timestamp) -> Self {
        let total = all.len();
        let words = query.text("q").to_lowercase();
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
            let state = match dialogue.window.state(now) {
                State::Before => "before",
                State::Open => "open",
                State::Closed => "closed",
            };
            words.split_whitespace().all(|word| text.contains(word))
                && (query.text("board").is_empty()
                    || dialogue.board.to_string() == query.text("board"))
                && (query.text("phase").is_empty() || dialogue.phase.word() == query.text("phase"))
                && (query.text("state").is_empty() || state == query.text("state"))
        };
        let mut shown: Vec<Dialogue> = all.into_iter().filter(fits).collect();
        match query.text("sort") {
            "date" => shown.sort_by_key(|dialogue| dialogue.held_on),
            "board" => shown.sort_by_key(|dialogue| around.board(dialogue.board).to_owned()),
            "participants" => {
                shown.sort_by_key(|dialogue| std::cmp::Reverse(dialogue.participants))
            }
            _ => {}
        }
        Self { shown, total }
    }
}

/// What the list shows.
pub struct List<'a> {
    pub account: &'a Account,
    pub around: &'a Surroundings,
    pub dialogues: &'a Listing,
    pub answered: &'a Answered,
    pub query: &'a Form,
    pub now: Timestamp,
    pub may_edit: bool,
}

pub fn list(list: &List<'_>) -> Markup {
    let t = list.account.language.texts();
    let base = format!("/admin/p/{}/dialogues", list.around.process.slug);
    let title = t.get("dialogues-title");
    let participants: i64 = list
        .dialogues
        .shown
        .iter()
        .filter_map(|d| d.participants)
        .map(i64::from)
        .sum();
    let content = html! {
        h1 { (title) }
        @if list.dialogues.total == 0 {
            p.lead { (t.get("dialogues-empty")) }
        } @else {
            p.lead {
                (t.with("dialogues-count", [("shown", list.dialogues.shown.len().into()), ("total", list.dialogues.total.into())]))
            }
        }
        @if list.may_edit {
            div.actions {
                a.button href=(format!("{base}/new")) { (t.get("dialogue-new")) }
                a.button.second href=(format!("{base}/import")) { (t.get("dialogues-import")) }
            }
        }
        @if list.dialogues.total > 0 {
            (filter(list, t))
            (table(list, t, &base, participants))
            div.actions {
                a href=(posters_url(&base, &list.dialogues.shown)) { (t.get("posters-all")) }
            }
        }
    };
    staff_page(list.account, list.around, &title, None, false, content)
}

fn posters_url(base: &str, dialogues: &[Dialogue]) -> String {
    let numbers: Vec<String> = dialogues
        .iter()
        .take(200)
        .map(|dialogue| format!("n={}", dialogue.number))
        .collect();
    format!("{base}/posters?{}", numbers.join("&"))
}

fn filter(list: &List<'_>, t: &Texts) -> Markup {
    let none = Faults::default();
    let any = || (String::new(), t.get("filter-any").into_owned());
    let boards: Vec<_> = std::iter::once(any())
        .chain(
            list.around
                .boards
                .iter()
                .map(|board| (board.id.to_string(), board.name.clone())),
        )
        .collect();
    let phases: Vec<_> = std::iter::once(any())
        .chain(
            Phase::ALL
                .iter()
                .map(|&phase| (phase.word().to_owned(), phase_name(t, phase))),
        )
        .collect();
    let states = [
        any(),
        ("before".to_owned(), t.get("state-before").into_owned()),
        ("open".to_owned(), t.get("state-open").into_owned()),
        ("closed".to_owned(), t.get("state-closed").into_owned()),
    ];
    let sorts = [
        (String::new(), t.get("dialogue-number").into_owned()),
        ("date".to_owned(), t.get("dialogue-held-on").into_owned()),
        ("board".to_owned(), t.get("dialogue-board").into_owned()),
        (
            "participants".to_owned(),
            t.get("dialogue-participants").into_owned(),
        ),
    ];
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

fn table(list: &List<'_>, t: &Texts, base: &str, participants: i64) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("dialogues-title")) {
            table {
                thead { tr {
                    th.figure scope="col" { (t.get("dialogue-number-short")) }
                    th scope="col" { (t.get("dialogue-held-on")) }
                    th scope="col" { (t.get("dialogue-board")) }
                    th scope="col" { (t.get("dialogue-phase")) }
                    th scope="col" { (t.get("dialogue-groups")) }
                    th scope="col" { (t.get("dialogue-method")) }
                    th scope="col" { (t.get("dialogue-state")) }
                    th.figure scope="col" { (t.get("dialogue-participants")) }
                    th.figure scope="col" { (t.get("dialogue-answered")) }
                } }
                tbody {
                    @for dialogue in &list.dialogues.shown {
                        @let state = dialogue.window.state(list.now);
                        @let answered = list.answered.get(&dialogue.id).copied().unwrap_or(0);
                        tr {
                            th.figure scope="row" { a href=(format!("{base}/{}", dialogue.number)) { (dialogue.number) } }
                            td.day { (t.date(dialogue.held_on)) }
                            td { (list.around.board(dialogue.board)) }
                            td { (phase_name(t, dialogue.phase)) }
                            td { (list.around.groups(&dialogue.groups)) }
                            td { (list.around.method(dialogue.method)) }
                            td { (state_mark(t, state)) }
                            td.figure { (count(t, dialogue.participants)) }
                            td.figure { (answered_text(t, dialogue, answered)) }
                        }
                    }
                }
                tfoot { tr {
                    th scope="row" colspan="7" { (t.get("total")) }
                    td.figure { (t.number(participants)) }
                    td {}
                } }
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

pub fn form(
    account: &Account,
    around: &Surroundings,
    old: Option<&Dialogue>,
    may_choose_survey: bool,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let slug = &around.process.slug;
    let (title, action) = match old {
        Some(old) => (
            t.with("dialogue-change", [("number", old.number.into())]),
            format!("/admin/p/{slug}/dialogues/{}/change", old.number),
        ),
        None => (
            t.get("dialogue-new").into_owned(),
            format!("/admin/p/{slug}/dialogues/new"),
        ),
    };
    let boards: Vec<_> = around
        .boards
        .iter()
        .map(|board| (board.id.to_string(), board.name.clone()))
        .collect();
    let phases: Vec<_> = Phase::ALL
        .iter()
        .map(|&phase| (phase.word().to_owned(), phase_name(t, phase)))
        .collect();
    let methods: Vec<_> =
        std::iter::once((String::new(), t.get("dialogue-method-none").into_owned()))
            .chain(
                around
                    .methods
                    .iter()
                    .map(|method| (method.id.to_string(), method.name.clone())),
            )
            .collect();
    let surveys: Vec<_> = around
        .surveys
        .iter()
        .map(|offered| {
            let mut name = t.with("version-is", [("number", offered.number.into())]);
            if offered.pilot {
                name = format!("{name}, {}", t.get("version-pilot"));
            }
            (offered.number.to_string(), name)
        })
        .collect();
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        @if around.boards.is_empty() {
            div.note.warn {
                p { (t.get("dialogue-needs-board")) }
                p { a href=(format!("/admin/p/{slug}/boards/new")) { (t.get("board-new")) } }
            }
        } @else {
            p.lead { (t.get("dialogue-form-lead")) }
        }
        form novalidate method="post" action=(action) {
            @if old.is_none() {
                (Field::new("number", t.get("dialogue-number"), form.raw("number")).input(Input::Number).show(faults))
            }
            (Field::new("held_on", t.get("dialogue-held-on"), form.raw("held_on")).input(Input::Date).show(faults))
            (select("board", &t.get("dialogue-board"), &boards, form.text("board"), faults))
            (select("phase", &t.get("dialogue-phase"), &phases, form.text("phase"), faults))
            (select("method", &t.get("dialogue-method"), &methods, form.text("method"), faults))
            (Field::new("venue", t.get("dialogue-venue"), form.raw("venue")).hint(t.get("dialogue-venue-hint")).show(faults))
            @if around.surveys.len() > 1 && may_choose_survey {
                (select("survey", &t.get("dialogue-survey"), &surveys, form.text("survey"), faults))
            }
            @if !around.groups.is_empty() {
                fieldset {
                    legend { (t.get("dialogue-groups")) }
                    p.hint { (t.get("dialogue-groups-hint")) }
                    div.columns {
                        @for group in &around.groups {
                            @let value = group.id.to_string();
                            (tick("group", &value, &group.name, form.all("group").any(|chosen| chosen == value)))
                        }
                    }
                }
            }
            div.actions { button type="submit" { (t.get("save")) } }
        }
    };
    staff_page(account, around, &title, Some(faults), true, content)
}

/// A host link that was just made, and what became of mailing it.
pub struct NewLink {
    pub url: String,
    pub mailed: Option<String>,
}

/// What a dialogue's page shows.
pub struct Page<'a> {
    pub account: &'a Account,
    pub around: &'a Surroundings,
    pub dialogue: &'a Dialogue,
    pub code: Code,
    pub url: String,
    pub answered: i64,
    pub has_host_link: bool,
    pub host_link: Option<&'a NewLink>,
    /// What its tablets have said; empty when it has none.
    pub tablets: &'a str,
    pub log: &'a [audit::Shown],
    pub now: Timestamp,
    pub zone: &'a TimeZone,
    pub may_edit: bool,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn page(page: &Page<'_>) -> Markup {
    let t = page.account.language.texts();
    let dialogue = page.dialogue;
    let base = format!(
        "/admin/p/{}/dialogues/{}",
        page.around.process.slug, dialogue.number
    );
    let title = t.with("dialogue-title", [("number", dialogue.number.into())]);
    let state = dialogue.window.state(page.now);
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        p.lead { (page.around.board(dialogue.board)) ", " (t.date(dialogue.held_on)) " " (state_mark(t, state)) }
        @if let Some(link) = page.host_link {
            div.note.ok {
                p { (t.get("host-link-shown")) }
                p { a href=(link.url) { (link.url) } }
                @if let Some(mailed) = &link.mailed { p { (mailed) } }
            }
        }
        div.beside {
            div {
                div.actions {
                    a.button href=(format!("/admin/p/{}/dialogues/posters?n={}", page.around.process.slug, dialogue.number)) {
                        (t.get("poster-open"))
                    }
                    @if page.may_edit { a.button.second href=(format!("{base}/change")) { (t.get("change")) } }
                }
                (facts(page, t))
                @if page.may_edit { (state_forms(page, t, &base, state)) (head_count_form(page, t, &base)) }
                (log(page, t))
            }
            div {
                img.qr src=(format!("{base}/qr.svg")) alt=(t.with("qr-alt", [("code", page.code.shown().into())]));
                p.code { bdi dir="ltr" { (page.code.shown()) } }
                p { a href=(page.url) { bdi dir="ltr" { (page.url) } } }
                p { a href=(format!("{base}/qr.png")) { (t.get("qr-png")) } " · " a href=(format!("{base}/qr.svg")) { (t.get("qr-svg")) } }
                @if page.may_edit { (link_forms(page, t, &base, state)) }
            }
        }
    };
    staff_page(
        page.account,
        page.around,
        &title,
        Some(page.faults),
        false,
        content,
    )
}

fn facts(page: &Page<'_>, t: &Texts) -> Markup {
    let dialogue = page.dialogue;
    html! {
        dl.facts {
            dt { (t.get("dialogue-answered")) }
            dd {
                @if dialogue.window.closed_at.is_some() {
                    a href=(format!("/admin/p/{}/follow-up", page.around.process.slug)) { (t.get("dialogue-in-follow-up")) }
                } @else { (t.number(page.answered)) }
                @if dialogue.window.closed_at.is_none() && dialogue.participants.is_some_and(|count| i64::from(count) < page.answered) {
                    " " span.state.attention { (t.get("more-answers-than-participants")) }
                }
            }
            @if !page.tablets.is_empty() { dt { (t.get("dialogue-tablets")) } dd { (page.tablets) } }
            dt { (t.get("dialogue-participants")) } dd { (count(t, dialogue.participants)) }
            dt { (t.get("dialogue-elected")) } dd { (count(t, dialogue.elected_present)) }
            dt { (t.get("dialogue-not-reachable")) } dd { (count(t, dialogue.not_reachable)) }
            dt { (t.get("dialogue-phase")) } dd { (phase_name(t, dialogue.phase)) }
            dt { (t.get("dialogue-method")) } dd { (page.around.method(dialogue.method)) }
            dt { (t.get("dialogue-venue")) } dd { (dialogue.venue) }
            dt { (t.get("dialogue-survey")) }
            dd { (t.with("version-is", [("number", page.around.survey_number(dialogue.survey).into())])) }
            dt { (t.get("dialogue-groups")) } dd { (page.around.groups(&dialogue.groups)) }
            dt { (t.get("dialogue-opens")) } dd { (t.moment(dialogue.window.opens_at, page.zone)) }
            @match dialogue.window.closed_at {
                Some(at) => { dt { (t.get("dialogue-closed")) } dd { (t.moment(at, page.zone)) } }
                None => { dt { (t.get("dialogue-closes")) } dd { (t.moment(dialogue.window.closes_at, page.zone)) } }
            }
        }
    }
}

fn state_forms(page: &Page<'_>, t: &Texts, base: &str, state: State) -> Markup {
    html! {
        @match state {
            State::Before => {
                form novalidate method="post" action=(format!("{base}/open")) {
                    p.hint { (t.get("dialogue-open-hint")) }
                    button.second type="submit" { (t.get("dialogue-open")) }
                }
            }
            State::Open => {
                form novalidate method="post" action=(format!("{base}/close")) {
                    p.hint { (t.with("dialogue-close-hint", [("answered", page.answered.into())])) }
                    button.grave type="submit" { (t.get("dialogue-close")) }
                }
            }
            State::Closed => {}
        }
    }
}

fn head_count_form(page: &Page<'_>, t: &Texts, base: &str) -> Markup {
    let shown = |name: &str, stored: Option<i32>| {
        if page.faults.is_empty() {
            stored.map(|count| count.to_string()).unwrap_or_default()
        } else {
            page.form.raw(name).to_owned()
        }
    };
    let participants = shown("participants", page.dialogue.participants);
    let elected = shown("elected_present", page.dialogue.elected_present);
    let not_reachable = shown("not_reachable", page.dialogue.not_reachable);
    html! {
        h2 { (t.get("head-count-title")) }
        form novalidate method="post" action=(format!("{base}/head-count")) {
            div.pair {
                (Field::new("participants", t.get("dialogue-participants"), &participants).input(Input::Number).show(page.faults))
                (Field::new("elected_present", t.get("dialogue-elected"), &elected).input(Input::Number).show(page.faults))
                (Field::new("not_reachable", t.get("dialogue-not-reachable"), &not_reachable).input(Input::Number).show(page.faults))
            }
            button.second type="submit" { (t.get("head-count-save")) }
        }
    }
}

fn link_forms(page: &Page<'_>, t: &Texts, base: &str, state: State) -> Markup {
    html! {
        h2 { (t.get("host-link-title")) }
        p { (t.get(if page.has_host_link { "host-link-is" } else { "host-link-none" })) }
        form novalidate method="post" action=(format!("{base}/host-link")) {
            (Field::new("host_email", t.get("host-email"), page.form.raw("host_email"))
                .hint(t.get("host-email-hint")).input(Input::Email).show(page.faults))
            button.second type="submit" { (t.get(if page.has_host_link { "host-link-replace" } else { "host-link-make" })) }
        }
        @if page.has_host_link {
            form novalidate method="post" action=(format!("{base}/host-link/revoke")) {
                button.plain type="submit" { (t.get("host-link-revoke")) }
            }
        }
        @if state != State::Closed {
            details {
                summary { (t.get("code-new")) }
                form novalidate method="post" action=(format!("{base}/code")) {
                    p { (t.get("code-new-hint")) }
                    button.grave type="submit" { (t.get("code-new")) }
                }
            }
        }
    }
}

fn log(page: &Page<'_>, t: &Texts) -> Markup {
    html! {
        @if !page.log.is_empty() {
            h2 { (t.get("log-title")) }
            ul {
                @for entry in page.log {
                    li {
                        (t.moment(entry.at, page.zone)) ", "
                        @match &entry.who { Some(who) => (who), None => (t.get("log-host")) }
                        ": " (log_action(t, &entry.action)) " "
                        (entry.detail.split_once(": ").map_or("", |(_, what)| what))
                    }
                }
            }
        }
    }
}

fn log_action(t: &Texts, action: &str) -> String {
    t.get(match action {
        "dialogue.head-count" => "log-head-count",
        "dialogue.new-code" => "log-new-code",
        "dialogue.closed" => "log-closed",
        "dialogue.paper" => "log-paper",
        _ => "log-other",
    })
    .into_owned()
}
