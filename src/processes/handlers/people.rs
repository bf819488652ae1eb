//! Who works with the process.

use actix_web::{HttpResponse, web};

use crate::accounts::guard::Within;
use crate::accounts::{self, Role};
use crate::app::App;
use crate::audit;
use crate::error::Result;
use crate::processes::{queries, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other};

pub async fn person_form(
    app: web::Data<App>,
    staff: Within<accounts::Publish>,
) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, boards) = app
        .db
        .read(move |c| Ok((queries::process(c, id)?, queries::boards(c, id)?)))
        .await?;
    Ok(html(views::person_form(
        &staff.account,
        &process,
        &boards,
        &Form::default(),
        &Faults::default(),
        None,
    )))
}

/// Gives somebody a role here. Who has no account yet gets a one-time link, shown to the leader to pass on.
pub async fn add_person(
    app: web::Data<App>,
    staff: Within<accounts::Publish>,
    form: Form,
) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, boards) = app
        .db
        .read(move |c| Ok((queries::process(c, id)?, queries::boards(c, id)?)))
        .await?;
    let t = staff.account.language.texts();
    let mut reading = Reading::new(t, &form);
    let name = reading.required("name", "account-name", 120);
    let email = reading.email("email");
    let role = Role::from_word(form.text("role")).unwrap_or(Role::Reader);
    let board = match form.text("board") {
        "" => None,
        chosen => {
            let board = boards.iter().find(|board| board.id.to_string() == chosen);
            if board.is_none() {
                reading.faults.add("board", t.get("dialogue-board-missing"));
            }
            board.map(|board| board.id).filter(|_| role == Role::Reader)
        }
    };
    let email = match reading.done(email) {
        Ok(email) => email.normalised(),
        Err(faults) => {
            return Ok(html_unaccepted(views::person_form(
                &staff.account,
                &process,
                &boards,
                &form,
                &faults,
                None,
            )));
        }
    };
    let token = crate::secrets::random_token();
    let hash = crate::secrets::token_hash(&token);
    let now = app.clock.now();
    let (by, language) = (staff.account.id, staff.account.language);
    let needs_link = app
        .db
        .write(move |c| {
            let known = accounts::queries::sign_in_facts(c, &email)?;
            let (account, is_new) = match known {
                // Whoever invited them gave them a link; another would let us in as them.
                Some((account, _)) => (account, false),
                None => {
                    let new = accounts::Account {
                        id: crate::db::ids::AccountId::random(),
                        email: email.clone(),
                        name: name.clone(),
                        language,
                        creates_processes: false,
                    };
                    accounts::queries::add_account(c, &new, None, now)?;
                    (new.id, true)
                }
            };
            accounts::queries::set_role(c, account, id, role, board)?;
            if is_new {
                const WEEK: i64 = 7 * 24 * 3600;
                accounts::queries::invite(c, &hash, Some(account), now.plus_seconds(WEEK))?;
            }
            audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(id),
                    account: Some(by),
                    at: now,
                    action: "person.added",
                    detail: role.word().to_owned(),
                },
            )?;
            Ok(is_new)
        })
        .await?;
    if needs_link {
        let link = app.config.base_url.join(&format!("/setup/{token}"));
        let none = Form::default();
        let page = views::person_form(
            &staff.account,
            &process,
            &boards,
            &none,
            &Faults::default(),
            Some(&link),
        );
        return Ok(html(page));
    }
    Ok(see_other(format!("/admin/p/{}", process.slug)))
}
