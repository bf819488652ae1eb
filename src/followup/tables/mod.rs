//! The account as tables: what a page, a sheet of paper, a spreadsheet and a list of values have in common. A table is made once, in the
//! reader's language, and everything that shows figures as rows shows these.

pub mod answers;
pub(super) mod building;
pub mod each;
pub mod others;
mod table;
pub mod words;

pub use table::{Column, ColumnKind, Table, Value};

use super::account::Account;
use crate::i18n::Texts;

/// All tables of an account, those with nothing in them left out.
pub fn all(t: &Texts, account: &Account) -> Vec<Table> {
    let mut tables = vec![
        others::goals(t, account),
        others::removed(t, account),
        answers::phases(t, account),
        answers::people(t, account),
        answers::scale(t, account),
        answers::boards(t, account),
        answers::groups(t, account),
        each::matrix(t, account),
        answers::methods(t, account),
        answers::municipalities(t, account),
        answers::years(t, account),
        answers::months(t, account),
        each::dialogues(t, account),
        each::questions(t, account),
        others::mailings(t, account),
        others::passed_on(t, account),
        others::reached(t, account),
        others::unserved(t, account),
        others::events(t, account),
        others::activities(t, account),
        others::outreach(t, account),
        others::replies(t, account),
        others::promises(t, account),
        others::readers(t, account),
    ];
    tables.retain(|table| !table.rows.is_empty());
    tables
}
