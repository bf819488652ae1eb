//! A process is taken out, handed over and ended, and what is left is evidence.

pub mod export;

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use base64::Engine as _;
use serde_json::Value;

use self::export::{exported, json, table};
use crate::both;
use crate::support::client::Page;
use crate::support::story::{EMAIL, PASSWORD, signed_in};
use crate::support::traces::contains;
use crate::support::{Dialogue, Engine, Story, TestApp};

both!(
    the_archive_is_the_leaders,
    a_process_is_handed_over_to_somebody_who_works_here,
    nobody_steps_back_before_the_next_leader_can_sign_in,
    an_end_needs_a_decision_and_a_confirmation,
    no_address_comes_in_after_the_end,
    what_ends_stays_readable_and_keeps_nobody,
);

const ADDRESS: &str = "kanarie.fagel@canary.example";
const LEFT: &str = "bortflugen@canary.example";
const WORDS: &str = "En kanariefågel sjöng";
const CONTACT: &str = "Kontakt Karlsson";

/// A process in which a good deal has happened: two dialogues, one of them small, both closed.
struct Told {
    app: TestApp,
    story: Story,
    dialogue: Dialogue,
    host_token: String,
    mailing: String,
}

fn told(engine: Engine) -> Told {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let small = story.add_dialogue(2, "2021-09-08", "Hylte");
    story.add_board("=1+1");
    let host_token = host_token(&app, &story, &dialogue);
    let phone = app.client();
    for _ in 0..6 {
        dialogue.answer(&phone, "very_high", "");
    }
    dialogue.answer(&phone, "not_at_all", WORDS);
    dialogue.wish(&phone, ADDRESS, "sv", &["interim", "final"]);
    dialogue.wish(&phone, LEFT, "sv", &["interim"]);
    for _ in 0..3 {
        small.answer(&phone, "fairly_low", "");
    }
    let leaver = address_token(&app);
    app.client().post(&format!("/a/{leaver}/unsubscribe"), &[]).expect(200);
    for (closed, people) in [(&dialogue, 7), (&small, 4)] {
        closed.count_heads(&story.leader, people);
        closed.close(&story.leader);
    }
    add_contact(&app);
    let activity = [
        ("phase", "preparation"),
        ("name", "Boka lokaler"),
        ("status", "partly"),
        ("due_on", "2021-09-01"),
    ];
    story.post("/plan/activities/new", &activity);
    let outreach =
        [("day", "2021-09-02"), ("level", "local"), ("audience", "Biblioteket"), ("how", "Besök")];
    story.post("/plan/outreach/new", &outreach);
    let report = story.add_report("interim", "Delrapport");
    let mailing = story.publish(&report);
    Told { app, story, dialogue, host_token, mailing }
}

fn host_token(app: &TestApp, story: &Story, dialogue: &Dialogue) -> String {
    let start = format!("{}/h/", app.base);
    let link =
        story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200).link(&start);
    link[start.len()..].to_owned()
}

/// The token of either of the addresses.
fn address_token(app: &TestApp) -> String {
    app.settle();
    let id = app.count("SELECT min(id) FROM address");
    eko::addresses::token(&app.app.secrets, eko::db::ids::AddressId(id))
}

/// An organisation where the first dialogue was held, and a contact there.
fn add_contact(app: &TestApp) {
    use diesel::prelude::*;
    use eko::db::schema::{contact, organisation, organisation_dialogue};
    let process = app.count("SELECT id FROM process");
    let dialogue = app.count("SELECT id FROM dialogue WHERE number = 1");
    app.run(app.app.db.write(eko::db::By::Upkeep, move |c| {
        diesel::insert_into(organisation::table)
            .values((
                organisation::id.eq(1_i64),
                organisation::process_id.eq(process),
                organisation::name.eq("Biblioteket"),
            ))
            .execute(c)?;
        diesel::insert_into(organisation_dialogue::table)
            .values((
                organisation_dialogue::organisation_id.eq(1_i64),
                organisation_dialogue::dialogue_id.eq(dialogue),
            ))
            .execute(c)?;
        diesel::insert_into(contact::table)
            .values((
                contact::id.eq(1_i64),
                contact::process_id.eq(process),
                contact::organisation_id.eq(Some(1_i64)),
                contact::name.eq(CONTACT),
                contact::sealed.eq(vec![7_u8; 40]),
                contact::blind_index.eq(vec![8_u8; 32]),
                contact::language.eq("sv"),
                contact::undeliverable.eq(false),
            ))
            .execute(c)?;
        Ok(())
    }))
    .expect("a contact");
}

/// What is stored sealed, blind or hashed.
fn secret_bytes(app: &TestApp) -> Vec<Vec<u8>> {
    use diesel::prelude::*;
    use eko::db::schema::{account, address, comment, dialogue};
    app.run(app.app.db.read(|c| {
        let mut all: Vec<Vec<u8>> = address::table.select(address::sealed).load(c)?;
        all.extend(address::table.select(address::blind_index).load::<Vec<u8>>(c)?);
        all.extend(comment::table.select(comment::sealed).load::<Vec<u8>>(c)?);
        all.extend(dialogue::table.select(dialogue::code_index).load::<Vec<u8>>(c)?);
        all.extend(dialogue::table.select(dialogue::code_sealed).load::<Vec<u8>>(c)?);
        let links: Vec<Option<Vec<u8>>> =
            dialogue::table.select(dialogue::host_token_hash).load(c)?;
        all.extend(links.into_iter().flatten());
        let passwords: Vec<Option<String>> =
            account::table.select(account::password_hash).load(c)?;
        all.extend(passwords.into_iter().flatten().map(String::into_bytes));
        Ok(all)
    }))
    .expect("secrets")
}

fn hand_over(story: &Story, fields: &[(&str, &str)]) -> Page {
    story.leader.post(&story.path("/archive/hand-over"), fields)
}

/// Enters the decision that the end demands.
fn decide(story: &Story) {
    story.decide("RS 2022/17");
}

fn end(story: &Story, slug: &str) -> Page {
    story.leader.post(&story.path("/archive/end"), &[("slug", slug)])
}

fn the_archive_is_the_leaders(engine: Engine) {
    let (app, story) = Story::on(engine);
    decide(&story);
    let stranger = signed_in(&app, "stranger@example.org", true);
    let group = story.member(&app, "group@example.org", "group");
    let reader = story.member(&app, "reader@example.org", "reader");
    for (who, status) in [(&group, 403), (&reader, 403), (&stranger, 404)] {
        for path in ["/archive", "/archive/export.zip", "/archive/end"] {
            who.get(&story.path(path)).expect(status);
        }
        who.post(&story.path("/archive/hand-over"), &[("email", "group@example.org")])
            .expect(status);
        who.post(&story.path("/archive/end"), &[("slug", "tillit-i-halland")]).expect(status);
    }
    assert_eq!(app.count("SELECT count(*) FROM membership WHERE role = 'leader'"), 1);
    assert_eq!(app.count("SELECT count(*) FROM process WHERE ended_at IS NOT NULL"), 0);
}

fn a_process_is_handed_over_to_somebody_who_works_here(engine: Engine) {
    let (app, story) = Story::on(engine);
    let next = signed_in(&app, "next@example.org", false);
    next.get(&story.path("/archive")).expect(404);
    hand_over(&story, &[("email", "next@example.org"), ("after", "leave")])
        .expect(200)
        .says("You remain process leader until the person has accepted");
    next.get(&story.path("/archive")).expect(404);
    let slug = story.process.rsplit('/').next().expect("a name");
    next.post(&format!("/admin/invitations/{slug}"), &[("do", "accept")]).expect(303);
    hand_over(&story, &[("email", "next")]).expect(422).says("The address needs an @");
    hand_over(&story, &[("email", EMAIL), ("after", "leave")])
        .expect(422)
        .says("That is your own address");
    let stays = hand_over(&story, &[("email", "Next@Example.org"), ("after", "stay")]).expect(303);
    assert_eq!(stays.location(), story.path("/archive"));
    next.get(&story.path("/archive")).expect(200);
    story.page("/archive");
    let steps_back =
        hand_over(&story, &[("email", "next@example.org"), ("after", "group")]).expect(303);
    assert_eq!(steps_back.location(), story.process);
    story.leader.get(&story.process).expect(200);
    story.leader.get(&story.path("/archive")).expect(403);
    let back = [("email", EMAIL), ("after", "leave")];
    let leaves = next.post(&story.path("/archive/hand-over"), &back).expect(303);
    assert_eq!(leaves.location(), "/admin");
    next.get(&story.process).expect(404);
    story.page("/archive");
    assert_eq!(
        app.count("SELECT count(*) FROM audit_entry WHERE action = 'process.handed-over'"),
        4
    );
    assert_eq!(
        app.count("SELECT count(*) FROM audit_entry WHERE detail = 'Robin Andersson: leave'"),
        1
    );
}

fn nobody_steps_back_before_the_next_leader_can_sign_in(engine: Engine) {
    let (app, story) = Story::on(engine);
    let to = ("email", "later@example.org");
    hand_over(&story, &[to, ("after", "leave")])
        .expect(422)
        .says("There is no account with that address");
    let invited = hand_over(&story, &[to, ("name", "Kim Later"), ("after", "leave")])
        .expect(200)
        .says("You remain process leader until")
        .says("Nobody has received the email: no mail server is set up");
    assert!(!invited.text().contains("/setup/"), "the link is nobody else's");
    story.page("/archive");
    hand_over(&story, &[to, ("after", "leave")])
        .expect(200)
        .says("has not accepted yet")
        .never_says("/setup/");
    assert_eq!(app.letters("later@example.org").len(), 1, "asked once");
    let link = app.mailed_link("later@example.org");
    let later = app.client();
    later.post(&link, &[("password", PASSWORD)]).expect(303);
    later.get(&story.path("/archive")).expect(200);
    let left = hand_over(&story, &[to, ("after", "leave")]).expect(303);
    assert_eq!(left.location(), "/admin");
    story.leader.get(&story.process).expect(404);
    assert_eq!(app.count("SELECT count(*) FROM membership"), 1);
}

fn an_end_needs_a_decision_and_a_confirmation(engine: Engine) {
    let (app, story) = Story::on(engine);
    let path = story.path("/archive/end");
    let page = story
        .leader
        .get(&path)
        .expect(200)
        .says("the decisions on disposal of records have to be entered");
    assert!(!page.text().contains("name=\"slug\""), "nothing is offered");
    for kind in ["addresses", "comments", "contacts"] {
        page.link(&story.path(&format!("/retention/decisions/all#number_{kind}")));
    }
    end(&story, "tillit-i-halland")
        .expect(409)
        .says("These are missing")
        .says("Email addresses: enter the decision");
    decide(&story);
    let page = story
        .leader
        .get(&path)
        .expect(200)
        .says("RS 2022/17")
        .says("Write tillit-i-halland to confirm");
    assert!(page.text().contains("name=\"slug\""));
    for wrong in ["", "tillit", "Tillit i Halland"] {
        end(&story, wrong).expect(422).says("not the process’s name");
    }
    assert_eq!(app.count("SELECT count(*) FROM process WHERE ended_at IS NOT NULL"), 0);
    end(&story, "tillit-i-halland").expect(303);
    end(&story, "tillit-i-halland").expect(409).says("The process has ended");
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'process.ended'"), 1);
}

fn no_address_comes_in_after_the_end(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let key = phone.get(&format!("{}/thanks?lang=en", dialogue.phone)).expect(200).field("key");
    decide(&story);
    end(&story, "tillit-i-halland").expect(303);
    let fields = [("key", key.as_str()), ("address", "late@example.org"), ("interim", "1")];
    phone.post(&format!("{}/address?lang=en", dialogue.phone), &fields).expect(409);
    assert_eq!(app.addresses("true"), 0);
}

fn what_ends_stays_readable_and_keeps_nobody(engine: Engine) {
    let Told { app, story, host_token, mailing, .. } = told(engine);
    let open = story.add_dialogue(3, "2021-09-08", "Hylte");
    open.answer(&app.client(), "very_high", "Ännu ett ord");
    let host = format!("/h/{host_token}?lang=en");
    app.client().get(&host).expect(200);
    decide(&story);
    let sealed = secret_bytes(&app);
    end(&story, "tillit-i-halland").expect(303);

    for table in ["address", "contact", "comment"] {
        assert_eq!(app.count(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    assert_eq!(app.count("SELECT count(*) FROM dialogue WHERE closed_at IS NULL"), 0);
    assert_eq!(app.count("SELECT count(*) FROM dialogue WHERE host_token_hash IS NOT NULL"), 0);
    assert_eq!(app.count("SELECT count(*) FROM delivery WHERE state = 'cancelled'"), 1);
    let detail =
        "closed 1, mailings cancelled 1, addresses erased 1, contacts erased 1, comments erased 2";
    assert_eq!(app.count(&format!("SELECT count(*) FROM audit_entry WHERE action = 'process.ended' AND detail = '{detail}'")), 1);
    for (kind, count) in [("addresses", 1), ("comments", 2), ("contacts", 1)] {
        let left = format!(
            "SELECT count FROM erasure WHERE kind = '{kind}' AND reason = 'ended' AND decision = 'RS 2022/17'"
        );
        assert_eq!(app.count(&left), count, "{kind}");
    }
    app.send_mail();
    assert!(app.outbox().is_empty(), "what was cancelled is never sent");

    for path in ["/settings", "/settings/information", "/dialogues/new", "/archive/end"] {
        story.leader.get(&story.path(path)).expect(409).says("The process has ended");
    }
    story.leader.post(&story.path("/boards/new"), &[("name", "Laholm")]).expect(409);
    story.leader.post(&mailing, &[("do", "pause")]).expect(409);
    assert_eq!(app.count("SELECT count(*) FROM board WHERE name = 'Laholm'"), 0);

    let phone = app.client();
    phone.get(&host).expect(404);
    let closed = phone.get(&open.question(1)).expect(303);
    phone.get(closed.location()).expect(200).says("You can no longer answer");
    phone.get(&format!("{}?lang=en", story.public)).expect(200).says("Delrapport (in English)");
    phone.get(&format!("{}/reports/interim-1-0?lang=en", story.public)).expect(200);
    assert!(story.leader.get("/admin").expect(200).text().contains(">Ended</span>"));
    story.page("/follow-up");
    story
        .page("/archive")
        .says("The process ended")
        .says("RS 2022/17")
        .says("0 Email addresses")
        .never_says("Read what happens");
    let files = exported(&story);
    assert!(json(&files, "process.json")["ended_at"].is_string());
    let erased: Vec<String> = table(&files, "erasures.csv")
        .into_iter()
        .map(|row| format!("{} {} {}", row["kind"], row["board"], row["reason"]))
        .collect();
    let expected =
        ["addresses  ended", "addresses  withdrawn", "comments Hylte ended", "contacts  ended"];
    assert_eq!(erased, expected);

    // Somebody has to be able to read it later.
    signed_in(&app, "archivist@example.org", false);
    hand_over(&story, &[("email", "archivist@example.org"), ("after", "leave")])
        .expect(200)
        .says("You remain process leader until the person has accepted");

    if engine == Engine::Sqlite {
        no_bytes_are_left(&app, &sealed);
    }
}

/// Looks for what was erased in the bytes of the database and of all that lies beside it. What an account or a code is
/// known by was not erased, and is left out.
fn no_bytes_are_left(app: &TestApp, sealed: &[Vec<u8>]) {
    let kept = secret_bytes(app);
    let erased: Vec<&Vec<u8>> = sealed.iter().filter(|secret| !kept.contains(secret)).collect();
    assert!(erased.len() > 3, "{}", erased.len());
    let mut searched = 0;
    for entry in std::fs::read_dir(&app.folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            continue;
        }
        let bytes = std::fs::read(&path).expect("a file");
        searched += bytes.len();
        for secret in &erased {
            assert!(!contains(&bytes, secret), "{}", path.display());
        }
    }
    assert!(searched > 50_000, "{searched}");
}
