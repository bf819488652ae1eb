//! Looks at all rooms for what there is to say of a process now.

use std::collections::HashMap;

use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{AHEAD, ERASED_WITHIN, Home, Meeting, Waiting, at_dialogues, to_approve};
use crate::addresses::retention;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{BoardId, ProcessId};
use crate::dialogues::{self, State};
use crate::error::Result;
use crate::mailings::bounces;
use crate::mailings::overdue::Feedback;
use crate::processes::Process;
use crate::staff::{Approve, Edit, Publish, Right, Role};
use crate::survey::queries::answered;
use crate::{addresses, processes};

/// Who looks, as far as it matters here.
#[derive(Debug, Clone, Copy)]
pub(super) struct Looker {
    /// The one board whose dialogues they see; none for all.
    pub board: Option<BoardId>,
    pub may_edit: bool,
    pub may_publish: bool,
    pub may_approve: bool,
}

impl Looker {
    /// Whoever may do everything that the process lets anybody do.
    pub fn of_all(process: &Process) -> Self {
        Self::of(process, Role::Leader, None)
    }

    /// Of a process that has ended nobody has anything to do.
    pub fn of(process: &Process, role: Role, board: Option<BoardId>) -> Self {
        let runs = process.ended_at.is_none();
        Self {
            board,
            may_edit: runs && Edit::is_given_to(role),
            may_publish: runs && Publish::is_given_to(role),
            may_approve: runs && Approve::is_given_to(role),
        }
    }
}

impl Home {
    pub fn look(
        c: &mut Connection,
        process: &Process,
        looker: Looker,
        (now, zone): (Timestamp, &TimeZone),
    ) -> Result<Self> {
        let id = process.id;
        let today = now.day(zone);
        let boards = processes::queries::boards(c, id)?;
        let names: HashMap<BoardId, &str> = boards
            .iter()
            .map(|board| (board.id, board.name.as_str()))
            .collect();
        let answered = answered::most_of_process(c, id)?;
        let meetings: Vec<Meeting> = dialogues::queries::all(c, id)?
            .into_iter()
            .filter(|one| looker.board.is_none_or(|board| board == one.board))
            .map(|dialogue| Meeting {
                board: names
                    .get(&dialogue.board)
                    .copied()
                    .unwrap_or_default()
                    .to_owned(),
                answered: answered.get(&dialogue.id).copied().unwrap_or(0),
                state: dialogue.state(now),
                dialogue,
            })
            .collect();
        let feedback = Feedback::load(c, process, (now, zone))?;
        let mut waits = Vec::new();
        if looker.may_edit {
            waits.extend(at_dialogues(&meetings));
            let points = dialogues::queries::collection_points(c, id)?;
            let over = points
                .iter()
                .filter(|point| point.is_below(answered.get(&point.id).copied().unwrap_or(0)));
            let over = over.count();
            waits.extend((over > 0).then_some(Waiting::PointsOver(over)));
        }
        if looker.may_approve {
            waits.extend(to_approve(&feedback).map(|mailing| Waiting::Approval(mailing.id)));
        }
        if looker.may_publish {
            let returned = bounces::queries::waiting(c, Some(id))?;
            waits.extend((returned > 0).then_some(Waiting::Returned(returned)));
            waits.extend(erasure(c, process, (today, zone))?);
        }
        let uncounted = meetings.iter().filter(|one| one.is_uncounted());
        let uncounted = uncounted.map(|one| one.dialogue.clone()).collect();
        let has_dialogues = !meetings.is_empty();
        let has_begun = meetings.iter().any(|one| one.state != State::Before);
        let is_now = |one: &Meeting| {
            one.state == State::Open
                || (one.state == State::Before && one.dialogue.held_on == today)
        };
        let (held_now, others): (Vec<_>, Vec<_>) = meetings.into_iter().partition(is_now);
        let until = today.checked_add(AHEAD.days()).unwrap_or(today);
        let mut soon: Vec<Meeting> = others
            .into_iter()
            .filter(|one| one.state == State::Before && one.dialogue.held_on <= until)
            .collect();
        soon.sort_by_key(|one| (one.dialogue.held_on, one.dialogue.number));
        Ok(Self {
            today,
            now: held_now,
            soon,
            waits,
            feedback,
            has_boards: !boards.is_empty(),
            has_dialogues,
            uncounted,
            has_begun,
        })
    }
}

/// The next day on which addresses are erased by themselves, if it is near.
fn erasure(
    c: &mut Connection,
    process: &Process,
    (today, zone): (Date, &TimeZone),
) -> Result<Option<Waiting>> {
    let ends = retention::queries::ends(c, process.id)?;
    if ends == retention::Ends::default() {
        return Ok(None);
    }
    let days = days(c, process.id, |consent| {
        retention::due(consent, &ends, process.mailing.bounce_days).map(|at| at.day(zone))
    })?;
    let until = today.checked_add(ERASED_WITHIN.days()).unwrap_or(today);
    let next = days
        .into_iter()
        .filter(|(day, _)| (today..=until).contains(day))
        .min();
    Ok(next.map(|(day, count)| Waiting::Erasure { day, count }))
}

fn days(
    c: &mut Connection,
    of: ProcessId,
    due: impl Fn(addresses::Consent) -> Option<Date>,
) -> Result<HashMap<Date, i64>> {
    let mut days: HashMap<Date, i64> = HashMap::new();
    for (consent, count) in addresses::queries::consents_counted(c, of)? {
        if let Some(day) = due(consent) {
            *days.entry(day).or_default() += count;
        }
    }
    Ok(days)
}
