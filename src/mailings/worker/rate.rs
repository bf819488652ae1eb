//! How fast mail may go.

use std::time::Duration;

/// Keeps mail to a number a second, over all connections.
#[derive(Debug)]
pub struct Rate {
    gap: Option<Duration>,
    next: tokio::sync::Mutex<Option<tokio::time::Instant>>,
}

impl Rate {
    /// `per_second` mails; 0 is no limit.
    pub fn new(per_second: f64) -> Self {
        Self {
            gap: (per_second > 0.0).then(|| Duration::from_secs_f64(1.0 / per_second)),
            next: tokio::sync::Mutex::new(None),
        }
    }

    /// Whether there is no limit.
    pub fn is_none(&self) -> bool {
        self.gap.is_none()
    }

    /// How many mails may go within so many seconds, at least one.
    pub fn within(&self, seconds: i64) -> i64 {
        match self.gap {
            Some(gap) => {
                i64::try_from(u128::from(seconds.unsigned_abs()) * 1000 / gap.as_millis().max(1))
                    .unwrap_or(i64::MAX)
                    .max(1)
            }
            None => i64::MAX,
        }
    }

    /// Waits for one's turn.
    pub async fn wait(&self) {
        let Some(gap) = self.gap else { return };
        let mut next = self.next.lock().await;
        if let Some(at) = *next {
            tokio::time::sleep_until(at).await;
        }
        *next = Some(tokio::time::Instant::now() + gap);
    }
}
