//! The step before publishing, and the form for one's own words.

use std::path::PathBuf;

use maud::{Markup, html};

use super::staff_page;
use crate::accounts::Account;
use crate::i18n::{Language, Texts};
use crate::mailings::Audience;
use crate::mailings::handlers::publish::is_usually_last;
use crate::mailings::letter::Letter;
use crate::mailings::queries::Reach;
use crate::processes::Process;
use crate::reports::Report;
use crate::web::components::{Faults, Field, Input, fault_summary, select, tick};
use crate::web::form::Form;
use crate::web::page::Chapter;

/// What became of a test mail.
pub enum Tested {
    Sent(String),
    Failed(String),
}

/// One audience: how many it is, and what each language gets.
pub struct AudiencePart {
    pub audience: Audience,
    pub reach: Reach,
    pub letters: Vec<Sample>,
}

/// A mail as it would be.
pub struct Sample {
    pub letter: Letter,
    /// The plain-text part.
    pub text: String,
    /// Whether somebody wrote it; else it is ready-made.
    pub written: bool,
}

/// What the step before publishing shows.
pub struct PublishForm<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub report: &'a Report,
    pub audiences: &'a [AudiencePart],
    pub tested: Option<Tested>,
    /// Where mail goes as files, as long as there is no relay.
    pub outbox: Option<PathBuf>,
    /// Whether the report's file is there and small enough to travel along.
    pub may_attach: bool,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

impl PublishForm<'_> {
    fn base(&self) -> String {
        format!(
            "/admin/p/{}/reports/{}/publish",
            self.process.slug, self.report.slug
        )
    }
}

pub fn publish_form(page: &PublishForm<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = t.with(
        "publish-title",
        [("title", page.report.text(t.language).title.clone().into())],
    );
    let participants = page
        .audiences
        .iter()
        .find(|part| part.audience == Audience::Participants)
        .map_or(0, |part| part.reach.total());
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        @match &page.tested {
            Some(Tested::Sent(to)) => div.note.ok role="status" { p { (t.with("test-sent", [("address", to.clone().into())])) } },
            Some(Tested::Failed(why)) => div.note.warn role="alert" { p { (t.with("test-failed", [("why", why.clone().into())])) } },
            None => {},
        }
        p.lead { (t.with("publish-lead", [("count", participants.into())])) }
        @if let Some(outbox) = &page.outbox {
            div.note.warn { p { (t.with("publish-outbox", [("folder", outbox.display().to_string().into())])) } }
        }
        @for part in page.audiences { (audience(page, t, part)) }
        h2 { (t.get("test-title")) }
        (test_form(page, t))
        h2 { (t.get("publish-do")) }
        (order_form(page, t))
    };
    staff_page(
        page.account,
        page.process,
        Chapter::Reports,
        &title,
        !page.faults.is_empty(),
        content,
    )
}

/// Whom it would reach, and what they would get.
fn audience(page: &PublishForm<'_>, t: &Texts, part: &AudiencePart) -> Markup {
    let total = part.reach.total();
    let name = t.get(part.audience.text_key());
    html! {
        h2 { (name) }
        @if total == 0 { p { (t.get("audience-nobody")) } } @else {
            table.compact {
                caption { (t.get("publish-audience")) }
                thead { tr { th scope="col" { (t.get("account-language")) } th.figure scope="col" { (t.get("publish-recipients")) } } }
                tbody {
                    @for (language, count) in &part.reach.by_language {
                        tr { th scope="row" { span lang=(language.word()) { (language.own_name()) } } td.figure { (t.number(*count)) } }
                    }
                }
                tfoot { tr { th scope="row" { (t.get("total")) } td.figure { (t.number(total)) } } }
            }
        }
        @if part.reach.undeliverable > 0 {
            p.hint { (t.with("audience-undeliverable", [("count", part.reach.undeliverable.into())])) }
        }
        @if total > 0 || part.audience == Audience::Participants {
            h3 { (t.get("publish-preview")) }
            @for sample in &part.letters { (one_sample(page, t, part, sample)) }
        }
    }
}

fn one_sample(page: &PublishForm<'_>, t: &Texts, part: &AudiencePart, sample: &Sample) -> Markup {
    let base = page.base();
    let language = sample.letter.language;
    let (word, direction) = (language.word(), language.direction());
    let whole = format!(
        "{base}/preview?audience={}&lang={word}",
        part.audience.word()
    );
    let name = t.with("preview-frame", [("language", language.own_name().into())]);
    let is_first = language == page.process.default_language;
    html! {
        details open[is_first && part.audience == Audience::Participants] {
            summary {
                strong lang=(word) dir=(direction) { (language.own_name()) }
                @if sample.written { " " span.state { (t.get("words-own")) } }
            }
            dl.facts { dt { (t.get("mail-subject-label")) } dd lang=(word) dir=(direction) { (sample.letter.subject) } }
            @if is_first && part.audience == Audience::Participants { iframe src=(whole) title=(name) {} } @else {
                p { a href=(whole) { (name) } }
            }
            details {
                summary { (t.get("preview-text")) }
                pre.mail lang=(word) dir=(direction) { (sample.text) }
            }
            p { a href=(format!("{base}/words/{}/{word}", part.audience.word())) {
                (t.with("words-change", [("language", language.own_name().into())]))
            } }
        }
    }
}

fn test_form(page: &PublishForm<'_>, t: &Texts) -> Markup {
    let samples: Vec<(String, String)> = page
        .audiences
        .iter()
        .flat_map(|part| {
            part.letters.iter().map(|sample| {
                let language = sample.letter.language;
                (
                    format!("{} {}", part.audience.word(), language.word()),
                    format!(
                        "{}: {}",
                        t.get(part.audience.text_key()),
                        language.own_name()
                    ),
                )
            })
        })
        .collect();
    html! {
        form novalidate method="post" action=(format!("{}/test", page.base())) {
            (select("sample", &t.get("test-sample"), &samples, "", &Faults::default()))
            button.second type="submit" { (t.with("test-send", [("address", page.account.email.clone().into())])) }
        }
    }
}

/// The order itself: whether to mail, to whom, when, and what goes with it.
fn order_form(page: &PublishForm<'_>, t: &Texts) -> Markup {
    let is_new = page.form.text("mail").is_empty();
    let mails = page.form.text("mail") != "no";
    let later = page.form.text("when") == "later";
    let is_chosen = |part: &AudiencePart| {
        if is_new {
            part.audience == Audience::Participants
        } else {
            page.form
                .all("audience")
                .any(|word| word == part.audience.word())
        }
    };
    let last = if is_new {
        is_usually_last(page.report.kind)
    } else {
        page.form.ticked("last")
    };
    html! {
        form novalidate method="post" action=(page.base()) {
            fieldset {
                legend { (t.get("publish-choice")) }
                label.tick { input type="radio" name="mail" value="yes" checked[mails]; span { (t.get("publish-and-mail-to")) } }
                label.tick { input type="radio" name="mail" value="no" checked[!mails]; span { (t.get("publish-only")) } }
            }
            fieldset #audience.at-fault[page.faults.of("audience").is_some()] {
                legend { (t.get("publish-to-whom")) }
                @if let Some(fault) = page.faults.of("audience") { p.fault { (fault) } }
                @for part in page.audiences.iter().filter(|part| part.audience == Audience::Participants || part.reach.total() > 0) {
                    @let count = t.with("audience-count", [
                        ("audience", t.get(part.audience.text_key()).into_owned().into()),
                        ("count", part.reach.total().into()),
                    ]);
                    (tick("audience", part.audience.word(), &count, is_chosen(part)))
                }
            }
            fieldset {
                legend { (t.get("publish-when")) }
                label.tick { input type="radio" name="when" value="now" checked[!later]; span { (t.get("publish-now")) } }
                label.tick { input type="radio" name="when" value="later" checked[later]; span { (t.get("publish-later")) } }
                (Field::new("starts_at", t.get("publish-starts-at"), page.form.raw("starts_at"))
                    .hint(t.get("publish-starts-at-hint")).input(Input::Moment).show(page.faults))
            }
            @if page.may_attach { (tick("attach", "1", &t.get("publish-attach"), page.form.ticked("attach"))) }
            (tick("last", "1", &t.get("publish-last"), last))
            p.hint { (t.get("publish-last-hint")) }
            @if page.process.mailing.needs_approval { div.note { p { (t.get("publish-needs-approval")) } } }
            p.hint { (t.get("publish-frozen")) }
            div.actions {
                button type="submit" { (t.get("publish-do")) }
                a href=(format!("/admin/p/{}/reports/{}", page.process.slug, page.report.slug)) { (t.get("back")) }
            }
        }
    }
}

/// The form for one's own words.
pub struct WordsForm<'a> {
    pub account: &'a Account,
    pub process: &'a Process,
    pub report: &'a Report,
    pub audience: Audience,
    pub language: Language,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

pub fn words_form(page: &WordsForm<'_>) -> Markup {
    let t = page.account.language.texts();
    let title = t.with(
        "words-title",
        [
            (
                "audience",
                t.get(page.audience.text_key()).into_owned().into(),
            ),
            ("language", page.language.own_name().into()),
        ],
    );
    let back = format!(
        "/admin/p/{}/reports/{}/publish",
        page.process.slug, page.report.slug
    );
    let action = format!(
        "{back}/words/{}/{}",
        page.audience.word(),
        page.language.word()
    );
    let content = html! {
        (fault_summary(t, page.faults))
        h1 { (title) }
        p.lead { (t.get("words-lead")) }
        form novalidate method="post" action=(action) {
            (Field::new("subject", t.get("mail-subject-label"), page.form.raw("subject"))
                .hint(t.get("words-subject-hint")).language(page.language).show(page.faults))
            (Field::new("body", t.get("words-body"), page.form.raw("body"))
                .hint(t.get("words-body-hint")).input(Input::Area { rows: 14 }).language(page.language).show(page.faults))
            div.actions {
                button type="submit" { (t.get("save")) }
                button.second type="submit" name="do" value="ready-made" { (t.get("words-ready-made")) }
                a href=(back) { (t.get("back")) }
            }
        }
    };
    staff_page(
        page.account,
        page.process,
        Chapter::Reports,
        &title,
        !page.faults.is_empty(),
        content,
    )
}
