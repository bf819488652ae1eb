//! The installation's mail: whether it gets out, and what came back that nobody understood.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::returned::{Desk, waiting};
use crate::config;
use crate::mail::check::{StepOutcome, Walk, step_key};
use crate::mail::names::{Finding, Looked, Verdict};
use crate::mailings::bounces::KeptMail;
use crate::staff::Account;
use crate::web::page::StaffShell;
use crate::web::url;

/// What the page shows.
pub struct RelayPage<'a> {
    pub account: &'a Account,
    pub mail: &'a config::Mail,
    /// Where mail goes as long as there is no relay.
    pub outbox: String,
    /// How far the way was open just now, and what the DNS said.
    pub checked: Option<(&'a Walk, &'a Looked)>,
    pub kept: &'a [KeptMail],
    pub waiting: i64,
    pub zone: &'a TimeZone,
}

pub fn relay(page: &RelayPage<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = t.get("relay-title");
    let content = html! {
        h1 { (title) }
        @match &page.mail.smtp {
            Some(url) => p.lead { (t.with("relay-lead", [("relay", format!("{}:{}", url.host, url.port).into())])) },
            None => p.lead { (t.with("publish-outbox", [("folder", page.outbox.clone().into())])) },
        }
        @if page.mail.smtp.is_some() {
            h2 { (t.get("check-title")) }
            @if let Some((walk, looked)) = page.checked { (steps(page, walk)) (names(page, looked)) }
            form novalidate method="post" action=(url::relay_check()) { button.second type="submit" { (t.get("check-do")) } }
        }
        @if let Some(dkim) = &page.mail.dkim {
            h2 { (t.get("dkim-title")) }
            p { (t.get("dkim-lead")) }
            @for (name, value) in dkim.dns_records() {
                dl.facts { dt { (name) } dd { code { (value) } } }
            }
        }
        h2 { (t.get("kept-title")) }
        p.hint { (t.get("kept-nobodys")) }
        (waiting(&Desk::Nobodys(page.account), page.kept, page.waiting, page.zone))
    };
    StaffShell::new(t, Some(&page.account.name), &title).page(content)
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
                            StepOutcome::Fine => (t.get("check-step-fine")),
                            StepOutcome::NotNeeded => (t.get("check-step-not-needed")),
                            StepOutcome::NotReached => (t.get("check-step-not-reached")),
                            StepOutcome::Failed { failure, advice } => {
                                div.note.warn { p { (failure.text(t)) } p { (t.get(advice)) } }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn names(page: &RelayPage<'_>, looked: &Looked) -> Markup {
    let t = page.account.language.texts();
    html! {
        h3 { (t.get("names-title")) }
        @if *looked == Looked::NotBuilt { p { (t.get("names-not-built")) } }
        @else { ul { @for finding in looked.findings() { li { (one(page, finding)) } } } }
    }
}

fn one(page: &RelayPage<'_>, finding: &Finding) -> Markup {
    let t = page.account.language.texts();
    let text = html! {
        p { (finding.text(t)) }
        @if let Some(record) = &finding.publish { p { code { (record) } } }
    };
    html! {
        strong { (t.get(finding.about.key())) ", " (finding.name) } ": " (t.get(finding.verdict.key()))
        @match finding.verdict {
            Verdict::Wrong => div.note.warn { (text) },
            Verdict::Fine | Verdict::Better | Verdict::Unknown => (text),
        }
    }
}
