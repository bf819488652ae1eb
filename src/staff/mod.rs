//! Staff accounts: signing in, roles, and the guard that every staff handler names its right with.
//!
//! A handler cannot be written without saying what right it needs: the only ways to learn who is signed in
//! are the extractors in `guard`, and each carries a right in its type.

pub mod again;
mod agent;
pub mod caring;
mod forms;
pub mod guard;
pub mod handlers;
pub mod inviting;
mod known;
pub mod matters;
pub mod new_password;
pub mod notices;
pub mod password;
pub mod post;
#[cfg(feature = "oauth")]
pub mod providers;
pub mod queries;
mod recovering;
pub mod second_factor;
pub mod shell;
mod signing_in;
mod views;
pub mod writing;

use diesel::prelude::*;

use crate::db::ids::{AccountId, word_enum};
use crate::db::schema::account;
use crate::i18n::Language;

word_enum!(
    /// What somebody is in one process.
    Role {
        /// Sets up the process, publishes, sends.
        Leader = "leader" => "role-leader",
        /// The same, except sending.
        Group = "group" => "role-group",
        /// Elected members and officials of one board, or of all: they read figures.
        Reader = "reader" => "role-reader",
        /// The registrar or the data protection officer: answers who asks what is kept of them, and takes it out. Nobody
        /// else has that right, not even who leads the process.
        Registrar = "registrar" => "role-registrar",
    }
);

/// Who is signed in.
#[derive(Debug, Clone, Queryable, Selectable, Insertable)]
#[diesel(table_name = account)]
pub struct Account {
    pub id: AccountId,
    pub email: String,
    pub name: String,
    pub language: Language,
    pub creates_processes: bool,
    /// Whether they run the installation: its relay, mail that came back and is nobody's, its accounts.
    pub is_operator: bool,
}

/// Something that only some roles may do. The types below are the rights; they have no values.
pub trait Right: 'static {
    fn is_given_to(role: Role) -> bool;

    /// Whether it is about changing a process: once that has ended, nobody may any more (D37).
    const CHANGES: bool;
}

/// A right that lets somebody change something; what only lets somebody see is none.
pub trait MayWrite: Right {}

macro_rules! rights {
    ($($(#[$doc:meta])* $name:ident $(($($how:tt)+))?: $($role:ident)|+;)+) => {$(
        $(#[$doc])*
        pub enum $name {}

        impl Right for $name {
            const CHANGES: bool = rights!(@changes $($($how)+)?);

            fn is_given_to(role: Role) -> bool {
                matches!(role, $(Role::$role)|+)
            }
        }

        $(rights!(@writes $name $($how)+);)?
    )+};
    (@changes) => { false };
    (@changes while it runs) => { true };
    (@changes also ended) => { false };
    (@writes $name:ident $($how:tt)+) => { impl MayWrite for $name {} };
}

rights! {
    /// See the process and its figures.
    See: Leader | Group | Reader | Registrar;
    /// Set up the process, its dialogues and reports.
    Edit(while it runs): Leader | Group;
    /// Read what participants wrote.
    ReadComments: Leader | Group;
    /// See who works with the process, change what they are and take them out: also when it has ended.
    People(also ended): Leader;
    /// Publish reports and send mail.
    Publish(while it runs): Leader;
    /// Take a process out, hand it over, read its evidence: also when it has ended.
    Archive(also ended): Leader;
    /// Be the second person who approves of a mailing (D38).
    Approve(while it runs): Leader | Group;
    /// Look an address up, hand out or erase what is kept of it, take out what somebody wrote: also when the process has
    /// ended.
    Desk(also ended): Registrar;
    /// Read who did what in the process.
    ReadLog: Leader | Registrar;
    /// Read the papers that a process needs before it starts, made from its settings.
    Papers: Leader | Registrar;
}
