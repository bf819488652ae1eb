//! Mail about accounts: each to one person, sent at once, while whoever caused it waits and is told what became of it.
//!
//! It has nothing to do with mailings: nothing is queued, and nothing is tried again without somebody asking.

use std::time::Duration;

use maud::{DOCTYPE, PreEscaped, html};

use crate::app::App;
use crate::error::Result;
use crate::i18n::Texts;
use crate::mail::{Address, Answer, Failure, Lost, Message, Parts, Phase};
use crate::secrets::random_token;
use crate::web::page::MAIL_STYLE;
use crate::web::url::Url;

/// How long somebody who waits at a page waits for each answer of the relay.
const PATIENCE: Duration = Duration::from_secs(10);

/// What became of a mail about an account.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Posted {
    /// The relay has taken it.
    Sent,
    /// There is no relay: it lies in the outbox folder, and nobody gets it.
    Kept,
    Failed(Failure),
}

impl Posted {
    /// As it is stored.
    pub fn stored(&self) -> String {
        match self {
            Self::Sent => "sent".into(),
            Self::Kept => "kept".into(),
            Self::Failed(failure) => failure.kept(),
        }
    }

    /// Reads what was stored; none of what cannot be read.
    pub fn read(stored: &str) -> Option<Self> {
        match stored {
            "sent" => Some(Self::Sent),
            "kept" => Some(Self::Kept),
            failure => Failure::read(failure).map(Self::Failed),
        }
    }

    /// Whether it is on its way to whom it is for.
    pub fn is_sent(&self) -> bool {
        *self == Self::Sent
    }

    /// What there is to say of it to who caused it.
    pub fn text(&self, t: &Texts) -> String {
        match self {
            Self::Sent => t.get("account-mail-sent").into_owned(),
            Self::Kept => t.get("account-mail-kept").into_owned(),
            Self::Failed(failure) => {
                t.with("account-mail-failed", [("why", failure.text(t).into())])
            }
        }
    }
}

/// What a mail about an account says.
pub struct Letter<'a> {
    pub t: &'a Texts,
    pub to: &'a str,
    pub subject: String,
    pub lines: Vec<String>,
    /// Where it leads, and what the button says.
    pub link: Option<(Url, String)>,
    /// The key of what stands below.
    pub foot: &'static str,
}

/// What stands below a mail about an account: what to do when it was not them.
pub const NOT_YOU: &str = "account-mail-not-you";

/// Sends a letter. What the log of the server says of one that did not go names nobody.
pub async fn send(app: &App, letter: &Letter<'_>) -> Posted {
    let posted = match write(app, letter) {
        Ok(message) => match app
            .transport
            .no_longer_than(PATIENCE)
            .send_one(&message)
            .await
        {
            Ok(()) if app.config.mail.smtp.is_none() => Posted::Kept,
            Ok(()) => Posted::Sent,
            Err(failure) => Posted::Failed(failure),
        },
        Err(error) => Posted::Failed(Failure {
            phase: Phase::Body,
            answer: Answer::Lost(Lost::Said(error.to_string())),
        }),
    };
    if let Posted::Failed(failure) = &posted {
        tracing::warn!(
            failure = failure.kept(),
            "a mail about an account was not sent"
        );
    }
    posted
}

fn write(app: &App, letter: &Letter<'_>) -> Result<Message> {
    let (t, from) = (letter.t, &app.config.mail.from);
    let to = Address::parse(letter.to)
        .map_err(|_| crate::error::Error::Mail("the account has no address to write to".into()))?;
    let link = letter
        .link
        .as_ref()
        .map(|(url, words)| (app.config.base_url.join(url.as_str()), words));
    let foot = t.get(letter.foot);
    let mut text = letter.lines.join("\n\n");
    if let Some((link, _)) = &link {
        text.push_str(&format!("\n\n{link}"));
    }
    text.push_str(&format!("\n\n{foot}\n"));
    let html = html! {
        (DOCTYPE)
        html lang=(t.language.word()) dir=(t.language.direction()) {
            head {
                meta charset="utf-8";
                title { (letter.subject) }
                style { (PreEscaped(MAIL_STYLE)) }
            }
            body {
                div.mail {
                    h1 { (letter.subject) }
                    @for line in &letter.lines { p { (line) } }
                    @if let Some((link, words)) = &link { p { a.go href=(link) { (words) } } }
                    p { (foot) }
                }
            }
        }
    };
    Message::build(Parts {
        from,
        from_name: "Eko",
        reply_to: None,
        to: &to,
        envelope_from: from.as_str().to_owned(),
        message_id: &format!("{}@{}", random_token(), from.domain()),
        date: app.clock.now(),
        language: t.language.word(),
        subject: &letter.subject,
        text,
        html: html.into_string(),
        unsubscribe: None,
        list_id: None,
        attachment: None,
        picture: None,
        dkim: app.config.mail.dkim.as_ref(),
    })
}
