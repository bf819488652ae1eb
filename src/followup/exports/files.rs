//! Whole files: the workbook with its cover, and all lists of values in one archive.

use jiff::tz::TimeZone;

use super::xlsx::{self, Cover};
use super::{Table, csv};
use crate::error::Result;
use crate::followup::account::Account;
use crate::followup::tables::{self, building};
use crate::followup::views::definitions;
use crate::i18n::Texts;
use crate::sheets::zip::Package;

/// An account as a workbook: a cover with what the words mean, and a sheet for each table.
///
/// # Errors
/// When a table is larger than a sheet can be.
pub fn workbook(t: &Texts, account: &Account, zone: &TimeZone, link: &str) -> Result<Vec<u8>> {
    let computed_at = t.moment(account.computed_at, zone);
    let title = account.board.as_ref().map_or_else(
        || t.get("follow-up-title").into_owned(),
        |board| format!("{}: {board}", t.get("follow-up-title")),
    );
    let references: Vec<String> = account
        .boards
        .iter()
        .filter(|board| !board.reference.is_empty())
        .map(|board| format!("{}: {}", board.row.of, board.reference))
        .collect();
    let cover = Cover {
        title,
        process: account.process.name.for_reader(t.language).1.to_owned(),
        organisation: account.process.organisation.clone(),
        references: references.join("\n"),
        dialogues: t.with("follow-up-lead", [("moment", computed_at.clone().into())]),
        computed_at,
        computed: account.computed_at,
        link: link.to_owned(),
        definitions: definitions(t, account),
        disclosure: t.with("follow-up-rule", [("threshold", account.threshold.into())]),
    };
    Ok(xlsx::workbook(t, &cover, &tables::all(t, account)).map_err(std::io::Error::other)?)
}

/// An account as lists of values, one file for each table and one for what the words mean.
///
/// # Errors
/// None that input can cause: it is written to memory.
pub fn lists(t: &Texts, account: &Account, zone: &TimeZone) -> Result<Vec<u8>> {
    let mut package = Package::new(account.computed_at, zone);
    let meanings = meanings(t, account);
    for table in tables::all(t, account).iter().chain([&meanings]) {
        package.put(&format!("{}.csv", table.key), &csv::bytes(t, table)?)?;
    }
    Ok(package.done()?.into_inner())
}

fn meanings(t: &Texts, account: &Account) -> Table {
    building::rows(t, definitions(t, account))
        .prose("word", "account-word", |(word, _)| word.clone())
        .prose("meaning", "account-meaning", |(_, meaning)| meaning.clone())
        .table("definitions", "account-definitions")
}
