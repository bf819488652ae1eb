//! The follow-up page.

use actix_web::{HttpResponse, web};

use super::{disclosure, queries, views};
use crate::accounts::See;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::error::Result;
use crate::web::html;
use crate::{mailings, processes, reports};

pub async fn page(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, units, asked, wishes, mailings, figures, reports) = app
        .db
        .read(move |c| {
            let process = processes::queries::process(c, id)?;
            let threshold = process.threshold;
            Ok((
                process,
                queries::units(c, id)?,
                queries::asked(c, id, threshold)?,
                queries::wishes(c, id)?,
                mailings::queries::all(c, id)?,
                mailings::queries::figures(c, id)?,
                reports::queries::all(c, id)?,
            ))
        })
        .await?;
    let disclosed = disclosure::decide(&units, process.threshold);
    let sent: Vec<views::Sent<'_>> = mailings
        .iter()
        .rev()
        .map(|mailing| views::Sent {
            report: reports.iter().find(|report| report.id == mailing.report),
            figures: figures.get(&mailing.id).copied().unwrap_or_default(),
        })
        .collect();
    Ok(html(views::page(&views::Page {
        account: &staff.account,
        process: &process,
        units: &units,
        disclosed: &disclosed,
        asked: &asked,
        wishes,
        sent: &sent,
        computed_at: app.clock.now(),
        zone: &app.zone,
    })))
}
