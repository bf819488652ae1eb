//! The follow-up's own pages: the first one, and one for each chapter.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::body::{Body, for_board};
use super::sentences;
use crate::followup::account::Account;
use crate::followup::chapters::{Look, Topic};
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::web::page::Chapter;
use crate::web::url::{self, Url};

/// Where an account of today is seen.
pub fn follow_up(account: &Account) -> Url {
    for_board(url::follow_up(&account.process.slug), account)
}

/// Where one of its chapters is.
fn chapter_of(account: &Account, topic: Topic) -> Url {
    for_board(
        url::follow_up_chapter(&account.process.slug, topic.word()),
        account,
    )
}

/// The first page: the four figures, a sentence for each chapter, and the goals.
pub fn page(staff: &Staff, account: &Account, zone: &TimeZone) -> Markup {
    let t = staff.t();
    let look = Look::default();
    let body = Body {
        t,
        account,
        process: Some(&staff.process.slug),
        look: Some(&look),
    };
    let title = t.get("follow-up-title");
    let content = html! {
        (head(staff, account, &title, true))
        p.quiet { (computed(t, account, zone)) }
        (body.left_out())
        (body.figures())
        div.chapters.wide {
            nav aria-labelledby="chapters" {
                h2 #chapters { (t.get("chapters-title")) }
                ol.rows role="list" {
                    @for &topic in Topic::ALL { li {
                        a href=(chapter_of(account, topic)) { (t.get(topic.text_key())) }
                        span.quiet { (sentences::of(t, account, topic)) }
                    } }
                }
                (ways_out(t, account))
            }
            section aria-labelledby="goals" {
                h2 #goals { (t.get(body.goals_title())) }
                (body.goals())
            }
        }
    };
    staff.shell(Chapter::FollowUp, &title).page(content)
}

/// One chapter, looked at in one way.
pub fn chapter(
    staff: &Staff,
    account: &Account,
    zone: &TimeZone,
    (topic, look): (Topic, &Look),
) -> Markup {
    let t = staff.t();
    let body = Body {
        t,
        account,
        process: Some(&staff.process.slug),
        look: Some(look),
    };
    let title = format!("{} – {}", t.get(topic.text_key()), t.get("follow-up-title"));
    let content = html! {
        div.chapters {
            (contents(t, account, topic))
            article {
                (head(staff, account, &t.get(topic.asks()), topic.has_own_figures()))
                (body.chapter(topic))
                p.quiet { (computed(t, account, zone)) }
                (ways_out(t, account))
                (turning(t, account, topic))
            }
        }
    };
    staff.shell(Chapter::FollowUp, &title).page(content)
}

/// The title, with the board that it is of; where there are only the region's figures, that is said instead.
fn head(staff: &Staff, account: &Account, title: &str, has_own_figures: bool) -> Markup {
    let t = staff.t();
    html! {
        h1 {
            (title)
            @if let Some(board) = account.board.as_ref().filter(|_| has_own_figures) {
                (if title.ends_with('?') { " – " } else { ": " }) (board)
            }
        }
        @if account.board.is_some() {
            p.quiet { (t.get(if has_own_figures { "account-board-only" } else { "account-region-only" })) }
            // Who may see all boards can come back from one.
            @if staff.board.is_none() { p { a.alone href=(url::follow_up(&staff.process.slug)) { (t.get("account-see-all")) } } }
        }
    }
}

fn computed(t: &Texts, account: &Account, zone: &TimeZone) -> String {
    let moment = t.moment(account.computed_at, zone);
    t.with("follow-up-lead", [("moment", moment.into())])
}

/// All chapters, the current one marked; folded into one line on a phone.
fn contents(t: &Texts, account: &Account, now: Topic) -> Markup {
    html! {
        nav.contents aria-label=(t.get("chapters-title")) {
            details.fold {
                summary { (t.get("chapters-title")) ": " (t.get(now.text_key())) }
                ul role="list" {
                    li { a href=(follow_up(account)) { (t.get("goals-title")) } }
                    @for &topic in Topic::ALL { li {
                        a href=(chapter_of(account, topic)) aria-current=[(topic == now).then_some("page")] { (t.get(topic.text_key())) }
                    } }
                }
            }
        }
    }
}

/// To the chapter before, and the one after.
fn turning(t: &Texts, account: &Account, now: Topic) -> Markup {
    let at = Topic::ALL.iter().position(|topic| *topic == now);
    let place = |at: usize| {
        let topic = Topic::ALL.get(at)?;
        Some((chapter_of(account, *topic), t.get(topic.text_key())))
    };
    let before = match at.and_then(|at| at.checked_sub(1)) {
        Some(at) => place(at),
        None => Some((follow_up(account), t.get("goals-title"))),
    };
    let after = at.and_then(|at| place(at + 1));
    html! {
        nav.turn aria-label=(t.get("chapters-turn")) {
            @if let Some((to, name)) = before { a.alone href=(to) rel="prev" { "← " (name) } }
            @if let Some((to, name)) = after { a.alone href=(to) rel="next" { (name) " →" } }
        }
    }
}

/// Where the same figures can be had in other forms.
fn ways_out(t: &Texts, account: &Account) -> Markup {
    let slug = &account.process.slug;
    let sheet = for_board(url::follow_up_sheet(slug), account);
    html! {
        nav.ways aria-label=(t.get("account-ways")) {
            ul role="list" {
                li { a href=(sheet) { (t.get("account-sheet")) } }
                (files(t, |format| for_board(url::follow_up_file(slug, format), account)))
                li { a href=(url::snapshots(slug)) { (t.get("snapshots-title")) } }
            }
        }
    }
}

/// An account as files.
pub fn files(t: &Texts, to: impl Fn(&str) -> Url) -> Markup {
    html! {
        li { a href=(to("xlsx")) download { (t.get("account-xlsx")) } }
        li { a href=(to("zip")) download { (t.get("account-csv")) } }
        li { a href=(to("json")) download { (t.get("account-json")) } }
    }
}
