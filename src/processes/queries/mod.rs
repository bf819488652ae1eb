//! Processes, boards, target groups and methods in the database.

mod order;
mod parts;

pub use order::next_place;
pub use parts::{
    Named, add_missing, boards, boards_as_named, groups, methods, priorities, put_board, put_group,
    put_method, remove_board, remove_group, remove_method,
};

use std::collections::HashMap;

use diesel::prelude::*;

use super::{
    AccountRow, Conformance, Information, MailingRules, Process, ProcessText, ReviewMethod, Slug,
    Threshold, logo, spoken,
};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId, stored_day};
use crate::db::schema::{process, process_text};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::staff::{self, Role};
use crate::web::accent::Accent;
use crate::web::page::Contact;

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = process, treat_none_as_default_value = false)]
struct ProcessRow {
    id: ProcessId,
    slug: Slug,
    ended_at: Option<Timestamp>,
    #[diesel(embed)]
    settings: SettingsRow,
}

/// What of a process staff change.
#[derive(Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = process, treat_none_as_null = true, treat_none_as_default_value = false)]
struct SettingsRow {
    default_language: Language,
    organisation: String,
    contact_name: String,
    contact_email: String,
    contact_phone: String,
    threshold: i32,
    answer_days: i32,
    grace: i64,
    #[diesel(embed)]
    mailing: MailingRules,
    accent: Option<String>,
    data_officer: String,
    accessibility_reviewed_on: Option<String>,
    information_changed_on: String,
    accessibility_state: String,
    accessibility_method: String,
    processors: String,
    boards_answer: bool,
    is_sensitive: bool,
}

impl From<&Process> for SettingsRow {
    fn from(of: &Process) -> Self {
        let (contact, information) = (of.contact.clone(), of.information.clone());
        Self {
            default_language: of.default_language,
            organisation: contact.organisation,
            contact_name: contact.name,
            contact_email: contact.email,
            contact_phone: contact.phone,
            threshold: i32::try_from(of.threshold.get()).unwrap_or(i32::MAX),
            answer_days: of.answer_days,
            grace: of.grace,
            mailing: of.mailing,
            accent: of.accent.map(|accent| accent.to_string()),
            data_officer: information.data_officer,
            accessibility_reviewed_on: information.reviewed_on.map(|day| day.to_string()),
            information_changed_on: information.changed_on.to_string(),
            accessibility_state: information.conformance.map_or("", Conformance::word).into(),
            accessibility_method: information.method.map_or("", ReviewMethod::word).into(),
            processors: information.processors,
            boards_answer: information.boards_answer,
            is_sensitive: information.is_sensitive,
        }
    }
}

impl ProcessRow {
    fn with(self, c: &mut Connection, texts: Vec<ProcessText>) -> QueryResult<Process> {
        let logo = logo::queries::shown(c, self.id)?;
        let spoken = spoken::queries::all(c, self.id)?;
        let of = self.settings;
        let reviewed_on = of.accessibility_reviewed_on.as_deref();
        Ok(Process {
            id: self.id,
            slug: self.slug,
            default_language: of.default_language,
            texts,
            contact: Contact {
                organisation: of.organisation,
                name: of.contact_name,
                email: of.contact_email,
                phone: of.contact_phone,
            },
            threshold: Threshold::at_least(of.threshold),
            answer_days: of.answer_days,
            grace: of.grace,
            mailing: of.mailing,
            ended_at: self.ended_at,
            accent: of.accent.as_deref().and_then(Accent::stored),
            logo,
            spoken,
            information: Information {
                reviewed_on: reviewed_on.map(stored_day).transpose()?,
                changed_on: stored_day(&of.information_changed_on)?,
                data_officer: of.data_officer,
                conformance: Conformance::from_word(&of.accessibility_state),
                method: ReviewMethod::from_word(&of.accessibility_method),
                processors: of.processors,
                boards_answer: of.boards_answer,
                is_sensitive: of.is_sensitive,
            },
        })
    }
}

/// Adds a process under its slug, or the next free one like it.
pub fn add(c: &mut Connection, new: &Process, now: Timestamp) -> QueryResult<Slug> {
    let mut slug = new.slug.clone();
    let mut number = 1;
    while find(c, slug.as_str())?.is_some() {
        number += 1;
        slug = new.slug.numbered(number);
    }
    let row = ProcessRow {
        id: new.id,
        slug: slug.clone(),
        ended_at: new.ended_at,
        settings: new.into(),
    };
    diesel::insert_into(process::table)
        .values((&row, process::created_at.eq(now)))
        .execute(c)?;
    put_texts(c, new.id, &new.texts)?;
    Ok(slug)
}

/// The fewest answers that a process shows.
pub fn threshold(c: &mut Connection, of: ProcessId) -> QueryResult<Threshold> {
    let stored = process::table.find(of).select(process::threshold).first(c);
    stored.map(Threshold::at_least)
}

pub fn update(c: &mut Connection, changed: &Process) -> QueryResult<()> {
    diesel::update(process::table.find(changed.id))
        .set(SettingsRow::from(changed))
        .execute(c)?;
    put_texts(c, changed.id, &changed.texts)
}

fn put_texts(c: &mut Connection, id: ProcessId, texts: &[ProcessText]) -> QueryResult<()> {
    diesel::delete(process_text::table.filter(process_text::process_id.eq(id))).execute(c)?;
    for text in texts {
        diesel::insert_into(process_text::table)
            .values((process_text::process_id.eq(id), text))
            .execute(c)?;
    }
    Ok(())
}

/// What one process says of itself beside its settings, in the languages that the other has words in; its sender's
/// logo; and its questions as they were heard and signed.
pub fn take_over_words(c: &mut Connection, from: ProcessId, to: ProcessId) -> Result<()> {
    let (old, mut new) = (process(c, from)?, process(c, to)?);
    for text in &mut new.texts {
        let theirs = old.texts.iter().find(|one| one.language == text.language);
        if let Some(theirs) = theirs {
            text.shortcomings.clone_from(&theirs.shortcomings);
            text.partners.clone_from(&theirs.partners);
        }
    }
    new.information.data_officer = old.information.data_officer;
    logo::queries::take_over(c, from, to)?;
    spoken::queries::take_over(c, from, to)?;
    Ok(update(c, &new)?)
}

/// Marks a process as ended; says whether it was not before.
pub fn end(c: &mut Connection, id: ProcessId, now: Timestamp) -> QueryResult<bool> {
    let changed = diesel::update(process::table.find(id).filter(process::ended_at.is_null()))
        .set(process::ended_at.eq(now))
        .execute(c)?;
    Ok(changed == 1)
}

/// Makes sure that a process goes on, until this transaction is over.
///
/// # Errors
/// `Refused` when it has ended.
pub fn must_run(c: &mut Connection, id: ProcessId) -> Result<()> {
    let row = process::table.find(id).select(process::ended_at);
    let ended: Option<Timestamp> = match c {
        Connection::Sqlite(c) => row.get_result(c)?,
        // Ending it changes the row, and so waits for this transaction, or has come before it.
        #[cfg(feature = "postgres")]
        Connection::Postgres(c) => row.for_share().first(c)?,
    };
    if ended.is_some() {
        return Err(Error::Refused("process-ended"));
    }
    Ok(())
}

/// Takes a process's row as the lock that those who take its dialogues into the figures take turns by.
pub fn lock(c: &mut Connection, id: ProcessId) -> QueryResult<()> {
    diesel::update(process::table.find(id))
        .set(process::id.eq(id))
        .execute(c)
        .map(drop)
}

/// Notes that answers enter a process's figures from now on. It takes the row as
/// [`lock`] does.
pub fn set_has_figures(c: &mut Connection, id: ProcessId) -> QueryResult<()> {
    diesel::update(process::table.find(id))
        .set(process::has_figures.eq(true))
        .execute(c)
        .map(drop)
}

/// Whether answers of a process have entered its figures: any of its dialogues or collection points has closed.
pub fn has_figures(c: &mut Connection, id: ProcessId) -> QueryResult<bool> {
    process::table
        .find(id)
        .select(process::has_figures)
        .first(c)
}

/// How many seconds each process waits after a dialogue's end for what is still out.
pub fn graces(c: &mut Connection) -> QueryResult<HashMap<ProcessId, i64>> {
    let columns = (process::id, process::grace);
    let rows: Vec<(ProcessId, i64)> = process::table.select(columns).load(c)?;
    Ok(rows.into_iter().collect())
}

pub fn find(c: &mut Connection, slug: &str) -> QueryResult<Option<ProcessId>> {
    process::table
        .filter(process::slug.eq(slug))
        .select(process::id)
        .first(c)
        .optional()
}

pub fn all_ids(c: &mut Connection) -> QueryResult<Vec<ProcessId>> {
    process::table.select(process::id).load(c)
}

/// The named process, or the only one there is.
pub fn only_or_named(c: &mut Connection, slug: Option<&str>) -> QueryResult<Option<ProcessId>> {
    match slug {
        Some(slug) => find(c, slug),
        None => {
            let ids: Vec<ProcessId> = process::table.select(process::id).limit(2).load(c)?;
            Ok(match ids[..] {
                [only] => Some(only),
                _ => None,
            })
        }
    }
}

pub fn texts(c: &mut Connection, id: ProcessId) -> QueryResult<Vec<ProcessText>> {
    process_text::table
        .filter(process_text::process_id.eq(id))
        .order(process_text::language.desc())
        .select(ProcessText::as_select())
        .load(c)
}

/// A process with its texts.
///
/// # Errors
/// `NotFound` when there is none.
pub fn process(c: &mut Connection, id: ProcessId) -> QueryResult<Process> {
    let row: ProcessRow = process::table
        .find(id)
        .select(ProcessRow::as_select())
        .first(c)?;
    let texts = texts(c, id)?;
    row.with(c, texts)
}

/// The processes that somebody belongs to, the newest first.
pub fn of_account(c: &mut Connection, account: AccountId) -> QueryResult<Vec<Process>> {
    let ids = staff::queries::processes_of(c, account)?;
    let rows: Vec<ProcessRow> = process::table
        .filter(process::id.eq_any(&ids))
        .order((process::created_at.desc(), process::slug))
        .select(ProcessRow::as_select())
        .load(c)?;
    let texts: Vec<(ProcessId, ProcessText)> = process_text::table
        .filter(process_text::process_id.eq_any(&ids))
        .order(process_text::language.desc())
        .select((process_text::process_id, ProcessText::as_select()))
        .load(c)?;
    rows.into_iter()
        .map(|row| {
            let own = texts.iter().filter(|(of, _)| *of == row.id);
            let own = own.map(|(_, text)| text.clone()).collect();
            row.with(c, own)
        })
        .collect()
}

/// Every account, by name, with the processes that it takes part in.
///
/// # Errors
/// Those of the database.
pub fn account_rows(c: &mut Connection) -> Result<Vec<AccountRow>> {
    let mut names: HashMap<ProcessId, String> = HashMap::new();
    for id in all_ids(c)? {
        let process = process(c, id)?;
        names.insert(id, process.name(process.default_language).to_owned());
    }
    let all = staff::queries::memberships(c)?;
    let with_codes = staff::queries::with_second_factor(c)?;
    let rows = staff::queries::accounts(c)?.into_iter().map(|known| {
        let mut processes: Vec<(String, Role)> = all
            .iter()
            .filter(|(account, _, _, is_accepted)| *account == known.account.id && *is_accepted)
            .filter_map(|(_, process, role, _)| Some((names.get(process)?.clone(), *role)))
            .collect();
        processes.sort();
        AccountRow {
            has_second_factor: with_codes.contains(&known.account.id),
            known,
            processes,
        }
    });
    Ok(rows.collect())
}

/// The names of the processes that somebody leads and nobody else does.
///
/// # Errors
/// Those of the database.
pub fn led_alone(c: &mut Connection, id: AccountId) -> Result<Vec<String>> {
    let mut alone = Vec::new();
    for of in staff::queries::processes_of(c, id)? {
        if staff::queries::leaders(c, of)? == [id] {
            let process = process(c, of)?;
            alone.push(process.name(process.default_language).to_owned());
        }
    }
    alone.sort();
    Ok(alone)
}
