//! The guides' pages.

use actix_web::{HttpResponse, web};

use super::{Guide, views};
use crate::dialogues::host_link::Hosted;
use crate::error::{Error, Result};
use crate::staff::guard::SignedIn;
use crate::web::{html, url};

/// Which there are.
pub async fn list(who: SignedIn) -> HttpResponse {
    html(views::list(who.account.language.texts(), &who.account))
}

/// One of them.
pub async fn page(who: SignedIn, path: web::Path<String>) -> Result<HttpResponse> {
    let guide = Guide::from_word(&path).ok_or(Error::NotFound)?;
    let t = who.account.language.texts();
    Ok(html(views::page(t, &who.account, guide)))
}

/// The host's.
pub async fn sheet(hosted: Hosted) -> HttpResponse {
    let (t, token) = (hosted.t(), &hosted.token);
    let home = hosted.process.home(t.language);
    let (here, back) = (url::host_guide(token), url::host(token).lang(t.language));
    html(views::sheet(t, home, here.as_str(), &back))
}
