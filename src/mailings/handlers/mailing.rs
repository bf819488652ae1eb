//! The mailings of a process, and all that there is to know of one.

use actix_web::{HttpResponse, web};

use super::live::Live;
use crate::accounts::guard::Within;
use crate::accounts::{Approve, Publish, See};
use crate::app::App;
use crate::db::Connection;
use crate::db::ids::{AccountId, MailingId, ProcessId};
use crate::error::{Error, Result};
use crate::mailings::bounces::{self, Returns};
use crate::mailings::forwarding::{self, ForwardFigures};
use crate::mailings::{Audience, Mailing, overdue, queries, views};
use crate::organisations;
use crate::processes;
use crate::reports::{self, Report};
use crate::web::html;

/// Uncertain deliveries shown for a decision each; all together can be decided at once.
const UNCERTAIN_SHOWN: i64 = 100;

pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process;
    let today = app.clock.now().day(&app.zone);
    let (process, reports, mailings, figures, late) = app
        .db
        .read(move |c| {
            let reports = reports::queries::all(c, id)?;
            let mailings = queries::all(c, id)?;
            let figures = queries::figures(c, id)?;
            let promised = overdue::Facts {
                announced: reports::status::queries::announced(c, id)?,
                reports: &reports,
                mailings: &mailings,
                wished: overdue::wished(c, id)?,
                today,
            };
            let late = overdue::overdue(&promised, &figures);
            Ok((
                processes::queries::process(c, id)?,
                reports,
                mailings,
                figures,
                late,
            ))
        })
        .await?;
    let rows: Vec<views::ListRow<'_>> = mailings
        .iter()
        .map(|mailing| views::ListRow {
            mailing,
            report: reports.iter().find(|report| report.id == mailing.report),
            figures: figures.get(&mailing.id).copied().unwrap_or_default(),
        })
        .collect();
    Ok(html(views::list(&views::List {
        account: &staff.account,
        process: &process,
        rows: &rows,
        overdue: &late,
        reports: &reports,
        zone: &app.zone,
    })))
}

pub(super) fn id(text: &str) -> Result<MailingId> {
    text.parse().map(MailingId).map_err(|_| Error::NotFound)
}

/// A mailing of the process that the guard speaks of.
pub(super) fn mailing_of(c: &mut Connection, process: ProcessId, id: MailingId) -> Result<Mailing> {
    let mailing = queries::mailing(c, id)?;
    if mailing.process != process {
        return Err(Error::NotFound);
    }
    Ok(mailing)
}

fn report_of(c: &mut Connection, mailing: &Mailing) -> Result<Report> {
    reports::queries::all(c, mailing.process)?
        .into_iter()
        .find(|report| report.id == mailing.report)
        .ok_or(Error::NotFound)
}

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let id = id(&path.1)?;
    let process = staff.process;
    // Names of contacts are for those who work with them.
    let edits = staff.may::<crate::accounts::Edit>();
    let now = app.clock.now();
    let facts = app
        .db
        .read(move |c| {
            let mailing = mailing_of(c, process, id)?;
            let forwards = match mailing.audience {
                Audience::Contacts => {
                    let first = queries::first_round(c, &mailing)?;
                    Some(forwards(c, &mailing, first, edits)?)
                }
                Audience::Participants | Audience::Stakeholders => None,
            };
            Ok(Facts {
                process: processes::queries::process(c, process)?,
                report: report_of(c, &mailing)?,
                live: Live::load(c, &mailing, now)?,
                letters: queries::letters(c, id)?,
                uncertain: queries::uncertain(c, id, UNCERTAIN_SHOWN)?,
                returns: bounces::queries::of_mailing(c, id)?,
                made_by: name(c, mailing.created_by)?,
                approved_by: name(c, mailing.approved_by)?,
                to_come: match mailing.begun_at {
                    Some(_) => None,
                    None => Some(queries::audience(
                        c,
                        process,
                        mailing.audience,
                        mailing.purpose,
                        mailing.report,
                    )?),
                },
                forwards,
                mailing,
            })
        })
        .await?;
    Ok(html(views::page(&views::Page {
        account: &staff.account,
        facts: &facts,
        zone: &app.zone,
        may_send: staff.may::<Publish>(),
        may_approve: staff.may::<Approve>() && facts.mailing.created_by != Some(staff.account.id),
    })))
}

/// All that a mailing's page tells.
pub struct Facts {
    pub process: processes::Process,
    pub report: Report,
    pub mailing: Mailing,
    pub live: Live,
    pub letters: Vec<crate::mailings::letter::Letter>,
    pub uncertain: Vec<crate::mailings::Uncertain>,
    pub returns: Returns,
    pub made_by: Option<String>,
    pub approved_by: Option<String>,
    /// Whom it would go to if it began now; none once it has begun.
    pub to_come: Option<queries::Reach>,
    pub forwards: Option<Forwards>,
}

/// What organisations have said.
pub struct Forwards {
    pub figures: ForwardFigures,
    /// Who has said nothing: organisation and name.
    pub silent: Vec<(String, String)>,
    /// Whether they were asked again.
    pub reminded: bool,
}

fn forwards(
    c: &mut Connection,
    mailing: &Mailing,
    first: MailingId,
    with_names: bool,
) -> Result<Forwards> {
    let mut silent = Vec::new();
    if with_names {
        let said_nothing: std::collections::HashSet<_> = forwarding::queries::silent(c, first)?
            .into_iter()
            .map(|(_, contact)| contact)
            .collect();
        let organisations = organisations::queries::all(c, mailing.process)?;
        for contact in organisations::queries::contacts(c, mailing.process)? {
            if !said_nothing.contains(&contact.id) {
                continue;
            }
            let organisation = organisations
                .iter()
                .find(|organisation| Some(organisation.id) == contact.organisation)
                .map(|organisation| organisation.name.clone())
                .unwrap_or_default();
            silent.push((organisation, contact.name));
        }
        silent.sort();
    }
    let reminded = queries::was_reminded(c, mailing)?;
    Ok(Forwards {
        figures: forwarding::queries::figures(c, first)?,
        silent,
        reminded,
    })
}

fn name(c: &mut Connection, id: Option<AccountId>) -> Result<Option<String>> {
    Ok(match id {
        Some(id) => queries::account_name(c, id)?,
        None => None,
    })
}
