//! The papers' pages: everybody who answers for a process before authorities reads them, also when it has ended.

use actix_web::{HttpResponse, web};

use super::{Facts, Machine, views};
use crate::app::App;
use crate::error::Result;
use crate::processes::within::{Staff, Within};
use crate::staff::Papers;
use crate::web::html;

async fn facts(app: &App, staff: &Staff) -> Result<Facts> {
    let (of, machine) = (staff.process.id, Machine::of(&app.config));
    let today = app.clock.now().day(&app.zone);
    app.db
        .read(move |c| Facts::load(c, of, machine.clone(), today))
        .await
}

/// Which papers there are.
pub async fn overview(staff: Within<Papers>) -> HttpResponse {
    html(views::overview(&staff))
}

/// The record of processing activities (GDPR, article 30.1).
pub async fn record(app: web::Data<App>, staff: Within<Papers>) -> Result<HttpResponse> {
    let facts = facts(&app, &staff).await?;
    Ok(html(views::record(&staff, &facts)))
}

/// The facts for an impact assessment (GDPR, article 35.7).
pub async fn impact(app: web::Data<App>, staff: Within<Papers>) -> Result<HttpResponse> {
    let facts = facts(&app, &staff).await?;
    Ok(html(views::impact(&staff, &facts)))
}

/// The rows for decisions on disposal.
pub async fn disposal(app: web::Data<App>, staff: Within<Papers>) -> Result<HttpResponse> {
    let facts = facts(&app, &staff).await?;
    Ok(html(views::disposal(&staff, &facts)))
}
