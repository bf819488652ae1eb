//! Puts a backup where there is no database, so that nobody gets a mail twice because of it.

use std::path::Path;

use crate::app::{self, App};
use crate::clock::Clock;
use crate::config::{Config, SecretKey};
use crate::db::{DatabaseUrl, Limits, restoring};
use crate::error::{Error, Result};
use crate::mailings;
use crate::server::backing_up::Contents;

/// Checks a copy, brings its schema up to date, has a person look at what would still be sent, and puts it where the
/// database belongs. All of it happens to another file first: when anything fails, there is no database, as before. Says
/// how many mailings wait, and what the copy holds.
///
/// # Errors
/// `Settings` when there is a database already, something of Eko still runs, or it is no copy of Eko's, a newer
/// Eko's, or another master key's.
pub async fn restore(config: Config, from: &Path) -> Result<(usize, Contents)> {
    let DatabaseUrl::Sqlite(place) = config.database.clone() else {
        return Err(Error::Settings(
            "put PostgreSQL back with pg_restore, into an empty database, while no node runs; Eko notices when it starts, and pauses what was pending".into(),
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
    if restoring::is_taken(&place) {
        let place = place.display();
        return Err(Error::Settings(format!(
            "there is a database at {place} already, and restoring never writes over one: move it away first, with all that is called {place}…, and keep it until you have seen that all is well"
        )));
    }
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
    Ok((waiting, Contents::of(&place)?))
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
