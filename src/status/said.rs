//! You said – this came of it: what participants said, and what each board replies, for everybody to read (D20, D52).

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::Public;
use crate::db::ids::ThemeId;
use crate::i18n::Texts;
use crate::observations::telling::When;
use crate::observations::{Observation, Reply, by_state, telling};
use crate::reports::news::Theme;
use crate::web::participant::{Page, Shell, said};
use crate::web::url;

/// So many of the latest stand on the status page.
const LATEST: usize = 3;

/// All of it.
pub fn page(t: &Texts, public: &Public, zone: &TimeZone) -> Page {
    let process = &public.process;
    let (title, path) = (t.get("said-title"), url::said(&process.slug));
    let content = html! {
        h1 { (title) }
        p { (t.get("said-lead")) }
        p { (telling::counted(t, &by_state(&public.observations))) }
        @for one in &public.observations { (observation(t, public, one, zone)) }
        p { a href=(url::status(&process.slug).lang(t.language)) { (t.get("to-status-page")) } }
    };
    let text = process.text(t.language);
    Shell::new(
        t,
        Some(process.home(t.language)),
        Some(path.as_str()),
        &title,
    )
    .of_purpose(Some((text.language, &text.purpose)))
    .to_read()
    .page(content)
}

fn observation(t: &Texts, public: &Public, one: &Observation, zone: &TimeZone) -> Markup {
    let text = one.text(t.language);
    html! {
        section id=(one.anchor()) {
            h2 { (telling::words(t, one)) }
            @if let Some(heard) = telling::heard(t, one.heard, &public.reports) { p.quiet { (heard) } }
            (telling::in_its_language(t, text.language, &text.more))
            (tags(t, &public.themes, &one.themes))
            @if one.replies.is_empty() { p { (t.get("said-unanswered")) } }
            @for reply in &one.replies { (one_reply(t, public, reply, zone)) }
        }
    }
}

fn one_reply(t: &Texts, public: &Public, reply: &Reply, zone: &TimeZone) -> Markup {
    let when = When {
        today: public.today,
        said_on: reply.changed_at.day(zone),
        is_over: public.process.ended_at.is_some(),
    };
    html! {
        div.reply id=(reply.anchor()) {
            h3 { (t.with("reply-by", [("who", public.who(reply).to_owned().into())])) }
            (telling::reply(t, reply, &public.boards, when))
            @if let Some(asked) = public.asks_about(reply) {
                p { a href=(url::question(asked.code.as_str()).lang(t.language)) { (t.get("answered-ask")) } }
            }
        }
    }
}

/// The latest of it, and the way to all.
pub fn in_brief(t: &Texts, public: &Public, zone: &TimeZone) -> Markup {
    let all = url::said(&public.process.slug).lang(t.language);
    let mut latest: Vec<&Observation> = public.observations.iter().collect();
    latest.sort_by_key(|one| std::cmp::Reverse(one.latest()));
    latest.truncate(LATEST);
    html! {
        h2 { (t.get("said-title")) }
        p { (telling::counted(t, &by_state(&public.observations))) }
        ul.reports {
            @for one in latest {
                li {
                    h3 { a href=(all.clone().at(one.anchor())) { (telling::words(t, one)) } }
                    @if one.replies.is_empty() { p.quiet { (t.get("said-unanswered")) } }
                    @for reply in &one.replies {
                        p { (public.who(reply)) ": " (telling::state(t, reply.state)) " " span.quiet { (t.date(reply.changed_at.day(zone))) } }
                    }
                }
            }
        }
        p { a href=(all) { (t.get("said-all")) } }
    }
}

/// The themes that something is tagged with.
pub fn tags(t: &Texts, themes: &[Theme], of: &[ThemeId]) -> Markup {
    html! {
        @if themes.iter().any(|theme| of.contains(&theme.id)) {
            ul.tags aria-label=(t.get("status-themes")) {
                @for theme in themes.iter().filter(|theme| of.contains(&theme.id)) {
                    @let (language, name) = theme.name(t.language);
                    li { (said(t, language, name)) }
                }
            }
        }
    }
}
