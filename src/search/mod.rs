//! Finding something of a process by its words: a dialogue, an organisation, a report, a page.
//!
//! It looks where whoever asks may look anyway, keeps nothing, and finds no answer, comment or address of participants.

pub mod handlers;
mod looking;
mod views;

use crate::web::url::Url;

/// What kind of thing was found, in the order in which they are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Sort {
    Page,
    Dialogue,
    CollectionPoint,
    Organisation,
    Contact,
    Report,
    News,
    Observation,
    Question,
    Plan,
    Part,
}

impl Sort {
    const ALL: [(Self, &'static str); 11] = [
        (Self::Page, "search-pages"),
        (Self::Dialogue, "dialogues-title"),
        (Self::CollectionPoint, "points-title"),
        (Self::Organisation, "organisations-title"),
        (Self::Contact, "disposal-contacts"),
        (Self::Report, "reports-title"),
        (Self::News, "news-title"),
        (Self::Observation, "observations-title"),
        (Self::Question, "account-questions"),
        (Self::Plan, "goals-title"),
        (Self::Part, "nav-settings"),
    ];
}

/// Something that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Found {
    sort: Sort,
    /// What it is called.
    name: String,
    /// What else tells it from others of its kind; may be empty.
    about: String,
    to: Url,
}
