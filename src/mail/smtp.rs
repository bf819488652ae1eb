//! One SMTP connection, step by step.
//!
//! lettre's pooled transports hide in which phase something failed and may reuse a connection that is out
//! of step, so its low-level connection is driven here, over a TCP stream of our own with TCP_NODELAY (else
//! message and final dot cost a 40 ms stall each). Every step has its time limit (RFC 5321 §4.5.3.2), and a
//! connection that broke or timed out is never used again. What follows from a failure, and when it is tried again,
//! `mailings` decides.

use std::borrow::Cow;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::Duration;

use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{AsyncSmtpConnection, AsyncTokioStream};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt, Rset};
use lettre::transport::smtp::extension::{ClientId, Extension, MailParameter};
use lettre::transport::smtp::response::Response;
use percent_encoding::percent_decode_str;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::server::{self, connect};
use super::signing_in::{Login, Refused};
#[cfg(feature = "oauth")]
use super::tokens::Tokens;
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
                Login::Password(Credentials::new(decode(user)?, decode(password)?))
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
    inner: AsyncSmtpConnection,
    limits: TimeLimits,
    usable: bool,
    transmitted: u32,
}

impl Connection {
    /// Connects, greets, secures and signs in.
    ///
    /// # Errors
    /// At `Connect`, `Tls` or `Auth`; none of them is about any one mail.
    pub async fn open(url: &SmtpUrl, roots: &Roots) -> Attempt<Self> {
        let (limits, server) = (url.limits, (url.host.as_str(), url.port));
        let mut inner = Self::reach(url, roots).await?;
        let mut signed_in = url.login.sign_in(&mut inner, server, limits.command).await;
        if let Err(Refused::Stale(_)) = signed_in {
            // Many hang up on whoever they refuse.
            inner = Self::reach(url, roots).await?;
            signed_in = url.login.sign_in(&mut inner, server, limits.command).await;
        }
        signed_in?;
        Ok(Self {
            inner,
            limits,
            usable: true,
            transmitted: 0,
        })
    }

    /// Connects, greets and secures.
    async fn reach(url: &SmtpUrl, roots: &Roots) -> Attempt<AsyncSmtpConnection> {
        let limits = url.limits;
        let stream = connect(&url.host, url.port);
        let stream = within(limits.connect, Phase::Connect, stream, in_words).await?;
        let stream: Box<dyn AsyncTokioStream> = match url.tls {
            Tls::Implicit => {
                let secured = roots.connect(&url.host, stream);
                let stream = within(limits.connect, Phase::Tls, secured, in_words).await?;
                Box::new(TlsStream(stream))
            }
            Tls::StartTls | Tls::None => Box::new(stream),
        };
        let hello = ClientId::default();
        let greeted = AsyncSmtpConnection::connect_with_transport(stream, &hello);
        let mut inner = within(limits.command, Phase::Connect, greeted, failure).await?;
        if url.tls == Tls::StartTls {
            let parameters = roots.for_starttls(&url.host);
            let parameters = parameters.map_err(|why| in_words(Phase::Tls, why))?;
            let secured = inner.starttls(parameters, &hello);
            within(limits.command, Phase::Tls, secured, failure).await?;
        }
        Ok(inner)
    }

    pub fn is_usable(&self) -> bool {
        self.usable && !self.inner.has_broken()
    }

    /// Mails that were handed over on this connection.
    pub fn transmitted(&self) -> u32 {
        self.transmitted
    }

    /// MAIL FROM and RCPT TO.
    pub async fn offer(&mut self, message: &Message) -> Attempt {
        let mut options = Vec::new();
        let ascii = message.envelope_to().to_string().is_ascii();
        if !ascii {
            if !self
                .inner
                .server_info()
                .supports_feature(Extension::SmtpUtfEight)
            {
                // RFC 6531 §3.1: such an address must not be tried on a server without the extension.
                return Err(Failure {
                    phase: Phase::Recipient,
                    answer: Answer::No(553),
                });
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let limit = self.limits.command;
        let mail = Mail::new(Some(message.envelope_from().clone()), options);
        self.command(Phase::Mail, limit, 250, mail).await?;
        let recipient = Rcpt::new(message.envelope_to().clone(), Vec::new());
        self.command(Phase::Recipient, limit, 250, recipient).await
    }

    /// MAIL FROM and RCPT TO, taken back at once: whether the relay would send from one to the other.
    pub async fn name(&mut self, sender: &Address, recipient: &Address) -> Attempt {
        let limit = self.limits.command;
        let mail = Mail::new(sender.to_lettre(), Vec::new());
        self.command(Phase::Mail, limit, 250, mail).await?;
        if let Some(to) = recipient.to_lettre() {
            let to = Rcpt::new(to, Vec::new());
            self.command(Phase::Recipient, limit, 250, to).await?;
        }
        self.reset().await;
        Ok(())
    }

    /// DATA, the message, the final dot, and the answer to it: only 250 is a yes.
    pub async fn transmit(&mut self, message: &Message) -> Attempt {
        self.command(Phase::Data, self.limits.data, 354, Data)
            .await?;
        // lettre writes the dot once the iterator has run out: from then on the mail may have been taken.
        let mut sent_whole = false;
        let mut pieces = message.bytes().chunks(64 * 1024);
        let body = std::iter::from_fn(|| {
            let piece = pieces.next();
            sent_whole |= piece.is_none();
            piece
        });
        let sending = self.inner.message_iter(body);
        let outcome = within(self.limits.dot, Phase::Body, sending, failure).await;
        let phase = if sent_whole { Phase::Dot } else { Phase::Body };
        self.judge(phase, 250, outcome)?;
        self.transmitted += 1;
        Ok(())
    }

    /// RSET, so that the next mail starts clean.
    pub async fn reset(&mut self) {
        // A failure marks the connection as unusable, and that is all there is to say.
        let _ = self
            .command(Phase::Mail, self.limits.command, 250, Rset)
            .await;
    }

    pub async fn close(mut self) {
        if self.is_usable() {
            let _ = tokio::time::timeout(Duration::from_secs(5), self.inner.quit()).await;
        }
    }

    async fn command(
        &mut self,
        phase: Phase,
        limit: Duration,
        yes: u16,
        command: impl std::fmt::Display,
    ) -> Attempt {
        let outcome = within(limit, phase, self.inner.command(command), failure).await;
        self.judge(phase, yes, outcome)
    }

    fn judge(&mut self, phase: Phase, yes: u16, outcome: Attempt<Response>) -> Attempt {
        let failure = match outcome {
            Ok(response) if response.has_code(yes) => return Ok(()),
            // 251: will be forwarded (RFC 5321 §4.2.3).
            Ok(response) if phase == Phase::Recipient && response.has_code(251) => return Ok(()),
            Ok(_) => Failure::lost(phase, Lost::OutOfStep),
            Err(failure) => Failure { phase, ..failure },
        };
        match failure.answer {
            Answer::Lost(_) | Answer::NotNow(421) => self.usable = false,
            Answer::NotNow(_) | Answer::No(_) => {}
        }
        Err(failure)
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

fn failure(phase: Phase, error: lettre::transport::smtp::Error) -> Failure {
    Failure::of_lettre(phase, &error)
}

/// A TLS stream that lettre can take over, for TLS from the first byte.
#[derive(Debug)]
struct TlsStream(tokio_rustls::client::TlsStream<TcpStream>);

impl AsyncTokioStream for TlsStream {
    fn peer_addr(&self) -> io::Result<SocketAddr> {
        self.0.get_ref().0.peer_addr()
    }
}

impl AsyncRead for TlsStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_read(context, buffer)
    }
}

impl AsyncWrite for TlsStream {
    fn poll_write(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        bytes: &[u8],
    ) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.0).poll_write(context, bytes)
    }

    fn poll_flush(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_flush(context)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<io::Result<()>> {
        Pin::new(&mut self.0).poll_shutdown(context)
    }
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
