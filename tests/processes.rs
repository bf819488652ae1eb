//! Setting up a process.

use crate::both;
use crate::support::story::add_process;
use crate::support::{Engine, Story, TestApp};

both!(
    a_leader_sets_up_boards_groups_and_methods,
    a_part_that_is_used_stays_and_one_that_is_not_goes,
    settings_that_cannot_be_are_explained_and_kept,
    two_processes_of_one_name_have_addresses_of_their_own,
    two_boards_of_one_name_are_told_apart_by_their_municipality,
    what_people_write_is_shown_as_words_and_never_as_markup,
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
    let app = TestApp::on(engine);
    let (story, _dialogue) = Story::with_dialogue(&app, "2021-09-08");
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
