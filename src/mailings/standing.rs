//! How a mailing stands, and all that there is to know of it.

use diesel::result::Error as DieselError;

use super::bounces;
use super::fingerprint::Fingerprint;
use super::forwarding::{self, ForwardFigures};
use super::letter::Letter;
use super::queries::{self, Reach};
use super::{Audience, Figures, Mailing, Order, Uncertain};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, MailingId, ProcessId};
use crate::error::Result;
use crate::mail::returned::ReturnedKind;
use crate::reports::Report;
use crate::{organisations, staff};

/// The seconds over which the pace is taken.
const PACE_OVER: i64 = 60;
/// Uncertain deliveries shown for a decision each; all together can be decided at once.
const UNCERTAIN_SHOWN: i64 = 100;

/// How a mailing stands at this moment.
#[derive(Debug, Clone, Copy)]
pub(super) struct MailingStanding {
    pub figures: Figures,
    /// Whether that can still change by itself.
    pub is_moving: bool,
    /// Mails that the relay answered a minute, of late; none while it is stopped.
    pub per_minute: i64,
}

impl MailingStanding {
    pub fn load(c: &mut Connection, mailing: &Mailing, now: Timestamp) -> Result<Self> {
        let figures = queries::figures_of(c, mailing.id)?;
        let is_moving = mailing.order == Order::Run && figures.waiting > 0;
        // What is stopped has no pace: it may well not go on.
        let has_pace = is_moving && !mailing.is_stopped();
        Ok(Self {
            figures,
            is_moving,
            per_minute: if has_pace {
                let begun = mailing.begun_at.unwrap_or(now);
                let seconds = (now.0 - begun.0).clamp(1, PACE_OVER);
                let since = now.plus_seconds(-seconds);
                queries::settled_since(c, mailing.id, since)? * PACE_OVER / seconds
            } else {
                0
            },
        })
    }
}

/// All that a mailing's page tells.
pub(super) struct MailingFacts {
    pub report: Report,
    pub mailing: Mailing,
    pub standing: MailingStanding,
    /// Empty when they cannot be read, which its trouble tells.
    pub letters: Vec<Letter>,
    /// Of the failed, those whose mail was never made.
    pub unmade: i64,
    pub uncertain: Vec<Uncertain>,
    /// Of how many mails something came back, by what it was.
    pub returns: Vec<(ReturnedKind, i64)>,
    pub made_by: Option<String>,
    pub approved_by: Option<String>,
    /// Whom it would go to if it began now; none once it has begun.
    pub to_come: Option<Reach>,
    /// What waits for the same word of a second person: one publishing has one approval.
    pub along: Vec<Along>,
    /// All that it says, and what waits with it, by which a button knows it again.
    pub words: Option<Fingerprint>,
    pub forwards: Option<Forwards>,
}

impl MailingFacts {
    pub fn load(c: &mut Connection, of: ProcessId, id: MailingId, now: Timestamp) -> Result<Self> {
        let mailing = queries::mailing_of(c, of, id)?;
        Ok(Self {
            report: queries::report_of(c, &mailing)?,
            standing: MailingStanding::load(c, &mailing, now)?,
            letters: match queries::letters(c, id) {
                Err(DieselError::DeserializationError(_)) => Vec::new(),
                letters => letters?,
            },
            unmade: queries::unmade(c, id)?,
            uncertain: queries::uncertain(c, id, UNCERTAIN_SHOWN)?,
            returns: bounces::queries::of_mailing(c, id)?,
            made_by: name(c, mailing.created_by)?,
            approved_by: name(c, mailing.approved_by)?,
            to_come: match mailing.begun_at {
                Some(_) => None,
                None => Some(queries::audience(c, &mailing)?),
            },
            along: Along::load(c, &mailing)?,
            words: match mailing.begun_at {
                Some(_) => None,
                None => Some(mailing.fingerprint(c)?),
            },
            forwards: match mailing.audience {
                Audience::Contacts => Some(Forwards::load(c, &mailing)?),
                Audience::Participants | Audience::Stakeholders => None,
            },
            mailing,
        })
    }
}

/// Another mailing of the same publishing, that waits with one.
pub(super) struct Along {
    pub mailing: Mailing,
    pub to_come: i64,
    pub letters: Vec<Letter>,
}

impl Along {
    fn load(c: &mut Connection, with: &Mailing) -> Result<Vec<Self>> {
        let others = queries::together(c, with)?.into_iter();
        let others = others.filter(|one| one.id != with.id).map(|mailing| {
            Ok(Self {
                to_come: queries::audience(c, &mailing)?.total(),
                letters: queries::letters(c, mailing.id)?,
                mailing,
            })
        });
        others.collect()
    }
}

/// What organisations have said.
pub(super) struct Forwards {
    pub figures: ForwardFigures,
    /// Who has said nothing: organisation and name.
    pub silent: Vec<(String, String)>,
    /// Whether they were asked again.
    pub reminded: bool,
}

impl Forwards {
    fn load(c: &mut Connection, mailing: &Mailing) -> Result<Self> {
        let first = queries::first_round(c, mailing)?;
        let said_nothing = forwarding::queries::silent(c, first)?;
        let organisations = organisations::queries::all(c, mailing.process)?;
        let organisation = |id| {
            let found = organisations.iter().find(|one| Some(one.id) == id);
            found.map(|one| one.name.clone()).unwrap_or_default()
        };
        let contacts = organisations::queries::contacts(c, mailing.process)?;
        let mut silent: Vec<(String, String)> = contacts
            .into_iter()
            .filter(|contact| said_nothing.contains(&contact.id))
            .map(|contact| (organisation(contact.organisation), contact.name))
            .collect();
        silent.sort();
        Ok(Self {
            figures: forwarding::queries::figures(c, first)?,
            silent,
            reminded: queries::reminder(c, mailing)?.is_some(),
        })
    }
}

/// The name of an account, if it is still there.
fn name(c: &mut Connection, id: Option<AccountId>) -> Result<Option<String>> {
    let account = id.map(|id| staff::queries::account(c, id)).transpose()?;
    Ok(account.flatten().map(|account| account.name))
}
