//! Passwords: argon2id with the parameters that OWASP asks for (19 MiB, two passes, one lane), never
//! more than a few at a time so that signing in cannot eat the machine's memory.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

use argon2::password_hash::SaltString;
use argon2::password_hash::rand_core::OsRng;
use argon2::{Algorithm, Argon2, Params, PasswordHash, PasswordHasher, PasswordVerifier, Version};
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// Characters at least (NIST SP 800-63B asks for 8 and allows phrases; staff accounts send mail to people).
pub const SHORTEST: usize = 12;
/// Characters at most; longer ones are a way to make the server work.
pub const LONGEST: usize = 256;

/// Each takes 19 MiB while it is worked on.
static AT_ONCE: Semaphore = Semaphore::const_new(2);

fn hasher() -> Argon2<'static> {
    let params = Params::new(19 * 1024, 2, 1, None)
        .unwrap_or_else(|_| unreachable!("the parameters are within argon2's limits"));
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The PHC string of a password.
pub async fn hash(password: Zeroizing<String>) -> Result<String> {
    run_if(|| Ok(()), move || hash_now(&password)).await?
}

fn hash_now(password: &str) -> Result<String> {
    let salt = SaltString::generate(&mut OsRng);
    hasher()
        .hash_password(password.as_bytes(), &salt)
        .map(|hash| hash.to_string())
        .map_err(|error| Error::Settings(format!("password hashing: {error}")))
}

/// Whether a password fits a PHC string. Without one (no such account) the same work is done for nothing,
/// so that the time tells nobody which accounts exist.
pub async fn verify(password: Zeroizing<String>, phc: Option<String>) -> Result<bool> {
    verify_if(password, phc, || Ok(())).await
}

/// Like `verify`, once it is its turn and `still` says yes: of many tries that came at once, those behind the
/// allowed number are turned away without any work.
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
        let parsed = PasswordHash::new(&phc).map_err(|_| Error::Unsealing)?;
        let fits = hasher()
            .verify_password(password.as_bytes(), &parsed)
            .is_ok();
        Ok(fits && known)
    })
    .await?
}

/// Makes the stand-in for unknown accounts, so that the first of them does not take longer.
pub async fn warm_up() {
    let _ = verify(Zeroizing::new(String::new()), None).await;
}

/// How many may wait for their turn; more are told to come back.
const WAITING: usize = 64;
static IN_LINE: AtomicUsize = AtomicUsize::new(0);

/// How many passwords are worked on or wait for their turn.
pub fn in_line() -> usize {
    IN_LINE.load(Ordering::SeqCst)
}

/// A place in the line, given back however it ends.
struct Place;

impl Place {
    fn take() -> Result<Self> {
        if IN_LINE.fetch_add(1, Ordering::SeqCst) >= WAITING {
            IN_LINE.fetch_sub(1, Ordering::SeqCst);
            return Err(Error::Busy);
        }
        Ok(Self)
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        IN_LINE.fetch_sub(1, Ordering::SeqCst);
    }
}

async fn run_if<T: Send + 'static>(
    still: impl FnOnce() -> Result<()>,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T> {
    let _place = Place::take()?;
    let _turn = AT_ONCE.acquire().await.map_err(|_| Error::Busy)?;
    still()?;
    tokio::task::spawn_blocking(work)
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
        let parsed = PasswordHash::new(&phc).unwrap();
        let fits = |typed: &[u8]| hasher().verify_password(typed, &parsed).is_ok();
        assert!(fits(b"correct horse battery"));
        assert!(!fits(b"correct horse batterx"));
    }
}
