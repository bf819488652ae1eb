//! What the accessibility statement and the privacy page say beyond what is true of every process.

use jiff::civil::Date;

use crate::audit;
use crate::i18n::Texts;
use crate::processes::{Information, Process};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::{Length, Reading};

pub fn fill(process: &Process) -> Form {
    let mut form = Form::default();
    let information = &process.information;
    form.set("data_officer", &information.data_officer);
    if let Some(day) = information.reviewed_on {
        form.set("reviewed_on", day.to_string());
    }
    for text in &process.texts {
        let language = text.language.word();
        form.set(&format!("shortcomings_{language}"), &text.shortcomings);
        form.set(&format!("partners_{language}"), &text.partners);
    }
    form
}

/// The process with what was written of it.
///
/// # Errors
/// What was not filled in rightly.
pub fn read(t: &Texts, form: &Form, old: &Process, today: Date) -> Result<Process, Faults> {
    let mut reading = Reading::new(t, form);
    let mut process = old.clone();
    process.information = Information {
        reviewed_on: reading.optional_date("reviewed_on", "information-reviewed-on"),
        data_officer: reading.optional("data_officer", "information-data-officer", 200),
        changed_on: today,
    };
    // Only in the languages that the process has a name in: these stand on pages that are headed by it.
    for text in &mut process.texts {
        let mut own = |name, label, most| {
            reading.in_language(name, text.language, label, Length::Lines(most))
        };
        text.shortcomings = own("shortcomings", "information-shortcomings", 4000);
        text.partners = own("partners", "information-partners", 2000);
    }
    reading.done(Some(process))
}

/// What the log says of the change: what authorities ask for, with what was there before.
pub fn told(old: &Process, new: &Process) -> String {
    let (old, new) = (&old.information, &new.information);
    let day = |of: &Information| {
        of.reviewed_on
            .map_or_else(|| "–".to_owned(), |day| day.to_string())
    };
    let told: Vec<String> = [
        audit::changed("reviewed", day(old), day(new)),
        audit::changed("data officer", &old.data_officer, &new.data_officer),
    ]
    .into_iter()
    .flatten()
    .collect();
    told.join(", ")
}
