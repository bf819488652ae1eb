//! How observations and replies are told: to everybody, on a board's sheet, in mails, alike.

use jiff::civil::Date;
use maud::{Markup, html};

use super::{Heard, Observation, Reply, State};
use crate::dialogues::Phase;
use crate::i18n::{Language, Texts};
use crate::processes::Board;
use crate::reports::Report;
use crate::reports::promises::{Promise, telling};
use crate::web::components::paragraphs;
use crate::web::participant::said;

/// How far something has come, as a sign and as a word.
pub fn state(t: &Texts, state: State) -> Markup {
    let class = match state {
        State::Received | State::NotDone => "state",
        State::LookedAt | State::Decided => "state running",
        State::Done => "state done",
    };
    html! {
        span class=(class) { span aria-hidden="true" { (state.sign()) " " } (t.get(state.text_key())) }
    }
}

/// Who replies: a board, or those who lead the process.
pub fn who<'a>(reply: &Reply, boards: &'a [Board], organisation: &'a str) -> &'a str {
    board_of(reply, boards).map_or(organisation, |board| &board.name)
}

fn board_of<'a>(reply: &Reply, boards: &'a [Board]) -> Option<&'a Board> {
    boards.iter().find(|board| Some(board.id) == reply.board)
}

/// The reference number of a reply: its own, or else its board's.
pub fn reference<'a>(reply: &'a Reply, boards: &'a [Board]) -> &'a str {
    match reply.reference.as_str() {
        "" => board_of(reply, boards).map_or("", |board| &board.reference),
        own => own,
    }
}

/// Where it was said, in a sentence; nothing where it was said everywhere.
pub fn heard(t: &Texts, heard: Heard, reports: &[Report]) -> Option<String> {
    Some(match heard {
        Heard::Anywhere => return None,
        Heard::In(Phase::Perspective) => t.get("said-in-perspective").into_owned(),
        Heard::In(Phase::InDepth) => t.get("said-in-depth").into_owned(),
        Heard::Told(id) => {
            let report = reports.iter().find(|report| report.id == id)?;
            let title = report.text(t.language).title.clone();
            t.with("said-in-report", [("title", title.into())])
        }
    })
}

/// When a reply is told: today, the day that it last came to say something else, and whether the process has ended.
#[derive(Debug, Clone, Copy)]
pub struct When {
    pub today: Date,
    pub said_on: Date,
    pub is_over: bool,
}

impl When {
    /// What was promised of a reply, and how that stands then.
    pub fn promise(self, of: &Reply) -> Option<Promise> {
        let mut promise = of.promise(self.today)?;
        if self.is_over {
            promise.standing = promise.standing.at_the_end();
        }
        Some(promise)
    }
}

/// All that a reply says, below who replies.
pub fn reply(t: &Texts, one: &Reply, boards: &[Board], when: When) -> Markup {
    let reference = reference(one, boards);
    let promise = when.promise(one);
    html! {
        p { (state(t, one.state)) " " span.quiet { (t.date(when.said_on)) } }
        @if let Some(text) = one.text(t.language) { (in_its_language(t, text.language, &text.words)) }
        @if let Some(day) = one.done_on { p.quiet { (t.with("reply-done-day", [("day", t.date(day).into())])) } }
        @if let Some(promise) = &promise {
            p.quiet { (telling::standing(t, &t.get("reply-promise"), promise)) }
            @for moved in &promise.moved { p.quiet { (telling::moved(t, moved)) } }
        }
        @if !reference.is_empty() {
            p.quiet { (t.get("reply-reference")) " " bdi dir="ltr" { (reference) } }
        }
    }
}

/// Paragraphs, marked with their language where it is not the page's.
pub fn in_its_language(t: &Texts, language: Language, text: &str) -> Markup {
    html! {
        @if language == t.language { (paragraphs(text)) } @else {
            div lang=(language.word()) dir=(language.direction()) { (paragraphs(text)) }
        }
    }
}

/// What was said, as a heading has it.
pub fn words(t: &Texts, observation: &Observation) -> Markup {
    let text = observation.text(t.language);
    said(t, text.language, &text.words)
}

/// How many observations have come how far, in a sentence.
pub fn counted(t: &Texts, counted: &[(State, usize)]) -> String {
    let all: usize = counted.iter().map(|(_, count)| count).sum();
    let each = counted.iter().map(|(state, count)| {
        let word = t.get(state.text_key());
        format!("{count} {}", word.to_lowercase())
    });
    let each: Vec<String> = each.collect();
    format!(
        "{}: {}.",
        t.with("said-count", [("count", all.into())]),
        each.join(t.comma())
    )
}
