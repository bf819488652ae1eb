//! The link in a mail to somebody who left an address: the guard that says whose it is.

use actix_web::dev::Payload;
use actix_web::{FromRequest, HttpRequest};
use futures_util::future::LocalBoxFuture;

use super::read_token;
use crate::db::ids::AddressId;
use crate::error::{Error, Result};
use crate::staff::guard::app_of;
use crate::web::body::guarded;

/// Somebody who came by the link to their own address; the address itself may be gone.
pub struct Addressee {
    pub token: String,
    pub id: AddressId,
}

impl FromRequest for Addressee {
    type Error = Error;
    type Future = LocalBoxFuture<'static, Result<Self>>;

    fn from_request(request: &HttpRequest, _: &mut Payload) -> Self::Future {
        guarded(request, |request| async move {
            let app = app_of(&request)?;
            let token = request.match_info().query("token").to_owned();
            let look_up = async { Ok(read_token(&app.secrets, &token)) };
            let id = app.door(&request).open(look_up).await?;
            Ok(Self { token, id })
        })
    }
}
