//! Somebody's session ends while they are at work: what they typed and where they were going is not lost.

use crate::both;
use crate::support::client::Page;
use crate::support::{Client, Engine, Story, TestApp};

both!(
    what_was_typed_is_there_after_signing_in_again_and_nothing_is_saved_before_it_is_sent_once_more,
    a_report_and_a_list_are_kept_as_well,
    the_end_of_a_process_a_mailings_time_and_a_file_that_was_looked_at_are_kept_as_well,
    a_wrong_password_loses_nothing_and_passwords_are_not_shown,
    a_button_pressed_too_late_does_nothing,
    a_deep_link_leads_on_after_signing_in,
    signing_in_leads_nowhere_else,
);

const PASSWORD: &str = "a long enough password";

/// Their cookie is worth nothing any more.
fn end_sessions(app: &TestApp) {
    app.sql("DELETE FROM session");
}

/// All fields of the form that keeps what was typed, with these credentials.
fn signing_in<'a>(page: &'a Page, password: &'a str, email: &'a str) -> Vec<(String, String)> {
    let mut fields: Vec<(String, String)> = page
        .text()
        .split("<input type=\"hidden\" name=\"")
        .skip(1)
        .map(|rest| {
            let (name, rest) = rest.split_once('"').expect("a name");
            let value =
                rest.split("value=\"").nth(1).expect("a value").split('"').next().expect("an end");
            (name.to_owned(), plain(value))
        })
        .collect();
    fields.push(("sign-in-email".into(), email.into()));
    fields.push(("sign-in-password".into(), password.into()));
    fields
}

fn plain(markup: &str) -> String {
    markup.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

fn send(client: &Client, to: &str, fields: &[(String, String)]) -> Page {
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    client.post(to, &fields)
}

/// Signs in on the page that came, as a browser would.
fn again(story: &Story, page: &Page) -> Page {
    let to = page.link("/admin/p/");
    assert!(to.contains("again"), "{to}");
    send(&story.leader, &to, &signing_in(page, PASSWORD, "leader@example.org"))
}

fn what_was_typed_is_there_after_signing_in_again_and_nothing_is_saved_before_it_is_sent_once_more(
    engine: Engine,
) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let log = || app.count("SELECT count(*) FROM audit_entry WHERE action <> 'account.signed-in'");
    let number = dialogue.staff.rsplit('/').next().expect("a number").to_owned();
    let fields = |fields: &[(&str, &str)]| -> Vec<(String, String)> {
        fields.iter().map(|&(name, value)| (name.to_owned(), value.to_owned())).collect()
    };
    for (path, typed, shown) in [
        (
            "/boards/new".to_owned(),
            fields(&[
                ("name", "Hylte <&> \"nämnd\""),
                ("municipality", "Hylte"),
                ("reference", "LN 1"),
            ]),
            "Hylte &lt;&amp;&gt; &quot;nämnd&quot;",
        ),
        ("/goals/new".to_owned(), fields(&[("name", "Alla hörs")]), "Alla hörs"),
        (
            "/news/new".to_owned(),
            fields(&[
                ("day", "2021-09-09"),
                ("title_sv", "Nytt"),
                ("body_ar", "الحوار\r\n\r\nانتهى"),
            ]),
            "الحوار",
        ),
        (
            "/follow-up/snapshots".to_owned(),
            fields(&[("name", "Delrapporten i juni")]),
            "Delrapporten i juni",
        ),
        (format!("/dialogues/{number}/head-count"), fields(&[("participants", "17")]), "17"),
        (
            "/people/new".to_owned(),
            fields(&[("name", "Alex Berg"), ("email", "alex@example.org"), ("role", "group")]),
            "alex@example.org",
        ),
        ("/keys".to_owned(), fields(&[("name", "Power BI")]), "Power BI"),
    ] {
        let path = story.path(&path);
        end_sessions(&app);
        let before = log();
        let page = send(&story.leader, &path, &typed).expect(401).says("Du har blivit utloggad");
        let back = again(&story, &page);
        assert!(back.text().contains(shown), "{path}: {}", back.text());
        assert_eq!(back.status, 422, "{path}");
        let back = back.says("Nothing is saved until you send it again");
        assert!(!back.text().contains("again="), "the form leads where it always led");
        assert_eq!(log(), before, "{path}");
        assert!(matches!(send(&story.leader, &path, &typed).status, 200 | 303 | 422), "{path}");
    }
    assert_eq!(app.count("SELECT count(*) FROM board WHERE name LIKE 'Hylte <&>%'"), 1);
}

fn a_report_and_a_list_are_kept_as_well(engine: Engine) {
    let (app, story) = Story::on(engine);
    end_sessions(&app);
    let path = story.path("/reports/new");
    let fields =
        [("kind", "interim"), ("title_sv", "Delrapport"), ("summary_sv", "Det här hände.")];
    let file = ("report.pdf", b"%PDF-1.4".as_slice());
    let page = story.leader.upload(&path, &fields, Some(file)).expect(401);
    let page = page.says("En fil som du hade valt behöver väljas igen");
    assert!(page.text().contains("enctype=\"multipart/form-data\""));
    let fields = signing_in(&page, PASSWORD, "leader@example.org");
    let fields: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let back = story.leader.upload(&page.link("/admin/p/"), &fields, None).expect(422);
    assert!(back.text().contains("Delrapport") && back.text().contains("Det här hände."));
    assert_eq!(app.count("SELECT count(*) FROM report"), 0);

    end_sessions(&app);
    let list = "Skolan;Robin Lind;robin@example.org";
    let page =
        story.leader.post(&story.path("/organisations/import"), &[("list", list)]).expect(401);
    let back = again(&story, &page).expect(422);
    assert!(back.text().contains(list));
    assert_eq!(app.count("SELECT count(*) FROM contact"), 0);
}

fn the_end_of_a_process_a_mailings_time_and_a_file_that_was_looked_at_are_kept_as_well(
    engine: Engine,
) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    dialogue.wish(&app.client(), "kim@example.org", "en", &["interim"]);
    story.decide("RS 2022/17");
    let report = story.add_report("interim", "Delrapport");
    let later = [
        ("mail", "yes"),
        ("audience", "participants"),
        ("when", "later"),
        ("starts_at", "2021-09-09T09:00"),
    ];
    let mailing = story.order(&report, &later).expect(303).location().to_owned();
    let log = || app.count("SELECT count(*) FROM audit_entry WHERE action <> 'account.signed-in'");
    let kept = "Nothing is saved until you send it again";

    let moved = [("do", "reschedule"), ("starts_at", "2021-09-10T15:30")];
    end_sessions(&app);
    let before = log();
    let page = story.leader.post(&mailing, &moved).expect(401);
    let back = again(&story, &page).expect(422).says(kept);
    assert_eq!(back.field("starts_at"), "2021-09-10T15:30");
    assert_eq!(log(), before);
    let unmoved = "SELECT count(*) FROM mailing WHERE starts_at = 1631170800";
    assert_eq!(app.count(unmoved), 1);
    story.leader.post(&mailing, &moved).expect(303);
    assert_eq!(app.count(unmoved), 0);
    // A tick is kept as well, and a time that cannot be stays where it was typed.
    end_sessions(&app);
    let page = story.leader.post(&mailing, &[("do", "last"), ("last", "1")]).expect(401);
    let back = again(&story, &page).expect(422).says(kept);
    assert!(back.text().contains("name=\"last\" value=\"1\" checked"), "{}", back.text());
    assert_eq!(app.count("SELECT count(*) FROM mailing WHERE last"), 0);
    let past = [("do", "reschedule"), ("starts_at", "2021-09-01T09:00")];
    let back = story.leader.post(&mailing, &past).expect(422).says("That time has already passed");
    assert_eq!(back.field("starts_at"), "2021-09-01T09:00");

    let list = "held_on,board,phase,venue\n2021-10-12,Hylte,in_depth,Biblioteket\n";
    let shown = story
        .leader
        .upload(&story.path("/dialogues/import"), &[], Some(("dialogues.csv", list.as_bytes())))
        .expect(200);
    let text = shown.text();
    let at = text.find("<textarea name=\"file\"").expect("the list that was read");
    let area = &text[at..];
    let area = &area[area.find('>').expect("an end") + 1..];
    let read = plain(area[..area.find("</textarea>").expect("an end")].trim_start_matches('\n'));
    let confirm = story.path("/dialogues/import/confirm");
    end_sessions(&app);
    let before = app.count("SELECT count(*) FROM dialogue");
    let page = story.leader.post(&confirm, &[("file", &read)]).expect(401);
    again(&story, &page).expect(422).says(kept).says("Biblioteket");
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), before);
    story.leader.post(&confirm, &[("file", &read)]).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM dialogue"), before + 1);

    let end = story.path("/archive/end");
    end_sessions(&app);
    let page = story.leader.post(&end, &[("slug", "tillit-i-halland")]).expect(401);
    let back = again(&story, &page).expect(422).says(kept);
    assert_eq!(back.field("slug"), "tillit-i-halland");
    assert_eq!(app.count("SELECT count(*) FROM process WHERE ended_at IS NOT NULL"), 0);
    story.leader.post(&end, &[("slug", "tillit-i-halland")]).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM process WHERE ended_at IS NOT NULL"), 1);
}

fn a_wrong_password_loses_nothing_and_passwords_are_not_shown(engine: Engine) {
    let (app, story) = Story::on(engine);
    end_sessions(&app);
    let page = story.leader.post(&story.path("/goals/new"), &[("name", "Alla hörs")]).expect(401);
    let wrong = signing_in(&page, "not the password at all", "leader@example.org");
    let page = send(&story.leader, &page.link("/admin/p/"), &wrong).expect(401);
    let page = page.says("Adressen eller lösenordet stämmer inte");
    assert!(!page.text().contains("not the password"), "{}", page.text());
    again(&story, &page).expect(422);

    end_sessions(&app);
    let fields = [("current", PASSWORD), ("password", "another long password")];
    let page = story.leader.post("/admin/profile/password", &fields).expect(401);
    assert!(!page.text().contains("long password"), "{}", page.text());
}

fn a_button_pressed_too_late_does_nothing(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    end_sessions(&app);
    let before = app.count("SELECT count(*) FROM audit_entry WHERE action <> 'account.signed-in'");
    let close = format!("{}/open", dialogue.staff);
    let page = story.leader.post(&close, &[]).expect(401);
    again(&story, &page).expect(409).says("nothing was changed");
    assert_eq!(
        app.count("SELECT count(*) FROM audit_entry WHERE action <> 'account.signed-in'"),
        before
    );
    // In another tab they were signed in already: nothing is asked, and nothing is done either.
    story.leader.post(&format!("{close}?again=1"), &[]).expect(409);
    assert_eq!(
        app.count("SELECT count(*) FROM audit_entry WHERE action <> 'account.signed-in'"),
        before
    );
}

fn a_deep_link_leads_on_after_signing_in(engine: Engine) {
    let (app, story) = Story::on(engine);
    end_sessions(&app);
    let goals = story.path("/goals?from=mail&x=%C3%A5");
    let asked = story.leader.get(&goals).expect(303);
    let form = story.leader.get(asked.location()).expect(200);
    let next = plain(&form.field("next"));
    assert_eq!(next, goals);
    let other = story.leader.get(&form.link("/admin/sign-in?lang=en")).expect(200);
    assert_eq!(plain(&other.field("next")), goals, "kept through the choice of a language");
    let fields = [("email", "leader@example.org"), ("password", "wrong"), ("next", &next)];
    let form = story.leader.post("/admin/sign-in", &fields).expect(422);
    assert_eq!(plain(&form.field("next")), goals, "kept through a wrong password");
    let fields = [("email", "leader@example.org"), ("password", PASSWORD), ("next", &next)];
    assert_eq!(story.leader.post("/admin/sign-in", &fields).expect(303).location(), goals);
    story.leader.get(&goals).expect(200);
    let home = app.client().get("/admin").expect(303);
    assert_eq!(home.location(), "/admin/sign-in", "that is where it leads anyhow");
}

fn signing_in_leads_nowhere_else(engine: Engine) {
    let (_app, story) = Story::on(engine);
    for next in [
        "https://evil.example/admin",
        "//evil.example/admin",
        "/admin//../../evil",
        "/admin.evil.example",
        "/administrators",
        "/\\evil.example",
        "/admin\\evil",
        "/admin/\r\nSet-Cookie: a=b",
        "/admin/sign-out",
        "/admin/sign-in?next=/admin/sign-in",
        "javascript:alert(1)",
        "/d/ABCD",
        "",
    ] {
        let fields = [("email", "leader@example.org"), ("password", PASSWORD), ("next", next)];
        let page = story.leader.post("/admin/sign-in", &fields).expect(303);
        let to = page.location();
        assert!(
            to == "/admin" || to.starts_with("/admin/") && to == next,
            "{next:?} leads to {to:?}"
        );
        assert!(
            !to.contains(['\\', '\r', '\n']) && !to.contains("sign-"),
            "{next:?} leads to {to:?}"
        );
    }
}
