//! A process at a glance.

use maud::{Markup, html};

use crate::db::ids::{BoardId, SurveyId, TargetGroupId};
use crate::dialogues::State;
use crate::plan::goals::{self, Goal};
use crate::plan::{Activity, views};
use crate::processes::disposal::Kind;
use crate::processes::disposal::told::undecided;
use crate::processes::within::Staff;
use crate::processes::{Board, GroupKind, Method, TargetGroup};
use crate::staff::queries::Person;
use crate::staff::{Archive, Desk, Edit, Papers, Publish, Right};
use crate::web::components::column_heads;
use crate::web::page::Chapter;
use crate::web::url::{self, Url, Which};

/// What the overview shows.
pub struct Overview {
    pub boards: Vec<Board>,
    pub priorities: Vec<(BoardId, TargetGroupId)>,
    pub groups: Vec<TargetGroup>,
    pub methods: Vec<Method>,
    pub goals: Vec<Goal>,
    /// Those for others than participants, by name.
    pub surveys: Vec<(SurveyId, String)>,
    pub activities: Vec<Activity>,
    pub people: Vec<Person>,
    /// How many dialogues nobody has said of whether they were held.
    pub unconfirmed: usize,
    /// How many dialogues have more answers than people.
    pub over: usize,
    /// Collection points with more answers than people asked.
    pub points_over: usize,
}

pub fn overview(staff: &Staff, shown: &Overview) -> Markup {
    let t = staff.t();
    let process = &staff.process;
    let slug = &process.slug;
    let name = process.name(t.language);
    let may_edit = staff.may::<Edit>();
    let link = |part: Url, name: &str| {
        html! {
            @if may_edit { a href=(part) { (name) } } @else { (name) }
        }
    };
    let content = html! {
        h1 { (name) }
        p.lead { (process.text(t.language).purpose) }
        @if process.ended_at.is_some() {
            div.note { p { (t.get("process-ended")) } }
        } @else {
            (next_step(staff, shown))
            (over(staff, shown))
            (unconfirmed(staff, shown))
        }
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
        (goals::plan(t, &shown.goals, &shown.surveys, slug))
        (views::summary(t, &shown.activities, slug))
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
                @for Person { name, email, role, board, has_password } in &shown.people {
                    tr {
                        th scope="row" { (name) }
                        td { (email) @if !has_password { " " span.quiet { (t.get("person-invited")) } } }
                        td {
                            (t.get(role.text_key()))
                            @if let Some(board) = shown.boards.iter().find(|one| Some(one.id) == *board) { (t.comma()) (board.name) }
                        }
                    }
                }
            }
        } }
        @if staff.may::<Publish>() && shown.people.iter().all(|person| !Desk::is_given_to(person.role)) {
            div.note { p { (t.get("desk-nobody")) } }
        }
        @if staff.may::<Publish>() { div.actions { a.button.second href=(url::new_person(slug)) { (t.get("person-new")) } } }
        @if staff.may::<Papers>() {
            div.actions {
                a.button.second href=(url::papers(slug)) { (t.get("papers-title")) }
                @if staff.may::<Archive>() {
                    a.button.second href=(url::archive(slug)) { (t.get("archive-title")) }
                    a.button.second href=(url::keys(slug)) { (t.get("keys-title")) }
                }
            }
        }
    };
    staff.shell(Chapter::Process, name).page(content)
}

/// A process that was just made says what to do first (an empty page helps nobody).
fn next_step(staff: &Staff, shown: &Overview) -> Markup {
    let t = staff.t();
    html! {
        (undecided(staff, "process-next-disposal", Kind::ALL))
        @if staff.may::<Edit>() {
            @if shown.boards.is_empty() {
                div.note { p { (t.get("process-next-boards")) } }
            } @else {
                div.actions { a.button href=(url::new_dialogue(&staff.process.slug)) { (t.get("dialogue-new")) } }
            }
        }
    }
}

/// Somebody may have answered several times: where the leader comes by.
fn over(staff: &Staff, shown: &Overview) -> Markup {
    let t = staff.t();
    html! {
        @if shown.over > 0 {
            div.note {
                p { (t.with("alarm-several", [("count", shown.over.into())])) }
                p { a href=(url::dialogues(&staff.process.slug)) { (t.get("alarm-open")) } }
            }
        }
        @if shown.points_over > 0 {
            div.note {
                p { (t.with("alarm-points", [("count", shown.points_over.into())])) }
                p { a href=(url::surveys(&staff.process.slug)) { (t.get("alarm-points-open")) } }
            }
        }
    }
}

/// Asks about the dialogues that were closed with nothing in them, where the leader comes by.
fn unconfirmed(staff: &Staff, shown: &Overview) -> Markup {
    let t = staff.t();
    let asked = url::dialogues(&staff.process.slug).with("state", State::Unconfirmed.word());
    html! {
        @if shown.unconfirmed > 0 {
            div.note {
                p { (t.with("dialogues-unconfirmed", [("count", shown.unconfirmed.into())])) }
                p { a href=(asked) { (t.get("dialogues-unconfirmed-open")) } }
            }
        }
    }
}

fn priorities_of(shown: &Overview, board: BoardId) -> String {
    let mut names: Vec<&str> = shown
        .groups
        .iter()
        .filter(|group| shown.priorities.contains(&(board, group.id)))
        .map(|group| group.name.as_str())
        .collect();
    names.sort_unstable();
    names.join(", ")
}
