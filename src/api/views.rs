//! The staff's pages about keys.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::Key;
use crate::config::BaseUrl;
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::staff::Publish;
use crate::web::components::{Faults, Field, Input, cards};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// What the page of keys shows.
pub struct Keys<'a> {
    pub staff: &'a Staff,
    pub keys: &'a [Key],
    pub today: Date,
    pub zone: &'a TimeZone,
    /// Where the API is described.
    pub description: &'a str,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn keys(shown: &Keys<'_>) -> Markup {
    let t = shown.staff.t();
    let title = t.get("keys-title");
    let content = html! {
        p.lead { (t.get("keys-lead")) }
        p { (t.get("keys-description")) " " a href=(shown.description) { (shown.description) } }
        @if shown.keys.is_empty() { p.quiet { (t.get("keys-empty")) } } @else { (table(shown, t)) }
        @if shown.staff.may::<Publish>() { (new_key(shown, t)) } @else {
            div.note { p { (t.get("keys-ended")) } }
        }
    };
    let shell = shown.staff.shell(Chapter::Settings, &title);
    shell.faults(shown.faults).titled(content)
}

const HEADS: [&str; 5] = [
    "key-name",
    "key-made-on",
    "key-used-on",
    "key-expires",
    "key-revoke",
];

fn table(shown: &Keys<'_>, t: &Texts) -> Markup {
    let process = &shown.staff.process.slug;
    let row = |key: &Key| {
        let named = t.with("key-revoke-named", [("name", key.name.clone().into())]);
        vec![
            html! { (key.name) },
            html! { (t.date(key.created_at.day(shown.zone))) },
            html! { @match key.last_used_on { Some(day) => (t.date(day)), None => (t.get("key-unused")) } },
            last_day(shown, t, key),
            html! { a href=(url::key(process, key.id)) aria-label=(named) { (t.get("key-revoke")) } },
        ]
    };
    cards(
        &t.get("keys-title"),
        &HEADS.map(|key| t.get(key)),
        shown.keys.iter().map(row).collect(),
    )
}

fn last_day(shown: &Keys<'_>, t: &Texts, key: &Key) -> Markup {
    html! {
        @match key.expires_on {
            None => (t.get("key-until-revoked")),
            Some(day) => {
                (t.date(day))
                @if key.is_over(shown.today) { " " span.state.attention { (t.get("key-is-over")) } }
            }
        }
    }
}

fn new_key(shown: &Keys<'_>, t: &Texts) -> Markup {
    let form = shown.form;
    html! {
        h2 { (t.get("key-new")) }
        form novalidate method="post" action=(url::keys(&shown.staff.process.slug)) {
            (Field::new("name", t.get("key-name"), form.raw("name")).hint(t.get("key-name-hint")).show(shown.faults))
            (Field::new("expires_on", t.get("key-expires"), form.raw("expires_on"))
                .hint(t.get("key-expires-hint")).input(Input::Date).show(shown.faults))
            div.actions { button type="submit" { (t.get("key-make")) } }
        }
    }
}

/// What is shown of a key that was just made.
pub struct Made<'a> {
    pub staff: &'a Staff,
    pub name: &'a str,
    pub token: &'a str,
    pub base: &'a BaseUrl,
}

impl Made<'_> {
    /// A command that shows whether the key opens anything.
    fn curl(&self) -> String {
        let url = self.base.join(url::api_process(&self.staff.process.slug));
        format!(
            "curl --header \"Authorization: Bearer {}\" {url}",
            self.token
        )
    }

    /// A query in Power Query M that gives all figures as a table. The address is in two parts so that Power BI's own
    /// service can refresh it.
    fn power_query(&self) -> String {
        let path = url::api_figures(&self.staff.process.slug);
        format!(
            "let\n    \
                 Answer = Json.Document(Web.Contents(\"{}\", [\n        \
                     RelativePath = \"{}\",\n        \
                     Headers = [Authorization = \"Bearer {}\"]\n    \
                 ])),\n    \
                 Figures = Table.FromRecords(Answer[rows])\n\
             in\n    \
                 Figures",
            self.base.origin(),
            path.as_str().trim_start_matches('/'),
            self.token
        )
    }
}

/// A key that was just made, with its token: this page is the only place where it ever stands.
pub fn made(shown: &Made<'_>) -> Markup {
    let t = shown.staff.t();
    let title = t.with("key-made-title", [("name", shown.name.to_owned().into())]);
    let content = html! {
        h1 { (title) }
        div.note.ok {
            p { (t.get("key-made-once")) }
            p { code #token translate="no" { (shown.token) } }
        }
        p { (t.get("key-made-secret")) }
        h2 { (t.get("key-try")) }
        pre.mail translate="no" { (shown.curl()) }
        h2 { (t.get("key-power-bi")) }
        p { (t.get("key-power-bi-hint")) }
        pre.mail translate="no" { (shown.power_query()) }
        div.actions { a.button.second href=(url::keys(&shown.staff.process.slug)) { (t.get("keys-back")) } }
    };
    let shell = shown.staff.shell(Chapter::Settings, &title);
    shell.page(content)
}

/// The step before a key is revoked.
pub fn revoke(staff: &Staff, key: &Key) -> Markup {
    let t = staff.t();
    let process = &staff.process.slug;
    let title = t.with("key-revoke-named", [("name", key.name.clone().into())]);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("key-revoke-lead")) }
        form novalidate method="post" action=(url::revoke_key(process, key.id)) {
            div.actions {
                button.grave type="submit" { (t.get("key-revoke-do")) }
                a.button.second href=(url::keys(process)) { (t.get("keys-back")) }
            }
        }
    };
    staff.shell(Chapter::Settings, &title).page(content)
}
