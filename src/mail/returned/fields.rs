//! The lines of a mail and the fields of its header.

use std::borrow::Cow;

use mail_parser::parsers::MessageStream;

/// How much of a structured field is read, in characters; RFC 5322 §2.1.1 allows 998 a line.
const LONGEST_FIELD: usize = 2000;

/// A text whose lines all end in a line feed, however they ended: as in mail (RFC 5322 §2.1), as on Unix, or in a
/// carriage return alone, as some programs still write. Where every line has got a return too many, it is taken away.
pub(super) fn with_plain_lines(bytes: &[u8]) -> Cow<'_, [u8]> {
    if !bytes.contains(&b'\r') {
        return Cow::Borrowed(bytes);
    }
    let feeds = bytes.iter().filter(|byte| **byte == b'\n').count();
    let doubled = bytes.windows(3).filter(|end| *end == b"\r\r\n").count();
    let mut lines = Vec::with_capacity(bytes.len());
    let mut rest = bytes;
    while let Some((byte, after)) = rest.split_first() {
        rest = after;
        match (*byte, after) {
            (b'\r', [b'\r', b'\n', ..]) if feeds == doubled => {}
            (b'\r', [b'\n', ..]) => {}
            (b'\r', _) => lines.push(b'\n'),
            (other, _) => lines.push(other),
        }
    }
    Cow::Owned(lines)
}

/// Header fields in their order: names in lower case, values unfolded (RFC 5322 §2.2).
#[derive(Default)]
pub(super) struct Fields(Vec<(String, String)>);

impl Fields {
    /// Reads a header; lines that are no fields are passed over.
    pub(super) fn read(head: &str) -> Self {
        let mut fields: Vec<(String, String)> = Vec::new();
        for line in head.lines() {
            if line.starts_with([' ', '\t']) {
                if let Some((_, value)) = fields.last_mut() {
                    value.push(' ');
                    value.push_str(line.trim());
                }
            } else if let Some((name, value)) = line.split_once(':')
                && is_field_name(name.trim_end())
            {
                fields.push((
                    name.trim_end().to_ascii_lowercase(),
                    value.trim().to_owned(),
                ));
            }
        }
        Self(fields)
    }

    /// These fields and then those.
    pub(super) fn and(mut self, others: &Self) -> Self {
        self.0.extend(others.0.iter().cloned());
        self
    }

    /// The first field of a name, given in lower case.
    pub(super) fn get(&self, name: &str) -> Option<&str> {
        self.all(name).next()
    }

    /// All fields of a name, given in lower case.
    pub(super) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(known, _)| known == name)
            .map(|(_, value)| value.as_str())
    }

    /// The values of all fields.
    pub(super) fn values(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(|(_, value)| value.as_str())
    }

    /// The subject in words, in lower case.
    pub(super) fn subject(&self) -> String {
        self.in_words("subject").to_lowercase()
    }

    /// A field as a person reads it: encoded words decoded (RFC 2047).
    pub(super) fn in_words(&self, name: &str) -> String {
        let line = field_line(self.get(name).unwrap_or_default());
        let value = MessageStream::new(line.as_bytes()).parse_unstructured();
        value.as_text().unwrap_or_default().trim().to_owned()
    }
}

/// Printable ASCII without a colon (RFC 5322 §3.6.8). This passes over the `From ` line of a Unix mailbox, too.
fn is_field_name(name: &str) -> bool {
    !name.is_empty() && name.bytes().all(|byte| byte.is_ascii_graphic())
}

/// A value in the form in which `mail_parser` reads it: not too long, and with its line end.
pub(super) fn field_line(value: &str) -> String {
    format!("{}\n", short(value, LONGEST_FIELD))
}

/// At most so many characters of a text.
pub(super) fn short(text: &str, most: usize) -> &str {
    match text.char_indices().nth(most) {
        Some((at, _)) => text.get(..at).unwrap_or(text),
        None => text,
    }
}

/// The header and the body, parted at the first empty line (RFC 5322 §2.1).
pub(super) fn split(bytes: &[u8]) -> (&[u8], &[u8]) {
    let mut at = 0;
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        let end = at + line.len();
        if matches!(line, b"\n" | b"\r\n") {
            return (
                bytes.get(..at).unwrap_or_default(),
                bytes.get(end..).unwrap_or_default(),
            );
        }
        at = end;
    }
    (bytes, &[])
}
