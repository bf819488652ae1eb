//! Thanks, the optional address, and the owner's page.

use maud::{Markup, html};

use super::{Consent, Purpose, Stored};
use crate::dialogues::{Code, Public};
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::web::components::{Faults, fault_summary};
use crate::web::participant::{Page, Shell, bare, said};

/// What the page after the answer shows.
pub struct Thanks<'a> {
    pub t: &'a Texts,
    pub public: &'a Public,
    pub code: Code,
    pub key: &'a str,
    pub address: &'a str,
    pub consent: Consent,
    pub faults: &'a Faults,
}

fn consent_boxes(t: &Texts, consent: Consent, faults: &Faults) -> Markup {
    let fault = faults.of("interim");
    html! {
        fieldset.at-fault[fault.is_some()] aria-describedby=[fault.map(|_| "interim-fault")] {
            legend { strong { (t.get("consent-legend")) } }
            @if let Some(fault) = fault { p.fault #interim-fault { (fault) } }
            @for &purpose in Purpose::ALL {
                label.choice {
                    input type="checkbox" name=(purpose.word()) value="1"
                        id=[(purpose == Purpose::Interim).then_some("interim")] checked[consent.to(purpose)];
                    span { (t.get(purpose.text_key())) }
                }
            }
        }
    }
}

pub fn thanks(page: &Thanks<'_>) -> Page {
    let t = page.t;
    let title = t.get("thanks-title");
    let path = format!("/d/{}", page.code.as_str());
    let lang = t.language.word();
    let organisation = page.public.contact.organisation.clone();
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        p.lead { (t.get("thanks-counted")) }
        h2 { (t.get("wish-title")) }
        p { (t.with("consent-intro", [("organisation", organisation.into())])) }
        form novalidate method="post" action=(format!("{path}/address?lang={lang}")) {
            input type="hidden" name="key" value=(page.key);
            (address_field(page))
            (consent_boxes(t, page.consent, page.faults))
            p.hint { (t.get("consent-under-13")) }
            button type="submit" { (t.get("wish-send")) }
        }
        p { a href=(format!("/p/{}?lang={lang}", page.public.slug)) { (t.get("wish-skip")) } }
    };
    let here = format!("{path}/thanks");
    Shell {
        has_faults: !page.faults.is_empty(),
        ..Shell::new(t, Some(page.public.home(t.language)), Some(&here), &title)
    }
    .page(content)
}

/// Thanks where no feedback is offered: to others than the participants of a dialogue.
pub fn only_thanks(t: &Texts, public: &Public, code: Code) -> Page {
    let title = t.get("thanks-title");
    let here = format!("/d/{}/thanks", code.as_str());
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("thanks-close")) }
        p { a href=(format!("/p/{}?lang={}", public.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    Shell::new(t, Some(public.home(t.language)), Some(&here), &title).page(content)
}

/// The address is saved, and echoed so that a typo is seen; one tap opens the field to correct it.
pub fn saved(page: &Thanks<'_>, saved: &str) -> Page {
    let t = page.t;
    let title = t.get("saved-title");
    let path = format!("/d/{}", page.code.as_str());
    let fault = page.faults.of("address");
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        p { (t.get("saved-echo")) }
        p.lead { strong { bdi dir="ltr" { (saved) } } }
        details open[fault.is_some()] {
            summary { (t.get("saved-correct")) }
            form novalidate method="post" action=(format!("{path}/address?lang={}", t.language.word())) {
                input type="hidden" name="key" value=(page.key);
                input type="hidden" name="mistaken" value=(saved);
                @for purpose in Purpose::ALL.iter().filter(|&&purpose| page.consent.to(purpose)) {
                    input type="hidden" name=(purpose.word()) value="1";
                }
                (address_field(page))
                button.second type="submit" { (t.get("saved-correct-send")) }
            }
        }
        (saved_words(t, page.public))
    };
    let here = format!("{path}/saved");
    Shell {
        has_faults: !page.faults.is_empty(),
        ..Shell::new(t, Some(page.public.home(t.language)), Some(&here), &title)
    }
    .page(content)
}

fn saved_words(t: &Texts, public: &Public) -> Markup {
    html! {
        p { (t.get("saved-text")) }
        p { (t.get("saved-withdraw")) }
        p { a href=(format!("/p/{}?lang={}", public.slug, t.language.word())) { (t.get("to-status-page")) } }
    }
}

fn address_field(page: &Thanks<'_>) -> Markup {
    let t = page.t;
    let fault = page.faults.of("address");
    html! {
        div.field.at-fault[fault.is_some()] {
            label for="address" { (t.get("wish-address")) }
            @if let Some(fault) = fault { p.fault #address-fault { (fault) } }
            input #address name="address" type="email" dir="ltr" value=(page.address) autocomplete="email"
                spellcheck="false" aria-describedby=[fault.map(|_| "address-fault")] aria-invalid=[fault.map(|_| "true")];
        }
    }
}

/// The address was saved a moment ago, in another language.
pub fn saved_before(t: &Texts, public: &Public, code: Code) -> Page {
    let title = t.get("saved-title");
    let path = format!("/d/{}/saved", code.as_str());
    let content = html! {
        h1 { (title) }
        (saved_words(t, public))
    };
    Shell::new(t, Some(public.home(t.language)), Some(&path), &title).page(content)
}

/// The dialogue was closed a while ago.
pub fn too_late(t: &Texts, public: &Public) -> Page {
    let title = t.get("closed-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("wish-too-late")) }
        p { a href=(format!("/p/{}?lang={}", public.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    Shell::new(t, Some(public.home(t.language)), None, &title).page(content)
}

/// What the owner's page shows.
pub struct MyData<'a> {
    pub t: &'a Texts,
    pub token: &'a str,
    pub address: &'a str,
    pub stored: &'a Stored,
    pub wording: &'a str,
    /// The language that it was shown in.
    pub wording_language: Language,
    pub process: &'a Process,
    /// The day by which the address is erased by itself, once that is known.
    pub until: Option<jiff::civil::Date>,
    pub faults: &'a Faults,
}

impl MyData<'_> {
    pub fn show(&self) -> Page {
        let t = self.t;
        let title = t.get("my-data-title");
        let path = format!("/a/{}", self.token);
        let lang = t.language.word();
        let content = html! {
            (fault_summary(t, self.faults))
            h1 { (title) }
            p.lead { (t.get("my-data-lead")) }
            dl.facts {
                dt { (t.get("wish-address")) } dd { bdi dir="ltr" { (self.address) } }
                dt { (t.get("my-data-since")) } dd { (quarter_text(t, &self.stored.quarter)) }
            }
            form novalidate method="post" action=(format!("{path}?lang={lang}")) {
                p { (t.with("consent-intro", [("organisation", self.process.contact.organisation.clone().into())])) }
                div.field {
                    label for="language" { (t.get("my-data-language")) }
                    select #language name="language" {
                        @for &language in Language::ALL {
                            option value=(language.word()) lang=(language.word()) dir=(language.direction()) selected[language == self.stored.language] {
                                (language.own_name())
                            }
                        }
                    }
                }
                (consent_boxes(t, self.stored.consent, self.faults))
                p.hint { (t.get("consent-under-13")) }
                button type="submit" { (t.get("save")) }
            }
            h2 { (t.get("my-data-erase")) }
            p { (t.get("my-data-erase-text")) }
            form novalidate method="post" action=(format!("{path}/unsubscribe?lang={lang}")) {
                button.second type="submit" { (t.get("my-data-erase")) }
            }
            h2 { (t.get("my-data-agreed")) }
            @for line in self.wording.lines() { p.quiet { (said(t, self.wording_language, line)) } }
            p {
                @match self.until {
                    Some(day) => (t.with("my-data-until", [("date", t.date(day).into())])),
                    None => (t.with("my-data-until-unknown", [("days", self.process.mailing.bounce_days.into())])),
                }
            }
            p { (t.get("my-data-no-answer")) }
            p { a href=(format!("/p/{}?lang={lang}", self.process.slug)) { (t.get("to-status-page")) } }
        };
        Shell {
            has_faults: !self.faults.is_empty(),
            ..Shell::new(t, Some(self.process.home(t.language)), Some(&path), &title)
        }
        .page(content)
    }
}

/// `2021Q4` in words.
fn quarter_text(t: &Texts, quarter: &str) -> String {
    match quarter.split_once('Q') {
        Some((year, number)) => t.with(
            "quarter",
            [
                ("year", year.to_owned().into()),
                ("number", number.to_owned().into()),
            ],
        ),
        None => quarter.to_owned(),
    }
}

/// The button that a withdrawal link leads to.
pub fn unsubscribe(t: &Texts, token: &str) -> Page {
    let title = t.get("unsubscribe-title");
    let path = format!("/a/{token}/unsubscribe");
    let lang = t.language.word();
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("unsubscribe-text")) }
        form novalidate method="post" action=(format!("{path}?lang={lang}")) {
            button type="submit" { (t.get("my-data-erase")) }
        }
        p { a href=(format!("/a/{token}?lang={lang}")) { (t.get("unsubscribe-change")) } }
    };
    bare(t, Some(&path), &title, content)
}

/// The address is gone.
pub fn erased(t: &Texts) -> Page {
    let title = t.get("erased-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("erased-text")) }
    };
    bare(t, None, &title, content)
}
