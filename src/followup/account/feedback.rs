//! What came back to people, as an account says it.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::clock::Timestamp;
use crate::survey::questionnaire::Words;

/// What came back to people. Wishes and mails are only ever counted for the whole process.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Feedback {
    /// How many have wished feedback, whether or not their address is kept. It moves when dialogues close and reports
    /// are published, by no fewer than the threshold.
    pub wished: i64,
    /// Of those, at most so many at dialogues that participants are not counted of: they are not closed, or have no
    /// head-count. Nothing says at which dialogue somebody wished it.
    #[serde(default)]
    pub wished_elsewhere: i64,
    /// Of all, erased by their owners' own will.
    pub withdrawn: i64,
    /// How many the dialogues that were held say could not be reached by e-mail.
    pub not_reachable: i64,
    pub mailings: Vec<Mailing>,
    /// Who wishes what no mailing was made of for them, and no published report is owed to them of.
    #[serde(default)]
    pub unserved: Vec<Unserved>,
}

/// How many wish feedback that nobody has sent them: they came after its last report, or there was none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Unserved {
    /// `interim`, `final` or `outcomes`.
    pub purpose: String,
    pub count: i64,
}

/// What was mailed of a report, and passed on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mailing {
    /// The report's title, by language tag.
    #[schema(value_type = std::collections::BTreeMap<String, String>)]
    pub report: Words,
    pub version: String,
    /// `interim`, `final` or `outcomes`.
    pub purpose: String,
    /// To participants; none where none was mailed.
    pub mailed: Option<Mailed>,
    /// By organisations; none where none was asked. Self-reported.
    pub passed_on: Option<PassedOn>,
    /// How many participants it reached, as a range: who got it twice is not known. None without participants.
    pub reached: Option<Reached>,
}

/// Where the mails of a mailing stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Mailed {
    /// When it began (RFC 3339); none while the report is published and not mailed.
    #[schema(value_type = Option<String>, format = DateTime)]
    pub begun_at: Option<Timestamp>,
    /// What the share sent is of: everybody who wished it before the report was published, less those who withdrew
    /// before it was sent. Cancelled, bounced, rejected and uncertain ones are in it.
    #[serde(default)]
    pub wanted: i64,
    /// Mails that were made for those who wished it before the report was published; what follows is about these.
    pub made_for: i64,
    pub waiting: i64,
    /// Handed over to the relay for certain: accepted and bounced.
    pub sent: i64,
    /// Accepted by the relay, no bounce so far.
    pub accepted: i64,
    pub bounced: i64,
    pub rejected: i64,
    pub uncertain: i64,
    pub failed: i64,
    pub withdrawn: i64,
    pub cancelled: i64,
    pub untried: i64,
    /// Apart from all that: who wished it after the report was published, and was mailed it or is to be; and to how
    /// many of these it was sent.
    #[serde(default)]
    pub later: i64,
    #[serde(default)]
    pub later_sent: i64,
}

/// What organisations say to have passed on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct PassedOn {
    pub asked: i64,
    pub answered: i64,
    pub passed_on: i64,
    pub not_reachable: i64,
}

/// At least and at most so many of the participants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Reached {
    pub least: i64,
    pub most: i64,
    pub of: i64,
}
