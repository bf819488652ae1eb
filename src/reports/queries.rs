//! Reports and their files in the database.

use diesel::prelude::*;

use super::{NewFile, Report, ReportKind, ReportText};
use crate::clock::Timestamp;
use crate::db::ids::{FileId, ProcessId, ReportId};
use crate::db::schema::{file, report, report_text};
use crate::db::{Connection, by_owner, rewrite};
use crate::error::{Error, Result};
use crate::processes::{self, Slug};

/// A report as it is stored, without its words and its file.
#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = report)]
struct Row {
    id: ReportId,
    process_id: ProcessId,
    slug: Slug,
    kind: ReportKind,
    version: String,
    link: Option<String>,
    file_id: Option<FileId>,
    created_at: Timestamp,
    frozen_at: Option<Timestamp>,
    published_at: Option<Timestamp>,
    published_place: Option<i64>,
    visits: i64,
}

diesel::define_sql_function! {
    /// Bytes of a blob: known to both databases under this name.
    fn octet_length(body: diesel::sql_types::Binary) -> diesel::sql_types::Integer;
}

/// Of which kind the reports of a process are, and since when each is published.
pub fn kinds(
    c: &mut Connection,
    of: ProcessId,
) -> QueryResult<Vec<(ReportKind, Option<Timestamp>)>> {
    report::table
        .filter(report::process_id.eq(of))
        .select((report::kind, report::published_at))
        .load(c)
}

/// All reports of a process, the newest first.
pub fn all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Report>> {
    let rows: Vec<(Row, Option<(String, i32)>)> = report::table
        .left_join(file::table)
        .filter(report::process_id.eq(of))
        .order((report::created_at.desc(), report::slug))
        .select((
            Row::as_select(),
            (file::name, octet_length(file::body)).nullable(),
        ))
        .load(c)?;
    let texts: Vec<(ReportId, ReportText)> = report_text::table
        .inner_join(report::table)
        .filter(report::process_id.eq(of))
        .order(report_text::language.desc())
        .select((report_text::report_id, ReportText::as_select()))
        .load(c)?;
    let mut texts = by_owner(texts);
    let reports = rows.into_iter().map(|(row, file_facts)| Report {
        id: row.id,
        process: row.process_id,
        slug: row.slug,
        kind: row.kind,
        version: row.version,
        link: row.link,
        file: row.file_id,
        file_facts: file_facts.map(|(name, bytes)| (name, i64::from(bytes))),
        texts: texts.remove(&row.id).unwrap_or_default(),
        created_at: row.created_at,
        frozen_at: row.frozen_at,
        published_at: row.published_at,
        published_place: row.published_place,
        visits: row.visits,
    });
    Ok(reports.collect())
}

/// A report by its name in URLs.
///
/// # Errors
/// `NotFound` when there is none.
pub fn by_slug(c: &mut Connection, of: ProcessId, slug: &str) -> Result<Report> {
    let all = all(c, of)?;
    all.into_iter()
        .find(|report| report.slug.as_str() == slug)
        .ok_or(Error::NotFound)
}

/// Adds a draft, or changes one; `file` replaces the one it had. Says by which name it is known in URLs.
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
            let row = Row {
                id: put.id,
                process_id: put.process,
                slug: free_slug(c, put.process, &put.slug)?,
                kind: put.kind,
                version: put.version.clone(),
                link: put.link.clone(),
                file_id,
                created_at: put.created_at,
                frozen_at: put.frozen_at,
                published_at: put.published_at,
                published_place: put.published_place,
                visits: 0,
            };
            diesel::insert_into(report::table).values(&row).execute(c)?;
            row.slug
        }
    };
    if let (Some(old), true) = (put.file, file.is_some()) {
        diesel::delete(file::table.find(old)).execute(c)?;
    }
    rewrite!(c, report_text.report_id = put.id, for text in &put.texts => {
        language: text.language,
        title: &text.title,
        summary: &text.summary
    });
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
            file::body.eq(new.bytes.as_ref()),
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
    let draft = report::table
        .find(id)
        .filter(report::published_at.is_null());
    let changed = diesel::update(draft)
        .set(report::published_at.eq(now))
        .execute(c)?;
    if changed == 1 {
        let row = report::table.find(id);
        let of: ProcessId = row.select(report::process_id).first(c)?;
        let place = processes::queries::next_place(c, of)?;
        diesel::update(row)
            .set(report::published_place.eq(place))
            .execute(c)?;
    }
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

/// When the reports of a process were published.
pub fn published_at(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Timestamp>> {
    report::table
        .filter(report::process_id.eq(of))
        .filter(report::published_at.is_not_null())
        .select(report::published_at.assume_not_null())
        .load(c)
}
