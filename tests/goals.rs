//! Goals, their indicators and targets: written by hand, counted by itself, and the account of Halland at the end.

use std::collections::BTreeSet;

use eko::db::ids::{BoardId, MethodId, SurveyId, TargetGroupId};
use eko::dialogues::{Audience, Phase};
use eko::followup::indicators::{
    Facts, Heard, Held, Lacking, Mailed, Met, Outcome, Surveyed, Value, outcome,
};
use eko::i18n::Language;
use eko::mailings::Figures;
use eko::processes::goals::{Feedback, Indicator, Kind, Measure, Span, usual};
use eko::processes::{Board, GroupKind, Method, TargetGroup};

use crate::both;
use crate::support::story::signed_in;
use crate::support::{Client, Engine, Story, TestApp};

const DIALOGUES: &str = include_str!("../src/demo/dialogues.csv");
const BOARDS: &str = include_str!("../src/demo/boards.csv");

/// The id of the row with a name.
fn id_of(app: &TestApp, table: &str, name: &str) -> i64 {
    app.count(&format!("SELECT id FROM {table} WHERE name = '{name}'"))
}

/// Adds the usual goals.
fn usual_goals(story: &Story) {
    story
        .leader
        .post(&story.path("/goals/usual"), &[])
        .expect(303);
}

/// Adds a goal without indicators; its path.
fn add_goal(app: &TestApp, story: &Story, name: &str) -> String {
    story
        .leader
        .post(&story.path("/goals/new"), &[("name", name)])
        .expect(303);
    story.path(&format!("/goals/{}", id_of(app, "goal", name)))
}

/// The path of an indicator.
fn indicator(app: &TestApp, story: &Story, name: &str) -> String {
    let id = id_of(app, "indicator", name);
    let goal = app.count(&format!("SELECT goal_id FROM indicator WHERE id = {id}"));
    story.path(&format!("/goals/{goal}/indicators/{id}"))
}

/// Adds somebody to the process in a role.
fn member(app: &TestApp, story: &Story, email: &str, role: &str) -> Client {
    let client = signed_in(app, email, false);
    story
        .leader
        .post(
            &story.path("/people/new"),
            &[("name", "Alex Berg"), ("email", email), ("role", role)],
        )
        .expect(303);
    client
}

/// Ends the process.
fn end(story: &Story) {
    let decision = [("disposal_decision", "RS 2022/17")];
    story
        .leader
        .post(&story.path("/settings/information"), &decision)
        .expect(303);
    story
        .leader
        .post(&story.path("/archive/end"), &[("slug", "tillit-i-halland")])
        .expect(303);
}

/// Whether one of these words comes before the other on a page.
fn comes_before(words: &str, first: &str, second: &str) -> bool {
    let at = |what: &str| {
        words
            .find(what)
            .unwrap_or_else(|| panic!("«{what}» is not in: {words}"))
    };
    at(first) < at(second)
}

both! {
    fn the_usual_goals_are_added_once_and_stand_in_the_plan(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let goals = story.path("/goals");
        story.leader.get(&story.process).expect(200).says("No goals yet").link(&goals);
        story.leader.get(&story.path("/follow-up")).expect(200).never_says("Reflection");
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
        story.leader.get(&story.process).expect(200).says("Vi möter invånare i hela området Dialoger 2021 at least 18");
        // A goal that was renamed is the process's own; the usual one is missing again.
        let goal = id_of(&app, "goal", "Tilliten växer");
        story.leader.post(&format!("{goals}/{goal}"), &[("name", "Tilliten består")]).expect(303);
        usual_goals(&story);
        assert_eq!(app.count("SELECT count(*) FROM goal"), 7);
    }

    fn the_usual_goals_are_of_the_years_in_which_dialogues_are_held(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, _dialogue) = Story::with_dialogue(&app, "2024-02-01");
        usual_goals(&story);
        story.leader.get(&story.path("/goals")).expect(200).says("Dialoger 2024").says("Fördjupande dialoger 2025");
    }

    fn a_target_is_changed_and_the_log_says_from_what(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        usual_goals(&story);
        let place = indicator(&app, &story, "Dialoger 2021");
        let form = story.leader.get(&place).expect(200).says("The number of dialogues that were held and have closed.");
        assert_eq!((form.field("target"), form.field("year")), ("18".into(), "2021".into()));
        let put = |year: &str, target: &str| {
            story.leader.post(&place, &[
                ("name", "Dialoger 2021"),
                ("year", year),
                ("comparison", "more_than"),
                ("target", target),
                ("reflection", "Vi hann.\r\n\r\nNästan."),
            ])
        };
        for wrong in ["arton", "1,5", "18 %", "-1", "1,800"] {
            let page = put("2021", wrong).expect(422).says("Write the target as a whole number, such as 18");
            assert_eq!(page.field("target"), wrong);
        }
        put("21", "20").expect(422).says("Year: a whole number from 1990 to 2200");
        put("2021", "20").expect(303);
        story.leader.get(&story.path("/goals")).expect(200).says("Dialogues, 2021 more than 20");
        let logged = "SELECT count(*) FROM audit_entry WHERE action = 'indicator.changed' AND detail LIKE '%: at_least 18 → more_than 20'";
        assert_eq!(app.count(logged), 1);
        // Before anything was held there is nothing to say, but the reflection stands there.
        story.leader.get(&story.path("/follow-up")).expect(200).says("Dialoger 2021 more than 20 – cannot be said Vi hann. Nästan.");
        put("", "").expect(303);
        assert_eq!(app.count("SELECT count(*) FROM indicator WHERE target IS NULL AND comparison IS NULL AND year IS NULL AND name = 'Dialoger 2021'"), 1);
        story.leader.get(&story.path("/follow-up")).expect(200).says("Dialoger 2021 – – no target");
        let share = indicator(&app, &story, "Andel av de prioriterade målgrupperna som vi har mött, i hela området");
        for wrong in ["101", "many", "99,999"] {
            let fields = [("name", "Grupper"), ("target", wrong)];
            story.leader.post(&share, &fields).expect(422).says("Write the target in per cent, from 0 to 100");
        }
        story.leader.post(&share, &[("name", "Grupper"), ("target", "66,5 %")]).expect(303);
        assert_eq!(story.leader.get(&share).expect(200).field("target"), "66.5");
        story.leader.get(&story.path("/goals")).expect(200).says("at least 66.5%");
    }

    fn goals_and_indicators_are_put_in_order_and_removed(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        usual_goals(&story);
        let goals = story.path("/goals");
        let words = || story.leader.get(&goals).expect(200).words();
        let (first, second) = ("Vi möter invånare i hela området", "Deltagarna får göra sin röst hörd");
        assert!(comes_before(&words(), first, second));
        let voice = format!("{goals}/{}", id_of(&app, "goal", second));
        for _ in 0..2 {
            story.leader.post(&format!("{voice}/up"), &[]).expect(303);
            assert!(comes_before(&words(), second, first), "the first one stays the first");
        }
        let in_depth = indicator(&app, &story, "Fördjupande dialoger 2022");
        story.leader.post(&format!("{in_depth}/up"), &[]).expect(303);
        assert!(comes_before(&words(), "Fördjupande dialoger 2022", "i den kommun som har minst antal"));
        assert!(comes_before(&words(), "Dialoger 2021", "Fördjupande dialoger 2022"));

        story.leader.get(&in_depth).expect(200).says("The target and the reflection are removed too.");
        story.leader.post(&format!("{in_depth}/remove"), &[]).expect(303);
        assert!(!words().contains("Fördjupande dialoger 2022"));
        story.leader.post(&format!("{in_depth}/remove"), &[]).expect(404);

        let page = story.leader.get(&voice).expect(200).says("has 1 indicator");
        assert_eq!(page.field("name"), second);
        story.leader.post(&format!("{voice}/remove"), &[]).expect(422).says("Tick that the indicators are to be removed too");
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
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let goal = add_goal(&app, &story, "Vi lyssnar");
        story.leader.post(&story.path("/goals/new"), &[("name", "Vi lyssnar")]).expect(422).says("The name is taken");
        story.leader.post(&story.path("/goals/new"), &[("name", " ")]).expect(422).says("Fill in: Goal");
        story.leader.get(&story.path("/goals")).expect(200).says("No indicators yet.");
        let new = format!("{goal}/indicators/new");
        let page = story.leader.get(&new).expect(200).says("What is to be counted?");
        for kind in Kind::ALL {
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
        assert_eq!(app.count("SELECT count(*) FROM indicator"), 12);
        // Each keeps what its kind looks at, and nothing else.
        for (column, expected) in [("year", 3), ("phase", 4), ("feedback", 2), ("survey_id", 0)] {
            assert_eq!(app.count(&format!("SELECT count(*) FROM indicator WHERE {column} IS NOT NULL")), expected, "{column}");
        }
        assert_eq!(app.count("SELECT count(*) FROM indicator WHERE typed = '61 %' AND source = 'En enkät'"), 1);
        assert_eq!(app.count("SELECT count(*) FROM indicator WHERE typed <> '' OR source <> ''"), 1);
        assert_eq!(app.count("SELECT count(*) FROM indicator WHERE target = '1%'"), 6);
        assert_eq!(app.count("SELECT count(*) FROM indicator WHERE target = '1'"), 6);
        story.leader.get(&format!("{new}?kind=guesses")).expect(200).says("What is to be counted?");
        story.leader.post(&new, &[("kind", "guesses"), ("name", "Gissningar")]).expect(404);
        // What is counted is chosen once: the form of one that is there ignores another kind.
        let typed = indicator(&app, &story, "Räknat någon annanstans");
        let fields = [("kind", "dialogues"), ("name", "Tillit"), ("value", "62 %"), ("comparison", "more_than"), ("target", "61,5 %")];
        story.leader.post(&typed, &fields).expect(303);
        story.leader.get(&story.path("/follow-up")).expect(200).says("Tillit more than 61.5% 62 % met");
    }

    fn goals_belong_to_those_who_may_edit_their_process(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        usual_goals(&story);
        let reader = member(&app, &story, "reader@example.org", "reader");
        let group = member(&app, &story, "group@example.org", "group");
        let stranger = signed_in(&app, "stranger@example.org", true);
        let place = indicator(&app, &story, "Dialoger 2021");
        let goal = place.split("/indicators").next().expect("a goal").to_owned();
        let goals = story.path("/goals");
        reader.get(&goals).expect(200).says("Dialoger 2021").never_says("Add a goal").never_says("Move up");
        reader.get(&story.process).expect(200).says("Dialoger 2021");
        reader.get(&story.path("/follow-up")).expect(200).says("Dialoger 2021");
        stranger.get(&goals).expect(404);
        let forms = [goal.clone(), place.clone(), format!("{goals}/new"), format!("{goal}/indicators/new")];
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
        let made = story.leader.post("/admin/processes/new", &[
            ("name_sv", "En annan"), ("purpose_sv", "Syfte."), ("organisation", "Region"), ("contact_name", "Kim"),
            ("contact_email", "kim@example.org"), ("threshold", "5"), ("heard_target", "90"), ("answer_days", "7"),
        ]).expect(303);
        let other = |path: &str| path.replace(&story.process, made.location());
        for form in &forms[..2] {
            story.leader.get(&other(form)).expect(404);
            story.leader.post(&other(form), &[("name", "Bort"), ("kind", "boards")]).expect(404);
        }
        for order in &orders[1..] {
            story.leader.post(&other(order), &[("sure", "yes")]).expect(404);
        }
        assert_eq!(app.count("SELECT count(*) FROM goal"), 7);

        end(&story);
        story.leader.post(&format!("{goals}/new"), &[("name", "För sent")]).expect(409).says("The process has ended");
        story.leader.get(&goals).expect(200).says("Dialoger 2021").never_says("Add a goal");
        story.leader.get(&story.path("/follow-up")).expect(200).says("Dialoger 2021");
    }

    fn outcomes_are_live_after_each_closed_dialogue_and_tell_no_more_than_may_be_said(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, dialogue) = Story::with_dialogue(&app, "2021-09-08");
        usual_goals(&story);
        let phone = app.client();
        for _ in 0..7 {
            dialogue.answer(&phone, "very_high", "");
        }
        let follow_up = || story.leader.get(&story.path("/follow-up")).expect(200);
        follow_up().says("Dialoger 2021 at least 18 – cannot be said").says("more than 90% too few to show cannot be said");
        story.leader.post(&format!("{}/close", dialogue.staff), &[]).expect(303);
        follow_up()
            .says("Dialoger 2021 at least 18 1 so far cannot be said")
            .says("minst antal at least 2 1 so far Do not reach the target: Hylte (1) cannot be said")
            .says("more than 90% ≥ 95% (n = 7) met");
        // Moving the target does not bring out that all seven said the same.
        let name = "Andel som fått göra sin röst hörd i ganska eller mycket hög grad, perspektivinhämtande dialoger";
        let heard = indicator(&app, &story, name);
        let fields = [("name", "Hörda"), ("phase", "perspective"), ("comparison", "at_least"), ("target", "100")];
        story.leader.post(&heard, &fields).expect(303);
        follow_up().says("Hörda at least 100% ≥ 95% (n = 7) cannot be said");
        // When the year is over, so is the count.
        app.move_clock_by(200 * 24 * 3600);
        story.sign_in_again();
        follow_up().says("Dialoger 2021 at least 18 1 not met");
    }

    fn the_example_shows_its_account_at_once(engine: Engine) {
        let app = TestApp::on(engine);
        app.move_clock_to(eko::clock::Timestamp(1_675_252_800));
        let demo = app.run(eko::demo::load(&app.app)).expect("the example");
        let lines = demo.lines(&app.app);
        let password = lines
            .iter()
            .find_map(|line| line.strip_prefix("sign-in leader@example.org "))
            .expect("a password");
        let leader = app.client();
        leader
            .post("/admin/sign-in", &[("email", "leader@example.org"), ("password", password)])
            .expect(303);
        let words = leader.get("/admin/p/halland/follow-up").expect(200).words();
        for row in [
            "Vi möter invånare i hela området Dialoger 2021 minst 18 27 uppfyllt Många ville vara med",
            "Dialoger 2021 i den kommun som har minst antal minst 2 4 uppfyllt",
            "Fördjupande dialoger 2022 minst 6 6 uppfyllt",
            "i hela området minst 100 % 100 % (7 av 7) uppfyllt",
            "– 50 % (3 av 6) Inte mötta: Falkenberg: föräldrar Halmstad: föräldrar Laholm: nyanlända, seniorer inget målvärde",
            "perspektivinhämtande dialoger mer än 90 % 90 % (261 av 290) inte uppfyllt",
            "Metoder som har prövats minst 2 7 uppfyllt",
            "Metoder som har prövats och utvärderats minst 2 7 uppfyllt",
            "Andel av deltagarna som återkopplingen har nått – mellan 31,",
            "delrapporten som har fått den skickad minst 100 % 100 % (136 av 136) uppfyllt",
            "slutrapporten som har fått den skickad minst 100 % mellan 0 % och",
            "– 94,1 % (32 av 34) inget målvärde",
            "– 61 % (2018), 63 % (2022) Källa: Påhittade siffror, som ur en folkhälsoenkät inget målvärde",
        ] {
            assert!(words.contains(row), "«{row}» is not in: {words}");
        }
    }
}

/// A column of a file, by its heading; `;` parts what a cell lists.
fn column(file: &str, heading: &str) -> Vec<String> {
    let mut reader = csv::Reader::from_reader(file.as_bytes());
    let headings = reader.headers().expect("headings").clone();
    let at = headings
        .iter()
        .position(|name| name == heading)
        .expect("a column");
    reader
        .records()
        .map(|row| row.expect("a row")[at].to_owned())
        .collect()
}

/// The names in some cells, each once, in order: their places are their ids.
fn named(cells: &[String]) -> Vec<String> {
    let names: BTreeSet<&str> = cells.iter().flat_map(|cell| cell.split(';')).collect();
    names.into_iter().map(str::to_owned).collect()
}

fn place(names: &[String], name: &str) -> i64 {
    let at = names
        .iter()
        .position(|other| other == name)
        .expect("a known name");
    i64::try_from(at).expect("few names")
}

fn share(part: i64, of: i64) -> Value {
    Value::Share { part, of }
}

/// What is known of Halland's process: dialogues and boards from the files, the rest from the record.
fn halland() -> Facts {
    let boards = column(BOARDS, "board");
    let priorities = column(BOARDS, "priorities");
    let lists = column(DIALOGUES, "target_groups");
    let groups = named(&[lists.as_slice(), priorities.as_slice()].concat());
    let ways = column(DIALOGUES, "method");
    let methods = named(&ways);
    let (days, phases) = (column(DIALOGUES, "held_on"), column(DIALOGUES, "phase"));
    let (at, counts) = (
        column(DIALOGUES, "board"),
        column(DIALOGUES, "participants"),
    );
    let ids = |list: &str| -> Vec<TargetGroupId> {
        list.split(';')
            .map(|name| TargetGroupId(place(&groups, name)))
            .collect()
    };
    let held = (0..days.len())
        .map(|row| Held {
            year: days[row][..4].parse().expect("a year"),
            phase: match phases[row].as_str() {
                "perspective" => Phase::Perspective,
                _ => Phase::InDepth,
            },
            board: BoardId(place(&boards, &at[row])),
            groups: ids(&lists[row]),
            method: Some(MethodId(place(&methods, &ways[row]))),
            participants: Some(counts[row].parse().expect("a head-count")),
        })
        .collect();
    let mailed = |feedback, accepted, bounced, passed_on| Mailed {
        feedback,
        figures: Some(Figures {
            accepted,
            bounced,
            ..Figures::default()
        }),
        passed_on,
    };
    Facts {
        this_year: 2023,
        has_ended: false,
        held,
        priorities: boards
            .iter()
            .zip(&priorities)
            .flat_map(|(board, wanted)| {
                let board = BoardId(place(&boards, board));
                ids(wanted).into_iter().map(move |group| (board, group))
            })
            .collect(),
        groups: groups
            .iter()
            .map(|name| TargetGroup {
                id: TargetGroupId(place(&groups, name)),
                name: name.clone(),
                kind: GroupKind::Group,
            })
            .collect(),
        boards: boards
            .iter()
            .map(|name| Board {
                id: BoardId(place(&boards, name)),
                name: name.clone(),
                municipality: name.clone(),
                reference: String::new(),
            })
            .collect(),
        methods: methods
            .iter()
            .map(|name| Method {
                id: MethodId(place(&methods, name)),
                name: name.clone(),
                strengths: String::new(),
                weaknesses: if name.ends_with("VR") {
                    "Tekniken tar plats.".into()
                } else {
                    String::new()
                },
            })
            .collect(),
        heard: Heard {
            perspective: share(261, 290),
            in_depth: share(41, 46),
            all: share(302, 336),
        },
        mailed: vec![
            mailed(Feedback::Interim, 134, 2, 32),
            mailed(Feedback::Final, 133, 0, 0),
        ],
        unmailed: vec![(Feedback::Interim, 0), (Feedback::Final, 0)],
        surveyed: vec![Surveyed {
            survey: SurveyId(1),
            audience: Audience::ElectedMembers,
            share: share(32, 34),
        }],
    }
}

fn came_of(measure: Measure, facts: &Facts) -> Outcome {
    let plain = Indicator {
        id: eko::db::ids::IndicatorId(1),
        name: String::new(),
        measure,
        target: None,
        reflection: String::new(),
    };
    outcome(&plain, facts)
}

#[test]
fn the_account_of_halland_comes_out_of_its_facts() {
    let facts = halland();
    let rows: Vec<(Value, Met)> = usual::goals(Language::Swedish.texts(), 2021, 90)
        .iter()
        .flat_map(|goal| &goal.indicators)
        .map(|indicator| {
            let outcome = outcome(indicator, &facts);
            (outcome.value, outcome.met)
        })
        .collect();
    let reached = Value::Range {
        least: 134,
        most: 299,
        of: 426,
    };
    assert_eq!(
        rows,
        [
            (Value::Count(27), Met::Met),
            (Value::Count(4), Met::Met),
            (Value::Count(6), Met::Met),
            (share(7, 7), Met::Met),
            (share(3, 6), Met::NotDefined),
            (share(261, 290), Met::NotMet),
            (Value::Count(7), Met::Met),
            (Value::Count(1), Met::NotMet),
            (reached, Met::NotDefined),
            (share(136, 136), Met::Met),
            (share(133, 133), Met::Met),
            (share(32, 34), Met::NotDefined),
            (Value::Nothing, Met::NotDefined),
        ]
    );
    let dialogues = |year| came_of(Measure::Dialogues(Span { year, phase: None }), &facts).value;
    assert_eq!(dialogues(Some(2021)), Value::Count(27));
    assert_eq!(dialogues(Some(2022)), Value::Count(10));
    assert_eq!(dialogues(None), Value::Count(37));
    let participants = came_of(Measure::Participants(Span::default()), &facts);
    assert_eq!(participants.value, Value::Count(426));
    assert_eq!(participants.lacking, Lacking::Nothing);
}

/// «100 % (totalt/på regional nivå)», though not each board has met all of its own (D3).
#[test]
fn every_group_was_met_in_the_region_but_not_by_each_board() {
    let facts = halland();
    assert_eq!(came_of(Measure::Groups, &facts).lacking, Lacking::Nothing);
    let gap = |board: &str, groups: &[&str]| {
        let groups = groups.iter().map(|group| (*group).to_owned()).collect();
        (board.to_owned(), groups)
    };
    assert_eq!(
        came_of(Measure::Boards, &facts).lacking,
        Lacking::Boards(vec![
            gap("Falkenberg", &["föräldrar"]),
            gap("Halmstad", &["föräldrar"]),
            gap("Laholm", &["nyanlända", "seniorer"]),
        ])
    );
    let mut in_2022 = facts;
    in_2022.held.retain(|held| held.year == 2022);
    let Lacking::Groups(missed) = came_of(Measure::Groups, &in_2022).lacking else {
        panic!("some groups were not met in 2022");
    };
    assert_eq!(missed, ["nyanlända"]);
}
