//! What is reached by a link that was mailed, or that makes the first account: choosing a password, and saying that an
//! address is one's own.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::Markup;
use zeroize::Zeroizing;

use super::with_passwords;
use crate::app::App;
use crate::audit::Actor;
use crate::db::Connection;
use crate::error::{Error, Result};
use crate::i18n::Texts;
use crate::secrets::token_hash;
use crate::staff::notices::{News, tell};
use crate::staff::queries::{self, Link, LinkKind};
use crate::staff::recovering::{self, Moved};
use crate::staff::signing_in::{open_session, texts};
use crate::staff::writing::Change;
use crate::staff::{Account, forms, password, views};
use crate::web::body;
use crate::web::components::Faults;
use crate::web::form::{Form, Unread};
use crate::web::{html, html_unaccepted, see_other, url};

/// A link that works, and the account that it is about; none for the first one.
struct Opened {
    token: String,
    link: Link,
    account: Option<Account>,
}

async fn open(app: &App, request: &HttpRequest, token: String) -> Result<Opened> {
    let (hash, now) = (token_hash(&token), app.clock.now());
    let look_up = app.db.read(move |c| {
        let Some(link) = queries::link(c, &hash, now)? else {
            return Ok(None);
        };
        let account = match link.account {
            Some(id) => Some(queries::account(c, id)?.ok_or(Error::NotFound)?),
            None => None,
        };
        Ok(Some((link, account)))
    });
    let (link, account) = app.door(request).open(look_up).await?;
    if matches!(link.kind, LinkKind::SetUp | LinkKind::Reset) {
        with_passwords(app)?;
    }
    Ok(Opened {
        token,
        link,
        account,
    })
}

/// The page of a link; looking at it changes nothing, for programs that read mail follow links too.
pub async fn setup_form(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let opened = open(&app, &request, token.into_inner()).await?;
    let (form, faults) = (Form::default(), Faults::default());
    Ok(html(page(texts(&request), &opened, &form, &faults)))
}

fn page(t: &Texts, opened: &Opened, form: &Form, faults: &Faults) -> Markup {
    let (token, account) = (opened.token.as_str(), opened.account.as_ref());
    match (opened.link.kind, account, opened.link.email.as_deref()) {
        (LinkKind::OldAddress | LinkKind::NewAddress, Some(account), Some(email)) => {
            views::confirm_address(t, token, account, email)
        }
        (LinkKind::Reset, Some(account), _) => views::reset(t, token, account, faults),
        _ => views::setup(t, token, account, form, faults),
    }
}

/// Does what the link is for.
pub async fn setup(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
    token: web::Path<String>,
    form: Unread,
) -> Result<HttpResponse> {
    let t = texts(&request);
    let opened = open(&app, &request, token.into_inner()).await?;
    let form = form.read(body::SMALL).await?;
    if matches!(
        opened.link.kind,
        LinkKind::OldAddress | LinkKind::NewAddress
    ) {
        return confirm(&app, t, &opened).await;
    }
    let account = match forms::setup(t, opened.account.as_ref(), &form) {
        Ok(account) => account,
        Err(faults) => return Ok(html_unaccepted(page(t, &opened, &form, &faults))),
    };
    let phc = password::hash(Zeroizing::new(form.raw("password").to_owned())).await?;
    if opened.link.kind == LinkKind::Reset {
        return reset(&app, t, &opened, account, phc).await;
    }
    let (id, hash, now) = (account.id, token_hash(&opened.token), app.clock.now());
    Change::by(Actor::Staff(id), &app, "account.set-up")
        .write("", move |c| set_up(c, &hash, &account, &phc, now))
        .await?;
    open_session(&session, &request, id)?;
    Ok(see_other(url::home()))
}

fn set_up(
    c: &mut Connection,
    hash: &[u8],
    account: &Account,
    phc: &str,
    now: crate::clock::Timestamp,
) -> Result<()> {
    let link = queries::link(c, hash, now)?
        .filter(|link| link.kind == LinkKind::SetUp)
        .ok_or(Error::NotFound)?;
    // Two people with the same link: the second finds it used up.
    let free = match link.account {
        Some(id) => id == account.id && !queries::has_password(c, id)?,
        None => !queries::any_account(c)?,
    };
    if !queries::follow_link(c, hash, now)? || !free {
        return Err(Error::NotFound);
    }
    match link.account {
        Some(id) => {
            queries::set_password(c, id, phc)?;
            queries::delete_links(c, id, LinkKind::ALL)?;
        }
        None => {
            queries::add_account(c, account, Some(phc), now)?;
            queries::forget_first_links(c)?;
        }
    }
    // Whoever follows the link of an invitation says yes to it, and to no other.
    if let Some(process) = link.process {
        queries::accept(c, account.id, process)?;
    }
    Ok(())
}

/// Another password in place of a forgotten one. Nobody is signed in by that: they do it with the new one.
async fn reset(
    app: &App,
    t: &Texts,
    opened: &Opened,
    account: Account,
    phc: String,
) -> Result<HttpResponse> {
    let (id, hash, now) = (account.id, token_hash(&opened.token), app.clock.now());
    Change::by(Actor::Staff(id), app, "account.password-reset")
        .write("", move |c| {
            let link = queries::link(c, &hash, now)?;
            let fits =
                link.is_some_and(|link| link.account == Some(id) && link.kind == LinkKind::Reset);
            if !fits || !queries::follow_link(c, &hash, now)? {
                return Err(Error::NotFound);
            }
            queries::set_password(c, id, &phc)?;
            Ok(queries::delete_links(c, id, LinkKind::ALL)?)
        })
        .await?;
    tell(app, &account, &account.email, News::Password).await;
    Ok(html(views::told(t, "reset-done-title", "reset-done")))
}

/// Says at one of two addresses that it is one's own.
async fn confirm(app: &App, t: &Texts, opened: &Opened) -> Result<HttpResponse> {
    let account = opened.account.as_ref().ok_or(Error::NotFound)?;
    let new = opened.link.email.as_deref().ok_or(Error::NotFound)?;
    let (hash, now) = (token_hash(&opened.token), app.clock.now());
    let told = |(_, moved): &(_, Moved)| match moved {
        Moved::Half => "one of two".to_owned(),
        Moved::Whole(_) => "both".to_owned(),
    };
    let (_, moved) = Change::by(Actor::Staff(account.id), app, "account.address-confirmed")
        .write(told, move |c| recovering::follow(c, &hash, now))
        .await?;
    match moved {
        Moved::Half => Ok(html(views::told(t, "address-half-title", "address-half"))),
        Moved::Whole(old) => {
            for to in [old.as_str(), new] {
                tell(app, account, to, News::Address(new)).await;
            }
            Ok(html(views::told(t, "address-done-title", "address-done")))
        }
    }
}
