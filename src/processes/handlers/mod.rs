//! A process's own pages: the list here, the rest by what it does. Its overview stands with its plan, above.

mod accounts;
mod information;
mod people;
mod settings;

pub use accounts::{
    account_form, accounts, add_account, care_for_account, new_account_form, set_account_rights,
};
pub use information::{
    accessibility, accessibility_anywhere, information_form, privacy, privacy_anywhere,
    set_information,
};
pub use people::{
    add_person, answer_invitation, ask_person_again, ask_to_remove_person, change_person, people,
    person, person_form, remove_person, vouch_for_person,
};
pub use settings::{create, new_form, set_settings, settings_form};

use actix_web::{HttpResponse, web};

use super::{queries, views};
use crate::app::App;
use crate::error::Result;
use crate::staff;
use crate::staff::guard::SignedIn;
use crate::web::html;

pub async fn list(app: web::Data<App>, SignedIn { account, .. }: SignedIn) -> Result<HttpResponse> {
    let id = account.id;
    let (processes, asked) = app
        .db
        .read(move |c| {
            let asked = staff::queries::asked_of(c, id)?.into_iter();
            let asked = asked.map(|(process, role)| Ok((queries::process(c, process)?, role)));
            let asked: Vec<_> = asked.collect::<Result<_>>()?;
            Ok((queries::of_account(c, id)?, asked))
        })
        .await?;
    Ok(html(views::list(&account, &processes, &asked)))
}
