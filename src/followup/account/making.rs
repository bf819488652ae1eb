//! Makes an account of plain facts. Answers get in through the engine's decisions alone; what has none is in `others`.

use jiff::civil::Date;

use super::facts::AccountFacts;
use super::{
    About, Account, Apart, Board, Chosen, Dialogue, FORM, Group, Matrix, MatrixCell, MatrixRow,
    Method, Opted, Question, Row, SetAside, Shown, Standing, Survey, others,
};
use crate::db::ids::{BoardId, TargetGroupId};
use crate::dialogues;
use crate::followup::engine::{Cell, Said};
use crate::followup::questions::{Asked, Totals};
use crate::followup::{cells, count};
use crate::processes::{self, Whom};
use crate::survey::Choice;
use crate::survey::questionnaire::QuestionKind;

impl AccountFacts<'_> {
    pub fn account(&self) -> Account {
        let (process, counted) = (self.process, self.counted);
        let goals = self.goals.iter().map(|one| self.goal(one));
        Account {
            form: FORM,
            process: About {
                slug: process.slug.clone(),
                name: process
                    .texts
                    .iter()
                    .map(|text| (text.language, text.name.clone()))
                    .collect(),
                language: process.default_language.word().to_owned(),
                organisation: process.contact.organisation.clone(),
                ended_at: process.ended_at,
            },
            board: None,
            computed_at: self.now,
            threshold: process.threshold.get(),
            waiting: self.waiting(),
            set_aside: self.set_aside(),
            whole: self.row("all", &self.cells.whole),
            phases: self.phases(|phase| cells::row(&self.cells.phases, &phase)),
            people: self.people(),
            goals: goals.collect(),
            removed: self.removed.iter().map(|one| self.removed(one)).collect(),
            years: rows(self, &self.cells.years, |year| year.to_string()),
            months: rows(self, &self.cells.months, |&month| month_word(month)),
            municipalities: rows(self, &self.cells.municipalities, Clone::clone),
            boards: counted.boards.iter().map(|one| self.board(one)).collect(),
            groups: counted.groups.iter().map(|one| self.group(one)).collect(),
            methods: counted.methods.iter().map(|one| self.method(one)).collect(),
            matrix: self.matrix(),
            dialogues: self
                .dialogues
                .iter()
                .filter_map(|one| self.dialogue(one))
                .collect(),
            surveys: self.asked.iter().map(|asked| self.survey(asked)).collect(),
            feedback: self.feedback(),
            events: self.events(),
            activities: self.activities.iter().map(others::activity).collect(),
            outreach: self.outreach.iter().map(others::outreach).collect(),
            replies: self.replies(),
            promises: self.promises(),
            readers: self.readers(),
        }
    }

    /// How many closed dialogues have not entered the figures yet, without those that were not held as far as anybody
    /// has said.
    fn waiting(&self) -> i64 {
        let held = self.dialogues.iter().filter(|dialogue| {
            dialogue.window.cancelled_at.is_none() && !dialogue.is_unconfirmed()
        });
        let held: Cell = held.map(|dialogue| dialogue.id).collect();
        count(self.engine.waiting().filter(|id| held.contains(id)))
    }

    /// What is set aside at dialogues; at collection points it is in no figure of this account.
    fn set_aside(&self) -> SetAside {
        let some = self
            .dialogues
            .iter()
            .filter_map(|dialogue| self.aside.get(&dialogue.id));
        some.fold(SetAside::default(), |sum, answers| SetAside {
            dialogues: sum.dialogues + 1,
            answers: sum.answers + answers,
        })
    }

    fn shown(&self, cell: &Cell) -> Shown {
        Shown::new(self.engine.decide(cell), self.units)
    }

    /// The dialogues of a cell that were held.
    fn held<'c>(&'c self, cell: &'c Cell) -> impl Iterator<Item = &'c dialogues::Dialogue> {
        self.dialogues
            .iter()
            .filter(|dialogue| cell.contains(&dialogue.id) && dialogue.was_held())
    }

    fn to_come(&self, cell: &Cell) -> i64 {
        count(self.dialogues.iter().filter(|dialogue| {
            let window = &dialogue.window;
            cell.contains(&dialogue.id)
                && window.closed_at.is_none()
                && window.cancelled_at.is_none()
        }))
    }

    pub(super) fn participants(&self, cell: &Cell) -> i64 {
        self.held(cell)
            .filter_map(|dialogue| dialogue.counts.participants.map(i64::from))
            .sum()
    }

    fn row(&self, of: &str, cell: &Cell) -> Row {
        Row {
            of: of.to_owned(),
            dialogues: count(self.held(cell)),
            to_come: self.to_come(cell),
            participants: self.participants(cell),
            apart: self
                .counted
                .tells_officials_apart()
                .then(|| self.apart(cell)),
            answers: self.shown(cell),
        }
    }

    fn apart(&self, cell: &Cell) -> Apart {
        let mut apart = Apart::default();
        for dialogue in self.held(cell) {
            let heads = match self.counted.whom(&dialogue.groups) {
                Whom::Residents => &mut apart.residents,
                Whom::Officials => &mut apart.officials,
                Whom::Mixed => &mut apart.mixed,
            };
            heads.dialogues += 1;
            heads.participants += i64::from(dialogue.counts.participants.unwrap_or_default());
        }
        apart
    }

    /// The dialogues by whom they were with; nothing where all are with residents.
    fn people(&self) -> Vec<Row> {
        let of = |whom: Whom| -> Cell {
            let all = self.dialogues.iter();
            let all = all.filter(|dialogue| self.counted.whom(&dialogue.groups) == whom);
            all.map(|dialogue| dialogue.id).collect()
        };
        let mut rows: Vec<Row> = Whom::ALL
            .iter()
            .map(|&whom| self.row(whom.word(), &of(whom)))
            .collect();
        rows.retain(|row| row.dialogues > 0 || row.to_come > 0);
        if rows.iter().all(|row| row.of == Whom::Residents.word()) {
            rows.clear();
        }
        rows
    }

    fn phases(&self, cell: impl Fn(&'static str) -> Cell) -> Vec<Row> {
        let words = dialogues::Phase::ALL.iter().map(|phase| phase.word());
        words.map(|word| self.row(word, &cell(word))).collect()
    }

    fn board(&self, board: &processes::Board) -> Board {
        Board {
            id: board.id.to_string(),
            row: self.row(&board.name, &cells::row(&self.cells.boards, &board.id)),
            municipality: board.municipality.clone(),
            reference: board.reference.clone(),
            phases: self.phases(|phase| cells::row(&self.cells.board_phases, &(board.id, phase))),
        }
    }

    fn group(&self, group: &processes::TargetGroup) -> Group {
        let wanted: Vec<BoardId> = self
            .counted
            .priorities
            .iter()
            .filter(|(_, other)| *other == group.id)
            .map(|(board, _)| *board)
            .collect();
        let fewest = self.fewest();
        let met = wanted
            .iter()
            .filter(|&&board| self.counted.has_met(Some(board), group.id, fewest));
        Group {
            row: self.row(&group.name, &cells::row(&self.cells.groups, &group.id)),
            kind: group.kind.word().to_owned(),
            met_by: count(met),
            prioritised_by: count(wanted.iter()),
        }
    }

    fn method(&self, method: &processes::Method) -> Method {
        Method {
            row: self.row(&method.name, &cells::row(&self.cells.methods, &method.id)),
            strengths: method.strengths.clone(),
            weaknesses: method.weaknesses.clone(),
        }
    }

    /// The least number of participants by whom a group is met, in the strictest of the goals: so that no table says
    /// that one is met which a goal says is not.
    fn fewest(&self) -> Option<i32> {
        let all = self.goals.iter().flat_map(|goal| &goal.indicators);
        all.filter_map(|one| one.measure.settings().fewest).max()
    }

    fn matrix(&self) -> Matrix {
        let fewest = self.fewest();
        let met = |board: Option<BoardId>, group| Some(self.counted.has_met(board, group, fewest));
        type Of<'f> = &'f dyn Fn(TargetGroupId) -> (Cell, bool);
        let row = |board: &str, id: Option<BoardId>, of: Of<'_>| MatrixRow {
            board: board.to_owned(),
            cells: self
                .counted
                .groups
                .iter()
                .map(|group| {
                    let (cell, prioritised) = of(group.id);
                    MatrixCell {
                        prioritised,
                        dialogues: count(self.held(&cell)),
                        participants: self.participants(&cell),
                        met: met(id, group.id),
                        answers: self.shown(&cell),
                    }
                })
                .collect(),
        };
        let of_board = |board: &processes::Board| {
            row(&board.name, Some(board.id), &|group| {
                let pair = (board.id, group);
                let cell = cells::row(&self.cells.matrix, &pair);
                (cell, self.counted.priorities.contains(&pair))
            })
        };
        Matrix {
            groups: self
                .counted
                .groups
                .iter()
                .map(|group| group.name.clone())
                .collect(),
            boards: self.counted.boards.iter().map(of_board).collect(),
            region: row("", None, &|group| {
                let prioritised = self
                    .counted
                    .priorities
                    .iter()
                    .any(|(_, other)| *other == group);
                (cells::row(&self.cells.groups, &group), prioritised)
            }),
        }
    }

    fn dialogue(&self, dialogue: &dialogues::Dialogue) -> Option<Dialogue> {
        let unit = self.units.iter().find(|unit| unit.id == dialogue.id)?;
        let standing = if dialogue.window.cancelled_at.is_some() {
            Standing::Cancelled
        } else if dialogue.is_unconfirmed() {
            Standing::Unconfirmed
        } else if unit.closed_at.is_none() {
            Standing::Open
        } else if unit.pilot {
            Standing::Pilot
        } else {
            Standing::Closed
        };
        let day = dialogue.held_on;
        let board = self
            .counted
            .boards
            .iter()
            .find(|board| board.id == dialogue.board);
        let method = dialogue
            .method
            .and_then(|id| self.counted.methods.iter().find(|method| method.id == id));
        let groups = dialogue
            .groups
            .iter()
            .filter_map(|id| self.counted.groups.iter().find(|group| group.id == *id));
        Some(Dialogue {
            number: dialogue.number,
            month: month_word((day.year(), day.month())),
            phase: dialogue.phase.word().to_owned(),
            board: board.map_or_else(String::new, |board| board.name.clone()),
            method: method.map(|method| method.name.clone()),
            groups: groups.map(|group| group.name.clone()).collect(),
            participants: dialogue.counts.participants,
            elected_present: dialogue.counts.elected_present,
            survey_version: unit.version,
            standing,
            answers: self.shown(&[dialogue.id].into()),
        })
    }

    fn survey(&self, asked: &Asked) -> Survey {
        Survey {
            name: asked.survey.name.clone(),
            audience: asked.survey.audience.word().to_owned(),
            version: asked.version.number,
            pilot: asked.version.pilot,
            questions: asked
                .totals
                .iter()
                .map(|totals| self.question(totals))
                .collect(),
        }
    }

    fn question(&self, totals: &Totals) -> Question {
        let question = &totals.question;
        let n = totals.base();
        let chosen = || Chosen {
            n,
            places: totals.places,
            answered: totals.answered,
            asked: totals.asked,
            options: question
                .options
                .iter()
                .map(|option| Opted {
                    key: option.key.clone(),
                    label: option.label.clone(),
                    count: totals.of(&option.key),
                    counts: option.key != Choice::NoAnswer.word(),
                })
                .collect(),
            top_two: (question.kind == QuestionKind::Scale).then(|| Said::Exact {
                heard: totals.top_two(),
                of: n,
            }),
        };
        Question {
            key: question.key.clone(),
            prompt: question.prompt.clone(),
            answers: totals.counts.is_some().then(chosen),
        }
    }
}

/// The rows of a table whose names are the keys of its cells.
fn rows<K>(
    facts: &AccountFacts<'_>,
    cells: &std::collections::BTreeMap<K, Cell>,
    name: impl Fn(&K) -> String,
) -> Vec<Row> {
    cells
        .iter()
        .map(|(key, cell)| facts.row(&name(key), cell))
        .collect()
}

fn month_word((year, month): (i16, i8)) -> String {
    Date::new(year, month, 1).map_or_else(
        |_| year.to_string(),
        |day| day.strftime("%Y-%m").to_string(),
    )
}
