//! The words of a mail: frozen per language when the mailing is made, finished per recipient when it is sent.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::reports::Report;
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
    /// The ready-made wording for a report. Never names a target group: a process has none in its words.
    pub fn compose(t: &Texts, process: &Process, report: &Report) -> Self {
        let words = report.text(t.language);
        let name = process.name(t.language).to_owned();
        let mut paragraphs = vec![
            t.get("mail-greeting").into_owned(),
            t.with(
                "mail-why",
                [
                    ("process", name.clone().into()),
                    ("organisation", process.contact.organisation.clone().into()),
                ],
            ),
            t.with("mail-what", [("title", words.title.clone().into())]),
        ];
        // A summary in a language that the reader did not choose is left for the report's page to show.
        if words.language.for_reader(t.language) {
            paragraphs.extend(
                words
                    .summary
                    .split("\n\n")
                    .map(|part| part.trim().to_owned())
                    .filter(|part| !part.is_empty()),
            );
        }
        Self {
            language: t.language,
            subject: t.with(
                "mail-subject",
                [
                    ("title", words.title.clone().into()),
                    ("process", name.into()),
                ],
            ),
            body: paragraphs.join("\n\n"),
        }
    }
}

/// The links of one recipient's mail.
#[derive(Debug, Clone)]
pub struct Links {
    pub report: String,
    /// None in a test mail.
    pub my_data: Option<String>,
    pub unsubscribe: Option<String>,
}

/// The plain-text part: everything that the HTML part says.
pub fn text(letter: &Letter, contact: &Contact, links: &Links) -> String {
    let t = letter.language.texts();
    let mut out = letter.body.clone();
    out.push_str(&format!("\n\n{}\n{}\n", t.get("mail-read"), links.report));
    out.push_str(&format!("\n--\n{}\n", asked(t, contact)));
    if let (Some(my_data), Some(unsubscribe)) = (&links.my_data, &links.unsubscribe) {
        out.push_str(&format!("\n{}\n{my_data}\n", t.get("mail-my-data")));
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
                    div.foot {
                        p { (asked(t, contact)) }
                        @if let (Some(my_data), Some(unsubscribe)) = (&links.my_data, &links.unsubscribe) {
                            p { a href=(my_data) { (t.get("mail-my-data-link")) } }
                            p { a href=(unsubscribe) { (t.get("mail-unsubscribe-link")) } }
                        }
                    }
                }
            }
        }
    }
}
