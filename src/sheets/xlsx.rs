//! A workbook (Office Open XML, ECMA-376), as far as every one is alike: what its cells and its sheets' names can hold.
//!
//! A text is a text whatever it looks like: nothing in it is computed or followed.

use std::collections::HashSet;

use jiff::civil::Date;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook, Worksheet, XlsxError};

use super::begins_formula;

/// The most that a cell holds, in UTF-16 code units.
const CELL: usize = 32_767;
/// The same of a sheet's name.
const NAME: usize = 31;
/// What a spreadsheet keeps for itself, in both languages.
const RESERVED: [&str; 2] = ["history", "historik"];
/// ISO 216, as spreadsheets number papers.
const A4: u8 = 9;

/// An empty sheet that is as wide as one page lying down, and says its name and its number on each.
pub fn new_sheet<'a>(book: &'a mut Workbook, name: &str) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet();
    sheet
        .set_name(name)?
        .set_paper_size(A4)
        .set_landscape()
        .set_print_fit_to_pages(1, 0)
        .set_header("&L&A&R&P/&N");
    Ok(sheet)
}

/// Writes a text as a text. One that begins like a formula is marked as text besides, or it would become a formula as
/// soon as somebody edits it.
pub fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let text = writable(text);
    if begins_formula(&text) {
        let marked = format.clone().set_quote_prefix();
        sheet.write_string_with_format(row, column, text, &marked)?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

/// A text as a cell can hold it: without what XML 1.0 forbids (§2.2), lines ended by LF, and cut at the longest.
pub fn writable(text: &str) -> String {
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
pub fn sheet_name(title: &str, key: &str, taken: &mut HashSet<String>) -> String {
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

/// A day as spreadsheets count them; none before 1900.
pub fn excel_day(day: Date) -> Option<ExcelDateTime> {
    let year = u16::try_from(day.year()).ok()?;
    let month = u8::try_from(day.month()).ok()?;
    ExcelDateTime::from_ymd(year, month, u8::try_from(day.day()).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use rust_xlsxwriter::utility::check_sheet_name;

    #[test]
    fn a_text_is_cut_where_a_cell_ends() {
        assert_eq!(cut("abc".into(), 3), "abc");
        assert_eq!(cut("abcd".into(), 3), "ab…");
        assert_eq!(cut("a😀c".into(), 3), "a…");
        let long = "å".repeat(40_000);
        assert_eq!(writable(&long).chars().count(), CELL);
        let mut book = Workbook::new();
        let sheet = new_sheet(&mut book, "Uppföljning").expect("a sheet");
        write_text(sheet, (0, 0), &long, &Format::new()).expect("a cell");
        book.save_to_buffer().expect("a workbook");
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
        let long = "Deltagare som återkopplingen har nått";
        assert_eq!(name(long), "Deltagare som återkopplingen h…");
        let longer = format!("{long}s av");
        assert_eq!(name(&longer), "Deltagare som återkoppling… (2)");
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
