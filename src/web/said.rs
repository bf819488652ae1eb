//! What somebody of the staff has just changed is said on the page that follows, in a line at its top (WCAG 2.2 SC
//! 4.1.3).
//!
//! The one way to change something tells of it here, and the one shell of staff's pages asks for it: between them lie
//! two requests and a redirect, so that no handler has to think of it, and none can forget it.

use std::cell::Cell;

tokio::task_local! {
    static SAYING: Saying;
}

/// What a request knows of the change before it, and says of its own.
#[derive(Default)]
struct Saying {
    /// The key of the words about the change that led here.
    before: Option<&'static str>,
    is_said: Cell<bool>,
    /// The action that the log has for what was changed.
    done: Cell<Option<&'static str>>,
}

/// What came of a request.
pub struct Heard {
    /// The action that was done last, if any was.
    pub done: Option<&'static str>,
    /// Whether the page has said what was done before it.
    pub is_said: bool,
}

/// Handles a request that is led to by a change, if there are words for one.
pub async fn handling<T>(
    before: Option<&'static str>,
    handling: impl Future<Output = T>,
) -> (T, Heard) {
    let saying = Saying {
        before,
        ..Saying::default()
    };
    SAYING
        .scope(saying, async {
            let handled = handling.await;
            let heard = SAYING.with(|saying| Heard {
                done: saying.done.get(),
                is_said: saying.is_said.get(),
            });
            (handled, heard)
        })
        .await
}

/// Something was changed and logged as this. Outside of a request of staff's nobody waits to hear it.
pub fn done(action: &'static str) {
    let _ = SAYING.try_with(|saying| saying.done.set(Some(action)));
}

/// The key of the words about what was changed just before, for the page that says it.
pub fn before() -> Option<&'static str> {
    SAYING
        .try_with(|saying| {
            saying.is_said.set(true);
            saying.before
        })
        .ok()
        .flatten()
}
