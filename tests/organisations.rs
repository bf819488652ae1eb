//! Organisations, the contacts who pass feedback on, and stakeholders: who keeps the list, and what is stored of it.

use std::collections::BTreeSet;

use diesel::RunQueryDsl;
use eko::db::Connection;
use eko::db::ids::{ContactId, DialogueId, ProcessId};
use eko::error::Result;
use eko::organisations::{Whom, queries};

use crate::both;
use crate::support::story::add_process;
use crate::support::traces::{contains, disguises, dump};
use crate::support::{Client, Engine, Story, TestApp};

both!(
    an_organisation_is_added_changed_and_removed_with_its_contacts,
    a_stakeholder_stands_apart_and_can_be_removed,
    what_is_wrong_with_a_contact_is_said_and_kept_to_be_mended,
    a_corrected_address_is_written_to_again_and_a_corrected_name_is_not,
    an_address_stands_in_a_process_only_once,
    no_address_lies_in_the_database_to_be_read,
    a_list_is_imported_whole_or_not_at_all,
    those_who_only_read_figures_see_no_contacts,
    organisations_of_another_process_do_not_exist_here,
    names_are_shown_as_words_and_never_as_markup,
    mailings_find_contacts_and_stakeholders_apart_and_in_no_order,
    staff_are_asked_once_about_an_address_that_looks_mistyped_and_never_refused,
    a_pasted_list_is_added_as_it_is_and_what_looks_mistyped_is_told_by_line,
    who_has_declined_stays_declined_until_they_ask_again,
);

/// Adds an organisation to the process at a path; its id.
fn add_organisation(app: &TestApp, leader: &Client, process: &str, name: &str) -> i64 {
    leader.post(&format!("{process}/organisations/new"), &[("name", name)]).expect(303);
    app.id_of("organisation", name)
}

/// Where a new contact of an organisation is added, or without one a stakeholder.
fn new_contact(process: &str, of: Option<i64>) -> String {
    match of {
        Some(id) => format!("{process}/contacts/new?organisation={id}"),
        None => format!("{process}/contacts/new"),
    }
}

/// Adds somebody who is written to in Swedish; the id.
fn add_contact(app: &TestApp, story: &Story, of: Option<i64>, name: &str, address: &str) -> i64 {
    let fields = [("name", name), ("address", address), ("language", "sv")];
    story.leader.post(&new_contact(&story.process, of), &fields).expect(303);
    app.id_of("contact", name)
}

fn read<T: Send + 'static>(
    app: &TestApp,
    job: impl FnOnce(&mut Connection) -> Result<T> + Send + 'static,
) -> T {
    app.run(app.app.db.read(job)).expect("an answer")
}

fn write<T: Send + 'static>(
    app: &TestApp,
    job: impl FnMut(&mut Connection) -> Result<T> + Send + 'static,
) -> T {
    app.run(app.app.db.write(eko::db::By::Upkeep, job)).expect("a write")
}

/// The address of a contact, opened behind the server's back.
fn opened(app: &TestApp, id: i64) -> String {
    let contact = read(app, move |c| Ok(queries::contact_of(c, ContactId(id))?));
    let address = contact.expect("a contact").open(&app.app.secrets);
    address.expect("an address").as_str().to_owned()
}

/// All that lies in the database: the files of SQLite, a dump of PostgreSQL.
fn stored_bytes(app: &TestApp, engine: Engine) -> Vec<u8> {
    match engine {
        Engine::Sqlite => std::fs::read_dir(&app.folder)
            .expect("a folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.is_file())
            .flat_map(|path| std::fs::read(path).expect("a file"))
            .collect(),
        Engine::Postgres => dump(&app.database),
    }
}

fn an_organisation_is_added_changed_and_removed_with_its_contacts(engine: Engine) {
    let (app, story, _dialogue) = Story::at_dialogue(engine);
    let list = story.path("/organisations");
    story.leader.get(&list).expect(200).says("No organisations yet").says("No stakeholders yet");
    let form = story.page("/organisations/new").says("Dialogue 1, 8 September 2021");
    let dialogue = form.field("dialogue");
    story.refused("/organisations/new", &[("name", " ")]).says("Fill in: Organisation");
    story
        .leader
        .post_and_follow(
            &story.path("/organisations/new"),
            &[("name", "Ungdomens hus"), ("dialogue", &dialogue)],
        )
        .says("Ungdomens hus 1 No contact yet.");
    story.refused("/organisations/new", &[("name", "ungdomens HUS")]).says("The name is taken");
    let id = app.id_of("organisation", "Ungdomens hus");
    let new = story
        .leader
        .get(&new_contact(&story.process, Some(id)))
        .expect(200)
        .says("Add a contact at Ungdomens hus");
    assert!(new.text().contains("<option value=\"sv\" selected>"));
    story
        .leader
        .post(
            &new_contact(&story.process, Some(id)),
            &[("name", "Kim Lind"), ("address", "kim@example.org"), ("language", "en")],
        )
        .expect(303);
    let shown = story.leader.get(&list).expect(200).says("Kim Lind , kim@example.org, English");
    assert!(shown.text().contains("<span lang=\"en\">English</span>"));

    let own = story.path(&format!("/organisations/{id}"));
    let page = story.leader.get(&own).expect(200);
    assert_eq!(page.field("name"), "Ungdomens hus");
    assert!(page.text().contains(&format!("value=\"{dialogue}\" checked")));
    let page = story.leader.post_and_follow(&own, &[("name", "Fritidens hus")]);
    page.says("Fritidens hus – Kim Lind").never_says("Ungdomens");

    story
        .leader
        .post(&format!("{own}/remove"), &[])
        .expect(422)
        .says("Tick the box")
        .says("it 1 contact");
    assert_eq!(app.count("SELECT count(*) FROM contact"), 1);
    story.leader.post(&format!("{own}/remove"), &[("sure", "yes")]).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM organisation"), 0);
    assert_eq!(app.count("SELECT count(*) FROM contact"), 0);
    story.leader.get(&own).expect(404);

    let logged = |action: &str, detail: &str| {
        app.count(&format!(
            "SELECT count(*) FROM audit_entry WHERE action = '{action}' AND detail = '{detail}'"
        ))
    };
    assert_eq!(logged("organisation.added", "Ungdomens hus"), 1);
    assert_eq!(logged("organisation.changed", "Ungdomens hus → Fritidens hus"), 1);
    assert_eq!(logged("organisation.removed", "Fritidens hus"), 1);
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action = 'contact.added'"), 1);
    assert_eq!(
        app.count(
            "SELECT count(*) FROM audit_entry WHERE detail LIKE '%@%' OR detail LIKE '%Kim%'"
        ),
        0
    );
}

fn a_stakeholder_stands_apart_and_can_be_removed(engine: Engine) {
    let (app, story) = Story::on(engine);
    let house = add_organisation(&app, &story.leader, &story.process, "Ungdomens hus");
    let of_house = add_contact(&app, &story, Some(house), "Kim Lind", "kim@example.org");
    let of_nobody = add_contact(&app, &story, None, "Alex Berg", "alex@example.com");
    let page = story.page("/organisations").words();
    let (organisations, stakeholders) = page.split_once("Stakeholders").expect("two parts");
    assert!(
        organisations.contains("kim@example.org") && !organisations.contains("alex@example.com")
    );
    assert!(stakeholders.contains("alex@example.com") && !stakeholders.contains("kim@example.org"));
    let own = story.path(&format!("/contacts/{of_nobody}"));
    story.leader.get(&own).expect(200).says("Change the stakeholder");
    story.leader.post(&format!("{own}/remove"), &[]).expect(303);
    story.leader.get(&own).expect(404);
    assert_eq!(app.count("SELECT id FROM contact"), of_house);
    assert_eq!(
        app.count(&format!("SELECT count(*) FROM audit_entry WHERE action = 'contact.removed' AND detail = '{of_nobody}'")),
        1
    );
}

fn what_is_wrong_with_a_contact_is_said_and_kept_to_be_mended(engine: Engine) {
    let (app, story) = Story::on(engine);
    let page = story
        .refused("/contacts/new", &[("name", ""), ("address", "kim.example.org")])
        .says("Fill in: Name")
        .says("The address needs an @")
        .says("Write only to people who know that they will be written to.");
    assert_eq!(page.field("address"), "kim.example.org");
    assert_eq!(app.count("SELECT count(*) FROM contact"), 0);
}

fn a_corrected_address_is_written_to_again_and_a_corrected_name_is_not(engine: Engine) {
    let (app, story) = Story::on(engine);
    let house = add_organisation(&app, &story.leader, &story.process, "Ungdomens hus");
    let id = add_contact(&app, &story, Some(house), "Kim Lind", "kim@example.org");
    let own = story.path(&format!("/contacts/{id}"));
    let list = story.path("/organisations");
    let bounce = || write(&app, move |c| Ok(queries::mark_undeliverable(c, ContactId(id))?));
    bounce();
    story.leader.get(&list).expect(200).says("email bounces");
    story.leader.get(&own).expect(200).says("Email to the address has bounced");

    story
        .leader
        .post(&own, &[("name", "Kim Ek"), ("address", "Kim@example.org"), ("language", "en")])
        .expect(303);
    story.leader.get(&list).expect(200).says("Kim Ek , Kim@example.org email bounces , English");
    assert_eq!(opened(&app, id), "Kim@example.org");

    story
        .leader
        .post(&own, &[("name", "Kim Ek"), ("address", "kim.ek@example.org"), ("language", "en")])
        .expect(303);
    story.leader.get(&list).expect(200).never_says("email bounces");
    assert_eq!(app.count("SELECT id FROM contact"), id);
    assert_eq!(app.count("SELECT organisation_id FROM contact"), house);
    assert_eq!(opened(&app, id), "kim.ek@example.org");
    assert_eq!(story.leader.get(&own).expect(200).field("address"), "kim.ek@example.org");

    bounce();
    let again = [
        ("name", "Kim Ek"),
        ("address", "kim.ek@example.org"),
        ("language", "sv"),
        ("works_again", "yes"),
    ];
    story.leader.post(&own, &again).expect(303);
    story.leader.get(&list).expect(200).never_says("email bounces");
}

fn an_address_stands_in_a_process_only_once(engine: Engine) {
    let (app, story) = Story::on(engine);
    let house = add_organisation(&app, &story.leader, &story.process, "Ungdomens hus");
    add_contact(&app, &story, Some(house), "Kim Lind", "kim@example.org");
    let other = add_contact(&app, &story, None, "Alex Berg", "alex@example.com");
    for path in [new_contact(&story.process, None), story.path(&format!("/contacts/{other}"))] {
        let page = story
            .leader
            .post(
                &path,
                &[("name", "Alex Berg"), ("address", "KIM@Example.org"), ("language", "sv")],
            )
            .expect(422)
            .says("The address is already there");
        assert_eq!(page.field("address"), "KIM@Example.org");
    }
    assert_eq!(opened(&app, other), "alex@example.com");
    // The database itself would not have it either.
    let twice = app.run(app.app.db.write(eko::db::By::Upkeep, |c| {
        diesel::sql_query(
            "UPDATE contact SET blind_index = (SELECT blind_index FROM contact WHERE name = 'Kim Lind') \
             WHERE name = 'Alex Berg'",
        )
        .execute(c)?;
        Ok(())
    }));
    assert!(twice.is_err());

    let elsewhere = add_process(&story.leader, "En annan process");
    let fields = [("name", "Kim Ek"), ("address", "kim@example.org"), ("language", "sv")];
    story.leader.post(&new_contact(&elsewhere, None), &fields).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM contact"), 3);
    assert_eq!(
        app.count("SELECT count(DISTINCT blind_index) FROM contact"),
        3,
        "no process tells of another"
    );
}

fn no_address_lies_in_the_database_to_be_read(engine: Engine) {
    let (app, story) = Story::on(engine);
    let (first, later, listed) = (
        "kanarie.fagel@canary.example",
        "svarta.svanen@canary.example",
        "tranan.dansar@canary.example",
    );
    let house = add_organisation(&app, &story.leader, &story.process, "Ungdomens hus");
    let id = add_contact(&app, &story, Some(house), "Fågelskådaren", first);
    let own = story.path(&format!("/contacts/{id}"));
    story
        .leader
        .post(&own, &[("name", "Fågelskådaren"), ("address", later), ("language", "sv")])
        .expect(303);
    let list = format!("Ungdomens hus; Robin Ek; {listed}");
    story.leader.post(&story.path("/organisations/import"), &[("list", &list)]).expect(200);
    story.page("/organisations").says(later).says(listed);
    let bytes = stored_bytes(&app, engine);
    assert!(contains(&bytes, "Fågelskådaren".as_bytes()), "the search can find what is there");
    for address in [first, later, listed, "kanarie.fagel", "svarta.svanen", "tranan.dansar"] {
        for disguise in disguises(address) {
            assert!(!contains(&bytes, &disguise), "{address} is in the database");
        }
    }
}

fn a_list_is_imported_whole_or_not_at_all(engine: Engine) {
    let (app, story) = Story::on(engine);
    let house = add_organisation(&app, &story.leader, &story.process, "Ungdomens hus");
    add_contact(&app, &story, Some(house), "Kim Lind", "kim@example.org");
    let path = story.path("/organisations/import");
    story.leader.get(&path).expect(200).says("Paste a list of contacts");
    story.leader.post(&path, &[("list", " \r\n ")]).expect(422).says("Write at least one line");
    let wrong = "Skolan; Robin Ek; robin@example.net\r\n\r\nSkolan; <b>Sam</b>; sam.example.net\r\nSkolan; Sam";
    let page = story
        .leader
        .post(&path, &[("list", wrong)])
        .expect(422)
        .says("Nothing was imported")
        .says("Line 3: The address needs an @")
        .says("Line 4: write organisation, name and email address")
        .says("Skolan; <b>Sam</b>; sam.example.net");
    assert!(!page.text().contains("<b>Sam"));
    assert_eq!(app.count("SELECT count(*) FROM organisation"), 1);
    assert_eq!(app.count("SELECT count(*) FROM contact"), 1);

    let right = "ungdomens hus; Alex Berg; alex@example.com; en\r\n\
        Biblioteket; Kim Lind; Kim@Example.org\r\n\
        Skolan; Robin Ek; robin@example.net\r\n\
        SKOLAN; Sam Dal; sam@example.net\r\n\
        Skolan; Robin Eks bror; robin@example.net\r\n";
    story
        .leader
        .post(&path, &[("list", right)])
        .expect(200)
        .says("3 contacts were added.")
        .says("New organisations: Skolan")
        .says("Line 2, Kim Lind: the address is already there")
        .says("Line 5, Robin Eks bror: the address is already there")
        .never_says("Line 1");
    assert_eq!(app.count("SELECT count(*) FROM organisation"), 2, "nobody came to the library");
    assert_eq!(
        app.count(&format!("SELECT count(*) FROM contact WHERE organisation_id = {house}")),
        2
    );
    assert_eq!(app.count("SELECT count(*) FROM contact WHERE language = 'en'"), 1);
    assert_eq!(app.count("SELECT count(*) FROM contact"), 4);
    story.leader.post(&path, &[("list", right)]).expect(200).says("0 contacts were added.");
    assert_eq!(app.count("SELECT count(*) FROM contact"), 4);
    let imported = "action = 'contacts.imported' AND detail = '3'";
    assert_eq!(app.count(&format!("SELECT count(*) FROM audit_entry WHERE {imported}")), 1);
}

fn those_who_only_read_figures_see_no_contacts(engine: Engine) {
    let (app, story) = Story::on(engine);
    let house = add_organisation(&app, &story.leader, &story.process, "Ungdomens hus");
    let id = add_contact(&app, &story, Some(house), "Kim Lind", "kim@example.org");
    let join = |role: &str, email: &str| story.member(&app, email, role);
    let (group, reader) =
        (join("group", "group@example.org"), join("reader", "reader@example.org"));
    let (organisation, contact) = (format!("/organisations/{house}"), format!("/contacts/{id}"));
    let list = story.path("/organisations");
    group.get(&list).expect(200).says("kim@example.org");
    reader
        .get(&list)
        .expect(200)
        .says("Ungdomens hus")
        .never_says("Kim Lind")
        .never_says("kim@example.org");
    for path in
        ["/organisations/new", "/organisations/import", &organisation, "/contacts/new", &contact]
    {
        group.get(&story.path(path)).expect(200);
        reader.get(&story.path(path)).expect(403).never_says("Kim Lind");
        app.client().get(&story.path(path)).expect(303);
    }
    let fields = [
        ("name", "Min"),
        ("address", "min@example.org"),
        ("sure", "yes"),
        ("list", "a; b; c@example.org"),
    ];
    for path in
        ["/organisations/new", "/organisations/import", &organisation, "/contacts/new", &contact]
    {
        reader.post(&story.path(path), &fields).expect(403);
    }
    for path in [&organisation, &contact] {
        reader.post(&story.path(&format!("{path}/remove")), &fields).expect(403);
    }
    assert_eq!(app.id_of("contact", "Kim Lind"), id);
    assert_eq!(app.count("SELECT count(*) FROM contact"), 1);
    assert_eq!(app.count("SELECT count(*) FROM organisation"), 1);
}

fn organisations_of_another_process_do_not_exist_here(engine: Engine) {
    let (app, story, _dialogue) = Story::at_dialogue(engine);
    let house = add_organisation(&app, &story.leader, &story.process, "Ungdomens hus");
    let id = add_contact(&app, &story, Some(house), "Kim Lind", "kim@example.org");
    let elsewhere = add_process(&story.leader, "En annan process");
    let fields = [
        ("name", "Stulen"),
        ("address", "stulen@example.org"),
        ("language", "sv"),
        ("sure", "yes"),
    ];
    for path in [
        format!("/organisations/{house}"),
        format!("/contacts/{id}"),
        format!("/contacts/new?organisation={house}"),
        "/organisations/1".into(),
        "/organisations/x".into(),
        "/contacts/new?organisation=x".into(),
    ] {
        story.leader.get(&format!("{elsewhere}{path}")).expect(404);
        story.leader.post(&format!("{elsewhere}{path}"), &fields).expect(404);
    }
    for path in [format!("/organisations/{house}/remove"), format!("/contacts/{id}/remove")] {
        story.leader.post(&format!("{elsewhere}{path}"), &fields).expect(404);
    }
    assert_eq!(app.count("SELECT count(*) FROM contact WHERE name = 'Kim Lind'"), 1);
    // A dialogue of another process cannot be chosen, whatever a form sends.
    let dialogue = app.count("SELECT id FROM dialogue").to_string();
    let fields = [("name", "Skolan"), ("dialogue", dialogue.as_str())];
    story
        .leader
        .post(&format!("{elsewhere}/organisations/new?lang=en"), &fields)
        .expect(422)
        .says("Dialogues held there: what you chose has been removed in the meantime");
    assert_eq!(app.count("SELECT count(*) FROM organisation_dialogue"), 0);
    story.leader.post(&format!("{elsewhere}/organisations/new"), &[("name", "Skolan")]).expect(303);
    story
        .leader
        .get(&format!("{elsewhere}/organisations"))
        .expect(200)
        .says("Skolan –")
        .never_says("Kim Lind");
}

fn names_are_shown_as_words_and_never_as_markup(engine: Engine) {
    let (app, story) = Story::on(engine);
    let evil = "<script>alert(1)</script>\"><img src=x>";
    story.post("/organisations/new", &[("name", evil)]);
    let house = app.count("SELECT id FROM organisation");
    let fields = [("name", evil), ("address", "kim@example.org"), ("language", "sv")];
    story.leader.post(&new_contact(&story.process, Some(house)), &fields).expect(303);
    let id = app.count("SELECT id FROM contact");
    let list = format!("{evil}; {evil}; kim@example.org");
    let pages = [
        story.leader.get(&story.path("/organisations")),
        story.leader.get(&story.path(&format!("/organisations/{house}"))),
        story.leader.get(&new_contact(&story.process, Some(house))),
        story.leader.get(&story.path(&format!("/contacts/{id}"))),
        story.leader.post(&story.path("/organisations/import"), &[("list", &list)]),
    ];
    for page in pages {
        let text = page.expect(200).text();
        assert!(!text.contains("<script>alert") && !text.contains("<img src=x"));
        assert!(text.contains("&lt;script&gt;alert(1)"));
    }
}

fn mailings_find_contacts_and_stakeholders_apart_and_in_no_order(engine: Engine) {
    let (app, story, _dialogue) = Story::at_dialogue(engine);
    story.add_dialogue(2, "2021-09-09", "Hylte");
    let process = ProcessId(app.count("SELECT id FROM process"));
    let dialogue =
        |number: i32| app.count(&format!("SELECT id FROM dialogue WHERE number = {number}"));
    let (one, two) = (dialogue(1), dialogue(2));
    story.post(
        "/organisations/new",
        &[
            ("name", "Ungdomens hus"),
            ("dialogue", &two.to_string()),
            ("dialogue", &one.to_string()),
        ],
    );
    let house = app.id_of("organisation", "Ungdomens hus");
    let lines: Vec<String> =
        (10..30).map(|n| format!("Ungdomens hus; Kim {n}; kim{n}@example.org")).collect();
    story
        .leader
        .post(&story.path("/organisations/import"), &[("list", &lines.join("\n"))])
        .expect(200);
    let stakeholder = add_contact(&app, &story, None, "Alex Berg", "alex@example.com");

    let to = |whom: Whom| read(&app, move |c| Ok(queries::to_write_to(c, process, whom)?));
    let ids = |whom: Whom| to(whom).into_iter().map(|(id, _, _)| id).collect::<Vec<_>>();
    assert_eq!(ids(Whom::Stakeholders), [ContactId(stakeholder)]);
    let first = ids(Whom::Contacts);
    assert_eq!(first.iter().collect::<BTreeSet<_>>().len(), 20);
    assert!(!first.contains(&ContactId(stakeholder)));
    // The same order of twenty, five times, would be one chance in 20!⁵.
    assert!((0..5).any(|_| ids(Whom::Contacts) != first));

    let of_house = ContactId(app.id_of("contact", "Kim 10"));
    write(&app, move |c| Ok(queries::mark_undeliverable(c, of_house)?));
    let bounced: Vec<ContactId> = to(Whom::Contacts)
        .into_iter()
        .filter(|(_, _, undeliverable)| *undeliverable)
        .map(|(id, _, _)| id)
        .collect();
    assert_eq!(bounced, [of_house]);
    let held = |id: ContactId| read(&app, move |c| Ok(queries::dialogues_of(c, id)?));
    assert_eq!(held(of_house), [DialogueId(one), DialogueId(two)]);
    assert!(held(ContactId(stakeholder)).is_empty());

    assert_eq!(write(&app, move |c| Ok(queries::erase_all(c, process)?)), 21);
    assert_eq!(app.count("SELECT count(*) FROM contact"), 0);
    assert_eq!(app.id_of("organisation", "Ungdomens hus"), house, "an organisation is nobody");
    assert!(held(of_house).is_empty());
}

fn staff_are_asked_once_about_an_address_that_looks_mistyped_and_never_refused(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let number = dialogue.staff.rsplit('/').next().expect("a number").to_owned();
    let rules = [("threshold", "5"), ("heard_target", "90"), ("answer_days", "7")];
    let settings: Vec<(&str, &str)> = crate::support::story::FILLED_IN
        .into_iter()
        .filter(|(field, _)| *field != "contact_email")
        .chain(rules)
        .collect();
    let host_link = format!("/dialogues/{number}/host-link");
    // The form, its field with an address, the others, and the page that shows what was saved, if any does.
    let forms: [(&str, &str, Vec<(&str, &str)>, Option<&str>); 5] = [
        ("/people/new", "email", vec![("name", "Alex Berg"), ("role", "group")], None),
        (
            "/contacts/new",
            "address",
            vec![("name", "Robin Lind"), ("language", "sv")],
            Some("/organisations"),
        ),
        ("/settings", "contact_email", settings, Some("/settings")),
        (&host_link, "host_email", Vec::new(), None),
        ("/archive/hand-over", "email", vec![("name", "Kim Ek"), ("after", "stay")], None),
    ];
    for (path, field, others, shown) in forms {
        let send = |more: &[(&str, &str)]| {
            let fields = [&others[..], more].concat();
            story.leader.post(&story.path(path), &fields)
        };
        let (asked, meant) = (format!("{field}-asked"), format!("{field}-meant"));
        let before =
            app.count("SELECT count(*) FROM audit_entry WHERE action <> 'account.signed-in'");
        let page = send(&[(field, "kim@gmial.com")])
            .expect(422)
            .says("Did you mean kim@gmail.com?")
            .says("One thing to answer before it is saved")
            .never_says("Something needs correcting");
        assert_eq!(page.field(field), "kim@gmial.com", "{path}");
        assert_eq!(page.field(&asked), "kim@gmial.com", "{path}");
        assert_eq!(page.field(&meant), "kim@gmail.com", "{path}");
        assert!(!page.text().contains("aria-invalid=\"true\""), "{path}: nothing is wrong");
        assert_eq!(
            app.count("SELECT count(*) FROM audit_entry WHERE action <> 'account.signed-in'"),
            before,
            "{path}"
        );
        // Another one that is typed now is another question, whatever was ticked for the first.
        send(&[(field, "kim@hotmial.com"), (&asked, "kim@gmial.com"), (&meant, "kim@gmail.com")])
            .expect(422)
            .says("Did you mean kim@hotmail.com?");
        // As it was written, since they say so; and as it was meant.
        let kept = send(&[(field, "kim@gmial.com"), (&asked, "kim@gmial.com")]);
        assert!(matches!(kept.status, 200 | 303), "{path}: {}", kept.words());
        if let Some(shown) = shown {
            assert!(story.page(shown).text().contains("kim@gmial.com"), "{path}");
        }
        let corrected = send(&[
            (field, "alex@gmial.com"),
            (&asked, "alex@gmial.com"),
            (&meant, "alex@gmail.com"),
        ]);
        assert!(matches!(corrected.status, 200 | 303), "{path}: {}", corrected.words());
        if let Some(shown) = shown {
            let text = story.page(shown).text();
            assert!(text.contains("alex@gmail.com") && !text.contains("alex@gmial.com"), "{path}");
        }
        // What looks right is not asked about.
        let right = send(&[(field, "robin@gmail.com")]);
        assert!(matches!(right.status, 200 | 303), "{path}: {}", right.words());
        assert!(!right.text().contains("Did you mean"), "{path}");
    }
    for (email, count) in [("kim@gmial.com", 1), ("alex@gmail.com", 1), ("alex@gmial.com", 0)] {
        let accounts = format!("SELECT count(*) FROM account WHERE email = '{email}'");
        assert_eq!(app.count(&accounts), count, "{email}");
    }
    // What is wrong besides is said as well, and the question with it.
    story
        .leader
        .post(&story.path("/people/new"), &[("email", "kim@gmial.com"), ("role", "group")])
        .expect(422)
        .says("Something needs correcting")
        .says("Did you mean kim@gmail.com?");
}

fn a_pasted_list_is_added_as_it_is_and_what_looks_mistyped_is_told_by_line(engine: Engine) {
    let (app, story) = Story::on(engine);
    let list = "Skolan;Robin Lind;robin@gmial.com\nSkolan;Alex Berg;alex@example.org";
    let page = story
        .leader
        .post(&story.path("/organisations/import"), &[("list", list)])
        .expect(200)
        .says("Perhaps mistyped")
        .says("Line 1: robin@gmial.com. Did you mean robin@gmail.com?")
        .never_says("alex@example.org");
    assert_eq!(app.count("SELECT count(*) FROM contact"), 2);
    // It leads to where it can be corrected, where it is not asked about again unless it is changed.
    let contact = page.link(&story.path("/contacts/"));
    let form = story.leader.get(&contact).expect(200);
    assert_eq!(form.field("address-asked"), "robin@gmial.com");
    story
        .leader
        .post(
            &contact,
            &[
                ("name", "Robin Lind"),
                ("address", "robin@gmial.com"),
                ("address-asked", "robin@gmial.com"),
                ("language", "sv"),
            ],
        )
        .expect(303);
}

fn who_has_declined_stays_declined_until_they_ask_again(engine: Engine) {
    let (app, story) = Story::on(engine);
    let house = add_organisation(&app, &story.leader, &story.process, "Ungdomens hus");
    let kim = ContactId(add_contact(&app, &story, Some(house), "Kim", "kim@example.org"));
    write(&app, move |c| {
        let reason = eko::processes::disposal::Reason::Withdrawn;
        Ok(queries::withdraw(c, kim, reason, "2021-09-08")?)
    });
    let list = "Ungdomens hus; Kim; Kim@Example.org; sv\nUngdomens hus; Alex; alex@example.org; sv";
    let import = story.path("/organisations/import");
    let done = story.leader.post(&import, &[("list", list)]).expect(200);
    done.says("1 contact was added.").says("Have declined").says("Line 1, Kim");
    assert_eq!(app.count("SELECT count(*) FROM contact"), 1);
    // One at a time it is asked; a stakeholder is somebody who is written to, too.
    let fields = [("name", "Kim"), ("address", "kim@example.org"), ("language", "sv")];
    let new = new_contact(&story.process, None);
    let refused = story.leader.post(&new, &fields).expect(422);
    refused.says("has declined to be written to").says("They have asked to be written to again");
    let again = [&fields[..], &[("asked_again", "yes")]].concat();
    story.leader.post(&new, &again).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM contact"), 2);
    assert_eq!(app.count("SELECT count(*) FROM declined"), 0);
    // Nothing of it can be read in the database.
    let stored = stored_bytes(&app, engine);
    assert!(!disguises("kim@example.org").iter().any(|disguise| contains(&stored, disguise)));
}
