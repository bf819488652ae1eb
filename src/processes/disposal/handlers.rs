//! Entering, changing and removing the decisions on disposal.

use actix_web::{HttpResponse, web};

use super::{forms, queries, views};
use crate::app::App;
use crate::db::ids::BoardId;
use crate::error::{Error, Result};
use crate::processes::within::{Staff, Within};
use crate::staff::Edit;
use crate::staff::writing::MayChange;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

/// Whose decisions a path is about: a board's, or those that cover all.
fn whose(staff: &Staff, word: &str) -> Result<Option<BoardId>> {
    if word == super::word(None) {
        return Ok(None);
    }
    let id = word.parse().map(BoardId).map_err(|_| Error::NotFound)?;
    let board = staff.decisions.board(id).ok_or(Error::NotFound)?;
    Ok(Some(board.id))
}

pub async fn form(staff: Within<Edit>, path: web::Path<(String, String)>) -> Result<HttpResponse> {
    let board = whose(&staff, &path.1)?;
    let form = forms::fill(&staff.decisions, board);
    Ok(html(views::form(&staff, board, &form, &Faults::default())))
}

pub async fn put(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let board = whose(&staff, &path.1)?;
    if !forms::is_whole(&form) {
        return Err(Error::Malformed("error-malformed-text"));
    }
    let today = app.clock.now().day(&app.zone);
    let decisions = match forms::read(staff.t(), &form, board, today) {
        Ok(decisions) => decisions,
        Err(faults) => return Ok(html_unaccepted(views::form(&staff, board, &form, &faults))),
    };
    let of = staff.process.id;
    staff
        .write(
            &app,
            "disposal.decided",
            Option::<String>::clone,
            move |c| {
                let before = queries::decisions(c, of)?;
                // The board may have been removed meanwhile.
                if board.is_some_and(|board| before.board(board).is_none()) {
                    return Err(Error::NotFound);
                }
                let told = forms::told(&before, board, &decisions);
                if told.is_some() {
                    queries::put(c, of, board, &decisions)?;
                }
                Ok(told)
            },
        )
        .await?;
    Ok(see_other(
        url::retention(&staff.process.slug).at("decisions"),
    ))
}
