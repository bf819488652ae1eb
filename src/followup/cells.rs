//! Which dialogues each figure is about: the rows of the account's tables.

use std::collections::{BTreeMap, BTreeSet};

use super::engine::Cell;
use crate::db::ids::{BoardId, MethodId, TargetGroupId};
use crate::dialogues::{Dialogue, Phase};
use crate::processes::Board;

/// The rows, each as the set of its dialogues. A row that nobody asks about is not in here.
#[derive(Debug, Clone, Default)]
pub struct Cells {
    pub whole: Cell,
    pub phases: BTreeMap<&'static str, Cell>,
    pub boards: BTreeMap<BoardId, Cell>,
    /// By board and phase.
    pub board_phases: BTreeMap<(BoardId, &'static str), Cell>,
    pub groups: BTreeMap<TargetGroupId, Cell>,
    pub methods: BTreeMap<MethodId, Cell>,
    pub years: BTreeMap<i16, Cell>,
    /// By year and month.
    pub months: BTreeMap<(i16, i8), Cell>,
    pub municipalities: BTreeMap<String, Cell>,
    /// By board and target group.
    pub matrix: BTreeMap<(BoardId, TargetGroupId), Cell>,
}

/// Where a board works; one without a municipality is one by itself.
pub fn municipality(of: &Board) -> &str {
    if of.municipality.is_empty() {
        &of.name
    } else {
        &of.municipality
    }
}

impl Cells {
    pub fn of(dialogues: &[Dialogue], boards: &[Board]) -> Self {
        let mut cells = Self::default();
        for &phase in Phase::ALL {
            cells.phases.entry(phase.word()).or_default();
        }
        for dialogue in dialogues {
            let id = dialogue.id;
            let (board, phase) = (dialogue.board, dialogue.phase.word());
            let day = dialogue.held_on;
            cells.whole.insert(id);
            cells.phases.entry(phase).or_default().insert(id);
            cells.boards.entry(board).or_default().insert(id);
            let board_phase = cells.board_phases.entry((board, phase)).or_default();
            board_phase.insert(id);
            cells.years.entry(day.year()).or_default().insert(id);
            let month = cells.months.entry((day.year(), day.month())).or_default();
            month.insert(id);
            if let Some(method) = dialogue.method {
                cells.methods.entry(method).or_default().insert(id);
            }
            if let Some(board) = boards.iter().find(|other| other.id == board) {
                let municipality = municipality(board).to_owned();
                let cell = cells.municipalities.entry(municipality).or_default();
                cell.insert(id);
            }
            for &group in &dialogue.groups {
                cells.groups.entry(group).or_default().insert(id);
                cells.matrix.entry((board, group)).or_default().insert(id);
            }
        }
        cells
    }

    /// In the order in which blocks are split for them: what most ask about comes first.
    pub fn by_worth(&self) -> Vec<Cell> {
        let mut seen = BTreeSet::new();
        self.phases
            .values()
            .chain(self.boards.values())
            .chain(self.groups.values())
            .chain(self.methods.values())
            .chain(self.years.values())
            .chain(self.municipalities.values())
            .chain(self.matrix.values())
            .filter(|cell| !cell.is_empty() && seen.insert((*cell).clone()))
            .cloned()
            .collect()
    }
}

/// The row of a key, or the empty one.
pub fn row<K: Ord>(cells: &BTreeMap<K, Cell>, key: &K) -> Cell {
    cells.get(key).cloned().unwrap_or_default()
}
