//! What the benchmarks begin with: an installation in a folder of its own, processes with dialogues, and people who wait
//! for a mail.

use std::path::Path;

use actix_web::web;
use diesel::QueryResult;
use eko::addresses::queries::{Moment, Replaces, Wish, put_all, settle};
use eko::addresses::{Consent, Purpose, Wording};
use eko::app::App;
use eko::clock::{Clock, Timestamp};
use eko::config::Config;
use eko::db::ids::{AccountId, BoardId, DialogueId, ProcessId, TargetGroupId};
use eko::db::{By, Connection, Limits};
use eko::dialogues::{self, Code, Dialogue, Phase, Window};
use eko::i18n::Language;
use eko::mail::Address;
use eko::mailings::letter::Letter;
use eko::mailings::queries::Plan;
use eko::mailings::{self, Audience, Mailing};
use eko::processes::{
    self, Board, GroupKind, Information, MailingRules, Process, ProcessText, Slug, TargetGroup,
    Threshold,
};
use eko::reports::{Report, ReportKind, ReportText};
use eko::secrets::random_token;
use eko::staff::{self, Account, Role};
use eko::survey::queries::Closing;
use eko::survey::{self, Channel, Choice, HEARD};
use eko::web::page::Contact;
use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

const BOARDS: usize = 6;
const GROUPS: usize = 10;
/// As many addresses as come at the same time.
const AT_ONCE: usize = 500;

/// An installation with its data in `folder`.
pub fn open(folder: &Path, settings: &str, more: &[(&str, String)]) -> web::Data<App> {
    let file = folder.join("eko.toml");
    std::fs::write(&file, settings).expect("settings");
    let data = ("EKO_DATA_DIR", folder.display().to_string());
    let env = more.iter().cloned().chain([data]);
    let config = Config::load(Some(&file), env).expect("usable settings");
    web::Data::new(App::open(config, Clock::System, Limits::default()).expect("an app"))
}

pub fn process(slug: &str, today: jiff::civil::Date) -> Process {
    Process {
        id: ProcessId::random(),
        slug: Slug::of_name(slug),
        default_language: Language::Swedish,
        texts: vec![ProcessText {
            language: Language::Swedish,
            name: "Tillit i Halland".into(),
            purpose: "Ditt svar visar om du fick göra din röst hörd.".into(),
            shortcomings: String::new(),
            partners: String::new(),
        }],
        contact: Contact {
            organisation: "Region Halland".into(),
            name: "Kim Lind".into(),
            email: "kim.lind@example.org".into(),
            phone: String::new(),
        },
        threshold: Threshold::at_least(Threshold::LEAST),
        answer_days: 7,
        grace: 0,
        mailing: MailingRules::default(),
        ended_at: None,
        accent: None,
        logo: None,
        spoken: Vec::new(),
        information: Information::new(today),
    }
}

/// What the dialogues of a process belong to.
struct Around {
    groups: Vec<TargetGroupId>,
    boards: Vec<BoardId>,
}

impl Around {
    /// Makes the process, and these.
    fn make(c: &mut Connection, process: &Process, now: Timestamp) -> QueryResult<Self> {
        let id = process.id;
        processes::queries::add(c, process, now)?;
        let groups: Vec<TargetGroupId> = (0..GROUPS)
            .map(|number| {
                let group = TargetGroup {
                    id: TargetGroupId::random(),
                    name: format!("group {number}"),
                    kind: GroupKind::Group,
                };
                processes::queries::put_group(c, id, &group).map(|()| group.id)
            })
            .collect::<Result<_, _>>()?;
        let boards: Vec<BoardId> = (0..BOARDS)
            .map(|number| {
                let board = Board {
                    id: BoardId::random(),
                    name: format!("board {number}"),
                    municipality: String::new(),
                    reference: String::new(),
                };
                processes::queries::put_board(c, id, &board, &groups).map(|()| board.id)
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { groups, boards })
    }

    fn dialogue(&self, number: usize, held_on: Date, zone: &TimeZone) -> Dialogue {
        Dialogue {
            id: DialogueId::random(),
            number: i32::try_from(number + 1).expect("some hundreds"),
            held_on,
            board: self.boards[number % BOARDS],
            phase: if number.is_multiple_of(5) { Phase::InDepth } else { Phase::Perspective },
            method: None,
            title: String::new(),
            venue: String::new(),
            groups: vec![self.groups[number % GROUPS], self.groups[(number + 3) % GROUPS]],
            counts: eko::dialogues::HeadCount {
                participants: Some(12),
                elected_present: None,
                not_reachable: None,
            },
            survey: None,
            window: Window::around(held_on, 7, zone),
            cancelled_why: String::new(),
        }
    }
}

/// Dialogues that can be answered today, so many; `/d/CODE` of each.
pub async fn rooms(app: &App, count: usize) -> Vec<String> {
    let (secrets, zone, now) = (app.secrets.clone(), app.zone.clone(), app.clock.now());
    let process = process("rooms", now.day(&zone));
    app.db
        .write(By::Upkeep, move |c| {
            let around = Around::make(c, &process, now)?;
            let mut paths = Vec::new();
            for number in 0..count {
                let dialogue = around.dialogue(number, now.day(&zone), &zone);
                let code = Code::random();
                paths.push(format!("/d/{}", code.as_str()));
                dialogues::queries::add(c, &secrets, process.id, &dialogue, code)?;
            }
            Ok(paths)
        })
        .await
        .expect("rooms")
}

/// A process with so many closed dialogues; each answer counts `times`.
pub async fn held(app: &App, slug: &str, dialogues: usize, times: i32) -> ProcessId {
    let (secrets, zone, now) = (app.secrets.clone(), app.zone.clone(), app.clock.now());
    let process = process(slug, now.day(&zone));
    let id = process.id;
    app.db
        .write(By::Upkeep, move |c| {
            let around = Around::make(c, &process, now)?;
            for number in 0..dialogues {
                let held_on = date(2021, 1 + i8::try_from(number % 12).unwrap_or(0), 7);
                let dialogue = around.dialogue(number, held_on, &zone);
                dialogues::queries::add(c, &secrets, id, &dialogue, Code::random())?;
                // One in nine is too small to be shown by itself.
                let heard = if number % 9 == 0 { 2 } else { 7 } * times;
                for (choice, count) in [(Choice::VeryHigh, heard), (Choice::FairlyLow, times)] {
                    let (word, channel) = (choice.word(), Channel::Qr.word());
                    survey::queries::add_to_tally(c, dialogue.id, (HEARD, word, channel), count)?;
                }
                let closing = Closing {
                    process: id,
                    dialogue: dialogue.id,
                    kind: dialogues::DialogueKind::Dialogue,
                    number: dialogue.number,
                    actor: eko::audit::Actor::Eko,
                };
                survey::queries::close(
                    c,
                    &secrets,
                    closing,
                    Timestamp(dialogue.window.closes_at.0),
                )?;
            }
            Ok(())
        })
        .await
        .expect("a process");
    id
}

/// Lets so many people wish the reports of a process, and has them in its pool.
pub async fn wish(app: &App, of: ProcessId, people: usize) {
    for from in (0..people).step_by(AT_ONCE) {
        let secrets = app.secrets.clone();
        let some = from..people.min(from + AT_ONCE);
        app.db
            .write(By::Participant, move |c| {
                let wishes: Vec<Wish> = some.clone().map(|person| wish_of(of, person)).collect();
                put_all(c, &secrets, &wishes.iter().collect::<Vec<_>>())
            })
            .await
            .expect("wishes");
    }
    app.db.write(By::Upkeep, move |c| Ok(settle(c, of, Moment::Report)?)).await.expect("a pool");
}

fn wish_of(process: ProcessId, person: usize) -> Wish {
    let address = format!("person{person}@domain{}.example", person % 97);
    Wish {
        key: random_token(),
        process,
        address: Address::parse(&address).expect("an address"),
        language: Language::Swedish,
        consent: Consent::from_purposes(|_| true),
        wording: Wording::shown(Language::Swedish.texts(), "Region Halland"),
        replaces: Replaces::Whatever,
    }
}

/// Publishes an interim report to everybody who wished it.
pub async fn publish(app: &App, of: ProcessId) {
    let now = app.clock.now();
    app.db
        .write(By::Upkeep, move |c| {
            let account = account("leader");
            staff::queries::add_account(c, &account, None, now)?;
            staff::queries::set_role(c, account.id, of, Role::Leader, None)?;
            let process = processes::queries::process(c, of)?;
            let report = report(of, now);
            eko::reports::queries::put(c, &report, &[])?;
            let to = Audience::Participants;
            let came = eko::mailings::came::Came::default();
            let letters = Language::all()
                .iter()
                .map(|language| Letter::compose(to, language.texts(), &process, (&report, &came)));
            let plan = Plan {
                like: Mailing {
                    created_by: Some(account.id),
                    ..Mailing::unmade(of, report.id, to, Purpose::Interim)
                },
                words: vec![(to, letters.collect())],
                domain: "example.org".into(),
            };
            mailings::queries::plan(c, &plan, now)
        })
        .await
        .expect("a mailing");
}

/// Somebody of the staff.
pub fn account(name: &str) -> Account {
    Account {
        id: AccountId::random(),
        email: format!("{name}-{}@example.org", random_token()),
        name: "Robin Andersson".into(),
        language: Language::Swedish,
        creates_processes: true,
        is_operator: true,
    }
}

fn report(of: ProcessId, now: Timestamp) -> Report {
    Report {
        link: Some("https://example.org/report".into()),
        texts: vec![ReportText {
            language: Language::Swedish,
            title: "Delrapport".into(),
            summary: "Det här har vi hört. ".repeat(20),
            body: String::new(),
            file_id: None,
        }],
        ..Report::draft(of, ReportKind::Interim, "1.0", now)
    }
}
