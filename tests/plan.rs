//! The plan in its three phases and the outreach log: written by hand, read by everybody in the process.

use eko::db::ids::{ActivityId, OutreachId};
use eko::plan::{Activity, Level, Outreach, Phase, Status, record};
use jiff::civil::date;

use crate::both;
use crate::support::client::{Page, comes_before};
use crate::support::story::{add_process, example, signed_in};
use crate::support::{DAY, Engine, Story, TestApp};

both!(
    a_plan_begins_with_the_usual_activities_of_all_phases,
    how_far_an_activity_has_come_is_noted_and_logged,
    activities_are_put_in_order_within_their_phase_and_removed,
    what_should_have_been_done_is_marked_until_it_is_settled,
    outreach_is_noted_and_counted_by_level,
    what_cannot_be_is_explained_and_kept,
    the_plan_belongs_to_those_who_may_edit_their_process,
    what_is_written_in_the_plan_is_shown_as_words_and_never_as_markup,
    the_example_shows_its_plan_at_once,
);

/// Adds an activity that is planned; its path.
fn add_activity(app: &TestApp, story: &Story, phase: &str, name: &str) -> String {
    let fields = [("phase", phase), ("name", name), ("status", "planned")];
    story.post("/plan/activities/new", &fields);
    let id = app.id_of("activity", name);
    story.path(&format!("/plan/activities/{id}"))
}

/// Adds an entry to the outreach log; its path.
fn tell(app: &TestApp, story: &Story, day: &str, level: &str, audience: &str) -> String {
    let fields = [("day", day), ("level", level), ("audience", audience), ("how", "Möte")];
    story.post("/plan/outreach/new", &fields);
    let id = app.count(&format!("SELECT id FROM outreach WHERE audience = '{audience}'"));
    story.path(&format!("/plan/outreach/{id}"))
}

fn plan(story: &Story) -> Page {
    story.page("/plan")
}

/// How often this is in the log of staff actions.
fn logged(app: &TestApp, action: &str, detail: &str) -> i64 {
    app.count(&format!(
        "SELECT count(*) FROM audit_entry WHERE action = '{action}' AND detail = '{detail}'"
    ))
}

/// Whether one of these words comes before the other on a page.
#[track_caller]
fn a_plan_begins_with_the_usual_activities_of_all_phases(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.page("/setup").link(&story.path("/plan"));
    plan(&story)
        .says("No activities yet")
        .says("Begin with the usual activities")
        .says("Nothing noted yet. Begin with those who decided on the process.");
    for _ in 0..2 {
        story.post("/plan/usual", &[]);
    }
    assert_eq!(app.count("SELECT count(*) FROM activity"), 15, "a second click adds nothing");
    assert_eq!(logged(&app, "activities.usual", ""), 1);
    // Written in the language that the process is run in, whoever adds them.
    let page = plan(&story)
        .never_says("Begin with the usual activities")
        .says("Preparation ○ 0 of 5 done")
        .says("Förankra planen hos dem som berörs – ○ planned")
        .says("Berätta för deltagarna vad det har lett till – ○ planned");
    assert!(comes_before(&page.words(), "Preparation ○", "Carrying out ○"));
    assert!(comes_before(&page.words(), "Carrying out ○", "Follow-up work ○"));
    let own = story
        .leader
        .get(&page.link(&story.path("/plan/activities/new?phase=carrying_out")))
        .expect(200);
    assert!(own.text().contains("<option value=\"carrying_out\" selected>"));
    plan(&story).says("Follow-up work ○ 0 of 5 done");
}

fn how_far_an_activity_has_come_is_noted_and_logged(engine: Engine) {
    let (app, story) = Story::on(engine);
    let booked = add_activity(&app, &story, "preparation", "Boka lokaler");
    add_activity(&app, &story, "preparation", "Bjuda in");
    assert_eq!(logged(&app, "activity.added", "Boka lokaler: planned"), 1);
    assert_eq!(story.leader.get(&booked).expect(200).field("name"), "Boka lokaler");
    let put = |status: &str| {
        story
            .leader
            .post(
                &booked,
                &[
                    ("phase", "preparation"),
                    ("name", "Boka lokaler"),
                    ("due_on", "2021-10-01"),
                    ("status", status),
                    ("note", "Tre av fyra.\r\n\r\nRing biblioteket."),
                ],
            )
            .expect(303);
        plan(&story)
    };
    put("partly")
        .says("Preparation ◐ 0 of 2 done")
        .says("Boka lokaler 1 October 2021 ◐ partly done Tre av fyra. Ring biblioteket.");
    assert_eq!(logged(&app, "activity.changed", "Boka lokaler: planned → partly"), 1);
    put("partly");
    assert_eq!(logged(&app, "activity.changed", "Boka lokaler"), 1);
    put("under_way").says("Boka lokaler 1 October 2021 ◐ under way");
    put("done").says("Boka lokaler 1 October 2021 ✓ done").says("Preparation ◐ 1 of 2 done");
    let form = story.leader.get(&booked).expect(200);
    assert_eq!(form.field("due_on"), "2021-10-01");
    assert!(form.text().contains("<option value=\"done\" selected>"));
    // What was dropped is not forgotten, and not counted.
    put("dropped").says("Boka lokaler 1 October 2021 – dropped").says("Preparation ○ 0 of 1 done");
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action LIKE 'activity.%'"), 7);
}

fn activities_are_put_in_order_within_their_phase_and_removed(engine: Engine) {
    let (app, story) = Story::on(engine);
    let evaluate = add_activity(&app, &story, "follow_up", "Utvärdera");
    add_activity(&app, &story, "preparation", "Boka lokaler");
    let invite = add_activity(&app, &story, "preparation", "Bjuda in");
    assert!(
        comes_before(&plan(&story).words(), "Boka lokaler", "Bjuda in"),
        "a new one is the last"
    );
    assert!(
        comes_before(&plan(&story).words(), "Bjuda in", "Utvärdera"),
        "phases have their own order"
    );
    for _ in 0..2 {
        story.leader.post(&format!("{invite}/up"), &[]).expect(303);
        assert!(
            comes_before(&plan(&story).words(), "Bjuda in", "Boka lokaler"),
            "the first one stays the first"
        );
    }
    story.leader.post(&format!("{evaluate}/up"), &[]).expect(303);
    assert!(
        comes_before(&plan(&story).words(), "Boka lokaler", "Utvärdera"),
        "nothing leaves its phase by going up"
    );
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'activity.moved'"), 1);

    // Another phase is chosen in the form, and there it is the last.
    let fields = [("phase", "follow_up"), ("name", "Bjuda in"), ("status", "planned")];
    story.leader.post(&invite, &fields).expect(303);
    assert!(comes_before(&plan(&story).words(), "Utvärdera", "Bjuda in"));
    plan(&story).says("Carrying out No activities yet");

    story.leader.get(&invite).expect(200).says("“Bjuda in” is removed with its note.");
    story.leader.post(&format!("{invite}/remove"), &[]).expect(303);
    plan(&story).never_says("Bjuda in");
    assert_eq!(logged(&app, "activity.removed", "Bjuda in"), 1);
    story.leader.post(&format!("{invite}/remove"), &[]).expect(404);
    story.leader.post(&invite, &fields).expect(404);
    story.leader.get(&invite).expect(404);
}

fn what_should_have_been_done_is_marked_until_it_is_settled(engine: Engine) {
    let (app, story) = Story::on(engine);
    let booked = add_activity(&app, &story, "preparation", "Boka lokaler");
    let put = |status: &str| {
        let fields = [
            ("phase", "preparation"),
            ("name", "Boka lokaler"),
            ("due_on", "2021-09-08"),
            ("status", status),
        ];
        story.leader.post(&booked, &fields).expect(303);
        plan(&story)
    };
    put("planned")
        .says("8 September 2021 ○ planned")
        .never_says("overdue")
        .never_says("should have been done");
    app.move_clock_by(DAY);
    story.sign_in_again();
    plan(&story)
        .says("8 September 2021 overdue ○ planned")
        .says("1 activity should have been done by now");
    put("partly").says("8 September 2021 overdue ◐ partly done");
    for settled in ["done", "dropped"] {
        put(settled).never_says("overdue").never_says("should have been done");
    }
}

fn outreach_is_noted_and_counted_by_level(engine: Engine) {
    let (app, story) = Story::on(engine);
    let new = story.path("/plan/outreach/new");
    assert_eq!(
        story.leader.get(&new).expect(200).says("Choose a level").field("day"),
        "2021-09-08"
    );
    let board = tell(&app, &story, "2021-03-01", "local", "Nämnden i Hylte");
    tell(&app, &story, "2021-05-04", "regional", "Länets presidier");
    tell(&app, &story, "2021-02-01", "local", "Biblioteket");
    assert_eq!(logged(&app, "outreach.added", "2021-03-01 local: Nämnden i Hylte"), 1);
    let page = plan(&story)
        .says("Level Times Local 2 Regional 1 National 0 Internal 0 Total 3")
        .says("Länets presidier 4 May 2021 Regional Möte");
    assert!(comes_before(&page.words(), "Länets presidier", "Nämnden i Hylte"), "the latest first");
    assert!(comes_before(&page.words(), "Nämnden i Hylte", "Biblioteket"));

    let put = |day: &str| {
        story.leader.post(
            &board,
            &[
                ("day", day),
                ("level", "national"),
                ("audience", "Nämnden i Hylte"),
                ("how", "Konferens"),
                ("note", "De berättade för andra."),
            ],
        )
    };
    // What is to come has not been told yet.
    let refused = put("2021-09-09").expect(422).says("That day has not come yet");
    assert_eq!(refused.field("how"), "Konferens");
    put("2021-09-08").expect(303);
    plan(&story)
        .says("Local 1 Regional 1 National 1 Internal 0 Total 3")
        .says("Nämnden i Hylte 8 September 2021 National Konferens De berättade för andra.");
    assert_eq!(logged(&app, "outreach.changed", "2021-09-08 national: Nämnden i Hylte"), 1);

    story
        .leader
        .get(&board)
        .expect(200)
        .says("What is noted about Nämnden i Hylte on 8 September 2021 is removed.");
    story.leader.post(&format!("{board}/remove"), &[]).expect(303);
    plan(&story).says("National 0 Internal 0 Total 2").never_says("Nämnden i Hylte");
    assert_eq!(logged(&app, "outreach.removed", "2021-09-08 national: Nämnden i Hylte"), 1);
    story.leader.post(&format!("{board}/remove"), &[]).expect(404);
    put("2021-09-08").expect(404);
}

fn what_cannot_be_is_explained_and_kept(engine: Engine) {
    let (app, story) = Story::on(engine);
    let (long, longer) = ("å".repeat(200), "å".repeat(201));
    let new = story.path("/plan/activities/new");
    let page = story
        .leader
        .post(
            &new,
            &[
                ("phase", "afterwards"),
                ("name", &longer),
                ("due_on", "i höst"),
                ("status", ""),
                ("note", &"ö".repeat(2001)),
            ],
        )
        .expect(422)
        .says("Fill in: Phase")
        .says("Activity: 200 characters at most")
        .says("Done by: write the date as 2021-10-12")
        .says("Fill in: Status")
        .says("Note: 2000 characters at most");
    assert_eq!((page.field("name"), page.field("due_on")), (longer.clone(), "i höst".into()));
    let put = |phase: &str, name: &str| {
        story.leader.post(&new, &[("phase", phase), ("name", name), ("status", "done")])
    };
    put("preparation", " ").expect(422).says("Fill in: Activity");
    put("preparation", &long).expect(303);
    put("preparation", &long).expect(422).says("The name is taken");
    // Reports are written in more than one phase.
    put("follow_up", &long).expect(303);
    let outreach = story.path("/plan/outreach/new");
    story
        .leader
        .post(&outreach, &[("day", "igår"), ("audience", &longer), ("note", &"ö".repeat(2001))])
        .expect(422)
        .says("Day: write the date as 2021-10-12")
        .says("Fill in: Level")
        .says("Who was told: 200 characters at most")
        .says("Fill in: How")
        .says("What was said: 2000 characters at most");
    assert_eq!(app.count("SELECT count(*) FROM activity"), 2);
    assert_eq!(app.count("SELECT count(*) FROM outreach"), 0);
    for nowhere in
        ["/plan/activities/first", "/plan/activities/1", "/plan/outreach/first", "/plan/outreach/1"]
    {
        story.leader.get(&story.path(nowhere)).expect(404);
    }
}

fn the_plan_belongs_to_those_who_may_edit_their_process(engine: Engine) {
    let (app, story) = Story::on(engine);
    let activity = add_activity(&app, &story, "preparation", "Boka lokaler");
    let second = add_activity(&app, &story, "preparation", "Bjuda in");
    let told = tell(&app, &story, "2021-03-01", "local", "Nämnden i Hylte");
    let reader = story.member(&app, "reader@example.org", "reader");
    let group = story.member(&app, "group@example.org", "group");
    let stranger = signed_in(&app, "stranger@example.org", true);
    let at = story.path("/plan");
    let page =
        reader.get(&at).expect(200).says("Boka lokaler").says("Nämnden i Hylte").says("Local 1");
    for words in ["Add an activity", "Note outreach", "Move up"] {
        assert!(!page.words().contains(words), "{words}");
    }
    assert!(!page.text().contains("/plan/activities/") && !page.text().contains("/plan/outreach/"));
    reader.get(&at).expect(200).says("Preparation ○ 0 of 2 done");
    stranger.get(&at).expect(404);
    let forms = [
        activity.clone(),
        told.clone(),
        format!("{at}/activities/new"),
        format!("{at}/outreach/new"),
    ];
    let orders = [
        format!("{at}/usual"),
        format!("{second}/up"),
        format!("{activity}/remove"),
        format!("{told}/remove"),
    ];
    let fields = [
        ("phase", "preparation"),
        ("name", "Mitt"),
        ("status", "done"),
        ("day", "2021-03-01"),
        ("level", "local"),
        ("audience", "Alla"),
        ("how", "Brev"),
    ];
    for (who, status) in [(&reader, 403), (&stranger, 404)] {
        for form in &forms {
            who.get(form).expect(status);
            who.post(form, &fields).expect(status);
        }
        for order in &orders {
            who.post(order, &[]).expect(status);
        }
    }
    assert_eq!(app.count("SELECT count(*) FROM activity WHERE status = 'planned'"), 2);
    assert_eq!(app.count("SELECT count(*) FROM outreach"), 1);
    for form in &forms[2..] {
        group.post(form, &fields).expect(303);
    }

    // Another process of the same leader reaches none of it.
    let made = add_process(&story.leader, "En annan");
    let other = |path: &str| path.replace(&story.process, &made);
    for form in &forms[..2] {
        story.leader.get(&other(form)).expect(404);
        story.leader.post(&other(form), &fields).expect(404);
    }
    for order in &orders[1..] {
        story.leader.post(&other(order), &[]).expect(404);
    }
    story
        .leader
        .get(&other(&at))
        .expect(200)
        .never_says("Boka lokaler")
        .never_says("Nämnden i Hylte");

    story.end();
    for form in &forms {
        story.leader.post(form, &fields).expect(409).says("The process has ended");
    }
    for order in &orders {
        story.leader.post(order, &[]).expect(409);
    }
    assert_eq!(app.count("SELECT count(*) FROM activity"), 3);
    assert_eq!(app.count("SELECT count(*) FROM outreach"), 2);
    plan(&story)
        .says("Boka lokaler")
        .says("Nämnden i Hylte")
        .never_says("Add an activity")
        .never_says("Note outreach");
}

fn what_is_written_in_the_plan_is_shown_as_words_and_never_as_markup(engine: Engine) {
    let (app, story) = Story::on(engine);
    let evil = "<script>alert(1)</script>\"'><img src=x>";
    for phase in ["preparation", "preparation", "follow_up"] {
        // The second one of a phase has a button of its own, which says its name.
        let name = format!("{evil}{}", app.count("SELECT count(*) FROM activity"));
        let fields =
            [("phase", phase), ("name", name.as_str()), ("status", "planned"), ("note", evil)];
        story.post("/plan/activities/new", &fields);
    }
    let fields = [
        ("day", "2021-03-01"),
        ("level", "local"),
        ("audience", evil),
        ("how", evil),
        ("note", evil),
    ];
    story.post("/plan/outreach/new", &fields);
    let activity = app.count("SELECT min(id) FROM activity");
    let told = app.count("SELECT id FROM outreach");
    for page in [
        "/plan".to_owned(),
        format!("/plan/activities/{activity}"),
        format!("/plan/outreach/{told}"),
    ] {
        let text = story.page(&page).text();
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"), "{page}");
        assert!(text.contains("&lt;script&gt;"), "{page}");
    }
}

fn the_example_shows_its_plan_at_once(engine: Engine) {
    let (_app, leader) = example(engine);
    leader
        .get("/admin/p/halland/plan")
        .expect(200)
        .says("Förberedelse ✓ 4 av 4 gjorda")
        .says("Genomförande ◐ 4 av 5 gjorda")
        .says("Efterarbete ◐ 5 av 6 gjorda")
        .says("◐ delvis gjord")
        .says("– struken")
        .never_says("försenad")
        .says("Lokalt 3 Regionalt 3 Nationellt 2 Internt 0 Summa 8");
}

#[test]
fn the_plan_is_taken_out_with_its_words() {
    let activity = Activity {
        id: ActivityId(1),
        phase: Phase::FollowUp,
        name: "Utvärdera".into(),
        due_on: None,
        status: Status::Partly,
        note: "Hälften är kvar.".into(),
    };
    let told = |day, level| Outreach {
        id: OutreachId(1),
        day,
        level,
        audience: "Nämnden".into(),
        how: "Möte".into(),
        note: String::new(),
    };
    // The latest first, as it is shown.
    let outreach = [told(date(2022, 5, 4), Level::National), told(date(2021, 3, 1), Level::Local)];
    let taken_out = record(&[activity], &outreach);
    assert_eq!(
        taken_out,
        serde_json::json!({
            "activities": [{
                "phase": "follow_up",
                "name": "Utvärdera",
                "due_on": null,
                "status": "partly",
                "note": "Hälften är kvar.",
            }],
            "outreach": [
                { "day": "2021-03-01", "level": "local", "audience": "Nämnden", "how": "Möte", "note": "" },
                { "day": "2022-05-04", "level": "national", "audience": "Nämnden", "how": "Möte", "note": "" },
            ],
        })
    );
}
