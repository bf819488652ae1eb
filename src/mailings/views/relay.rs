//! The installation's mail: whether it gets out, and what came back that nobody understood.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::accounts::Account;
use crate::mail::check::{Outcome, Walk, step_key};
use crate::mailings::bounces::Kept;
use crate::web::page::{StaffShell, staff};

/// What the page shows.
pub struct RelayPage<'a> {
    pub account: &'a Account,
    /// Host and port, or nothing while mail goes to the outbox folder.
    pub relay: Option<String>,
    pub outbox: String,
    pub walk: Option<&'a Walk>,
    /// What has to be published for DKIM: name and value.
    pub dns: &'a [(String, String)],
    pub kept: &'a [Kept],
    pub waiting: i64,
    pub zone: &'a TimeZone,
}

pub fn relay(page: &RelayPage<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = t.get("relay-title");
    let content = html! {
        h1 { (title) }
        @match &page.relay {
            Some(relay) => p.lead { (t.with("relay-lead", [("relay", relay.clone().into())])) },
            None => p.lead { (t.with("publish-outbox", [("folder", page.outbox.clone().into())])) },
        }
        @if page.relay.is_some() {
            h2 { (t.get("check-title")) }
            @if let Some(walk) = page.walk { (steps(page, walk)) }
            form novalidate method="post" action="/admin/mail/check" { button.second type="submit" { (t.get("check-do")) } }
        }
        @if !page.dns.is_empty() {
            h2 { (t.get("dkim-title")) }
            p { (t.get("dkim-lead")) }
            @for (name, value) in page.dns {
                dl.facts { dt { (name) } dd { code { (value) } } }
            }
        }
        h2 { (t.get("kept-title")) }
        @if page.waiting == 0 { p { (t.get("kept-none")) } } @else {
            p { (t.with("kept-lead", [("count", page.waiting.into())])) }
            @for kept in page.kept {
                details {
                    summary { (t.moment(kept.received_at, page.zone)) }
                    pre.mail { (kept.text) }
                    form novalidate method="post" action=(format!("/admin/mail/returned/{}", kept.id)) {
                        button.second type="submit" { (t.get("kept-set-aside")) }
                    }
                }
            }
        }
    };
    let shell = StaffShell {
        t,
        who: Some(&page.account.name),
        place: None,
        title: &title,
        has_faults: false,
        narrow: false,
    };
    staff(&shell, content)
}

fn steps(page: &RelayPage<'_>, walk: &Walk) -> Markup {
    let t = page.account.language.texts();
    html! {
        div role="status" {
            @if walk.is_fine() { div.note.ok { p { (t.get("check-fine")) } } }
            ol {
                @for (phase, outcome) in &walk.0 {
                    li {
                        strong { (t.get(step_key(*phase))) } ": "
                        @match outcome {
                            Outcome::Fine => (t.get("check-step-fine")),
                            Outcome::NotNeeded => (t.get("check-step-not-needed")),
                            Outcome::NotReached => (t.get("check-step-not-reached")),
                            Outcome::Failed { failure, advice } => {
                                div.note.warn { p { (failure) } p { (t.get(advice)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
