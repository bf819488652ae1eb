//! What each thing costs as everything grows in steps of ten, up to ten thousand dialogues in two hundred processes, ten
//! million answers, a million people who wished a report, and five hundred of the staff. On SQLite.
//!
//! It draws `tests/bench/growth.svg`.

use std::path::Path;
use std::time::{Duration, Instant};

use diesel::prelude::*;
use eko::app::App;
use eko::db::By;
use eko::db::ids::{AccountId, ProcessId};
use eko::db::schema::account;
use eko::staff::{self, Role};
use ureq::Agent;

use crate::mail::Sink;
use crate::plot::{Curve, draw};
use crate::server::{self, Line, Server};
use crate::table::{Goal, Spread, Table};
use crate::world;

/// Dialogues in each step; all else follows from them.
const DIALOGUES: [usize; 4] = [10, 100, 1_000, 10_000];
/// What each answer of a dialogue counts: a thousand of them on average.
const TIMES_EACH: i32 = 140;
const RECIPIENTS_EACH: usize = 100;
const PER_PROCESS: usize = 50;
const PER_STAFF: usize = 20;
const CHAPTERS: [&str; 8] =
    ["heard", "groups", "boards", "time", "dialogues", "questions", "feedback", "plan"];

/// What is measured, and the most milliseconds it may take.
const CURVES: [(&str, Goal); 9] = [
    ("question page", Goal::None),
    ("an answer", Goal::None),
    ("home", Goal::None),
    ("slowest chapter of the example", Goal::AtMost(50.0)),
    ("slowest chapter of a process with all the recipients", Goal::AtMost(50.0)),
    ("workbook", Goal::None),
    ("archive", Goal::None),
    ("publishing, a thousand recipients", Goal::None),
    ("a thousand mails", Goal::None),
];

pub fn run(table: &mut Table) {
    let mut curves: Vec<Curve> =
        CURVES.iter().map(|(name, _)| Curve { name, points: Vec::new() }).collect();
    for dialogues in DIALOGUES {
        let (costs, raw) = step(dialogues);
        for ((curve, cost), (name, goal)) in curves.iter_mut().zip(costs).zip(CURVES) {
            curve.points.push((dialogues, cost));
            table.alone(
                &format!("{dialogues} dialogues: {name}"),
                Spread::of(&[cost]),
                " ms",
                goal,
            );
        }
        let what = format!("{dialogues} dialogues: publishing beside putting in ready rows");
        let ratio = Spread::of(&[costs[7] / raw]);
        table.alone(&what, ratio, " times", Goal::AtMost(2.0));
    }
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bench/growth.svg");
    std::fs::write(path, draw(&curves)).expect("a picture");
}

/// What each of the things costs in milliseconds in a world of this size, and what it costs to put in a thousand rows that
/// are ready.
fn step(dialogues: usize) -> ([f64; CURVES.len()], f64) {
    let sink = Sink::start();
    let relay = format!("smtp://127.0.0.1:{}", sink.port);
    let settings = [("EKO_SMTP_URL", relay.as_str()), ("EKO_MAIL_FROM", "eko@example.org")];
    let (_, path) = server::programs().remove(0);
    let server = Server::start(&path, &settings).pause();
    let own = settings.map(|(name, value)| (name, value.to_owned()));
    actix_web::rt::System::new().block_on(async {
        let app = world::open(server.folder.path(), "", &own);
        let recipients = dialogues * RECIPIENTS_EACH;
        let large = grow(&app, dialogues, recipients).await;
        let server = server.in_earnest(&path);
        let leader = server.leader(60_000);
        let page = milliseconds(50, || drop(line(&server).get(&server.dialogue)));
        let answer = milliseconds(50, || line(&server).answer_once(&server.dialogue));
        let staff = |times: usize, path: &str| milliseconds(times, || get(&server, &leader, path));
        let home = staff(20, "/admin");
        let slowest = |of: &str| {
            let chapters =
                CHAPTERS.map(|chapter| staff(5, &format!("/admin/p/{of}/follow-up/{chapter}")));
            chapters.into_iter().fold(0.0, f64::max)
        };
        let (small, of_large) = (slowest("halland"), slowest("large"));
        let workbook = staff(3, "/admin/p/halland/follow-up/account.xlsx");
        let archive = staff(3, "/admin/p/halland/archive/export.zip");

        let thousands = f64::from(u32::try_from(recipients).expect("a million")) / 1000.0;
        let begun = Instant::now();
        world::publish(&app, large).await;
        let publishing = since(begun) / thousands;
        let (mails, lasted) = mails_within(&app, large, Duration::from_secs(5)).await;
        let raw = raw(&app).await / thousands;
        let mail = lasted * 1000.0 / mails;
        let costs = [page, answer, home, small, of_large, workbook, archive, publishing, mail];
        (costs, raw)
    })
}

/// Everything that there is of this size, beside the example; the process that has all the recipients.
async fn grow(app: &App, dialogues: usize, recipients: usize) -> ProcessId {
    let processes = dialogues.div_ceil(PER_PROCESS);
    let (mut first, mut all) = (None, Vec::new());
    for number in 0..processes {
        let some = PER_PROCESS.min(dialogues - number * PER_PROCESS);
        let slug = if number == 0 { "large".to_owned() } else { format!("other-{number}") };
        let id = world::held(app, &slug, some, TIMES_EACH).await;
        first.get_or_insert(id);
        all.push(id);
    }
    let large = first.expect("a process");
    let now = app.clock.now();
    app.db
        .write(By::Upkeep, move |c| {
            // The leader of the example leads all of them.
            let leader: AccountId = account::table
                .filter(account::email.eq("leader@example.org"))
                .select(account::id)
                .first(c)?;
            for &process in &all {
                staff::queries::set_role(c, leader, process, Role::Leader, None)?;
            }
            for number in 0..dialogues.div_ceil(PER_STAFF) {
                let account = world::account("staff");
                staff::queries::add_account(c, &account, None, now)?;
                let process = all[number % all.len()];
                staff::queries::set_role(c, account.id, process, Role::Leader, None)?;
            }
            Ok(())
        })
        .await
        .expect("staff");
    world::wish(app, large, recipients).await;
    large
}

/// How many mails of a process were taken until all were, or for so long; and how long that was, in milliseconds.
async fn mails_within(app: &App, of: ProcessId, most: Duration) -> (f64, f64) {
    let sent = async || {
        app.db
            .read(move |c| {
                let all = eko::mailings::queries::figures(c, of)?;
                let sum =
                    |part: fn(&eko::mailings::Figures) -> i64| all.values().map(part).sum::<i64>();
                Ok((sum(|of| of.accepted), sum(|of| of.waiting)))
            })
            .await
            .expect("figures")
    };
    // The worker looks once in a while whether there is something to be sent.
    let begun = loop {
        if sent().await.0 > 0 {
            break Instant::now();
        }
    };
    let (before, _) = sent().await;
    loop {
        tokio::time::sleep(Duration::from_millis(20)).await;
        let (now, waiting) = sent().await;
        if waiting == 0 || begun.elapsed() > most {
            let mails = f64::from(u32::try_from(now - before).expect("some thousands"));
            return (mails, since(begun));
        }
    }
}

/// How long it takes to put in as many rows, which are ready, into a table like that of the deliveries.
async fn raw(app: &App) -> f64 {
    app.db
        .write(By::Upkeep, |c| {
            #[derive(diesel::QueryableByName)]
            struct Made {
                #[diesel(sql_type = diesel::sql_types::Text)]
                sql: String,
            }
            let made: Vec<Made> = diesel::sql_query(
                "SELECT sql FROM sqlite_master WHERE tbl_name = 'delivery' AND sql IS NOT NULL",
            )
            .load(c)?;
            for made in made {
                let sql = made.sql.replace("delivery_", "ready_").replace(" delivery", " ready");
                diesel::sql_query(sql.replace("\"delivery\"", "ready")).execute(c)?;
            }
            let begun = Instant::now();
            diesel::sql_query("INSERT INTO ready SELECT * FROM delivery").execute(c)?;
            let took = since(begun);
            diesel::sql_query("DROP TABLE ready").execute(c)?;
            Ok(took)
        })
        .await
        .expect("ready rows")
}

fn line(server: &Server) -> Line {
    Line::open(server.port)
}

fn get(server: &Server, leader: &Agent, path: &str) {
    let mut answer = leader.get(server.url(path)).call().expect("an answer");
    assert_eq!(answer.status(), 200, "{path}");
    answer.body_mut().with_config().limit(1 << 30).read_to_vec().expect("all of it");
}

/// How long something takes, the middle of several times; after one that warms up.
fn milliseconds(times: usize, mut work: impl FnMut()) -> f64 {
    work();
    let timed = (0..times).map(|_| {
        let begun = Instant::now();
        work();
        since(begun)
    });
    Spread::of(&timed.collect::<Vec<_>>()).median
}

fn since(begun: Instant) -> f64 {
    begun.elapsed().as_secs_f64() * 1000.0
}
