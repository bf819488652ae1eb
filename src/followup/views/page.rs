//! The follow-up's own page.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::body::{Body, encoded};
use crate::accounts;
use crate::followup::account::Account;
use crate::i18n::Texts;
use crate::web::page::{Chapter, Place, StaffShell, staff};

/// What the page shows.
pub struct Page<'a> {
    pub who: &'a accounts::Account,
    pub account: &'a Account,
    pub zone: &'a TimeZone,
    /// Whether whoever looks may see all boards, and so come back from one.
    pub sees_all: bool,
}

/// The shell of a page of the follow-up.
pub fn in_shell(
    t: &Texts,
    who: &accounts::Account,
    account: &Account,
    title: &str,
    content: Markup,
) -> Markup {
    let shell = StaffShell {
        t,
        who: Some(&who.name),
        place: Some(Place {
            slug: &account.process.slug,
            name: account.process.name.for_reader(t.language).1,
            chapter: Chapter::FollowUp,
        }),
        title,
        has_faults: false,
        narrow: false,
    };
    staff(&shell, content)
}

pub fn page(page: &Page<'_>) -> Markup {
    let t = page.who.language.texts();
    let account = page.account;
    let base = format!("/admin/p/{}", account.process.slug);
    let title = t.get("follow-up-title");
    let body = Body {
        t,
        account,
        base: Some(&base),
    };
    let content = html! {
        h1 {
            (title)
            @if let Some(board) = &account.board { ": " (board) }
        }
        p.lead { (t.with("follow-up-lead", [("moment", t.moment(account.computed_at, page.zone).into())])) }
        @if account.board.is_some() {
            p { (t.get("account-board-only")) }
            @if page.sees_all { p { a href=(format!("{base}/follow-up")) { (t.get("account-see-all")) } } }
        }
        (ways_out(t, account, &base))
        (body.show())
    };
    in_shell(t, page.who, account, &title, content)
}

/// Where the same figures can be had in other forms.
fn ways_out(t: &Texts, account: &Account, base: &str) -> Markup {
    let board = account
        .board
        .as_ref()
        .map_or_else(String::new, |board| format!("?board={}", encoded(board)));
    let to = |what: &str| format!("{base}/follow-up/{what}{board}");
    html! {
        nav.ways aria-label=(t.get("account-ways")) {
            ul {
                li { a href=(to("sheet")) { (t.get("account-sheet")) } }
                li { a href=(to("account.xlsx")) download { (t.get("account-xlsx")) } }
                li { a href=(to("account.zip")) download { (t.get("account-csv")) } }
                li { a href=(to("account.json")) download { (t.get("account-json")) } }
                li { a href=(format!("{base}/follow-up/snapshots")) { (t.get("snapshots-title")) } }
            }
        }
    }
}
