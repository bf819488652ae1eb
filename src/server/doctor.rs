//! `eko doctor`: looks at an installation as it is, and says what is to be put right before people trust it.

use std::path::{Path, PathBuf};

use crate::config::{Config, SecretKey};
use crate::db::DatabaseUrl;
use crate::error::{Error, Result};

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub is_right: bool,
    /// What was found, and what to do about it.
    pub said: String,
}

impl Finding {
    fn right(said: impl Into<String>) -> Self {
        Self {
            is_right: true,
            said: said.into(),
        }
    }

    fn wrong(said: impl Into<String>) -> Self {
        Self {
            is_right: false,
            said: said.into(),
        }
    }
}

/// What is right and wrong with the settings and the folders, as far as can be seen without opening anything.
pub fn look(config: &Config) -> Vec<Finding> {
    vec![key(config), way_in(config), mail(config)]
}

/// The key opens what the database holds: whoever copies a folder should not get both.
fn key(config: &Config) -> Finding {
    match key_beside_database(config) {
        Some(key) => Finding::wrong(format!(
            "the master key {} lies in the folder of the database: whoever copies that folder can open every address in it. Move the key to another volume and say where with EKO_SECRET_KEY_FILE; with systemd: LoadCredential=eko-key:/etc/eko/master.key and Environment=EKO_SECRET_KEY_FILE=%d/eko-key",
            key.display()
        )),
        None => Finding::right("the master key lies apart from the database"),
    }
}

fn way_in(config: &Config) -> Finding {
    let base = config.base_url.as_str();
    if base.starts_with("https://") {
        Finding::right(format!("people reach Eko at {base}, encrypted"))
    } else {
        Finding::wrong(format!(
            "people reach Eko at {base}, which is not encrypted: put a proxy with TLS in front, and set EKO_BASE_URL to https://…"
        ))
    }
}

fn mail(config: &Config) -> Finding {
    match &config.mail.smtp {
        Some(_) => Finding::right("mail has a relay; eko mail check walks the way to it"),
        None => Finding::wrong(
            "no mail is sent: it is written as files to the outbox. Set EKO_SMTP_URL and EKO_MAIL_FROM",
        ),
    }
}

/// The file of the master key, where it lies in the folder that holds the database, or below it.
pub fn key_beside_database(config: &Config) -> Option<PathBuf> {
    let SecretKey::File(key) = &config.secret_key else {
        return None;
    };
    let DatabaseUrl::Sqlite(database) = &config.database else {
        return None;
    };
    goes_along(key, database).then(|| key.clone())
}

/// Refuses a place for a backup that the master key lies beside: it would be carried away with it.
///
/// # Errors
/// `Settings`, with what to do instead.
pub fn may_back_up_to(config: &Config, file: &Path) -> Result<()> {
    let SecretKey::File(key) = &config.secret_key else {
        return Ok(());
    };
    if !(goes_along(key, file) && goes_along(file, key)) {
        return Ok(());
    }
    Err(Error::Settings(format!(
        "the master key {} lies in the same folder: a backup beside its key is worth as little as no lock. Write it elsewhere, and keep a copy of the key apart from it",
        key.display()
    )))
}

/// Whether whoever copies the folder of `with`, and all that is below it, has the other file as well.
fn goes_along(file: &Path, with: &Path) -> bool {
    let folder = |path: &Path| {
        let parent = path
            .parent()
            .filter(|parent| !parent.as_os_str().is_empty());
        parent.unwrap_or(Path::new(".")).canonicalize().ok()
    };
    folder(file)
        .zip(folder(with))
        .is_some_and(|(file, with)| file.starts_with(with))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_along_with_the_folder_that_holds_it_however_deep() {
        let root = std::env::temp_dir().join(format!("eko-doctor-{}", crate::secrets::random_id()));
        let keys = root.join("data/keys");
        std::fs::create_dir_all(&keys).unwrap();
        std::fs::create_dir_all(root.join("backups")).unwrap();
        let file = root.join("data/eko.sqlite");
        for (key, goes) in [
            (root.join("data/master.key"), true),
            (keys.join("master.key"), true),
            (root.join("data/../data/keys/master.key"), true),
            (root.join("master.key"), false),
            (root.join("backups/master.key"), false),
        ] {
            assert_eq!(goes_along(&key, &file), goes, "{}", key.display());
        }
        std::fs::remove_dir_all(&root).unwrap();
    }
}
