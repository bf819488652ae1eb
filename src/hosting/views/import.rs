//! The import's pages.

use std::collections::BTreeSet;

use maud::{Markup, html};

use super::{count, sum, table};
use crate::dialogues::import::Import;
use crate::hosting::forms::Surroundings;
use crate::processes::within::Staff;
use crate::web::components::Faults;
use crate::web::page::Chapter;
use crate::web::url;

pub fn import_form(staff: &Staff, problems: &[String]) -> Markup {
    let t = staff.t();
    let title = t.get("dialogues-import");
    let faults = Faults::of_list("file", problems);
    let content = html! {
        p.lead { (t.get("import-lead")) }
        form novalidate method="post" action=(url::import_dialogues(&staff.process.slug)) enctype="multipart/form-data" {
            div.field.at-fault[!problems.is_empty()] {
                label for="file" { (t.get("import-file")) }
                p.hint #file-hint { (t.get("import-file-hint")) }
                @if !problems.is_empty() {
                    p.fault #file-fault { @for problem in problems { (problem) br; } }
                }
                input #file type="file" name="file" accept=".csv,.tsv,.txt,.xlsx,text/csv"
                    aria-describedby=(if problems.is_empty() { "file-hint" } else { "file-hint file-fault" })
                    aria-invalid=[(!problems.is_empty()).then_some("true")];
            }
            div.actions { button type="submit" { (t.get("import-check")) } }
        }
        h2 { (t.get("import-columns")) }
        p { code { "no, held_on, board, phase, method, target_groups, title, venue, participants, elected_present" } }
        p { (t.get("import-columns-hint")) }
    };
    staff
        .shell(Chapter::Dialogues, &title)
        .form(&faults)
        .titled(content)
}

const HEADINGS: [&str; 9] = [
    "dialogue-number-short",
    "dialogue-held-on",
    "dialogue-board",
    "dialogue-phase",
    "dialogue-method",
    "dialogue-groups",
    "dialogue-venue",
    "dialogue-participants",
    "dialogue-elected",
];

pub fn import_preview(
    staff: &Staff,
    around: &Surroundings,
    (import, new_boards): (&Import, &BTreeSet<&str>),
    faults: &Faults,
) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let title = t.with("import-preview", [("count", import.rows.len().into())]);
    let names = import.names();
    let new = |known: &[&str], named: &BTreeSet<&str>| {
        let new = named.iter().filter(|name| !known.contains(name)).copied();
        Vec::from_iter(new).join(", ")
    };
    let groups: Vec<_> = around.groups.iter().map(|it| it.name.as_str()).collect();
    let methods: Vec<_> = around.methods.iter().map(|it| it.name.as_str()).collect();
    let new_names = [
        ("import-new-boards", new(&[], new_boards)),
        ("import-new-groups", new(&groups, &names.groups)),
        ("import-new-methods", new(&methods, &names.methods)),
    ];
    let rows = html! {
        @for row in &import.rows {
            tr {
                td.figure { (count(t, row.number)) }
                td { (t.date(row.held_on)) }
                td { (row.board) }
                td { (t.get(row.phase.text_key())) }
                td { (row.method.as_deref().unwrap_or_default()) }
                td { (row.groups.join(", ")) }
                td { (row.title) @if !row.title.is_empty() && !row.venue.is_empty() { " · " } (row.venue) }
                td.figure { (count(t, row.counts.participants)) }
                td.figure { (count(t, row.counts.elected_present)) }
            }
        }
    };
    let content = html! {
        p.lead { (t.get("import-preview-lead")) }
        div.note {
            p { (t.with("import-read-as", [("source", import.source.text(t).into())])) }
            @if import.telling_words.is_empty() {
                p { (t.get("import-look-at-none")) }
            } @else {
                p { (t.get("import-look-at")) " " strong { (import.telling_words.join(" · ")) } }
            }
        }
        @for (key, list) in &new_names {
            @if !list.is_empty() { div.note { p { (t.get(key)) " " (list) } } }
        }
        @if !import.ignored.is_empty() {
            div.note.warn { p { (t.get("import-ignored")) " " (import.ignored.join(", ")) } }
        }
        form novalidate method="post" action=(url::confirm_dialogues(slug)) {
            textarea name="file" hidden { "\n" (import.text) }
            div.actions {
                button type="submit" { (t.with("import-confirm", [("count", import.rows.len().into())])) }
                a href=(url::import_dialogues(slug)) { (t.get("import-other")) }
            }
        }
        (table(t, HEADINGS, &rows, sum(import.rows.iter().map(|row| row.counts))))
    };
    let shell = staff.shell(Chapter::Dialogues, &title);
    shell.faults(faults).titled(content)
}
