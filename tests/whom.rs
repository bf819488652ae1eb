//! Whom a figure is of: residents and officials apart, and how many of those who were asked.

use serde_json::{Value, json};

use crate::both;
use crate::followup::{account, hold, lists, live, outcomes, rows};
use crate::support::{Engine, Story, TestApp};

both!(
    officials_are_never_added_to_residents,
    everybody_sees_officials_apart_only_in_total,
    a_survey_says_how_many_of_those_asked_have_answered,
);

/// Adds a target group of a kind; its id.
fn add_group(app: &TestApp, story: &Story, name: &str, kind: &str) -> String {
    story.post("/groups/new", &[("name", name), ("kind", kind)]);
    app.id_of("target_group", name).to_string()
}

/// Holds a dialogue with some groups.
fn meet(app: &TestApp, story: &Story, number: &str, groups: &[&str], heads: (usize, usize)) {
    let board = app.id_of("board", "Hylte").to_string();
    let mut fields = vec![
        ("number", number),
        ("held_on", "2021-09-08"),
        ("board", board.as_str()),
        ("phase", "perspective"),
    ];
    fields.extend(groups.iter().map(|group| ("group", *group)));
    let made = story.post("/dialogues/new", &fields);
    let dialogue = story.dialogue(made.location());
    hold(app, story, &dialogue, heads, &(heads.0 + heads.1).to_string());
}

/// The rows about residents and officials: whom, dialogues, participants.
fn people(account: &Value) -> Vec<(String, i64, i64)> {
    let number = |row: &Value, key: &str| row[key].as_i64().expect("a number");
    let all = account["people"].as_array().expect("rows").iter();
    all.map(|row| {
        let whom = row["of"].as_str().expect("a word").to_owned();
        (whom, number(row, "dialogues"), number(row, "participants"))
    })
    .collect()
}

fn officials_are_never_added_to_residents(engine: Engine) {
    let (app, story) = Story::on(engine);
    let young = add_group(&app, &story, "unga", "group");
    let old = add_group(&app, &story, "seniorer", "group");
    let officials = add_group(&app, &story, "verksamhetsföreträdare", "officials");
    story.page("/setup").says("verksamhetsföreträdare officials");
    // No board can put them first: they fill nobody's gap.
    story.page("/boards/new").says("unga").never_says("verksamhetsföreträdare");
    let fields = [
        ("name", "Hylte"),
        ("municipality", "Hylte"),
        ("group", young.as_str()),
        ("group", old.as_str()),
        ("group", officials.as_str()),
    ];
    story.refused("/boards/new", &fields);
    story.post("/boards/new", &fields[..4]);
    assert_eq!(app.count("SELECT count(*) FROM board_priority"), 2);
    story.post("/goals/usual", &[]);
    story.post("/goals/new", &[("name", "Vi möter många")]);
    let goal = app.id_of("goal", "Vi möter många");
    let wanted = [
        ("kind", "participants"),
        ("name", "Deltagare"),
        ("comparison", "at_least"),
        ("target", "30"),
    ];
    story.post(&format!("/goals/{goal}/indicators/new"), &wanted);

    meet(&app, &story, "1", &[&young], (10, 2));
    story.page("/follow-up").says("12 Participants").never_says("officials at");
    for chapter in ["heard", "boards", "time"] {
        story
            .page(&format!("/follow-up/{chapter}"))
            .never_says("officials")
            .never_says("Officials");
    }
    assert_eq!(
        (people(&live(&story)), &live(&story)["whole"]["apart"]["residents"]["participants"]),
        (vec![], &json!(12))
    );

    meet(&app, &story, "2", &[&officials], (9, 1));
    meet(&app, &story, "3", &[&officials, &old], (6, 2));
    let apart = "12 residents at 1 dialogue; 10 officials at 1 dialogue; 8 at 1 dialogue with both";
    story
        .page("/follow-up")
        .says(&format!("30 Participants {apart}"))
        .says("10 of the participants are officials.")
        .says("8 of the participants came to dialogues with residents and officials");
    story
        .page("/follow-up/heard?by=whom")
        .says("Residents 1 answers from 1 no. 1 12")
        .says("Officials 1 answers from 1 no. 2 10")
        .says("Residents and officials together 1 answers from 1 no. 3 8");
    for sheet in ["/follow-up/sheet", "/follow-up/sheet?board=Hylte", "/follow-up?board=Hylte"] {
        story.page(sheet).says(apart).says("10 of the participants are officials.");
    }
    let account = live(&story);
    let expected = [("residents", 1, 12), ("officials", 1, 10), ("mixed", 1, 8)];
    assert_eq!(
        people(&account),
        expected.map(|(whom, held, heads)| (whom.to_owned(), held, heads))
    );
    let board = &account["boards"][0]["apart"];
    let heads = |whom: &str| board[whom]["participants"].as_i64();
    assert_eq!(
        [heads("residents"), heads("officials"), heads("mixed")],
        [Some(12), Some(10), Some(8)]
    );
    assert_eq!(
        account["goals"][6]["indicators"][0]["lacking"],
        json!({ "what": "heads", "which": { "unknown": 0, "officials": 10, "mixed": 8 } })
    );
    // Eight came to the dialogue with seniors, and nobody knows whether five of them were.
    let range = json!({ "least": 1, "most": 2, "of": 2 });
    assert_eq!(outcomes(&account)[3][1]["value"], range);
    let lists = lists(&story.leader, &story);
    let listed = rows(&lists, "phases.csv");
    assert_eq!(
        listed[0][3..7],
        [
            "Participants",
            "Of them, residents",
            "Of them, officials",
            "Of them, at dialogues with both"
        ]
    );
    assert_eq!(listed[1][3..7], ["30", "12", "10", "8"]);
    assert_eq!(rows(&lists, "people.csv")[2][..4], ["Officials", "1", "0", "10"]);
    assert_eq!(
        rows(&lists, "groups.csv")[3][..4],
        ["verksamhetsföreträdare", "officials", "0", "0"]
    );

    // A group that becomes one of officials is nobody's priority any more.
    story.post(&format!("/groups/{young}"), &[("name", "unga"), ("kind", "officials")]);
    assert_eq!(outcomes(&live(&story))[3][1]["value"], json!({ "least": 0, "most": 1, "of": 1 }));
}

fn everybody_sees_officials_apart_only_in_total(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.add_board("Hylte");
    let young = add_group(&app, &story, "unga", "group");
    let officials = add_group(&app, &story, "verksamhetsföreträdare", "officials");
    let seen = |name: &str| {
        let taken = story.post("/follow-up/snapshots", &[("name", name)]).location().to_owned();
        story.leader.post(&format!("{taken}/publish"), &[]).expect(303);
        let slug = taken.rsplit('/').next().expect("a name").to_owned();
        account(&app.client(), &format!("{}/figures/{slug}/account.json", story.public))
    };
    meet(&app, &story, "1", &[&young], (10, 2));
    meet(&app, &story, "2", &[&young], (10, 2));
    meet(&app, &story, "3", &[&officials], (9, 1));
    let one = seen("Ett");
    assert_eq!(
        (people(&one), &one["whole"]["apart"]),
        (vec![], &Value::Null),
        "one dialogue would be told by it"
    );
    meet(&app, &story, "4", &[&officials], (6, 0));
    let two = seen("Tva");
    assert_eq!(people(&two), [("residents".to_owned(), 2, 24), ("officials".to_owned(), 2, 16)]);
    for rows in ["phases", "years", "months", "municipalities", "boards", "groups", "people"] {
        assert_eq!(two[rows][0]["apart"], Value::Null, "{rows}");
    }
}

/// A survey of elected members with a collection point; the point's page.
pub(crate) fn survey_of_members(story: &Story, asked: &str) -> String {
    let fields = [
        ("name", "Uppföljning"),
        ("audience", "elected_members"),
        ("topic_sv", "invånarnas villkor"),
    ];
    let survey = story.post("/survey/new", &fields).location().to_owned();
    story.leader.post(&format!("{survey}/publish"), &[]).expect(303);
    let version = story.option("/collection-points/new", "Uppföljning, version 1");
    let fields = [
        ("name", "Sista mötet"),
        ("survey", version.as_str()),
        ("opens_on", "2021-09-08"),
        ("closes_on", "2021-09-30"),
        ("asked", asked),
    ];
    story.post("/collection-points/new", &fields).location().to_owned()
}

fn a_survey_says_how_many_of_those_asked_have_answered(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.post("/goals/usual", &[]);
    let place = survey_of_members(&story, "");
    let point = story.dialogue(&place);
    let phone = app.client();
    for number in 0..34 {
        let choice = if number < 32 { "fairly_high" } else { "fairly_low" };
        point.give(&phone, 1, "core", choice);
    }
    for step in ["end", "close"] {
        story.leader.post(&format!("{place}/{step}"), &[]).expect(303);
    }
    let enter = |asked: &str| story.leader.post(&format!("{place}/asked"), &[("asked", asked)]);
    let said_everywhere = |said: &str| {
        story.page("/follow-up").says(&format!("94.1% (32 of 34) {said} no target"));
        story.page("/follow-up/questions").says(&format!("The two top answers: 94.1% {said}"));
        story.page("/follow-up/sheet").says(&format!("94.1% (32 of 34) {said} no target"));
        let lists = lists(&story.leader, &story);
        for (list, column) in [("goals.csv", "Lacking"), ("questions.csv", "Of those asked")] {
            let listed = rows(&lists, list);
            let at = listed[0].iter().position(|title| title == column).expect("a column");
            assert!(listed.iter().any(|row| row[at] == said), "«{said}» is not in {list}");
        }
        let account = live(&story);
        let chosen = &account["surveys"][0]["questions"][0]["answers"];
        (chosen["answered"].clone(), chosen["asked"].clone())
    };
    story.leader.get(&place).expect(200).says("How many were asked not known");
    let unknown = said_everywhere("34 answered; how many were asked is not known.");
    assert_eq!(unknown, (json!(34), Value::Null));
    enter("fyrtio").expect(422).says("How many were asked: a whole number");
    enter("0").expect(422);
    for _ in 0..2 {
        enter("40").expect(303);
    }
    assert_eq!(said_everywhere("34 of 40 asked answered."), (json!(34), json!(40)));
    story.page("").never_says("more answers than people were asked");
    enter("30").expect(303);
    // Wherever the leader comes by.
    story.page("").says("One collection point has more answers than people were asked");
    story.page("/survey").says("Sista mötet closed More answers than people asked");
    story.leader.get(&place).expect(200).says("More answers than people asked");
    // More answers than people: nobody knows whose they are, and nothing of them is shown.
    for page in ["/follow-up", "/follow-up/questions"] {
        story.page(page).never_says("94.1%");
    }
    let logged = "SELECT count(*) FROM audit_entry WHERE action = 'collection-point.asked'";
    assert_eq!(app.count(logged), 2, "the same number again is no change");
    assert_eq!(app.count(&format!("{logged} AND detail = '1: 40 → 30'")), 1);
}
