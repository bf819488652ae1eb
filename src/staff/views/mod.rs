//! Pages about accounts.

mod own;
mod second_factor;

pub use own::{Profile, profile};
pub use second_factor::{FactorPage, Stage, second_factor};

use maud::{Markup, html};

use super::Account;
use crate::config::{Config, Passwords};
use crate::i18n::{Language, Texts};
use crate::web::components::{Faults, Field, Input};
use crate::web::form::Form;
use crate::web::page::StaffShell;
use crate::web::url::{self, Url};

/// How one can sign in, and where that is to lead.
pub struct SignIn<'a> {
    pub config: &'a Config,
    /// The address that was typed.
    pub email: &'a str,
    /// The page that was asked for.
    pub next: Option<&'a Url>,
    /// The key of why it came to nothing with a provider.
    pub why: Option<&'a str>,
}

/// The page to sign in on.
pub fn sign_in(t: &Texts, shown: &SignIn<'_>, faults: &Faults) -> Markup {
    let title = t.get("sign-in-title");
    let next = shown.next;
    let content = html! {
        @if let Some(why) = shown.why { div.note role="alert" { p { (t.get(why)) } } }
        p.lead { (t.get("sign-in-lead")) }
        (with_providers(t, shown))
        @if shown.config.passwords == Passwords::Allowed {
            @if !shown.config.providers.is_empty() { h2 { (t.get("sign-in-by-password")) } }
            form novalidate method="post" action=(url::sign_in().lang(t.language)) {
                @if let Some(next) = next { input type="hidden" name="next" value=(next); }
                (Field::new("email", t.get("account-email"), shown.email).input(Input::Email).autocomplete("username").show(faults))
                (Field::new("password", t.get("account-password"), "").input(Input::Password).autocomplete("current-password").show(faults))
                div.actions { button.second[!shown.config.providers.is_empty()] type="submit" { (t.get("sign-in")) } }
            }
            p { a href=(url::forgotten().lang(t.language)) { (t.get("forgotten-title")) } }
        }
        p {
            @for &language in Language::STAFF {
                @if language != t.language {
                    @let page = url::sign_in().lang(language);
                    a href=(match next { Some(next) => page.with("next", next), None => page }) lang=(language.word()) hreflang=(language.word()) {
                        (language.own_name())
                    }
                }
            }
        }
    };
    StaffShell::new(t, None, &title)
        .faults(faults)
        .titled(content)
}

/// A way to each provider of identities.
fn with_providers(t: &Texts, shown: &SignIn<'_>) -> Markup {
    html! {
        @if !shown.config.providers.is_empty() {
            div.actions {
                @for provider in &shown.config.providers {
                    @let to = url::sign_in_with(&provider.id).lang(t.language);
                    a.button href=(match shown.next { Some(next) => to.with("next", next), None => to }) {
                        (t.with("sign-in-with", [("provider", provider.name.clone().into())]))
                    }
                }
            }
        }
    }
}

/// The fields of the page for who was signed out that are about signing in; no form of ours has others of these names.
pub(super) const EMAIL: &str = "sign-in-email";
pub(super) const PASSWORD: &str = "sign-in-password";
pub(super) const CODE: &str = "sign-in-code";

/// The page that keeps a form which was sent after the session had ended: signing in on it leads `to` where the form
/// comes back. `encoding` is how the form was sent, as `enctype` has it.
pub(super) fn signed_out(
    t: &Texts,
    config: &Config,
    (to, encoding): (&Url, &str),
    kept: &Form,
    faults: &Faults,
) -> Markup {
    let title = t.get("signed-out-title");
    let is_kept = |name: &str| ![EMAIL, PASSWORD, CODE, "password", "current"].contains(&name);
    let content = html! {
        p.lead { (t.get("signed-out-lead")) }
        @if encoding.starts_with("multipart") { p { (t.get("signed-out-file")) } }
        form novalidate method="post" action=(to) enctype=(encoding) {
            @for (name, value) in kept.fields() {
                @if is_kept(name) { input type="hidden" name=(name) value=(value); }
            }
            @for provider in &config.providers {
                // In a page of its own: this one holds what was typed.
                p {
                    a href=(url::sign_in_with(&provider.id).lang(t.language)) target="_blank" rel="noopener" {
                        (t.with("sign-in-with", [("provider", provider.name.clone().into())]))
                    }
                    " " (t.get("sign-in-elsewhere"))
                }
            }
            @if config.passwords == Passwords::Allowed {
                (Field::new(EMAIL, t.get("account-email"), kept.text(EMAIL)).input(Input::Email).autocomplete("username").show(faults))
                (Field::new(PASSWORD, t.get("account-password"), "").input(Input::Password).autocomplete("current-password").show(faults))
            }
            @if faults.of(CODE).is_some() {
                (Field::new(CODE, t.get("code"), "").hint(t.get("code-hint")).autocomplete("one-time-code").show(faults))
            }
            div.actions { button type="submit" { (t.get(if config.providers.is_empty() { "sign-in" } else { "sign-in-go-on" })) } }
        }
    };
    StaffShell::new(t, None, &title)
        .faults(faults)
        .titled(content)
}

pub fn setup(
    t: &Texts,
    token: &str,
    invited: Option<&Account>,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let title = t.get("setup-title");
    let content = html! {
        p.lead { (t.get(if invited.is_some() { "setup-lead-invited" } else { "setup-lead-first" })) }
        form novalidate method="post" action=(url::setup(token).lang(t.language)) {
            @match invited {
                Some(account) => {
                    p { strong { (account.name) } " " (account.email) }
                    input type="hidden" name="username" value=(account.email) autocomplete="username";
                }
                None => {
                    (Field::new("name", t.get("account-name"), form.text("name")).autocomplete("name").show(faults))
                    (Field::new("email", t.get("account-email"), form.text("email")).input(Input::Email).autocomplete("username").show(faults))
                }
            }
            (new_password(t, "account-password", faults))
            div.actions { button type="submit" { (t.get("setup-submit")) } }
        }
    };
    StaffShell::new(t, None, &title)
        .faults(faults)
        .titled(content)
}

fn new_password(t: &Texts, label: &str, faults: &Faults) -> Markup {
    let hint = t.with(
        "password-hint",
        [("least", super::password::SHORTEST.into())],
    );
    let field = Field::new("password", t.get(label), "").hint(hint.into());
    field
        .input(Input::Password)
        .autocomplete("new-password")
        .show(faults)
}

/// The page that asks for the code of a second factor.
pub fn code(t: &Texts, next: Option<&Url>, faults: &Faults) -> Markup {
    let title = t.get("code-title");
    let content = html! {
        form novalidate method="post" action=(url::sign_in_code().lang(t.language)) {
            @if let Some(next) = next { input type="hidden" name="next" value=(next); }
            (Field::new("code", t.get("code"), "").hint(t.get("code-hint")).autocomplete("one-time-code").show(faults))
            div.actions { button type="submit" { (t.get("sign-in")) } }
        }
        p { a href=(url::sign_in().lang(t.language)) { (t.get("code-other")) } }
    };
    StaffShell::new(t, None, &title)
        .faults(faults)
        .titled(content)
}

/// The page of a link to another password.
pub fn reset(t: &Texts, token: &str, account: &Account, faults: &Faults) -> Markup {
    let title = t.get("reset-title");
    let content = html! {
        p.lead { (t.get("reset-lead")) }
        form novalidate method="post" action=(url::setup(token).lang(t.language)) {
            p { strong { (account.name) } " " (account.email) }
            input type="hidden" name="username" value=(account.email) autocomplete="username";
            (new_password(t, "password-new", faults))
            div.actions { button type="submit" { (t.get("password-change")) } }
        }
    };
    StaffShell::new(t, None, &title)
        .faults(faults)
        .titled(content)
}

/// The page of a link to another address, at either end.
pub fn confirm_address(t: &Texts, token: &str, account: &Account, new: &str) -> Markup {
    let title = t.get("address-confirm-title");
    let about = [
        ("old", account.email.clone().into()),
        ("new", new.to_owned().into()),
    ];
    let content = html! {
        h1 { (title) }
        p.lead { (t.with("address-confirm-text", about)) }
        form novalidate method="post" action=(url::setup(token).lang(t.language)) {
            div.actions { button type="submit" { (t.get("address-confirm-do")) } }
        }
    };
    StaffShell::new(t, None, &title).page(content)
}

/// The page that asks for the address of a forgotten password.
pub fn forgotten(t: &Texts, form: &Form, faults: &Faults) -> Markup {
    let title = t.get("forgotten-title");
    let content = html! {
        p.lead { (t.get("forgotten-lead")) }
        form novalidate method="post" action=(url::forgotten().lang(t.language)) {
            (Field::new("email", t.get("account-email"), form.raw("email")).input(Input::Email).autocomplete("username").show(faults))
            div.actions { button type="submit" { (t.get("forgotten-ask")) } }
        }
        p { a href=(url::sign_in().lang(t.language)) { (t.get("sign-in")) } }
    };
    StaffShell::new(t, None, &title)
        .faults(faults)
        .titled(content)
}

/// A page that says what was done, and leads to signing in.
pub fn told(t: &Texts, title: &str, text: &str) -> Markup {
    let title = t.get(title);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get(text)) }
        p { a href=(url::sign_in().lang(t.language)) { (t.get("sign-in")) } }
    };
    StaffShell::new(t, None, &title).page(content)
}
