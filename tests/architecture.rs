//! The rules of the house, read off the code itself.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            files.extend(rust_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files
}

/// A source file without its tests and comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a file");
    let text = text.split("#[cfg(test)]").next().expect("a part");
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The room that a file stands in: its first folder, or its own name.
fn room(path: &Path) -> String {
    let relative = path.strip_prefix(root().join("src")).expect("in src");
    let first = relative
        .components()
        .next()
        .expect("a part")
        .as_os_str()
        .to_string_lossy();
    first.trim_end_matches(".rs").to_owned()
}

/// What a file uses of the crate: `crate::a::b::C` as `[a, b, C]`, nested `use` lists unfolded.
fn uses(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    let mut rest = code;
    while let Some(at) = rest.find("crate::") {
        let before = rest[..at].chars().next_back();
        rest = &rest[at + "crate::".len()..];
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        unfold(rest, &[], &mut found);
    }
    found
}

fn unfold(text: &str, prefix: &[String], found: &mut Vec<Vec<String>>) {
    let mut path = prefix.to_vec();
    let mut rest = text;
    loop {
        if let Some(inner) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = 0;
            for (at, c) in inner.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        unfold(inner[start..at].trim(), &path, found);
                        return;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        unfold(inner[start..at].trim(), &path, found);
                        start = at + 1;
                    }
                    _ => {}
                }
            }
            return;
        }
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '#'))
            .unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        path.push(rest[..end].to_owned());
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(next) => rest = next,
            None => break,
        }
    }
    if path.len() > prefix.len() {
        found.push(path);
    }
}

#[test]
fn imports_are_read_rightly() {
    let found = uses("use crate::a::{self, b::{C, d::E}, f};\nlet x = crate::g::h(1);");
    let found: BTreeSet<String> = found.into_iter().map(|path| path.join("::")).collect();
    let expected = ["a::self", "a::b::C", "a::b::d::E", "a::f", "g::h"];
    assert_eq!(
        found,
        expected.iter().map(|path| (*path).to_owned()).collect()
    );
}

const STORY: [&str; 11] = [
    "processes",
    "dialogues",
    "survey",
    "addresses",
    "organisations",
    "tablets",
    "reports",
    "mailings",
    "followup",
    "archive",
    "api",
];

/// Which rooms of the story a room may use.
fn may_use(room: &str) -> &'static [&'static str] {
    match room {
        "processes" => &[],
        "dialogues" | "reports" => &["processes"],
        "survey" | "addresses" => &["processes", "dialogues"],
        // A tablet sends both, each in a request of its own.
        "tablets" => &["processes", "dialogues", "survey", "addresses"],
        "organisations" => &["processes", "dialogues", "addresses"],
        "mailings" => &[
            "processes",
            "reports",
            "addresses",
            "organisations",
            "dialogues",
        ],
        // Takes everything out and ends it; what it must never touch is said below.
        "archive" => &STORY,
        // Shows what the follow-up made of everything; the rest it may not even name.
        "api" => &["processes", "followup"],
        "followup" => &["processes", "dialogues", "survey", "reports", "mailings"],
        _ => &[],
    }
}

#[test]
fn rooms_import_only_down_the_story() {
    let mut wrong = Vec::new();
    for path in rust_files(&root().join("src")) {
        let from = room(&path);
        // What stands above the rooms puts them together.
        if ["main", "lib", "app", "routes", "demo", "housekeeping"].contains(&from.as_str()) {
            continue;
        }
        for used in uses(&code(&path)) {
            let to = used[0].as_str();
            if to == from || !STORY.contains(&to) {
                continue;
            }
            if !STORY.contains(&from.as_str()) {
                wrong.push(format!(
                    "{}: {from} is below the story and uses {to}",
                    path.display()
                ));
            } else if !may_use(&from).contains(&to) {
                wrong.push(format!("{}: {from} may not use {to}", path.display()));
            } else if used
                .get(1)
                .is_some_and(|part| part == "views" || part == "handlers")
            {
                wrong.push(format!(
                    "{}: {} is another room's furniture",
                    path.display(),
                    used.join("::")
                ));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn answers_and_addresses_never_meet() {
    for path in rust_files(&root().join("src")) {
        let forbidden: &[&str] = match room(&path).as_str() {
            "survey" => &["address", "addresses", "consent_wording"],
            "addresses" => &["tally", "survey", "comment"],
            "followup" => &["addresses"],
            "archive" => &["address", "tally", "consent_wording"],
            "api" => &[
                "address",
                "addresses",
                "tally",
                "survey",
                "comment",
                "consent_wording",
                "dialogue",
                "entered",
            ],
            _ => continue,
        };
        for used in uses(&code(&path)) {
            let touches = forbidden.contains(&used[0].as_str())
                || (used.starts_with(&["db".into(), "schema".into()])
                    && used
                        .get(2)
                        .is_some_and(|table| forbidden.contains(&table.as_str())));
            assert!(!touches, "{}: {}", path.display(), used.join("::"));
        }
    }
}

#[test]
fn sql_stands_in_queries_and_time_in_clock() {
    let mut wrong = Vec::new();
    for path in rust_files(&root().join("src")) {
        let text = code(&path);
        let name = path.to_string_lossy().into_owned();
        let in_queries =
            name.ends_with("queries.rs") || name.contains("/queries/") || name.contains("/db/");
        let forbidden: [(&str, bool); 7] = [
            ("diesel::insert_into", in_queries),
            ("diesel::update(", in_queries),
            ("diesel::delete(", in_queries),
            ("each_backend!", in_queries),
            ("schema::", in_queries),
            ("SystemTime::now", name.ends_with("clock.rs")),
            ("Zoned::now", name.ends_with("clock.rs")),
        ];
        for (words, allowed) in forbidden {
            if text.contains(words) && !allowed {
                wrong.push(format!("{name}: {words}"));
            }
        }
        if name.ends_with("views.rs") || name.contains("/views/") {
            for words in ["Db", "queries::", "Connection", "HttpRequest"] {
                if text.contains(&format!("crate::db::{words}"))
                    || text.contains(&format!(" {words}::load"))
                {
                    wrong.push(format!("{name}: a view asks for {words}"));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn only_addresses_opens_an_address() {
    for path in rust_files(&root().join("src")) {
        let inside = ["addresses", "secrets"].contains(&room(&path).as_str());
        let text = code(&path);
        assert!(
            inside || !text.contains("Purpose::Address"),
            "{}",
            path.display()
        );
        assert!(
            inside || !text.contains("Key::Address"),
            "{}",
            path.display()
        );
    }
}

#[test]
fn nothing_panics_on_input() {
    let mut wrong = Vec::new();
    for path in rust_files(&root().join("src")) {
        for (number, line) in code(&path).lines().enumerate() {
            for words in [".unwrap()", ".expect(", "todo!", "unimplemented!", "dbg!("] {
                if line.contains(words) {
                    wrong.push(format!("{}:{}: {words}", path.display(), number + 1));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The module of a file: `reports::status::handlers`.
fn module(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("in src");
    let parts: Vec<&str> = inside
        .iter()
        .filter_map(|part| part.to_str())
        .map(|part| part.trim_end_matches(".rs"))
        .filter(|part| *part != "mod")
        .collect();
    parts.join("::")
}

#[test]
fn staff_handlers_name_their_right() {
    // The routes under /admin, and the guards that their handlers take.
    let mut handlers: Vec<(String, String, String)> = Vec::new();
    for path in rust_files(&root().join("src")) {
        if path.to_string_lossy().contains("handlers") {
            for part in code(&path).split("pub async fn ").skip(1) {
                let name = part.split(['(', '<']).next().expect("a name");
                let signature = part.split('{').next().expect("a signature");
                handlers.push((module(&path), name.to_owned(), signature.to_owned()));
            }
        }
    }
    let routes = code(&root().join("src/routes.rs"));
    let staff = routes.split("fn staff(").nth(1).expect("staff routes");
    let open = ["sign_in_form", "sign_in", "sign_out"];
    let mut checked = 0;
    for part in staff.split(".to(").skip(1) {
        let named = part.split(')').next().expect("a handler");
        let (place, name) = named.rsplit_once("::").expect("a place and a name");
        if open.contains(&name) {
            continue;
        }
        // The routes give each room's handlers a short name, and import files of handlers by theirs.
        let (first, rest) = place.split_once("::").unwrap_or((place, ""));
        let room = routes
            .lines()
            .find_map(|line| {
                line.strip_prefix("use crate::")?
                    .strip_suffix(&format!(" as {first};"))
            })
            .map_or_else(|| format!("::handlers::{first}"), str::to_owned);
        let wanted = format!("{room}::{rest}");
        let wanted = wanted.trim_end_matches("::");
        let found: Vec<&String> = handlers
            .iter()
            .filter(|(module, handler, _)| {
                handler == name && (module.starts_with(wanted) || module.ends_with(wanted))
            })
            .map(|(_, _, signature)| signature)
            .collect();
        let [signature] = found[..] else {
            panic!("{} handlers are called {named}", found.len());
        };
        assert!(
            ["Within<", "MayCreate", "SignedIn"]
                .iter()
                .any(|guard| signature.contains(guard)),
            "{named} names no right"
        );
        checked += 1;
    }
    assert!(checked > 50, "{checked}");
}

#[test]
fn every_dependency_has_a_permissive_licence() {
    let output = std::process::Command::new(env!("CARGO"))
        .args([
            "metadata",
            "--format-version",
            "1",
            "--locked",
            "--all-features",
        ])
        .current_dir(root())
        .output()
        .expect("cargo metadata");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("JSON");
    const FINE: [&str; 12] = [
        "MIT",
        "MIT-0",
        "Apache-2.0",
        "Apache-2.0 WITH LLVM-exception",
        "BSD-2-Clause",
        "BSD-3-Clause",
        "ISC",
        "MPL-2.0",
        "Zlib",
        "Unicode-3.0",
        "Unlicense",
        "0BSD",
    ];
    let mut checked = 0;
    for package in metadata["packages"].as_array().expect("packages") {
        let name = package["name"].as_str().expect("a name");
        if name == "eko" {
            continue;
        }
        let licence = package["license"].as_str().unwrap_or("none");
        // Each part joined by AND needs one fine alternative joined by OR.
        let fine = licence.split(" AND ").all(|part| {
            part.trim_matches(['(', ')', ' '])
                .split(" OR ")
                .flat_map(|one| one.split('/'))
                .any(|one| FINE.contains(&one.trim_matches(['(', ')', ' '])))
        });
        assert!(fine, "{name}: {licence}");
        checked += 1;
    }
    assert!(checked > 200, "{checked}");
}

#[test]
fn the_repository_speaks_of_the_product_alone() {
    let listed = std::process::Command::new("git")
        .args(["ls-files"])
        .current_dir(root())
        .output()
        .expect("git");
    let files = String::from_utf8(listed.stdout).expect("names");
    for name in files
        .lines()
        .filter(|name| name.ends_with("package-lock.json"))
    {
        let text = std::fs::read_to_string(root().join(name)).expect("a file");
        assert!(
            !text.contains("\"resolved\""),
            "{name} records download addresses"
        );
    }
}
