//! Following a mailing, and what people decide about it.

use std::time::Duration;

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use futures_util::StreamExt;

use crate::accounts::guard::Within;
use crate::accounts::{Approve, Publish, See};
use crate::app::App;
use crate::audit;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, DeliveryId, MailingId, ProcessId};
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::mailings::bounces::{self, Returns};
use crate::mailings::forwarding::{self, ForwardFigures};
use crate::mailings::queries::{self, Decision};
use crate::mailings::{Audience, Figures, Mailing, Order, State, overdue, views};
use crate::organisations;
use crate::processes;
use crate::reports::{self, Report};
use crate::web::form::Form;
use crate::web::{html, see_other};

/// Uncertain deliveries shown for a decision each; all together can be decided at once.
const UNCERTAIN_SHOWN: i64 = 100;
/// The seconds over which the rate is taken.
const RATE_OVER: i64 = 60;

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

fn id(text: &str) -> Result<MailingId> {
    text.parse().map(MailingId).map_err(|_| Error::NotFound)
}

/// A mailing of the process that the guard speaks of.
fn mailing_of(c: &mut Connection, process: ProcessId, id: MailingId) -> Result<Mailing> {
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

/// How a mailing stands at this moment.
#[derive(Debug, Clone, Copy)]
pub struct Live {
    pub figures: Figures,
    /// Mails settled a minute, of late.
    pub per_minute: i64,
}

impl Live {
    fn load(c: &mut Connection, mailing: &Mailing, now: Timestamp) -> Result<Self> {
        let figures = queries::figures_of(c, mailing.id)?;
        let is_moving = mailing.order == Order::Run && figures.waiting > 0;
        Ok(Self {
            figures,
            per_minute: if is_moving {
                let begun = mailing.begun_at.unwrap_or(now);
                let seconds = (now.0 - begun.0).clamp(1, RATE_OVER);
                let since = now.plus_seconds(-seconds);
                queries::settled_since(c, mailing.id, since)? * RATE_OVER / seconds
            } else {
                0
            },
        })
    }
}

/// What `live.js` puts into the page.
fn live_json(t: &Texts, mailing: &Mailing, live: &Live) -> String {
    let mut json = serde_json::Map::new();
    let mut put = |name: &str, text: String| {
        json.insert(name.to_owned(), text.into());
    };
    put("state", views::progress_word(mailing, live).to_owned());
    put("done", views::done_text(t, &live.figures));
    put("value", views::done(&live.figures).to_string());
    put("pace", views::pace_text(t, live));
    put("trouble", views::trouble_text(t, mailing));
    for (name, _, count) in views::figure_rows(&live.figures) {
        put(name, t.number(count));
    }
    serde_json::Value::Object(json).to_string()
}

/// What it says now, and whether that can still change by itself.
async fn load_live(
    app: &App,
    process: ProcessId,
    id: MailingId,
    language: Language,
) -> Result<(String, bool)> {
    let now = app.clock.now();
    app.db
        .read(move |c| {
            let mailing = mailing_of(c, process, id)?;
            let live = Live::load(c, &mailing, now)?;
            let is_moving = mailing.order == Order::Run && live.figures.waiting > 0;
            Ok((live_json(language.texts(), &mailing, &live), is_moving))
        })
        .await
}

/// How it stands now, for where events do not get through.
pub async fn now(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (json, _) = load_live(&app, staff.process, id(&path.1)?, staff.account.language).await?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .body(json))
}

/// How often a change is looked for, and how many times before the browser is let go to come anew.
const LOOK_EVERY: Duration = Duration::from_secs(1);
const LOOKS: u32 = 14;

/// Tells when it moves on, as server-sent events (HTML §9.2).
pub async fn events(
    app: web::Data<App>,
    staff: Within<See>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (process, id, language) = (staff.process, id(&path.1)?, staff.account.language);
    let (first, is_moving) = load_live(&app, process, id, language).await?;
    let looks = if is_moving { LOOKS } else { 0 };
    let opening = format!("retry: 1000\ndata: {first}\n\n");
    let changes =
        futures_util::stream::unfold((app, first, looks), move |(app, last, left)| async move {
            let mut left = left.checked_sub(1)?;
            loop {
                tokio::time::sleep(LOOK_EVERY).await;
                // A database that does not answer ends the stream; the browser asks again.
                let (now, _) = load_live(&app, process, id, language).await.ok()?;
                if now != last {
                    let event = web::Bytes::from(format!("data: {now}\n\n"));
                    return Some((event, (app, now, left)));
                }
                left = left.checked_sub(1)?;
            }
        });
    let all = futures_util::stream::once(async { web::Bytes::from(opening) })
        .chain(changes)
        .map(Ok::<_, actix_web::Error>);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/event-stream"))
        .streaming(all))
}

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
