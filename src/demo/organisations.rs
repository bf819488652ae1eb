//! The example's organisations, their contacts, and what came of the interim mailing: what was passed on, and what
//! came back.

use actix_web::web;

use super::dialogues::participant;
use crate::addresses::{self, Purpose};
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
use crate::processes::disposal::Reason;
use crate::secrets::Secrets;

/// Organisation, the dialogues held there, and who passes feedback on.
const ORGANISATIONS: [(&str, &[i32], &[&str]); 4] = [
    ("Biblioteket", &[1, 7, 13], &["Alex Berg"]),
    ("Fritidsgården", &[2, 8], &["Sam Ek", "Noor Dahl"]),
    ("Folkhögskolan", &[3, 9, 15], &["Kim Strand"]),
    ("Medborgarkontoret", &[4], &["Robin Sjö"]),
];
const STAKEHOLDERS: [&str; 3] = ["Länsnätverket för demokrati", "Patientnämnden", LEAVER];
/// Who wants no more mail.
const LEAVER: &str = "Studieförbundet";

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
        };
        queries::put_contact(c, &contact.seal(secrets, process), None)
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
        queries::put_organisation(c, process, &organisation, None)?;
        for contact in contacts {
            person(c, Some(organisation.id), contact)?;
        }
    }
    for name in STAKEHOLDERS {
        person(c, None, name)?;
    }
    Ok(())
}

/// One of the stakeholders withdraws.
pub(super) fn leave(c: &mut Connection, process: ProcessId, day: &str) -> Result<()> {
    let all = queries::contacts(c, process)?;
    for leaver in all.iter().filter(|contact| contact.name == LEAVER) {
        queries::withdraw(c, leaver.id, Reason::Withdrawn, day)?;
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

/// One more comes back as an old mail system writes it, to the sender that is shown and without a word of which mail it
/// was: it waits until a person has settled it.
pub(super) async fn puzzle(app: &App, process: ProcessId) -> Result<()> {
    let secrets = app.secrets.clone();
    let to = app
        .db
        .read(move |c| {
            let agreed = addresses::queries::who_agreed(c, process, Purpose::Interim)?;
            let can_be_reached = |id| agreed.iter().any(|one| one.id == id && !one.undeliverable);
            // Of so many some are still there and have got their mail.
            for person in 1..=20 {
                let address = participant(person)?;
                let found = addresses::queries::find(c, &secrets, process, &address)?;
                if found.is_some_and(can_be_reached) {
                    return Ok(Some(address));
                }
            }
            Ok(None)
        })
        .await?;
    if let Some(to) = to {
        let domain = app.config.mail.from.domain();
        bounces::take_in(app, unnamed(&to, domain).as_bytes(), None).await?;
    }
    Ok(())
}

/// What a Domino server answers.
fn unnamed(to: &Address, domain: &str) -> String {
    let (name, address, host) = (to.name(), to.as_str(), to.domain());
    let not_listed = format!("User {name} ({address}) not listed in Domino Directory");
    [
        &format!("From: Postmaster@{host}"),
        &format!("To: eko@{domain}"),
        &format!("Subject: DELIVERY FAILURE: {not_listed}"),
        &format!("Message-ID: <OF1A2B3C4E.5E6F7082-ONC1258D8A.00329F13@{host}>"),
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "",
        "Your message",
        "",
        "  Subject: Delrapport: vad vi har hört hittills",
        "",
        "was not delivered to:",
        "",
        &format!("  {address}"),
        "",
        "because:",
        "",
        &format!("  {not_listed}"),
        "",
    ]
    .join("\r\n")
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
