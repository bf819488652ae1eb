//! The import's pages.

use maud::{Markup, html};

use super::{count, phase_name, staff_page};
use crate::accounts::Account;
use crate::dialogues::handlers::manage::Surroundings;
use crate::dialogues::import::Import;
use crate::web::components::Faults;

pub fn import_form(account: &Account, around: &Surroundings, problems: &[String]) -> Markup {
    let t = account.language.texts();
    let title = t.get("dialogues-import");
    let base = format!("/admin/p/{}/dialogues/import", around.process.slug);
    let mut faults = Faults::default();
    for problem in problems {
        faults.add("file", problem.clone());
    }
    let content = html! {
        @if !problems.is_empty() {
            div.faults role="alert" tabindex="-1" autofocus {
                h2 { (t.get("import-faults")) }
                ul { @for problem in problems { li { a href="#file" { (problem) } } } }
            }
        }
        h1 { (title) }
        p.lead { (t.get("import-lead")) }
        form novalidate method="post" action=(base) enctype="multipart/form-data" {
            div.field.at-fault[!problems.is_empty()] {
                label for="file" { (t.get("import-file")) }
                p.hint #file-hint { (t.get("import-file-hint")) }
                @if !problems.is_empty() {
                    p.fault #file-fault { @for problem in problems { (problem) br; } }
                }
                input #file type="file" name="file" accept=".csv,text/csv"
                    aria-describedby=(if problems.is_empty() { "file-hint" } else { "file-hint file-fault" })
                    aria-invalid=[(!problems.is_empty()).then_some("true")];
            }
            div.actions { button type="submit" { (t.get("import-check")) } }
        }
        h2 { (t.get("import-columns")) }
        p { code { "no, held_on, board, phase, method, target_groups, venue, participants, elected_present" } }
        p { (t.get("import-columns-hint")) }
    };
    staff_page(account, around, &title, Some(&faults), true, content)
}

pub fn import_preview(
    account: &Account,
    around: &Surroundings,
    import: &Import,
    file: &str,
) -> Markup {
    let t = account.language.texts();
    let title = t.with("import-preview", [("count", import.rows.len().into())]);
    let base = format!("/admin/p/{}/dialogues/import", around.process.slug);
    let names = import.names();
    let new = |known: Vec<&str>, named: &std::collections::BTreeSet<&str>| {
        named
            .iter()
            .filter(|name| !known.contains(name))
            .copied()
            .collect::<Vec<_>>()
            .join(", ")
    };
    let boards = new(
        around.boards.iter().map(|b| b.name.as_str()).collect(),
        &names.boards,
    );
    let groups = new(
        around.groups.iter().map(|g| g.name.as_str()).collect(),
        &names.groups,
    );
    let methods = new(
        around.methods.iter().map(|m| m.name.as_str()).collect(),
        &names.methods,
    );
    let participants: i64 = import
        .rows
        .iter()
        .filter_map(|row| row.participants)
        .map(i64::from)
        .sum();
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("import-preview-lead")) }
        @for (key, list) in [("import-new-boards", &boards), ("import-new-groups", &groups), ("import-new-methods", &methods)] {
            @if !list.is_empty() { div.note { p { (t.get(key)) " " (list) } } }
        }
        @if !import.ignored.is_empty() {
            div.note.warn { p { (t.get("import-ignored")) " " (import.ignored.join(", ")) } }
        }
        form novalidate method="post" action=(format!("{base}/confirm")) {
            textarea name="file" hidden { "\n" (file) }
            div.actions {
                button type="submit" { (t.with("import-confirm", [("count", import.rows.len().into())])) }
                a href=(base) { (t.get("import-other")) }
            }
        }
        div.scroll tabindex="0" role="region" aria-label=(t.get("dialogues-title")) {
            table {
                thead { tr {
                    th.figure scope="col" { (t.get("dialogue-number-short")) }
                    th scope="col" { (t.get("dialogue-held-on")) }
                    th scope="col" { (t.get("dialogue-board")) }
                    th scope="col" { (t.get("dialogue-phase")) }
                    th scope="col" { (t.get("dialogue-method")) }
                    th scope="col" { (t.get("dialogue-groups")) }
                    th scope="col" { (t.get("dialogue-venue")) }
                    th.figure scope="col" { (t.get("dialogue-participants")) }
                    th.figure scope="col" { (t.get("dialogue-elected")) }
                } }
                tbody {
                    @for row in &import.rows {
                        tr {
                            td.figure { (count(t, row.number)) }
                            td { (t.date(row.held_on)) }
                            td { (row.board) }
                            td { (phase_name(t, row.phase)) }
                            td { (row.method.as_deref().unwrap_or_default()) }
                            td { (row.groups.join(", ")) }
                            td { (row.venue) }
                            td.figure { (count(t, row.participants)) }
                            td.figure { (count(t, row.elected_present)) }
                        }
                    }
                }
                tfoot { tr {
                    th scope="row" colspan="7" { (t.get("total")) }
                    td.figure { (t.number(participants)) }
                    td {}
                } }
            }
        }
    };
    staff_page(account, around, &title, None, false, content)
}
