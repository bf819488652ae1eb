//! A Maildir folder, where each message is a file whose name ends in its flags.

use std::ffi::{OsStr, OsString};
use std::io::{ErrorKind, Read};
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::{Path, PathBuf};

use super::place::{AT_MOST, LONGEST, failed};
use crate::error::Result;

/// What stands between a message's name in a Maildir and its flags, which are letters in their order.
const INFO: &[u8] = b":2,";

pub(super) async fn visit(
    folder: &Path,
    mut each: impl AsyncFnMut(Vec<u8>) -> Result<bool>,
) -> Result<usize> {
    let mut handed_over = 0;
    let mut unreadable = None;
    let whole = folder.to_owned();
    for path in blocking(move || waiting(&whole)).await? {
        let read = path.clone();
        match blocking(move || beginning(&read)).await {
            Ok(Some(message)) => {
                handed_over += 1;
                let flag = if each(message).await? { b'S' } else { b'F' };
                let cur = folder.join("cur");
                blocking(move || mark(&path, &cur, flag)).await?;
            }
            Ok(None) => {}
            Err(error) => unreadable = Some(error),
        }
    }
    unreadable.map_or(Ok(handed_over), Err)
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(failed("folder", "the reading thread failed")))
}

/// The messages that nobody has marked yet.
fn waiting(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found: Vec<(OsString, PathBuf)> = Vec::new();
    // In this order none slips through that a mail reader moves from the one to the other meanwhile.
    for part in ["new", "cur"] {
        let part = folder.join(part);
        let unusable =
            |error: std::io::Error| failed("folder", format!("{}: {error}", part.display()));
        for entry in std::fs::read_dir(&part).map_err(unusable)? {
            let entry = entry.map_err(unusable)?;
            let name = entry.file_name();
            let marked = part.ends_with("cur") && is_marked(&name);
            let hidden = name.as_bytes().starts_with(b".");
            if !marked && !hidden && entry.file_type().is_ok_and(|kind| kind.is_file()) {
                found.push((name, entry.path()));
            }
        }
    }
    // A name begins with the second in which the message came.
    found.sort_unstable();
    found.truncate(AT_MOST);
    Ok(found.into_iter().map(|(_, path)| path).collect())
}

/// A message's name, and the flags behind it.
fn parts(name: &OsStr) -> (&[u8], &[u8]) {
    let name = name.as_bytes();
    let at = name.windows(INFO.len()).rposition(|part| part == INFO);
    match at.and_then(|at| name.split_at_checked(at)) {
        Some((name, info)) => (name, info.strip_prefix(INFO).unwrap_or_default()),
        None => (name, &[]),
    }
}

fn is_marked(name: &OsStr) -> bool {
    let (_, flags) = parts(name);
    flags.contains(&b'S') || flags.contains(&b'F')
}

fn with_flag(name: &OsStr, flag: u8) -> OsString {
    let (name, flags) = parts(name);
    let mut flags = flags.to_vec();
    flags.push(flag);
    flags.sort_unstable();
    flags.dedup();
    OsString::from_vec([name, INFO, &flags].concat())
}

/// The beginning of a message; nothing if somebody else took it away.
fn beginning(path: &Path) -> Result<Option<Vec<u8>>> {
    let mut message = Vec::new();
    let read = std::fs::File::open(path)
        .and_then(|file| file.take(LONGEST.into()).read_to_end(&mut message));
    match read {
        Ok(_) => Ok(Some(message)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(failed("fetch", format!("{}: {error}", path.display()))),
    }
}

fn mark(path: &Path, cur: &Path, flag: u8) -> Result<()> {
    let name = with_flag(path.file_name().unwrap_or_default(), flag);
    match std::fs::rename(path, cur.join(name)) {
        Ok(()) => Ok(()),
        // A mail reader moved it meanwhile: it is handed over again, which is harmless.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(()),
        Err(error) => Err(failed("mark", format!("{}: {error}", path.display()))),
    }
}

#[cfg(test)]
mod tests {
    use super::super::place::run;
    use super::*;
    use crate::error::Error;

    /// A Maildir for one test.
    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Self {
            let name = format!("eko-maildir-{}", crate::secrets::random_id());
            let folder = std::env::temp_dir().join(name);
            for part in ["new", "cur", "tmp"] {
                std::fs::create_dir_all(folder.join(part)).unwrap();
            }
            Self(folder)
        }

        fn with(self, name: impl AsRef<OsStr>, message: &str) -> Self {
            std::fs::write(self.0.join(name.as_ref()), message).unwrap();
            self
        }

        /// Visits, answering `understood` to what says "clear", and returns what was handed over.
        fn visit(&self) -> Vec<String> {
            let mut seen = Vec::new();
            let handed_over = run(super::visit(&self.0, async |message: Vec<u8>| {
                let message = String::from_utf8(message).unwrap();
                let understood = message.contains("clear");
                seen.push(message);
                Ok(understood)
            }))
            .unwrap();
            assert_eq!(handed_over, seen.len());
            seen
        }

        fn names(&self, part: &str) -> Vec<OsString> {
            let mut names: Vec<OsString> = std::fs::read_dir(self.0.join(part))
                .unwrap()
                .map(|entry| entry.unwrap().file_name())
                .collect();
            names.sort();
            names
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = std::fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn each_message_is_handed_over_once_and_kept() {
        let folder = Folder::new()
            .with("new/2.host", "clear 2")
            .with("new/1.host", "riddle 1")
            .with("cur/3.host:2,R", "clear 3")
            .with("cur/4.host:2,S", "clear 4")
            .with("cur/5.host:2,FR", "clear 5")
            .with("new/.6.host", "clear 6")
            .with("tmp/7.host", "clear 7");
        assert_eq!(folder.visit(), ["riddle 1", "clear 2", "clear 3"]);
        assert_eq!(
            folder.names("cur"),
            [
                "1.host:2,F",
                "2.host:2,S",
                "3.host:2,RS",
                "4.host:2,S",
                "5.host:2,FR"
            ]
        );
        assert_eq!(folder.names("new"), [".6.host"]);
        assert!(folder.visit().is_empty());
    }

    #[test]
    fn a_message_whose_reader_failed_comes_again() {
        let folder = Folder::new()
            .with("new/1.host", "clear 1")
            .with("new/2.host", "clear 2");
        let mut handed_over = 0;
        let outcome = run(super::visit(&folder.0, async |_| {
            handed_over += 1;
            if handed_over == 2 {
                Err(Error::Busy)
            } else {
                Ok(true)
            }
        }));
        assert!(matches!(outcome, Err(Error::Busy)));
        assert_eq!(folder.names("new"), ["2.host"]);
        assert_eq!(folder.visit(), ["clear 2"]);
    }

    #[test]
    fn a_message_that_vanishes_stops_nobody() {
        let folder = Folder::new()
            .with("new/1.host", "clear 1")
            .with("new/2.host", "clear 2")
            .with("new/3.host", "clear 3");
        let mut seen = 0;
        let handed_over = run(super::visit(&folder.0, async |_| {
            seen += 1;
            // Somebody empties the mailbox, with the message that is being read.
            for name in folder.names("new").into_iter().take(2) {
                std::fs::remove_file(folder.0.join("new").join(name)).unwrap();
            }
            Ok(true)
        }))
        .unwrap();
        assert_eq!((handed_over, seen), (2, 2));
        assert!(folder.names("cur").is_empty());
    }

    #[test]
    fn odd_names_and_long_messages_are_read() {
        let name = OsStr::from_bytes(b"new/1.\xFF:2,\xFE");
        let long = "x".repeat(LONGEST as usize + 1);
        let folder = Folder::new().with(name, &long);
        std::fs::create_dir(folder.0.join("new/2.host")).unwrap();
        assert_eq!(folder.visit(), [&long[1..]]);
        let marked = OsStr::from_bytes(b"1.\xFF:2,F\xFE");
        assert_eq!(folder.names("cur"), [marked]);
        assert!(folder.visit().is_empty());
    }

    #[test]
    fn a_missing_folder_is_named() {
        let folder = Folder::new();
        std::fs::remove_dir(folder.0.join("cur")).unwrap();
        let error = run(super::visit(&folder.0, async |_| Ok(true))).unwrap_err();
        let part = folder.0.join("cur").display().to_string();
        assert!(error.to_string().contains(&part), "{error}");
    }
}
