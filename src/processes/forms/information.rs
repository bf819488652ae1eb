//! What the accessibility statement and the privacy page say beyond what is true of every process.

use jiff::civil::Date;

use crate::audit;
use crate::i18n::Texts;
use crate::processes::{Conformance, Information, Process, ReviewMethod};
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
    form.set(
        "conformance",
        information.conformance.map_or("", Conformance::word),
    );
    form.set("method", information.method.map_or("", ReviewMethod::word));
    form.set("processors", &information.processors);
    for (name, is_so) in [
        ("boards_answer", information.boards_answer),
        ("is_sensitive", information.is_sensitive),
    ] {
        if is_so {
            form.set(name, "1");
        }
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
        conformance: Conformance::from_word(form.text("conformance")),
        method: ReviewMethod::from_word(form.text("method")),
        processors: reading.optional("processors", "information-processors", 1000),
        boards_answer: form.ticked("boards_answer"),
        is_sensitive: form.ticked("is_sensitive"),
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
    let said = &process.information;
    if said.conformance.is_some() {
        // A statement says when and how it was found out, and what does not conform (DOS-förordningen).
        if said.reviewed_on.is_none() {
            reading.fault("reviewed_on", "information-needs-day");
        }
        if said.method.is_none() {
            reading.fault("method", "information-needs-method");
        }
    }
    let has_shortcomings = process
        .texts
        .iter()
        .any(|text| !text.shortcomings.is_empty());
    let language = process.default_language.word();
    match said.conformance {
        Some(Conformance::Full) if has_shortcomings => {
            reading.fault("conformance", "information-not-full");
        }
        Some(Conformance::Partial | Conformance::Not) if !has_shortcomings => {
            reading.fault(
                &format!("shortcomings_{language}"),
                "information-needs-shortcomings",
            );
        }
        _ => {}
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
    let state = |of: &Information| of.conformance.map_or("–", Conformance::word);
    let method = |of: &Information| of.method.map_or("–", ReviewMethod::word);
    let yes = |is: bool| if is { "yes" } else { "no" };
    let told: Vec<String> = [
        audit::changed("reviewed", day(old), day(new)),
        audit::changed("conforms", state(old), state(new)),
        audit::changed("reviewed by", method(old), method(new)),
        audit::changed("processors", &old.processors, &new.processors),
        audit::changed(
            "boards are controllers",
            yes(old.boards_answer),
            yes(new.boards_answer),
        ),
        audit::changed("sensitive", yes(old.is_sensitive), yes(new.is_sensitive)),
        audit::changed("data officer", &old.data_officer, &new.data_officer),
    ]
    .into_iter()
    .flatten()
    .collect();
    told.join(", ")
}
