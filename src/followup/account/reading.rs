//! Reads what an account is made of, in one transaction.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;

use super::Account;
use super::facts::AccountFacts;
use crate::addresses::queries::counts;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::dialogues::{self, Dialogue};
use crate::error::Result;
use crate::followup::cells::Cells;
use crate::followup::engine::Engine;
use crate::followup::goals::Sent;
use crate::followup::indicators::{Held, SentByMail};
use crate::followup::reach::{Elsewhere, Reach};
use crate::followup::{entry, goals, indicators, questions, snapshots, units};
use crate::mailings::{self, Audience};
use crate::observations;
use crate::plan;
use crate::plan::goals::Feedback;
use crate::processes;
use crate::reports::{self, Report};
use crate::survey;

/// The account of a process as it stands now: first everybody is let in who may come in, and then it is read.
///
/// # Errors
/// Those of the database.
pub async fn live(app: &App, of: ProcessId) -> Result<Account> {
    live_with(app, of, |_, account| Ok(account)).await
}

/// The same, and what is read beside it from the same state of the database.
///
/// # Errors
/// Those of the database, and of what is read.
pub async fn live_with<T, F>(app: &App, of: ProcessId, beside: F) -> Result<T>
where
    T: Send + 'static,
    F: FnOnce(&mut Connection, Account) -> Result<T> + Send + 'static,
{
    let (now, zone) = (app.clock.now(), app.zone.clone());
    entry::let_in(&app.db, of, now).await?;
    app.db
        .read(move |c| {
            let account = read(c, of, now, &zone)?;
            beside(c, account)
        })
        .await
}

/// The account with everybody let in, small dialogues too where they are enough together: to be set down, within the
/// writing transaction that does so.
///
/// # Errors
/// Those of the database.
pub fn with_everybody_in(
    c: &mut Connection,
    of: ProcessId,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<Account> {
    entry::let_everybody_in(c, of, now)?;
    read(c, of, now, zone)
}

/// Of dialogues that have closed since the last time that anybody was let in it says nothing: so it is read in the ways
/// above only.
fn read(c: &mut Connection, id: ProcessId, now: Timestamp, zone: &TimeZone) -> Result<Account> {
    let process = processes::queries::process(c, id)?;
    let dialogues = dialogues::queries::all(c, id)?;
    let units = units::read(c, id, &dialogues)?;
    let engine = Engine::new(process.threshold, &units, entry::queries::entered(c, id)?);
    let boards = processes::queries::boards(c, id)?;
    let cells = Cells::of(&dialogues, &boards);
    let asked = questions::read(c, id, &dialogues, process.threshold)?;
    let aside = survey::queries::answered::set_aside(c, id)?;
    let reports = reports::queries::all(c, id)?;
    let readers = questions::readers(c, id, process.threshold)?;
    let sent = sent(c, id, &reports)?;
    let wishes = counts::wishes(c, id)?;
    let counted = indicators::IndicatorFacts {
        this_year: now.day(zone).year(),
        has_ended: process.ended_at.is_some(),
        held: dialogues.iter().filter_map(Held::of).collect(),
        boards,
        priorities: processes::queries::priorities(c, id)?,
        groups: processes::queries::groups(c, id)?,
        methods: processes::queries::methods(c, id)?,
        heard: goals::heard(&engine, &cells),
        mailed: sent.iter().filter_map(goals::mailed).collect(),
        wished_since: wished_since(c, id)?,
        reach: reach(c, id, &dialogues, now)?,
        surveyed: goals::surveyed(&asked),
        answered: goals::answered(&readers, &asked),
    };
    let account = AccountFacts {
        process: &process,
        units: &units,
        engine: &engine,
        cells: &cells,
        dialogues: &dialogues,
        counted: &counted,
        asked: &asked,
        aside: &aside,
        goals: &plan::goals::queries::goals(c, id)?,
        removed: &plan::goals::queries::removed(c, id)?,
        surveys: &survey::queries::surveys(c, id)?,
        wishes,
        sent: &sent,
        reports: &reports,
        snapshots: &snapshots::queries::all(c, id)?,
        activities: &plan::queries::activities(c, id)?,
        readers: &readers,
        outreach: &plan::queries::outreach(c, id)?,
        observations: &observations::queries::all(c, id)?,
        announced: &reports::news::queries::announced(c, id)?,
        moved: &reports::promises::queries::moved(c, id)?,
        now,
        zone,
    }
    .account();
    Ok(account)
}

/// How many wish which feedback, came after its reports, and are in no mailing of it.
fn wished_since(c: &mut Connection, id: ProcessId) -> Result<Vec<(Feedback, i64)>> {
    Ok(mailings::queries::promised::wished_since(c, id)?
        .into_iter()
        .filter_map(|(purpose, count)| Some((Feedback::from_word(purpose.word())?, count)))
        .collect())
}

/// What is known of who was reached, among the participants of dialogues that were held and have a head-count. At others
/// that have taken place no more people have wished feedback than have answered: nobody is asked before.
fn reach(
    c: &mut Connection,
    id: ProcessId,
    dialogues: &[Dialogue],
    now: Timestamp,
) -> Result<Reach> {
    let heads: BTreeMap<DialogueId, i64> = dialogues
        .iter()
        .filter(|dialogue| dialogue.was_held())
        .filter_map(|dialogue| Some((dialogue.id, i64::from(dialogue.counts.participants?))))
        .collect();
    let has_taken_place = |dialogue: &Dialogue| {
        dialogue.was_held()
            || (dialogue.window.closed_at.is_none() && dialogue.window.opens_at <= now)
    };
    let others: Vec<DialogueId> = dialogues
        .iter()
        .filter(|dialogue| !heads.contains_key(&dialogue.id) && has_taken_place(dialogue))
        .map(|dialogue| dialogue.id)
        .collect();
    let elsewhere = if others.is_empty() {
        Elsewhere::Nobody
    } else {
        let answered = survey::queries::answered::of_process(c, id)?;
        Elsewhere::Wishes(others.iter().filter_map(|of| answered.get(of)).sum())
    };
    Ok(Reach {
        by_mail: mailings::queries::reached(c, id)?,
        passed_on: mailings::forwarding::queries::passed_on(c, id)?,
        heads,
        elsewhere,
    })
}

/// What has begun to be mailed to participants and to organisations, or is published and owed to participants, the
/// earliest first. Reminders are no mailings of their own here, and what is only planned is none.
fn sent(c: &mut Connection, id: ProcessId, reports: &[Report]) -> Result<Vec<Sent>> {
    let by_wish = mailings::queries::by_wish(c, id)?;
    let mut all: Vec<Sent> = Vec::new();
    for mailing in mailings::queries::all(c, id)?.into_iter().rev() {
        let Some(begun_at) = mailing.begun_at.filter(|_| mailing.round == 0) else {
            continue;
        };
        let begun = (begun_at, mailing.begun_place.unwrap_or_default());
        let known = all.iter().position(|sent| {
            sent.report == mailing.report && sent.purpose == mailing.purpose.word()
        });
        let at = known.unwrap_or_else(|| {
            all.push(Sent::new(mailing.report, mailing.purpose.word(), begun));
            all.len() - 1
        });
        let Some(sent) = all.get_mut(at) else {
            continue;
        };
        sent.begun = sent.begun.min(begun);
        match mailing.audience {
            Audience::Participants => {
                sent.mailed = Some(SentByMail {
                    begun_at: Some(begun_at),
                    begun_place: mailing.begun_place,
                    by_wish: by_wish.get(&mailing.id).copied().unwrap_or_default(),
                    unmailed: 0,
                });
            }
            Audience::Contacts => {
                let said = mailings::forwarding::queries::figures(c, mailing.id)?;
                sent.passed_on = Some(said);
            }
            // They read it for themselves.
            Audience::Stakeholders => {}
        }
    }
    for (report, unmailed) in mailings::queries::promised::unmailed(c, id)? {
        let Some(report) = reports.iter().find(|one| one.id == report) else {
            continue;
        };
        let known = all.iter().position(|sent| sent.report == report.id);
        let at = known.unwrap_or_else(|| {
            let published_at = report.published_at.unwrap_or(report.created_at);
            let purpose = mailings::purpose_of(report.kind);
            let place = report.published_place.unwrap_or_default();
            all.push(Sent::new(report.id, purpose.word(), (published_at, place)));
            all.len() - 1
        });
        if let Some(sent) = all.get_mut(at) {
            sent.mailed.get_or_insert_default().unmailed = unmailed;
        }
    }
    all.retain(|sent| sent.mailed.is_some() || sent.passed_on.is_some());
    all.sort_by_key(|sent| sent.begun);
    Ok(all)
}
