//! What the mails of a mailing have in common, how a claimed delivery becomes one of them, and how that is written down.

use std::collections::HashMap;
use std::sync::Arc;

use diesel::QueryResult;

use super::super::letter::{Forwarding, Letter, MailLinks};
use super::super::queries::{self, Claimed};
use super::super::writing::{Envelope, in_languages, report_url, write_mail};
use super::super::{Audience, Mailing, Recipient, forwarding};
use crate::addresses;
use crate::app::App;
use crate::db::ids::{ContactId, DeliveryId, MailingId};
use crate::db::{By, Connection, Isolation};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::{Address, Attachment, Message};
use crate::processes::{self, Process};
use crate::reports::{self, Report};
use crate::secrets::Secrets;
use crate::web::url;

/// What all mails of a mailing have in common.
pub(super) struct Common {
    pub mailing: Mailing,
    process: Process,
    report: Report,
    letters: Vec<Letter>,
    /// By the language that it is in.
    attachments: Vec<(Language, Attachment)>,
    logo: Option<Vec<u8>>,
    /// What each contact answers for: their delivery in the first round.
    answers_for: HashMap<ContactId, DeliveryId>,
}

impl Common {
    pub(super) async fn load(app: &App, id: MailingId) -> Result<Self> {
        app.db
            .read(move |c| {
                let mailing = queries::mailing(c, id)?;
                let report = queries::report_of(c, &mailing)?;
                let mut attachments = Vec::new();
                for file in report.files.iter().filter(|_| mailing.attach) {
                    let (name, media_type, bytes) = reports::queries::file(c, file.id)?;
                    let attachment = Attachment {
                        name,
                        media_type,
                        bytes: Arc::new(bytes),
                    };
                    attachments.push((file.language, attachment));
                }
                let logo = processes::logo::queries::pixels(c, mailing.process)?;
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
                    attachments,
                    logo,
                    answers_for,
                })
            })
            .await
    }

    /// The mail of one delivery to an address that was opened for it.
    pub(super) fn message(&self, app: &App, claimed: &Claimed, to: &Address) -> Result<Message> {
        let letter = self.letter(claimed.language)?;
        let links = self.links(app, claimed, letter);
        let envelope = Envelope {
            to,
            message_id: &claimed.message_id,
            bounce_token: &claimed.bounce_token,
            attachment: letter
                .language
                .pick(&self.attachments, Language::Swedish, |(one, _)| *one)
                .map(|(_, attachment)| attachment),
            logo: self.logo.as_deref(),
        };
        write_mail(app, &self.process, letter, &links, &envelope)
    }

    /// The letter in the recipient's language, else in the process's own; the mail declares which it is.
    fn letter(&self, language: Language) -> Result<&Letter> {
        let of = |language| {
            let mut letters = self.letters.iter();
            letters.find(|letter| letter.language == language)
        };
        of(language)
            .or_else(|| of(self.process.default_language))
            .or(self.letters.first())
            .ok_or_else(|| Error::Mail("a mailing without words".into()))
    }

    fn links(&self, app: &App, claimed: &Claimed, letter: &Letter) -> MailLinks {
        let base = &app.config.base_url;
        let report = report_url(app, &self.process, &self.report, letter.language);
        let privacy = url::privacy(&self.process.slug).lang(letter.language);
        let privacy = base.join(privacy);
        match claimed.to {
            Recipient::Address(id) => {
                let token = addresses::token(&app.secrets, id);
                MailLinks {
                    report,
                    privacy,
                    my_data: Some(base.join(url::my_data(&token))),
                    not_me: Some(base.join(url::not_me(&token))),
                    unsubscribe: Some(base.join(url::unsubscribe(&token))),
                    forward: None,
                }
            }
            Recipient::Contact(id) => {
                let delivery = self.answers_for.get(&id).copied().unwrap_or(claimed.id);
                let token = forwarding::token(&app.secrets, delivery);
                MailLinks {
                    report,
                    privacy,
                    my_data: None,
                    not_me: None,
                    unsubscribe: Some(base.join(url::forwarding_unsubscribe(&token))),
                    forward: (self.mailing.audience == Audience::Contacts).then(|| Forwarding {
                        tell: base.join(url::forwarding(&token)),
                        in_languages: in_languages(app, &self.process, &self.report),
                    }),
                }
            }
        }
    }
}

/// Opens the address that a claimed delivery is for.
pub(super) fn open(app: &App, claimed: &Claimed) -> Result<Address> {
    match claimed.to {
        Recipient::Address(id) => addresses::open(&app.secrets, id, &claimed.sealed),
        Recipient::Contact(id) => addresses::open_contact(&app.secrets, id, &claimed.sealed),
    }
}

/// By what the file of a claimed delivery's mail is found when its address is erased.
pub(super) fn mark(secrets: &Secrets, claimed: &Claimed) -> i64 {
    match claimed.to {
        Recipient::Address(id) => addresses::mark(secrets, id),
        Recipient::Contact(id) => addresses::contact_mark(secrets, id, &claimed.sealed),
    }
}

/// Writes down how mails stand, kept apart by row locks alone.
pub(super) async fn write<T: Send + 'static>(
    app: &App,
    mut job: impl FnMut(&mut Connection) -> QueryResult<T> + Send + 'static,
) -> Result<T> {
    let job = move |c: &mut Connection| Ok(job(c)?);
    app.db
        .write_with(Isolation::RowLocks, By::Mailer, job)
        .await
}
