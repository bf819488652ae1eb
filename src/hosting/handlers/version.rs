//! Giving a dialogue the newest version of the survey.

use actix_web::{HttpResponse, web};

use super::Path;
use crate::app::App;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::dialogues::queries;
use crate::error::{Error, Result};
use crate::hosting::forms::Surroundings;
use crate::hosting::standing::Standing;
use crate::i18n::Texts;
use crate::processes::within::Within;
use crate::staff::Edit;
use crate::staff::writing::MayChange;
use crate::survey::queries::{behind, offered};
use crate::web::{see_other, url};

/// Gives a dialogue the newest version, as long as it has no answers.
pub async fn give(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let (of, number) = (staff.process.id, path.1);
    let t = staff.process.default_language.for_staff().texts();
    staff
        .change(&app, "dialogue.survey")
        .among_participants()
        .write(Option::<String>::clone, move |c| {
            give_newest(c, t, of, number)
        })
        .await?;
    Ok(see_other(url::dialogue(&staff.process.slug, number)))
}

/// Says what was given, in the log’s words, or none when the dialogue had it already.
///
/// # Errors
/// `Refused` when there are answers, on the server or still on a tablet, or the dialogue is closed.
fn give_newest(
    c: &mut Connection,
    t: &Texts,
    of: ProcessId,
    number: i32,
) -> Result<Option<String>> {
    let dialogue = queries::by_number(c, of, number)?;
    let around = Surroundings::load(c, of)?;
    let newest = offered::newest(&around.surveys);
    if dialogue.survey == newest {
        return Ok(None);
    }
    // First the lock that whoever answers waits at, and then a look at what there is.
    if !queries::give_survey(c, dialogue.id, newest)? {
        return Err(Error::Refused("version-closed"));
    }
    let standing = Standing::load(c, dialogue.id)?;
    if standing.unsent() > 0 || behind::has_answers(c, dialogue.id)? {
        return Err(Error::Refused("version-has-answers"));
    }
    let [old, new] = [dialogue.survey, newest].map(|id| around.version(t, id));
    Ok(Some(format!("{number}: {old} → {new}")))
}
