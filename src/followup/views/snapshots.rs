//! Snapshots: the list, one of them for staff and for everybody, two side by side.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::body::Body;
use super::page::in_shell;
use crate::accounts;
use crate::followup::account::Account;
use crate::followup::snapshots::compare::Changed;
use crate::followup::snapshots::{Kept, Snapshot};
use crate::followup::tables::Value;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::web::components::{Faults, Field, fault_summary, select};
use crate::web::form::Form;
use crate::web::page::{Chapter, Place, StaffShell, document, staff};

/// What the list shows.
pub struct List<'a> {
    pub who: &'a accounts::Account,
    pub process: &'a Process,
    pub snapshots: &'a [Snapshot],
    pub zone: &'a TimeZone,
    pub may_take: bool,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn list(page: &List<'_>) -> Markup {
    let t = page.who.language.texts();
    let base = format!("/admin/p/{}/follow-up/snapshots", page.process.slug);
    let title = t.get("snapshots-title");
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        p.lead { (t.get("snapshots-lead")) }
        @if page.snapshots.is_empty() { p { (t.get("snapshots-empty")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(title) { table {
                caption.hidden { (title) }
                thead { tr {
                    th scope="col" { (t.get("snapshot-name")) }
                    th scope="col" { (t.get("snapshot-taken")) }
                    th scope="col" { (t.get("snapshot-public")) }
                } }
                tbody { @for snapshot in page.snapshots { tr {
                    th scope="row" { a href=(format!("{base}/{}", snapshot.slug)) { (snapshot.name) } }
                    td { (t.moment(snapshot.taken_at, page.zone)) }
                    td { @match snapshot.published_at {
                        Some(at) => (t.moment(at, page.zone)),
                        None => (t.get("snapshot-not-public")),
                    } }
                } } }
            } }
            (comparing(t, page, &base))
        }
        @if page.may_take {
            h2 { (t.get("snapshot-new")) }
            form novalidate method="post" action=(base) {
                (Field::new("name", t.get("snapshot-name"), page.form.raw("name")).hint(t.get("snapshot-name-hint")).show(page.faults))
                p.hint { (t.get("snapshot-new-hint")) }
                div.actions { button type="submit" { (t.get("snapshot-take")) } }
            }
        }
    };
    let shell = StaffShell {
        t,
        who: Some(&page.who.name),
        place: Some(Place {
            slug: page.process.slug.as_str(),
            name: page.process.name(t.language),
            chapter: Chapter::FollowUp,
        }),
        title: &title,
        has_faults: !page.faults.is_empty(),
        narrow: false,
    };
    staff(&shell, content)
}

/// Chooses two to be compared; the figures of today are one of them.
fn comparing(t: &Texts, page: &List<'_>, base: &str) -> Markup {
    let mut choices: Vec<(String, String)> = page
        .snapshots
        .iter()
        .map(|snapshot| {
            let day = t.date(snapshot.taken_at.day(page.zone));
            (
                snapshot.slug.to_string(),
                format!("{} ({day})", snapshot.name),
            )
        })
        .collect();
    let first = choices
        .last()
        .map_or("", |(slug, _)| slug.as_str())
        .to_owned();
    let before = choices.clone();
    choices.insert(0, ("now".into(), t.get("snapshot-now").into_owned()));
    html! {
        h2 { (t.get("snapshot-compare")) }
        form.filter method="get" action=(format!("{base}/compare")) {
            (select("from", &t.get("snapshot-from"), &before, &first, page.faults))
            (select("to", &t.get("snapshot-to"), &choices, "now", page.faults))
            button.second type="submit" { (t.get("snapshot-compare-do")) }
        }
    }
}

/// What a snapshot's page shows to staff.
pub struct One<'a> {
    pub who: &'a accounts::Account,
    pub kept: &'a Kept,
    pub zone: &'a TimeZone,
    /// Where everybody finds it, or will.
    pub public: &'a str,
    pub may_publish: bool,
}

pub fn one(page: &One<'_>) -> Markup {
    let t = page.who.language.texts();
    let (snapshot, account) = (&page.kept.snapshot, &page.kept.account);
    let base = format!("/admin/p/{}", account.process.slug);
    let here = format!("{base}/follow-up/snapshots/{}", snapshot.slug);
    let content = html! {
        h1 { (snapshot.name) }
        p.lead { (as_it_was(t, snapshot, page.zone)) }
        @match snapshot.published_at {
            Some(at) => p { (t.with("snapshot-public-since", [("moment", t.moment(at, page.zone).into())])) " " a href=(page.public) { (page.public) } },
            None => {
                p { (t.get("snapshot-not-public-hint")) }
                @if page.may_publish {
                    form method="post" action=(format!("{here}/publish")) {
                        p.hint { (t.with("snapshot-publish-hint", [("address", page.public.to_owned().into())])) }
                        div.actions { button.second type="submit" { (t.get("snapshot-publish")) } }
                    }
                }
            },
        }
        (ways_out(t, &here, ""))
        (Body { t, account, base: Some(&base) }.show())
    };
    in_shell(t, page.who, account, &snapshot.name, content)
}

fn as_it_was(t: &Texts, snapshot: &Snapshot, zone: &TimeZone) -> String {
    t.with(
        "snapshot-lead",
        [("moment", t.moment(snapshot.taken_at, zone).into())],
    )
}

fn ways_out(t: &Texts, here: &str, language: &str) -> Markup {
    html! {
        nav.ways aria-label=(t.get("account-ways")) { ul {
            li { a href=(format!("{here}/account.xlsx{language}")) download { (t.get("account-xlsx")) } }
            li { a href=(format!("{here}/account.zip{language}")) download { (t.get("account-csv")) } }
            li { a href=(format!("{here}/account.json{language}")) download { (t.get("account-json")) } }
        } }
    }
}

/// A snapshot for everybody who has its address.
pub fn public(t: &Texts, kept: &Kept, zone: &TimeZone) -> Markup {
    let (snapshot, account) = (&kept.snapshot, &kept.account);
    let process = account.process.name.for_reader(t.language).1;
    let status = format!("/p/{}", account.process.slug);
    let here = format!("{status}/figures/{}", snapshot.slug);
    let body = Body {
        t,
        account,
        base: None,
    };
    let content = html! {
        p.of { (account.process.organisation) ", " a href=(status) { (process) } }
        h1 lang=[body.foreign()] { (snapshot.name) }
        p.lead { (as_it_was(t, snapshot, zone)) }
        nav.ways aria-label=(t.get("languages-label")) { ul {
            @for &language in Language::STAFF {
                @if language != t.language {
                    li { a href=(format!("{here}?lang={}", language.word())) lang=(language.word()) hreflang=(language.word()) { (language.own_name()) } }
                }
            }
        } }
        (ways_out(t, &here, &format!("?lang={}", t.language.word())))
        (body.show())
    };
    document(
        t,
        &format!("{} – {process}", snapshot.name),
        &status,
        content,
    )
}

/// What two accounts are called.
pub struct Between<'a> {
    pub before: &'a str,
    pub after: &'a str,
}

/// Two accounts side by side.
pub fn compared(
    who: &accounts::Account,
    account: &Account,
    between: &Between<'_>,
    all: &[Changed],
) -> Markup {
    let t = who.language.texts();
    let title = t.with(
        "snapshot-compared",
        [
            ("before", between.before.to_owned().into()),
            ("after", between.after.to_owned().into()),
        ],
    );
    let said = |value: &Option<Value>| {
        value
            .as_ref()
            .map_or_else(|| "–".to_owned(), |value| value.text(t))
    };
    let content = html! {
        h1 { (title) }
        p { a href=(format!("/admin/p/{}/follow-up/snapshots", account.process.slug)) { (t.get("snapshots-title")) } }
        @if all.is_empty() { p { (t.get("snapshot-no-change")) } }
        @for changed in all {
            div.scroll tabindex="0" role="region" aria-label=(changed.title) { table.account {
                caption { (changed.title) }
                thead { tr {
                    th scope="col" { (t.get("account-row")) }
                    th scope="col" { (t.get("account-what")) }
                    th.figure scope="col" { (between.before) }
                    th.figure scope="col" { (between.after) }
                } }
                tbody { @for change in &changed.changes { tr {
                    th scope="row" { (change.row) }
                    td { (change.column) }
                    td.figure { (said(&change.before)) }
                    td.figure { (said(&change.after)) }
                } } }
            } }
            p.quiet { (t.with("snapshot-same", [("count", changed.same.into())])) }
        }
    };
    in_shell(t, who, account, &title, content)
}
