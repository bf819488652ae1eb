//! What is taken out as JSON, and the files of the reports: what is no table.

use std::collections::HashMap;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::kept::{Export, Kept, survey_name};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{FileId, ProcessId, ThemeId};
use crate::error::Result;
use crate::followup::account::Account;
use crate::i18n::Language;
use crate::observations::{self, Heard, Reply, telling};
use crate::processes::spoken::{self, Spoken};
use crate::processes::{Conformance, Process, ReviewMethod, logo};
use crate::reports::pdf::Archival;
use crate::reports::pictures::Picture;
use crate::reports::promises::{self, Moved, Subject};
use crate::reports::{Report, news};
use crate::{followup, plan, reports};

/// The process itself, with its settings.
pub fn process(of: &Process) -> Value {
    let texts: Vec<Value> = of
        .texts
        .iter()
        .map(|text| {
            json!({
                "language": text.language.word(),
                "name": text.name,
                "purpose": text.purpose,
                "shortcomings": text.shortcomings,
                "partners": text.partners,
            })
        })
        .collect();
    json!({
        "slug": of.slug.as_str(),
        "default_language": of.default_language.word(),
        "texts": texts,
        "contact": {
            "organisation": of.contact.organisation,
            "name": of.contact.name,
            "email": of.contact.email,
            "phone": of.contact.phone,
        },
        "threshold": of.threshold.get(),
        "answer_days": of.answer_days,
        "grace_seconds": of.grace,
        "mailings_need_approval": of.mailing.needs_approval,
        "reminder_days": of.mailing.reminder_days,
        "bounce_days": of.mailing.bounce_days,
        "accent": of.accent.map(|accent| accent.to_string()),
        "data_officer": of.information.data_officer,
        "accessibility_reviewed_on": of.information.reviewed_on.map(|day| day.to_string()),
        "accessibility_state": of.information.conformance.map(Conformance::word),
        "accessibility_method": of.information.method.map(ReviewMethod::word),
        "processors": of.information.processors,
        "boards_are_controllers": of.information.boards_answer,
        "is_sensitive": of.information.is_sensitive,
        "information_changed_on": of.information.changed_on.to_string(),
        "ended_at": of.ended_at.map(Timestamp::iso),
    })
}

/// What was to be done and how far it came, and whom the process was made known to.
pub fn plan(c: &mut Connection, of: ProcessId) -> Result<Value> {
    let activities = plan::queries::activities(c, of)?;
    let outreach = plan::queries::outreach(c, of)?;
    Ok(plan::record(&activities, &outreach))
}

/// Every version of every survey with all its words, drafts too.
pub fn surveys(kept: &Kept) -> Value {
    let all = kept.surveys.iter().map(|(survey, versions)| {
        let versions: Vec<Value> = versions
            .iter()
            .rev()
            .map(|version| {
                // The standard survey was never published by anybody: every process has it.
                let published_at = version.published_at.filter(|_| version.id.is_some());
                json!({
                    "number": version.number,
                    "pilot": version.pilot,
                    "standard": version.id.is_none(),
                    "published_at": published_at.map(Timestamp::iso),
                    "questions": version.questionnaire.questions,
                })
            })
            .collect();
        json!({
            "audience": survey.audience.word(),
            "name": survey_name(survey),
            "versions": versions,
        })
    });
    all.collect()
}

/// The sender's logo, where there is one.
pub fn put_logo(package: &mut Export, c: &mut Connection, of: ProcessId) -> Result<()> {
    let Some((media_type, bytes)) = logo::queries::picture(c, of)? else {
        return Ok(());
    };
    let ending = match media_type {
        "image/png" => "png",
        _ => "svg",
    };
    package.put_as_it_is(&format!("logo.{ending}"), &bytes)
}

/// The questions as recordings and films: what each says, and the files one at a time.
pub fn put_spoken(package: &mut Export, c: &mut Connection, of: &Process) -> Result<()> {
    if of.spoken.is_empty() {
        return Ok(());
    }
    let place = |at: usize, one: &Spoken| {
        let ending = one.media_type.rsplit('/').next().unwrap_or_default();
        format!("spoken/{}-{}.{ending}", at + 1, one.language.word())
    };
    let all: Value = of
        .spoken
        .iter()
        .enumerate()
        .map(|(at, one)| {
            json!({
                "file": place(at, one),
                "kind": one.kind.word(),
                "language": one.language.word(),
                "words": one.words,
                "media_type": one.media_type,
                "captions": one.captions,
            })
        })
        .collect();
    package.put_json("spoken.json", &all)?;
    for (at, one) in of.spoken.iter().enumerate() {
        package.put_as_it_is(&place(at, one), &spoken::queries::body(c, one.id)?)?;
    }
    Ok(())
}

/// The reports, drafts too, and their files one at a time.
pub fn put_reports(
    package: &mut Export,
    c: &mut Connection,
    kept: &Kept,
    archival: &HashMap<FileId, Archival>,
) -> Result<()> {
    let themes = news::queries::themes(c, kept.process.id)?;
    let tagged = news::queries::report_themes(c, kept.process.id)?;
    let path = |report: &Report, language: Language| match language {
        Language::Swedish => format!("reports/{}.pdf", report.slug),
        language => format!("reports/{}.{}.pdf", report.slug, language.word()),
    };
    let picture =
        |report: &Report, picture: &Picture| format!("reports/{}/{}", report.slug, picture.name);
    let all = kept.reports.iter().rev();
    let all: Value = all
        .map(|report| {
            let texts: Vec<Value> = report
                .texts
                .iter()
                .map(|text| {
                    json!({
                        "language": text.language.word(),
                        "title": text.title,
                        "summary": text.summary,
                        "page": text.body,
                    })
                })
                .collect();
            let tags = tagged.get(&report.id).cloned().unwrap_or_default();
            json!({
                "slug": report.slug.as_str(),
                "kind": report.kind.word(),
                "version": report.version,
                "link": report.link,
                "file": report.file.map(|_| path(report, Language::Swedish)),
                "file_name": report.files.iter().find(|file| file.language == Language::Swedish).map(|file| &file.name),
                "files": report.files.iter().map(|file| json!({
                    "language": file.language.word(),
                    "file": path(report, file.language),
                    "name": file.name,
                    "pdf_a": archival.get(&file.id).map(Archival::to_string),
                })).collect::<Vec<_>>(),
                "pictures": report.pictures.iter().map(|one| picture(report, one)).collect::<Vec<_>>(),
                "texts": texts,
                "themes": theme_names(&themes, &tags),
                "created_at": report.created_at.iso(),
                "published_at": report.published_at.map(Timestamp::iso),
            })
        })
        .collect();
    package.put_json("reports.json", &all)?;
    for report in kept.reports.iter().rev() {
        for file in &report.files {
            let (_, _, body) = reports::queries::file(c, file.id)?;
            package.put_as_it_is(&path(report, file.language), &body)?;
        }
        for one in &report.pictures {
            let (_, _, body) = reports::queries::file(c, one.file)?;
            package.put_as_it_is(&picture(report, one), &body)?;
        }
    }
    Ok(())
}

fn theme_names(all: &[news::Theme], some: &[ThemeId]) -> Vec<String> {
    all.iter()
        .filter(|theme| some.contains(&theme.id))
        .map(|theme| theme.name(Language::Swedish).1.to_owned())
        .collect()
}

/// What the status page tells: themes in every language, announced days, news with the earliest first.
pub fn news(c: &mut Connection, of: ProcessId) -> Result<Value> {
    let themes = news::queries::themes(c, of)?;
    let names: Vec<Value> = themes
        .iter()
        .map(|theme| {
            let names = theme.names.iter();
            names
                .map(|(language, name)| (language.word(), name.as_str()))
                .collect::<Value>()
        })
        .collect();
    let announced: Vec<Value> = news::queries::announced(c, of)?
        .iter()
        .map(|announced| {
            json!({ "report": announced.kind.word(), "day": announced.day.to_string() })
        })
        .collect();
    let moved: Vec<Value> = promises::queries::moved(c, of)?
        .iter()
        .filter_map(|(subject, moved)| match subject {
            Subject::Report(kind) => {
                Some(json!({ "report": kind.word(), "moved": moved_day(moved) }))
            }
            Subject::Reply(_) => None,
        })
        .collect();
    let mut updates = news::queries::updates(c, of)?;
    updates.sort_by_key(|update| (update.day, update.changed_at, update.id));
    let updates: Vec<Value> = updates
        .iter_mut()
        .map(|update| {
            update.texts.sort_by_key(|text| text.language);
            let texts = update.texts.iter().map(|text| {
                json!({
                    "language": text.language.word(),
                    "title": text.title,
                    "body": text.body,
                })
            });
            json!({
                "day": update.day.to_string(),
                "changed_at": update.changed_at.iso(),
                "texts": texts.collect::<Vec<Value>>(),
                "themes": theme_names(&themes, &update.themes),
            })
        })
        .collect();
    Ok(json!({ "themes": names, "announced": announced, "moved": moved, "updates": updates }))
}

/// A promised day that was moved or taken back, and why.
fn moved_day(moved: &Moved) -> Value {
    let mut why: Vec<&(Language, String)> = moved.why.iter().collect();
    why.sort();
    json!({
        "was": moved.was.to_string(),
        "became": moved.became.map(|day| day.to_string()),
        "on": moved.on.to_string(),
        "why": why.iter().map(|(language, why)| (language.word(), why.as_str())).collect::<Value>(),
    })
}

/// What was said, in the order that staff chose, and what each board replies.
pub fn observations(c: &mut Connection, kept: &Kept) -> Result<Value> {
    let of = kept.process.id;
    let themes = news::queries::themes(c, of)?;
    let mut all = observations::queries::all(c, of)?;
    let all = all.iter_mut().map(|one| {
        one.texts.sort_by_key(|text| text.language);
        let texts = one.texts.iter().map(|text| {
            json!({ "language": text.language.word(), "words": text.words, "more": text.more })
        });
        let (phase, report) = match one.heard {
            Heard::Anywhere => (None, None),
            Heard::In(phase) => (Some(phase.word()), None),
            Heard::Told(id) => (None, kept.reports.iter().find(|report| report.id == id)),
        };
        json!({
            "texts": texts.collect::<Vec<Value>>(),
            "phase": phase,
            "report": report.map(|report| report.slug.as_str()),
            "themes": theme_names(&themes, &one.themes),
            "state": one.state().word(),
            "replies": one.replies.iter_mut().map(|reply| replied(reply, kept)).collect::<Vec<Value>>(),
        })
    });
    Ok(all.collect())
}

fn replied(reply: &mut Reply, kept: &Kept) -> Value {
    reply.texts.sort_by_key(|text| text.language);
    let texts = reply
        .texts
        .iter()
        .map(|text| json!({ "language": text.language.word(), "words": text.words }));
    let board = kept
        .boards
        .iter()
        .find(|board| Some(board.id) == reply.board);
    json!({
        "board": board.map(|board| board.name.as_str()),
        "reference": telling::reference(reply, &kept.boards),
        "state": reply.state.word(),
        "texts": texts.collect::<Vec<Value>>(),
        "promised_on": reply.promised.map(|(day, _)| day.to_string()),
        "moved": reply.moved.iter().map(moved_day).collect::<Vec<Value>>(),
        "done_on": reply.done_on.map(|day| day.to_string()),
        "changed_at": reply.changed_at.iso(),
    })
}

/// The account as it stands, and the snapshots that were taken of it, one at a time and as they are stored: whatever
/// becomes of their shape, they can be taken out.
pub fn put_account(
    package: &mut Export,
    c: &mut Connection,
    of: ProcessId,
    account: &Account,
) -> Result<()> {
    #[derive(Serialize)]
    struct Saved {
        name: String,
        taken_at: Timestamp,
        published_at: Option<Timestamp>,
        account: Box<RawValue>,
    }
    let snapshots = followup::snapshots::queries::all(c, of)?;
    let file = package.begin("follow-up.json")?;
    write!(file, "{{\n\"account\": ")?;
    serde_json::to_writer_pretty(&mut *file, account).map_err(io::Error::from)?;
    write!(file, ",\n\"snapshots\": [")?;
    for (nth, snapshot) in snapshots.into_iter().enumerate() {
        let saved = Saved {
            account: followup::snapshots::queries::content(c, snapshot.id)?,
            name: snapshot.name,
            taken_at: snapshot.taken_at,
            published_at: snapshot.published_at,
        };
        file.write_all(if nth == 0 { b"\n" } else { b",\n" })?;
        serde_json::to_writer(&mut *file, &saved).map_err(io::Error::from)?;
    }
    Ok(writeln!(file, "\n]\n}}")?)
}
