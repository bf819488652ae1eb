//! Replies of servers that a text for people quotes: `Remote host said: 550 5.1.1 no such user`.

use super::sender::addresses;
use super::verdict::{codes, is_reply};
use super::words::{Said, said};

/// A reply that refuses, up to the end of its paragraph.
#[derive(Debug, Clone, Copy)]
pub(super) struct Quoted<'a> {
    pub(super) text: &'a str,
    /// Whether another host said it. Some systems write what they themselves think in the same form.
    pub(super) is_foreign: bool,
    /// Whether it answers to who we are, not to whom we write to.
    is_about_us: bool,
    /// Whether it has a code of RFC 3463 beside its number, as nobody writes by hand.
    pub(super) has_code: bool,
}

/// What stands before a reply that another host gave.
const FOREIGN: [&str; 10] = [
    "said",
    "<<<",
    ">>>",
    "talking to",
    "remote",
    "replied",
    "returned",
    "respon",
    "answered",
    "smtp error",
];

/// What stands before a reply to who we are: `after MAIL FROM:<…>`, `but sender was rejected`.
const ABOUT_US: [&str; 4] = [
    "mail from",
    "sender was rejected",
    "after ehlo",
    "after helo",
];

/// What replies say together.
pub(super) fn said_by(replies: &[Quoted<'_>]) -> Said {
    if replies.iter().any(|reply| reply.is_about_us) {
        return Said::SomethingElse;
    }
    let texts: Vec<&str> = replies.iter().map(|reply| reply.text).collect();
    said(&texts.join(" "))
}

/// The replies in a text, one a paragraph.
pub(super) fn replies(text: &str) -> Vec<Quoted<'_>> {
    paragraphs(text).filter_map(reply_in).collect()
}

fn paragraphs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            end += line.len();
            if line.trim().is_empty() {
                break;
            }
        }
        let (paragraph, after) = rest.split_at_checked(end)?;
        rest = after;
        Some(paragraph)
    })
}

fn reply_in(paragraph: &str) -> Option<Quoted<'_>> {
    let mut at = 0;
    for line in paragraph.split_inclusive('\n') {
        if let Some(begin) = begin_of_reply(line) {
            let text = paragraph.get(at + begin..)?;
            let line = line.get(begin..)?;
            let has_code = codes(line)
                .next()
                .is_some_and(|code| line.starts_with(code.get(..1).unwrap_or("-")));
            let before = paragraph.get(..at + begin)?.to_lowercase();
            return Some(Quoted {
                text,
                is_about_us: is_about_us(&before, text),
                is_foreign: FOREIGN.iter().any(|mark| before.contains(mark)),
                has_code,
            });
        }
        at += line.len();
    }
    None
}

/// By what the relay says just before it, or because it names only us.
fn is_about_us(before: &str, reply: &str) -> bool {
    let lines: Vec<&str> = before.lines().collect();
    let last = lines.len().saturating_sub(3);
    let near = lines.get(last..).unwrap_or_default();
    // A later command outweighs an earlier one.
    let near = near
        .iter()
        .rev()
        .take_while(|line| !line.contains("rcpt to"));
    let mut near = near.filter(|line| ABOUT_US.iter().any(|mark| line.contains(mark)));
    let named = || addresses(reply);
    let is_ours = |address: &str| address.starts_with("bounces+");
    near.next().is_some() || named().next().is_some() && named().all(is_ours)
}

/// Where a reply begins in a line: at its beginning, after a mark or a colon, or before a code. A number among other
/// words is none: `after 500 attempts`.
fn begin_of_reply(line: &str) -> Option<usize> {
    let is_digit = |c: char| c.is_ascii_digit();
    line.match_indices(is_digit).map(|(at, _)| at).find(|at| {
        let (before, rest) = line.split_at_checked(*at).unwrap_or_default();
        let code = rest.get(..3).unwrap_or_default();
        let after = rest.get(3..).unwrap_or_default();
        let stands_alone = after.is_empty()
            || after.starts_with(|c: char| !c.is_alphanumeric() && c != '.' && c != '/');
        let before = before.trim_end_matches(['\'', '"', '[', '(', '<', '>', '*', ' ', '\t', '#']);
        let is_first = before.is_empty() || before.ends_with([':', '-', '=', ';', ',']);
        let is_said = ["said", "returned", "replied", "was", "error", "response"]
            .iter()
            .any(|word| before.ends_with(word));
        let has_code = || codes(after.get(..12).unwrap_or(after)).next().is_some();
        is_reply(code)
            && stands_alone
            && !line
                .get(..*at)
                .is_some_and(|b| b.ends_with(|c: char| c.is_alphanumeric() || c == '.'))
            && (is_first || is_said || has_code())
    })
}

/// A text without lines that quote fields of the mail, such as its subject: they are ours.
pub(super) fn without_fields(text: &str) -> String {
    const OURS: [&str; 8] = [
        "subject:",
        "from:",
        "to:",
        "date:",
        "sent:",
        "message-id:",
        "with subject",
        "ämne:",
    ];
    let mut own = String::with_capacity(text.len());
    for line in text.lines() {
        let begin = line
            .trim_start_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase();
        if !OURS.iter().any(|field| begin.starts_with(field)) {
            own.push_str(line);
            own.push('\n');
        }
    }
    own
}
