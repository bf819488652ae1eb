//! Signing in to the relay: not at all, by password, or by token.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use zeroize::Zeroizing;

use super::tokens::{Mechanism, Tokens};
use super::wire::{Reply, Stream, Wire};
use super::{Answer, Failure, Lost, Phase};

/// As whom.
#[derive(Clone)]
pub enum Login {
    Nobody,
    /// User and password.
    Password(String, Zeroizing<String>),
    /// Without a password: by token once there is somebody to ask for one.
    User(String, Option<Tokens>),
}

/// Why somebody is not let in.
pub enum Refused {
    /// By a token that was not asked for just now: another may do.
    Stale(Failure),
    Otherwise(Failure),
}

impl From<Refused> for Failure {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Stale(failure) | Refused::Otherwise(failure) => failure,
        }
    }
}

impl From<Failure> for Refused {
    fn from(failure: Failure) -> Self {
        Self::Otherwise(failure)
    }
}

/// What is said of a relay that offers no way that we know.
const NO_WAY: &str = "No compatible authentication mechanism was found";

impl Login {
    /// Signs in in one of the ways that the relay offers, with no wait longer than `limit` for an answer.
    pub(super) async fn sign_in<S: Stream>(
        &self,
        relay: &mut Wire<S>,
        ways: &[String],
        server: (&str, u16),
        limit: Duration,
    ) -> Result<(), Refused> {
        let mut talk = Talk { relay, limit };
        match self {
            Self::Nobody => Ok(()),
            Self::Password(user, password) => talk.by_password(ways, user, password).await,
            Self::User(user, None) => talk.by_password(ways, user, "").await,
            Self::User(user, Some(tokens)) => talk.by_token(ways, (user, tokens), server).await,
        }
    }
}

fn lost(why: impl Into<Lost>) -> Refused {
    Failure::lost(Phase::Auth, why).into()
}

/// A conversation with a relay about who we are.
struct Talk<'a, S> {
    relay: &'a mut Wire<S>,
    limit: Duration,
}

impl<S: Stream> Talk<'_, S> {
    /// Says a line that nobody else is to read.
    async fn say(&mut self, line: &str) -> Result<Reply, Refused> {
        let line = Zeroizing::new(format!("{line}\r\n"));
        let answer = async {
            self.relay.send(line.as_bytes()).await?;
            self.relay.reply().await
        };
        match tokio::time::timeout(self.limit, answer).await {
            Ok(answer) => answer.map_err(|why| Failure::of_wire(Phase::Auth, &why).into()),
            Err(_) => Err(lost(Lost::Silent)),
        }
    }

    /// PLAIN (RFC 4616), else LOGIN, which nobody has ever written down.
    async fn by_password(
        &mut self,
        ways: &[String],
        user: &str,
        password: &str,
    ) -> Result<(), Refused> {
        let offers = |way: &str| ways.iter().any(|offered| offered.eq_ignore_ascii_case(way));
        let answer = if offers("PLAIN") {
            let words = Zeroizing::new(format!("\0{user}\0{password}"));
            let words = Zeroizing::new(STANDARD.encode(words.as_bytes()));
            self.say(&Zeroizing::new(format!("AUTH PLAIN {}", *words)))
                .await?
        } else if offers("LOGIN") {
            let mut answer = self.say("AUTH LOGIN").await?;
            for word in [user, password] {
                if answer.code == 334 {
                    answer = self.say(&Zeroizing::new(STANDARD.encode(word))).await?;
                }
            }
            answer
        } else {
            return Err(lost(NO_WAY));
        };
        match answer.code {
            235 => Ok(()),
            _ => Err(Failure::of_reply(Phase::Auth, &answer).into()),
        }
    }

    async fn by_token(
        &mut self,
        ways: &[String],
        (user, tokens): (&str, &Tokens),
        server: (&str, u16),
    ) -> Result<(), Refused> {
        let ticket = tokens.get().await;
        let ticket = ticket.map_err(|fault| lost(fault.to_string()))?;
        let mechanism = Mechanism::among(ways.iter().map(String::as_str));
        let mechanism = mechanism.ok_or_else(|| lost(NO_WAY))?;
        let words = mechanism.words(user, server, &ticket.token);
        let words = Zeroizing::new(STANDARD.encode(words.as_bytes()));
        let words = Zeroizing::new(format!("AUTH {} {}", mechanism.name(), *words));
        let mut answer = self.say(&words).await?;
        if answer.code == 334 {
            answer = self.say(&STANDARD.encode(mechanism.understood())).await?;
        }
        if answer.code == 235 {
            return Ok(());
        }
        let failure = why_not(&answer);
        if let Answer::No(_) = failure.answer {
            tokens.refused(&ticket).await;
            if !ticket.is_fresh {
                return Err(Refused::Stale(failure));
            }
        }
        Err(failure.into())
    }
}

/// What a relay says when it takes no sign-ins for a whole organisation or for one mailbox: no token helps there.
const SHUT: &str = "SmtpClientAuthentication is disabled";

/// Its other words are not passed on: they may repeat what it was shown.
fn why_not(answer: &Reply) -> Failure {
    if answer.lines.iter().any(|line| line.contains(SHUT)) {
        return Failure::lost(Phase::Auth, SHUT);
    }
    Failure::of_reply(Phase::Auth, answer)
}
