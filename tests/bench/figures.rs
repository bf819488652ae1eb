//! How long the account of a process takes: alone, beside ten thousand dialogues and ten million answers of others,
//! and for a process of five hundred dialogues. On SQLite.

use std::time::Instant;

use eko::app::App;
use eko::clock::Timestamp;
use eko::db::ids::{BoardId, DialogueId, ProcessId, TargetGroupId};
use eko::dialogues::{self, Code, Dialogue, Phase, Window};
use eko::followup::{account, exports};
use eko::i18n::Language;
use eko::processes::{self, Board, GroupKind, TargetGroup};
use eko::survey::queries::Closing;
use eko::survey::{self, Channel, Choice, HEARD};
use jiff::civil::date;

use crate::table::{Goal, Spread, Table};
use crate::world;

const BOARDS: usize = 6;
const GROUPS: usize = 10;
const TIMES: usize = 50;

pub fn run(table: &mut Table) {
    let folder = crate::server::folder();
    actix_web::rt::System::new().block_on(async {
        let app = world::open(folder.path(), "", &[]);
        let one = held(&app, "one", 37, 1).await;
        report(table, "37 dialogues alone", &app, one).await;
        for number in 0..20 {
            held(&app, &format!("other-{number}"), 500, 125).await;
        }
        report(table, "37 dialogues beside 10 000 with 10 million answers", &app, one).await;
        let large = held(&app, "large", 500, 1).await;
        report(table, "500 dialogues", &app, large).await;
    });
}

/// A process with so many closed dialogues; each answer counts `times`.
async fn held(app: &App, slug: &str, dialogues: usize, times: i32) -> ProcessId {
    let (secrets, zone, now) = (app.secrets.clone(), app.zone.clone(), app.clock.now());
    let process = world::process(slug, now.day(&zone));
    let id = process.id;
    app.db
        .write(eko::db::By::Upkeep, move |c| {
            processes::queries::add(c, &process, now)?;
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
            for number in 0..dialogues {
                let held_on = date(2021, 1 + i8::try_from(number % 12).unwrap_or(0), 7);
                let dialogue = Dialogue {
                    id: DialogueId::random(),
                    number: i32::try_from(number + 1).expect("some hundreds"),
                    held_on,
                    board: boards[number % BOARDS],
                    phase: if number % 5 == 0 { Phase::InDepth } else { Phase::Perspective },
                    method: None,
                    title: String::new(),
                    venue: String::new(),
                    groups: vec![groups[number % GROUPS], groups[(number + 3) % GROUPS]],
                    counts: eko::dialogues::HeadCount {
                        participants: Some(12),
                        elected_present: None,
                        not_reachable: None,
                    },
                    survey: None,
                    window: Window::around(held_on, 7, &zone),
                    cancelled_why: String::new(),
                };
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

/// The account, as a page asks for it, and the workbook made of it.
async fn report(table: &mut Table, what: &str, app: &App, of: ProcessId) {
    let begun = Instant::now();
    let account = account::live(app, of).await.expect("an account");
    let first = Spread::of(&[milliseconds(begun)]);
    let mut times = Vec::new();
    for _ in 0..TIMES {
        let begun = Instant::now();
        account::live(app, of).await.expect("an account");
        times.push(milliseconds(begun));
    }
    let begun = Instant::now();
    exports::workbook(Language::Swedish.texts(), &account, &app.zone, "").expect("a workbook");
    let book = Spread::of(&[milliseconds(begun)]);
    table.alone(&format!("{what}: account"), Spread::of(&times), " ms", Goal::AtMost(50.0));
    table.alone(&format!("{what}: the first, which lets in"), first, " ms", Goal::None);
    table.alone(&format!("{what}: workbook"), book, " ms", Goal::None);
}

fn milliseconds(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}
