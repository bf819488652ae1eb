//! One connection: the commands of a client, carried out as a strict server would, or as a rule says.

use std::collections::VecDeque;
use std::io::{self, ErrorKind, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::slice;
use std::time::{Duration, Instant};

use super::{Action, Manner, Phase, Shared, Taken};

/// How long after a 421 the server still reads, though it writes no more. To close the socket with
/// input unread could destroy the reply on its way.
const LINGER: Duration = Duration::from_secs(1);

/// The largest message the server takes, as it says in its SIZE line.
const SIZE_LIMIT: usize = 50 * 1024 * 1024;

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
    /// What has come of a message in chunks.
    chunks: Vec<u8>,
    mails: u32,
    greeted: bool,
    authenticated: bool,
    /// The sender, while a transaction is open.
    from: Option<String>,
    /// The recipients of that transaction, or of the last one.
    to: Vec<String>,
}

/// Speaks with a client until either side ends it, and hangs up.
pub fn serve(shared: &Shared, stream: TcpStream, connection: u64) {
    let mut session = Session {
        shared,
        stream,
        connection,
        inbox: VecDeque::new(),
        chunks: Vec::new(),
        mails: 0,
        greeted: false,
        authenticated: false,
        from: None,
        to: Vec::new(),
    };
    // A session always ends in an error: the client's going, or the server's own.
    let _ = session.run();
    let _ = session.stream.shutdown(Shutdown::Both);
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
        let line = line.strip_suffix("\r\n").ok_or_else(|| refused(500, "a line ends in CRLF"))?;
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
            "BDAT" => self.chunk(argument),
            "RSET" => {
                self.shared.state().rsets += 1;
                self.from = None;
                self.chunks.clear();
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
        let mut auth = login.map_or_else(String::new, |_| "\nAUTH PLAIN LOGIN".to_owned());
        if let Some((_, way, _)) = &self.shared.tokens {
            auth = format!("\nAUTH {way}");
        }
        let mut text = format!("eko.test greets {client}");
        if extended {
            let more = match self.shared.manner {
                Manner::Strict => "",
                Manner::Pipelining => "\nPIPELINING",
                Manner::Chunking => "\nPIPELINING\nCHUNKING",
            };
            text = format!("{text}\n8BITMIME\nSMTPUTF8\nSIZE {SIZE_LIMIT}{more}{auth}");
        }
        let reply = self.meet(Phase::Ehlo, 250, &text)?;
        self.greeted = true;
        self.from = None;
        Ok(reply)
    }

    fn auth(&mut self, argument: &str) -> Result<Reply, Stop> {
        if self.shared.tokens.is_some() {
            return self.auth_by_token(argument);
        }
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

    /// Takes a token that is shown as RFC 7628 says, or as it was before that. Whoever shows another hears why first.
    fn auth_by_token(&mut self, argument: &str) -> Result<Reply, Stop> {
        let shared = self.shared;
        let (user, way, good) = shared.tokens.as_ref().ok_or(Stop::Over)?;
        let (mechanism, initial) = argument.split_once(' ').unwrap_or((argument, ""));
        demand(way.split(' ').any(|one| one == mechanism), 504, "not in that way")?;
        let shown = self.credential(initial, "")?;
        let fields: Vec<&str> = shown.split('\u{1}').collect();
        let (who, agreed) = match mechanism {
            "XOAUTH2" => (format!("user={user}"), ""),
            _ => (format!("n,a={user},"), "\u{1}"),
        };
        let token = fields.iter().find_map(|field| field.strip_prefix("auth=Bearer "));
        let right = fields[0] == who && token.is_some_and(|token| good.has(token));
        if !right {
            let answer = self.credential("", "eyJzdGF0dXMiOiI0MDEifQ==")?;
            demand(answer == agreed, 501, "that is no agreement")?;
        }
        let code = if right { 235 } else { 535 };
        let reply = self.meet(Phase::Auth, code, &format!("5.7.3 so much for {shown}"))?;
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
        let is_open = self.shared.login.is_none() && self.shared.tokens.is_none();
        let entitled = is_open || self.authenticated;
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
        self.chunks.clear();
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
        self.take(data, answered)
    }

    /// Takes a part of a message, or its end (RFC 3030). The bytes come whatever is said to them.
    fn chunk(&mut self, argument: &str) -> Result<Reply, Stop> {
        let (length, is_last) = match argument.strip_suffix(" LAST") {
            Some(length) => (length, true),
            None => (argument, false),
        };
        let length: usize = length.parse().map_err(|_| refused(501, "a chunk has a length"))?;
        let due = self.from.is_some() && !self.to.is_empty();
        let mut welcome = demand(due, 503, "BDAT comes after MAIL and RCPT");
        if welcome.is_ok() && self.chunks.is_empty() {
            welcome = self.meet(Phase::Data, SILENCE, "").map(drop);
        }
        if matches!(welcome, Err(Stop::Over)) {
            return Err(Stop::Over);
        }
        while self.inbox.is_empty() && length > 0 {
            self.receive()?;
        }
        let mut amid = Ok((SILENCE, String::new()));
        if welcome.is_ok() && self.chunks.is_empty() {
            amid = self.meet(Phase::Body, SILENCE, "");
        }
        let answered = !matches!(amid, Ok((SILENCE, _)));
        self.tell(amid)?;
        while self.inbox.len() < length {
            self.receive()?;
        }
        let bytes: Vec<u8> = self.inbox.drain(..length).collect();
        welcome?;
        if answered {
            self.from = None;
            return Ok((SILENCE, String::new()));
        }
        self.chunks.extend(bytes);
        if !is_last {
            return Ok((250, "go on".to_owned()));
        }
        let data = std::mem::take(&mut self.chunks);
        self.take(data, false)
    }

    /// Judges a message that has come whole.
    fn take(&mut self, data: Vec<u8>, answered: bool) -> Result<Reply, Stop> {
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
