//! A process under attack: set up, closed wave by wave, and reported on, through its own forms.

use std::collections::BTreeMap;

use eko::clock::Timestamp;
use eko::db::ids::ProcessId;
use eko::dialogues;
use eko::error::Error;
use eko::processes;
use eko::staff::{self, Role};
use eko::survey::{Channel, HEARD, queries};

use super::meetings::{BOARDS, CHOICES, Meeting, PHASES, meetings};
use super::notes::Notes;
use crate::api;
use crate::support::client::Page;
use crate::support::story::{FILLED_IN, signed_in};
use crate::support::{Client, Engine, Story, TestApp};

/// The process's part of addresses.
pub const HERE: &str = "tillit-i-halland";
const READER: &str = "reader@example.org";

/// A process under attack.
pub struct Attacked {
    pub story: Story,
    pub reader: Client,
    pub anybody: Client,
    pub token: String,
    pub process: ProcessId,
    pub threshold: i64,
    pub meetings: Vec<Meeting>,
    /// What the database has, by the dialogues' numbers.
    pub stored: BTreeMap<i32, [i64; 5]>,
    pub snapshots: Vec<String>,
    pub public: Vec<String>,
    pub notes: Notes,
    /// The last, so that nobody talks to it when it stops.
    pub app: TestApp,
}

impl Attacked {
    /// A process with all its dialogues and their answers, none of them closed.
    pub fn begin(engine: Engine, seed: u64, threshold: i64) -> Self {
        let app = TestApp::on(engine);
        app.move_clock_to(Timestamp(1_675_252_800));
        let story = Story::begin(&app);
        for (name, municipality) in BOARDS {
            let fields = [("name", name), ("municipality", municipality)];
            story.post("/boards/new", &fields);
        }
        let meetings = meetings(seed);
        let (usual, pilots): (Vec<&Meeting>, Vec<&Meeting>) =
            meetings.iter().partition(|meeting| !meeting.is_pilot);
        let lines: String = usual.into_iter().map(Meeting::line).collect();
        let file = format!("number,held_on,board,phase,method,groups,participants\n{lines}");
        story.leader.post_and_follow(&story.path("/dialogues/import/confirm"), &[("file", &file)]);
        pilots.into_iter().for_each(|pilot| add_pilot(&story, pilot));
        story.post("/goals/usual", &[]);
        let reader = signed_in(&app, READER, false);
        let process = admit_reader(&app);
        let token = api::key(&story, "Attack");
        let anybody = app.client();
        let mut attacked = Self {
            story,
            reader,
            anybody,
            token,
            process,
            threshold,
            stored: BTreeMap::new(),
            snapshots: Vec::new(),
            public: Vec::new(),
            notes: Notes::default(),
            meetings,
            app,
        };
        attacked.add_indicators();
        attacked.set_rules(threshold).expect(303);
        let truth = attacked.meetings.iter();
        let truth = truth.map(|meeting| (meeting.number, meeting.counts)).collect();
        attacked.store(truth);
        attacked
    }

    /// How many were heard, of each phase and of all, besides the usual indicators.
    fn add_indicators(&self) {
        let goals = self.story.path("/goals");
        let leader = &self.story.leader;
        leader.post(&format!("{goals}/new"), &[("name", "Rösten")]).expect(303);
        let goal = self.app.count("SELECT id FROM goal WHERE name = 'Rösten'");
        for (name, phase) in [("Fördjupat", "in_depth"), ("Allt", "")] {
            let fields = [
                ("kind", "heard"),
                ("name", name),
                ("phase", phase),
                ("comparison", "at_least"),
                ("target", "50"),
            ];
            leader.post(&format!("{goals}/{goal}/indicators/new"), &fields).expect(303);
        }
    }

    /// The settings' form with these rules, and all else as it was.
    pub fn set_rules(&self, threshold: i64) -> Page {
        let threshold = threshold.to_string();
        let rules = [("threshold", threshold.as_str()), ("answer_days", "7")];
        let fields = [&FILLED_IN[..], &rules].concat();
        self.story.leader.post(&self.story.path("/settings"), &fields)
    }

    /// Makes the counters of dialogues stand at these numbers.
    pub fn store(&mut self, wanted: BTreeMap<i32, [i64; 5]>) {
        let mut steps: Vec<(i32, &str, i32)> = Vec::new();
        for (&number, counts) in &wanted {
            let stored = self.stored.get(&number).copied().unwrap_or_default();
            for ((choice, count), stored) in CHOICES.into_iter().zip(counts).zip(stored) {
                let step = i32::try_from(count - stored).expect("few answers");
                if step != 0 {
                    steps.push((number, choice, step));
                }
            }
        }
        self.stored.extend(wanted);
        let process = self.process;
        let write = self.app.app.db.write(eko::db::By::Upkeep, move |c| {
            let all = dialogues::queries::all(c, process)?;
            for (number, choice, step) in &steps {
                let of = all.iter().find(|dialogue| dialogue.number == *number);
                let of = of.ok_or(Error::NotFound)?.id;
                queries::add_to_tally(c, of, (HEARD, choice, Channel::Qr.word()), *step)?;
            }
            Ok(())
        });
        self.app.run(write).expect("counters");
    }

    /// Closes a wave's dialogues, one after the other.
    pub fn close(&self, wave: usize) {
        let closing = self.meetings.iter().filter(|meeting| meeting.wave == Some(wave));
        for meeting in closing {
            for step in ["end", "close"] {
                let path = format!("/dialogues/{}/{step}", meeting.number);
                self.story.post(&path, &[]);
            }
        }
        self.wait();
    }

    /// Dialogues that close at once are a second apart, so that what follows is later.
    pub fn wait(&self) {
        self.app.move_clock_by(600);
    }

    /// Publishes a report without mailing it: an occasion for small dialogues to enter.
    pub fn publish_report(&self, kind: &str, title: &str) {
        let report = self.story.add_report(kind, title);
        self.story.order(&report, &[("mail", "no")]).expect(303);
        self.wait();
    }

    /// Sets the figures down, and maybe shows them to everybody.
    pub fn take_snapshot(&mut self, name: &str, is_public: bool) {
        let path = self.story.path("/follow-up/snapshots");
        let made = self.story.leader.post(&path, &[("name", name)]).expect(303);
        let at = made.location().to_owned();
        let slug = at.rsplit('/').next().expect("an address").to_owned();
        if is_public {
            self.story.leader.post(&format!("{at}/publish"), &[]).expect(303);
            self.public.push(slug.clone());
        }
        self.snapshots.push(slug);
        self.wait();
    }
}

fn add_pilot(story: &Story, pilot: &Meeting) {
    let survey = story.path("/survey/participants");
    let leader = &story.leader;
    leader.post(&format!("{survey}/draft"), &[]).expect(303);
    let question = [("kind", "single"), ("prompt_sv", "Hur?"), ("options_sv", "Så\nInte så")];
    leader.post(&format!("{survey}/questions/new"), &question).expect(303);
    leader.post(&format!("{survey}/publish"), &[("pilot", "1")]).expect(303);
    let board = story.option("/dialogues/new", BOARDS[pilot.board].0);
    let number = pilot.number.to_string();
    let fields = [
        ("number", number.as_str()),
        ("held_on", &pilot.day),
        ("board", &board),
        ("phase", PHASES[pilot.phase]),
        ("survey", "2"),
    ];
    leader.post(&story.path("/dialogues/new"), &fields).expect(303);
}

/// Lets the reader read for the first board; the process.
fn admit_reader(app: &TestApp) -> ProcessId {
    let write = app.app.db.write(eko::db::By::Upkeep, |c| {
        let process = processes::queries::find(c, HERE)?.ok_or(Error::NotFound)?;
        let boards = processes::queries::boards(c, process)?;
        let board = boards.iter().find(|board| board.name == BOARDS[0].0);
        let board = board.ok_or(Error::NotFound)?.id;
        let (reader, _) = staff::queries::sign_in_facts(c, READER)?.ok_or(Error::NotFound)?;
        staff::queries::set_role(c, reader, process, Role::Reader, Some(board))?;
        Ok(process)
    });
    app.run(write).expect("a reader")
}
