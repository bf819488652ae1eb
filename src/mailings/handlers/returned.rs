//! Mail that came back and that nobody understood: each process's own, and nobody's with whoever runs Eko.

use actix_web::{HttpResponse, web};

use super::relay::SHOWN;
use crate::app::App;
use crate::db::ids::ReturnedMailId;
use crate::error::{Error, Result};
use crate::mailings::bounces::queries::{self as returned, Looked};
use crate::mailings::bounces::settling::{Said, Settled, Why};
use crate::mailings::forms::settling::{Pressed, read};
use crate::mailings::queries;
use crate::mailings::views::{self, Asked, Choice, Desk};
use crate::processes;
use crate::processes::within::Within;
use crate::staff::Publish;
use crate::staff::guard::MayOperate;
use crate::staff::writing::MayChange;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other};

fn id(text: &str) -> Result<ReturnedMailId> {
    text.parse()
        .map(ReturnedMailId)
        .map_err(|_| Error::NotFound)
}

/// What came back in a process.
pub async fn list_of(app: web::Data<App>, staff: Within<Publish>) -> Result<HttpResponse> {
    let (of, secrets) = (Some(staff.process.id), app.secrets.clone());
    let (kept, waiting) = app
        .db
        .read(move |c| {
            Ok((
                returned::kept(c, &secrets, of, SHOWN)?,
                returned::waiting(c, of)?,
            ))
        })
        .await?;
    Ok(html(views::returned(&staff, &kept, waiting, &app.zone)))
}

/// Sets a message of a process aside that somebody has looked at.
pub async fn set_aside_of(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let desk = Desk::Process(&staff);
    put_aside(&app, desk, &staff, id(&path.1)?).await
}

/// The same of one that is nobody's.
pub async fn set_aside(
    app: web::Data<App>,
    who: MayOperate,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let desk = Desk::Nobodys(&who.account);
    put_aside(&app, desk, &who, id(&path)?).await
}

async fn put_aside(
    app: &App,
    desk: Desk<'_>,
    who: &impl MayChange,
    id: ReturnedMailId,
) -> Result<HttpResponse> {
    let of = desk.of();
    who.write(app, "returned-mail.set-aside", id.to_string(), move |c| {
        if returned::set_aside(c, of, id)? {
            Ok(())
        } else {
            Err(Error::NotFound)
        }
    })
    .await?;
    Ok(see_other(desk.list()))
}

/// Asks what a message of a process is.
pub async fn ask_of(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (form, faults) = (Form::default(), Faults::default());
    let page = question(&app, Desk::Process(&staff), id(&path.1)?, &form, &faults);
    Ok(html(page.await?))
}

/// The same of one that is nobody's.
pub async fn ask(
    app: web::Data<App>,
    who: MayOperate,
    path: web::Path<String>,
) -> Result<HttpResponse> {
    let (form, faults) = (Form::default(), Faults::default());
    let desk = Desk::Nobodys(&who.account);
    Ok(html(
        question(&app, desk, id(&path)?, &form, &faults).await?,
    ))
}

async fn question(
    app: &App,
    desk: Desk<'_>,
    id: ReturnedMailId,
    form: &Form,
    faults: &Faults,
) -> Result<maud::Markup> {
    let (of, secrets) = (desk.of(), app.secrets.clone());
    let address = crate::mail::Address::parse(form.text("address")).ok();
    let (kept, choices) = app
        .db
        .read(move |c| {
            let (kept, mut all) =
                returned::kept_one(c, &secrets, of, id)?.ok_or(Error::NotFound)?;
            if let Some(address) = &address {
                for found in returned::sent_to(c, &secrets, of, address, &Why::LookedFor)? {
                    if all.iter().all(|one| one.delivery != found.delivery) {
                        all.push(found);
                    }
                }
            }
            let choices = all.into_iter().map(|candidate| {
                let mailing = queries::mailing(c, candidate.mailing)?;
                Ok(Choice {
                    report: queries::report_of(c, &mailing)?,
                    process: processes::queries::process(c, candidate.process)?,
                    candidate,
                })
            });
            Ok((kept, choices.collect::<Result<Vec<Choice>>>()?))
        })
        .await?;
    Ok(views::ask(&Asked {
        desk,
        kept: &kept,
        choices: &choices,
        form,
        faults,
        zone: &app.zone,
    }))
}

/// Looks for an address in a process, or takes a message for what somebody says that it is.
pub async fn settle_of(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    answer(&app, Desk::Process(&staff), &staff, id(&path.1)?, &form).await
}

/// The same for one that is nobody's, among all mail.
pub async fn settle(
    app: web::Data<App>,
    who: MayOperate,
    path: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    answer(&app, Desk::Nobodys(&who.account), &who, id(&path)?, &form).await
}

async fn answer(
    app: &App,
    desk: Desk<'_>,
    who: &impl MayChange,
    id: ReturnedMailId,
    form: &Form,
) -> Result<HttpResponse> {
    let t = desk.t();
    let mut faults = Faults::default();
    let (of, secrets) = (desk.of(), app.secrets.clone());
    match read(t, form) {
        Err(wrong) => faults = wrong,
        Ok(Pressed::Look(address)) => {
            // Who looks for somebody stands in the log; for whom does not.
            let look = move |c: &mut crate::db::Connection| {
                returned::kept_one(c, &secrets, of, id)?.ok_or(Error::NotFound)?;
                Ok(returned::sent_to(c, &secrets, of, &address, &Why::LookedFor)?.len())
            };
            let found = who
                .write(app, "returned-mail.looked-up", id.to_string(), look)
                .await?;
            if found > 0 {
                return Ok(html(question(app, desk, id, form, &faults).await?));
            }
            faults.add("address", t.get("settle-looked-none"));
        }
        Ok(Pressed::Settle(said, address)) => {
            let day = app.clock.now().day(&app.zone).to_string();
            let settled = who
                .write(
                    app,
                    "returned-mail.settled",
                    move |settled: &Settled| told(id, said, *settled),
                    move |c| {
                        let looked = Looked {
                            id,
                            of,
                            address: address.as_ref(),
                            day: &day,
                        };
                        returned::settle(c, &secrets, looked, said)
                    },
                )
                .await?;
            if settled != Settled::NoSuchDelivery {
                return Ok(see_other(desk.list()));
            }
            faults.add("delivery", t.get("settle-which-missing"));
        }
    }
    Ok(html_unaccepted(
        question(app, desk, id, form, &faults).await?,
    ))
}

/// As the log keeps it: of which mailing, never whose.
fn told(id: ReturnedMailId, said: Said, settled: Settled) -> Option<String> {
    let word = said.meaning.word();
    match settled {
        Settled::Now(Some(mailing)) => Some(format!("{id}: {word}, mailing {mailing}")),
        Settled::Now(None) => Some(format!("{id}: {word}")),
        Settled::Before | Settled::NoSuchDelivery => None,
    }
}
