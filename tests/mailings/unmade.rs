//! What no mail can be made of: refused wherever it is typed, and one mailing's misfortune where it got in, or one
//! recipient's where it is about them alone. Whatever it is, all others go on.

use diesel::RunQueryDsl;

use super::*;

both!(
    a_name_is_one_line_wherever_it_is_typed,
    a_mailing_whose_mails_cannot_be_made_says_why_and_harms_no_other,
    a_claim_that_a_panic_left_behind_is_given_back_when_work_begins_again,
    whatever_is_damaged_of_one_mailing_the_others_go_on,
    whatever_is_damaged_of_one_recipient_all_others_get_their_mail,
    a_panic_amid_a_mail_pauses_its_mailing_and_no_other,
    a_mailing_that_cannot_be_begun_keeps_no_other_from_it,
);

/// What ends a line for some program, or steers a machine.
const CONTROLS: [&str; 8] = ["\n", "\r\n", "\r", "\t", "\u{7f}", "\u{85}", "\u{2028}", "\u{2029}"];

fn change(app: &TestApp, sql: &str) {
    let sql = sql.to_owned();
    let changed = app.run(app.app.db.write(eko::db::By::Upkeep, move |c| {
        diesel::sql_query(sql.clone()).execute(c)?;
        Ok(())
    }));
    changed.expect("a change");
}

fn a_name_is_one_line_wherever_it_is_typed(engine: Engine) {
    let (app, story) = Story::on(engine);
    let rules = [("threshold", "5"), ("heard_target", "90"), ("answer_days", "7")];
    let filled_in = [&crate::support::story::FILLED_IN[..], &rules].concat();
    for control in CONTROLS {
        let name = format!("Tillit{control}Bcc: everybody");
        let with = |fields: &[(&'static str, &'static str)], field: &'static str| {
            let kept = fields.iter().filter(|(of, _)| *of != field);
            let mut fields: Vec<(&str, String)> =
                kept.map(|(of, value)| (*of, (*value).to_owned())).collect();
            fields.push((field, name.clone()));
            fields
        };
        let refuse = |path: &str, fields: Vec<(&str, String)>| {
            let fields: Vec<(&str, &str)> =
                fields.iter().map(|(of, value)| (*of, value.as_str())).collect();
            story.leader.post(path, &fields).expect(422).says("must be one line");
        };
        for field in ["name_sv", "name_en", "organisation", "contact_name", "contact_phone"] {
            refuse("/admin/processes/new", with(&filled_in, field));
            refuse(&story.path("/settings"), with(&filled_in, field));
        }
        let forms: [(&str, &[(&str, &str)], &[&str]); 7] = [
            ("/boards/new", &[("name", "Hylte")], &["name", "municipality", "reference"]),
            ("/groups/new", &[("name", "Unga"), ("kind", "group")], &["name"]),
            ("/methods/new", &[("name", "Samtal")], &["name"]),
            ("/goals/new", &[("name", "Mål"), ("phase", "perspective")], &["name"]),
            ("/organisations/new", &[("name", "Folkets hus")], &["name"]),
            (
                "/people/new",
                &[("name", "Kim"), ("email", "kim@example.org"), ("role", "reader")],
                &["name"],
            ),
            ("/survey/new", &[("name", "Enkät"), ("topic_sv", "Det")], &["name", "topic_sv"]),
        ];
        for (path, fields, named) in forms {
            for field in named {
                refuse(&story.path(path), with(fields, field));
            }
        }
        refuse("/admin/account", with(&[("language", "en")], "name"));
    }
    assert_eq!(app.count("SELECT count(*) FROM board"), 0);
    // What may stand on several lines may, with one kind of line end.
    let purpose = "Första raden\r\nandra raden\u{2028}tredje";
    let mut fields = filled_in.clone();
    fields.retain(|(field, _)| *field != "purpose_sv");
    fields.push(("purpose_sv", purpose));
    story.leader.post(&story.path("/settings"), &fields).expect(303);
    let ends =
        "SELECT count(*) FROM process_text WHERE purpose LIKE '%raden' || chr(10) || 'andra%'";
    let ends = match engine {
        Engine::Sqlite => ends.replace("chr(10)", "char(10)"),
        Engine::Postgres => ends.to_owned(),
    };
    assert_eq!(app.count(&ends), 1);
}

fn a_mailing_whose_mails_cannot_be_made_says_why_and_harms_no_other(engine: Engine) {
    let Two { ready, bad, good } = two(engine);
    // As it got in before such a name was refused.
    let subject = "UPDATE mailing_text SET subject = 'a' || char(10) || 'b' WHERE mailing_id IN \
                   (SELECT id FROM mailing WHERE purpose = 'interim')";
    let subject = match engine {
        Engine::Sqlite => subject.to_owned(),
        Engine::Postgres => subject.replace("char(10)", "chr(10)"),
    };
    change(&ready.app, &subject);
    while ready.app.send_mail() == Round::Trouble {}
    expect(&ready.app, &[("accepted", 6), ("queued", 6)]);
    let leader = &ready.story.leader;
    leader.get(&good).expect(200).says("complete");
    leader
        .get(&bad)
        .expect(200)
        .says("paused")
        .says("The emails cannot be put together: the subject has a line break");
    assert_eq!(
        ready.app.count("SELECT count(*) FROM audit_entry WHERE action = 'mailing.unmade'"),
        1
    );
    change(&ready.app, "UPDATE mailing_text SET subject = 'Mended'");
    leader.post(&bad, &[("do", "resume")]).expect(303);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 12)]);

    // The process's name, which stands in each mail of it.
    let name = "UPDATE process_text SET name = 'a' || char(10) || 'b'";
    let name = match engine {
        Engine::Sqlite => name.to_owned(),
        Engine::Postgres => name.replace("char(10)", "chr(10)"),
    };
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    dialogue.wish(&ready.app.client(), "late@example.org", "en", &["interim"]);
    ready.story.publish(&ready.report);
    change(&ready.app, &name);
    while ready.app.send_mail() == Round::Trouble {}
    expect(&ready.app, &[("accepted", 12), ("queued", 1)]);
    leader.get(&bad).expect(200).says("the process’s name has a line break");
    change(&ready.app, "UPDATE process_text SET name = 'Tillit i Halland'");
    leader.post(&bad, &[("do", "resume")]).expect(303);
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 13)]);
    assert_eq!(ready.smtp.taken().len(), 13);
}

fn a_claim_that_a_panic_left_behind_is_given_back_when_work_begins_again(engine: Engine) {
    let ready = ready(engine, 4);
    ready.story.publish(&ready.report);
    let app = ready.app.app.clone();
    let smtp = &ready.smtp;
    actix_web::rt::System::new().block_on(async {
        let worker = Worker::new(app.clone());
        let (stop, stopped) = tokio::sync::watch::channel(false);
        // What unwinds a run leaves its claims, as a dropped future does.
        smtp.on(rule(Phase::Rcpt, None, Times::Once, Action::Stall(Duration::from_secs(60))));
        let torn = tokio::time::timeout(Duration::from_millis(500), worker.run(stopped.clone()));
        assert!(torn.await.is_err());
        smtp.behave();
        stop.send_replace(true);
        worker.run(stopped).await;
    });
    let states = states(&ready.app);
    assert_eq!(states.get("claimed"), None, "{states:?}");
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 4)]);
    assert_eq!(ready.smtp.taken().len(), 4);
}

/// Two mailings to the same six people, of which the first is the one to be damaged.
struct Two {
    ready: Ready,
    bad: String,
    good: String,
}

fn two(engine: Engine) -> Two {
    let ready = ready(engine, 0);
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    for person in 0..6 {
        let address = format!("person{person}@example.org");
        dialogue.wish(&ready.app.client(), &address, "en", &["interim", "final"]);
    }
    let other = ready.story.add_report("final", "Slutrapport");
    let bad = ready.story.publish(&ready.report);
    let good = ready.story.publish(&other);
    Two { ready, bad, good }
}

impl Two {
    /// How many deliveries of the mailing about a kind of report are in a state.
    fn of(&self, kind: &str, state: &str) -> i64 {
        self.ready.app.count(&format!(
            "SELECT count(*) FROM delivery JOIN mailing ON mailing.id = mailing_id JOIN report ON \
             report.id = report_id WHERE report.kind = '{kind}' AND delivery.state = '{state}'"
        ))
    }

    fn work(&self) {
        while self.ready.app.send_mail() != Round::Idle {}
    }
}

fn whatever_is_damaged_of_one_mailing_the_others_go_on(engine: Engine) {
    const BAD: &str = "(SELECT id FROM report WHERE kind = 'interim')";
    let told = "The emails cannot be put together: something that they are made of cannot be read";
    let of_bad = format!("mailing_id IN (SELECT id FROM mailing WHERE report_id IN {BAD})");
    for (damage, says) in [
        (format!("UPDATE mailing_text SET language = '/' || language WHERE {of_bad}"), Some(told)),
        (format!("DELETE FROM mailing_text WHERE {of_bad}"), Some(told)),
        (
            format!("UPDATE delivery SET bounce_token = '<' || bounce_token WHERE {of_bad}"),
            Some(told),
        ),
        // Its page cannot be shown any more either; the log tells of it.
        (format!("UPDATE mailing SET audience = 'xx' WHERE report_id IN {BAD}"), None),
        (format!("UPDATE mailing SET purpose = 'xx' WHERE report_id IN {BAD}"), None),
    ] {
        let two = two(engine);
        let app = &two.ready.app;
        change(app, &damage);
        two.work();
        assert_eq!(two.of("final", "accepted"), 6, "{damage}");
        assert_eq!(two.of("interim", "queued"), 6, "{damage}");
        two.ready.story.leader.get(&two.good).expect(200).says("complete");
        assert_eq!(app.count("SELECT count(*) FROM mailing WHERE state = 'paused'"), 1, "{damage}");
        let logged = "SELECT count(*) FROM audit_entry WHERE action = 'mailing.unmade'";
        assert_eq!(app.count(logged), 1, "{damage}");
        if let Some(says) = says {
            two.ready.story.leader.get(&two.bad).expect(200).says("paused").says(says);
        }
        assert_eq!(two.ready.smtp.taken_count(), 6);
    }
}

fn whatever_is_damaged_of_one_recipient_all_others_get_their_mail(engine: Engine) {
    let one = "(SELECT min(delivery.id) FROM delivery JOIN mailing ON mailing.id = mailing_id WHERE \
               purpose = 'interim')";
    for (damage, failed) in [
        (format!("UPDATE delivery SET language = '/' WHERE id = {one}"), (1, 0)),
        (
            // As with another key than that with which it was stored: it opens for no mailing.
            format!(
                "UPDATE address SET sealed = blind_index WHERE id = (SELECT address_id FROM delivery \
                 WHERE id = {one})"
            ),
            (1, 1),
        ),
    ] {
        let two = two(engine);
        change(&two.ready.app, &damage);
        two.work();
        for (kind, failed) in [("interim", failed.0), ("final", failed.1)] {
            assert_eq!(two.of(kind, "failed"), failed, "{damage}");
            assert_eq!(two.of(kind, "accepted"), 6 - failed, "{damage}");
        }
        let page = two.ready.story.leader.get(&two.bad).expect(200).says("needs attention");
        page.says("1 email could not be made").says("Try the failed ones again");
    }
}

/// A log that panics when something is wrong with a mail.
struct BrokenLog;

impl tracing::Subscriber for BrokenLog {
    fn enabled(&self, of: &tracing::Metadata<'_>) -> bool {
        *of.level() == tracing::Level::ERROR && of.target().starts_with("eko::mailings::worker")
    }

    fn new_span(&self, _: &tracing::span::Attributes<'_>) -> tracing::span::Id {
        tracing::span::Id::from_u64(1)
    }

    fn record(&self, _: &tracing::span::Id, _: &tracing::span::Record<'_>) {}

    fn record_follows_from(&self, _: &tracing::span::Id, _: &tracing::span::Id) {}

    fn event(&self, _: &tracing::Event<'_>) {
        panic!("nothing can be logged");
    }

    fn enter(&self, _: &tracing::span::Id) {}

    fn exit(&self, _: &tracing::span::Id) {}
}

fn a_panic_amid_a_mail_pauses_its_mailing_and_no_other(engine: Engine) {
    let two = two(engine);
    let app = &two.ready.app;
    // Whoever wished this one alone: the other mailing has nothing to do with it.
    let dialogue = two.ready.story.dialogue(&two.ready.story.path("/dialogues/1"));
    dialogue.wish(&app.client(), "unlucky@example.org", "en", &["interim"]);
    two.ready.story.publish(&two.ready.report);
    change(
        app,
        "UPDATE address SET sealed = blind_index WHERE id NOT IN (SELECT address_id FROM delivery \
         JOIN mailing ON mailing.id = mailing_id WHERE purpose = 'final')",
    );
    tracing::subscriber::with_default(BrokenLog, || two.work());
    assert_eq!(two.of("final", "accepted"), 6);
    assert_eq!(two.of("interim", "failed") + two.of("interim", "uncertain"), 0);
    let leader = &two.ready.story.leader;
    leader.get(&two.good).expect(200).says("complete");
    leader
        .get(&two.bad)
        .expect(200)
        .says("paused")
        .says("The emails cannot be put together: there is a fault in Eko. Eko’s log says more.");
    // It goes on where it was, once the fault is mended.
    leader.post(&two.bad, &[("do", "resume")]).expect(303);
    two.work();
    assert_eq!((two.of("interim", "accepted"), two.of("interim", "failed")), (6, 1));
    assert_eq!(two.ready.smtp.taken_count(), 12, "nobody got it twice");
}

fn a_mailing_that_cannot_be_begun_keeps_no_other_from_it(engine: Engine) {
    let ready = ready(engine, 0);
    let dialogue = ready.story.dialogue(&ready.story.path("/dialogues/1"));
    dialogue.wish(&ready.app.client(), "kim@example.org", "en", &["interim", "final"]);
    let other = ready.story.add_report("final", "Slutrapport");
    for report in [&ready.report, &other] {
        let later = [
            ("mail", "yes"),
            ("audience", "participants"),
            ("when", "later"),
            ("starts_at", "2021-09-09T09:00"),
        ];
        ready.story.order(report, &later).expect(303);
    }
    change(
        &ready.app,
        "UPDATE mailing SET audience = 'xx' WHERE id IN (SELECT mailing.id FROM mailing JOIN report \
         ON report.id = report_id WHERE kind = 'interim')",
    );
    ready.app.move_clock_by(DAY - 3 * 3600 + 60);
    let begun = ready.app.run(eko::mailings::reminders::begin_what_is_due(&ready.app.app));
    assert!(begun.is_ok_and(|any| any), "the other has begun");
    ready.app.send_mail();
    expect(&ready.app, &[("accepted", 1)]);
}
