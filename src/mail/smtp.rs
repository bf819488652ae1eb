//! One SMTP connection, step by step.
//!
//! It is spoken here and by no library's client, because what follows from a failure depends on how far exactly a mail
//! had got, and because a mail is named while the one before it is on its way. The stream has TCP_NODELAY (else message
//! and final dot cost a 40 ms stall each). Every step has its time limit (RFC 5321 §4.5.3.2), and a connection that
//! broke or timed out is never used again. What follows from a failure, and when it is tried again, `mailings` decides.

use std::borrow::Cow;
use std::time::Duration;

use percent_encoding::percent_decode_str;
use tokio::net::TcpStream;
use zeroize::Zeroizing;

use super::server::{self, connect};
use super::signing_in::{Login, Refused};
#[cfg(feature = "oauth")]
use super::tokens::Tokens;
use super::wire::{self, Reply, Stream, Wire, stuffed};
use super::{Address, Answer, Attempt, Failure, Lost, Message, Phase, Roots};
use crate::error::{Error, Result};

/// How the connection is kept private.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tls {
    /// From the first byte: `smtps://`.
    Implicit,
    /// Upgraded, or not used at all: `smtp://`.
    StartTls,
    /// Not, and only to this machine.
    None,
}

/// Where the relay is and how to get in.
#[derive(Clone)]
pub struct SmtpUrl {
    pub host: String,
    pub port: u16,
    pub tls: Tls,
    login: Login,
    limits: TimeLimits,
}

impl std::fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SmtpUrl({}:{}, {:?})", self.host, self.port, self.tls)
    }
}

impl SmtpUrl {
    /// How long a mail may be on its way after DATA was sent: the answer to that, and the one to the final dot.
    pub fn longest_wait(&self) -> Duration {
        self.limits.data + self.limits.dot
    }

    /// The same relay, with no wait longer than `limit`.
    pub fn no_longer_than(&self, limit: Duration) -> Self {
        let limits = self.limits.map(|of| of.min(limit));
        Self {
            limits,
            ..self.clone()
        }
    }

    /// Whether there is a user to sign in as.
    pub fn signs_in(&self) -> bool {
        !matches!(self.login, Login::Nobody)
    }

    /// Whether that is by token.
    pub fn signs_in_by_token(&self) -> bool {
        matches!(self.login, Login::User(_, Some(_)))
    }

    /// Whoever has no password signs in by token.
    #[cfg(feature = "oauth")]
    pub fn take_tokens(&mut self, from: &Tokens) {
        if let Login::User(_, tokens) = &mut self.login {
            *tokens = Some(from.clone());
        }
    }
}

/// How long each step may take.
#[derive(Debug, Clone, Copy)]
struct TimeLimits {
    connect: Duration,
    command: Duration,
    data: Duration,
    dot: Duration,
}

impl TimeLimits {
    fn map(self, limit: impl Fn(Duration) -> Duration) -> Self {
        Self {
            connect: limit(self.connect),
            command: limit(self.command),
            data: limit(self.data),
            dot: limit(self.dot),
        }
    }
}

impl Default for TimeLimits {
    /// RFC 5321 §4.5.3.2, shortened where a relay of one's own answers at once: only the wait after the
    /// final dot keeps its full ten minutes, because giving up there leaves a mail uncertain.
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(30),
            command: Duration::from_secs(300),
            data: Duration::from_secs(120),
            dot: Duration::from_secs(600),
        }
    }
}

impl SmtpUrl {
    /// Reads `smtp://[user:password@]host[:port]` or `smtps://…`; user and password percent-encoded. Without a password
    /// it is by token that somebody signs in, where there are any.
    /// `?timeout=SECONDS` shortens every time limit; `?tls=required` asks for STARTTLS on this machine too.
    ///
    /// # Errors
    /// If it is something else.
    pub fn parse(text: &str) -> Result<Self> {
        let bad = |why: &str| Error::Settings(format!("EKO_SMTP_URL: {why}"));
        let (scheme, rest) = text
            .split_once("://")
            .ok_or_else(|| bad("must start with smtp:// or smtps://"))?;
        let (rest, query) = rest.split_once('?').unwrap_or((rest, ""));
        let rest = rest.trim_end_matches('/');
        let (login, place) = match rest.rsplit_once('@') {
            Some((login, place)) => (Some(login), place),
            None => (None, rest),
        };
        let (host, port) = server::host_and_port(place).map_err(bad)?;
        if host.is_empty() {
            return Err(bad("names no host"));
        }
        let local = server::is_this_machine(&host);
        let (mut tls, default_port) = match scheme {
            "smtps" => (Tls::Implicit, 465),
            "smtp" if local => (Tls::None, 25),
            "smtp" => (Tls::StartTls, 587),
            _ => return Err(bad("must start with smtp:// or smtps://")),
        };
        let decode = |part: &str| {
            let decoded = percent_decode_str(part).decode_utf8();
            decoded
                .map(Cow::into_owned)
                .map_err(|_| bad("user or password is not percent-encoded UTF-8"))
        };
        let login = match login.map(|login| login.split_once(':').ok_or(login)) {
            None => Login::Nobody,
            Some(Ok((user, password))) => {
                Login::Password(decode(user)?, Zeroizing::new(decode(password)?))
            }
            Some(Err(user)) => Login::User(decode(user)?, None),
        };
        let mut limits = TimeLimits::default();
        for option in query.split('&').filter(|option| !option.is_empty()) {
            match option.split_once('=') {
                Some(("timeout", seconds)) => {
                    let limit = seconds
                        .parse()
                        .ok()
                        .and_then(|seconds| Duration::try_from_secs_f64(seconds).ok())
                        .ok_or_else(|| bad("the timeout must be a number of seconds"))?;
                    limits = limits.map(|_| limit);
                }
                // A relay on this machine may want a password, and that is never said in the clear.
                Some(("tls", "required")) if tls == Tls::None => tls = Tls::StartTls,
                Some(("tls", "required")) => {}
                _ => return Err(bad("knows ?timeout=SECONDS and ?tls=required only")),
            }
        }
        Ok(Self {
            host,
            port: port.unwrap_or(default_port),
            tls,
            login,
            limits,
        })
    }
}

/// An open connection to the relay.
pub struct Connection {
    wire: Wire<Box<dyn Stream>>,
    offers: Offers,
    limits: TimeLimits,
    usable: bool,
    transmitted: u32,
    /// Whose mail was named behind the last one, by its sender, without an answer having been read.
    ahead: Option<String>,
}

/// What the relay can do beside what all can.
#[derive(Debug, Default)]
struct Offers {
    starttls: bool,
    /// Several commands at a time (RFC 2920).
    pipelining: bool,
    /// A message by its length, and not up to a dot (RFC 3030).
    chunking: bool,
    /// Addresses beyond ASCII (RFC 6531).
    smtputf8: bool,
    /// The ways to sign in.
    auth: Vec<String>,
}

impl Offers {
    fn read(hello: &Reply) -> Self {
        let has = |word| hello.extension(word).is_some();
        let auth = hello.extension("AUTH").unwrap_or_default();
        Self {
            starttls: has("STARTTLS"),
            pipelining: has("PIPELINING"),
            chunking: has("CHUNKING"),
            smtputf8: has("SMTPUTF8"),
            auth: auth.split_whitespace().map(str::to_owned).collect(),
        }
    }
}

/// Who we say that we are: nobody looks at it, and the machine's own name is none of theirs.
const HELLO: &str = "EHLO [127.0.0.1]";

impl Connection {
    /// Connects, greets, secures and signs in.
    ///
    /// # Errors
    /// At `Connect`, `Tls` or `Auth`; none of them is about any one mail.
    pub async fn open(url: &SmtpUrl, roots: &Roots) -> Attempt<Self> {
        let mut reached = Self::reach(url, roots).await?;
        let mut signed_in = reached.sign_in(url).await;
        if let Err(Refused::Stale(_)) = signed_in {
            // Many hang up on whoever they refuse.
            reached = Self::reach(url, roots).await?;
            signed_in = reached.sign_in(url).await;
        }
        signed_in?;
        Ok(reached)
    }

    async fn sign_in(&mut self, url: &SmtpUrl) -> std::result::Result<(), Refused> {
        let (server, limit) = ((url.host.as_str(), url.port), self.limits.command);
        url.login
            .sign_in(&mut self.wire, &self.offers.auth, server, limit)
            .await
    }

    /// Connects, greets and secures.
    async fn reach(url: &SmtpUrl, roots: &Roots) -> Attempt<Self> {
        let limits = url.limits;
        let stream = connect(&url.host, url.port);
        let stream = within(limits.connect, Phase::Connect, stream, in_words).await?;
        let (wire, offers) = match url.tls {
            Tls::None => {
                let mut wire = Wire::new(stream);
                heard(limits.command, Phase::Connect, 220, wire.reply()).await?;
                let offers = hello(&mut wire, limits.command).await?;
                (wire.boxed(), offers)
            }
            Tls::Implicit => {
                let secured = roots.connect(&url.host, stream);
                let stream = within(limits.connect, Phase::Tls, secured, in_words).await?;
                let mut wire = Wire::new(stream);
                heard(limits.command, Phase::Connect, 220, wire.reply()).await?;
                let offers = hello(&mut wire, limits.command).await?;
                (wire.boxed(), offers)
            }
            Tls::StartTls => {
                let stream = agree_on_tls(stream, limits.command).await?;
                let secured = roots.connect(&url.host, stream);
                let stream = within(limits.command, Phase::Tls, secured, in_words).await?;
                let mut wire = Wire::new(stream);
                // What was offered in the clear may have been anybody's word (RFC 3207 §4.2).
                let offers = hello(&mut wire, limits.command).await?;
                (wire.boxed(), offers)
            }
        };
        Ok(Self {
            wire,
            offers,
            limits,
            usable: true,
            transmitted: 0,
            ahead: None,
        })
    }

    pub fn is_usable(&self) -> bool {
        self.usable
    }

    /// Mails that were handed over on this connection.
    pub fn transmitted(&self) -> u32 {
        self.transmitted
    }

    /// MAIL FROM and RCPT TO, unless that was said behind the mail before; then their answers.
    pub async fn offer(&mut self, message: &Message) -> Attempt {
        match self.ahead.take() {
            Some(named) if named == *AsRef::<str>::as_ref(message.envelope_from()) => {
                return self.hear_offer().await;
            }
            Some(named) => {
                self.ahead = Some(named);
                self.reset().await;
            }
            None => {}
        }
        if !self.usable {
            return Err(Failure::lost(Phase::Mail, Lost::Broken));
        }
        let (mail, recipient) = self.naming(message)?;
        if self.offers.pipelining {
            let both = format!("{mail}\r\n{recipient}\r\n");
            self.send(Phase::Mail, both.as_bytes()).await?;
            return self.hear_offer().await;
        }
        self.command(Phase::Mail, &mail).await?;
        self.command(Phase::Recipient, &recipient).await
    }

    /// The two commands that name a mail's sender and recipient.
    fn naming(&self, message: &Message) -> Attempt<(String, String)> {
        let (from, to) = (message.envelope_from(), message.envelope_to());
        let mut mail = format!("MAIL FROM:<{from}>");
        if !to.to_string().is_ascii() {
            if !self.offers.smtputf8 {
                // RFC 6531 §3.1: such an address must not be tried on a server without the extension.
                return Err(Failure {
                    phase: Phase::Recipient,
                    answer: Answer::No(553),
                });
            }
            mail.push_str(" SMTPUTF8");
        }
        Ok((mail, format!("RCPT TO:<{to}>")))
    }

    /// The answers to both.
    async fn hear_offer(&mut self) -> Attempt {
        let mail = self.hear(Phase::Mail, 250, self.limits.command).await;
        if !self.usable {
            return mail;
        }
        // It comes in any case, and is about no recipient where no sender was taken.
        let recipient = self.hear(Phase::Recipient, 250, self.limits.command).await;
        mail.and(recipient)
    }

    /// Whether a mail that was named behind the last one is answered already.
    pub fn has_answered_ahead(&self) -> bool {
        self.ahead.is_some() && self.wire.has_heard(2)
    }

    /// MAIL FROM and RCPT TO, taken back at once: whether the relay would send from one to the other.
    pub async fn name(&mut self, sender: &Address, recipient: &Address) -> Attempt {
        let sender = sender
            .to_lettre()
            .map_or_else(String::new, |one| one.to_string());
        self.command(Phase::Mail, &format!("MAIL FROM:<{sender}>"))
            .await?;
        if let Some(to) = recipient.to_lettre() {
            self.command(Phase::Recipient, &format!("RCPT TO:<{to}>"))
                .await?;
        }
        self.reset().await;
        Ok(())
    }

    /// The message, its end, and the answer to that: only 250 is a yes. `next` is named in the same breath as the end,
    /// where the relay hears several commands at a time (RFC 2920 §3.1 allows it behind a message).
    ///
    /// Where the relay takes chunks, it has all of the message before it is told that this was all: until then a lost
    /// connection has delivered nothing (RFC 3030 §2), however long the message is.
    pub async fn transmit(&mut self, message: &Message, next: Option<&Message>) -> Attempt {
        let is_chunk = self.offers.chunking;
        let (body, mut end, limit) = if is_chunk {
            let mut chunk = format!("BDAT {}\r\n", message.bytes().len()).into_bytes();
            chunk.extend_from_slice(message.bytes());
            let end = "BDAT 0 LAST\r\n".to_owned();
            (chunk, end, self.limits.data + self.limits.dot)
        } else {
            self.say(Phase::Data, "DATA", (354, self.limits.data))
                .await?;
            let body = stuffed(message.bytes());
            (body, ".\r\n".to_owned(), self.limits.dot)
        };
        let next = next.filter(|_| self.offers.pipelining);
        let named = next.and_then(|next| {
            let (mail, recipient) = self.naming(next).ok()?;
            end.push_str(&format!("{mail}\r\n{recipient}\r\n"));
            Some(next.envelope_from().to_string())
        });
        let mut phase = Phase::Body;
        // All of it within the one limit: whoever claimed the mail holds it for so long and no longer.
        let sending = async {
            self.wire.send(&body).await?;
            if is_chunk {
                let answer = self.wire.reply().await?;
                if answer.code != 250 {
                    return Ok(answer);
                }
            }
            // From here on the mail may have been taken.
            phase = Phase::Dot;
            self.wire.send(end.as_bytes()).await?;
            self.wire.reply().await
        };
        let outcome = within(limit, Phase::Body, sending, of_wire).await;
        if phase == Phase::Dot {
            self.ahead = named;
        }
        self.judge(phase, 250, outcome)?;
        self.transmitted += 1;
        Ok(())
    }

    /// RSET, so that the next mail starts clean.
    pub async fn reset(&mut self) {
        // A failure marks the connection as unusable, and that is all there is to say.
        if self.ahead.take().is_some() {
            let _ = self.hear_offer().await;
        }
        if self.usable {
            let _ = self.command(Phase::Mail, "RSET").await;
        }
    }

    pub async fn close(mut self) {
        if self.is_usable() {
            let _ = tokio::time::timeout(Duration::from_secs(5), self.wire.say("QUIT")).await;
        }
    }

    async fn command(&mut self, phase: Phase, line: &str) -> Attempt {
        self.say(phase, line, (250, self.limits.command)).await
    }

    /// Says a line and hears whether the answer is the one that is hoped for.
    async fn say(&mut self, phase: Phase, line: &str, (yes, limit): (u16, Duration)) -> Attempt {
        let outcome = within(limit, phase, self.wire.say(line), of_wire).await;
        self.judge(phase, yes, outcome)
    }

    async fn send(&mut self, phase: Phase, bytes: &[u8]) -> Attempt {
        let sent = within(self.limits.command, phase, self.wire.send(bytes), of_wire).await;
        self.usable &= sent.is_ok();
        sent
    }

    async fn hear(&mut self, phase: Phase, yes: u16, limit: Duration) -> Attempt {
        let outcome = within(limit, phase, self.wire.reply(), of_wire).await;
        self.judge(phase, yes, outcome)
    }

    fn judge(&mut self, phase: Phase, yes: u16, outcome: Attempt<Reply>) -> Attempt {
        let failure = match outcome {
            Ok(reply) if reply.code == yes => return Ok(()),
            // 251: will be forwarded (RFC 5321 §4.2.3).
            Ok(reply) if phase == Phase::Recipient && reply.code == 251 => return Ok(()),
            Ok(reply) => Failure::of_reply(phase, &reply),
            Err(failure) => Failure { phase, ..failure },
        };
        match failure.answer {
            Answer::Lost(_) | Answer::NotNow(421) => self.usable = false,
            Answer::NotNow(_) | Answer::No(_) => {}
        }
        Err(failure)
    }
}

/// Says hello, and hears what is offered.
async fn hello<S: Stream>(wire: &mut Wire<S>, limit: Duration) -> Attempt<Offers> {
    let answer = heard(limit, Phase::Connect, 250, wire.say(HELLO)).await?;
    Ok(Offers::read(&answer))
}

/// Greets in the clear, and agrees to go on secured.
async fn agree_on_tls(stream: TcpStream, limit: Duration) -> Attempt<TcpStream> {
    let mut wire = Wire::new(stream);
    heard(limit, Phase::Connect, 220, wire.reply()).await?;
    if !hello(&mut wire, limit).await?.starttls {
        return Err(in_words(
            Phase::Tls,
            "STARTTLS is not supported on this server",
        ));
    }
    heard(limit, Phase::Tls, 220, wire.say("STARTTLS")).await?;
    wire.into_stream().map_err(|why| of_wire(Phase::Tls, why))
}

/// The answer that is hoped for.
async fn heard(
    limit: Duration,
    phase: Phase,
    yes: u16,
    answer: impl Future<Output = std::result::Result<Reply, wire::Lost>>,
) -> Attempt<Reply> {
    let answer = within(limit, phase, answer, of_wire).await?;
    match answer.code {
        code if code == yes => Ok(answer),
        _ => Err(Failure::of_reply(phase, &answer)),
    }
}

async fn within<T, E>(
    limit: Duration,
    phase: Phase,
    step: impl Future<Output = std::result::Result<T, E>>,
    failure: impl FnOnce(Phase, E) -> Failure,
) -> Attempt<T> {
    match tokio::time::timeout(limit, step).await {
        Ok(outcome) => outcome.map_err(|error| failure(phase, error)),
        Err(_) => Err(Failure::lost(phase, Lost::Silent)),
    }
}

fn in_words(phase: Phase, error: impl std::fmt::Display) -> Failure {
    Failure::lost(phase, error.to_string())
}

fn of_wire(phase: Phase, why: wire::Lost) -> Failure {
    Failure::of_wire(phase, &why)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_relay_elsewhere_is_never_spoken_to_in_the_clear() {
        let url = |text| SmtpUrl::parse(text).unwrap();
        assert_eq!(url("smtp://mail.example.org").tls, Tls::StartTls);
        assert_eq!(url("smtp://mail.example.org").port, 587);
        assert_eq!(
            url("smtps://eko:p%40ss@mail.example.org").tls,
            Tls::Implicit
        );
        assert_eq!(url("smtps://mail.example.org").port, 465);
        assert_eq!(url("smtp://localhost").tls, Tls::None);
        assert_eq!(url("smtp://127.0.0.1:2525").port, 2525);
        assert_eq!(url("smtp://[::1]:2525").host, "::1");
        assert_eq!(url("smtp://[::1]:2525").port, 2525);
        assert!(!format!("{:?}", url("smtps://eko:secret@mail.example.org")).contains("secret"));
        for bad in [
            "mail.example.org",
            "smtp://",
            "smtp://host:port",
            "smtp://u:%ff@host",
            "smtp://host?timeout=soon",
            "smtp://host?timeout=-1",
            "smtp://host?tls=no",
        ] {
            assert!(SmtpUrl::parse(bad).is_err(), "{bad}");
        }
    }
}
