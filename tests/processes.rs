//! Setting up a process.

use crate::both;
use crate::support::story::{add_process, example, signed_in};
use crate::support::{Engine, Story};

both!(
    a_leader_sets_up_boards_groups_and_methods,
    a_part_that_is_used_stays_and_one_that_is_not_goes,
    settings_that_cannot_be_are_explained_and_kept,
    two_processes_of_one_name_have_addresses_of_their_own,
    two_boards_of_one_name_are_told_apart_by_their_municipality,
    what_people_write_is_shown_as_words_and_never_as_markup,
    a_new_process_begins_like_an_old_one_and_takes_nobody_along,
    nobody_takes_over_what_they_may_not_change,
);

fn a_leader_sets_up_boards_groups_and_methods(engine: Engine) {
    let (_app, story) = Story::on(engine);
    story.leader.get(&story.process).expect(200).says("Next: add the boards");
    for name in ["unga", "seniorer"] {
        story.post("/groups/new", &[("name", name), ("kind", "group")]);
    }
    let form = story.page("/boards/new");
    let group = form.field("group");
    story
        .leader
        .post_and_follow(
            &story.path("/boards/new"),
            &[
                ("name", "Laholm"),
                ("municipality", "Laholm"),
                ("reference", "LN LHM200017"),
                ("group", &group),
            ],
        )
        .says("LN LHM200017")
        .says("seniorer");
    story
        .leader
        .post_and_follow(
            &story.path("/methods/new"),
            &[("name", "World Café"), ("strengths", "Many voices")],
        )
        .says("World Café");
    story.refused("/groups/new", &[("name", "unga")]).says("The name is taken");
    story.refused("/boards/new", &[("name", "  ")]).says("Fill in: Board");
}

fn a_part_that_is_used_stays_and_one_that_is_not_goes(engine: Engine) {
    let (app, story, _dialogue) = Story::at_dialogue(engine);
    story.add_board("Laholm");
    let id = |name: &str| app.id_of("board", name);
    let (used, unused) = (id("Hylte"), id("Laholm"));
    story
        .leader
        .post(&story.path(&format!("/boards/{used}/remove")), &[])
        .expect(409)
        .says("dialogue uses it");
    story.post(&format!("/boards/{unused}/remove"), &[]);
    assert_eq!(app.count("SELECT count(*) FROM board"), 1);
}

fn settings_that_cannot_be_are_explained_and_kept(engine: Engine) {
    let (app, story) = Story::on(engine);
    let page = story
        .leader
        .post(
            &story.path("/settings"),
            &[
                ("name_sv", "Nytt namn"),
                ("purpose_sv", ""),
                ("organisation", "Region Halland"),
                ("contact_name", "Kim"),
                ("contact_email", "kim"),
                ("threshold", "2"),
                ("answer_days", "x"),
            ],
        )
        .expect(422)
        .says("Fill in: Purpose")
        .says("The address needs an @")
        .says("a whole number from 5 to 1000")
        .says("a whole number from 0 to 365");
    assert_eq!(page.field("name_sv"), "Nytt namn");
    assert_eq!(app.count("SELECT threshold FROM process"), 5);
}

fn two_processes_of_one_name_have_addresses_of_their_own(engine: Engine) {
    let (_app, story) = Story::on(engine);
    let again = add_process(&story.leader, "Tillit i Halland");
    assert_eq!(again, format!("{}-2", story.process));
}

fn two_boards_of_one_name_are_told_apart_by_their_municipality(engine: Engine) {
    let (app, story) = Story::on(engine);
    let board = |name: &'static str, municipality: &'static str| {
        story
            .leader
            .post(&story.path("/boards/new"), &[("name", name), ("municipality", municipality)])
    };
    board("Lokala nämnden", "Hylte").expect(303);
    board("Lokala nämnden", "Laholm").expect(303);
    board("Regionnämnden", "").expect(303);
    board("Lokala nämnden", "Laholm")
        .expect(422)
        .says("There is already a board with that name in the same municipality");
    for path in ["/dialogues/new", "/people/new"] {
        let form = story.page(path).expect(200);
        let form = form.says("Lokala nämnden (Hylte)").says("Lokala nämnden (Laholm)");
        assert!(!form.text().contains("Regionnämnden ("), "{path}");
    }
    let import = |board: &str| {
        let file = format!("Datum;Nämnd;Fas\n2021-09-08;{board};fördjupande\n");
        story.leader.post(&story.path("/dialogues/import/confirm"), &[("file", &file)])
    };
    let told = "column Nämnd: several boards are called “Lokala nämnden”: write one of: Lokala \
                nämnden (Hylte), Lokala nämnden (Laholm)";
    import("Lokala nämnden").expect(422).says(&format!("Line 2, {told}"));
    // Each row is told, before anything is done, beside what else is wrong; those that are clear are not.
    let file = "Nr;Datum;Nämnd;Fas\n7;2021-09-08;Lokala nämnden (Hylte);fördjupande\n\
                8;2021-09-08;Lokala nämnden;fördjupande\n9;2021-09-08;Regionnämnden;fördjupande\n\
                10;2021-09-09;Lokala nämnden;fördjupande\n";
    let check = |file: &str| {
        let path = story.path("/dialogues/import");
        story.leader.upload(&path, &[], Some(("dialoger.csv", file.as_bytes())))
    };
    check(file)
        .expect(422)
        .says(&format!("Line 3, {told}"))
        .says(&format!("Line 5, {told}"))
        .never_says("Line 2")
        .never_says("Line 4");
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), 0);
    // As it is told apart in lists, or with a comma; neither is a new board.
    for (at, board) in (1..).zip(["Lokala nämnden (Laholm)", "\"Lokala nämnden, Laholm\""]) {
        let file = format!("Datum;Nämnd;Fas\n2021-09-08;{board};fördjupande\n");
        check(&file).expect(200).never_says("New boards that will be created");
        import(board).expect(303);
        assert_eq!(app.count("SELECT count(*) FROM board"), 3, "none was made anew");
        assert_eq!(app.count("SELECT count(*) FROM dialogue"), at);
    }
    check("Datum;Nämnd;Fas\n2021-09-08;\"Regionnämnden, Hylte\";fördjupande\n")
        .expect(200)
        .says("New boards that will be created: Regionnämnden, Hylte");
    let numbers = "Nr;Datum;Nämnd;Fas\n1;2021-09-08;Lokala nämnden (Hylte);fördjupande\n";
    check(numbers).expect(422).says("Line 2, column Nr: Dialogue 1 is already in the process");
    let laholm = "SELECT count(*) FROM dialogue JOIN board ON board.id = dialogue.board_id WHERE municipality = 'Laholm'";
    assert_eq!(app.count(laholm), 2);
}

fn what_people_write_is_shown_as_words_and_never_as_markup(engine: Engine) {
    let (_app, story) = Story::on(engine);
    let evil = "<script>alert(1)</script>\"'><img src=x>";
    story.post("/boards/new", &[("name", evil)]);
    let page = story.page("/setup");
    assert!(!page.text().contains("<script>alert") && !page.text().contains("<img src=x"));
    assert!(page.text().contains("&lt;script&gt;"));
}

fn a_new_process_begins_like_an_old_one_and_takes_nobody_along(engine: Engine) {
    let (app, leader) = example(engine);
    leader.get("/admin/processes/new").expect(200).link("/admin/processes/new?like=halland");
    let form = leader.get("/admin/processes/new?like=halland").expect(200);
    let form = form.says("Den börjar som ”Tillit i Halland”");
    let purpose = "Ditt svar hjälper oss att göra nästa samtal bättre.";
    assert!(form.says(purpose).text().contains("name=\"name_sv\""), "its words are there");
    let fields = [
        ("like", "halland"),
        ("name_sv", "Tillit igen"),
        ("purpose_sv", purpose),
        ("organisation", "Region"),
        ("contact_name", "Kim"),
        ("contact_email", "kim@example.org"),
        ("threshold", "5"),
        ("answer_days", "7"),
        ("grace_hours", "24"),
        ("reminder_days", "14"),
        ("bounce_days", "30"),
    ];
    let new = leader.post("/admin/processes/new", &fields).expect(303).location().to_owned();
    let slug = new.rsplit('/').next().expect("a name").to_owned();
    let of = |table: &str, slug: &str| {
        app.count(&format!(
            "SELECT count(*) FROM {table} t JOIN process p ON p.id = t.process_id WHERE p.slug = '{slug}'"
        ))
    };
    for table in ["board", "target_group", "method", "goal", "activity"] {
        assert!(of(table, "halland") > 0, "{table}");
        assert_eq!(of(table, "halland"), of(table, &slug), "{table}");
    }
    let priorities = |slug: &str| {
        app.count(&format!(
            "SELECT count(*) FROM board_priority b JOIN board t ON t.id = b.board_id \
             JOIN process p ON p.id = t.process_id WHERE p.slug = '{slug}'"
        ))
    };
    assert_eq!(priorities("halland"), priorities(&slug));
    let nothing = [
        "dialogue",
        "address",
        "organisation",
        "contact",
        "report",
        "mailing",
        "snapshot",
        "outreach",
        "disposal_decision",
        "api_token",
    ];
    for table in nothing {
        assert_eq!(of(table, &slug), 0, "{table}");
    }
    assert_eq!(of("membership", &slug), 1, "its leader");
    let done = format!(
        "SELECT count(*) FROM activity t JOIN process p ON p.id = t.process_id \
         WHERE p.slug = '{slug}' AND (t.status <> 'planned' OR t.due_on IS NOT NULL OR t.note <> '')"
    );
    assert_eq!(app.count(&done), 0, "nothing of the plan is done yet");
    let said = format!(
        "SELECT count(*) FROM indicator i JOIN goal t ON t.id = i.goal_id JOIN process p ON p.id = t.process_id \
         WHERE p.slug = '{slug}' AND (i.reflection <> '' OR i.typed <> '' OR i.earlier <> '[]')"
    );
    assert_eq!(app.count(&said), 0, "nothing is said of outcomes yet");
    let referred = format!(
        "SELECT count(*) FROM board t JOIN process p ON p.id = t.process_id \
         WHERE p.slug = '{slug}' AND t.reference <> ''"
    );
    assert_eq!(app.count(&referred), 0, "a reference number belongs to one process");
    // What is asked is the same; whoever has answered is not there.
    let asked = |process: &str| leader.get(&format!("{process}/survey/participants")).expect(200);
    let questions = |process: &str| asked(process).markup().matches("class=\"met").count();
    assert_eq!(questions("/admin/p/halland"), questions(&new));
    leader.get(&format!("{new}/follow-up")).expect(200);
    leader.get(&format!("{new}/goals")).expect(200);
}

fn nobody_takes_over_what_they_may_not_change(engine: Engine) {
    let (app, story) = Story::on(engine);
    let other = signed_in(&app, "other@example.org", true);
    let slug = story.process.rsplit('/').next().expect("a name").to_owned();
    other
        .get(&format!("/admin/processes/new?like={slug}"))
        .expect(200)
        .never_says("It begins like");
    let before = app.count("SELECT count(*) FROM process");
    let fields = [
        ("like", slug.as_str()),
        ("name_sv", "Min egen"),
        ("purpose_sv", "Syfte."),
        ("organisation", "Region"),
        ("contact_name", "Kim"),
        ("contact_email", "kim@example.org"),
        ("threshold", "5"),
        ("answer_days", "7"),
        ("grace_hours", "24"),
    ];
    other.post("/admin/processes/new", &fields).expect(409);
    assert_eq!(app.count("SELECT count(*) FROM process"), before, "nothing was half made");
}
