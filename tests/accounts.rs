//! Accounts belong to their person: the link that sets one up goes to its address alone, and nobody takes part anywhere
//! without having said yes.

use crate::both;
use crate::support::client::Page;
use crate::support::smtp::{Action, Phase, Rule, SmtpServer, Times};
use crate::support::story::{EMAIL, PASSWORD, add_process, signed_in};
use crate::support::{Client, DAY, Engine, Setup, Story};

both!(
    the_link_of_an_invitation_goes_to_its_address_and_is_shown_to_nobody,
    who_has_an_account_says_yes_or_no_themselves,
    nobody_becomes_somebody_elses_leader_by_inviting_them,
    adding_somebody_who_is_there_says_so_and_changes_nothing,
    a_mail_that_does_not_go_is_told_and_sent_again_when_asked,
    a_link_that_has_run_out_is_made_anew_by_asking_again,
);

const ALEX: &str = "alex@example.org";

fn add(leader: &Client, process: &str, email: &str, role: &str) -> Page {
    leader.post(
        &format!("{process}/people/new"),
        &[("name", "Alex Berg"), ("email", email), ("role", role)],
    )
}

/// Says yes or no to a process.
fn answer(who: &Client, process: &str, word: &str) -> Page {
    let slug = process.rsplit('/').next().expect("a name");
    who.post(&format!("/admin/invitations/{slug}"), &[("do", word)])
}

/// The form of a page that asks somebody once more: where it leads, and how many mails it has seen.
fn asking_again(page: &Page) -> (String, String) {
    let text = page.text();
    let form = text.split("<form").find(|form| form.contains("/ask-again\"")).expect("a form");
    let action = form.split("action=\"").nth(1).expect("an action");
    (action.split('"').next().expect("an end").to_owned(), page.field("mails"))
}

fn people_of(leader: &Client, process: &str) -> Page {
    leader.get(&format!("{process}/people")).expect(200)
}

fn the_link_of_an_invitation_goes_to_its_address_and_is_shown_to_nobody(engine: Engine) {
    let (app, story) = Story::on(engine);
    let added = add(&story.leader, &story.process, ALEX, "group").expect(303);
    assert_eq!(added.location(), story.path("/people"));
    let people =
        people_of(&story.leader, &story.process).says("Alex Berg").says("Has not answered yet");
    assert!(!people.text().contains("/setup/"), "the leader sees no link");
    let letters = app.letters(ALEX);
    assert_eq!(letters.len(), 1);
    assert!(letters[0].contains("Robin Andersson asks you to take part in Trust in Halland"));
    assert!(letters[0].starts_with("Asked to take part: Trust in Halland"), "{}", letters[0]);
    let path = app.mailed_link(ALEX);
    let alex = app.client();
    alex.get(&path).expect(200).says(ALEX);
    alex.post(&path, &[("password", PASSWORD)]).expect(303);
    alex.get(&story.path("/dialogues")).expect(200);
    app.client().post(&path, &[("password", "some other password")]).expect(404);
    people_of(&story.leader, &story.process).never_says("Has not answered yet");
}

fn who_has_an_account_says_yes_or_no_themselves(engine: Engine) {
    let (app, story) = Story::on(engine);
    let alex = signed_in(&app, ALEX, false);
    add(&story.leader, &story.process, ALEX, "group").expect(303);
    let letters = app.letters(ALEX);
    assert!(letters[0].contains("Sign in to accept or decline"), "{}", letters[0]);
    assert!(!letters[0].contains("/setup/"), "their account is set up");
    // Until they say yes they are nobody there.
    alex.get(&story.process).expect(404);
    alex.post(&story.path("/boards/new"), &[("name", "Early")]).expect(404);
    alex.get("/admin")
        .expect(200)
        .says("You are asked to take part")
        .says("Process: Trust in Halland.")
        .says("Project group");
    answer(&alex, &story.process, "maybe").expect(400);
    answer(&alex, &story.process, "accept").expect(303);
    alex.get(&story.process).expect(200);
    answer(&alex, &story.process, "accept").expect(404);
    answer(&alex, &story.process, "decline").expect(404);
    let other = add_process(&story.leader, "En annan");
    add(&story.leader, &other, ALEX, "reader").expect(303);
    answer(&alex, &other, "decline").expect(303);
    alex.get(&other).expect(404);
    people_of(&story.leader, &other).never_says(ALEX);
    let logged = |action: &str| {
        app.count(&format!(
            "SELECT count(*) FROM audit_entry JOIN account ON account.id = account_id
             WHERE action = '{action}' AND process_id IS NOT NULL AND email = '{ALEX}'"
        ))
    };
    assert_eq!((logged("person.accepted"), logged("person.declined")), (1, 1));
    // Nobody answers for somebody else.
    add(&story.leader, &other, ALEX, "reader").expect(303);
    answer(&story.leader, &other, "accept").expect(404);
    assert_eq!(app.count("SELECT count(*) FROM membership WHERE NOT is_accepted"), 1);
}

/// Whoever invites somebody first gets no way in as them, not here and not in another process that adds them later.
fn nobody_becomes_somebody_elses_leader_by_inviting_them(engine: Engine) {
    let (app, story) = Story::on(engine);
    let shown = add(&story.leader, &story.process, ALEX, "leader").expect(303);
    assert!(!shown.text().contains("/setup/"));
    let first = app.mailed_link(ALEX);
    let other = signed_in(&app, "other@example.org", true);
    let made = add_process(&other, "En annan");
    add(&other, &made, ALEX, "leader").expect(303);
    // The mail of the first process says yes to that one alone.
    let alex = app.client();
    alex.post(&first, &[("password", PASSWORD)]).expect(303);
    alex.get(&story.process).expect(200);
    alex.get(&made).expect(404);
    // With it every other link to the account is over.
    assert_eq!(app.letters(ALEX).len(), 2);
    for letter in app.letters(ALEX) {
        let link = letter.split_whitespace().find(|word| word.contains("/setup/"));
        let path = link.and_then(|link| link.strip_prefix(&app.base)).expect("a link").to_owned();
        app.client().get(&path).expect(404);
        app.client().post(&path, &[("password", "some other password")]).expect(404);
    }
    answer(&alex, &made, "accept").expect(303);
    alex.get(&made).expect(200);
}

fn adding_somebody_who_is_there_says_so_and_changes_nothing(engine: Engine) {
    let (app, story) = Story::on(engine);
    story.member(&app, ALEX, "reader");
    let before = app.count("SELECT count(*) FROM audit_entry");
    add(&story.leader, &story.process, ALEX, "leader")
        .expect(422)
        .says("Somebody with this address already takes part. Their role: Reader")
        .says("Nothing was changed.");
    add(&story.leader, &story.process, EMAIL, "reader").expect(422).says("already takes part");
    assert_eq!(app.count("SELECT count(*) FROM membership WHERE role = 'leader'"), 1);
    assert_eq!(app.count("SELECT count(*) FROM audit_entry"), before);
    add(&story.leader, &story.process, "kim@example.org", "reader").expect(303);
    add(&story.leader, &story.process, "kim@example.org", "leader")
        .expect(422)
        .says("has already been asked and has not answered");
    assert_eq!(app.letters("kim@example.org").len(), 1, "nothing is sent twice");
    assert_eq!(app.count("SELECT count(*) FROM membership WHERE role = 'leader'"), 1);
}

fn a_mail_that_does_not_go_is_told_and_sent_again_when_asked(engine: Engine) {
    let sink = SmtpServer::start();
    let app = Setup::on(engine).smtp(&sink.url()).start();
    let story = Story::begin(&app);
    let no = Rule {
        phase: Phase::Rcpt,
        recipient: Some(ALEX.into()),
        times: Times::Once,
        then: Action::Reply(450, "4.2.1 not now".into()),
    };
    sink.on(no);
    add(&story.leader, &story.process, ALEX, "group").expect(303);
    let list = people_of(&story.leader, &story.process).says("The email could not be sent");
    assert_eq!(sink.taken_count(), 0);
    let (again, seen) = asking_again(&list);
    let press = || story.leader.post(&again, &[("mails", &seen)]).expect(303);
    press();
    people_of(&story.leader, &story.process).says("An email was sent.");
    assert_eq!(sink.taken_count(), 1);
    // The second of two clicks sends nothing.
    press();
    assert_eq!(sink.taken_count(), 1);
    // Nor does one that does not say what its page showed, or that is about nobody who is asked.
    story.leader.post(&again, &[]).expect(303);
    let nobody = story.path("/people/17/ask-again");
    story.leader.post(&nobody, &[("mails", "1")]).expect(404);
    let group = story.member(&app, "group@example.org", "group");
    group.post(&again, &[("mails", "2")]).expect(403);
    group.get(&story.path("/people")).expect(403);
    assert_eq!(sink.taken_count(), 1);
}

fn a_link_that_has_run_out_is_made_anew_by_asking_again(engine: Engine) {
    let (app, story) = Story::on(engine);
    add(&story.leader, &story.process, ALEX, "group").expect(303);
    let first = app.mailed_link(ALEX);
    app.move_clock_by(8 * DAY);
    app.tidy();
    app.client().get(&first).expect(404);
    story.sign_in_again();
    let list = people_of(&story.leader, &story.process).says("Nobody has received the email");
    let (again, seen) = asking_again(&list);
    story.leader.post(&again, &[("mails", &seen)]).expect(303);
    let alex = app.client();
    alex.post(&app.mailed_link(ALEX), &[("password", PASSWORD)]).expect(303);
    alex.get(&story.process).expect(200);
}
