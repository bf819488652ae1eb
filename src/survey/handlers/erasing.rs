//! Erasing what participants wrote before the process ends, where it is decided.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::error::{Error, Result};
use crate::processes::disposal::{self, Reason};
use crate::processes::within::Within;
use crate::staff::Publish;
use crate::staff::writing::MayChange;
use crate::survey::queries::erasing::Erasing;
use crate::survey::{forms, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

/// Asks whose.
pub async fn ask(staff: Within<Publish>) -> HttpResponse {
    html(views::erase_comments(
        &staff,
        &Form::default(),
        &Faults::default(),
    ))
}

/// Erases them.
pub async fn erase(
    app: web::Data<App>,
    staff: Within<Publish>,
    form: Form,
) -> Result<HttpResponse> {
    let boards = match forms::erasing::read(staff.t(), &form, &staff.decisions) {
        Ok(boards) => boards,
        Err(faults) => {
            return Ok(html_unaccepted(views::erase_comments(
                &staff, &form, &faults,
            )));
        }
    };
    let of = staff.process.id;
    let day = app.clock.now().day(&app.zone).to_string();
    staff
        .write(&app, "comments.erased", String::clone, move |c| {
            // A decision may have been taken away meanwhile.
            let decisions = disposal::queries::decisions(c, of)?;
            let erasing = Erasing {
                decisions: &decisions,
                reason: Reason::Decided,
                day: &day,
            };
            let mut told = Vec::new();
            for &board in &boards {
                let count = erasing.of_board(c, of, board)?;
                let count = count.ok_or(Error::Refused("comments-erase-undecided"))?;
                let name = board.and_then(|id| decisions.board(id));
                let name = name.map_or("collection points", |board| board.name.as_str());
                told.push(format!("{name}: {count}"));
            }
            Ok(told.join(", "))
        })
        .await?;
    Ok(see_other(url::retention(&staff.process.slug).at("erased")))
}
