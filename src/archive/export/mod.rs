//! All of a process in open formats, so that whoever keeps it needs no Eko to read it: `tables` are lists of values,
//! `documents` what is no table.
//!
//! Left out on purpose: addresses, single answers, comments, codes, links, passwords. None of them is even read here.

mod documents;
mod kept;
mod tables;

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufWriter, Write};

use jiff::tz::TimeZone;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{FileId, ProcessId};
use crate::error::Result;
use crate::followup::account::Account;
use crate::i18n::Language;
use crate::processes::Process;
use crate::reports::pdf::Archival;
use kept::{Export, Kept};

/// Packs all of a process as the connection sees it into a file; what to call that. `archival` is what the reports' files say
/// of being made for archives.
///
/// # Errors
/// Those of the database and of the file.
pub fn pack(
    c: &mut Connection,
    of: ProcessId,
    (account, archival): (&Account, &HashMap<FileId, Archival>),
    zone: &TimeZone,
    into: &File,
) -> Result<String> {
    let now = account.computed_at;
    let kept = Kept::read(c, of)?;
    let mut package = Export::within(BufWriter::new(into.try_clone()?), now, zone);
    package.put("README.txt", readme(&kept.process, now, zone).as_bytes())?;
    package.put_json("process.json", &documents::process(&kept.process))?;
    documents::put_logo(&mut package, c, of)?;
    documents::put_spoken(&mut package, c, &kept.process)?;
    tables::put_parts(&mut package, c, &kept)?;
    package.put_json("plan.json", &documents::plan(c, of)?)?;
    tables::put_dialogues(&mut package, &kept, zone)?;
    package.put_json("surveys.json", &documents::surveys(&kept))?;
    tables::put_organisations(&mut package, c, &kept)?;
    documents::put_reports(&mut package, c, &kept, archival)?;
    package.put_json("news.json", &documents::news(c, of)?)?;
    package.put_json("observations.json", &documents::observations(c, &kept)?)?;
    tables::put_mailings(&mut package, c, &kept)?;
    tables::put_forwards(&mut package, c, &kept)?;
    documents::put_account(&mut package, c, of, account)?;
    tables::put_decisions(&mut package, c, of)?;
    tables::put_erasures(&mut package, c, of)?;
    tables::put_log(&mut package, c, of)?;
    package.put_manifest("manifest-sha256.txt")?;
    package.done()?.flush()?;
    Ok(format!("{}-{}.zip", kept.process.slug, now.day(zone)))
}

/// What it is, when and by what it was made, and what is not in it: in each of the staff's languages.
fn readme(process: &Process, now: Timestamp, zone: &TimeZone) -> String {
    let parts = Language::STAFF.iter().flat_map(|&language| {
        let t = language.texts();
        let name = process.name(language).to_owned();
        let made = [
            ("moment", t.moment(now, zone).into()),
            ("version", env!("CARGO_PKG_VERSION").into()),
        ];
        [
            t.with("readme-title", [("name", name.into())]),
            t.with("readme-made", made),
            t.get("readme-left-out").into_owned(),
            t.get("readme-files").into_owned(),
            t.get("readme-notes").into_owned(),
        ]
    });
    parts.collect::<Vec<String>>().join("\n\n") + "\n"
}
