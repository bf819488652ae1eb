//! Puts a backup back in the database's place, so that nobody gets a mail twice because of it.

use std::path::Path;

use crate::app::{self, App};
use crate::clock::Clock;
use crate::config::{Config, SecretKey};
use crate::db::{DatabaseUrl, Limits, restoring};
use crate::error::{Error, Result};
use crate::mailings;

/// Checks a copy, brings its schema up to date, has a person look at what would still be sent, and puts it in the
/// database's place. All of it happens to another file first: when anything fails, the database is as it was. Says how
/// many mailings wait.
///
/// # Errors
/// `Settings` when something of Eko still runs, when it is no copy of Eko's, or another master key's.
pub async fn restore(config: Config, from: &Path) -> Result<usize> {
    let DatabaseUrl::Sqlite(place) = config.database.clone() else {
        return Err(Error::Settings(
            "put PostgreSQL back with pg_restore; Eko notices when it starts, and pauses what was pending".into(),
        ));
    };
    if let SecretKey::File(key) = &config.secret_key
        && !key.exists()
    {
        let key = key.display();
        return Err(Error::Settings(format!(
            "put the master key back to {key} first: the backup is of no use without it"
        )));
    }
    let alone = app::Running::alone(&config)?;
    let mut copy = place.clone().into_os_string();
    copy.push(".restoring");
    let copy = Path::new(&copy);
    let prepared = prepare(config, from, copy, alone).await;
    let (waiting, alone) = match prepared {
        Ok(prepared) => prepared,
        Err(error) => {
            restoring::discard(copy)?;
            return Err(error);
        }
    };
    restoring::put_in_place(copy, &place)?;
    drop(alone);
    Ok(waiting)
}

/// Makes the copy ready; the database itself is not touched.
async fn prepare(
    config: Config,
    from: &Path,
    copy: &Path,
    alone: app::Running,
) -> Result<(usize, app::Running)> {
    restoring::copy(from, copy)?;
    let config = Config {
        database: DatabaseUrl::Sqlite(copy.into()),
        ..config
    };
    let app = App::assemble(config, Clock::System, Limits::default(), alone)?;
    let waiting = mailings::pause_everything(&app).await?;
    app.db.wipe().await?;
    Ok((waiting, app.running))
}
