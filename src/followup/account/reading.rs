//! Reads what an account is made of, in one transaction.

use jiff::tz::TimeZone;

use super::Account;
use super::making;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::error::Result;
use crate::followup::cells::Cells;
use crate::followup::engine::Engine;
use crate::followup::goals::Sent;
use crate::followup::indicators::Held;
use crate::followup::{entry, goals, indicators, queries, snapshots};
use crate::mailings::{self, Audience};
use crate::processes::goals::Feedback;
use crate::processes::plan;
use crate::{dialogues, processes, reports};

/// The account of a process as it stands. Of dialogues that have closed since the last time that anybody was let in
/// it says nothing: see `entry::let_in`.
///
/// # Errors
/// Those of the database.
pub fn of(c: &mut Connection, id: ProcessId, now: Timestamp, zone: &TimeZone) -> Result<Account> {
    let process = processes::queries::process(c, id)?;
    let units = queries::units(c, id)?;
    let engine = Engine::new(process.threshold, &units, entry::queries::entered(c, id)?);
    let dialogues = dialogues::queries::all(c, id)?;
    let boards = processes::queries::boards(c, id)?;
    let cells = Cells::of(&dialogues, &boards);
    let asked = queries::asked(c, id, process.threshold)?;
    let priorities = processes::queries::priorities(c, id)?;
    let groups = processes::queries::groups(c, id)?;
    let methods = processes::queries::methods(c, id)?;
    let sent = sent(c, id)?;
    let counted = indicators::Facts {
        this_year: now.day(zone).year(),
        has_ended: process.ended_at.is_some(),
        held: dialogues.iter().filter_map(Held::of).collect(),
        boards: boards.clone(),
        priorities: priorities.clone(),
        groups: groups.clone(),
        methods: methods.clone(),
        heard: goals::heard(&engine, &cells, process.threshold),
        mailed: sent.iter().filter_map(goals::mailed).collect(),
        unmailed: unmailed(c, id)?,
        surveyed: goals::surveyed(&asked, process.threshold),
    };
    let goals = goals::account(processes::goals::queries::goals(c, id)?, &counted);
    let account = making::Facts {
        process: &process,
        units: &units,
        engine: &engine,
        cells: &cells,
        dialogues: &dialogues,
        boards: &boards,
        priorities: &priorities,
        groups: &groups,
        methods: &methods,
        asked: &asked,
        goals: &goals,
        wishes: queries::wishes(c, id)?,
        sent: &sent,
        reports: &reports::queries::all(c, id)?,
        snapshots: &snapshots::queries::all(c, id)?,
        activities: &plan::queries::activities(c, id)?,
        outreach: &plan::queries::outreach(c, id)?,
        now,
        zone,
    }
    .account();
    Ok(account)
}

/// How many wish which feedback and are in no mailing of it.
fn unmailed(c: &mut Connection, id: ProcessId) -> Result<Vec<(Feedback, i64)>> {
    Ok(mailings::overdue::wished(c, id)?
        .into_iter()
        .filter_map(|(purpose, _, unmailed)| Some((Feedback::from_word(purpose.word())?, unmailed)))
        .collect())
}

/// What has begun to be mailed to participants and to organisations, the earliest first. Reminders are no mailings of
/// their own here.
fn sent(c: &mut Connection, id: ProcessId) -> Result<Vec<Sent>> {
    let figures = mailings::queries::figures(c, id)?;
    let mut all: Vec<Sent> = Vec::new();
    for mailing in mailings::queries::all(c, id)? {
        let Some(begun_at) = mailing.begun_at.filter(|_| mailing.round == 0) else {
            continue;
        };
        let known = all.iter().position(|sent| {
            sent.report == mailing.report && sent.purpose == mailing.purpose.word()
        });
        let at = known.unwrap_or_else(|| {
            all.push(Sent::new(mailing.report, mailing.purpose.word(), begun_at));
            all.len() - 1
        });
        let Some(sent) = all.get_mut(at) else {
            continue;
        };
        sent.begun_at = sent.begun_at.min(begun_at);
        match mailing.audience {
            Audience::Participants => {
                let stands = figures.get(&mailing.id).copied().unwrap_or_default();
                sent.mailed = Some((begun_at, stands));
            }
            Audience::Contacts => {
                let said = mailings::forwarding::queries::figures(c, mailing.id)?;
                sent.passed_on = Some(said);
            }
            // They read it for themselves.
            Audience::Stakeholders => {}
        }
    }
    all.retain(|sent| sent.mailed.is_some() || sent.passed_on.is_some());
    all.sort_by_key(|sent| sent.begun_at);
    Ok(all)
}
