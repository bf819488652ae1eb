//! News, themes and announcements in the database.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;

use super::{Announced, StatusUpdate, Theme, UpdateText};
use crate::clock::Timestamp;
use crate::db::ids::{ProcessId, ReportId, StatusUpdateId, ThemeId, stored_day};
use crate::db::schema::{
    announced_report, report, report_theme, status_update, status_update_text, status_update_theme,
    theme, theme_text,
};
use crate::db::{Connection, by_owner, rewrite};
use crate::i18n::Language;
use crate::processes;
use crate::reports::ReportKind;

/// The news of a process, the latest day first; of one day, what was told last first, however often it was changed since.
pub fn updates(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<StatusUpdate>> {
    let rows: Vec<(StatusUpdateId, String, Timestamp, i64)> = status_update::table
        .filter(status_update::process_id.eq(of))
        .order((status_update::day.desc(), status_update::place.desc()))
        .select((
            status_update::id,
            status_update::day,
            status_update::changed_at,
            status_update::place,
        ))
        .load(c)?;
    let texts: Vec<(StatusUpdateId, UpdateText)> = status_update_text::table
        .inner_join(status_update::table)
        .filter(status_update::process_id.eq(of))
        .select((
            status_update_text::status_update_id,
            UpdateText::as_select(),
        ))
        .load(c)?;
    let themes: Vec<(StatusUpdateId, ThemeId)> = status_update_theme::table
        .inner_join(status_update::table)
        .filter(status_update::process_id.eq(of))
        .select(status_update_theme::all_columns)
        .load(c)?;
    let (mut texts, mut themes) = (by_owner(texts), by_owner(themes));
    rows.into_iter()
        .map(|(id, day, changed_at, place)| {
            Ok(StatusUpdate {
                id,
                day: stored_day(&day)?,
                changed_at,
                place,
                texts: texts.remove(&id).unwrap_or_default(),
                themes: themes.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}

/// Adds a piece of news, or writes one anew.
pub fn put_update(c: &mut Connection, of: ProcessId, put: &StatusUpdate) -> QueryResult<()> {
    let day = put.day.to_string();
    let changed = diesel::update(
        status_update::table
            .find(put.id)
            .filter(status_update::process_id.eq(of)),
    )
    .set((
        status_update::day.eq(&day),
        status_update::changed_at.eq(put.changed_at),
    ))
    .execute(c)?;
    if changed == 0 {
        let place = processes::queries::next_place(c, of)?;
        diesel::insert_into(status_update::table)
            .values((
                status_update::id.eq(put.id),
                status_update::process_id.eq(of),
                status_update::day.eq(&day),
                status_update::changed_at.eq(put.changed_at),
                status_update::place.eq(place),
            ))
            .execute(c)?;
    }
    rewrite!(c, status_update_text.status_update_id = put.id, for text in &put.texts => {
        language: text.language,
        title: &text.title,
        body: &text.body
    });
    rewrite!(c, status_update_theme.status_update_id = put.id, for theme in &put.themes => {
        theme_id: theme
    });
    Ok(())
}

pub fn remove_update(c: &mut Connection, of: ProcessId, id: StatusUpdateId) -> QueryResult<()> {
    diesel::delete(
        status_update::table
            .find(id)
            .filter(status_update::process_id.eq(of)),
    )
    .execute(c)
    .map(drop)
}

/// The themes of a process, by their ids: in no order that means anything.
pub fn themes(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Theme>> {
    let ids: Vec<ThemeId> = theme::table
        .filter(theme::process_id.eq(of))
        .order(theme::id)
        .select(theme::id)
        .load(c)?;
    let names: Vec<(ThemeId, (Language, String))> = theme_text::table
        .inner_join(theme::table)
        .filter(theme::process_id.eq(of))
        .select((
            theme_text::theme_id,
            (theme_text::language, theme_text::name),
        ))
        .load(c)?;
    let mut names = by_owner(names);
    let mut themes: Vec<Theme> = ids
        .into_iter()
        .map(|id| Theme {
            id,
            names: names.remove(&id).unwrap_or_default(),
        })
        .collect();
    themes.sort_by_key(|theme| theme.name(Language::Swedish).1.to_lowercase());
    Ok(themes)
}

/// Adds a theme, or names one anew.
pub fn put_theme(c: &mut Connection, of: ProcessId, put: &Theme) -> QueryResult<()> {
    let known: i64 = theme::table
        .find(put.id)
        .filter(theme::process_id.eq(of))
        .count()
        .get_result(c)?;
    if known == 0 {
        diesel::insert_into(theme::table)
            .values((theme::id.eq(put.id), theme::process_id.eq(of)))
            .execute(c)?;
    }
    rewrite!(c, theme_text.theme_id = put.id, for (language, name) in &put.names => {
        language: language,
        name: name
    });
    Ok(())
}

pub fn remove_theme(c: &mut Connection, of: ProcessId, id: ThemeId) -> QueryResult<()> {
    diesel::delete(theme::table.find(id).filter(theme::process_id.eq(of)))
        .execute(c)
        .map(drop)
}

/// Which themes each report of a process is tagged with.
pub fn report_themes(
    c: &mut Connection,
    of: ProcessId,
) -> QueryResult<HashMap<ReportId, Vec<ThemeId>>> {
    let links: Vec<(ReportId, ThemeId)> = report_theme::table
        .inner_join(report::table)
        .filter(report::process_id.eq(of))
        .select((report_theme::report_id, report_theme::theme_id))
        .load(c)?;
    Ok(by_owner(links))
}

/// Tags a report; also a published one, because its words stay the same.
pub fn tag_report(c: &mut Connection, id: ReportId, themes: &[ThemeId]) -> QueryResult<()> {
    rewrite!(c, report_theme.report_id = id, for theme in themes => { theme_id: theme });
    Ok(())
}

/// The days that reports are promised for, the earliest first.
pub fn announced(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Announced>> {
    let rows: Vec<(ReportKind, String, Timestamp)> = announced_report::table
        .filter(announced_report::process_id.eq(of))
        .order(announced_report::day)
        .select((
            announced_report::kind,
            announced_report::day,
            announced_report::changed_at,
        ))
        .load(c)?;
    rows.into_iter()
        .map(|(kind, day, changed_at)| {
            Ok(Announced {
                kind,
                day: stored_day(&day)?,
                changed_at,
            })
        })
        .collect()
}

/// Announces the day of a report, moves it, or takes it back. Says which day was announced before.
pub fn announce(
    c: &mut Connection,
    of: ProcessId,
    kind: ReportKind,
    day: Option<Date>,
    now: Timestamp,
) -> QueryResult<Option<Date>> {
    let before = announced(c, of)?
        .into_iter()
        .find(|announced| announced.kind == kind)
        .map(|announced| announced.day);
    if before == day {
        return Ok(before);
    }
    diesel::delete(
        announced_report::table
            .filter(announced_report::process_id.eq(of))
            .filter(announced_report::kind.eq(kind)),
    )
    .execute(c)?;
    if let Some(day) = day {
        diesel::insert_into(announced_report::table)
            .values((
                announced_report::process_id.eq(of),
                announced_report::kind.eq(kind),
                announced_report::day.eq(day.to_string()),
                announced_report::changed_at.eq(now),
            ))
            .execute(c)?;
    }
    Ok(before)
}
