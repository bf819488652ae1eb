//! Signing in to the relay: not at all, by password, or by token.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use lettre::transport::smtp::authentication::{
    Credentials, DEFAULT_MECHANISMS, Mechanism as Offer,
};
use lettre::transport::smtp::client::AsyncSmtpConnection;
use lettre::transport::smtp::commands::Ehlo;
use lettre::transport::smtp::extension::ClientId;
use lettre::transport::smtp::response::Response;
use zeroize::Zeroizing;

use super::tokens::{Mechanism, Tokens};
use super::{Answer, Failure, Lost, Phase};

/// As whom.
#[derive(Clone)]
pub enum Login {
    Nobody,
    Password(Credentials),
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

/// What lettre says of a relay that offers no way that we know.
const NO_WAY: &str = "internal client error: No compatible authentication mechanism was found";

impl Login {
    /// Signs in, with no wait longer than `limit` for an answer.
    pub async fn sign_in(
        &self,
        inner: &mut AsyncSmtpConnection,
        server: (&str, u16),
        limit: Duration,
    ) -> Result<(), Refused> {
        let by_password = match self {
            Self::Nobody => return Ok(()),
            Self::User(user, Some(tokens)) => {
                return by_token((user, tokens), inner, server, limit).await;
            }
            Self::Password(credentials) => credentials.clone(),
            Self::User(user, None) => Credentials::new(user.clone(), String::new()),
        };
        let signed_in = inner.auth(DEFAULT_MECHANISMS, &by_password);
        match tokio::time::timeout(limit, signed_in).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(Refused::Otherwise(Failure::of_lettre(Phase::Auth, &error))),
            Err(_) => Err(lost(Lost::Silent)),
        }
    }
}

fn lost(why: impl Into<Lost>) -> Refused {
    Refused::Otherwise(Failure::lost(Phase::Auth, why))
}

async fn by_token(
    (user, tokens): (&str, &Tokens),
    inner: &mut AsyncSmtpConnection,
    server: (&str, u16),
    limit: Duration,
) -> Result<(), Refused> {
    let ticket = tokens.get().await;
    let ticket = ticket.map_err(|fault| lost(fault.to_string()))?;
    let mechanism = tokio::time::timeout(limit, offered(inner)).await;
    let mechanism = mechanism.map_err(|_| lost(Lost::Silent))?;
    let mechanism = mechanism.ok_or_else(|| lost(NO_WAY))?;
    let words = mechanism.words(user, server, &ticket.token);
    let shown = show(inner, mechanism, &words);
    let shown = tokio::time::timeout(limit, shown).await;
    let error = match shown.map_err(|_| lost(Lost::Silent))? {
        Ok(response) if response.has_code(235) => return Ok(()),
        Ok(_) => return Err(lost(Lost::OutOfStep)),
        Err(error) => error,
    };
    let failure = why_not(&error);
    if let Answer::No(_) = failure.answer {
        tokens.refused(&ticket).await;
        if !ticket.is_fresh {
            return Err(Refused::Stale(failure));
        }
    }
    Err(Refused::Otherwise(failure))
}

/// Which way the relay offers. lettre knows one of them by name; for the other the relay is asked once more.
async fn offered(inner: &mut AsyncSmtpConnection) -> Option<Mechanism> {
    if inner.server_info().supports_auth_mechanism(Offer::Xoauth2) {
        return Some(Mechanism::Xoauth2);
    }
    let said = inner.command(Ehlo::new(ClientId::default())).await.ok()?;
    let ways = said
        .message()
        .filter_map(|line| line.split_once(' '))
        .filter(|(name, _)| name.eq_ignore_ascii_case("AUTH"))
        .flat_map(|(_, ways)| ways.split_whitespace());
    Mechanism::among(ways)
}

async fn show(
    inner: &mut AsyncSmtpConnection,
    mechanism: Mechanism,
    words: &str,
) -> Result<Response, lettre::transport::smtp::Error> {
    let words = Zeroizing::new(STANDARD.encode(words));
    let answer = inner
        .command(format_args!("AUTH {} {}\r\n", mechanism.name(), *words))
        .await?;
    if !answer.has_code(334) {
        return Ok(answer);
    }
    let understood = STANDARD.encode(mechanism.understood());
    inner.command(format_args!("{understood}\r\n")).await
}

/// What a relay says when it takes no sign-ins for a whole organisation or for one mailbox: no token helps there.
const SHUT: &str = "SmtpClientAuthentication is disabled";

/// Its own words are not passed on: they may repeat what it was shown.
fn why_not(error: &lettre::transport::smtp::Error) -> Failure {
    if error.to_string().contains(SHUT) {
        return Failure::lost(Phase::Auth, SHUT);
    }
    match Failure::of_lettre(Phase::Auth, error) {
        Failure {
            answer: Answer::Lost(Lost::Said(_)),
            phase,
        } => Failure::lost(phase, Lost::Broken),
        told => told,
    }
}
