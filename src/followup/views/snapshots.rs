//! Snapshots: the list, one of them for staff and for everybody, two side by side.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::body::{Body, for_board};
use super::mark::{Marked, shown};
use super::page::files;
use crate::followup::snapshots::compare::Changed;
use crate::followup::snapshots::{Kept, Snapshot};
use crate::followup::tables::Value;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::processes::within::Staff;
use crate::staff::{Edit, Publish};
use crate::web::components::{Asking, Faults, Field, cards, select};
use crate::web::form::Form;
use crate::web::page::{Chapter, Page, document};
use crate::web::participant::contact_line;
use crate::web::url::{self, Url};

/// What the list shows.
pub struct List<'a> {
    pub staff: &'a Staff,
    pub snapshots: &'a [Snapshot],
    pub zone: &'a TimeZone,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

const HEADS: [&str; 3] = ["snapshot-name", "snapshot-taken", "snapshot-public"];

pub fn list(page: &List<'_>) -> Markup {
    let (t, process) = (page.staff.t(), &page.staff.process.slug);
    let title = t.get("snapshots-title");
    let row = |snapshot: &Snapshot| {
        vec![
            html! { a href=(url::snapshot(process, &snapshot.slug)) { (snapshot.name) } },
            html! { (t.moment(snapshot.taken_at, page.zone)) },
            html! { @match snapshot.published_at {
                Some(at) => (t.moment(at, page.zone)),
                None => (t.get("snapshot-not-public")),
            } },
        ]
    };
    let content = html! {
        p.lead { (t.get("snapshots-lead")) }
        @if page.snapshots.is_empty() { p { (t.get("snapshots-empty")) } } @else {
            (cards(&title, &HEADS.map(|key| t.get(key)), page.snapshots.iter().map(row).collect()))
            (comparing(t, page))
        }
        @if page.staff.may::<Edit>() {
            h2 { (t.get("snapshot-new")) }
            form novalidate method="post" action=(url::snapshots(process)) {
                (Field::new("name", t.get("snapshot-name"), page.form.raw("name")).hint(t.get("snapshot-name-hint")).show(page.faults))
                p.hint { (t.get("snapshot-new-hint")) }
                div.actions { button type="submit" { (t.get("snapshot-take")) } }
            }
        }
    };
    let shell = page.staff.shell(Chapter::FollowUp, &title);
    shell.faults(page.faults).titled(content)
}

/// Chooses two to be compared; the figures of today are one of them.
fn comparing(t: &Texts, page: &List<'_>) -> Markup {
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
        form.filter method="get" action=(url::compare_snapshots(&page.staff.process.slug)) {
            (select("from", &t.get("snapshot-from"), &before, &first, page.faults))
            (select("to", &t.get("snapshot-to"), &choices, "now", page.faults))
            button.second type="submit" { (t.get("snapshot-compare-do")) }
        }
    }
}

/// A snapshot for staff; everybody finds it at the public address, or will.
pub fn one(staff: &Staff, (kept, mark): (&Kept, &Marked), zone: &TimeZone, public: &str) -> Markup {
    let (t, process) = (staff.t(), &staff.process.slug);
    let (snapshot, account) = (&kept.snapshot, &kept.account);
    let body = Body {
        t,
        account,
        process: Some(process),
        look: None,
    };
    let content = html! {
        h1 { (snapshot.name) }
        p.lead { (as_it_was(t, snapshot, zone)) }
        @match snapshot.published_at {
            Some(at) => p { (t.with("snapshot-public-since", [("moment", t.moment(at, zone).into())])) " " a href=(public) { (public) } },
            None => {
                p { (t.get("snapshot-not-public-hint")) }
                @if staff.may::<Publish>() {
                    p.hint { (t.with("snapshot-publish-hint", [("address", public.to_owned().into())])) }
                    div.actions { a.button.second href=(url::publish_snapshot(process, &snapshot.slug)) { (t.get("snapshot-publish")) } }
                }
            },
        }
        p { a href=(for_board(url::follow_up_sheet(process).with("of", &snapshot.slug), account)) { (t.get("account-sheet")) } }
        (ways_out(t, |format| url::snapshot_file(process, &snapshot.slug, format)))
        (body.show())
        (shown(t, mark, zone))
    };
    staff.shell(Chapter::FollowUp, &snapshot.name).page(content)
}

/// Whether everybody is to see it.
pub fn ask_to_publish(staff: &Staff, snapshot: &Snapshot, public: &str) -> Markup {
    let (t, process) = (staff.t(), &staff.process.slug);
    let button = t.get("snapshot-publish");
    let asking = Asking {
        title: format!("{button}: {}", snapshot.name),
        told: vec![t.with(
            "snapshot-publish-hint",
            [("address", public.to_owned().into())],
        )],
        fields: html! {},
        action: url::publish_snapshot(process, &snapshot.slug),
        button,
        back: url::snapshot(process, &snapshot.slug),
        back_text: t.get("dialogue-not-now"),
    };
    staff.ask(Chapter::FollowUp, &asking)
}

fn as_it_was(t: &Texts, snapshot: &Snapshot, zone: &TimeZone) -> String {
    t.with(
        "snapshot-lead",
        [("moment", t.moment(snapshot.taken_at, zone).into())],
    )
}

fn ways_out(t: &Texts, to: impl Fn(&str) -> Url) -> Markup {
    html! {
        nav.ways aria-label=(t.get("account-ways")) { ul { (files(t, to)) } }
    }
}

/// A snapshot for everybody who has its address.
pub fn public(t: &Texts, (kept, mark): (&Kept, &Marked), of: &Process, zone: &TimeZone) -> Page {
    let (snapshot, account) = (&kept.snapshot, &kept.account);
    let process = account.process.name.for_reader(t.language).1;
    let status = url::status(&account.process.slug);
    let here = url::public_figures(&account.process.slug, &snapshot.slug);
    let file = |format: &str| {
        let file = url::public_figures_file(&account.process.slug, &snapshot.slug, format);
        file.lang(t.language)
    };
    let body = Body {
        t,
        account,
        process: None,
        look: None,
    };
    let content = html! {
        (of_whom(of))
        p.of { (account.process.organisation) ", " a href=(status) { (process) } }
        h1 lang=[body.foreign()] { (snapshot.name) }
        p.lead { (as_it_was(t, snapshot, zone)) }
        nav.ways aria-label=(t.get("languages-label")) { ul {
            @for &language in Language::STAFF {
                @if language != t.language {
                    li { a href=(here.clone().lang(language)) lang=(language.word()) hreflang=(language.word()) { (language.own_name()) } }
                }
            }
        } }
        (ways_out(t, file))
        (body.show())
        (shown(t, mark, zone))
    };
    document(
        t,
        &format!("{} – {process}", snapshot.name),
        status.as_str(),
        of.accent,
        content,
    )
}

/// The sender's logo above a document.
pub(super) fn of_whom(process: &Process) -> Markup {
    html! { @if let Some(logo) = &process.logo { p.of-whom { (logo.show(process.sender())) } } }
}

/// Two accounts side by side, under what they are called.
pub fn compared(staff: &Staff, [before, after]: [&str; 2], all: &[Changed]) -> Markup {
    let t = staff.t();
    let title = t.with(
        "snapshot-compared",
        [
            ("before", before.to_owned().into()),
            ("after", after.to_owned().into()),
        ],
    );
    let content = html! {
        h1 { (title) }
        p { a href=(url::snapshots(&staff.process.slug)) { (t.get("snapshots-title")) } }
        (differences(t, [before, after], all))
    };
    staff.shell(Chapter::FollowUp, &title).page(content)
}

/// What differs, table by table.
fn differences(t: &Texts, [before, after]: [&str; 2], all: &[Changed]) -> Markup {
    let said = |value: &Option<Value>| {
        value
            .as_ref()
            .map_or_else(|| "–".to_owned(), |value| value.text(t))
    };
    html! {
        @if all.is_empty() { p { (t.get("snapshot-no-change")) } }
        @for changed in all {
            div.scroll tabindex="0" role="region" aria-label=(changed.title) { table.account {
                caption { (changed.title) }
                thead { tr {
                    th scope="col" { (t.get("account-row")) }
                    th scope="col" { (t.get("account-what")) }
                    th.figure scope="col" { (before) }
                    th.figure scope="col" { (after) }
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
    }
}

/// What a paper's mark is of, for everybody: when it was saved, where it is, and what newer figures say otherwise.
pub fn checked(
    t: &Texts,
    of: &Process,
    found: &Snapshot,
    newer: Option<&(Snapshot, Vec<Changed>)>,
    zone: &TimeZone,
) -> Page {
    let moment = || t.moment(found.taken_at, zone);
    let is_public = found.published_at.is_some();
    let content = html! {
        @if is_public {
            p.lead { (t.with("mark-saved", [("name", found.name.clone().into()), ("moment", moment().into())])) " " (t.get("mark-unchanged")) }
            p { a href=(url::public_figures(&of.slug, &found.slug).lang(t.language)) { (t.get("mark-open")) } }
        } @else {
            p.lead { (t.with("mark-not-public", [("moment", moment().into())])) }
            p { (contact_line(t, &of.contact)) }
        }
        @match newer {
            Some((newer, changes)) => {
                h2 { (t.get("mark-newer")) }
                p { (t.with("mark-newer-than", [("name", newer.name.clone().into()), ("moment", t.moment(newer.taken_at, zone).into())])) }
                (differences(t, [&found.name, &newer.name], changes))
            }
            None => @if is_public { p { (t.get("mark-none-newer")) } },
        }
    };
    about_a_mark(t, of, content)
}

/// A mark that no saved figures have.
pub fn no_such_mark(t: &Texts, of: &Process, typed: &str) -> Page {
    let content = html! {
        p.lead { (t.with("mark-unknown", [("mark", typed.to_owned().into())])) }
        p { (t.get("mark-unknown-hint")) }
        p { (contact_line(t, &of.contact)) }
    };
    about_a_mark(t, of, content)
}

fn about_a_mark(t: &Texts, of: &Process, content: Markup) -> Page {
    let title = t.get("mark-title");
    let status = url::status(&of.slug).lang(t.language);
    let content = html! {
        (of_whom(of))
        p.of { (of.contact.organisation) ", " a href=(status) { (of.name(t.language)) } }
        h1 { (title) }
        (content)
    };
    document(t, &title, status.as_str(), of.accent, content)
}
