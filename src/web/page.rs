//! The shells that pages are put in, and their style sheets.

use std::sync::OnceLock;

use maud::{DOCTYPE, Markup, PreEscaped, Render, html};

use super::accent::Accent;
use super::components::{Faults, fault_summary};
use super::said::{self, Undo};
use super::url::{self, Slug, Url};
use crate::i18n::Texts;

/// What makes staff's pages quicker to use, and is not needed.
pub const STAFF_SCRIPT: &str = include_str!("staff.js");

pub const TOKENS: &str = include_str!("tokens.css");

/// The colours of states, which nobody meets on the way to an answer.
pub const STATES: &str = include_str!("states.css");

/// The style of a mail; in a mail it stands in a `<style>`, so it must stay small and plain.
pub const MAIL_STYLE: &str = include_str!("mail.css");

/// The staff's style sheet, fetched once.
pub fn staff_style() -> &'static str {
    static STYLE: OnceLock<String> = OnceLock::new();
    STYLE.get_or_init(|| compact(&[TOKENS, STATES, include_str!("staff.css")]))
}

/// The style sheet of the host's page and of the room's screen: what phones that answer need not fetch.
pub fn host_style() -> &'static str {
    static STYLE: OnceLock<String> = OnceLock::new();
    STYLE.get_or_init(|| compact(&[STATES, include_str!("host.css")]))
}

/// Where it is.
pub fn host_sheet() -> Url {
    url::host_style().with("v", version(host_style()))
}

/// The posters' style sheet.
pub const POSTER_STYLE: &str = include_str!("poster.css");

/// Line ends, indents and comments of lines of their own are nothing to a browser, and a tenth of a phone's first bytes.
pub fn compact(sheets: &[&str]) -> String {
    sheets
        .iter()
        .flat_map(|sheet| sheet.lines())
        .map(str::trim)
        .filter(|line| !(line.starts_with("/*") && line.ends_with("*/")))
        .collect::<String>()
        .replace("; }", "}")
        .replace(" { ", "{")
        .replace("{ ", "{")
        .replace(": ", ":")
        .replace("; ", ";")
        .replace("} ", "}")
}

/// A version for a static file's URL, so that it can be kept for good.
pub fn version(content: &str) -> String {
    use sha2::{Digest, Sha256};
    Sha256::digest(content.as_bytes())[..4]
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}

/// Whom participants can turn to, shown under every page of theirs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Contact {
    pub organisation: String,
    pub name: String,
    pub email: String,
    pub phone: String,
}

/// The echo, in the head of every page so that no browser asks for a file.
pub const ICON: &str = "data:image/svg+xml,%3Csvg%20xmlns='http://www.w3.org/2000/svg'%20viewBox='0%200%2016%2016'%20\
    fill='none'%20stroke='%230b4f54'%20stroke-width='2'%3E%3Cpath%20d='M4%208h.1M7%204a5%205%200%200%201%200%208M10%201\
    a9%209%200%200%201%200%2014'/%3E%3C/svg%3E";

/// A page with the colour it may be dressed in.
pub struct Page {
    pub markup: Markup,
    pub accent: Option<Accent>,
}

impl From<Markup> for Page {
    fn from(markup: Markup) -> Self {
        Self {
            markup,
            accent: None,
        }
    }
}

/// The parts of a process, in the order of its story.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Chapter {
    /// What is next.
    Home,
    Dialogues,
    Survey,
    Organisations,
    Reports,
    Mailings,
    FollowUp,
    /// Finding something of it: in no list, there is a field for it above each page.
    Search,
    /// What the registrar or the data protection officer does: for those who may.
    Desk,
    /// What is set up once.
    Settings,
}

/// Where a part of a process begins.
type Begins = fn(&Slug) -> Url;

impl Chapter {
    /// Each with the key of its name, and where it begins.
    const ALL: [(Self, &'static str, Begins); 9] = [
        (Self::Home, "nav-home", url::process),
        (Self::Dialogues, "nav-dialogues", url::dialogues),
        (Self::Survey, "nav-survey", own_survey),
        (Self::Organisations, "nav-organisations", url::organisations),
        (Self::Reports, "nav-reports", url::reports),
        (Self::Mailings, "nav-mailings", url::mailings),
        (Self::FollowUp, "nav-follow-up", url::follow_up),
        (Self::Desk, "nav-desk", url::desk),
        (Self::Settings, "nav-settings", url::setup_of),
    ];

    /// Where the guides say how it is used.
    fn guide(self) -> Url {
        let (guide, place) = match self {
            Self::Home | Self::Search => ("leader", "closing"),
            Self::Dialogues => ("leader", "dialogues"),
            Self::Survey => ("leader", "survey"),
            Self::Organisations => ("leader", "returned"),
            Self::Reports => ("leader", "reports"),
            Self::Mailings => ("leader", "mailings"),
            Self::FollowUp => return url::guide("reading"),
            Self::Desk => ("leader", "erasing"),
            Self::Settings => ("leader", "setup"),
        };
        url::guide(guide).at(place)
    }
}

/// What the participants of a process are asked.
fn own_survey(slug: &Slug) -> Url {
    url::survey(slug, url::OF_PARTICIPANTS)
}

/// Which process a staff page is about, and which part of it.
pub struct Place<'a> {
    pub slug: &'a Slug,
    pub name: &'a str,
    pub chapter: Chapter,
    /// The part that is not for whoever looks, if there is one.
    pub closed: Option<Chapter>,
    /// The pages that the part has, by the keys of their titles; none where it is one page.
    pub tabs: Vec<(&'static str, Url)>,
}

/// What surrounds a staff page.
pub struct StaffShell<'a> {
    pub t: &'a Texts,
    /// Who is signed in; nobody on the sign-in page.
    pub who: Option<&'a str>,
    pub place: Option<Place<'a>>,
    pub title: &'a str,
    /// What was not filled in rightly, or is asked again; none on a page without a form.
    pub faults: Option<&'a Faults>,
    /// Forms are easier to fill in when they are narrow.
    pub narrow: bool,
}

impl<'a> StaffShell<'a> {
    /// A page that is about no process.
    pub fn new(t: &'a Texts, who: Option<&'a str>, title: &'a str) -> Self {
        Self {
            t,
            who,
            place: None,
            title,
            faults: None,
            narrow: false,
        }
    }

    /// A page about a part of a process.
    pub fn at(mut self, place: Place<'a>) -> Self {
        self.place = Some(place);
        self
    }

    /// A page that is a form: narrow, and its title says when something was not filled in rightly.
    pub fn form(mut self, faults: &'a Faults) -> Self {
        self.narrow = true;
        self.faults(faults)
    }

    /// A page with a form on it.
    pub fn faults(mut self, faults: &'a Faults) -> Self {
        self.faults = Some(faults);
        self
    }

    /// The page with its title above the content, and above that what was not filled in rightly.
    pub fn titled(&self, content: Markup) -> Markup {
        self.page(html! {
            @if let Some(faults) = self.faults { (fault_summary(self.t, faults)) }
            h1 { (self.title) }
            (content)
        })
    }

    fn guide(&self) -> Url {
        self.place
            .as_ref()
            .map_or_else(url::guides, |place| place.chapter.guide())
    }

    /// The page around its content.
    pub fn page(&self, content: Markup) -> Markup {
        let t = self.t;
        let before = said::before();
        let done = before.as_ref().map(|before| t.get(before.key));
        let undo = before.as_ref().and_then(|before| before.undo.as_ref());
        let is_unaccepted = |faults: &Faults| !faults.is_empty() && !faults.are_questions();
        let head = html! {
            title {
                @if self.faults.is_some_and(is_unaccepted) { (t.get("title-fault")) " " }
                @if let Some(done) = &done { (done) " – " }
                (self.title) " – "
                @if let Some(place) = &self.place { (place.name) } @else { "Eko" }
            }
            link rel="stylesheet" href=(staff_sheet());
            @if self.place.is_some() {
                (script_tag())
            }
        };
        let body = html! {
            body {
                a.skip href="#main" { (t.get("skip")) }
                header.top {
                    div {
                        a.brand href=(url::home()) { "Eko" }
                        span.where { @if let Some(place) = &self.place { (place.name) } }
                        @if let Some(place) = self.place.as_ref().filter(|place| place.chapter != Chapter::Search) {
                            (finder(t, place.slug))
                        }
                        @if let Some(who) = self.who {
                            div.who {
                                a href=(url::profile()) { (who) }
                                form method="post" action=(url::sign_out()) {
                                    button.plain type="submit" { (t.get("sign-out")) }
                                }
                            }
                        }
                        @if let Some(place) = &self.place { (story(t, place)) }
                    }
                }
                main #main class=[self.narrow.then_some("narrow")] {
                    @if let Some(done) = &done {
                        div.note.ok.done role="status" {
                            p { (done) }
                            // What it sends stands below what the page is about: nothing takes it for the page's own.
                            @if undo.is_some() { button.plain type="submit" form="undo" { (t.get("undo")) } }
                        }
                    }
                    @if let Some(place) = self.place.as_ref().filter(|place| !place.tabs.is_empty()) {
                        nav.tabs aria-label=(t.get("setup-tabs")) {
                            details.fold {
                                summary { (t.get("setup-tabs")) }
                                ul {
                                    @for (key, to) in &place.tabs {
                                        @let name = t.get(key);
                                        li { a href=(to) aria-current=[(name == self.title).then_some("page")] { (name) } }
                                    }
                                }
                            }
                        }
                    }
                    (content)
                    @if let Some(undo) = undo { (undo_form(undo)) }
                }
                footer {
                    @if self.who.is_some() {
                        p { a href=(self.guide()) { (t.get("guide-here")) } }
                    }
                    p { (t.get("footer-eko")) }
                }
            }
        };
        around(t, head, body)
    }
}

/// A page in the reader's language: what all have in their heads, and then what `head` adds.
pub(super) fn around(t: &Texts, head: Markup, body: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(t.language.word()) dir=(t.language.direction()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                link rel="icon" href=(ICON);
                (head)
            }
            (body)
        }
    }
}

/// Brings back what was there before a change.
fn undo_form(undo: &Undo) -> Markup {
    html! {
        form #undo method="post" action=(undo.at) {
            @for (name, value) in &undo.fields { input type="hidden" name=(name) value=(value); }
        }
    }
}

fn staff_sheet() -> Url {
    url::staff_style().with("v", version(staff_style()))
}

/// The field to find something of a process with; on a narrow screen only the way to its page.
fn finder(t: &Texts, slug: &Slug) -> Markup {
    html! {
        form.finder role="search" aria-label=(t.get("search-for")) method="get" action=(url::search(slug)) {
            label.hidden for="find" { (t.get("search-for")) }
            input #find type="search" name="q" maxlength="200" autocomplete="off";
            button.plain type="submit" { (t.get("search-title")) }
        }
    }
}

/// The ways to the parts of a process.
fn story(t: &Texts, place: &Place<'_>) -> Markup {
    let here = Chapter::ALL
        .iter()
        .find(|(chapter, ..)| *chapter == place.chapter);
    html! {
        nav.story aria-label=(t.get("nav-label")) {
            // Folded on a phone, where it would be half of what is seen.
            details.fold {
                summary {
                    (t.get("nav-menu"))
                    @if let Some((_, key, _)) = here { ": " (t.get(key)) }
                }
                ul {
                    @for (chapter, key, begins) in Chapter::ALL.iter().filter(|(chapter, ..)| place.closed != Some(*chapter)) {
                        li {
                            a href=(begins(place.slug)) aria-current=[(*chapter == place.chapter).then_some("true")] {
                                (t.get(key))
                            }
                        }
                    }
                }
            }
        }
    }
}

/// A document by itself, to be read, sent on or printed: without the ways around the staff's pages.
///
/// In the colour of its process, if it has one.
pub fn document(
    t: &Texts,
    title: &str,
    back: impl Render,
    accent: Option<Accent>,
    content: Markup,
) -> Page {
    let body = html! {
        body.paper {
            (bar(t, back, html! {}))
            main #main { (content) }
            footer { p { (t.get("footer-eko")) } }
        }
    };
    let head = html! {
        (sheet_head(title, &staff_sheet()))
        (script_tag())
        @if let Some(accent) = accent { style { (PreEscaped(accent.style())) } }
    };
    let markup = around(t, head, body);
    Page { markup, accent }
}

fn script_tag() -> Markup {
    let place = url::staff_script().with("v", version(STAFF_SCRIPT));
    html! { script type="module" src=(place) {} }
}

/// A document to print: posters.
pub fn poster(
    t: &Texts,
    title: &str,
    back: impl Render,
    choices: Markup,
    sheets: Markup,
) -> Markup {
    let more = html! {
        (choices)
        span { (t.get("poster-print")) }
        button type="button" data-print hidden { (t.get("poster-print-do")) }
        (script_tag())
    };
    let body = html! { body { (bar(t, back, more)) main #main { (sheets) } } };
    let style = url::poster_style().with("v", version(POSTER_STYLE));
    around(t, sheet_head(title, &style), body)
}

fn sheet_head(title: &str, style: &Url) -> Markup {
    html! {
        title { (title) }
        link rel="stylesheet" href=(style);
    }
}

/// The way back from a document, and what else can be done with it.
fn bar(t: &Texts, back: impl Render, more: Markup) -> Markup {
    html! {
        a.skip href="#main" { (t.get("skip")) }
        header.bar {
            a href=(back) { (t.get("poster-back")) }
            (more)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 3986 §2: what is neither reserved nor unreserved is written in per cent.
    #[test]
    fn the_icon_is_a_url() {
        let is_of_a_url =
            |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%".contains(c);
        assert!(ICON.chars().all(is_of_a_url), "{ICON}");
        assert!(ICON.split('%').skip(1).all(|part| {
            part.get(..2)
                .is_some_and(|code| u8::from_str_radix(code, 16).is_ok())
        }));
        assert!(!ICON.contains(['#', '?', '[', ']']), "{ICON}");
    }
}
