//! Setting up a process.

use crate::both;
use crate::support::{Engine, Story, TestApp};

both! {
    fn a_leader_sets_up_boards_groups_and_methods(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        story.leader.get(&story.process).expect(200).says("Next: add the boards");
        for name in ["unga", "seniorer"] {
            story.leader.post(&story.path("/groups/new"), &[("name", name), ("kind", "group")]).expect(303);
        }
        let form = story.leader.get(&story.path("/boards/new")).expect(200);
        let group = form.field("group");
        story
            .leader
            .post_and_follow(
                &story.path("/boards/new"),
                &[("name", "Laholm"), ("municipality", "Laholm"), ("reference", "LN LHM200017"), ("group", &group)],
            )
            .says("LN LHM200017")
            .says("seniorer");
        story
            .leader
            .post_and_follow(&story.path("/methods/new"), &[("name", "World Café"), ("strengths", "Many voices")])
            .says("World Café");
        story.leader.post(&story.path("/groups/new"), &[("name", "unga")]).expect(422).says("The name is taken");
        story.leader.post(&story.path("/boards/new"), &[("name", "  ")]).expect(422).says("Fill in: Board");
    }

    fn a_part_that_is_used_stays_and_one_that_is_not_goes(engine: Engine) {
        let app = TestApp::on(engine);
        let (story, _dialogue) = Story::with_dialogue(&app, "2021-09-08");
        story.add_board("Laholm");
        let id = |name: &str| app.count(&format!("SELECT id FROM board WHERE name = '{name}'"));
        let (used, unused) = (id("Hylte"), id("Laholm"));
        story
            .leader
            .post(&story.path(&format!("/boards/{used}/remove")), &[])
            .expect(409)
            .says("dialogue uses it");
        story.leader.post(&story.path(&format!("/boards/{unused}/remove")), &[]).expect(303);
        assert_eq!(app.count("SELECT count(*) FROM board"), 1);
    }

    fn settings_that_cannot_be_are_explained_and_kept(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
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
                    ("heard_target", "101"),
                    ("answer_days", "x"),
                ],
            )
            .expect(422)
            .says("Fill in: Purpose")
            .says("The address needs an @")
            .says("a whole number from 5 to 1000")
            .says("a whole number from 0 to 100");
        assert_eq!(page.field("name_sv"), "Nytt namn");
        assert_eq!(app.count("SELECT threshold FROM process"), 5);
    }

    fn two_processes_of_one_name_have_addresses_of_their_own(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let again = story
            .leader
            .post(
                "/admin/processes/new",
                &[
                    ("name_sv", "Tillit i Halland"),
                    ("purpose_sv", "Syfte."),
                    ("organisation", "Region Halland"),
                    ("contact_name", "Kim"),
                    ("contact_email", "kim@example.org"),
                    ("threshold", "5"),
                    ("heard_target", "90"),
                    ("answer_days", "7"),
                ],
            )
            .expect(303);
        assert_eq!(again.location(), format!("{}-2", story.process));
    }

    fn what_people_write_is_shown_as_words_and_never_as_markup(engine: Engine) {
        let app = TestApp::on(engine);
        let story = Story::begin(&app);
        let evil = "<script>alert(1)</script>\"'><img src=x>";
        story.leader.post(&story.path("/boards/new"), &[("name", evil)]).expect(303);
        let page = story.leader.get(&story.process).expect(200);
        assert!(!page.text().contains("<script>alert") && !page.text().contains("<img src=x"));
        assert!(page.text().contains("&lt;script&gt;"));
    }
}
