//! The follow-up as its readers meet it: the public record's table on the page and in every file that is taken out of it,
//! a board's sheet, and figures that say no more than is known.

use std::io::{Cursor, Read};

use eko::db::ids::{AccountId, BoardId, ProcessId};
use eko::mailings::worker::Round;
use jiff::civil::{Date, date};
use serde_json::{Value, json};

use crate::support::{Client, Dialogue, Engine, Story, TestApp};
use crate::{both, halland};

both!(
    the_table_of_the_public_record_is_the_same_in_every_outlet,
    the_elected_members_are_called_so_in_the_lists,
);

const BOARDS: &str = include_str!("../src/demo/boards.csv");
const METHODS: &str =
    "gruppdiskussion;World Café;Open Space;Möjlighetsbanan;poddsamtal;klippstopp;dialog i VR";
/// Where the account is had in other forms, and as what.
pub(crate) const FILES: [(&str, &str); 3] = [
    ("account.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("account.zip", "application/zip"),
    ("account.json", "application/json"),
];

/// Adds somebody who reads the figures of one board.
pub(crate) fn reader_of(app: &TestApp, story: &Story, email: &str, board: &str) -> Client {
    let client = story.member(app, email, "reader");
    let account = app.count(&format!("SELECT id FROM account WHERE email = '{email}'"));
    let process = ProcessId(app.count("SELECT id FROM process"));
    let board = BoardId(app.id_of("board", board));
    app.run(app.app.db.write(eko::db::By::Upkeep, move |c| {
        use eko::staff::{Role, queries};
        let who = AccountId(account);
        Ok(queries::set_role(c, who, process, Role::Reader, Some(board))?)
    }))
    .expect("a reader");
    client
}

/// Lets so many be heard and so many not, enters the head-count if there is one, and closes.
pub(crate) fn hold(
    app: &TestApp,
    story: &Story,
    dialogue: &Dialogue,
    (heard, not): (usize, usize),
    participants: &str,
) {
    let phone = app.client();
    for _ in 0..heard {
        dialogue.answer(&phone, "very_high", "");
    }
    for _ in 0..not {
        dialogue.answer(&phone, "fairly_low", "");
    }
    if !participants.is_empty() {
        count_heads(story, dialogue, participants);
    }
    dialogue.close(&story.leader);
}

pub(crate) fn count_heads(story: &Story, dialogue: &Dialogue, participants: &str) {
    let path = format!("{}/head-count", dialogue.staff);
    let fields = [("participants", participants)];
    story.leader.post(&path, &fields).expect(303);
}

/// The account that lies at an address.
#[track_caller]
pub(crate) fn account(who: &Client, path: &str) -> Value {
    serde_json::from_slice(&who.get(path).expect(200).body).expect("JSON")
}

/// The account as it stands.
#[track_caller]
pub(crate) fn live(story: &Story) -> Value {
    account(&story.leader, &story.path("/follow-up/account.json"))
}

/// The files of a ZIP, in its order.
fn unzip(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a ZIP file");
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).expect("a file");
            let name = file.name().to_owned();
            let mut text = String::new();
            file.read_to_string(&mut text).expect("UTF-8");
            (name, text)
        })
        .collect()
}

pub(crate) fn part<'p>(parts: &'p [(String, String)], name: &str) -> Option<&'p str> {
    let found = parts.iter().find(|(other, _)| other == name);
    found.map(|(_, text)| text.as_str())
}

/// The lists of values of an account.
pub(crate) fn lists(who: &Client, story: &Story) -> Vec<(String, String)> {
    let path = story.path("/follow-up/account.zip");
    unzip(&who.get(&path).expect(200).body)
}

/// A list of values in English, with its titles.
#[track_caller]
pub(crate) fn rows(lists: &[(String, String)], name: &str) -> Vec<Vec<String>> {
    let text = part(lists, name).unwrap_or_else(|| panic!("no {name}"));
    let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(text.as_bytes())
        .records()
        .map(|row| row.expect("a row").iter().map(str::to_owned).collect())
        .collect()
}

/// The sheets of a workbook in their order, each cell as it is stored.
pub(crate) fn sheets(workbook: &[u8]) -> Vec<Vec<Vec<String>>> {
    let parts = unzip(workbook);
    assert!(parts.iter().all(|(_, text)| !text.contains("<f>")), "nothing is computed");
    let shared = part(&parts, "xl/sharedStrings.xml").expect("texts");
    let texts: Vec<String> = shared.split("<si>").skip(1).map(text_of).collect();
    (1..)
        .map_while(|number| part(&parts, &format!("xl/worksheets/sheet{number}.xml")))
        .map(|sheet| {
            let rows = sheet.split("<row ").skip(1);
            rows.map(|row| cells(row, &texts)).collect()
        })
        .collect()
}

/// The text in an element `t`.
fn text_of(element: &str) -> String {
    let (_, rest) = element.split_once("<t").expect("a text");
    let (_, rest) = rest.split_once('>').expect("a text");
    let text = rest.split("</t>").next().expect("an end");
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn cells(row: &str, texts: &[String]) -> Vec<String> {
    let mut cells: Vec<String> = Vec::new();
    for cell in row.split("<c ").skip(1) {
        let (attributes, rest) = cell.split_once('>').expect("a cell");
        let Some((_, value)) = rest.split_once("<v>") else {
            continue;
        };
        let value = value.split('<').next().expect("an end");
        let place = attributes.split('"').nth(1).expect("a place");
        let letters = place.bytes().take_while(u8::is_ascii_uppercase);
        let at = letters.fold(0, |at, letter| at * 26 + usize::from(letter - b'A') + 1) - 1;
        if cells.len() <= at {
            cells.resize(at + 1, String::new());
        }
        cells[at] = if attributes.contains("t=\"s\"") {
            texts[value.parse::<usize>().expect("a number")].clone()
        } else {
            value.to_owned()
        };
    }
    cells
}

/// Whether a list and a workbook say the same: a workbook has fractions for per cent, and days counted from 1900.
fn same(listed: &str, stored: &str) -> bool {
    if listed == stored {
        return true;
    }
    if let Ok(day) = listed.parse::<Date>() {
        let days = day.since(date(1899, 12, 30)).expect("days").get_days();
        return stored == days.to_string();
    }
    match (listed.parse::<f64>(), stored.parse::<f64>()) {
        (Ok(per_cent), Ok(fraction)) => (per_cent - 100.0 * fraction).abs() < 0.051,
        _ => false,
    }
}

/// All of Halland through forms, until the popular report was out and the elected members had answered.
fn the_region(engine: Engine) -> (TestApp, Story) {
    let app = TestApp::on(engine);
    app.move_clock_to(halland::noon("2021-09-01"));
    let story = Story::begin(&app);
    halland::import(&story);
    choose_priorities(&app, &story);
    for method in METHODS.split(';') {
        let path = story.path(&format!("/methods/{}", app.id_of("method", method)));
        let fields = [("name", method), ("strengths", "Alla kommer till tals.")];
        story.leader.post(&path, &fields).expect(303);
    }
    story.post("/goals/usual", &[]);
    halland::hold_dialogues(&app, &story, &halland::Line::all());
    app.move_clock_to(halland::noon("2022-06-20"));
    app.tidy();
    for (day, kind, title) in [
        ("2022-06-20", "interim", "Delrapport"),
        ("2022-11-01", "popular", "Slutrapporten i korthet"),
    ] {
        app.move_clock_to(halland::noon(day));
        story.sign_in_again();
        let report = story.add_report(kind, title);
        story.publish(&report);
        assert_eq!(app.send_mail(), Round::Idle);
    }
    ask_elected_members(&app, &story);
    app.move_clock_to(halland::noon("2023-02-01"));
    story.sign_in_again();
    (app, story)
}

fn choose_priorities(app: &TestApp, story: &Story) {
    let mut reader = csv::Reader::from_reader(BOARDS.as_bytes());
    for row in reader.records() {
        let row = row.expect("a row");
        let groups: Vec<String> =
            row[2].split(';').map(|group| app.id_of("target_group", group).to_string()).collect();
        let mut fields = vec![("name", &row[0]), ("municipality", &row[0]), ("reference", &row[1])];
        fields.extend(groups.iter().map(|group| ("group", group.as_str())));
        let path = story.path(&format!("/boards/{}", app.id_of("board", &row[0])));
        story.leader.post(&path, &fields).expect(303);
    }
}

/// 32 of 34 have gained deeper knowledge (D18).
fn ask_elected_members(app: &TestApp, story: &Story) {
    let post = |path: &str, fields: &[(&str, &str)]| {
        let page = story.leader.post(path, fields).expect(303);
        page.location().to_owned()
    };
    let fields = [
        ("name", "Uppföljning"),
        ("audience", "elected_members"),
        ("topic_sv", "invånarnas villkor"),
    ];
    let survey = post(&story.path("/survey/new"), &fields);
    post(&format!("{survey}/publish"), &[]);
    let version = story.option("/collection-points/new", "Uppföljning, version 1");
    let fields = [
        ("name", "Sista mötet"),
        ("survey", version.as_str()),
        ("opens_on", "2022-11-01"),
        ("closes_on", "2022-11-30"),
    ];
    let place = post(&story.path("/collection-points/new"), &fields);
    let point = story.dialogue(&place);
    let phone = app.client();
    for number in 0..34 {
        let choice = if number < 32 { "fairly_high" } else { "fairly_low" };
        point.give(&phone, 1, "core", choice);
    }
    post(&format!("{place}/end"), &[]);
    post(&format!("{place}/close"), &[]);
}

/// What came of each indicator: what is counted, the outcome, whether it is met.
pub(crate) fn outcomes(account: &Value) -> Vec<Value> {
    let goals = account["goals"].as_array().expect("goals");
    goals
        .iter()
        .flat_map(|goal| goal["indicators"].as_array().expect("indicators"))
        .map(|one| json!([one["counted"], one["outcome"], one["met"]]))
        .collect()
}

/// The boards and groups that were to meet and have not.
fn gaps(account: &Value) -> Vec<(&str, &str)> {
    let matrix = &account["matrix"];
    let groups = matrix["groups"].as_array().expect("groups");
    let boards = matrix["boards"].as_array().expect("boards");
    boards
        .iter()
        .flat_map(|row| {
            let cells = row["cells"].as_array().expect("cells");
            groups.iter().zip(cells).filter_map(move |(group, cell)| {
                let is_gap = cell["prioritised"] == true && cell["dialogues"] == 0;
                is_gap.then(|| (row["board"].as_str(), group.as_str()))
            })
        })
        .map(|(board, group)| (board.expect("a name"), group.expect("a name")))
        .collect()
}

/// A goal's row of the list as the page shows it.
fn as_on_the_page(row: &[String]) -> String {
    let target = match row[2].as_str() {
        "" => "–",
        target => target,
    };
    let source = match row[10].as_str() {
        "" => String::new(),
        source => format!("Source: {source}"),
    };
    let reflection = row[11].split_whitespace().collect::<Vec<_>>().join(" ");
    let parts = [row[1].as_str(), &reflection, target, &row[3], &row[9], &source, &row[8]];
    let said: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    said.join(" ")
}

fn the_table_of_the_public_record_is_the_same_in_every_outlet(engine: Engine) {
    let (app, story) = the_region(engine);
    let follow_up = story.path("/follow-up");
    let page = story.leader.get(&follow_up).expect(200).words();
    for figure in [
        "Dialoger 2021 at least 18 27 met",
        "Dialoger 2021 i den kommun som har minst antal at least 2 4 met",
        "Fördjupande dialoger 2022 at least 6 6 met",
        "i hela området at least 100% 100% (7 of 7) met",
        "50% (3 of 6) Not met: Falkenberg: föräldrar (0) Halmstad: föräldrar (0) Laholm: nyanlända (0), seniorer (0) no target",
        "more than 90% 90% (261 of 290) not met",
        "Metoder som har prövats at least 2 7 met",
        "Metoder som har prövats och utvärderats at least 2 7 met",
        "31.9% (136 of 426) no target",
        "delrapporten som har fått den skickad at least 100% 100% (136 of 136) met",
        "slutrapporten som har fått den skickad at least 100% 100% (136 of 136) met",
        "– 94.1% (32 of 34) 34 answered; how many were asked is not known. no target",
        "37 Dialogues 426 Participants 90% Heard in perspective dialogues 136 Asked for feedback",
        "9 in 10 say that they got to make their voice heard: 261 of 290 in the perspective dialogues.",
        "Computed 1 February 2023 at 12:00",
    ] {
        assert!(page.contains(figure), "«{figure}» is not in: {page}");
    }
    for (chapter, figure) in [
        (
            "heard",
            "not met Andel som fått göra sin röst hörd i ganska eller mycket hög grad, perspektivinhämtande dialoger Target: more than 90%. Outcome: 90% (261 of 290).",
        ),
        ("heard", "The share is of the answers of 290 of 363 participants."),
        (
            "heard",
            "Gathering perspectives 31 answers from 31 no. 1–31 363 79.9% 290 answers 90% of 290 86–92.9% 71.9–92%",
        ),
        ("time?by=year", "2021 27 answers from 27 301"),
        ("time?by=year", "2022 10 answers from 10 125"),
        ("boards", "Kungsbacka Kungsbacka LN KBA200013 6"),
        ("feedback", "Asked for any feedback 136 136 To be sent to 136"),
        ("feedback", "Sent, of those who asked 100%"),
        ("questions", "The two top answers: 94.1%"),
    ] {
        story.page(&format!("/follow-up/{chapter}")).says(figure);
    }

    let account = live(&story);
    let share =
        |part: i64, of: i64| json!({ "kind": "share", "value": { "part": part, "of": of } });
    let count = |count: i64| json!({ "kind": "count", "value": count });
    assert_eq!(
        outcomes(&account),
        [
            json!(["dialogues", count(27), "met"]),
            json!(["municipalities", count(4), "met"]),
            json!(["dialogues", count(6), "met"]),
            json!(["groups", share(7, 7), "met"]),
            json!(["boards", share(3, 6), "not_defined"]),
            json!(["heard", share(261, 290), "not_met"]),
            json!(["methods_tested", count(7), "met"]),
            json!(["methods_evaluated", count(7), "met"]),
            json!(["reached", share(136, 426), "not_defined"]),
            json!(["sent", share(136, 136), "met"]),
            json!(["sent", share(136, 136), "met"]),
            json!(["survey", share(32, 34), "not_defined"]),
            json!(["typed", { "kind": "nothing" }, "not_defined"]),
        ]
    );
    assert_eq!(
        (&account["whole"]["dialogues"], &account["whole"]["participants"]),
        (&json!(37), &json!(426))
    );
    let perspective = &account["phases"][0]["answers"];
    assert_eq!(perspective["share"], json!({ "said": "exact", "heard": 261, "of": 290 }));
    assert_eq!(perspective["percent"], json!({ "least": 90.0, "most": 90.0 }));
    assert_eq!(
        perspective["dialogues"].as_array().map(Vec::len),
        Some(31),
        "from which it is computed"
    );
    let named = [
        ("Falkenberg", "föräldrar"),
        ("Halmstad", "föräldrar"),
        ("Laholm", "nyanlända"),
        ("Laholm", "seniorer"),
    ];
    assert_eq!(gaps(&account), named);

    let lists = lists(&story.leader, &story);
    let goals = rows(&lists, "goals.csv");
    assert_eq!(goals.len(), 1 + 13);
    for row in &goals[1..] {
        let said = as_on_the_page(row);
        assert!(page.contains(&said), "«{said}» is not in: {page}");
    }
    let expected = "Gathering perspectives,31,0,363,31,363,290,79.9,290,90%,90.0,90.0,86.0,92.9,71.9,92.0,1,1–31";
    assert_eq!(rows(&lists, "phases.csv")[1].join(","), expected);
    let expected = "Delrapport (in English),136,136,0,136,0,0,0,0,0,0,0,136,100.0,136,0,0,The interim report,1.0";
    assert_eq!(rows(&lists, "mailings.csv")[1].join(","), expected);

    let book = sheets(&story.leader.get(&format!("{follow_up}/account.xlsx")).expect(200).body);
    let names: Vec<&str> = lists.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.last(), Some(&"definitions.csv"), "which is the cover of the workbook");
    assert_eq!(book.len(), names.len());
    for (name, sheet) in names.iter().zip(&book[1..]) {
        let listed = rows(&lists, name);
        assert_eq!(listed.len(), sheet.len(), "{name}");
        for (row, stored) in listed.iter().zip(sheet).skip(1) {
            for (at, value) in row.iter().enumerate() {
                let stored = stored.get(at).map_or("", String::as_str);
                assert!(same(value, stored), "{name}: «{value}» and «{stored}» in {row:?}");
            }
        }
    }
    let definition = "There are no figures by sex and age.";
    assert!(book[0].iter().flatten().any(|text| text.starts_with(definition)), "{:?}", book[0]);

    // One per cent less would have been met: 261 of 290 is compared, not 90 %.
    let heard = "Andel som fått göra sin röst hörd i ganska eller mycket hög grad, perspektivinhämtande dialoger";
    let id = app.id_of("indicator", heard);
    let goal = app.count(&format!("SELECT goal_id FROM indicator WHERE id = {id}"));
    let place = story.path(&format!("/goals/{goal}/indicators/{id}"));
    let fields = [
        ("name", "Hörda"),
        ("phase", "perspective"),
        ("comparison", "more_than"),
        ("target", "89"),
    ];
    story.leader.post(&place, &fields).expect(303);
    story.leader.get(&follow_up).expect(200).says("Hörda more than 89% Target changed 1 February 2023: more than 90% → more than 89% 90% (261 of 290) met").never_says("(261 of 290) not met");
    assert_eq!(outcomes(&live(&story))[5], json!(["heard", share(261, 290), "met"]));
}

fn the_elected_members_are_called_so_in_the_lists(engine: Engine) {
    let app = TestApp::on(engine);
    app.move_clock_to(halland::noon("2022-11-01"));
    let story = Story::begin(&app);
    ask_elected_members(&app, &story);
    let asked = rows(&lists(&story.leader, &story), "questions.csv");
    assert!(asked.len() > 2);
    for row in &asked[1..] {
        assert_eq!(
            (row[0].as_str(), row[1].as_str()),
            ("Uppföljning, version 1", "Elected members")
        );
    }
}
