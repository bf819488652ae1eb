//! Who wrote a mail: a mail system, or somebody.

use super::fields::Fields;
use super::words::list;

/// Names of mail systems before the `@`.
const NAMES: &str = "
    mailer-daemon | mailer_daemon | mailerdaemon | mail-daemon | maildaemon | mdaemon | postmaster | post_master
    mail.delivery.system | mail-delivery-system | maildeliverysystem | imss
";

/// What mail systems are called in words.
const TITLES: &str = "
    mailer-daemon | mailer daemon | mail delivery system | mail delivery subsystem | mail delivery service
    delivery subsystem | mail system | mail administrator | system administrator | systemadministratör | postmaster
    interscan
";

/// Whether the mail shows that no person sent it: RFC 5321 §4.5.5 (reports have the empty return path), RFC 6522 (a
/// report by its type), RFC 3834 §5 (`Auto-Submitted`), or its sender's name.
pub(super) fn may_be_a_mail_system(fields: &Fields) -> bool {
    is_mail_system(fields)
        || has_no_way_back(fields)
        || fields.get("x-failed-recipients").is_some()
        || fields.get("auto-submitted").is_some()
        || is_report(fields)
        || came_back(fields)
}

/// RFC 6522 §3.
fn is_report(fields: &Fields) -> bool {
    let kind = fields.get("content-type").unwrap_or_default();
    kind.to_ascii_lowercase().starts_with("multipart/report")
}

fn is_delivery_report(fields: &Fields) -> bool {
    let kind = fields.get("content-type").unwrap_or_default();
    is_report(fields) && kind.to_ascii_lowercase().contains("delivery-status")
}

/// Only programs answer to the envelope's address. People answer to the one in the header.
pub(super) fn came_back(fields: &Fields) -> bool {
    ["delivered-to", "x-original-to", "envelope-to", "to"]
        .into_iter()
        .flat_map(|name| fields.all(name))
        .any(|value| value.to_ascii_lowercase().contains("bounces+"))
}

/// RFC 5321 §4.5.5: nobody answers to a report.
fn has_no_way_back(fields: &Fields) -> bool {
    fields
        .get("return-path")
        .is_some_and(|path| matches!(path, "" | "<>"))
}

/// Whether a mail system sent it, by its sender's name: what it is called in words, or in its address, also where that
/// lacks a domain or is empty (`From: mailer-daemon`, `From: <>`). Anybody may call themselves so: it is about a mail
/// of ours only with its token or its Message-ID.
pub(super) fn is_mail_system(fields: &Fields) -> bool {
    let path = fields.get("return-path").unwrap_or_default();
    addresses(path).any(is_its_address)
        || is_delivery_report(fields)
        || fields.all("from").any(|from| {
            let mut addresses = addresses(from).peekable();
            has_its_title(from)
                || addresses.peek().is_none() && is_nameless(from)
                || addresses.any(is_its_address)
        })
}

/// A sender without an address.
fn is_nameless(from: &str) -> bool {
    let bare = from.trim_matches(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"'));
    let first = bare.split(|c: char| c.is_whitespace() || matches!(c, '<' | '(' | '"' | '@'));
    bare.is_empty()
        || from.contains("<>")
        || first
            .take(1)
            .any(|name| is_its_name(&name.to_ascii_lowercase()))
}

fn has_its_title(from: &str) -> bool {
    let from = from.to_lowercase();
    list(TITLES).any(|title| from.contains(title))
}

/// Whether an address is a mail system's.
pub(super) fn is_its_address(address: &str) -> bool {
    let name = address.split('@').next().unwrap_or_default();
    is_its_name(&name.to_ascii_lowercase())
}

fn is_its_name(name: &str) -> bool {
    name.starts_with("microsoftexchange") || list(NAMES).any(|known| known == name)
}

/// What looks like addresses in a text, in their order.
pub(super) fn addresses(text: &str) -> impl Iterator<Item = &str> {
    text.match_indices('@').filter_map(move |(at, _)| {
        let before = text.get(..at)?;
        let name = before.trim_end_matches(is_of_a_name).len();
        let after = text.get(at + 1..)?;
        let end = after
            .find(|c: char| !is_of_a_domain(c))
            .unwrap_or(after.len());
        let domain = after.get(..end)?.trim_end_matches(['.', '-']);
        let address = text.get(name..at + 1 + domain.len())?;
        let address = address.trim_start_matches(['\'', '.', '=']);
        (!address.starts_with('@') && domain.contains('.')).then_some(address)
    })
}

fn is_of_a_name(c: char) -> bool {
    c.is_alphanumeric() || "!#$%&'*+-/=?^_`{|}~.".contains(c)
}

fn is_of_a_domain(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '.' | '-')
}
