//! The installation's mail, for those who run it: a check of the relay, and what came back that
//! nobody understood and that is no process's.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::error::Result;
use crate::mail::Address;
use crate::mail::check::{self, Walk};
use crate::mail::names::{self, Looked, Subject};
use crate::mailings::bounces;
use crate::mailings::views;
use crate::staff::Account;
use crate::staff::guard::MayOperate;
use crate::web::html;

/// Messages shown at a time.
pub(super) const SHOWN: i64 = 20;

pub async fn page(
    app: web::Data<App>,
    MayOperate { account, .. }: MayOperate,
) -> Result<HttpResponse> {
    show(&app, &account, None).await
}

async fn show(
    app: &App,
    account: &Account,
    checked: Option<(Walk, Looked)>,
) -> Result<HttpResponse> {
    let secrets = app.secrets.clone();
    let (kept, waiting) = app
        .db
        .read(move |c| {
            Ok((
                bounces::queries::kept(c, &secrets, None, SHOWN)?,
                bounces::queries::waiting(c, None)?,
            ))
        })
        .await?;
    Ok(html(views::relay(&views::RelayPage {
        account,
        mail: &app.config.mail,
        outbox: app.config.outbox().display().to_string(),
        checked: checked.as_ref().map(|(walk, looked)| (walk, looked)),
        kept: &kept,
        waiting,
        zone: &app.zone,
    })))
}

/// Walks the way to the relay and shows where it ends, and what the DNS says of the sender.
pub async fn check(
    app: web::Data<App>,
    MayOperate { account, .. }: MayOperate,
) -> Result<HttpResponse> {
    let mail = &app.config.mail;
    let to = Address::parse(&account.email).unwrap_or_else(|_| mail.from.clone());
    let checked = match &mail.smtp {
        Some(url) => {
            let subject = Subject::of(&mail.from, url, mail.dkim.as_ref());
            let walk = check::walk(url, &mail.roots, &mail.from, &to);
            Some(tokio::join!(walk, names::look(&subject, mail.dns)))
        }
        None => None,
    };
    show(&app, &account, checked).await
}
