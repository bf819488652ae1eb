//! Figures that say no more than is known, the sheet that a board notes, who is let in, and what spreadsheets make of it.

use serde_json::{Value, json};

use crate::both;
use crate::followup::{FILES, count_heads, hold, id_of, lists, live, outcomes, part, rows, sheets};
use crate::support::story::signed_in;
use crate::support::{Engine, Story, TestApp};

both! {
    fn a_boards_sheet_is_a_document_to_note(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let board = [("name", "Hylte"), ("municipality", "Hylte"), ("reference", "LN HYL200015")];
        story.leader.post(&story.path("/boards/new"), &board).expect(303);
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
            .says("Noted that the information was given:")
            .never_says("Laholm")
            .never_says("Sign out")
            .never_says("Robin Andersson");
        let text = sheet.text();
        assert!(!text.contains("<nav") && !text.contains("<form"), "only the account: {text}");
        assert_eq!(sheet.link("/admin/p/"), story.path("/follow-up"), "and the way back");
        story
            .leader
            .get(&story.path("/follow-up/sheet"))
            .expect(200)
            .says("All boards. Computed 8 September 2021 at 12:00")
            .says("Hylte LN HYL200015 All 1 15 12 83.3%")
            .says("Noted that the information was given:");
        let book = story.leader.get(&story.path("/follow-up/account.xlsx?board=Hylte")).expect(200);
        let cover: Vec<String> = sheets(&book.body).swap_remove(0).concat();
        for said in ["Follow-up: Hylte", "Region Halland", "Hylte: LN HYL200015", "8 September 2021 at 12:00"] {
            assert!(cover.iter().any(|cell| cell == said), "«{said}» is not in: {cover:?}");
        }
    }

    fn few_answers_get_neither_an_interval_nor_bounds(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, first) = Story::with_dialogue(&app, "2021-09-08");
        let follow_up = || story.leader.get(&story.path("/follow-up")).expect(200);
        let perspective = || live(&story)["phases"][0]["answers"].clone();
        follow_up().says("There are no figures by sex and age. Eko never asks for them and cannot store them");
        hold(&app, &story, &first, (6, 3), "12");
        follow_up()
            .says("Gathering perspectives 1 12 1 9 75% 9 66.7% – –")
            .never_says("(Wilson’s interval)")
            .never_says("Had the others answered, the share");
        let nine = perspective();
        assert_eq!((&nine["n"], &nine["response"]), (&json!(9), &json!(75.0)));
        for said_of_more in ["interval", "bounds", "scale"] {
            assert_eq!(nine[said_of_more], Value::Null, "{said_of_more}");
        }

        // Without a head-count nobody knows how many were silent.
        let second = story.add_dialogue(2, "2021-09-08", "Hylte");
        hold(&app, &story, &second, (4, 4), "");
        follow_up().says("(Wilson’s interval)").never_says("Had the others answered, the share");
        let uncounted = perspective();
        assert_eq!((&uncounted["n"], &uncounted["without_head_count"]), (&json!(17), &json!(1)));
        assert_eq!((&uncounted["response"], &uncounted["bounds"]), (&Value::Null, &Value::Null));
        assert!(uncounted["interval"]["least"].is_number() && uncounted["scale"].is_object());
        let listed = rows(&lists(&story.leader, &story), "phases.csv").swap_remove(1);
        assert_eq!(listed[6..10].join(","), "17,,17,58.8%", "no response rate");
        assert_eq!(listed[14..16], ["", ""], "no bounds");

        count_heads(&story, &second, "10");
        follow_up()
            .says("Gathering perspectives 2 22 2 17 77.3% 17 58.8%")
            .says("17 of 22 participants answered on the scale. Had the others answered, the share would have been between 45.5% and 68.2%.");
        let counted = perspective();
        assert_eq!((&counted["response"], &counted["without_head_count"]), (&json!(77.3), &json!(0)));
        assert_eq!(counted["bounds"], json!({ "least": 45.5, "most": 68.2 }));
        assert_eq!(counted["interval"], uncounted["interval"], "it is about those who answered");
    }

    fn the_end_lets_small_dialogues_into_the_figures(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, first) = Story::with_dialogue(&app, "2021-09-08");
        let others = [2, 3].map(|number| story.add_dialogue(number, "2021-09-08", "Hylte"));
        let phone = app.client();
        for (dialogue, (heard, not)) in [&first].into_iter().chain(&others).zip([(2, 1), (1, 2), (5, 3)]) {
            for _ in 0..heard {
                dialogue.answer(&phone, "very_high", "");
            }
            for _ in 0..not {
                dialogue.answer(&phone, "not_at_all", "");
            }
        }
        // All are open when the process ends, and close with it, each at a second of its own.
        story.leader.post(&story.path("/settings/information"), &[("disposal_decision", "RS 2022/17")]).expect(303);
        story.leader.post(&story.path("/archive/end"), &[("slug", "tillit-i-halland")]).expect(303);
        let account = live(&story);
        assert_eq!((&account["waiting"], &account["whole"]["answers"]["n"]), (&json!(0), &json!(14)));
        assert_eq!(account["dialogues"][0]["answers"], json!({ "state": "too_few" }), "only together");
    }

    fn an_open_dialogue_and_a_pilot_are_in_no_figure(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, usual) = Story::with_dialogue(&app, "2021-09-08");
        let survey = story.path("/survey/participants");
        let question = [("kind", "text"), ("prompt_sv", "Något mer?")];
        let steps: [(&str, &[(&str, &str)]); 3] = [("draft", &[]), ("questions/new", &question), ("publish", &[("pilot", "1")])];
        for (step, fields) in steps {
            story.leader.post(&format!("{survey}/{step}"), fields).expect(303);
        }
        let board = id_of(&app, "board", "Hylte").to_string();
        let fields = [
            ("number", "2"), ("held_on", "2021-09-08"), ("board", board.as_str()), ("phase", "perspective"), ("survey", "2"),
        ];
        let made = story.leader.post(&story.path("/dialogues/new"), &fields).expect(303);
        let pilot = story.dialogue(made.location());
        let open = story.add_dialogue(3, "2021-09-08", "Hylte");
        hold(&app, &story, &usual, (10, 2), "15");
        hold(&app, &story, &pilot, (0, 11), "20");
        let phone = app.client();
        for _ in 0..9 {
            open.answer(&phone, "fairly_low", "");
        }
        story
            .leader
            .get(&story.path("/follow-up"))
            .expect(200)
            .says("> 90% 83.3% (n = 12) not met")
            .says("2 September 2021 Gathering perspectives Hylte – – 20 pilot – – – –")
            .says("3 September 2021 Gathering perspectives Hylte – – – not closed – – – –");
        let account = live(&story);
        for (at, standing) in [(1, "pilot"), (2, "open")] {
            let dialogue = &account["dialogues"][at];
            assert_eq!(dialogue["standing"], standing);
            assert_eq!(dialogue["answers"], json!({ "state": "too_few" }));
        }
        let row = |table: &str| account[table][0]["answers"].clone();
        for of in [account["whole"]["answers"].clone(), row("phases"), row("boards"), row("years"), row("months"), row("municipalities")] {
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
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        story.leader.post(&story.path("/groups/new"), &[("name", "unga"), ("kind", "group")]).expect(303);
        let group = id_of(&app, "target_group", "unga").to_string();
        let fields = [("name", "Hylte"), ("municipality", "Hylte"), ("group", group.as_str())];
        story.leader.post(&story.path("/boards/new"), &fields).expect(303);
        story.leader.post(&story.path("/goals/usual"), &[]).expect(303);
        let held = story.add_dialogue(1, "2021-09-08", "Hylte");
        hold(&app, &story, &held, (6, 1), "7");
        let board = id_of(&app, "board", "Hylte").to_string();
        let planned = [
            ("number", "2"), ("held_on", "2021-10-08"), ("board", board.as_str()), ("phase", "perspective"), ("group", group.as_str()),
        ];
        story.leader.post(&story.path("/dialogues/new"), &planned).expect(303);
        let account = live(&story);
        assert_eq!(outcomes(&account)[3][1]["value"], json!({ "part": 0, "of": 1 }));
        assert_eq!(account["groups"][0]["met_by"], 0, "the goals say that nobody has met them");
        let matrix = rows(&lists(&story.leader, &story), "matrix.csv");
        assert_eq!(matrix[1][..4].join(","), "Hylte,unga,yes,no");
    }

    fn strangers_see_nothing_of_the_figures(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        hold(&app, &story, &dialogue, (10, 2), "15");
        let taken = story.leader.post(&story.path("/follow-up/snapshots"), &[("name", "Delrapport")]).expect(303);
        let kept = taken.location().to_owned();
        let stranger = signed_in(&app, "stranger@example.org", true);
        let mut paths: Vec<String> = ["", "/sheet", "/snapshots", "/snapshots/compare?from=delrapport&to=now"]
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
            assert_eq!(app.client().get(path).expect(303).location(), "/admin/sign-in", "{path}");
            stranger.get(path).expect(404);
        }
        for nothing in ["/account.pdf", "/snapshots/none", "/snapshots/delrapport/account.pdf", "/snapshots/none/account.json"] {
            story.leader.get(&story.path(&format!("/follow-up{nothing}"))).expect(404);
        }
    }

    fn spreadsheets_follow_the_habits_of_their_reader(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
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
        assert!(english.contains("\r\n'=1+1,'=1+1,,All,1,0,16,1,16,11,68.8,11,90.9%,90.9,90.9,"), "{english}");
        speak("sv");
        let swedish = boards();
        assert!(swedish.starts_with("\u{feff}Nämnd;Kommun;Diarienummer;Fas;"), "{swedish}");
        assert!(swedish.contains("\r\n'=1+1;'=1+1;;Alla;1;0;16;1;16;11;68,8;11;90,9\u{a0}%;90,9;90,9;"), "{swedish}");
        for (text, separator) in [(&english, ','), (&swedish, ';')] {
            assert!(text.ends_with("\r\n") && text.lines().count() == 4);
            assert!(!text.contains(&format!("{separator}=")) && !text.contains("\n="), "no formula: {text}");
        }
        // In a workbook a text is a text whatever it begins with.
        let book = story.leader.get(&story.path("/follow-up/account.xlsx")).expect(200);
        let cells = sheets(&book.body).concat().concat();
        assert!(cells.iter().any(|cell| cell == "=1+1"), "{cells:?}");
        assert!(!cells.iter().any(|cell| cell == "'=1+1"));
        let page = story.leader.get(&story.path("/follow-up")).expect(200);
        page.says("Uppföljning").says("=1+1 =1+1 – Alla 1 16 1 68,8 % 11 90,9 %");
    }
}
