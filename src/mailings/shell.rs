//! What the command line does about mail.

use std::io::Read;

use super::bounces;
use crate::app::App;
use crate::config::Config;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::mail::check::{self, StepOutcome};
use crate::mail::names::{self, Looked, Subject};

/// Bytes of a message that are taken in.
const MOST: u64 = 1024 * 1024;

/// Takes in one message from standard input.
///
/// # Errors
/// The database's: then nothing is taken in, and the message must be handed over again.
pub async fn bounce(app: &App, recipient: Option<&str>) -> Result<()> {
    let mut bytes = Vec::new();
    std::io::stdin().take(MOST).read_to_end(&mut bytes)?;
    // What is left is read and thrown away, or the mail server would take the closed pipe for a failure.
    std::io::copy(&mut std::io::stdin(), &mut std::io::sink())?;
    bounces::take_in(app, &bytes, recipient).await?;
    Ok(())
}

/// Says how far the way to the relay is open, what has to be published for DKIM, and what the DNS says of the sender.
///
/// # Errors
/// `Settings` when mail cannot be sent, or is surely refused because of what the DNS says.
pub async fn check(config: &Config, to: Option<&str>) -> Result<()> {
    let t = Language::English.texts();
    let mail = &config.mail;
    if let Some(dkim) = &mail.dkim {
        for (name, value) in dkim.dns_records() {
            println!("publish {name} TXT {value}");
        }
    }
    let Some(url) = &mail.smtp else {
        println!("outbox {}", config.outbox().display());
        return Ok(());
    };
    let to = match to {
        Some(text) => Address::parse(text)
            .map_err(|_| Error::Settings(format!("{text} is not an e-mail address")))?,
        None => mail.from.clone(),
    };
    let subject = Subject::of(&mail.from, url, mail.dkim.as_ref());
    let (walk, looked) = tokio::join!(
        check::walk(url, &mail.roots, &mail.from, &to),
        names::look(&subject, mail.dns),
    );
    for (phase, outcome) in &walk.0 {
        let step = t.get(check::step_key(*phase));
        match outcome {
            StepOutcome::Fine => println!("{step}: {}", t.get("check-step-fine")),
            StepOutcome::NotNeeded => println!("{step}: {}", t.get("check-step-not-needed")),
            StepOutcome::NotReached => println!("{step}: {}", t.get("check-step-not-reached")),
            StepOutcome::Failed { failure, advice } => {
                println!("{step}: {failure}");
                println!("  {}", t.get(advice));
            }
        }
    }
    if walk.is_fine() {
        println!("{}", t.get("check-fine"));
    }
    println!("\n{}", t.get("names-title"));
    if looked == Looked::NotBuilt {
        println!("{}", t.get("names-not-built"));
    }
    for finding in looked.findings() {
        let (about, verdict) = (t.get(finding.about.key()), t.get(finding.verdict.key()));
        println!("{about}, {}: {verdict}", finding.name);
        println!("  {}", finding.text(t));
        if let Some(record) = &finding.publish {
            println!("  publish {record}");
        }
    }
    if !walk.is_fine() {
        return Err(Error::Settings("mail cannot be sent yet".into()));
    }
    if looked.gets_mail_refused() {
        return Err(Error::Settings(
            "mail is surely refused because of what the DNS says of the sender".into(),
        ));
    }
    Ok(())
}
