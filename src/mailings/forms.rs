//! The forms about mailings: what they ask for, and the rules about it.

pub(super) mod settling;

use jiff::tz::TimeZone;

use super::decisions::{Decision, Saw, SecondWord, Which};
use super::fingerprint::Fingerprint;
use super::letter::Letter;
use super::queries::{self, Plan, Resolution};
use super::subject::Subject;
use super::{Audience, Mailing, Order, State};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, DeliveryId, word_enum};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::{Length, Reading};

word_enum!(
    /// The steps on the way to a mailing, in their order.
    Step {
        Report = "report" => "publish-step-report",
        Recipients = "recipients" => "publish-step-recipients",
        Mails = "mails" => "publish-step-mails",
        When = "when" => "publish-step-when",
        Confirm = "confirm" => "publish-step-confirm",
    }
);

impl Step {
    /// Counted from 1.
    pub fn number(self) -> usize {
        Self::ALL.iter().take_while(|step| **step < self).count() + 1
    }

    /// The step that is asked for, or the earlier one in which something has not been said rightly: `reading` has the
    /// fault. What is only published needs no mail and no time.
    pub(super) fn asked(
        reading: &mut Reading<'_>,
        subject: &Subject,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Self {
        let step = reading.form.word("step", Self::from_word);
        let step = step.unwrap_or(Self::Report);
        if step <= Self::Recipients {
            return step;
        }
        let audiences = read_audiences(reading);
        if !reading.faults.is_empty() {
            return Self::Recipients;
        }
        if audiences.is_empty() {
            return Self::Confirm;
        }
        if step == Self::Confirm {
            read_start(reading, zone, now);
            read_attached(reading, subject);
            if !reading.faults.is_empty() {
                return Self::When;
            }
        }
        step
    }

    /// The step in which what is wrong can be put right.
    pub fn of(faults: &Faults) -> Self {
        let is_in = |fields: &[&str]| fields.iter().any(|field| faults.of(field).is_some());
        if is_in(&["when", "starts_at", "attach", "last"]) {
            Self::When
        } else if is_in(&["mail", "audience"]) {
            Self::Recipients
        } else {
            Self::Confirm
        }
    }
}

/// Whether the file travels along.
fn read_attached(reading: &mut Reading<'_>, subject: &Subject) -> bool {
    let attach = reading.tick("attach");
    if attach && !subject.may_attach() {
        reading.fault("attach", "publish-attach-none");
    }
    attach
}

/// What the form before publishing asks for.
///
/// Mail goes to those who were ticked, when it was said, and to nobody else: what is missing or unknown is a fault and
/// never a default.
#[derive(Clone)]
pub(super) struct Wanted {
    pub seen: WasSeen,
    /// None is at once.
    starts_at: Option<Timestamp>,
    attach: bool,
    last: bool,
}

/// What the leader saw when they sent the form.
#[derive(Debug, Clone)]
pub(super) struct WasSeen {
    /// Nobody when the report is only to be published.
    pub audiences: Vec<Seen>,
    /// All the words; none when that was not sent along.
    pub words: Option<Fingerprint>,
}

/// An audience, and how many of it the leader saw that it is to go to; none when that was not sent along.
#[derive(Debug, Clone, Copy)]
pub(super) struct Seen {
    pub audience: Audience,
    pub count: Option<i64>,
}

/// The field with how many of an audience the page showed.
pub(super) fn seen_field(audience: Audience) -> String {
    format!("seen-{}", audience.word())
}

/// How many a page showed that a button is about.
fn seen(form: &Form, field: &str) -> Option<i64> {
    form.word(field, |count| count.parse().ok())
}

impl Wanted {
    pub fn read(
        reading: &mut Reading<'_>,
        subject: &Subject,
        zone: &TimeZone,
        now: Timestamp,
    ) -> Option<Self> {
        let form = reading.form;
        let starts_at = read_start(reading, zone, now);
        let audiences = read_audiences(reading);
        let (attach, last) = (read_attached(reading, subject), reading.tick("last"));
        // Also a report's title can name whom the dialogues were with.
        let fault = audiences
            .iter()
            .flat_map(|&audience| subject.letters(audience))
            .find_map(|letter| subject.names_a_group(reading.t, &letter.subject));
        if let Some(fault) = fault
            && reading.faults.is_empty()
        {
            reading.faults.add("audience", fault);
        }
        let audiences = audiences.into_iter().map(|audience| Seen {
            audience,
            count: seen(form, &seen_field(audience)),
        });
        Some(Self {
            seen: WasSeen {
                audiences: audiences.collect(),
                words: Fingerprint::read(form),
            },
            starts_at,
            attach,
            last,
        })
    }

    /// Whether what was seen is what would be made: as many of each audience, the file where it was ticked, and the same
    /// words.
    pub fn is_as_seen(&self, c: &mut Connection, subject: &Subject) -> Result<bool> {
        if self.attach && !subject.may_attach() {
            return Ok(false);
        }
        let mut all_done = subject.report.published_at.is_some();
        for seen in &self.seen.audiences {
            let mailing = subject.mailing(seen.audience);
            let count = queries::audience(c, &mailing)?.total();
            // The second of two clicks finds it done, and adds nobody.
            let is_done = count == 0 && queries::has_begun(c, &mailing)?;
            if !is_done && seen.count != Some(count) {
                return Ok(false);
            }
            all_done &= is_done;
        }
        Ok(all_done || self.seen.words == Some(subject.fingerprint()))
    }

    /// The plan of the mailings that are wanted.
    pub fn plan(&self, subject: &Subject, by: AccountId, domain: &str) -> Plan {
        let words = self.seen.audiences.iter().map(|seen| seen.audience);
        Plan {
            like: Mailing {
                attach: self.attach,
                last: self.last,
                starts_at: self.starts_at,
                order: if subject.process.mailing.needs_approval {
                    Order::Await
                } else {
                    Order::Schedule
                },
                created_by: Some(by),
                ..subject.mailing(Audience::Participants)
            },
            words: words.map(|to| (to, subject.letters(to))).collect(),
            domain: domain.to_owned(),
        }
    }
}

/// To whom it is to be mailed: to nobody only where that was said.
fn read_audiences(reading: &mut Reading<'_>) -> Vec<Audience> {
    let form = reading.form;
    let mut audiences: Vec<Audience> = Vec::new();
    for word in form.all("audience") {
        match Audience::from_word(word) {
            Some(audience) if audiences.contains(&audience) => {}
            Some(audience) => audiences.push(audience),
            None => reading.fault("audience", "publish-audience-unknown"),
        }
    }
    match form.word("mail", wants_mail) {
        None => reading.fault("mail", "publish-choice-missing"),
        Some(Mails::Yes) if audiences.is_empty() && reading.faults.of("audience").is_none() => {
            reading.fault("audience", "publish-audience-missing");
        }
        Some(Mails::No) if !audiences.is_empty() => {
            reading.fault("audience", "publish-only-audience");
        }
        Some(Mails::Yes | Mails::No) => {}
    }
    audiences
}

/// Whether a report is mailed, or only published.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mails {
    Yes,
    No,
}

fn wants_mail(word: &str) -> Option<Mails> {
    match word {
        "yes" => Some(Mails::Yes),
        "no" => Some(Mails::No),
        _ => None,
    }
}

/// When the mailings are to begin: at once, or at a local time that is still to come. What is not mailed is published
/// at once.
fn read_start(reading: &mut Reading<'_>, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let mails = reading.form.word("mail", wants_mail);
    match reading
        .form
        .word("when", |word| Some(word.to_owned()))
        .as_deref()
    {
        Some("now") => {
            if !reading.form.text("starts_at").is_empty() {
                reading.fault("when", "publish-now-or-later");
            }
            return None;
        }
        Some("later") if mails == Some(Mails::No) => {
            reading.fault("when", "publish-only-now");
            return None;
        }
        Some("later") => {}
        None if mails == Some(Mails::No) && reading.form.all("when").next().is_none() => {
            return None;
        }
        Some(_) | None => {
            reading.fault("when", "publish-when-missing");
            return None;
        }
    }
    read_moment(reading, zone, now)
}

/// A local time that is still to come.
fn read_moment(reading: &mut Reading<'_>, zone: &TimeZone, now: Timestamp) -> Option<Timestamp> {
    let fault = match Timestamp::local(reading.form.text("starts_at"), zone) {
        Some(moment) if moment > now => return Some(moment),
        Some(_) => "publish-starts-at-past",
        None => "publish-starts-at-malformed",
    };
    reading.fault("starts_at", fault);
    None
}

/// One's own words for a mailing; none asks for the ready-made ones.
pub(super) fn read_letter(
    reading: &mut Reading<'_>,
    subject: &Subject,
    language: Language,
) -> Option<Letter> {
    match reading
        .form
        .word("do", |word| Some(word.to_owned()))
        .as_deref()
    {
        Some("ready-made") => return None,
        Some("save") => {}
        _ if reading.form.all("do").next().is_none() => {}
        _ => reading.fault("body", "error-malformed-text"),
    }
    let letter = Letter {
        language,
        subject: reading.required("subject", "mail-subject-label", 150),
        body: reading.required("body", "words-body", Length::Lines(5000)),
    };
    if let Some(fault) = subject.names_a_group(reading.t, &letter.subject) {
        reading.faults.add("subject", fault);
    }
    Some(letter)
}

/// What a button on a mailing's page decides; or what is wrong with what was typed or ticked beside it.
///
/// # Errors
/// `Malformed` for a button that is none.
pub(super) fn read_decision(
    mut reading: Reading<'_>,
    zone: &TimeZone,
    now: Timestamp,
) -> Result<std::result::Result<Decision, Faults>> {
    let form = reading.form;
    let saw = read_saw(form);
    let seen = saw.count;
    let order = form.word("do", |word| Some(word.to_owned()));
    Ok(Ok(match order.as_deref().unwrap_or_default() {
        "pause" => Decision::Order(Order::Pause),
        "resume" => Decision::Order(Order::Run),
        "cancel" => Decision::Cancel(seen),
        "send-again" => Decision::Resolve(Resolution::SendAgain, read_which(form)?),
        "count-as-sent" => Decision::Resolve(Resolution::CountAsSent, read_which(form)?),
        "retry-failed" => Decision::Retry(State::Failed, seen),
        "retry-rejected" => Decision::Retry(State::Rejected, seen),
        "start" => Decision::Start(saw),
        "reschedule" => {
            let at = read_moment(&mut reading, zone, now);
            return Ok(reading.done(at.map(Decision::Reschedule)));
        }
        "last" => {
            let last = form.tick("last")?;
            return Ok(reading.done(Some(Decision::Last(last))));
        }
        "send-back" => Decision::SendBack,
        _ => return Err(Error::Malformed("error-malformed-text")),
    }))
}

/// What a page showed that a button is about.
fn read_saw(form: &Form) -> Saw {
    Saw {
        count: seen(form, "seen"),
        words: Fingerprint::read(form),
    }
}

/// Which uncertain deliveries are meant: one, or all that were seen.
fn read_which(form: &Form) -> Result<Which> {
    let one = form.word("delivery", |id| id.parse().ok().map(DeliveryId));
    let all = form.word("which", |word| (word == "all").then_some(()));
    let says = |field: &str| form.all(field).next().is_some();
    match (one, all) {
        (Some(one), None) if !says("which") => Ok(Which::One(one)),
        (None, Some(())) if !says("delivery") => Ok(Which::All(seen(form, "seen"))),
        _ => Err(Error::Malformed("error-malformed-text")),
    }
}

/// The second person's word, and what they saw that would go to how many.
///
/// # Errors
/// `Malformed` for a word that is none.
pub(super) fn read_second_word(form: &Form) -> Result<SecondWord> {
    let saw = read_saw(form);
    form.word("do", |word| match word {
        "approve" => Some(SecondWord::Approve(saw)),
        "send-back" => Some(SecondWord::SendBack),
        _ => None,
    })
    .ok_or(Error::Malformed("error-malformed-text"))
}

/// The mail that is to be sent as a test.
///
/// # Errors
/// `Malformed` for one that nobody would get.
pub(super) fn read_sample(form: &Form) -> Result<(Audience, Language)> {
    form.word("sample", |word| {
        let (audience, language) = word.split_once(' ')?;
        audience_and_language(audience, language).ok()
    })
    .ok_or(Error::Malformed("error-malformed-text"))
}

/// An audience and a language as a path or a query names them.
///
/// # Errors
/// `NotFound` when there is no such, or the audience is not written to in the language.
pub(super) fn audience_and_language(
    audience: &str,
    language: &str,
) -> Result<(Audience, Language)> {
    let audience = Audience::from_word(audience).ok_or(Error::NotFound)?;
    let language = Language::from_word(language).ok_or(Error::NotFound)?;
    if !audience.languages().contains(&language) {
        return Err(Error::NotFound);
    }
    Ok((audience, language))
}
