//! Keeping a wish for feedback, however it came, and the words that it was left under.

use super::Wording;
use super::queries::{self, Wish};
use crate::app::App;
use crate::db::By;
use crate::db::ids::ProcessId;
use crate::error::Result;

/// Keeps an address. Nothing that knows a dialogue is written with it.
///
/// # Errors
/// `Refused` when the process has ended.
pub async fn keep(app: &App, wish: Wish) -> Result<()> {
    let secrets = app.secrets.clone();
    let keeping = queries::Keeping { secrets, wish };
    app.db.write_together(By::Participant, keeping).await
}

/// Notes words that a device is given to show without a network: it may send wishes back under these, and no others.
///
/// # Errors
/// Those of the database.
pub async fn show(app: &App, of: ProcessId, words: Vec<Wording>) -> Result<()> {
    let given = words.clone();
    let are_known = app.db.read_first(move |c| {
        for one in &given {
            if !queries::has_shown(c, of, one)? {
                return Ok(false);
            }
        }
        Ok(true)
    });
    if are_known.await? {
        return Ok(());
    }
    app.db
        .write(By::Upkeep, move |c| {
            for one in &words {
                queries::keep_wording(c, of, one)?;
            }
            Ok(())
        })
        .await
}

/// Whether a process has shown these words on any page or device.
///
/// # Errors
/// Those of the database.
pub async fn has_shown(app: &App, of: ProcessId, words: &Wording) -> Result<bool> {
    let words = words.clone();
    app.db
        .read_first(move |c| Ok(queries::has_shown(c, of, &words)?))
        .await
}
