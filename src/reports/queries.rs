//! Reports and their files in the database.

use std::collections::HashMap;

use diesel::prelude::*;

use super::pictures::{Cleaned, Picture};
use super::{NewFile, Report, ReportFile, ReportKind, ReportText};
use crate::clock::Timestamp;
use crate::db::ids::{FileId, ProcessId, ReportId};
use crate::db::schema::{file, report, report_picture, report_text};
use crate::db::{Connection, by_owner, rewrite};
use crate::error::{Error, Result};
use crate::i18n::Language;
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
    let rows: Vec<Row> = report::table
        .filter(report::process_id.eq(of))
        .order((report::created_at.desc(), report::slug))
        .select(Row::as_select())
        .load(c)?;
    let texts: Vec<(ReportId, ReportText)> = report_text::table
        .inner_join(report::table)
        .filter(report::process_id.eq(of))
        .order(report_text::language.desc())
        .select((report_text::report_id, ReportText::as_select()))
        .load(c)?;
    let pictures: Vec<(ReportId, PictureRow)> = report_picture::table
        .inner_join(report::table)
        .filter(report::process_id.eq(of))
        .order(report_picture::name)
        .select((report_picture::report_id, PictureRow::as_select()))
        .load(c)?;
    let of_texts = texts.iter().filter_map(|(_, text)| text.file_id);
    let ids: Vec<FileId> = rows
        .iter()
        .filter_map(|row| row.file_id)
        .chain(of_texts)
        .collect();
    let facts: Vec<(FileId, (String, i32))> = file::table
        .filter(file::id.eq_any(ids))
        .select((file::id, (file::name, octet_length(file::body))))
        .load(c)?;
    let facts: HashMap<FileId, (String, i32)> = facts.into_iter().collect();
    let (mut texts, mut pictures) = (by_owner(texts), by_owner(pictures));
    let files = |own: Option<FileId>, texts: &[ReportText]| {
        let own = own.map(|id| (Language::Swedish, id));
        let of_texts = texts
            .iter()
            .filter_map(|text| Some((text.language, text.file_id?)));
        let all = own.into_iter().chain(of_texts);
        all.filter_map(|(language, id)| {
            let (name, bytes) = facts.get(&id)?;
            Some(ReportFile {
                id,
                name: name.clone(),
                bytes: i64::from(*bytes),
                language,
            })
        })
        .collect()
    };
    let reports = rows.into_iter().map(|row| {
        let texts = texts.remove(&row.id).unwrap_or_default();
        Report {
            id: row.id,
            process: row.process_id,
            slug: row.slug,
            kind: row.kind,
            version: row.version,
            link: row.link,
            file: row.file_id,
            files: files(row.file_id, &texts),
            pictures: pictures
                .remove(&row.id)
                .unwrap_or_default()
                .into_iter()
                .map(PictureRow::picture)
                .collect(),
            texts,
            created_at: row.created_at,
            frozen_at: row.frozen_at,
            published_at: row.published_at,
            published_place: row.published_place,
            visits: row.visits,
        }
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

/// Adds a draft, or changes one; each of the files replaces the one that it had in that language. Says by which name it is
/// known in URLs.
///
/// # Errors
/// `Refused` when it is published already.
pub fn put(c: &mut Connection, put: &Report, files: &[(Language, NewFile)]) -> Result<Slug> {
    let known: Option<Option<Timestamp>> = report::table
        .find(put.id)
        .select(report::frozen_at)
        .first(c)
        .optional()?;
    if let Some(Some(_)) = known {
        return Err(Error::Refused("report-is-published"));
    }
    let before = match known {
        Some(_) => files_of(c, put.id)?,
        None => Vec::new(),
    };
    let mut added = HashMap::new();
    for (language, new) in files {
        added.insert(*language, add_file(c, new)?);
    }
    let file_id = added.get(&Language::Swedish).copied().or(put.file);
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
    rewrite!(c, report_text.report_id = put.id, for text in &put.texts => {
        language: text.language,
        title: &text.title,
        summary: &text.summary,
        body: &text.body,
        file_id: match text.language {
            Language::Swedish => None,
            language => added.get(&language).copied().or(text.file_id),
        }
    });
    let now = files_of(c, put.id)?;
    let gone: Vec<FileId> = before.into_iter().filter(|id| !now.contains(id)).collect();
    diesel::delete(file::table.filter(file::id.eq_any(gone))).execute(c)?;
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

/// The files that a report has, its pictures too.
fn files_of(c: &mut Connection, of: ReportId) -> QueryResult<Vec<FileId>> {
    let own: Option<Option<FileId>> = report::table
        .find(of)
        .select(report::file_id)
        .first(c)
        .optional()?;
    let of_texts: Vec<Option<FileId>> = report_text::table
        .filter(report_text::report_id.eq(of))
        .select(report_text::file_id)
        .load(c)?;
    let pictures: Vec<FileId> = report_picture::table
        .filter(report_picture::report_id.eq(of))
        .select(report_picture::file_id)
        .load(c)?;
    let all = own.into_iter().chain(of_texts).flatten();
    Ok(all.chain(pictures).collect())
}

/// A picture as it is stored.
#[derive(Queryable, Selectable)]
#[diesel(table_name = report_picture)]
struct PictureRow {
    name: String,
    file_id: FileId,
    width: i32,
    height: i32,
}

impl PictureRow {
    fn picture(self) -> Picture {
        Picture {
            name: self.name,
            file: self.file_id,
            width: self.width,
            height: self.height,
        }
    }
}

/// Adds a picture to a draft, under a name that is free.
pub fn add_picture(
    c: &mut Connection,
    of: ReportId,
    name: &str,
    picture: &Cleaned,
) -> QueryResult<()> {
    let id = insert_file(c, name, picture.media_type, &picture.bytes)?;
    let side = |pixels: u32| i32::try_from(pixels).unwrap_or(i32::MAX);
    diesel::insert_into(report_picture::table)
        .values((
            report_picture::report_id.eq(of),
            report_picture::name.eq(name),
            report_picture::file_id.eq(id),
            report_picture::width.eq(side(picture.width)),
            report_picture::height.eq(side(picture.height)),
        ))
        .execute(c)
        .map(drop)
}

/// Removes a picture from a draft.
pub fn remove_picture(c: &mut Connection, of: ReportId, picture: &Picture) -> QueryResult<()> {
    diesel::delete(report_picture::table.find((of, &picture.name))).execute(c)?;
    diesel::delete(file::table.find(picture.file))
        .execute(c)
        .map(drop)
}

fn add_file(c: &mut Connection, new: &NewFile) -> QueryResult<FileId> {
    insert_file(c, &new.safe_name(), "application/pdf", &new.bytes)
}

fn insert_file(
    c: &mut Connection,
    name: &str,
    media_type: &str,
    body: &[u8],
) -> QueryResult<FileId> {
    let id = FileId::random();
    diesel::insert_into(file::table)
        .values((
            file::id.eq(id),
            file::name.eq(name),
            file::media_type.eq(media_type),
            file::body.eq(body),
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
    let files = files_of(c, id)?;
    let draft = report::table.find(id).filter(report::frozen_at.is_null());
    let is_removed = diesel::delete(draft).execute(c)? == 1;
    if is_removed {
        diesel::delete(file::table.filter(file::id.eq_any(files))).execute(c)?;
    }
    Ok(is_removed)
}

/// The reports of all processes that were published after a moment, by process.
pub fn published_since(
    c: &mut Connection,
    since: Timestamp,
) -> QueryResult<Vec<(ProcessId, ReportId)>> {
    report::table
        .filter(report::published_at.gt(since))
        .select((report::process_id, report::id))
        .load(c)
}

/// When the reports of a process were published.
pub fn published_at(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Timestamp>> {
    report::table
        .filter(report::process_id.eq(of))
        .filter(report::published_at.is_not_null())
        .select(report::published_at.assume_not_null())
        .load(c)
}
