//! The outbox folder: each mail a complete `.eml` file, for trying Eko out and for installations
//! that have no relay yet.
//!
//! A mail to somebody whose address can be erased has a *mark* of that address in its file's name, by which it is found
//! when the address goes. The mark is keyed: without the master key nothing follows from it.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::message::MARK;
use super::{Attempt, Failure, Message, Phase};
use crate::error::Result;

#[derive(Debug, Clone)]
pub struct Outbox {
    folder: PathBuf,
}

impl Outbox {
    /// The folder, made if it is not there, for its owner alone: it holds addresses.
    pub fn create(folder: PathBuf) -> Result<Self> {
        use std::os::unix::fs::DirBuilderExt;
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&folder)?;
        Ok(Self { folder })
    }

    /// Writes the mail under a name made of its Message-ID, so that writing it again changes nothing.
    /// The file appears whole or not at all.
    pub(super) async fn write(&self, message: &Message) -> Attempt {
        let name = message.file_name();
        let folder = self.folder.clone();
        let bytes = message.bytes().to_vec();
        tokio::task::spawn_blocking(move || write_whole(&folder, &name, &bytes))
            .await
            .map_err(|_| Failure::lost(Phase::Body, "the writing thread failed"))?
            .map_err(|error| Failure::lost(Phase::Body, error.to_string()))
    }
}

fn write_whole(folder: &Path, name: &str, bytes: &[u8]) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let temporary = folder.join(format!(".{name}.part"));
    let mut file = std::fs::OpenOptions::new()
        .write(true)
        .create(true)
        .truncate(true)
        .mode(0o600)
        .open(&temporary)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    std::fs::rename(&temporary, folder.join(format!("{name}.eml")))?;
    std::fs::File::open(folder)?.sync_all()
}

/// The mark in the name of a mail's file, whole or half written.
fn mark_of(file_name: &str) -> Option<i64> {
    let (name, _ending) = file_name.rsplit_once('.')?;
    let (_, mark) = name.rsplit_once('.')?;
    i64::from_str_radix(mark.strip_prefix(MARK)?, 16).ok()
}

/// The mails of a folder whose addresses can be erased, each with its mark.
///
/// # Errors
/// When the folder cannot be read; one that is not there is empty.
pub fn marked_mails(folder: &Path) -> std::io::Result<Vec<(PathBuf, i64)>> {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let found = entries.filter_map(|entry| {
        let path = entry.ok()?.path();
        let mark = mark_of(path.file_name()?.to_str()?)?;
        Some((path, mark))
    });
    Ok(found.collect())
}

/// Erases a mail; another may have been quicker.
///
/// # Errors
/// When it cannot be removed.
pub fn erase(path: &Path) -> std::io::Result<()> {
    match std::fs::remove_file(path) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Erases the mails of a folder to one address.
///
/// # Errors
/// When a file cannot be removed.
pub fn erase_marked(folder: &Path, mark: i64) -> std::io::Result<()> {
    for (path, of) in marked_mails(folder)? {
        if of == mark {
            erase(&path)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::message::marked;
    use super::*;

    #[test]
    fn a_mark_is_found_in_names_of_marked_mails_alone() {
        let name = marked("abc@mail.example.org", Some(0x7fff_ffff_ffff_fffe));
        assert_eq!(mark_of(&format!("{name}.eml")), Some(0x7fff_ffff_ffff_fffe));
        assert_eq!(
            mark_of(&format!(".{name}.part")),
            Some(0x7fff_ffff_ffff_fffe)
        );
        let plain = marked("abc@to-1.example", None);
        assert_eq!(mark_of(&format!("{plain}.eml")), None);
        assert_eq!(
            mark_of(&format!("{}.eml", marked("abc@example.to-zz", None))),
            None
        );
    }
}
