//! The people of a process: seen, changed and removed by who leads it, and two pairs of eyes that are two people's.

use crate::both;
use crate::support::story::{EMAIL, PASSWORD, add_process, member_of, signed_in};
use crate::support::{Client, Engine, Story, TestApp};

both!(
    a_leader_sees_everybody_and_when_they_were_last_here,
    a_role_is_changed_and_told,
    somebody_is_removed_and_told,
    the_last_leader_cannot_go,
    only_who_leads_a_process_changes_its_people,
    people_are_removed_after_the_end_too,
    whoever_may_not_publish_cannot_switch_approval_off,
    who_had_an_account_made_is_not_two_people,
);

const ALEX: &str = "alex@example.org";

/// The page of somebody in a process.
fn page_of(app: &TestApp, process: &str, email: &str) -> String {
    let id = app.count(&format!("SELECT id FROM account WHERE email = '{email}'"));
    format!("{process}/people/{id}")
}

fn a_leader_sees_everybody_and_when_they_were_last_here(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.member(&app, ALEX, "group");
    let fields = [("name", "Kim Ek"), ("email", "kim@example.org"), ("role", "reader")];
    story.post("/people/new", &fields);
    story.page("/people").says("kim@example.org");
    let people = story.page("/people");
    let rows = people.text();
    let row = |email: &str| {
        let found = rows.split("<tr>").find(|row| row.contains(email));
        found.unwrap_or_else(|| panic!("no {email}")).to_owned()
    };
    assert!(row(ALEX).contains("8 September 2021"), "{}", row(ALEX));
    assert!(row(ALEX).contains("Project group"));
    assert!(row("kim@example.org").contains("never"));
    assert!(row("kim@example.org").contains("Has not answered yet"));
    assert!(row(EMAIL).contains("Process leader"));
}

fn a_role_is_changed_and_told(engine: Engine) {
    let (app, story) = Story::on(engine);
    let alex = story.member(&app, ALEX, "group");
    let page = page_of(&app, &story.process, ALEX);
    story.leader.get(&page).expect(200).says(ALEX);
    let changed = story.leader.post(&page, &[("role", "reader")]).expect(303);
    assert_eq!(changed.location(), story.path("/people"));
    alex.get(&story.path("/settings")).expect(403);
    let letters = app.letters(ALEX);
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("Your role in Trust in Halland from now on: Reader"));
    // What was not changed is neither told nor logged.
    story.leader.post(&page, &[("role", "reader")]).expect(303);
    assert_eq!(app.letters(ALEX).len(), 1);
    let logged = "SELECT count(*) FROM audit_entry WHERE action = 'person.changed' \
                  AND detail = 'Robin Andersson: group → reader'";
    assert_eq!(app.count(logged), 1);
    // Somebody who has not said yes is asked anew with another role, and not made anything.
    let fields = [("name", "Kim Ek"), ("email", "kim@example.org"), ("role", "reader")];
    story.post("/people/new", &fields);
    let kim = page_of(&app, &story.process, "kim@example.org");
    story.leader.get(&kim).expect(200).says("Has not answered yet");
    story.leader.post(&kim, &[("role", "leader")]).expect(409);
    assert_eq!(app.count("SELECT count(*) FROM membership WHERE role = 'leader'"), 1);
}

fn somebody_is_removed_and_told(engine: Engine) {
    let (app, story) = Story::on(engine);
    let alex = story.member(&app, ALEX, "group");
    let page = page_of(&app, &story.process, ALEX);
    let remove = format!("{page}/remove");
    story.leader.get(&remove).expect(200).says("Remove Robin Andersson from the process?");
    alex.get(&story.process).expect(200);
    // The mail about it lies in the outbox folder, which is said.
    story.leader.post(&remove, &[]).expect(200).says("Nobody has received the email");
    alex.get(&story.process).expect(404);
    alex.post(&story.path("/boards/new"), &[("name", "Late")]).expect(404);
    assert!(app.letters(ALEX)[0].contains("You have been removed from Trust in Halland"));
    story.leader.post(&remove, &[]).expect(404);
    assert_eq!(app.count("SELECT count(*) FROM account WHERE email = 'alex@example.org'"), 1);
    // An account that nobody has set up goes with its only invitation, and so does its link.
    let fields = [("name", "Kim Ek"), ("email", "kim@example.org"), ("role", "reader")];
    story.post("/people/new", &fields);
    let link = app.mailed_link("kim@example.org");
    let kim = page_of(&app, &story.process, "kim@example.org");
    story.leader.post(&format!("{kim}/remove"), &[]).expect(303);
    app.client().get(&link).expect(404);
    assert_eq!(app.count("SELECT count(*) FROM account WHERE email = 'kim@example.org'"), 0);
    assert_eq!(app.letters("kim@example.org").len(), 1, "who was never in is not told");
}

fn the_last_leader_cannot_go(engine: Engine) {
    let (app, story) = Story::on(engine);
    let own = page_of(&app, &story.process, EMAIL);
    // Somebody who is asked to lead does not lead yet.
    let fields = [("name", "Kim Ek"), ("email", "kim@example.org"), ("role", "leader")];
    story.post("/people/new", &fields);
    story
        .leader
        .post(&own, &[("role", "reader")])
        .expect(422)
        .says("Somebody has to lead the process");
    story.leader.post(&format!("{own}/remove"), &[]).expect(409);
    let alex = story.member(&app, ALEX, "leader");
    let left = story.leader.post(&own, &[("role", "group")]).expect(303);
    assert_eq!(left.location(), "/admin");
    story.leader.get(&story.path("/people")).expect(403);
    let theirs = page_of(&app, &story.process, ALEX);
    alex.post(&theirs, &[("role", "group")]).expect(422);
    alex.post(&format!("{theirs}/remove"), &[]).expect(409);
    assert_eq!(
        app.count("SELECT count(*) FROM membership WHERE role = 'leader' AND is_accepted"),
        1
    );
}

fn only_who_leads_a_process_changes_its_people(engine: Engine) {
    let (app, story) = Story::on(engine);
    let group = story.member(&app, "group@example.org", "group");
    let own = page_of(&app, &story.process, "group@example.org");
    let stranger = signed_in(&app, "stranger@example.org", true);
    add_process(&stranger, "En annan");
    for (who, status) in [(&group, 403), (&stranger, 404)] {
        who.get(&own).expect(status);
        who.post(&own, &[("role", "leader")]).expect(status);
        who.post(&format!("{own}/remove"), &[]).expect(status);
        who.post(&format!("{own}/vouch"), &[]).expect(status);
    }
    // A leader of one process changes nobody of another.
    let elsewhere = page_of(&app, &story.process, "stranger@example.org");
    story.leader.get(&elsewhere).expect(404);
    story.leader.post(&elsewhere, &[("role", "leader")]).expect(404);
    story.leader.post(&format!("{elsewhere}/remove"), &[]).expect(404);
    story.leader.post(&format!("{elsewhere}/vouch"), &[]).expect(404);
    assert_eq!(app.count("SELECT count(*) FROM membership"), 3);
}

fn people_are_removed_after_the_end_too(engine: Engine) {
    let (app, story) = Story::on(engine);
    let alex = story.member(&app, ALEX, "group");
    story.end();
    alex.get(&story.process).expect(200);
    let page = page_of(&app, &story.process, ALEX);
    story.leader.post(&format!("{page}/remove"), &[]).expect(200);
    alex.get(&story.process).expect(404);
}

fn whoever_may_not_publish_cannot_switch_approval_off(engine: Engine) {
    let (app, story) = Story::on(engine);
    let group = story.member(&app, "group@example.org", "group");
    let rules = [("threshold", "5"), ("answer_days", "7")];
    let off = [&crate::support::story::FILLED_IN[..], &rules].concat();
    let on = [&off[..], &[("approval", "1")]].concat();
    let is_on = || app.count("SELECT count(*) FROM process WHERE approval") == 1;
    group.post(&story.path("/settings"), &on).expect(303);
    assert!(!is_on(), "nor on");
    story.post("/settings", &on);
    group.post(&story.path("/settings"), &off).expect(303);
    assert!(is_on());
    story.post("/settings", &off);
    assert!(!is_on());
}

/// Prepares a mailing as one and says yes to it as the other; the answer's status.
fn approved_by(story: &Story, report: &str, by: &Client) -> u16 {
    let mailing = story.publish(report);
    let approve = format!("{mailing}/approve");
    let answer = by.submit(&mailing, &approve, &[("do", "approve")]);
    if answer.status != 303 {
        answer.clone().says("it is not certain that you are two");
        // Sending it back is no yes.
        by.post(&approve, &[("do", "send-back")]).expect(303);
    }
    answer.status
}

fn who_had_an_account_made_is_not_two_people(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    dialogue.wish(&app.client(), "someone@example.org", "en", &["interim"]);
    let rules = [("threshold", "5"), ("answer_days", "7"), ("approval", "1")];
    story.post("/settings", &[&crate::support::story::FILLED_IN[..], &rules].concat());
    dialogue.close(&story.leader);
    let report = story.add_report("interim", "Delrapport");
    // The leader has a mailbox under another address, and asks it.
    let invite = |leader: &Client, email: &str, role: &str| {
        let fields = [("name", "Alex Berg"), ("email", email), ("role", role)];
        leader.post(&story.path("/people/new"), &fields).expect(303);
        let browser = app.client();
        browser.post(&app.mailed_link(email), &[("password", PASSWORD)]).expect(303);
        browser
    };
    let puppet = invite(&story.leader, ALEX, "leader");
    assert_eq!(approved_by(&story, &report, &puppet), 409);
    // One that the puppet asks is no better.
    let second = invite(&puppet, "second@example.org", "leader");
    assert_eq!(approved_by(&story, &report, &second), 409);
    // Nobody of the three makes another a person of their own.
    let page = page_of(&app, &story.process, ALEX);
    for who in [&story.leader, &puppet, &second] {
        assert!(!who.get(&page).expect(200).text().contains("/vouch"));
        who.post(&format!("{page}/vouch"), &[]).expect(409);
    }
    // A leader whom somebody else knows does.
    let other = member_of(&app, &story.process, "other@example.org", "leader");
    other.get(&page).expect(200).says("I know that this is a separate person");
    other.post(&format!("{page}/vouch"), &[]).expect(303);
    assert_eq!(
        app.count("SELECT count(*) FROM audit_entry WHERE action = 'person.vouched-for'"),
        1
    );
    assert_eq!(approved_by(&story, &report, &puppet), 303);
}
