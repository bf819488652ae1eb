//! Passwords: argon2id with the parameters that OWASP asks for (19 MiB, two passes, one lane).
//!
//! The memory is bounded: `AT_ONCE` are worked on at a time, each in a buffer that is given back afterwards, a bounded
//! number wait for their turn, and the rest are told to come again. Whoever is known waits in a line of their own, which
//! strangers cannot fill.

use std::sync::OnceLock;

use argon2::password_hash::rand_core::OsRng;
use argon2::password_hash::{Error as HashError, PasswordHash, SaltString};
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::{Semaphore, SemaphorePermit};
use zeroize::Zeroizing;

use crate::app::Remembered;
use crate::error::{Error, Result};

/// Characters at least (NIST SP 800-63B asks for 8 and allows phrases; staff accounts send mail to people).
pub const SHORTEST: usize = 12;
/// Characters at most; longer ones are a way to make the server work.
pub const LONGEST: usize = 256;

/// How many are worked on at a time.
const AT_ONCE: usize = 2;
static TURNS: Semaphore = Semaphore::const_new(AT_ONCE);
/// Places for those who are signed in or were invited, and choose or prove a password.
static SIGNED_IN: Semaphore = Semaphore::const_new(32);

/// In which line somebody waits for their turn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Line {
    /// Whoever has signed in from there before.
    Known,
    Strangers,
}

impl Line {
    /// Places for those who are worked on or wait; with two processors the last of them waits for a few seconds.
    const fn length(self) -> usize {
        match self {
            Self::Known => 32,
            Self::Strangers => 64,
        }
    }
}

/// Those who wait at one server, in their lines.
#[derive(Debug)]
pub struct Lines {
    known: Semaphore,
    strangers: Semaphore,
}

impl Default for Lines {
    fn default() -> Self {
        let line = |line: Line| Semaphore::new(line.length());
        Self {
            known: line(Line::Known),
            strangers: line(Line::Strangers),
        }
    }
}

impl Remembered for Lines {}

impl Lines {
    fn of(&self, line: Line) -> &Semaphore {
        match line {
            Line::Known => &self.known,
            Line::Strangers => &self.strangers,
        }
    }

    /// A place in a line, for as long as somebody waits and is worked on.
    ///
    /// # Errors
    /// `Busy` when the line is full.
    pub fn join(&self, line: Line) -> Result<SemaphorePermit<'_>> {
        self.of(line).try_acquire().map_err(|_| Error::Busy)
    }

    /// How many passwords are worked on or wait for their turn.
    pub fn taken(&self) -> usize {
        let taken = |line: Line| line.length() - self.of(line).available_permits();
        taken(Line::Known) + taken(Line::Strangers)
    }
}

fn params() -> Params {
    Params::new(19 * 1024, 2, 1, None)
        .unwrap_or_else(|_| unreachable!("the parameters are within argon2's limits"))
}

/// The PHC string of a password.
pub async fn hash(password: Zeroizing<String>) -> Result<String> {
    let _place = SIGNED_IN.try_acquire().map_err(|_| Error::Busy)?;
    run_if(|| Ok(()), move || hash_now(&password)).await?
}

fn hash_now(password: &str) -> Result<String> {
    let failed = |error| Error::Settings(format!("password hashing: {error}"));
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params());
    let salt = SaltString::generate(&mut OsRng);
    let phc = argon2.hash_password(password.as_bytes(), &salt);
    Ok(phc.map_err(failed)?.to_string())
}

/// Whether a password is the one of a PHC string of ours.
fn fits(password: &str, phc: &str) -> Result<bool> {
    let phc = PasswordHash::new(phc).map_err(|_| Error::Unsealing)?;
    if phc.algorithm != Algorithm::Argon2id.ident() {
        return Err(Error::Unsealing);
    }
    match Argon2::default().verify_password(password.as_bytes(), &phc) {
        Ok(()) => Ok(true),
        Err(HashError::Password) if phc.hash.is_some() => Ok(false),
        Err(_) => Err(Error::Unsealing),
    }
}

/// Whether a password that somebody signed in types fits a PHC string.
pub async fn verify(password: Zeroizing<String>, phc: Option<String>) -> Result<bool> {
    let _place = SIGNED_IN.try_acquire().map_err(|_| Error::Busy)?;
    verify_if(password, phc, || Ok(())).await
}

/// Whether a password fits a PHC string. Without one (no such account) the same work is done for nothing,
/// so that the time tells nobody which accounts exist.
///
/// It is looked at once it is its turn and `still` says yes: of many tries that came at once, those behind the
/// allowed number are turned away without any work.
///
/// Whoever asks has joined a line ([`Lines::join`]), so that not too many wait.
///
/// # Errors
/// What `still` says.
pub async fn verify_if(
    password: Zeroizing<String>,
    phc: Option<String>,
    still: impl FnOnce() -> Result<()>,
) -> Result<bool> {
    run_if(still, move || {
        static NOBODY: OnceLock<String> = OnceLock::new();
        let known = phc.is_some();
        let phc = match phc.or_else(|| NOBODY.get().cloned()) {
            Some(phc) => phc,
            None => {
                let made = hash_now("nobody has this password")?;
                NOBODY.get_or_init(|| made).clone()
            }
        };
        Ok(fits(&password, &phc)? && known)
    })
    .await?
}

/// Makes the stand-in for unknown accounts, so that the first of them does not take longer.
pub async fn warm_up() {
    let _ = verify(Zeroizing::new(String::new()), None).await;
}

/// Waits for the turn of a piece of work, and does it if `still` says yes by then.
async fn run_if<T: Send + 'static>(
    still: impl FnOnce() -> Result<()>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    let turn = TURNS.acquire().await.map_err(|_| Error::Busy)?;
    still()?;
    tokio::task::spawn_blocking(move || {
        // Whoever waited may have hung up: the turn is over when the work is.
        let _turn = turn;
        work()
    })
    .await
    .map_err(|_| Error::Panicked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_names_owasps_parameters_and_fits_only_its_password() {
        let phc = hash_now("correct horse battery").unwrap();
        assert!(phc.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{phc}");
        assert!(fits("correct horse battery", &phc).unwrap());
        assert!(!fits("correct horse batterx", &phc).unwrap());
        assert_ne!(phc, hash_now("correct horse battery").unwrap(), "salted");
    }

    #[test]
    fn what_is_no_hash_of_ours_fits_nothing() {
        for not_ours in [
            "",
            "x",
            "$argon2i$v=19$m=19456,t=2,p=1$c29tZXNhbHQ$aGFzaGhhc2g",
            "$argon2id$v=19$m=19456,t=2,p=1",
        ] {
            assert!(fits("x", not_ours).is_err(), "{not_ours}");
        }
    }

    /// However many come, no more is worked on than there are buffers, and whoever is known has a line of their own.
    #[tokio::test]
    async fn strangers_who_fill_their_line_leave_room_for_whoever_is_known() {
        let lines = &Lines::default();
        let all = (0..200).map(|_| async move {
            let _place = lines.join(Line::Strangers)?;
            verify_if(Zeroizing::new("x".into()), None, || Ok(())).await
        });
        let strangers = futures_util::future::join_all(all);
        let known = async {
            tokio::task::yield_now().await;
            let _place = lines.join(Line::Known)?;
            verify_if(Zeroizing::new("x".into()), None, || Ok(())).await
        };
        let (strangers, known) = futures_util::future::join(strangers, known).await;
        let told = strangers
            .iter()
            .filter(|done| matches!(done, Err(Error::Busy)))
            .count();
        assert!(told >= 100, "{told}");
        assert!(!known.expect("a turn"));
    }
}
