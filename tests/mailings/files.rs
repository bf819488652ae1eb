//! Mails that became files, and how they go with their addresses.

use super::*;

both!(
    a_mail_in_a_file_goes_with_its_address,
    a_mail_in_a_file_goes_with_its_contact_and_with_the_process,
    a_mail_in_a_file_goes_when_its_address_has_had_its_time,
);

fn mailed(engine: Engine, people: usize) -> (TestApp, Story) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    for person in 0..people {
        let address = format!("person{person}@example.org");
        dialogue.wish(&app.client(), &address, "en", &["interim"]);
    }
    let report = story.add_report("interim", "Delrapport");
    story.publish(&report);
    app.send_mail();
    assert_eq!(app.outbox().len(), people);
    (app, story)
}

fn addressees(app: &TestApp) -> Vec<String> {
    let mut to: Vec<String> = app
        .outbox()
        .iter()
        .map(|mail| {
            let mail = String::from_utf8_lossy(mail).into_owned();
            let line = mail.lines().find_map(|line| line.strip_prefix("To: ").map(str::to_owned));
            line.expect("an addressee")
        })
        .collect();
    to.sort();
    to
}

fn a_mail_in_a_file_goes_with_its_address(engine: Engine) {
    let (app, _story) = mailed(engine, 3);
    let id = app.count("SELECT min(id) FROM address");
    let token = eko::addresses::token(&app.app.secrets, eko::db::ids::AddressId(id));
    let before = addressees(&app);
    let path = format!("/a/{token}/unsubscribe");
    app.client().get(&path).expect(200);
    assert_eq!(app.outbox().len(), 3, "looking changes nothing");
    // A mail that was half written when a process died.
    let half = app.app.config.outbox().read_dir().expect("an outbox").find_map(|entry| {
        let path = entry.expect("an entry").path();
        let name = path.file_name()?.to_str()?.strip_suffix(".eml")?.to_owned();
        let text = std::fs::read_to_string(&path).ok()?;
        text.contains(&token).then(|| path.with_file_name(format!(".{name}.part")))
    });
    let half = half.expect("the mail with this link");
    std::fs::write(&half, "To: somebody").expect("a file");
    app.client().post(&path, &[("List-Unsubscribe", "One-Click")]).expect(200);
    assert!(!half.exists());
    let after = addressees(&app);
    assert_eq!(after.len(), 2);
    assert!(after.iter().all(|to| before.contains(to)));
    app.tidy();
    assert_eq!(addressees(&app), after, "nobody else’s goes");
}

fn a_mail_in_a_file_goes_with_its_contact_and_with_the_process(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    dialogue.wish(&app.client(), "person@example.org", "en", &["interim"]);
    let list = "Folkets hus; Kim; kim@work.example\nFolkets hus; Alex; alex@work.example";
    story.leader.post(&story.path("/organisations/import"), &[("list", list)]).expect(200);
    let report = story.add_report("interim", "Delrapport");
    story.publish_to(&report, &["participants", "contacts"]);
    app.send_mail();
    assert_eq!(addressees(&app), ["alex@work.example", "kim@work.example", "person@example.org"]);
    let kim = app
        .outbox()
        .iter()
        .map(|mail| mail_parser::MessageParser::default().parse(mail).expect("a mail").into_owned())
        .find(|mail| mail.to().and_then(|to| to.first()?.address()) == Some("kim@work.example"))
        .expect("Kim’s");
    let leave = kim.header_raw("List-Unsubscribe").expect("a way out").trim().to_owned();
    let leave = &leave[leave.find("/f/").expect("a link")..leave.len() - 1];
    app.client().post(leave, &[]).expect(200);
    assert_eq!(addressees(&app), ["alex@work.example", "person@example.org"]);
    let left = "SELECT count FROM erasure WHERE kind = 'contacts' AND reason = 'withdrawn'";
    assert_eq!(app.count(left), 1, "their own will needs no decision, and leaves a count");
    story.end();
    assert!(app.outbox().is_empty());
}

fn a_mail_in_a_file_goes_when_its_address_has_had_its_time(engine: Engine) {
    let (app, story) = mailed(engine, 2);
    story.decide("RS 2022/17");
    let list = story.page("/mailings").text();
    let start = format!("href=\"{}/mailings/", story.process);
    let at = list.find(&start).expect("a mailing") + 6;
    let mailing = list[at..].split('"').next().expect("an end").to_owned();
    story.leader.post(&mailing, &[("do", "last"), ("last", "1")]).expect(303);
    app.tidy();
    assert_eq!(app.outbox().len(), 2);
    app.move_clock_by(200 * DAY);
    app.tidy();
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM address"), 0);
    assert!(app.outbox().is_empty());
}
