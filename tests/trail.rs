//! Who did what: everybody who answers for a process reads it, whoever changes it afterwards is found out, and nobody
//! reads in it what the desk keeps to itself.

use std::collections::BTreeSet;
use std::path::Path;
use std::time::{Duration, Instant};

use eko::trail::ACTIONS;
use eko::trail::verifying::{Verified, look};

use crate::both;
use crate::support::story::{EMAIL, signed_in};
use crate::support::{Engine, Story, TestApp};

both!(
    the_leader_reads_who_did_what,
    lines_are_found_by_what_they_are_about_by_whom_and_by_day,
    nobody_else_reads_it,
    what_the_desk_found_is_not_in_the_log_that_others_read,
    what_was_read_and_taken_out_stands_there_too,
    whoever_changes_the_log_is_found_out,
    an_older_copy_of_the_database_is_found_out,
    many_at_once_make_one_chain,
    somebody_who_guesses_a_password_is_noted_once_an_hour,
);

/// Looks at all of the log, as `eko audit verify` does.
fn verify(app: &TestApp, known: &[String]) -> Verified {
    let (secrets, known) = (app.app.secrets.clone(), known.to_vec());
    let verified = app.run(app.app.db.read(move |c| look(c, &secrets, &known)));
    verified.expect("it can be read")
}

fn the_leader_reads_who_did_what(engine: Engine) {
    let (_app, story, dialogue) = Story::at_dialogue(engine);
    dialogue.count_heads(&story.leader, 7);
    dialogue.close(&story.leader);
    story.page("/setup").says("Who did what");
    let page = story.page("/log");
    let words = page.words();
    for line in [
        "Robin Andersson Dialogue closed for good 1",
        "Robin Andersson Head-count entered 1: – → 7 / – → – / – → –",
        "Robin Andersson Dialogue added",
        "Robin Andersson Process created",
    ] {
        assert!(words.contains(line), "«{line}» is not in: {words}");
    }
    assert!(
        words.find("closed for good") < words.find("Process created"),
        "the latest comes first"
    );
    // Each page of it leads to the one before.
    for number in 0..120 {
        dialogue.count_heads(&story.leader, 10 + number);
    }
    let latest = story.page("/log").says("Earlier").never_says("Process created");
    latest.says("128 → 129");
    story.page("/log?page=1").says("Process created").says("The latest").never_says("Earlier");
    story.page("/log?page=7").says("There is nothing like that");
    story.page("/log?page=last").says("128 → 129");
}

fn lines_are_found_by_what_they_are_about_by_whom_and_by_day(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    app.move_clock_by(24 * 3600);
    story.sign_in_again();
    let group = story.member(&app, "group@example.org", "group");
    dialogue.count_heads(&group, 9);
    story.page("/log?area=dialogues").says("Head-count entered").never_says("Process created");
    story.page("/log?area=process").says("Process created").never_says("Head-count entered");
    let id = app.count("SELECT id FROM account WHERE email = 'group@example.org'");
    let theirs = story.page(&format!("/log?who={id}"));
    theirs.says("Head-count entered").never_says("Process created").never_says("Dialogue added");
    story.page("/log?who=host").says("There is nothing like that");
    let day = story.page("/log?from=2021-09-09&to=2021-09-09");
    day.says("Head-count entered").never_says("Dialogue added");
    story.page("/log?to=2021-09-08").says("Dialogue added").never_says("Head-count entered");
    for wrong in ["area=everything", "who=nobody", "from=yesterday", "to=2021-13-01"] {
        let page = story.leader.get(&story.path(&format!("/log?{wrong}")));
        page.expect(422).never_says("Process created");
    }
    // The list has what the page is asked for, and all of it.
    let list = story.page("/log.csv?area=dialogues").text();
    let lines: Vec<&str> = list.trim_start_matches('\u{feff}').lines().collect();
    assert_eq!(lines[0], "When,Who,What,About");
    assert!(lines[1].contains("Head-count entered"), "{list}");
    assert!(!list.contains("Process created"), "{list}");
}

fn nobody_else_reads_it(engine: Engine) {
    let (app, story, _) = Story::at_dialogue(engine);
    for (email, role) in [("group@example.org", "group"), ("reader@example.org", "reader")] {
        let member = story.member(&app, email, role);
        for path in ["/log", "/log.csv"] {
            member.get(&story.path(path)).expect(403);
        }
        member.get(&story.path("/setup")).expect(200).never_says("Who did what");
    }
    let registrar = story.member(&app, "registrar@example.org", "registrar");
    registrar.get(&story.path("/log")).expect(200).says("Process created");
    app.client().get(&story.path("/log")).expect(303);
}

fn what_the_desk_found_is_not_in_the_log_that_others_read(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let registrar = story.member(&app, "registrar@example.org", "registrar");
    dialogue.wish(&app.client(), "kim@example.org", "en", &["final"]);
    let ask = |address: &str, path: &str| {
        let fields = [("address", address), ("as", "participant")];
        registrar.post(&story.path(path), &fields).expect(200);
    };
    ask("nobody@example.org", "/desk");
    let without = story.page("/log?area=desk").words();
    let told = registrar.get(&story.path("/log?area=desk")).expect(200);
    told.says("Address looked for at the desk not found");
    ask("kim@example.org", "/desk/file");
    ask("kim@example.org", "/desk/erase");
    assert_eq!(story.page("/log?area=desk").words(), without, "no line, and no gap");
    assert!(!without.contains("not found"), "{without}");
    let list = story.page("/log.csv?area=desk").text();
    assert_eq!(list.lines().count(), 2, "{list}");
    let told = registrar.get(&story.path("/log?area=desk")).expect(200);
    told.says("What is kept about an address handed out found").says("Address erased at the desk");
}

fn what_was_read_and_taken_out_stands_there_too(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    for number in 0..6 {
        dialogue.answer(&phone, "very_high", &format!("Fika {number}"));
    }
    story.page("/comments");
    let lines = |action: &str| {
        app.count(&format!("SELECT count(*) FROM audit_entry WHERE action = '{action}'"))
    };
    assert_eq!(lines("comments.read"), 0, "there was nothing to read");
    dialogue.count_heads(&story.leader, 6);
    dialogue.close(&story.leader);
    for _ in 0..3 {
        story.page("/comments").says("Fika 1");
    }
    assert_eq!(lines("comments.read"), 1, "once an hour is enough");
    app.move_clock_by(3_601);
    story.page("/comments");
    assert_eq!(lines("comments.read"), 2);
    let reader = story.member(&app, "reader@example.org", "reader");
    reader.get(&story.path("/comments")).expect(403).never_says("Fika 1");
    assert_eq!(lines("comments.read"), 2);
    // Wherever they are shown.
    let registrar = story.member(&app, "registrar@example.org", "registrar");
    let id = app.count("SELECT min(id) FROM comment");
    let places = ["dialogue/1".to_owned(), id.to_string()];
    for place in &places {
        let path = story.path(&format!("/desk/comments/{place}"));
        registrar.get(&path).expect(200).says("Fika");
        assert_eq!(lines("comments.read"), 3, "{place}: once in an hour");
    }
    story.page("/follow-up/account.json");
    story.page("/archive/export.zip");
    story.page("/log.csv");
    let page = story.page("/log");
    page.says("Figures exported as a file json")
        .says("The whole process exported as a file")
        .says("Who did what, exported as a list")
        .says("What participants wrote read");
}

fn whoever_changes_the_log_is_found_out(engine: Engine) {
    let attacks = [
        (
            "UPDATE audit_entry SET detail = '1: – → 70 / – → – / – → –' WHERE detail LIKE '1: – → 7 /%'",
            "not as it was written",
        ),
        (
            "UPDATE audit_entry SET account_id = account_id + 1 WHERE detail LIKE '1: – → 7 /%'",
            "not as it was written",
        ),
        (
            "UPDATE audit_entry SET at = at + 60 WHERE action = 'dialogue.added'",
            "not as it was written",
        ),
        (
            "UPDATE audit_entry SET action = 'dialogue.head-count', detail = 'dialogue.added' || detail WHERE action = 'dialogue.added'",
            "not as it was written",
        ),
        ("DELETE FROM audit_entry WHERE action = 'dialogue.added'", "not as it was written"),
        ("DELETE FROM audit_entry WHERE action = 'dialogue.closed'", "ends with line"),
        ("DELETE FROM audit_entry", "ends with line 0"),
        (
            "INSERT INTO audit_entry SELECT id + 1, process_id, actor, account_id, at, action, '2' || detail, place + 1, seal FROM audit_entry WHERE action = 'dialogue.closed'",
            "not as it was written",
        ),
        (
            "UPDATE audit_entry SET process_id = NULL, place = (SELECT max(place) + 1 FROM audit_entry WHERE process_id IS NULL) WHERE action = 'dialogue.closed'",
            "not as it was written",
        ),
        ("DELETE FROM audit_head", "ends with line"),
        // With the seals of the lines that are left, and the end set to them: a copy of the end is not known.
        (
            "UPDATE audit_head SET seal = (SELECT seal FROM audit_entry WHERE action = 'dialogue.added')",
            "ends with line",
        ),
    ];
    for (attack, found) in attacks {
        let (app, story, dialogue) = Story::at_dialogue(engine);
        dialogue.count_heads(&story.leader, 7);
        dialogue.close(&story.leader);
        let before = verify(&app, &[]);
        assert_eq!(before.wrong, Vec::<String>::new());
        assert_eq!(before.tips.len(), 2, "{:?}", before.tips);
        app.sql(attack);
        let after = verify(&app, &[]);
        assert!(after.wrong.iter().any(|said| said.contains(found)), "{attack}: {:?}", after.wrong);
    }
}

fn an_older_copy_of_the_database_is_found_out(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let earlier = verify(&app, &[]).tips;
    dialogue.count_heads(&story.leader, 7);
    let later = verify(&app, &earlier);
    assert_eq!(later.wrong, Vec::<String>::new(), "what was known is still there");
    // The last line goes, and the end with it, as in a copy from before.
    app.sql("DELETE FROM audit_entry WHERE action = 'dialogue.head-count'");
    app.sql(
        "UPDATE audit_head SET place = place - 1, seal = (SELECT e.seal FROM audit_entry AS e \
         WHERE e.process_id = audit_head.process_id ORDER BY e.place DESC LIMIT 1) WHERE process_id <> 0",
    );
    assert_eq!(verify(&app, &earlier).wrong, Vec::<String>::new());
    let found = verify(&app, &later.tips).wrong;
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].contains("the log has not got this line any more"), "{found:?}");
}

fn many_at_once_make_one_chain(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let before = app.count("SELECT max(place) FROM audit_entry WHERE process_id IS NOT NULL");
    std::thread::scope(|scope| {
        for person in 0..6 {
            let (leader, staff) = (&story.leader, &dialogue.staff);
            scope.spawn(move || {
                for number in 0..5 {
                    let people = (100 * person + number + 1).to_string();
                    let page =
                        leader.post(&format!("{staff}/head-count"), &[("participants", &people)]);
                    page.expect(303);
                }
            });
        }
    });
    let verified = verify(&app, &[]);
    assert_eq!(verified.wrong, Vec::<String>::new());
    let after = app.count("SELECT max(place) FROM audit_entry WHERE process_id IS NOT NULL");
    let lines = app.count("SELECT count(*) FROM audit_entry WHERE process_id IS NOT NULL");
    assert!(after > before && after == lines, "{before}, {after}, {lines}");
}

/// All names of actions in the code, by what each begins with.
fn named(folder: &Path, nouns: &BTreeSet<&str>, found: &mut BTreeSet<String>) {
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("a file").path();
        if path.is_dir() {
            named(&path, nouns, found);
        } else if path.extension().is_some_and(|end| end == "rs") && !path.ends_with("actions.rs") {
            let code = std::fs::read_to_string(&path).expect("text");
            for word in code.split('"').skip(1).step_by(2) {
                let plain = |c: char| c.is_ascii_lowercase() || c == '-';
                let Some((noun, verb)) = word.split_once('.') else { continue };
                let is_file = Path::new(word).extension().is_some_and(|end| {
                    ["csv", "json", "md", "pem", "css", "js"].iter().any(|known| end == *known)
                });
                let is_whole = !verb.is_empty() && !verb.ends_with('-') && verb.chars().all(plain);
                if nouns.contains(noun) && is_whole && !is_file {
                    found.insert(word.to_owned());
                }
            }
        }
    }
}

#[test]
fn every_action_has_its_words() {
    let nouns = ACTIONS.iter().filter_map(|(name, _)| name.split_once('.')).map(|(noun, _)| noun);
    let (nouns, mut found) = (nouns.collect(), BTreeSet::new());
    named(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &nouns, &mut found);
    let known: BTreeSet<String> = ACTIONS.iter().map(|(name, _)| (*name).to_owned()).collect();
    let unknown: Vec<_> = found.difference(&known).collect();
    assert!(unknown.is_empty(), "these have no words in src/trail/actions.rs: {unknown:?}");
    let unused: Vec<_> = known.difference(&found).collect();
    assert!(unused.is_empty(), "nothing has these names: {unused:?}");
}

fn somebody_who_guesses_a_password_is_noted_once_an_hour(engine: Engine) {
    let app = TestApp::on(engine);
    let operator = signed_in(&app, EMAIL, true);
    let noted =
        || app.count("SELECT count(*) FROM audit_entry WHERE action = 'account.sign-in-refused'");
    let guess = |email: &str| {
        let fields = [("email", email), ("password", "one of many guesses")];
        app.client().post("/admin/sign-in", &fields).expect(422);
    };
    // The answer does not wait for the line.
    let wait_for = |lines: i64| {
        let until = Instant::now() + Duration::from_secs(10);
        while noted() < lines && Instant::now() < until {
            std::thread::yield_now();
        }
        assert_eq!(noted(), lines);
    };
    for _ in 0..4 {
        guess(EMAIL);
    }
    guess("nobody@example.org");
    wait_for(1);
    operator.get("/admin/log?lang=en").expect(200).says("Sign-in refused").says("Robin Andersson");
    app.move_clock_by(3601);
    guess(EMAIL);
    wait_for(2);
}
