//! The staff's page about how long addresses are kept.

use std::collections::BTreeMap;

use actix_web::{HttpResponse, web};

use super::{due, queries, views};
use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::addresses::{self, Purpose};
use crate::app::App;
use crate::error::Result;
use crate::processes;
use crate::web::html;

pub async fn page(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, ends, consents, evidence) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, id)?,
                queries::ends(c, id)?,
                addresses::queries::consents(c, id)?,
                addresses::queries::evidence(c, id)?,
            ))
        })
        .await?;
    let mut by_day: BTreeMap<Option<jiff::civil::Date>, i64> = BTreeMap::new();
    for (_, consent) in &consents {
        let day = due(*consent, &ends, process.mailing.bounce_days).map(|at| at.day(&app.zone));
        *by_day.entry(day).or_default() += 1;
    }
    let purposes: Vec<(Purpose, i64)> = Purpose::ALL
        .iter()
        .map(|&purpose| {
            let wished = consents
                .iter()
                .filter(|(_, consent)| consent.to(purpose))
                .count();
            (purpose, i64::try_from(wished).unwrap_or(i64::MAX))
        })
        .collect();
    Ok(html(views::page(&views::Page {
        account: &staff.account,
        process: &process,
        purposes: &purposes,
        ends: &ends,
        by_day: &by_day,
        evidence: &evidence,
        zone: &app.zone,
    })))
}
