//! What was asked of the DNS, and what it answered.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::net::IpAddr;

/// What is asked of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    Text,
    /// Who takes mail for it.
    Mail,
    V4,
    V6,
    /// The name behind an address, which is asked under a name of its own.
    Name,
}

/// One question. The name is ASCII in small letters, without a dot at its end.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Question {
    pub name: String,
    pub kind: Kind,
}

/// What stands under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Record {
    /// Its strings joined (RFC 7208 §3.3, RFC 6376 §3.6.2.2).
    Text(Vec<u8>),
    /// A server; none at all (RFC 7505) is an empty name.
    Mail(String),
    Address(IpAddr),
    Name(String),
}

/// What came of a question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    Found(Vec<Record>),
    /// The name is there, and nothing of that kind under it.
    Nothing,
    /// There is no such name (NXDOMAIN).
    NoName,
    /// The servers of that name say that they cannot tell (SERVFAIL, REFUSED).
    Failed,
    /// Nobody answered in time.
    Silent,
}

/// Why nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trouble {
    Failed,
    Silent,
}

impl Answer {
    /// What was found, which may be nothing.
    pub fn records(&self) -> Result<&[Record], Trouble> {
        match self {
            Self::Found(records) => Ok(records),
            Self::Nothing | Self::NoName => Ok(&[]),
            Self::Failed => Err(Trouble::Failed),
            Self::Silent => Err(Trouble::Silent),
        }
    }
}

/// What is known, and what somebody wanted to know besides.
#[derive(Debug, Default)]
pub struct Book {
    known: BTreeMap<Question, Answer>,
    wanted: RefCell<BTreeSet<Question>>,
}

/// Of something that is known: what was found, or why nothing can be said.
pub type Known<T> = Option<Result<T, Trouble>>;

impl Book {
    pub fn write(&mut self, question: Question, answer: Answer) {
        self.known.insert(question, answer);
    }

    /// What has been wanted and is not known.
    pub fn take_wanted(&mut self) -> Vec<Question> {
        std::mem::take(self.wanted.get_mut()).into_iter().collect()
    }

    /// The answer; none, and a note, if it was not asked yet.
    pub fn ask(&self, name: &str, kind: Kind) -> Option<&Answer> {
        let name = name.trim_end_matches('.').to_ascii_lowercase();
        let question = Question { name, kind };
        let answer = self.known.get(&question);
        if answer.is_none() {
            self.wanted.borrow_mut().insert(question);
        }
        answer
    }

    /// The texts under a name.
    pub fn texts(&self, name: &str) -> Known<Vec<&[u8]>> {
        let found = self.ask(name, Kind::Text)?.records();
        Some(found.map(|records| {
            let texts = records.iter().filter_map(|record| match record {
                Record::Text(text) => Some(text.as_slice()),
                Record::Mail(_) | Record::Address(_) | Record::Name(_) => None,
            });
            texts.collect()
        }))
    }

    /// The names under a name: of servers that take mail, or behind an address.
    pub fn names(&self, name: &str, kind: Kind) -> Known<Vec<&str>> {
        let found = self.ask(name, kind)?.records();
        Some(found.map(|records| {
            let names = records.iter().filter_map(|record| match record {
                Record::Mail(name) | Record::Name(name) => Some(name.as_str()),
                Record::Text(_) | Record::Address(_) => None,
            });
            names.collect()
        }))
    }

    /// The addresses of one kind under a name.
    pub fn addresses_of(&self, name: &str, kind: Kind) -> Known<Vec<IpAddr>> {
        let found = self.ask(name, kind)?.records();
        Some(found.map(|records| {
            let addresses = records.iter().filter_map(|record| match record {
                Record::Address(address) => Some(*address),
                Record::Text(_) | Record::Mail(_) | Record::Name(_) => None,
            });
            addresses.collect()
        }))
    }

    /// The addresses under a name, of both kinds.
    pub fn addresses(&self, name: &str) -> Known<Vec<IpAddr>> {
        let v4 = self.addresses_of(name, Kind::V4);
        let v6 = self.addresses_of(name, Kind::V6);
        Some(match (v4?, v6?) {
            (Ok(v4), Ok(v6)) => Ok([v4, v6].concat()),
            (Ok(some), Err(_)) | (Err(_), Ok(some)) if !some.is_empty() => Ok(some),
            (Err(trouble), _) | (_, Err(trouble)) => Err(trouble),
        })
    }
}

/// Whether a text can be asked as a name.
pub fn is_name(text: &str) -> bool {
    let text = text.strip_suffix('.').unwrap_or(text);
    let is_label = |label: &str| {
        (1..=63).contains(&label.len()) && label.bytes().all(|c| c.is_ascii_graphic())
    };
    text.len() <= 253 && text.split('.').all(is_label)
}
