//! The tables about answers: rows of dialogues, and what may be said of them.

pub use super::building::share;
use super::building::{Building, rows};
use super::table::ColumnKind::{Number, PerCent, Share, Text};
use super::table::{Column, Table, Value};
use super::words;
use crate::dialogues::Phase;
use crate::followup::account::{Account, Board, Figure, Row, Scale};
use crate::i18n::Texts;
use crate::survey::Choice;

/// Phases, and all together.
pub fn phases(t: &Texts, account: &Account) -> Table {
    by_phase(t, account)
        .row(|row| row)
        .note(t.with("follow-up-rule", [("threshold", account.threshold.into())]))
        .table("phases", "follow-up-phases")
}

/// Residents and officials apart (D44); no rows where no dialogue was with officials.
pub fn people(t: &Texts, account: &Account) -> Table {
    rows(t, &account.people)
        .text("whom", "account-whom", |row| words::whom(t, &row.of))
        .number("dialogues", "dialogues-title", |row| row.dialogues)
        .number("to_come", "account-open", |row| row.to_come)
        .number("participants", "dialogue-participants", |row| {
            row.participants
        })
        .answers(|row| &row.answers)
        .note(t.get("account-people-note"))
        .table("people", "account-people")
}

fn by_phase<'a>(t: &'a Texts, account: &'a Account) -> Building<'a, &'a Row> {
    rows(t, account.phases.iter().chain([&account.whole]))
        .text("phase", "dialogue-phase", |row| words::phase(t, &row.of))
}

/// Rows that have nothing but a name.
fn named<'a>(
    t: &'a Texts,
    of: &'a [Row],
    title: &str,
    name: impl Fn(&str) -> String,
) -> Building<'a, &'a Row> {
    rows(t, of)
        .column("of", title, Text, |row| Value::Text(name(&row.of)))
        .row(|row| row)
}

pub fn years(t: &Texts, account: &Account) -> Table {
    let years = named(t, &account.years, "follow-up-year", str::to_owned);
    years.table("years", "follow-up-years")
}

pub fn months(t: &Texts, account: &Account) -> Table {
    let name = |month: &str| words::month(t, month);
    let months = named(t, &account.months, "account-month", name);
    months.table("months", "account-months")
}

pub fn municipalities(t: &Texts, account: &Account) -> Table {
    let all = &account.municipalities;
    // A board that works in none stands by itself, and is not called a municipality.
    let is_none = |of: &str| {
        let works_there = |board: &Board| board.municipality == of;
        let is_itself = |board: &Board| board.municipality.is_empty() && board.row.of == of;
        account.boards.iter().any(is_itself) && !account.boards.iter().any(works_there)
    };
    let name = |of: &str| match is_none(of) {
        true => t.with(
            "board-in-no-municipality",
            [("board", of.to_owned().into())],
        ),
        false => of.to_owned(),
    };
    let municipalities = named(t, all, "board-municipality", name);
    municipalities.table("municipalities", "account-municipalities")
}

/// Each board, all together and phase by phase.
pub fn boards(t: &Texts, account: &Account) -> Table {
    let of = account.boards.iter().flat_map(|board| {
        let phases = board.phases.iter().map(|row| (row.of.as_str(), row));
        std::iter::once(("all", &board.row))
            .chain(phases)
            .map(move |(phase, row)| (board, phase, row))
    });
    rows(t, of)
        .text("board", "board-name", |(board, ..)| &board.row.of)
        .text("municipality", "board-municipality", |(board, ..)| {
            &board.municipality
        })
        .text("reference", "board-reference", |(board, ..)| {
            &board.reference
        })
        .text("phase", "dialogue-phase", |(_, phase, _)| {
            words::phase(t, phase)
        })
        .row(|(.., row)| row)
        .note(t.get("account-boards-note"))
        .table("boards", "account-boards")
}

/// The phases as columns of a board's row: the share heard, and of how many.
const BY_PHASE: [(Phase, [&str; 3]); 2] = [
    (
        Phase::Perspective,
        ["perspective", "n_perspective", "heard-perspective"],
    ),
    (Phase::InDepth, ["in_depth", "n_in_depth", "heard-in-depth"]),
];

/// Each board in one row, with what was heard in each phase beside it: of the rows of [`boards`], and no more.
pub fn boards_with_phases(t: &Texts, account: &Account) -> Table {
    let mut table = rows(t, &account.boards)
        .text("board", "board-name", |board| &board.row.of)
        .text("municipality", "board-municipality", |board| {
            &board.municipality
        })
        .text("reference", "board-reference", |board| &board.reference)
        .row(|board| &board.row);
    for (phase, [heard, n, title]) in BY_PHASE {
        let figure = |board: &Board| -> Option<Figure> {
            let row = board.phases.iter().find(|row| row.of == phase.word())?;
            row.answers.figure().cloned()
        };
        let column = |key, kind| Column {
            key,
            title: t.get(title).into_owned(),
            kind,
        };
        table = table
            .titled(column(heard, Share), |board: &&Board| match figure(board) {
                Some(figure) => share(figure.share),
                None => Value::TooFew,
            })
            .titled(column(n, Number), |board: &&Board| {
                figure(board).map_or(Value::TooFew, |figure| Value::Number(figure.n))
            });
    }
    table.table("boards", "account-boards")
}

pub fn groups(t: &Texts, account: &Account) -> Table {
    rows(t, &account.groups)
        .text("group", "account-group", |group| &group.row.of)
        .text("kind", "group-kind", |group| {
            words::group_kind(t, &group.kind)
        })
        .number("prioritised_by", "account-prioritised-by", |group| {
            group.prioritised_by
        })
        .number("met_by", "account-met-by", |group| group.met_by)
        .row(|group| &group.row)
        .note(t.get("account-groups-note"))
        .table("groups", "account-groups")
}

pub fn methods(t: &Texts, account: &Account) -> Table {
    rows(t, &account.methods)
        .text("method", "dialogue-method", |method| &method.row.of)
        .prose("strengths", "method-strengths", |method| &method.strengths)
        .prose("weaknesses", "method-weaknesses", |method| {
            &method.weaknesses
        })
        .row(|method| &method.row)
        .table("methods", "account-methods")
}

/// The choices that are on the scale, and the key of the share of each.
const SHARES: [(Choice, &str); 4] = [
    (Choice::VeryHigh, "very_high_share"),
    (Choice::FairlyHigh, "fairly_high_share"),
    (Choice::FairlyLow, "fairly_low_share"),
    (Choice::NotAtAll, "not_at_all_share"),
];

/// The choices of the phases, and of all together: of dialogues that are counted by themselves.
pub fn scale(t: &Texts, account: &Account) -> Table {
    let scale = |row: &Row| row.answers.figure().and_then(|figure| figure.scale);
    let number = |row: &Row, of: &dyn Fn(Scale) -> i64| {
        scale(row).map_or(Value::TooFew, |scale| Value::Number(of(scale)))
    };
    let mut table = by_phase(t, account).column("n", "follow-up-on-scale", Number, |row| {
        number(row, &|scale| scale.on_scale())
    });
    for &choice in Choice::ALL {
        table = table.column(choice.word(), choice.text_key(), Number, |row| {
            number(row, &|scale| scale.of(choice))
        });
    }
    for (choice, key) in SHARES {
        let choice_is = [("choice", t.get(choice.text_key()).into())];
        let column = Column {
            key,
            title: t.with("account-share-of", choice_is),
            kind: PerCent,
        };
        table = table.titled(column, |row| {
            scale(row).map_or(Value::Empty, |scale| Value::Part {
                part: scale.of(choice),
                of: scale.on_scale(),
            })
        });
    }
    table
        .note(t.get("account-scale-note"))
        .table("scale", "account-scale")
}
