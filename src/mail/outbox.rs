//! The outbox folder: each mail a complete `.eml` file, for trying Eko out and for installations
//! that have no relay yet.

use std::io::Write;
use std::path::{Path, PathBuf};

use super::{Answer, Failure, Message, Phase};
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
    pub(super) async fn write(&self, message: &Message) -> std::result::Result<(), Failure> {
        let name = message.file_name();
        let folder = self.folder.clone();
        let bytes = message.bytes().to_vec();
        tokio::task::spawn_blocking(move || write_whole(&folder, &name, &bytes))
            .await
            .map_err(|_| lost("the writing thread failed".into()))?
            .map_err(|error| lost(error.to_string()))
    }
}

fn lost(why: String) -> Failure {
    Failure {
        phase: Phase::Body,
        answer: Answer::Lost(why),
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
