//! Reports and their files in the database.

use std::collections::HashMap;

use diesel::prelude::*;

use super::{Kind, NewFile, Report, ReportText};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{FileId, ProcessId, ReportId};
use crate::db::schema::{file, report, report_text};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::Slug;

type Row = (
    (ReportId, ProcessId, Slug, Kind, String),
    (Option<String>, Option<FileId>),
    (Timestamp, Option<Timestamp>, Option<Timestamp>, i64),
);

/// All reports of a process, the newest first.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Report>> {
    let rows: Vec<Row> = report::table
        .filter(report::process_id.eq(of))
        .order((report::created_at.desc(), report::slug))
        .select(COLUMNS)
        .load(c)?;
    let texts: Vec<(ReportId, Language, String, String)> = report_text::table
        .inner_join(report::table)
        .filter(report::process_id.eq(of))
        .order(report_text::language.desc())
        .select((
            report_text::report_id,
            report_text::language,
            report_text::title,
            report_text::summary,
        ))
        .load(c)?;
    let mut by_report: HashMap<ReportId, Vec<ReportText>> = HashMap::new();
    for (id, language, title, summary) in texts {
        by_report.entry(id).or_default().push(ReportText {
            language,
            title,
            summary,
        });
    }
    rows.into_iter()
        .map(|row| {
            let texts = by_report.remove(&row.0.0).unwrap_or_default();
            from_row(c, row, texts)
        })
        .collect()
}

type Columns = (
    (
        report::id,
        report::process_id,
        report::slug,
        report::kind,
        report::version,
    ),
    (report::link, report::file_id),
    (
        report::created_at,
        report::frozen_at,
        report::published_at,
        report::visits,
    ),
);
const COLUMNS: Columns = (
    (
        report::id,
        report::process_id,
        report::slug,
        report::kind,
        report::version,
    ),
    (report::link, report::file_id),
    (
        report::created_at,
        report::frozen_at,
        report::published_at,
        report::visits,
    ),
);

fn from_row(c: &mut Connection, row: Row, texts: Vec<ReportText>) -> QueryResult<Report> {
    let (
        (id, process, slug, kind, version),
        (link, file),
        (created_at, frozen_at, published_at, visits),
    ) = row;
    let file_facts = match file {
        Some(file) => file_facts(c, file)?,
        None => None,
    };
    Ok(Report {
        id,
        process,
        slug,
        kind,
        version,
        link,
        file,
        file_facts,
        texts,
        created_at,
        frozen_at,
        published_at,
        visits,
    })
}

diesel::define_sql_function! {
    /// Bytes of a blob: known to both databases under this name.
    fn octet_length(body: diesel::sql_types::Binary) -> diesel::sql_types::Integer;
}

fn file_facts(c: &mut Connection, id: FileId) -> QueryResult<Option<(String, i64)>> {
    file::table
        .find(id)
        .select((file::name, octet_length(file::body)))
        .first::<(String, i32)>(c)
        .optional()
        .map(|facts| facts.map(|(name, bytes)| (name, i64::from(bytes))))
}

/// A report by its name in URLs.
///
/// # Errors
/// `NotFound` when there is none.
pub fn by_slug(c: &mut Connection, of: ProcessId, slug: &str) -> QueryResult<Report> {
    let row: Row = report::table
        .filter(report::process_id.eq(of))
        .filter(report::slug.eq(slug))
        .select(COLUMNS)
        .first(c)?;
    let texts: Vec<(Language, String, String)> = report_text::table
        .filter(report_text::report_id.eq(row.0.0))
        .order(report_text::language.desc())
        .select((
            report_text::language,
            report_text::title,
            report_text::summary,
        ))
        .load(c)?;
    let texts = texts
        .into_iter()
        .map(|(language, title, summary)| ReportText {
            language,
            title,
            summary,
        })
        .collect();
    from_row(c, row, texts)
}

/// Adds a draft, or changes one; `file` replaces the one it had.
///
/// # Errors
/// `Refused` when it is published already.
pub fn put(c: &mut Connection, put: &Report, file: Option<&NewFile>) -> Result<Slug> {
    let known: Option<Option<Timestamp>> = report::table
        .find(put.id)
        .select(report::frozen_at)
        .first(c)
        .optional()?;
    if let Some(Some(_)) = known {
        return Err(Error::Refused("report-is-published"));
    }
    let file_id = match file {
        Some(new) => Some(add_file(c, new)?),
        None => put.file,
    };
    let slug = match known {
        Some(_) => {
            diesel::update(report::table.find(put.id))
                .set((
                    report::kind.eq(put.kind),
                    report::version.eq(&put.version),
                    report::link.eq(&put.link),
                    report::file_id.eq(file_id),
                ))
                .execute(c)?;
            put.slug.clone()
        }
        None => {
            let slug = free_slug(c, put.process, &put.slug)?;
            diesel::insert_into(report::table)
                .values((
                    report::id.eq(put.id),
                    report::process_id.eq(put.process),
                    report::slug.eq(&slug),
                    report::kind.eq(put.kind),
                    report::version.eq(&put.version),
                    report::link.eq(&put.link),
                    report::file_id.eq(file_id),
                    report::created_at.eq(put.created_at),
                    report::frozen_at.eq(put.frozen_at),
                    report::published_at.eq(put.published_at),
                    report::visits.eq(0_i64),
                ))
                .execute(c)?;
            slug
        }
    };
    if let (Some(old), true) = (put.file, file.is_some()) {
        diesel::delete(file::table.find(old)).execute(c)?;
    }
    diesel::delete(report_text::table.filter(report_text::report_id.eq(put.id))).execute(c)?;
    for text in &put.texts {
        diesel::insert_into(report_text::table)
            .values((
                report_text::report_id.eq(put.id),
                report_text::language.eq(text.language),
                report_text::title.eq(&text.title),
                report_text::summary.eq(&text.summary),
            ))
            .execute(c)?;
    }
    Ok(slug)
}

fn free_slug(c: &mut Connection, of: ProcessId, wanted: &Slug) -> QueryResult<Slug> {
    let taken: Vec<Slug> = report::table
        .filter(report::process_id.eq(of))
        .select(report::slug)
        .load(c)?;
    let mut slug = wanted.clone();
    let mut number = 1;
    while taken.contains(&slug) || slug.as_str() == "new" {
        number += 1;
        slug = wanted.numbered(number);
    }
    Ok(slug)
}

fn add_file(c: &mut Connection, new: &NewFile) -> QueryResult<FileId> {
    let id = FileId::random();
    diesel::insert_into(file::table)
        .values((
            file::id.eq(id),
            file::name.eq(new.safe_name()),
            file::media_type.eq("application/pdf"),
            file::body.eq(&new.bytes),
        ))
        .execute(c)?;
    Ok(id)
}

pub fn file(c: &mut Connection, id: FileId) -> QueryResult<(String, String, Vec<u8>)> {
    file::table
        .find(id)
        .select((file::name, file::media_type, file::body))
        .first(c)
}

/// Freezes a report: a mailing of it is made or waits for its time, and mails what it says now.
pub fn freeze(c: &mut Connection, id: ReportId, now: Timestamp) -> QueryResult<()> {
    diesel::update(report::table.find(id).filter(report::frozen_at.is_null()))
        .set(report::frozen_at.eq(now))
        .execute(c)
        .map(drop)
}

/// Lets a report that was never published be changed again.
pub fn unfreeze(c: &mut Connection, id: ReportId) -> QueryResult<()> {
    diesel::update(
        report::table
            .find(id)
            .filter(report::published_at.is_null()),
    )
    .set(report::frozen_at.eq(None::<Timestamp>))
    .execute(c)
    .map(drop)
}

/// Publishes a report: from now on it is frozen. Says whether it was a draft.
pub fn publish(c: &mut Connection, id: ReportId, now: Timestamp) -> QueryResult<bool> {
    freeze(c, id, now)?;
    let changed = diesel::update(
        report::table
            .find(id)
            .filter(report::published_at.is_null()),
    )
    .set(report::published_at.eq(now))
    .execute(c)?;
    Ok(changed == 1)
}

/// Adds visits to a report's public page.
pub fn add_visits(c: &mut Connection, id: ReportId, visits: i64) -> QueryResult<()> {
    diesel::update(report::table.find(id))
        .set(report::visits.eq(report::visits + visits))
        .execute(c)
        .map(drop)
}

/// Removes a draft.
pub fn remove(c: &mut Connection, id: ReportId) -> QueryResult<bool> {
    let draft: Option<Option<FileId>> = report::table
        .find(id)
        .filter(report::frozen_at.is_null())
        .select(report::file_id)
        .first(c)
        .optional()?;
    let Some(file_id) = draft else {
        return Ok(false);
    };
    diesel::delete(report::table.find(id)).execute(c)?;
    if let Some(file_id) = file_id {
        diesel::delete(file::table.find(file_id)).execute(c)?;
    }
    Ok(true)
}
