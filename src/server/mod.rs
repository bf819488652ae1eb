//! Starts Eko, runs it, and takes it down in order. Knows every room; no room knows it.

pub mod anonymity;
mod asking;
mod backing_up;
pub mod connections;
pub mod doctor;
pub mod edge;
pub mod housekeeping;
mod listening;
pub mod logging;
pub mod metrics;
mod ready;
pub mod restoring;
mod routes;
mod saying;
mod sessions;
pub mod shell;
mod supervisor;
pub mod texts;

use std::net::SocketAddr;
use std::time::Duration;

use actix_http::HttpService;
use actix_service::{IntoServiceFactory, ServiceFactoryExt, map_config};
use actix_web::dev::{AppConfig, Server, ServerHandle, fn_service};
use actix_web::middleware::from_fn;
use actix_web::{App as ActixApp, web};
use futures_util::FutureExt;
use tokio::net::{TcpStream, UnixStream};
use tokio::sync::watch;

use crate::app::App;
use crate::error::Result;
use crate::mailings::bounces;
use crate::mailings::worker::Worker;
use crate::staff;
use connections::{Guest, House};
pub use listening::Listener;
use ready::Front;

/// How long the head of a request may take to arrive.
const REQUEST_BEGINS: Duration = Duration::from_secs(10);
/// How long what is still sent is let go by after it was refused, so that the refusal is read.
const LINGERS: Duration = Duration::from_secs(5);
/// How long a connection waits for its next request.
const KEEP_ALIVE: Duration = Duration::from_secs(30);
/// How long requests in flight may take to end once Eko is told to stop, in seconds.
const REQUESTS_END: u64 = 15;
/// How long a mail on the way may take to end then.
const MAILS_END: Duration = Duration::from_secs(20);

/// A server that is running.
pub struct Running {
    server: ServerHandle,
    stop: watch::Sender<bool>,
    served: tokio::task::JoinHandle<std::io::Result<()>>,
    background: Vec<tokio::task::JoinHandle<()>>,
}

/// Which of the background work a process does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    /// Mail worker, collecting of bounces and housekeeping: how Eko runs.
    All,
    /// Housekeeping only: mail workers run apart.
    NoMail,
    /// None: tests drive them.
    None,
}

/// Starts the server on a listener, and the background work beside it.
///
/// # Errors
/// If the listener cannot be used.
pub fn start(
    app: web::Data<App>,
    listener: impl Into<Listener>,
    background: Background,
) -> Result<Running> {
    let data = app.clone();
    let most = connections::most(app.config.workers);
    let server = Server::build()
        .workers(app.config.workers)
        .max_concurrent_connections(most)
        .shutdown_timeout(REQUESTS_END)
        .disable_signals();
    let ends = server.graceful_shutdown_signal();
    // What answers at a connection of this kind, which says where it comes from.
    macro_rules! answers {
        ($stream:ty, $from:expr) => {
            move || {
                let rooms = ActixApp::new()
                    .app_data(data.clone())
                    .configure(|config| routes::routes(config, &data))
                    .wrap(from_fn(edge::guard))
                    .into_factory()
                    .map_err(|error: actix_web::Error| error.error_response());
                let ends = ends.clone();
                let http = HttpService::build()
                    .graceful_shutdown_signal(move || {
                        let ends = ends.clone();
                        async move { ends.notified().await }
                    })
                    .client_request_timeout(REQUEST_BEGINS)
                    .keep_alive(KEEP_ALIVE)
                    .client_disconnect_timeout(LINGERS)
                    .on_connect_ext(|guest: &Guest<$stream>, data| guest.keep_in_mind(data))
                    .h1(Front {
                        rooms: map_config(rooms, |()| AppConfig::default()),
                        app: data.clone(),
                    });
                let house = House::new(most);
                fn_service(move |stream: $stream| {
                    let from: Option<SocketAddr> = $from(&stream);
                    let guest = Guest::enter(stream, house.clone());
                    async move { Ok((guest, from)) }
                })
                .and_then(http)
            }
        };
    }
    let server = match listener.into() {
        Listener::Tcp(listener) => {
            let from = |stream: &TcpStream| stream.peer_addr().ok();
            server.listen("eko", listener, answers!(TcpStream, from))?
        }
        Listener::Unix(listener) => {
            server.listen_uds("eko", listener, answers!(UnixStream, |_: &UnixStream| None))?
        }
    };
    let server = server.run();
    let handle = server.handle();
    let (stop, stopped) = watch::channel(false);
    let mut tasks = Vec::new();
    if background == Background::All {
        tasks.extend(work_on_mail(&app, &stopped));
    }
    if background != Background::None {
        tasks.push(tokio::task::spawn_local(supervise(
            "housekeeping",
            async move || {
                housekeeping::run(app.clone(), stopped.clone()).await;
            },
        )));
        tasks.push(tokio::task::spawn_local(staff::password::warm_up()));
    }
    Ok(Running {
        server: handle,
        stop,
        served: tokio::task::spawn_local(server),
        background: tasks,
    })
}

/// Sends what is due and collects what comes back, until told to stop.
fn work_on_mail(
    app: &web::Data<App>,
    stopped: &watch::Receiver<bool>,
) -> [tokio::task::JoinHandle<()>; 2] {
    let worker = Worker::new(app.clone());
    let worker_stop = stopped.clone();
    let (collected, collector_stop) = (app.clone(), stopped.clone());
    [
        tokio::task::spawn_local(supervise("mail worker", async move || {
            worker.run(worker_stop.clone()).await;
        })),
        tokio::task::spawn_local(supervise("collecting of bounces", async move || {
            bounces::run(collected.clone(), collector_stop.clone()).await;
        })),
    ]
}

/// Runs background work again when it panics: mail must go on and dialogues must close.
async fn supervise(what: &'static str, work: impl AsyncFn()) {
    while std::panic::AssertUnwindSafe(work())
        .catch_unwind()
        .await
        .is_err()
    {
        tracing::error!(what, "background work panicked and is begun again");
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
}

impl Running {
    /// Stops in order: no new requests, those in flight end, mails on the way end, claims are given back.
    /// Bounded in time. The database closes when the last handle to the app is gone.
    pub async fn stop(self) {
        // The worker's mails and the requests end side by side.
        self.stop.send_replace(true);
        self.server.stop(true).await;
        let _ = self.served.await;
        end_of_mails(self.background).await;
    }
}

/// Waits for the mails on their way, but not for ever.
async fn end_of_mails(working: impl IntoIterator<Item = tokio::task::JoinHandle<()>>) {
    for task in working {
        if tokio::time::timeout(MAILS_END, task).await.is_err() {
            tracing::warn!("a mail did not end in time; it will be shown as uncertain");
        }
    }
}

/// Resolves when the operator wants Eko to stop: SIGTERM or SIGINT, or SIGHUP where the terminal that it runs in is
/// gone. Elsewhere SIGHUP asks many a program to read its settings anew; here it does nothing.
/// They are heard from now on.
fn told_to_stop() -> std::io::Result<impl Future<Output = ()>> {
    use std::io::IsTerminal;
    use tokio::signal::unix::{SignalKind, signal};
    let has_terminal = std::io::stderr().is_terminal();
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    let mut hang_up = signal(SignalKind::hangup())?;
    Ok(async move {
        loop {
            tokio::select! {
                _ = terminate.recv() => return,
                _ = interrupt.recv() => return,
                _ = hang_up.recv() => {
                    if has_terminal {
                        return;
                    }
                    tracing::info!("settings are read at the start alone: SIGHUP changes nothing");
                }
            }
        }
    })
}
