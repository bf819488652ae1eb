//! What people decide about a mailing.

use actix_web::{HttpResponse, web};

use super::mailing::{id, mailing_of};
use crate::accounts::guard::Within;
use crate::accounts::{Approve, Publish};
use crate::app::App;
use crate::audit;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::DeliveryId;
use crate::error::{Error, Result};
use crate::mailings::queries::{self, Decision};
use crate::mailings::{Mailing, Order, State};
use crate::web::form::Form;
use crate::web::see_other;

/// Something that a person decides.
#[derive(Clone, Copy)]
enum Do {
    Order(Order, &'static str),
    Decide(Decision, Option<DeliveryId>, &'static str),
    Retry(State, &'static str),
    Start,
    Reschedule(Timestamp),
    SendBack,
    Last(bool),
}

fn read(app: &App, form: &Form) -> Result<Do> {
    let only = form.text("delivery").parse().ok().map(DeliveryId);
    let malformed = Error::Malformed("error-malformed-text");
    Ok(match form.text("do") {
        "pause" => Do::Order(Order::Pause, "mailing.paused"),
        "resume" => Do::Order(Order::Run, "mailing.resumed"),
        "cancel" => Do::Order(Order::Cancel, "mailing.cancelled"),
        "send-again" => Do::Decide(Decision::SendAgain, only, "mailing.uncertain-sent-again"),
        "count-as-sent" => Do::Decide(Decision::CountAsSent, only, "mailing.uncertain-counted"),
        "retry-failed" => Do::Retry(State::Failed, "mailing.failed-retried"),
        "retry-rejected" => Do::Retry(State::Rejected, "mailing.rejected-retried"),
        "start" => Do::Start,
        "reschedule" => match Timestamp::local(form.text("starts_at"), &app.zone) {
            Some(at) if at > app.clock.now() => Do::Reschedule(at),
            _ => return Err(Error::Malformed("publish-starts-at-past")),
        },
        "send-back" => Do::SendBack,
        "last" => Do::Last(form.ticked("last")),
        _ => return Err(malformed),
    })
}

/// Pauses, resumes, cancels, begins or moves it; decides on uncertain ones; tries failed ones again.
pub async fn order(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (id, process) = (id(&path.1)?, staff.process);
    let (now, account) = (app.clock.now(), staff.account.id);
    let domain = app.config.mail.from.domain().to_owned();
    let what = read(&app, &form)?;
    app.db
        .write(move |c| {
            let mailing = mailing_of(c, process, id)?;
            let (action, count) = carry_out(c, &mailing, what, &domain, now)?;
            Ok(audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(process),
                    account: Some(account),
                    at: now,
                    action,
                    detail: format!("{id}: {count}"),
                },
            )?)
        })
        .await?;
    app.wake_worker.notify_one();
    Ok(see_other(match what {
        // It is gone.
        Do::SendBack => format!("/admin/p/{}/mailings", path.0),
        _ => format!("/admin/p/{}/mailings/{id}", path.0),
    }))
}

fn carry_out(
    c: &mut Connection,
    mailing: &Mailing,
    what: Do,
    domain: &str,
    now: Timestamp,
) -> Result<(&'static str, usize)> {
    let id = mailing.id;
    Ok(match what {
        Do::Order(order, action) => (action, usize::from(queries::set_order(c, id, order, now)?)),
        Do::Decide(decision, only, action) => (
            action,
            queries::decide_uncertain(c, id, only, decision, now)?,
        ),
        Do::Retry(what, action) => (action, queries::retry(c, id, what, now)?),
        Do::Start => {
            if mailing.order == Order::Await {
                return Err(Error::Refused("mailing-needs-approval"));
            }
            (
                "mailing.begun",
                usize::from(queries::start(c, id, domain, now)?),
            )
        }
        Do::Reschedule(at) => (
            "mailing.rescheduled",
            usize::from(queries::reschedule(c, id, at)?),
        ),
        Do::SendBack => {
            if !queries::send_back(c, id)? {
                return Err(Error::Refused("mailing-has-begun"));
            }
            ("mailing.sent-back", 1)
        }
        Do::Last(last) => {
            queries::set_last(c, id, last)?;
            ("mailing.last", usize::from(last))
        }
    })
}

/// The second person's word (D38): approves, or sends it back to its words.
pub async fn approve(
    app: web::Data<App>,
    staff: Within<Approve>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (id, process) = (id(&path.1)?, staff.process);
    let (now, account) = (app.clock.now(), staff.account.id);
    let domain = app.config.mail.from.domain().to_owned();
    let back = form.text("do") == "send-back";
    app.db
        .write(move |c| {
            let mailing = mailing_of(c, process, id)?;
            if mailing.created_by == Some(account) {
                return Err(Error::Refused("mailing-own-approval"));
            }
            let done = if back {
                mailing.order == Order::Await && queries::send_back(c, id)?
            } else {
                queries::approve(c, id, account, &domain, now)?
            };
            if !done {
                return Err(Error::Refused("mailing-not-waiting"));
            }
            Ok(audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(process),
                    account: Some(account),
                    at: now,
                    action: if back {
                        "mailing.sent-back"
                    } else {
                        "mailing.approved"
                    },
                    detail: id.to_string(),
                },
            )?)
        })
        .await?;
    app.wake_worker.notify_one();
    Ok(see_other(if back {
        format!("/admin/p/{}/mailings", path.0)
    } else {
        format!("/admin/p/{}/mailings/{id}", path.0)
    }))
}
