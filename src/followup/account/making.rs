//! Makes an account of plain facts. Answers get in through the engine's decisions alone.

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{
    About, Account, Activity, Board, Chosen, Dialogue, Event, FORM, Feedback, Goal, Group,
    Indicator, Mailed, Mailing, Matrix, MatrixCell, MatrixRow, Method, Opted, Outreach, PassedOn,
    Question, Reached, Row, SNAPSHOT_TAKEN, Shown, Standing, Survey, Target,
};
use crate::clock::Timestamp;
use crate::db::ids::{BoardId, TargetGroupId};
use crate::dialogues;
use crate::followup::cells::{self, Cells};
use crate::followup::engine::{Cell, Engine, said};
use crate::followup::goals::{Accounted, Sent};
use crate::followup::indicators;
use crate::followup::queries::Wishes;
use crate::followup::questions::{Asked, Totals};
use crate::followup::snapshots::Snapshot;
use crate::followup::{Unit, reach};
use crate::mailings::Figures;
use crate::processes::{self, Process, plan};
use crate::reports::Report;
use crate::survey::Choice;
use crate::survey::questionnaire::{Kind, Words};

/// All that an account is made of.
pub struct Facts<'a> {
    pub process: &'a Process,
    pub units: &'a [Unit],
    pub engine: &'a Engine<'a>,
    pub cells: &'a Cells,
    pub dialogues: &'a [dialogues::Dialogue],
    pub boards: &'a [processes::Board],
    pub priorities: &'a [(BoardId, TargetGroupId)],
    pub groups: &'a [processes::TargetGroup],
    pub methods: &'a [processes::Method],
    pub asked: &'a [Asked],
    pub goals: &'a [Accounted],
    pub wishes: Wishes,
    pub sent: &'a [Sent],
    pub reports: &'a [Report],
    pub snapshots: &'a [Snapshot],
    pub activities: &'a [plan::Activity],
    pub outreach: &'a [plan::Outreach],
    pub now: Timestamp,
    pub zone: &'a TimeZone,
}

fn count(all: impl Iterator) -> i64 {
    all.fold(0, |count, _| count + 1)
}

impl Facts<'_> {
    pub fn account(&self) -> Account {
        let process = self.process;
        Account {
            form: FORM,
            process: About {
                slug: process.slug.as_str().to_owned(),
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
            heard_target: process.heard_target,
            waiting: i64::try_from(self.engine.waiting()).unwrap_or(i64::MAX),
            whole: self.row("all", &self.cells.whole),
            phases: dialogues::Phase::ALL
                .iter()
                .map(|phase| self.row(phase.word(), &cells::row(&self.cells.phases, &phase.word())))
                .collect(),
            goals: self.goals.iter().map(goal).collect(),
            years: rows(self, &self.cells.years, |year| year.to_string()),
            months: rows(self, &self.cells.months, |&(year, month)| {
                month_word(year, month)
            }),
            municipalities: rows(self, &self.cells.municipalities, Clone::clone),
            boards: self.boards.iter().map(|board| self.board(board)).collect(),
            groups: self.groups.iter().map(|group| self.group(group)).collect(),
            methods: self
                .methods
                .iter()
                .map(|method| self.method(method))
                .collect(),
            matrix: self.matrix(),
            dialogues: self
                .dialogues
                .iter()
                .filter_map(|one| self.dialogue(one))
                .collect(),
            surveys: self.asked.iter().map(|asked| self.survey(asked)).collect(),
            feedback: self.feedback(),
            events: self.events(),
            activities: self.activities.iter().map(activity).collect(),
            outreach: self.outreach.iter().map(outreach).collect(),
        }
    }

    fn shown(&self, cell: &Cell) -> Shown {
        Shown::new(self.engine.decide(cell), self.units, self.process.threshold)
    }

    /// The dialogues of a cell that were held.
    fn held<'c>(&'c self, cell: &'c Cell) -> impl Iterator<Item = &'c dialogues::Dialogue> {
        self.dialogues
            .iter()
            .filter(|dialogue| cell.contains(&dialogue.id) && indicators::was_held(dialogue))
    }

    fn to_come(&self, cell: &Cell) -> i64 {
        count(
            self.dialogues.iter().filter(|dialogue| {
                cell.contains(&dialogue.id) && dialogue.window.closed_at.is_none()
            }),
        )
    }

    fn participants(&self, cell: &Cell) -> i64 {
        self.held(cell)
            .filter_map(|dialogue| dialogue.participants.map(i64::from))
            .sum()
    }

    fn row(&self, of: &str, cell: &Cell) -> Row {
        Row {
            of: of.to_owned(),
            dialogues: count(self.held(cell)),
            to_come: self.to_come(cell),
            participants: self.participants(cell),
            answers: self.shown(cell),
        }
    }

    fn board(&self, board: &processes::Board) -> Board {
        Board {
            id: board.id.to_string(),
            row: self.row(&board.name, &cells::row(&self.cells.boards, &board.id)),
            municipality: board.municipality.clone(),
            reference: board.reference.clone(),
            phases: dialogues::Phase::ALL
                .iter()
                .map(|phase| {
                    let cell = cells::row(&self.cells.board_phases, &(board.id, phase.word()));
                    self.row(phase.word(), &cell)
                })
                .collect(),
        }
    }

    fn group(&self, group: &processes::TargetGroup) -> Group {
        let wanted: Vec<BoardId> = self
            .priorities
            .iter()
            .filter(|(_, other)| *other == group.id)
            .map(|(board, _)| *board)
            .collect();
        let met = wanted.iter().filter(|&&board| {
            let cell = cells::row(&self.cells.matrix, &(board, group.id));
            self.held(&cell).next().is_some()
        });
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

    fn matrix(&self) -> Matrix {
        let cell = |cell: Cell, prioritised| MatrixCell {
            prioritised,
            dialogues: count(self.held(&cell)),
            participants: self.participants(&cell),
            answers: self.shown(&cell),
        };
        Matrix {
            groups: self.groups.iter().map(|group| group.name.clone()).collect(),
            boards: self
                .boards
                .iter()
                .map(|board| MatrixRow {
                    board: board.name.clone(),
                    cells: self
                        .groups
                        .iter()
                        .map(|group| {
                            let key = (board.id, group.id);
                            let prioritised = self.priorities.contains(&key);
                            cell(cells::row(&self.cells.matrix, &key), prioritised)
                        })
                        .collect(),
                })
                .collect(),
            region: MatrixRow {
                board: String::new(),
                cells: self
                    .groups
                    .iter()
                    .map(|group| {
                        let prioritised =
                            self.priorities.iter().any(|(_, other)| *other == group.id);
                        cell(cells::row(&self.cells.groups, &group.id), prioritised)
                    })
                    .collect(),
            },
        }
    }

    fn dialogue(&self, dialogue: &dialogues::Dialogue) -> Option<Dialogue> {
        let unit = self.units.iter().find(|unit| unit.id == dialogue.id)?;
        let standing = if unit.pilot {
            Standing::Pilot
        } else if unit.closed_at.is_none() {
            Standing::Open
        } else {
            Standing::Closed
        };
        let day = dialogue.held_on;
        let board = self.boards.iter().find(|board| board.id == dialogue.board);
        let method = dialogue
            .method
            .and_then(|id| self.methods.iter().find(|method| method.id == id));
        let groups = dialogue
            .groups
            .iter()
            .filter_map(|id| self.groups.iter().find(|group| group.id == *id));
        Some(Dialogue {
            number: dialogue.number,
            month: month_word(day.year(), day.month()),
            phase: dialogue.phase.word().to_owned(),
            board: board.map_or_else(String::new, |board| board.name.clone()),
            method: method.map(|method| method.name.clone()),
            groups: groups.map(|group| group.name.clone()).collect(),
            participants: dialogue.participants,
            elected_present: dialogue.elected_present,
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
            top_two: (question.kind == Kind::Scale)
                .then(|| said(totals.top_two(), n, self.process.threshold)),
        };
        Question {
            key: question.key.clone(),
            prompt: question.prompt.clone(),
            answers: totals.counts.is_some().then(chosen),
        }
    }

    fn feedback(&self) -> Feedback {
        let not_reachable = self.dialogues.iter().filter_map(|one| one.not_reachable);
        Feedback {
            wished: self.wishes.all(),
            withdrawn: self.wishes.withdrawn,
            not_reachable: not_reachable.map(i64::from).sum(),
            mailings: self.sent.iter().map(|sent| self.mailing(sent)).collect(),
        }
    }

    fn mailing(&self, sent: &Sent) -> Mailing {
        let report = self.reports.iter().find(|report| report.id == sent.report);
        let participants = self.participants(&self.cells.whole);
        let by_mail = sent.mailed.map_or(0, |(_, figures)| figures.accepted);
        let passed_on = sent.passed_on.as_ref().map_or(0, |said| said.passed_on);
        Mailing {
            report: report.map(title).unwrap_or_default(),
            version: report.map_or_else(String::new, |report| report.version.clone()),
            purpose: sent.purpose.to_owned(),
            mailed: sent
                .mailed
                .map(|(begun_at, figures)| mailed(begun_at, &figures)),
            passed_on: sent.passed_on.as_ref().map(|said| PassedOn {
                asked: said.asked,
                answered: said.answered,
                passed_on: said.passed_on,
                not_reachable: said.not_reachable,
            }),
            reached: reach(by_mail, passed_on, participants).map(|(least, most)| Reached {
                least,
                most,
                of: participants,
            }),
        }
    }

    fn events(&self) -> Vec<Event> {
        let event = |at: Timestamp, what: &str, name: Words| {
            let event = Event {
                day: at.day(self.zone),
                what: what.to_owned(),
                name,
            };
            (at, event)
        };
        let published = self.reports.iter().filter_map(|report| {
            Some(event(
                report.published_at?,
                "report_published",
                title(report),
            ))
        });
        let mailed = self.sent.iter().filter_map(|sent| {
            let report = self
                .reports
                .iter()
                .find(|report| report.id == sent.report)?;
            Some(event(sent.mailed?.0, "mailing_begun", title(report)))
        });
        let taken = self.snapshots.iter().map(|snapshot| {
            let name = [(self.process.default_language, snapshot.name.clone())];
            event(
                snapshot.taken_at,
                SNAPSHOT_TAKEN,
                name.into_iter().collect(),
            )
        });
        let ended = self.process.ended_at;
        let ended = ended.map(|at| event(at, "process_ended", Words::default()));
        let mut all: Vec<(Timestamp, Event)> =
            published.chain(mailed).chain(taken).chain(ended).collect();
        all.sort_by_key(|(at, _)| *at);
        all.into_iter().map(|(_, event)| event).collect()
    }
}

/// The rows of a table whose names are the keys of its cells.
fn rows<K>(
    facts: &Facts<'_>,
    cells: &std::collections::BTreeMap<K, Cell>,
    name: impl Fn(&K) -> String,
) -> Vec<Row> {
    cells
        .iter()
        .map(|(key, cell)| facts.row(&name(key), cell))
        .collect()
}

fn month_word(year: i16, month: i8) -> String {
    Date::new(year, month, 1).map_or_else(
        |_| year.to_string(),
        |day| day.strftime("%Y-%m").to_string(),
    )
}

fn title(report: &Report) -> Words {
    report
        .texts
        .iter()
        .map(|text| (text.language, text.title.clone()))
        .collect()
}

fn mailed(begun_at: Timestamp, figures: &Figures) -> Mailed {
    Mailed {
        begun_at: Some(begun_at),
        made_for: figures.total(),
        waiting: figures.waiting,
        sent: figures.sent(),
        accepted: figures.accepted,
        bounced: figures.bounced,
        rejected: figures.rejected,
        uncertain: figures.uncertain,
        failed: figures.failed,
        withdrawn: figures.withdrawn,
        cancelled: figures.cancelled,
        untried: figures.untried,
    }
}

fn goal(goal: &Accounted) -> Goal {
    Goal {
        name: goal.name.clone(),
        indicators: goal
            .indicators
            .iter()
            .map(|(indicator, outcome)| {
                let settings = indicator.measure.settings();
                Indicator {
                    name: indicator.name.clone(),
                    counted: indicator.measure.kind().word().to_owned(),
                    year: settings.year,
                    phase: settings.phase.map(|phase| phase.word().to_owned()),
                    feedback: settings.feedback.map(|one| one.word().to_owned()),
                    source: settings.source,
                    target: indicator.target.map(|target| Target {
                        comparison: target.comparison.word().to_owned(),
                        amount: target.amount.to_string(),
                    }),
                    outcome: outcome.value.clone(),
                    met: outcome.met,
                    lacking: outcome.lacking.clone(),
                    reflection: indicator.reflection.clone(),
                }
            })
            .collect(),
    }
}

fn activity(of: &plan::Activity) -> Activity {
    Activity {
        phase: of.phase.word().to_owned(),
        name: of.name.clone(),
        due_on: of.due_on,
        status: of.status.word().to_owned(),
        note: of.note.clone(),
    }
}

fn outreach(of: &plan::Outreach) -> Outreach {
    Outreach {
        day: of.day,
        level: of.level.word().to_owned(),
        audience: of.audience.clone(),
        how: of.how.clone(),
        note: of.note.clone(),
    }
}
