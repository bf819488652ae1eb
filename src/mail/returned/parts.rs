//! A mail taken apart, as far as reports need it.
//!
//! Anybody may send a report, so the walk through its parts is bounded in depth and number. `mail_parser`'s own is
//! not: a mail that nests some thousand others would use up the stack when it is dropped. Its decoders of single
//! things are used.

use std::borrow::Cow;

use mail_parser::decoders::base64::base64_decode;
use mail_parser::decoders::charsets::map::charset_decoder;
use mail_parser::decoders::html::html_to_text;
use mail_parser::decoders::quoted_printable::quoted_printable_decode;
use mail_parser::parsers::MessageStream;

use super::fields::{Fields, field_line, split, with_plain_lines};

/// How deep multiparts are followed; real reports nest three.
const DEEPEST: usize = 6;
/// How many parts are looked at.
const MOST_PARTS: usize = 40;
/// How many groups of fields are read in one machine-readable part.
const MOST_GROUPS: usize = 100;

/// What a machine-readable part is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum About {
    /// `message/delivery-status` (RFC 3464), `message/global-delivery-status` (RFC 6533).
    Delivery,
    /// `message/feedback-report` (RFC 5965).
    Feedback,
    /// `message/disposition-notification` (RFC 8098).
    Receipt,
}

/// A machine-readable part: groups of fields with empty lines between them (RFC 3464 §2.1).
pub(super) struct Report {
    pub(super) about: About,
    pub(super) groups: Vec<Fields>,
}

/// A mail taken apart.
pub(super) struct Mail {
    pub(super) fields: Fields,
    pub(super) reports: Vec<Report>,
    /// The headers of mails that were returned, in full or as headers only.
    pub(super) originals: Vec<Fields>,
    /// Mails that are attached in full, as they are: one may be a report that somebody passes on.
    pub(super) attached: Vec<String>,
    /// What is for people to read, without the lines that quote somebody.
    pub(super) text: String,
}

impl Mail {
    /// Takes a mail apart; what cannot be taken apart is text.
    pub(super) fn read(bytes: &[u8]) -> Self {
        let bytes = &with_plain_lines(bytes);
        let (head, body) = split(bytes);
        let mut mail = Self {
            fields: Fields::read(&String::from_utf8_lossy(head)),
            reports: Vec::new(),
            originals: Vec::new(),
            attached: Vec::new(),
            text: String::new(),
        };
        let mut leaves = Vec::new();
        walk(&mail.fields, body, 0, &mut leaves);
        let mut html = String::new();
        for leaf in leaves {
            mail.sort(&leaf, &mut html);
        }
        if mail.text.trim().is_empty() {
            mail.text = html_to_text(&html);
        }
        mail.text = without_quotes(&mail.text);
        mail
    }

    fn sort(&mut self, leaf: &Leaf, html: &mut String) {
        match leaf.kind.as_str() {
            "text/plain" => add_text(&mut self.text, &leaf.text),
            "text/html" => add_text(html, &leaf.text),
            // RFC 6522 §3 and §4 tell of the first two, RFC 6533 §4 of the others.
            "message/rfc822" | "message/global" => {
                self.originals.push(header_of(&leaf.text));
                self.attached.push(leaf.text.trim_start().to_owned());
            }
            "text/rfc822-headers" | "message/global-headers" => {
                self.originals.push(header_of(&leaf.text));
            }
            "message/delivery-status" | "message/global-delivery-status" => {
                self.add_report(About::Delivery, &leaf.text);
            }
            "message/feedback-report" => self.add_report(About::Feedback, &leaf.text),
            "message/disposition-notification" | "message/global-disposition-notification" => {
                self.add_report(About::Receipt, &leaf.text);
            }
            _ => {}
        }
    }

    fn add_report(&mut self, about: About, text: &str) {
        self.reports.push(Report {
            about,
            groups: groups(text),
        });
    }

    /// The groups of fields about something.
    pub(super) fn about(&self, about: About) -> impl Iterator<Item = &Fields> {
        self.reports
            .iter()
            .filter(move |report| report.about == about)
            .flat_map(|report| report.groups.iter())
    }
}

fn add_text(whole: &mut String, part: &str) {
    whole.push_str(part);
    whole.push('\n');
}

fn without_quotes(text: &str) -> String {
    let mut own = String::with_capacity(text.len());
    for line in text.lines() {
        let begin = line.trim_start();
        if !begin.starts_with('>') || is_command(begin) {
            add_text(&mut own, line);
        }
    }
    own
}

/// What Sendmail and others write of a conversation: `>>> RCPT TO:<kim@example.com>`.
fn is_command(line: &str) -> bool {
    let Some(command) = line.strip_prefix(">>>").map(str::trim_start) else {
        return false;
    };
    let word = command.get(..4).unwrap_or_default().to_ascii_uppercase();
    [
        "EHLO", "HELO", "MAIL", "RCPT", "DATA", "RSET", "QUIT", "BDAT",
    ]
    .contains(&word.as_str())
}

fn header_of(text: &str) -> Fields {
    let (head, _) = split(text.trim_start().as_bytes());
    Fields::read(&String::from_utf8_lossy(head))
}

/// The groups of fields in a text, with empty lines between them.
pub(super) fn groups(text: &str) -> Vec<Fields> {
    let mut groups = Vec::new();
    let mut group = String::new();
    for line in text.lines().chain([""]) {
        if !line.trim().is_empty() {
            add_text(&mut group, line);
        } else if !group.is_empty() {
            groups.push(Fields::read(&group));
            group.clear();
            if groups.len() >= MOST_GROUPS {
                break;
            }
        }
    }
    groups
}

/// A part that has no parts.
struct Leaf {
    kind: String,
    text: String,
}

/// What `Content-Type` says (RFC 2045 §5.1).
struct ContentType {
    kind: String,
    boundary: Option<String>,
    charset: Option<String>,
}

impl ContentType {
    /// Without the field, or with one that cannot be read, it is plain text (RFC 2045 §5.2).
    fn read(fields: &Fields) -> Self {
        let line = field_line(fields.get("content-type").unwrap_or_default());
        let value = MessageStream::new(line.as_bytes()).parse_content_type();
        let attribute = |name| {
            value
                .as_content_type()
                .and_then(|read| read.attribute(name))
                .map(str::to_owned)
        };
        let kind = value
            .as_content_type()
            .and_then(|read| Some(format!("{}/{}", read.ctype(), read.subtype()?)))
            .unwrap_or_else(|| "text/plain".to_owned());
        Self {
            kind: kind.to_ascii_lowercase(),
            boundary: attribute("boundary").filter(|boundary| !boundary.is_empty()),
            charset: attribute("charset"),
        }
    }
}

fn walk(fields: &Fields, body: &[u8], depth: usize, leaves: &mut Vec<Leaf>) {
    if leaves.len() >= MOST_PARTS {
        return;
    }
    let content = ContentType::read(fields);
    let is_multipart = content.kind.starts_with("multipart/");
    if is_multipart
        && depth < DEEPEST
        && let Some(boundary) = &content.boundary
    {
        // RFC 2045 §6.4 forbids to encode a whole multipart. Some gateways do.
        let decoded = decoded(fields, body);
        let parts = parts(&decoded, boundary);
        for part in &parts {
            let (head, body) = split(part);
            let fields = Fields::read(&String::from_utf8_lossy(head));
            walk(&fields, body, depth + 1, leaves);
        }
        if !parts.is_empty() {
            return;
        }
    }
    leaves.push(Leaf {
        text: decode(fields, content.charset.as_deref(), body),
        kind: if is_multipart {
            "text/plain".to_owned()
        } else {
            content.kind
        },
    });
}

/// The parts between the boundaries (RFC 2046 §5.1.1). The last may lack its end, because the mail was cut.
fn parts<'a>(body: &'a [u8], boundary: &str) -> Vec<&'a [u8]> {
    let mut found = Vec::new();
    let mut start = None;
    let mut at = 0;
    for line in body.split_inclusive(|byte| *byte == b'\n') {
        let end = at + line.len();
        if let Some(is_last) = delimiter(line, boundary) {
            if let Some(start) = start {
                found.push(body.get(start..at).unwrap_or_default());
            }
            if is_last || found.len() >= MOST_PARTS {
                return found;
            }
            start = Some(end);
        }
        at = end;
    }
    if let Some(start) = start {
        found.push(body.get(start..).unwrap_or_default());
    }
    found
}

/// Whether a line parts two parts, and if so whether it is the last to do it.
fn delimiter(line: &[u8], boundary: &str) -> Option<bool> {
    let rest = line
        .strip_prefix(b"--")?
        .strip_prefix(boundary.as_bytes())?
        .trim_ascii_end();
    match rest {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

/// The bytes of a part (RFC 2045 §6); what is not encoded as it says is taken as it stands.
fn decoded<'a>(fields: &Fields, body: &'a [u8]) -> Cow<'a, [u8]> {
    let encoding = fields
        .get("content-transfer-encoding")
        .unwrap_or_default()
        .to_ascii_lowercase();
    match encoding.as_str() {
        "base64" => base64_decode(body),
        "quoted-printable" => quoted_printable_decode(body),
        _ => None,
    }
    .map_or(Cow::Borrowed(body), |decoded| {
        Cow::Owned(with_plain_lines(&decoded).into_owned())
    })
}

/// The text of a part.
fn decode(fields: &Fields, charset: Option<&str>, body: &[u8]) -> String {
    let bytes = decoded(fields, body);
    match charset.and_then(|name| charset_decoder(name.as_bytes())) {
        Some(decode) => decode(&bytes),
        None => String::from_utf8_lossy(&bytes).into_owned(),
    }
}
