//! The papers, and what they have in common: a head, blanks to fill in, a place to sign.

mod disposal;
mod impact;
mod record;

use maud::{Markup, html};

use super::{Facts, Key, Machine};
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::web::page::{Chapter, Page, document};
use crate::web::url::{self, Slug, Url};

pub use disposal::disposal;
pub use impact::impact;
pub use record::record;

/// Where a paper is.
type Lies = fn(&Slug) -> Url;

/// Each with the keys of its name and of what it is for, and where it is.
const PAPERS: [(&str, &str, Lies); 3] = [
    (
        "papers-record",
        "papers-record-lead",
        url::processing_record,
    ),
    ("papers-impact", "papers-impact-lead", url::impact_facts),
    (
        "papers-disposal",
        "papers-disposal-lead",
        url::disposal_rows,
    ),
];

/// Which papers there are, in the order in which they are needed.
pub fn overview(staff: &Staff) -> Markup {
    let t = staff.t();
    let title = t.get("papers-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("papers-lead")) }
        @for (name, lead, lies) in PAPERS {
            h2 { (t.get(name)) }
            p { (t.get(lead)) }
            div.actions { a.button.second href=(lies(&staff.process.slug)) aria-label=(t.with("papers-open-named", [("paper", t.get(name).into_owned().into())])) { (t.get("papers-open")) } }
        }
        p { (t.get("papers-audit")) }
    };
    staff.shell(Chapter::Settings, &title).page(content)
}

/// A paper around its content, under the key of its name.
fn paper(staff: &Staff, facts: &Facts, name: &str, content: Markup) -> Page {
    let t = staff.t();
    let process = &staff.process;
    let heading = t.get(name);
    let of = process.name(t.language);
    let content = html! {
        article.filed {
            header {
                p.of { (process.contact.organisation) }
                h1 { (heading) }
                p.lead { (of) }
                p { (t.get(&format!("{name}-lead"))) }
                p.quiet { (t.with("papers-as-of", [("day", t.date(facts.today).into())])) " " (t.get("papers-marked")) }
            }
            (content)
            p.signature { (t.get("papers-signed")) span.line aria-hidden="true" {} }
        }
    };
    let title = format!("{heading} – {of}");
    document(
        t,
        &title,
        url::papers(&process.slug),
        process.accent,
        content,
    )
}

/// What Eko does not know, with a line to write it on.
fn blank(t: &Texts, key: &str) -> Markup {
    html! { span.blank { strong { (t.get("papers-fill")) } " " (t.get(key)) } }
}

/// A text that is set, or what is to be filled in instead.
fn or_blank(t: &Texts, text: &str, key: &str) -> Markup {
    html! { @if text.trim().is_empty() { (blank(t, key)) } @else { (text) } }
}

/// Texts as points.
fn points(t: &Texts, keys: &[&str]) -> Markup {
    html! { @for key in keys { li { (t.get(key)) } } }
}

/// How what is stored is protected, as it is set: the same in each paper that says so.
fn protection(t: &Texts, staff: &Staff, machine: &Machine) -> Markup {
    let process = &staff.process;
    html! {
        li { (t.get("papers-g-sealed")) " " (t.get(match machine.key {
            Key::Apart => "papers-g-key-apart",
            Key::Beside => "papers-g-key-beside",
            Key::Environment => "papers-g-key-environment",
        })) }
        li { (t.get(if machine.is_encrypted { "papers-g-tls" } else { "papers-g-no-tls" })) }
        (points(t, &["papers-g-counted", "papers-g-pooled"]))
        li { (t.with("papers-g-threshold", [("threshold", process.threshold.get().into())])) }
        (points(t, &["papers-g-roles"]))
        li { (t.get(if process.mailing.needs_approval { "papers-g-approval" } else { "papers-g-no-approval" })) }
        (points(t, &["papers-g-log"]))
        li { (blank(t, "papers-fill-security")) }
    }
}
