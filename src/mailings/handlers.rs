//! Publishing a report and mailing it; following a mailing.

use actix_web::{HttpRequest, HttpResponse, web};

use super::letter::{Letter, Links};
use super::queries::{Decision, NewMailing};
use super::worker::{Envelope, report_url, write_mail};
use super::{Figures, Mailing, Order, letter, purpose_of, queries, views};
use crate::accounts::guard::Within;
use crate::accounts::{Publish, Right, See};
use crate::app::App;
use crate::audit;
use crate::db::ids::MailingId;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::processes::{self, Process};
use crate::reports::{self, Report};
use crate::secrets::random_token;
use crate::web::form::Form;
use crate::web::{html, language, see_other};

/// Days in which what was put off is tried again.
const RETRY_DAYS: i64 = 5;

async fn process_and_report<R: Right>(
    app: &App,
    staff: &Within<R>,
    slug: &str,
) -> Result<(Process, Report)> {
    let (id, slug) = (staff.process, slug.to_owned());
    app.db
        .read(move |c| {
            Ok((
                processes::queries::process(c, id)?,
                reports::queries::by_slug(c, id, &slug)?,
            ))
        })
        .await
}

/// The mail as each language will get it.
fn letters(process: &Process, report: &Report) -> Vec<Letter> {
    Language::ALL
        .iter()
        .map(|&language| Letter::compose(language.texts(), process, report))
        .collect()
}

/// The step before publishing: who gets it, and what they get.
pub async fn publish_form(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    show_publish_form(&app, &staff, &path.1, None).await
}

async fn show_publish_form(
    app: &App,
    staff: &Within<Publish>,
    slug: &str,
    tested: Option<views::Tested>,
) -> Result<HttpResponse> {
    let (process, report) = process_and_report(app, staff, slug).await?;
    let purpose = purpose_of(report.kind);
    let (id, report_id) = (staff.process, report.id);
    let audience = app
        .db
        .read(move |c| Ok(queries::audience(c, id, purpose, report_id)?))
        .await?;
    let letters = letters(&process, &report);
    let links: Vec<Links> = letters
        .iter()
        .map(|letter| Links {
            report: report_url(app, &process, &report, letter),
            my_data: None,
            unsubscribe: None,
        })
        .collect();
    Ok(html(views::publish_form(&views::PublishForm {
        account: &staff.account,
        process: &process,
        report: &report,
        audience: &audience,
        letters: &letters,
        links: &links,
        tested,
        outbox: app.config.mail.smtp.is_none().then(|| app.config.outbox()),
    })))
}

/// The HTML part of a mail as a page of its own, for the frame that shows it.
pub async fn preview(
    app: web::Data<App>,
    staff: Within<Publish>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, report) = process_and_report(&app, &staff, &path.1).await?;
    let language = language::asked(request.query_string()).unwrap_or(process.default_language);
    let letter = Letter::compose(language.texts(), &process, &report);
    let links = Links {
        report: report_url(&app, &process, &report, &letter),
        my_data: Some("#".into()),
        unsubscribe: Some("#".into()),
    };
    Ok(html(letter::markup(&letter, &process.contact, &links)))
}

/// Sends the mail to whoever asks, in one language, at once and outside any mailing.
pub async fn test_send(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (process, report) = process_and_report(&app, &staff, &path.1).await?;
    let t = staff.account.language.texts();
    let language = Language::from_word(form.text("language")).unwrap_or(process.default_language);
    let mut letter = Letter::compose(language.texts(), &process, &report);
    letter.subject = format!("{} {}", t.get("mail-test-mark"), letter.subject);
    let links = Links {
        report: report_url(&app, &process, &report, &letter),
        my_data: None,
        unsubscribe: None,
    };
    let to = Address::parse(&staff.account.email)
        .map_err(|_| Error::Mail("the account has no address".into()))?;
    let message = write_mail(
        &app,
        &process,
        &letter,
        &links,
        &Envelope {
            to: &to,
            message_id: &format!("{}@{}", random_token(), app.config.mail.from.domain()),
            bounce_token: "test",
            unsubscribe: None,
        },
    )?;
    let tested = match app.transport.send_one(&message).await {
        Ok(()) => views::Tested::Sent(to.as_str().to_owned()),
        Err(failure) => views::Tested::Failed(failure.to_string()),
    };
    show_publish_form(&app, &staff, &path.1, Some(tested)).await
}

/// Publishes: one transaction freezes the report and, if it is to be mailed, makes the mailing and a delivery
/// for everybody who agreed.
pub async fn publish(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (process, report) = process_and_report(&app, &staff, &path.1).await?;
    let now = app.clock.now();
    let mail = form.text("mail") != "no";
    let (process_id, account, slug) = (staff.process, staff.account.id, path.1.clone());
    let domain = app.config.mail.from.domain().to_owned();
    let mailing = app
        .db
        .write(move |c| {
            // Frozen first and composed after: what is mailed is what was published.
            let report = reports::queries::by_slug(c, process_id, &slug)?;
            if reports::queries::publish(c, report.id, now)? {
                audit::queries::record(
                    c,
                    &audit::Entry {
                        process: Some(process_id),
                        account: Some(account),
                        at: now,
                        action: "report.published",
                        detail: report.slug.to_string(),
                    },
                )?;
            }
            if !mail {
                return Ok(None);
            }
            let process = processes::queries::process(c, process_id)?;
            let new = NewMailing {
                process: process_id,
                report: report.id,
                purpose: purpose_of(report.kind),
                letters: letters(&process, &report),
                created_by: account,
                retry_until: now.plus_seconds(RETRY_DAYS * 24 * 3600),
                domain: domain.clone(),
            };
            queries::add(c, &new, now).map(Some).map_err(Error::from)
        })
        .await?;
    app.wake_worker.notify_one();
    Ok(see_other(match mailing {
        Some(id) => format!("/admin/p/{}/mailings/{id}", process.slug),
        None => format!("/admin/p/{}/reports/{}", process.slug, report.slug),
    }))
}

pub async fn list(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let id = staff.process;
    let (process, reports, mailings, figures) = app
        .db
        .read(move |c| {
            Ok((
                processes::queries::process(c, id)?,
                reports::queries::all(c, id)?,
                queries::all(c, id)?,
                queries::figures(c, id)?,
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
    Ok(html(views::list(
        &staff.account,
        &process,
        &rows,
        &app.zone,
    )))
}

/// Finds a mailing of the process that the guard speaks of.
async fn mailing<R: Right>(
    app: &App,
    staff: &Within<R>,
    id: &str,
) -> Result<(Mailing, Figures, Process, Report)> {
    let id: i64 = id.parse().map_err(|_| Error::NotFound)?;
    let process = staff.process;
    app.db
        .read(move |c| {
            let mailing = queries::mailing(c, MailingId(id))?;
            if mailing.process != process {
                return Err(Error::NotFound);
            }
            let figures = queries::figures(c, process)?
                .remove(&mailing.id)
                .unwrap_or_default();
            let report = reports::queries::all(c, process)?
                .into_iter()
                .find(|report| report.id == mailing.report)
                .ok_or(Error::NotFound)?;
            Ok((
                mailing,
                figures,
                processes::queries::process(c, process)?,
                report,
            ))
        })
        .await
}

pub async fn page(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (mailing, figures, process, report) = mailing(&app, &staff, &path.1).await?;
    Ok(html(views::page(&views::Page {
        account: &staff.account,
        process: &process,
        report: &report,
        mailing: &mailing,
        figures: &figures,
        zone: &app.zone,
        may_send: staff.may::<Publish>(),
    })))
}

/// Pauses, resumes or cancels; decides on uncertain ones; tries failed ones again.
pub async fn order(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (mailing, _, process, _) = mailing(&app, &staff, &path.1).await?;
    let (id, now, account) = (mailing.id, app.clock.now(), staff.account.id);
    let what = match form.text("do") {
        "pause" => Do::Order(Order::Pause, "mailing.paused"),
        "resume" => Do::Order(Order::Run, "mailing.resumed"),
        "cancel" => Do::Order(Order::Cancel, "mailing.cancelled"),
        "send-again" => Do::Decide(Decision::SendAgain, "mailing.uncertain-sent-again"),
        "count-as-sent" => Do::Decide(Decision::CountAsSent, "mailing.uncertain-counted"),
        "retry-failed" => Do::Retry,
        _ => return Err(Error::Malformed("error-malformed-text")),
    };
    app.db
        .write(move |c| {
            let (action, count) = match what {
                Do::Order(order, action) => {
                    queries::set_order(c, id, order)?;
                    (action, 0)
                }
                Do::Decide(decision, action) => {
                    (action, queries::decide_uncertain(c, id, decision, now)?)
                }
                Do::Retry => {
                    let until = now.plus_seconds(RETRY_DAYS * 24 * 3600);
                    (
                        "mailing.failed-retried",
                        queries::retry_failed(c, id, now, until)?,
                    )
                }
            };
            Ok(audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(mailing.process),
                    account: Some(account),
                    at: now,
                    action,
                    detail: format!("{id}: {count}"),
                },
            )?)
        })
        .await?;
    app.wake_worker.notify_one();
    Ok(see_other(format!(
        "/admin/p/{}/mailings/{id}",
        process.slug
    )))
}

#[derive(Clone, Copy)]
enum Do {
    Order(Order, &'static str),
    Decide(Decision, &'static str),
    Retry,
}
