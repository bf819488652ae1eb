//! Walks the way that a mail takes to the relay, step by step, and says what to change where it ends.
//!
//! No mail is sent: the walk ends when the relay has taken sender and recipient. Many relays keep every no until they
//! have heard the recipient, so asking for less would promise too much.

use std::time::Duration;

use super::smtp::{self, SmtpUrl, Tls};
use super::{Address, Answer, Failure, Lost, Phase, Roots};

/// The steps, in their order.
pub const STEPS: [Phase; 5] = [
    Phase::Connect,
    Phase::Tls,
    Phase::Auth,
    Phase::Mail,
    Phase::Recipient,
];

/// The longest wait for any answer: somebody sits there and waits too.
const PATIENCE: Duration = Duration::from_secs(10);

/// The key of a step's name.
pub fn step_key(step: Phase) -> &'static str {
    match step {
        Phase::Connect => "check-step-connect",
        Phase::Tls => "check-step-tls",
        Phase::Auth => "check-step-auth",
        Phase::Mail => "check-step-mail",
        _ => "check-step-rcpt",
    }
}

/// How one step went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepOutcome {
    Fine,
    /// The settings do not ask for it.
    NotNeeded,
    Failed {
        failure: Failure,
        /// The key of a text that says what to change.
        advice: &'static str,
    },
    /// An earlier step failed.
    NotReached,
}

/// The whole walk: every step with its outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Walk(pub Vec<(Phase, StepOutcome)>);

impl Walk {
    /// Whether mail can be sent.
    pub fn is_fine(&self) -> bool {
        self.0
            .iter()
            .all(|(_, outcome)| matches!(outcome, StepOutcome::Fine | StepOutcome::NotNeeded))
    }

    fn ended(url: &SmtpUrl, failure: Option<Failure>) -> Self {
        let mut over = false;
        let steps = STEPS.iter().map(|&phase| {
            let outcome = match &failure {
                Some(failure) if failure.phase == phase => {
                    over = true;
                    StepOutcome::Failed {
                        failure: failure.clone(),
                        advice: advice(url, failure),
                    }
                }
                _ if over => StepOutcome::NotReached,
                _ if phase == Phase::Tls && url.tls == Tls::None => StepOutcome::NotNeeded,
                _ if phase == Phase::Auth && !url.signs_in() => StepOutcome::NotNeeded,
                _ => StepOutcome::Fine,
            };
            (phase, outcome)
        });
        Self(steps.collect())
    }
}

/// Connects, secures, signs in and names `sender` and `recipient`.
pub async fn walk(url: &SmtpUrl, roots: &Roots, sender: &Address, recipient: &Address) -> Walk {
    let url = &url.no_longer_than(PATIENCE);
    let failure = match smtp::Connection::open(url, roots).await {
        Ok(mut connection) => {
            let answer = connection.name(sender, recipient).await;
            connection.close().await;
            answer.err()
        }
        Err(failure) => Some(failure),
    };
    Walk::ended(url, failure)
}

/// What to change, as a text key. The words are our own, those of rustls and of the system.
fn advice(url: &SmtpUrl, failure: &Failure) -> &'static str {
    let why = match &failure.answer {
        Answer::Lost(Lost::Said(words)) => words.as_str(),
        Answer::Lost(_) | Answer::NotNow(_) | Answer::No(_) => "",
    };
    let is_silent = failure.answer == Answer::Lost(Lost::Silent);
    let says = |words: &[&str]| words.iter().any(|word| why.contains(word));
    match failure.phase {
        // A server that waits for TLS says nothing to one that waits for its greeting (RFC 8314 §3.3).
        Phase::Connect
            if (is_silent || says(&["incomplete response"])) && url.tls != Tls::Implicit =>
        {
            "check-silent"
        }
        Phase::Connect if says(&["refused"]) => "check-refused",
        Phase::Connect if says(&["lookup", "resolve", "not known"]) => "check-unknown-host",
        Phase::Connect if failure.code().is_some() => "check-not-welcome",
        Phase::Connect if says(&["response error"]) => "check-not-smtp",
        Phase::Connect => "check-unreachable",
        Phase::Tls if says(&["InvalidContentType", "corrupt message"]) => "check-speaks-plain",
        Phase::Tls if says(&["UnknownIssuer", "SelfSigned", "CaUsedAsEndEntity"]) => "check-issuer",
        Phase::Tls if says(&["NotValidForName", "not valid for name"]) => "check-other-name",
        Phase::Tls if says(&["Expired", "expired", "NotValidYet"]) => "check-expired",
        Phase::Tls if says(&["STARTTLS"]) => "check-no-starttls",
        Phase::Tls => "check-tls",
        Phase::Auth if why.starts_with("token: ") => token_advice(why),
        Phase::Auth if says(&["SmtpClientAuthentication"]) => "check-token-shut",
        Phase::Auth if url.signs_in_by_token() && says(&["No compatible"]) => {
            "check-token-not-offered"
        }
        Phase::Auth if url.signs_in_by_token() && failure.code().is_some() => "check-token-mailbox",
        Phase::Auth if matches!(failure.answer, Answer::No(535)) => "check-login",
        Phase::Auth if url.tls == Tls::None && says(&["No compatible"]) => "check-auth-in-clear",
        Phase::Auth => "check-auth",
        Phase::Mail => "check-sender",
        _ => "check-recipient",
    }
}

/// What to change where no token is given out. The words are those of RFC 6749 §5.2, and the numbers Entra ID's.
fn token_advice(why: &str) -> &'static str {
    let says = |words: &[&str]| words.iter().any(|word| why.contains(word));
    if says(&["invalid_client"]) {
        "check-token-client"
    } else if says(&["AADSTS65001", "unauthorized_client", "access_denied"]) {
        "check-token-permission"
    } else if says(&["invalid_grant"]) {
        "check-token-grant"
    } else if says(&["invalid_scope"]) {
        "check-token-scope"
    } else if says(&["unreachable"]) {
        "check-token-unreachable"
    } else {
        "check-token-other"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn url(text: &str) -> SmtpUrl {
        SmtpUrl::parse(text).unwrap()
    }

    #[test]
    fn confused_ways_of_securing_are_told_apart() {
        let plain = url("smtp://relay.example.org:465");
        let tls = url("smtps://relay.example.org:587");
        let silent = Failure::lost(Phase::Connect, Lost::Silent);
        let corrupt = Failure::lost(
            Phase::Tls,
            "received corrupt message of type InvalidContentType",
        );
        assert_eq!(advice(&plain, &silent), "check-silent");
        assert_eq!(advice(&tls, &corrupt), "check-speaks-plain");
        let other = Failure::lost(
            Phase::Connect,
            "response error: error Tag at: * OK [CAPABILITY IMAP4rev1] ready.",
        );
        assert_eq!(advice(&tls, &other), "check-not-smtp");
        let here = url("smtp://eko:secret@localhost");
        let no_way = Failure::lost(
            Phase::Auth,
            "internal client error: No compatible authentication mechanism was found",
        );
        assert_eq!(advice(&here, &no_way), "check-auth-in-clear");
        let issuer = Failure::lost(Phase::Tls, "invalid peer certificate: UnknownIssuer");
        assert_eq!(advice(&tls, &issuer), "check-issuer");
    }

    #[test]
    fn a_walk_ends_where_it_fails() {
        let url = url("smtps://eko:secret@relay.example.org");
        let walk = Walk::ended(
            &url,
            Some(Failure {
                phase: Phase::Auth,
                answer: Answer::No(535),
            }),
        );
        let words: Vec<_> = walk.0.iter().map(|(_, outcome)| outcome.clone()).collect();
        assert!(matches!(
            words[..],
            [
                StepOutcome::Fine,
                StepOutcome::Fine,
                StepOutcome::Failed {
                    advice: "check-login",
                    ..
                },
                StepOutcome::NotReached,
                StepOutcome::NotReached
            ]
        ));
        assert!(!walk.is_fine());
        assert!(Walk::ended(&url, None).is_fine());
    }
}
