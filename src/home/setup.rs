//! What is set up once: boards, groups, methods, people, and the ways to what else there is.

use maud::{Markup, html};

use crate::db::ids::{BoardId, TargetGroupId};
use crate::processes::within::Staff;
use crate::processes::{Board, GroupKind, Method, TargetGroup};
use crate::staff::queries::Person;
use crate::staff::{Archive, Desk, Edit, Papers, People, Publish, Right};
use crate::web::components::column_heads;
use crate::web::page::Chapter;
use crate::web::url::{self, Url, Which};

/// What the page shows.
pub(super) struct Setup {
    pub boards: Vec<Board>,
    pub priorities: Vec<(BoardId, TargetGroupId)>,
    pub groups: Vec<TargetGroup>,
    pub methods: Vec<Method>,
    pub people: Vec<Person>,
}

pub(super) fn page(staff: &Staff, shown: &Setup) -> Markup {
    let t = staff.t();
    let process = &staff.process;
    let slug = &process.slug;
    let title = t.get("setup-of-process");
    let may_edit = staff.may::<Edit>();
    let link = |part: Url, name: &str| {
        html! {
            @if may_edit { a href=(part) { (name) } } @else { (name) }
        }
    };
    let content = html! {
        h1 { (title) }
        p.lead { (process.text(t.language).purpose) }
        dl.facts {
            dt { (t.get("process-organisation")) } dd { (process.contact.organisation) }
            dt { (t.get("process-contact")) } dd { (process.contact.name) ", " (process.contact.email) }
            dt { (t.get("process-status-page")) } dd { a href=(url::status(slug)) { (url::status(slug)) } }
            dt { (t.get("process-threshold")) } dd { (process.threshold.get()) }
            dt { (t.get("disposal-title")) } dd { a href=(url::retention(slug).at("decisions")) { (t.get("disposal-see")) } }
        }
        @if may_edit {
            div.actions {
                a.button.second href=(url::settings(slug)) { (t.get("process-settings")) }
                a.button.second href=(url::information(slug)) { (t.get("information-title")) }
            }
        }
        div.actions {
            a.button.second href=(url::goals(slug)) { (t.get("goals-open")) }
            a.button.second href=(url::plan(slug)) { (t.get("activities-open")) }
        }
        h2 { (t.get("boards-title")) }
        @if shown.boards.is_empty() { p.quiet { (t.get("boards-empty")) } } @else {
            div.scroll tabindex="0" role="region" aria-label=(t.get("boards-title")) { table {
                thead { tr { (column_heads(t, &["board-name", "board-municipality", "board-reference", "board-priorities"])) } }
                tbody {
                    @for board in &shown.boards {
                        tr {
                            th scope="row" { (link(url::board(slug, board.id.into()), &board.name)) }
                            td { (board.municipality) }
                            td { (board.reference) }
                            td { (priorities_of(shown, board.id)) }
                        }
                    }
                }
            } }
        }
        @if may_edit { div.actions { a.button.second href=(url::board(slug, Which(None))) { (t.get("board-new")) } } }
        h2 { (t.get("groups-title")) }
        @if shown.groups.is_empty() { p.quiet { (t.get("groups-empty")) } } @else {
            ul.columns {
                @for group in &shown.groups {
                    li {
                        (link(url::target_group(slug, group.id.into()), &group.name))
                        @if group.kind != GroupKind::Group { " " span.quiet { (t.get(group.kind.text_key())) } }
                    }
                }
            }
        }
        @if may_edit { div.actions { a.button.second href=(url::target_group(slug, Which(None))) { (t.get("group-new")) } } }
        h2 { (t.get("methods-title")) }
        @if shown.methods.is_empty() { p.quiet { (t.get("methods-empty")) } } @else {
            ul.columns {
                @for method in &shown.methods { li { (link(url::method(slug, method.id.into()), &method.name)) } }
            }
        }
        @if may_edit { div.actions { a.button.second href=(url::method(slug, Which(None))) { (t.get("method-new")) } } }
        h2 { (t.get("people-title")) }
        div.scroll tabindex="0" role="region" aria-label=(t.get("people-title")) { table {
            thead { tr { (column_heads(t, &["account-name", "account-email", "person-role"])) } }
            tbody {
                @for Person { name, email, role, board, is_accepted, .. } in &shown.people {
                    tr {
                        th scope="row" { (name) }
                        td { (email) @if !is_accepted { " " span.quiet { (t.get("person-invited")) } } }
                        td {
                            (t.get(role.text_key()))
                            @if let Some(board) = shown.boards.iter().find(|one| Some(one.id) == *board) { (t.comma()) (board.name) }
                        }
                    }
                }
            }
        } }
        @if staff.may::<Publish>() && shown.people.iter().all(|person| !person.is_accepted || !Desk::is_given_to(person.role)) {
            div.note { p { (t.get("desk-nobody")) } }
        }
        @if staff.may::<People>() { div.actions { a.button.second href=(url::people(slug)) { (t.get("people-look-after")) } } }
        @if staff.may::<Papers>() {
            div.actions {
                a.button.second href=(url::papers(slug)) { (t.get("papers-title")) }
                a.button.second href=(url::trail(slug)) { (t.get("trail-title")) }
                @if staff.may::<Archive>() {
                    a.button.second href=(url::archive(slug)) { (t.get("archive-title")) }
                    a.button.second href=(url::keys(slug)) { (t.get("keys-title")) }
                }
            }
        }
    };
    staff.shell(Chapter::Settings, &title).page(content)
}

fn priorities_of(shown: &Setup, board: BoardId) -> String {
    let mut names: Vec<&str> = shown
        .groups
        .iter()
        .filter(|group| shown.priorities.contains(&(board, group.id)))
        .map(|group| group.name.as_str())
        .collect();
    names.sort_unstable();
    names.join(", ")
}
