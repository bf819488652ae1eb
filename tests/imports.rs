//! Files that Excel and others write, in Sweden and elsewhere: one table, however it was written, is the same import, and
//! a fault in it is told by the row and the column that its owner sees.

use std::fmt::Write as _;
use std::io::Write as _;

use eko::dialogues::import::{self, Fault, Import};
use eko::i18n::Language;
use proptest::prelude::*;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use crate::both;
use crate::support::{Engine, Story};

both!(
    a_file_from_excel_in_sweden_is_taken_after_a_preview,
    a_fault_is_told_as_its_owner_sees_it,
    a_workbook_that_unpacks_to_too_much_is_refused,
);

const HEADING: [&str; 6] = ["Nr", "Datum", "Nämnd", "Fas", "Plats", "Deltagare"];
const SEPARATORS: [&str; 3] = [";", ",", "\t"];
const LINE_ENDS: [&str; 3] = ["\n", "\r\n", "\r"];

/// One dialogue of a table.
#[derive(Debug, Clone)]
struct Dialogue {
    number: i32,
    day: (u16, u8, u8),
    board: String,
    venue: String,
    participants: i32,
}

impl Dialogue {
    fn cells(&self) -> [String; 6] {
        let (year, month, day) = self.day;
        [
            self.number.to_string(),
            format!("{year}-{month:02}-{day:02}"),
            self.board.clone(),
            "fördjupande".into(),
            self.venue.clone(),
            self.participants.to_string(),
        ]
    }
}

fn table(dialogues: &[Dialogue]) -> Vec<Vec<String>> {
    let heading = HEADING.map(str::to_owned).to_vec();
    let rows = dialogues.iter().map(|dialogue| dialogue.cells().to_vec());
    std::iter::once(heading).chain(rows).collect()
}

/// A table as a list of values, with an empty row after each of its own.
fn list(table: &[Vec<String>], separator: &str, end: &str, order: &str) -> String {
    let quoted = |cell: &String| {
        if cell.contains([';', ',', '\t', '"', '\n', '\r']) {
            format!("\"{}\"", cell.replace('"', "\"\""))
        } else {
            cell.clone()
        }
    };
    let mut text = String::from(order);
    for row in table {
        let cells: Vec<String> = row.iter().map(quoted).collect();
        let empty = separator.repeat(row.len() - 1);
        write!(text, "{}{end}{empty}{end}", cells.join(separator)).expect("a text");
    }
    text
}

/// A text in every encoding that is read, with and without the mark that it may begin with.
fn encodings(text: &str) -> Vec<(&'static str, Vec<u8>)> {
    let units = || text.encode_utf16();
    let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
    let one: Vec<u8> = text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
    let parts: String =
        text.replace('å', "a\u{30a}").replace('ä', "a\u{308}").replace('ö', "o\u{308}");
    vec![
        ("UTF-8", text.as_bytes().to_vec()),
        ("UTF-8", [b"\xef\xbb\xbf", text.as_bytes()].concat()),
        ("UTF-8", parts.into_bytes()),
        ("UTF-16", [b"\xff\xfe".as_slice(), &little].concat()),
        ("UTF-16", [b"\xfe\xff".as_slice(), &big].concat()),
        ("UTF-16", little),
        ("UTF-16", big),
        ("Windows-1252", one),
    ]
}

/// The table as a workbook, with days and numbers as such where they are that, and an empty row after each of its own.
fn workbook(table: &[Vec<String>]) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    sheet.set_name("Dialoger 2021").expect("a name");
    let day = Format::new().set_num_format("yyyy\\-mm\\-dd;@");
    for (row, cells) in (0..).step_by(2).zip(table) {
        for (column, cell) in (0..).zip(cells) {
            let date = ExcelDateTime::parse_from_str(cell).ok().filter(|_| row > 0 && column == 1);
            let number = cell.parse::<f64>().ok().filter(|_| column == 0 || column == 5);
            match (date, number) {
                (Some(date), _) => sheet.write_datetime_with_format(row, column, &date, &day),
                (_, Some(number)) => sheet.write_number(row, column, number),
                _ => sheet.write_string(row, column, cell),
            }
            .expect("a cell");
        }
    }
    book.save_to_buffer().expect("a workbook")
}

/// The table in every way that a spreadsheet writes it, and what it is to be read as.
fn every_way(table: &[Vec<String>]) -> Vec<(String, Vec<u8>)> {
    let mut ways = vec![("workbook".to_owned(), workbook(table))];
    for separator in SEPARATORS {
        for end in LINE_ENDS {
            for order in [String::new(), format!("sep={separator}{end}")] {
                let text = list(table, separator, end, &order);
                let written = encodings(&text).into_iter();
                ways.extend(written.map(|(name, bytes)| (name.to_owned(), bytes)));
            }
        }
    }
    ways
}

fn words() -> impl Strategy<Value = String> {
    "[a-zåäöÅÄÖé]([a-zåäö;,\"\n ]{0,9}[a-zåäö])?"
}

fn dialogues() -> impl Strategy<Value = Vec<Dialogue>> {
    let one = ((2000u16..2100, 1u8..=12, 1u8..=28), words(), words(), 0..500i32);
    proptest::collection::vec(one, 1..4).prop_map(|all| {
        (1..)
            .zip(all)
            .map(|(number, (day, board, venue, participants))| Dialogue {
                number,
                day,
                board,
                venue,
                participants,
            })
            .collect()
    })
}

fn in_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn assert_tells(import: &Import, dialogues: &[Dialogue], way: &str) {
    assert_eq!(import.rows.len(), dialogues.len(), "{way}");
    for (row, dialogue) in import.rows.iter().zip(dialogues) {
        let (year, month, day) = dialogue.day;
        assert_eq!(row.number, Some(dialogue.number), "{way}");
        assert_eq!(row.held_on.to_string(), format!("{year}-{month:02}-{day:02}"), "{way}");
        assert_eq!(row.board, in_one_line(&dialogue.board), "{way}");
        assert_eq!(row.venue, in_one_line(&dialogue.venue), "{way}");
        assert_eq!(row.counts.participants, Some(dialogue.participants), "{way}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn one_table_is_one_import_however_it_was_written(dialogues in dialogues()) {
        for (way, bytes) in every_way(&table(&dialogues)) {
            let import = import::parse(&bytes).unwrap_or_else(|faults| panic!("{way}: {faults:?}"));
            assert_tells(&import, &dialogues, &way);
            let source = import.source.text(Language::English.texts());
            if way == "workbook" {
                prop_assert_eq!(source, "an Excel workbook, the sheet “Dialoger 2021”");
            } else if !bytes.is_ascii() {
                prop_assert_eq!(&source, &way);
            }
            let again = import::of_text(&import.text).expect("what was shown can be confirmed");
            prop_assert_eq!(again.rows, import.rows);
        }
    }

    #[test]
    fn a_fault_in_any_cell_is_told_by_its_row_and_heading(dialogues in dialogues(), at in any::<prop::sample::Index>(), column in prop::sample::select(vec![0usize, 1, 3, 5])) {
        let mut table = table(&dialogues);
        let row = at.index(dialogues.len()) + 1;
        table[row][column] = "fel värde".into();
        for (way, bytes) in every_way(&table) {
            let faults = import::parse(&bytes).expect_err("a fault");
            let told: Vec<_> = faults.iter().map(|fault: &Fault| (fault.row, fault.column.as_str())).collect();
            // Each row of the table has an empty one behind it.
            prop_assert_eq!(told, [(Some(2 * row + 1), HEADING[column])], "{}", way);
            let text = faults[0].text(Language::Swedish.texts());
            prop_assert!(text.contains("”fel värde”"), "{}", text);
        }
    }
}

/// What stands in the text area of a page.
fn shown_file(page: &str) -> String {
    let rest = page.split("<textarea name=\"file\"").nth(1).expect("a file");
    let rest = rest.split_once('>').expect("an end").1;
    let text = rest.split("</textarea>").next().expect("an end");
    text.trim_start_matches('\n').replace("&quot;", "\"").replace("&amp;", "&")
}

const ROW: &str = "1001;2021-10-12;Hylte;fördjupande;Fritidsgården";
const TITLES: &str = "Nr;Datum;Nämnd;Fas;Plats";

fn a_file_from_excel_in_sweden_is_taken_after_a_preview(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.add_board("Hylte");
    let path = story.path("/dialogues/import");
    let latin =
        |text: &str| text.chars().map(|c| u8::try_from(u32::from(c)).expect("Latin")).collect();
    let parts = |text: &str| {
        text.replace('ä', "a\u{308}").replace('å', "a\u{30a}").replace('ö', "o\u{308}")
    };
    let cells = |text: &str| -> Vec<String> { text.split(';').map(str::to_owned).collect() };
    let files: [(&str, Vec<u8>); 7] = [
        ("Windows-1252", latin(&format!("{TITLES}\r\n{ROW}\r\n"))),
        ("UTF-8", format!("\u{feff}sep=;\r\n{TITLES}\r\n{ROW}\r\n").into_bytes()),
        (
            "UTF-8",
            format!(
                "\u{feff}{TITLES}\r\n{ROW}\r\n;;;;\r\n;2021-10-13;Hylte;fördjupande\r\n;;;;\r\n"
            )
            .into_bytes(),
        ),
        ("UTF-8", parts(&format!("{TITLES}\n{ROW}\n")).into_bytes()),
        ("UTF-8", format!("{TITLES}\n{}\n", ROW.replace("12;", "12 00:00:00;")).into_bytes()),
        ("UTF-8", format!("{TITLES}\n{}\n", ROW.replace("2021-10-12", "13/10/2021")).into_bytes()),
        ("an Excel workbook, the sheet “Dialoger 2021”", workbook(&[cells(TITLES), cells(ROW)])),
    ];
    for (at, (source, bytes)) in (1..).zip(files) {
        let page = story
            .leader
            .upload(&path, &[], Some(("Dialoger.csv", &bytes)))
            .expect(200)
            .says(&format!("The file was read as {source}."))
            .says("Nämnd · fördjupande · Fritidsgården");
        // Each file has the same number, and a number is taken once.
        let file = shown_file(&page.text()).replace("1001;", &format!("{};", 1000 + 10 * at));
        let count = || app.count("SELECT count(*) FROM dialogue WHERE venue = 'Fritidsgården'");
        assert_eq!(count(), at - 1, "nothing is saved yet");
        story.leader.post(&format!("{path}/confirm"), &[("file", &file)]).expect(303);
        assert_eq!(count(), at, "{source}");
    }
    assert_eq!(
        app.count("SELECT count(*) FROM board"),
        1,
        "Hylte is Hylte, however it was written"
    );
    assert_eq!(
        app.count("SELECT count(*) FROM dialogue"),
        8,
        "a short row is one, an empty one is none"
    );
}

fn a_fault_is_told_as_its_owner_sees_it(engine: Engine) {
    let (app, story) = Story::on(engine);
    let path = story.path("/dialogues/import");
    let refused = |bytes: &[u8]| {
        let page = story.leader.upload(&path, &[], Some(("Dialoger.csv", bytes))).expect(422);
        page.says("Nothing was imported")
    };
    for end in LINE_ENDS {
        let file = [TITLES, ROW, "1002;12/10 2021;Hylte;fördjupande", ""].join(end);
        refused(file.as_bytes()).says("Line 3, column Datum: “12/10 2021” is not a date");
        let file = [
            "sep=;",
            TITLES,
            ";;;;",
            "1001;2021-10-12;\"Hylte",
            "\";fördjupande",
            "x;2021-10-13;Hylte;fördjupande",
            "",
        ]
        .join(end);
        refused(file.as_bytes()).says("Line 4, column Nr: “x” is not a whole number");
    }
    refused(format!("{TITLES}\n1;12/10/2021;Hylte;fördjupande").as_bytes())
        .says("Line 2, column Datum: “12/10/2021” can be 2021-10-12 or 2021-12-10");
    refused(b"Nr;Dag\n1;2021-10-12\n")
        .says("Line 1: the column Date is missing; the headings are Nr, Dag");
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0")
        .says("neither an Excel workbook (.xlsx) nor CSV");
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), 0);
}

/// A workbook, with what `fill` adds to the sheet's only row.
fn crafted(fill: &str) -> Vec<u8> {
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    let kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let relations = |id: &str, name: &str, target: &str| {
        format!(
            "<Relationships><Relationship Id=\"{id}\" Type=\"{kind}/{name}\" Target=\"{target}\"/></Relationships>"
        )
    };
    let parts = [
        ("_rels/.rels", relations("a", "officeDocument", "xl/workbook.xml")),
        ("xl/_rels/workbook.xml.rels", relations("b", "worksheet", "/xl/sheet.xml")),
        ("xl/workbook.xml", "<workbook><sheets><sheet name=\"Dolt\" state=\"hidden\" r:id=\"x\"/><sheet name=\"Blad1\" r:id=\"b\"/></sheets></workbook>".into()),
        ("xl/sheet.xml", format!("<worksheet><sheetData><row>{fill}</row></sheetData></worksheet>")),
    ];
    for (name, text) in parts {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).expect("a file");
        zip.write_all(text.as_bytes()).expect("bytes");
    }
    zip.finish().expect("a workbook").into_inner()
}

fn a_workbook_that_unpacks_to_too_much_is_refused(engine: Engine) {
    let (_app, story) = Story::on(engine);
    let path = story.path("/dialogues/import");
    let refused = |bytes: &[u8], words: &str| {
        assert!(bytes.len() < import::LIMIT, "small as it comes: {}", bytes.len());
        story.leader.upload(&path, &[], Some(("bomb.xlsx", bytes))).expect(422).says(words);
    };
    let cell = |name: &str| format!("<c r=\"{name}\" t=\"inlineStr\"><is><t>Datum</t></is></c>");
    refused(&crafted(&" ".repeat(30 * 1024 * 1024)), "The file is too large");
    refused(&crafted(&cell("A1").repeat(90_000)), "The file is too large");
    refused(&crafted(&cell("XFD1")), "The file is too large");
    refused(&crafted("<c r=\"A1\" t=\"s\"><v>7</v></c>"), "The file is neither");
    refused(&crafted("<c r=\"A1\"><v>&bomb;</v></c>"), "The file is neither");
    refused(&crafted(&cell("A1")), "Line 1: the column Board is missing; the headings are Datum");
    refused(&crafted(&cell("A1"))[..300], "The file is neither");
}
