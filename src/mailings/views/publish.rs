//! The step before publishing, and the form for one's own words.

use std::path::PathBuf;

use maud::{Markup, html};

use super::made;
use crate::i18n::{Language, Texts};
use crate::mailings::Audience;
use crate::mailings::audience::is_usually_last;
use crate::mailings::fingerprint::{FIELD, Fingerprint};
use crate::mailings::forms::{WasSeen, seen_field};
use crate::mailings::letter::Letter;
use crate::mailings::queries::Reach;
use crate::mailings::subject::Made;
use crate::processes::disposal::Kind;
use crate::processes::disposal::told::undecided;
use crate::processes::within::Staff;
use crate::reports::Report;
use crate::web::components::{Faults, Field, Input, select, tick};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url::{self, Slug};

/// What became of a test mail.
pub enum Tested {
    Sent(String),
    Failed(String),
}

/// One audience: how many it is, and what each language gets.
pub struct AudiencePart<'a> {
    pub audience: Audience,
    pub reach: Reach,
    pub letters: Vec<Sample>,
    /// The mailing that they have already.
    pub made: Option<&'a Made>,
    /// Whether the words can still be changed.
    pub may_reword: bool,
}

impl AudiencePart<'_> {
    /// Whether this version can be mailed to anybody of them now.
    fn can_be_mailed(&self) -> bool {
        match self.made {
            Some(made) => made.takes_more() && self.reach.total() > 0,
            None => self.audience == Audience::Participants || self.reach.total() > 0,
        }
    }
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
    pub staff: &'a Staff,
    pub report: &'a Report,
    pub audiences: &'a [AudiencePart<'a>],
    /// All that would be sent.
    pub words: Fingerprint,
    pub tested: Option<Tested>,
    /// Where mail goes as files, as long as there is no relay.
    pub outbox: Option<PathBuf>,
    /// Whether the report's file is there and small enough to travel along.
    pub may_attach: bool,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

impl PublishForm<'_> {
    /// The names in URLs of the process and of the report.
    fn names(&self) -> (&Slug, &Slug) {
        (&self.staff.process.slug, &self.report.slug)
    }
}

/// What is not as the leader saw it: how many they saw and how many it is now, and whether it says something else.
pub(in crate::mailings) fn changes(
    t: &Texts,
    audiences: &[AudiencePart<'_>],
    seen: &WasSeen,
    words: Fingerprint,
) -> String {
    let is_reworded = seen.words.is_some_and(|seen| seen != words);
    let reworded = is_reworded.then(|| t.get("publish-words-changed").into_owned());
    let changed = seen.audiences.iter().filter_map(|seen| {
        let part = audiences
            .iter()
            .find(|part| part.audience == seen.audience)?;
        let name = t.get(seen.audience.text_key()).into_owned();
        let now = part.reach.total();
        match seen.count {
            Some(count) if count == now => None,
            Some(count) => {
                let values = [
                    ("audience", name.into()),
                    ("seen", count.into()),
                    ("now", now.into()),
                ];
                Some(t.with("publish-changed", values))
            }
            None => {
                let values = [("audience", name.into()), ("now", now.into())];
                Some(t.with("publish-unseen", values))
            }
        }
    });
    let all: Vec<String> = changed
        .chain(reworded)
        .chain([t.get("publish-again").into_owned()])
        .collect();
    all.join(" ")
}

pub fn publish_form(page: &PublishForm<'_>) -> Markup {
    let t = page.staff.t();
    let is_published = page.report.published_at.is_some();
    let title = t.with(
        match is_published {
            true => "publish-title-again",
            false => "publish-title",
        },
        [("title", page.report.text(t.language).title.clone().into())],
    );
    let participants = page
        .audiences
        .iter()
        .find(|part| part.audience == Audience::Participants);
    let count = participants.map_or(0, |part| part.reach.total());
    let content = html! {
        @match &page.tested {
            Some(Tested::Sent(to)) => div.note.ok role="status" { p { (t.with("test-sent", [("address", to.clone().into())])) } },
            Some(Tested::Failed(why)) => div.note.warn role="alert" { p { (t.with("test-failed", [("why", why.clone().into())])) } },
            None => {},
        }
        @match participants.and_then(|part| part.made) {
            None => p.lead { (t.with("publish-lead", [("count", count.into())])) },
            Some(made) if made.takes_more() && count > 0 => p.lead { (t.with("publish-lead-since", [("count", count.into())])) },
            Some(_) => {}
        }
        @for part in page.audiences {
            @if let Some(made) = part.made { (made::standing(page.staff, part.audience, made)) }
        }
        @if let Some(outbox) = &page.outbox {
            div.note.warn { p { (t.with("publish-outbox", [("folder", outbox.display().to_string().into())])) } }
        }
        @for part in page.audiences { (audience(page, t, part)) }
        h2 { (t.get("test-title")) }
        (test_form(page, t))
        h2 { (t.get(if is_published { "publish-do-again" } else { "publish-do" })) }
        (undecided(page.staff, "disposal-promised", &[Kind::Addresses]))
        (order_form(page, t))
    };
    let shell = page.staff.shell(Chapter::Reports, &title);
    shell.faults(page.faults).titled(content)
}

/// Whom it would reach, and what they would get.
fn audience(page: &PublishForm<'_>, t: &Texts, part: &AudiencePart<'_>) -> Markup {
    let total = part.reach.total();
    let name = t.get(part.audience.text_key());
    let (by_language, others) = match part.audience {
        Audience::Participants => part.reach.told(page.staff.process.threshold),
        Audience::Contacts | Audience::Stakeholders => (part.reach.by_language.clone(), 0),
    };
    html! {
        h2 { (name) }
        @if part.made.is_some() && !part.can_be_mailed() { p { (t.get("audience-made")) } } @else if total == 0 { p { (t.get("audience-nobody")) } } @else if by_language.is_empty() {
            @let least = page.staff.process.threshold.get();
            p { (t.with("publish-recipients-few", [("count", total.into()), ("threshold", least.into())])) }
        } @else {
            table.compact {
                caption { (t.get("publish-audience")) }
                thead { tr { th scope="col" { (t.get("account-language")) } th.figure scope="col" { (t.get("publish-recipients")) } } }
                tbody {
                    @for (language, count) in &by_language {
                        tr { th scope="row" { span lang=(language.word()) { (language.own_name()) } } td.figure { (t.number(*count)) } }
                    }
                    @if others > 0 {
                        tr { th scope="row" { (t.get("languages-other")) } td.figure { (t.number(others)) } }
                    }
                }
                tfoot { tr { th scope="row" { (t.get("total")) } td.figure { (t.number(total)) } } }
            }
        }
        @if part.reach.undeliverable > 0 {
            p.hint { (t.with("audience-undeliverable", [("count", part.reach.undeliverable.into())])) }
        }
        @if part.audience == Audience::Participants { p.hint { (t.get("publish-and-new")) } }
        @if total > 0 || part.made.is_some() || part.audience == Audience::Participants {
            h3 { (t.get("publish-preview")) }
            @for sample in &part.letters { (one_sample(page, t, part, sample)) }
        }
    }
}

fn one_sample(
    page: &PublishForm<'_>,
    t: &Texts,
    part: &AudiencePart<'_>,
    sample: &Sample,
) -> Markup {
    let (process, report) = page.names();
    let audience = part.audience.word();
    let language = sample.letter.language;
    let (word, direction) = (language.word(), language.direction());
    let whole = url::preview_mail(process, report)
        .with("audience", audience)
        .lang(language);
    let name = t.with("preview-frame", [("language", language.own_name().into())]);
    let is_first = language == page.staff.process.default_language;
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
            @if part.may_reword {
                p { a href=(url::own_words(process, report, audience, word)) {
                    (t.with("words-change", [("language", language.own_name().into())]))
                } }
            }
        }
    }
}

fn test_form(page: &PublishForm<'_>, t: &Texts) -> Markup {
    let samples: Vec<(String, String)> = page
        .audiences
        .iter()
        .flat_map(|part| {
            part.letters.iter().map(|sample| {
                let (audience, language) = (part.audience, sample.letter.language);
                let text = format!("{}: {}", t.get(audience.text_key()), language.own_name());
                (format!("{} {}", audience.word(), language.word()), text)
            })
        })
        .collect();
    let (process, report) = page.names();
    html! {
        form novalidate method="post" action=(url::test_mail(process, report)) {
            (select("sample", &t.get("test-sample"), &samples, "", &Faults::default()))
            button.second type="submit" { (t.with("test-send", [("address", page.staff.account.email.clone().into())])) }
        }
    }
}

/// The order itself: whether to mail, to whom, when, and what goes with it.
fn order_form(page: &PublishForm<'_>, t: &Texts) -> Markup {
    let mails = page.form.text("mail") != "no";
    let later = page.form.text("when") == "later";
    // Nobody is ticked beforehand: mail goes to those whom the leader chose.
    let is_chosen = |part: &AudiencePart<'_>| page.form.has("audience", part.audience.word());
    let is_published = page.report.published_at.is_some();
    let (process, report) = page.names();
    html! {
        form novalidate method="post" action=(url::publish_report(process, report)) {
            input type="hidden" name=(FIELD) value=(page.words);
            @if is_published { input type="hidden" name="mail" value="yes"; } @else { fieldset #mail.at-fault[page.faults.of("mail").is_some()] {
                legend { (t.get("publish-choice")) }
                @if let Some(fault) = page.faults.of("mail") { p.fault { (fault) } }
                label.tick { input type="radio" name="mail" value="yes" checked[mails]; span { (t.get("publish-and-mail-to")) } }
                label.tick { input type="radio" name="mail" value="no" checked[!mails]; span { (t.get("publish-only")) } }
            } }
            fieldset #audience.at-fault[page.faults.of("audience").is_some()] {
                legend { (t.get("publish-to-whom")) }
                @if let Some(fault) = page.faults.of("audience") { p.fault { (fault) } }
                @if !page.audiences.iter().any(AudiencePart::can_be_mailed) { p { (t.get("publish-nobody-left")) } }
                @for part in page.audiences {
                    input type="hidden" name=(seen_field(part.audience)) value=(part.reach.total());
                }
                @for part in page.audiences.iter().filter(|part| part.can_be_mailed()) {
                    @let count = t.with("audience-count", [
                        ("audience", t.get(part.audience.text_key()).into_owned().into()),
                        ("count", part.reach.total().into()),
                    ]);
                    (tick("audience", part.audience.word(), &count).when(is_chosen(part)))
                }
            }
            fieldset #when.at-fault[page.faults.of("when").is_some()] {
                legend { (t.get("publish-when")) }
                @if let Some(fault) = page.faults.of("when") { p.fault { (fault) } }
                label.tick { input type="radio" name="when" value="now" checked[!later]; span { (t.get("publish-now")) } }
                label.tick { input type="radio" name="when" value="later" checked[later]; span { (t.get("publish-later")) } }
                (Field::new("starts_at", t.get("publish-starts-at"), page.form.raw("starts_at"))
                    .hint(t.get("publish-starts-at-hint")).input(Input::Moment).show(page.faults))
            }
            @for field in ["attach", "last"] {
                @if let Some(fault) = page.faults.of(field) { p.fault id=(field) { (fault) } }
            }
            @if page.may_attach { (tick("attach", "1", &t.get("publish-attach")).when(page.form.ticked("attach"))) }
            (tick("last", "1", &t.get("publish-last")).when(page.form.ticked("last")))
            p.hint {
                (t.get("publish-last-hint"))
                @if is_usually_last(page.report.kind) { " " (t.get("publish-last-usual")) }
            }
            @if page.staff.process.mailing.needs_approval { div.note { p { (t.get("publish-needs-approval")) } } }
            @if !is_published { p.hint { (t.get("publish-frozen")) } }
            div.actions {
                button type="submit" { (t.get(if is_published { "publish-do-again" } else { "publish-do" })) }
                a href=(url::report(process, report)) { (t.get("back")) }
            }
        }
    }
}

/// The form for one's own words.
pub fn words_form(
    staff: &Staff,
    report: &Report,
    (audience, language): (Audience, Language),
    form: &Form,
    faults: &Faults,
) -> Markup {
    let t = staff.t();
    let title = t.with(
        "words-title",
        [
            ("audience", t.get(audience.text_key()).into_owned().into()),
            ("language", language.own_name().into()),
        ],
    );
    let (process, report) = (&staff.process.slug, &report.slug);
    let back = url::publish_report(process, report);
    let action = url::own_words(process, report, audience.word(), language.word());
    let content = html! {
        p.lead { (t.get("words-lead")) }
        form novalidate method="post" action=(action) {
            (Field::new("subject", t.get("mail-subject-label"), form.raw("subject"))
                .hint(t.get("words-subject-hint")).language(language).show(faults))
            (Field::new("body", t.get("words-body"), form.raw("body"))
                .hint(t.get("words-body-hint")).input(Input::Area { rows: 14 }).language(language).show(faults))
            div.actions {
                button type="submit" name="do" value="save" { (t.get("save")) }
                button.second type="submit" name="do" value="ready-made" { (t.get("words-ready-made")) }
                a href=(back) { (t.get("back")) }
            }
        }
    };
    let shell = staff.shell(Chapter::Reports, &title);
    shell.faults(faults).titled(content)
}
