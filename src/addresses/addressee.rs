//! The link in a mail to somebody who left an address: the guard that says whose it is.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use super::read_token;
use crate::db::ids::AddressId;
use crate::error::{Error, Result};
use crate::staff::guard::by_link;

/// Somebody who came by the link to their own address; the address itself may be gone.
pub struct Addressee {
    pub token: String,
    pub id: AddressId,
}

impl FromRequest for Addressee {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        by_link(request, "token", |app, _, token| async move {
            Ok(read_token(&app.secrets, &token).map(|id| Self { token, id }))
        })
    }
}
