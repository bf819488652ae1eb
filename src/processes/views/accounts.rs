//! The accounts of the installation.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::config::Passwords;
use crate::i18n::Texts;
use crate::processes::AccountRow;
use crate::staff::Account;
use crate::staff::post::Posted;
use crate::web::components::{Faults, Field, Input, cards, tick};
use crate::web::form::Form;
use crate::web::page::StaffShell;
use crate::web::url;

const HEADS: [&str; 6] = [
    "account-name",
    "account-email",
    "accounts-rights",
    "accounts-processes",
    "person-used",
    "accounts-standing",
];

/// Every account, with what it is where.
pub fn accounts(who: &Account, rows: &[AccountRow], zone: &TimeZone) -> Markup {
    let t = who.language.texts();
    let title = t.get("accounts-title");
    let row = |row: &AccountRow| {
        let account = &row.known.account;
        vec![
            html! { a href=(url::account(account.id)) { (account.name) } },
            html! { (account.email) },
            rights(t, account),
            html! { (t.number(i64::try_from(row.processes.len()).unwrap_or(i64::MAX))) },
            used(t, row, zone),
            standing(t, row),
        ]
    };
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("accounts-lead")) }
        (cards(&title, &HEADS.map(|key| t.get(key)), rows.iter().map(row).collect()))
        div.actions { a.button.second href=(url::new_account()) { (t.get("account-add")) } }
    };
    StaffShell::new(t, Some(&who.name), &title).page(content)
}

fn rights(t: &Texts, account: &Account) -> Markup {
    html! {
        @if account.is_operator { (t.get("account-operates")) }
        @if account.is_operator && account.creates_processes { (t.comma()) }
        @if account.creates_processes { (t.get("account-creates")) }
        @if !account.is_operator && !account.creates_processes { "–" }
    }
}

fn used(t: &Texts, row: &AccountRow, zone: &TimeZone) -> Markup {
    html! {
        @match row.known.used_at {
            Some(at) => (t.date(at.day(zone))),
            None => span.quiet { (t.get("person-never-used")) },
        }
    }
}

fn standing(t: &Texts, row: &AccountRow) -> Markup {
    let key = match (row.known.disabled_at, row.known.is_set_up) {
        (Some(_), _) => "account-disabled",
        (None, false) => "account-invited",
        (None, true) => "account-is-open",
    };
    html! { (t.get(key)) }
}

fn rights_ticks(t: &Texts, operates: Option<()>, creates: Option<()>) -> Markup {
    html! {
        (tick("operates", "1", &t.get("account-operates-long")).when(operates.is_some()))
        (tick("creates", "1", &t.get("account-creates-long")).when(creates.is_some()))
    }
}

/// The form for a new account.
pub fn new_account(who: &Account, form: &Form, faults: &Faults) -> Markup {
    let t = who.language.texts();
    let title = t.get("account-add");
    let ticked = |name: &str| form.ticked(name).then_some(());
    let content = html! {
        p.lead { (t.get("account-add-lead")) }
        form novalidate method="post" action=(url::new_account()) {
            (Field::new("name", t.get("account-name"), form.raw("name")).show(faults))
            (Field::new("email", t.get("account-email"), form.raw("email")).input(Input::Email).show(faults))
            (rights_ticks(t, ticked("operates"), ticked("creates")))
            div.actions { button type="submit" { (t.get("person-add")) } }
        }
    };
    StaffShell::new(t, Some(&who.name), &title)
        .form(faults)
        .titled(content)
}

/// What the page of an account shows.
pub struct AccountPage<'a> {
    /// Who looks.
    pub who: &'a Account,
    pub row: &'a AccountRow,
    /// The processes that nobody else leads.
    pub led_alone: &'a [String],
    pub can_be_vouched_for: bool,
    pub passwords: Passwords,
    /// The providers of identities that know its owner, by name.
    pub providers: &'a [&'a str],
    /// What became of a mail to its owner.
    pub posted: Option<&'a Posted>,
    pub zone: &'a TimeZone,
}

pub fn account(shown: &AccountPage<'_>) -> Markup {
    let t = shown.who.language.texts();
    let known = &shown.row.known;
    let account = &known.account;
    let care = |word: &'static str, key: &str, is_grave: Option<()>| {
        html! {
            form novalidate method="post" action=(url::account_care(account.id)) {
                button.second[is_grave.is_none()].grave[is_grave.is_some()] type="submit" name="do" value=(word) { (t.get(key)) }
            }
        }
    };
    let content = html! {
        h1 { (account.name) }
        p.lead { (account.email) }
        @if let Some(posted) = shown.posted {
            div.note.ok[posted.is_sent()] role="status" { p { (posted.text(t)) } }
        }
        dl.facts {
            dt { (t.get("accounts-standing")) } dd { (standing(t, shown.row)) }
            dt { (t.get("person-used")) } dd { (used(t, shown.row, shown.zone)) }
        }
        @if !shown.row.processes.is_empty() {
            h2 { (t.get("accounts-processes")) }
            ul { @for (name, role) in &shown.row.processes { li { (name) ": " (t.get(role.text_key())) } } }
        }
        h2 { (t.get("accounts-rights")) }
        form novalidate method="post" action=(url::account(account.id)) {
            (rights_ticks(t, account.is_operator.then_some(()), account.creates_processes.then_some(())))
            div.actions { button type="submit" { (t.get("save")) } }
        }
        @if known.disabled_at.is_some() {
            (care("enable", "account-enable", None))
        } @else {
            @if shown.passwords == Passwords::Allowed {
                h2 { (t.get("account-password")) }
                p { (t.get(if known.is_set_up { "account-link-lead" } else { "account-link-first-lead" })) }
                (care("link", "account-link", None))
            }
            @if !shown.providers.is_empty() {
                h2 { (t.get("account-untie-title")) }
                p { (t.with("account-untie-lead", [("providers", shown.providers.join(", ").into())])) }
                (care("untie", "account-untie", None))
            }
            @if shown.row.has_second_factor {
                h2 { (t.get("factor-title")) }
                p { (t.get("account-factor-lead")) }
                (care("forget-second-factor", "account-factor-forget", None))
            }
            @if shown.can_be_vouched_for {
                h2 { (t.get("person-vouch-title")) }
                p { (t.get("person-vouch-text")) }
                (care("vouch", "person-vouch", None))
            }
            h2 { (t.get("account-disable")) }
            p { (t.get("account-disable-lead")) }
            @if !shown.led_alone.is_empty() {
                p { (t.get("account-leads-alone")) }
                ul { @for name in shown.led_alone { li { (name) } } }
            }
            (care("disable", "account-disable", Some(())))
        }
        p { a href=(url::accounts()) { (t.get("accounts-title")) } }
    };
    StaffShell::new(t, Some(&shown.who.name), &account.name).page(content)
}
