//! Importing dialogues from the shell.

use std::path::Path;

use crate::app::App;
use crate::audit::Actor;
use crate::dialogues::import::{self, Fault, Import};
use crate::dialogues::queries::{self, Destination};
use crate::error::{Error, Result};
use crate::hosting::forms::told_imported;
use crate::i18n::Language;
use crate::processes;
use crate::staff::writing::{Change, Lines};
use crate::survey::queries::offered;

/// Imports a file of dialogues into the named process, or the only one; every fault is printed by line and column.
///
/// # Errors
/// When the file has faults, no process is meant, or a number is taken; then nothing is imported.
pub async fn import(app: &App, file: &Path, process: Option<&str>) -> Result<()> {
    let import = read(file)?;
    eprintln!("read as {}", import.source.text(Language::English.texts()));
    for column in &import.ignored {
        eprintln!("column {column} is not imported");
    }
    let slug = process.map(str::to_owned);
    let process = app
        .db
        .read(move |c| Ok(processes::queries::only_or_named(c, slug.as_deref())?))
        .await?
        .ok_or_else(|| Error::Settings("name the process with --process".into()))?;
    let (import, faults) = app
        .db
        .read(move |c| {
            let faults = queries::import_faults(c, process, &import)?;
            Ok((import, faults))
        })
        .await?;
    if !faults.is_empty() {
        return Err(refused(&faults, file));
    }
    let (secrets, zone) = (app.secrets.clone(), app.zone.clone());
    let told = Change::by(Actor::Shell, app, "dialogues.imported")
        .within(process)
        .write(Lines(Vec::clone), move |c| {
            let to = Destination {
                process,
                survey: offered::current(c, process)?,
                zone: &zone,
            };
            let added = queries::import(c, &secrets, to, &import)?;
            let process = processes::queries::process(c, process)?;
            Ok(told_imported(c, &process, &added)?)
        })
        .await?;
    // The first line of the log says how many.
    println!("imported {} dialogues", told.len().saturating_sub(1));
    Ok(())
}

fn read(file: &Path) -> Result<Import> {
    match import::parse(&std::fs::read(file)?) {
        Ok(import) => Ok(import),
        Err(faults) => Err(refused(&faults, file)),
    }
}

/// Prints every fault.
fn refused(faults: &[Fault], file: &Path) -> Error {
    for fault in faults {
        eprintln!("{}", fault.text(Language::English.texts()));
    }
    Error::Settings(format!("nothing was imported from {}", file.display()))
}
