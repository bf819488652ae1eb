//! Publishing a report and mailing it; following a mailing; the relay.

pub mod live;
pub mod mailing;
pub mod orders;
pub mod publish;
pub mod relay;
pub mod returned;
pub mod tested;
pub mod words;

use super::subject::Subject;
use crate::app::App;
use crate::db::ids::MailingId;
use crate::error::{Error, Result};
use crate::processes::within::Staff;

/// The mailing that a path names.
fn id(text: &str) -> Result<MailingId> {
    text.parse().map(MailingId).map_err(|_| Error::NotFound)
}

/// The report that a path names, to be mailed.
async fn subject(app: &App, staff: &Staff, slug: &str) -> Result<Subject> {
    let (process, slug) = (staff.process.clone(), slug.to_owned());
    app.db.read(move |c| Subject::load(c, process, &slug)).await
}
