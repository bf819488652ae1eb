//! The follow-up page.

use actix_web::{HttpResponse, web};

use super::{disclosure, queries, views};
use crate::accounts::See;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::error::Result;
use crate::mailings::{Audience, Mailing};
use crate::web::html;
use crate::{mailings, processes, reports};

/// Whether it is a mailing to an audience that has begun, and no reminder of one.
fn is_first(mailing: &Mailing, audience: Audience) -> bool {
    mailing.audience == audience && mailing.round == 0 && mailing.begun_at.is_some()
}

pub async fn page(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, units, asked, wishes, mailings, figures, forwards, reports) = app
        .db
        .read(move |c| {
            let process = processes::queries::process(c, id)?;
            let threshold = process.threshold;
            let mailings = mailings::queries::all(c, id)?;
            let mut forwards = Vec::new();
            for mailing in mailings
                .iter()
                .filter(|mailing| is_first(mailing, Audience::Contacts))
            {
                let figures = mailings::forwarding::queries::figures(c, mailing.id)?;
                forwards.push((mailing.report, figures));
            }
            Ok((
                process,
                queries::units(c, id)?,
                queries::asked(c, id, threshold)?,
                queries::wishes(c, id)?,
                mailings,
                mailings::queries::figures(c, id)?,
                forwards,
                reports::queries::all(c, id)?,
            ))
        })
        .await?;
    let disclosed = disclosure::decide(&units, process.threshold);
    let sent: Vec<views::Sent<'_>> = mailings
        .iter()
        .rev()
        .filter(|mailing| is_first(mailing, Audience::Participants))
        .map(|mailing| views::Sent {
            report: reports.iter().find(|report| report.id == mailing.report),
            figures: figures.get(&mailing.id).copied().unwrap_or_default(),
        })
        .collect();
    let forwarded: Vec<views::Forwarded<'_>> = forwards
        .iter()
        .rev()
        .map(|(id, figures)| views::Forwarded {
            report: reports.iter().find(|report| report.id == *id),
            figures: *figures,
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
        forwarded: &forwarded,
        computed_at: app.clock.now(),
        zone: &app.zone,
    })))
}
