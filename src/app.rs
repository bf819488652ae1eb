//! What everybody needs: settings, database, secrets, clock, relay, and what rooms remember between requests.
//!
//! State only: it knows no room. `server` starts and stops what works on it.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};

use actix_web::HttpRequest;
use jiff::tz::TimeZone;
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::config::{Config, SecretKey};
use crate::db::beside::beside;
use crate::db::looking::{self, Found};
use crate::db::{DatabaseUrl, Db, Limits};
use crate::error::{Error, Result};
use crate::mail::Transport;
#[cfg(feature = "oauth")]
use crate::mail::tokens::Kept;
use crate::secrets::Secrets;
use crate::web::secret_link::Door;
use crate::web::throttle::{self, Throttle};

/// All that a handler or the worker needs.
pub struct App {
    pub config: Config,
    pub db: Db,
    pub secrets: Arc<Secrets>,
    pub clock: Clock,
    pub zone: TimeZone,
    pub transport: Transport,
    pub throttle: Throttle,
    /// What rooms remember between requests.
    pub memory: Memory,
    /// Wakes the mail worker before its nap is over.
    pub wake_worker: Notify,
    /// Says that something runs on this data folder.
    pub running: Running,
    /// Eko's own program, for what is better done in a process apart.
    pub program: PathBuf,
}

/// A lock on the data folder, held as long as anything runs on it: by all of them together, or by one alone. It ends
/// with its process, however that ends.
pub struct Running {
    _lock: File,
}

impl Running {
    fn open(config: &Config) -> Result<File> {
        use std::os::unix::fs::DirBuilderExt;
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&config.data_dir)?;
        Self::open_lock(&config.data_dir.join("running"))
    }

    fn open_lock(path: &Path) -> Result<File> {
        use std::os::unix::fs::OpenOptionsExt;
        Ok(std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(path)?)
    }

    fn taken<T>(lock: std::result::Result<(), TryLockError>, why: &str, held: T) -> Result<T> {
        match lock {
            Ok(()) => Ok(held),
            Err(TryLockError::WouldBlock) => Err(Error::Settings(why.into())),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Beside others.
    ///
    /// # Errors
    /// `Settings` while the database is being replaced.
    pub fn among_others(config: &Config) -> Result<Self> {
        let file = Self::open(config)?;
        let lock = file.try_lock_shared();
        let why = "a backup is being put back; try again when that is done";
        Self::taken(lock, why, Self { _lock: file })
    }

    /// Without any other.
    ///
    /// # Errors
    /// `Settings` when anything runs.
    pub fn alone(config: &Config) -> Result<Self> {
        let file = Self::open(config)?;
        let lock = file.try_lock();
        let why = "Eko runs on this data folder; stop the server and all workers first";
        Self::taken(lock, why, Self { _lock: file })
    }

    /// The one server on a SQLite database: it remembers what another would not know of, and two would do everything
    /// twice. On PostgreSQL there may be as many as there are nodes.
    ///
    /// # Errors
    /// `Settings` when another serves it.
    pub fn serving(config: &Config) -> Result<Option<Self>> {
        let DatabaseUrl::Sqlite(database) = &config.database else {
            return Ok(None);
        };
        let file = Self::open_lock(&beside(database, SERVED))?;
        let lock = file.try_lock();
        let why = "another server runs on this database; stop that one first. One server at a time is what SQLite is for: several nodes need PostgreSQL";
        Self::taken(lock, why, Some(Self { _lock: file }))
    }
}

/// How the name of the file ends that a server locks, behind the database's.
pub const SERVED: &str = "-served";

impl App {
    /// Opens everything that the settings name: data folder, master key, database, outbox. Where there is nothing yet,
    /// it is made.
    ///
    /// # Errors
    /// If any of it cannot be opened, or one of key and database is there without the other.
    pub fn open(config: Config, clock: Clock, limits: Limits) -> Result<Self> {
        let running = Running::among_others(&config)?;
        Self::assemble(config, clock, limits, running)
    }

    /// Begins an empty database under a key that is there already, on purpose; opens one that was begun.
    ///
    /// # Errors
    /// If any of it cannot be opened, or the key of a database is lost.
    pub fn begin(config: Config, clock: Clock, limits: Limits) -> Result<Self> {
        let running = Running::among_others(&config)?;
        refuse_lost_key(&config, &looking::find(&config.database)?)?;
        Self::with(config, clock, limits, running)
    }

    /// The same as [`App::open`] for whoever holds the data folder's lock already.
    ///
    /// # Errors
    /// Those of [`App::open`].
    pub fn assemble(
        config: Config,
        clock: Clock,
        limits: Limits,
        running: Running,
    ) -> Result<Self> {
        let found = looking::find(&config.database)?;
        refuse_lost_key(&config, &found)?;
        refuse_lost_database(&config, &found)?;
        Self::with(config, clock, limits, running)
    }

    fn with(config: Config, clock: Clock, limits: Limits, running: Running) -> Result<Self> {
        let db = Db::open(&config.database, limits)?;
        // Made last, so that what fails on the way leaves no key behind that looks as if it had opened something.
        let secrets = Arc::new(match &config.secret_key {
            SecretKey::File(path) => Secrets::load_or_create(path)?,
            SecretKey::Value(text) => Secrets::parse(text)?,
        });
        db.check_key(&secrets.fingerprint())?;
        #[cfg(feature = "oauth")]
        let config = {
            let mut config = config;
            let kept = Kept::InDatabase(db.clone(), secrets.clone());
            config.mail.take_tokens(&clock, &kept);
            config
        };
        Ok(Self {
            db,
            transport: Transport::new(
                config.mail.smtp.as_ref(),
                &config.mail.roots,
                config.outbox(),
            )?,
            zone: config.zone.clone(),
            secrets,
            clock,
            throttle: Throttle::default(),
            memory: Memory::default(),
            wake_worker: Notify::new(),
            running,
            program: own_program(),
            config,
        })
    }

    /// The door that a request stands before, for whoever brings a secret.
    pub fn door(&self, request: &HttpRequest) -> Door<'_> {
        Door {
            throttle: &self.throttle,
            secrets: &self.secrets,
            from: throttle::source(&self.config.trusted_proxies, request),
        }
    }
}

/// The program that runs; on Linux also when an upgrade has put another one in its place.
fn own_program() -> PathBuf {
    let linked = PathBuf::from("/proc/self/exe");
    match linked.exists() {
        true => linked,
        false => std::env::current_exe().unwrap_or_else(|_| "eko".into()),
    }
}

/// A database is never left with a new key instead of its own, nor opened by a version that is too old for it.
fn refuse_lost_key(config: &Config, found: &Found) -> Result<()> {
    let Found::Begun { schema, .. } = found else {
        return Ok(());
    };
    schema.refuse_newer()?;
    match &config.secret_key {
        SecretKey::File(path) if !path.exists() => Err(Error::Settings(format!(
            "the master key {} is not there, and the database was begun with it: put the master key back from its copy. Without it nobody can open what is sealed in there. To begin anew all the same, move the database away: {}",
            path.display(),
            config.database.place()
        ))),
        SecretKey::File(_) | SecretKey::Value(_) => Ok(()),
    }
}

/// An installation that has lost its database must not begin anew as if nothing had been, and mail everybody again.
fn refuse_lost_database(config: &Config, found: &Found) -> Result<()> {
    if matches!(found, Found::Begun { .. }) {
        return Ok(());
    }
    let there_is = match &config.secret_key {
        SecretKey::Value(_) => "a master key is set".to_owned(),
        SecretKey::File(path) if path.exists() => {
            format!("its master key lies at {}", path.display())
        }
        SecretKey::File(_) if has_entries(&config.sent()) => {
            format!("mail was sent from {}", config.data_dir.display())
        }
        SecretKey::File(_) => return Ok(()),
    };
    Err(Error::Settings(format!(
        "there is no database of Eko’s at {}, although {there_is}: is its disk mounted? Put a backup back with {}. To begin with an empty one on purpose: eko migrate --new",
        config.database.place(),
        match config.database {
            DatabaseUrl::Sqlite(_) => "eko restore FILE",
            DatabaseUrl::Postgres(_) => "pg_restore",
        }
    )))
}

fn has_entries(folder: &Path) -> bool {
    std::fs::read_dir(folder).is_ok_and(|mut entries| entries.next().is_some())
}

/// Something that a room remembers between requests, on one node.
pub trait Remembered: Any + Send + Sync {
    /// Lets go of what may be out of date: something that participants see was changed.
    fn forget(&self) {}
}

/// What rooms remember, one of each type: the room owns the type, this only keeps it.
#[derive(Default)]
pub struct Memory(RwLock<HashMap<TypeId, Arc<dyn Remembered>>>);

impl Memory {
    /// What is remembered as a `T`; begun empty the first time.
    pub fn of<T: Remembered + Default>(&self) -> Arc<T> {
        let key = TypeId::of::<T>();
        // Nothing is left half done in here, so a panic elsewhere is no harm.
        let known = self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .get(&key)
            .cloned();
        let kept = known.unwrap_or_else(|| {
            let mut kept = self.0.write().unwrap_or_else(PoisonError::into_inner);
            kept.entry(key)
                .or_insert_with(|| Arc::new(T::default()))
                .clone()
        });
        let any: Arc<dyn Any + Send + Sync> = kept;
        any.downcast().unwrap_or_default()
    }

    /// Forgets what was looked up: something that participants see was changed.
    pub fn forget(&self) {
        for kept in self
            .0
            .read()
            .unwrap_or_else(PoisonError::into_inner)
            .values()
        {
            kept.forget();
        }
    }
}
