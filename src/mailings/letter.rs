//! The words of a mail: frozen per language when the mailing is made, finished per recipient when it is sent.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Audience;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::reports::{Report, ReportText};
use crate::web::page::{Contact, MAIL_STYLE};

/// Subject and body in one language, as they were when the mailing was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    pub language: Language,
    pub subject: String,
    /// Paragraphs, parted by blank lines.
    pub body: String,
}

impl Letter {
    /// The ready-made wording for an audience. Never names a target group: a process has none in its words.
    pub fn compose(audience: Audience, t: &Texts, process: &Process, report: &Report) -> Self {
        let about = About::new(t, process, report);
        let (subject, mut paragraphs) = match audience {
            Audience::Participants => (
                "mail-subject",
                vec![
                    t.get("mail-greeting").into_owned(),
                    about.say("mail-why"),
                    about.say("mail-what"),
                ],
            ),
            Audience::Contacts => (
                "mail-subject",
                vec![
                    t.get("mail-greeting").into_owned(),
                    about.say("mail-contact-why"),
                    about.say("mail-contact-what"),
                    about.say("mail-contact-please"),
                ],
            ),
            Audience::Stakeholders => (
                "mail-subject",
                vec![
                    t.get("mail-greeting").into_owned(),
                    about.say("mail-stakeholder-what"),
                ],
            ),
        };
        if audience != Audience::Contacts {
            paragraphs.extend(about.summary());
        }
        Self {
            language: t.language,
            subject: about.say(subject),
            body: paragraphs.join("\n\n"),
        }
    }

    /// The one reminder to organisations that have said nothing.
    pub fn remind(t: &Texts, process: &Process, report: &Report) -> Self {
        let about = About::new(t, process, report);
        Self {
            language: t.language,
            subject: about.say("mail-reminder-subject"),
            body: [
                t.get("mail-greeting").into_owned(),
                about.say("mail-reminder-what"),
                about.say("mail-reminder-please"),
            ]
            .join("\n\n"),
        }
    }
}

/// What the ready-made words are filled in with.
struct About<'a> {
    t: &'a Texts,
    process: &'a Process,
    words: &'a ReportText,
}

impl<'a> About<'a> {
    fn new(t: &'a Texts, process: &'a Process, report: &'a Report) -> Self {
        Self {
            t,
            process,
            words: report.text(t.language),
        }
    }

    fn say(&self, key: &str) -> String {
        self.t.with(
            key,
            [
                (
                    "process",
                    self.process.name(self.t.language).to_owned().into(),
                ),
                (
                    "organisation",
                    self.process.contact.organisation.clone().into(),
                ),
                ("title", self.words.title.clone().into()),
            ],
        )
    }

    /// A summary in a language that the reader did not choose is left for the report's page to show.
    fn summary(&self) -> Vec<String> {
        if !self.words.language.for_reader(self.t.language) {
            return Vec::new();
        }
        self.words
            .summary
            .split("\n\n")
            .map(|part| part.trim().to_owned())
            .filter(|part| !part.is_empty())
            .collect()
    }
}

/// The links of one recipient's mail.
#[derive(Debug, Clone)]
pub struct Links {
    pub report: String,
    /// None in a test mail, and in mail to those who are written to at work.
    pub my_data: Option<String>,
    /// None in a test mail.
    pub unsubscribe: Option<String>,
    /// Where a contact says how many it was passed on to.
    pub forward: Option<Forwarding>,
}

/// What a contact is asked to pass on, and where to say so.
#[derive(Debug, Clone)]
pub struct Forwarding {
    pub tell: String,
    /// The report in each language that participants may read: its own name, and the address.
    pub in_languages: Vec<(Language, String)>,
}

/// The plain-text part: everything that the HTML part says.
pub fn text(letter: &Letter, contact: &Contact, links: &Links) -> String {
    let t = letter.language.texts();
    let mut out = letter.body.clone();
    out.push_str(&format!("\n\n{}\n{}\n", t.get("mail-read"), links.report));
    if let Some(forward) = &links.forward {
        out.push_str(&format!("\n{}\n{}\n", t.get("mail-tell"), forward.tell));
        out.push_str(&format!("\n{}\n", t.get("mail-pass-on")));
        for (language, link) in &forward.in_languages {
            out.push_str(&format!("{}: {link}\n", language.own_name()));
        }
    }
    out.push_str(&format!("\n--\n{}\n", asked(t, contact)));
    if let Some(my_data) = &links.my_data {
        out.push_str(&format!("\n{}\n{my_data}\n", t.get("mail-my-data")));
    }
    if let Some(unsubscribe) = &links.unsubscribe {
        out.push_str(&format!("\n{}\n{unsubscribe}\n", t.get("mail-unsubscribe")));
    }
    out
}

/// Whom to ask (D53).
fn asked(t: &Texts, contact: &Contact) -> String {
    t.with(
        "mail-contact",
        [
            ("name", contact.name.clone().into()),
            ("organisation", contact.organisation.clone().into()),
            ("email", contact.email.clone().into()),
        ],
    )
}

/// The HTML part: nothing is loaded, nothing is tracked.
pub fn markup(letter: &Letter, contact: &Contact, links: &Links) -> Markup {
    let t = letter.language.texts();
    html! {
        (DOCTYPE)
        html lang=(letter.language.word()) dir=(letter.language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (letter.subject) }
                style { (PreEscaped(MAIL_STYLE)) }
            }
            body {
                div.mail {
                    h1 { (letter.subject) }
                    @for paragraph in letter.body.split("\n\n") { p { (paragraph) } }
                    p { a.go href=(links.report) { (t.get("mail-read-button")) } }
                    @if let Some(forward) = &links.forward {
                        p { a.go href=(forward.tell) { (t.get("mail-tell-button")) } }
                        p { (t.get("mail-pass-on")) }
                        ul {
                            @for (language, link) in &forward.in_languages {
                                li { a href=(link) hreflang=(language.word()) lang=(language.word()) dir=(language.direction()) { (language.own_name()) } }
                            }
                        }
                    }
                    div.foot {
                        p { (asked(t, contact)) }
                        @if let Some(my_data) = &links.my_data {
                            p { a href=(my_data) { (t.get("mail-my-data-link")) } }
                        }
                        @if let Some(unsubscribe) = &links.unsubscribe {
                            p { a href=(unsubscribe) { (t.get("mail-unsubscribe-link")) } }
                        }
                    }
                }
            }
        }
    }
}
