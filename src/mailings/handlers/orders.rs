//! What people decide about a mailing.

use actix_web::{HttpResponse, web};

use super::id;
use super::mailing::{self, Sent};
use crate::app::App;
use crate::error::Result;
use crate::mailings::decisions::{Decision, Outcome, SecondWord};
use crate::mailings::forms::{read_decision, read_second_word};
use crate::mailings::queries;
use crate::processes::within::Within;
use crate::staff::writing::MayChange;
use crate::staff::{Approve, Publish};
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{see_other, url};

/// Pauses, resumes, cancels, begins or moves it; decides on uncertain ones; tries failed ones again.
pub async fn order(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (id, of, now) = (id(&path.1)?, staff.process.id, app.clock.now());
    let domain = app.config.mail.from.domain().to_owned();
    let decision = match read_decision(Reading::new(staff.t(), &form), &app.zone, now)? {
        Ok(decision) => decision,
        Err(faults) => {
            let sent = Sent {
                form,
                faults,
                ..Sent::default()
            };
            return mailing::ask_again(&app, &staff, id, sent).await;
        }
    };
    let outcome = staff
        .write(&app, decision.action(), Outcome::told, move |c| {
            let mailing = queries::mailing_of(c, of, id)?;
            decision.carry_out(c, &mailing, &domain, now)
        })
        .await?;
    let back = url::mailing(&staff.process.slug, id);
    match outcome {
        Outcome::Changed(changed) => {
            mailing::ask_again(&app, &staff, id, Sent::about(changed)).await
        }
        Outcome::Idle(why) => Ok(see_other(back.with(mailing::IDLE, why.word()))),
        Outcome::Done(_) => {
            app.wake_worker.notify_one();
            Ok(see_other(match decision {
                // It is gone.
                Decision::SendBack => url::mailings(&staff.process.slug),
                _ => back,
            }))
        }
    }
}

/// The second person's word (D38): approves, or sends it back to its words.
pub async fn approve(
    app: web::Data<App>,
    staff: Within<Approve>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (id, of, now) = (id(&path.1)?, staff.process.id, app.clock.now());
    let account = staff.account.id;
    let domain = app.config.mail.from.domain().to_owned();
    let word = read_second_word(&form)?;
    let (action, back) = match word {
        SecondWord::SendBack => ("mailing.sent-back", url::mailings(&staff.process.slug)),
        SecondWord::Approve(_) => ("mailing.approved", url::mailing(&staff.process.slug, id)),
    };
    let outcome = staff
        .write(&app, action, Outcome::told, move |c| {
            let mailing = queries::mailing_of(c, of, id)?;
            word.carry_out(c, &mailing, (account, &domain), now)
        })
        .await?;
    if let Outcome::Changed(changed) = outcome {
        return mailing::ask_again(&app, &staff, id, Sent::about(changed)).await;
    }
    app.wake_worker.notify_one();
    Ok(see_other(back))
}
