//! Decisions on disposal of records: each board's, about each kind, and nothing erased without one.

use eko::db::ids::ProcessId;
use eko::processes::disposal::{Kind, Reason, queries};

use crate::archive::export::{exported, table};
use crate::both;
use crate::support::client::Page;
use crate::support::story::example;
use crate::support::{DAY, Dialogue, Engine, Story, TestApp};

both!(
    what_one_board_has_decided_goes_and_the_rest_waits_for_the_others,
    who_enters_a_decision_does_it_rightly_and_it_stands_in_the_log,
    what_can_still_be_changed_is_not_erased_and_nothing_without_a_tick,
    an_owners_day_is_promised_when_every_board_has_decided,
    the_example_shows_a_missing_decision_and_evidence_of_each_kind,
);

/// A process with two boards, a dialogue of each with something written, an address, a contact, a stakeholder.
struct Two {
    app: TestApp,
    story: Story,
    hylte: (Dialogue, String),
    laholm: (Dialogue, String),
}

impl Two {
    fn begin(engine: Engine) -> Self {
        let (app, story, first) = Story::at_dialogue(engine);
        story.add_board("Laholm");
        let second = story.add_dialogue(2, "2021-09-08", "Laholm");
        let [hylte, laholm] = ["Hylte", "Laholm"].map(|name| app.id_of("board", name).to_string());
        for (dialogue, words) in [(&first, "Ord i Hylte"), (&second, "Ord i Laholm")] {
            for _ in 0..6 {
                dialogue.answer(&app.client(), "very_high", "");
            }
            dialogue.answer(&app.client(), "fairly_high", words);
        }
        let list = "Folkets hus; Kim; kim@work.example";
        story.leader.post(&story.path("/organisations/import"), &[("list", list)]).expect(200);
        Self { app, story, hylte: (first, hylte), laholm: (second, laholm) }
    }

    fn close(&self) {
        for (dialogue, _) in [&self.hylte, &self.laholm] {
            dialogue.count_heads(&self.story.leader, 20);
            dialogue.close(&self.story.leader);
        }
    }

    fn comments_of(&self, number: i32) -> i64 {
        self.app.count(&format!(
            "SELECT count(*) FROM comment c JOIN dialogue d ON d.id = c.dialogue_id WHERE d.number = {number}"
        ))
    }

    fn erase_comments(&self, of: &[&str]) -> Page {
        let ticked: Vec<(&str, &str)> = of.iter().map(|of| ("of", *of)).collect();
        self.story.leader.post(&self.story.path("/retention/comments"), &ticked)
    }

    fn end(&self) -> Page {
        self.story.leader.post(&self.story.path("/archive/end"), &[("slug", "tillit-i-halland")])
    }

    fn field(&self, board: &str, kind: &str) -> String {
        self.story.path(&format!("/retention/decisions/{board}#number_{kind}"))
    }

    /// What is left as evidence of a kind for a reason: whose, under which decision, how many.
    fn erased(&self, kind: Kind, reason: Reason) -> Vec<(String, String, i64)> {
        let process = ProcessId(self.app.count("SELECT id FROM process"));
        let read = self.app.app.db.read(move |c| Ok(queries::evidence(c, process)?));
        let all = self.app.run(read).expect("evidence").into_iter();
        all.filter(|left| (left.kind, left.reason) == (kind, reason))
            .map(|left| (left.board, left.decision, left.count))
            .collect()
    }
}

fn row(board: &str, decision: &str, count: i64) -> (String, String, i64) {
    (board.to_owned(), decision.to_owned(), count)
}

fn what_one_board_has_decided_goes_and_the_rest_waits_for_the_others(engine: Engine) {
    let two = Two::begin(engine);
    let (hylte, laholm) = (two.hylte.1.as_str(), two.laholm.1.as_str());
    two.hylte.0.wish(&two.app.client(), "kim@example.org", "en", &["interim"]);
    let overview = two.story.page("");
    for kind in ["addresses", "comments", "contacts"] {
        overview.link(&two.field("all", kind));
    }
    two.story.decide_as(hylte, &[("addresses", "LN HYL 7"), ("comments", "LN HYL 8")]);
    let overview = two
        .story
        .page("")
        .says("Email addresses: missing from Laholm")
        .says("What participants have written: missing from Laholm")
        .says("Contacts and stakeholders: enter the decision");
    overview.link(&two.field(laholm, "addresses"));
    overview.link(&two.field(laholm, "comments"));
    let information = two.story.page("/settings/information").says("missing from Laholm");
    information.link(&two.field(laholm, "comments"));

    // Addresses are everybody's: one board alone lets none go, whatever was promised.
    let report = two.story.add_report("interim", "Delrapport");
    let publish = two.story.leader.get(&format!("{report}/publish")).expect(200);
    let publish =
        publish.says("Email addresses: missing from Laholm").never_says("written: missing");
    publish.link(&two.field(laholm, "addresses"));
    let last = [("mail", "yes"), ("audience", "participants"), ("last", "1")];
    two.story.order(&report, &last).expect(303);
    two.app.send_mail();
    two.close();
    two.app.tidy();
    two.app.move_clock_by(31 * DAY);
    two.app.tidy();
    two.story.sign_in_again();
    assert_eq!(two.app.count("SELECT count(*) FROM address"), 1);
    two.story
        .page("/mailings")
        .says("1 address was to be erased, and a decision on disposal is missing");

    // What was written in Hylte is Hylte's, and nothing else is offered.
    two.story
        .page("/retention/comments")
        .says("Hylte, under LN HYL 8")
        .says("missing from Laholm")
        .never_says("Laholm, under")
        .never_says("Collection points, under");
    two.erase_comments(&[hylte, laholm]).expect(422).says("no longer decided");
    two.erase_comments(&["all"]).expect(422);
    assert_eq!((two.comments_of(1), two.comments_of(2)), (1, 1));
    two.erase_comments(&[hylte]).expect(303);
    assert_eq!((two.comments_of(1), two.comments_of(2)), (0, 1));
    assert_eq!(two.erased(Kind::Comments, Reason::Decided), [row("Hylte", "LN HYL 8", 1)]);
    two.story
        .page("/retention")
        .says("Hylte LN HYL 7, 1 September 2021 LN HYL 8, 1 September 2021 missing")
        .says("Laholm missing missing missing")
        .says("What participants have written, Hylte 9 October 2021 Erased by staff, as it was decided LN HYL 8 1");
    two.story.page("/comments").says("Ord i Laholm").never_says("Ord i Hylte");

    // The end says what is missing, and erases nothing.
    let page = two.story.page("/archive/end").says("nothing is erased without one");
    assert!(!page.text().contains("name=\"slug\""));
    let refused = two
        .end()
        .expect(409)
        .says("written: missing from Laholm")
        .says("Contacts and stakeholders: enter");
    refused.link(&two.field(laholm, "comments"));
    refused.link(&two.field("all", "contacts"));
    for (table, left) in [("address", 1), ("comment", 1), ("contact", 1)] {
        assert_eq!(two.app.count(&format!("SELECT count(*) FROM {table}")), left, "{table}");
    }
    two.story.decide_as(laholm, &[("addresses", "LN LAH 3"), ("comments", "LN LAH 4")]);
    two.end()
        .expect(409)
        .never_says("Laholm")
        .says("Contacts and stakeholders: enter the decision");
    two.app.tidy();
    assert_eq!(two.app.count("SELECT count(*) FROM address"), 0);
    let both = "Hylte: LN HYL 7; Laholm: LN LAH 3";
    assert_eq!(two.erased(Kind::Addresses, Reason::Fulfilled), [row("", both, 1)]);

    two.story.decide_as("all", &[("contacts", "RS 9")]);
    two.story.page("").never_says("that are missing");
    two.story
        .page("/archive/end")
        .says(&format!("Email addresses: {both}"))
        .says("Contacts and stakeholders: RS 9");
    two.end().expect(303);
    assert_eq!(two.erased(Kind::Comments, Reason::Ended), [row("Laholm", "LN LAH 4", 1)]);
    assert_eq!(two.erased(Kind::Contacts, Reason::Ended), [row("", "RS 9", 1)]);
    for table in ["address", "comment", "contact"] {
        assert_eq!(two.app.count(&format!("SELECT count(*) FROM {table}")), 0, "{table}");
    }
    two.story.page("/retention").says("LN LAH 4").says("The process ended LN LAH 4 1");
}

fn who_enters_a_decision_does_it_rightly_and_it_stands_in_the_log(engine: Engine) {
    let two = Two::begin(engine);
    let hylte = two.hylte.1.as_str();
    let group = two.story.member(&two.app, "group@example.org", "group");
    let reader = two.story.member(&two.app, "reader@example.org", "reader");
    let form = two.story.path(&format!("/retention/decisions/{hylte}"));
    group.get(&form).expect(200).says("Decisions on disposal: Hylte");
    reader.get(&form).expect(403);
    let nothing = ["addresses", "comments", "contacts"]
        .into_iter()
        .flat_map(|kind| [(format!("number_{kind}"), ""), (format!("day_{kind}"), "")]);
    let nothing: Vec<(String, &str)> = nothing.collect();
    let with = |number: &str, day: &str| -> Vec<(String, String)> {
        let fields = nothing.iter().map(|(field, _)| match field.as_str() {
            "number_comments" => (field.clone(), number.to_owned()),
            "day_comments" => (field.clone(), day.to_owned()),
            _ => (field.clone(), String::new()),
        });
        fields.collect()
    };
    let send = |form: &str, number: &str, day: &str| {
        let fields = with(number, day);
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(field, value)| (field.as_str(), value.as_str())).collect();
        group.post(form, &fields)
    };
    send(&form, "LN 1", "")
        .expect(422)
        .says("Fill in: Day of the decision on what participants have written");
    send(&form, "", "2021-09-01")
        .expect(422)
        .says("Fill in: Number of the decision on what participants have written");
    send(&form, "LN 1", "2021-09-09").expect(422).says("must be taken before it is entered");
    send(&form, "LN 1", "yesterday").expect(422);
    send(&form, &"N".repeat(81), "2021-09-01").expect(422);
    // A form that does not speak of all kinds would take the others away.
    group.post(&form, &[("number_comments", "LN 1"), ("day_comments", "2021-09-01")]).expect(400);
    for nowhere in ["7", "none", ""] {
        let path = two.story.path(&format!("/retention/decisions/{nowhere}"));
        send(&path, "LN 1", "2021-09-01").expect(404);
    }
    assert_eq!(two.app.count("SELECT count(*) FROM disposal_decision"), 0);

    send(&form, "LN 1", "2021-09-01").expect(303);
    send(&form, "LN 1", "2021-09-01").expect(303);
    reader
        .get(&two.story.path("/retention"))
        .expect(200)
        .says("Hylte missing LN 1, 1 September 2021 missing")
        .never_says("Erased by");
    reader
        .get(&two.story.path("/setup"))
        .expect(200)
        .says("What has been decided, and what is missing");
    let remove = two.story.path(&format!("/boards/{hylte}/remove"));
    group.post(&remove, &[]).expect(409).says("decisions on disposal");
    send(&form, "LN 2", "2021-09-02").expect(303);
    send(&form, "", "").expect(303);
    assert_eq!(two.app.count("SELECT count(*) FROM disposal_decision"), 0);
    let logged = |detail: &str| {
        two.app.count(&format!(
            "SELECT count(*) FROM audit_entry WHERE action = 'disposal.decided' AND detail = '{detail}'"
        ))
    };
    let all = [
        "Hylte: comments: – → LN 1 (2021-09-01)",
        "Hylte: comments: LN 1 (2021-09-01) → LN 2 (2021-09-02)",
        "Hylte: comments: LN 2 (2021-09-02) → –",
    ];
    assert_eq!(all.map(logged), [1, 1, 1]);
    assert_eq!(
        two.app.count("SELECT count(*) FROM audit_entry WHERE action = 'disposal.decided'"),
        3,
        "what changes nothing is not logged"
    );
}

fn what_can_still_be_changed_is_not_erased_and_nothing_without_a_tick(engine: Engine) {
    let two = Two::begin(engine);
    let (hylte, laholm) = (two.hylte.1.as_str(), two.laholm.1.as_str());
    two.story.decide("RS 1");
    two.story.decide_as(hylte, &[("comments", "LN 5")]);
    two.story
        .page("/retention")
        .says("Hylte as for all boards LN 5, 1 September 2021 as for all boards");
    let decided: Vec<String> = table(&exported(&two.story), "decisions.csv")
        .into_iter()
        .map(|row| {
            format!("{} {} {} {}", row["kind"], row["board"], row["number"], row["decided_on"])
        })
        .collect();
    let expected = [
        "addresses  RS 1 2021-09-01",
        "comments  RS 1 2021-09-01",
        "comments Hylte LN 5 2021-09-01",
        "contacts  RS 1 2021-09-01",
    ];
    assert_eq!(decided, expected);
    two.hylte.0.close(&two.story.leader);
    let group = two.story.member(&two.app, "group@example.org", "group");
    group.get(&two.story.path("/retention/comments")).expect(403);
    group.post(&two.story.path("/retention/comments"), &[("of", hylte)]).expect(403);
    two.erase_comments(&[]).expect(422).says("Tick the places");
    assert_eq!((two.comments_of(1), two.comments_of(2)), (1, 1));
    two.erase_comments(&[hylte, laholm, "all"]).expect(303);
    assert_eq!((two.comments_of(1), two.comments_of(2)), (0, 1), "Laholm’s is not closed");
    assert_eq!(two.erased(Kind::Comments, Reason::Decided), [row("Hylte", "LN 5", 1)]);
    two.laholm.0.close(&two.story.leader);
    two.end().expect(303);
    assert_eq!(two.erased(Kind::Comments, Reason::Ended), [row("Laholm", "RS 1", 1)]);
}

fn an_owners_day_is_promised_when_every_board_has_decided(engine: Engine) {
    let two = Two::begin(engine);
    two.hylte.0.wish(&two.app.client(), "kim@example.org", "en", &["interim"]);
    let report = two.story.add_report("interim", "Delrapport");
    let last = [("mail", "yes"), ("audience", "participants"), ("last", "1")];
    two.story.order(&report, &last).expect(303);
    two.app.send_mail();
    two.app.tidy();
    let id = two.app.count("SELECT id FROM address");
    let token = eko::addresses::token(&two.app.app.secrets, eko::db::ids::AddressId(id));
    let page = || two.app.client().get(&format!("/a/{token}?lang=en")).expect(200);
    let (known, privacy) =
        ("erased on 8 October 2021", format!("{}/privacy?lang=en", two.story.public));
    two.story.decide_as(&two.hylte.1, &[("addresses", "LN 1")]);
    page().never_says(known);
    two.app.client().get(&privacy).expect(200).never_says("LN 1");
    two.story.decide_as(&two.laholm.1, &[("addresses", "LN 2")]);
    page().says(known);
    two.app
        .client()
        .get(&privacy)
        .expect(200)
        .says("Decisions on disposal of records: Hylte: LN 1; Laholm: LN 2");
}

fn the_example_shows_a_missing_decision_and_evidence_of_each_kind(engine: Engine) {
    let (_app, leader) = example(engine);
    let page = |rest: &str| leader.get(&format!("/admin/p/halland{rest}")).expect(200);
    page("").says("Det som deltagarna har skrivit: saknas från Hylte");
    page("/retention")
        .says("Hylte DEMO LN 2022:3 § 41, 17 maj 2022 saknas som för alla nämnder")
        .says("Det som deltagarna har skrivit, Falkenberg 24 juni 2022 Raderat av personal")
        .says("E-postadresser 20 juni 2022 Ägaren ville det – 3")
        .says("Kontakter och intressenter 20 juni 2022 Ägaren ville det – 1");
    let end = page("/archive/end").says("saknas från Hylte");
    assert!(!end.text().contains("name=\"slug\""), "nothing is offered");
}
