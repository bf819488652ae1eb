//! Whatever comes in from outside, however broken, is answered with a value: nothing panics, nothing runs on, and what
//! was read holds what its type promises.
//!
//! Each target is tried some hundred times; `PROPTEST_CASES=1000000 cargo test --release --test eko -- fuzz::` tries
//! longer. What is tried is made of good examples that were damaged, since bytes at random are turned away by the first
//! line of a parser.

use std::path::Path;
use std::time::{Duration, Instant};

use eko::dialogues::Code;
use eko::i18n::Language;
use eko::mail::{Address, returned};
use eko::secrets::{Purpose, Secrets, random_token};
use eko::sheets::table::Table;
use eko::web::form::Form;
use eko::web::{language, url};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

use crate::support::{Engine, Story, TestApp};

/// What a parser trips over, wherever it stands.
const SPARKS: &[&str] = &[
    "\0",
    "\r\n",
    "\r\n\r\n",
    "\u{feff}",
    "\u{202e}",
    "\u{0}\u{85}",
    "\"",
    "\"\"",
    ";",
    "&",
    "%",
    "%0",
    "%zz",
    "%00",
    "=?utf-8?b?",
    "?=",
    "=\r\n",
    "--",
    "<",
    ">",
    "]]>",
    "&#0;",
    "&#x10ffff;",
    "<!DOCTYPE a [<!ENTITY b \"c\">]>",
    "<>",
    "@",
    "xn--",
    "é",
    "ﷺ",
    "9223372036854775807",
    "-1",
    "1e999",
    "NaN",
    ";q=1.0000001",
    "*",
    "\u{ff1d}",
    "sep=\t\n",
    "PK\u{3}\u{4}",
];

/// One thing that is done to a good example.
#[derive(Debug, Clone)]
enum Damage {
    Turn(Index, u8),
    Take(Index, u8),
    Again(Index, u8),
    Put(Index, &'static str),
    Cut(Index),
}

fn damage() -> impl Strategy<Value = Damage> {
    prop_oneof![
        (any::<Index>(), any::<u8>()).prop_map(|(at, byte)| Damage::Turn(at, byte)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, many)| Damage::Take(at, many)),
        (any::<Index>(), any::<u8>()).prop_map(|(at, many)| Damage::Again(at, many)),
        (any::<Index>(), select(SPARKS)).prop_map(|(at, spark)| Damage::Put(at, spark)),
        any::<Index>().prop_map(Damage::Cut),
    ]
}

fn damaged(good: &[u8], all: &[Damage]) -> Vec<u8> {
    let mut bytes = good.to_vec();
    for one in all {
        let place = |at: &Index| at.index(bytes.len() + 1);
        match one {
            Damage::Turn(at, byte) => {
                let at = place(at);
                if let Some(there) = bytes.get_mut(at) {
                    *there ^= byte;
                }
            }
            Damage::Take(at, many) => {
                let (from, to) = (place(at), place(at) + usize::from(*many));
                bytes.drain(from..to.min(bytes.len()));
            }
            Damage::Again(at, many) => {
                let (from, to) = (place(at), place(at) + usize::from(*many));
                let part = bytes[from..to.min(bytes.len())].to_vec();
                bytes.splice(from..from, part);
            }
            Damage::Put(at, spark) => {
                let at = place(at);
                bytes.splice(at..at, spark.bytes());
            }
            Damage::Cut(at) => bytes.truncate(place(at)),
        }
    }
    bytes
}

/// Good examples, and what is done to one of them.
fn broken(examples: Vec<Vec<u8>>) -> impl Strategy<Value = Vec<u8>> {
    (select(examples), vec(damage(), 0..6)).prop_map(|(good, all)| damaged(&good, &all))
}

fn words(examples: &[&str]) -> impl Strategy<Value = Vec<u8>> {
    broken(examples.iter().map(|good| good.as_bytes().to_vec()).collect())
}

fn files(folder: &str, end: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let files = std::fs::read_dir(folder).expect("a folder");
    let files = files.map(|entry| entry.expect("a file").path());
    let mut files: Vec<_> =
        files.filter(|path| path.extension().is_some_and(|known| known == end)).collect();
    files.sort();
    files.iter().map(|path| std::fs::read(path).expect("bytes")).collect()
}

/// A workbook as spreadsheets make them.
fn workbook() -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (row, cells) in [["Nr", "Datum", "Nämnd"], ["1", "2021-09-08", "Hylte"]].iter().enumerate()
    {
        for (column, cell) in cells.iter().enumerate() {
            let (row, column) = (u32::try_from(row), u16::try_from(column));
            sheet.write(row.expect("small"), column.expect("small"), *cell).expect("a cell");
        }
    }
    sheet.write(3, 1, 44_447.5).expect("a cell");
    book.save_to_buffer().expect("a workbook")
}

/// A workbook of which one part was damaged, and the rest fits again: a damaged archive would be turned away at once.
fn workbook_of(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    use std::io::Write;
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("a part");
        zip.write_all(bytes).expect("written");
    }
    zip.finish().expect("a workbook").into_inner()
}

fn parts_of(book: &[u8]) -> Vec<(String, Vec<u8>)> {
    use std::io::Read;
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(book)).expect("a workbook");
    let mut parts = Vec::new();
    for at in 0..zip.len() {
        let mut part = zip.by_index(at).expect("a part");
        let mut bytes = Vec::new();
        part.read_to_end(&mut bytes).expect("read");
        parts.push((part.name().to_owned(), bytes));
    }
    parts
}

fn table_is_sound(bytes: &[u8]) -> Result<(), TestCaseError> {
    let begun = Instant::now();
    if let Ok(table) = Table::read(bytes, |row| row.len()) {
        let again = Table::of_text(&table.to_text(), |row| row.len());
        prop_assert!(again.is_ok(), "what was read can be written and read again");
        let cells = |table: &Table| {
            table.rows.iter().map(|row| (row.number, row.cells.clone())).collect::<Vec<_>>()
        };
        prop_assert_eq!(again.map(|again| cells(&again)).unwrap_or_default(), cells(&table));
    }
    prop_assert!(begun.elapsed() < Duration::from_secs(5), "it ends");
    Ok(())
}

fn secrets() -> Secrets {
    Secrets::from_master_key(&[7; 32])
}

/// What fails is printed, and kept nowhere.
fn config() -> ProptestConfig {
    ProptestConfig { failure_persistence: None, ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn forms(bytes in words(&["key=abc&heard=very_high", "a=%C3%A5&a=+&b", "name_sv=Tillit&again=1&sure=yes"])) {
        if let Ok(form) = Form::parse(&bytes) {
            for (name, value) in form.fields() {
                prop_assert!(!name.contains('\0') && !value.contains('\0'));
                prop_assert!(form.all(name).count() > 0);
            }
        }
    }

    #[test]
    fn codes(bytes in words(&["ABCD-EFGH", "abcd efgh", "0O1I-L2Z5", "https://eko.example.org/D/ABCDEFGH"])) {
        let text = String::from_utf8_lossy(&bytes);
        if let Some(code) = Code::parse(&text) {
            for again in [code.as_str(), &code.shown()] {
                let again = Code::parse(again);
                prop_assert_eq!(again.as_ref().map(Code::as_str), Some(code.as_str()));
            }
        }
    }

    #[test]
    fn lists(bytes in words(&[
        "\u{feff}Nr;Datum;Nämnd\r\n1;2021-09-08;\"Hylte; \"\"norra\"\"\"\r\n",
        "sep=,\nNo,Date,Board\n1,2021-09-08,Hylte\n",
        "Nr\tDatum\tNämnd\n1\t2021-09-08\tHylte",
    ])) {
        table_is_sound(&bytes)?;
    }

    #[test]
    fn workbooks(bytes in broken(vec![workbook()])) {
        table_is_sound(&bytes)?;
    }

    #[test]
    fn parts_of_workbooks(which in any::<Index>(), all in vec(damage(), 1..6)) {
        let mut parts = parts_of(&workbook());
        let at = which.index(parts.len());
        parts[at].1 = damaged(&parts[at].1, &all);
        table_is_sound(&workbook_of(&parts))?;
    }

    #[test]
    fn mails_that_came_back(bytes in broken(files("tests/returned", "eml"))) {
        let begun = Instant::now();
        let read = returned::read(&bytes, None);
        returned::heading(&bytes);
        for token in &read.tokens {
            prop_assert!(!token.contains(['\r', '\n', '\0']));
        }
        prop_assert_eq!(returned::read(&bytes, None).fingerprint, read.fingerprint);
        prop_assert!(begun.elapsed() < Duration::from_secs(5), "it ends");
    }

    #[test]
    fn addresses(bytes in words(&["kim@example.org", "Kim Lind <kim.lind+eko@sub.example.org>", "åsa@malmö.se", "\"a b\"@example.org", "mailto:kim@example.org?subject=x"])) {
        let text = String::from_utf8_lossy(&bytes);
        if let Ok(address) = Address::parse(&text) {
            let written = address.as_str();
            prop_assert!(written.len() <= 254 && !written.contains(|c: char| c.is_control() || c.is_whitespace()));
            let again = Address::parse(written);
            prop_assert_eq!(again.as_ref().ok().map(Address::as_str), Some(written));
        }
    }

    #[test]
    fn languages(query in words(&["lang=sv", "lang=en&lang=ar", "x=%2&lang=so"]), accept in words(&["sv-SE,sv;q=0.9,en;q=0.8", "ar, *;q=0.1", "zh-Hant-TW;q=0"])) {
        let (query, accept) = (String::from_utf8_lossy(&query), String::from_utf8_lossy(&accept));
        let known = language::of_parts(&query, Some(&accept));
        prop_assert!(known.is_none_or(|known| Language::all().contains(&known)));
    }

    #[test]
    fn where_staff_were_on_their_way_to(bytes in words(&["/admin/p/halland/dialogues?q=a", "/admin", "/admin//example.org", "/admin/p/halland/log?from=2021-09-08"])) {
        let text = String::from_utf8_lossy(&bytes);
        if let Some(to) = url::of_staff(&text) {
            let to = to.to_string();
            prop_assert!(to == "/admin" || to.starts_with("/admin/") || to.starts_with("/admin?"), "{to}");
            prop_assert!(!to.contains(['\\', '\r', '\n', '#']) && to.is_ascii());
        }
    }

    #[test]
    fn what_is_sealed(row: i64, plain in vec(any::<u8>(), 0..300), all in vec(damage(), 1..4)) {
        let secrets = secrets();
        let sealed = secrets.seal(Purpose::Comment, row, &plain);
        let other = damaged(&sealed, &all);
        let opened = secrets.open(Purpose::Comment, row, &other).ok();
        prop_assert_eq!(opened, (other == sealed).then_some(plain.clone()));
        prop_assert!(secrets.open(Purpose::Contact, row, &sealed).is_err());
        prop_assert!(secrets.open(Purpose::Comment, row ^ 1, &sealed).is_err());
    }

    #[test]
    fn tokens_that_name_a_row(row: i64, all in vec(damage(), 1..4)) {
        let secrets = secrets();
        let token = secrets.row_token(Purpose::AddressToken, row);
        let other = String::from_utf8_lossy(&damaged(token.as_bytes(), &all)).into_owned();
        let read = secrets.read_row_token(Purpose::AddressToken, &other);
        prop_assert_eq!(read, (other == token).then_some(row));
    }

    #[test]
    fn what_tablets_seal(bytes in vec(any::<u8>(), 0..300)) {
        prop_assert!(secrets().open_from_tablet(b"eko", &bytes).is_err());
    }
}

/// A browser's form with a file in it.
const MULTIPART: &str = "--edge\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nHylte\r\n--edge\r\n\
Content-Disposition: form-data; name=\"file\"; filename=\"dialoger.csv\"\r\nContent-Type: text/csv\r\n\r\n\
Nr;Datum;Nämnd\r\n1;2021-09-08;Hylte\r\n\r\n--edge--\r\n";

/// Through the front door, since nobody but the server reads them: one server for all cases.
#[test]
fn forms_with_files() {
    let app = TestApp::on(Engine::Sqlite);
    let (story, _) = Story::with_dialogue(&app, "2021-09-08");
    let place = story.path("/dialogues/import");
    const KINDS: &[&str] = &[
        "multipart/form-data; boundary=edge",
        "multipart/form-data",
        "multipart/form-data; boundary=\"",
        "text/plain",
    ];
    proptest!(config(), |(body in words(&[MULTIPART]), kind in select(KINDS))| {
        let page = story.leader.post_raw(&place, &[("Content-Type", kind)], &body);
        prop_assert!(page.status < 500, "{}: {}", page.status, page.words());
    });
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), 1, "nothing was taken in unasked");
    // And it still works.
    story.leader.post(&format!("{}?lang=en", "/"), &[("code", &random_token())]);
    story.page("/dialogues").says("Hylte");
}
