//! The follow-up's own page.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::body::Body;
use crate::followup::account::Account;
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::web::page::Chapter;
use crate::web::url::{self, Url};

/// Where an account of today is seen.
pub fn follow_up(account: &Account) -> Url {
    for_board(url::follow_up(&account.process.slug), account)
}

/// An address with the one board that the account is of.
fn for_board(url: Url, account: &Account) -> Url {
    match &account.board {
        Some(board) => url.with("board", board),
        None => url,
    }
}

pub fn page(staff: &Staff, account: &Account, zone: &TimeZone) -> Markup {
    let t = staff.t();
    let slug = &staff.process.slug;
    let title = t.get("follow-up-title");
    let body = Body {
        t,
        account,
        process: Some(slug),
    };
    let content = html! {
        h1 {
            (title)
            @if let Some(board) = &account.board { ": " (board) }
        }
        p.lead { (t.with("follow-up-lead", [("moment", t.moment(account.computed_at, zone).into())])) }
        @if account.board.is_some() {
            p { (t.get("account-board-only")) }
            // Who may see all boards can come back from one.
            @if staff.board.is_none() { p { a href=(url::follow_up(slug)) { (t.get("account-see-all")) } } }
        }
        (ways_out(t, account))
        (body.show())
    };
    staff.shell(Chapter::FollowUp, &title).page(content)
}

/// Where the same figures can be had in other forms.
fn ways_out(t: &Texts, account: &Account) -> Markup {
    let slug = &account.process.slug;
    let sheet = for_board(url::follow_up_sheet(slug), account);
    html! {
        nav.ways aria-label=(t.get("account-ways")) {
            ul {
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
