//! The page about one's own second factor.

use maud::{Markup, html};

use crate::i18n::Texts;
use crate::staff::Account;
use crate::web::components::{Faults, Field, Input};
use crate::web::page::StaffShell;
use crate::web::url;

/// How far somebody is with it.
pub enum Stage<'a> {
    None,
    /// The app is to read this picture, or these letters, and then to show a code.
    Begun {
        picture: &'a str,
        letters: &'a str,
    },
    /// It is asked for; so many codes on paper are left.
    On {
        left: i64,
    },
    /// Fresh codes for paper, shown once.
    Codes(&'a [String]),
}

/// What the page shows.
pub struct FactorPage<'a> {
    pub account: &'a Account,
    pub stage: Stage<'a>,
    /// Said when everybody needs one here.
    pub required: Option<&'a str>,
    pub faults: &'a Faults,
    /// What there is to say of what was just done.
    pub note: Option<&'a str>,
}

pub fn second_factor(shown: &FactorPage<'_>) -> Markup {
    let t = shown.account.language.texts();
    let title = t.get("factor-title");
    let content = html! {
        @if let Some(note) = shown.note { div.note role="status" { p { (note) } } }
        p.lead { (t.get("factor-lead")) }
        @if let (Some(required), Stage::None | Stage::Begun { .. }) = (shown.required, &shown.stage) {
            div.note { p { (required) } }
        }
        @match &shown.stage {
            Stage::None => (with_password(t, shown.faults, "begin", "factor-begin")),
            Stage::Begun { picture, letters } => {
                p { (t.get("factor-read")) }
                p { img src=(picture) alt=(t.get("factor-picture")) width="240" height="240"; }
                p { (t.get("factor-letters")) " " code { (letters) } }
                form novalidate method="post" action=(url::own_second_factor()) {
                    (Field::new("code", t.get("code"), "").autocomplete("one-time-code").show(shown.faults))
                    div.actions { button type="submit" name="do" value="confirm" { (t.get("factor-confirm")) } }
                }
            }
            Stage::On { left } => {
                p { (t.with("factor-on", [("left", (*left).into())])) }
                h2 { (t.get("factor-change")) }
                (change(t, shown))
            }
            Stage::Codes(codes) => {
                p { (t.get("factor-codes-lead")) }
                ul.columns { @for code in *codes { li { code { (code) } } } }
                p { a href=(url::profile()) { (t.get("factor-codes-kept")) } }
            }
        }
    };
    StaffShell::new(t, Some(&shown.account.name), &title)
        .form(shown.faults)
        .titled(content)
}

fn change(t: &Texts, shown: &FactorPage<'_>) -> Markup {
    html! {
        form novalidate method="post" action=(url::own_second_factor()) {
            (password(t, shown.faults))
            div.actions {
                button.second type="submit" name="do" value="codes" { (t.get("factor-codes")) }
                @if shown.required.is_none() {
                    button.grave type="submit" name="do" value="off" { (t.get("factor-off")) }
                }
            }
        }
    }
}

fn with_password(t: &Texts, faults: &Faults, word: &str, key: &str) -> Markup {
    html! {
        form novalidate method="post" action=(url::own_second_factor()) {
            (password(t, faults))
            div.actions { button type="submit" name="do" value=(word) { (t.get(key)) } }
        }
    }
}

fn password(t: &Texts, faults: &Faults) -> Markup {
    let field = Field::new("current", t.get("password-current"), "");
    field
        .input(Input::Password)
        .autocomplete("current-password")
        .show(faults)
}
