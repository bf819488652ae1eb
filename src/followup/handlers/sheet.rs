//! The sheet of paper, of today's figures or of saved ones.

use actix_web::{HttpRequest, HttpResponse, web};

use super::live;
use super::snapshots::{kept, saved_as};
use crate::app::App;
use crate::error::Result;
use crate::followup::views;
use crate::processes::within::Within;
use crate::staff::See;
use crate::web::form::Form;
use crate::web::html;

/// The account as a document to print (D45).
pub async fn sheet(
    app: web::Data<App>,
    staff: Within<See>,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let asked = Form::parse(request.query_string().as_bytes())?;
    let (account, named) = match asked.text("of") {
        "" => (live(&app, &staff, &request).await?, None),
        slug => {
            let kept = kept(&app, &staff, &request, slug.to_owned()).await?;
            (kept.account, Some(kept.snapshot))
        }
    };
    let saved = saved_as(&app, &staff, &request, (&account, named.as_ref())).await?;
    Ok(html(views::sheet(
        &staff,
        &account,
        &app.zone,
        saved.as_ref(),
    )))
}
