//! Words that were written for mailings that are not made yet.

use diesel::prelude::*;

use super::super::Audience;
use super::super::letter::Letter;
use crate::db::Connection;
use crate::db::ids::ReportId;
use crate::db::schema::letter_draft;
use crate::i18n::Language;

/// The words that were written for a report's mailings instead of the ready-made ones.
pub fn drafts(c: &mut Connection, of: ReportId) -> QueryResult<Vec<(Audience, Letter)>> {
    letter_draft::table
        .filter(letter_draft::report_id.eq(of))
        .select((
            letter_draft::audience,
            (
                letter_draft::language,
                letter_draft::subject,
                letter_draft::body,
            ),
        ))
        .load(c)
}

pub fn put_draft(
    c: &mut Connection,
    of: ReportId,
    audience: Audience,
    letter: &Letter,
) -> QueryResult<()> {
    remove_draft(c, of, audience, letter.language)?;
    diesel::insert_into(letter_draft::table)
        .values((
            letter_draft::report_id.eq(of),
            letter_draft::audience.eq(audience),
            letter_draft::language.eq(letter.language),
            letter_draft::subject.eq(&letter.subject),
            letter_draft::body.eq(&letter.body),
        ))
        .execute(c)
        .map(drop)
}

/// Back to the ready-made words.
pub fn remove_draft(
    c: &mut Connection,
    of: ReportId,
    audience: Audience,
    language: Language,
) -> QueryResult<()> {
    diesel::delete(letter_draft::table.find((of, audience, language)))
        .execute(c)
        .map(drop)
}
