//! Puts a mail together: the words of a letter, the links of its reader, and the envelope.

use super::letter::{self, Letter, MailLinks};
use crate::app::App;
use crate::error::Result;
use crate::i18n::Language;
use crate::mail::{Address, Attachment, Message, PICTURE, Parts};
use crate::processes::Process;
use crate::reports::Report;
use crate::web::url;

/// The report's address in every language that participants may read.
pub(super) fn in_languages(
    app: &App,
    process: &Process,
    report: &Report,
) -> Vec<(Language, String)> {
    Language::all()
        .iter()
        .map(|&language| (language, report_url(app, process, report, language)))
        .collect()
}

/// Where the report can be read, in a language.
pub(super) fn report_url(
    app: &App,
    process: &Process,
    report: &Report,
    language: Language,
) -> String {
    let page = url::public_report(&process.slug, &report.slug).lang(language);
    app.config.base_url.join(page)
}

/// What differs from recipient to recipient on the outside.
pub(super) struct Envelope<'e> {
    pub to: &'e Address,
    pub message_id: &'e str,
    pub bounce_token: &'e str,
    pub attachment: Option<&'e Attachment>,
    /// The logo's pixels, if the process has one.
    pub logo: Option<&'e [u8]>,
}

/// Puts a mail together.
pub(super) fn write_mail(
    app: &App,
    process: &Process,
    letter: &Letter,
    links: &MailLinks,
    envelope: &Envelope<'_>,
) -> Result<Message> {
    let from = &app.config.mail.from;
    let logo = envelope.logo.and(process.logo.as_ref());
    let logo = logo.map(|logo| logo.from(PICTURE, process.sender()));
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
        html: letter::markup(letter, process, links, logo)
            .markup
            .into_string(),
        unsubscribe: links.unsubscribe.clone(),
        list_id: Some(format!("{}.{}", process.slug, from.domain())),
        attachment: envelope.attachment,
        picture: envelope.logo,
        dkim: app.config.mail.dkim.as_ref(),
    })
}
