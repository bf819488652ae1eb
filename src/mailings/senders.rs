//! Notices that an older copy of the database was put back, which does not know what was mailed since it was taken.
//!
//! Each process that sends mail keeps a file beside the database, in the folder `senders` of the data folder, with how
//! many mails each of its connections has begun; the database keeps the same counts, in the transaction that says that
//! a mail is about to go. The database is written first, then the file, then the mail goes. So the database may know of
//! more than the file, as after a power cut, and never of less: where it does, it is not the one that was left.
//!
//! - A process looks at all files of its folder when it starts, and counts one more itself, so that a copy from before
//!   the start is told from the database that was left.
//! - While it runs it counts on with each mail, and remembers from round to round what the database said of all nodes:
//!   whoever is on when a copy is put back notices before the next mail, also of mails that only others sent.
//! - A copy that was dumped and loaded into PostgreSQL stands in another place than its rows say.
//! - A database of SQLite's that knows of senders whose files are not here was brought from elsewhere.
//!
//! Then everything that has something left to send waits for a person, and so does what begins later of reports that
//! were there by then. Files of other nodes that were last written before that are covered by it: nodes do not pause
//! each other.

use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::queries::senders::{self as rows, Sender};
use super::{queries, reminders};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::{By, Connection, DatabaseUrl};
use crate::error::Result;

/// What a file says of one connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Kept {
    pub name: String,
    pub lane: i32,
    pub begun: i64,
    pub at: Timestamp,
}

/// Bytes of a connection's line: count, blank, moment, line feed.
pub(super) const LINE: usize = 41;

/// A connection's line.
pub(super) fn line(begun: i64, at: Timestamp) -> String {
    format!("{begun:020} {:019}\n", at.0)
}

pub(super) fn folder(app: &App) -> PathBuf {
    app.config.sent()
}

fn read_file(name: &str, text: &str) -> Vec<Kept> {
    text.lines()
        .zip(0..)
        .filter_map(|(line, lane)| {
            let (begun, at) = line.split_once(' ')?;
            Some(Kept {
                name: name.to_owned(),
                lane,
                begun: begun.parse().ok()?,
                at: Timestamp(at.parse().ok()?),
            })
        })
        .collect()
}

/// What the files of a folder say, and whose they are.
pub(super) fn read_all(folder: &Path) -> Result<(HashSet<String>, Vec<Kept>)> {
    let (mut names, mut kept) = (HashSet::new(), Vec::new());
    if !folder.exists() {
        return Ok((names, kept));
    }
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let mut text = String::new();
        File::open(entry.path())?.read_to_string(&mut text)?;
        kept.extend(read_file(&name, &text));
        names.insert(name);
    }
    Ok((names, kept))
}

/// What the database says of its senders.
#[derive(Debug, Clone)]
pub(super) struct Said {
    pub rows: Vec<Sender>,
    pub home: String,
    pub last_put_back: Option<Timestamp>,
}

impl Said {
    pub fn load(c: &mut Connection) -> Result<Self> {
        Ok(Self {
            rows: rows::all(c)?,
            home: rows::home(c)?,
            last_put_back: rows::last_put_back(c)?,
        })
    }

    pub fn counts(&self) -> HashMap<(String, i32), i64> {
        let rows = self.rows.iter();
        rows.map(|row| ((row.name.clone(), row.lane), row.begun))
            .collect()
    }

    /// Whether it knows of fewer mails than a count says.
    pub fn is_behind(&self, known: &HashMap<(String, i32), i64>) -> bool {
        let counts = self.counts();
        known
            .iter()
            .any(|(of, begun)| counts.get(of).is_none_or(|said| said < begun))
    }

    /// Whether it knows of fewer mails than the files do, as far as that was not found out before.
    fn is_older_than(&self, files: &[Kept]) -> bool {
        let news = files
            .iter()
            .filter(|kept| kept.begun > 0)
            .filter(|kept| self.last_put_back.is_none_or(|at| kept.at > at))
            .map(|kept| ((kept.name.clone(), kept.lane), kept.begun));
        self.is_behind(&news.collect())
    }

    /// Whether it was loaded from a dump.
    pub fn has_moved(&self) -> bool {
        self.rows.iter().any(|row| row.home != self.home)
    }

    /// Senders that it knows and whose files are not among these.
    fn strangers(&self, names: &HashSet<String>) -> HashSet<String> {
        let rows = self.rows.iter().map(|row| &row.name);
        rows.filter(|name| !names.contains(*name))
            .cloned()
            .collect()
    }
}

/// At the start of whatever sends mail: looks whether the database is the one that was left.
pub(super) async fn look_at_files(app: &App) -> Result<()> {
    // The files first: what they say is in the database by then.
    let (names, kept) = read_all(&folder(app))?;
    let said = app.db.read(Said::load).await?;
    // Whoever is in the database by now had a file before.
    let names = match said.strangers(&names).is_empty() {
        true => names,
        false => read_all(&folder(app))?.0,
    };
    let is_alone = matches!(app.config.database, DatabaseUrl::Sqlite(_));
    let is_from_elsewhere = is_alone && !said.strangers(&names).is_empty();
    if said.is_older_than(&kept) || said.has_moved() || is_from_elsewhere {
        pause_everything(app).await?;
    }
    Ok(())
}

/// Has a person look at everything that has something left to send, and takes the files' word for what was begun.
/// Says how many mailings wait.
///
/// # Errors
/// The database's: then it is found out again.
pub async fn pause_everything(app: &App) -> Result<usize> {
    let now = app.clock.now();
    tracing::warn!("an older copy of the database was put back: mailings wait for a person");
    let pending = app.db.read(|c| Ok(queries::pending(c)?)).await?;
    let count = pending.len();
    for of in pending {
        reminders::change(app, "mailing.put-back", of, move |c| {
            Ok(queries::pause_put_back(c, of.1, now)?)
        })
        .await?;
    }
    // Only when all of them wait: until then it is found out again.
    settle_in(app, Some(now)).await?;
    Ok(count)
}

/// Takes the files' word for what was begun, and writes down when it was found out that the database did not know.
pub(super) async fn settle_in(app: &App, found_out: Option<Timestamp>) -> Result<()> {
    let (names, kept) = read_all(&folder(app))?;
    let is_alone = matches!(app.config.database, DatabaseUrl::Sqlite(_));
    app.db
        .write(By::Mailer, move |c| {
            let said = Said::load(c)?;
            rows::settle_in(c, &said.home)?;
            if is_alone {
                for name in said.strangers(&names) {
                    rows::remove(c, &name)?;
                }
            }
            for kept in &kept {
                let known = Sender {
                    name: kept.name.clone(),
                    lane: kept.lane,
                    begun: kept.begun,
                    home: said.home.clone(),
                };
                rows::put(c, &known)?;
            }
            if let Some(now) = found_out {
                // Not before what the files say: clocks of nodes differ.
                let latest = kept.iter().map(|kept| kept.at).max();
                rows::note_put_back(c, latest.map_or(now, |at| at.max(now)))?;
            }
            Ok(())
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn said(begun: i64, last_put_back: Option<i64>) -> Said {
        Said {
            rows: vec![Sender {
                name: "a".into(),
                lane: 0,
                begun,
                home: String::new(),
            }],
            home: String::new(),
            last_put_back: last_put_back.map(Timestamp),
        }
    }

    #[test]
    fn a_file_that_is_cut_off_or_strange_says_what_can_be_read() {
        let text = format!("{}{}", line(7, Timestamp(3)), line(9, Timestamp(4)));
        assert_eq!(text.len(), 2 * LINE);
        let kept = read_file("a", &text);
        assert_eq!((kept[0].begun, kept[1].lane, kept[1].begun), (7, 1, 9));
        assert_eq!(read_file("a", &text[..LINE]).len(), 1);
        assert!(read_file("a", "nonsense\n").is_empty());
    }

    proptest! {
        #[test]
        fn a_database_that_knows_of_fewer_mails_is_older(database in 0..9_i64, file in 0..9_i64, put_back in proptest::option::of(0..9_i64)) {
            let kept = read_file("a", &line(file, Timestamp(5)));
            let covered = put_back.is_some_and(|at| at >= 5);
            prop_assert_eq!(said(database, put_back).is_older_than(&kept), database < file && !covered);
        }
    }
}
