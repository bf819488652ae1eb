//! Reads what is served: lists, workbooks, tables and pictures of pages; and holds it against the account as programs read
//! it, so that no form can say more than another.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{Cursor, Read};

use eko::followup::account::{Account, Standing};
use eko::followup::tables;
use eko::i18n::Texts;
use serde_json::{Value, json};

use super::notes::items;

/// So many columns of the list of dialogues say nothing of answers: number, month, phase, board, groups, method,
/// participants, elected members, version, standing.
pub const BEFORE_ANSWERS: usize = 10;

/// The files of a ZIP, in its order.
pub fn unzip(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("a file");
            let mut content = Vec::new();
            file.read_to_end(&mut content).expect("readable");
            (file.name().to_owned(), content)
        })
        .collect()
}

/// The rows of the list of dialogues, the titles first; none where there are no dialogues.
pub fn list_of_dialogues(lists: &[u8]) -> Vec<Vec<String>> {
    let files = unzip(lists);
    let Some((_, list)) = files.iter().find(|(name, _)| name == "dialogues.csv") else {
        return Vec::new();
    };
    let text = std::str::from_utf8(list).expect("UTF-8");
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    let mut reader = csv::ReaderBuilder::new();
    let mut reader = reader.has_headers(false).from_reader(text.as_bytes());
    let row = |row: csv::StringRecord| row.iter().map(str::to_owned).collect();
    reader.records().map(|record| row(record.expect("a row"))).collect()
}

/// The same of a workbook, read as the XML that it is: shared texts, and cells that point to them or hold a number.
pub fn sheet_of_dialogues(book: &[u8], t: &Texts) -> Vec<Vec<String>> {
    let parts: BTreeMap<String, String> = unzip(book)
        .into_iter()
        .map(|(name, bytes)| (name, String::from_utf8_lossy(&bytes).into_owned()))
        .collect();
    let texts: Vec<String> =
        parts["xl/sharedStrings.xml"].split("<si>").skip(1).map(text_of).collect();
    let sheets = parts.iter().filter(|(name, _)| name.starts_with("xl/worksheets/sheet"));
    let mut sheets = sheets.map(|(_, sheet)| {
        let rows = sheet.split("<row ").skip(1);
        let rows = rows.map(|row| sheet_row(row, &texts));
        rows.collect::<Vec<Vec<String>>>()
    });
    let heading = t.get("dialogue-state").into_owned();
    sheets
        .find(|rows| rows.first().and_then(|row| row.get(BEFORE_ANSWERS - 1)) == Some(&heading))
        .unwrap_or_default()
}

fn sheet_row(row: &str, texts: &[String]) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for cell in row.split("<c r=\"").skip(1) {
        let letters = cell.bytes().take_while(u8::is_ascii_uppercase);
        let column = letters.fold(0, |at, letter| at * 26 + usize::from(letter - b'A') + 1);
        let value = cell.split("</c>").next().map(text_of).unwrap_or_default();
        cells.resize(column.max(cells.len()), String::new());
        cells[column - 1] = if cell.split('>').next().is_some_and(|tag| tag.contains("t=\"s\"")) {
            let at: usize = value.parse().expect("a shared text");
            texts[at].clone()
        } else {
            value
        };
    }
    cells
}

/// What stands between the tags of a part of a page or a sheet, from its first tag's end on.
pub fn text_of(part: &str) -> String {
    let mut text = String::new();
    let mut is_text = false;
    for letter in part.chars() {
        match letter {
            '<' => is_text = false,
            '>' => {
                is_text = true;
                text.push(' ');
            }
            letter if is_text => text.push(letter),
            _ => {}
        }
    }
    let text = text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
    folded(&text.replace("&amp;", "&"))
}

/// White space folded, hard spaces made soft.
pub fn folded(text: &str) -> String {
    let text = text.replace('\u{a0}', " ");
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The figures in a text.
pub fn figures(text: &str) -> BTreeSet<String> {
    text.split(|letter: char| !(letter.is_ascii_digit() || matches!(letter, '.' | ',')))
        .map(|figure| figure.trim_matches(['.', ',']).to_owned())
        .filter(|figure| !figure.is_empty())
        .collect()
}

/// The figures in some cells.
pub fn figures_of(cells: &[String]) -> BTreeSet<String> {
    cells.iter().flat_map(|cell| figures(cell)).collect()
}

/// The account's tables of a page: their titles and rows.
pub fn tables_of(page: &str) -> Vec<(String, Vec<Vec<String>>)> {
    let tables = page.split("<table class=\"account").skip(1);
    tables
        .map(|table| {
            let table = table.split("</table>").next().unwrap_or_default();
            let (_, caption) = table.split_once("<caption").expect("a caption");
            // What is to be known of the rows stands in small behind their title.
            let title = caption.split("</caption>").next().unwrap_or_default();
            let title = text_of(title.split("<span class=\"small\"").next().unwrap_or_default());
            let (_, body) = table.split_once("<tbody").expect("rows");
            let rows = body.split("<tr").skip(1).map(|row| {
                let cells = row.replace("<td", "<th");
                let mut cells = cells.split("<th").skip(1);
                // A row's name, and what stands beneath it.
                let name = cells.next().unwrap_or_default();
                let (name, beneath) = match name.split_once("<span class=\"small") {
                    Some((name, beneath)) => (name, Some(text_of(beneath))),
                    None => (name, None),
                };
                [Some(text_of(name)), beneath]
                    .into_iter()
                    .flatten()
                    .chain(cells.map(text_of))
                    .collect()
            });
            (title, rows.collect())
        })
        .collect()
}

/// Every figure in a row of a page stands in the same row of the account. How many tables the page has.
pub fn tables_say_no_more(t: &Texts, page: &str, account: &Account) -> usize {
    let known = tables::all(t, account);
    let shown = tables_of(page);
    let count = shown.len();
    for (title, rows) in shown {
        let table = known.iter().find(|table| folded(&table.title) == title);
        let table = table.unwrap_or_else(|| panic!("a table of its own: {title}"));
        let known: Vec<Vec<String>> = table
            .rows
            .iter()
            .map(|row| row.iter().map(|value| folded(&value.text(t))).collect())
            .collect();
        for row in rows {
            let named: Vec<&Vec<String>> =
                known.iter().filter(|known| known.first() == row.first()).collect();
            let said = figures_of(&row);
            let is_known = if named.is_empty() {
                // The page's row is several of the account's: a group, board by board, or a phase of the only board.
                let of_it = known.iter().filter(|known| known.contains(&row[0]));
                let all: BTreeSet<String> = of_it.flat_map(|known| figures_of(known)).collect();
                said.is_subset(&all)
            } else if table.key == "boards" {
                // A board's phases stand in its one row.
                let all: BTreeSet<String> =
                    named.iter().flat_map(|known| figures_of(known)).collect();
                said.is_subset(&all)
            } else {
                named.iter().any(|known| said.is_subset(&figures_of(known)))
            };
            assert!(is_known, "{title}: {row:?}");
        }
    }
    count
}

/// The picture of each dialogue says the share that its row says, or that there are too few; of one that is not closed it
/// says nothing, as its row does. It is drawn for a page and for a phone.
pub fn picture_says_no_more(t: &Texts, page: &str, account: &Account) {
    for id in ["id=\"each-title\"", "id=\"each-phone-title\""] {
        if let Some(picture) = page.split("<svg ").find(|part| part.contains(id)) {
            drawn_says_no_more(t, picture, account);
        }
    }
}

fn drawn_says_no_more(t: &Texts, picture: &str, account: &Account) {
    let picture = picture.split("</svg>").next().unwrap_or_default();
    let words = picture.split("<text").skip(1);
    let words: Vec<String> =
        words.map(|text| text_of(text.split("</text>").next().unwrap_or_default())).collect();
    let tables = tables::all(t, account);
    let table = tables.iter().find(|table| table.key == "dialogues");
    let rows = &table.expect("the list of dialogues").rows;
    for (dialogue, row) in account.dialogues.iter().zip(rows) {
        let label = folded(&t.with("dialogue-title", [("number", dialogue.number.into())]));
        let at = words.iter().position(|word| *word == label);
        assert_eq!(at.is_some(), dialogue.standing == Standing::Closed, "{label}");
        let Some(at) = at else {
            continue;
        };
        let row: Vec<String> = row.iter().map(|value| folded(&value.text(t))).collect();
        let said = &words[at + 1];
        if dialogue.answers.figure().is_none() {
            assert_eq!(*said, folded(&t.get("too-few-short")), "{label}");
        }
        assert!(figures(said).is_subset(&figures_of(&row[BEFORE_ANSWERS..])), "{label}: {said}");
    }
}

/// Each of the API's flat rows says what the account's row says.
pub fn rows_say_no_more(figures: &Value, account: &Value) {
    let rows: Vec<&Value> = items(&figures["rows"]).collect();
    assert!(rows.len() > 20);
    for row in rows {
        let of = row["of"].as_str().expect("a name");
        let named = |list: &str| items(&account[list]).find(|one| one["of"] == of);
        let answers = match row["table"].as_str().expect("a table") {
            "whole" => Some(&account["whole"]["answers"]),
            "dialogue" => items(&account["dialogues"])
                .find(|one| one["number"].as_i64() == of.parse().ok())
                .map(|one| &one["answers"]),
            "matrix" => {
                let matrix = &account["matrix"];
                let at = items(&matrix["groups"]).position(|group| *group == row["group"]);
                let board = items(&matrix["boards"]).find(|board| board["board"] == of);
                board.zip(at).map(|(board, at)| &board["cells"][at]["answers"])
            }
            "municipality" => named("municipalities").map(|one| &one["answers"]),
            table => named(&format!("{table}s")).map(|one| &one["answers"]),
        };
        let answers = answers.unwrap_or_else(|| panic!("a row of its own: {row}"));
        let counted = answers["dialogues"].as_array().map(Vec::len);
        assert_eq!(row["counted_dialogues"], json!(counted), "{row}");
        assert_eq!(row["state"], answers["state"], "{row}");
        assert_eq!(row["answered"], answers["taken_part"], "{row}");
        assert_eq!(row["n"], answers["n"], "{row}");
        assert_eq!(row["percent_least"], answers["percent"]["least"], "{row}");
        assert_eq!(row["percent_most"], answers["percent"]["most"], "{row}");
    }
}

/// Where two texts begin to differ, and how.
pub fn difference(one: &[u8], other: &[u8]) -> String {
    let at = one.iter().zip(other).take_while(|(one, other)| one == other).count();
    let near = |text: &[u8]| {
        let end = text.len().min(at + 120);
        String::from_utf8_lossy(&text[at.saturating_sub(120).min(end)..end]).into_owned()
    };
    format!("«{}» became «{}»", near(one), near(other))
}
