//! What is kept of an address as a file that machines can read (GDPR, article 20).

use serde_json::{Value, json};

use super::{AsContact, AsParticipant, Holdings, Mail};
use crate::addresses::Purpose;
use crate::addresses::queries::Place;
use crate::clock::Timestamp;
use crate::i18n::Language;
use crate::mailings::bounces::KeptMail;
use crate::processes::Process;
use crate::reports::Report;
use crate::staff::queries::Person;

/// What the file is called by those who read several.
const FORMAT: &str = "eko.kept-of-an-address.1";

/// The document, as of a moment.
pub fn of(process: &Process, holdings: &Holdings, made_at: Timestamp) -> Value {
    json!({
        "format": FORMAT,
        "made_at": made_at.iso(),
        "controller": process.contact.organisation,
        "data_protection_officer": process.information.data_officer,
        "process": process.name(process.default_language),
        "address": holdings.address.as_str(),
        "as_participant": holdings.participant.iter().map(participant).collect::<Vec<_>>(),
        "mails": mails(&holdings.mails),
        "mails_to_come": holdings.owed.iter().map(report).collect::<Vec<_>>(),
        "as_contact": holdings.contact.as_ref().map(contact),
        "as_staff": holdings.member.as_ref().map(member),
        "returned_mails_to_be_looked_at": holdings.returned.iter().map(returned).collect::<Vec<_>>(),
        "returned_mails_of_no_process": holdings.returned_nobodys,
        // Nothing of this is stored with an address, so that nothing of it can be handed out.
        "not_kept": ["dialogue", "time", "answers"],
    })
}

fn participant(one: &AsParticipant) -> Value {
    let (kept, wording) = (&one.kept, &one.kept.wording);
    let purposes = Purpose::ALL
        .iter()
        .filter(|&&purpose| kept.consent.to(purpose));
    json!({
        "place": match kept.place {
            Place::OnTheWay => "waits among new ones",
            Place::InThePool | Place::Undeliverable => "kept",
        },
        "language": kept.language.word(),
        "agreed_to": purposes.map(|purpose| purpose.word()).collect::<Vec<_>>(),
        "wording": {
            "language": wording.language.word(),
            "version": wording.version,
            "shown_since": wording.since().map(|day| day.to_string()),
            "text": wording.lines().collect::<Vec<_>>().join("\n"),
        },
        "mail_came_back_for_good": kept.place == Place::Undeliverable,
        "erased_by_itself_on": one.until.map(|day| day.to_string()),
    })
}

fn contact(one: &AsContact) -> Value {
    let contact = &one.contact;
    json!({
        "name": contact.name,
        "organisation": one.organisation,
        "language": contact.language.word(),
        "mail_came_back_for_good": contact.undeliverable,
        "mails": mails(&one.mails),
    })
}

fn mails(all: &[Mail]) -> Vec<Value> {
    let mail = |one: &Mail| {
        let came_back = one.came_back.iter();
        let came_back = came_back.map(|(kind, at)| json!({"what": kind.word(), "at": at.iso()}));
        json!({
            "report": one.report.as_ref().map(report),
            "purpose": one.mail.purpose.word(),
            "reminder": one.mail.round > 0,
            "language": one.mail.language.word(),
            "state": one.mail.state.word(),
            "at": one.mail.settled_at().map(Timestamp::iso),
            "came_back": came_back.collect::<Vec<_>>(),
            "said_to_be_passed_on_to": one.said.map(|(passed_on, _)| passed_on),
            "said_not_to_be_reached": one.said.map(|(_, not_reachable)| not_reachable),
        })
    };
    all.iter().map(mail).collect()
}

fn report(of: &Report) -> Value {
    let title = &of.text(Language::Swedish).title;
    json!({"kind": of.kind.word(), "version": of.version, "title": title})
}

fn member(person: &Person) -> Value {
    json!({"name": person.name, "role": person.role.word()})
}

fn returned(mail: &KeptMail) -> Value {
    json!({"received_at": mail.received_at.iso(), "text": mail.text})
}
