//! What everybody needs: settings, database, secrets, clock, relay, and what rooms remember between requests.
//!
//! State only: it knows no room. `server` starts and stops what works on it.

use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::fs::{File, TryLockError};
use std::sync::{Arc, PoisonError, RwLock};

use actix_web::HttpRequest;
use jiff::tz::TimeZone;
use tokio::sync::Notify;

use crate::clock::Clock;
use crate::config::{Config, SecretKey};
use crate::db::{Db, Limits};
use crate::error::{Error, Result};
use crate::mail::Transport;
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
}

/// A lock on the data folder, held as long as anything runs on it: by all of them together, or by one alone. It ends
/// with its process, however that ends.
pub struct Running {
    _lock: File,
}

impl Running {
    fn open(config: &Config) -> Result<File> {
        use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&config.data_dir)?;
        Ok(std::fs::OpenOptions::new()
            .write(true)
            .create(true)
            .truncate(false)
            .mode(0o600)
            .open(config.data_dir.join("running"))?)
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
}

impl App {
    /// Opens everything that the settings name: data folder, master key, database, outbox.
    ///
    /// # Errors
    /// If any of it cannot be opened.
    pub fn open(config: Config, clock: Clock, limits: Limits) -> Result<Self> {
        let running = Running::among_others(&config)?;
        Self::assemble(config, clock, limits, running)
    }

    /// The same for whoever holds the data folder's lock already.
    ///
    /// # Errors
    /// If any of it cannot be opened.
    pub fn assemble(
        config: Config,
        clock: Clock,
        limits: Limits,
        running: Running,
    ) -> Result<Self> {
        let secrets = Arc::new(match &config.secret_key {
            SecretKey::File(path) => Secrets::load_or_create(path)?,
            SecretKey::Value(text) => Secrets::parse(text)?,
        });
        let db = Db::open(&config.database, limits)?;
        db.check_key(&secrets.fingerprint())?;
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
