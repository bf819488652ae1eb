//! How long the relay takes for a mail, for whoever watches over Eko.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::app::Remembered;

/// Mails that the relay has taken since the start, and how long handing them over took together.
#[derive(Default)]
pub struct Handover {
    mails: AtomicU64,
    micros: AtomicU64,
}

impl Remembered for Handover {}

impl Handover {
    /// Counts a mail that was taken, from the order to send it to the relay's yes.
    pub fn took(&self, time: Duration) {
        self.mails.fetch_add(1, Ordering::Relaxed);
        let micros = u64::try_from(time.as_micros()).unwrap_or(u64::MAX);
        self.micros.fetch_add(micros, Ordering::Relaxed);
    }

    pub fn mails(&self) -> u64 {
        self.mails.load(Ordering::Relaxed)
    }

    pub fn seconds(&self) -> f64 {
        Duration::from_micros(self.micros.load(Ordering::Relaxed)).as_secs_f64()
    }
}
