//! Pages about a process: its staff pages here, what it tells participants of itself beside.

mod information;

pub use information::{accessibility, privacy};

use maud::{Markup, html};

use crate::accounts::queries::Person;
use crate::accounts::{Account, Role};
use crate::db::ids::{BoardId, MethodId, TargetGroupId};
use crate::i18n::Texts;
use crate::processes::goals::{self, Goal};
use crate::processes::plan::{self, Activity};
use crate::processes::{Board, GroupKind, Method, Process, TargetGroup};
use crate::web::components::{
    Faults, Field, Input, fault_summary, in_language, label_in, per_language, select, tick,
};
use crate::web::form::Form;
use crate::web::page::{Chapter, Place, StaffShell, staff};

fn page(
    account: &Account,
    process: Option<&Process>,
    title: &str,
    faults: Option<&Faults>,
    content: Markup,
) -> Markup {
    let shell = StaffShell {
        t: account.language.texts(),
        who: Some(&account.name),
        place: process.map(|process| Place {
            slug: process.slug.as_str(),
            name: process.name(account.language),
            chapter: Chapter::Process,
        }),
        title,
        has_faults: faults.is_some_and(|faults| !faults.is_empty()),
        narrow: faults.is_some(),
    };
    staff(&shell, content)
}

pub fn list(account: &Account, processes: &[Process]) -> Markup {
    let t = account.language.texts();
    let title = t.get("processes-title");
    let content = html! {
        h1 { (title) }
        @if processes.is_empty() {
            p.lead {
                (t.get(if account.creates_processes { "processes-empty" } else { "processes-none" }))
            }
        } @else {
            ul {
                @for process in processes {
                    li {
                        h2 { a href=(format!("/admin/p/{}", process.slug)) { (process.name(t.language)) } }
                        p { (process.text(t.language).purpose) }
                    }
                }
            }
        }
        @if account.creates_processes {
            div.actions {
                a.button href="/admin/processes/new" { (t.get("process-new")) }
                a.button.second href="/admin/mail" { (t.get("relay-title")) }
            }
        }
    };
    page(account, None, &title, None, content)
}

pub fn settings_form(
    account: &Account,
    process: Option<&Process>,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let (title, action) = match process {
        Some(process) => (
            t.get("process-settings"),
            format!("/admin/p/{}/settings", process.slug),
        ),
        None => (t.get("process-new"), "/admin/processes/new".to_owned()),
    };
    let text =
        |name: &'static str, label: &'static str| Field::new(name, t.get(label), form.raw(name));
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("process-form-lead")) }
        form novalidate method="post" action=(action) {
            fieldset {
                legend { (t.get("process-words")) }
                (per_language(form, faults, &["name", "purpose"], |language| {
                    let (name, purpose) = (in_language("name", language), in_language("purpose", language));
                    html! {
                        (Field::new(&name, label_in(t, "process-name", language).into(), form.raw(&name)).language(language).show(faults))
                        (Field::new(&purpose, label_in(t, "process-purpose", language).into(), form.raw(&purpose))
                            .hint(t.get("process-purpose-hint")).input(Input::Area { rows: 2 }).language(language).show(faults))
                    }
                }))
            }
            fieldset {
                legend { (t.get("process-contact")) }
                p.hint { (t.get("process-contact-hint")) }
                (text("organisation", "process-organisation").show(faults))
                (text("contact_name", "process-contact-name").show(faults))
                (text("contact_email", "process-contact-email").input(Input::Email).show(faults))
                (text("contact_phone", "process-contact-phone").show(faults))
            }
            fieldset {
                legend { (t.get("process-rules")) }
                (text("threshold", "process-threshold").hint(t.get("process-threshold-hint")).input(Input::Number).show(faults))
                (text("heard_target", "process-heard-target").hint(t.get("process-heard-target-hint")).input(Input::Number).show(faults))
                (text("answer_days", "process-answer-days").hint(t.get("process-answer-days-hint")).input(Input::Number).show(faults))
                (text("tablet_hours", "process-tablet-hours").hint(t.get("process-tablet-hours-hint")).input(Input::Number).show(faults))
            }
            fieldset {
                legend { (t.get("process-mailings")) }
                (tick("approval", "1", &t.get("process-approval"), form.ticked("approval")))
                (text("reminder_days", "process-reminder-days").hint(t.get("process-reminder-days-hint")).input(Input::Number).show(faults))
                (text("bounce_days", "process-bounce-days").hint(t.get("process-bounce-days-hint")).input(Input::Number).show(faults))
            }
            fieldset {
                legend { (t.get("process-look")) }
                (text("accent", "process-accent").hint(t.get("process-accent-hint")).show(faults))
            }
            div.actions { button type="submit" { (t.get("save")) } }
        }
    };
    page(account, process, &title, Some(faults), content)
}

/// What the accessibility statement and the privacy page are made of.
pub fn information_form(
    account: &Account,
    process: &Process,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let title = t.get("information-title");
    let area = Input::Area { rows: 4 };
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("information-lead")) }
        form novalidate method="post" action=(format!("/admin/p/{}/settings/information", process.slug)) {
            (Field::new("reviewed_on", t.get("information-reviewed-on"), form.raw("reviewed_on"))
                .hint(t.get("information-reviewed-on-hint")).input(Input::Date).show(faults))
            (Field::new("data_officer", t.get("information-data-officer"), form.raw("data_officer"))
                .hint(t.get("information-data-officer-hint")).show(faults))
            (Field::new("disposal_decision", t.get("information-disposal"), form.raw("disposal_decision"))
                .hint(t.get("information-disposal-hint")).show(faults))
            @for language in process.texts.iter().map(|text| text.language) {
                @let (shortcomings, partners) = (in_language("shortcomings", language), in_language("partners", language));
                (Field::new(&shortcomings, label_in(t, "information-shortcomings", language).into(), form.raw(&shortcomings))
                    .hint(t.get("information-shortcomings-hint")).input(area).language(language).show(faults))
                (Field::new(&partners, label_in(t, "information-partners", language).into(), form.raw(&partners))
                    .hint(t.get("information-partners-hint")).input(area).language(language).show(faults))
            }
            div.actions { button type="submit" { (t.get("save")) } }
        }
    };
    page(account, Some(process), &title, Some(faults), content)
}

/// What the overview shows.
pub struct Overview<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub boards: &'a [Board],
    pub priorities: &'a [(BoardId, TargetGroupId)],
    pub groups: &'a [TargetGroup],
    pub methods: &'a [Method],
    pub goals: &'a [Goal],
    pub activities: &'a [Activity],
    pub people: &'a [Person],
    pub may_edit: bool,
    pub may_lead: bool,
    pub may_archive: bool,
}

pub fn overview(shown: &Overview<'_>) -> Markup {
    let t = shown.account.language.texts();
    let process = shown.process;
    let base = format!("/admin/p/{}", process.slug);
    let name = process.name(t.language);
    let link = |kind: &str, id: i64, name: &str| {
        html! {
            @if shown.may_edit { a href=(format!("{base}/{kind}/{id}")) { (name) } } @else { (name) }
        }
    };
    let content = html! {
        h1 { (name) }
        p.lead { (process.text(t.language).purpose) }
        (next_step(shown, &base))
        dl.facts {
            dt { (t.get("process-organisation")) } dd { (process.contact.organisation) }
            dt { (t.get("process-contact")) } dd { (process.contact.name) ", " (process.contact.email) }
            dt { (t.get("process-status-page")) } dd { a href=(format!("/p/{}", process.slug)) { "/p/" (process.slug) } }
            dt { (t.get("process-threshold")) } dd { (process.threshold.get()) }
            dt { (t.get("process-heard-target")) } dd { "> " (t.percent(process.heard_target.into(), 100)) }
        }
        @if shown.may_edit {
            div.actions {
                a.button.second href=(format!("{base}/settings")) { (t.get("process-settings")) }
                a.button.second href=(format!("{base}/settings/information")) { (t.get("information-title")) }
            }
        }
        (goals::plan(t, shown.goals, &base))
        (plan::summary(t, shown.activities, &base))
        h2 { (t.get("boards-title")) }
        @if shown.boards.is_empty() { p.quiet { (t.get("boards-empty")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(t.get("boards-title")) { table {
                thead { tr {
                    th scope="col" { (t.get("board-name")) }
                    th scope="col" { (t.get("board-municipality")) }
                    th scope="col" { (t.get("board-reference")) }
                    th scope="col" { (t.get("board-priorities")) }
                } }
                tbody {
                    @for board in shown.boards {
                        tr {
                            th scope="row" { (link("boards", board.id.0, &board.name)) }
                            td { (board.municipality) }
                            td { (board.reference) }
                            td { (priorities_of(shown, board.id)) }
                        }
                    }
                }
            } }
        }
        @if shown.may_edit { div.actions { a.button.second href=(format!("{base}/boards/new")) { (t.get("board-new")) } } }
        h2 { (t.get("groups-title")) }
        @if shown.groups.is_empty() { p.quiet { (t.get("groups-empty")) } } @else {
            ul.columns {
                @for group in shown.groups {
                    li {
                        (link("groups", group.id.0, &group.name))
                        @if group.kind == GroupKind::Perspective { " " span.quiet { (t.get("group-kind-perspective")) } }
                    }
                }
            }
        }
        @if shown.may_edit { div.actions { a.button.second href=(format!("{base}/groups/new")) { (t.get("group-new")) } } }
        h2 { (t.get("methods-title")) }
        @if shown.methods.is_empty() { p.quiet { (t.get("methods-empty")) } } @else {
            ul.columns {
                @for method in shown.methods { li { (link("methods", method.id.0, &method.name)) } }
            }
        }
        @if shown.may_edit { div.actions { a.button.second href=(format!("{base}/methods/new")) { (t.get("method-new")) } } }
        h2 { (t.get("people-title")) }
        div.scroll tabindex="0" role="region" aria-label=(t.get("people-title")) { table {
            thead { tr {
                th scope="col" { (t.get("account-name")) }
                th scope="col" { (t.get("account-email")) }
                th scope="col" { (t.get("person-role")) }
            } }
            tbody {
                @for (name, email, role, board, has_password) in shown.people {
                    tr {
                        th scope="row" { (name) }
                        td { (email) @if !has_password { " " span.quiet { (t.get("person-invited")) } } }
                        td {
                            (role_name(t, *role))
                            @if let Some(board) = shown.boards.iter().find(|one| Some(one.id) == *board) { (t.comma()) (board.name) }
                        }
                    }
                }
            }
        } }
        @if shown.may_lead { div.actions { a.button.second href=(format!("{base}/people/new")) { (t.get("person-new")) } } }
        @if shown.may_archive {
            div.actions {
                a.button.second href=(format!("{base}/archive")) { (t.get("archive-title")) }
                a.button.second href=(format!("{base}/keys")) { (t.get("keys-title")) }
            }
        }
    };
    page(shown.account, Some(process), name, None, content)
}

/// A process that was just made says what to do first (an empty page helps nobody).
fn next_step(shown: &Overview<'_>, base: &str) -> Markup {
    let t = shown.account.language.texts();
    html! {
        @if shown.may_edit {
            @if shown.boards.is_empty() {
                div.note { p { (t.get("process-next-boards")) } }
            } @else {
                div.actions { a.button href=(format!("{base}/dialogues/new")) { (t.get("dialogue-new")) } }
            }
        }
    }
}

fn priorities_of(shown: &Overview<'_>, board: BoardId) -> String {
    let mut names: Vec<&str> = shown
        .groups
        .iter()
        .filter(|group| shown.priorities.contains(&(board, group.id)))
        .map(|group| group.name.as_str())
        .collect();
    names.sort_unstable();
    names.join(", ")
}

fn role_name(t: &Texts, role: Role) -> String {
    t.get(match role {
        Role::Leader => "role-leader",
        Role::Group => "role-group",
        Role::Reader => "role-reader",
    })
    .into_owned()
}

/// Where a part's form goes, and where it can be removed.
fn part_action(process: &Process, kind: &str, id: Option<i64>) -> (String, Option<String>) {
    match id {
        Some(id) => (
            format!("/admin/p/{}/{kind}/{id}", process.slug),
            Some(format!("/admin/p/{}/{kind}/{id}/remove", process.slug)),
        ),
        None => (format!("/admin/p/{}/{kind}/new", process.slug), None),
    }
}

fn part_form(
    t: &Texts,
    title: &str,
    faults: &Faults,
    action: &(String, Option<String>),
    fields: Markup,
) -> Markup {
    html! {
        (fault_summary(t, faults))
        h1 { (title) }
        form novalidate method="post" action=(action.0) {
            (fields)
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if let Some(remove) = &action.1 {
            form novalidate method="post" action=(remove) {
                p.hint { (t.get("part-remove-hint")) }
                button.grave type="submit" { (t.get("remove")) }
            }
        }
    }
}

pub fn board_form(
    account: &Account,
    process: &Process,
    id: Option<BoardId>,
    groups: &[TargetGroup],
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let title = t.get(if id.is_some() {
        "board-change"
    } else {
        "board-new"
    });
    let fields = html! {
        (Field::new("name", t.get("board-name"), form.raw("name")).show(faults))
        (Field::new("municipality", t.get("board-municipality"), form.raw("municipality")).show(faults))
        (Field::new("reference", t.get("board-reference"), form.raw("reference")).hint(t.get("board-reference-hint")).show(faults))
        @if !groups.is_empty() {
            fieldset {
                legend { (t.get("board-priorities")) }
                p.hint { (t.get("board-priorities-hint")) }
                div.columns {
                    @for group in groups {
                        @let value = group.id.to_string();
                        (tick("group", &value, &group.name, form.all("group").any(|chosen| chosen == value)))
                    }
                }
            }
        }
    };
    let action = part_action(process, "boards", id.map(|id| id.0));
    page(
        account,
        Some(process),
        &title,
        Some(faults),
        part_form(t, &title, faults, &action, fields),
    )
}

pub fn group_form(
    account: &Account,
    process: &Process,
    id: Option<TargetGroupId>,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let title = t.get(if id.is_some() {
        "group-change"
    } else {
        "group-new"
    });
    let kinds = [
        (
            GroupKind::Group.word().to_owned(),
            t.get("group-kind-group").into_owned(),
        ),
        (
            GroupKind::Perspective.word().to_owned(),
            t.get("group-kind-perspective").into_owned(),
        ),
    ];
    let fields = html! {
        (Field::new("name", t.get("group-name"), form.raw("name")).show(faults))
        (select("kind", &t.get("group-kind"), &kinds, form.text("kind"), faults))
    };
    let action = part_action(process, "groups", id.map(|id| id.0));
    page(
        account,
        Some(process),
        &title,
        Some(faults),
        part_form(t, &title, faults, &action, fields),
    )
}

pub fn method_form(
    account: &Account,
    process: &Process,
    id: Option<MethodId>,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = account.language.texts();
    let title = t.get(if id.is_some() {
        "method-change"
    } else {
        "method-new"
    });
    let area = Input::Area { rows: 4 };
    let fields = html! {
        (Field::new("name", t.get("method-name"), form.raw("name")).show(faults))
        (Field::new("strengths", t.get("method-strengths"), form.raw("strengths")).input(area).show(faults))
        (Field::new("weaknesses", t.get("method-weaknesses"), form.raw("weaknesses")).input(area).show(faults))
    };
    let action = part_action(process, "methods", id.map(|id| id.0));
    page(
        account,
        Some(process),
        &title,
        Some(faults),
        part_form(t, &title, faults, &action, fields),
    )
}

pub fn person_form(
    account: &Account,
    process: &Process,
    boards: &[Board],
    form: &Form,
    faults: &Faults,
    link: Option<&str>,
) -> Markup {
    let t = account.language.texts();
    let title = t.get("person-new");
    let roles: Vec<(String, String)> = [Role::Reader, Role::Group, Role::Leader]
        .map(|role| (role.word().to_owned(), role_name(t, role)))
        .into();
    let mut seen = vec![(String::new(), t.get("person-board-all").into_owned())];
    seen.extend(
        boards
            .iter()
            .map(|board| (board.id.to_string(), board.name.clone())),
    );
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        @if let Some(link) = link {
            div.note.ok {
                p { (t.get("person-link")) }
                p { code { (link) } }
            }
        }
        form novalidate method="post" action=(format!("/admin/p/{}/people/new", process.slug)) {
            (Field::new("name", t.get("account-name"), form.raw("name")).show(faults))
            (Field::new("email", t.get("account-email"), form.raw("email")).input(Input::Email).show(faults))
            (select("role", &t.get("person-role"), &roles, form.text("role"), faults))
            @if !boards.is_empty() {
                (select("board", &t.get("person-board"), &seen, form.text("board"), faults))
                p.hint { (t.get("person-board-hint")) }
            }
            div.actions { button type="submit" { (t.get("person-add")) } }
        }
    };
    page(account, Some(process), &title, Some(faults), content)
}
