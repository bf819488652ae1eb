//! What is needed before the first dialogue, and what can wait.

use maud::{Markup, html};

use super::Home;
use crate::i18n::Texts;
use crate::processes::disposal::Kind;
use crate::processes::within::Staff;
use crate::web::url::{self, Url, Which};

/// Something that is set up before.
struct Step {
    name: &'static str,
    about: String,
    to: Option<Url>,
    is_done: bool,
}

fn steps(t: &Texts, staff: &Staff, home: &Home, sends: bool) -> Vec<Step> {
    let (process, slug) = (&staff.process, &staff.process.slug);
    let step = |name, about: String, to, is_done| Step {
        name,
        about,
        to,
        is_done,
    };
    let said = |key: &str| t.get(key).into_owned();
    let contact = &process.contact;
    vec![
        step(
            "first-words",
            format!(
                "{}{}{}",
                process.name(t.language),
                t.comma(),
                contact.organisation
            ),
            Some(url::settings(slug)),
            true,
        ),
        step(
            "first-contact",
            contact.email.clone(),
            Some(url::settings(slug)),
            true,
        ),
        step(
            "first-boards",
            said("first-boards-about"),
            Some(url::board(slug, Which(None))),
            home.has_boards,
        ),
        step(
            "first-privacy",
            said("first-privacy-about"),
            Some(url::information(slug)),
            !process.information.data_officer.is_empty(),
        ),
        step(
            "disposal-title",
            said("first-disposal-about"),
            Some(url::retention(slug).at("decisions")),
            staff.decisions.missing(Kind::ALL).is_empty(),
        ),
        // Whoever runs Eko sees to it; here nothing can be done about it.
        step("first-mail", said("first-mail-about"), None, sends),
    ]
}

/// The list of what is needed; `sends` is whether a relay is set up.
pub(super) fn needed(t: &Texts, staff: &Staff, home: &Home, sends: bool) -> Markup {
    let steps = steps(t, staff, home, sends);
    let done = steps.iter().filter(|step| step.is_done).count();
    let counted = [("done", done.into()), ("of", steps.len().into())];
    html! {
        section aria-labelledby="first" {
            h2 #first { (t.get("first-title")) " " span.quiet { (t.with("first-counted", counted)) } }
            ol.rows.todo role="list" {
                @for step in &steps {
                    li.done[step.is_done] {
                        div {
                            @match &step.to {
                                Some(to) => a href=(to) { (t.get(step.name)) },
                                None => strong { (t.get(step.name)) },
                            }
                            span.quiet { (step.about) }
                        }
                        @if step.is_done { span.met { "✓ " (t.get("first-done")) } }
                        @else { span.state { (t.get("first-not-done")) } }
                    }
                }
            }
        }
    }
}

/// What is good as it is, and what can be done later.
pub(super) fn can_wait(t: &Texts, staff: &Staff) -> Markup {
    let slug = &staff.process.slug;
    let survey = url::survey(slug, url::OF_PARTICIPANTS);
    let preview = url::preview_survey(slug, url::OF_PARTICIPANTS, 1);
    let later = [
        (url::goals(slug), "goals-title", "first-goals-about"),
        (url::people(slug), "people-title", "first-people-about"),
        (
            url::settings(slug).at("accent"),
            "process-accent",
            "first-look-about",
        ),
        (url::change_logo(slug), "logo-title", "first-logo-about"),
        (survey, "nav-survey", "first-survey-about"),
    ];
    html! {
        div.note {
            h2 { (t.get("first-survey-title")) }
            p { (t.get("first-survey-ready")) }
            p { a href=(preview) { (t.get("first-survey-see")) } }
        }
        section aria-labelledby="later" {
            h2 #later { (t.get("first-later")) }
            ul.rows {
                @for (to, name, about) in &later {
                    li { div { a href=(to) { (t.get(name)) } span.quiet { (t.get(about)) } } }
                }
            }
        }
    }
}
