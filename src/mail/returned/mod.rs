//! Mail that comes back: which mail it is about, and what it says of its recipient.
//!
//! Nothing here is trusted: anybody may send a report. So nothing is guessed either. What is not understood is
//! [`ReturnedKind::Unclear`] and stays for a person.
//!
//! | what is looked for, in this order | source |
//! | --- | --- |
//! | a complaint | RFC 5965, Microsoft's junk mail reports |
//! | a report on delivery | RFC 3464 in RFC 6522, RFC 6533 |
//! | a receipt, which may be a refusal | RFC 8098, RFC 5429 |
//! | a notice of Amazon SES | its manual; see `ses` |
//! | an automatic answer that calls itself one | no standard; see `answer` |
//! | words of a mail system | no standard; see `plain` |
//! | the same in a mail that is passed on as an attachment | RFC 2046 §5.2.1 |
//! | an automatic answer | RFC 3834 |
//!
//! A real report calls itself `Auto-Submitted` too, so that field is asked last.

mod addresses;
mod answer;
mod fields;
mod finding;
mod parts;
mod plain;
mod quoted;
mod report;
mod sayings;
mod sender;
mod ses;
mod verdict;
mod words;

use std::fmt;

use sha2::{Digest, Sha256};

use finding::Finding;
pub use finding::ReturnedKind;
use parts::{About, Mail};

use super::Address;

/// How much of a mail is looked at. A report stands at the beginning; what follows is the mail that is returned.
const LONGEST_MAIL: usize = 256 * 1024;
/// How many tokens and ids are kept of each.
const MOST_FOUND: usize = 10;
/// How long a token or an id may be. Ours are much shorter; RFC 5322 §2.1.1 allows 998 a line.
const LONGEST_FOUND: usize = 250;

/// What was read out of a mail that came back.
///
/// `Debug` shows nothing that belongs to a person, so that it cannot reach a log by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Returned {
    pub kind: ReturnedKind,
    /// As in RFC 3463: `5.1.1`.
    pub status: Option<String>,
    /// Whom the report names. Never stored and never logged.
    pub recipient: Option<String>,
    /// What stands for the token in addresses `bounces+token@…`, in lower case, the most trustworthy first.
    pub tokens: Vec<String>,
    /// The Message-IDs of mails that this one is about, without angle brackets. Its own is not among them.
    pub message_ids: Vec<String>,
    /// Addresses that stand in it, the likeliest to be its recipient's first. Never stored and never logged.
    pub addresses: Vec<Address>,
    /// The same for the same message, whichever way it came and however its lines end.
    pub fingerprint: Vec<u8>,
}

impl fmt::Debug for Returned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Returned")
            .field("kind", &self.kind)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

/// Reads a mail that came back. Any bytes are read; at worst they are unclear.
///
/// `envelope_recipient` is the address that it was delivered to, where the way it came tells that.
pub fn read(bytes: &[u8], envelope_recipient: Option<&str>) -> Returned {
    let mail = Mail::read(bytes.get(..LONGEST_MAIL).unwrap_or(bytes));
    let inside = inside(&mail, DEEPEST_ATTACHED);
    let of_inside = || {
        inside
            .iter()
            .find_map(|mail| Some((mail, of_a_system_inside(mail)?)))
    };
    let (told_by, finding) = match of_a_system(&mail) {
        Some(finding) => (&mail, Some(finding)),
        None => of_inside().map_or((&mail, None), |(inner, finding)| (inner, Some(finding))),
    };
    let finding = finding
        .or_else(|| answer::is_likely(&mail.fields).then(automatic))
        .unwrap_or_else(|| Finding::plain(ReturnedKind::Unclear, None));
    let own = [&mail, told_by].map(own_id);
    let plain = fields::with_plain_lines(bytes);
    let (_, body) = fields::split(&plain);
    let mails: Vec<&Mail> = std::iter::once(&mail).chain(&inside).collect();
    Returned {
        kind: finding.kind,
        status: finding.status,
        addresses: addresses::of(&mails, finding.recipient.as_deref(), bytes),
        recipient: finding.recipient,
        tokens: tokens(&mails, envelope_recipient),
        message_ids: message_ids(&mails, &own),
        fingerprint: fingerprint(mail.fields.get("message-id"), body),
    }
}

/// Who sent a mail and what about, as a person reads it: one line each, and not longer than a line.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct Heading {
    pub from: String,
    pub subject: String,
}

/// Nothing of a mail reaches a log by accident.
impl fmt::Debug for Heading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Heading(…)")
    }
}

/// Characters of a heading's lines at most.
const LONGEST_LINE: usize = 120;

/// Reads the heading of a mail; what it does not say stays empty.
pub fn heading(bytes: &[u8]) -> Heading {
    let fields = Mail::read(bytes.get(..LONGEST_MAIL).unwrap_or(bytes)).fields;
    let line = |name: &str| {
        let words = fields.in_words(name);
        let plain = words.chars().filter(|c| !c.is_control());
        plain.take(LONGEST_LINE).collect()
    };
    Heading {
        from: line("from"),
        subject: line("subject"),
    }
}

/// How deep mails are followed that are attached to others.
const DEEPEST_ATTACHED: usize = 3;
/// How many of them are read.
const MOST_ATTACHED: usize = 8;

/// The mails that are attached to one and might be reports that somebody passes on.
fn inside(mail: &Mail, deepest: usize) -> Vec<Mail> {
    let mut found = Vec::new();
    for attached in mail
        .attached
        .iter()
        .take(if deepest > 0 { MOST_ATTACHED } else { 0 })
    {
        let attached = Mail::read(attached.as_bytes());
        let further = inside(&attached, deepest - 1);
        found.push(attached);
        found.extend(further);
        found.truncate(MOST_ATTACHED);
    }
    found
}

fn automatic() -> Finding {
    Finding::plain(ReturnedKind::AutoReply, None)
}

/// What a mail system or a program says, in a report or beyond doubt.
fn of_a_system(mail: &Mail) -> Option<Finding> {
    report::complaint(mail)
        .or_else(|| report::delivery(mail))
        .or_else(|| report::receipt(mail))
        .or_else(|| ses::read(mail))
        .or_else(|| answer::is_certain(&mail.fields).then(automatic))
        .or_else(|| plain::read(mail))
}

/// The same in a mail that is attached. It may as well be the one that Eko sent, which a program wrote, too.
fn of_a_system_inside(mail: &Mail) -> Option<Finding> {
    let is_ours = mail.fields.get("list-unsubscribe").is_some();
    if is_ours {
        return None;
    }
    report::complaint(mail)
        .or_else(|| report::delivery(mail))
        .or_else(|| report::receipt(mail))
        .or_else(|| ses::read(mail))
        .or_else(|| answer::is_answer_inside(&mail.fields).then(automatic))
        .or_else(|| plain::read(mail).filter(|_| sender::is_mail_system(&mail.fields)))
}

/// The first few different things that were found.
#[derive(Default)]
struct Found(Vec<String>);

impl Found {
    fn add(&mut self, thing: &str) {
        if self.0.len() < MOST_FOUND && !self.0.iter().any(|known| known == thing) {
            self.0.push(thing.to_owned());
        }
    }
}

/// Where the mail was delivered to tells more than what is written in it: first the envelope, then what servers on
/// the way noted of it, then the header, then the mail that is returned, then the words.
fn tokens(mails: &[&Mail], envelope_recipient: Option<&str>) -> Vec<String> {
    let mut found = Found::default();
    add_tokens(&mut found, envelope_recipient.unwrap_or_default());
    for mail in mails {
        add_tokens_of(&mut found, mail);
    }
    found.0
}

fn add_tokens_of(found: &mut Found, mail: &Mail) {
    // Exim and others say *Envelope-To* where Postfix says *X-Original-To*.
    for name in [
        "delivered-to",
        "x-original-to",
        "envelope-to",
        "x-envelope-to",
        "to",
    ] {
        for value in mail.fields.all(name) {
            add_tokens(found, value);
        }
    }
    for original in &mail.originals {
        for value in original.all("return-path").chain(original.values()) {
            add_tokens(found, value);
        }
    }
    // RFC 5965 §3.2
    for value in mail
        .about(About::Feedback)
        .filter_map(|fields| fields.get("original-mail-from"))
    {
        add_tokens(found, value);
    }
    add_tokens(found, &ses::unfolded(&mail.text));
}

/// Other systems may put something before it (`prvs=…=bounces+token@…`), but not a word of which it is a part.
fn add_tokens(found: &mut Found, text: &str) {
    let text = text.to_ascii_lowercase();
    for (at, mark) in text.match_indices("bounces+") {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        if before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | '_' | '-' | '+')) {
            continue;
        }
        let rest = text.get(at + mark.len()..).unwrap_or_default();
        let end = rest.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '-')));
        if let Some(end) = end
            && let Some(token) = rest.get(..end)
            && (1..=LONGEST_FOUND).contains(&token.len())
            && rest.get(end..).is_some_and(|rest| rest.starts_with('@'))
        {
            found.add(token);
        }
    }
}

/// RFC 5322 §3.6.4: the returned mail names itself, an answer names what it answers. Machine-readable parts name it
/// too: RFC 8098 §3.2.5, and Gmail in its own way.
fn message_ids(mails: &[&Mail], own: &[&str]) -> Vec<String> {
    let mut found = Found::default();
    for mail in mails {
        add_ids_of(&mut found, own, mail);
    }
    found.0
}

fn own_id(mail: &Mail) -> &str {
    let id = mail.fields.get("message-id").unwrap_or_default();
    id.trim_matches(['<', '>'])
}

fn add_ids_of(found: &mut Found, own: &[&str], mail: &Mail) {
    for original in &mail.originals {
        for value in original.all("message-id") {
            add_ids(found, own, value);
        }
    }
    for group in mail.reports.iter().flat_map(|report| &report.groups) {
        for name in ["original-message-id", "x-original-message-id"] {
            for value in group.all(name) {
                add_ids(found, own, value);
            }
        }
    }
    for name in ["in-reply-to", "references"] {
        for value in mail.fields.all(name) {
            add_ids(found, own, value);
        }
    }
    for value in ses::message_ids(mail) {
        add_ids(found, own, &value);
    }
    add_ids_of_text(found, own, &mail.text);
}

/// The lines `Message-ID: <…>` of a header in the text, where a long id may stand on the next line.
fn add_ids_of_text(found: &mut Found, own: &[&str], text: &str) {
    const NAME: &str = "message-id:";
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        let is_field = line
            .get(..NAME.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(NAME));
        if is_field {
            let value = line.get(NAME.len()..).filter(|value| !value.is_empty());
            let value = value.or_else(|| lines.next());
            add_ids(found, own, value.unwrap_or_default());
        }
    }
}

fn add_ids(found: &mut Found, own: &[&str], value: &str) {
    for piece in value.split('<').skip(1) {
        if let Some((id, _)) = piece.split_once('>')
            && !own.contains(&id)
            && is_id(id)
        {
            found.add(id);
        }
    }
}

fn is_id(id: &str) -> bool {
    id.len() <= LONGEST_FOUND
        && id.contains('@')
        && !id.contains(|c: char| c.is_whitespace() || c.is_control())
}

/// Servers on the way add fields to the header and may change line ends and the end of the last line: neither counts.
fn fingerprint(own_id: Option<&str>, body: &[u8]) -> Vec<u8> {
    let mut hash = Sha256::new();
    hash.update(own_id.unwrap_or_default());
    for line in body.trim_ascii_end().split(|byte| *byte == b'\n') {
        hash.update(b"\n");
        hash.update(line);
    }
    hash.finalize().to_vec()
}
