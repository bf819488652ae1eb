//! `eko doctor`: looks at an installation as it is, and says what is to be put right before people trust it.

use std::path::Path;

use crate::config::beside::goes_along;
use crate::config::{Config, SecretKey};
use crate::error::{Error, Result};

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub is_right: bool,
    /// What was found, and what to do about it.
    pub said: String,
}

impl Finding {
    pub(super) fn right(said: impl Into<String>) -> Self {
        Self {
            is_right: true,
            said: said.into(),
        }
    }

    pub(super) fn wrong(said: impl Into<String>) -> Self {
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
    match config.key_beside_database() {
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
