//! The example's organisations, their contacts, and what came of the interim mailing: what was passed on, and what
//! came back.

use actix_web::web;

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ContactId, MailingId, OrganisationId, ProcessId};
use crate::dialogues;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::mailings::{self, bounces, forwarding};
use crate::organisations::{Organisation, Written, queries};
use crate::secrets::Secrets;

/// Organisation, the dialogues held there, and who passes feedback on.
const ORGANISATIONS: [(&str, &[i32], &[&str]); 4] = [
    ("Biblioteket", &[1, 7, 13], &["Alex Berg"]),
    ("Fritidsgården", &[2, 8], &["Sam Ek", "Noor Dahl"]),
    ("Folkhögskolan", &[3, 9, 15], &["Kim Strand"]),
    ("Medborgarkontoret", &[4], &["Robin Sjö"]),
];
const STAKEHOLDERS: [&str; 2] = ["Länsnätverket för demokrati", "Patientnämnden"];

/// Adds organisations with their contacts, and stakeholders.
pub(super) fn add(c: &mut Connection, secrets: &Secrets, process: ProcessId) -> Result<()> {
    let all = dialogues::queries::all(c, process)?;
    let mut number = 0;
    let mut person = |c: &mut Connection, organisation, name: &str| -> Result<()> {
        number += 1;
        let address = Address::parse(&format!("contact{number}@example.org"))
            .map_err(|_| Error::Settings("the example's contacts are wrong".into()))?;
        let contact = Written {
            id: ContactId::random(),
            organisation,
            name: name.to_owned(),
            address,
            language: Language::Swedish,
            works_again: false,
        };
        queries::put_contact(c, secrets, process, &contact)?;
        Ok(())
    };
    for (name, held, contacts) in ORGANISATIONS {
        let organisation = Organisation {
            id: OrganisationId::random(),
            name: name.to_owned(),
            dialogues: all
                .iter()
                .filter(|dialogue| held.contains(&dialogue.number))
                .map(|dialogue| dialogue.id)
                .collect(),
        };
        queries::put_organisation(c, process, &organisation)?;
        for contact in contacts {
            person(c, Some(organisation.id), contact)?;
        }
    }
    for name in STAKEHOLDERS {
        person(c, None, name)?;
    }
    Ok(())
}

/// Three of the contacts say to how many they passed it on; the others are silent.
pub(super) fn answer(c: &mut Connection, of: MailingId, at: Timestamp) -> Result<()> {
    let mut asked: Vec<_> = mailings::queries::deliveries_by_contact(c, of)?
        .into_iter()
        .collect();
    asked.sort_by_key(|(contact, _)| contact.0);
    for (contact, delivery) in asked.into_iter().take(3) {
        let said: Vec<_> = queries::dialogues_of(c, contact)?
            .into_iter()
            .map(|dialogue| (Some(dialogue), 4, 1))
            .collect();
        forwarding::queries::say(c, delivery, &said, at)?;
    }
    Ok(())
}

/// Two of the participants' mails come back: one for good, one because a mailbox is full.
pub(super) async fn bounce(app: &web::Data<App>, of: MailingId) -> Result<()> {
    let known = app
        .db
        .read(move |c| Ok(mailings::queries::message_ids(c, of, 2)?))
        .await?;
    for (message_id, (status, why)) in known.iter().zip([
        ("5.1.1", "550 5.1.1 User unknown"),
        ("5.2.2", "552 5.2.2 Mailbox full"),
    ]) {
        let report = report(message_id, status, why);
        bounces::take_in(app, report.as_bytes(), None).await?;
    }
    Ok(())
}

/// A delivery status notification (RFC 3464) for a mail.
fn report(message_id: &str, status: &str, why: &str) -> String {
    let domain = message_id.split_once('@').map_or("localhost", |(_, of)| of);
    [
        "From: Mail Delivery System <mailer-daemon@relay.example>",
        &format!("To: bounces@{domain}"),
        "Subject: Undelivered Mail Returned to Sender",
        &format!("Message-ID: <returned-{message_id}>"),
        "MIME-Version: 1.0",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"part\"",
        "",
        "--part",
        "Content-Type: text/plain",
        "",
        "Your message could not be delivered.",
        "",
        "--part",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; relay.example",
        "",
        "Final-Recipient: rfc822; somebody@example.org",
        "Action: failed",
        &format!("Status: {status}"),
        &format!("Diagnostic-Code: smtp; {why}"),
        "",
        "--part",
        "Content-Type: text/rfc822-headers",
        "",
        &format!("Message-ID: <{message_id}>"),
        "",
        "--part--",
        "",
    ]
    .join("\r\n")
}
