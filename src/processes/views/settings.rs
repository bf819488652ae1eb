//! The settings of a process, and what it says of itself.

use maud::{Markup, html};

use crate::i18n::{Language, Texts};
use crate::processes::disposal::Kind;
use crate::processes::disposal::told::undecided;
use crate::processes::within::Staff;
use crate::processes::{Conformance, Process, ReviewMethod};
use crate::staff::Account;
use crate::web::components::{
    Faults, Field, Input, fault_summary, in_language, language_summary, options, per_language,
    radios, save_form, tick,
};
use crate::web::form::Form;
use crate::web::page::{Chapter, StaffShell};
use crate::web::url::{self, Url};

/// What the form of a new process shows.
pub struct NewProcess<'a> {
    pub account: &'a Account,
    /// Those that it may be made like.
    pub known: &'a [Process],
    pub form: &'a Form,
    pub faults: &'a Faults,
}

/// The form of a new process: six questions, and what has a good value already behind them.
pub fn new_form(page: &NewProcess<'_>) -> Markup {
    let (t, form, faults) = (page.account.language.texts(), page.form, page.faults);
    let title = t.get("process-new");
    let like = form.text("like");
    let old = page.known.iter().find(|old| old.slug.as_str() == like);
    let others = Language::all()
        .iter()
        .filter(|one| **one != Language::Swedish);
    let is_at_fault = |names: &[&str]| names.iter().any(|name| faults.of(name).is_some());
    let rest = [
        "threshold",
        "answer_days",
        "grace_hours",
        "reminder_days",
        "bounce_days",
        "accent",
        "contact_phone",
    ];
    let fields = html! {
        @if let Some(old) = old {
            input type="hidden" name="like" value=(old.slug);
            div.note {
                p { (t.with("process-like-is", [("name", old.name(t.language).to_owned().into())])) }
                p { a href=(url::new_process()) { (t.get("process-like-not")) } }
            }
        }
        (words_in(t, form, faults, Language::Swedish))
        (text(t, form, "organisation", "process-organisation").show(faults))
        p.hint { (t.get("process-contact-hint")) }
        (text(t, form, "contact_name", "process-contact-name").show(faults))
        (text(t, form, "contact_email", "process-contact-email").input(Input::Email).show(faults))
        details.language open[is_at_fault(&rest)] {
            summary { (t.get("process-rest")) }
            p.hint { (t.get("process-rest-hint")) }
            (text(t, form, "contact_phone", "process-contact-phone").show(faults))
            (rules(t, form, faults))
        }
        h2 { (t.get("process-other-languages")) }
        @for &language in others {
            @let names = ["name", "purpose"].map(|name| in_language(name, language));
            @let said = Some(form.text(&names[0])).filter(|name| !name.is_empty());
            details.language open[is_at_fault(&names.each_ref().map(String::as_str))] {
                summary { (language_summary(language, said)) }
                (words_in(t, form, faults, language))
            }
        }
    };
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("process-form-lead")) }
        @if old.is_none() && !page.known.is_empty() {
            div.note {
                p { (t.get("process-like")) }
                ul {
                    @for old in page.known {
                        li { a href=(url::new_process().with("like", &old.slug)) { (old.name(t.language)) } }
                    }
                }
                p { (t.get("process-like-hint")) }
            }
        }
        (save_form(t, &url::new_process(), fields))
    };
    StaffShell::new(t, Some(&page.account.name), &title)
        .form(faults)
        .page(content)
}

pub fn settings_form(staff: &Staff, form: &Form, faults: &Faults) -> Markup {
    let t = staff.t();
    let title = t.get("process-settings");
    let action = url::settings(&staff.process.slug);
    let content = html! {
        (content(t, &title, &action, form, faults))
        section aria-labelledby="logo" {
            h2 #logo { (t.get("logo-title")) }
            p { (t.get("logo-lead")) }
            div.actions {
                a.button.second href=(url::change_logo(&staff.process.slug)) {
                    (t.get(if staff.process.logo.is_some() { "logo-change" } else { "logo-add" }))
                }
            }
        }
    };
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

fn text<'a>(t: &'a Texts, form: &'a Form, name: &'a str, label: &str) -> Field<'a> {
    Field::new(name, t.get(label), form.raw(name))
}

/// The name and the purpose in one language.
fn words_in(t: &Texts, form: &Form, faults: &Faults, language: Language) -> Markup {
    html! {
        (Field::written_in(language, t, "name", "process-name", form).show(faults))
        (Field::written_in(language, t, "purpose", "process-purpose", form)
            .hint(t.get("process-purpose-hint")).input(Input::Area { rows: 2 }).show(faults))
    }
}

fn fields(t: &Texts, form: &Form, faults: &Faults) -> Markup {
    html! {
        fieldset {
            legend { (t.get("process-words")) }
            (per_language(Language::all(), form, faults, &["name", "purpose"], |language| words_in(t, form, faults, language)))
        }
        fieldset {
            legend { (t.get("process-contact")) }
            p.hint { (t.get("process-contact-hint")) }
            (text(t, form, "organisation", "process-organisation").show(faults))
            (text(t, form, "contact_name", "process-contact-name").show(faults))
            (text(t, form, "contact_email", "process-contact-email").input(Input::Email).show(faults))
            (text(t, form, "contact_phone", "process-contact-phone").show(faults))
        }
        (rules(t, form, faults))
    }
}

/// What has a good value from the beginning.
fn rules(t: &Texts, form: &Form, faults: &Faults) -> Markup {
    let number = |name, label, hint: &str| {
        let field = text(t, form, name, label).hint(t.get(hint));
        field.input(Input::Number).show(faults)
    };
    html! {
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
            (text(t, form, "accent", "process-accent").hint(t.get("process-accent-hint")).show(faults))
        }
    }
}

/// What the accessibility statement and the privacy page are made of.
pub fn information_form(staff: &Staff, form: &Form, faults: &Faults) -> Markup {
    let t = staff.t();
    let title = t.get("information-title");
    let area = Input::Area { rows: 4 };
    let process = &staff.process;
    // Only what it has a name in: that heads the pages on which these stand.
    let languages: Vec<Language> = (Language::all().iter().copied())
        .filter(|language| process.texts.iter().any(|text| text.language == *language))
        .collect();
    let conformances = options(
        t,
        Conformance::ALL,
        Conformance::word,
        Conformance::text_key,
    );
    let methods = options(
        t,
        ReviewMethod::ALL,
        ReviewMethod::word,
        ReviewMethod::text_key,
    );
    let fields = html! {
        (radios("conformance", &t.get("information-conformance"), &conformances, form.text("conformance"), faults))
        (radios("method", &t.get("information-method"), &methods, form.text("method"), faults))
        (Field::new("reviewed_on", t.get("information-reviewed-on"), form.raw("reviewed_on"))
            .hint(t.get("information-reviewed-on-hint")).input(Input::Date).show(faults))
        (Field::new("data_officer", t.get("information-data-officer"), form.raw("data_officer"))
            .hint(t.get("information-data-officer-hint")).show(faults))
        (Field::new("processors", t.get("information-processors"), form.raw("processors"))
            .hint(t.get("information-processors-hint")).show(faults))
        (tick("boards_answer", "1", &t.get("information-boards-answer")).when(form.ticked("boards_answer")))
        (tick("is_sensitive", "1", &t.get("information-sensitive")).when(form.ticked("is_sensitive")))
        p.hint { (t.get("information-sensitive-hint")) }
        (per_language(&languages, form, faults, &["shortcomings", "partners"], |language| html! {
            (Field::written_in(language, t, "shortcomings", "information-shortcomings", form)
                .hint(t.get("information-shortcomings-hint")).input(area).show(faults))
            (Field::written_in(language, t, "partners", "information-partners", form)
                .hint(t.get("information-partners-hint")).input(area).show(faults))
        }))
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
