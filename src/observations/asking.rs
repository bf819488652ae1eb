//! Did it answer you? Whoever reads a report or a reply is asked that for a while, where they read it: by a collection
//! point of its own, so that it is counted and protected like every answer.

use crate::app::App;
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::dialogues::queries::reading;
use crate::dialogues::{self, CollectionPoint, Readable, Window};
use crate::error::Result;
use crate::i18n::{Language, Texts};
use crate::observations::{queries, telling};
use crate::staff::writing::Change;
use crate::{processes, reports, survey};

/// For so many days readers are asked, from the day that there is something to read.
pub const ASKED_DAYS: i32 = 90;

/// Characters of what a collection point is called, at most.
const LONGEST_NAME: usize = 120;

/// Begins to ask about whatever there is to read since, in the processes that run. Says whether there was anything.
///
/// # Errors
/// Those of the database.
pub async fn ask_readers(app: &App) -> Result<bool> {
    let now = app.clock.now();
    let since = now.plus_seconds(-i64::from(ASKED_DAYS) * 24 * 3600);
    let unasked = app.db.read(move |c| unasked(c, since)).await?;
    let mut any = false;
    let mut failed = Ok(());
    for (process, about) in unasked {
        // What is wrong with one stands in no other's way.
        match begin(app, process, about, now).await {
            Ok(has_begun) => any |= has_begun,
            Err(error) => failed = Err(error),
        }
    }
    failed.map(|()| any)
}

/// Begins to ask about something; says whether nobody had begun before.
async fn begin(app: &App, process: ProcessId, about: Readable, now: Timestamp) -> Result<bool> {
    let (secrets, zone) = (app.secrets.clone(), app.zone.clone());
    let told = |told: &Option<(i32, String)>| {
        let (number, name) = told.as_ref()?;
        Some(format!("{number}: {name}"))
    };
    let begun = Change::by(Actor::Eko, app, "collection-point.added")
        .within(process)
        .write(told, move |c| {
            if reading::all(c)?.contains(&about) {
                return Ok(None);
            }
            let of = processes::queries::process(c, process)?;
            if of.ended_at.is_some() {
                return Ok(None);
            }
            let t = of.default_language.for_staff().texts();
            let Some(name) = name(c, process, about, t)? else {
                return Ok(None);
            };
            let asked = survey::queries::of_readers(c, process, &t.get("readers-survey"), now)?;
            let today = now.day(&zone);
            let point = CollectionPoint {
                id: DialogueId::random(),
                number: 0,
                name: name.clone(),
                survey: asked,
                window: Window {
                    opens_at: now,
                    ..Window::around(today, ASKED_DAYS, &zone)
                },
                asked: None,
            };
            let number =
                dialogues::queries::add_collection_point(c, &secrets, process, &point, today)?;
            reading::tie(c, point.id, about)?;
            Ok(Some((number, name)))
        })
        .await?;
    Ok(begun.is_some())
}

/// What there is to read since a moment, and nobody was asked about yet.
fn unasked(c: &mut Connection, since: Timestamp) -> Result<Vec<(ProcessId, Readable)>> {
    let reports = reports::queries::published_since(c, since)?.into_iter();
    let reports = reports.map(|(process, id)| (process, Readable::Report(id)));
    let replies = queries::saying_since(c, since)?.into_iter();
    let replies = replies.map(|(process, id, place)| (process, Readable::Reply(id, place)));
    let known = reading::all(c)?;
    let mut unasked = Vec::new();
    for (process, about) in reports.chain(replies) {
        if !known.contains(&about) && processes::queries::process(c, process)?.ended_at.is_none() {
            unasked.push((process, about));
        }
    }
    Ok(unasked)
}

/// What staff call the collection point of something that is read; none where that is gone.
fn name(c: &mut Connection, of: ProcessId, about: Readable, t: &Texts) -> Result<Option<String>> {
    let name = match about {
        Readable::Report(id) => {
            let all = reports::queries::all(c, of)?;
            let report = all.into_iter().find(|report| report.id == id);
            report.map(|report| format!("{} {}", t.get(report.kind.text_key()), report.version))
        }
        Readable::Reply(id, _) => {
            let boards = processes::told_apart(processes::queries::boards(c, of)?);
            let organisation = processes::queries::process(c, of)?.contact.organisation;
            let all = queries::all(c, of)?;
            let replies = all
                .iter()
                .flat_map(|one| one.replies.iter().map(move |reply| (one, reply)));
            let found = replies.into_iter().find(|(_, reply)| reply.id == id);
            found.map(|(one, reply)| {
                let words = &one.text(Language::Swedish).words;
                format!("{}: {words}", telling::who(reply, &boards, &organisation))
            })
        }
    };
    Ok(name.map(|name| name.chars().take(LONGEST_NAME).collect()))
}
