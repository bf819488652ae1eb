//! The accounts of the installation, for whoever runs it.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::config::Passwords;
use crate::db::Connection;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::processes::{queries, views};
use crate::staff::Account;
use crate::staff::caring::{self, Care};
use crate::staff::guard::MayOperate;
use crate::staff::post::Posted;
use crate::staff::queries::{self as accounts_of, Rights};
use crate::staff::writing::MayChange;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

/// Every account, with what it is where.
pub async fn accounts(app: web::Data<App>, who: MayOperate) -> Result<HttpResponse> {
    let rows = app.db.read(queries::account_rows).await?;
    Ok(html(views::accounts(&who.account, &rows, &app.zone)))
}

pub async fn new_account_form(who: MayOperate) -> HttpResponse {
    let (form, faults) = (Form::default(), Faults::default());
    html(views::new_account(&who.account, &form, &faults))
}

/// Adds an account, and mails its owner the link that sets it up.
pub async fn add_account(app: web::Data<App>, who: MayOperate, form: Form) -> Result<HttpResponse> {
    let mut reading = Reading::new(who.account.language.texts(), &form);
    let name = reading.required("name", "account-name", 120);
    let email = reading.email("email");
    let rights = read_rights(&mut reading);
    let new = email.map(|email| Account {
        id: AccountId::random(),
        email: email.normalised(),
        name,
        language: who.account.language,
        creates_processes: rights.creates_processes,
        is_operator: rights.is_operator,
    });
    let new = match reading.done(new) {
        Ok(new) => new,
        Err(faults) => {
            return Ok(html_unaccepted(views::new_account(
                &who.account,
                &form,
                &faults,
            )));
        }
    };
    let id = new.id;
    let change = who.change(&app, "account.added");
    match caring::add(&app, change, new, Some(who.account.id)).await {
        Err(Error::Refused("address-taken")) => {
            let mut faults = Faults::default();
            faults.add("email", who.account.language.texts().get("address-taken"));
            Ok(html_unaccepted(views::new_account(
                &who.account,
                &form,
                &faults,
            )))
        }
        posted => show(&app, &who, id, Some(posted?)).await,
    }
}

fn read_rights(reading: &mut Reading<'_>) -> Rights {
    Rights {
        creates_processes: reading.tick("creates"),
        is_operator: reading.tick("operates"),
    }
}

pub async fn account_form(
    app: web::Data<App>,
    who: MayOperate,
    id: web::Path<i64>,
) -> Result<HttpResponse> {
    show(&app, &who, AccountId(*id), None).await
}

/// The page of an account, with what became of a mail to its owner.
async fn show(
    app: &App,
    who: &MayOperate,
    id: AccountId,
    posted: Option<Posted>,
) -> Result<HttpResponse> {
    let by = who.account.id;
    let (row, can_be_vouched_for, led_alone, issuers) = app
        .db
        .read(move |c: &mut Connection| {
            let rows = queries::account_rows(c)?;
            let row = rows.into_iter().find(|row| row.known.account.id == id);
            let row = row.ok_or(Error::NotFound)?;
            let origin = accounts_of::origin(c, id)?;
            let can = origin != id && origin != accounts_of::origin(c, by)?;
            let issuers = accounts_of::issuers_of(c, id)?;
            Ok((row, can, queries::led_alone(c, id)?, issuers))
        })
        .await?;
    Ok(html(views::account(&views::AccountPage {
        who: &who.account,
        row: &row,
        led_alone: &led_alone,
        can_be_vouched_for,
        passwords: app.config.passwords,
        providers: &app.config.providers_named(&issuers),
        posted: posted.as_ref(),
        zone: &app.zone,
    })))
}

/// Says what somebody may do in the installation.
pub async fn set_account_rights(
    app: web::Data<App>,
    who: MayOperate,
    id: web::Path<i64>,
    form: Form,
) -> Result<HttpResponse> {
    let mut reading = Reading::new(who.account.language.texts(), &form);
    let rights = read_rights(&mut reading);
    if reading.done(Some(())).is_err() {
        return Err(Error::Malformed("malformed-form"));
    }
    care(&app, &who, AccountId(*id), Care::Rights(rights)).await
}

/// Shuts an account or opens it, vouches for it, or mails its owner a link to a password.
pub async fn care_for_account(
    app: web::Data<App>,
    who: MayOperate,
    id: web::Path<i64>,
    form: Form,
) -> Result<HttpResponse> {
    let id = AccountId(*id);
    match form.text("do") {
        "disable" => care(&app, &who, id, Care::Disable).await,
        "forget-second-factor" => care(&app, &who, id, Care::ForgetSecondFactor).await,
        "untie" => care(&app, &who, id, Care::Untie).await,
        "enable" => care(&app, &who, id, Care::Enable).await,
        "vouch" => {
            let by = who.account.id;
            let origins = move |c: &mut Connection| {
                let theirs = accounts_of::origin(c, id)?;
                Ok(theirs != accounts_of::origin(c, by)?)
            };
            if !app.db.read(origins).await? {
                return Err(Error::Refused("account-vouch-not-yours"));
            }
            care(&app, &who, id, Care::Vouch).await
        }
        "link" if app.config.passwords == Passwords::Allowed => {
            let change = who.change(&app, "account.link-mailed");
            let posted = caring::send_link(&app, change, id).await?;
            show(&app, &who, id, Some(posted)).await
        }
        _ => Err(Error::Malformed("malformed-form")),
    }
}

async fn care(app: &App, who: &MayOperate, id: AccountId, care: Care) -> Result<HttpResponse> {
    let change = who.change(app, care.action());
    match care.see_to(app, change, id).await? {
        Some(posted) if !posted.is_sent() && who.account.id != id => {
            show(app, who, id, Some(posted)).await
        }
        _ if who.account.id == id => Ok(see_other(url::home())),
        _ => Ok(see_other(url::account(id))),
    }
}
