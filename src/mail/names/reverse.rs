//! The relay's addresses, and what they are called: receivers look whether that name leads back.

use std::net::IpAddr;

use super::addresses::{is_public, reverse_name};
use super::book::{Book, Kind, Trouble};
use super::finding::{About, Finding, Verdict};

/// So many addresses of a relay are looked at. Large ones have many, and send from others besides.
const LOOKED_AT: usize = 4;

/// Where mail comes from, as the world sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Relay {
    /// From these addresses, as far as can be told from where it takes mail.
    Seen(Vec<IpAddr>),
    /// It is this machine, or stands inside a network: what the world sees is another address.
    Unseen,
    /// It cannot be looked up.
    Trouble(String, Trouble),
}

impl Relay {
    /// The relay by its name or address. None: more must be known first.
    pub fn find(book: &Book, host: &str) -> Option<Self> {
        let found = match host.parse::<IpAddr>() {
            Ok(address) => vec![address],
            Err(_) if host == "localhost" => Vec::new(),
            Err(_) => match book.addresses(host)? {
                Ok(found) => found,
                Err(trouble) => return Some(Self::Trouble(host.to_owned(), trouble)),
            },
        };
        let mut seen: Vec<IpAddr> = found.into_iter().map(|one| one.to_canonical()).collect();
        seen.retain(|address| is_public(*address));
        seen.sort_unstable();
        seen.dedup();
        seen.truncate(LOOKED_AT);
        Some(if seen.is_empty() {
            Self::Unseen
        } else {
            Self::Seen(seen)
        })
    }

    /// It as an SPF record names it; where nobody can tell, a place to fill in.
    pub fn mechanisms(&self) -> String {
        let Self::Seen(addresses) = self else {
            return "ip4:ADDRESS".to_owned();
        };
        let words: Vec<String> = addresses
            .iter()
            .map(|address| match address {
                IpAddr::V4(v4) => format!("ip4:{v4}"),
                IpAddr::V6(v6) => format!("ip6:{v6}"),
            })
            .collect();
        words.join(" ")
    }
}

/// Judges what the relay's addresses are called. None: more must be known first.
pub fn judge(book: &Book, relay: &Relay) -> Option<Vec<Finding>> {
    let Relay::Seen(addresses) = relay else {
        return Some(Vec::new());
    };
    let all: Vec<Option<Finding>> = addresses
        .iter()
        .map(|address| judge_one(book, *address))
        .collect();
    all.into_iter().collect()
}

fn judge_one(book: &Book, address: IpAddr) -> Option<Finding> {
    let shown = address.to_string();
    let found = |verdict, says| Finding::new(About::Reverse, verdict, &shown, says);
    let names = match book.names(&reverse_name(address), Kind::Name)? {
        Ok(names) => names,
        Err(trouble) => return Some(Finding::trouble(About::Reverse, &shown, trouble)),
    };
    if names.is_empty() {
        return Some(found(Verdict::Better, "names-reverse-none"));
    }
    let kind = if address.is_ipv4() {
        Kind::V4
    } else {
        Kind::V6
    };
    let back: Vec<_> = names
        .iter()
        .map(|name| book.addresses_of(name, kind))
        .collect();
    let leads_back = |found: &Option<Result<Vec<IpAddr>, Trouble>>| {
        found
            .as_ref()
            .and_then(|found| found.as_ref().ok())
            .is_some_and(|found| found.contains(&address))
    };
    if let Some(at) = back.iter().position(leads_back) {
        let name = names.get(at).copied().unwrap_or_default();
        return Some(found(Verdict::Fine, "names-reverse-right").of(name));
    }
    if back.iter().any(Option::is_none) {
        return None;
    }
    if let Some(trouble) = back.into_iter().flatten().find_map(Result::err) {
        return Some(Finding::trouble(About::Reverse, &shown, trouble));
    }
    Some(found(Verdict::Better, "names-reverse-astray").of(names.join(", ")))
}
