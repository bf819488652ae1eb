//! Figures that say no more than is known, the sheet that a board notes, who is let in, and what spreadsheets make of it.

use serde_json::{Value, json};

use crate::both;
use crate::followup::{FILES, count_heads, hold, lists, live, outcomes, part, rows, sheets};
use crate::support::story::signed_in;
use crate::support::{Engine, Story};

both!(
    a_boards_sheet_is_a_document_to_note,
    the_figures_of_few_are_shown_as_they_are,
    forged_answers_make_no_people,
    who_would_rather_not_say_is_told_of_no_small_dialogue,
    the_end_lets_small_dialogues_into_the_figures,
    an_open_dialogue_and_a_pilot_are_in_no_figure,
    what_is_only_planned_closes_no_gap,
    one_participant_and_two_ticks_meet_nobody_and_a_boards_sheet_says_whose_goals_they_are,
    strangers_see_nothing_of_the_figures,
    spreadsheets_follow_the_habits_of_their_reader,
    the_picture_of_dialogues_says_nothing_of_those_that_are_open_or_cancelled,
    more_answers_than_people_are_told_beside_the_response_rate,
);

fn a_boards_sheet_is_a_document_to_note(engine: Engine) {
    let (app, story) = Story::on(engine);
    let board = [("name", "Hylte"), ("municipality", "Hylte"), ("reference", "LN HYL200015")];
    story.post("/boards/new", &board);
    story.add_board("Laholm");
    let dialogue = story.add_dialogue(1, "2021-09-08", "Hylte");
    story.add_dialogue(2, "2021-09-08", "Laholm");
    hold(&app, &story, &dialogue, (10, 2), "15");
    let path = story.path("/follow-up/sheet?board=Hylte");
    let sheet = story
        .leader
        .get(&path)
        .expect(200)
        .says("Region Halland Trust in Halland Hylte. Computed 8 September 2021 at 12:00")
        .says("Hylte Reference number LN HYL200015")
        .says("15 Participants")
        .says("Gathering perspectives 1 15 1 12 83.3%")
        .says("Fewer than 5 answers are never shown.")
        .says("Hylte: note in the minutes that the information was given. Date and §:")
        .never_says("Laholm")
        .never_says("Sign out")
        .never_says("Robin Andersson");
    let text = sheet.text();
    assert!(!text.contains("<nav") && !text.contains("<form"), "only the account: {text}");
    assert_eq!(sheet.link("/admin/p/"), story.path("/follow-up"), "and the way back");
    story
        .page("/follow-up/sheet")
        .says("All boards. Computed 8 September 2021 at 12:00")
        .says("Hylte LN HYL200015 All 1 15 1 12 83.3%")
        .says("All boards: note in the minutes that the information was given. Date and §:");
    let book = story.page("/follow-up/account.xlsx?board=Hylte");
    let cover: Vec<String> = sheets(&book.body).swap_remove(0).concat();
    for said in
        ["Follow-up: Hylte", "Region Halland", "Hylte: LN HYL200015", "8 September 2021 at 12:00"]
    {
        assert!(cover.iter().any(|cell| cell == said), "«{said}» is not in: {cover:?}");
    }
}

fn the_figures_of_few_are_shown_as_they_are(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    let follow_up = || story.page("/follow-up");
    let heard = || story.page("/follow-up/heard");
    let perspective = || live(&story)["phases"][0]["answers"].clone();
    heard()
        .says("There are no figures by sex and age. Eko has no question about them, and is not meant to store them");
    hold(&app, &story, &first, (6, 3), "12");
    heard().says("Gathering perspectives 1 answers from 1 no. 1 12 75% 9 answers 66.7% of 9 35.4–87.9% 50–75%").says(
        "Groups of at least that many are shown as they are, even when all of them answered alike",
    );
    let nine = perspective();
    assert_eq!((&nine["n"], &nine["response"]), (&json!(9), &json!(75.0)));
    assert_eq!((&nine["scale"]["very_high"], &nine["scale"]["fairly_low"]), (&json!(6), &json!(3)));

    // Without a head-count nobody knows how many people there were: it does not stand by itself.
    let second = story.add_dialogue(2, "2021-09-08", "Hylte");
    hold(&app, &story, &second, (4, 4), "");
    follow_up()
        .says("1 closed dialogue is not counted yet")
        .says("Enter a missing head-count before that");
    assert_eq!(perspective()["n"], 9);
    let told =
        "Where it is missing or lower than the number of answers, they are shown only together";
    story.leader.get(&second.staff).expect(200).says(told);
    count_heads(&story, &second, "10");
    heard()
        .says("Gathering perspectives 2 answers from 2 no. 1, 2 22 77.3% 17 answers 58.8% of 17")
        .says("The share is of the answers of 17 of 22 participants. Had the others answered, the share would have been between 45.5% and 68.2%.");
    let counted = perspective();
    assert_eq!((&counted["response"], &counted["without_head_count"]), (&json!(77.3), &json!(0)));
    assert_eq!(counted["bounds"], json!({ "least": 45.5, "most": 68.2 }));

    // Together they enter all the same; nobody knows how many were silent.
    let others = [3, 4, 5].map(|number| story.add_dialogue(number, "2021-09-08", "Hylte"));
    for (other, answers) in others.iter().zip([(3, 0), (1, 2), (2, 2)]) {
        hold(&app, &story, other, answers, "");
    }
    assert_eq!(perspective()["n"], 17);
    story.post("/follow-up/snapshots", &[("name", "Delrapport")]);
    heard().says("(Wilson’s interval)").never_says("Had the others answered, the share");
    let uncounted = perspective();
    assert_eq!((&uncounted["n"], &uncounted["without_head_count"]), (&json!(27), &json!(3)));
    assert_eq!((&uncounted["response"], &uncounted["bounds"]), (&Value::Null, &Value::Null));
    assert!(uncounted["interval"]["least"].is_number() && uncounted["scale"].is_object());
    let listed = rows(&lists(&story.leader, &story), "phases.csv").swap_remove(1);
    assert_eq!(listed[6..10].join(","), "27,,27,59.3%", "no response rate");
    assert_eq!(listed[14..16], ["", ""], "no bounds");
    for other in &others {
        count_heads(&story, other, "4");
    }
    heard().says("The share is of the answers of 27 of 34 participants.");
    let counted = perspective();
    assert_eq!(counted["interval"], uncounted["interval"], "it is about those who answered");
}

/// Somebody at home answers nine times where two people met. Guessing what both said is right once in four
/// times; the figures, less the nine, would be right every time.
fn forged_answers_make_no_people(engine: Engine) {
    let (app, story, attacked) = Story::at_dialogue(engine);
    let (phone, forger) = (app.client(), app.client());
    for _ in 0..2 {
        attacked.answer(&phone, "not_at_all", "Det vi sa");
    }
    for _ in 0..9 {
        attacked.answer(&forger, "very_high", "");
    }
    attacked.close(&story.leader);
    let large = story.add_dialogue(2, "2021-09-08", "Hylte");
    hold(&app, &story, &large, (6, 3), "12");
    let never_told = || {
        let account = live(&story);
        assert_eq!(account["dialogues"][0]["answers"], json!({ "state": "too_few" }));
        for of in [&account["whole"], &account["phases"][0], &account["boards"][0]] {
            let answers = &of["answers"];
            assert!(answers["n"] == 9 || answers["state"] == "too_few", "{answers}");
        }
        story.page("/comments").never_says("Det vi sa");
    };
    never_told();
    attacked.count_heads(&story.leader, 2);
    never_told();
    story.post("/follow-up/snapshots", &[("name", "Delrapport")]);
    never_told();
    story.page("/follow-up").says("the head-count is missing or lower than the number of answers");
}

/// How many would rather not say is told of no small dialogue; of people enough it is, and a share of nobody is none.
fn who_would_rather_not_say_is_told_of_no_small_dialogue(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    story.post("/goals/usual", &[]);
    let phone = app.client();
    for _ in 0..5 {
        first.answer(&phone, "no_answer", "");
    }
    first.count_heads(&story.leader, 6);
    first.close(&story.leader);
    let whole = || live(&story)["whole"]["answers"].clone();
    let silent = whole();
    assert_eq!((&silent["taken_part"], &silent["n"]), (&json!(5), &json!(0)));
    assert_eq!(silent["share"], json!({ "said": "exact", "heard": 0, "of": 0 }));
    assert_eq!((&silent["percent"], &silent["interval"]), (&Value::Null, &Value::Null));
    let heard = outcomes(&live(&story));
    let of_nobody = |one: &&Value| one[0] == "heard" && one[1]["kind"] == "nothing";
    assert_eq!(heard.iter().find(of_nobody).expect("the share")[2], "not_yet");
    story
        .page("/follow-up/heard")
        .says("Gathering perspectives 1 answers from 1 no. 1 6 83.3% 5 answers – of 0 –");

    for (number, choices) in [
        (2, ["very_high", "fairly_low", "no_answer"]),
        (3, ["fairly_high", "no_answer", "no_answer"]),
        (4, ["very_high", "not_at_all", "fairly_low"]),
    ] {
        let small = story.add_dialogue(number, "2021-09-08", "Hylte");
        for choice in choices {
            small.answer(&phone, choice, "");
        }
        small.count_heads(&story.leader, 3);
        small.close(&story.leader);
    }
    assert_eq!(whole(), silent);
    story.post("/follow-up/snapshots", &[("name", "Delrapport")]);
    let all = whole();
    assert_eq!((&all["taken_part"], &all["n"]), (&json!(14), &json!(9)));
    assert_eq!(all["share"], json!({ "said": "exact", "heard": 3, "of": 9 }));
    assert_eq!((&all["scale"]["no_answer"], &all["scale"]["very_high"]), (&json!(5), &json!(0)));
    story
        .page("/follow-up/heard")
        .says("because how many of them would rather not say is not shown anywhere");
}

fn the_end_lets_small_dialogues_into_the_figures(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    let others = [2, 3].map(|number| story.add_dialogue(number, "2021-09-08", "Hylte"));
    let phone = app.client();
    for (dialogue, (heard, not)) in
        [&first].into_iter().chain(&others).zip([(2, 1), (1, 2), (5, 3)])
    {
        for _ in 0..heard {
            dialogue.answer(&phone, "very_high", "");
        }
        for _ in 0..not {
            dialogue.answer(&phone, "not_at_all", "");
        }
    }
    // All are open when the process ends, and close with it, each at a second of its own.
    story.end();
    let account = live(&story);
    assert_eq!((&account["waiting"], &account["whole"]["answers"]["n"]), (&json!(0), &json!(14)));
    assert_eq!(account["dialogues"][0]["answers"], json!({ "state": "too_few" }), "only together");
}

fn an_open_dialogue_and_a_pilot_are_in_no_figure(engine: Engine) {
    let (app, story, usual) = Story::at_dialogue(engine);
    let survey = story.path("/survey/participants");
    let question = [("kind", "text"), ("prompt_sv", "Något mer?")];
    let steps: [(&str, &[(&str, &str)]); 3] =
        [("draft", &[]), ("questions/new", &question), ("publish", &[("pilot", "1")])];
    for (step, fields) in steps {
        story.leader.post(&format!("{survey}/{step}"), fields).expect(303);
    }
    let board = app.id_of("board", "Hylte").to_string();
    let fields = [
        ("number", "2"),
        ("held_on", "2021-09-08"),
        ("board", board.as_str()),
        ("phase", "perspective"),
        ("survey", "2"),
    ];
    let made = story.post("/dialogues/new", &fields);
    let pilot = story.dialogue(made.location());
    let open = story.add_dialogue(3, "2021-09-08", "Hylte");
    hold(&app, &story, &usual, (10, 2), "15");
    hold(&app, &story, &pilot, (0, 11), "20");
    let phone = app.client();
    for _ in 0..9 {
        open.answer(&phone, "fairly_low", "");
    }
    story.post("/goals/usual", &[]);
    story.page("/follow-up").says("more than 90% 83.3% (10 of 12) not met");
    story
        .page("/follow-up/dialogues")
        .says("2 September 2021 Gathering perspectives Hylte – 20 pilot – –")
        .says("3 September 2021 Gathering perspectives Hylte – – not closed – –");
    let account = live(&story);
    for (at, standing) in [(1, "pilot"), (2, "open")] {
        let dialogue = &account["dialogues"][at];
        assert_eq!(dialogue["standing"], standing);
        assert_eq!(dialogue["answers"], json!({ "state": "too_few" }));
    }
    let row = |table: &str| account[table][0]["answers"].clone();
    for of in [
        account["whole"]["answers"].clone(),
        row("phases"),
        row("boards"),
        row("years"),
        row("months"),
        row("municipalities"),
    ] {
        assert_eq!((&of["dialogues"], &of["n"]), (&json!([1]), &json!(12)));
    }
    let listed = rows(&lists(&story.leader, &story), "dialogues.csv");
    for (row, standing) in [(&listed[2], "pilot"), (&listed[3], "not closed")] {
        assert_eq!(row[9], standing);
        assert!(row[10..].iter().all(String::is_empty), "{row:?}");
    }
}

/// A plan has met nobody: as in the goals, only what was held counts (D3).
fn what_is_only_planned_closes_no_gap(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.post("/groups/new", &[("name", "unga"), ("kind", "group")]);
    let group = app.id_of("target_group", "unga").to_string();
    let fields = [("name", "Hylte"), ("municipality", "Hylte"), ("group", group.as_str())];
    story.post("/boards/new", &fields);
    story.post("/goals/usual", &[]);
    let held = story.add_dialogue(1, "2021-09-08", "Hylte");
    hold(&app, &story, &held, (6, 1), "7");
    let board = app.id_of("board", "Hylte").to_string();
    let planned = [
        ("number", "2"),
        ("held_on", "2021-10-08"),
        ("board", board.as_str()),
        ("phase", "perspective"),
        ("group", group.as_str()),
    ];
    story.post("/dialogues/new", &planned);
    let account = live(&story);
    assert_eq!(outcomes(&account)[3][1]["value"], json!({ "part": 0, "of": 1 }));
    assert_eq!(account["groups"][0]["met_by"], 0, "the goals say that nobody has met them");
    let matrix = rows(&lists(&story.leader, &story), "matrix.csv");
    assert_eq!(matrix[1][..4].join(","), "Hylte,unga,yes,no");
}

fn strangers_see_nothing_of_the_figures(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    hold(&app, &story, &dialogue, (10, 2), "15");
    let taken = story.post("/follow-up/snapshots", &[("name", "Delrapport")]);
    let kept = taken.location().to_owned();
    let stranger = signed_in(&app, "stranger@example.org", true);
    let mut paths: Vec<String> =
        ["", "/sheet", "/snapshots", "/snapshots/compare?from=delrapport&to=now"]
            .map(|rest| story.path(&format!("/follow-up{rest}")))
            .into();
    paths.push(kept.clone());
    for (file, media_type) in FILES {
        let (_, end) = file.split_once('.').expect("an end");
        let name = format!("attachment; filename=\"tillit-i-halland-2021-09-08.{end}\"");
        for folder in [story.path("/follow-up"), kept.clone()] {
            let path = format!("{folder}/{file}");
            let page = story.leader.get(&path).expect(200);
            assert_eq!(page.header("content-type"), Some(media_type), "{path}");
            assert_eq!(page.header("content-disposition"), Some(name.as_str()), "{path}");
            paths.push(path);
        }
    }
    assert_eq!(paths.len(), 11);
    for path in &paths {
        let page = story.leader.get(path).expect(200);
        assert_eq!(page.header("cache-control"), Some("no-store"), "{path}");
        assert_eq!(page.header("x-content-type-options"), Some("nosniff"), "{path}");
        assert!(
            app.client().get(path).expect(303).location().starts_with("/admin/sign-in"),
            "{path}"
        );
        stranger.get(path).expect(404);
    }
    for nothing in [
        "/account.pdf",
        "/snapshots/none",
        "/snapshots/delrapport/account.pdf",
        "/snapshots/none/account.json",
    ] {
        story.leader.get(&story.path(&format!("/follow-up{nothing}"))).expect(404);
    }
}

fn spreadsheets_follow_the_habits_of_their_reader(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.add_board("=1+1");
    let dialogue = story.add_dialogue(1, "2021-09-08", "=1+1");
    hold(&app, &story, &dialogue, (10, 1), "16");
    let boards = || {
        let lists = lists(&story.leader, &story);
        part(&lists, "boards.csv").expect("the boards").to_owned()
    };
    let speak = |language: &str| {
        let fields = [("name", "Robin Andersson"), ("language", language)];
        story.leader.post("/admin/account", &fields).expect(303);
    };
    let english = boards();
    assert!(english.starts_with("\u{feff}Board,Municipality,Reference number,Phase,"), "{english}");
    assert!(
        english.contains("\r\n'=1+1,'=1+1,,All,1,0,16,1,16,11,68.8,11,90.9%,90.9,90.9,"),
        "{english}"
    );
    speak("sv");
    let swedish = boards();
    assert!(swedish.starts_with("\u{feff}Nämnd;Kommun;Diarienummer;Fas;"), "{swedish}");
    assert!(
        swedish.contains("\r\n'=1+1;'=1+1;;Alla;1;0;16;1;16;11;68,8;11;90,9\u{a0}%;90,9;90,9;"),
        "{swedish}"
    );
    for (text, separator) in [(&english, ','), (&swedish, ';')] {
        assert!(text.ends_with("\r\n") && text.lines().count() == 4);
        assert!(
            !text.contains(&format!("{separator}=")) && !text.contains("\n="),
            "no formula: {text}"
        );
    }
    // In a workbook a text is a text whatever it begins with.
    let book = story.page("/follow-up/account.xlsx");
    let cells = sheets(&book.body).concat().concat();
    assert!(cells.iter().any(|cell| cell == "=1+1"), "{cells:?}");
    assert!(!cells.iter().any(|cell| cell == "'=1+1"));
    let page = story.page("/follow-up/boards");
    page.says("Uppföljning").says("=1+1 =1+1 1 svar från 1 16 68,8 % 11 svar 90,9 % av 11");
}

/// A dialogue that was ticked meets a group only with the participants that the goal asks for, wherever that is said.
fn one_participant_and_two_ticks_meet_nobody_and_a_boards_sheet_says_whose_goals_they_are(
    engine: Engine,
) {
    let (app, story) = Story::on(engine);
    story.post("/groups/new", &[("name", "unga"), ("kind", "group")]);
    story.post("/groups/new", &[("name", "landsbygd"), ("kind", "perspective")]);
    let [young, country] =
        ["unga", "landsbygd"].map(|name| app.id_of("target_group", name).to_string());
    let groups = [("group", young.as_str()), ("group", country.as_str())];
    let board = [&[("name", "Hylte"), ("municipality", "Hylte")][..], &groups].concat();
    story.post("/boards/new", &board);
    story.post("/goals/usual", &[]);
    story.page("/goals").says("at least 5 participants");
    let board = app.id_of("board", "Hylte").to_string();
    let fields = [
        &[
            ("number", "1"),
            ("held_on", "2021-09-08"),
            ("board", board.as_str()),
            ("phase", "perspective"),
        ][..],
        &groups,
    ]
    .concat();
    let dialogue = story.dialogue(story.post("/dialogues/new", &fields).location());
    hold(&app, &story, &dialogue, (1, 0), "1");
    let met = || {
        let account = live(&story);
        let ticks: Vec<i64> = ["groups"; 2]
            .iter()
            .enumerate()
            .map(|(at, part)| account[part][at]["met_by"].as_i64().expect("a number"))
            .collect();
        (outcomes(&account)[3][1].clone(), ticks)
    };
    let none = json!({ "kind": "share", "value": { "part": 0, "of": 2 } });
    assert_eq!(met(), (none, vec![0, 0]));
    story.page("/follow-up").says("unga (1), landsbygd (1)");
    story.page("/follow-up/groups").says("1 (1) not met").says("participants in brackets");
    let matrix = rows(&lists(&story.leader, &story), "matrix.csv");
    assert_eq!(matrix[1][..4].join(","), "Hylte,unga,yes,no");
    story
        .page("/follow-up/sheet?board=Hylte")
        .says("The whole region’s goals")
        .says("These goals are for the whole region")
        .says("The board’s own")
        .says("0 of 2");
    story.page("/follow-up/sheet").never_says("The whole region’s goals");

    // Another number is set with the goal; and what it was is in the log.
    for kind in ["groups", "boards"] {
        let id = app.count(&format!("SELECT id FROM indicator WHERE kind = '{kind}'"));
        let goal = app.count(&format!("SELECT goal_id FROM indicator WHERE id = {id}"));
        let path = format!("/goals/{goal}/indicators/{id}");
        story.page(&path).says("Met by at least this many participants");
        let fields =
            [("name", kind), ("fewest", "1"), ("comparison", "at_least"), ("target", "100")];
        story.leader.post(&story.path(&path), &[("name", kind), ("fewest", "0")]).expect(422);
        story.post(&path, &fields);
    }
    let all = json!({ "kind": "share", "value": { "part": 2, "of": 2 } });
    assert_eq!(met(), (all, vec![1, 1]));
    assert_eq!(
        app.count("SELECT count(*) FROM audit_entry WHERE detail = 'groups: at_least 100% (≥ 5) → at_least 100% (≥ 1)'"),
        1
    );
    story.page("/follow-up/groups").says("1 (1) ✓");
    story.page("/follow-up/sheet?board=Hylte").says("2 of 2");
}

fn the_picture_of_dialogues_says_nothing_of_those_that_are_open_or_cancelled(engine: Engine) {
    let (app, story, closed) = Story::at_dialogue(engine);
    let open = story.add_dialogue(2, "2021-09-08", "Hylte");
    let cancelled = story.add_dialogue(3, "2021-09-08", "Hylte");
    hold(&app, &story, &closed, (10, 2), "15");
    open.answer(&app.client(), "very_high", "");
    story.leader.post(&format!("{}/cancel", cancelled.staff), &[("why", "Sjukdom")]).expect(303);
    let page = story.page("/follow-up/dialogues").text();
    let start = page.find("id=\"each").expect("the picture of the dialogues");
    let picture = page[start..].split("</svg>").next().expect("an end");
    assert!(picture.contains("Dialogue 1"), "{picture}");
    assert!(!picture.contains("Dialogue 2") && !picture.contains("Dialogue 3"), "{picture}");
}

fn more_answers_than_people_are_told_beside_the_response_rate(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let over =
        "A response rate above 100% means that there are more answers than counted participants.";
    hold(&app, &story, &dialogue, (10, 4), "14");
    story.page("/follow-up/heard").says("100%").never_says(over);
    story
        .leader
        .post(&format!("{}/head-count", dialogue.staff), &[("participants", "10")])
        .expect(303);
    story.page("/follow-up/heard").says("140%").says(over);
}
