//! A copy of a SQLite database that is to be put back in its place.

use std::path::Path;

use diesel::prelude::*;
use diesel::sql_types::Text;

use super::beside::{BESIDE, beside};
use super::pool::{Purpose, connect};
use super::schema::installation;
use super::{Connection, DatabaseUrl};
use crate::error::{Error, Result};

fn remove(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Whether a database lies there, or what was not yet written into one.
pub fn is_taken(path: &Path) -> bool {
    let there = |path: &Path| std::fs::metadata(path).is_ok_and(|facts| facts.len() > 0);
    // The index of the log alone holds nothing.
    there(path) || there(&beside(path, "-wal")) || there(&beside(path, "-journal"))
}

/// Removes a database with all that lies beside it.
pub fn discard(path: &Path) -> std::io::Result<()> {
    for end in BESIDE {
        remove(&beside(path, end))?;
    }
    remove(path)
}

/// Copies a database, with what was not yet written into it, to a new file that only its owner reads, and makes sure
/// that it is whole and Eko's.
///
/// # Errors
/// `Settings` when it is not.
pub fn copy(from: &Path, to: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    discard(to)?;
    std::fs::copy(from, to)?;
    std::fs::set_permissions(to, std::fs::Permissions::from_mode(0o600))?;
    if beside(from, "-wal").exists() {
        std::fs::copy(beside(from, "-wal"), beside(to, "-wal"))?;
    }
    let is_fine = connect(&DatabaseUrl::Sqlite(to.into()), Purpose::Write)
        .and_then(|mut c| Ok(is_whole(&mut c)?));
    match is_fine {
        Ok(true) => Ok(()),
        _ => Err(Error::Settings(format!(
            "{} is no copy of a database of Eko, or is damaged; nothing was changed",
            from.display()
        ))),
    }
}

/// Whether a database is sound, and one that Eko has begun.
pub(super) fn is_whole(c: &mut Connection) -> QueryResult<bool> {
    #[derive(QueryableByName)]
    struct Said {
        #[diesel(sql_type = Text)]
        integrity_check: String,
    }
    let said: Vec<Said> = diesel::sql_query("PRAGMA integrity_check").load(c)?;
    let is_whole = said.iter().all(|said| said.integrity_check == "ok");
    let known: i64 = installation::table.count().get_result(c)?;
    Ok(is_whole && known == 1)
}

/// Puts a prepared copy where the database belongs: at any moment all of it is there, or nothing.
pub fn put_in_place(copy: &Path, place: &Path) -> Result<()> {
    for end in BESIDE {
        remove(&beside(copy, end))?;
    }
    std::fs::File::open(copy)?.sync_all()?;
    // What lay beside another database must never be taken for this one's.
    for end in BESIDE {
        remove(&beside(place, end))?;
    }
    std::fs::rename(copy, place)?;
    let folder = place.parent().filter(|path| !path.as_os_str().is_empty());
    std::fs::File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    Ok(())
}
