//! How a domain writes down who may send for it (RFC 7208 §4.5–§6, §12).

use std::net::{IpAddr, Ipv4Addr, Ipv6Addr};

use super::book::is_name;

/// What follows for whoever a mechanism matches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Qualifier {
    Pass,
    Neutral,
    SoftFail,
    Fail,
}

/// Whom a mechanism matches. A domain that holds a macro is kept as it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mechanism {
    All,
    Include(String),
    /// The addresses of a domain, the record's own if none is named, and of how many bits their networks are.
    A(Option<String>, (u8, u8)),
    /// The same of the servers that take mail for it.
    Mx(Option<String>, (u8, u8)),
    /// By what an address is called.
    Ptr,
    Network(IpAddr, u8),
    Exists(String),
}

/// One mechanism as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    pub qualifier: Qualifier,
    pub mechanism: Mechanism,
}

/// A whole record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    pub terms: Vec<Term>,
    pub redirect: Option<String>,
}

const VERSION: &str = "v=spf1";

/// Whether a text is such a record, right or wrong.
pub fn is_policy(text: &[u8]) -> bool {
    text.split_at_checked(VERSION.len())
        .is_some_and(|(version, rest)| {
            version.eq_ignore_ascii_case(VERSION.as_bytes()) && matches!(rest, [] | [b' ', ..])
        })
}

/// Reads a record.
///
/// # Errors
/// The first word that nobody understands.
pub fn read(text: &[u8]) -> Result<Policy, String> {
    let text = String::from_utf8_lossy(text);
    let mut policy = Policy {
        terms: Vec::new(),
        redirect: None,
    };
    for word in text.split(' ').skip(1).filter(|word| !word.is_empty()) {
        let wrong = || word.to_owned();
        match word.find(['=', ':', '/']).map(|at| word.split_at(at)) {
            Some((name, rest)) if rest.starts_with('=') => {
                if !name.starts_with(|c: char| c.is_ascii_alphabetic()) {
                    return Err(wrong());
                }
                if name.eq_ignore_ascii_case("redirect") {
                    let domain = domain(rest.get(1..).unwrap_or_default()).ok_or_else(wrong)?;
                    if policy.redirect.replace(domain).is_some() {
                        return Err(wrong());
                    }
                }
            }
            _ => policy.terms.push(term(word).ok_or_else(wrong)?),
        }
    }
    Ok(policy)
}

fn term(word: &str) -> Option<Term> {
    let (qualifier, rest) = match word.split_at_checked(1)? {
        ("+", rest) => (Qualifier::Pass, rest),
        ("?", rest) => (Qualifier::Neutral, rest),
        ("~", rest) => (Qualifier::SoftFail, rest),
        ("-", rest) => (Qualifier::Fail, rest),
        _ => (Qualifier::Pass, word),
    };
    let (name, argument) = match rest.find([':', '/']) {
        Some(at) => rest.split_at(at),
        None => (rest, ""),
    };
    let named = argument.strip_prefix(':');
    let mechanism = match name.to_ascii_lowercase().as_str() {
        "all" if argument.is_empty() => Mechanism::All,
        "include" => Mechanism::Include(domain(named?)?),
        "exists" => Mechanism::Exists(domain(named?)?),
        "ptr" if argument.is_empty() || domain(named?).is_some() => Mechanism::Ptr,
        "a" => {
            let (domain, bits) = domain_and_bits(argument)?;
            Mechanism::A(domain, bits)
        }
        "mx" => {
            let (domain, bits) = domain_and_bits(argument)?;
            Mechanism::Mx(domain, bits)
        }
        "ip4" => {
            let (address, bits) = network(named?, 32)?;
            Mechanism::Network(address.parse::<Ipv4Addr>().ok()?.into(), bits)
        }
        "ip6" => {
            let (address, bits) = network(named?, 128)?;
            Mechanism::Network(address.parse::<Ipv6Addr>().ok()?.into(), bits)
        }
        _ => return None,
    };
    Some(Term {
        qualifier,
        mechanism,
    })
}

fn domain(text: &str) -> Option<String> {
    (is_name(text)).then(|| text.to_owned())
}

/// Whether a domain depends on the mail that is looked at (RFC 7208 §7).
pub fn has_macro(domain: &str) -> bool {
    domain.contains('%')
}

fn bits(text: &str, most: u8) -> Option<u8> {
    let is_number = !text.is_empty() && text.bytes().all(|c| c.is_ascii_digit());
    let bits = is_number.then(|| text.parse().ok())??;
    (bits <= most).then_some(bits)
}

fn network(text: &str, width: u8) -> Option<(&str, u8)> {
    match text.split_once('/') {
        Some((address, text)) => Some((address, bits(text, width)?)),
        None => Some((text, width)),
    }
}

/// Reads `:domain/24//64`, of which each part may be missing.
fn domain_and_bits(argument: &str) -> Option<(Option<String>, (u8, u8))> {
    let (rest, v6) = match argument.split_once("//") {
        Some((rest, v6)) => (rest, bits(v6, 128)?),
        None => (argument, 128),
    };
    let (rest, v4) = match rest.split_once('/') {
        Some((rest, v4)) => (rest, bits(v4, 32)?),
        None => (rest, 32),
    };
    let domain = match rest.strip_prefix(':') {
        Some(name) => Some(domain(name)?),
        None if rest.is_empty() => None,
        None => return None,
    };
    Some((domain, (v4, v6)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_record_is_told_from_other_texts() {
        for (text, is) in [
            ("v=spf1", true),
            ("V=SPF1 -all", true),
            ("v=spf10 -all", false),
            ("v=spf1-all", false),
            ("", false),
            ("google-site-verification=x", false),
        ] {
            assert_eq!(is_policy(text.as_bytes()), is, "{text}");
        }
    }

    #[test]
    fn every_mechanism_is_read() {
        let policy = read(
            b"v=spf1 a mx:example.org/24//64 a/28 ip4:192.0.2.0/24 ip6:2001:db8::/32 \
              ?include:_spf.example.net ~exists:%{i}.example.org ptr exp=why.example.org -all",
        )
        .unwrap();
        let mechanisms: Vec<_> = policy.terms.iter().map(|term| &term.mechanism).collect();
        assert_eq!(mechanisms.len(), 9);
        assert_eq!(
            mechanisms[1],
            &Mechanism::Mx(Some("example.org".into()), (24, 64))
        );
        assert_eq!(mechanisms[2], &Mechanism::A(None, (28, 128)));
        assert_eq!(policy.terms[5].qualifier, Qualifier::Neutral);
        assert_eq!(policy.terms[8].qualifier, Qualifier::Fail);
        assert_eq!(policy.redirect, None);
        let redirected = read(b"v=spf1 redirect=_spf.example.net").unwrap();
        assert_eq!(redirected.redirect.as_deref(), Some("_spf.example.net"));
    }

    #[test]
    fn the_word_that_is_wrong_is_named() {
        for word in [
            "ip4:example.org",
            "ip4:192.0.2.1/33",
            "ip6:192.0.2.1",
            "include:",
            "include",
            "all:example.org",
            "ipv4:192.0.2.1",
            "a:exam..ple",
            "-",
            "redirect=",
            "=x",
            "mx/x",
        ] {
            let text = format!("v=spf1 {word} -all");
            assert_eq!(read(text.as_bytes()).unwrap_err(), word);
        }
    }

    proptest! {
        #[test]
        fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..80)) {
            let _ = is_policy(&bytes);
            let _ = read(&bytes);
        }

        #[test]
        fn no_words_panic(words in "v=spf1( [-+~?]?(a|mx|ip4|ip6|all|include|exists|redirect|ptr)[:=/0-9a-f.%{}å]{0,9}){0,4}") {
            let _ = read(words.as_bytes());
        }
    }
}
