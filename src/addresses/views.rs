//! Thanks, the optional address, and the owner's page.

use maud::{Markup, html};

use super::offer::FIELD;
use super::{Consent, Offer, Purpose, Stored, Wording};
use crate::dialogues::{Code, Public};
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::web::components::{Faults, fault_summary};
use crate::web::pair::Pair;
use crate::web::participant::{Page, Shell, said, somebody_else};
use crate::web::url::{self, Slug, Url};

/// What the page after the answer shows.
pub struct Thanks<'a> {
    pub pair: Pair<'a>,
    pub public: &'a Public,
    pub code: Code,
    pub key: &'a str,
    pub address: &'a str,
    pub consent: Consent,
    /// What has a box: all of it can still be had.
    pub offer: &'a Offer,
    pub faults: &'a Faults,
    /// The address that was probably meant, to be asked about.
    pub meant: Option<&'a str>,
}

impl Thanks<'_> {
    fn around(&self, here: &Url, title: &str, content: Markup) -> Page {
        about(self.pair.t, self.public, Some(here), title)
            .faults(self.faults)
            .beside(self.public.process.default_language, self.pair.with)
            .page(content)
    }

    /// What sends the form: its button, or instead of it the question whether another address was meant. One press
    /// answers it either way, and what is typed anew in the field counts in any case.
    fn submit(&self, key: &str, class: Option<&str>) -> Markup {
        let pair = self.pair;
        let Some(meant) = self.meant else {
            return html! { button class=[class] type="submit" { (pair.get(key)) } };
        };
        html! {
            div.note role="group" aria-labelledby="meant" {
                p #meant { strong { (pair.filled("address-meant", [("address", meant.to_owned().into())])) } }
                input type="hidden" name="asked" value=(self.address);
                button type="submit" name="meant" value=(meant) aria-describedby="meant" autofocus {
                    (pair.get("address-meant-yes"))
                }
                " "
                button.second type="submit" { (pair.get("address-meant-no")) }
            }
        }
    }
}

/// What surrounds a page about a dialogue.
fn about<'a>(t: &'a Texts, public: &'a Public, here: Option<&'a Url>, title: &'a str) -> Shell<'a> {
    let home = Some(public.process.home(t.language));
    Shell::new(t, home, here.map(Url::as_str), title)
}

/// On to what comes of it.
fn to_status(t: &Texts, process: &Slug) -> Markup {
    html! { p { a href=(url::status(process).lang(t.language)) { (t.get("to-status-page")) } } }
}

/// What the page offers, so that the words that somebody saw are the words that are kept.
fn offered(offer: &Offer) -> Markup {
    html! { @if !offer.is_empty() { input type="hidden" name=(FIELD) value=(offer.written()); } }
}

fn consent_boxes(pair: Pair<'_>, offer: &Offer, consent: Consent, faults: &Faults) -> Markup {
    let fault = faults.of("interim");
    let first = offer.purposes().first();
    html! {
        fieldset.at-fault[fault.is_some()] aria-describedby=[fault.map(|_| "interim-fault")] {
            legend { strong { (pair.get("consent-legend")) } }
            @if let Some(fault) = fault { p.fault #interim-fault { (fault) } }
            (offered(offer))
            @for &purpose in offer.purposes() {
                label.choice {
                    input type="checkbox" name=(purpose.word()) value="1"
                        id=[(Some(&purpose) == first).then_some("interim")] checked[consent.to(purpose)];
                    span { (pair.get(purpose.text_key())) }
                }
            }
        }
    }
}

pub fn thanks(page: &Thanks<'_>) -> Page {
    let (t, pair) = (page.pair.t, page.pair);
    let title = t.get("thanks-title");
    let code = page.code.as_str();
    let organisation = page.public.process.contact.organisation.clone();
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (pair.get("thanks-title")) }
        p.lead { (pair.get("thanks-counted")) }
        h2 { (pair.get("wish-title")) }
        p { (pair.filled("consent-intro", [("organisation", organisation.into())])) }
        form novalidate method="post" action=(pair.at(url::address(code))) {
            input type="hidden" name="key" value=(page.key);
            (address_field(page))
            (consent_boxes(pair, page.offer, page.consent, page.faults))
            p.hint { (pair.get("consent-under-13")) }
            (page.submit("wish-send", None))
        }
        p { (somebody_else(t, &url::question(code))) }
        p { a href=(url::status(&page.public.process.slug).lang(t.language)) { (pair.get("wish-skip")) } }
    };
    page.around(&url::thanks(code), &title, content)
}

/// Thanks where no feedback is offered: to others than the participants of a dialogue, and where nothing can be had
/// any more.
pub fn only_thanks(t: &Texts, public: &Public, code: Code) -> Page {
    let title = t.get("thanks-title");
    let here = url::thanks(code.as_str());
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("thanks-close")) }
        p { (somebody_else(t, &url::question(code.as_str()))) }
        (to_status(t, &public.process.slug))
    };
    about(t, public, Some(&here), &title).page(content)
}

/// The address is saved, and echoed so that a typo is seen; one tap opens the field to correct it.
pub fn saved(page: &Thanks<'_>, saved: &str) -> Page {
    let (t, pair) = (page.pair.t, page.pair);
    let title = t.get("saved-title");
    let code = page.code.as_str();
    let fault = page.faults.of("address");
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (pair.get("saved-title")) }
        p { (pair.get("saved-echo")) }
        p.lead { strong { bdi dir="ltr" { (saved) } } }
        details open[fault.is_some() || page.meant.is_some()] {
            summary { (pair.get("saved-correct")) }
            form novalidate method="post" action=(pair.at(url::address(code))) {
                input type="hidden" name="key" value=(page.key);
                input type="hidden" name="mistaken" value=(saved);
                @for purpose in Purpose::ALL.iter().filter(|&&purpose| page.consent.to(purpose)) {
                    input type="hidden" name=(purpose.word()) value="1";
                }
                (offered(page.offer))
                (address_field(page))
                (page.submit("saved-correct-send", Some("second")))
            }
        }
        (saved_words(pair, page.public, page.code))
    };
    page.around(&url::address_saved(code), &title, content)
}

fn saved_words(pair: Pair<'_>, public: &Public, code: Code) -> Markup {
    let t = pair.t;
    html! {
        p { (pair.get("saved-text")) }
        p { (pair.get("saved-withdraw")) }
        p { (somebody_else(t, &url::question(code.as_str()))) }
        (to_status(t, &public.process.slug))
    }
}

fn address_field(page: &Thanks<'_>) -> Markup {
    let fault = page.faults.of("address");
    html! {
        div.field.at-fault[fault.is_some()] {
            label for="address" { (page.pair.get("wish-address")) }
            @if let Some(fault) = fault { p.fault #address-fault { (fault) } }
            input #address name="address" type="email" dir="ltr" value=(page.address) autocomplete="email"
                spellcheck="false" aria-describedby=[fault.map(|_| "address-fault")] aria-invalid=[fault.map(|_| "true")];
        }
    }
}

/// The address was saved a moment ago, in another language.
pub fn saved_before(t: &Texts, public: &Public, code: Code) -> Page {
    let title = t.get("saved-title");
    let here = url::address_saved(code.as_str());
    let content = html! {
        h1 { (title) }
        (saved_words(Pair::alone(t), public, code))
    };
    about(t, public, Some(&here), &title).page(content)
}

/// Why an address is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unkept {
    /// The meeting is cancelled.
    Cancelled,
    /// The process has ended: nothing more will be sent.
    ProcessEnded,
    /// The dialogue closed a while ago.
    Late,
}

impl Unkept {
    /// The keys of the title, and of what is said below it.
    fn text_keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Cancelled => ("cancelled-title", "wish-cancelled"),
            Self::ProcessEnded => ("wish-unsaved-title", "wish-process-ended"),
            Self::Late => ("wish-unsaved-title", "wish-too-late"),
        }
    }
}

/// An address was not kept: says why, and where all that is mailed can be read.
pub fn not_kept(t: &Texts, public: &Public, why: Unkept) -> Page {
    let (title, text) = why.text_keys();
    let title = t.get(title);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get(text)) }
        (to_status(t, &public.process.slug))
    };
    about(t, public, None, &title).page(content)
}

/// What the owner's page shows.
pub struct MyData<'a> {
    pub t: &'a Texts,
    pub token: &'a str,
    pub address: &'a str,
    pub stored: &'a Stored,
    /// What can still be wished, and what was.
    pub offer: &'a Offer,
    pub wording: &'a Wording,
    pub process: &'a Process,
    /// The day by which the address is erased by itself, once that is known.
    pub until: Option<jiff::civil::Date>,
    pub faults: &'a Faults,
}

impl MyData<'_> {
    pub fn show(&self) -> Page {
        let t = self.t;
        let title = t.get("my-data-title");
        let here = url::my_data(self.token);
        let content = html! {
            (fault_summary(t, self.faults))
            h1 { (title) }
            p.lead { (t.get("my-data-lead")) }
            dl.facts {
                dt { (t.get("wish-address")) } dd { bdi dir="ltr" { (self.address) } }
            }
            form novalidate method="post" action=(here.clone().lang(t.language)) {
                p { (t.with("consent-intro", [("organisation", self.process.contact.organisation.clone().into())])) }
                div.field {
                    label for="language" { (t.get("my-data-language")) }
                    select #language name="language" {
                        @for &language in Language::all() {
                            option value=(language.word()) lang=(language.word()) dir=(language.direction()) selected[language == self.stored.language] {
                                (language.own_name())
                            }
                        }
                    }
                }
                (consent_boxes(Pair::alone(t), self.offer, self.stored.consent, self.faults))
                p.hint { (t.get("consent-under-13")) }
                button type="submit" { (t.get("save")) }
            }
            h2 { (t.get("my-data-erase")) }
            p { (t.get("my-data-erase-text")) }
            form novalidate method="post" action=(url::unsubscribe(self.token).lang(t.language)) {
                button.second type="submit" { (t.get("my-data-erase")) }
            }
            h2 { (t.get("my-data-agreed")) }
            @for line in self.wording.lines_agreed_to(self.stored.consent) { p.quiet { (said(t, self.wording.language, line)) } }
            @if let Some(since) = self.wording.since() {
                p { (t.with("my-data-wording", [("version", self.wording.version.into()), ("date", t.date(since).into())])) }
            }
            p {
                @match self.until {
                    Some(day) => (t.with("my-data-until", [("date", t.date(day).into())])),
                    None => (t.with("my-data-until-unknown", [("days", self.process.mailing.bounce_days.into())])),
                }
            }
            p { (t.get("my-data-no-answer")) }
            (to_status(t, &self.process.slug))
        };
        let home = Some(self.process.home(t.language));
        Shell::new(t, home, Some(here.as_str()), &title)
            .faults(self.faults)
            .page(content)
    }
}

/// The button that a withdrawal link leads to.
pub fn unsubscribe(t: &Texts, token: &str, process: &Process) -> Page {
    let texts = ["unsubscribe-title", "unsubscribe-text", "my-data-erase"];
    ask_to_leave(t, (token, process), &url::unsubscribe(token), texts)
}

/// The page of somebody whose address another person has left.
pub fn not_me(t: &Texts, token: &str, process: &Process) -> Page {
    let texts = ["not-me-title", "not-me-text", "not-me-do"];
    ask_to_leave(t, (token, process), &url::not_me(token), texts)
}

/// One button that has the address erased, below the keys of a title and a text; around it whose mails they are, and whom
/// to ask.
fn ask_to_leave(
    t: &Texts,
    (token, process): (&str, &Process),
    here: &Url,
    [title, text, button]: [&str; 3],
) -> Page {
    let title = t.get(title);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get(text)) }
        form novalidate method="post" action=(here.clone().lang(t.language)) {
            button type="submit" { (t.get(button)) }
        }
        p { a href=(url::my_data(token).lang(t.language)) { (t.get("unsubscribe-change")) } }
    };
    let home = Some(process.home(t.language));
    Shell::new(t, home, Some(here.as_str()), &title).page(content)
}

/// The address is gone; which process it was of is known only right after.
pub fn erased(t: &Texts, process: Option<&Process>) -> Page {
    let title = t.get("erased-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("erased-text")) }
    };
    let home = process.map(|process| process.home(t.language));
    Shell::new(t, home, None, &title).page(content)
}
