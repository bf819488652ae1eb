//! This process's own file beside the database, with how many mails each of its connections has begun; see
//! [`senders`](super::super::senders).

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

use super::super::queries::senders::{self as rows, Sender};
use super::super::senders::{LINE, Said, folder, line, look_at_files, pause_everything, settle_in};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::By;
use crate::error::Result;
use crate::secrets::random_token;

pub(super) struct Witness {
    pub name: String,
    /// Locked as long as this process has it.
    file: File,
    /// Mails begun, by connection.
    begun: RefCell<Vec<i64>>,
    /// What the database last said of everybody.
    seen: RefCell<HashMap<(String, i32), i64>>,
    /// When a copy was last put back, as far as this process knows.
    last_put_back: Cell<Option<Timestamp>>,
    /// Whether the database was found behind amid a round.
    is_doubted: Cell<bool>,
}

impl Witness {
    /// Takes a file that nobody has, looks whether the database is the one that was left, and begins to count.
    pub async fn take(app: &App) -> Result<Self> {
        let (name, file) = take_file(&folder(app))?;
        look_at_files(app).await?;
        let connections = i32::try_from(app.config.mail.connections).unwrap_or(i32::MAX);
        let own = name.clone();
        let said = app
            .db
            .write(By::Mailer, move |c| {
                let home = rows::home(c)?;
                for lane in 0..connections {
                    let new = Sender {
                        name: own.clone(),
                        lane,
                        begun: 0,
                        home: home.clone(),
                    };
                    rows::put(c, &new)?;
                }
                // A copy from before this start is told from the database that is left after it.
                rows::step(c, (&own, 0), 0)?;
                Said::load(c)
            })
            .await?;
        let counts = said.counts();
        let begun: Vec<i64> = (0..connections)
            .map(|lane| counts.get(&(name.clone(), lane)).copied().unwrap_or(0))
            .collect();
        let now = after(said.last_put_back, app.clock.now());
        for (at, count) in begun.iter().enumerate() {
            write_line(&file, at, *count, now)?;
        }
        file.sync_all()?;
        Ok(Self {
            name,
            file,
            begun: RefCell::new(begun),
            seen: RefCell::new(counts),
            last_put_back: Cell::new(said.last_put_back),
            is_doubted: Cell::new(false),
        })
    }

    /// Before a round: whether the database still knows what it knew, of all nodes. If not, everything is paused.
    pub async fn look(&self, app: &App) -> Result<()> {
        let said = app.db.read(Said::load).await?;
        let mut known = self.seen.borrow().clone();
        for (lane, begun) in (0..).zip(self.begun.borrow().iter()) {
            known.insert((self.name.clone(), lane), *begun);
        }
        let is_put_back = self.is_doubted.take() || said.is_behind(&known) || said.has_moved();
        let said = if is_put_back {
            if said.last_put_back > self.last_put_back.get() {
                // Another node has found it out already, and a person may have looked since.
                settle_in(app, None).await?;
            } else {
                pause_everything(app).await?;
            }
            app.db.read(Said::load).await?
        } else {
            said
        };
        self.last_put_back.set(said.last_put_back);
        self.seen.replace(said.counts());
        Ok(())
    }

    /// Mails begun over a connection.
    pub fn begun(&self, lane: usize) -> i64 {
        self.begun.borrow().get(lane).copied().unwrap_or(0)
    }

    /// Keeps what the database has counted, before the mail goes.
    pub fn keep(&self, lane: usize, begun: i64, now: Timestamp) -> Result<()> {
        if let Some(known) = self.begun.borrow_mut().get_mut(lane) {
            *known = begun;
        }
        let now = after(self.last_put_back.get(), now);
        Ok(write_line(&self.file, lane, begun, now)?)
    }

    /// The database did not know of a mail that was begun: nothing goes until that was looked into.
    pub fn doubt(&self) {
        self.is_doubted.set(true);
    }

    pub fn is_doubted(&self) -> bool {
        self.is_doubted.get()
    }
}

/// The moment by which a mail is told from those of before a copy was put back, whatever the clocks say.
fn after(put_back: Option<Timestamp>, now: Timestamp) -> Timestamp {
    put_back.map_or(now, |at| now.max(at.plus_seconds(1)))
}

fn write_line(file: &File, at: usize, begun: i64, now: Timestamp) -> std::io::Result<()> {
    let offset = u64::try_from(at * LINE).unwrap_or(u64::MAX);
    file.write_all_at(line(begun, now).as_bytes(), offset)
}

/// A file that no living process has, else a new one.
fn take_file(folder: &Path) -> Result<(String, File)> {
    use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)?;
    let open = |name: &str| {
        std::fs::OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(folder.join(name))
    };
    for entry in std::fs::read_dir(folder)? {
        let Ok(name) = entry?.file_name().into_string() else {
            continue;
        };
        let file = open(&name)?;
        if file.try_lock().is_ok() {
            return Ok((name, file));
        }
    }
    let name = random_token();
    let file = open(&name)?;
    // Whoever took it first, of those that look at this very moment, has it.
    match file.try_lock() {
        Ok(()) => Ok((name, file)),
        Err(std::fs::TryLockError::WouldBlock) => take_file(folder),
        Err(std::fs::TryLockError::Error(error)) => Err(error.into()),
    }
}
