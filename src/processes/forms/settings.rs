//! The words, the contact, the rules and the look of a process.

use jiff::civil::Date;

use crate::db::ids::ProcessId;
use crate::i18n::{Language, Texts};
use crate::processes::within::Staff;
use crate::processes::{Information, MailingRules, Process, ProcessText, Slug, Threshold};
use crate::staff::{Account, Publish};
use crate::web::accent::{self, Accent};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::page::Contact;
use crate::web::reading::{Length, Reading};

/// Long enough for a tablet to come home to a network.
const DEFAULT_GRACE_HOURS: i32 = 24;

/// What a new process of this person begins with.
pub fn begin(account: &Account) -> Form {
    let mut form = Form::default();
    form.set("contact_email", &account.email);
    form.set("contact_name", &account.name);
    form.set("threshold", "5");
    form.set("answer_days", "7");
    form.set("grace_hours", DEFAULT_GRACE_HOURS.to_string());
    set_mailing_rules(&mut form, MailingRules::default());
    form
}

/// What one begins with that is to be like an old one: its settings and words, but for its name.
pub fn begin_like(old: &Process) -> Form {
    let mut form = fill(old);
    for text in &old.texts {
        form.set(&format!("name_{}", text.language.word()), "");
    }
    form.set("like", old.slug.as_str());
    form
}

pub fn fill(process: &Process) -> Form {
    let mut form = Form::default();
    for text in &process.texts {
        form.set(&format!("name_{}", text.language.word()), &text.name);
        form.set(&format!("purpose_{}", text.language.word()), &text.purpose);
    }
    form.set("organisation", &process.contact.organisation);
    form.set("contact_name", &process.contact.name);
    form.set("contact_email", &process.contact.email);
    form.set("contact_phone", &process.contact.phone);
    form.set("threshold", process.threshold.get().to_string());
    form.set("answer_days", process.answer_days.to_string());
    form.set("grace_hours", (process.grace / 3600).to_string());
    set_mailing_rules(&mut form, process.mailing);
    if let Some(accent) = process.accent {
        form.set("accent", accent.to_string());
    }
    form
}

/// The process that somebody is at work in, as they changed it.
///
/// # Errors
/// What was not filled in rightly.
pub fn read_change(staff: &Staff, form: &Form, today: Date) -> Result<Process, Faults> {
    let old = &staff.process;
    let mut changed = read(staff.t(), form, Some(old), today)?;
    // Whoever has to ask a second person is not the one to say that nobody needs to be asked.
    if !staff.may::<Publish>() {
        changed.mailing.needs_approval = old.mailing.needs_approval;
    }
    Ok(changed)
}

/// A new process, or the old one changed.
///
/// # Errors
/// What was not filled in rightly.
pub fn read(t: &Texts, form: &Form, old: Option<&Process>, today: Date) -> Result<Process, Faults> {
    let mut reading = Reading::new(t, form);
    let mut texts = Vec::new();
    for &language in Language::all() {
        let name = reading.in_language("name", language, "process-name", 120);
        let purpose =
            reading.in_language("purpose", language, "process-purpose", Length::Lines(400));
        // A purpose without a name, or the other way round, would be half a page.
        if language == Language::Swedish || !name.is_empty() || !purpose.is_empty() {
            for (field, label, text) in [
                ("name", "process-name", &name),
                ("purpose", "process-purpose", &purpose),
            ] {
                if text.is_empty() {
                    reading.missing(&format!("{field}_{}", language.word()), label);
                }
            }
            let before =
                old.and_then(|old| old.texts.iter().find(|text| text.language == language));
            texts.push(ProcessText {
                language,
                name,
                purpose,
                shortcomings: before.map_or_else(String::new, |text| text.shortcomings.clone()),
                partners: before.map_or_else(String::new, |text| text.partners.clone()),
            });
        }
    }
    let contact = Contact {
        organisation: reading.required("organisation", "process-organisation", 120),
        name: reading.required("contact_name", "process-contact-name", 120),
        email: reading
            .email("contact_email")
            .map(|address| address.as_str().to_owned())
            .unwrap_or_default(),
        phone: reading.optional("contact_phone", "process-contact-phone", 40),
    };
    let threshold = reading.number("threshold", "process-threshold", Threshold::LEAST, 1000);
    let answer_days = reading.number("answer_days", "process-answer-days", 0, 365);
    let grace_hours = reading.number("grace_hours", "process-grace-hours", 1, 24 * 30);
    let rules = old.map(|old| old.mailing).unwrap_or_default();
    let mailing = read_mailing_rules(&mut reading, rules);
    let accent = read_accent(&mut reading);
    let process = Process {
        id: old.map_or_else(ProcessId::random, |old| old.id),
        slug: old.map_or_else(
            || Slug::of_name(texts.first().map_or("", |text| &text.name)),
            |old| old.slug.clone(),
        ),
        default_language: Language::Swedish,
        texts,
        contact,
        threshold: Threshold::at_least(threshold.unwrap_or(Threshold::LEAST)),
        answer_days: answer_days.unwrap_or(7),
        grace: i64::from(grace_hours.unwrap_or(DEFAULT_GRACE_HOURS)) * 3600,
        mailing,
        ended_at: old.and_then(|old| old.ended_at),
        accent,
        logo: old.and_then(|old| old.logo.clone()),
        spoken: old.map_or_else(Vec::new, |old| old.spoken.clone()),
        information: old.map_or_else(|| Information::new(today), |old| old.information.clone()),
    };
    reading.done(Some(process))
}

fn set_mailing_rules(form: &mut Form, rules: MailingRules) {
    if rules.needs_approval {
        form.set("approval", "1");
    }
    form.set("reminder_days", rules.reminder_days.to_string());
    form.set("bounce_days", rules.bounce_days.to_string());
}

/// The rules of mailings: what was emptied is a fault, and what was not asked for stays as it is.
fn read_mailing_rules(reading: &mut Reading<'_>, before: MailingRules) -> MailingRules {
    for (field, label) in [
        ("reminder_days", "process-reminder-days"),
        ("bounce_days", "process-bounce-days"),
    ] {
        if reading.form.all(field).any(str::is_empty) {
            reading.missing(field, label);
        }
    }
    MailingRules {
        needs_approval: reading.tick("approval"),
        reminder_days: reading
            .number("reminder_days", "process-reminder-days", 1, 365)
            .unwrap_or(before.reminder_days),
        // Servers give up on a mail after five days at the latest (RFC 5321 §4.5.4.1), and then it comes back.
        bounce_days: reading
            .number("bounce_days", "process-bounce-days", 7, 365)
            .unwrap_or(before.bounce_days),
    }
}

fn read_accent(reading: &mut Reading<'_>) -> Option<Accent> {
    let (t, text) = (reading.t, reading.form.text("accent"));
    if text.is_empty() {
        return None;
    }
    let fault = match Accent::parse(text) {
        Ok(accent) => return Some(accent),
        Err(accent::Fault::Malformed) => t.get("process-accent-malformed").into_owned(),
        Err(accent::Fault::Pale(contrast)) => {
            let contrast = t.decimal(contrast);
            t.with("process-accent-pale", [("contrast", contrast.into())])
        }
    };
    reading.faults.add("accent", fault);
    None
}

/// What the log says of a change: the rules as they are from now on.
pub fn told(changed: &Process) -> String {
    format!(
        "threshold {}, approval {}, reminder {}, bounces {}",
        changed.threshold.get(),
        changed.mailing.needs_approval,
        changed.mailing.reminder_days,
        changed.mailing.bounce_days
    )
}
