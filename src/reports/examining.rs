//! Looks into a PDF, in a process apart. What takes too much to be read is no PDF that everybody can read.

use actix_web::web::Bytes;

use super::pdf::{self, Archival, Found};
use crate::apart::{self, Task};
use crate::app::App;
use crate::error::Result;

/// Says in words what a file is.
pub const TASK: Task = Task {
    command: "examine-pdf",
    work: |bytes| Some(said(&pdf::examine(&bytes)?).into_bytes()),
};

/// What was found, in words: that it is one, and what it is besides.
fn said(found: &Found) -> String {
    let mut words = vec!["pdf".to_owned()];
    words.extend(found.is_tagged.then(|| "tagged".to_owned()));
    words.extend(found.is_active.then(|| "active".to_owned()));
    let archival = found.archival.iter();
    words.extend(archival.map(|it| format!("a{}{}", it.part, it.level.unwrap_or('-'))));
    words.join(" ")
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
    let said = String::from_utf8(said?).ok()?;
    let mut words = said.split(' ');
    (words.next() == Some("pdf")).then_some(())?;
    let mut found = Found {
        is_tagged: false,
        is_active: false,
        archival: None,
    };
    for word in words {
        match word {
            "tagged" => found.is_tagged = true,
            "active" => found.is_active = true,
            word => found.archival = Some(archival(word)?),
        }
    }
    Some(found)
}

fn archival(word: &str) -> Option<Archival> {
    let mut letters = word.strip_prefix('a')?.chars();
    let (part, level) = (letters.next()?, letters.next()?);
    Some(Archival {
        part,
        level: (level != '-').then_some(level),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_read_as_it_was_said() {
        for is_tagged in [false, true] {
            for is_active in [false, true] {
                for archival in [None, Some(('2', Some('B'))), Some(('4', None))] {
                    let found = Found {
                        is_tagged,
                        is_active,
                        archival: archival.map(|(part, level)| Archival { part, level }),
                    };
                    assert_eq!(read(Some(said(&found).into_bytes())), Some(found));
                }
            }
        }
        assert_eq!(read(Some(b"gif".to_vec())), None);
    }
}
