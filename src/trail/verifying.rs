//! Whether the log is as it was written: for whoever runs the installation, and for those who check on them.

use std::collections::HashSet;

use crate::audit::queries::chain::{self, Broken, Chain};
use crate::db::Connection;
use crate::error::Result;
use crate::processes;
use crate::secrets::Secrets;

/// What became of looking at all of the log.
#[derive(Debug, Default)]
pub struct Verified {
    /// Each part's name and last line, as [`look`] knows them again.
    pub tips: Vec<String>,
    /// What is not as it was written, in words.
    pub wrong: Vec<String>,
}

/// Looks at the log of each process and at that of the installation, and whether they still hold the lines that were
/// printed before (`known`): who has put an older copy of the database in the place of this one has not got those.
///
/// # Errors
/// When the database cannot be read.
pub fn look(c: &mut Connection, secrets: &Secrets, known: &[String]) -> Result<Verified> {
    let mut verified = Verified::default();
    let mut missing: HashSet<&str> = known.iter().map(String::as_str).collect();
    for of in chain::chains(c)? {
        let name = name(c, of)?;
        let found = chain::verify(c, secrets, of, |tip| {
            missing.remove(format!("{name} {}", tip.known_by()).as_str());
        })?;
        match found {
            Ok(tip) if tip.place == 0 => {
                missing.remove(format!("{name} {}", tip.known_by()).as_str());
            }
            Ok(tip) => verified.tips.push(format!("{name} {}", tip.known_by())),
            Err(Broken::At(place)) => verified.wrong.push(format!(
                "the log of {name} is not as it was written from line {place} on"
            )),
            Err(Broken::After(place)) => verified.wrong.push(format!(
                "the log of {name} ends with line {place}, but was longer; if the database was put back from a backup, that is why"
            )),
        }
    }
    let mut missing: Vec<&str> = missing.into_iter().collect();
    missing.sort_unstable();
    let gone = missing
        .iter()
        .map(|line| format!("the log has not got this line any more: {line}; if the database was put back from a backup, that is why"));
    verified.wrong.extend(gone);
    Ok(verified)
}

/// What a part of the log is called; no process has this name for itself, since slugs have no brackets.
fn name(c: &mut Connection, of: Chain) -> Result<String> {
    Ok(match of {
        None => "(installation)".to_owned(),
        Some(id) => processes::queries::process(c, id)?.slug.to_string(),
    })
}
