//! The register of the public record, held to the code: comments cite rows that stand in it, and its rows name rooms
//! and tests that exist.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

const REGISTER: &str = include_str!("../src/record.md");
const ROWS: u32 = 70;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn read(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
}

/// A row of the register: its number, and what is between backticks in its last two cells.
struct Row {
    number: u32,
    rooms: Vec<&'static str>,
    tests: Vec<&'static str>,
}

fn register() -> Vec<Row> {
    let named = |cell: &'static str| cell.split('`').skip(1).step_by(2).collect();
    REGISTER
        .lines()
        .filter_map(|line| line.strip_prefix("| D"))
        .map(|line| {
            let cells: Vec<&str> = line.trim_end_matches('|').split('|').collect();
            let [number, says, rooms, tests] = cells[..] else {
                panic!("four cells, and no other upright line: {line}")
            };
            assert!(says.trim().len() > 20, "it says nothing: {line}");
            Row {
                number: number.trim().parse().expect("the number of a row"),
                rooms: named(rooms),
                tests: named(tests),
            }
        })
        .collect()
}

/// The rows that a text cites. A citation is a capital D and one to three digits that stand by themselves: no letter,
/// digit or underscore touches them on either side, and no `#`, `%`, `&`, `/` or `\` stands before them, as in a
/// colour, an encoded byte or an address.
fn cited(text: &str) -> Vec<u32> {
    let is_word = |c: char| c.is_alphanumeric() || c == '_';
    text.match_indices('D')
        .filter_map(|(at, _)| {
            let before = text[..at].chars().next_back();
            let rest = &text[at + 1..];
            let digits = rest.len() - rest.trim_start_matches(|c: char| c.is_ascii_digit()).len();
            let touches = before.is_some_and(|c| is_word(c) || "#%&/\\".contains(c))
                || rest[digits..].starts_with(is_word);
            ((1..=3).contains(&digits) && !touches).then(|| rest[..digits].parse().ok())?
        })
        .collect()
}

/// The texts in a folder and those within it, but for what the browser tests install.
fn texts(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() && !path.ends_with("node_modules") {
            found.extend(texts(&path));
        } else if matches!(extension, Some("rs" | "css" | "ftl" | "js" | "mjs" | "sql")) {
            found.push(path);
        }
    }
    found
}

/// Whether a module, written as in Rust, or a file, by its path, is there.
fn is_there(room: &str) -> bool {
    if room.contains('/') {
        return root().join(room).is_file();
    }
    let file = root().join("src").join(room.replace("::", "/"));
    file.with_extension("rs").is_file() || file.join("mod.rs").is_file()
}

/// Whether a test of that name, or a browser test whose title begins so, stands in a file.
fn is_told(file: &str, test: &str) -> bool {
    let text = read(&root().join(file));
    if file.ends_with(".rs") {
        return text.contains(&format!("fn {test}("));
    }
    ['\'', '`'].iter().any(|quote| text.contains(&format!("test({quote}{test}")))
}

#[test]
fn a_citation_is_told_from_other_words() {
    let said = "(D1, D22): «D3» `D44`. D5–D6\nD070 AD7 D8a D_9 xD1 #D12 %D9%8A https://a/D/1 /D13 D-14 D1234 d15 D";
    assert_eq!(cited(said), [1, 22, 3, 44, 5, 6, 70]);
}

#[test]
fn the_register_has_each_row_once_in_order() {
    let numbers: Vec<u32> = register().iter().map(|row| row.number).collect();
    assert_eq!(numbers, (1..=ROWS).collect::<Vec<_>>());
}

#[test]
fn what_is_cited_stands_in_the_register() {
    let mut citing: BTreeMap<u32, PathBuf> = BTreeMap::new();
    for folder in ["src", "kiosk", "migrations", "tests"] {
        for path in texts(&root().join(folder)) {
            let rows = cited(&read(&path));
            citing.extend(rows.into_iter().map(|row| (row, path.clone())));
        }
    }
    assert!(citing.len() > 40, "{}", citing.len());
    citing.retain(|row, _| !(1..=ROWS).contains(row));
    assert!(citing.is_empty(), "no such rows: {citing:?}");
}

#[test]
fn each_row_names_rooms_and_tests_that_exist() {
    let mut wrong = Vec::new();
    for row in register() {
        let mut say = |what: String| wrong.push(format!("D{}: {what}", row.number));
        if row.rooms.is_empty() != row.tests.is_empty() {
            say("what is answered is shown, and the other way round".into());
        }
        for room in row.rooms.iter().filter(|room| !is_there(room)) {
            say(format!("no room {room}"));
        }
        // A file, and the tests in it until the next file.
        let (mut file, mut told) = ("", true);
        for &name in row.tests.iter().chain(&["/"]) {
            if name.contains('/') {
                if !told {
                    say(format!("no test of {file}"));
                }
                (file, told) = (name, false);
            } else {
                told = true;
                if !root().join(file).is_file() || !is_told(file, name) {
                    say(format!("no test {name} in {file}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
