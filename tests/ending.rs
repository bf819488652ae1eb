//! Ending a process never improves its account: what was owed stays owed, and is told before and after.

use diesel::prelude::*;
use eko::addresses::queries::{Reason, erase};
use eko::db::By;
use eko::db::ids::AddressId;
use eko::db::schema::delivery;
use eko::mailings::State;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};

use crate::both;
use crate::followup::{count_heads, live};
use crate::support::{DAY, Dialogue, Engine, Story, TestApp};

both!(
    the_end_amid_a_mailing_leaves_the_share_as_it_was,
    who_wished_it_later_stands_apart_and_is_listed_before_the_end,
    a_report_that_nobody_was_mailed_is_owed_to_all_who_wished_it,
    no_end_erasing_or_cancelling_improves_an_account,
    what_is_open_is_told_before_the_end_and_nothing_is_asked_after_it,
);

/// A process under way, in which a goal counts what was sent, and another whom it reached.
struct Process {
    app: TestApp,
    story: Story,
    dialogue: Dialogue,
    people: usize,
    dialogues: i32,
}

impl Process {
    fn begin(engine: Engine) -> Self {
        let (app, story, dialogue) = Story::at_dialogue(engine);
        story.decide("RS 2022/17");
        story.post("/goals/new", &[("name", "Alla får veta")]);
        let goal = app.id_of("goal", "Alla får veta");
        for (kind, target) in [("sent", "100"), ("reached", "")] {
            let fields =
                [("kind", kind), ("name", kind), ("comparison", "at_least"), ("target", target)];
            story.post(&format!("/goals/{goal}/indicators/new"), &fields);
        }
        Self { app, story, dialogue, people: 0, dialogues: 1 }
    }

    fn wish(&mut self, people: usize, purposes: &[&str]) {
        for _ in 0..people {
            let address = format!("person{}@example.org", self.people);
            self.dialogue.wish(&self.app.client(), &address, "sv", purposes);
            self.people += 1;
        }
    }

    fn publish(&self, kind: &str, title: &str, fields: &[(&str, &str)]) -> String {
        let report = self.story.add_report(kind, title);
        self.story.order(&report, fields).expect(303).location().to_owned()
    }

    /// Mails a report that is published to whoever is not in its mailing; the mailing.
    fn publish_again(&self, kind: &str) -> String {
        let report = self.story.path(&format!("/reports/{kind}-1-0"));
        let again = [("mail", "yes"), ("audience", "participants"), ("last", "1")];
        self.story.order(&report, &again).expect(303).location().to_owned()
    }

    /// What becomes of some mails, as if the relay had said so.
    fn settle(&self, from: State, to: State, most: usize) {
        let now = self.app.app.clock.now();
        self.write(move |c| {
            let ids: Vec<i64> = delivery::table
                .filter(delivery::state.eq(from))
                .filter(delivery::address_id.is_not_null())
                .limit(i64::try_from(most).expect("few"))
                .select(delivery::id)
                .load(c)?;
            diesel::update(delivery::table.filter(delivery::id.eq_any(ids)))
                .set((delivery::state.eq(to), delivery::due_at.eq(now)))
                .execute(c)?;
            Ok(())
        });
    }

    fn write(
        &self,
        work: impl FnMut(&mut eko::db::Connection) -> eko::error::Result<()> + Send + 'static,
    ) {
        self.app.run(self.app.app.db.write(By::Upkeep, work)).expect("written");
    }

    /// Somebody, of those whose addresses are kept, withdraws.
    fn withdraw(&self) {
        self.write(|c| {
            let id: Option<AddressId> = eko::db::schema::address::table
                .select(eko::db::schema::address::id)
                .first(c)
                .optional()?;
            if let Some(id) = id {
                erase(c, id, Reason::Withdrawn, "2021-09-08")?;
            }
            Ok(())
        });
    }

    fn close(&self) {
        count_heads(&self.story, &self.dialogue, "40");
        self.dialogue.close(&self.story.leader);
    }

    fn end(&self) {
        self.story.post("/archive/end", &[("slug", "tillit-i-halland")]);
    }

    /// The share of an indicator: at least, at most, of how many.
    fn share(&self, at: usize) -> (i64, i64, i64) {
        share(&live(&self.story), at)
    }
}

fn share(account: &Value, at: usize) -> (i64, i64, i64) {
    let value = &account["goals"][0]["indicators"][at]["outcome"]["value"];
    let number = |name: &str| value[name].as_i64();
    let least = number("part").or(number("least")).unwrap_or_default();
    let most = number("part").or(number("most")).unwrap_or_default();
    (least, most, number("of").unwrap_or_default())
}

fn met(account: &Value) -> &Value {
    &account["goals"][0]["indicators"][0]["met"]
}

fn the_end_amid_a_mailing_leaves_the_share_as_it_was(engine: Engine) {
    let mut process = Process::begin(engine);
    process.wish(13, &["interim"]);
    process.publish("interim", "Delrapport", &[("mail", "yes"), ("audience", "participants")]);
    process.settle(State::Queued, State::Accepted, 6);
    process.settle(State::Queued, State::Rejected, 1);
    process.settle(State::Queued, State::Uncertain, 1);
    process.settle(State::Accepted, State::Bounced, 1);
    // The one who is first among all may have been sent it already; one way or the other they are gone.
    process.close();
    assert_eq!(process.share(0), (6, 12, 13));
    process
        .story
        .page("/archive/end")
        .says("Requests that nobody will meet")
        .says("Delrapport (in English): 6 people have not been sent it");
    let before = live(&process.story);
    process.end();
    let after = live(&process.story);
    assert_eq!(share(&after, 0), (6, 7, 13), "five were cancelled, and one is uncertain");
    assert_eq!((met(&before), met(&after)), (&json!("not_met"), &json!("not_met")));
    assert_eq!(share(&after, 1), share(&before, 1));
    let mailed = &after["feedback"]["mailings"][0]["mailed"];
    let said = ["wanted", "sent", "cancelled", "withdrawn"].map(|name| mailed[name].clone());
    assert_eq!(said, [13, 6, 5, 0].map(|count| json!(count)));
    process
        .story
        .page("/follow-up")
        .says("between 46.2% and 53.8% (6–7 of 13) 5 emails were cancelled, and count as not sent.")
        .says("not met");
    let sheet = process.story.page("/follow-up/sheet");
    sheet.says("46.2% 13");
}

fn who_wished_it_later_stands_apart_and_is_listed_before_the_end(engine: Engine) {
    let mut process = Process::begin(engine);
    process.wish(4, &["interim"]);
    process.publish("interim", "Delrapport", &[("mail", "yes"), ("audience", "participants")]);
    process.app.send_mail();
    assert_eq!(process.share(0), (4, 4, 4));
    process.wish(2, &["interim", "outcomes"]);
    process.publish_again("interim");
    process.app.send_mail();
    process.wish(3, &["interim"]);
    process.close();
    let before = live(&process.story);
    assert_eq!((share(&before, 0), met(&before)), ((4, 4, 4), &json!("met")));
    let lacking = before["goals"][0]["indicators"][0]["lacking"]["which"].clone();
    assert_eq!(lacking, json!({ "cancelled": 0, "later": 5, "later_sent": 2 }));
    assert_eq!(
        before["feedback"]["unserved"],
        json!([{ "purpose": "interim", "count": 3 }, { "purpose": "outcomes", "count": 2 }])
    );
    process
        .story
        .page("/archive/end")
        .says("The interim report: 3 people asked for it and are in no mailing")
        .says("2 people asked for it and are in no mailing");
    process.end();
    let after = live(&process.story);
    for part in ["goals", "feedback"] {
        assert_eq!(after[part], before[part], "{part}");
    }
}

fn a_report_that_nobody_was_mailed_is_owed_to_all_who_wished_it(engine: Engine) {
    let mut process = Process::begin(engine);
    process.wish(5, &["interim"]);
    process.publish("interim", "Delrapport", &[("mail", "no")]);
    assert_eq!(process.share(0), (0, 0, 5));
    process.withdraw();
    process.wish(2, &["interim"]);
    assert_eq!(process.share(0), (0, 0, 4), "who withdrew is owed nothing, who came later neither");
    let later = [
        ("mail", "yes"),
        ("audience", "participants"),
        ("when", "later"),
        ("starts_at", "2021-09-10T09:00"),
    ];
    let report = process.story.path("/reports/interim-1-0");
    process.story.order(&report, &later).expect(303);
    let planned = live(&process.story);
    assert_eq!(share(&planned, 0), (0, 0, 4));
    assert_eq!(planned["feedback"]["mailings"][0]["mailed"]["begun_at"], Value::Null);
    process.close();
    let before = live(&process.story);
    process.end();
    let after = live(&process.story);
    for part in ["goals", "feedback"] {
        assert_eq!(after[part], before[part], "{part}");
    }
}

/// A step that may be taken: whether it is one after which no share may be larger.
const STEPS: [(&str, bool); 12] = [
    ("wish", false),
    ("wish", false),
    ("withdraw", false),
    ("publish", false),
    ("publish without mail", false),
    ("accept", false),
    ("bounce", true),
    ("reject", true),
    ("uncertain", false),
    ("add", false),
    ("cancel", true),
    ("erase", true),
];

fn no_end_erasing_or_cancelling_improves_an_account(engine: Engine) {
    for seed in 0..6 {
        random_history(engine, seed);
    }
}

fn random_history(engine: Engine, seed: u64) {
    let mut dice = StdRng::seed_from_u64(seed);
    let mut process = Process::begin(engine);
    let mut to_publish = vec![("popular", "Kort"), ("final", "Slut"), ("interim", "Del")];
    let (mut mailings, mut published): (Vec<String>, Vec<&str>) = (Vec::new(), Vec::new());
    let mut told = Vec::new();
    process.wish(3, &["interim", "final"]);
    for _ in 0..14 {
        let before = process.share(0);
        let &(step, is_no_gain) = STEPS.choose(&mut dice).expect("a step");
        told.push(step);
        let some = dice.random_range(1..4);
        match step {
            "wish" => {
                let purposes: &[&str] = [&["interim"][..], &["final"], &["interim", "outcomes"]]
                    .choose(&mut dice)
                    .copied()
                    .expect("a wish");
                process.wish(some, purposes);
            }
            "withdraw" => process.withdraw(),
            "publish" | "publish without mail" => {
                let Some((kind, title)) = to_publish.pop() else { continue };
                let mail = if step == "publish" { "yes" } else { "no" };
                let mut fields = vec![("mail", mail), ("last", "1")];
                fields.extend((mail == "yes").then_some(("audience", "participants")));
                let place = process.publish(kind, title, &fields);
                mailings.extend((mail == "yes").then_some(place));
                published.push(kind);
            }
            "accept" => process.settle(State::Queued, State::Accepted, 2 * some),
            "bounce" => process.settle(State::Accepted, State::Bounced, some),
            "reject" => process.settle(State::Queued, State::Rejected, some),
            "uncertain" => process.settle(State::Queued, State::Uncertain, 1),
            "cancel" => {
                if let Some(mailing) = mailings.choose(&mut dice) {
                    // Where nothing waits any more there is nothing to cancel.
                    let ask = process.story.leader.get(&format!("{mailing}/ask/{step}"));
                    if ask.status == 200 {
                        process.story.press(mailing, step);
                    }
                }
            }
            "add" => {
                if let Some(kind) = published.choose(&mut dice) {
                    mailings.push(process.publish_again(kind));
                }
            }
            _ => {
                process.app.move_clock_by(40 * DAY);
                process.app.tidy();
                process.story.sign_in_again();
                // The dialogue has closed by then: who wishes from now on came to another.
                let today = process.app.app.clock.now().day(&process.app.app.zone).to_string();
                process.dialogues += 1;
                let number = process.dialogues;
                process.dialogue = process.story.add_dialogue(number, &today, "Hylte");
            }
        }
        let (least, most, of) = process.share(0);
        if is_no_gain {
            assert!(
                least * before.2 <= before.0 * of && most * before.2 <= before.1 * of,
                "seed {seed}: {before:?} → {least}–{most} of {of} by {told:?}"
            );
        }
    }
    let count = process.app.count("SELECT count(*) FROM dialogue WHERE closed_at IS NULL");
    if count > 0 {
        process.close();
    }
    let before = live(&process.story);
    process.end();
    let after = live(&process.story);
    let (sent, then) = (share(&before, 0), share(&after, 0));
    assert_eq!((then.0, then.2), (sent.0, sent.2), "seed {seed}: {told:?}");
    assert!(then.1 <= sent.1, "seed {seed}: {told:?}");
    assert_eq!(share(&after, 1), share(&before, 1), "seed {seed}: {told:?}");
    // Whatever else the account says of feedback stays, but that what waited is cancelled.
    let same = |account: &Value| {
        let mut feedback = account["feedback"].clone();
        for mailing in feedback["mailings"].as_array_mut().expect("mailings") {
            if let Some(mailed) = mailing["mailed"].as_object_mut() {
                let open = ["waiting", "cancelled"];
                let open = open.map(|name| mailed.remove(name).and_then(|count| count.as_i64()));
                mailed.insert("open".into(), json!(open[0].zip(open[1]).map(|(a, b)| a + b)));
            }
        }
        feedback
    };
    assert_eq!(same(&after), same(&before), "seed {seed}: {told:?}");
}

fn what_is_open_is_told_before_the_end_and_nothing_is_asked_after_it(engine: Engine) {
    let (_app, story, silent) = Story::at_dialogue(engine);
    let open = story.add_dialogue(2, "2021-09-09", "Hylte");
    silent.close(&story.leader);
    let asks = "did the meeting take place?";
    let asked = |page: &str| story.page(page).words().to_lowercase().contains(asks);
    assert!(asked("") && asked("/dialogues"), "{}", story.page("").words());
    let end = story.page("/archive/end").says("These are not closed yet.");
    let listed = format!("href=\"{}\">Dialogue 2</a>", open.staff);
    assert!(end.text().contains(&listed), "{}", end.text());
    assert!(!end.text().contains(&format!("href=\"{}\">", silent.staff)));
    story.end();
    story.page("").says("The process has ended. It can be read, but nothing in it can be changed.");
    assert!(!asked("") && !asked("/dialogues"));
    story
        .leader
        .get(&silent.staff)
        .expect(200)
        .says("Nobody said whether the meeting took place before the process ended.")
        .never_says("Did the meeting take place?");
}
