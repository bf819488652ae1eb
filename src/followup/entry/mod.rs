//! Lets dialogues into the figures, and writes down that they are in: all that the follow-up remembers beside snapshots.
//!
//! What happened since the last time is gone through in its order: a large dialogue enters when it closes, small ones
//! when a report is published, a snapshot is taken, or the process ends. So it does not matter when somebody asks, but
//! for head-counts, which are those of the day: one that waits without any enters once it has one that makes it large. As
//! nothing is shown of a dialogue before it is written down here, nothing can be shown in two ways.

pub(super) mod queries;

use super::cells::Cells;
use super::engine::{Cell, Engine, Entered};
use super::units::{self, Unit};
use crate::clock::Timestamp;
use crate::db::ids::ProcessId;
use crate::db::{By, Connection, Db};
use crate::dialogues;
use crate::error::{Error, Result};
use crate::processes::{self, Threshold};
use crate::reports;

/// What has to be known to let dialogues in.
struct Waiting {
    kept: Entered,
    threshold: Threshold,
    /// Closed ones, in the order in which they closed.
    units: Vec<Unit>,
    cells: Vec<Cell>,
    /// When small dialogues enter.
    occasions: Vec<i64>,
}

impl Waiting {
    fn read(c: &mut Connection, of: ProcessId) -> Result<Self> {
        let process = processes::queries::process(c, of)?;
        let dialogues = dialogues::queries::all(c, of)?;
        let mut units = units::read(c, of, &dialogues)?;
        units.retain(|unit| unit.closed_at.is_some());
        units.sort_by_key(|unit| (unit.closed_at, unit.number));
        let last = units.last().and_then(|unit| unit.closed_at);
        let boards = processes::queries::boards(c, of)?;
        Ok(Self {
            kept: queries::entered(c, of)?,
            threshold: process.threshold,
            cells: Cells::of(&dialogues, &boards).by_worth(),
            units,
            occasions: reports::queries::published_at(c, of)?
                .into_iter()
                .map(|at| at.0)
                // Ending closes what is open, each at a second of its own: the last is later than the end.
                .chain(process.ended_at.map(|at| at.0.max(last.unwrap_or(at.0))))
                .collect(),
        })
    }

    /// What has entered by now.
    fn gone_through(&self) -> Entered {
        let mut happened: Vec<(i64, bool)> = self
            .units
            .iter()
            .filter(|unit| !self.kept.contains(unit.id))
            .filter_map(|unit| Some((unit.closed_at?, false)))
            .chain(self.occasions.iter().map(|&at| (at, true)))
            .collect();
        happened.sort_unstable();
        let mut entered = self.kept.clone();
        for (at, everybody) in happened {
            let closed = self
                .units
                .partition_point(|unit| unit.closed_at.is_some_and(|closed| closed <= at));
            let mut engine = Engine::new(self.threshold, &self.units[..closed], entered);
            if everybody {
                engine.enter_all(&self.cells);
            } else {
                engine.enter_large();
            }
            entered = engine.entered().clone();
        }
        entered
    }
}

/// Lets in whoever may come in by now, in a transaction of its own if there is anybody. When the database has too much to write, nobody is let in this time: the figures are older then, and
/// never say too much.
///
/// # Errors
/// Those of the database.
pub async fn let_in(db: &Db, of: ProcessId, now: Timestamp) -> Result<()> {
    let has_come = db
        .read(move |c| {
            let waiting = Waiting::read(c, of)?;
            Ok(waiting.gone_through() != waiting.kept)
        })
        .await?;
    if has_come {
        let written = db
            .write(By::Upkeep, move |c| {
                processes::queries::lock(c, of)?;
                let waiting = Waiting::read(c, of)?;
                let by_now = waiting.gone_through();
                Ok(queries::write_down(c, of, &waiting.kept, &by_now, now)?)
            })
            .await;
        if !matches!(written, Err(Error::Busy)) {
            return written;
        }
    }
    Ok(())
}

/// Lets everybody in, small dialogues too where they are enough together: before a snapshot is taken. Within the
/// writing transaction that it is a part of.
///
/// # Errors
/// Those of the database.
pub fn let_everybody_in(c: &mut Connection, of: ProcessId, now: Timestamp) -> Result<()> {
    processes::queries::lock(c, of)?;
    let waiting = Waiting::read(c, of)?;
    let by_now = waiting.gone_through();
    let mut engine = Engine::new(waiting.threshold, &waiting.units, by_now);
    engine.enter_all(&waiting.cells);
    let by_now = engine.entered().clone();
    Ok(queries::write_down(c, of, &waiting.kept, &by_now, now)?)
}
