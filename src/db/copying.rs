//! A copy of a SQLite database, made while others are at work on it.

use std::fs::{File, OpenOptions, TryLockError};
use std::os::unix::fs::OpenOptionsExt;
use std::path::{Path, PathBuf};

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::pool::{Purpose, connect};
use super::restoring::is_whole;
use super::{Connection, DatabaseUrl};
use crate::error::{Error, Result};

/// What a copy is called until it is whole.
const UNFINISHED: &str = ".unfinished";

/// Writes a complete, consistent copy of a database to `to`, which only its owner can read. The name is there when the
/// copy is whole and on disk, and not before; a file that has it already stays as it is. The database is not brought up
/// to date, and no key is needed.
///
/// # Errors
/// `Settings` when there is no database, `to` is there already, or the database is PostgreSQL's, which has a program
/// of its own for it.
pub fn copy(url: &DatabaseUrl, to: &Path) -> Result<()> {
    let DatabaseUrl::Sqlite(from) = url else {
        return Err(Error::Settings(
            "eko backup copies SQLite only. Back PostgreSQL up with its own programs: pg_dump --format=custom --file=FILE, and pg_restore to put it back. Its write-ahead log is a diary of who answered when: archive it nowhere".into(),
        ));
    };
    if !from.exists() {
        let from = from.display();
        return Err(Error::Settings(format!("there is no database at {from}")));
    }
    let taken = || Error::Settings(format!("{} is there already", to.display()));
    if to.try_exists()? {
        return Err(taken());
    }
    let mut unfinished = to.as_os_str().to_owned();
    unfinished.push(UNFINISHED);
    let unfinished = Unfinished::begin(unfinished.into())?;
    let mut c = connect(url, Purpose::Write)?;
    // Into a file that is empty: so it has its mode before there is anything in it.
    diesel::sql_query("VACUUM INTO ?")
        .bind::<Text, _>(unfinished.path.to_string_lossy().into_owned())
        .execute(&mut c)?;
    let mut copied: Connection =
        connect(&DatabaseUrl::Sqlite(unfinished.path.clone()), Purpose::Look)?;
    if !is_whole(&mut copied)? {
        return Err(Error::Settings(
            "the database is damaged, or none of Eko’s: nothing was written. Look at the disk, and at the last copy that was whole".into(),
        ));
    }
    drop(copied);
    unfinished.file.sync_all()?;
    // Unlike a change of name, a second name never takes the place of a file that came meanwhile.
    match std::fs::hard_link(&unfinished.path, to) {
        Ok(()) => {}
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => return Err(taken()),
        // Where files have one name only.
        Err(_) => std::fs::rename(&unfinished.path, to)?,
    }
    drop(unfinished);
    File::open(folder_of(to))?.sync_all()?;
    Ok(())
}

fn folder_of(path: &Path) -> &Path {
    let folder = path.parent();
    folder
        .filter(|path| !path.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// A copy on its way, gone when it is dropped. One that a crash has left is taken over by the next.
struct Unfinished {
    path: PathBuf,
    file: File,
}

impl Unfinished {
    fn begin(path: PathBuf) -> Result<Self> {
        let file = OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(&path)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(Error::Settings("this backup is being made already".into()));
            }
            Err(TryLockError::Error(error)) => return Err(error.into()),
        }
        file.set_len(0)?;
        Ok(Self { path, file })
    }
}

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Under its new name it stays.
        let _ = std::fs::remove_file(&self.path);
    }
}
