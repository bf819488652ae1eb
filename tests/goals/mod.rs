//! Goals, their indicators and targets: written by hand, counted by itself, and the account of Halland at the end.

mod changes;
mod facts;

use eko::plan::goals::MeasureKind;

use crate::both;
use crate::support::client::comes_before;
use crate::support::story::{add_process, example, signed_in};
use crate::support::{Engine, Story, TestApp};

both!(
    the_usual_goals_are_added_once_and_stand_in_the_plan,
    the_usual_goals_are_of_the_years_in_which_dialogues_are_held,
    a_target_is_changed_and_the_log_says_from_what,
    goals_and_indicators_are_put_in_order_and_removed,
    every_kind_of_indicator_can_be_added,
    goals_belong_to_those_who_may_edit_their_process,
    outcomes_are_live_after_each_closed_dialogue_and_tell_no_more_than_may_be_said,
    the_example_shows_its_account_at_once,
);

/// Adds the usual goals.
fn usual_goals(story: &Story) {
    story.post("/goals/usual", &[]);
}

/// Adds a goal without indicators; its path.
fn add_goal(app: &TestApp, story: &Story, name: &str) -> String {
    story.post("/goals/new", &[("name", name)]);
    story.path(&format!("/goals/{}", app.id_of("goal", name)))
}

/// The path of an indicator.
fn indicator(app: &TestApp, story: &Story, name: &str) -> String {
    let id = app.id_of("indicator", name);
    let goal = app.count(&format!("SELECT goal_id FROM indicator WHERE id = {id}"));
    story.path(&format!("/goals/{goal}/indicators/{id}"))
}

fn the_usual_goals_are_added_once_and_stand_in_the_plan(engine: Engine) {
    let (app, story) = Story::on(engine);
    let goals = story.path("/goals");
    story.page("/plan").says("No goals yet").link(&goals);
    story.page("/follow-up").never_says("Reflection");
    story.leader.get(&goals).expect(200).says("No goals yet").says("Add the usual goals");
    for _ in 0..2 {
        usual_goals(&story);
    }
    assert_eq!(app.count("SELECT count(*) FROM goal"), 6, "a second click adds nothing");
    assert_eq!(app.count("SELECT count(*) FROM indicator"), 13);
    let page = story.leader.get(&goals).expect(200).never_says("Add the usual goals");
    let words = page.words();
    // Written in the language that the process is run in, whoever adds them.
    for row in [
        "Dialoger 2021 Dialogues, 2021 at least 18",
        "Dialoger 2021 i den kommun som har minst antal Dialogues in the municipality with the fewest, 2021 at least 2",
        "Fördjupande dialoger 2022 Dialogues, 2022, In-depth at least 6",
        "Share who were heard, Gathering perspectives more than 90%",
        "Feedback sent, The interim report at least 100%",
        "Counted elsewhere, En folkhälsoenkät, två år no target",
    ] {
        assert!(words.contains(row), "«{row}» is not in: {words}");
    }
    story.page("/plan").says("Vi möter invånare i hela området Dialoger 2021 at least 18");
    // A goal that was renamed is the process's own; the usual one is missing again.
    let goal = app.id_of("goal", "Tilliten växer");
    story.leader.post(&format!("{goals}/{goal}"), &[("name", "Tilliten består")]).expect(303);
    usual_goals(&story);
    assert_eq!(app.count("SELECT count(*) FROM goal"), 7);
}

fn the_usual_goals_are_of_the_years_in_which_dialogues_are_held(engine: Engine) {
    let app = TestApp::on(engine);
    let (story, _dialogue) = Story::with_dialogue(&app, "2024-02-01");
    usual_goals(&story);
    story.page("/goals").says("Dialoger 2024").says("Fördjupande dialoger 2025");
}

fn a_target_is_changed_and_the_log_says_from_what(engine: Engine) {
    let (app, story) = Story::on(engine);
    usual_goals(&story);
    let place = indicator(&app, &story, "Dialoger 2021");
    let form = story
        .leader
        .get(&place)
        .expect(200)
        .says("The number of dialogues that were held and have closed.");
    assert_eq!((form.field("target"), form.field("year")), ("18".into(), "2021".into()));
    let put = |year: &str, target: &str| {
        story.leader.post(
            &place,
            &[
                ("name", "Dialoger 2021"),
                ("year", year),
                ("comparison", "more_than"),
                ("target", target),
                ("reflection", "Vi hann.\r\n\r\nNästan."),
            ],
        )
    };
    for wrong in ["arton", "1,5", "18 %", "-1", "1,800"] {
        let page =
            put("2021", wrong).expect(422).says("Write the target as a whole number, such as 18");
        assert_eq!(page.field("target"), wrong);
    }
    put("21", "20").expect(422).says("Year: a whole number from 1990 to 2200");
    put("2021", "20").expect(303);
    story.page("/goals").says("Dialogues, 2021 more than 20");
    let logged = "SELECT count(*) FROM audit_entry WHERE action = 'indicator.changed' AND detail LIKE '%: at_least 18 → more_than 20'";
    assert_eq!(app.count(logged), 1);
    // Before anything was held there is nothing to say, but the reflection stands there.
    story
        .leader
        .get(&story.path("/follow-up"))
        .expect(200)
        .says("more than 20 Target changed")
        .says("at least 18 → more than 20 – cannot be determined")
        .says("Dialoger 2021 Vi hann. Nästan. more than 20");
    // What is only written anew is no change.
    put("2021", "20").expect(303);
    put("", "").expect(303);
    assert_eq!(app.count("SELECT count(*) FROM indicator WHERE target IS NULL AND comparison IS NULL AND year IS NULL AND name = 'Dialoger 2021'"), 1);
    story
        .page("/follow-up")
        .says("Dialoger 2021 Vi hann. Nästan. – Target changed")
        .says("at least 18 → more than 20 Target changed")
        .says("more than 20 → no target");
    let share = indicator(
        &app,
        &story,
        "Andel av de prioriterade målgrupperna som vi har mött, i hela området",
    );
    for wrong in ["101", "many", "99,999"] {
        let fields = [("name", "Grupper"), ("target", wrong)];
        story
            .leader
            .post(&share, &fields)
            .expect(422)
            .says("Write the target in per cent, from 0 to 100");
    }
    story.leader.post(&share, &[("name", "Grupper"), ("target", "66,5 %")]).expect(303);
    assert_eq!(story.leader.get(&share).expect(200).field("target"), "66.5");
    story.page("/goals").says("at least 66.5%");
}

fn goals_and_indicators_are_put_in_order_and_removed(engine: Engine) {
    let (app, story) = Story::on(engine);
    usual_goals(&story);
    let goals = story.path("/goals");
    let words = || story.leader.get(&goals).expect(200).words();
    let (first, second) = ("Vi möter invånare i hela området", "Deltagarna får göra sin röst hörd");
    assert!(comes_before(&words(), first, second));
    let voice = format!("{goals}/{}", app.id_of("goal", second));
    for _ in 0..2 {
        story.leader.post(&format!("{voice}/up"), &[]).expect(303);
        assert!(comes_before(&words(), second, first), "the first one stays the first");
    }
    let in_depth = indicator(&app, &story, "Fördjupande dialoger 2022");
    story.leader.post(&format!("{in_depth}/up"), &[]).expect(303);
    assert!(comes_before(
        &words(),
        "Fördjupande dialoger 2022",
        "i den kommun som har minst antal"
    ));
    assert!(comes_before(&words(), "Dialoger 2021", "Fördjupande dialoger 2022"));

    story
        .leader
        .get(&in_depth)
        .expect(200)
        .says("the follow-up goes on saying that it was removed");
    story.leader.post(&format!("{in_depth}/remove"), &[]).expect(303);
    assert!(!words().contains("Fördjupande dialoger 2022"));
    story.leader.post(&format!("{in_depth}/remove"), &[]).expect(404);

    let page = story.leader.get(&voice).expect(200).says("has 1 indicator");
    assert_eq!(page.field("name"), second);
    story
        .leader
        .post(&format!("{voice}/remove"), &[])
        .expect(422)
        .says("Tick that the indicators are to be removed too");
    assert!(words().contains(second));
    story.leader.post(&format!("{voice}/remove"), &[("sure", "yes")]).expect(303);
    assert!(!words().contains(second));
    assert_eq!(app.count("SELECT count(*) FROM indicator"), 11, "its indicator went with it");
    let empty = add_goal(&app, &story, "Ett tomt mål");
    story.leader.post(&format!("{empty}/remove"), &[]).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM goal"), 5);
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'goal.removed'"), 2);
}

fn every_kind_of_indicator_can_be_added(engine: Engine) {
    let (app, story) = Story::on(engine);
    let goal = add_goal(&app, &story, "Vi lyssnar");
    story.refused("/goals/new", &[("name", "Vi lyssnar")]).says("The name is taken");
    story.refused("/goals/new", &[("name", " ")]).says("Fill in: Goal");
    story.page("/goals").says("No indicators yet.");
    let new = format!("{goal}/indicators/new");
    let page = story.leader.get(&new).expect(200).says("What is to be counted?");
    for kind in MeasureKind::ALL {
        let form = story.leader.get(&page.link(&format!("{new}?kind={}", kind.word()))).expect(200);
        let name = form.field("name");
        let fields = [
            ("kind", kind.word()),
            ("name", name.as_str()),
            ("year", "2022"),
            ("phase", "in_depth"),
            ("feedback", "final"),
            ("value", "61 %"),
            ("source", "En enkät"),
            ("comparison", "at_least"),
            ("target", "1"),
        ];
        story.leader.post(&new, &fields).expect(303);
    }
    assert_eq!(app.count("SELECT count(*) FROM indicator"), 13);
    // Each keeps what its kind looks at, and nothing else.
    for (column, expected) in [("year", 3), ("phase", 4), ("feedback", 2), ("survey_id", 0)] {
        assert_eq!(
            app.count(&format!("SELECT count(*) FROM indicator WHERE {column} IS NOT NULL")),
            expected,
            "{column}"
        );
    }
    assert_eq!(
        app.count("SELECT count(*) FROM indicator WHERE typed = '61 %' AND source = 'En enkät'"),
        1
    );
    assert_eq!(app.count("SELECT count(*) FROM indicator WHERE typed <> '' OR source <> ''"), 1);
    assert_eq!(app.count("SELECT count(*) FROM indicator WHERE target = '1%'"), 7);
    assert_eq!(app.count("SELECT count(*) FROM indicator WHERE target = '1'"), 6);
    story.leader.get(&format!("{new}?kind=guesses")).expect(200).says("What is to be counted?");
    story.leader.post(&new, &[("kind", "guesses"), ("name", "Gissningar")]).expect(404);
    // What is counted is chosen once: the form of one that is there ignores another kind.
    let typed = indicator(&app, &story, "Räknat någon annanstans");
    let fields = [
        ("kind", "dialogues"),
        ("name", "Tillit"),
        ("value", "62 %"),
        ("comparison", "more_than"),
        ("target", "61,5 %"),
    ];
    story.leader.post(&typed, &fields).expect(303);
    story.page("/follow-up").says("Tillit more than 61.5% Target changed 8 September 2021: at least 1 → more than 61.5% Changed 8 September 2021: Value: 61 % → 62 % Changed 8 September 2021: Source: En enkät → – 62 % met");
}

fn goals_belong_to_those_who_may_edit_their_process(engine: Engine) {
    let (app, story) = Story::on(engine);
    usual_goals(&story);
    let reader = story.member(&app, "reader@example.org", "reader");
    let group = story.member(&app, "group@example.org", "group");
    let stranger = signed_in(&app, "stranger@example.org", true);
    let place = indicator(&app, &story, "Dialoger 2021");
    let goal = place.split("/indicators").next().expect("a goal").to_owned();
    let goals = story.path("/goals");
    reader
        .get(&goals)
        .expect(200)
        .says("Dialoger 2021")
        .never_says("Add a goal")
        .never_says("Move up");
    reader.get(&story.process).expect(200).says("Dialoger 2021");
    reader.get(&story.path("/follow-up")).expect(200).says("Dialoger 2021");
    stranger.get(&goals).expect(404);
    let forms =
        [goal.clone(), place.clone(), format!("{goals}/new"), format!("{goal}/indicators/new")];
    let orders = [
        format!("{goals}/usual"),
        format!("{goal}/up"),
        format!("{goal}/remove"),
        format!("{place}/up"),
        format!("{place}/remove"),
    ];
    for (who, status) in [(&reader, 403), (&stranger, 404)] {
        for form in &forms {
            who.get(form).expect(status);
            who.post(form, &[("name", "Mitt"), ("kind", "boards"), ("sure", "yes")]).expect(status);
        }
        for order in &orders {
            who.post(order, &[("sure", "yes")]).expect(status);
        }
    }
    assert_eq!(app.count("SELECT count(*) FROM goal"), 6);
    group.post(&format!("{goals}/new"), &[("name", "Gruppens mål")]).expect(303);

    // Another process of the same leader reaches none of them.
    let made = add_process(&story.leader, "En annan");
    let other = |path: &str| path.replace(&story.process, &made);
    for form in &forms[..2] {
        story.leader.get(&other(form)).expect(404);
        story.leader.post(&other(form), &[("name", "Bort"), ("kind", "boards")]).expect(404);
    }
    for order in &orders[1..] {
        story.leader.post(&other(order), &[("sure", "yes")]).expect(404);
    }
    assert_eq!(app.count("SELECT count(*) FROM goal"), 7);

    story.end();
    story
        .leader
        .post(&format!("{goals}/new"), &[("name", "För sent")])
        .expect(409)
        .says("The process has ended");
    story.leader.get(&goals).expect(200).says("Dialoger 2021").never_says("Add a goal");
    story.page("/follow-up").says("Dialoger 2021");
}

fn outcomes_are_live_after_each_closed_dialogue_and_tell_no_more_than_may_be_said(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    usual_goals(&story);
    let phone = app.client();
    for _ in 0..7 {
        dialogue.answer(&phone, "very_high", "");
    }
    let follow_up = || story.page("/follow-up");
    follow_up()
        .says("Dialoger 2021 at least 18 – cannot be determined")
        .says("more than 90% too few to show cannot be determined");
    dialogue.count_heads(&story.leader, 8);
    dialogue.close(&story.leader);
    follow_up()
        .says("Dialoger 2021 at least 18 1 so far cannot be determined")
        .says("minst antal at least 2 1 so far Do not reach the target: Hylte (1) cannot be determined")
        .says("more than 90% 100% (7 of 7) met");
    // Of people enough all is said, also that all seven said the same.
    let name = "Andel som fått göra sin röst hörd i ganska eller mycket hög grad, perspektivinhämtande dialoger";
    let heard = indicator(&app, &story, name);
    let fields = [
        ("name", "Hörda"),
        ("phase", "perspective"),
        ("comparison", "at_least"),
        ("target", "100"),
    ];
    story.leader.post(&heard, &fields).expect(303);
    follow_up().says("Hörda at least 100% Target changed 8 September 2021: more than 90% → at least 100% 100% (7 of 7) met");
    // When the year is over, so is the count.
    app.move_clock_by(200 * 24 * 3600);
    story.sign_in_again();
    follow_up().says("Dialoger 2021 at least 18 1 not met");
}

fn the_example_shows_its_account_at_once(engine: Engine) {
    let (_app, leader) = example(engine);
    let words = leader.get("/admin/p/halland/follow-up").expect(200).words();
    for row in [
        "Vi möter invånare i hela området Dialoger 2021 Många ville vara med",
        "minst 18 27 uppfyllt",
        "Dialoger 2021 i den kommun som har minst antal minst 2 4 uppfyllt",
        "Fördjupande dialoger 2022 minst 6 Målvärdet ändrades 15 december 2021: minst 4 → minst 6 Ändrat 15 december 2021: År: 2021 → 2022 6 uppfyllt",
        "Deltagare Vi möter invånare i hela området 15 mars 2021 minst 500",
        "i hela området minst 100 % 100 % (7 av 7) uppfyllt",
        "– 50 % (3 av 6) Inte mötta: Falkenberg: föräldrar (0) Halmstad: föräldrar (0) Laholm: nyanlända (0), seniorer (0) inget målvärde",
        "perspektivinhämtande dialoger Andelen är precis 90 procent, och målet var mer än så. Gruppens storlek verkar spela störst roll. mer än 90 % 90 % (261 av 290) inte uppfyllt",
        "Metoder som har prövats minst 2 7 uppfyllt",
        "Metoder som har prövats och utvärderats minst 2 7 uppfyllt",
        "Andel av deltagarna som återkopplingen har nått Alla lämnar inte en adress",
        "– mellan 31,",
        "delrapporten som har fått den skickad minst 100 % 100 % (136 av 136) uppfyllt",
        "slutrapporten som har fått den skickad minst 100 % mellan 0 % och",
        "– 94,1 % (32 av 34) 34 av 40 tillfrågade svarade. inget målvärde",
        "426 Deltagare 394 invånare vid 34 dialoger; 32 verksamhetsföreträdare vid 3 dialoger",
        "– 61 % (2018), 63 % (2022) Källa: Påhittade siffror, som ur en folkhälsoenkät inget målvärde",
    ] {
        assert!(words.contains(row), "«{row}» is not in: {words}");
    }
}
