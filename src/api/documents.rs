//! What the API's addresses answer with, where it is not the account itself: a name that the schemas have, and a part of
//! an account, or of a snapshot.

use serde::Serialize;
use utoipa::ToSchema;

use super::flat::{self, FigureRow, IndicatorRow};
use crate::clock::Timestamp;
use crate::config::BaseUrl;
use crate::followup::account::{About, Account, Mailing, Row, Unserved};
use crate::followup::snapshots::{Kept, Snapshot};
use crate::web::url::{self, Slug};

/// The processes that a key opens.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Processes {
    /// A key is of one process, so this is one.
    pub processes: Vec<ProcessEntry>,
}

/// A process in short, and where there is more.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct ProcessEntry {
    #[serde(flatten)]
    pub about: About,
    /// When it was computed (RFC 3339).
    #[schema(value_type = String, format = DateTime)]
    pub computed_at: Timestamp,
    /// All dialogues together.
    pub whole: Row,
    pub links: Links,
}

/// Where there is more of a process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Links {
    pub account: String,
    pub indicators: String,
    pub figures: String,
    pub mailings: String,
    pub snapshots: String,
}

impl ProcessEntry {
    pub fn of(account: Account, slug: &Slug, base: &BaseUrl) -> Self {
        Self {
            links: Links {
                account: base.join(url::api_process(slug)),
                indicators: base.join(url::api_indicators(slug)),
                figures: base.join(url::api_figures(slug)),
                mailings: base.join(url::api_mailings(slug)),
                snapshots: base.join(url::api_snapshots(slug)),
            },
            about: account.process,
            computed_at: account.computed_at,
            whole: account.whole,
        }
    }
}

/// The indicators as one table.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct Indicators {
    /// The process's part of addresses.
    pub process: String,
    /// When it was computed (RFC 3339).
    #[schema(value_type = String, format = DateTime)]
    pub computed_at: Timestamp,
    pub rows: Vec<IndicatorRow>,
}

impl Indicators {
    pub fn of(account: &Account) -> Self {
        Self {
            process: account.process.slug.to_string(),
            computed_at: account.computed_at,
            rows: flat::indicators(account),
        }
    }
}

/// All figures about who was heard as one table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Figures {
    /// The process's part of addresses.
    pub process: String,
    /// When it was computed (RFC 3339).
    #[schema(value_type = String, format = DateTime)]
    pub computed_at: Timestamp,
    /// Fewer answers than this are never shown.
    pub threshold: i64,
    pub rows: Vec<FigureRow>,
}

impl Figures {
    pub fn of(account: &Account) -> Self {
        Self {
            process: account.process.slug.to_string(),
            computed_at: account.computed_at,
            threshold: account.threshold,
            rows: flat::figures(account),
        }
    }
}

/// Who wished feedback, and what came back to them. Wishes and mails are only ever counted for the whole process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Mailings {
    /// The process's part of addresses.
    pub process: String,
    /// When it was computed (RFC 3339).
    #[schema(value_type = String, format = DateTime)]
    pub computed_at: Timestamp,
    /// How many have wished feedback, whether or not their address is kept.
    pub wished: i64,
    /// Of those, at most so many at dialogues that are not closed, or have no head-count.
    pub wished_elsewhere: i64,
    /// Of all, erased by their owners' own will.
    pub withdrawn: i64,
    /// How many the dialogues say could not be reached by e-mail.
    pub not_reachable: i64,
    pub mailings: Vec<Mailing>,
    /// Who wishes what no mailing was made of for them, and no published report is owed to them of.
    pub unserved: Vec<Unserved>,
}

impl Mailings {
    pub fn of(account: Account) -> Self {
        let feedback = account.feedback;
        Self {
            process: account.process.slug.to_string(),
            computed_at: account.computed_at,
            wished: feedback.wished,
            wished_elsewhere: feedback.wished_elsewhere,
            withdrawn: feedback.withdrawn,
            not_reachable: feedback.not_reachable,
            mailings: feedback.mailings,
            unserved: feedback.unserved,
        }
    }
}

/// The snapshots of a process.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct Snapshots {
    /// The newest first.
    pub snapshots: Vec<SnapshotEntry>,
}

/// A snapshot without its figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct SnapshotEntry {
    /// Its part of addresses; the same for ever.
    pub slug: String,
    pub name: String,
    /// When it was taken (RFC 3339).
    #[schema(value_type = String, format = DateTime)]
    pub taken_at: Timestamp,
    /// Since when everybody can see it; null while only staff and keys can.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub published_at: Option<Timestamp>,
}

/// The account as it was on a day. It never changes.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct KeptSnapshot {
    #[serde(flatten)]
    pub snapshot: SnapshotEntry,
    pub account: Account,
}

impl From<Snapshot> for SnapshotEntry {
    fn from(snapshot: Snapshot) -> Self {
        Self {
            slug: snapshot.slug.to_string(),
            name: snapshot.name,
            taken_at: snapshot.taken_at,
            published_at: snapshot.published_at,
        }
    }
}

impl From<Kept> for KeptSnapshot {
    fn from(kept: Kept) -> Self {
        Self {
            snapshot: kept.snapshot.into(),
            account: kept.account,
        }
    }
}
