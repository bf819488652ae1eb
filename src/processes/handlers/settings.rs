//! Creating a process, and changing its words, contact and rules.

use actix_web::{HttpResponse, web};

use crate::accounts::guard::{MayCreate, Within};
use crate::accounts::{self, Edit, Role};
use crate::app::App;
use crate::audit;
use crate::db::ids::ProcessId;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::{
    Information, MailingRules, Process, ProcessText, Slug, Threshold, queries, views,
};
use crate::web::accent::{self, Accent};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::page::Contact;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other};

/// Long enough for a tablet to come home to a network.
const DEFAULT_TABLET_HOURS: i32 = 24;

pub async fn new_form(MayCreate(account): MayCreate) -> HttpResponse {
    let mut form = Form::default();
    form.set("contact_email", &account.email);
    form.set("contact_name", &account.name);
    form.set("threshold", "5");
    form.set("heard_target", "90");
    form.set("answer_days", "7");
    form.set("tablet_hours", &DEFAULT_TABLET_HOURS.to_string());
    set_mailing_rules(&mut form, MailingRules::default());
    html(views::settings_form(
        &account,
        None,
        &form,
        &Faults::default(),
    ))
}

fn set_mailing_rules(form: &mut Form, rules: MailingRules) {
    if rules.needs_approval {
        form.set("approval", "1");
    }
    form.set("reminder_days", &rules.reminder_days.to_string());
    form.set("bounce_days", &rules.bounce_days.to_string());
}

fn read_mailing_rules(reading: &mut Reading<'_>) -> MailingRules {
    let usual = MailingRules::default();
    MailingRules {
        needs_approval: reading.form.ticked("approval"),
        reminder_days: reading
            .number("reminder_days", "process-reminder-days", 1, 365)
            .unwrap_or(usual.reminder_days),
        // Servers give up on a mail after five days at the latest (RFC 5321 §4.5.4.1), and then it comes back.
        bounce_days: reading
            .number("bounce_days", "process-bounce-days", 7, 365)
            .unwrap_or(usual.bounce_days),
    }
}

pub async fn create(
    app: web::Data<App>,
    MayCreate(account): MayCreate,
    form: Form,
) -> Result<HttpResponse> {
    let t = account.language.texts();
    let process = match read_settings(t, &form, None, app.clock.now().day(&app.zone)) {
        Ok(process) => process,
        Err(faults) => {
            return Ok(html_unaccepted(views::settings_form(
                &account, None, &form, &faults,
            )));
        }
    };
    let now = app.clock.now();
    let slug = app
        .db
        .write(move |c| {
            let slug = queries::add(c, &process, now)?;
            accounts::queries::set_role(c, account.id, process.id, Role::Leader, None)?;
            audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(process.id),
                    account: Some(account.id),
                    at: now,
                    action: "process.created",
                    detail: slug.to_string(),
                },
            )?;
            Ok(slug)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{slug}")))
}

fn read_settings(
    t: &Texts,
    form: &Form,
    old: Option<&Process>,
    today: jiff::civil::Date,
) -> std::result::Result<Process, Faults> {
    let mut reading = Reading::new(t, form);
    let mut texts = Vec::new();
    for &language in Language::ALL {
        let name = reading.in_language("name", language, "process-name", 120);
        let purpose = reading.in_language("purpose", language, "process-purpose", 400);
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
    let heard_target = reading.number("heard_target", "process-heard-target", 0, 100);
    let answer_days = reading.number("answer_days", "process-answer-days", 0, 365);
    let tablet_hours = reading.number("tablet_hours", "process-tablet-hours", 0, 24 * 30);
    let mailing = read_mailing_rules(&mut reading);
    let accent = match form.text("accent") {
        "" => None,
        text => match Accent::parse(text) {
            Ok(accent) => Some(accent),
            Err(accent::Fault::Malformed) => {
                reading
                    .faults
                    .add("accent", t.get("process-accent-malformed"));
                None
            }
            Err(accent::Fault::Pale(contrast)) => {
                let contrast = t.decimal(contrast);
                reading.faults.add(
                    "accent",
                    t.with("process-accent-pale", [("contrast", contrast.into())]),
                );
                None
            }
        },
    };
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
        heard_target: heard_target.unwrap_or(90),
        answer_days: answer_days.unwrap_or(7),
        tablet_grace: i64::from(tablet_hours.unwrap_or(DEFAULT_TABLET_HOURS)) * 3600,
        mailing,
        ended_at: old.and_then(|old| old.ended_at),
        accent,
        information: old.map_or_else(|| Information::new(today), |old| old.information.clone()),
    };
    reading.done(Some(process))
}

pub async fn settings_form(app: web::Data<App>, staff: Within<Edit>) -> Result<HttpResponse> {
    let id = staff.process;
    let process = app.db.read(move |c| Ok(queries::process(c, id)?)).await?;
    let mut form = Form::default();
    for text in &process.texts {
        form.set(&format!("name_{}", text.language.word()), &text.name);
        form.set(&format!("purpose_{}", text.language.word()), &text.purpose);
    }
    form.set("organisation", &process.contact.organisation);
    form.set("contact_name", &process.contact.name);
    form.set("contact_email", &process.contact.email);
    form.set("contact_phone", &process.contact.phone);
    form.set("threshold", &process.threshold.get().to_string());
    form.set("heard_target", &process.heard_target.to_string());
    form.set("answer_days", &process.answer_days.to_string());
    form.set("tablet_hours", &(process.tablet_grace / 3600).to_string());
    set_mailing_rules(&mut form, process.mailing);
    if let Some(accent) = process.accent {
        form.set("accent", &accent.to_string());
    }
    Ok(html(views::settings_form(
        &staff.account,
        Some(&process),
        &form,
        &Faults::default(),
    )))
}

pub async fn set_settings(
    app: web::Data<App>,
    staff: Within<Edit>,
    form: Form,
) -> Result<HttpResponse> {
    let id = staff.process;
    let old = app.db.read(move |c| Ok(queries::process(c, id)?)).await?;
    let t = staff.account.language.texts();
    let has_figures = app
        .db
        .read(move |c| Ok(queries::has_figures(c, id)?))
        .await?;
    let changed =
        read_settings(t, &form, Some(&old), app.clock.now().day(&app.zone)).and_then(|changed| {
            // Two thresholds on the same figures could be subtracted from each other.
            if has_figures && changed.threshold != old.threshold {
                let mut faults = Faults::default();
                faults.add("threshold", t.get("process-threshold-fixed"));
                return Err(faults);
            }
            let mut changed = changed;
            // Whoever has to ask a second person is not the one to say that nobody needs to be asked.
            if !staff.may::<accounts::Publish>() {
                changed.mailing.needs_approval = old.mailing.needs_approval;
            }
            Ok(changed)
        });
    let changed = match changed {
        Ok(changed) => changed,
        Err(faults) => {
            return Ok(html_unaccepted(views::settings_form(
                &staff.account,
                Some(&old),
                &form,
                &faults,
            )));
        }
    };
    let now = app.clock.now();
    let (account, threshold) = (staff.account.id, old.threshold);
    app.db
        .write(move |c| {
            // A dialogue may have closed meanwhile.
            if changed.threshold != threshold && queries::has_figures(c, id)? {
                return Err(Error::Refused("process-threshold-fixed"));
            }
            queries::update(c, &changed)?;
            Ok(audit::queries::record(
                c,
                &audit::Entry {
                    process: Some(id),
                    account: Some(account),
                    at: now,
                    action: "process.changed",
                    detail: format!(
                        "threshold {}, target {}, approval {}, reminder {}, bounces {}",
                        changed.threshold.get(),
                        changed.heard_target,
                        changed.mailing.needs_approval,
                        changed.mailing.reminder_days,
                        changed.mailing.bounce_days
                    ),
                },
            )?)
        })
        .await?;
    app.forget_cached();
    Ok(see_other(format!("/admin/p/{}", old.slug)))
}
