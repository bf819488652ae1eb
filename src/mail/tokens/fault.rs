//! Why no token was given out.

use std::fmt;

use oauth2::RequestTokenError;
use oauth2::basic::{BasicErrorResponse, BasicErrorResponseType};

use crate::oauth::Unanswered;

/// Why there is no token, without a secret in it. It is shown as `token: ` with the word of the protocol (RFC 6749 §5.2)
/// and, from Entra ID, its number for the reason.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault(String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "token: {}", self.0)
    }
}

/// What Entra ID begins its numbers with.
const ENTRA: &str = "AADSTS";

impl Fault {
    pub(super) fn new(words: &str) -> Self {
        Self(words.to_owned())
    }

    pub(super) fn of(error: &RequestTokenError<Unanswered, BasicErrorResponse>) -> Self {
        Self(match error {
            RequestTokenError::ServerResponse(answer) => refusal(answer),
            RequestTokenError::Request(why) => format!("unreachable ({why})"),
            RequestTokenError::Parse(..) | RequestTokenError::Other(_) => {
                "an answer that is none".to_owned()
            }
        })
    }

    /// Whether what was asked with is of no use, or not any more.
    pub(super) fn is_of_grant(&self) -> bool {
        self.0.starts_with("invalid_grant")
    }
}

/// The word of the protocol. Other words and the description are the server's own and may repeat what it was asked.
fn refusal(answer: &BasicErrorResponse) -> String {
    let word = match answer.error() {
        BasicErrorResponseType::InvalidClient => "invalid_client",
        BasicErrorResponseType::InvalidGrant => "invalid_grant",
        BasicErrorResponseType::InvalidRequest => "invalid_request",
        BasicErrorResponseType::InvalidScope => "invalid_scope",
        BasicErrorResponseType::UnauthorizedClient => "unauthorized_client",
        BasicErrorResponseType::UnsupportedGrantType => "unsupported_grant_type",
        BasicErrorResponseType::Extension(word) if word == "access_denied" => "access_denied",
        BasicErrorResponseType::Extension(_) => "refused",
    };
    let number = answer.error_description().and_then(|text| {
        let (_, after) = text.split_once(ENTRA)?;
        let number: String = after.chars().take_while(char::is_ascii_digit).collect();
        (!number.is_empty()).then_some(number)
    });
    match number {
        Some(number) => format!("{word} {ENTRA}{number}"),
        None => word.to_owned(),
    }
}
