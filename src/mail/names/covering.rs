//! SPF: whether a domain's record lets an address send for it, worked out as a receiver does (RFC 7208 §4.6), and what
//! to do where it does not.

use std::net::IpAddr;

use super::addresses::is_within;
use super::book::{Book, Kind, Trouble};
use super::finding::{About, Finding, Verdict};
use super::reverse::Relay;
use super::spf::{Mechanism, Policy, Qualifier, Term, has_macro, is_policy, read};

/// Look-ups after which a receiver gives up, and those of them that may find nothing (RFC 7208 §4.6.4).
const MOST: u32 = 10;
const MOST_VOID: u32 = 2;

/// Why a record cannot be worked out.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Stop {
    /// More must be known first.
    Wanted,
    Trouble(String, Trouble),
    /// A receiver takes it for broken, for this reason.
    Broken(&'static str, String),
}

/// One address on its way through a record.
struct Course<'a> {
    book: &'a Book,
    /// None is nobody's, so that the whole record is gone through.
    address: Option<IpAddr>,
    lookups: u32,
    voids: u32,
    /// Something depends on the single mail.
    is_unsure: bool,
}

impl<'a> Course<'a> {
    fn of(book: &'a Book, address: Option<IpAddr>) -> Self {
        Self {
            book,
            address,
            lookups: 0,
            voids: 0,
            is_unsure: false,
        }
    }

    /// What the record of a domain says; `nowhere` is what it is called that there is none.
    fn run(&mut self, domain: &str, nowhere: &'static str) -> Result<Qualifier, Stop> {
        let texts = known(self.book.texts(domain), domain)?;
        let mut policies = texts.into_iter().filter(|text| is_policy(text));
        let policy = match (policies.next(), policies.next()) {
            (Some(policy), None) => policy,
            (None, _) => return Err(Stop::Broken(nowhere, domain.to_owned())),
            (Some(_), Some(_)) => {
                return Err(Stop::Broken("names-spf-several-there", domain.to_owned()));
            }
        };
        let policy = read(policy).map_err(|word| Stop::Broken("names-spf-syntax", word))?;
        let mut is_wanting = false;
        for Term {
            qualifier,
            mechanism,
        } in &policy.terms
        {
            match self.matches(domain, mechanism) {
                Ok(true) if !is_wanting => return Ok(*qualifier),
                // What comes after it is wanted too, and asked at the same time.
                Err(Stop::Wanted) => is_wanting = true,
                Err(stop) if !is_wanting => return Err(stop),
                Ok(_) | Err(_) => {}
            }
        }
        if is_wanting {
            return Err(Stop::Wanted);
        }
        match &policy.redirect {
            None => Ok(Qualifier::Neutral),
            Some(domain) if has_macro(domain) => {
                self.is_unsure = true;
                Ok(Qualifier::Neutral)
            }
            Some(domain) => {
                self.count()?;
                self.run(domain, "names-spf-nowhere")
            }
        }
    }

    fn matches(&mut self, own: &str, mechanism: &Mechanism) -> Result<bool, Stop> {
        match mechanism {
            Mechanism::All => Ok(true),
            Mechanism::Network(network, bits) => Ok(self.is_within(*network, (*bits, *bits))),
            Mechanism::Include(domain) => {
                self.count()?;
                if self.is_macro(domain) {
                    return Ok(false);
                }
                Ok(self.run(domain, "names-spf-nowhere")? == Qualifier::Pass)
            }
            Mechanism::A(domain, bits) => {
                self.count()?;
                let domain = domain.as_deref().unwrap_or(own);
                self.is_of(domain, *bits)
            }
            Mechanism::Mx(domain, bits) => {
                self.count()?;
                let domain = domain.as_deref().unwrap_or(own);
                if self.is_macro(domain) {
                    return Ok(false);
                }
                let servers = known(self.book.names(domain, Kind::Mail), domain)?;
                self.void(&servers)?;
                if servers.len() > MOST as usize {
                    return Err(Stop::Broken("names-spf-too-many", format!("mx:{domain}")));
                }
                let mut found = Ok(false);
                for server in servers.into_iter().filter(|server| !server.is_empty()) {
                    match self.is_of(server, *bits) {
                        Ok(true) => return Ok(true),
                        Ok(false) => {}
                        Err(stop) => found = Err(stop),
                    }
                }
                found
            }
            Mechanism::Ptr => {
                self.count()?;
                self.is_unsure = true;
                Ok(false)
            }
            Mechanism::Exists(domain) => {
                self.count()?;
                if self.is_macro(domain) {
                    return Ok(false);
                }
                let found = known(self.book.addresses_of(domain, Kind::V4), domain)?;
                self.void(&found)?;
                Ok(!found.is_empty())
            }
        }
    }

    fn is_macro(&mut self, domain: &str) -> bool {
        self.is_unsure |= has_macro(domain);
        has_macro(domain)
    }

    /// Whether the address is one of a domain's.
    fn is_of(&mut self, domain: &str, bits: (u8, u8)) -> Result<bool, Stop> {
        if self.is_macro(domain) {
            return Ok(false);
        }
        let kind = match self.address {
            Some(address) if address.to_canonical().is_ipv6() => Kind::V6,
            _ => Kind::V4,
        };
        let found = known(self.book.addresses_of(domain, kind), domain)?;
        self.void(&found)?;
        Ok(found
            .into_iter()
            .any(|network| self.is_within(network, bits)))
    }

    fn is_within(&self, network: IpAddr, (v4, v6): (u8, u8)) -> bool {
        let bits = if network.is_ipv4() { v4 } else { v6 };
        self.address
            .is_some_and(|address| is_within(address, network, bits))
    }

    fn count(&mut self) -> Result<(), Stop> {
        self.lookups += 1;
        if self.lookups > MOST {
            return Err(Stop::Broken("names-spf-too-many", MOST.to_string()));
        }
        Ok(())
    }

    fn void<T>(&mut self, found: &[T]) -> Result<(), Stop> {
        self.voids += u32::from(found.is_empty());
        if self.voids > MOST_VOID {
            return Err(Stop::Broken("names-spf-void", MOST_VOID.to_string()));
        }
        Ok(())
    }
}

fn known<T>(found: Option<Result<T, Trouble>>, name: &str) -> Result<T, Stop> {
    let found = found.ok_or(Stop::Wanted)?;
    found.map_err(|trouble| Stop::Trouble(name.to_owned(), trouble))
}

/// Judges what a domain says of who may send for it, beside the relay. None: more must be known first.
pub fn judge(book: &Book, domain: &str, relay: &Relay) -> Option<Finding> {
    let found = |verdict, says| Finding::new(About::Spf, verdict, domain, says);
    let texts = match book.texts(domain)? {
        Ok(texts) => texts,
        Err(trouble) => return Some(Finding::trouble(About::Spf, domain, trouble)),
    };
    let policies: Vec<&[u8]> = texts.into_iter().filter(|text| is_policy(text)).collect();
    let policy = match policies[..] {
        [policy] => policy,
        [] => {
            let publish = format!("v=spf1 {} ~all", relay.mechanisms());
            return Some(found(Verdict::Wrong, "names-spf-missing").publish(domain, publish));
        }
        _ => {
            let finding = found(Verdict::Wrong, "names-spf-several").of(policies.len().to_string());
            return Some(finding.publish(domain, joined(&policies)));
        }
    };
    let read = match read(policy) {
        Ok(read) => read,
        Err(word) => return Some(found(Verdict::Wrong, "names-spf-syntax").of(word)),
    };
    if lets_nobody(&read) {
        let publish = format!("v=spf1 {} -all", relay.mechanisms());
        return Some(found(Verdict::Wrong, "names-spf-nobody").publish(domain, publish));
    }
    if lets_everybody(&read) {
        return Some(found(Verdict::Better, "names-spf-everybody"));
    }
    let addresses: Vec<Option<IpAddr>> = match relay {
        Relay::Seen(addresses) => addresses.iter().copied().map(Some).collect(),
        Relay::Unseen | Relay::Trouble(..) => vec![None],
    };
    let mut left = Vec::new();
    let mut is_unsure = false;
    let mut is_wanting = false;
    for address in addresses {
        let mut course = Course::of(book, address);
        match course.run(domain, "names-spf-nowhere") {
            Ok(Qualifier::Pass) => {}
            Ok(_) => {
                is_unsure |= course.is_unsure;
                left.extend(address);
            }
            Err(Stop::Wanted) => is_wanting = true,
            Err(Stop::Trouble(name, trouble)) => {
                return Some(Finding::trouble(About::Spf, &name, trouble));
            }
            Err(Stop::Broken(says, what)) => return Some(found(Verdict::Wrong, says).of(what)),
        }
    }
    if is_wanting {
        return None;
    }
    let addresses = match relay {
        Relay::Seen(addresses) => addresses,
        Relay::Unseen => return Some(found(Verdict::Unknown, "names-spf-unseen")),
        Relay::Trouble(host, trouble) => {
            return Some(Finding::trouble(About::Spf, host, *trouble));
        }
    };
    Some(if left.is_empty() {
        found(Verdict::Fine, "names-spf-covers").of(listed(addresses))
    } else if is_unsure {
        found(Verdict::Unknown, "names-spf-unsure").of(listed(&left))
    } else {
        let publish = with_added(policy, &Relay::Seen(left.clone()).mechanisms());
        found(Verdict::Better, "names-spf-not-covered")
            .of(listed(&left))
            .publish(domain, publish)
    })
}

fn listed(addresses: &[IpAddr]) -> String {
    let words: Vec<String> = addresses.iter().map(ToString::to_string).collect();
    words.join(", ")
}

/// Whether it says that nobody sends mail for the domain.
fn lets_nobody(policy: &Policy) -> bool {
    let mut terms = policy.terms.iter();
    let end = Term {
        qualifier: Qualifier::Fail,
        mechanism: Mechanism::All,
    };
    terms.next() == Some(&end)
}

fn lets_everybody(policy: &Policy) -> bool {
    let end = policy
        .terms
        .iter()
        .find(|term| term.mechanism == Mechanism::All);
    end.is_some_and(|term| term.qualifier == Qualifier::Pass)
}

fn words(policy: &[u8]) -> Vec<String> {
    let text = String::from_utf8_lossy(policy).into_owned();
    let words = text.split_whitespace().skip(1).map(str::to_owned);
    words.collect()
}

/// The record with more who may send, at its beginning.
fn with_added(policy: &[u8], mechanisms: &str) -> String {
    format!("v=spf1 {mechanisms} {}", words(policy).join(" "))
}

/// Several records as one: each word once, and the end once, as softly as one that is still to be tried out.
fn joined(policies: &[&[u8]]) -> String {
    let mut all: Vec<String> = Vec::new();
    for word in policies.iter().flat_map(|policy| words(policy)) {
        let is_end = word.trim_start_matches(['+', '-', '~', '?']) == "all";
        if !is_end && !all.contains(&word) {
            all.push(word);
        }
    }
    all.insert(0, "v=spf1".to_owned());
    all.push("~all".to_owned());
    all.join(" ")
}
