//! The account as one workbook (Office Open XML, ECMA-376): a cover that says what it is, and a sheet for each table.
//!
//! A sheet's first row has the titles and stays in sight, on paper as well; what has to be known to read a table stands
//! on the cover. Counts, shares and days are typed, and shares are exact fractions that are shown as per cent. A text is
//! a text whatever it looks like: nothing in it is computed or followed.

use std::collections::HashSet;

use jiff::civil::Date;
use rust_xlsxwriter::utility::cell_autofit_width;
use rust_xlsxwriter::{
    DocProperties, ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError,
};

use super::{Flat, FlatCell, Heading, Holds, begins_formula};
use crate::clock::Timestamp;
use crate::followup::tables::Table;
use crate::i18n::{Language, Texts};

/// The most that a cell holds, in UTF-16 code units.
const CELL: usize = 32_767;
/// The same of a sheet's name.
const NAME: usize = 31;
/// What a spreadsheet keeps for itself, in both languages.
const RESERVED: [&str; 2] = ["history", "historik"];
/// ISO 216, as spreadsheets number papers.
const A4: u8 = 9;

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

/// An empty sheet that is as wide as one page lying down, and says its name and its number on each.
fn new_sheet<'a>(book: &'a mut Workbook, name: &str) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet();
    sheet
        .set_name(name)?
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_header("&L&A&R&P/&N");
    Ok(sheet)
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
    let flat = Flat::of(t, table);
    for (column, heading) in (0..).zip(&flat.header) {
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
    let last_column = u16::try_from(flat.header.len()).map_err(beyond)?;
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
    cell: &FlatCell,
) -> Result<(), XlsxError> {
    let (row, column) = at;
    match cell {
        FlatCell::Empty => {}
        FlatCell::Text(text) => write_text(sheet, at, text, &look.text)?,
        FlatCell::Number(number) => {
            sheet.write_number_with_format(row, column, *number as f64, &look.number)?;
        }
        FlatCell::PerCent { part, of } => {
            let share = *part as f64 / *of as f64;
            sheet.write_number_with_format(row, column, share, &look.per_cent)?;
        }
        FlatCell::Day(day) => match excel_day(*day) {
            Some(day) => {
                sheet.write_datetime_with_format(row, column, &day, &look.day)?;
            }
            None => write_text(sheet, at, &day.to_string(), &look.text)?,
        },
    }
    Ok(())
}

/// A day as spreadsheets count them; none before 1900.
fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}

/// Writes a text as a text. One that begins like a formula is marked as text besides, or it would become a formula as
/// soon as somebody edits it.
fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if begins_formula(text) {
        let marked = format.clone().set_quote_prefix();
        sheet.write_string_with_format(row, column, writable(text), &marked)?;
    } else {
        sheet.write_string_with_format(row, column, writable(text), format)?;
    }
    Ok(())
}

/// A text as a cell can hold it: without what XML 1.0 forbids (§2.2), lines ended by LF, and cut at the longest.
fn writable(text: &str) -> String {
    let mut kept: String = text
        .replace("\r\n", "\n")
        .chars()
        .map(|c| if c == '\r' { '\n' } else { c })
        .filter(|c| matches!(c, '\t' | '\n' | ' '..='\u{fffd}' | '\u{10000}'..))
        .collect();
    // The library takes a text between these two for markup of its own and writes it as it stands.
    if kept.starts_with("<r>") && kept.ends_with("</r>") {
        kept.push(' ');
    }
    cut(kept, CELL)
}

/// A text of at most so many UTF-16 code units; one that is cut ends in an ellipsis.
fn cut(text: String, most: usize) -> String {
    // No text has more of those than bytes.
    if text.len() <= most || text.encode_utf16().count() <= most {
        return text;
    }
    let mut units = 0;
    let within = text.chars().take_while(|c| {
        units += c.len_utf16();
        units < most
    });
    within.chain(std::iter::once('…')).collect()
}

/// A name for a sheet that is like the title, allowed, and not taken, and is taken from now on.
fn sheet_name(title: &str, key: &str, taken: &mut HashSet<String>) -> String {
    let title = Some(allowed_in_name(title)).filter(|name| !name.is_empty());
    let title = title.unwrap_or_else(|| allowed_in_name(key));
    let mut number = 1;
    loop {
        let ending = match number {
            1 => String::new(),
            _ => format!(" ({number})"),
        };
        let name = format!("{}{ending}", cut(title.clone(), NAME - ending.len()));
        let folded = name.to_lowercase();
        if !name.is_empty() && !RESERVED.contains(&folded.as_str()) && taken.insert(folded) {
            return name;
        }
        number += 1;
    }
}

/// A title in one line, without what no sheet's name may have.
fn allowed_in_name(title: &str) -> String {
    let title = writable(title).replace(['[', ']', ':', '*', '?', '/', '\\'], "-");
    let words: Vec<&str> = title.split_whitespace().collect();
    let name = words.join(" ");
    name.trim_matches(['\'', ' ']).to_owned()
}

/// A column's width in pixels: by what stands in it, and by its title as far as that has room in a line or two.
fn width<'a>(t: &Texts, heading: &Heading, cells: impl Iterator<Item = &'a FlatCell>) -> u32 {
    /// A bold title's letters are wider, and the filter's button stands beside them.
    const BUTTON: u32 = 24;
    let widest = cells.map(|cell| cell_width(t, cell)).max().unwrap_or(0);
    let title = cell_autofit_width(&heading.title) + BUTTON;
    let (title_most, most) = match heading.holds {
        Holds::Words => (220, 320),
        Holds::Prose => (420, 420),
        Holds::Number | Holds::PerCent | Holds::Day => (140, 320),
    };
    widest.max(title.min(title_most)).clamp(64, most)
}

/// The width of what a cell shows. A figure that has no room is not shown at all, and no program has just the letters
/// that it is measured by: it gets a third more.
fn cell_width(t: &Texts, cell: &FlatCell) -> u32 {
    let figure = |shown: &str| cell_autofit_width(shown) * 4 / 3;
    match cell {
        FlatCell::Empty => 0,
        FlatCell::Text(text) => text.lines().map(cell_autofit_width).max().unwrap_or(0),
        FlatCell::Number(number) => figure(&t.number(*number)),
        FlatCell::PerCent { .. } => figure("-100,0 %"),
        FlatCell::Day(_) => figure("2021-09-08"),
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{NASTY, table};
    use super::*;
    use crate::followup::tables::{Kind, Value};
    use proptest::prelude::*;
    use rust_xlsxwriter::utility::check_sheet_name;
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
        let tables = vec![table(&[Kind::Text, Kind::Number], rows); 12];
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
        let book = made("=1+1", &[table(&[Kind::Text], rows)]);
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
        let book = made("Uppföljning", &[table(&[Kind::Day], rows)]);
        assert!(part(&book, "xl/sharedStrings.xml").contains("1492-02-03"));
        assert!(part(&book, "xl/worksheets/sheet2.xml").contains("<v>44595</v>"));
    }

    #[test]
    fn tables_without_rows_or_columns_are_sheets_too() {
        let tables = [table(&[], Vec::new()), table(&[Kind::Text], Vec::new())];
        let book = made("Uppföljning", &tables);
        assert!(!part(&book, "xl/worksheets/sheet3.xml").contains("autoFilter"));
    }

    #[test]
    fn a_text_is_cut_where_a_cell_ends() {
        assert_eq!(cut("abc".into(), 3), "abc");
        assert_eq!(cut("abcd".into(), 3), "ab…");
        assert_eq!(cut("a😀c".into(), 3), "a…");
        let long = "å".repeat(40_000);
        assert_eq!(writable(&long).chars().count(), CELL);
        made(
            "Uppföljning",
            &[table(&[Kind::Prose], vec![vec![Value::Text(long)]])],
        );
    }

    #[test]
    fn sheets_have_names_of_their_own() {
        let mut taken = HashSet::new();
        let mut name = |title: &str| sheet_name(title, "dialogues", &mut taken);
        assert_eq!(name("Skickat/öppnat: [a]?"), "Skickat-öppnat- -a--");
        assert_eq!(name("'Dialoger'"), "Dialoger");
        assert_eq!(name("DIALOGER"), "DIALOGER (2)");
        assert_eq!(name("History"), "History (2)");
        assert_eq!(name(""), "dialogues");
        assert_eq!(
            name("Deltagare som återkopplingen har nått"),
            "Deltagare som återkopplingen h…"
        );
        assert_eq!(
            name("Deltagare som återkopplingen har nåtts av"),
            "Deltagare som återkoppling… (2)"
        );
    }

    proptest! {
        #[test]
        fn any_title_gives_a_name_that_is_allowed(titles in proptest::collection::vec("[a'/:\\\\\\]\\[*? \n\u{0}å😀]{0,40}", 1..20)) {
            let mut taken = HashSet::new();
            for title in &titles {
                let name = sheet_name(title, "", &mut taken);
                prop_assert!(check_sheet_name(&name).is_ok(), "{:?}", name);
                prop_assert!(name.encode_utf16().count() <= NAME);
            }
            prop_assert_eq!(taken.len(), titles.len());
        }

        #[test]
        fn any_text_can_be_written(text in any::<String>()) {
            let written = writable(&text);
            let allowed = |c: char| matches!(c, '\n' | '\t') || (c >= ' ' && !matches!(c, '\u{fffe}' | '\u{ffff}'));
            prop_assert!(written.chars().all(allowed));
            if text.chars().all(allowed) && !text.starts_with("<r>") {
                prop_assert_eq!(written, text);
            }
        }
    }
}
