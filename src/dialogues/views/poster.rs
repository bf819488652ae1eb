//! Posters. Never the target group (D49).

use maud::{Markup, html};

use crate::config::BaseUrl;
use crate::dialogues::Code;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::web::page;

/// One sheet a dialogue.
pub fn posters(t: &Texts, process: &Process, base: &BaseUrl, codes: &[(i32, Code)]) -> Markup {
    let text = process.text(t.language);
    let back = match codes {
        [(number, _)] => format!("/admin/p/{}/dialogues/{number}", process.slug),
        _ => format!("/admin/p/{}/dialogues", process.slug),
    };
    let sheets = html! {
        h1.hidden { (t.get("poster-title")) }
        @for (number, code) in codes {
            section.sheet aria-label=(t.with("dialogue-title", [("number", (*number).into())])) {
                h2 { (text.name) }
                p.why { (text.purpose) }
                img src=(format!("/admin/p/{}/dialogues/{number}/qr.svg", process.slug))
                    alt=(t.with("qr-alt", [("code", code.shown().into())]));
                p.how { (t.get("poster-how")) }
                p.address { bdi dir="ltr" { (base.host()) } }
                p.code { bdi dir="ltr" { (code.shown()) } }
                p.languages {
                    @for (at, &language) in Language::ALL.iter().enumerate() {
                        @if at > 0 { " · " }
                        span lang=(language.word()) dir=(language.direction()) { (language.own_name()) }
                    }
                }
                p.who { (process.contact.organisation) ", " (process.contact.name) ", " bdi dir="ltr" { (process.contact.email) } }
            }
        }
    };
    page::poster(t, &t.get("poster-title"), &back, sheets)
}
