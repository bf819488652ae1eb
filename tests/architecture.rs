//! The rules of the house, read off the code itself.

use std::collections::{BTreeMap, BTreeSet};

use crate::support::sources::{arrows, code, files, module, room, root, rust_files, uses};

#[test]
fn imports_are_read_rightly() {
    let found = uses("use crate::a::{self, b::{C, d::E}, f};\nlet x = crate::g::h(1);");
    let found: BTreeSet<String> = found.into_iter().map(|path| path.join("::")).collect();
    let expected = ["a::self", "a::b::C", "a::b::d::E", "a::f", "g::h"];
    assert_eq!(found, expected.iter().map(|path| (*path).to_owned()).collect());
}

/// The rooms from the top down. A file uses only what stands below its room; files of one room use each other.
const ORDER: &[&str] = &[
    "main",
    "packaging",
    "server",
    "demo",
    "papers",
    "api",
    "archive",
    "trail",
    "desk",
    "search",
    "home",
    "status",
    "followup",
    "mailings",
    "guides",
    "organisations",
    "hosting",
    "tablets",
    "addresses",
    "plan",
    "observations",
    "survey",
    "reports",
    "dialogues",
    "processes",
    "staff",
    "apart",
    "app",
    "web",
    "sheets",
    "config",
    "mail",
    "i18n",
    "audit",
    "db",
    "secrets",
    "oauth",
    "xml",
    "clock",
    "error",
];

/// On which floor a file's room stands, counted from the top.
fn floor(module: &str) -> usize {
    let room = module.split("::").next().unwrap_or_default();
    ORDER
        .iter()
        .position(|name| *name == room)
        .unwrap_or_else(|| panic!("{room} has no place in the order"))
}

#[test]
fn a_file_uses_only_what_stands_below_it() {
    let mut wrong = Vec::new();
    for (from, used) in arrows() {
        for to in used {
            if floor(&to) < floor(&from) {
                wrong.push(format!("{from} runs back up to {to}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// All that a file uses, straight or through others.
fn reached<'a>(from: &str, arrows: &'a BTreeMap<String, BTreeSet<String>>) -> BTreeSet<&'a String> {
    let mut reached = BTreeSet::new();
    let mut next: Vec<&String> = arrows[from].iter().collect();
    while let Some(to) = next.pop() {
        if reached.insert(to) {
            next.extend(&arrows[to]);
        }
    }
    reached
}

#[test]
fn no_files_use_each_other_in_a_circle() {
    let arrows = arrows();
    assert!(arrows.len() > 200, "{}", arrows.len());
    let wrong: Vec<String> = arrows
        .iter()
        .filter(|(from, _)| reached(from, &arrows).contains(from))
        .flat_map(|(from, used)| {
            let back = used.iter().filter(|to| reached(to, &arrows).contains(from));
            back.map(move |to| format!("{from} uses {to}, which leads back to it"))
        })
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_is_in_a_room_stays_there() {
    let mut wrong = Vec::new();
    for (from, used) in arrows() {
        let own = from.split("::").next().unwrap_or_default();
        let is_view = from.split("::").any(|part| part == "views");
        for to in used {
            let furniture = |name: &str| to.split("::").any(|part| part == name);
            let theirs = to.split("::").next().unwrap_or_default();
            if is_view && furniture("handlers") {
                wrong.push(format!("{from} is a view and uses {to}"));
            }
            if own != theirs
                && !["main", "server"].contains(&own)
                && (furniture("handlers") || furniture("views") || furniture("forms"))
            {
                wrong.push(format!("{from} uses another room's furniture: {to}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Which room a table belongs to.
const TABLES: &[(&str, &[&str])] = &[
    ("db", &["installation"]),
    ("audit", &["audit_entry", "audit_head"]),
    ("mail", &["mail_token"]),
    (
        "staff",
        &[
            "account",
            "account_link",
            "identity",
            "membership",
            "recovery_code",
            "second_factor",
            "session",
        ],
    ),
    (
        "processes",
        &[
            "process",
            "happened",
            "process_text",
            "logo",
            "spoken",
            "board",
            "board_priority",
            "target_group",
            "method",
            "disposal_decision",
            "erasure",
        ],
    ),
    ("plan", &["activity", "goal", "indicator", "outreach", "removed_indicator"]),
    (
        "observations",
        &["observation", "observation_text", "observation_theme", "reply", "reply_text"],
    ),
    ("dialogues", &["dialogue", "dialogue_target_group", "reading_point"]),
    ("survey", &["survey", "survey_version", "tally", "set_aside", "submission_key", "comment"]),
    ("addresses", &["address", "arrival", "consent_wording", "pool", "purpose_end"]),
    ("tablets", &["tablet"]),
    ("home", &["told"]),
    ("organisations", &["organisation", "organisation_dialogue", "contact", "declined"]),
    (
        "reports",
        &[
            "report",
            "report_picture",
            "report_text",
            "report_theme",
            "file",
            "announced_report",
            "moved_promise",
            "moved_promise_text",
            "status_update",
            "status_update_text",
            "status_update_theme",
            "theme",
            "theme_text",
        ],
    ),
    (
        "mailings",
        &[
            "mailing",
            "mailing_text",
            "letter_draft",
            "delivery",
            "sender",
            "put_back",
            "promise",
            "unserved",
            "forward",
            "returned_mail",
        ],
    ),
    ("followup", &["entered", "snapshot"]),
    ("api", &["api_token"]),
];

#[test]
fn a_table_is_touched_in_its_own_room_only() {
    let mut wrong = Vec::new();
    let mut seen = BTreeSet::new();
    for path in rust_files(&root().join("src")) {
        let room = room(&path);
        if room == "db" {
            continue;
        }
        for used in uses(&code(&path)) {
            if !used.starts_with(&["db".into(), "schema".into()]) {
                continue;
            }
            let table = used.get(2).map_or("everything", String::as_str);
            seen.insert(table.to_owned());
            let is_own =
                TABLES.iter().any(|(owner, tables)| *owner == room && tables.contains(&table));
            if !is_own {
                wrong.push(format!("{} touches {table}", path.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    // Every table of the schema has an owner that uses it.
    let schema = code(&root().join("src/db/schema.rs"));
    for part in schema.split("diesel::table! {").skip(1) {
        let table = part.trim().split([' ', '(']).next().expect("a name");
        assert!(table == "installation" || seen.contains(table), "nobody uses {table}");
    }
}

#[test]
fn every_address_is_served() {
    let routes: String = ["src/server/routes.rs", "src/server/routes"]
        .iter()
        .flat_map(|place| rust_files(&root().join(place)))
        .map(|file| code(&file))
        .collect();
    for (name, _) in eko::web::url::pattern::ALL {
        let ends = |rest: &str| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_');
        let named = format!("at::{name}");
        assert!(routes.split(&named).skip(1).any(ends), "{name} is served nowhere");
    }
}

/// Whatever begins an address of Eko's own.
const ADDRESSES: [&str; 11] = [
    "\"/admin",
    "\"/p/",
    "\"/d/",
    "\"/D/",
    "\"/a/",
    "\"/f/",
    "\"/h/",
    "\"/kiosk/",
    "\"/setup/",
    "\"/api/v1/",
    "\"/static/",
];

#[test]
fn every_address_is_built_in_one_place() {
    let mut wrong = Vec::new();
    for path in rust_files(&root().join("src")) {
        let place = module(&path);
        // The edge and the headers judge what was asked for, and build nothing.
        if ["web::url", "server::edge", "web::headers"].contains(&place.as_str()) {
            continue;
        }
        for (number, line) in code(&path).lines().enumerate() {
            for address in ADDRESSES.iter().filter(|_| !place.starts_with("server::routes")) {
                if line.contains(address) {
                    wrong.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn what_staff_change_is_logged() {
    for path in rust_files(&root().join("src")) {
        let text = code(&path);
        let place = module(&path);
        assert!(
            !text.contains("By::Log") || ["staff::writing", "db"].contains(&place.as_str()),
            "{place} writes as the log does"
        );
        // Whoever is at work in a process writes through `Within::write`, and nobody else's name stands for them.
        assert!(
            !text.contains("Within<") || !text.contains("By::"),
            "{place} is a page of the staff's and writes past the log"
        );
    }
}

#[test]
fn answers_and_addresses_never_meet() {
    for path in rust_files(&root().join("src")) {
        let forbidden: &[&str] = match room(&path).as_str() {
            "survey" => &["address", "addresses", "consent_wording"],
            "addresses" => &["tally", "survey", "comment"],
            "followup" => &["address", "addresses", "consent_wording", "tally"],
            "archive" => &["address", "tally", "consent_wording"],
            "desk" => &["tally", "survey", "comment"],
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
            // How many there are says nothing of anybody.
            if used.join("::").starts_with("addresses::queries::counts") {
                continue;
            }
            let touches = forbidden.contains(&used[0].as_str())
                || (used.starts_with(&["db".into(), "schema".into()])
                    && used.get(2).is_some_and(|table| forbidden.contains(&table.as_str())));
            assert!(!touches, "{}: {}", path.display(), used.join("::"));
        }
    }
}

#[test]
fn sql_stands_in_queries() {
    let mut wrong = Vec::new();
    for path in rust_files(&root().join("src")) {
        let text = code(&path);
        let name = path.to_string_lossy().into_owned();
        let in_queries =
            name.ends_with("queries.rs") || name.contains("/queries/") || name.contains("/db/");
        let forbidden: [(&str, bool); 5] = [
            ("diesel::insert_into", in_queries),
            ("diesel::update(", in_queries),
            ("diesel::delete(", in_queries),
            ("each_backend!", in_queries),
            // A row may be derived where its type stands.
            ("schema::", in_queries || text.contains("#[diesel(table_name")),
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
        assert!(inside || !text.contains("Purpose::Address"), "{}", path.display());
        assert!(inside || !text.contains("Key::Address"), "{}", path.display());
    }
}

#[test]
fn staff_handlers_name_their_right() {
    // The routes under /admin, and the guards that their handlers take.
    let mut handlers: Vec<(String, String, String)> = Vec::new();
    for path in rust_files(&root().join("src")) {
        let name = path.to_string_lossy();
        if name.contains("handlers") || name.ends_with("processes/parts.rs") {
            for part in code(&path).split("pub async fn ").skip(1) {
                let name = part.split(['(', '<']).next().expect("a name");
                let signature = part.split('{').next().expect("a signature");
                handlers.push((module(&path), name.to_owned(), signature.to_owned()));
            }
        }
    }
    let routes = code(&root().join("src/server/routes/staff.rs"));
    let staff = routes.split("fn signed_in(").nth(1).expect("staff routes");
    let open = [
        "sign_in_form",
        "sign_in",
        "sign_out",
        "forgotten_form",
        "ask_for_link",
        "code_form",
        "take_code",
        "sign_in_with",
        "sign_in_back",
    ];
    let mut checked = 0;
    // `to.form(at::dialogue, manage::form, manage::put);`: an address, and its handlers. One shape serves all parts.
    let named = ["to.page(", "to.form(", "to.action("]
        .iter()
        .flat_map(|way| staff.split(way).skip(1))
        .flat_map(|part| part.split(");").next().expect("handlers").split(',').skip(1))
        // What a handler is made for, such as `::<aside::Point>`, is no part of its name.
        .map(|named| named.split("::<").next().expect("a name").trim())
        .filter(|named| !named.is_empty())
        .chain(["parts::form", "parts::put", "parts::remove", "parts::up"]);
    for named in named {
        let (place, name) = named.rsplit_once("::").expect("a place and a name");
        if open.contains(&name) {
            continue;
        }
        // The routes give each room's handlers a short name, and import files of handlers by theirs. One shape serves
        // all parts of a process.
        let (first, rest) = place.split_once("::").unwrap_or((place, ""));
        let room = routes
            .lines()
            .find_map(|line| {
                line.strip_prefix("use crate::")?.strip_suffix(&format!(" as {first};"))
            })
            .map_or_else(
                || match first {
                    "parts" => "processes::parts".to_owned(),
                    _ => format!("::handlers::{first}"),
                },
                str::to_owned,
            );
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
            ["Within<", "MayCreate", "MayOperate", "SignedIn"]
                .iter()
                .any(|guard| signature.contains(guard)),
            "{named} names no right"
        );
        checked += 1;
    }
    assert!(checked > 50, "{checked}");
}

#[test]
fn the_repository_speaks_of_the_product_alone() {
    let listed = std::process::Command::new("git")
        .args(["ls-files"])
        .current_dir(root())
        .output()
        .expect("git");
    let files = String::from_utf8(listed.stdout).expect("names");
    for name in files.lines().filter(|name| name.ends_with("package-lock.json")) {
        let text = std::fs::read_to_string(root().join(name)).expect("a file");
        assert!(!text.contains("\"resolved\""), "{name} records download addresses");
    }
}

/// The words of a text that stand between backticks: places in the tree, and other names.
fn named(text: &str) -> (Vec<&str>, Vec<&str>) {
    text.split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|words| words.split_whitespace().next())
        .partition(|word| {
            word.split_once('/')
                .is_some_and(|(first, _)| !first.is_empty() && root().join(first).is_dir())
        })
}

#[test]
fn the_guides_point_at_what_is_there() {
    let mut wrong = Vec::new();
    for guide in ["README.md", "CONTRIBUTING.md", "SECURITY.md"] {
        let text = std::fs::read_to_string(root().join(guide)).expect("a guide");
        for line in text.lines() {
            let (places, names) = named(line);
            let (there, gone): (Vec<_>, Vec<_>) =
                places.iter().map(|place| root().join(place)).partition(|place| place.exists());
            wrong.extend(gone.iter().map(|place| format!("{guide}: no {}", place.display())));
            // A row of a table also says what to look for there.
            if !line.starts_with("| ") || there.is_empty() || !gone.is_empty() {
                continue;
            }
            let found: String = there
                .iter()
                .flat_map(|place| files(place))
                .filter_map(|file| std::fs::read_to_string(file).ok())
                .collect();
            let missing =
                names.iter().filter(|name| !found.contains(*name) && !root().join(name).exists());
            wrong.extend(missing.map(|name| format!("{guide}: no {name} in {places:?}")));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
