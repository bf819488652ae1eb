//! Decisions on disposal, and evidence, in the database.

use std::collections::BTreeMap;

use diesel::prelude::*;

use super::{Decision, Decisions, Evidence, Kind, Reason};
use crate::db::ids::{BoardId, DisposalDecisionId, ErasureId, ProcessId, stored_day};
use crate::db::schema::{disposal_decision, erasure};
use crate::db::{Connection, purge};
use crate::processes::queries::boards;

/// What was decided in a process.
pub fn decisions(c: &mut Connection, of: ProcessId) -> QueryResult<Decisions> {
    let rows: Vec<(Kind, Option<BoardId>, String, String)> = disposal_decision::table
        .filter(disposal_decision::process_id.eq(of))
        .select((
            disposal_decision::kind,
            disposal_decision::board_id,
            disposal_decision::number,
            disposal_decision::decided_on,
        ))
        .load(c)?;
    let taken = rows.into_iter().map(|(kind, board, number, day)| {
        Ok(Decision {
            kind,
            board,
            number,
            decided_on: stored_day(&day)?,
        })
    });
    let taken = taken.collect::<QueryResult<Vec<Decision>>>()?;
    Ok(Decisions::new(boards(c, of)?, taken))
}

/// Puts the decisions of a board, or those that cover all boards, in the place of what it had.
pub fn put(
    c: &mut Connection,
    of: ProcessId,
    board: Option<BoardId>,
    decisions: &[Decision],
) -> QueryResult<()> {
    let before = disposal_decision::table.filter(disposal_decision::process_id.eq(of));
    match board {
        Some(board) => {
            diesel::delete(before.filter(disposal_decision::board_id.eq(board))).execute(c)?
        }
        None => diesel::delete(before.filter(disposal_decision::board_id.is_null())).execute(c)?,
    };
    for decision in decisions {
        diesel::insert_into(disposal_decision::table)
            .values((
                disposal_decision::id.eq(DisposalDecisionId::random()),
                disposal_decision::process_id.eq(of),
                disposal_decision::kind.eq(decision.kind),
                disposal_decision::board_id.eq(board),
                disposal_decision::number.eq(&decision.number),
                disposal_decision::decided_on.eq(decision.decided_on.to_string()),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Keeps what is left of something that was erased, and has its bytes wiped. Of nothing, nothing is kept.
pub fn keep(c: &mut Connection, of: ProcessId, left: &Evidence) -> QueryResult<()> {
    purge::ask(c)?;
    let count = i32::try_from(left.count).unwrap_or(i32::MAX);
    if count == 0 {
        return Ok(());
    }
    let same = erasure::table
        .filter(erasure::process_id.eq(of))
        .filter(erasure::kind.eq(left.kind))
        .filter(erasure::erased_on.eq(&left.day))
        .filter(erasure::reason.eq(left.reason))
        .filter(erasure::board.eq(&left.board))
        .filter(erasure::decision.eq(&left.decision));
    // Two who come at once may each keep a row of their own; they are read as one.
    let first: Option<ErasureId> = same.select(erasure::id).first(c).optional()?;
    if let Some(first) = first {
        diesel::update(erasure::table.find(first))
            .set(erasure::count.eq(erasure::count + count))
            .execute(c)?;
        return Ok(());
    }
    diesel::insert_into(erasure::table)
        .values((
            erasure::id.eq(ErasureId::random()),
            erasure::process_id.eq(of),
            erasure::kind.eq(left.kind),
            erasure::erased_on.eq(&left.day),
            erasure::reason.eq(left.reason),
            erasure::board.eq(&left.board),
            erasure::decision.eq(&left.decision),
            erasure::count.eq(count),
        ))
        .execute(c)
        .map(drop)
}

/// What is left of what was erased, the latest first, then kind by kind.
pub fn evidence(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Evidence>> {
    let rows: Vec<(Kind, String, Reason, String, String, i32)> = erasure::table
        .filter(erasure::process_id.eq(of))
        .select((
            erasure::kind,
            erasure::erased_on,
            erasure::reason,
            erasure::board,
            erasure::decision,
            erasure::count,
        ))
        .load(c)?;
    let mut counts: BTreeMap<_, i64> = BTreeMap::new();
    for (kind, day, reason, board, decision, count) in rows {
        let row = (std::cmp::Reverse(day), kind, board, reason, decision);
        *counts.entry(row).or_default() += i64::from(count);
    }
    let all = counts.into_iter().map(|(row, count)| {
        let (std::cmp::Reverse(day), kind, board, reason, decision) = row;
        Evidence {
            kind,
            day,
            reason,
            board,
            decision,
            count,
        }
    });
    Ok(all.collect())
}
