//! The database: whether it is there, which key it wants, how its schema stands, and whose clock runs ahead.

use super::finding::Finding;
use crate::clock::Timestamp;
use crate::config::{Config, SecretKey};
use crate::db::looking::{self, Found};
use crate::db::{DatabaseUrl, Schema};
use crate::secrets::Secrets;
use crate::server::anonymity::queries;

/// Seconds by which the clocks of machines may differ.
const APART: i64 = 60;

pub(super) fn look(config: &Config, now: Timestamp) -> Vec<Finding> {
    let place = config.database.place();
    let (fingerprint, schema) = match looking::find(&config.database) {
        Err(error) => {
            return vec![Finding::wrong(format!(
                "the database {place} does not answer: {error}. {}",
                match config.database {
                    DatabaseUrl::Sqlite(_) => "Who may read the file, and is its disk sound?",
                    DatabaseUrl::Postgres(_) =>
                        "Does the server run, and is EKO_DATABASE_URL right?",
                }
            ))];
        }
        Ok(Found::Nothing) => return vec![nothing(config, &place)],
        Ok(Found::Begun {
            fingerprint,
            schema,
        }) => (fingerprint, schema),
    };
    let mut all = vec![key_of(config, fingerprint.as_deref()), of_schema(&schema)];
    if schema == Schema::Current {
        all.extend(clock(config, now));
    }
    all.push(Finding::right(match config.database {
        DatabaseUrl::Sqlite(_) => {
            "backups are yours to make: eko backup FILE copies the database while it runs, and eko restore FILE puts it back"
        }
        DatabaseUrl::Postgres(_) => {
            "backups are yours to make, with pg_dump and pg_restore: eko backup does not copy PostgreSQL"
        }
    }));
    all
}

fn nothing(config: &Config, place: &str) -> Finding {
    let is_known = match &config.secret_key {
        SecretKey::Value(_) => true,
        SecretKey::File(path) => path.exists(),
    };
    if is_known {
        Finding::wrong(format!(
            "there is no database of Eko’s at {place}, although there is a master key: is its disk mounted? Put a backup back with eko restore FILE; to begin with an empty one on purpose: eko migrate --new"
        ))
    } else {
        Finding::right(format!(
            "there is no database at {place} yet, and no master key: the first start makes both"
        ))
    }
}

fn key_of(config: &Config, fingerprint: Option<&[u8]>) -> Finding {
    let secrets = match &config.secret_key {
        SecretKey::Value(text) => Secrets::parse(text),
        SecretKey::File(path) if !path.exists() => {
            return Finding::wrong(format!(
                "the master key {} is not there, and nothing that is sealed can be opened without it: put it back from its copy",
                path.display()
            ));
        }
        SecretKey::File(path) => Secrets::load(path),
    };
    match (secrets, fingerprint) {
        (Err(error), _) => Finding::wrong(format!("the master key cannot be used: {error}")),
        (Ok(_), None) => Finding::right("the master key can be read"),
        (Ok(secrets), Some(known)) if secrets.fingerprint() == known => Finding::right(
            "the master key is the one that the database was begun with; keep a copy of it apart from the backups",
        ),
        (Ok(_), Some(_)) => Finding::wrong(
            "the master key is not the one that the database was begun with: put the right one back",
        ),
    }
}

fn of_schema(schema: &Schema) -> Finding {
    let version = env!("CARGO_PKG_VERSION");
    match schema {
        Schema::Current => Finding::right(format!(
            "the schema of the database is that of this Eko, {version}"
        )),
        Schema::Older(missing) => Finding::right(format!(
            "the schema of the database is older than this Eko, {version}: the next start brings it up to date ({missing} migrations). Make a backup first: there is no way back but that"
        )),
        Schema::Newer(unknown) => Finding::wrong(format!(
            "the database was changed by a newer Eko than this one, {version} (migration {}): install that version or a later one, or put back a backup from before",
            unknown.join(", ")
        )),
    }
}

/// What was written in the future was written by a clock that ran ahead, unless this one is behind.
fn clock(config: &Config, now: Timestamp) -> Option<Finding> {
    let behind = |seconds: i64, what: &str| {
        Finding::wrong(format!(
            "the clock of this machine is {seconds} seconds behind {what}: let something keep it, such as systemd-timesyncd"
        ))
    };
    let (server, last) = match looking::open(&config.database)
        .and_then(|mut c| Ok((looking::time(&mut c)?, queries::times(&mut c)?.last_change)))
    {
        Ok(times) => times,
        Err(error) => {
            return Some(Finding::wrong(format!(
                "the database cannot be read: {error}"
            )));
        }
    };
    if let Some(server) = server
        && (server.0 - now.0).abs() > APART
    {
        return Some(Finding::wrong(format!(
            "the clocks of this machine and of the database’s are {} seconds apart: let something keep both, such as systemd-timesyncd",
            (server.0 - now.0).abs()
        )));
    }
    last.filter(|last| last.0 > now.0 + APART)
        .map(|last| behind(last.0 - now.0, "the latest change in the database"))
}
