//! A small SMTP server for the integration tests of the mailer. It stands in for the mail server a
//! real Eko talks to, keeps what it is given, and misbehaves when a test asks it to.
//!
//! What it promises:
//!
//! * It listens on a port of its own on 127.0.0.1 and speaks RFC 5321 as a strict server would:
//!   lines end in CRLF, commands out of order get 503, unknown ones 500. It offers 8BITMIME,
//!   SMTPUTF8 and SIZE, PIPELINING and CHUNKING as its [`Manner`] is, and AUTH only when it was started with a login.
//! * A mail is recorded whole or not at all, and before the client is told that it was taken.
//! * A [`Rule`] says at which [`Phase`] what [`Action`] is to happen. At each event the first rule
//!   that fits is used, and no other.
//! * Waiting wakes on the event itself; nothing here sleeps or polls.
//! * Dropping the server hangs up on every client, cuts every stall short and ends every thread.

mod session;

use std::collections::{HashMap, HashSet};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use super::tokens::Good;

/// A mail the server has taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Taken {
    /// The reverse path without its angle brackets; empty for the null sender.
    pub from: String,
    /// The recipients that were accepted, in the order in which they were given.
    pub to: Vec<String>,
    /// The message with its dots unstuffed, each line still ending in CRLF.
    pub data: Vec<u8>,
    /// The number of the connection it came over, counting from 1.
    pub connection: u64,
}

/// One piece of misbehaviour: when it is due, and what it is.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Where in the session the rule acts.
    pub phase: Phase,
    /// The rule applies only if this occurs in the address being given (at `Rcpt`), in one of the
    /// transaction's accepted recipients (after it), or in one of the last transaction's (at
    /// `Quit`). A rule with a recipient never applies before `Rcpt`.
    pub recipient: Option<String>,
    /// How often the rule acts.
    pub times: Times,
    /// What the server then does.
    pub then: Action,
}

/// The points at which a rule can act, in the order in which a session reaches them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// The client has connected and awaits the greeting.
    Connect,
    /// EHLO or HELO was received.
    Ehlo,
    /// The client's credentials were received, and not yet judged.
    Auth,
    /// A proper MAIL was received.
    Mail,
    /// A proper RCPT was received.
    Rcpt,
    /// The DATA command was received.
    Data,
    /// The first line of the message was received.
    Body,
    /// The final dot was received; the message is not yet recorded.
    Dot,
    /// The message is recorded; the client has not been told.
    AfterTaken,
    /// QUIT was received.
    Quit,
}

/// How often a rule applies before it is used up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// The first time only.
    Once,
    /// The first so many times.
    N(u32),
    /// As long as the server runs.
    Always,
    /// Not the first time, the second, not the third and so on, as long as the server runs.
    EverySecond(Turn),
}

/// Whether the time that comes is one at which a rule acts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Turn {
    Passes,
    Acts,
}

/// What the server does instead of behaving.
#[derive(Clone, Debug)]
pub enum Action {
    /// Gives this code and text (a line break makes it a multi-line reply) in place of the usual
    /// reply. A code of 400 or more refuses what was asked for, except at `AfterTaken`, where the
    /// mail stays recorded; 421 also closes the connection. At `Body` any reply goes out amid the
    /// message, which is then not recorded, and no other follows the dot.
    Reply(u16, String),
    /// Closes the socket at once without a word.
    Drop,
    /// Says nothing for so long, or until the client hangs up or the server is dropped, and then
    /// goes on normally. A client that gives up at `Dot` thus has its mail recorded all the same.
    Stall(Duration),
}

/// How a server lets itself be spoken to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Manner {
    /// One command at a time.
    Strict,
    /// Several at a time (RFC 2920), as most do.
    #[default]
    Pipelining,
    /// That, and a message by its length (RFC 3030).
    Chunking,
}

/// A running server, stopped by dropping it.
pub struct SmtpServer {
    shared: Arc<Shared>,
    address: SocketAddr,
    acceptor: Option<JoinHandle<()>>,
}

impl SmtpServer {
    /// Starts a server that asks for no login.
    pub fn start() -> Self {
        Self::launch(None)
    }

    /// The same, of a manner.
    pub fn start_as(manner: Manner) -> Self {
        Self::share(Shared { manner, ..Shared::default() })
    }

    /// Starts a server that takes mail only after AUTH PLAIN or LOGIN with this login.
    pub fn start_with_auth(user: &str, password: &str) -> Self {
        Self::launch(Some((user.to_owned(), password.to_owned())))
    }

    /// Starts a server that takes mail only from this user, who shows a good token in this way.
    #[cfg(feature = "oauth")]
    pub fn start_with_tokens(user: &str, way: &'static str, good: Good) -> Self {
        Self::share(Shared { tokens: Some((user.to_owned(), way, good)), ..Shared::default() })
    }

    fn launch(login: Option<(String, String)>) -> Self {
        Self::share(Shared { login, ..Shared::default() })
    }

    fn share(shared: Shared) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port to listen on");
        let address = listener.local_addr().expect("a bound address");
        let shared = Arc::new(shared);
        let acceptor = Some(accept_on(listener, &shared));
        Self { shared, address, acceptor }
    }

    /// Hangs up on every client and takes no more connections: who calls is refused. What it has taken stays known.
    pub fn leave(&mut self) {
        let mut state = self.shared.state();
        state.stopping = true;
        for stream in state.open.values() {
            let _ = stream.shutdown(Shutdown::Both);
        }
        drop(state);
        // The acceptor looks up only for a connection, so it is given one.
        if TcpStream::connect(self.address).is_ok()
            && let Some(acceptor) = self.acceptor.take()
        {
            let _ = acceptor.join();
        }
    }

    /// Is there again, at the same address and with the same rules.
    pub fn come_back(&mut self) {
        let listener = TcpListener::bind(self.address).expect("the same port");
        self.shared.state().stopping = false;
        self.acceptor = Some(accept_on(listener, &self.shared));
    }

    /// The server's address in the form `smtp://127.0.0.1:PORT`.
    pub fn url(&self) -> String {
        format!("smtp://{}", self.address)
    }

    /// The port the server listens on.
    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// Adds a rule behind those already there.
    pub fn on(&self, rule: Rule) {
        self.shared.state().rules.push(rule);
    }

    /// From now on a connection over which `n` mails were taken gets 421 for its next MAIL.
    pub fn close_after(&self, n: u32) {
        self.shared.state().close_after = Some(n);
    }

    /// From now on the first RCPT of each recipient gets 450, and its later ones are served.
    pub fn greylist(&self) {
        self.shared.state().greylist = Some(HashSet::new());
    }

    /// From now on the server behaves: all rules are forgotten, and so is every other whim.
    pub fn behave(&self) {
        let mut state = self.shared.state();
        state.rules.clear();
        state.close_after = None;
        state.greylist = None;
    }

    /// The mails taken so far, in the order in which they were taken.
    pub fn taken(&self) -> Vec<Taken> {
        self.shared.state().taken.clone()
    }

    /// Waits until at least `n` mails have been taken and returns all there are. It panics if that
    /// takes longer than `timeout`.
    #[track_caller]
    pub fn wait_for(&self, n: usize, timeout: Duration) -> Vec<Taken> {
        self.has_taken(n, timeout);
        let taken = self.taken();
        let count = taken.len();
        assert!(count >= n, "took {count} mail(s) in {timeout:?}, not {n}");
        taken
    }

    /// Waits until at least `n` mails have been taken, or `timeout` is over, and says which it was.
    pub fn has_taken(&self, n: usize, timeout: Duration) -> bool {
        let (state, _) = self
            .shared
            .mail_taken
            .wait_timeout_while(self.shared.state(), timeout, |state| state.taken.len() < n)
            .unwrap_or_else(PoisonError::into_inner);
        state.taken.len() >= n
    }

    /// How many mails have been taken.
    pub fn taken_count(&self) -> usize {
        self.shared.state().taken.len()
    }

    /// How many connections clients have made.
    pub fn connections(&self) -> u64 {
        self.shared.state().connections
    }

    /// How many RSET commands were received.
    pub fn rsets(&self) -> u64 {
        self.shared.state().rsets
    }

    /// How many MAIL commands were accepted, whatever became of their transactions.
    pub fn transactions_begun(&self) -> u64 {
        self.shared.state().transactions_begun
    }
}

impl Drop for SmtpServer {
    fn drop(&mut self) {
        self.leave();
    }
}

/// What the server and its sessions have in common.
#[derive(Default)]
struct Shared {
    manner: Manner,
    login: Option<(String, String)>,
    /// Who shows a token, how, and which are good.
    tokens: Option<(String, &'static str, Good)>,
    state: Mutex<State>,
    mail_taken: Condvar,
}

#[derive(Default)]
struct State {
    /// Whether the server is being dropped.
    stopping: bool,
    rules: Vec<Rule>,
    close_after: Option<u32>,
    /// The recipients that were put off before, once the server greylists.
    greylist: Option<HashSet<String>>,
    taken: Vec<Taken>,
    connections: u64,
    rsets: u64,
    transactions_begun: u64,
    /// The sockets of the sessions now running, by connection.
    open: HashMap<u64, TcpStream>,
}

impl Shared {
    /// Locks the state. Every change to it is complete in itself, so a panic elsewhere is no harm.
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Whether a greylisting server sees this recipient for the first time.
    fn is_stranger(&self, recipient: &str) -> bool {
        let mut state = self.state();
        let known = state.greylist.as_mut();
        known.is_some_and(|known| known.insert(recipient.to_owned()))
    }

    /// Finds the first rule that fits, uses it up by one and returns its action.
    fn action(&self, phase: Phase, recipients: &[String]) -> Option<Action> {
        let concerns = |part: &String| {
            phase >= Phase::Rcpt && recipients.iter().any(|to| to.contains(part.as_str()))
        };
        let mut state = self.state();
        let fitting = state
            .rules
            .iter_mut()
            .filter(|rule| rule.phase == phase && rule.recipient.as_ref().is_none_or(concerns));
        for rule in fitting {
            let (times, acts) = match rule.times {
                Times::N(0) => continue,
                Times::Once => (Times::N(0), true),
                Times::N(n) => (Times::N(n - 1), true),
                Times::Always => (Times::Always, true),
                Times::EverySecond(Turn::Passes) => (Times::EverySecond(Turn::Acts), false),
                Times::EverySecond(Turn::Acts) => (Times::EverySecond(Turn::Passes), true),
            };
            rule.times = times;
            if acts {
                return Some(rule.then.clone());
            }
        }
        None
    }
}

/// Takes connections on a thread of its own.
fn accept_on(listener: TcpListener, shared: &Arc<Shared>) -> JoinHandle<()> {
    let shared = Arc::clone(shared);
    thread::spawn(move || accept(&listener, &shared))
}

/// Gives each connection a thread of its own until the server stops, then awaits those threads.
fn accept(listener: &TcpListener, shared: &Shared) {
    thread::scope(|scope| {
        for stream in listener.incoming() {
            let mut state = shared.state();
            if state.stopping {
                break;
            }
            let Ok((stream, handle)) = stream.and_then(|s| Ok((s.try_clone()?, s))) else {
                continue;
            };
            state.connections += 1;
            let connection = state.connections;
            state.open.insert(connection, handle);
            scope.spawn(move || {
                session::serve(shared, stream, connection);
                shared.state().open.remove(&connection);
            });
        }
    });
}
