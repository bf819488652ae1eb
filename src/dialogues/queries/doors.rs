//! The codes and host links that lead to dialogues.

use diesel::prelude::*;

use crate::db::Connection;
use crate::db::ids::DialogueId;
use crate::db::schema::dialogue;
use crate::dialogues::{Code, Public, Window};
use crate::error::Result;
use crate::processes;
use crate::secrets::Secrets;

/// What participants' pages need, by the code's blind index.
pub fn public(c: &mut Connection, code_index: &[u8]) -> QueryResult<Option<Public>> {
    let found = dialogue::table
        .filter(dialogue::code_index.eq(code_index))
        .select((
            dialogue::id,
            dialogue::kind,
            dialogue::survey_version_id,
            dialogue::process_id,
            Window::as_select(),
        ))
        .first(c)
        .optional()?;
    let Some((id, kind, survey, process, window)) = found else {
        return Ok(None);
    };
    Ok(Some(Public {
        id,
        kind,
        survey,
        window,
        process: processes::queries::process(c, process)?,
    }))
}

/// The code of a dialogue.
pub fn code(c: &mut Connection, secrets: &Secrets, id: DialogueId) -> Result<Code> {
    let sealed: Vec<u8> = dialogue::table
        .find(id)
        .select(dialogue::code_sealed)
        .first(c)?;
    Code::open(secrets, id.0, &sealed)
}

/// Replaces the code; the old one is worth nothing from then on.
pub fn set_code(
    c: &mut Connection,
    secrets: &Secrets,
    id: DialogueId,
    code: Code,
) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id))
        .set((
            dialogue::code_index.eq(code.blind_index(secrets)),
            dialogue::code_sealed.eq(code.seal(secrets, id.0)),
        ))
        .execute(c)
        .map(drop)
}

/// Replaces the host link by its hash, or revokes it.
pub fn set_host_token(c: &mut Connection, id: DialogueId, hash: Option<&[u8]>) -> QueryResult<()> {
    diesel::update(dialogue::table.find(id))
        .set(dialogue::host_token_hash.eq(hash))
        .execute(c)
        .map(drop)
}

/// Whether the host link of this hash opens this dialogue.
pub fn is_opened_by(c: &mut Connection, id: DialogueId, hash: &[u8]) -> QueryResult<bool> {
    let of_it = dialogue::table
        .find(id)
        .filter(dialogue::host_token_hash.eq(hash));
    diesel::select(diesel::dsl::exists(of_it)).get_result(c)
}

pub fn has_host_link(c: &mut Connection, id: DialogueId) -> QueryResult<bool> {
    dialogue::table
        .find(id)
        .select(dialogue::host_token_hash.is_not_null())
        .first(c)
}
