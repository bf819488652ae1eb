//! The home of a process.

use jiff::civil::{Date, Weekday};
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::bar::bar;
use super::{Home, Meeting, Next, Waiting, first};
use crate::dialogues::State;
use crate::followup::account::{Account, Indicator};
use crate::followup::indicators::Met;
use crate::followup::tables::{Value, answers, words};
use crate::i18n::Texts;
use crate::processes::disposal::Kind;
use crate::processes::disposal::told::undecided;
use crate::processes::within::Staff;
use crate::staff::{Edit, Publish};
use crate::web::page::Chapter;
use crate::web::url::{self, Slug, Url, Which};

pub fn page(
    staff: &Staff,
    home: &Home,
    account: Option<&Account>,
    sends: bool,
    zone: &TimeZone,
) -> Markup {
    let t = staff.t();
    let title = t.with(
        "home-title",
        [
            ("weekday", t.get(weekday(home.today)).into_owned().into()),
            ("date", t.date(home.today).into()),
        ],
    );
    let has_ended = staff.process.ended_at.is_some();
    let is_first = !home.has_begun && staff.may::<Edit>();
    let content = html! {
        div.title {
            h1 { (title) }
            p.lead { (lead(t, staff.may::<Edit>(), home)) }
        }
        @if has_ended {
            div.note { p { (t.get("process-ended")) } }
        } @else {
            div.now {
                div {
                    @if !home.now.is_empty() { (today(t, staff, home)) }
                    @if is_first { (first::needed(t, staff, home, sends)) }
                    (waiting(t, staff, home))
                }
                div {
                    (next(t, staff, home))
                    @if !home.soon.is_empty() { (soon(t, staff, home, zone)) }
                    @if is_first { (first::can_wait(t, staff)) }
                }
            }
        }
        @if let Some(account) = account { (so_far(t, staff, account)) }
    };
    staff.shell(Chapter::Home, &title).page(content)
}

fn weekday(day: Date) -> &'static str {
    match day.weekday() {
        Weekday::Monday => "weekday-1",
        Weekday::Tuesday => "weekday-2",
        Weekday::Wednesday => "weekday-3",
        Weekday::Thursday => "weekday-4",
        Weekday::Friday => "weekday-5",
        Weekday::Saturday => "weekday-6",
        Weekday::Sunday => "weekday-7",
    }
}

/// What there is today, in a sentence.
pub(super) fn lead(t: &Texts, may_edit: bool, home: &Home) -> String {
    let held = t.with("home-today-count", [("count", home.now.len().into())]);
    // What is late waits for those who can do something about it.
    let late = match may_edit {
        true => home.feedback.late.len(),
        false => 0,
    };
    let waits = home.waits.len() + late;
    let waits = t.with("home-waits-count", [("count", waits.into())]);
    format!("{held} {waits}")
}

fn today(t: &Texts, staff: &Staff, home: &Home) -> Markup {
    let slug = &staff.process.slug;
    html! {
        section aria-labelledby="today" {
            h2 #today { (t.get("home-today")) }
            @for meeting in &home.now {
                @let number = meeting.dialogue.number;
                div.today {
                    h3 { a href=(url::dialogue(slug, number)) { (name(t, meeting)) } }
                    p {
                        (standing(t, meeting))
                        @if meeting.state == State::Open {
                            " " (t.with("home-answered", [("count", meeting.answered.into())]))
                        }
                    }
                    @if staff.may::<Edit>() {
                        div.actions {
                            a.button href=(url::dialogue(slug, number).at("qr")) { (t.get("home-show-qr")) }
                            a.button.second href=(url::posters(slug).with("n", number)) { (t.get("home-poster")) }
                            a.button.second href=(url::dialogue(slug, number).at("host-link")) { (t.get("home-host-link")) }
                        }
                    }
                }
            }
        }
    }
}

/// A dialogue as a person knows it: its number, its place and its board.
fn name(t: &Texts, meeting: &Meeting) -> String {
    let dialogue = &meeting.dialogue;
    let number = t.with("home-dialogue", [("number", dialogue.number.into())]);
    let place = [dialogue.venue.as_str(), meeting.board.as_str()];
    let place: Vec<&str> = place.into_iter().filter(|part| !part.is_empty()).collect();
    match place.is_empty() {
        true => number,
        false => format!("{number}: {}", place.join(t.comma())),
    }
}

fn standing(t: &Texts, meeting: &Meeting) -> Markup {
    html! { span.state.open[meeting.state == State::Open] { (t.get(meeting.state.text_key())) } }
}

fn soon(t: &Texts, staff: &Staff, home: &Home, zone: &TimeZone) -> Markup {
    let slug = &staff.process.slug;
    html! {
        section aria-labelledby="soon" {
            h2 #soon { (t.get("home-soon")) }
            ul.rows {
                @for meeting in &home.soon {
                    li {
                        a href=(url::dialogue(slug, meeting.dialogue.number)) { (name(t, meeting)) }
                        span.quiet { (t.date(meeting.dialogue.window.opens_at.day(zone))) }
                    }
                }
            }
        }
    }
}

/// What somebody has to do, each a link to where it is done.
fn waiting(t: &Texts, staff: &Staff, home: &Home) -> Markup {
    let slug = &staff.process.slug;
    let late = home.feedback.late.iter();
    let late: Vec<(Url, String)> = late
        .filter(|_| staff.may::<Edit>())
        .filter_map(|late| late.told(t, slug, &home.feedback.reports))
        .collect();
    html! {
        section aria-labelledby="waits" {
            h2 #waits { (t.get("home-waits")) }
            @if home.waits.is_empty() && late.is_empty() { p.quiet { (t.get("home-waits-none")) } } @else {
                ul.rows {
                    @for (to, text) in &late { li { a href=(to) { (text) } } }
                    @for waits in &home.waits { @let (to, text) = told(t, staff, waits); li { a href=(to) { (text) } } }
                }
            }
        }
    }
}

fn told(t: &Texts, staff: &Staff, waits: &Waiting) -> (Url, String) {
    told_in(t, &staff.process.slug, waits)
}

/// The same in the process of a name.
pub(super) fn told_in(t: &Texts, slug: &Slug, waits: &Waiting) -> (Url, String) {
    let of_state = |state: State| url::dialogues(slug).with("state", state.word());
    // One is led to, several are listed.
    let these = |numbers: &[i32], state: State| match numbers {
        [one] => url::dialogue(slug, *one),
        _ => of_state(state),
    };
    let counted = |key: &str, count: usize| t.with(key, [("count", count.into())]);
    match waits {
        Waiting::Over(count) => (url::dialogues(slug), counted("alarm-several", *count)),
        Waiting::PointsOver(count) => (url::surveys(slug), counted("alarm-points", *count)),
        Waiting::Ended(numbers) => (
            these(numbers, State::Ended),
            counted("home-ended", numbers.len()),
        ),
        Waiting::Uncounted(numbers) => (
            these(numbers, State::Closed),
            counted("home-uncounted", numbers.len()),
        ),
        Waiting::Unconfirmed(count) => (
            of_state(State::Unconfirmed),
            counted("dialogues-unconfirmed", *count),
        ),
        Waiting::Approval(mailing) => (
            url::mailing(slug, *mailing),
            t.get("home-approval").into_owned(),
        ),
        Waiting::Returned(count) => (
            url::returned_mails(slug),
            t.with("kept-link", [("count", (*count).into())]),
        ),
        Waiting::Erasure { day, count } => {
            let about = [("day", t.date(*day).into()), ("count", (*count).into())];
            (url::retention(slug), t.with("home-erasure", about))
        }
    }
}

/// The one next step.
fn next(t: &Texts, staff: &Staff, home: &Home) -> Markup {
    let slug = &staff.process.slug;
    let may_edit = staff.may::<Edit>();
    let step = home.next();
    // Whatever comes first, the next dialogue is one tap away.
    let may_plan = matches!(step, Next::Feedback | Next::Waits(_) | Next::Report);
    let says = |key: &str| t.get(key).into_owned();
    let (text, to, words) = match step {
        Next::Boards => {
            let to = url::board(slug, Which(None));
            (says("process-next-boards"), to, "board-new")
        }
        Next::FirstDialogue => {
            let to = url::new_dialogue(slug);
            (says("home-next-first"), to, "dialogue-new")
        }
        Next::Feedback if staff.may::<Publish>() => {
            let to = url::mailings(slug);
            (says("home-next-feedback"), to, "home-next-feedback-do")
        }
        Next::Report if staff.may::<Publish>() => {
            let to = url::reports(slug);
            (says("home-next-report"), to, "home-next-report-do")
        }
        Next::Waits(first) => {
            let (to, text) = told(t, staff, first);
            (text, to, "home-next-waits-do")
        }
        Next::Dialogue | Next::Feedback | Next::Report => {
            let to = url::new_dialogue(slug);
            (says("home-next-dialogue"), to, "dialogue-new")
        }
    };
    html! {
        @if may_edit {
            section.next aria-labelledby="next" {
                h2 #next { (t.get("home-next")) }
                p { (text) }
                div.actions {
                    a.button href=(to) { (t.get(words)) }
                    @if may_plan { a.button.second href=(url::new_dialogue(slug)) { (t.get("dialogue-new")) } }
                }
            }
        }
        (undecided(staff, "process-next-disposal", Kind::ALL))
    }
}

/// How far the process has come, as far as figures may say it.
fn so_far(t: &Texts, staff: &Staff, account: &Account) -> Markup {
    let slug = &staff.process.slug;
    let own = account.board.as_ref().and(account.boards.first());
    let (row, phases) = own.map_or((&account.whole, &account.phases), |board| {
        (&board.row, &board.phases)
    });
    // As in the account: of those whom the goals are about.
    let heard = phases.iter().find(|row| row.of == "perspective");
    let heard = heard.and_then(|row| row.answers.figure());
    let heard = heard.map_or(Value::TooFew, |figure| answers::share(figure.share));
    let with_target = || {
        let all = words::indicators(&account.goals).map(|(_, indicator)| indicator);
        all.filter(|indicator| indicator.target.is_some())
    };
    let met = with_target().filter(|one| one.met == Met::Met).count();
    html! {
        section aria-labelledby="so-far" {
            h2 #so-far { (t.get("home-so-far")) }
            ul.figures {
                li { strong { (t.number(row.dialogues)) } (t.get("dialogues-title")) }
                li { strong { (t.number(row.participants)) } (t.get("dialogue-participants")) }
                li { strong { (heard.text(t)) } (t.get("follow-up-heard-perspective")) }
                @if own.is_none() {
                    li { strong { (t.number(account.feedback.wished)) } (t.get("figure-wished")) }
                }
            }
            @if with_target().next().is_some() {
                p { (t.with("home-goals-met", [("met", met.into()), ("of", with_target().count().into())])) }
                ul.targets {
                    @for indicator in with_target() {
                        li {
                            span lang=[foreign(t, account)] { (indicator.name) }
                            strong { (words::outcome(t, &indicator.outcome)) }
                            (bar(indicator))
                            span.quiet { (target(t, indicator)) }
                        }
                    }
                }
            }
            p { a href=(url::follow_up(slug)) { (t.get("home-follow-up")) } }
        }
    }
}

/// The target in words, and whether it is met.
fn target(t: &Texts, indicator: &Indicator) -> String {
    let target = indicator.target.as_ref();
    let target = target.map(|target| words::target(t, target));
    let met = words::met(t, indicator.met);
    target.map_or_else(
        || met.clone(),
        |target| format!("{target}{}{met}", t.comma()),
    )
}

/// The language of what staff wrote, where the page is in another one (WCAG 3.1.2).
fn foreign<'a>(t: &Texts, account: &'a Account) -> Option<&'a str> {
    let written = account.process.language.as_str();
    (written != t.language.word()).then_some(written)
}
