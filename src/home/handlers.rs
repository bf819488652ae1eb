//! The home of a process, and what is set up once.

use actix_web::{HttpResponse, web};

use super::list::Listed;
use super::looking::Looker;
use super::{Home, list, setup, views};
use crate::app::App;
use crate::error::Result;
use crate::followup::account;
use crate::processes::within::Within;
use crate::staff::guard::SignedIn;
use crate::staff::{Desk, Right, See};
use crate::web::html;
use crate::{processes, staff};

pub async fn page(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let (process, now, zone) = (staff.process.clone(), app.clock.now(), app.zone.clone());
    let looker = Looker::of(&process, staff.role, staff.board);
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
        app.config.mail.smtp.is_some(),
        &app.zone,
    )))
}

/// All processes of whoever is signed in, each with what there is to do.
pub async fn all(app: web::Data<App>, SignedIn { account, .. }: SignedIn) -> Result<HttpResponse> {
    let (id, now, zone) = (account.id, app.clock.now(), app.zone.clone());
    let (processes, asked) = app
        .db
        .read(move |c| {
            let asked = staff::queries::asked_of(c, id)?.into_iter();
            let asked =
                asked.map(|(process, role)| Ok((processes::queries::process(c, process)?, role)));
            let asked: Vec<_> = asked.collect::<Result<_>>()?;
            let mut listed = Vec::new();
            for process in processes::queries::of_account(c, id)? {
                let Some((role, board)) = staff::queries::role(c, id, process.id)? else {
                    continue;
                };
                let home = match process.ended_at {
                    Some(_) => None,
                    None => {
                        let looker = Looker::of(&process, role, board);
                        Some(Home::look(c, &process, looker, (now, &zone))?)
                    }
                };
                listed.push(Listed {
                    process,
                    role,
                    home,
                });
            }
            Ok((listed, asked))
        })
        .await?;
    Ok(html(list::page(&account, &processes, &asked)))
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
                has_desk: staff::queries::people(c, id)?
                    .iter()
                    .any(|person| person.is_accepted && Desk::is_given_to(person.role)),
            })
        })
        .await?;
    Ok(html(setup::page(&staff, &shown)))
}
