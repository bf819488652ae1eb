//! The process's own pages: the list and the overview here, the rest by what it does.

mod information;
mod parts;
mod people;
mod settings;

pub use information::{
    accessibility, accessibility_anywhere, information_form, privacy, privacy_anywhere,
    set_information,
};
pub use parts::{
    board_form, group_form, method_form, put_board, put_group, put_method, remove_part,
};
pub use people::{add_person, person_form};
pub use settings::{create, new_form, set_settings, settings_form};

use actix_web::{HttpResponse, web};

use super::{goals, plan, queries, views};
use crate::accounts::guard::{SignedIn, Within};
use crate::accounts::{self, Edit, See};
use crate::app::App;
use crate::error::Result;
use crate::web::html;

pub async fn list(app: web::Data<App>, SignedIn(account): SignedIn) -> Result<HttpResponse> {
    let id = account.id;
    let processes = app
        .db
        .read(move |c| Ok(queries::of_account(c, id)?))
        .await?;
    Ok(html(views::list(&account, &processes)))
}

pub async fn overview(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, boards, priorities, groups, methods, goals, activities, people) = app
        .db
        .read(move |c| {
            Ok((
                queries::process(c, id)?,
                queries::boards(c, id)?,
                queries::priorities(c, id)?,
                queries::groups(c, id)?,
                queries::methods(c, id)?,
                goals::queries::goals(c, id)?,
                plan::queries::activities(c, id)?,
                accounts::queries::people(c, id)?,
            ))
        })
        .await?;
    Ok(html(views::overview(&views::Overview {
        account: &staff.account,
        process: &process,
        boards: &boards,
        priorities: &priorities,
        groups: &groups,
        methods: &methods,
        goals: &goals,
        activities: &activities,
        people: &people,
        may_edit: staff.may::<Edit>(),
        may_lead: staff.may::<accounts::Publish>(),
        may_archive: staff.may::<accounts::Archive>(),
    })))
}
