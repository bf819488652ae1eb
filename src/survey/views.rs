//! What participants see before their answer is counted, and the staff's view of it.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{Choice, SubmissionKey};
use crate::accounts::Account;
use crate::dialogues::{Code, Public};
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::web::components::{Faults, Field, Input, fault_summary};
use crate::web::page::{
    Chapter, ParticipantShell, Place, StaffShell, participant, staff as staff_page,
};

/// The place to type a code.
pub fn start(t: &Texts, typed: &str, faults: &Faults) -> Markup {
    let title = t.get("start-title");
    let fault = faults.of("code");
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("start-lead")) }
        form novalidate method="post" action=(format!("/?lang={}", t.language.word())) {
            div.field.at-fault[fault.is_some()] {
                label for="code" { (t.get("start-code")) }
                p.hint #code-hint { (t.get("start-hint")) }
                @if let Some(fault) = fault { p.fault #code-fault { (fault) } }
                input.short #code name="code" type="text" value=(typed) dir="ltr" autocomplete="off" autocapitalize="characters"
                    spellcheck="false" aria-describedby=(if fault.is_some() { "code-hint code-fault" } else { "code-hint" })
                    aria-invalid=[fault.map(|_| "true")];
            }
            button type="submit" { (t.get("start-go")) }
        }
    };
    participant(
        &ParticipantShell {
            t,
            name: "",
            path: Some("/"),
            contact: None,
            title: &title,
            has_faults: !faults.is_empty(),
        },
        content,
    )
}

/// What the question's page shows.
pub struct Question<'a> {
    pub t: &'a Texts,
    pub public: &'a Public,
    pub code: Code,
    pub key: &'a SubmissionKey,
    pub chosen: Option<Choice>,
    pub comment: &'a str,
    pub faults: &'a Faults,
}

pub fn question(page: &Question<'_>) -> Markup {
    let t = page.t;
    let text = page.public.text(t.language);
    let title = t.get("heard");
    let path = format!("/d/{}", page.code.as_str());
    let fault = page.faults.of("heard");
    let content = html! {
        (fault_summary(t, page.faults))
        p.lead { (text.purpose) }
        form novalidate method="post" action=(format!("{path}?lang={}", t.language.word())) {
            input type="hidden" name="key" value=(page.key.as_str());
            fieldset.at-fault[fault.is_some()] aria-describedby=[fault.map(|_| "heard-fault")] {
                legend { h1 { (title) } }
                @if let Some(fault) = fault { p.fault #heard-fault { (fault) } }
                @for (at, &choice) in Choice::ALL.iter().enumerate() {
                    label.choice.apart[choice == Choice::NoAnswer] {
                        input type="radio" name="heard" value=(choice.word())
                            id=[(at == 0).then_some("heard")] checked[page.chosen == Some(choice)];
                        span { (t.get(choice.text_key())) }
                    }
                }
            }
            (Field::new("better", t.get("better"), page.comment)
                .hint(t.get("better-hint")).input(Input::Area { rows: 3 }).show(page.faults))
            p.hint { (t.get("answer-anonymous")) }
            button type="submit" { (t.get("send")) }
        }
    };
    participant(
        &shell(t, page.public, Some(&path), &title, !page.faults.is_empty()),
        content,
    )
}

fn shell<'a>(
    t: &'a Texts,
    public: &'a Public,
    path: Option<&'a str>,
    title: &'a str,
    has_faults: bool,
) -> ParticipantShell<'a> {
    ParticipantShell {
        t,
        name: &public.text(t.language).name,
        path,
        contact: Some(&public.contact),
        title,
        has_faults,
    }
}

/// Before the dialogue opens.
pub fn before(t: &Texts, public: &Public, code: Code, zone: &TimeZone) -> Markup {
    let title = t.get("before-title");
    let path = format!("/d/{}", code.as_str());
    let moment = t.moment(public.window.opens_at, zone);
    let content = html! {
        h1 { (title) }
        p.lead { (t.with("before-text", [("moment", moment.into())])) }
        p { (public.text(t.language).purpose) }
        p { a href=(format!("/p/{}?lang={}", public.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    participant(&shell(t, public, Some(&path), &title, false), content)
}

/// An answer came when the dialogue was not open; what was written is given back.
pub fn not_open(t: &Texts, public: &Public, closed: bool, comment: &str) -> Markup {
    let title = t.get(if closed {
        "closed-title"
    } else {
        "before-title"
    });
    let content = html! {
        h1 { (title) }
        p.lead { (t.get(if closed { "closed-text" } else { "not-yet-text" })) }
        @if !comment.is_empty() {
            p { (t.get("closed-your-words")) }
            p.note { (comment) }
        }
        p { a href=(format!("/p/{}?lang={}", public.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    participant(&shell(t, public, None, &title, false), content)
}

/// The staff's page: the question in each language, and the comments that may be read.
pub fn staff(
    account: &Account,
    process: &Process,
    comments: Option<&[(i32, Vec<String>)]>,
) -> Markup {
    let t = account.language.texts();
    let title = t.get("survey-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("survey-lead")) }
        @for &language in Language::ALL {
            @let own = language.texts();
            h2 { (language.own_name()) }
            div lang=(language.word()) {
                p { (process.text(language).purpose) }
                p { strong { (own.get("heard")) } }
                ul { @for &choice in Choice::ALL { li { (own.get(choice.text_key())) } } }
                p { (own.get("better")) }
            }
        }
        @if let Some(comments) = comments {
            h2 { (t.get("comments-title")) }
            p.quiet { (t.with("comments-lead", [("threshold", process.threshold.get().into())])) }
            @if comments.is_empty() { p { (t.get("comments-none")) } }
            @for (number, texts) in comments {
                h3 { a href=(format!("/admin/p/{}/dialogues/{number}", process.slug)) { (t.with("dialogue-title", [("number", (*number).into())])) } }
                @for text in texts { blockquote.quote { (text) } }
            }
        }
    };
    let shell = StaffShell {
        t,
        who: Some(&account.name),
        place: Some(Place {
            slug: process.slug.as_str(),
            name: process.name(t.language),
            chapter: Chapter::Survey,
        }),
        title: &title,
        has_faults: false,
        narrow: false,
    };
    staff_page(&shell, content)
}
