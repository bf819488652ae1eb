//! Logos in the database.

use diesel::prelude::*;

use super::Drawn;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::db::schema::logo;
use crate::web::logo::Logo;

/// How a process's logo is shown; none where it has none.
pub fn shown(c: &mut Connection, of: ProcessId) -> QueryResult<Option<Logo>> {
    let row: Option<(i32, i32, String, Timestamp)> = logo::table
        .find(of)
        .select((logo::width, logo::height, logo::inline, logo::changed_at))
        .first(c)
        .optional()?;
    Ok(row.map(|(width, height, inline, at)| Logo {
        width,
        height,
        inline: Some(inline).filter(|inline| !inline.is_empty()),
        changed_at: at.0,
    }))
}

/// The picture itself: its media type and its bytes.
pub fn picture(c: &mut Connection, of: ProcessId) -> QueryResult<Option<(&'static str, Vec<u8>)>> {
    let row: Option<(String, Vec<u8>)> = logo::table
        .find(of)
        .select((logo::svg, logo::png))
        .first(c)
        .optional()?;
    Ok(row.map(|(svg, png)| match svg.is_empty() {
        true => ("image/png", png),
        false => ("image/svg+xml", svg.into_bytes()),
    }))
}

/// The picture's pixels, for mails: few mail programs draw an SVG.
pub fn pixels(c: &mut Connection, of: ProcessId) -> QueryResult<Option<Vec<u8>>> {
    logo::table.find(of).select(logo::png).first(c).optional()
}

/// Gives a process a logo, in the place of the one that it may have.
pub fn put(c: &mut Connection, of: ProcessId, new: &Drawn, now: Timestamp) -> QueryResult<()> {
    remove(c, of)?;
    diesel::insert_into(logo::table)
        .values((
            logo::process_id.eq(of),
            logo::width.eq(new.width),
            logo::height.eq(new.height),
            logo::svg.eq(&new.svg),
            logo::png.eq(&new.png),
            logo::inline.eq(&new.inline),
            logo::changed_at.eq(now),
        ))
        .execute(c)
        .map(drop)
}

/// Takes a process's logo away; says whether it had one.
pub fn remove(c: &mut Connection, of: ProcessId) -> QueryResult<bool> {
    let removed = diesel::delete(logo::table.find(of)).execute(c)?;
    Ok(removed > 0)
}

/// Gives one process the logo of another.
pub fn take_over(c: &mut Connection, from: ProcessId, to: ProcessId) -> QueryResult<()> {
    type Row = (i32, i32, String, Vec<u8>, String, Timestamp);
    let old: Option<Row> = logo::table
        .find(from)
        .select((
            logo::width,
            logo::height,
            logo::svg,
            logo::png,
            logo::inline,
            logo::changed_at,
        ))
        .first(c)
        .optional()?;
    let Some((width, height, svg, png, inline, at)) = old else {
        return Ok(());
    };
    let same = Drawn {
        width,
        height,
        svg,
        png,
        inline,
    };
    put(c, to, &same, at)
}
