//! A workbook that is handed in (Office Open XML, ECMA-376 part 1): the rows of its first sheet that is not hidden.
//!
//! Whoever hands it in may mean harm, so that no more is unpacked than [`UNPACKED`], whatever the file says of itself, and
//! only cells with something in them are kept. Nothing in it is computed or followed: a formula's value is the one that
//! was stored.

use std::collections::{HashMap, HashSet};
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use zip::ZipArchive;

use super::markup::{Within, attribute, each, text_of};
use super::row::{MOST_COLUMNS, MOST_ROWS, MOST_TEXT, Row, Unreadable, clean};
use super::values::{self, Epoch};
use crate::i18n::characters::composed;

/// Bytes that are unpacked of one workbook at most.
const UNPACKED: u64 = 8 * 1024 * 1024;
/// The ends of the names by which a part says what another is to it.
const WORKBOOK: &str = "/officeDocument";
const STRINGS: &str = "/sharedStrings";
const STYLES: &str = "/styles";

/// The name and the rows of the first sheet that is not hidden.
pub fn rows(bytes: &[u8]) -> Result<(String, Vec<Row>), Unreadable> {
    let mut parts = Parts::of(bytes)?;
    let relations = parts.relations("")?;
    let workbook = relations.of_kind(WORKBOOK).ok_or(Unreadable::Unknown)?;
    let relations = parts.relations(workbook)?;
    let (sheet, epoch) = first_sheet(&parts.text(workbook)?)?;
    let strings = match relations.of_kind(STRINGS) {
        Some(part) => shared_strings(&parts.text(part)?)?,
        None => Vec::new(),
    };
    let days = match relations.of_kind(STYLES) {
        Some(part) => styles_of_days(&parts.text(part)?)?,
        None => HashSet::new(),
    };
    let place = relations
        .by_id(&sheet.relation)
        .ok_or(Unreadable::Unknown)?;
    let mut cells = Cells {
        strings: &strings,
        days: &days,
        epoch,
        rows: Vec::new(),
        text: 0,
    };
    cells.read(&parts.text(place)?)?;
    Ok((sheet.name, cells.rows))
}

/// The files that a workbook consists of.
struct Parts<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Bytes that may still be unpacked.
    left: u64,
}

impl<'a> Parts<'a> {
    fn of(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Unreadable::Unknown)?;
        let left = UNPACKED;
        Ok(Self { zip, left })
    }

    fn text(&mut self, name: &str) -> Result<String, Unreadable> {
        let part = self.zip.by_name(name).map_err(|_| Unreadable::Unknown)?;
        let mut text = String::new();
        let mut limited = part.take(self.left + 1);
        let read = limited.read_to_string(&mut text);
        let left = limited.limit();
        self.left = left.checked_sub(1).ok_or(Unreadable::TooLarge)?;
        read.map(|_| text).map_err(|_| Unreadable::Unknown)
    }

    /// What a part is related to; the whole file's has no name.
    fn relations(&mut self, part: &str) -> Result<Relations, Unreadable> {
        let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
        let under = |path: &str| match folder {
            "" => path.to_owned(),
            folder => format!("{folder}/{path}"),
        };
        let text = self.text(&under(&format!("_rels/{name}.rels")))?;
        let mut all = Vec::new();
        each(&text, |event| {
            if let Event::Start(tag) | Event::Empty(tag) = event
                && tag.local_name().as_ref() == b"Relationship"
            {
                let target = attribute(tag, b"Target").unwrap_or_default();
                let target = match target.strip_prefix('/') {
                    Some(from_the_root) => from_the_root.to_owned(),
                    None => under(&target),
                };
                let id = attribute(tag, b"Id").unwrap_or_default();
                all.push((id, attribute(tag, b"Type").unwrap_or_default(), target));
            }
            Ok(())
        })?;
        Ok(Relations(all))
    }
}

/// Other parts by the ids that one has for them, with what they are to it and where they are.
struct Relations(Vec<(String, String, String)>);

impl Relations {
    fn of_kind(&self, kind: &str) -> Option<&str> {
        let mut all = self.0.iter();
        all.find(|(_, its, _)| its.ends_with(kind))
            .map(|(.., target)| target.as_str())
    }

    fn by_id(&self, id: &str) -> Option<&str> {
        let mut all = self.0.iter();
        all.find(|(its, ..)| its == id)
            .map(|(.., target)| target.as_str())
    }
}

struct Sheet {
    name: String,
    relation: String,
}

/// The first sheet that is not hidden, and from when the workbook counts its days.
fn first_sheet(workbook: &str) -> Result<(Sheet, Epoch), Unreadable> {
    let mut epoch = Epoch::Of1900;
    let mut sheets = Vec::new();
    each(workbook, |event| {
        let (Event::Start(tag) | Event::Empty(tag)) = event else {
            return Ok(());
        };
        match tag.local_name().as_ref() {
            b"workbookPr" => {
                let said = attribute(tag, b"date1904").unwrap_or_default();
                if matches!(said.as_str(), "1" | "true" | "on") {
                    epoch = Epoch::Of1904;
                }
            }
            b"sheet" if attribute(tag, b"state").is_none_or(|state| state == "visible") => {
                sheets.push(Sheet {
                    name: attribute(tag, b"name").unwrap_or_default(),
                    relation: attribute(tag, b"id").unwrap_or_default(),
                });
            }
            _ => {}
        }
        Ok(())
    })?;
    let first = sheets.into_iter().next().ok_or(Unreadable::Unknown)?;
    Ok((first, epoch))
}

/// The texts that cells share. How they are read aloud (`rPh`) is none of a text.
fn shared_strings(part: &str) -> Result<Vec<String>, Unreadable> {
    let mut all: Vec<String> = Vec::new();
    let mut within = Within::default();
    each(part, |event| {
        within.follow(event);
        match event {
            Event::Start(tag) if tag.local_name().as_ref() == b"si" => all.push(String::new()),
            Event::Empty(tag) if tag.local_name().as_ref() == b"si" => all.push(String::new()),
            _ => {
                if within.is_text()
                    && let (Some(text), Some(last)) = (text_of(event)?, all.last_mut())
                {
                    last.push_str(&text);
                }
            }
        }
        Ok(())
    })?;
    Ok(all)
}

/// The cells' styles that show days, by their places.
fn styles_of_days(part: &str) -> Result<HashSet<usize>, Unreadable> {
    let mut own: HashMap<String, bool> = HashMap::new();
    let mut days = HashSet::new();
    let mut within = Within::default();
    let mut style = 0;
    each(part, |event| {
        let (Event::Start(tag) | Event::Empty(tag)) = event else {
            within.follow(event);
            return Ok(());
        };
        let format = || attribute(tag, b"numFmtId").unwrap_or_default();
        match tag.local_name().as_ref() {
            b"numFmt" => {
                let code = attribute(tag, b"formatCode").unwrap_or_default();
                own.insert(format(), values::shows_day(&code));
            }
            b"xf" if within.is(b"cellXfs") => {
                let format = format();
                let built_in = || format.parse().is_ok_and(values::is_built_in_day);
                if own.get(&format).copied().unwrap_or_else(built_in) {
                    days.insert(style);
                }
                style += 1;
            }
            _ => {}
        }
        within.follow(event);
        Ok(())
    })?;
    Ok(days)
}

/// The cells of a sheet as they are read.
struct Cells<'a> {
    strings: &'a [String],
    /// The styles that show days.
    days: &'a HashSet<usize>,
    epoch: Epoch,
    rows: Vec<Row>,
    /// Bytes of text so far: few bytes of a file may stand for many, again and again.
    text: usize,
}

/// A cell that is being read.
#[derive(Default)]
struct Open {
    column: usize,
    kind: String,
    style: usize,
    value: String,
}

impl Cells<'_> {
    fn read(&mut self, sheet: &str) -> Result<(), Unreadable> {
        let mut within = Within::default();
        let (mut row, mut column) = (0, 0);
        let mut open = Open::default();
        each(sheet, |event| {
            within.follow(event);
            match event {
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == b"row" => {
                    let said = attribute(tag, b"r").and_then(|number| number.parse().ok());
                    row = said.unwrap_or(row + 1);
                    column = 0;
                }
                Event::Start(tag) | Event::Empty(tag) if tag.local_name().as_ref() == b"c" => {
                    column = attribute(tag, b"r")
                        .map_or(Some(column), |name| column_of(&name))
                        .unwrap_or(MOST_COLUMNS);
                    open = Open {
                        column,
                        kind: attribute(tag, b"t").unwrap_or_default(),
                        style: attribute(tag, b"s")
                            .and_then(|style| style.parse().ok())
                            .unwrap_or(0),
                        value: String::new(),
                    };
                    column += 1;
                }
                Event::End(tag) if tag.local_name().as_ref() == b"c" => {
                    self.put(row, std::mem::take(&mut open))?;
                }
                _ => {
                    if (within.is(b"v") || within.is_text())
                        && let Some(text) = text_of(event)?
                    {
                        open.value.push_str(&text);
                    }
                }
            }
            Ok(())
        })
    }

    fn put(&mut self, number: usize, cell: Open) -> Result<(), Unreadable> {
        let value = match cell.kind.as_str() {
            "s" => {
                let at: Option<usize> = cell.value.trim().parse().ok();
                let shared = at.and_then(|at| self.strings.get(at));
                shared.ok_or(Unreadable::Unknown)?.clone()
            }
            "" | "n" if self.days.contains(&cell.style) => values::day(&cell.value, self.epoch),
            "" | "n" => values::number(&cell.value),
            "b" => (if cell.value == "1" { "TRUE" } else { "FALSE" }).into(),
            _ => cell.value,
        };
        let value = clean(&composed(&value.replace("_x000D_", " ")));
        if value.is_empty() {
            return Ok(());
        }
        self.text += value.len();
        let last = self.rows.last().map_or(0, |row| row.number);
        if number == 0 || number < last {
            return Err(Unreadable::Unknown);
        }
        if self.text > MOST_TEXT || number > MOST_ROWS || cell.column >= MOST_COLUMNS {
            return Err(Unreadable::TooLarge);
        }
        if number != last {
            let cells = Vec::new();
            self.rows.push(Row { number, cells });
        }
        if let Some(Row { cells, .. }) = self.rows.last_mut() {
            if cells.len() <= cell.column {
                cells.resize(cell.column + 1, String::new());
            }
            cells[cell.column] = value;
        }
        Ok(())
    }
}

/// The column that a cell's name begins with, from 0: `B3` is in the second.
fn column_of(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic);
    let digits = letters.map(|letter| usize::from(letter.to_ascii_uppercase() - b'A') + 1);
    let number = digits.take(4).fold(0, |number, digit| number * 26 + digit);
    number.checked_sub(1)
}
