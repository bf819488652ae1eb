//! What tablets send is taken once, for a while after the end too, and never dropped without being said.

use hpke::{Deserializable, Serializable};
use serde_json::{Value, json};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

use crate::both;
use crate::support::Dialogue;
use crate::support::client::Client;
use crate::support::{Engine, Story, TestApp};

both!(
    a_sealed_file_can_be_carried_by_hand_and_counts_once,
    what_a_tablet_kept_is_counted_once_however_often_it_is_sent,
    what_cannot_be_read_is_told_and_harms_nothing,
    a_dialogue_waits_for_its_tablets_and_marks_what_came_late,
    a_tablet_that_never_comes_home_is_not_waited_for_forever,
    what_the_table_takes_a_tablet_can_send,
);

/// A tablet as the server sees one.
pub(crate) struct Tablet<'a> {
    client: &'a Client,
    pub(crate) base: String,
    public_key: Vec<u8>,
    /// The consent in the language of those who leave an address.
    wording: Value,
}

impl<'a> Tablet<'a> {
    /// The host opens the link on a device and makes it a tablet.
    pub(crate) fn begin(
        app: &TestApp,
        story: &Story,
        dialogue: &Dialogue,
        client: &'a Client,
    ) -> Self {
        let link = story
            .leader
            .post(&format!("{}/host-link", dialogue.staff), &[])
            .expect(200)
            .link(&format!("{}/h/", app.base));
        let page = client.get(&format!("{link}/kiosk")).expect(303);
        let base = page.location().to_owned();
        client.get(&base).expect(200);
        let setting: Value =
            serde_json::from_str(&client.get(&format!("{base}setting.json")).expect(200).text())
                .expect("JSON");
        let languages = setting["languages"].as_array().expect("languages");
        assert_eq!(languages.len(), 10);
        let somali = languages.iter().find(|one| one["tag"] == "so").expect("Somali");
        let key = setting["public_key"].as_str().expect("a key");
        let public_key = URL_SAFE_NO_PAD.decode(key).expect("base 64");
        Self { client, base, public_key, wording: somali["wording"].clone() }
    }

    fn token(&self) -> &str {
        self.base.trim_matches('/').rsplit('/').next().expect("a token")
    }

    pub(crate) fn seal(&self, kind: &str, plain: &Value) -> Value {
        type Kem = hpke::kem::DhP256HkdfSha256;
        let key = <Kem as hpke::Kem>::PublicKey::from_bytes(&self.public_key).expect("a point");
        let (encapped, body) =
            hpke::single_shot_seal::<hpke::aead::AesGcm128, hpke::kdf::HkdfSha256, Kem, _>(
                &hpke::OpModeS::Base,
                &key,
                b"eko/1/tablet",
                format!("{plain}      ").as_bytes(),
                format!("{kind} {}", self.token()).as_bytes(),
                &mut rand::rng(),
            )
            .expect("sealed");
        let sealed = [encapped.to_bytes().as_slice(), &body].concat();
        json!({ "id": eko::secrets::random_token(), "sealed": URL_SAFE_NO_PAD.encode(sealed) })
    }

    pub(crate) fn answer(&self, question: &str, choice: &str) -> Value {
        self.seal(
            "answer",
            &json!({ "key": eko::secrets::random_token(), "question": question, "choices": [choice] }),
        )
    }

    pub(crate) fn address(&self, address: &str) -> Value {
        self.address_under(address, &self.wording)
    }

    /// An address that somebody is said to have left under these words.
    fn address_under(&self, address: &str, wording: &Value) -> Value {
        self.seal(
            "address",
            &json!({
                "key": eko::secrets::random_token(), "address": address, "language": "so",
                "purposes": ["final"], "wording": wording,
            }),
        )
    }

    /// Sends records; what became of them.
    pub(crate) fn send(&self, path: &str, records: &[Value]) -> Vec<String> {
        let body = json!({ "records": records }).to_string();
        let answer = self
            .client
            .post_raw(
                &format!("{}{path}", self.base),
                &[("Content-Type", "application/json")],
                body.as_bytes(),
            )
            .expect(200)
            .text();
        let answer: Value = serde_json::from_str(&answer).expect("JSON");
        answer["fates"]
            .as_array()
            .expect("fates")
            .iter()
            .map(|fate| fate["fate"].as_str().expect("a word").to_owned())
            .collect()
    }

    /// Says how much it has not sent, and what was not taken by why; how the dialogue stands, as it is told.
    pub(crate) fn report(&self, unsent: i32, reasons: &Value) -> Value {
        let body = json!({ "tablet": "a tablet's number", "unsent": unsent, "reasons": reasons });
        let told = self
            .client
            .post_raw(
                &format!("{}report", self.base),
                &[("Content-Type", "application/json")],
                body.to_string().as_bytes(),
            )
            .expect(200)
            .text();
        serde_json::from_str(&told).expect("JSON")
    }
}

fn a_sealed_file_can_be_carried_by_hand_and_counts_once(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let other = story.add_dialogue(2, "2021-09-08", "Hylte");
    let client = app.client();
    let tablet = Tablet::begin(&app, &story, &dialogue, &client);
    let answers: Vec<Value> = (0..3).map(|_| tablet.answer("heard", "fairly_low")).collect();
    let file = json!({ "eko": 1, "token": tablet.token(), "answers": answers, "addresses": [tablet.address("kim@example.org")] });
    let file = file.to_string();
    let link = |of: &Dialogue| {
        let made = story.leader.post(&format!("{}/host-link", of.staff), &[]).expect(200);
        format!("{}/tablet-file?lang=en", made.link(&format!("{}/h/", app.base)))
    };
    let path = link(&dialogue);
    client.get(&path).expect(200).says("Hand in a file from a tablet");
    let hand_in =
        |path: &str, bytes: &[u8]| client.upload(path, &[], Some(("eko-tablet.json", bytes)));
    for _ in 0..2 {
        hand_in(&path, file.as_bytes()).expect(200).says("Accepted: 4. Could not be accepted: 0.");
    }
    assert_eq!(app.count("SELECT sum(count) FROM tally WHERE channel = 'tablet'"), 3);
    assert_eq!(app.addresses("true"), 1);
    hand_in(&link(&other), file.as_bytes())
        .expect(422)
        .says("not a file from a tablet used in this dialogue");
    hand_in(&path, b"{}").expect(422);
}

fn what_a_tablet_kept_is_counted_once_however_often_it_is_sent(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let client = app.client();
    let tablet = Tablet::begin(&app, &story, &dialogue, &client);
    let mut answers: Vec<Value> = (0..25).map(|_| tablet.answer("heard", "fairly_high")).collect();
    let text =
        json!({ "key": eko::secrets::random_token(), "question": "better", "text": "Mer tid" });
    answers.push(tablet.seal("answer", &text));
    let addresses: Vec<Value> =
        (0..3).map(|at| tablet.address(&format!("person{at}@example.org"))).collect();
    for _ in 0..2 {
        assert!(tablet.send("answers", &answers).iter().all(|fate| fate == "taken"));
        assert!(tablet.send("addresses", &addresses).iter().all(|fate| fate == "taken"));
    }
    assert_eq!(
        app.count("SELECT count FROM tally WHERE channel = 'tablet' AND choice = 'fairly_high'"),
        25
    );
    assert_eq!(app.count("SELECT count(*) FROM comment"), 1);
    assert_eq!(app.addresses("language = 'so' AND final"), 3);
    let shown = "SELECT count(DISTINCT wording_hash) FROM arrival";
    assert_eq!(app.count(shown), 1);
    // Words that were never shown here are nobody's consent.
    for wording in [
        json!({ "version": 3, "body": "Do with it what you like." }),
        json!({ "version": 4, "body": tablet.wording["body"] }),
        json!({ "version": 3, "body": "" }),
    ] {
        let never = tablet.address_under("somebody@example.org", &wording);
        assert_eq!(tablet.send("addresses", &[never]), ["unfit"]);
    }
    assert_eq!(app.addresses("true"), 3);
    assert!(!client.has_cookies());
}

fn what_cannot_be_read_is_told_and_harms_nothing(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let other = story.add_dialogue(2, "2021-09-08", "Hylte");
    let client = app.client();
    let tablet = Tablet::begin(&app, &story, &dialogue, &client);
    let elsewhere = Tablet::begin(&app, &story, &other, &client);
    let records = [
        elsewhere.answer("heard", "very_high"),
        tablet.address("kim@example.org"),
        tablet.answer("heard", "enormously"),
        tablet.answer("weather", "very_high"),
        json!({ "id": "1", "sealed": "AAAA" }),
        tablet.answer("heard", "very_high"),
    ];
    let fates = tablet.send("answers", &records);
    let unopened = "unreadable";
    assert_eq!(fates, [unopened, unopened, "unfit", "unfit", unopened, "taken"]);
    let bad = tablet.address("not an address");
    assert_eq!(tablet.send("addresses", &[bad]), ["unfit"]);
    let json = [("Content-Type", "application/json")];
    client.post_raw(&format!("{}answers", tablet.base), &json, b"{\"records\":").expect(400);
    client
        .post_raw(&format!("/kiosk/{}/answers", eko::secrets::random_token()), &json, b"{}")
        .expect(404);
    assert_eq!(app.count("SELECT sum(count) FROM tally"), 1);
    assert_eq!(app.addresses("true"), 0);
}

fn a_dialogue_waits_for_its_tablets_and_marks_what_came_late(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let client = app.client();
    let tablet = Tablet::begin(&app, &story, &dialogue, &client);
    let kept: Vec<Value> = (0..12).map(|_| tablet.answer("heard", "very_high")).collect();
    tablet.report(12, &json!({}));
    dialogue.end(&story.leader);
    client.get(&dialogue.question(1)).expect(303);
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM dialogue WHERE closed_at IS NULL"), 1, "it waits");
    app.move_clock_by(3600);
    assert!(tablet.send("answers", &kept[..11]).iter().all(|fate| fate == "taken"));
    assert_eq!(app.count("SELECT late_answers FROM dialogue"), 11);
    story.page("/follow-up/heard").never_says("n = 11");
    tablet.report(0, &json!({}));
    app.tidy();
    assert_eq!(
        app.count("SELECT count(*) FROM dialogue WHERE closed_at IS NULL"),
        1,
        "papers may be out"
    );
    dialogue.count_heads(&story.leader, 20);
    story.leader.post(&format!("{}/close", dialogue.staff), &[]).expect(303);
    assert_eq!(
        app.count("SELECT count(*) FROM dialogue WHERE closed_at IS NOT NULL"),
        1,
        "nothing more is out"
    );
    story.page("/follow-up/heard").says("(n = 11)");
    assert_eq!(tablet.send("answers", &kept[11..]), ["too_late"]);
}

fn a_tablet_that_never_comes_home_is_not_waited_for_forever(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let client = app.client();
    let tablet = Tablet::begin(&app, &story, &dialogue, &client);
    tablet.report(5, &json!({}));
    dialogue.end(&story.leader);
    app.move_clock_by(23 * 3600);
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM dialogue WHERE closed_at IS NULL"), 1);
    app.move_clock_by(2 * 3600);
    app.tidy();
    assert_eq!(app.count("SELECT count(*) FROM dialogue WHERE closed_at IS NULL"), 0);
    let late = tablet.answer("heard", "very_high");
    assert_eq!(tablet.send("answers", &[late]), ["too_late"]);
    let late = tablet.address("kim@example.org");
    assert_eq!(tablet.send("addresses", &[late]), ["too_late"]);
}

/// The tablet itself is tested against the same table (`tests/browser/address.test.mjs`): what it shows as saved is saved.
fn what_the_table_takes_a_tablet_can_send(engine: Engine) {
    let (app, story, dialogue) = Story::at_dialogue(engine);
    let client = app.client();
    let tablet = Tablet::begin(&app, &story, &dialogue, &client);
    let table: Vec<Vec<String>> =
        serde_json::from_str(include_str!("addresses.json")).expect("a table");
    for row in &table {
        let fate = tablet.send("addresses", &[tablet.address(&row[0])]);
        let expected = if row[1] == "refuse" { "unfit" } else { "taken" };
        assert_eq!(fate, [expected], "{row:?}");
    }
}
