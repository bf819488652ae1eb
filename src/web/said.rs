//! What somebody of the staff has just changed is said on the page that follows, in a line at its top (WCAG 2.2 SC
//! 4.1.3).
//!
//! The one way to change something tells of it here, and the one shell of staff's pages asks for it: between them lie
//! two requests and a redirect, so that no handler has to think of it, and none can forget it.

use std::cell::{Cell, RefCell};

use serde::{Deserialize, Serialize};

use super::form::Form;

tokio::task_local! {
    static SAYING: Saying;
}

/// What would bring back what was there before a change: the form of before, sent once more. Whoever presses it asks for
/// a change like any other: it is checked, and logged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undo {
    /// The address of the form.
    pub at: String,
    pub fields: Vec<(String, String)>,
}

impl Undo {
    pub fn new(at: impl ToString, form: &Form) -> Self {
        let fields = form.fields();
        Self {
            at: at.to_string(),
            fields: fields
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
                .collect(),
        }
    }
}

/// The change that led to a page.
#[derive(Debug, Clone)]
pub struct Before {
    /// The key of the words about it.
    pub key: &'static str,
    pub undo: Option<Undo>,
}

/// What a request knows of the change before it, and says of its own.
#[derive(Default)]
struct Saying {
    before: RefCell<Option<Before>>,
    is_said: Cell<bool>,
    /// The action that the log has for what was changed.
    done: Cell<Option<&'static str>>,
    undo: RefCell<Option<Undo>>,
}

/// What came of a request.
pub struct Heard {
    /// The action that was done last, if any was.
    pub done: Option<&'static str>,
    pub undo: Option<Undo>,
    /// Whether the page has said what was done before it.
    pub is_said: bool,
}

/// Handles a request that is led to by a change, if there are words for one.
pub async fn handling<T>(before: Option<Before>, handling: impl Future<Output = T>) -> (T, Heard) {
    let saying = Saying {
        before: RefCell::new(before),
        ..Saying::default()
    };
    SAYING
        .scope(saying, async {
            let handled = handling.await;
            let heard = SAYING.with(|saying| Heard {
                done: saying.done.get(),
                undo: saying.undo.take(),
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

/// What was changed can be brought back by this, which the page that follows offers.
pub fn offer(undo: Undo) {
    let _ = SAYING.try_with(|saying| saying.undo.replace(Some(undo)));
}

/// What was changed just before, for the page that says it.
pub fn before() -> Option<Before> {
    SAYING
        .try_with(|saying| {
            saying.is_said.set(true);
            saying.before.take()
        })
        .ok()
        .flatten()
}
