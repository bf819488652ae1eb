//! Figures that were saved on a day: unchanged and found again for ever, shown to everybody once, compared; and what a
//! reader of one board sees of all this.

use serde_json::{Value, json};

use crate::both;
use crate::followup::{FILES, account, count_heads, hold, live, reader_of, sheets};
use crate::support::story::signed_in;
use crate::support::{Client, DAY, Dialogue, Engine, Story, TestApp};

both!(
    saved_figures_never_change,
    saved_figures_have_an_address_of_their_own,
    only_the_leader_shows_saved_figures_to_everybody,
    everybody_sees_target_groups_in_total_and_never_of_one_dialogue,
    two_accounts_are_compared,
    what_reads_the_same_has_not_changed,
    readers_look_and_an_ended_process_saves_nothing_more,
    small_dialogues_enter_when_figures_are_saved,
    a_reader_of_one_board_sees_its_figures_and_the_regions,
    a_reader_of_one_board_sees_no_other_municipalitys_figures,
    a_renamed_board_finds_its_saved_figures_again,
    a_paper_can_be_checked_against_what_was_saved,
);

/// A process with a board in the north and one in the south, and a dialogue of each; neither was held yet.
fn two_boards(app: &TestApp) -> (Story, Dialogue, Dialogue) {
    let story = Story::begin(app);
    for (name, municipality) in [("Norr", "Hylte"), ("Syd", "Laholm")] {
        let fields = [("name", name), ("municipality", municipality)];
        story.post("/boards/new", &fields);
    }
    let north = story.add_dialogue(1, "2021-09-08", "Norr");
    let south = story.add_dialogue(2, "2021-09-08", "Syd");
    (story, north, south)
}

/// Saves the figures of today; where they lie.
#[track_caller]
fn save(who: &Client, story: &Story, name: &str) -> String {
    let path = story.path("/follow-up/snapshots");
    let page = who.post(&path, &[("name", name)]).expect(303);
    page.location().to_owned()
}

fn rename_board(app: &TestApp, story: &Story, from: &str, to: &str) {
    let path = story.path(&format!("/boards/{}", app.id_of("board", from)));
    let fields = [("name", to), ("municipality", "Hylte")];
    story.leader.post(&path, &fields).expect(303);
}

/// The files of a folder as somebody gets them.
#[track_caller]
fn files(who: &Client, folder: &str, query: &str) -> Vec<Vec<u8>> {
    FILES
        .iter()
        .map(|(file, _)| {
            let path = format!("{folder}/{file}{query}");
            who.get(&path).expect(200).body
        })
        .collect()
}

fn audited(app: &TestApp, action: &str, detail: &str) -> i64 {
    app.count(&format!(
        "SELECT count(*) FROM audit_entry WHERE action = '{action}' AND detail = '{detail}' AND account_id IS NOT NULL"
    ))
}

/// What stands by a name in each part of a list.
fn each(list: &Value, name: &str) -> Vec<Value> {
    let parts = list.as_array().expect("a list");
    parts.iter().map(|part| part[name].clone()).collect()
}

/// The pairs of figures, before and after, that a comparison tells of.
fn pairs(page: &str) -> Vec<(String, String)> {
    let figure = |cell: &str| cell.split('<').next().unwrap_or_default().to_owned();
    page.split("<tr>")
        .filter_map(|row| {
            let mut cells = row.split("<td class=\"figure\">").skip(1).map(figure);
            Some((cells.next()?, cells.next()?))
        })
        .collect()
}

fn saved_figures_never_change(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, south) = two_boards(&app);
    hold(&app, &story, &north, (10, 2), "15");
    let list = story.path("/follow-up/snapshots");
    story
        .leader
        .get(&list)
        .expect(200)
        .says("No figures have been saved yet.")
        .says("Save today’s figures");
    story.leader.post(&list, &[("name", " ")]).expect(422).says("Fill in: Name");
    story
        .leader
        .post(&list, &[("name", &"x".repeat(121))])
        .expect(422)
        .says("Name: 120 characters at most");
    assert_eq!(app.count("SELECT count(*) FROM snapshot"), 0);
    let before = live(&story);
    let here = save(&story.leader, &story, "Delrapport, juni 2022");
    assert_eq!(here, story.path("/follow-up/snapshots/delrapport-juni-2022"));
    assert_eq!(audited(&app, "snapshot.taken", "delrapport-juni-2022"), 1);
    // That they were saved is said once, on whatever page comes next.
    story.page("");
    let page = story
        .leader
        .get(&here)
        .expect(200)
        .says("The figures as they were 8 September 2021 at 12:00. They do not change.")
        .says("1 Dialogues and 1 open or planned 15 Participants 83.3%")
        .says("Norr Hylte 1 answers from 1 15 80% 12 answers 83.3% of 12");
    let saved = files(&story.leader, &here, "");
    let figures = account(&story.leader, &format!("{here}/account.json"));
    assert_eq!(figures["computed_at"], "2021-09-08T10:00:00Z");
    assert_eq!(figures, before, "as they stood at that moment");

    app.move_clock_by(DAY);
    story.sign_in_again();
    hold(&app, &story, &south, (7, 5), "20");
    count_heads(&story, &north, "16");
    rename_board(&app, &story, "Norr", "Nord");
    let now = live(&story);
    assert_eq!(
        (&now["whole"]["participants"], &now["whole"]["answers"]["n"]),
        (&json!(36), &json!(24))
    );
    assert!(
        now["boards"]
            .as_array()
            .is_some_and(|boards| boards.iter().any(|board| board["of"] == "Nord"))
    );
    assert_eq!(files(&story.leader, &here, ""), saved, "byte for byte");
    // What was changed is said once, on whatever page comes next.
    story.page("");
    assert_eq!(story.leader.get(&here).expect(200).text(), page.text());
    story
        .leader
        .get(&list)
        .expect(200)
        .says("Delrapport, juni 2022 8 September 2021 at 12:00 only for you");
}

fn saved_figures_have_an_address_of_their_own(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, south) = two_boards(&app);
    hold(&app, &story, &north, (10, 2), "15");
    let first = save(&story.leader, &story, "Delrapport");
    hold(&app, &story, &south, (7, 5), "20");
    app.move_clock_by(DAY);
    story.sign_in_again();
    let second = save(&story.leader, &story, "Delrapport");
    for (at, participants) in [(&first, 15), (&second, 35)] {
        let kept = account(&story.leader, &format!("{at}/account.json"));
        assert_eq!(kept["whole"]["participants"], participants, "{at}");
    }
    let folder = story.path("/follow-up/snapshots");
    assert_eq!((first, second), (format!("{folder}/delrapport"), format!("{folder}/delrapport-2")));
    // The page that compares has its address beside theirs.
    for (name, slug) in [("compare", "compare-2"), ("Compare!", "compare-3"), ("報告", "process")]
    {
        let here = save(&story.leader, &story, name);
        assert_eq!(here, format!("{folder}/{slug}"));
        story.leader.get(&here).expect(200).says(name);
    }
    let compared = format!("{folder}/compare?from=compare-2&to=compare-3");
    story.leader.get(&compared).expect(200).says("What has changed: compare and Compare!");
}

fn only_the_leader_shows_saved_figures_to_everybody(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, _) = two_boards(&app);
    hold(&app, &story, &north, (10, 2), "15");
    let here = save(&story.leader, &story, "Delrapport");
    let publish = format!("{here}/publish");
    let public = format!("{}/figures/delrapport", story.public);
    let reader = story.member(&app, "reader@example.org", "reader");
    let group = story.member(&app, "group@example.org", "group");
    let stranger = signed_in(&app, "stranger@example.org", true);
    let anybody = app.client();
    let status = format!("{}?lang=en", story.public);
    for who in [&anybody, &story.leader] {
        who.get(&public).expect(404);
        for (file, _) in FILES {
            who.get(&format!("{public}/{file}")).expect(404);
        }
    }
    anybody.get(&status).expect(200).never_says("Delrapport");
    story
        .leader
        .get(&here)
        .expect(200)
        .says("Only you who work with the process see these figures.")
        .says("Show to everybody");
    for (who, code) in [(&group, 403), (&reader, 403), (&stranger, 404), (&anybody, 401)] {
        who.post(&publish, &[]).expect(code);
    }
    group.get(&here).expect(200).never_says("Show to everybody");
    assert_eq!(app.count("SELECT count(*) FROM snapshot WHERE published_at IS NOT NULL"), 0);

    assert_eq!(story.leader.post(&publish, &[]).expect(303).location(), here);
    let since = app.count("SELECT published_at FROM snapshot");
    app.move_clock_by(600);
    story.leader.post(&publish, &[]).expect(303);
    assert_eq!(
        app.count("SELECT published_at FROM snapshot"),
        since,
        "it is public since the first time"
    );
    assert_eq!(audited(&app, "snapshot.published", "delrapport"), 1);
    story
        .leader
        .get(&here)
        .expect(200)
        .says("Public since 8 September 2021 at 12:00")
        .never_says("Show to everybody");

    let page = anybody
        .get(&public)
        .expect(200)
        .says("Siffrorna som de var 8 september 2021 kl. 12:00. De ändras inte.")
        .says("83,3 %");
    assert!(!page.text().contains("/admin"), "no way in: {}", page.text());
    anybody
        .get(&format!("{public}?lang=en"))
        .expect(200)
        .says("Delrapport The figures as they were 8 September 2021 at 12:00. They do not change.")
        .says("Norr Hylte 1 answers from 1 15 80% 12 answers 83.3% of 12")
        .never_says("Sign out");
    anybody.get_with(&public, &[("Accept-Language", "en")]).expect(200).says("They do not change.");
    anybody.get(&status).expect(200).says("The figures Delrapport 8 September 2021");
    assert_eq!(anybody.get(&status).link(&public), format!("{public}?lang=en"));
    for (file, media_type) in FILES {
        let page = anybody.get(&format!("{public}/{file}?lang=en")).expect(200);
        assert_eq!(page.header("content-type"), Some(media_type));
        assert_eq!(page.header("set-cookie"), None);
    }
    let shown = account(&anybody, &format!("{public}/account.json"));
    let kept = account(&story.leader, &format!("{here}/account.json"));
    for same in ["whole", "phases", "boards", "months", "goals", "feedback", "events"] {
        assert_eq!(shown[same], kept[same], "{same}");
    }
    let cover = sheets(&anybody.get(&format!("{public}/account.xlsx")).expect(200).body)
        .swap_remove(0)
        .concat();
    assert!(
        cover.iter().any(|cell| cell.ends_with(&public)),
        "it says where it is from: {cover:?}"
    );
    assert!(!cover.iter().any(|cell| cell.contains("/admin")), "{cover:?}");
    anybody.get(&format!("{public}/account.pdf")).expect(404);
    anybody.get(&format!("{public}-2")).expect(404);
    assert!(!anybody.has_cookies());
}

/// Whom a dialogue was with is nobody's business: a list of dialogues, a board's groups, a group of one dialogue and the
/// numbers of a group's dialogues would each tell it.
fn everybody_sees_target_groups_in_total_and_never_of_one_dialogue(engine: Engine) {
    let (app, story) = Story::on(engine);
    for name in ["Unga", "Frihetsberövade", "Äldre"] {
        story.post("/groups/new", &[("name", name), ("kind", "group")]);
    }
    let [young, alone] = ["Unga", "Frihetsberövade"].map(|name| app.id_of("target_group", name));
    for name in ["Norr", "Syd"] {
        let fields = [("name", name), ("municipality", name), ("group", &alone.to_string())];
        story.post("/boards/new", &fields);
    }
    story.post("/goals/usual", &[]);
    let with_groups = |number: i32, board: &str, groups: &[i64]| {
        let (number, board) = (number.to_string(), app.id_of("board", board).to_string());
        let mut fields = vec![
            ("number", number.as_str()),
            ("held_on", "2021-09-08"),
            ("board", &board),
            ("phase", "perspective"),
        ];
        let groups: Vec<String> = groups.iter().map(i64::to_string).collect();
        fields.extend(groups.iter().map(|group| ("group", group.as_str())));
        story.dialogue(story.post("/dialogues/new", &fields).location())
    };
    let north = with_groups(1, "Norr", &[young, alone]);
    let south = with_groups(2, "Syd", &[young]);
    hold(&app, &story, &north, (10, 2), "15");
    hold(&app, &story, &south, (7, 5), "20");
    let here = save(&story.leader, &story, "Delrapport");
    story
        .leader
        .get(&here)
        .expect(200)
        .says("Frihetsberövade")
        .says("nor which board or dialogue was with which target group");
    story.leader.post(&format!("{here}/publish"), &[]).expect(303);
    let public = format!("{}/figures/delrapport", story.public);
    let anybody = app.client();
    let page = anybody.get(&format!("{public}?lang=en")).expect(200);
    page.says("Unga").never_says("Frihetsberövade").never_says("Each dialogue");
    let shown = account(&anybody, &format!("{public}/account.json"));
    assert_eq!(shown["dialogues"], json!([]));
    assert_eq!(shown["matrix"]["boards"], json!([]));
    assert_eq!(each(&shown["groups"], "of"), [json!("Unga")]);
    let young = &shown["groups"][0];
    assert_eq!((&young["dialogues"], &young["participants"]), (&json!(2), &json!(35)));
    let answers = &young["answers"];
    assert_eq!(
        (&answers["dialogues"], &answers["untold"], &answers["n"]),
        (&json!([]), &json!(2), &json!(24))
    );
    let workbook = anybody.get(&format!("{public}/account.xlsx?lang=en")).expect(200).body;
    let cells = sheets(&workbook).concat().concat();
    assert!(cells.iter().any(|cell| cell == "Unga"));
    assert!(!cells.iter().any(|cell| cell.contains("Frihetsberövade")), "{cells:?}");
    assert!(!shown.to_string().contains("Frihetsberövade"), "{shown}");
    let kept = account(&story.leader, &format!("{here}/account.json"));
    assert_eq!(each(&kept["dialogues"], "groups")[1], json!(["Unga"]), "staff see all of it");
}

fn two_accounts_are_compared(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, south) = two_boards(&app);
    hold(&app, &story, &north, (10, 2), "15");
    save(&story.leader, &story, "Delrapport");
    let compare = |query: &str| {
        story.leader.get(&story.path(&format!("/follow-up/snapshots/compare?{query}")))
    };
    for same in ["from=now&to=now", "from=delrapport&to=delrapport"] {
        compare(same).expect(200).says("Nothing has changed.");
    }
    for nothing in ["", "from=delrapport", "to=now", "from=none&to=now", "from=now&to=none"] {
        compare(nothing).expect(404);
    }
    hold(&app, &story, &south, (7, 5), "20");
    compare("from=delrapport&to=now")
        .expect(200)
        .says("What has changed: Delrapport and Today’s figures")
        .says("Gathering perspectives Answers behind the share 12 24")
        .says("Syd · All Answers behind the share too few to show 12")
        .says("Laholm Share heard too few to show 58.3%")
        .says("2 State not closed closed")
        .says("values are unchanged")
        .never_says("Norr · All")
        .never_says("In-depth Dialogues")
        .never_says("Nothing has changed.");
    compare("from=now&to=delrapport")
        .expect(200)
        .says("Gathering perspectives Answers behind the share 24 12");
    save(&story.leader, &story, "Slutrapport");
    compare("from=delrapport&to=slutrapport")
        .expect(200)
        .says("What has changed: Delrapport and Slutrapport")
        .says("Gathering perspectives Answers behind the share 12 24")
        .never_says("What has happened");
    // All within one second: in the order in which they were saved.
    save(&story.leader, &story, "Bokslut");
    let account = live(&story);
    let saved: Vec<Value> = each(&account["events"], "name");
    let saved: Vec<&str> = saved.iter().filter_map(|name| name["sv"].as_str()).collect();
    assert_eq!(saved, ["Delrapport", "Slutrapport", "Bokslut"]);
}

/// A share of 0 of 12 and one of 0 of 24 read the same.
fn what_reads_the_same_has_not_changed(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, south) = two_boards(&app);
    hold(&app, &story, &north, (10, 2), "15");
    save(&story.leader, &story, "Delrapport");
    hold(&app, &story, &south, (7, 5), "20");
    let page = story.page("/follow-up/snapshots/compare?from=delrapport&to=now");
    let told = pairs(&page.text());
    assert!(told.len() > 20, "{told:?}");
    let same: Vec<_> = told.iter().filter(|(before, after)| before == after).collect();
    assert!(same.is_empty(), "{same:?} in {}", page.words());
}

fn readers_look_and_an_ended_process_saves_nothing_more(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, _) = two_boards(&app);
    hold(&app, &story, &north, (10, 2), "15");
    let reader = story.member(&app, "reader@example.org", "reader");
    let group = story.member(&app, "group@example.org", "group");
    let list = story.path("/follow-up/snapshots");
    let here = save(&group, &story, "Delrapport");
    // Two of a day under one name could not be told apart.
    story
        .leader
        .post(&list, &[("name", " delrapport")])
        .expect(422)
        .says("Figures that were saved today have this name already");
    save(&story.leader, &story, "Utkast");
    reader.get(&list).expect(200).says("Delrapport").never_says("Save today’s figures");
    reader.get(&here).expect(200).says("83.3%").never_says("Show to everybody");
    assert_eq!(files(&reader, &here, ""), files(&story.leader, &here, ""));
    reader.get(&format!("{list}/compare?from=delrapport&to=now")).expect(200);
    reader.post(&list, &[("name", "Min egen")]).expect(403);
    let publish = story.leader.get(&here).expect(200).link(&format!("{here}/publish"));
    story.leader.get(&publish).expect(200).says("It cannot be undone");
    assert_eq!(app.count("SELECT count(*) FROM snapshot WHERE published_at IS NOT NULL"), 0);
    story.leader.submit(&publish, &publish, &[]).expect(303);
    assert_eq!(story.leader.get(&publish).expect(303).location(), here);

    story.end();
    for who in [&story.leader, &group] {
        who.post(&list, &[("name", "För sent")]).expect(409).says("The process has ended");
        who.get(&list).expect(200).says("Delrapport").never_says("Save today’s figures");
    }
    story.leader.post(&format!("{list}/utkast/publish"), &[]).expect(409);
    story.leader.get(&format!("{list}/utkast")).expect(200).never_says("Show to everybody");
    assert_eq!(app.count("SELECT count(*) FROM snapshot"), 2);
    assert_eq!(app.count("SELECT count(*) FROM snapshot WHERE published_at IS NOT NULL"), 1);
    app.client()
        .get(&format!("{}/figures/delrapport?lang=en", story.public))
        .expect(200)
        .says("83.3%");
}

fn small_dialogues_enter_when_figures_are_saved(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, three, large) = two_boards(&app);
    let four = story.add_dialogue(3, "2021-09-08", "Norr");
    let late = story.add_dialogue(4, "2021-09-08", "Norr");
    let two = story.add_dialogue(5, "2021-09-08", "Norr");
    hold(&app, &story, &large, (10, 2), "15");
    let before = live(&story);
    hold(&app, &story, &three, (3, 0), "4");
    hold(&app, &story, &four, (0, 4), "5");
    let waiting = live(&story);
    assert_eq!(waiting["waiting"], 2);
    assert_eq!(waiting["whole"]["answers"], before["whole"]["answers"], "nobody has entered");
    story.page("/follow-up").says("2 closed dialogues are not counted yet");
    // Two alone would not: whoever was at one of them could tell what the other said.
    save(&story.leader, &story, "För tidigt");
    assert_eq!(live(&story)["whole"]["answers"], before["whole"]["answers"]);
    hold(&app, &story, &two, (1, 1), "3");

    let here = save(&story.leader, &story, "Delrapport");
    let kept = account(&story.leader, &format!("{here}/account.json"));
    let now = live(&story);
    assert_eq!(kept["whole"], now["whole"], "the page and the saved figures say the same");
    let whole = &kept["whole"]["answers"];
    assert_eq!(whole["share"], json!({ "said": "exact", "heard": 14, "of": 21 }));
    assert_eq!((&whole["dialogues"], &kept["waiting"]), (&json!([1, 2, 3, 5]), &json!(0)));
    assert_eq!(
        whole["scale"], before["whole"]["answers"]["scale"],
        "how those nine chose is never split"
    );
    let dialogues = |account: &Value, at: usize| account["dialogues"][at]["answers"].clone();
    for small in [0, 2, 4] {
        assert_eq!(dialogues(&kept, small), json!({ "state": "too_few" }));
    }
    assert_eq!(
        dialogues(&kept, 1),
        dialogues(&before, 1),
        "what was shown by itself stays as it was"
    );
    let answered = |at: usize| &kept["municipalities"][at]["answers"]["n"];
    assert_eq!(
        (answered(0), answered(1)),
        (&json!(9), &json!(12)),
        "the three are shown together where all were held"
    );

    // One that is too small by itself, and has nobody to go with, waits on; whatever is saved.
    hold(&app, &story, &late, (4, 0), "4");
    save(&story.leader, &story, "Slutrapport");
    let later = live(&story);
    assert_eq!(later["waiting"], 1);
    assert_eq!(later["whole"]["answers"], kept["whole"]["answers"]);
    assert_eq!(account(&story.leader, &format!("{here}/account.json")), kept);
}

fn a_reader_of_one_board_sees_its_figures_and_the_regions(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, south) = two_boards(&app);
    hold(&app, &story, &north, (10, 2), "15");
    hold(&app, &story, &south, (7, 5), "20");
    let here = save(&story.leader, &story, "Delrapport");
    let reader = reader_of(&app, &story, "norr@example.org", "Norr");
    let follow_up = story.path("/follow-up");
    for asked in ["", "?board=Norr", "?board=Syd", "?board=Nowhere"] {
        reader
            .get(&format!("{follow_up}{asked}"))
            .expect(200)
            .says("Follow-up: Norr")
            .says("These are the board’s own figures")
            .says("1 Dialogues the whole region: 2 15 Participants the whole region: 35 83.3% Heard in perspective dialogues the whole region: 70.8%")
            .never_says("Show all boards")
            .never_says("Syd");
        for chapter in ["groups", "boards", "dialogues"] {
            let page = format!("{follow_up}/{chapter}{asked}");
            reader.get(&page).expect(200).says(" Norr These are the board’s own").never_says("Syd");
        }
        // What is counted of the whole region alone does not go by the board's name.
        for chapter in ["heard", "time", "questions", "feedback", "plan"] {
            let page = reader.get(&format!("{follow_up}/{chapter}{asked}")).expect(200);
            page.says("is counted for the whole region only").never_says("Syd");
        }
        for (split, own) in [
            ("heard?by=board", "Norr"),
            ("time?by=municipality", "Hylte"),
            ("boards?sort=-heard", "Norr"),
        ] {
            let others = asked.replace('?', "&");
            let page = format!("{follow_up}/{split}{others}");
            reader.get(&page).expect(200).says(own).never_says("Syd");
        }
        reader
            .get(&format!("{here}{asked}"))
            .expect(200)
            .says("Norr Hylte")
            .says("the whole region: 35")
            .never_says("Syd");
        let sheet = reader.get(&format!("{follow_up}/sheet{asked}")).expect(200).never_says("Syd");
        assert_eq!(
            sheet.text(),
            story.leader.get(&format!("{follow_up}/sheet?board=Norr")).expect(200).text()
        );
        for folder in [&follow_up, &here] {
            assert_eq!(
                files(&reader, folder, asked),
                files(&story.leader, folder, "?board=Norr"),
                "{folder}{asked}"
            );
        }
        let others = asked.replace('?', "&");
        let compare = format!("{follow_up}/snapshots/compare?from=delrapport&to=now{others}");
        reader.get(&compare).expect(200).never_says("Syd");
    }
    for folder in [&follow_up, &here] {
        let own = account(&reader, &format!("{folder}/account.json"));
        assert_eq!(own["board"], "Norr");
        assert_eq!(each(&own["boards"], "of"), [json!("Norr")]);
        assert_eq!(each(&own["matrix"]["boards"], "board"), [json!("Norr")]);
        assert_eq!(each(&own["dialogues"], "board"), [json!("Norr")]);
        assert_eq!(
            (&own["whole"]["participants"], &own["whole"]["answers"]["n"]),
            (&json!(35), &json!(24))
        );
    }

    // Whoever reads for all boards may ask for one, if there is one of that name.
    let presidium = story.member(&app, "presidium@example.org", "reader");
    for who in [&story.leader, &presidium] {
        who.get(&follow_up).expect(200).never_says("These are the board’s own figures");
        who.get(&format!("{follow_up}/boards"))
            .expect(200)
            .says("Norr")
            .says("Syd")
            .never_says("These are the board’s own figures");
        who.get(&format!("{follow_up}?board=Syd"))
            .expect(200)
            .says("Follow-up: Syd")
            .says("Show all boards")
            .never_says("Norr");
        who.get(&format!("{follow_up}/boards?board=Syd"))
            .expect(200)
            .says("– Syd")
            .never_says("Norr");
        for part in [
            "",
            "/sheet",
            "/heard",
            "/dialogues",
            "/account.xlsx",
            "/account.zip",
            "/account.json",
            "/snapshots/delrapport",
        ] {
            who.get(&format!("{follow_up}{part}?board=Nowhere")).expect(404);
        }
    }
}

/// Where a board is the only one of its municipality, the municipality's figures are its own.
fn a_reader_of_one_board_sees_no_other_municipalitys_figures(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, south) = two_boards(&app);
    hold(&app, &story, &north, (10, 2), "15");
    hold(&app, &story, &south, (7, 5), "20");
    story.post("/goals/usual", &[]);
    let reader = reader_of(&app, &story, "norr@example.org", "Norr");
    let follow_up = story.path("/follow-up");
    reader.get(&follow_up).expect(200).says("Hylte").never_says("Laholm");
    let own = account(&reader, &format!("{follow_up}/account.json"));
    assert!(!own.to_string().contains("Laholm"), "{}", own["municipalities"]);
}

/// A board is the same board by another name, and another board is another one by the same name.
fn a_renamed_board_finds_its_saved_figures_again(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, south) = two_boards(&app);
    hold(&app, &story, &north, (10, 2), "15");
    hold(&app, &story, &south, (7, 5), "20");
    let here = save(&story.leader, &story, "Delrapport");
    let north = reader_of(&app, &story, "norr@example.org", "Norr");
    let south = reader_of(&app, &story, "syd@example.org", "Syd");
    rename_board(&app, &story, "Norr", "Nord");
    rename_board(&app, &story, "Syd", "Norr");
    for (reader, number) in [(&north, 1), (&south, 2)] {
        let own = account(reader, &format!("{here}/account.json"));
        assert_eq!(each(&own["dialogues"], "number"), [json!(number)]);
    }
}

/// The path that a paper's mark leads to.
fn mark_on(app: &TestApp, page: &crate::support::client::Page) -> String {
    page.link(&format!("{}/p/tillit-i-halland/figures/check/", app.base)).replace(&app.base, "")
}

fn a_paper_can_be_checked_against_what_was_saved(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, north, _) = two_boards(&app);
    hold(&app, &story, &north, (6, 0), "6");
    let sheet = |query: &str| story.page(&format!("/follow-up/sheet{query}"));
    sheet("").says("These figures are not saved, and can change.");
    save(&story.leader, &story, "Delrapport");
    let path = mark_on(&app, &sheet("").says("Saved as “Delrapport” on 8 September 2021"));
    assert_eq!(
        path,
        mark_on(&app, &sheet("?board=Norr")),
        "a board's sheet is of the same figures"
    );
    let anybody = app.client();
    let checked = |path: &str| anybody.get(&format!("{path}?lang=en"));
    checked(&path)
        .expect(200)
        .says("They are not published, so they are not shown here.")
        .says("Kim Lind")
        .never_says("Delrapport");
    story.post("/follow-up/snapshots/delrapport/publish", &[]);
    checked(&path)
        .expect(200)
        .says("Saved as “Delrapport”")
        .says("They have not been changed since.")
        .says("No newer figures are published.");
    // However it is typed.
    let (begin, mark) = path.rsplit_once('/').expect("a mark");
    let typed = format!("{begin}/{}", mark.to_lowercase().replace('-', "").replace('0', "o"));
    checked(&typed).expect(200).says("Saved as “Delrapport”");
    let public = format!("{}/figures/delrapport", story.public);
    assert_eq!(mark_on(&app, &anybody.get(&public).expect(200)), path);
    count_heads(&story, &north, "9");
    sheet("").says("These figures are not saved, and can change.");
    let saved = sheet("?of=delrapport").says("Saved as “Delrapport”");
    assert_eq!(mark_on(&app, &saved), path, "what was saved is printed as it was");
    save(&story.leader, &story, "Slutrapport");
    checked(&path).expect(200).says("No newer figures are published.");
    story.post("/follow-up/snapshots/slutrapport/publish", &[]);
    checked(&path).expect(200).says("What differs from the latest").says("“Slutrapport”");
    for wrong in ["00000-00000", "x", "%E2%80%8E"] {
        checked(&format!("{begin}/{wrong}"))
            .expect(404)
            .says("Then the figures on the paper are not those that were saved here.");
    }
}
