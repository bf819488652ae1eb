//! The data folder and the key: whose they are, who else reads them, and how much room is left.

use std::fs::Metadata;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use super::finding::Finding;
use crate::config::{Config, SecretKey};
use crate::db::DatabaseUrl;
use crate::i18n;

/// Bytes that should be free besides: for the log, for a report that is uploaded, for the mails of a day.
const SPARE: u64 = 256 << 20;

pub(super) fn look(config: &Config) -> Vec<Finding> {
    let folder = &config.data_dir;
    let Ok(facts) = std::fs::metadata(folder) else {
        return vec![Finding::right(format!(
            "there is no data folder {} yet: the first start makes it",
            folder.display()
        ))];
    };
    let mut all = vec![mode(folder, &facts)];
    all.push(owner(folder, &facts));
    all.extend(key_file(config));
    all.push(room(config));
    all.extend(texts(config));
    all
}

/// What is said in other words than ours; nothing where nothing is.
fn texts(config: &Config) -> Option<Finding> {
    let folder = config.texts();
    let files = match i18n::files_beside(&folder) {
        Ok(files) => files,
        Err(error) => {
            return Some(Finding::wrong(format!(
                "the texts in {} cannot be read: {error}",
                folder.display()
            )));
        }
    };
    let notes: usize = files.iter().map(|file| file.read.notes.len()).sum();
    match (files.len(), notes) {
        (0, _) => None,
        (count, 0) => Some(Finding::right(format!(
            "{count} files in {} say something in other words, and all of it is used",
            folder.display()
        ))),
        (count, _) => Some(Finding::wrong(format!(
            "of {count} files with texts in {} something is not used or missing: eko texts check says what",
            folder.display()
        ))),
    }
}

fn mode(folder: &Path, facts: &Metadata) -> Finding {
    let (name, mode) = (folder.display(), facts.permissions().mode() & 0o777);
    if mode & 0o077 == 0 {
        Finding::right(format!(
            "nobody but its owner looks into the data folder {name}"
        ))
    } else {
        Finding::wrong(format!(
            "others on this machine can look into the data folder {name} (mode {mode:o}): run chmod 700 on it"
        ))
    }
}

/// What runs as somebody else, such as root, leaves files behind that Eko cannot write.
fn owner(folder: &Path, facts: &Metadata) -> Finding {
    let (name, owner) = (folder.display(), facts.uid());
    let me = std::fs::metadata("/proc/self").map(|facts| facts.uid());
    if let Ok(me) = me
        && me != owner
        && me != 0
    {
        return Finding::wrong(format!(
            "the data folder {name} belongs to user {owner}, and you are user {me}: run this as the one that Eko runs as"
        ));
    }
    let others: Vec<String> = within(folder)
        .into_iter()
        .filter(|(_, facts)| facts.uid() != owner)
        .map(|(path, _)| path.display().to_string())
        .collect();
    if others.is_empty() {
        Finding::right(format!(
            "the data folder {name} and all in it belong to user {owner}"
        ))
    } else {
        Finding::wrong(format!(
            "not all in the data folder belongs to user {owner} as the folder does, so that Eko may fail to write it: run chown {owner} on {}",
            others.join(", ")
        ))
    }
}

/// What lies in a folder, and in the folders in it.
fn within(folder: &Path) -> Vec<(PathBuf, Metadata)> {
    let mut all = Vec::new();
    let Ok(entries) = std::fs::read_dir(folder) else {
        return all;
    };
    for entry in entries.flatten() {
        let Ok(facts) = entry.metadata() else {
            continue;
        };
        if facts.is_dir() && entry.path().parent() == Some(folder) {
            all.extend(
                std::fs::read_dir(entry.path())
                    .into_iter()
                    .flatten()
                    .flatten()
                    .filter_map(|entry| Some((entry.path(), entry.metadata().ok()?))),
            );
        }
        all.push((entry.path(), facts));
    }
    all
}

fn key_file(config: &Config) -> Option<Finding> {
    let SecretKey::File(path) = &config.secret_key else {
        return Some(Finding::right("the master key comes from the environment"));
    };
    // Whether it is missed, the database knows.
    let facts = std::fs::metadata(path).ok()?;
    let (name, mode) = (path.display(), facts.permissions().mode() & 0o777);
    let others = if facts.gid() == 0 { 0o037 } else { 0o077 };
    Some(if mode & others == 0 {
        Finding::right(format!("nobody else reads the master key {name}"))
    } else {
        Finding::wrong(format!(
            "others on this machine can read the master key {name} (mode {mode:o}), and Eko refuses it: run chmod 600 on it"
        ))
    })
}

/// Rewriting the database takes as much room again as it has, and so does a backup.
fn room(config: &Config) -> Finding {
    let (folder, size) = match &config.database {
        DatabaseUrl::Sqlite(path) => (
            path.parent()
                .filter(|path| !path.as_os_str().is_empty())
                .unwrap_or(Path::new(".")),
            std::fs::metadata(path).map_or(0, |facts| facts.len()),
        ),
        DatabaseUrl::Postgres(_) => (config.data_dir.as_path(), 0),
    };
    let name = folder.display();
    let free = match rustix::fs::statvfs(folder) {
        Ok(facts) => facts.f_bavail.saturating_mul(facts.f_frsize),
        Err(error) => {
            return Finding::wrong(format!(
                "how much room is left in {name} cannot be seen: {error}"
            ));
        }
    };
    let needed = size.saturating_mul(2).saturating_add(SPARE);
    let mib = |bytes: u64| bytes >> 20;
    if free >= needed {
        Finding::right(format!("{} MiB are free in {name}", mib(free)))
    } else {
        Finding::wrong(format!(
            "only {} MiB are free in {name}: a full disk takes no more answers. Eko wants {} MiB, twice the database and some more: make room, or give the folder a larger disk",
            mib(free),
            mib(needed)
        ))
    }
}
