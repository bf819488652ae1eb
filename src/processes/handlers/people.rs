//! Who works with the process.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::db::ids::AccountId;
use crate::error::Result;
use crate::processes::forms::people;
use crate::processes::within::Within;
use crate::processes::{queries, views};
use crate::secrets;
use crate::staff::writing::MayChange;
use crate::staff::{self, Account, Publish};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

pub async fn person_form(app: web::Data<App>, staff: Within<Publish>) -> Result<HttpResponse> {
    let id = staff.process.id;
    let boards = app.db.read(move |c| Ok(queries::boards(c, id)?)).await?;
    let (form, faults) = (Form::default(), Faults::default());
    let page = views::person_form(&staff, &boards, &form, &faults, None);
    Ok(html(page))
}

/// Gives somebody a role here. Who has no account yet gets a one-time link, shown to the leader to pass on.
pub async fn add_person(
    app: web::Data<App>,
    staff: Within<Publish>,
    form: Form,
) -> Result<HttpResponse> {
    let id = staff.process.id;
    let boards = app.db.read(move |c| Ok(queries::boards(c, id)?)).await?;
    let newcomer = match people::read(staff.t(), &form, &boards) {
        Ok(newcomer) => newcomer,
        Err(faults) => {
            let page = views::person_form(&staff, &boards, &form, &faults, None);
            return Ok(html_unaccepted(page));
        }
    };
    let token = secrets::random_token();
    let hash = secrets::token_hash(&token);
    let (now, language) = (app.clock.now(), staff.account.language);
    let told = |done: &(bool, String)| done.1.clone();
    let (is_new, _) = staff
        .write(&app, "person.added", told, move |c| {
            // Whoever invited those who are known gave them a link; another would let us in as them.
            let known = staff::queries::sign_in_facts(c, &newcomer.email)?;
            let is_new = known.is_none();
            let account = match known {
                Some((account, _)) => account,
                None => {
                    const WEEK: i64 = 7 * 24 * 3600;
                    let new = Account {
                        id: AccountId::random(),
                        email: newcomer.email.clone(),
                        name: newcomer.name.clone(),
                        language,
                        creates_processes: false,
                    };
                    staff::queries::add_account(c, &new, None, now)?;
                    staff::queries::invite(c, &hash, Some(new.id), now.plus_seconds(WEEK))?;
                    new.id
                }
            };
            let role = newcomer.role;
            let before = staff::queries::role(c, account, id)?.map(|(role, _)| role);
            staff::queries::set_role(c, account, id, role, newcomer.board)?;
            let given = match before.filter(|before| *before != role) {
                Some(before) => format!("{} → {}", before.word(), role.word()),
                None => role.word().to_owned(),
            };
            Ok((is_new, given))
        })
        .await?;
    if !is_new {
        return Ok(see_other(url::process(&staff.process.slug)));
    }
    let link = app.config.base_url.join(url::setup(&token));
    let (form, faults) = (Form::default(), Faults::default());
    let page = views::person_form(&staff, &boards, &form, &faults, Some(&link));
    Ok(html(page))
}
