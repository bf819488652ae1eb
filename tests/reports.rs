//! Reports: drafts, frozen once published, public for everybody.

use crate::both;
use crate::support::{Engine, Story};

both!(
    a_draft_is_nobodys_business_and_a_published_report_everybodys,
    visits_are_counted_in_total_and_tell_nothing_else,
    a_published_report_is_frozen,
    a_report_that_cannot_be_read_anywhere_is_not_taken,
    replacing_a_drafts_file_leaves_one_file,
    each_language_has_a_file_of_its_own_and_the_others_are_told,
    a_report_is_a_page_with_headings_and_pictures,
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
    send("", None).expect(422).says("Write a page, choose a PDF file or write a link");
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

fn each_language_has_a_file_of_its_own_and_the_others_are_told(engine: Engine) {
    let (app, story) = Story::on(engine);
    let (swedish, arabic) = (eko::demo::one_page_pdf("sv"), eko::demo::one_page_pdf("ar"));
    let fields = [
        ("kind", "interim"),
        ("version", "1.0"),
        ("title_sv", "Delrapport"),
        ("title_ar", "تقرير مرحلي"),
        ("link", "https://www.example.org/rapport?x=1"),
    ];
    let new = story.path("/reports/new");
    // A file in a language in which the report has no title is nobody's.
    let files: [(&str, &str, &[u8]); 2] =
        [("file", "del.pdf", &swedish), ("file_fi", "osa.pdf", &arabic)];
    let faults = story.leader.upload_all(&new, &fields, &files).expect(422);
    assert!(faults.text().contains("id=\"title_fi-fault\""), "{}", faults.text());
    let files: [(&str, &str, &[u8]); 2] =
        [("file", "del.pdf", &swedish), ("file_ar", "marhali.pdf", &arabic)];
    let report = story.leader.upload_all(&new, &fields, &files).expect(303).location().to_owned();
    assert_eq!(app.count("SELECT count(*) FROM file"), 2);
    // Whoever empties a language does not lose its file unseen.
    let emptied = [&fields[..3], &[("link", "")]].concat();
    let change = format!("{report}/change");
    let faults = story.leader.upload_all(&change, &emptied, &[]).expect(422);
    assert!(faults.text().contains("id=\"title_ar-fault\""), "{}", faults.text());
    assert_eq!(app.count("SELECT count(*) FROM file"), 2);
    let page = story.leader.get(&report).expect(200);
    page.says("del.pdf").says("marhali.pdf");

    story.order(&report, &[("mail", "no")]).expect(303);
    let public = report.replace("/admin", "");
    let reader = app.client();
    let get = |lang: &str| reader.get(&format!("{public}?lang={lang}")).expect(200);
    get("sv").says("Läs Delrapport (PDF, 1 kB)").says("Läs Delrapport på www.example.org");
    let page = get("ar").never_says("بالسويدية");
    assert_eq!(reader.get(&page.link(&format!("{public}/file"))).expect(200).body, arabic);
    // Who gets a language without a text is told so, in their own.
    let page = get("so").says("Warbixintan laguma turjumin af Soomaali").says("af Iswiidhish");
    assert_eq!(reader.get(&page.link(&format!("{public}/file"))).expect(200).body, swedish);
    get("en").says("Read Delrapport (PDF, in Swedish, 1 kB)");
}

/// A PNG that says where it was taken.
fn photograph() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 40, 30);
    encoder.set_color(png::ColorType::Rgb);
    encoder.add_text_chunk("Location".into(), "57.0N 12.9E".into()).unwrap();
    encoder.write_header().unwrap().write_image_data(&[90; 40 * 30 * 3]).unwrap();
    bytes
}

fn a_report_is_a_page_with_headings_and_pictures(engine: Engine) {
    let (app, story) = Story::on(engine);
    let page = |body: &'static str| {
        [("kind", "popular"), ("version", "1.0"), ("title_sv", "I korthet"), ("body_sv", body)]
    };
    let new = story.path("/reports/new");
    let first = "# Blev ni hörda?\n\n- ja <script>alert(1)</script>\n- nej";
    let fields = [&page(first)[..], &[("then", "preview")]].concat();
    let preview = story.leader.upload(&new, &fields, None).expect(303).location().to_owned();
    assert!(preview.ends_with("/preview"), "{preview}");
    let shown = story.leader.get(&preview).expect(200);
    let markup = shown.text();
    assert!(markup.contains("<h2>Blev ni hörda?</h2>"), "{markup}");
    assert!(markup.contains("<li>ja &lt;script&gt;"), "{markup}");
    let report = preview.trim_end_matches("/preview").to_owned();

    let pictures = format!("{report}/pictures");
    for bad in [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"", &[0; 2 * 1024 * 1024]] {
        let page = story.leader.upload_all(&pictures, &[], &[("picture", "bad.png", bad)]);
        page.expect(422).says("is not a PNG or JPEG picture");
    }
    let sent = photograph();
    story
        .leader
        .upload_all(&pictures, &[], &[("picture", "Sjöns Torg (2).PNG", &sent)])
        .expect(303);
    let listed =
        story.leader.get(&report).expect(200).says("![Describe the picture](sjons-torg-2.png)");
    let place = listed.link(&format!("{pictures}/sjons"));
    assert!(place.contains("sjons-torg-2.png"), "{place}");
    let change = format!("{report}/change");
    for (body, told) in [
        ("![](sjons-torg-2.png)", "for those who cannot see it"),
        ("![Torget](annan.png)", "There is no picture called annan.png"),
        ("![Torget](https://elsewhere.example/x.png)", "There is no picture called https"),
    ] {
        story.leader.upload(&change, &page(body), None).expect(422).says(told);
    }
    story.leader.upload(&change, &page("![Torget en höstdag](sjons-torg-2.png)"), None).expect(303);
    story
        .leader
        .post(&format!("{pictures}/sjons-torg-2.png/remove"), &[])
        .expect(409)
        .says("The text shows the picture");
    story.order(&report, &[("mail", "no")]).expect(303);
    let public = report.replace("/admin", "");
    let reader = app.client();
    let markup = reader.get(&format!("{public}?lang=sv")).expect(200).text();
    let (_, image) = markup.split_once("<img src=\"/p/").expect("a picture");
    assert!(image.contains("alt=\"Torget en höstdag\" width=\"40\" height=\"30\""), "{image}");
    let picture = reader.get(&format!("{public}/pictures/sjons-torg-2.png")).expect(200);
    assert_eq!(picture.header("content-type"), Some("image/png"));
    assert!(
        !picture.body.windows(5).any(|part| part == b"12.9E"),
        "where it was taken is left out"
    );
    reader.get(&format!("{public}/pictures/other.png")).expect(404);
    // Frozen with the report.
    story.leader.upload_all(&pictures, &[], &[("picture", "b.png", &sent)]).expect(409);
    story.leader.post(&format!("{pictures}/sjons-torg-2.png/remove"), &[]).expect(409);
    let archive = story.page("/archive/export.zip");
    let archive = zip::ZipArchive::new(std::io::Cursor::new(archive.body)).expect("a ZIP file");
    assert!(archive.file_names().any(|name| name.ends_with("/sjons-torg-2.png")));
    // On paper, for whom mail does not reach.
    let slips = reader.get(&format!("{public}/hand-outs?lang=so")).expect(200);
    slips
        .says("Halkan waxaad ka akhrin kartaa")
        .says("I korthet")
        .says(public.trim_start_matches('/'));
}
