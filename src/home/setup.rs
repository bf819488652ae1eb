//! What is set up once: boards, groups, methods. What else there is has pages of its own beside it.

use maud::{Markup, html};

use crate::db::ids::{BoardId, TargetGroupId};
use crate::processes::within::Staff;
use crate::processes::{Board, GroupKind, Method, TargetGroup};
use crate::staff::{Edit, Publish};
use crate::web::components::cards;
use crate::web::page::Chapter;
use crate::web::url::{self, Url, Which};

/// What the page shows.
pub(super) struct Setup {
    pub boards: Vec<Board>,
    pub priorities: Vec<(BoardId, TargetGroupId)>,
    pub groups: Vec<TargetGroup>,
    pub methods: Vec<Method>,
    /// Whether anybody answers for what is kept of an address.
    pub has_desk: bool,
}

const HEADS: [&str; 4] = [
    "board-name",
    "board-municipality",
    "board-reference",
    "board-priorities",
];

pub(super) fn page(staff: &Staff, shown: &Setup) -> Markup {
    let t = staff.t();
    let process = &staff.process;
    let slug = &process.slug;
    let title = t.get("setup-parts");
    let may_edit = staff.may::<Edit>();
    let link = |part: Url, name: &str| {
        html! {
            @if may_edit { a href=(part) { (name) } } @else { (name) }
        }
    };
    let board = |board: &Board| {
        vec![
            link(url::board(slug, board.id.into()), &board.name),
            html! { (board.municipality) },
            html! { (board.reference) },
            html! { (priorities_of(shown, board.id)) },
        ]
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
        h2 { (t.get("boards-title")) }
        @if shown.boards.is_empty() { p.quiet { (t.get("boards-empty")) } } @else {
            (cards(&t.get("boards-title"), &HEADS.map(|key| t.get(key)), shown.boards.iter().map(board).collect()))
        }
        @if may_edit { div.actions { a.button.second href=(url::board(slug, Which(None))) { (t.get("board-new")) } } }
        h2 { (t.get("groups-title")) }
        @if shown.groups.is_empty() { p.quiet { (t.get("groups-empty")) } } @else {
            ul.columns {
                @for group in &shown.groups {
                    li {
                        (link(url::target_group(slug, group.id.into()), &group.name))
                        @if group.kind != GroupKind::Group && !group.name.eq_ignore_ascii_case(&t.get(group.kind.text_key())) { " " span.quiet { (t.get(group.kind.text_key())) } }
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
        @if staff.may::<Publish>() && !shown.has_desk {
            div.note { p { (t.get("desk-nobody")) } }
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
