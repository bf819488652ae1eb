//! Thanks, the optional address, and the owner's page.

use maud::{Markup, html};

use super::{Consent, Purpose, Stored};
use crate::dialogues::{Code, Public};
use crate::i18n::{Language, Texts};
use crate::processes::{ProcessText, text_in};
use crate::web::components::{Faults, fault_summary};
use crate::web::page::{ParticipantShell, participant};

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

pub fn thanks(page: &Thanks<'_>) -> Markup {
    let t = page.t;
    let title = t.get("thanks-title");
    let path = format!("/d/{}", page.code.as_str());
    let lang = t.language.word();
    let fault = page.faults.of("address");
    let organisation = page.public.contact.organisation.clone();
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        p.lead { (t.get("thanks-counted")) }
        h2 { (t.get("wish-title")) }
        p { (t.with("consent-intro", [("organisation", organisation.into())])) }
        form novalidate method="post" action=(format!("{path}/address?lang={lang}")) {
            input type="hidden" name="key" value=(page.key);
            div.field.at-fault[fault.is_some()] {
                label for="address" { (t.get("wish-address")) }
                @if let Some(fault) = fault { p.fault #address-fault { (fault) } }
                input #address name="address" type="email" dir="ltr" value=(page.address) autocomplete="email"
                    spellcheck="false" aria-describedby=[fault.map(|_| "address-fault")] aria-invalid=[fault.map(|_| "true")];
            }
            (consent_boxes(t, page.consent, page.faults))
            p.hint { (t.get("consent-under-13")) }
            button type="submit" { (t.get("wish-send")) }
        }
        p { a href=(format!("/p/{}?lang={lang}", page.public.slug)) { (t.get("wish-skip")) } }
    };
    let here = format!("{path}/thanks");
    participant(
        &shell(t, page.public, Some(&here), &title, !page.faults.is_empty()),
        content,
    )
}

fn shell<'a>(
    t: &'a Texts,
    public: &'a Public,
    path: Option<&'a str>,
    title: &'a str,
    has_faults: bool,
) -> ParticipantShell<'a> {
    ParticipantShell {
        t,
        name: &public.text(t.language).name,
        path,
        contact: Some(&public.contact),
        title,
        has_faults,
    }
}

pub fn saved(t: &Texts, public: &Public, code: Code) -> Markup {
    let title = t.get("saved-title");
    let path = format!("/d/{}/saved", code.as_str());
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("saved-text")) }
        p { (t.get("saved-withdraw")) }
        p { a href=(format!("/p/{}?lang={}", public.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    participant(&shell(t, public, Some(&path), &title, false), content)
}

/// The dialogue was closed a while ago.
pub fn too_late(t: &Texts, public: &Public) -> Markup {
    let title = t.get("closed-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("wish-too-late")) }
        p { a href=(format!("/p/{}?lang={}", public.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    participant(&shell(t, public, None, &title, false), content)
}

/// What the owner's page shows.
pub struct MyData<'a> {
    pub t: &'a Texts,
    pub token: &'a str,
    pub address: &'a str,
    pub stored: &'a Stored,
    pub wording: &'a str,
    pub slug: &'a str,
    pub texts: &'a [ProcessText],
    pub faults: &'a Faults,
}

impl MyData<'_> {
    pub fn show(&self) -> Markup {
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
                div.field {
                    label for="language" { (t.get("my-data-language")) }
                    select #language name="language" {
                        @for &language in Language::ALL {
                            option value=(language.word()) lang=(language.word()) selected[language == self.stored.language] {
                                (language.own_name())
                            }
                        }
                    }
                }
                (consent_boxes(t, self.stored.consent, self.faults))
                button type="submit" { (t.get("save")) }
            }
            h2 { (t.get("my-data-erase")) }
            p { (t.get("my-data-erase-text")) }
            form novalidate method="post" action=(format!("{path}/unsubscribe?lang={lang}")) {
                button.second type="submit" { (t.get("my-data-erase")) }
            }
            h2 { (t.get("my-data-agreed")) }
            @for line in self.wording.lines() { p.quiet { (line) } }
            p { (t.get("my-data-no-answer")) }
            p { a href=(format!("/p/{}?lang={lang}", self.slug)) { (t.get("to-status-page")) } }
        };
        participant(
            &ParticipantShell {
                t,
                name: &text_in(self.texts, t.language, Language::Swedish).name,
                path: Some(&path),
                contact: None,
                title: &title,
                has_faults: !self.faults.is_empty(),
            },
            content,
        )
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
pub fn unsubscribe(t: &Texts, token: &str) -> Markup {
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
pub fn erased(t: &Texts) -> Markup {
    let title = t.get("erased-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("erased-text")) }
    };
    bare(t, None, &title, content)
}

fn bare(t: &Texts, path: Option<&str>, title: &str, content: Markup) -> Markup {
    participant(
        &ParticipantShell {
            t,
            name: "",
            path,
            contact: None,
            title,
            has_faults: false,
        },
        content,
    )
}
