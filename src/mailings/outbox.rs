//! Mails that were written as files, where no relay is set: they go with the addresses that they are to.

use std::collections::HashSet;

use crate::app::App;
use crate::error::Result;
use crate::mail::outbox;
use crate::{addresses, organisations};

/// Erases the mails to everybody who is gone, however that happened. Says whether there were any.
///
/// # Errors
/// When the database does not answer, or a file cannot be removed.
pub async fn let_go(app: &App) -> Result<bool> {
    // The mails first: whoever has one by now was there when the addresses are looked up.
    let mails = outbox::marked_mails(&app.config.outbox())?;
    if mails.is_empty() {
        return Ok(false);
    }
    let secrets = app.secrets.clone();
    let kept: HashSet<i64> = app
        .db
        .read(move |c| {
            let of_people = addresses::queries::all_ids(c)?
                .into_iter()
                .map(|id| addresses::mark(&secrets, id));
            let at_work = organisations::queries::all_sealed(c)?
                .into_iter()
                .map(|(id, sealed)| addresses::contact_mark(&secrets, id, &sealed));
            Ok(of_people.chain(at_work).collect())
        })
        .await?;
    let mut any = false;
    for (path, mark) in mails {
        if !kept.contains(&mark) {
            outbox::erase(&path)?;
            any = true;
        }
    }
    Ok(any)
}
