//! Pages about accounts.

use maud::{Markup, html};

use super::Account;
use crate::i18n::{Language, Texts};
use crate::web::components::{Faults, Field, Input, fault_summary, select};
use crate::web::form::Form;
use crate::web::page::{StaffShell, staff};

fn narrow<'a>(
    t: &'a Texts,
    who: Option<&'a str>,
    title: &'a str,
    faults: &Faults,
) -> StaffShell<'a> {
    StaffShell {
        t,
        who,
        place: None,
        title,
        has_faults: !faults.is_empty(),
        narrow: true,
    }
}

pub fn sign_in(t: &Texts, email: &str, faults: &Faults) -> Markup {
    let title = t.get("sign-in-title");
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("sign-in-lead")) }
        form novalidate method="post" action=(format!("/admin/sign-in?lang={}", t.language.word())) {
            (Field::new("email", t.get("account-email"), email).input(Input::Email).autocomplete("username").show(faults))
            (Field::new("password", t.get("account-password"), "").input(Input::Password).autocomplete("current-password").show(faults))
            div.actions { button type="submit" { (t.get("sign-in")) } }
        }
        p {
            @for &language in Language::STAFF {
                @if language != t.language {
                    a href=(format!("?lang={}", language.word())) lang=(language.word()) hreflang=(language.word()) {
                        (language.own_name())
                    }
                }
            }
        }
    };
    staff(&narrow(t, None, &title, faults), content)
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
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get(if invited.is_some() { "setup-lead-invited" } else { "setup-lead-first" })) }
        form novalidate method="post" action=(format!("/setup/{token}?lang={}", t.language.word())) {
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
            (Field::new("password", t.get("account-password"), "")
                .hint(t.with("password-hint", [("least", super::password::SHORTEST.into())]).into())
                .input(Input::Password).autocomplete("new-password").show(faults))
            div.actions { button type="submit" { (t.get("setup-submit")) } }
        }
    };
    staff(&narrow(t, None, &title, faults), content)
}

pub fn profile(account: &Account, faults: &Faults) -> Markup {
    let t = account.language.texts();
    let title = t.get("profile-title");
    let languages: Vec<(String, String)> = Language::STAFF
        .iter()
        .map(|language| (language.word().to_owned(), language.own_name().to_owned()))
        .collect();
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (account.email) }
        form novalidate method="post" action="/admin/account" {
            (Field::new("name", t.get("account-name"), &account.name).autocomplete("name").show(faults))
            (select("language", &t.get("account-language"), &languages, account.language.word(), faults))
            div.actions { button type="submit" { (t.get("save")) } }
        }
        h2 { (t.get("password-change")) }
        form novalidate method="post" action="/admin/account/password" {
            (Field::new("current", t.get("password-current"), "").input(Input::Password).autocomplete("current-password").show(faults))
            (Field::new("password", t.get("password-new"), "")
                .hint(t.with("password-hint", [("least", super::password::SHORTEST.into())]).into())
                .input(Input::Password).autocomplete("new-password").show(faults))
            div.actions { button.second type="submit" { (t.get("password-change")) } }
        }
    };
    staff(&narrow(t, Some(&account.name), &title, faults), content)
}
