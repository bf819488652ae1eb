//! Reports: drafts, frozen once published, public for everybody.

use crate::both;
use crate::support::{Engine, Story};

both!(
    a_draft_is_nobodys_business_and_a_published_report_everybodys,
    visits_are_counted_in_total_and_tell_nothing_else,
    a_published_report_is_frozen,
    a_report_that_cannot_be_read_anywhere_is_not_taken,
    replacing_a_drafts_file_leaves_one_file,
);

fn a_draft_is_nobodys_business_and_a_published_report_everybodys(engine: Engine) {
    let (app, story) = Story::on(engine);
    let report = story.add_report("interim", "Delrapport");
    let public = report.replace("/admin", "");
    let reader = app.client();
    reader.get(&public).expect(404);
    reader.get(&format!("{public}/file")).expect(404);
    reader
        .get(&format!("{}?lang=en", story.public))
        .expect(200)
        .says("Nothing has been published yet");
    story.leader.get(&format!("{report}/file")).expect(200);
    story.order(&report, &[("mail", "no")]).expect(303);
    reader.get(&format!("{}?lang=en", story.public)).expect(200).says("Delrapport (in English)");
    reader
        .get(&format!("{public}?lang=sv"))
        .expect(200)
        .says("Det här har vi hört.")
        .says("version 1.0");
    let file = reader.get(&format!("{public}/file")).expect(200);
    assert_eq!(file.header("content-type"), Some("application/pdf"));
    assert!(file.body.starts_with(b"%PDF-"));
    assert_eq!(file.header("x-content-type-options"), Some("nosniff"));
    assert_eq!(app.count("SELECT count(*) FROM mailing"), 0);
}

fn visits_are_counted_in_total_and_tell_nothing_else(engine: Engine) {
    let (app, story) = Story::on(engine);
    let report = story.add_report("interim", "Delrapport");
    let public = report.replace("/admin", "");
    story.order(&report, &[("mail", "no")]).expect(303);
    for _ in 0..3 {
        app.client().get(&format!("{public}?lang=sv")).expect(200);
    }
    app.client().get(&format!("{public}/file")).expect(200);
    app.tidy();
    story.leader.get(&report).expect(200).says("The public page was opened 3 times");
    app.client().get(&public).expect(200);
    app.tidy();
    assert_eq!(app.count("SELECT visits FROM report"), 4);
}

fn a_published_report_is_frozen(engine: Engine) {
    let (_app, story) = Story::on(engine);
    let report = story.add_report("interim", "Delrapport");
    story.order(&report, &[("mail", "no")]).expect(303);
    let fields = [
        ("kind", "interim"),
        ("version", "1.1"),
        ("title_sv", "Omskriven"),
        ("link", "https://example.org/"),
    ];
    story
        .leader
        .upload(&format!("{report}/change"), &fields, None)
        .expect(409)
        .says("published and cannot be changed");
    // What was typed is there to be taken along, and the form itself is not offered.
    let again = story.leader.upload(&format!("{report}/change"), &fields, None).expect(409);
    assert!(again.text().contains("value=\"Omskriven\""), "{}", again.text());
    let frozen = story.leader.get(&format!("{report}/change")).expect(409);
    frozen.says("published and cannot be changed").never_says("is a draft until");
    story.leader.get(&format!("{report}/remove")).expect(409);
    story.leader.post(&format!("{report}/remove"), &[]).expect(409);
    story.leader.get(&report).expect(200).never_says("Omskriven");
}

fn a_report_that_cannot_be_read_anywhere_is_not_taken(engine: Engine) {
    let (app, story) = Story::on(engine);
    let send = |link: &str, file: Option<(&str, &[u8])>| {
        let fields =
            [("kind", "interim"), ("version", "1.0"), ("title_sv", "Delrapport"), ("link", link)];
        story.leader.upload(&story.path("/reports/new"), &fields, file)
    };
    send("", None).expect(422).says("Choose a PDF file or write a link");
    send("", Some(("virus.exe", b"MZ not a PDF"))).expect(422).says("The file is not a PDF");
    send("javascript:alert(1)", None).expect(422).says("has to begin with https://");
    let large = vec![b'a'; 21 * 1024 * 1024];
    send("", Some(("large.pdf", &large))).expect(413).says("It is too large");
    assert_eq!(app.count("SELECT count(*) FROM report"), 0);
    assert_eq!(app.count("SELECT count(*) FROM file"), 0);
    send("https://example.org/rapport.pdf", None).expect(303);
}

fn replacing_a_drafts_file_leaves_one_file(engine: Engine) {
    let (app, story) = Story::on(engine);
    let report = story.add_report("interim", "Delrapport");
    let fields =
        [("kind", "interim"), ("version", "1.0"), ("title_sv", "Delrapport"), ("link", "")];
    let other = eko::demo::one_page_pdf("other");
    story
        .leader
        .upload(&format!("{report}/change"), &fields, Some(("other.pdf", &other)))
        .expect(303);
    assert_eq!(app.count("SELECT count(*) FROM file"), 1);
    assert_eq!(story.leader.get(&format!("{report}/file")).expect(200).body, other);
    // It asks first, and says what goes.
    let change = story.leader.get(&format!("{report}/change")).expect(200);
    let ask = story.leader.get(&change.link(&format!("{report}/remove"))).expect(200);
    ask.says("Remove the draft of “Delrapport”?").says("gone for good").says("other.pdf");
    assert_eq!(app.count("SELECT count(*) FROM report"), 1);
    story.leader.submit(&format!("{report}/remove"), &format!("{report}/remove"), &[]).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM file"), 0);
}
