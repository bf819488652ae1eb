//! News, themes and announcements in the database.

use std::collections::HashMap;

use diesel::prelude::*;
use jiff::civil::Date;

use super::{Announced, Theme, Update, UpdateText};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ProcessId, ReportId, StatusUpdateId, ThemeId, stored_day};
use crate::db::schema::{
    announced_report, report, report_theme, snapshot, status_update, status_update_text,
    status_update_theme, theme, theme_text,
};
use crate::i18n::Language;
use crate::reports::Kind;

/// The news of a process, the latest day first.
pub fn updates(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Update>> {
    let rows: Vec<(StatusUpdateId, String, Timestamp)> = status_update::table
        .filter(status_update::process_id.eq(of))
        .order((status_update::day.desc(), status_update::changed_at.desc()))
        .select((
            status_update::id,
            status_update::day,
            status_update::changed_at,
        ))
        .load(c)?;
    let texts: Vec<(StatusUpdateId, Language, String, String)> = status_update_text::table
        .inner_join(status_update::table)
        .filter(status_update::process_id.eq(of))
        .select((
            status_update_text::status_update_id,
            status_update_text::language,
            status_update_text::title,
            status_update_text::body,
        ))
        .load(c)?;
    let links: Vec<(StatusUpdateId, ThemeId)> = status_update_theme::table
        .inner_join(status_update::table)
        .filter(status_update::process_id.eq(of))
        .select((
            status_update_theme::status_update_id,
            status_update_theme::theme_id,
        ))
        .load(c)?;
    let mut texts_of: HashMap<StatusUpdateId, Vec<UpdateText>> = HashMap::new();
    for (id, language, title, body) in texts {
        texts_of.entry(id).or_default().push(UpdateText {
            language,
            title,
            body,
        });
    }
    let mut themes_of: HashMap<StatusUpdateId, Vec<ThemeId>> = HashMap::new();
    for (id, theme) in links {
        themes_of.entry(id).or_default().push(theme);
    }
    rows.into_iter()
        .map(|(id, day, changed_at)| {
            Ok(Update {
                id,
                day: stored_day(&day)?,
                changed_at,
                texts: texts_of.remove(&id).unwrap_or_default(),
                themes: themes_of.remove(&id).unwrap_or_default(),
            })
        })
        .collect()
}

/// Adds a piece of news, or writes one anew.
pub fn put_update(c: &mut Connection, of: ProcessId, put: &Update) -> QueryResult<()> {
    let changed = diesel::update(
        status_update::table
            .find(put.id)
            .filter(status_update::process_id.eq(of)),
    )
    .set((
        status_update::day.eq(put.day.to_string()),
        status_update::changed_at.eq(put.changed_at),
    ))
    .execute(c)?;
    if changed == 0 {
        diesel::insert_into(status_update::table)
            .values((
                status_update::id.eq(put.id),
                status_update::process_id.eq(of),
                status_update::day.eq(put.day.to_string()),
                status_update::changed_at.eq(put.changed_at),
            ))
            .execute(c)?;
    }
    diesel::delete(
        status_update_text::table.filter(status_update_text::status_update_id.eq(put.id)),
    )
    .execute(c)?;
    for text in &put.texts {
        diesel::insert_into(status_update_text::table)
            .values((
                status_update_text::status_update_id.eq(put.id),
                status_update_text::language.eq(text.language),
                status_update_text::title.eq(&text.title),
                status_update_text::body.eq(&text.body),
            ))
            .execute(c)?;
    }
    diesel::delete(
        status_update_theme::table.filter(status_update_theme::status_update_id.eq(put.id)),
    )
    .execute(c)?;
    for theme in &put.themes {
        diesel::insert_into(status_update_theme::table)
            .values((
                status_update_theme::status_update_id.eq(put.id),
                status_update_theme::theme_id.eq(theme),
            ))
            .execute(c)?;
    }
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
    let names: Vec<(ThemeId, Language, String)> = theme_text::table
        .inner_join(theme::table)
        .filter(theme::process_id.eq(of))
        .select((theme_text::theme_id, theme_text::language, theme_text::name))
        .load(c)?;
    let mut themes: Vec<Theme> = ids
        .into_iter()
        .map(|id| Theme {
            id,
            names: names
                .iter()
                .filter(|(theme, _, _)| *theme == id)
                .map(|(_, language, name)| (*language, name.clone()))
                .collect(),
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
    diesel::delete(theme_text::table.filter(theme_text::theme_id.eq(put.id))).execute(c)?;
    for (language, name) in &put.names {
        diesel::insert_into(theme_text::table)
            .values((
                theme_text::theme_id.eq(put.id),
                theme_text::language.eq(language),
                theme_text::name.eq(name),
            ))
            .execute(c)?;
    }
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
    let mut themes: HashMap<ReportId, Vec<ThemeId>> = HashMap::new();
    for (report, theme) in links {
        themes.entry(report).or_default().push(theme);
    }
    Ok(themes)
}

/// Tags a report; also a published one, because its words stay the same.
pub fn tag_report(c: &mut Connection, id: ReportId, themes: &[ThemeId]) -> QueryResult<()> {
    diesel::delete(report_theme::table.filter(report_theme::report_id.eq(id))).execute(c)?;
    for theme in themes {
        diesel::insert_into(report_theme::table)
            .values((
                report_theme::report_id.eq(id),
                report_theme::theme_id.eq(theme),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// The days that reports are promised for, the earliest first.
pub fn announced(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Announced>> {
    let rows: Vec<(Kind, String, Timestamp)> = announced_report::table
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

/// Announces the day of a report, moves it, or takes it back.
pub fn announce(
    c: &mut Connection,
    of: ProcessId,
    kind: Kind,
    day: Option<Date>,
    now: Timestamp,
) -> QueryResult<()> {
    let before = announced(c, of)?;
    let before = before.iter().find(|announced| announced.kind == kind);
    if before.map(|announced| announced.day) == day {
        return Ok(());
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
    Ok(())
}

/// The figures that were saved and shown to everybody, the newest first: their address, name and day.
pub fn published_figures(
    c: &mut Connection,
    of: ProcessId,
) -> QueryResult<Vec<(String, String, Timestamp)>> {
    snapshot::table
        .filter(snapshot::process_id.eq(of))
        .filter(snapshot::published_at.is_not_null())
        .order((snapshot::taken_at.desc(), snapshot::slug))
        .select((snapshot::slug, snapshot::name, snapshot::taken_at))
        .load(c)
}
