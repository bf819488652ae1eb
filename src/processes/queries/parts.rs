//! Boards, target groups and methods in the database.

use diesel::prelude::*;

use crate::db::ids::{BoardId, MethodId, ProcessId, TargetGroupId};
use crate::db::schema::{board, board_priority, method, target_group};
use crate::db::{Connection, each_backend};
use crate::processes::{Board, Called, GroupKind, Method, TargetGroup, told_apart};

/// Lists a process's rows of a table, adds or changes one by its id, and removes one that no dialogue has: while some
/// does, the database says `ForeignKeyViolation`.
macro_rules! rows {
    ($table:ident: $row:ty, $order:expr => $all:ident, $put:ident, $remove:ident) => {
        pub fn $all(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<$row>> {
            $table::table
                .filter($table::process_id.eq(of))
                .order($order)
                .select(<$row>::as_select())
                .load(c)
        }

        pub fn $put(c: &mut Connection, of: ProcessId, put: &$row) -> QueryResult<()> {
            let kept = $table::table.find(put.id).filter($table::process_id.eq(of));
            if diesel::update(kept).set(put).execute(c)? == 0 {
                diesel::insert_into($table::table)
                    .values(($table::process_id.eq(of), put))
                    .execute(c)?;
            }
            Ok(())
        }

        pub fn $remove(c: &mut Connection, of: ProcessId, put: &$row) -> QueryResult<usize> {
            diesel::delete($table::table.find(put.id).filter($table::process_id.eq(of))).execute(c)
        }
    };
}

rows!(board: Board, (board::name, board::municipality) => boards_as_named, put_only_board, remove_board);
rows!(target_group: TargetGroup, (target_group::kind, target_group::name) => groups, put_group, remove_group);
rows!(method: Method, method::name => methods, put_method, remove_method);

/// The boards as they are told apart: where two have the same name, their municipality stands behind it.
pub fn boards(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<Board>> {
    boards_as_named(c, of).map(told_apart)
}

/// Which groups each board prioritises. What has become a group of officials since is nobody's priority any more.
pub fn priorities(c: &mut Connection, of: ProcessId) -> QueryResult<Vec<(BoardId, TargetGroupId)>> {
    let prioritised = target_group::table
        .filter(target_group::process_id.eq(of))
        .filter(target_group::kind.ne(GroupKind::Officials))
        .select(target_group::id);
    board_priority::table
        .inner_join(board::table)
        .filter(board::process_id.eq(of))
        .filter(board_priority::target_group_id.eq_any(prioritised))
        .select((board_priority::board_id, board_priority::target_group_id))
        .load(c)
}

/// Adds or changes a board; its priorities become `priorities`.
pub fn put_board(
    c: &mut Connection,
    of: ProcessId,
    put: &Board,
    priorities: &[TargetGroupId],
) -> QueryResult<()> {
    put_only_board(c, of, put)?;
    diesel::delete(board_priority::table.filter(board_priority::board_id.eq(put.id))).execute(c)?;
    for group in priorities {
        diesel::insert_into(board_priority::table)
            .values((
                board_priority::board_id.eq(put.id),
                board_priority::target_group_id.eq(group),
            ))
            .execute(c)?;
    }
    Ok(())
}

/// Adds a row, unless there is one of that name.
macro_rules! unless_there {
    ($c:ident, $of:ident, $table:ident: $values:expr) => {
        each_backend!($c, c => diesel::insert_into($table::table)
            .values(($table::process_id.eq($of), $values))
            .on_conflict_do_nothing()
            .execute(c))?
    };
}

/// Adds what is named and not there yet, by name: for imports.
pub fn add_missing(c: &mut Connection, of: ProcessId, named: &Named<'_>) -> QueryResult<()> {
    let known = boards_as_named(c, of)?;
    for &name in named.boards {
        if !matches!(Called::among(&known, name), Called::None) {
            continue;
        }
        // Nobody has said where it works.
        let nothing = (board::municipality.eq(""), board::reference.eq(""));
        unless_there!(c, of, board: (board::id.eq(BoardId::random()), board::name.eq(name), nothing));
    }
    for &name in named.groups {
        let (id, kind) = (TargetGroupId::random(), GroupKind::Group);
        unless_there!(c, of, target_group: (target_group::id.eq(id), target_group::name.eq(name), target_group::kind.eq(kind)));
    }
    for &name in named.methods {
        let nothing = (method::strengths.eq(""), method::weaknesses.eq(""));
        unless_there!(c, of, method: (method::id.eq(MethodId::random()), method::name.eq(name), nothing));
    }
    Ok(())
}

/// Names that an import speaks of.
pub struct Named<'a> {
    pub boards: &'a [&'a str],
    pub groups: &'a [&'a str],
    pub methods: &'a [&'a str],
}
