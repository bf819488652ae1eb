//! The log: text for people by default, JSON for machines by setting. A panic is logged by its place alone,
//! because its message may hold what somebody wrote.

use tracing_subscriber::filter::Targets;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;
use tracing_subscriber::layer::SubscriberExt;
use tracing_subscriber::util::SubscriberInitExt;

use crate::clock::Clock;
use crate::config::Log;
use crate::error::{Error, Result};

/// Whole seconds: a line about a failure is to be found beside the proxy's, and not beside a person's answer.
struct Seconds;

impl FormatTime for Seconds {
    fn format_time(&self, w: &mut Writer<'_>) -> std::fmt::Result {
        w.write_str(&Clock::System.now().iso())
    }
}

/// What is logged, as the setting and Eko itself have it.
///
/// # Errors
/// If the setting cannot be read.
pub fn filter(log: &Log) -> Result<Targets> {
    let filter: Targets = log
        .filter
        .parse()
        .map_err(|_| Error::Settings(format!("EKO_LOG: {} is not a log filter", log.filter)))?;
    // Libraries may log what passes through them: mail dialogues, statements, headers.
    Ok(filter
        .with_target("async_imap", tracing::Level::WARN)
        .with_target("actix_http", tracing::Level::WARN)
        .with_target("mio", tracing::Level::WARN))
}

/// Starts logging to standard error.
///
/// # Errors
/// If the filter cannot be read, or logging was started already.
pub fn start(log: &Log) -> Result<()> {
    let filter = filter(log)?;
    let registry = tracing_subscriber::registry().with(filter);
    let started = if log.json {
        registry
            .with(
                tracing_subscriber::fmt::layer()
                    .json()
                    .with_timer(Seconds)
                    .with_writer(std::io::stderr),
            )
            .try_init()
    } else {
        registry
            .with(
                tracing_subscriber::fmt::layer()
                    .with_timer(Seconds)
                    .with_writer(std::io::stderr)
                    .with_ansi(false),
            )
            .try_init()
    };
    started.map_err(|error| Error::Settings(format!("logging: {error}")))?;
    hush_panics();
    Ok(())
}

/// Replaces the panic message, which may quote a value, by where it happened.
pub fn hush_panics() {
    std::panic::set_hook(Box::new(|info| {
        let place = info.location().map_or_else(
            || "somewhere".to_owned(),
            |at| format!("{}:{}", at.file(), at.line()),
        );
        tracing::error!(place, "panicked");
    }));
}
