//! The sender's logo: taken from a file, drawn anew, and shown wherever somebody meets the process.

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use mail_parser::MimeHeaders;

use crate::both;
use crate::support::client::Page;
use crate::support::story::FILLED_IN;
use crate::support::{Engine, Story};

both!(
    a_logo_is_shown_on_pages_paper_and_in_mails,
    a_large_logo_stays_out_of_the_question_alone,
    what_is_no_logo_is_refused_with_a_reason,
    nothing_of_the_file_itself_is_kept,
    the_next_process_begins_with_the_same_logo,
);

/// A wave in a circle; with what no drawing of ours needs.
const DRAWING: &str = r##"<?xml version="1.0"?>
<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" onload="alert(1)">
<style>.wave { fill: none; stroke: #0b4f54; stroke-width: 6 }</style>
<script>alert(2)</script>
<a href="https://elsewhere.example"><circle cx="20" cy="20" r="16" fill="#8a3b12"/></a>
<path class="wave" d="M44 20 q9 -18 18 0 t18 0 t18 0"/>
<foreignObject width="10" height="10"><b>markup</b></foreignObject>
</svg>"##;

/// So many different shapes that it is long.
fn large_drawing() -> String {
    let shapes: String = (0..900)
        .map(|nth| {
            let (x, y) = (nth * 37 % 397, nth * 91 % 197);
            format!(
                "<circle cx=\"{x}.37\" cy=\"{y}.91\" r=\"{}.5\" fill=\"#{:06x}\"/>",
                nth % 7 + 1,
                nth * 4001 % 0x80_0000
            )
        })
        .collect();
    format!("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"400\" height=\"200\">{shapes}</svg>")
}

/// A PNG of one colour, in so many pixels, that says where it was taken.
fn photograph(width: u32, height: u32, colour: [u8; 4]) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Rgba);
    encoder.add_text_chunk("Location".into(), "57.0N 12.9E".into()).unwrap();
    let pixels = colour.repeat((width * height) as usize);
    encoder.write_header().unwrap().write_image_data(&pixels).unwrap();
    bytes
}

fn give(story: &Story, name: &str, file: &[u8]) -> Page {
    story.leader.upload(&story.path("/logo"), &[], Some((name, file)))
}

/// Where the first logo of a page lies.
fn place_of_logo(page: &Page) -> Option<String> {
    let text = page.text();
    let (_, rest) = text.split_once("<img class=\"logo\" src=\"")?;
    rest.split('"').next().map(str::to_owned)
}

fn a_logo_is_shown_on_pages_paper_and_in_mails(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let question = dialogue.question(1);
    assert_eq!(place_of_logo(&phone.get(&question)), None, "none before there is one");
    give(&story, "logo.svg", DRAWING.as_bytes()).expect(303);
    story.page("/logo").says("On dark ground").says("Logo changed");

    let page = phone.get(&question).expect(200);
    let inline = place_of_logo(&page).expect("a logo");
    assert!(inline.starts_with("data:image/svg+xml;base64,"), "the page loads nothing: {inline}");
    assert!(page.text().contains("alt=\"Region Halland\""), "whose it is");
    let made = story.leader.post(&format!("{}/host-link", dialogue.staff), &[]).expect(200);
    let link = made.link(&format!("{}/h/", app.base));
    for page in [phone.get(&story.public), phone.follow(&format!("{link}/display"))] {
        assert!(place_of_logo(&page.expect(200)).is_some());
    }
    // On a tablet it lies beside the questions, for when there is no network.
    let tablet = phone.get(&format!("{link}/kiosk")).expect(303).location().to_owned();
    let setting = phone.get(&format!("{tablet}setting.json")).expect(200).text();
    let setting: serde_json::Value = serde_json::from_str(&setting).expect("JSON");
    assert!(
        setting["logo"]["src"].as_str().is_some_and(|src| src.starts_with("data:image/")),
        "{}",
        setting["logo"]
    );
    let taken_out = story.page("/archive/export.zip");
    let archive = zip::ZipArchive::new(std::io::Cursor::new(taken_out.body)).expect("a ZIP file");
    assert!(archive.file_names().any(|name| name == "logo.svg"));
    let poster = story.page("/dialogues/posters?n=1");
    let place = place_of_logo(&poster).expect("a logo on paper");
    let picture = phone.get(&place).expect(200);
    assert_eq!(picture.header("content-type"), Some("image/svg+xml"));
    assert!(picture.header("content-security-policy").is_some_and(|it| it.contains("sandbox")));

    // In a mail it travels along: nothing is fetched from anywhere.
    dialogue.wish(&phone, "kim@example.org", "sv", &["final"]);
    dialogue.close(&story.leader);
    app.settle();
    let report = story.add_report("final", "Slutrapport");
    story.publish(&report);
    app.send_mail();
    let mails = app.outbox();
    let parsed = mails.iter().filter_map(|mail| mail_parser::MessageParser::default().parse(mail));
    let mail =
        parsed.into_iter().find(|mail| mail.to().is_some_and(|to| to.contains("kim@example.org")));
    let mail = mail.expect("a mail to Kim");
    let words = mail.body_html(0).expect("HTML");
    assert!(words.contains("src=\"cid:logo\""), "{words}");
    let picture = mail.attachments().find(|part| part.content_id() == Some("logo"));
    assert!(picture.expect("a picture").contents().starts_with(b"\x89PNG"));

    story.post("/logo/remove", &[]).expect(303);
    assert_eq!(place_of_logo(&phone.get(&question)), None);
    phone.get(&place).expect(404);
}

fn a_large_logo_stays_out_of_the_question_alone(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    give(&story, "logo.svg", large_drawing().as_bytes()).expect(303);
    story.page("/logo").says("too large for the question");
    let phone = app.client();
    assert_eq!(place_of_logo(&phone.get(&dialogue.question(1)).expect(200)), None);
    let place = place_of_logo(&phone.get(&story.public).expect(200)).expect("a logo");
    assert!(place.starts_with("/p/"), "{place}");
    phone.get(&place).expect(200);
}

fn what_is_no_logo_is_refused_with_a_reason(engine: Engine) {
    let (app, story) = Story::on(engine);
    let drawn = |inner: &str| {
        format!("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 80 40\">{inner}</svg>")
            .into_bytes()
    };
    let shape = "<rect width='60' height='30' fill='#123456'/>";
    let refused: [(Vec<u8>, &str); 10] = [
        (Vec::new(), "Choose a file"),
        (b"Not a picture.".to_vec(), "no SVG or PNG"),
        (b"\x89PNG\r\n\x1a\n and then something else".to_vec(), "no SVG or PNG"),
        (drawn("<text>Region</text>"), "letters"),
        (drawn(&format!("{shape}<image href='photo.jpg' width='9' height='9'/>")), "photograph"),
        (drawn("<rect width='60' height='30' fill='#fff'/>"), "on white"),
        (drawn(""), "on white"),
        (b"<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 900 9'><rect width='900' height='9'/></svg>".to_vec(), "long and narrow"),
        (photograph(40, 20, [0, 0, 90, 255]), "too small"),
        (vec![b' '; 1024 * 1024 + 1], "larger than 1"),
    ];
    for (file, why) in refused {
        give(&story, "logo.svg", &file).expect(422).says(why);
    }
    // One that unfolds without end is given up, and the server goes on.
    let mut nested = String::from("<g id='a0'><rect width='9' height='9' fill='#123456'/></g>");
    for nth in 1..40 {
        nested += &format!("<g id='a{nth}'>{0}{0}{0}</g>", format!("<use href='#a{}'/>", nth - 1));
    }
    give(&story, "logo.svg", &drawn(&format!("<defs>{nested}</defs><use href='#a39'/>")))
        .expect(422);
    assert_eq!(app.count("SELECT count(*) FROM logo"), 0);
    give(&story, "logo.png", &photograph(300, 100, [0, 0, 90, 255])).expect(303);
}

fn nothing_of_the_file_itself_is_kept(engine: Engine) {
    let (app, story) = Story::on(engine);
    let picture = || {
        let place = place_of_logo(&story.page("/logo")).expect("a logo");
        let inline = place.strip_prefix("data:").and_then(|data| data.split_once(','));
        STANDARD.decode(inline.expect("a small logo").1).expect("base 64")
    };
    give(&story, "logo.svg", DRAWING.as_bytes()).expect(303);
    let drawn = String::from_utf8(picture()).expect("text");
    for part in
        ["script", "alert", "onload", "elsewhere", "foreignObject", "markup", "DOCTYPE", "<style"]
    {
        assert!(!drawn.contains(part), "{part}: {drawn}");
    }
    assert!(drawn.contains("#0b4f54"), "what its style sheet said: {drawn}");
    give(&story, "logo.png", &photograph(300, 100, [0, 0, 90, 255])).expect(303);
    let drawn = picture();
    assert!(drawn.starts_with(b"\x89PNG") && !drawn.windows(4).any(|part| part == b"tEXt"));
    assert_eq!(app.count("SELECT count(*) FROM logo"), 1, "one in the place of the other");
}

fn the_next_process_begins_with_the_same_logo(engine: Engine) {
    let (app, story) = Story::on(engine);
    give(&story, "logo.svg", DRAWING.as_bytes()).expect(303);
    let slug = story.public.trim_start_matches("/p/").to_owned();
    let rules = [("threshold", "5"), ("answer_days", "7"), ("like", slug.as_str())];
    let fields = [&FILLED_IN[..], &rules].concat();
    let next = story.leader.post("/admin/processes/new", &fields).expect(303).location().to_owned();
    let public = next.replace("/admin", "");
    assert!(place_of_logo(&app.client().get(&public).expect(200)).is_some());
}
