//! How Eko is used: whoever is signed in finds it from where they are.

use crate::both;
use crate::support::{Engine, Story, TestApp};

both!(
    each_page_leads_to_where_the_guides_speak_of_it,
    nobody_needs_an_account_more_than_the_guides_do,
);

fn each_page_leads_to_where_the_guides_speak_of_it(engine: Engine) {
    let (_app, story) = Story::on(engine);
    for (page, guide, place) in [
        ("", "leader", "closing"),
        ("/dialogues", "leader", "dialogues"),
        ("/survey/participants", "leader", "survey"),
        ("/reports", "leader", "reports"),
        ("/mailings", "leader", "mailings"),
        ("/setup", "leader", "setup"),
    ] {
        let to = format!("/admin/guides/{guide}");
        story.page(page).link(&format!("{to}#{place}"));
        let text = story.leader.get(&to).expect(200).text();
        assert!(text.contains(&format!(" id=\"{place}\"")), "{place} is no place of {guide}");
    }
    story.page("/follow-up").link("/admin/guides/reading");
    let list = story.leader.get("/admin/guides").expect(200);
    for guide in ["host", "leader", "reading", "operator"] {
        list.link(&format!("/admin/guides/{guide}"));
        let page = story.leader.get(&format!("/admin/guides/{guide}")).expect(200);
        assert!(!page.text().contains('{'), "{guide}: a name was not filled in");
    }
    story.leader.get("/admin/guides/nobody").expect(404);
}

fn nobody_needs_an_account_more_than_the_guides_do(engine: Engine) {
    let app = TestApp::on(engine);
    app.client().get("/admin/guides").expect(303);
    app.client().get("/admin/guides/leader").expect(303);
}
