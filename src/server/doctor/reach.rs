//! The ways in and out: the address that people type, and the relay.

use super::finding::Finding;
use crate::clock::Timestamp;
use crate::config::Config;
use crate::i18n::Language;
use crate::mail::check::{self, StepOutcome};
use crate::mail::names::{self, Subject, Verdict};
use crate::server::asking;
use crate::web::url;

/// Seconds by which the clocks of machines may differ.
const APART: i64 = 60;

/// Looks the name up, and asks there whether Eko lives, as a phone would.
pub(super) async fn base_url(config: &Config, now: Timestamp) -> Vec<Finding> {
    let base = &config.base_url;
    let (host, port) = base.host_and_port();
    let found: Vec<_> = match tokio::net::lookup_host((host, port)).await {
        Ok(found) => found.collect(),
        Err(error) => {
            return vec![Finding::wrong(format!(
                "the name {host} of EKO_BASE_URL is not found ({error}): add it to the DNS, or mend EKO_BASE_URL"
            ))];
        }
    };
    let mut addresses: Vec<String> = found.iter().map(|found| found.ip().to_string()).collect();
    addresses.sort();
    addresses.dedup();
    let mut all = vec![Finding::right(format!(
        "the DNS knows {host}: {}",
        addresses.join(", ")
    ))];
    let at = base.join(url::healthy());
    match asking::publicly(base, &config.mail.roots).await {
        Ok(answer) if answer.is_eko_alive() => {
            all.push(Finding::right(format!("Eko answers at {at}")));
            all.extend(answer.date.and_then(|there| {
                let apart = (there.0 - now.0).abs();
                (apart > APART).then(|| {
                    Finding::wrong(format!(
                        "the clocks of this machine and of the proxy’s are {apart} seconds apart: let something keep both, such as systemd-timesyncd"
                    ))
                })
            }));
        }
        Ok(answer) => all.push(Finding::wrong(format!(
            "something answers at {at}, with {}, and it is not Eko: lead the proxy to {}, with nothing before the path, and see that Eko runs",
            answer.status, config.listen
        ))),
        Err(why) => all.push(Finding::wrong(format!(
            "nobody answers at {at} ({why}): see that Eko runs, that a proxy with a certificate for {host} leads to {}, and that this machine may reach it",
            config.listen
        ))),
    }
    all
}

/// Asks each provider of identities what it is.
#[cfg(feature = "oauth")]
pub(super) async fn providers(config: &Config) -> Vec<Finding> {
    let mut all = Vec::new();
    for provider in &config.providers {
        let back = config.base_url.join(url::sign_in_back(&provider.id));
        all.push(match crate::staff::providers::asking::look(config, provider).await {
            Ok(_) => Finding::right(format!(
                "{} answers as {}; it has to lead back to {back}",
                provider.name, provider.issuer
            )),
            Err(why) => Finding::wrong(format!(
                "nobody can sign in with {} ({why}): see that issuer in its file is what it says of itself, and that this machine may reach it",
                provider.name
            )),
        });
    }
    all
}

/// Walks the way to the relay. No mail is sent.
pub(super) async fn relay(config: &Config) -> Option<Finding> {
    let mail = &config.mail;
    let relay = mail.smtp.as_ref()?;
    let t = Language::English.texts();
    if mail.renews_tokens() && relay.signs_in() {
        return Some(Finding::right(format!(
            "Eko signs in to the relay {}:{} by token, which changes something: eko mail check tries it",
            relay.host, relay.port
        )));
    }
    let walk = check::walk(relay, &mail.roots, &mail.from, &mail.from).await;
    let failed = walk.0.iter().find_map(|(step, outcome)| match outcome {
        StepOutcome::Failed { failure, advice } => Some((step, failure, advice)),
        StepOutcome::Fine | StepOutcome::NotNeeded | StepOutcome::NotReached => None,
    });
    let (host, port) = (&relay.host, relay.port);
    Some(match failed {
        None => Finding::right(format!(
            "the relay {host}:{port} takes mail from {}; eko mail check tells more",
            mail.from.as_str()
        )),
        Some((step, failure, advice)) => Finding::wrong(format!(
            "the relay {host}:{port} cannot be used. {}: {failure}. {}",
            t.get(check::step_key(*step)),
            t.get(advice)
        )),
    })
}

/// Looks up what the DNS says of the sender. What is as it should be is not told one by one.
pub(super) async fn sender(config: &Config) -> Vec<Finding> {
    let mail = &config.mail;
    let Some(relay) = &mail.smtp else {
        return Vec::new();
    };
    let t = Language::English.texts();
    let subject = Subject::of(&mail.from, relay, mail.dkim.as_ref());
    let looked = names::look(&subject, mail.dns).await;
    let told = looked.findings().iter().filter_map(|finding| {
        let said = format!(
            "{} of {}: {}",
            t.get(finding.about.key()),
            finding.name,
            finding.text(t)
        );
        match finding.verdict {
            Verdict::Fine | Verdict::Unknown => None,
            Verdict::Better => Some(Finding::right(said)),
            Verdict::Wrong => Some(Finding::wrong(said)),
        }
    });
    told.collect()
}
