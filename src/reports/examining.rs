//! Looks into a PDF, in a process apart. What takes too much to be read is no PDF that everybody can read.

use actix_web::web::Bytes;

use super::pdf::{self, Found};
use crate::apart::{self, Task};
use crate::app::App;
use crate::error::Result;

/// Says in a word what a file is.
pub const TASK: Task = Task {
    command: "examine-pdf",
    work: |bytes| {
        let seen = pdf::examine(&bytes)?;
        let (word, _) = FOUND.iter().find(|(_, found)| *found == seen)?;
        Some(word.as_bytes().to_vec())
    },
};

const FOUND: [(&str, Found); 4] = [
    ("plain", found(false, false)),
    ("tagged", found(true, false)),
    ("active", found(false, true)),
    ("tagged-active", found(true, true)),
];

const fn found(is_tagged: bool, is_active: bool) -> Found {
    Found {
        is_tagged,
        is_active,
    }
}

/// Looks into a file that was sent, in its turn.
///
/// # Errors
/// As [`examine`].
pub async fn examine_sent(app: &App, bytes: Bytes) -> Result<Option<Found>> {
    Ok(read(apart::work_on_sent(app, &TASK, bytes).await?))
}

/// Looks into a file; nothing when it is no PDF, or takes too much to be read.
///
/// # Errors
/// `Io` when the process apart cannot be started.
pub async fn examine(app: &App, bytes: Bytes) -> Result<Option<Found>> {
    Ok(read(apart::work_on(app, &TASK, bytes).await?))
}

fn read(said: Option<Vec<u8>>) -> Option<Found> {
    let said = said?;
    let known = FOUND.iter().find(|(word, _)| word.as_bytes() == said);
    known.map(|(_, found)| *found)
}
