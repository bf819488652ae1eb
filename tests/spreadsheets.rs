//! What is taken out of the account opens in a real spreadsheet: LibreOffice reads the workbook and the lists, sees
//! the figures that the tables have, and prints them.

use std::path::PathBuf;
use std::process::{Command, Stdio};

use eko::clock::Timestamp;
use eko::dialogues::import;
use eko::followup::exports::csv;
use eko::followup::exports::xlsx::{self, Cover};
use eko::followup::tables::{Column, ColumnKind, Table, Value};
use eko::i18n::{Language, Texts};
use jiff::civil::{Date, date};

/// A file for each sheet: every figure as exact as it is.
const EXACT: &str =
    "csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,false,true,false,false,false,-1";
/// A file for each sheet: the cells as they are shown, texts in quotes and all else without, formulas as such.
const SHOWN: &str = "csv:Text - txt - csv (StarCalc):59,34,76,1,,1033,true,true,true,true,false,-1";

const NASTY: [&str; 12] = [
    "=1+1",
    "+1",
    "-1",
    "@SUM(A1)",
    "\t=1",
    "\u{ff1d}1",
    "\"; =1",
    "=HYPERLINK(\"http://example.org\";\"x\")",
    "=cmd|'/C calc'!A0",
    "<r><t>=1</t></r>",
    "_x0041_",
    "007",
];

/// LibreOffice with a folder and settings of its own, so that several can run at once.
struct Office(PathBuf);

impl Office {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("eko-office-{}", eko::secrets::random_id()));
        std::fs::create_dir(&folder).expect("a folder");
        Self(folder)
    }

    /// Opens a file and saves it as something else, which then lies in the folder.
    #[track_caller]
    fn convert(&self, name: &str, bytes: &[u8], reading: &[&str], into: &str) {
        std::fs::write(self.0.join(name), bytes).expect("written");
        let profile = format!("-env:UserInstallation=file://{}", self.path("profile"));
        // One that hangs is ended, with all that it has started.
        self.run(
            Command::new("timeout")
                .args(["--kill-after=5", "120", "soffice", &profile])
                .args(["--headless", "--norestore"])
                .args(reading)
                .args(["--convert-to", into, "--outdir", &self.path(""), name]),
        );
    }

    #[track_caller]
    fn run(&self, command: &mut Command) -> String {
        let done = command
            .current_dir(&self.0)
            .env("HOME", &self.0)
            .env("LC_ALL", "C.UTF-8")
            .stdin(Stdio::null())
            .output()
            .expect("tests/install installs LibreOffice and Poppler");
        let said = String::from_utf8_lossy(&done.stderr);
        assert!(
            done.status.success(),
            "{command:?}, installed by tests/install: {} {said}",
            done.status
        );
        String::from_utf8_lossy(&done.stdout).into_owned()
    }

    fn path(&self, name: &str) -> String {
        self.0.join(name).display().to_string()
    }

    #[track_caller]
    fn read(&self, name: &str) -> Vec<u8> {
        let there = || -> Vec<_> {
            let entries = std::fs::read_dir(&self.0).expect("a folder");
            entries.map(|entry| entry.expect("an entry").path()).collect()
        };
        std::fs::read(self.0.join(name))
            .unwrap_or_else(|error| panic!("{name}: {error}: {:?}", there()))
    }

    #[track_caller]
    fn text(&self, name: &str) -> String {
        String::from_utf8(self.read(name)).expect("UTF-8")
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn swedish() -> &'static Texts {
    Language::Swedish.texts()
}

fn text(words: &str) -> Value {
    Value::Text(words.into())
}

fn table(title: &str, columns: &[(&str, ColumnKind)], rows: Vec<Vec<Value>>) -> Table {
    Table {
        key: "table",
        title: title.into(),
        note: format!("Att veta om {title}"),
        columns: columns
            .iter()
            .map(|(title, kind)| Column { key: "column", title: (*title).into(), kind: *kind })
            .collect(),
        rows,
    }
}

/// Of each kind something: whole figures, ranges, what is too few, what is not there.
fn dialogues() -> Table {
    let range = Value::Between { least: 890, most: 911, of: 1000 };
    table(
        "Dialoger per år",
        &[
            ("Dialog", ColumnKind::Text),
            ("Dag", ColumnKind::Day),
            ("Deltagare", ColumnKind::Number),
            ("Svarsandel", ColumnKind::PerCent),
            ("Blev hörda", ColumnKind::Share),
            ("Osäkerhet", ColumnKind::Interval),
            ("Anteckning", ColumnKind::Prose),
        ],
        vec![
            vec![
                text("Hylte; äldre på Öland"),
                Value::Day(date(2021, 9, 8)),
                Value::Number(1234),
                Value::Part { part: 32, of: 34 },
                Value::Part { part: 42, of: 47 },
                Value::Interval { low: 894, high: 912 },
                text("=1+1"),
            ],
            vec![
                text("Årstad"),
                Value::Day(date(2022, 1, 31)),
                Value::TooFew,
                Value::Empty,
                Value::TooFew,
                Value::Empty,
                text("Två\nrader"),
            ],
            vec![
                text("Falkenberg"),
                Value::Empty,
                Value::Number(-5),
                Value::Part { part: 1, of: 3 },
                range,
                Value::Interval { low: 0, high: 1000 },
                Value::Empty,
            ],
            vec![
                text("Laholm"),
                Value::Day(date(2024, 2, 29)),
                Value::Number(0),
                Value::Part { part: 5, of: 5 },
                Value::Between { least: 95, most: 100, of: 100 },
                Value::Empty,
                text("Sist"),
            ],
            vec![
                text("Kungsbacka"),
                Value::Day(date(2024, 12, 31)),
                Value::Number(1_234_567),
                Value::TooFew,
                Value::Between { least: 0, most: 5, of: 100 },
                Value::Empty,
                text("Allra sist"),
            ],
        ],
    )
}

/// What somebody may have typed to make another's spreadsheet compute.
fn nasty() -> Table {
    let rows = NASTY
        .iter()
        .zip(0..)
        .map(|(words, number)| vec![text(words), Value::Number(number), text(words)])
        .collect();
    table(
        "Skickat/öppnat: [allt]?",
        &[("=1+1", ColumnKind::Text), ("Antal", ColumnKind::Number), ("-1", ColumnKind::Prose)],
        rows,
    )
}

fn cover() -> Cover {
    Cover {
        title: "Uppföljning".into(),
        process: "Unga & äldre <2021>".into(),
        organisation: "Region Exempel".into(),
        references: "2021-1 (Nämnd ett)\n2021-2 (Nämnd två)".into(),
        computed_at: "8 september 2021 kl. 12:00".into(),
        computed: Timestamp(1_631_095_200),
        dialogues: "Alla dialoger som har avslutats".into(),
        link: "https://eko.example.org/processes/1".into(),
        definitions: vec![("Blev hörda".into(), "=I ganska eller mycket hög grad".into())],
        disclosure: "Grupper med färre än fem svar visas inte.".into(),
    }
}

fn workbook(tables: &[Table]) -> Vec<u8> {
    xlsx::workbook(swedish(), &cover(), tables).expect("a workbook")
}

/// What has to stand in the cells of a value.
#[derive(Debug)]
enum Seen {
    Nothing,
    Words(String),
    Figure(f64),
    Share(f64),
    Day(Date),
}

fn expected(kind: ColumnKind, value: &Value) -> Vec<Seen> {
    let share = |(part, of): (i64, i64)| Seen::Share(part as f64 / of as f64);
    let ends = value.span().map(|(least, most)| (share(least), share(most)));
    let words = || Seen::Words(value.text(swedish()));
    match (kind, value, ends) {
        (ColumnKind::Share, _, Some((least, most))) => vec![words(), least, most],
        (ColumnKind::Share, Value::TooFew, _) => vec![words(), Seen::Nothing, Seen::Nothing],
        (ColumnKind::Interval, _, Some((least, most))) => vec![least, most],
        (ColumnKind::Interval, Value::Empty, _) => vec![Seen::Nothing, Seen::Nothing],
        (ColumnKind::PerCent, Value::Part { .. }, Some((exact, _))) => vec![exact],
        (_, Value::Number(number), _) => vec![Seen::Figure(*number as f64)],
        (_, Value::Day(day), _) => vec![Seen::Day(*day)],
        (_, Value::Text(_) | Value::TooFew, _) => vec![words()],
        (_, Value::Empty, _) => vec![Seen::Nothing],
        other => panic!("{other:?} is in no table here"),
    }
}

impl Seen {
    fn is(&self, cell: &str) -> bool {
        let near = |figure: f64, text: &str| {
            text.parse::<f64>().is_ok_and(|read| (read - figure).abs() < 1e-10)
        };
        match self {
            Self::Nothing => cell.is_empty(),
            // After the one text that the library would have taken for its own markup stands a space.
            Self::Words(words) => cell.strip_suffix(' ').unwrap_or(cell) == words,
            Self::Figure(figure) => near(*figure, cell),
            Self::Share(share) => {
                cell.strip_suffix('%').is_some_and(|text| near(share * 100.0, text))
            }
            Self::Day(day) => cell == day.to_string(),
        }
    }
}

/// Compares all rows under the titles.
#[track_caller]
fn compare(sheet: &str, table: &Table) {
    let mut reader = ::csv::ReaderBuilder::new().delimiter(b';').from_reader(sheet.as_bytes());
    let rows: Vec<::csv::StringRecord> = reader.records().map(|row| row.expect("a row")).collect();
    assert_eq!(rows.len(), table.rows.len(), "{}", table.title);
    for (row, values) in rows.iter().zip(&table.rows) {
        let expected: Vec<Seen> = table
            .columns
            .iter()
            .zip(values)
            .flat_map(|(column, value)| expected(column.kind, value))
            .collect();
        assert_eq!(row.len(), expected.len(), "{row:?}");
        for (cell, expected) in row.iter().zip(&expected) {
            assert!(expected.is(cell), "{cell:?} is not {expected:?}: {row:?}");
        }
    }
}

#[test]
fn a_spreadsheet_reads_every_figure_of_every_sheet() {
    let office = Office::new();
    let tables = [dialogues(), nasty()];
    office.convert("account.xlsx", &workbook(&tables), &[], EXACT);
    compare(&office.text("account-Dialoger per år.csv"), &tables[0]);
    compare(&office.text("account-Skickat-öppnat- -allt--.csv"), &tables[1]);

    let cover = office.text(&format!("account-{}.csv", swedish().get("sheets-cover")));
    for told in [
        "Uppföljning;\n",
        "Unga & äldre <2021>",
        "Region Exempel",
        "\"2021-1 (Nämnd ett)\n2021-2 (Nämnd två)\"",
        "8 september 2021 kl. 12:00",
        "Alla dialoger som har avslutats",
        "https://eko.example.org/processes/1",
        "Grupper med färre än fem svar visas inte.",
        "Dialoger per år;\"Dialoger per år\nAtt veta om Dialoger per år\"",
        "Skickat-öppnat- -allt--;\"Skickat/öppnat: [allt]?\nAtt veta om",
        "Blev hörda;=I ganska eller mycket hög grad",
    ] {
        assert!(cover.contains(told), "{told:?} is not in {cover}");
    }
}

#[test]
fn figures_are_figures_and_texts_are_texts() {
    let office = Office::new();
    let tables = [dialogues(), nasty()];
    office.convert("account.xlsx", &workbook(&tables), &[], SHOWN);

    let t = swedish();
    let said = |row: usize| tables[0].rows[row][4].text(t);
    let few = Value::TooFew.text(t);
    let shown = [
        "\"Dialog\";\"Dag\";\"Deltagare\";\"Svarsandel\";\"Blev hörda\";\"Blev hörda, minst\";\"Blev hörda, högst\";\
         \"Osäkerhet, minst\";\"Osäkerhet, högst\";\"Anteckning\""
            .into(),
        format!(
            "\"Hylte; äldre på Öland\";2021-09-08;1,234;94.1 %;\"{}\";89.4 %;89.4 %;89.4 %;91.2 %;\"=1+1\"",
            said(0)
        ),
        format!("\"Årstad\";2022-01-31;\"{few}\";;\"{few}\";;;;;\"Två\nrader\""),
        format!("\"Falkenberg\";;-5;33.3 %;\"{}\";89.0 %;91.1 %;0.0 %;100.0 %;", said(2)),
        format!("\"Laholm\";2024-02-29;0;100.0 %;\"{}\";95.0 %;100.0 %;;;\"Sist\"", said(3)),
        format!(
            "\"Kungsbacka\";2024-12-31;1,234,567;\"{few}\";\"{}\";0.0 %;5.0 %;;;\"Allra sist\"",
            said(4)
        ),
    ];
    let sheet = office.text("account-Dialoger per år.csv");
    assert_eq!(sheet, shown.join("\n") + "\n");

    let quoted = |words: &str| format!("\"{}\"", words.replace('"', "\"\""));
    let mut lines = String::from("\"=1+1\";\"Antal\";\"-1\"\n");
    for (number, words) in NASTY.iter().enumerate() {
        let space = if words.starts_with("<r>") { " " } else { "" };
        let words = quoted(&format!("{words}{space}"));
        lines += &format!("{words};{number};{words}\n");
    }
    assert_eq!(office.text("account-Skickat-öppnat- -allt--.csv"), lines);
}

#[test]
fn it_is_printed_lying_down_with_the_titles_on_each_page() {
    let rows = (1..=500)
        .map(|number| {
            vec![
                text(&format!("D-{number:03}")),
                Value::Day(date(2021, 9, 8)),
                Value::Number(1_234_567),
                Value::Part { part: number, of: 500 },
            ]
        })
        .collect();
    let long = table(
        "Alla dialoger",
        &[
            ("Verksamhet", ColumnKind::Text),
            ("Dag", ColumnKind::Day),
            ("Deltagare", ColumnKind::Number),
            ("Andel", ColumnKind::Share),
        ],
        rows,
    );
    let titles: Vec<String> = (1..=24).map(|number| format!("K{number:02}")).collect();
    let columns: Vec<(&str, ColumnKind)> =
        titles.iter().map(|title| (title.as_str(), ColumnKind::Number)).collect();
    let wide = table("Bred", &columns, vec![vec![Value::Number(1_000); 24]; 3]);

    let office = Office::new();
    office.convert("account.xlsx", &workbook(&[long, wide]), &[], "pdf");
    let pdf = office.read("account.pdf");
    let raw = String::from_utf8_lossy(&pdf);
    let text = office.run(Command::new("pdftotext").args(["-layout", "account.pdf", "-"]));
    let pages: Vec<&str> = text.split_terminator('\u{c}').collect();
    assert_eq!(raw.matches("/Type/Page/").count(), pages.len());
    assert_eq!(raw.matches("/MediaBox[0 0 841.").count(), pages.len());
    assert!(pages[0].contains("Uppföljning") && pages[0].contains("Region Exempel"));

    let of = |sheet: &str| -> Vec<&str> {
        let begins = |page: &&&str| page.trim_start().starts_with(sheet);
        pages.iter().filter(begins).copied().collect()
    };
    let long = of("Alla dialoger");
    assert!(long.len() > 5, "{} pages", long.len());
    for page in &long {
        assert!(page.contains("Verksamhet") && page.contains("Deltagare"), "{page}");
    }
    for number in 1..=500 {
        let name = format!("D-{number:03}");
        let times: usize = long.iter().map(|page| page.matches(&name).count()).sum();
        assert_eq!(times, 1, "{name}");
    }
    let wide = of("Bred");
    assert_eq!(wide.len(), 1);
    assert!(wide[0].contains("K01") && wide[0].contains("K24"));
    // So a figure is shown that has no room.
    assert!(!text.contains("##"), "{text}");
}

#[test]
fn a_list_is_read_by_the_habits_of_its_language() {
    let office = Office::new();
    let mut rows: Vec<Vec<Value>> = vec![vec![
        text("Hylte; äldre, på Öland"),
        Value::Number(-1234),
        Value::Part { part: 181, of: 200 },
        Value::Day(date(2021, 9, 8)),
    ]];
    rows.extend(NASTY.iter().map(|words| {
        let share = Value::Part { part: 1, of: 8 };
        vec![text(words), Value::Number(7), share, Value::Empty]
    }));
    let table = table(
        "Dialoger",
        &[
            ("Dialog", ColumnKind::Text),
            ("Antal", ColumnKind::Number),
            ("Andel", ColumnKind::PerCent),
            ("Dag", ColumnKind::Day),
        ],
        rows,
    );
    for (language, separator, number) in
        [(Language::Swedish, 59, 1053), (Language::English, 44, 1033)]
    {
        let reading = format!(
            "--infilter=Text - txt - csv (StarCalc):{separator},34,76,1,,{number},false,true,false"
        );
        let list = csv::bytes(language.texts(), &table).expect("a list");
        office.convert("list.txt", &list, &[&reading], SHOWN);
        let sheet = office.text("list-list.csv");
        let mut lines = sheet.lines();
        assert_eq!(lines.next(), Some("\"Dialog\";\"Antal\";\"Andel (%)\";\"Dag\""));
        assert_eq!(lines.next(), Some("\"Hylte; äldre, på Öland\";-1234;90.5;2021-09-08"));
        for words in NASTY {
            let line = lines.next().expect("a line");
            // What looks like a number is one to whoever reads a list.
            let Some(cell) = line.strip_suffix(";7;12.5;") else { panic!("{line}") };
            assert!(!cell.trim_start_matches('"').starts_with(['=', '@']), "{line}");
            assert!(
                cell.contains(words.replace('"', "\"\"").trim_start()) || words == "007",
                "{line}"
            );
        }
        assert_eq!(lines.next(), None);
        std::fs::remove_file(office.path("list-list.csv")).expect("removed");
    }
}

/// The other way round: what a real spreadsheet makes of a table of dialogues is imported as the same dialogues.
#[test]
fn what_a_real_spreadsheet_writes_is_imported() {
    let office = Office::new();
    let typed = "Nr;Datum;Nämnd;Fas;Plats;Deltagare\n\
                 1001;2021-10-12;Hylte;fördjupande;Fritidsgården;7\n\
                 ;;;;;\n\
                 1002;2021-10-13;Hylte;fördjupande;\"Biblioteket; \"\"nya\"\"\";8\n";
    let right = import::parse(typed.as_bytes()).expect("a list").rows;
    let reading = "--infilter=Text - txt - csv (StarCalc):59,34,76,1,,1053,false,true,false";
    office.convert("typed.csv", typed.as_bytes(), &[reading], "xlsx");
    let book = office.read("typed.xlsx");
    let import = import::parse(&book).expect("a workbook");
    assert_eq!(import.source.text(swedish()), "en Excel-arbetsbok, bladet ”typed”");
    assert_eq!(import.rows, right);
    for (separator, charset, letters) in
        [(59, 1, "Windows-1252"), (44, 76, "UTF-8"), (9, 65535, "UTF-16")]
    {
        let into = format!("csv:Text - txt - csv (StarCalc):{separator},34,{charset},1");
        office.convert("book.xlsx", &book, &[], &into);
        let import = import::parse(&office.read("book.csv")).expect("a list");
        assert_eq!(import.source.text(swedish()), letters);
        assert_eq!(import.rows, right, "{letters}");
        std::fs::remove_file(office.path("book.csv")).expect("removed");
    }
}
