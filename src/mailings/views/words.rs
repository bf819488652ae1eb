//! The form for one's own words.

use maud::{Markup, html};

use crate::i18n::Language;
use crate::mailings::Audience;
use crate::mailings::forms::Step;
use crate::processes::within::Staff;
use crate::reports::Report;
use crate::web::components::{Faults, Field, Input};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// The form for one's own words.
pub fn words_form(
    staff: &Staff,
    report: &Report,
    (audience, language): (Audience, Language),
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = staff.t();
    let title = t.with(
        "words-title",
        [
            ("audience", t.get(audience.text_key()).into_owned().into()),
            ("language", language.own_name().into()),
        ],
    );
    let (process, report) = (&staff.process.slug, &report.slug);
    let back = url::publish_report(process, report).with("step", Step::Mails.word());
    let action = url::own_words(process, report, audience.word(), language.word());
    let content = html! {
        p.lead { (t.get("words-lead")) }
        form novalidate method="post" action=(action) {
            (Field::new("subject", t.get("mail-subject-label"), form.raw("subject"))
                .hint(t.get("words-subject-hint")).language(language).show(faults))
            (Field::new("body", t.get("words-body"), form.raw("body"))
                .hint(t.get("words-body-hint")).input(Input::Area { rows: 14 }).language(language).show(faults))
            div.actions {
                button type="submit" name="do" value="save" { (t.get("save")) }
                button.second type="submit" name="do" value="ready-made" { (t.get("words-ready-made")) }
                a href=(back) { (t.get("back")) }
            }
        }
    };
    let shell = staff.shell(Chapter::Reports, &title);
    shell.faults(faults).titled(content)
}
