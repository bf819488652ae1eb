//! What lies in the folder of an installation: what a thief of the folder has.

use std::fs::File;
use std::io::{BufRead, BufReader, Read};
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};

use crate::app::SERVED;
use crate::clock::Timestamp;
use crate::config::{Config, SecretKey};
use crate::db::DatabaseUrl;
use crate::db::beside::{BESIDE, beside};
use crate::error::Result;
use crate::server::doctor::Finding;
use crate::web::url::pattern as at;

/// What was found.
#[derive(Debug, Default)]
pub struct Folder {
    /// Where it was looked, in words.
    pub looked: Vec<String>,
    /// Mails in the outbox, with the addresses that they are to.
    pub mails: usize,
    /// Copies of a database, with when they were made.
    pub copies: Vec<(PathBuf, Option<Timestamp>)>,
    /// Logs, with how many of their lines are about a page of participants, hosts or contacts.
    pub logs: Vec<(PathBuf, usize)>,
    pub others: Vec<PathBuf>,
    /// SQLite's own log: bytes, and when it was last written.
    pub wal: Option<(u64, Option<Timestamp>)>,
    pub key_is_here: bool,
    /// Files of Eko's own that others on the machine can read, with their modes.
    pub readable: Vec<(PathBuf, u32)>,
}

/// Folders below the data folder are looked into so deep.
const DEEP: usize = 4;
/// How every SQLite database begins.
const SQLITE: &[u8; 16] = b"SQLite format 3\0";
/// How the paths begin of pages that participants, contacts and hosts open.
fn open_pages() -> Vec<String> {
    let pages = [
        at::question,
        at::my_data,
        at::forwarding,
        at::host,
        at::kiosk,
        at::test_mail_link,
    ];
    let begins = pages.iter().filter_map(|page| page.split('{').next());
    let mut all: Vec<String> = begins.map(str::to_owned).collect();
    // As a QR code has it.
    all.extend(all.first().map(|page| page.to_uppercase()));
    all
}

/// Looks at the data folder, and at what lies beside the database where that is elsewhere.
///
/// # Errors
/// When a folder cannot be read.
pub fn look(config: &Config) -> Result<Folder> {
    let mut found = Folder::default();
    let own = Own::of(config);
    if config.data_dir.exists() {
        found.looked.push(config.data_dir.display().to_string());
        walk(&mut found, &own, &config.data_dir, DEEP)?;
    }
    if let DatabaseUrl::Sqlite(database) = &config.database {
        let folder = folder_of(database);
        if !is_within(folder, &config.data_dir) {
            found.looked.push(folder.display().to_string());
            walk(&mut found, &own, folder, 1)?;
        }
        found.wal = std::fs::metadata(beside(database, "-wal"))
            .ok()
            .map(|facts| (facts.len(), written(&facts)));
    }
    if let SecretKey::File(key) = &config.secret_key {
        found.key_is_here = is_within(folder_of(key), &config.data_dir);
        note_mode(&mut found, key);
    }
    found.copies.sort();
    found.logs.sort();
    found.others.sort();
    found.readable.sort();
    Ok(found)
}

/// What Eko itself puts there.
struct Own {
    database: Vec<PathBuf>,
    key: Option<PathBuf>,
    outbox: PathBuf,
    running: PathBuf,
    senders: PathBuf,
    texts: PathBuf,
}

impl Own {
    fn of(config: &Config) -> Self {
        let database = match &config.database {
            DatabaseUrl::Sqlite(path) => {
                let all = BESIDE.iter().chain([&SERVED]).map(|end| beside(path, end));
                all.chain([path.clone()]).collect()
            }
            DatabaseUrl::Postgres(_) => Vec::new(),
        };
        let key = match &config.secret_key {
            SecretKey::File(path) => Some(path.clone()),
            SecretKey::Value(_) => None,
        };
        Self {
            database: database
                .iter()
                .filter_map(|path: &PathBuf| real(path))
                .collect(),
            key: key.as_deref().and_then(real),
            outbox: config.outbox(),
            running: config.data_dir.join("running"),
            senders: config.sent(),
            texts: config.texts(),
        }
    }
}

fn real(path: &Path) -> Option<PathBuf> {
    path.canonicalize().ok()
}

fn folder_of(path: &Path) -> &Path {
    let parent = path.parent();
    parent
        .filter(|parent| !parent.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

fn is_within(folder: &Path, whole: &Path) -> bool {
    real(folder)
        .zip(real(whole))
        .is_some_and(|(folder, whole)| folder.starts_with(whole))
}

fn written(facts: &std::fs::Metadata) -> Option<Timestamp> {
    let at = facts.modified().ok()?;
    let at = at.duration_since(std::time::UNIX_EPOCH).ok()?;
    i64::try_from(at.as_secs()).ok().map(Timestamp)
}

fn walk(found: &mut Folder, own: &Own, folder: &Path, deep: usize) -> Result<()> {
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        paths.push((entry.path(), entry.file_type()?));
    }
    paths.sort_by(|one, other| one.0.cmp(&other.0));
    for (path, kind) in paths {
        if kind.is_dir() && deep > 1 {
            walk(found, own, &path, deep - 1)?;
        } else if kind.is_file() {
            sort(found, own, &path);
        } else {
            found.others.push(path);
        }
    }
    Ok(())
}

/// Says what a file is. One that is gone meanwhile is none.
fn sort(found: &mut Folder, own: &Own, path: &Path) {
    let Some(is) = real(path) else { return };
    if own.database.contains(&is) {
        note_mode(found, path);
    } else if own.key.as_ref() == Some(&is)
        || path == own.running
        || path.starts_with(&own.senders)
        || path.starts_with(&own.texts)
    {
        // Known; the key's mode is looked at wherever it lies.
    } else if path.starts_with(&own.outbox) {
        found.mails += 1;
        note_mode(found, path);
    } else if is_copy(path) {
        let at = std::fs::metadata(path)
            .ok()
            .and_then(|facts| written(&facts));
        found.copies.push((path.to_owned(), at));
    } else if is_log(path) {
        found.logs.push((path.to_owned(), open_pages_in(path)));
    } else {
        found.others.push(path.to_owned());
    }
}

/// Whether others on the machine can read a file: by its own mode, and because they may enter its folder.
fn note_mode(found: &mut Folder, path: &Path) {
    let mode = |path: &Path| {
        std::fs::metadata(path)
            .map(|facts| facts.permissions().mode() & 0o777)
            .unwrap_or(0)
    };
    let (file, folder) = (mode(path), mode(folder_of(path)));
    if file & 0o004 != 0 && folder & 0o001 != 0 || file & 0o040 != 0 && folder & 0o010 != 0 {
        found.readable.push((path.to_owned(), file));
    }
}

fn ends(path: &Path, endings: &[&str]) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let name = name.to_lowercase();
    endings
        .iter()
        .any(|end| name.ends_with(end) || name.contains(&format!("{end}.")))
}

/// Whether a file is a copy of a database: by how it begins, or by its name where it is packed.
fn is_copy(path: &Path) -> bool {
    let mut head = [0_u8; 16];
    let begins = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    (begins.is_ok() && &head == SQLITE)
        || ends(
            path,
            &[".sqlite", ".sqlite3", ".db", ".sql", ".dump", ".bak"],
        )
}

fn is_log(path: &Path) -> bool {
    ends(path, &[".log"])
}

/// How many lines of a log name a page that participants, hosts or contacts open. What it says of them is not kept.
fn open_pages_in(path: &Path) -> usize {
    let Ok(file) = File::open(path) else { return 0 };
    let mut reader = BufReader::new(file);
    let pages = open_pages();
    let (mut line, mut count) = (Vec::new(), 0);
    while let Ok(read) = reader.read_until(b'\n', &mut line) {
        if read == 0 {
            break;
        }
        let text = String::from_utf8_lossy(&line);
        if pages.iter().any(|page| text.contains(page)) {
            count += 1;
        }
        line.clear();
    }
    count
}

impl Folder {
    /// What of it is to be put right.
    pub fn findings(&self) -> Vec<Finding> {
        let mut all = Vec::new();
        for (path, mode) in &self.readable {
            all.push(Finding::wrong(format!(
                "others on this machine can read {} (mode {mode:o}): run chmod 600 on it, and chmod 700 on its folder",
                path.display()
            )));
        }
        if self.readable.is_empty() {
            all.push(Finding::right(
                "nobody else on this machine can read the files of the database, of mails and of the key, as far as they lie here",
            ));
        }
        for (path, at) in &self.copies {
            let of = at.map_or_else(String::new, |at| format!(" of {}", at.iso()));
            all.push(Finding::wrong(format!(
                "a copy of a database{of} lies here: {}. Whoever takes this folder has two, and two tell what came between them. Keep it elsewhere",
                path.display()
            )));
        }
        if self.copies.is_empty() {
            all.push(Finding::right("no copy of the database lies here"));
        }
        for (path, lines) in &self.logs {
            let path = path.display();
            all.push(match lines {
                0 => Finding::right(format!(
                    "the log {path} has no line about a page of participants, hosts or contacts"
                )),
                lines => Finding::wrong(format!(
                    "the log {path} has {lines} lines about pages of participants, hosts or contacts: it is a diary of who came when. Switch it off for them, and remove it"
                )),
            });
        }
        if self.mails > 0 {
            all.push(Finding::wrong(format!(
                "mails lie in the outbox as they are, each with the address it is to ({}): set a relay, and remove them once they are of no use",
                self.mails
            )));
        }
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_copy_is_known_by_its_name_or_by_how_it_begins() {
        let folder = std::env::temp_dir().join(format!("eko-copy-{}", crate::secrets::random_id()));
        std::fs::create_dir(&folder).unwrap();
        for (name, content, copy, log) in [
            ("eko.sqlite.2026-11-20", &b""[..], true, false),
            ("eko.SQL.gz", b"", true, false),
            ("holiday.jpg", b"SQLite format 3\0and more", true, false),
            ("access.log.1", b"", false, true),
            ("notes.txt", b"SQLite", false, false),
        ] {
            let path = folder.join(name);
            std::fs::write(&path, content).unwrap();
            assert_eq!((is_copy(&path), is_log(&path)), (copy, log), "{name}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
