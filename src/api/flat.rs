//! The account as flat rows: one object a row, the same columns in each, nothing nested. What programs that draw charts
//! of tables read best.

use serde::Serialize;
use utoipa::ToSchema;

use crate::followup::account::{Account, Goal, Indicator, Shown, Tenths};
use crate::followup::indicators::{Lacking, Met, Value};
use crate::followup::tables::words;

/// Which table of the account a row is from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FigureTable {
    /// All dialogues together.
    Whole,
    Phase,
    /// Residents and officials apart: `residents`, `officials`, `mixed`.
    People,
    Year,
    Month,
    Municipality,
    Board,
    Group,
    Method,
    Dialogue,
    /// A board and a target group.
    Matrix,
}

/// Whether there is a figure.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum FigureState {
    Shown,
    /// Too few to show, or none at all: nobody can tell which.
    TooFew,
}

/// Some dialogues, and what may be said of them. Where there is no figure, its columns are null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
pub struct FigureRow {
    pub table: FigureTable,
    /// What the row is about within its table: a name, a year, a number. In `whole` it is `all`.
    pub of: String,
    /// The target group, in `matrix`; there `of` is the board.
    pub group: Option<String>,
    pub dialogues: i64,
    /// The head-count. Null of a dialogue that has none yet.
    pub participants: Option<i64>,
    /// Those of them who came to dialogues with residents only. Null, as the next two, where that is not told, and of a
    /// single dialogue and in `matrix`.
    pub residents: Option<i64>,
    /// To dialogues with officials only.
    pub officials: Option<i64>,
    /// To dialogues with both: nobody knows how many were which.
    pub mixed: Option<i64>,
    pub state: FigureState,
    /// How many of the dialogues the figure is computed from: all of them, or fewer.
    pub counted_dialogues: Option<i64>,
    /// The head-count of those.
    pub counted_participants: Option<i64>,
    /// All who took part in the survey, those who would rather not say among them.
    pub answered: Option<i64>,
    /// What the share is of: those whose answer is on the scale, and all who took part in dialogues that are only counted
    /// together with others.
    pub n: Option<i64>,
    /// The share who were heard, in per cent, at least.
    #[schema(value_type = Option<f64>)]
    pub percent_least: Option<Tenths>,
    /// The same at most; mostly both are equal.
    #[schema(value_type = Option<f64>)]
    pub percent_most: Option<Tenths>,
    /// Of the participants counted, who took part, in per cent. Null where a head-count is missing.
    #[schema(value_type = Option<f64>)]
    pub response: Option<Tenths>,
    /// The 95 % interval after Wilson, in per cent.
    #[schema(value_type = Option<f64>)]
    pub interval_least: Option<Tenths>,
    #[schema(value_type = Option<f64>)]
    pub interval_most: Option<Tenths>,
    /// What the share would be if all who did not answer had said one thing, or the other, in per cent.
    #[schema(value_type = Option<f64>)]
    pub bounds_least: Option<Tenths>,
    #[schema(value_type = Option<f64>)]
    pub bounds_most: Option<Tenths>,
    /// The versions of the survey that these dialogues asked: `1, 2`.
    pub survey_versions: Option<String>,
}

impl FigureRow {
    fn new(
        table: FigureTable,
        of: impl ToString,
        dialogues: i64,
        participants: Option<i64>,
        answers: &Shown,
    ) -> Self {
        let figure = answers.figure();
        let percent = figure.and_then(|figure| figure.percent);
        let interval = figure.and_then(|figure| figure.interval);
        let bounds = figure.and_then(|figure| figure.bounds);
        Self {
            table,
            of: of.to_string(),
            group: None,
            dialogues,
            participants,
            residents: None,
            officials: None,
            mixed: None,
            state: match answers {
                Shown::TooFew => FigureState::TooFew,
                Shown::Shown(_) => FigureState::Shown,
            },
            counted_dialogues: figure.map(|figure| figure.counted()),
            answered: figure.map(|figure| figure.taken_part),
            n: figure.map(|figure| figure.n),
            percent_least: percent.map(|span| span.least),
            percent_most: percent.map(|span| span.most),
            counted_participants: figure.map(|figure| figure.participants),
            response: figure.and_then(|figure| figure.response),
            interval_least: interval.map(|span| span.least),
            interval_most: interval.map(|span| span.most),
            bounds_least: bounds.map(|span| span.least),
            bounds_most: bounds.map(|span| span.most),
            survey_versions: figure.map(|figure| words::numbers(&figure.survey_versions)),
        }
    }
}

/// The figures of the account about who was heard; a board's phases stand in the account alone.
pub fn figures(account: &Account) -> Vec<FigureRow> {
    let tables = [
        (FigureTable::Whole, vec![&account.whole]),
        (FigureTable::Phase, account.phases.iter().collect()),
        (FigureTable::People, account.people.iter().collect()),
        (FigureTable::Year, account.years.iter().collect()),
        (FigureTable::Month, account.months.iter().collect()),
        (
            FigureTable::Municipality,
            account.municipalities.iter().collect(),
        ),
        (
            FigureTable::Board,
            account.boards.iter().map(|board| &board.row).collect(),
        ),
        (
            FigureTable::Group,
            account.groups.iter().map(|group| &group.row).collect(),
        ),
        (
            FigureTable::Method,
            account.methods.iter().map(|method| &method.row).collect(),
        ),
    ];
    let rows = tables.into_iter().flat_map(|(table, rows)| {
        rows.into_iter().map(move |row| {
            let participants = Some(row.participants);
            FigureRow {
                residents: row.apart.map(|apart| apart.residents.participants),
                officials: row.apart.map(|apart| apart.officials.participants),
                mixed: row.apart.map(|apart| apart.mixed.participants),
                ..FigureRow::new(table, &row.of, row.dialogues, participants, &row.answers)
            }
        })
    });
    let dialogues = account.dialogues.iter().map(|one| {
        let participants = one.participants.map(i64::from);
        FigureRow::new(
            FigureTable::Dialogue,
            one.number,
            i64::from(one.was_held()),
            participants,
            &one.answers,
        )
    });
    rows.chain(dialogues).chain(matrix(account)).collect()
}

fn matrix(account: &Account) -> impl Iterator<Item = FigureRow> {
    account.matrix.boards.iter().flat_map(|row| {
        let cells = account.matrix.groups.iter().zip(&row.cells);
        cells.map(move |(group, cell)| FigureRow {
            group: Some(group.clone()),
            ..FigureRow::new(
                FigureTable::Matrix,
                &row.board,
                cell.dialogues,
                Some(cell.participants),
                &cell.answers,
            )
        })
    })
}

/// What kind of thing came of an indicator: which of the columns say something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub enum OutcomeKind {
    /// There is nothing to count yet.
    Nothing,
    /// Too few have answered; nobody having answered looks the same.
    TooFew,
    Count,
    /// A count of a year that is not over.
    SoFar,
    Share,
    /// At least and at most so many.
    Range,
    /// What somebody has typed in, in `text`.
    Text,
}

/// An indicator with its goal, its target and what came of it. What it has none of is null.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub struct IndicatorRow {
    pub goal: String,
    pub indicator: String,
    /// What is counted: `dialogues`, `heard`, `sent`, …
    pub counted: String,
    pub year: Option<i32>,
    pub phase: Option<String>,
    pub feedback: Option<String>,
    /// Where a value that was typed in is from.
    pub source: String,
    /// `at_least`, `more_than`, `at_most`, `less_than`.
    pub comparison: Option<String>,
    /// The target, of a count.
    pub target_count: Option<f64>,
    /// The target in per cent, of a share.
    pub target_percent: Option<f64>,
    /// How often what was first decided was changed, the target or what it is held against; `GET` of the whole account says from what.
    pub target_changes: usize,
    pub kind: OutcomeKind,
    /// What was counted.
    pub count: Option<i64>,
    /// The part of a share, at least.
    pub part_least: Option<i64>,
    /// The same at most.
    pub part_most: Option<i64>,
    /// What a share is of.
    pub n: Option<i64>,
    #[schema(value_type = Option<f64>)]
    pub percent_least: Option<Tenths>,
    #[schema(value_type = Option<f64>)]
    pub percent_most: Option<Tenths>,
    pub text: Option<String>,
    /// How many have answered the survey that a share is from, who would rather not say among them.
    pub answered: Option<i64>,
    /// How many were asked to. Null where that is not known; fewer than have answered is a fault of the figure.
    pub asked: Option<i64>,
    /// How many of the participants counted came to dialogues with officials only; null, as the next, where none did.
    pub officials: Option<i64>,
    /// To dialogues with residents and officials.
    pub mixed: Option<i64>,
    pub met: Met,
    /// What the process leader says of it.
    pub reflection: String,
}

/// What a value says in each column.
struct OutcomeColumns {
    kind: OutcomeKind,
    count: Option<i64>,
    /// At least and at most.
    part: Option<(i64, i64)>,
    n: Option<i64>,
    percent: Option<(Tenths, Tenths)>,
    text: Option<String>,
}

impl OutcomeColumns {
    fn bare(kind: OutcomeKind) -> Self {
        Self {
            kind,
            count: None,
            part: None,
            n: None,
            percent: None,
            text: None,
        }
    }

    fn counted(kind: OutcomeKind, count: i64) -> Self {
        Self {
            count: Some(count),
            ..Self::bare(kind)
        }
    }

    fn between(kind: OutcomeKind, least: i64, most: i64, of: i64) -> Self {
        Self {
            part: Some((least, most)),
            n: Some(of),
            percent: Tenths::of(least, of).zip(Tenths::of(most, of)),
            ..Self::bare(kind)
        }
    }

    fn of(value: &Value) -> Self {
        match value {
            Value::Nothing => Self::bare(OutcomeKind::Nothing),
            Value::TooFew => Self::bare(OutcomeKind::TooFew),
            Value::Count(count) => Self::counted(OutcomeKind::Count, *count),
            Value::SoFar(count) => Self::counted(OutcomeKind::SoFar, *count),
            Value::Share { part, of } => Self::between(OutcomeKind::Share, *part, *part, *of),
            Value::Range { least, most, of } => {
                Self::between(OutcomeKind::Range, *least, *most, *of)
            }
            Value::Text(text) => Self {
                text: Some(text.clone()),
                ..Self::bare(OutcomeKind::Text)
            },
        }
    }
}

/// Every indicator of the account, goal by goal.
pub fn indicators(account: &Account) -> Vec<IndicatorRow> {
    account
        .goals
        .iter()
        .flat_map(|goal| goal.indicators.iter().map(move |one| indicator(goal, one)))
        .collect()
}

fn indicator(goal: &Goal, one: &Indicator) -> IndicatorRow {
    let outcome = OutcomeColumns::of(&one.outcome);
    let (answered, asked) = match one.lacking {
        Lacking::Response { answered, asked } => (Some(answered), asked),
        _ => (None, None),
    };
    let (officials, mixed) = match one.lacking {
        Lacking::Heads {
            officials, mixed, ..
        } => (Some(officials), Some(mixed)),
        _ => (None, None),
    };
    let target = one.target.as_ref();
    let amount = target.map(|target| target.amount.as_str());
    let number = |text: &str| text.parse::<f64>().ok();
    IndicatorRow {
        goal: goal.name.clone(),
        indicator: one.name.clone(),
        counted: one.counted.clone(),
        year: one.year,
        phase: one.phase.clone(),
        feedback: one.feedback.clone(),
        source: one.source.clone(),
        comparison: target.map(|target| target.comparison.clone()),
        target_count: amount.and_then(number),
        target_percent: amount
            .and_then(|text| text.strip_suffix('%'))
            .and_then(number),
        target_changes: one.target_changes.len(),
        kind: outcome.kind,
        count: outcome.count,
        part_least: outcome.part.map(|(least, _)| least),
        part_most: outcome.part.map(|(_, most)| most),
        n: outcome.n,
        percent_least: outcome.percent.map(|(least, _)| least),
        percent_most: outcome.percent.map(|(_, most)| most),
        text: outcome.text,
        answered,
        asked,
        officials,
        mixed,
        met: one.met,
        reflection: one.reflection.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::examples;
    use proptest::prelude::*;

    #[test]
    fn rows_are_flat_and_have_the_same_columns() {
        let account = examples::account();
        let mut rows: Vec<serde_json::Value> = Vec::new();
        for row in figures(&account) {
            rows.push(serde_json::to_value(row).unwrap());
        }
        assert!(rows.len() > 5);
        let columns = |row: &serde_json::Value| -> Vec<String> {
            row.as_object().unwrap().keys().cloned().collect()
        };
        for row in &rows {
            assert_eq!(columns(row), columns(&rows[0]));
            let nested = |value: &serde_json::Value| value.is_object() || value.is_array();
            assert!(!row.as_object().unwrap().values().any(nested), "{row}");
        }
    }

    #[test]
    fn too_few_says_nothing_in_any_column() {
        let row = FigureRow::new(FigureTable::Dialogue, 3, 1, Some(4), &Shown::TooFew);
        assert_eq!(row.state, FigureState::TooFew);
        assert_eq!(
            (row.answered, row.n, row.counted_dialogues),
            (None, None, None)
        );
        assert_eq!((row.percent_least, row.percent_most), (None, None));
    }

    #[test]
    fn a_target_stands_in_the_column_of_its_kind() {
        let account = examples::account();
        let rows = indicators(&account);
        let heard = &rows[0];
        assert_eq!(
            (heard.target_percent, heard.target_count),
            (Some(90.0), None)
        );
        assert_eq!((heard.part_least, heard.n), (Some(261), Some(290)));
        assert_eq!(heard.met, Met::NotMet);
        let dialogues = &rows[1];
        assert_eq!(
            (dialogues.target_percent, dialogues.target_count),
            (None, Some(18.0))
        );
        assert_eq!(dialogues.count, Some(27));
    }

    proptest! {
        #[test]
        fn a_range_holds_what_it_is_of(least in 0..100_i64, wide in 0..100_i64, rest in 0..100_i64) {
            let (most, of) = (least + wide, least + wide + rest + 1);
            let outcome = OutcomeColumns::of(&Value::Range { least, most, of });
            let (low, high) = outcome.percent.unwrap();
            prop_assert!(Tenths(0) <= low && low <= high && high <= Tenths(1000));
        }
    }
}
