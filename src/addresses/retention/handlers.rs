//! The staff's page about how long addresses are kept, what was decided on disposal, and what was erased.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};

use super::{due, queries, views};
use crate::addresses::{self, Purpose};
use crate::app::App;
use crate::error::Result;
use crate::processes::disposal;
use crate::processes::within::Within;
use crate::staff::See;
use crate::web::html;

pub async fn page(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process.id;
    let (ends, consents, evidence) = app
        .db
        .read(move |c| {
            Ok((
                queries::ends(c, id)?,
                addresses::queries::consents_counted(c, id)?,
                disposal::queries::evidence(c, id)?,
            ))
        })
        .await?;
    let mut by_day: BTreeMap<Option<jiff::civil::Date>, i64> = BTreeMap::new();
    for (consent, count) in &consents {
        let day =
            due(*consent, &ends, staff.process.mailing.bounce_days).map(|at| at.day(&app.zone));
        *by_day.entry(day).or_default() += count;
    }
    let purposes = Purpose::ALL.iter().map(|&purpose| {
        let wish = consents.iter().filter(|(consent, _)| consent.to(purpose));
        (purpose, wish.map(|(_, count)| count).sum())
    });
    Ok(html(views::page(&views::Page {
        staff: &staff,
        purposes: purposes.collect(),
        ends: &ends,
        by_day: &by_day,
        evidence: &evidence,
        zone: &app.zone,
    })))
}
