//! The questions, to listen to and to watch: heard and signed.

use crate::both;
use crate::support::{Engine, Story};
use crate::tablets::Tablet;

both!(
    a_question_is_heard_and_signed_in_the_language_it_was_recorded_in,
    what_no_phone_plays_is_refused_with_a_reason,
    a_question_in_other_words_has_no_recording,
);

/// As much of a sound as tells what it is.
fn sound() -> Vec<u8> {
    [b"ID3\x04".to_vec(), (0..2000).map(|at| (at % 251) as u8).collect()].concat()
}

const FILM: &[u8] = b"\0\0\0\x20ftypisom and what a film is made of";
const CAPTIONS: &[u8] =
    b"WEBVTT\n\n00:00.000 --> 00:03.000\nFick du g\xc3\xb6ra din r\xc3\xb6st h\xc3\xb6rd?\n";

const HEARD: &str = "I vilken grad fick du göra din röst hörd?";

fn fields<'a>(language: &'a str, kind: &'a str) -> [(&'a str, &'a str); 3] {
    [("question", HEARD), ("language", language), ("kind", kind)]
}

fn a_question_is_heard_and_signed_in_the_language_it_was_recorded_in(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let phone = app.client();
    let question = |lang: &str| phone.get(&format!("{}?lang={lang}", dialogue.phone)).expect(200);
    assert!(!question("so").text().contains("<audio"), "nothing where there is nothing");
    let place = story.path("/spoken");
    story.page("/spoken").says("No question has been read out or signed yet");
    let sound = sound();
    story
        .leader
        .upload_all(&place, &fields("so", "recording"), &[("file", "su'aal.mp3", &sound)])
        .expect(303);
    story
        .leader
        .upload_all(
            &place,
            &fields("sv", "film"),
            &[("file", "tecken.mp4", FILM), ("captions", "tecken.vtt", CAPTIONS)],
        )
        .expect(303);
    story.page("/spoken").says("Ilaa heerkee").says("Soomaali").says("Sign-language film");

    let somali = question("so").says("Dhegeyso").text();
    let (_, audio) = somali.split_once("<audio controls preload=\"none\" src=\"").expect("a sound");
    let heard = audio.split('"').next().expect("its end").to_owned();
    assert!(!somali.contains("<video"), "signed in Swedish alone: {somali}");
    let swedish = question("sv").says("Se på teckenspråk").text();
    let (_, video) = swedish.split_once("<video ").expect("a film");
    assert!(video.contains("<track kind=\"captions\" srclang=\"sv\""), "{video}");
    let (_, captions) = video.split_once("label=\"Svenska\" src=\"").expect("captions");
    let captions = captions.split('"').next().expect("its end");
    let captions = phone.get(captions).expect(200);
    assert_eq!(captions.header("content-type"), Some("text/vtt; charset=utf-8"));
    assert_eq!(captions.body, CAPTIONS);
    assert!(!question("en").text().contains("<audio"));
    assert!(!question("en").text().contains("<video"));

    // Phones ask for parts.
    let whole = phone.get(&heard).expect(200);
    assert_eq!(whole.header("content-type"), Some("audio/mpeg"));
    assert_eq!(whole.body, sound);
    let part = phone.get_with(&heard, &[("Range", "bytes=10-19")]).expect(206);
    assert_eq!(part.header("content-range"), Some("bytes 10-19/2004"));
    assert_eq!(part.body, &sound[10..20]);
    phone.get_with(&heard, &[("Range", "bytes=5000-")]).expect(416);
    assert!(!phone.has_cookies());
    // Nobody plays another process's by its number.
    let (_, elsewhere) = heard.split_once("/spoken/").expect("its number");
    phone.get(&format!("/d/ABCD2345/spoken/{elsewhere}")).expect(404);

    // The tablet is told of them, and keeps them for when there is no network.
    let tablet = Tablet::begin(&app, &story, &dialogue, &phone);
    let setting = phone.get(&format!("{}setting.json", tablet.base)).expect(200).text();
    let setting: serde_json::Value = serde_json::from_str(&setting).expect("JSON");
    let spoken = &setting["questions"][0]["spoken"];
    let place = spoken["so"][0]["src"].as_str().expect("an address");
    assert_eq!(phone.get(place).expect(200).body, sound);
    let captions = spoken["sv"][0]["captions"].as_str().expect("an address");
    assert_eq!(phone.get(captions).expect(200).body, CAPTIONS);
    assert_eq!(spoken["ar"], serde_json::Value::Null);

    let archive = story.page("/archive/export.zip");
    let archive = zip::ZipArchive::new(std::io::Cursor::new(archive.body)).expect("a ZIP file");
    let names: Vec<&str> =
        archive.file_names().filter(|name| name.starts_with("spoken/")).collect();
    assert_eq!(names.len(), 2, "{names:?}");
    // A better one takes its place; and it can be taken away.
    let better = [sound.clone(), b"better".to_vec()].concat();
    let files: [(&str, &str, &[u8]); 1] = [("file", "b.mp3", &better)];
    let page = story.path("/spoken");
    story.leader.upload_all(&page, &fields("so", "recording"), &files).expect(303);
    assert_eq!(app.count("SELECT count(*) FROM spoken"), 2);
    let id = app.count("SELECT id FROM spoken WHERE language = 'so'");
    story.post(&format!("/spoken/{id}/remove"), &[]).expect(303);
    assert!(!question("so").text().contains("<audio"));
    phone.get(&heard).expect(404);
    assert_eq!(app.count("SELECT count(*) FROM audit_entry WHERE action LIKE 'spoken.%'"), 4);
    // Whoever reads the figures changes none of it.
    let reader = story.member(&app, "reader@example.org", "reader");
    reader.get(&page).expect(200).never_says("Add one");
    reader.upload_all(&page, &fields("so", "recording"), &files).expect(403);
}

fn what_no_phone_plays_is_refused_with_a_reason(engine: Engine) {
    let (app, story) = Story::on(engine);
    let place = story.path("/spoken");
    let send = |fields: &[(&str, &str)], files: &[(&str, &str, &[u8])]| {
        story.leader.upload_all(&place, fields, files).expect(422)
    };
    let sound = sound();
    let large = [sound.clone(), vec![0; 3 * 1024 * 1024]].concat();
    send(&fields("sv", "recording"), &[]).says("cannot be played on a phone");
    send(&fields("sv", "recording"), &[("file", "a.mp3", b"<html>")]).says("cannot be played");
    send(&fields("sv", "film"), &[("file", "a.mp4", &sound)]).says("cannot be played on a phone");
    send(&fields("sv", "recording"), &[("file", "a.mp3", &large)]).says("The file is too large");
    send(&fields("sv", "film"), &[("file", "a.mp4", FILM), ("captions", "a.vtt", b"1\n00:00")])
        .says("it has to begin with WEBVTT");
    send(&fields("sv", ""), &[("file", "a.mp3", &sound)]).says("Choose whether it is");
    send(&[("question", "?"), ("language", "sv"), ("kind", "film")], &[("file", "a.mp4", FILM)])
        .says("Translate it first");
    send(&fields("xx", "recording"), &[("file", "a.mp3", &sound)]).says("Translate it first");
    assert_eq!(app.count("SELECT count(*) FROM spoken"), 0);
}

fn a_question_in_other_words_has_no_recording(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let sound = sound();
    let fields =
        [("question", "Vad kunde ha varit bättre?"), ("language", "sv"), ("kind", "recording")];
    let files: [(&str, &str, &[u8]); 1] = [("file", "a.mp3", &sound)];
    story.leader.upload_all(&story.path("/spoken"), &fields, &files).expect(303);
    let second = dialogue.question(2).replace("lang=en", "lang=sv");
    assert!(app.client().get(&second).expect(200).text().contains("<audio"));
    app.sql("UPDATE spoken SET words = 'Vad kunde ha varit mycket bättre?'");
    app.app.memory.forget();
    assert!(!app.client().get(&second).expect(200).text().contains("<audio"));
    story.page("/spoken").says("the question has other words now");
}
