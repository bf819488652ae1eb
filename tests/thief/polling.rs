//! Somebody who may look, and looks again after each thing that happens: at the alarm, at what is set aside, at every count
//! that moves. Of two worlds in which the same happens, but one person chose otherwise, they must not tell which they are in.

use eko::dialogues::Code;

use crate::both;
use crate::support::{Client, Dialogue, Engine, Story, TestApp};
use crate::tablets::Tablet;

both!(
    no_alarm_and_nothing_set_aside_tells_what_somebody_chose,
    two_that_differ_in_how_many_answered_are_told_apart,
);

/// What the one who is looked for answers, alone on a tablet.
#[derive(Clone, Copy)]
struct Victim {
    choice: &'static str,
    answers: usize,
}

/// One of the two worlds, and all that has been seen of it.
struct World {
    app: TestApp,
    story: Story,
    first: Dialogue,
    second: Dialogue,
    group: Client,
    host: String,
    seen: Vec<(String, String)>,
}

impl World {
    fn on(engine: Engine) -> Self {
        let (app, story, first) = Story::at_dialogue(engine);
        let second = story.add_dialogue(2, "2021-09-08", "Hylte");
        let group = story.member(&app, "group@example.org", "group");
        let (host, seen) = <(String, Vec<_>)>::default();
        Self { app, story, first, second, group, host, seen }
    }

    /// Looks at all that tells of the alarm or of what is set aside, and at what others may read of it.
    fn look(&mut self, after: &str) {
        self.app.tidy();
        let aside = format!("{}/aside", self.first.staff);
        let places = [
            (&self.story.leader, self.first.staff.clone()),
            (&self.story.leader, aside),
            (&self.story.leader, self.story.path("")),
            (&self.story.leader, self.story.path("/dialogues")),
            (&self.story.leader, self.story.path("/comments")),
            (&self.group, self.first.staff.clone()),
            (&self.group, self.story.path("/dialogues")),
        ];
        let host = (!self.host.is_empty()).then(|| (&self.group, format!("{}?lang=en", self.host)));
        for (who, path) in places.into_iter().chain(host) {
            let words = who.get(&path).expect(200).words();
            // What each world has of its own, whatever happens in it.
            let (base, code) = (&self.app.base, self.first.code());
            let shown = Code::parse(code).expect("a code").shown();
            let words = words
                .replace(base.trim_start_matches("http://"), "HERE")
                .replace(&shown, "CODE")
                .replace(code, "CODE");
            let path = if path.starts_with("/h/") { "/h".to_owned() } else { path };
            self.seen.push((format!("{after}: {path}"), words));
        }
        // Which answers were shown and which hidden stands there too; what the figures are is their own matter.
        let account = self.story.page("/follow-up/account.json").text();
        let account: serde_json::Value = serde_json::from_str(&account).expect("JSON");
        let told = format!("{} {}", account["set_aside"], account["whole"]["answers"]["n"]);
        self.seen.push((format!("{after}: account"), told));
    }

    fn set_aside(&mut self, fields: &[(&str, &str)]) {
        let place = format!("{}/aside", self.first.staff);
        let mut all = vec![("reason", "Svaren rusar")];
        all.extend(fields);
        self.story.leader.post(&place, &all).expect(303);
        self.look(&format!("{fields:?}"));
    }

    /// A dialogue in which one person chooses this, and another many times.
    fn tell(&mut self, victim: Victim) {
        let phone = self.app.client();
        self.look("nothing");
        for choice in
            ["very_high", "fairly_high", "fairly_low", "very_high", "not_at_all", "very_high"]
        {
            self.first.give(&phone, 1, "heard", choice);
            self.second.give(&phone, 1, "heard", choice);
        }
        self.look("some answers");
        let tablet = Tablet::begin(&self.app, &self.story, &self.first, &phone);
        let link = format!("{}/host-link", self.first.staff);
        let link = self.story.leader.post(&link, &[]).expect(200);
        let link = link.link(&format!("{}/h/", self.app.base));
        self.host = link.strip_prefix(&self.app.base).expect("a path").to_owned();
        for _ in 0..victim.answers {
            assert_eq!(tablet.send("answers", &[tablet.answer("heard", victim.choice)]), ["taken"]);
            self.look("the one who is looked for");
        }
        self.first.count_heads(&self.story.leader, 7);
        self.second.count_heads(&self.story.leader, 6);
        self.look("head-counts");
        for _ in 0..3 {
            self.first.give(&phone, 1, "heard", "not_at_all");
            self.look("one answer too many");
        }
        for channels in
            [&[("channel", "qr")][..], &[("channel", "tablet")], &[("from_now", "1")], &[]]
        {
            self.set_aside(channels);
        }
        self.second.close(&self.story.leader);
        self.look("the other is closed");
        self.set_aside(&[("channel", "qr")]);
        self.first.close(&self.story.leader);
        self.look("closed");
        self.set_aside(&[("channel", "qr"), ("channel", "tablet")]);
        self.set_aside(&[("channel", "qr")]);
    }
}

fn seen(engine: Engine, victim: Victim) -> Vec<(String, String)> {
    let mut world = World::on(engine);
    world.tell(victim);
    world.seen
}

fn no_alarm_and_nothing_set_aside_tells_what_somebody_chose(engine: Engine) {
    let choose = |choice| Victim { choice, answers: 1 };
    let one = seen(engine, choose("very_high"));
    for choice in ["not_at_all", "no_answer"] {
        let other = seen(engine, choose(choice));
        assert_eq!(one.len(), other.len());
        for (one, other) in one.iter().zip(other) {
            assert_eq!(one, &other, "{choice}");
        }
    }
}

/// The test above could not fail if it looked at nothing that moves.
fn two_that_differ_in_how_many_answered_are_told_apart(engine: Engine) {
    let say = |answers| Victim { choice: "very_high", answers };
    let differing = |other: Vec<(String, String)>, one: Vec<(String, String)>| {
        let other: std::collections::HashSet<_> = other.into_iter().collect();
        one.into_iter().filter(|seen| !other.contains(seen)).map(|seen| seen.0).collect::<Vec<_>>()
    };
    let differing = differing(seen(engine, say(1)), seen(engine, say(2)));
    for place in ["/aside", "/dialogues", "/h"] {
        assert!(differing.iter().any(|seen| seen.contains(place)), "{place}: {differing:?}");
    }
}
