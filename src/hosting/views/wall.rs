//! What the room sees on the wall.

use maud::html;

use crate::dialogues::State;
use crate::dialogues::wall::Walled;
use crate::i18n::{Language, Texts};
use crate::web::page::host_sheet;
use crate::web::participant::{Page, Shell, said};
use crate::web::url;

/// What it shows.
pub struct Wall<'a> {
    pub walled: &'a Walled,
    pub answered: i64,
    pub host_name: &'a str,
    pub state: State,
}

/// How many have answered, in the room's words.
pub fn wall_count(t: &Texts, answered: i64) -> String {
    t.with("display-answered", [("count", t.number(answered).into())])
}

/// What it is about and what to do, the QR as large as the screen lets it, the code to type, and how many have answered.
pub fn wall(page: &Wall<'_>) -> Page {
    let walled = page.walled;
    let (t, token, state) = (walled.language.texts(), &walled.token, page.state);
    let text = walled.process.text(t.language);
    let shown = walled.code.shown();
    let (live, now) = (url::wall_events(token), url::wall_now(token));
    let content = html! {
        div.wall data-awake data-live=(live.lang(t.language)) data-now=(now.lang(t.language)) data-state=(state.word()) {
            @if !state.is_over() {
                img.qr src=(url::wall_qr(token)) alt=(t.with("qr-alt", [("code", shown.clone().into())]));
            }
            div.beside-qr {
                @if let Some(logo) = &walled.process.logo { p.of-whom { (logo.show(walled.process.sender())) } }
                p.of { (said(t, text.language, &text.name)) }
                @if state == State::Cancelled { h1 { (t.get("cancelled-title")) } }
                @else if state.is_over() { h1 { (t.get("closed-title")) } }
                @else {
                    h1 { (t.get("heard")) }
                    p { (t.get("poster-how")) " " bdi dir="ltr" { (page.host_name) } }
                    p.code { bdi dir="ltr" { (shown) } }
                }
                p.count role="status" { span data-of="display" { (wall_count(t, page.answered)) } }
                nav aria-label=(t.get("languages-label")) {
                    ul.languages {
                        @for &language in Language::all() {
                            li {
                                a href=(url::wall(token).lang(language)) lang=(language.word())
                                    aria-current=[(language == t.language).then_some("true")] {
                                    bdi { (language.own_name()) }
                                }
                            }
                        }
                    }
                }
            }
        }
        script type="module" src=(url::kiosk_file("live.js")) {}
    };
    Shell {
        accent: walled.process.accent,
        sheet: Some(host_sheet()),
        ..Shell::new(t, None, None, &text.name)
    }
    .page(content)
}
