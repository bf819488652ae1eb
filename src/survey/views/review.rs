//! Reviewing what participants wrote.

use maud::{Markup, html};

use crate::dialogues::DialogueKind;
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::survey::queries::review::Place;
use crate::survey::queries::{Comment, Written};
use crate::survey::review::{Ground, is_there, place_of, prompt_of};
use crate::survey::{Survey, Version};
use crate::web::components::{Faults, options, select, sure};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// What the list shows.
pub struct Review<'a> {
    pub staff: &'a Staff,
    pub comments: &'a [Written],
    pub surveys: &'a [(Survey, Vec<Version>)],
    /// Where something may have been written that nobody may read.
    pub unread: &'a [Place],
    pub taken_out: i64,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn review(page: &Review<'_>) -> Markup {
    let (t, process) = (page.staff.t(), &page.staff.process);
    let title = t.get("review-title");
    let content = html! {
        p.lead { (t.get("review-lead")) }
        p.quiet { (t.with("comments-lead", [("threshold", process.threshold.get().into())])) }
        (taken_out(t, page.taken_out))
        @if page.comments.is_empty() { p { (t.get("comments-none")) } }
        @for (at, written) in page.comments.iter().enumerate() {
            @if at == 0 || !is_there(&page.comments[at - 1], written) {
                @let (name, to) = place_of(t, &process.slug, written);
                h2 { a href=(to) { (name) } }
                @if written.kind == DialogueKind::Dialogue {
                    p {
                        a href=(url::desk_others(&process.slug, written.number)) aria-label=(t.with("review-others-of", [("number", written.number.into())])) {
                            (t.get("review-others-open"))
                        }
                    }
                }
            }
            h3 { (prompt_of(t, page.surveys, written)) }
            @for (at, comment) in written.comments.iter().enumerate() {
                blockquote.quote dir="auto" { (comment.text) }
                p {
                    a href=(url::desk_comment(&process.slug, comment.id)) aria-label=(t.with("review-open-this", [("at", (at + 1).into())])) {
                        (t.get("review-open"))
                    }
                }
            }
        }
        (unread(t, page))
        p { a href=(url::desk(&process.slug)) { (t.get("desk-back")) } }
    };
    let shell = page.staff.shell(Chapter::Desk, &title);
    shell.faults(page.faults).titled(content)
}

/// How many were taken out, where any were.
pub(super) fn taken_out(t: &Texts, count: i64) -> Markup {
    html! { @if count > 0 { p { (t.with("comments-taken-out", [("count", count.into())])) } } }
}

/// Where nobody may read what was written: all of it can go, unread.
fn unread(t: &Texts, page: &Review<'_>) -> Markup {
    let mut places = vec![(String::new(), "–".to_owned())];
    let unread = page.unread.iter();
    places.extend(unread.map(|place| (place.word(), name_of(t, place))));
    html! {
        h2 { (t.get("review-unread-title")) }
        p { (t.get("review-unread-lead")) }
        @if page.unread.is_empty() { p { (t.get("review-unread-none")) } } @else {
            form novalidate method="post" action=(url::desk_unread(&page.staff.process.slug)) {
                (select("place", &t.get("review-place"), &places, page.form.text("place"), page.faults))
                (grounds(t, page.form, page.faults))
                (sure(&t.get("review-unread-sure"), page.faults))
                div.actions { button.grave type="submit" { (t.get("review-unread-do")) } }
            }
        }
    }
}

fn name_of(t: &Texts, place: &Place) -> String {
    match place.kind {
        DialogueKind::CollectionPoint => place.name.clone(),
        DialogueKind::Dialogue => {
            let mut name = t.with("dialogue-title", [("number", place.number.into())]);
            if !place.name.is_empty() {
                name.push_str(t.comma());
                name.push_str(&place.name);
            }
            if place.is_aside {
                name = format!("{name}: {}", t.get("review-aside"));
            }
            name
        }
    }
}

fn grounds(t: &Texts, form: &Form, faults: &Faults) -> Markup {
    let mut grounds = vec![(String::new(), "–".to_owned())];
    grounds.extend(options(t, Ground::ALL, Ground::word, Ground::text_key));
    select(
        "ground",
        &t.get("review-ground"),
        &grounds,
        form.text("ground"),
        faults,
    )
}

/// What the question about one shows.
pub struct ReviewOne<'a> {
    pub staff: &'a Staff,
    pub written: &'a Written,
    pub comment: &'a Comment,
    pub surveys: &'a [(Survey, Vec<Version>)],
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn review_one(page: &ReviewOne<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let title = t.get("review-one-title");
    let content = html! {
        p { (place_of(t, slug, page.written).0) ": " (prompt_of(t, page.surveys, page.written)) }
        blockquote.quote dir="auto" { (page.comment.text) }
        p { (t.get("review-one-lead")) }
        form novalidate method="post" action=(url::desk_comment(slug, page.comment.id)) {
            (grounds(t, page.form, page.faults))
            div.actions { button.grave type="submit" { (t.get("review-one-do")) } }
        }
        p { a href=(url::desk_comments(slug)) { (t.get("review-back")) } }
    };
    let shell = page.staff.shell(Chapter::Desk, &title);
    shell.form(page.faults).titled(content)
}

/// What the question about all of one dialogue but what is kept shows.
pub struct ReviewOthers<'a> {
    pub staff: &'a Staff,
    pub number: i32,
    /// What was written in answer to each question of the dialogue.
    pub written: &'a [Written],
    pub surveys: &'a [(Survey, Vec<Version>)],
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn review_others(page: &ReviewOthers<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let number = ("number", page.number.into());
    let title = t.with("review-others-title", [number]);
    let content = html! {
        p.lead { (t.get("review-others-lead")) }
        form novalidate method="post" action=(url::desk_others(slug, page.number)) {
            @for (at, written) in page.written.iter().enumerate() {
                // What is wrong with the ticks as a whole stands at the first of them.
                @let fault = page.faults.of("keep").filter(|_| at == 0);
                fieldset.at-fault[fault.is_some()] aria-describedby=[fault.map(|_| "keep-fault")] {
                    legend { (prompt_of(t, page.surveys, written)) }
                    @if let Some(fault) = fault { p.fault #keep-fault { (fault) } }
                    @for (place, comment) in written.comments.iter().enumerate() {
                        label.tick {
                            input id=[(at == 0 && place == 0).then_some("keep")] type="checkbox" name="keep" value=(comment.id) checked[page.form.has("keep", comment.id)];
                            span.written dir="auto" { (comment.text) }
                        }
                    }
                }
            }
            (grounds(t, page.form, page.faults))
            (sure(&t.get("review-others-sure"), page.faults))
            div.actions { button.grave type="submit" { (t.get("review-others-do")) } }
        }
        p { a href=(url::desk_comments(slug)) { (t.get("review-back")) } }
    };
    let shell = page.staff.shell(Chapter::Desk, &title);
    shell.form(page.faults).titled(content)
}
