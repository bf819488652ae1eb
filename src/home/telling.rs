//! Who is told by mail of what waits for them: at once of what cannot wait, and of the rest once a day.
//!
//! What somebody was told of is kept, so that they are told once of each thing for as long as it waits.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::ToSpan;

use super::looking::Looker;
use super::{Home, Waiting, queries, views};
use crate::app::{App, Remembered};
use crate::clock::Timestamp;
use crate::db::ids::{AccountId, ProcessId};
use crate::db::{By, Connection};
use crate::error::Result;
use crate::i18n::Texts;
use crate::mailings::Progress;
use crate::mailings::overdue::Overdue;
use crate::processes::Process;
use crate::reports::news::queries::announced;
use crate::staff::matters::Matter;
use crate::staff::post::{Letter, Posted, send};
use crate::staff::{Account, Approve, Edit, Publish, Right, Role};
use crate::web::url::{self, Url};
use crate::{processes, staff};

/// Seconds between two looks at what waits.
const EVERY: i64 = 600;
/// The hour of the day from which on the day's mail goes.
const MORNING: i8 = 7;
/// Days before a promise from which on it is said.
const SOON: i32 = 7;

/// When it was last looked at.
#[derive(Default)]
struct Looked(AtomicI64);

impl Remembered for Looked {}

/// Something that waits for somebody in a process.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Waits {
    matter: Matter,
    /// By what it is known again, such as a dialogue's number.
    known: String,
    to: Url,
    text: String,
}

/// Somebody, and what waits for them, by process.
struct Person {
    account: Account,
    waits: Vec<(ProcessId, String, Waits)>,
}

/// Tells everybody who is to be told now; nothing where no mail can be sent. Says whether anything was written.
///
/// # Errors
/// Those of the database. What cannot be sent is tried the next time.
pub async fn tell(app: &App) -> Result<bool> {
    if app.config.mail.smtp.is_none() {
        return Ok(false);
    }
    let now = app.clock.now();
    let looked = app.memory.of::<Looked>();
    if (now.0 - looked.0.load(Ordering::Relaxed)).abs() < EVERY {
        return Ok(false);
    }
    looked.0.store(now.0, Ordering::Relaxed);
    let ids = app.db.read(|c| Ok(processes::queries::all_ids(c)?)).await?;
    let mut people: BTreeMap<AccountId, Person> = BTreeMap::new();
    for id in ids {
        let zone = app.zone.clone();
        let found = app.db.read(move |c| look(c, id, now, &zone)).await?;
        for (account, name, waits) in found {
            let person = people.entry(account.id).or_insert_with(|| Person {
                account,
                waits: Vec::new(),
            });
            person
                .waits
                .extend(waits.into_iter().map(|one| (id, name.clone(), one)));
        }
    }
    let mut any = false;
    for person in people.into_values() {
        any |= tell_person(app, person, now).await?;
    }
    Ok(any)
}

/// What waits in a process, for each of its people.
fn look(
    c: &mut Connection,
    id: ProcessId,
    now: Timestamp,
    zone: &jiff::tz::TimeZone,
) -> Result<Vec<(Account, String, Vec<Waits>)>> {
    let process = processes::queries::process(c, id)?;
    if process.ended_at.is_some() {
        return Ok(Vec::new());
    }
    let mut people = Vec::new();
    for person in staff::queries::people(c, id)? {
        let wants = Edit::is_given_to(person.role) && person.is_accepted && person.is_set_up;
        if !wants {
            continue;
        }
        let Some(account) = staff::queries::open_account(c, person.id)? else {
            continue;
        };
        let wanted = Matter::wanted(&staff::queries::matters_off(c, person.id)?);
        if !wanted.is_empty() {
            people.push((account, person.role, wanted));
        }
    }
    if people.is_empty() {
        return Ok(Vec::new());
    }
    let home = Home::look(c, &process, Looker::of_all(&process), (now, zone))?;
    let due = due(c, &process, &home)?;
    let found = people.into_iter().map(|(account, role, wanted)| {
        let mut waits = waits_for(&process, &home, (&account, role), now);
        let t = account.language.texts();
        waits.extend(
            due.iter()
                .filter(|_| Publish::is_given_to(role))
                .map(|one| one.told(t, &process)),
        );
        waits.retain(|one| wanted.contains(&one.matter));
        let name = process.name(account.language).to_owned();
        (account, name, waits)
    });
    Ok(found.collect())
}

/// A report that was promised for a day that is near.
struct Due {
    kind: crate::reports::ReportKind,
    day: jiff::civil::Date,
}

impl Due {
    fn told(&self, t: &Texts, process: &Process) -> Waits {
        let about = [
            ("kind", t.get(self.kind.text_key()).into_owned().into()),
            ("day", t.date(self.day).into()),
        ];
        Waits {
            matter: Matter::Due,
            known: format!("{} {}", self.kind.word(), self.day),
            to: url::reports(&process.slug),
            text: t.with("told-due", about),
        }
    }
}

fn due(c: &mut Connection, process: &Process, home: &Home) -> Result<Vec<Due>> {
    let until = home.today.saturating_add(SOON.days());
    let is_published = |kind| {
        let mut reports = home.feedback.reports.iter();
        reports.any(|report| report.kind == kind && report.published_at.is_some())
    };
    let near = announced(c, process.id)?
        .into_iter()
        .filter(|one| (home.today..=until).contains(&one.day) && !is_published(one.kind));
    Ok(near
        .map(|one| Due {
            kind: one.kind,
            day: one.day,
        })
        .collect())
}

fn waits_for(
    process: &Process,
    home: &Home,
    (account, role): (&Account, Role),
    now: Timestamp,
) -> Vec<Waits> {
    let (t, slug) = (account.language.texts(), &process.slug);
    let mut all = Vec::new();
    if Approve::is_given_to(role) {
        let figures = |id| home.feedback.figures.get(&id).copied().unwrap_or_default();
        let awaits = home.feedback.mailings.iter().filter(|mailing| {
            mailing.progress(&figures(mailing.id)) == Progress::AwaitsApproval
                && mailing.created_by != Some(account.id)
        });
        // One publishing has one approval, whatever its audiences.
        let mut publishings = BTreeSet::new();
        let awaits = awaits.filter(|one| {
            publishings.insert((one.report.0, one.created_at, one.created_by.map(|by| by.0)))
        });
        all.extend(awaits.map(|mailing| Waits {
            matter: Matter::Approval,
            known: mailing.id.to_string(),
            to: url::mailing(slug, mailing.id),
            text: t.get("home-approval").into_owned(),
        }));
    }
    // A day after it was closed: until then somebody may still be about to.
    let yesterday = now.plus_seconds(-24 * 3600);
    for dialogue in home
        .uncounted
        .iter()
        .filter(|one| one.window.closed_at.is_some_and(|at| at < yesterday))
    {
        all.push(Waits {
            matter: Matter::Uncounted,
            known: dialogue.number.to_string(),
            to: url::dialogue(slug, dialogue.number),
            text: t.with("told-uncounted", [("name", dialogue.name(t).into())]),
        });
    }
    if !Publish::is_given_to(role) {
        return all;
    }
    for late in &home.feedback.late {
        let Some((to, text)) = late.told(t, slug, &home.feedback.reports) else {
            continue;
        };
        let (matter, known) = match late {
            Overdue::Waits { mailing } => (Matter::Attention, mailing.to_string()),
            Overdue::NotPublished { kind, day } => (
                Matter::Overdue,
                format!("unpublished {} {day}", kind.word()),
            ),
            Overdue::NotMailed { report, .. } => (Matter::Overdue, format!("unmailed {report}")),
            Overdue::Cancelled { mailing, .. } => (Matter::Overdue, format!("cancelled {mailing}")),
            Overdue::WishedSince { report, .. } => (Matter::Overdue, format!("since {report}")),
            Overdue::NotReplied { .. } => (Matter::Overdue, "unreplied".to_owned()),
            Overdue::NotErased { .. } => (Matter::Overdue, "unerased".to_owned()),
        };
        all.push(Waits {
            matter,
            known,
            to,
            text,
        });
    }
    for waits in &home.waits {
        if let Waiting::Erasure { day, .. } = waits {
            let (to, text) = views::told_in(t, slug, waits);
            all.push(Waits {
                matter: Matter::Erasure,
                known: day.to_string(),
                to,
                text,
            });
        }
    }
    all
}

/// By what something that waits in a process is known again.
fn key((process, _, one): &(ProcessId, String, Waits)) -> queries::Key {
    (*process, one.matter, one.known.clone())
}

/// Tells one person what they have not been told, if it is time.
async fn tell_person(app: &App, person: Person, now: Timestamp) -> Result<bool> {
    let id = person.account.id;
    let keys: BTreeSet<queries::Key> = person.waits.iter().map(key).collect();
    let (told, last) = app
        .db
        .read(move |c| Ok((queries::told(c, id)?, staff::queries::summed_up_at(c, id)?)))
        .await?;
    let is_over = told.iter().any(|key| !keys.contains(key));
    let waits = person.waits.iter();
    let new: Vec<_> = waits.filter(|one| !told.contains(&key(one))).collect();
    let zoned = now.zoned(&app.zone);
    let is_time =
        zoned.hour() >= MORNING && last.is_none_or(|at| at.day(&app.zone) < now.day(&app.zone));
    let mut now_told: Vec<_> = match is_time {
        true => new,
        false => new
            .into_iter()
            .filter(|(.., one)| one.matter.is_urgent())
            .collect(),
    };
    if now_told.is_empty() && !is_over {
        return Ok(false);
    }
    // Written first: of several nodes one tells of each thing.
    let claimed: Vec<_> = now_told.iter().map(|one| key(one)).collect();
    let ours = app
        .db
        .write(By::Upkeep, move |c| {
            queries::forget_but(c, id, &keys)?;
            if claimed.iter().any(|(_, matter, _)| !matter.is_urgent()) {
                staff::queries::set_summed_up(c, id, Some(now))?;
            }
            Ok(queries::note(c, id, &claimed, now)?)
        })
        .await?;
    now_told.retain(|one| ours.contains(&key(one)));
    if now_told.is_empty() {
        return Ok(true);
    }
    let letter = letter(&person.account, &now_told);
    if matches!(send(app, &letter).await, Posted::Failed(_)) {
        app.db
            .write(By::Upkeep, move |c| {
                staff::queries::set_summed_up(c, id, last)?;
                Ok(queries::forget(c, id, &ours)?)
            })
            .await?;
    }
    Ok(true)
}

fn letter<'a>(to: &'a Account, told: &[&(ProcessId, String, Waits)]) -> Letter<'a> {
    let t = to.language.texts();
    let mut lines = Vec::new();
    let mut before: Option<ProcessId> = None;
    for (process, name, one) in told {
        if before.replace(*process) != Some(*process) {
            lines.push(format!("{name}:"));
        }
        lines.push(format!("– {}", one.text));
    }
    let place = match told {
        [(_, _, one)] => one.to.clone(),
        _ => url::home(),
    };
    Letter {
        t,
        to: &to.email,
        subject: t.with("told-subject", [("count", told.len().into())]),
        lines,
        link: Some((place, t.get("told-go").into_owned())),
        foot: "told-foot",
    }
}
