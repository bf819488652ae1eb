//! The words of a mail: frozen per language when the mailing is made, finished per recipient when it is sent.

use diesel::prelude::*;
use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::Audience;
use super::came::Came;
use crate::db::ids::word_enum;
use crate::db::schema::mailing_text;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::reports::{Report, ReportText};
use crate::web::page::{Contact, MAIL_STYLE, Page};

/// Subject and body in one language, as they were when the mailing was made.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = mailing_text)]
pub struct Letter {
    pub language: Language,
    pub subject: String,
    /// Paragraphs, parted by blank lines.
    pub body: String,
}

impl Letter {
    /// The ready-made wording for an audience, with what came of what was said. Never names a target group: a process has
    /// none in its words.
    pub fn compose(
        audience: Audience,
        t: &Texts,
        process: &Process,
        (report, came): (&Report, &Came),
    ) -> Self {
        let paragraphs: &[&str] = match audience {
            Audience::Participants => &["mail-why", "mail-what"],
            Audience::Contacts => &[
                "mail-contact-why",
                "mail-contact-what",
                "mail-contact-please",
            ],
            Audience::Stakeholders => &["mail-stakeholder-what", "mail-stakeholder-why"],
        };
        let about = About::new(t, process, report);
        let is_theirs = about.words.language.for_reader(t.language);
        let in_swedish =
            (!is_theirs && audience != Audience::Contacts).then_some("report-in-swedish");
        let paragraphs: Vec<&str> = paragraphs.iter().copied().chain(in_swedish).collect();
        let summary = match audience {
            // The summary speaks to those who took part.
            Audience::Participants => about.summary(),
            Audience::Contacts | Audience::Stakeholders => Vec::new(),
        };
        let came = match audience {
            Audience::Participants | Audience::Stakeholders => came.paragraphs(t, process),
            Audience::Contacts => Vec::new(),
        };
        let summary = summary.into_iter().chain(came).collect();
        about.letter("mail-subject", &paragraphs, summary)
    }

    /// The one reminder to organisations that have said nothing.
    pub fn remind(t: &Texts, process: &Process, report: &Report) -> Self {
        let paragraphs = ["mail-reminder-what", "mail-reminder-please"];
        About::new(t, process, report).letter("mail-reminder-subject", &paragraphs, Vec::new())
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

    fn letter(&self, subject: &str, paragraphs: &[&str], summary: Vec<String>) -> Letter {
        let mut body = vec![self.say("mail-greeting")];
        body.extend(paragraphs.iter().map(|key| self.say(key)));
        body.extend(summary);
        Letter {
            language: self.t.language,
            subject: self.say(subject),
            body: body.join("\n\n"),
        }
    }

    fn say(&self, key: &str) -> String {
        let organisation = self.process.contact.organisation.as_str();
        let values = [
            ("process", self.process.name(self.t.language).into()),
            ("organisation", organisation.into()),
            ("title", self.words.title.as_str().into()),
        ];
        self.t.with(key, values)
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

word_enum!(
    /// The links of a test mail, which has all that the real mail has and is to nobody in particular.
    TestLink {
        MyData = "my-data" => "my-data-title",
        Unsubscribe = "unsubscribe" => "unsubscribe-title",
        NotMe = "not-me" => "not-me-title",
        Forwarding = "forwarding" => "forward-title",
    }
);

/// The links of one recipient's mail.
#[derive(Debug, Clone)]
pub struct MailLinks {
    pub report: String,
    /// How personal data is handled (GDPR Art. 13 and 14).
    pub privacy: String,
    /// None in mail to those who are written to at work.
    pub my_data: Option<String>,
    /// Where somebody says that they have not left their address; none in mail to those who are written to at work.
    pub not_me: Option<String>,
    /// None in an example of a mail.
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
pub fn text(letter: &Letter, contact: &Contact, links: &MailLinks) -> String {
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
    out.push_str(&format!(
        "\n{}:\n{}\n",
        t.get("privacy-link"),
        links.privacy
    ));
    if let Some(not_me) = &links.not_me {
        out.push_str(&format!("\n{}\n{not_me}\n", t.get("mail-not-me")));
    }
    if let Some(my_data) = &links.my_data {
        out.push_str(&format!("\n{}\n{my_data}\n", t.get("mail-my-data")));
    }
    if let Some(unsubscribe) = &links.unsubscribe {
        out.push_str(&format!("\n{}\n{unsubscribe}\n", t.get("mail-unsubscribe")));
    }
    out
}

/// Whom to ask (D53).
pub fn asked(t: &Texts, contact: &Contact) -> String {
    t.with(
        "mail-contact",
        [
            ("name", contact.name.clone().into()),
            ("organisation", contact.organisation.clone().into()),
            ("email", contact.email.clone().into()),
        ],
    )
}

/// The HTML part, in the colour of its process and with its logo: nothing is loaded, nothing is tracked.
pub fn markup(letter: &Letter, process: &Process, links: &MailLinks, logo: Option<Markup>) -> Page {
    let (t, contact, accent) = (letter.language.texts(), &process.contact, process.accent);
    let markup = html! {
        (DOCTYPE)
        html lang=(letter.language.word()) dir=(letter.language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (letter.subject) }
                style { (PreEscaped(MAIL_STYLE)) }
                @if let Some(accent) = accent { style { (PreEscaped(accent.mail_style())) } }
            }
            body {
                div.mail {
                    @if let Some(logo) = logo { p { (logo) } }
                    h1 { (letter.subject) }
                    @for paragraph in letter.body.split("\n\n") {
                        p { @for (at, line) in paragraph.lines().enumerate() { @if at > 0 { br; } (line) } }
                    }
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
                        @if let Some(not_me) = &links.not_me {
                            p { (t.get("mail-not-me-asks")) " " a href=(not_me) { (t.get("mail-not-me-link")) } }
                        }
                        @if let Some(my_data) = &links.my_data {
                            p { a href=(my_data) { (t.get("mail-my-data-link")) } }
                        }
                        p { a href=(links.privacy) { (t.get("privacy-link")) } }
                        @if let Some(unsubscribe) = &links.unsubscribe {
                            p { a href=(unsubscribe) { (t.get("mail-unsubscribe-link")) } }
                        }
                    }
                }
            }
        }
    };
    Page { markup, accent }
}
