//! The files that SQLite keeps beside a database.

use std::path::{Path, PathBuf};

/// How their names end, behind the database's.
pub const BESIDE: [&str; 3] = ["-wal", "-shm", "-journal"];

/// The file beside a database whose name ends so.
pub fn beside(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}
