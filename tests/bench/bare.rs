//! What Eko is held against: actix-web that serves the same bytes from memory, actix-web that parses the same form and
//! does nothing, and the barest way to keep an answer: one row, by a prepared statement, with all that wait in one commit
//! (SQLite, write-ahead log, `synchronous=FULL`).
//!
//! It runs in a process of its own, this program started again.

use std::path::Path;
use std::process::{Child, Command};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use actix_web::http::header::LOCATION;
use actix_web::web::{self, Bytes, Data};
use actix_web::{App, HttpResponse, HttpServer};
use rusqlite::Connection;
use serde::Deserialize;
use tokio::sync::oneshot;

use crate::server::{folder, free_port, until_it_answers};

/// Says that this process is the bare server: where it listens, and its folder.
const ROLE: &str = "EKO_BENCH_BARE";

/// The bare server.
pub struct Bare {
    pub port: u16,
    process: Child,
    _folder: tempfile::TempDir,
}

impl Bare {
    /// Serves these three pages: the question, thanks, and that an address is kept.
    pub fn start(pages: [&[u8]; 3]) -> Self {
        let (port, folder) = (free_port(), folder());
        for (name, page) in PAGES.iter().zip(pages) {
            std::fs::write(folder.path().join(name), page).expect("a page");
        }
        let this = std::env::current_exe().expect("this program");
        let role = format!("{port} {}", folder.path().display());
        let process = Command::new(this).env(ROLE, role).spawn().expect("it starts");
        until_it_answers(port);
        Self { port, process, _folder: folder }
    }
}

impl Drop for Bare {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

const PAGES: [&str; 3] = ["question", "thanks", "kept"];

/// Serves, where this process was started for it.
pub fn serve_if_asked() -> bool {
    let Ok(role) = std::env::var(ROLE) else { return false };
    let (port, folder) = role.split_once(' ').expect("a port and a folder");
    let folder = Path::new(folder);
    let pages = PAGES.map(|name| Bytes::from(std::fs::read(folder.join(name)).expect("a page")));
    let kept = Kept(keep(&folder.join("bare.db")));
    let workers = std::thread::available_parallelism().map_or(2, usize::from);
    let server = HttpServer::new(move || {
        let [question, thanks, saved] = pages.clone().map(Data::new);
        let page = |page: Data<Bytes>| web::get().to(move || html(&page));
        App::new()
            .app_data(Data::new(kept.clone()))
            .route("/page", page(question))
            .route("/thanks", page(thanks))
            .route("/parse", web::post().to(async |_: web::Form<Sent>| see_other()))
            .route("/answer", web::post().to(answer))
            .route(
                "/address",
                web::post().to(move |kept: Data<Kept>, sent: web::Form<Sent>| {
                    let saved = saved.clone();
                    async move {
                        kept.keep(sent.into_inner()).await;
                        html(&saved).await
                    }
                }),
            )
    });
    let address = format!("127.0.0.1:{port}");
    let server = server.workers(workers).bind(address).expect("a port").run();
    actix_web::rt::System::new().block_on(server).expect("it serves");
    true
}

fn html(page: &Bytes) -> impl Future<Output = HttpResponse> + use<> {
    let page = page.clone();
    async { HttpResponse::Ok().content_type("text/html; charset=utf-8").body(page) }
}

fn see_other() -> HttpResponse {
    HttpResponse::SeeOther().insert_header((LOCATION, "/thanks")).finish()
}

async fn answer(kept: Data<Kept>, sent: web::Form<Sent>) -> HttpResponse {
    kept.keep(sent.into_inner()).await;
    see_other()
}

#[derive(Deserialize)]
struct Sent {
    key: String,
    #[serde(default)]
    heard: String,
    #[serde(default)]
    address: String,
}

#[derive(Clone)]
struct Kept(SyncSender<(Sent, oneshot::Sender<()>)>);

impl Kept {
    /// Returns when it is on disk.
    async fn keep(&self, sent: Sent) {
        let (reply, done) = oneshot::channel();
        self.0.send((sent, reply)).expect("the writer is there");
        done.await.expect("it is written");
    }
}

/// The writer: takes one, and all that came meanwhile, commits, and tells them.
fn keep(path: &Path) -> SyncSender<(Sent, oneshot::Sender<()>)> {
    let connection = Connection::open(path).expect("a database");
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
             CREATE TABLE answer (key TEXT PRIMARY KEY, heard TEXT, address TEXT) WITHOUT ROWID;",
        )
        .expect("a table");
    let (jobs, queue) = sync_channel(4096);
    std::thread::spawn(move || write(&connection, &queue));
    jobs
}

fn write(connection: &Connection, queue: &Receiver<(Sent, oneshot::Sender<()>)>) {
    let prepared = |sql| connection.prepare(sql).expect("a statement");
    let mut begin = prepared("BEGIN IMMEDIATE");
    let mut commit = prepared("COMMIT");
    let mut insert = prepared("INSERT INTO answer VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING");
    let mut told = Vec::new();
    while let Ok(first) = queue.recv() {
        begin.execute([]).expect("a transaction");
        let mut next = Some(first);
        while let Some((sent, reply)) = next {
            insert.execute([&sent.key, &sent.heard, &sent.address]).expect("a row");
            told.push(reply);
            next = (told.len() < 512).then(|| queue.try_recv().ok()).flatten();
        }
        commit.execute([]).expect("a commit");
        for reply in told.drain(..) {
            let _ = reply.send(());
        }
    }
}
