//! Staff accounts: signing in, roles, and the guard that every staff handler names its right with.
//!
//! A handler cannot be written without saying what right it needs: the only ways to learn who is signed in
//! are the extractors in `guard`, and each carries a right in its type.

pub mod guard;
pub mod handlers;
pub mod password;
pub mod queries;
pub mod session_store;
pub mod shell;
mod views;

use crate::db::ids::{AccountId, word_enum};
use crate::i18n::Language;

word_enum!(
    /// What somebody is in one process.
    Role {
        /// Sets up the process, publishes, sends.
        Leader = "leader",
        /// The same, except sending.
        Group = "group",
        /// Elected members and officials of one board, or of all: they read figures.
        Reader = "reader",
    }
);

/// Who is signed in.
#[derive(Debug, Clone)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub language: Language,
    pub creates_processes: bool,
}

/// Something that only some roles may do. The types below are the rights; they have no values.
pub trait Right: 'static {
    fn is_given_to(role: Role) -> bool;

    /// Whether it is about changing a process: once that has ended, nobody may any more (D37).
    const CHANGES: bool;
}

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident $(($changes:literal))?: $($role:ident)|+;)+) => {$(
        $(#[$doc])*
        pub enum $name {}
        impl Right for $name {
            const CHANGES: bool = false $(|| $changes)?;

            fn is_given_to(role: Role) -> bool {
                matches!(role, $(Role::$role)|+)
            }
        }
    )+};
}

rights! {
    /// See the process and its figures.
    See: Leader | Group | Reader;
    /// Set up the process, its dialogues and reports.
    Edit(true): Leader | Group;
    /// Read what participants wrote.
    ReadComments: Leader | Group;
    /// Publish reports and send mail.
    Publish(true): Leader;
    /// Take a process out, hand it over, read its evidence: also when it has ended.
    Archive: Leader;
    /// Be the second person who approves of a mailing (D38).
    Approve(true): Leader | Group;
}
