//! Turns a claimed delivery into a mail.

use std::collections::HashMap;
use std::sync::Arc;

use super::super::letter::{self, Forwarding, Letter, Links};
use super::super::queries::{self, Claimed};
use super::super::{Audience, Mailing, Recipient, forwarding};
use crate::addresses::{self, Purpose};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::ids::{ContactId, DeliveryId, MailingId};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::{Address, Attachment, Message, Parts, Unsubscribe};
use crate::processes::{self, Process};
use crate::reports::{self, Report};

/// What all mails of a mailing have in common.
pub(super) struct Common {
    mailing: Mailing,
    process: Process,
    report: Report,
    letters: Vec<Letter>,
    attachment: Option<Attachment>,
    /// What each contact answers for: their delivery in the first round.
    answers_for: HashMap<ContactId, DeliveryId>,
}

impl Common {
    pub(super) fn retry_until(&self) -> Timestamp {
        self.mailing.retry_until
    }

    pub(super) fn purpose(&self) -> Purpose {
        self.mailing.purpose
    }

    pub(super) async fn load(app: &App, id: MailingId) -> Result<Self> {
        app.db
            .read(move |c| {
                let mailing = queries::mailing(c, id)?;
                let report = reports::queries::all(c, mailing.process)?
                    .into_iter()
                    .find(|report| report.id == mailing.report)
                    .ok_or(Error::NotFound)?;
                let attachment = match report.file {
                    Some(file) if mailing.attach => {
                        let (name, media_type, bytes) = reports::queries::file(c, file)?;
                        Some(Attachment {
                            name,
                            media_type,
                            bytes: Arc::new(bytes),
                        })
                    }
                    _ => None,
                };
                let answers_for = match mailing.audience {
                    Audience::Participants => HashMap::new(),
                    Audience::Contacts | Audience::Stakeholders => {
                        let first = queries::first_round(c, &mailing)?;
                        queries::deliveries_by_contact(c, first)?
                    }
                };
                Ok(Self {
                    process: processes::queries::process(c, mailing.process)?,
                    letters: queries::letters(c, id)?,
                    mailing,
                    report,
                    attachment,
                    answers_for,
                })
            })
            .await
    }

    /// The mail of one delivery to an address that was opened for it.
    pub(super) fn message(&self, app: &App, claimed: &Claimed, to: &Address) -> Result<Message> {
        let letter = letter_in(&self.letters, claimed, &self.process)?;
        let links = self.links(app, claimed, letter);
        write_mail(
            app,
            &self.process,
            letter,
            &links,
            &Envelope {
                to,
                message_id: &claimed.message_id,
                bounce_token: &claimed.bounce_token,
                unsubscribe: links.unsubscribe.clone().map(|url| Unsubscribe { url }),
                attachment: self.attachment.as_ref(),
            },
        )
    }

    fn links(&self, app: &App, claimed: &Claimed, letter: &Letter) -> Links {
        let base = &app.config.base_url;
        let report = report_url(app, &self.process, &self.report, letter.language);
        match claimed.to {
            Recipient::Address(id) => {
                let token = addresses::token(&app.secrets, id);
                Links {
                    report,
                    my_data: Some(base.join(&format!("/a/{token}"))),
                    unsubscribe: Some(base.join(&format!("/a/{token}/unsubscribe"))),
                    forward: None,
                }
            }
            Recipient::Contact(id) => {
                let delivery = self.answers_for.get(&id).copied().unwrap_or(claimed.id);
                let token = forwarding::token(&app.secrets, delivery);
                let tell = base.join(&format!("/f/{token}"));
                Links {
                    report,
                    my_data: None,
                    unsubscribe: Some(format!("{tell}/unsubscribe")),
                    forward: (self.mailing.audience == Audience::Contacts).then(|| Forwarding {
                        tell,
                        in_languages: in_languages(app, &self.process, &self.report),
                    }),
                }
            }
        }
    }
}

/// The report's address in every language that participants may read.
pub(in super::super) fn in_languages(
    app: &App,
    process: &Process,
    report: &Report,
) -> Vec<(Language, String)> {
    Language::ALL
        .iter()
        .map(|&language| (language, report_url(app, process, report, language)))
        .collect()
}

/// Opens the address that a claimed delivery is for.
pub(super) fn open(app: &App, claimed: &Claimed) -> Result<Address> {
    match claimed.to {
        Recipient::Address(id) => addresses::open(&app.secrets, id, &claimed.sealed),
        Recipient::Contact(id) => addresses::open_contact(&app.secrets, id, &claimed.sealed),
    }
}

/// The letter in the recipient's language, else in the process's own; the mail declares which it is.
fn letter_in<'l>(
    letters: &'l [Letter],
    claimed: &Claimed,
    process: &Process,
) -> Result<&'l Letter> {
    let of = |language| letters.iter().find(|letter| letter.language == language);
    of(claimed.language)
        .or_else(|| of(process.default_language))
        .or(letters.first())
        .ok_or_else(|| Error::Mail("a mailing without words".into()))
}

/// Where the report can be read, in a language.
pub(in super::super) fn report_url(
    app: &App,
    process: &Process,
    report: &Report,
    language: Language,
) -> String {
    app.config.base_url.join(&format!(
        "/p/{}/reports/{}?lang={}",
        process.slug,
        report.slug,
        language.word()
    ))
}

/// What differs from recipient to recipient on the outside.
pub(in super::super) struct Envelope<'e> {
    pub to: &'e Address,
    pub message_id: &'e str,
    pub bounce_token: &'e str,
    pub unsubscribe: Option<Unsubscribe>,
    pub attachment: Option<&'e Attachment>,
}

/// Puts a mail together.
pub(in super::super) fn write_mail(
    app: &App,
    process: &Process,
    letter: &Letter,
    links: &Links,
    envelope: &Envelope<'_>,
) -> Result<Message> {
    let from = &app.config.mail.from;
    let reply_to = Address::parse(&process.contact.email).ok();
    Message::build(Parts {
        from,
        from_name: process.name(letter.language),
        reply_to: reply_to.as_ref(),
        to: envelope.to,
        envelope_from: format!("bounces+{}@{}", envelope.bounce_token, from.domain()),
        message_id: envelope.message_id,
        date: app.clock.now(),
        language: letter.language.word(),
        subject: &letter.subject,
        text: letter::text(letter, &process.contact, links),
        html: letter::markup(letter, &process.contact, links).into_string(),
        unsubscribe: envelope.unsubscribe.clone(),
        list_id: Some(format!("{}.{}", process.slug, from.domain())),
        attachment: envelope.attachment,
        dkim: app.config.mail.dkim.as_ref(),
    })
}
