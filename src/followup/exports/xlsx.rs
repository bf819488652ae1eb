//! The account as one workbook (Office Open XML, ECMA-376): a cover that says what it is, and a sheet for each table.
//!
//! A sheet's first row has the titles and stays in sight, on paper as well; what has to be known to read a table stands
//! on the cover. Counts, shares and days are typed, and shares are exact fractions that are shown as per cent.

use std::collections::HashSet;

use rust_xlsxwriter::utility::cell_autofit_width;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::flat;
use crate::clock::Timestamp;
use crate::followup::tables::{Column, ColumnKind, Table, Value};
use crate::i18n::{Language, Texts};
use crate::sheets::xlsx::{excel_day, new_sheet, sheet_name, writable, write_text};

/// What the cover says, in the reader's words. What is empty is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// What this is an account of; with the process it names the workbook in its properties.
    pub title: String,
    pub process: String,
    pub organisation: String,
    /// One a line, with whose each is where there are several.
    pub references: String,
    /// The day and the time at which the figures were computed.
    pub computed_at: String,
    /// The same instant: the workbook is dated by it, so that the same account makes the same bytes.
    pub computed: Timestamp,
    /// From which dialogues, and until when, the figures are.
    pub dialogues: String,
    /// The address of the same account in Eko.
    pub link: String,
    /// Words and what they mean.
    pub definitions: Vec<(String, String)>,
    /// What is not shown, and why.
    pub disclosure: String,
}

/// The workbook as a file.
///
/// # Errors
/// When a table has more rows or columns than a sheet, or the cover a date that no spreadsheet knows.
pub fn workbook(t: &Texts, cover: &Cover, tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let look = Look::of(t.language);
    let mut taken = HashSet::new();
    let mut book = Workbook::new();
    // The library reads the clock for a date that is replaced at once.
    let properties = DocProperties::new()
        .set_title(writable(&format!("{} – {}", cover.title, cover.process)))
        .set_company(writable(&cover.organisation))
        .set_author("Eko")
        .set_creation_datetime(&ExcelDateTime::from_timestamp(cover.computed.0)?);
    book.set_properties(&properties);

    let first = sheet_name(&t.get("sheets-cover"), "cover", &mut taken);
    let names: Vec<String> = tables
        .iter()
        .map(|table| sheet_name(&table.title, table.key, &mut taken))
        .collect();
    let sheet = new_sheet(&mut book, &first)?;
    let lines = cover_lines(t, cover, &names, tables);
    write_cover(sheet, &look, &cover.title, &lines)?;
    for (name, table) in names.iter().zip(tables) {
        let sheet = new_sheet(&mut book, name)?;
        write_table(t, sheet, &look, table)?;
    }
    book.save_to_buffer()
}

/// How the cells look.
struct Look {
    title: Format,
    heading: Format,
    text: Format,
    number: Format,
    per_cent: Format,
    day: Format,
}

impl Look {
    fn of(language: Language) -> Self {
        let plain = Format::new().set_align(FormatAlign::Top);
        let per_cent = match language.for_staff() {
            Language::Swedish => "0.0 %",
            _ => "0.0%",
        };
        Self {
            title: plain.clone().set_bold().set_font_size(16),
            heading: plain.clone().set_bold().set_text_wrap(),
            text: plain.clone().set_text_wrap(),
            number: plain.clone().set_num_format("#,##0"),
            per_cent: plain.clone().set_num_format(per_cent),
            day: plain.set_num_format("yyyy-mm-dd"),
        }
    }
}

fn write_cover(
    sheet: &mut Worksheet,
    look: &Look,
    title: &str,
    lines: &[(String, String)],
) -> Result<(), XlsxError> {
    sheet.set_column_width_pixels(0, 220)?;
    sheet.set_column_width_pixels(1, 700)?;
    write_text(sheet, (0, 0), title, &look.title)?;
    for (row, (label, text)) in (2..).zip(lines) {
        write_text(sheet, (row, 0), label, &look.heading)?;
        write_text(sheet, (row, 1), text, &look.text)?;
    }
    Ok(())
}

/// What the cover says under its title, as a list of two columns; an empty line stands before a new part.
fn cover_lines(
    t: &Texts,
    cover: &Cover,
    names: &[String],
    tables: &[Table],
) -> Vec<(String, String)> {
    let facts = [
        (t.get("nav-process"), &cover.process),
        (t.get("process-organisation"), &cover.organisation),
        (t.get("board-reference"), &cover.references),
        (t.get("sheets-computed"), &cover.computed_at),
        (t.get("sheets-dialogues"), &cover.dialogues),
        (t.get("sheets-link"), &cover.link),
        (t.get("sheets-disclosure"), &cover.disclosure),
    ];
    let facts = facts.into_iter().filter(|(_, fact)| !fact.is_empty());
    let mut lines: Vec<(String, String)> = facts
        .map(|(label, fact)| (label.into_owned(), fact.clone()))
        .collect();
    let mut part = |heading: &str, pairs: Vec<(String, String)>| {
        if !pairs.is_empty() {
            lines.push((String::new(), String::new()));
            lines.push((heading.to_owned(), String::new()));
            lines.extend(pairs);
        }
    };
    let described = names.iter().zip(tables).map(|(name, table)| {
        let words = [table.title.as_str(), table.note.as_str()];
        let words: Vec<&str> = words.into_iter().filter(|one| !one.is_empty()).collect();
        (name.clone(), words.join("\n"))
    });
    part(&t.get("sheets-tables"), described.collect());
    part(&t.get("sheets-definitions"), cover.definitions.clone());
    lines
}

fn write_table(
    t: &Texts,
    sheet: &mut Worksheet,
    look: &Look,
    table: &Table,
) -> Result<(), XlsxError> {
    let flat = flat(t, table);
    for (column, heading) in (0..).zip(&flat.columns) {
        write_text(sheet, (0, column), &heading.title, &look.heading)?;
        let cells = flat
            .rows
            .iter()
            .filter_map(|row| row.get(usize::from(column)));
        sheet.set_column_width_pixels(column, width(t, heading, cells))?;
    }
    for (row, cells) in (1..).zip(&flat.rows) {
        for (column, cell) in (0..).zip(cells) {
            write_cell(sheet, (row, column), look, cell)?;
        }
    }
    sheet.set_freeze_panes(1, 0)?.set_repeat_rows(0, 0)?;
    let beyond = |_| XlsxError::RowColumnLimitError;
    let last_row = u32::try_from(flat.rows.len()).map_err(beyond)?;
    let last_column = u16::try_from(flat.columns.len()).map_err(beyond)?;
    if let Some(last_column) = last_column.checked_sub(1)
        && last_row > 0
    {
        sheet.autofilter(0, 0, last_row, last_column)?;
    }
    Ok(())
}

fn write_cell(
    sheet: &mut Worksheet,
    at: (u32, u16),
    look: &Look,
    cell: &Value,
) -> Result<(), XlsxError> {
    let (row, column) = at;
    match cell {
        Value::Text(text) => write_text(sheet, at, text, &look.text)?,
        Value::Number(number) => {
            sheet.write_number_with_format(row, column, *number as f64, &look.number)?;
        }
        Value::Part { part, of } => {
            let share = *part as f64 / *of as f64;
            sheet.write_number_with_format(row, column, share, &look.per_cent)?;
        }
        Value::Day(day) => match excel_day(*day) {
            Some(day) => {
                sheet.write_datetime_with_format(row, column, &day, &look.day)?;
            }
            None => write_text(sheet, at, &day.to_string(), &look.text)?,
        },
        _ => {}
    }
    Ok(())
}

/// A column's width in pixels: by what stands in it, and by its title as far as that has room in a line or two.
fn width<'a>(t: &Texts, heading: &Column, cells: impl Iterator<Item = &'a Value>) -> u32 {
    /// A bold title's letters are wider, and the filter's button stands beside them.
    const BUTTON: u32 = 24;
    let widest = cells.map(|cell| cell_width(t, cell)).max().unwrap_or(0);
    let title = cell_autofit_width(&heading.title) + BUTTON;
    let (title_most, most) = match heading.kind {
        ColumnKind::Text => (220, 320),
        ColumnKind::Prose => (420, 420),
        _ => (140, 320),
    };
    widest.max(title.min(title_most)).clamp(64, most)
}

/// The width of what a cell shows. A figure that has no room is not shown at all, and no program has just the letters
/// that it is measured by: it gets a third more.
fn cell_width(t: &Texts, cell: &Value) -> u32 {
    let figure = |shown: &str| cell_autofit_width(shown) * 4 / 3;
    match cell {
        Value::Text(text) => text.lines().map(cell_autofit_width).max().unwrap_or(0),
        Value::Number(number) => figure(&t.number(*number)),
        Value::Part { .. } => figure("-100,0 %"),
        Value::Day(_) => figure("2021-09-08"),
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::table;
    use super::*;
    use crate::sheets::tests::NASTY;
    use std::io::{Cursor, Read};

    fn cover(title: &str) -> Cover {
        Cover {
            title: title.into(),
            process: "Unga & äldre".into(),
            organisation: "Region <Exempel>".into(),
            references: "2021-1\n2021-2".into(),
            computed_at: "8 september 2021".into(),
            computed: Timestamp(1_631_095_200),
            dialogues: "Alla".into(),
            link: "https://eko.example.org/p/1".into(),
            definitions: vec![("Hörd".into(), "I hög grad".into())],
            disclosure: String::new(),
        }
    }

    fn made(title: &str, tables: &[Table]) -> Vec<u8> {
        workbook(Language::Swedish.texts(), &cover(title), tables).expect("a workbook")
    }

    fn part(workbook: &[u8], name: &str) -> String {
        let mut zip = zip::ZipArchive::new(Cursor::new(workbook)).expect("a ZIP file");
        let mut text = String::new();
        let mut file = zip.by_name(name).expect("a part");
        file.read_to_string(&mut text).expect("UTF-8");
        text
    }

    #[test]
    fn the_same_account_makes_the_same_bytes() {
        let rows = vec![vec![Value::Text("Hylte".into()), Value::Number(3)]; 40];
        let tables = vec![table(&[ColumnKind::Text, ColumnKind::Number], rows); 12];
        let first = made("Uppföljning", &tables);
        assert_eq!(first, made("Uppföljning", &tables));
        let properties = part(&first, "docProps/core.xml");
        assert!(properties.contains("Uppföljning – Unga &amp; äldre"));
        assert_eq!(properties.matches("2021-09-08T10:00:00Z").count(), 2);
    }

    #[test]
    fn what_looks_like_a_formula_or_a_link_is_a_text() {
        let rows: Vec<Vec<Value>> = NASTY
            .iter()
            .chain(&["https://example.org", "<r><t>x</t></r>", "<r>&</r>"])
            .map(|&nasty| vec![Value::Text(nasty.into())])
            .collect();
        let count = rows.len();
        let book = made("=1+1", &[table(&[ColumnKind::Text], rows)]);
        let sheet = part(&book, "xl/worksheets/sheet2.xml");
        assert_eq!(sheet.matches("t=\"s\"").count(), count + 1);
        for name in ["sheet1", "sheet2"] {
            let sheet = part(&book, &format!("xl/worksheets/{name}.xml"));
            assert!(!sheet.contains("<f>") && !sheet.contains("hyperlink"));
        }
        let texts = part(&book, "xl/sharedStrings.xml");
        assert!(texts.contains("&lt;r&gt;&amp;&lt;/r&gt; "));
        assert!(!texts.contains("<r>"));
    }

    #[test]
    fn days_that_no_spreadsheet_knows_are_written_out() {
        let day = |year| Value::Day(jiff::civil::date(year, 2, 3));
        let rows = vec![vec![day(1492)], vec![day(2022)]];
        let book = made("Uppföljning", &[table(&[ColumnKind::Day], rows)]);
        assert!(part(&book, "xl/sharedStrings.xml").contains("1492-02-03"));
        assert!(part(&book, "xl/worksheets/sheet2.xml").contains("<v>44595</v>"));
    }

    #[test]
    fn tables_without_rows_or_columns_are_sheets_too() {
        let tables = [
            table(&[], Vec::new()),
            table(&[ColumnKind::Text], Vec::new()),
        ];
        let book = made("Uppföljning", &tables);
        assert!(!part(&book, "xl/worksheets/sheet3.xml").contains("autoFilter"));
    }
}
