//! The page about one's own account.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::new_password;
use crate::i18n::Texts;
use crate::staff::Account;
use crate::staff::matters::Matter;
use crate::staff::queries::OpenSession;
use crate::web::components::{Faults, Field, Input, cards, select_language, tick};
use crate::web::form::Form;
use crate::web::page::StaffShell;
use crate::web::url;

/// What the page shows.
pub struct Profile<'a> {
    pub account: &'a Account,
    pub sessions: &'a [OpenSession],
    pub has_password: bool,
    /// The providers of identities that know them, by name.
    pub providers: &'a [&'a str],
    /// The session that the page is shown in.
    pub own: Option<i64>,
    pub zone: &'a TimeZone,
    pub form: &'a Form,
    pub faults: &'a Faults,
    /// What there is to say of what was just done.
    pub notes: &'a [String],
    /// What they are told of by mail.
    pub wanted: &'a [Matter],
}

pub fn profile(shown: &Profile<'_>) -> Markup {
    let (account, faults) = (shown.account, shown.faults);
    let t = account.language.texts();
    let title = t.get("profile-title");
    let content = html! {
        p.lead { (account.email) }
        @if !shown.notes.is_empty() { div.note role="status" { @for note in shown.notes { p { (note) } } } }
        form novalidate method="post" action=(url::profile()) {
            (Field::new("name", t.get("account-name"), &account.name).autocomplete("name").show(faults))
            (select_language(t, account.language.word(), faults))
            fieldset {
                legend { (t.get("matters-title")) }
                p.hint { (t.get("matters-hint")) }
                input type="hidden" name="matters" value="1";
                @for &matter in Matter::ALL {
                    (tick("matter", matter.word(), &t.get(matter.text_key())).when(shown.wanted.contains(&matter)))
                }
            }
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if !shown.providers.is_empty() {
            p { (t.with("account-signs-in-with", [("providers", shown.providers.join(", ").into())])) }
        }
        @if shown.has_password { (by_password(t, shown)) }
        @if !shown.sessions.is_empty() { (sessions(t, shown)) }
    };
    StaffShell::new(t, Some(&account.name), &title)
        .faults(faults)
        .titled(content)
}

/// What there is for those who sign in with a password.
fn by_password(t: &Texts, shown: &Profile<'_>) -> Markup {
    let faults = shown.faults;
    html! {
        h2 { (t.get("password-change")) }
        form novalidate method="post" action=(url::password()) {
            (Field::new("current", t.get("password-current"), "").input(Input::Password).autocomplete("current-password").show(faults))
            (new_password(t, "password-new", faults))
            div.actions { button.second type="submit" { (t.get("password-change")) } }
        }
        h2 { (t.get("address-change")) }
        p { (t.get("address-change-lead")) }
        form novalidate method="post" action=(url::own_address()) {
            (Field::new("email", t.get("address-new"), shown.form.raw("email")).input(Input::Email).autocomplete("email").show(faults))
            (Field::new("current_address", t.get("password-current"), "").input(Input::Password).autocomplete("current-password").show(faults))
            div.actions { button.second type="submit" { (t.get("address-change-do")) } }
        }
        h2 { (t.get("factor-title")) }
        p { (t.get("factor-lead")) }
        div.actions { a.button.second href=(url::own_second_factor()) { (t.get("factor-open")) } }
    }
}

const SESSION_HEADS: [&str; 4] = [
    "session-browser",
    "session-opened",
    "session-used",
    "session-end",
];

/// Where they are signed in, each with a button that ends it.
fn sessions(t: &Texts, shown: &Profile<'_>) -> Markup {
    let title = t.get("sessions-title");
    let name = |one: &OpenSession| match one.agent.as_str() {
        "" => t.get("session-unknown").into_owned(),
        agent => agent.to_owned(),
    };
    let row = |one: &OpenSession| {
        let end = format!("{}: {}", t.get("session-end-do"), name(one));
        vec![
            html! { (name(one)) },
            html! { (t.moment(one.opened_at, shown.zone)) },
            html! { (t.moment(one.used_at, shown.zone)) },
            html! {
                @if shown.own == Some(one.id) { (t.get("session-own")) } @else {
                    form novalidate method="post" action=(url::end_session(one.id)) {
                        button.plain type="submit" aria-label=(end) { (t.get("session-end-do")) }
                    }
                }
            },
        ]
    };
    html! {
        h2 #sessions { (title) }
        p { (t.get("sessions-lead")) }
        (cards(&title, &SESSION_HEADS.map(|key| t.get(key)), shown.sessions.iter().map(row).collect()))
        @if shown.sessions.len() > 1 {
            form novalidate method="post" action=(url::end_other_sessions()) {
                button.second type="submit" { (t.get("sessions-end-others")) }
            }
        }
    }
}
