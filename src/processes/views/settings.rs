//! The settings of a process, and what it says of itself.

use maud::{Markup, html};

use crate::i18n::Texts;
use crate::processes::disposal::Kind;
use crate::processes::disposal::told::undecided;
use crate::processes::within::Staff;
use crate::staff::Account;
use crate::web::components::{Faults, Field, Input, fault_summary, per_language, save_form, tick};
use crate::web::form::Form;
use crate::web::page::{Chapter, StaffShell};
use crate::web::url::{self, Url};

/// The form of a new process.
pub fn new_form(account: &Account, form: &Form, faults: &Faults) -> Markup {
    let t = account.language.texts();
    let title = t.get("process-new");
    let content = content(t, &title, &url::new_process(), form, faults);
    StaffShell::new(t, Some(&account.name), &title)
        .form(faults)
        .page(content)
}

pub fn settings_form(staff: &Staff, form: &Form, faults: &Faults) -> Markup {
    let t = staff.t();
    let title = t.get("process-settings");
    let action = url::settings(&staff.process.slug);
    let content = content(t, &title, &action, form, faults);
    staff
        .shell(Chapter::Settings, &title)
        .form(faults)
        .page(content)
}

fn content(t: &Texts, title: &str, action: &Url, form: &Form, faults: &Faults) -> Markup {
    html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("process-form-lead")) }
        (save_form(t, action, fields(t, form, faults)))
    }
}

fn fields(t: &Texts, form: &Form, faults: &Faults) -> Markup {
    let text =
        |name: &'static str, label: &'static str| Field::new(name, t.get(label), form.raw(name));
    let number = |name, label, hint: &str| {
        let field = text(name, label).hint(t.get(hint));
        field.input(Input::Number).show(faults)
    };
    html! {
        fieldset {
            legend { (t.get("process-words")) }
            (per_language(form, faults, &["name", "purpose"], |language| {
                html! {
                    (Field::written_in(language, t, "name", "process-name", form).show(faults))
                    (Field::written_in(language, t, "purpose", "process-purpose", form)
                        .hint(t.get("process-purpose-hint")).input(Input::Area { rows: 2 }).show(faults))
                }
            }))
        }
        fieldset {
            legend { (t.get("process-contact")) }
            p.hint { (t.get("process-contact-hint")) }
            (text("organisation", "process-organisation").show(faults))
            (text("contact_name", "process-contact-name").show(faults))
            (text("contact_email", "process-contact-email").input(Input::Email).show(faults))
            (text("contact_phone", "process-contact-phone").show(faults))
        }
        fieldset {
            legend { (t.get("process-rules")) }
            (number("threshold", "process-threshold", "process-threshold-hint"))
            (number("answer_days", "process-answer-days", "process-answer-days-hint"))
            (number("grace_hours", "process-grace-hours", "process-grace-hours-hint"))
        }
        fieldset {
            legend { (t.get("process-mailings")) }
            (tick("approval", "1", &t.get("process-approval")).when(form.ticked("approval")))
            (number("reminder_days", "process-reminder-days", "process-reminder-days-hint"))
            (number("bounce_days", "process-bounce-days", "process-bounce-days-hint"))
        }
        fieldset {
            legend { (t.get("process-look")) }
            (text("accent", "process-accent").hint(t.get("process-accent-hint")).show(faults))
        }
    }
}

/// What the accessibility statement and the privacy page are made of.
pub fn information_form(staff: &Staff, form: &Form, faults: &Faults) -> Markup {
    let t = staff.t();
    let title = t.get("information-title");
    let area = Input::Area { rows: 4 };
    let process = &staff.process;
    let fields = html! {
        (Field::new("reviewed_on", t.get("information-reviewed-on"), form.raw("reviewed_on"))
            .hint(t.get("information-reviewed-on-hint")).input(Input::Date).show(faults))
        (Field::new("data_officer", t.get("information-data-officer"), form.raw("data_officer"))
            .hint(t.get("information-data-officer-hint")).show(faults))
        @for language in process.texts.iter().map(|text| text.language) {
            (Field::written_in(language, t, "shortcomings", "information-shortcomings", form)
                .hint(t.get("information-shortcomings-hint")).input(area).show(faults))
            (Field::written_in(language, t, "partners", "information-partners", form)
                .hint(t.get("information-partners-hint")).input(area).show(faults))
        }
    };
    let content = html! {
        p.lead { (t.get("information-lead")) }
        (undecided(staff, "disposal-missing", Kind::ALL))
        (save_form(t, &url::information(&process.slug), fields))
    };
    staff
        .shell(Chapter::Settings, &title)
        .form(faults)
        .titled(content)
}
