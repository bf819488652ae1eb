//! Mail that comes back: which mail it is about, and what it says of its recipient.
//!
//! Nothing here is trusted: anybody may send a report. So nothing is guessed either. What is not understood is
//! [`Kind::Unclear`] and stays for a person.
//!
//! | what is looked for, in this order | source |
//! | --- | --- |
//! | a complaint | RFC 5965, Microsoft's junk mail reports |
//! | a report on delivery | RFC 3464 in RFC 6522, RFC 6533 |
//! | a receipt | RFC 8098 |
//! | words of a mail system | no standard; see `plain` |
//! | an automatic answer | RFC 3834 |
//!
//! A real report calls itself `Auto-Submitted` too, so answers come last.

mod parts;
mod plain;
mod report;
mod verdict;

use std::fmt;

use sha2::{Digest, Sha256};

use crate::db::ids::word_enum;
use parts::{About, Fields, Mail};

/// How much of a mail is looked at. A report stands at the beginning; what follows is the mail that is returned.
const LONGEST_MAIL: usize = 256 * 1024;
/// How many tokens and ids are kept of each.
const MOST_FOUND: usize = 10;
/// How long a token or an id may be. Ours are much shorter; RFC 5322 §2.1.1 allows 998 a line.
const LONGEST_FOUND: usize = 250;

word_enum!(
    /// What a mail that came back says.
    Kind {
        /// Not delivered, and the address does not work any more.
        Hard = "hard",
        /// Not delivered this time: a full mailbox, a filter, a server that did not answer.
        Soft = "soft",
        /// Not delivered yet; the other side goes on trying.
        Delayed = "delayed",
        /// Delivered, or passed on to a system that does not report.
        Delivered = "delivered",
        /// Written by a program for somebody: on holiday, seen. No bounce.
        AutoReply = "auto-reply",
        /// Somebody called the mail spam.
        Complaint = "complaint",
        /// Anything else, from letters to rubbish.
        Unclear = "unclear",
    }
);

/// What was read out of a mail that came back.
///
/// `Debug` shows nothing that belongs to a person, so that it cannot reach a log by accident.
#[derive(Clone, PartialEq, Eq)]
pub struct Returned {
    pub kind: Kind,
    /// As in RFC 3463: `5.1.1`.
    pub status: Option<String>,
    /// Whom the report names. Never stored and never logged.
    pub recipient: Option<String>,
    /// What stands for the token in addresses `bounces+token@…`, in lower case, the most trustworthy first.
    pub tokens: Vec<String>,
    /// The Message-IDs of mails that this one is about, without angle brackets. Its own is not among them.
    pub message_ids: Vec<String>,
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

/// What was understood.
struct Finding {
    kind: Kind,
    status: Option<String>,
    recipient: Option<String>,
}

/// Reads a mail that came back. Any bytes are read; at worst they are unclear.
///
/// `envelope_recipient` is the address that it was delivered to, where the way it came tells that.
pub fn read(bytes: &[u8], envelope_recipient: Option<&str>) -> Returned {
    let mail = Mail::read(bytes.get(..LONGEST_MAIL).unwrap_or(bytes));
    let finding = report::complaint(&mail)
        .or_else(|| report::delivery(&mail))
        .or_else(|| report::receipt(&mail))
        .or_else(|| plain::read(&mail))
        .unwrap_or_else(|| Finding {
            kind: if is_automatic_answer(&mail.fields) {
                Kind::AutoReply
            } else {
                Kind::Unclear
            },
            status: None,
            recipient: None,
        });
    let (_, body) = parts::split(bytes);
    Returned {
        kind: finding.kind,
        status: finding.status,
        recipient: finding.recipient,
        tokens: tokens(&mail, envelope_recipient),
        message_ids: message_ids(&mail),
        fingerprint: fingerprint(mail.fields.get("message-id"), body),
    }
}

/// How subjects of automatic answers begin, in lower case.
const ANSWER_SUBJECTS: &[&str] = &[
    "out of office",
    "automatic reply",
    "auto reply",
    "autoreply",
    "autosvar",
    "automatiskt svar",
    "frånvaro",
];

/// RFC 3834 §5: `Auto-Submitted` with any word but `no`. Programs older than it say so in fields of their own, or
/// with a `Precedence`, which mailing lists have too: then the subject must say it.
///
/// A mail system never goes on holiday. What it wrote and nobody understood stays unclear.
fn is_automatic_answer(fields: &Fields) -> bool {
    if plain::is_from_mail_system(fields) {
        return false;
    }
    let says_so = ["auto-submitted", "x-autoreply", "x-autorespond"]
        .iter()
        .filter_map(|name| fields.get(name))
        .any(|value| report::first_word(value) != "no");
    let precedence = report::first_word(fields.get("precedence").unwrap_or_default());
    let subject = fields.subject();
    let may_be = matches!(precedence.as_str(), "bulk" | "junk");
    says_so
        || precedence == "auto_reply"
        || may_be
            && ANSWER_SUBJECTS
                .iter()
                .any(|start| subject.starts_with(start))
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
fn tokens(mail: &Mail, envelope_recipient: Option<&str>) -> Vec<String> {
    let mut found = Found::default();
    add_tokens(&mut found, envelope_recipient.unwrap_or_default());
    // Exim and others say *Envelope-To* where Postfix says *X-Original-To*.
    for name in [
        "delivered-to",
        "x-original-to",
        "envelope-to",
        "x-envelope-to",
        "to",
    ] {
        for value in mail.fields.all(name) {
            add_tokens(&mut found, value);
        }
    }
    for original in &mail.originals {
        for value in original.all("return-path").chain(original.values()) {
            add_tokens(&mut found, value);
        }
    }
    // RFC 5965 §3.2
    for value in mail
        .about(About::Feedback)
        .filter_map(|fields| fields.get("original-mail-from"))
    {
        add_tokens(&mut found, value);
    }
    add_tokens(&mut found, &mail.text);
    found.0
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
fn message_ids(mail: &Mail) -> Vec<String> {
    let own = mail.fields.get("message-id").unwrap_or_default();
    let own = own.trim_matches(['<', '>']);
    let mut found = Found::default();
    for original in &mail.originals {
        for value in original.all("message-id") {
            add_ids(&mut found, own, value);
        }
    }
    for group in mail.reports.iter().flat_map(|report| &report.groups) {
        for name in ["original-message-id", "x-original-message-id"] {
            for value in group.all(name) {
                add_ids(&mut found, own, value);
            }
        }
    }
    for name in ["in-reply-to", "references"] {
        for value in mail.fields.all(name) {
            add_ids(&mut found, own, value);
        }
    }
    add_ids_of_text(&mut found, own, &mail.text);
    found.0
}

/// The lines `Message-ID: <…>` of a header in the text, where a long id may stand on the next line.
fn add_ids_of_text(found: &mut Found, own: &str, text: &str) {
    const NAME: &str = "message-id:";
    let mut lines = text.lines().map(str::trim);
    while let Some(line) = lines.next() {
        let is_field = line
            .get(..NAME.len())
            .is_some_and(|name| name.eq_ignore_ascii_case(NAME));
        if is_field {
            let value = line.get(NAME.len()..).unwrap_or_default();
            let value = if value.is_empty() {
                lines.next().unwrap_or_default()
            } else {
                value
            };
            add_ids(found, own, value);
        }
    }
}

fn add_ids(found: &mut Found, own: &str, value: &str) {
    for piece in value.split('<').skip(1) {
        if let Some((id, _)) = piece.split_once('>')
            && id != own
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
        hash.update(line.strip_suffix(b"\r").unwrap_or(line));
    }
    hash.finalize().to_vec()
}
