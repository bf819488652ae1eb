//! The home of a process, and what is set up once.

use actix_web::{HttpResponse, web};

use super::looking::Looker;
use super::{Home, setup, views};
use crate::app::App;
use crate::error::Result;
use crate::followup::account;
use crate::processes::within::Within;
use crate::staff::{Approve, Edit, Publish, See};
use crate::web::html;
use crate::{processes, staff};

pub async fn page(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let (process, now, zone) = (staff.process.clone(), app.clock.now(), app.zone.clone());
    let looker = Looker {
        board: staff.board,
        may_edit: staff.may::<Edit>(),
        may_publish: staff.may::<Publish>(),
        may_approve: staff.may::<Approve>(),
    };
    let home = app
        .db
        .read(move |c| Home::look(c, &process, looker, (now, &zone)))
        .await?;
    let account = account::live(&app, staff.process.id).await?;
    // A reader of one board sees its own figures (D27).
    let account = match staff.board {
        Some(own) => {
            let id = own.to_string();
            let name = account.boards.iter().find(|board| board.id == id);
            let name = name.map(|board| board.row.of.clone());
            name.map(|name| account.for_board(&name))
        }
        None => Some(account),
    };
    Ok(html(views::page(
        &staff,
        &home,
        account.as_ref(),
        &app.zone,
    )))
}

/// What is set up once.
pub async fn setup(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process.id;
    let shown = app
        .db
        .read(move |c| {
            Ok(setup::Setup {
                boards: processes::queries::boards(c, id)?,
                priorities: processes::queries::priorities(c, id)?,
                groups: processes::queries::groups(c, id)?,
                methods: processes::queries::methods(c, id)?,
                people: staff::queries::people(c, id)?,
            })
        })
        .await?;
    Ok(html(setup::page(&staff, &shown)))
}
