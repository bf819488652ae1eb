//! A small SMTP server for the integration tests of the mailer. It stands in for the mail server a
//! real Eko talks to, keeps what it is given, and misbehaves when a test asks it to.
//!
//! What it promises:
//!
//! * It listens on a port of its own on 127.0.0.1 and speaks RFC 5321 as a strict server would:
//!   lines end in CRLF, commands out of order get 503, unknown ones 500. It offers 8BITMIME,
//!   SMTPUTF8 and SIZE, never PIPELINING, and AUTH only when it was started with a login.
//! * A mail is recorded whole or not at all, and before the client is told that it was taken.
//! * A [`Rule`] says at which [`Phase`] what [`Action`] is to happen. At each event the first rule
//!   that fits is used, and no other.
//! * Waiting wakes on the event itself; nothing here sleeps or polls.
//! * Dropping the server hangs up on every client, cuts every stall short and ends every thread.

use std::collections::{HashMap, HashSet, VecDeque};
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::slice;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// The largest message the server takes, as it says in its SIZE line.
const SIZE_LIMIT: usize = 50 * 1024 * 1024;

/// How long after a 421 the server still reads, though it writes no more. To close the socket with
/// input unread could destroy the reply on its way.
const LINGER: Duration = Duration::from_secs(1);

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

    /// Starts a server that takes mail only after AUTH PLAIN or LOGIN with this login.
    pub fn start_with_auth(user: &str, password: &str) -> Self {
        Self::launch(Some((user.to_owned(), password.to_owned())))
    }

    fn launch(login: Option<(String, String)>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a free port to listen on");
        let address = listener.local_addr().expect("a bound address");
        let shared = Arc::new(Shared {
            login,
            ..Shared::default()
        });
        let acceptor = thread::spawn({
            let shared = Arc::clone(&shared);
            move || accept(&listener, &shared)
        });
        Self {
            shared,
            address,
            acceptor: Some(acceptor),
        }
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
}

/// What the server and its sessions have in common.
#[derive(Default)]
struct Shared {
    login: Option<(String, String)>,
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
        let rule = state.rules.iter_mut().find(|rule| {
            rule.phase == phase
                && rule.times != Times::N(0)
                && rule.recipient.as_ref().is_none_or(concerns)
        })?;
        rule.times = match rule.times {
            Times::Once => Times::N(0),
            Times::N(n) => Times::N(n - 1),
            Times::Always => Times::Always,
        };
        Some(rule.then.clone())
    }
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
                let mut session = Session {
                    shared,
                    stream,
                    connection,
                    inbox: VecDeque::new(),
                    mails: 0,
                    greeted: false,
                    authenticated: false,
                    from: None,
                    to: Vec::new(),
                };
                // A session always ends in an error: the client's going, or the server's own.
                let _ = session.run();
                let _ = session.stream.shutdown(Shutdown::Both);
                shared.state().open.remove(&connection);
            });
        }
    });
}

/// A code and a text, whose line breaks make it a multi-line reply.
type Reply = (u16, String);

/// The code that stands for saying nothing.
const SILENCE: u16 = 0;

/// Why a command is not carried out.
enum Stop {
    /// It is refused with this reply, and the session goes on.
    Refused(Reply),
    /// The session is over.
    Over,
}

impl From<io::Error> for Stop {
    fn from(_: io::Error) -> Self {
        Self::Over
    }
}

/// Builds a refusal.
fn refused(code: u16, text: &str) -> Stop {
    Stop::Refused((code, text.to_owned()))
}

/// Refuses a command that does not meet a condition.
fn demand(met: bool, code: u16, text: &str) -> Result<(), Stop> {
    met.then_some(()).ok_or_else(|| refused(code, text))
}

/// One connection and how far it has got.
struct Session<'a> {
    shared: &'a Shared,
    stream: TcpStream,
    connection: u64,
    /// What was received and not yet read as a line.
    inbox: VecDeque<u8>,
    mails: u32,
    greeted: bool,
    authenticated: bool,
    /// The sender, while a transaction is open.
    from: Option<String>,
    /// The recipients of that transaction, or of the last one.
    to: Vec<String>,
}

impl Session<'_> {
    /// Greets the client and answers its commands until either side ends the session.
    fn run(&mut self) -> Result<(), Stop> {
        self.stream.set_nodelay(true)?;
        let greeting = self.meet(Phase::Connect, 220, "eko.test ESMTP");
        let welcome = self.tell(greeting)?;
        loop {
            let line = self.line("\n")?;
            let outcome = self.command(&String::from_utf8_lossy(&line), welcome);
            self.tell(outcome)?;
        }
    }

    fn command(&mut self, line: &str, welcome: bool) -> Result<Reply, Stop> {
        let line = line
            .strip_suffix("\r\n")
            .ok_or_else(|| refused(500, "a line ends in CRLF"))?;
        let (verb, argument) = line.split_once(' ').unwrap_or((line, ""));
        match verb.to_ascii_uppercase().as_str() {
            "QUIT" => {
                let farewell = self.meet(Phase::Quit, 221, "bye");
                self.tell(farewell)?;
                Err(Stop::Over)
            }
            _ if !welcome => Err(refused(503, "not welcome here")),
            "EHLO" => self.hello(argument, true),
            "HELO" => self.hello(argument, false),
            "AUTH" => self.auth(argument),
            "MAIL" => self.mail(argument),
            "RCPT" => self.rcpt(argument),
            "DATA" => self.data(),
            "RSET" => {
                self.shared.state().rsets += 1;
                self.from = None;
                Ok((250, "reset".to_owned()))
            }
            "NOOP" => Ok((250, "nothing done".to_owned())),
            "VRFY" => Ok((252, "send it and see".to_owned())),
            _ => Err(refused(500, "unknown command")),
        }
    }

    fn hello(&mut self, client: &str, extended: bool) -> Result<Reply, Stop> {
        demand(!client.is_empty(), 501, "who are you?")?;
        let login = self.shared.login.as_ref();
        let auth = login.map_or("", |_| "\nAUTH PLAIN LOGIN");
        let mut text = format!("eko.test greets {client}");
        if extended {
            text = format!("{text}\n8BITMIME\nSMTPUTF8\nSIZE {SIZE_LIMIT}{auth}");
        }
        let reply = self.meet(Phase::Ehlo, 250, &text)?;
        self.greeted = true;
        self.from = None;
        Ok(reply)
    }

    fn auth(&mut self, argument: &str) -> Result<Reply, Stop> {
        let login = self.shared.login.as_ref();
        let (user, password) = login.ok_or_else(|| refused(502, "no AUTH here"))?;
        let due = self.greeted && !self.authenticated && self.from.is_none();
        demand(due, 503, "AUTH comes once, after EHLO and before MAIL")?;
        let (mechanism, initial) = argument.split_once(' ').unwrap_or((argument, ""));
        let right = match mechanism.to_ascii_uppercase().as_str() {
            "PLAIN" => {
                // An authorization identity comes first; none and the user's own are both fine.
                let given = self.credential(initial, "")?;
                let rest = given.strip_prefix(user.as_str()).unwrap_or(&given);
                rest == format!("\0{user}\0{password}")
            }
            "LOGIN" => {
                let name = self.credential(initial, "VXNlcm5hbWU6")?;
                self.credential("", "UGFzc3dvcmQ6")? == *password && name == *user
            }
            _ => return Err(refused(504, "PLAIN or LOGIN")),
        };
        let code = if right { 235 } else { 535 };
        let reply = self.meet(Phase::Auth, code, "so much for the login")?;
        self.authenticated = true;
        Ok(reply)
    }

    /// Decodes the initial response, or what the client answers to the challenge if it gave none.
    fn credential(&mut self, initial: &str, challenge: &str) -> Result<String, Stop> {
        let mut given = initial.as_bytes().to_vec();
        if given.is_empty() {
            self.tell(Ok((334, challenge.to_owned())))?;
            given = self.line("\n")?;
        }
        from_base64(given.trim_ascii_end()).ok_or_else(|| refused(501, "cancelled, or not Base64"))
    }

    fn mail(&mut self, argument: &str) -> Result<Reply, Stop> {
        let limit = self.shared.state().close_after.unwrap_or(u32::MAX);
        demand(self.mails < limit, 421, "enough mails for one connection")?;
        let due = self.greeted && self.from.is_none();
        demand(due, 503, "MAIL comes after EHLO and outside a transaction")?;
        let entitled = self.shared.login.is_none() || self.authenticated;
        demand(entitled, 530, "authentication required")?;
        let (from, parameters) = path(argument, "FROM:")?;
        let known = parameters.split(' ').all(|parameter| {
            let name = parameter.split('=').next().unwrap_or_default();
            ["", "SIZE", "BODY", "SMTPUTF8", "AUTH"].contains(&name.to_ascii_uppercase().as_str())
        });
        demand(known, 555, "unknown parameter")?;
        let reply = self.meet(Phase::Mail, 250, "sender fine")?;
        self.shared.state().transactions_begun += 1;
        self.from = Some(from.to_owned());
        self.to.clear();
        Ok(reply)
    }

    fn rcpt(&mut self, argument: &str) -> Result<Reply, Stop> {
        demand(self.from.is_some(), 503, "RCPT comes after MAIL")?;
        let (to, parameters) = path(argument, "TO:")?;
        demand(!to.is_empty(), 501, "nobody cannot receive")?;
        demand(parameters.is_empty(), 555, "unknown parameter")?;
        let to = to.to_owned();
        demand(!self.shared.is_stranger(&to), 450, "greylisted, come again")?;
        let action = self.shared.action(Phase::Rcpt, slice::from_ref(&to));
        let reply = self.obey(action, 250, "recipient fine")?;
        self.to.push(to);
        Ok(reply)
    }

    /// Takes a message. Any reply given amid it leaves nothing to say or to record after the dot.
    fn data(&mut self) -> Result<Reply, Stop> {
        let due = self.from.is_some() && !self.to.is_empty();
        demand(due, 503, "DATA comes after MAIL and RCPT")?;
        let invitation = self.meet(Phase::Data, 354, "go on, end with a dot")?;
        self.tell(Ok(invitation))?;
        let mut data = Vec::new();
        let mut answered = false;
        loop {
            let line = self.line("\r\n")?;
            if line == b".\r\n" {
                break;
            }
            let first = data.is_empty();
            data.extend_from_slice(line.strip_prefix(b".").unwrap_or(&line));
            if first {
                let word = self.meet(Phase::Body, SILENCE, "");
                answered = !matches!(word, Ok((SILENCE, _)));
                self.tell(word)?;
            }
        }
        let from = self.from.take().unwrap_or_default();
        if answered {
            return Ok((SILENCE, String::new()));
        }
        demand(data.len() <= SIZE_LIMIT, 552, "too large")?;
        let (code, text) = self.meet(Phase::Dot, 250, "taken")?;
        self.mails += 1;
        self.shared.state().taken.push(Taken {
            from,
            to: self.to.clone(),
            data,
            connection: self.connection,
        });
        self.shared.mail_taken.notify_all();
        self.meet(Phase::AfterTaken, code, &text)
    }

    /// Carries out the rule due at this phase, if any, and returns the reply to give.
    fn meet(&mut self, phase: Phase, code: u16, text: &str) -> Result<Reply, Stop> {
        let action = self.shared.action(phase, &self.to);
        self.obey(action, code, text)
    }

    /// Carries out an action and returns the reply to give: the action's, or else this.
    fn obey(&mut self, action: Option<Action>, code: u16, text: &str) -> Result<Reply, Stop> {
        let mut reply = (code, text.to_owned());
        match action {
            None => {}
            Some(Action::Reply(code, text)) => reply = (code, text),
            Some(Action::Drop) => return Err(Stop::Over),
            Some(Action::Stall(length)) => self.stall(length)?,
        }
        match reply.0 {
            ..400 => Ok(reply),
            _ => Err(Stop::Refused(reply)),
        }
    }

    /// Sends the reply and returns whether it is an acceptance. After a 421 the session is over.
    fn tell(&mut self, outcome: Result<Reply, Stop>) -> Result<bool, Stop> {
        let (Ok((code, text)) | Err(Stop::Refused((code, text)))) = outcome else {
            return Err(Stop::Over);
        };
        if code != SILENCE {
            let (above, last) = text.rsplit_once('\n').unwrap_or(("", &text));
            let above = above.lines().map(|line| format!("{code}-{line}\r\n"));
            let reply = above.collect::<String>() + &format!("{code} {last}\r\n");
            self.stream.write_all(reply.as_bytes())?;
        }
        if code == 421 {
            self.stream.shutdown(Shutdown::Write)?;
            self.stall(LINGER)?;
            return Err(Stop::Over);
        }
        Ok(code < 400)
    }

    /// Is silent for so long, or until the client hangs up or the server is dropped: both end the
    /// reading. What arrives meanwhile is kept for later.
    fn stall(&mut self, length: Duration) -> io::Result<()> {
        let begun = Instant::now();
        let mut left = length;
        while !left.is_zero() {
            self.stream.set_read_timeout(Some(left))?;
            let rest = |()| length.saturating_sub(begun.elapsed());
            left = self.receive().map_or(Duration::ZERO, rest);
        }
        self.stream.set_read_timeout(None)
    }

    /// Reads up to and including the next occurrence of `end`, which is LF or CRLF.
    fn line(&mut self, end: &str) -> io::Result<Vec<u8>> {
        let mut line = Vec::new();
        loop {
            while let Some(byte) = self.inbox.pop_front() {
                line.push(byte);
                if byte == b'\n' && line.ends_with(end.as_bytes()) {
                    return Ok(line);
                }
            }
            self.receive()?;
        }
    }

    /// Waits for input and puts it into the inbox; that the client has hung up is an error.
    fn receive(&mut self) -> io::Result<()> {
        let mut chunk = [0; 16 * 1024];
        let count = self.stream.read(&mut chunk)?;
        self.inbox.extend(&chunk[..count]);
        match count {
            0 => Err(ErrorKind::UnexpectedEof.into()),
            _ => Ok(()),
        }
    }
}

/// Splits `FROM:<address> parameters` after the keyword into address and parameters.
fn path<'a>(argument: &'a str, keyword: &str) -> Result<(&'a str, &'a str), Stop> {
    let split = || {
        let (word, rest) = argument.split_at_checked(keyword.len())?;
        let rest = rest.strip_prefix('<')?;
        let bare = || Some((rest.strip_suffix('>')?, ""));
        let parts = rest.split_once("> ").or_else(bare)?;
        word.eq_ignore_ascii_case(keyword).then_some(parts)
    };
    split().ok_or_else(|| refused(501, "an address goes in angle brackets after the colon"))
}

/// Decodes Base64 that holds UTF-8.
fn from_base64(text: &[u8]) -> Option<String> {
    const ALPHABET: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bytes, mut held, mut bits) = (Vec::new(), 0_usize, 0);
    for symbol in text.iter().filter(|&&symbol| symbol != b'=') {
        held = (held << 6) | ALPHABET.iter().position(|known| known == symbol)?;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push((held >> bits) as u8);
        }
    }
    String::from_utf8(bytes).ok()
}
