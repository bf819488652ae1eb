//! `eko doctor`: looks at an installation as it is, and says what is to be put right before people trust it. It changes
//! nothing, and makes nothing.

mod database;
mod finding;
mod folders;
mod reach;

use std::path::Path;

use crate::clock::Timestamp;

use crate::config::beside::goes_along;
use crate::config::{Config, SecretKey};
use crate::error::{Error, Result};
pub use finding::Finding;

/// Looks at everything that can be seen from here: settings, folders, database, clock, and the ways in and out.
pub async fn look(config: &Config, now: Timestamp) -> Vec<Finding> {
    let mut all = vec![key(config)];
    all.extend(folders::look(config));
    all.extend(database::look(config, now));
    all.extend([clock(), zone(config, now), way_in(config)]);
    all.extend(reach::base_url(config, now).await);
    all.push(proxies(config));
    all.push(mail(config));
    all.extend(reach::relay(config).await);
    all.extend(reach::sender(config).await);
    #[cfg(feature = "oauth")]
    all.extend(reach::providers(config).await);
    all
}

/// What is right and wrong with the settings, as far as can be seen without opening anything.
pub fn settings(config: &Config) -> Vec<Finding> {
    vec![key(config), way_in(config), mail(config)]
}

fn clock() -> Finding {
    let keepers = [
        ("/run/systemd/timesync/synchronized", "systemd-timesyncd"),
        ("/run/chrony", "chrony"),
        ("/run/ntpd.pid", "ntpd"),
    ];
    let keeper = keepers.iter().find(|(sign, _)| Path::new(sign).exists());
    Finding::right(match keeper {
        Some((_, name)) => format!("the clock of this machine is kept by {name}"),
        None => "what keeps the clock of this machine right cannot be seen from here: dialogues open and close by it, and timedatectl tells".to_owned(),
    })
}

fn zone(config: &Config, now: Timestamp) -> Finding {
    let name = config.zone.iana_name().unwrap_or("a zone without a name");
    let there = now.zoned(&config.zone).strftime("%Y-%m-%d %H:%M");
    Finding::right(format!(
        "days begin and end in {name} (EKO_TIME_ZONE), where it is {there}"
    ))
}

fn proxies(config: &Config) -> Finding {
    if config.is_loopback() {
        return Finding::right(
            "only this machine reaches Eko itself: a proxy here is believed when it says where a request comes from",
        );
    }
    let listen = &config.listen;
    if config.trusted_proxies.is_empty() {
        return Finding::wrong(format!(
            "Eko listens on {listen}, beyond this machine, and believes no proxy: everybody behind one would count as one place, and one who guesses passwords would keep all others out. Name the proxy’s address in EKO_TRUSTED_PROXIES, or listen on 127.0.0.1 behind a proxy on this machine"
        ));
    }
    let names: Vec<String> = config
        .trusted_proxies
        .iter()
        .map(ToString::to_string)
        .collect();
    Finding::right(format!(
        "Eko listens on {listen}, and believes these proxies: {}. Let nobody else reach it",
        names.join(", ")
    ))
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
