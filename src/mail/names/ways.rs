//! MX: where answers and returned mail go. Without a way back many receivers take no mail from a domain.

use super::book::{Answer, Book, Kind};
use super::finding::{About, Finding, Verdict};

/// Judges where mail to a domain goes. None: more must be known first.
pub fn judge(book: &Book, domain: &str) -> Option<Finding> {
    let found = |verdict, says| Finding::new(About::Mx, verdict, domain, says);
    let servers = book.names(domain, Kind::Mail);
    let addresses = book.addresses(domain);
    let servers = match servers? {
        Ok(servers) => servers,
        Err(trouble) => return Some(Finding::trouble(About::Mx, domain, trouble)),
    };
    if servers.iter().any(|server| server.is_empty()) {
        return Some(found(Verdict::Wrong, "names-mx-null"));
    }
    if !servers.is_empty() {
        return Some(found(Verdict::Fine, "names-mx-right").of(servers.join(", ")));
    }
    if book.ask(domain, Kind::Mail)? == &Answer::NoName {
        return Some(found(Verdict::Wrong, "names-mx-gone"));
    }
    Some(match addresses? {
        Ok(addresses) if addresses.is_empty() => found(Verdict::Wrong, "names-mx-nowhere"),
        Ok(addresses) => {
            let shown: Vec<String> = addresses.iter().map(ToString::to_string).collect();
            found(Verdict::Better, "names-mx-by-address").of(shown.join(", "))
        }
        Err(trouble) => Finding::trouble(About::Mx, domain, trouble),
    })
}
