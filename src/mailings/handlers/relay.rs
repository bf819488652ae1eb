//! The installation's mail, for those who may set up processes: a check of the relay, and what came back that
//! nobody understood.

use actix_web::{HttpResponse, web};

use crate::accounts::guard::MayCreate;
use crate::app::App;
use crate::db::ids::ReturnedMailId;
use crate::error::{Error, Result};
use crate::mail::Address;
use crate::mail::check::{self, Walk};
use crate::mailings::bounces;
use crate::mailings::views;
use crate::web::{html, see_other};

/// Messages shown at a time.
const SHOWN: i64 = 20;

pub async fn page(app: web::Data<App>, MayCreate(account): MayCreate) -> Result<HttpResponse> {
    show(&app, &account, None).await
}

async fn show(
    app: &App,
    account: &crate::accounts::Account,
    walk: Option<Walk>,
) -> Result<HttpResponse> {
    let secrets = app.secrets.clone();
    let (kept, waiting) = app
        .db
        .read(move |c| {
            Ok((
                bounces::queries::kept(c, &secrets, SHOWN)?,
                bounces::queries::waiting(c)?,
            ))
        })
        .await?;
    let mail = &app.config.mail;
    let dns = mail
        .dkim
        .as_ref()
        .map(|dkim| dkim.dns_records())
        .unwrap_or_default();
    Ok(html(views::relay(&views::RelayPage {
        account,
        relay: mail
            .smtp
            .as_ref()
            .map(|url| format!("{}:{}", url.host, url.port)),
        outbox: app.config.outbox().display().to_string(),
        walk: walk.as_ref(),
        dns: &dns,
        kept: &kept,
        waiting,
        zone: &app.zone,
    })))
}

/// Walks the way to the relay and shows where it ends.
pub async fn check(app: web::Data<App>, MayCreate(account): MayCreate) -> Result<HttpResponse> {
    let mail = &app.config.mail;
    let to = Address::parse(&account.email).unwrap_or_else(|_| mail.from.clone());
    let walk = match &mail.smtp {
        Some(url) => Some(check::walk(url, &mail.roots, &mail.from, &to).await),
        None => None,
    };
    show(&app, &account, walk).await
}

/// Lets a message go that somebody has looked at.
pub async fn set_aside(
    app: web::Data<App>,
    MayCreate(_): MayCreate,
    id: web::Path<String>,
) -> Result<HttpResponse> {
    let id = id
        .parse()
        .map(ReturnedMailId)
        .map_err(|_| Error::NotFound)?;
    app.db
        .write(move |c| {
            if bounces::queries::set_aside(c, id)? {
                Ok(())
            } else {
                Err(Error::NotFound)
            }
        })
        .await?;
    Ok(see_other("/admin/mail"))
}
