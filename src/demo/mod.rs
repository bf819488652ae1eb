//! The example that `eko serve --demo` shows: a whole process with its figures, a mailing done and one under
//! way, and a dialogue to try.
//!
//! It goes through the same doors as real input wherever there is one. Totals are those of the public record;
//! everything that the record does not say (dates, the split over dialogues, answers, addresses) is made up.

mod dialogues;
mod goals;
mod observations;
mod organisations;
mod pdf;
mod plan;
mod process;
mod reports;
mod status;
mod surveys;
mod tables;

use actix_web::web;
use jiff::civil::Date;
use zeroize::Zeroizing;

use crate::addresses::queries::Reason;
use crate::addresses::{self, Purpose};
use crate::app::App;
use crate::audit::Actor;
use crate::clock::{Clock, Timestamp};
use crate::config::Config;
use crate::db::Limits;
use crate::dialogues::Code;
use crate::error::{Error, Result};
use crate::followup::snapshots::{self, Taking};
use crate::mailings::outbox;
use crate::mailings::worker::Worker;
use crate::processes;
use crate::secrets::{random_token, token_hash};
use crate::staff::writing::Change;
use crate::staff::{self, password};
use crate::web::url;
pub use pdf::one_page_pdf;
use process::{EMAIL, REGISTRAR};
use reports::{Publishing, interim, popular, publish};

/// Mails a second, so slow that the mailing under way can be watched.
const RATE: f64 = 0.25;
/// What the figures were saved for when the interim report had come.
const SNAPSHOT: &str = "Delrapporten, juni 2022";

/// What somebody needs to try the example.
pub struct Demo {
    password: String,
    code: Code,
    host_token: String,
}

impl Demo {
    /// One fact a line, for eyes and programs.
    pub fn lines(&self, app: &App) -> Vec<String> {
        let base = &app.config.base_url;
        vec![
            format!("open {}", base.as_str()),
            format!("sign-in {EMAIL} {}", self.password),
            format!("desk {REGISTRAR} {}", self.password),
            format!("dialogue {}", base.join(url::question(self.code.as_str()))),
            format!("host {}", base.join(url::host(&self.host_token))),
            format!("mail {}", app.config.outbox().display()),
        ]
    }
}

/// Adjusts the settings for the example.
///
/// # Errors
/// When the address can be reached by others: the example has a known account and made-up figures.
pub fn prepare(config: &mut Config) -> Result<()> {
    if !config.is_loopback() {
        return Err(Error::Settings(
            "the demo listens on this machine only; set EKO_LISTEN to 127.0.0.1 or leave --demo out".into(),
        ));
    }
    config.mail.smtp = None;
    config.mail.per_second = RATE;
    config.mail.connections = 1;
    Ok(())
}

/// Loads the example, unless it is there already, and makes a fresh password and host link.
///
/// # Errors
/// When the data folder holds a real installation.
pub async fn load(app: &App) -> Result<Demo> {
    let password = random_token();
    let phc = password::hash(Zeroizing::new(password.clone())).await?;
    let host_token = random_token();
    let hash = token_hash(&host_token);
    let now = app.clock.now();
    let known = app
        .db
        .read(|c| {
            Ok((
                staff::queries::any_account(c)?,
                staff::queries::sign_in_facts(c, EMAIL)?,
            ))
        })
        .await?;
    match known {
        (false, _) => seed(app, &phc, now).await?,
        (true, Some(_)) => {}
        (true, None) => {
            return Err(Error::Settings(format!(
                "{} holds a real installation; give the demo a folder of its own with EKO_DATA_DIR",
                app.config.data_dir.display()
            )));
        }
    }
    let (secrets, zone) = (app.secrets.clone(), app.zone.clone());
    let code = Change::by(Actor::Shell, app, "demo.opened")
        .write("", move |c| {
            for email in [EMAIL, REGISTRAR] {
                let known = staff::queries::sign_in_facts(c, email)?;
                let (account, _) = known.ok_or(Error::NotFound)?;
                staff::queries::set_password(c, account, &phc)?;
            }
            // Whoever tries it may have added processes beside the example's.
            let process = processes::queries::find(c, process::SLUG)?.ok_or(Error::NotFound)?;
            let dialogue = dialogues::open(c, &secrets, process, now, &zone)?;
            crate::dialogues::queries::set_host_token(c, dialogue, Some(&hash))?;
            crate::dialogues::queries::code(c, &secrets, dialogue)
        })
        .await?;
    Ok(Demo {
        password,
        code,
        host_token,
    })
}

async fn seed(app: &App, phc: &str, now: Timestamp) -> Result<()> {
    // The mailing that is done goes out at once, not at the pace of the one to be watched.
    let mut config = app.config.clone();
    config.mail.per_second = 0.0;
    let zone = app.zone.clone();
    let at = |year, month, day| {
        Date::new(year, month, day)
            .map(|day| Timestamp::start_of(day, &zone).plus_seconds(10 * 3600))
            .unwrap_or(now)
    };
    let interim_day = at(2022, 6, 15);
    let fast = web::Data::new(App::open(
        config,
        Clock::set_to(interim_day),
        Limits::default(),
    )?);
    let (secrets, zone, phc) = (app.secrets.clone(), app.zone.clone(), phc.to_owned());
    let (later_secrets, later_zone) = (secrets.clone(), zone.clone());
    let domain = app.config.mail.from.domain().to_owned();
    let interim_domain = domain.clone();
    let (process, account, made) = Change::by(Actor::Shell, &fast, "demo.begun")
        .write("", move |c| {
            let account = process::add_account(c, &phc, now)?;
            let process = process::add(c, account)?;
            process::add_registrar(c, &phc, process.id, now)?;
            dialogues::add(c, &secrets, process.id, &zone)?;
            organisations::add(c, &secrets, process.id)?;
            let publishing = Publishing {
                by: account,
                at: interim_day,
                domain: &interim_domain,
            };
            let made = publish(c, &process, &interim(), &publishing)?;
            Ok((process, account, made))
        })
        .await?;
    Worker::new(fast.clone()).run_until_idle().await?;
    if let Some(&to_participants) = made.first() {
        organisations::bounce(&fast, to_participants).await?;
    }
    let told = at(2022, 6, 24);
    let process = Change::by(Actor::Shell, &fast, "demo.filled")
        .write("", move |c| {
            if let Some(&to_contacts) = made.last() {
                organisations::answer(c, to_contacts, told)?;
            }
            let leaving = addresses::queries::who_agreed(c, process.id, Purpose::Final)?;
            for leaver in leaving.into_iter().take(3) {
                addresses::queries::erase(c, leaver.id, Reason::Withdrawn, "2022-06-20")?;
            }
            organisations::leave(c, process.id, "2022-06-20")?;
            process::erase_comments(c, process.id, &told.day(&later_zone).to_string())?;
            goals::add(c, &process)?;
            let taking = Taking {
                name: SNAPSHOT.to_owned(),
                by: account,
                at: told,
                zone: later_zone.clone(),
            };
            let interim = snapshots::take(c, process.id, &taking)?;
            snapshots::queries::publish(c, interim.id, told)?;
            let publishing = Publishing {
                by: account,
                at: now,
                domain: &domain,
            };
            publish(c, &process, &popular(), &publishing)?;
            surveys::add_elected(c, &later_secrets, process.id, account, &later_zone)?;
            surveys::add_own_questions(c, process.id, now)?;
            plan::add(c, process.id, now.day(&later_zone))?;
            status::add(c, process.id, now)?;
            observations::add(c, process.id, now, now.day(&later_zone))?;
            observations::add_readers(c, &later_secrets, process.id, account, &later_zone)?;
            dialogues::add_unheld(c, &later_secrets, process.id, now, &later_zone)?;
            Ok(process.id)
        })
        .await?;
    organisations::puzzle(app, process).await?;
    process::ask_somebody(app, process, account).await?;
    // Those who left take their mails along.
    outbox::let_go(app).await.map(drop)
}
