//! Every address, by GET and by POST, knocked at by everybody there is: who is let in stands in `doors.txt`, for a
//! person to read. What changes there is a change of who may do what.
//!
//! On SQLite only: no right depends on the database.

use std::collections::BTreeMap;

use eko::web::url::pattern;

use crate::support::client::Page;
use crate::support::story::{add_process, signed_in};
use crate::support::{Client, Engine, TestApp};

/// The example's process, as addresses name it.
const PROCESS: &str = "halland";
/// What runs without end, and lets in whoever may see the page that it belongs to.
const ENDLESS: [&str; 2] = ["host_events", "mailing_events"];
/// What others need that come after it: these come last, in this order.
const ENDING: [&str; 9] = [
    "remove_",
    "discard",
    "revoke",
    "erase",
    "unsubscribe",
    "not_me",
    "end_",
    "end_process",
    "sign_out",
];

/// Who knocks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Who {
    /// Somebody with a phone.
    Nobody,
    /// Whom a mail's link belongs to.
    Addressee,
    /// A contact who is asked to pass feedback on.
    Contact,
    Host,
    Tablet,
    /// Another program.
    Key,
    Reader,
    /// Who reads one board's figures.
    BoardReader,
    Group,
    Registrar,
    Leader,
    /// A leader of another process.
    Foreign,
    /// Who runs the installation, and works with no process.
    Operator,
}

impl Who {
    const ALL: [(Self, &'static str); 13] = [
        (Self::Nobody, "nobody"),
        (Self::Addressee, "addressee"),
        (Self::Contact, "contact"),
        (Self::Host, "host"),
        (Self::Tablet, "tablet"),
        (Self::Key, "key"),
        (Self::Reader, "reader"),
        (Self::BoardReader, "board’s reader"),
        (Self::Group, "group"),
        (Self::Registrar, "registrar"),
        (Self::Leader, "leader"),
        (Self::Foreign, "foreign leader"),
        (Self::Operator, "operator"),
    ];
}

/// The example with one of them at its doors.
struct Street {
    app: TestApp,
    client: Client,
    bearer: Option<String>,
    /// What stands in addresses for what is in braces.
    tokens: BTreeMap<&'static str, String>,
    code: String,
    /// What else is there.
    there: BTreeMap<&'static str, String>,
}

/// The first part of an address behind this beginning, wherever the page has one.
fn first_of(page: &Page, begin: &str) -> String {
    let text = page.text();
    let rest = text.split(&format!("\"{begin}")).nth(1).unwrap_or_else(|| panic!("no {begin}"));
    rest.split(['"', '/', '?']).next().unwrap_or_default().to_owned()
}

impl Street {
    fn with(who: Who) -> Self {
        let app = TestApp::on(Engine::Sqlite);
        app.move_clock_to(eko::clock::Timestamp(1_675_252_800));
        let demo = app.run(eko::demo::load(&app.app)).expect("the example");
        let lines = demo.lines(&app.app);
        let said = |word: &str| -> String {
            let line = lines.iter().find_map(|line| line.strip_prefix(word));
            line.expect("a line").trim().replace(&app.base, "")
        };
        let leader = app.client();
        let password = said("sign-in leader@example.org");
        let fields = [("email", "leader@example.org"), ("password", password.as_str())];
        leader.post("/admin/sign-in", &fields).expect(303);
        let here = format!("/admin/p/{PROCESS}");
        leader.post(&format!("{here}/survey/participants/draft"), &[]).expect(303);
        let keys = format!("{here}/keys");
        let key = leader.post(&keys, &[("name", "Power BI"), ("expires_on", "")]).expect(200);
        let token = key.text().split("eko_").nth(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_".contains(c));
            format!("eko_{}", &rest[..end.unwrap_or(rest.len())])
        });
        let mut tokens = BTreeMap::new();
        let host = said("host");
        let mailed = |folder: &str| {
            let start = format!("List-Unsubscribe: <{}/{folder}/", app.base);
            let mails = app.outbox();
            let token = mails.iter().find_map(|mail| {
                let mail = String::from_utf8_lossy(mail).into_owned();
                Some(mail.split_once(&start)?.1.split('/').next()?.to_owned())
            });
            token.expect("a mail with a link")
        };
        match who {
            Who::Host => drop(tokens.insert("h", host.trim_start_matches("/h/").to_owned())),
            Who::Tablet => {
                let page = app.client().get(&format!("{host}/kiosk")).expect(303);
                let token = page.location().trim_matches('/').rsplit('/').next().map(str::to_owned);
                tokens.insert("kiosk", token.expect("a token"));
            }
            Who::Addressee => drop(tokens.insert("a", mailed("a"))),
            Who::Contact => drop(tokens.insert("f", mailed("f"))),
            _ => {}
        }
        let member = |role: &str, board: &str| {
            let client = signed_in(&app, "member@example.org", false);
            app.sql(&format!(
                "INSERT INTO membership (account_id, process_id, role, board_id, is_accepted, mails) \
                 SELECT a.id, p.id, '{role}', {board}, 1, 0 FROM account AS a, process AS p \
                 WHERE a.email = 'member@example.org' AND p.slug = '{PROCESS}'"
            ));
            client
        };
        let client = match who {
            Who::Leader => leader,
            Who::Reader => member("reader", "NULL"),
            Who::BoardReader => member("reader", "(SELECT min(id) FROM board)"),
            Who::Group => member("group", "NULL"),
            Who::Registrar => member("registrar", "NULL"),
            Who::Foreign => {
                let foreign = signed_in(&app, "foreign@example.org", true);
                add_process(&foreign, "En annan");
                foreign
            }
            Who::Operator => signed_in(&app, "operator@example.org", false),
            _ => app.client(),
        };
        let registrar = signed_in(&app, "keeper@example.org", false);
        app.sql(&format!(
            "INSERT INTO membership (account_id, process_id, role, is_accepted, mails) SELECT a.id, p.id, 'registrar', 1, 0 \
             FROM account AS a, process AS p WHERE a.email = 'keeper@example.org' AND p.slug = '{PROCESS}'"
        ));
        let comments = format!("{here}/desk/comments");
        let comment = first_of(&registrar.get(&comments).expect(200), &format!("{comments}/"));
        let public = format!("/p/{PROCESS}");
        let status = app.client().get(&public).expect(200);
        let there = BTreeMap::from([
            ("comment", comment),
            ("report", first_of(&status, &format!("{public}/reports/"))),
            ("snapshot", first_of(&status, &format!("{public}/figures/"))),
        ]);
        app.sql(&format!(
            "INSERT INTO spoken (id, process_id, language, kind, words, media_type, body, captions) \
             SELECT 7, id, 'sv', 'film', 'I vilken grad fick du göra din röst hörd?', 'video/mp4', x'00', \
             'WEBVTT' FROM process WHERE slug = '{PROCESS}'"
        ));
        app.app.memory.forget();
        app.sql("UPDATE account SET is_operator = (email = 'operator@example.org')");
        let bearer = (who == Who::Key).then(|| token.expect("a key"));
        let code = said("dialogue").trim_start_matches("/d/").to_owned();
        Self { app, client, bearer, tokens, code, there }
    }

    /// An address with something that is there in the place of each brace.
    fn path(&self, name: &str, pattern: &str) -> String {
        let id = |table: &str| {
            self.app.count(&format!("SELECT coalesce(min(id), 1) FROM {table}")).to_string()
        };
        let number = |rest: &str| {
            self.app
                .count(&format!("SELECT coalesce(min(number), 1) FROM dialogue WHERE {rest}"))
                .to_string()
        };
        let first = pattern.trim_start_matches('/').split('/').next().unwrap_or_default();
        let part = pattern.split("{process}/").nth(1).unwrap_or_default();
        let part = part.split("/{").next().unwrap_or_default();
        let mut path = pattern.to_owned();
        while let Some((before, rest)) = path.clone().split_once('{') {
            let (param, after) = rest.split_once('}').expect("a brace");
            let value = match param {
                "process" => PROCESS.to_owned(),
                "code" => self.code.clone(),
                "token" => self.tokens.get(first).cloned().unwrap_or_else(|| "of-nobody".into()),
                "report" => self.there["report"].clone(),
                "snapshot" => self.there["snapshot"].clone(),
                "id" if part == "desk/comments" => self.there["comment"].clone(),
                "format" => "json".into(),
                "file" => "main.js".into(),
                "link" => "unsubscribe".into(),
                "survey" => "participants".into(),
                "question" => "better".into(),
                "audience" => "participants".into(),
                "language" => "sv".into(),
                "of" => "all".into(),
                "chapter" => "heard".into(),
                "what" => "cancel".into(),
                "goal" => {
                    self.app.count("SELECT goal_id FROM indicator ORDER BY id LIMIT 1").to_string()
                }
                // One that has been replied to.
                "observation" => self
                    .app
                    .count("SELECT observation_id FROM reply ORDER BY id LIMIT 1")
                    .to_string(),
                "number" if part == "dialogues" => number("kind = 'dialogue'"),
                "number" if part == "collection-points" => number("kind = 'collection_point'"),
                "number" if name == "further_question" => "2".into(),
                "number" => "1".into(),
                "id" if pattern.contains("/spoken/") => id("spoken"),
                "id" if part == "goals" && pattern.contains("indicators") => {
                    self.app.count("SELECT min(id) FROM indicator").to_string()
                }
                "id" if pattern.contains("/replies/") => {
                    self.app.count("SELECT id FROM reply ORDER BY id LIMIT 1").to_string()
                }
                "id" => id(match part {
                    "boards" => "board",
                    "groups" => "target_group",
                    "methods" => "method",
                    "goals" => "goal",
                    "plan/activities" => "activity",
                    "plan/outreach" => "outreach",
                    "keys" => "api_token",
                    "organisations" => "organisation",
                    "contacts" => "contact",
                    "said" => "observation",
                    "news" => "status_update",
                    "themes" => "theme",
                    "mailings" => "mailing WHERE state <> 'done'",
                    "mailings/returned" => {
                        "returned_mail WHERE process_id IS NOT NULL AND sealed IS NOT NULL"
                    }
                    "people" => "account WHERE email = 'keeper@example.org'",
                    "" if pattern.contains("/accounts/") => {
                        "account WHERE email = 'keeper@example.org'"
                    }
                    // Nobody's: who ends their own is no guest any more.
                    "" if pattern.contains("/sessions/") => "session WHERE false",
                    "" => "returned_mail WHERE process_id IS NULL AND sealed IS NOT NULL",
                    other => panic!("{other}: what is there?"),
                }),
                // Of no saved figures: who looks is told that.
                "mark" => "00000-00000".into(),
                "provider" => "nobody".into(),
                // A picture that a report does not have: who may look for it is told that.
                "name" => "none.png".into(),
                "guide" => "leader".into(),
                // Whoever has the address of somebody's calendar.
                "account" => {
                    let leader = "SELECT id FROM account WHERE email = 'leader@example.org'";
                    let purpose = eko::secrets::Purpose::OwnCalendar;
                    self.app.app.secrets.row_token(purpose, self.app.count(leader))
                }
                // Whoever is in the room has read it.
                "wall" => {
                    let open = "SELECT id FROM dialogue WHERE host_token_hash IS NOT NULL AND closed_at IS NULL \
                        AND cancelled_at IS NULL ORDER BY held_on LIMIT 1";
                    let id = eko::db::ids::DialogueId(self.app.count(open));
                    eko::dialogues::wall::token(&self.app.app.secrets, id)
                }
                other => panic!("{other} in {pattern}: what is there?"),
            };
            path = format!("{before}{value}{after}");
        }
        path
    }

    fn knock(&self, method: &str, path: &str) -> Page {
        // From somewhere else each time: nobody is turned away because of the other doors.
        let at = eko::secrets::random_id().to_be_bytes();
        let from = format!("10.{}.{}.{}", at[5], at[6], at[7]);
        let bearer = self.bearer.as_deref().map(|token| format!("Bearer {token}"));
        let mut headers = vec![("X-Forwarded-For", from.as_str())];
        headers.extend(bearer.as_deref().map(|bearer| ("Authorization", bearer)));
        match method {
            "GET" => self.client.get_with(path, &headers),
            _ => {
                headers.push(("Origin", &self.app.base));
                headers.push(("Content-Type", "application/x-www-form-urlencoded"));
                self.client.post_raw(path, &headers, b"")
            }
        }
    }
}

/// What became of it: `+` let in, whatever came of it there; `s` asked to sign in; `k` asked for a key; `-` forbidden;
/// `.` there is no such thing, for them; a blank where nothing is done that way.
fn mark(page: &Page, path: &str) -> char {
    let leads = page.header("location").unwrap_or_default();
    match page.status {
        303 if leads.contains("/admin/sign-in") && !path.starts_with("/admin/sign-in") => 's',
        200..=399 | 400 | 409 | 413 | 415 | 422 => '+',
        401 if path.starts_with("/admin") => 's',
        401 => 'k',
        403 => '-',
        404 | 410 => '.',
        405 => ' ',
        other => panic!("{path}: {other}\n{}", page.words()),
    }
}

const LEGEND: &str = "\
Who is let in where. + let in, whatever came of it there; s asked to sign in; k asked for a key; - forbidden;
. there is no such thing, for them. What nobody can do is left out.

";

/// When an address's turn is: what ends something comes last.
fn turn(name: &str) -> usize {
    ENDING
        .iter()
        .rposition(|end| name.starts_with(end) || name.contains(end))
        .map_or(0, |at| at + 1)
}

/// Knocks at all doors; what became of it, by method and pattern.
fn knocked(who: Who) -> BTreeMap<(usize, &'static str), char> {
    let street = Street::with(who);
    let mut all: Vec<(usize, &str, &str)> = pattern::ALL
        .iter()
        .enumerate()
        .filter(|(_, (name, _))| !ENDLESS.contains(name))
        .map(|(at, &(name, pattern))| (at, name, pattern))
        .collect();
    let mut marks = BTreeMap::new();
    let paths: Vec<String> =
        all.iter().map(|(_, name, pattern)| street.path(name, pattern)).collect();
    for ((at, ..), path) in all.iter().zip(&paths) {
        let page = street.knock("GET", path);
        marks.insert((*at, "GET"), mark(&page, path));
    }
    let by_place: BTreeMap<usize, String> = all.iter().map(|one| one.0).zip(paths).collect();
    all.sort_by_key(|(_, name, _)| turn(name));
    for (at, ..) in all {
        let path = &by_place[&at];
        let page = street.knock("POST", path);
        marks.insert((at, "POST"), mark(&page, path));
    }
    marks
}

#[test]
fn everybody_is_let_in_where_the_table_says() {
    let all: Vec<BTreeMap<(usize, &str), char>> = std::thread::scope(|scope| {
        let each: Vec<_> =
            Who::ALL.iter().map(|&(who, _)| scope.spawn(move || knocked(who))).collect();
        each.into_iter().map(|one| one.join().expect("all doors")).collect()
    });
    let mut table = String::from(LEGEND);
    for (at, (_, name)) in Who::ALL.iter().enumerate() {
        table.push_str(&format!("{}{name}\n", "| ".repeat(at)));
    }
    for (at, (_, pattern)) in pattern::ALL.iter().enumerate() {
        for method in ["GET", "POST"] {
            let marks: Option<Vec<char>> =
                all.iter().map(|marks| marks.get(&(at, method)).copied()).collect();
            // Where nothing is done that way, who is not signed in is not told so.
            if let Some(marks) =
                marks.filter(|marks| marks.iter().any(|mark| !" s".contains(*mark)))
            {
                let marks: Vec<String> = marks.iter().map(char::to_string).collect();
                table.push_str(&format!("{} {method:4} {pattern}\n", marks.join(" ")));
            }
        }
    }
    let file = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/doors.txt");
    let known = std::fs::read_to_string(file).unwrap_or_default();
    if known != table {
        // To be looked at, and put in the place of the other one where it is right.
        let found = concat!(env!("CARGO_TARGET_TMPDIR"), "/doors.txt");
        std::fs::write(found, &table).expect("a file");
        let known: Vec<&str> = known.lines().collect();
        let changed: Vec<&str> = table.lines().filter(|line| !known.contains(line)).collect();
        panic!(
            "tests/doors.txt has not got these lines; all of them stand in {found}:\n{}",
            changed.join("\n")
        );
    }
}
