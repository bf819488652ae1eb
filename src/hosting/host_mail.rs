//! The mail that brings the host of a dialogue the link to it, with day, place and board, and nothing of whom it is with.

use maud::{DOCTYPE, PreEscaped, html};

use crate::app::App;
use crate::dialogues::Dialogue;
use crate::error::Result;
use crate::mail::{Address, Message, PICTURE, Parts};
use crate::processes::logo;
use crate::processes::within::Staff;
use crate::secrets::random_token;
use crate::web::page::MAIL_STYLE;

/// Writes it; `board` is the one that the dialogue is held for.
///
/// # Errors
/// When an address cannot be written into a mail.
pub async fn write(
    app: &App,
    staff: &Staff,
    (dialogue, board): (&Dialogue, &str),
    link: &str,
    to: &Address,
) -> Result<Message> {
    let (t, process, from) = (staff.t(), &staff.process, &app.config.mail.from);
    let name = process.name(t.language);
    let date = t.date(dialogue.held_on);
    let subject = t.with(
        "host-mail-subject",
        [("process", name.to_owned().into()), ("date", date.into())],
    );
    let about = [
        t.date(dialogue.held_on),
        dialogue.venue.clone(),
        board.to_owned(),
    ];
    let about: Vec<String> = about.into_iter().filter(|part| !part.is_empty()).collect();
    let lead = t.with("host-mail-lead", [("about", about.join(", ").into())]);
    let secret = t.get("host-mail-secret");
    let of = process.id;
    let pixels = app
        .db
        .read(move |c| Ok(logo::queries::pixels(c, of)?))
        .await?;
    let text = format!("{lead}\n\n{link}\n\n{secret}\n");
    let html = html! {
        (DOCTYPE)
        html lang=(t.language.word()) dir=(t.language.direction()) {
            head {
                meta charset="utf-8";
                title { (subject) }
                style { (PreEscaped(MAIL_STYLE)) }
                @if let Some(accent) = staff.process.accent { style { (PreEscaped(accent.mail_style())) } }
            }
            body {
                div.mail {
                    @if let Some(logo) = process.logo.as_ref().filter(|_| pixels.is_some()) {
                        p { (logo.from(PICTURE, process.sender())) }
                    }
                    h1 { (subject) }
                    p { (lead) }
                    p { a.go href=(link) { (t.get("host-link-title")) } }
                    p { (secret) }
                }
            }
        }
    };
    let reply_to = Address::parse(&process.contact.email).ok();
    Message::build(Parts {
        from,
        from_name: name,
        reply_to: reply_to.as_ref(),
        to,
        envelope_from: from.as_str().to_owned(),
        message_id: &format!("{}@{}", random_token(), from.domain()),
        date: app.clock.now(),
        language: t.language.word(),
        subject: &subject,
        text,
        html: html.into_string(),
        unsubscribe: None,
        list_id: None,
        attachment: None,
        picture: pixels.as_deref(),
        dkim: app.config.mail.dkim.as_ref(),
    })
}
