//! Something of a process is found by its words, by whoever may see it anyway, and nothing of participants is.

use crate::both;
use crate::support::client::Page;
use crate::support::{Engine, Story};

both!(
    a_leader_finds_what_there_is_by_a_few_letters_of_it,
    nobody_finds_what_they_may_not_see,
    nothing_of_participants_is_found,
);

fn look(client: &crate::support::Client, story: &Story, typed: &str) -> Page {
    let typed = typed.replace(' ', "+").replace('@', "%40").replace('<', "%3C").replace('>', "%3E");
    client.get(&story.path(&format!("/search?q={typed}"))).expect(200)
}

fn a_leader_finds_what_there_is_by_a_few_letters_of_it(engine: Engine) {
    let (app, story, first) = Story::at_dialogue(engine);
    story.add_board("Laholm");
    story.add_dialogue(2, "2021-09-12", "Laholm");
    let report = story.add_report("interim", "Delrapport om hälsa");
    let fields = [("name", "Kim Lind"), ("address", "kim@example.org"), ("language", "sv")];
    story.post("/contacts/new", &fields);
    let contact = story.path(&format!("/contacts/{}", app.id_of("contact", "Kim Lind")));
    let found = |typed: &str| look(&story.leader, &story, typed);
    found("hylte").says("Dialogue 1: Hylte").never_says("Dialogue 2").link(&first.staff);
    found("2021-09-12").says("Dialogue 2: Laholm").never_says("Dialogue 1");
    found("HALSA delr").link(&report);
    found("lind").link(&contact);
    // Of an address the whole is found, and no part of it.
    found("Kim@Example.org").says("One result").link(&contact);
    found("example.org").says("Nothing was found").never_says("Kim Lind");
    // A page, by what it is called; and a chapter of the follow-up.
    found("did what").link(&story.path("/log"));
    found("boards").link(&story.path("/follow-up/boards"));
    // And the figures of a board, and of a group.
    story.post("/groups/new", &[("name", "unga"), ("kind", "group")]);
    found("hylte").link(&story.path("/follow-up/groups?board=Hylte"));
    found("unga hylte").link(&story.path("/follow-up/groups?board=Hylte"));
    found("  ").never_says("result").never_says("Nothing was found");
    let odd = found("<b>");
    assert!(odd.text().contains("&lt;b&gt;") && !odd.text().contains("<b>"), "{}", odd.text());
    // Each page of the process has the field.
    story.page("/reports").link(&story.path("/search"));
}

fn nobody_finds_what_they_may_not_see(engine: Engine) {
    let (app, story, _) = Story::at_dialogue(engine);
    let fields = [("name", "Kim Lind"), ("address", "kim@example.org"), ("language", "sv")];
    story.post("/contacts/new", &fields);
    let reader = story.member(&app, "reader@example.org", "reader");
    look(&reader, &story, "hylte").says("Dialogue 1").never_says("/boards/");
    for typed in ["lind", "kim@example.org", "settings", "new dialogue"] {
        look(&reader, &story, typed).never_says("Kim Lind").never_says("Add a dialogue");
    }
    let other = Story::on(engine);
    other.1.leader.get("/admin/p/none/search?q=hylte").expect(404);
}

fn nothing_of_participants_is_found(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    dialogue.answer(&phone, "very_high", "Vi vill ha en badplats");
    dialogue.wish(&phone, "robin@example.org", "sv", &["interim"]);
    for typed in ["badplats", "robin@example.org", "robin"] {
        look(&story.leader, &story, typed).says("Nothing was found");
    }
}
