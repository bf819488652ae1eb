//! Asks the DNS until everything can be judged, or nobody has patience any more.

use std::net::SocketAddr;

use super::finding::Finding;
use super::judging::Subject;
#[cfg(feature = "oauth")]
use super::{
    book::{Answer, Book},
    judging::judge,
    resolver::Resolver,
};

/// The longest wait for all answers together: somebody sits there and waits too.
#[cfg(feature = "oauth")]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(6);

/// What came of looking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Looked {
    Found(Vec<Finding>),
    /// This build leaves it out.
    NotBuilt,
}

impl Looked {
    pub fn findings(&self) -> &[Finding] {
        match self {
            Self::Found(findings) => findings,
            Self::NotBuilt => &[],
        }
    }

    /// Whether receivers surely refuse mail because of what was found.
    pub fn gets_mail_refused(&self) -> bool {
        self.findings().iter().any(Finding::gets_mail_refused)
    }
}

/// Looks up what the DNS says of a sender: from a server if one is named, otherwise from those that the machine asks.
#[cfg(feature = "oauth")]
pub async fn look(subject: &Subject, server: Option<SocketAddr>) -> Looked {
    let resolver = Resolver::new(server);
    let mut book = Book::default();
    let mut over = std::pin::pin!(tokio::time::sleep(PATIENCE));
    loop {
        let findings = judge(&book, subject);
        let wanted = book.take_wanted();
        if wanted.is_empty() {
            return Looked::Found(findings);
        }
        let asked =
            futures_util::future::join_all(wanted.iter().map(|question| resolver.ask(question)));
        let answers = tokio::select! {
            biased;
            () = &mut over => vec![Answer::Silent; wanted.len()],
            answers = asked => answers,
        };
        for (question, answer) in wanted.into_iter().zip(answers) {
            book.write(question, answer);
        }
    }
}

/// This build does not look.
#[cfg(not(feature = "oauth"))]
pub async fn look(_: &Subject, _: Option<SocketAddr>) -> Looked {
    Looked::NotBuilt
}
