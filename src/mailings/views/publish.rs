//! The way to a mailing in steps: the report, whom it goes to, what they read, when, and a sentence that says what the last
//! button does. What was chosen travels in the address; nothing is kept before that button.

use std::path::PathBuf;

use maud::{Markup, html};

use super::made;
use crate::i18n::{Language, Texts};
use crate::mailings::Audience;
use crate::mailings::audience::is_usually_last;
use crate::mailings::fingerprint::{FIELD, Fingerprint};
use crate::mailings::forms::{Step, WasSeen, seen_field};
use crate::mailings::letter::Letter;
use crate::mailings::queries::Reach;
use crate::mailings::subject::Made;
use crate::processes::disposal::Kind;
use crate::processes::disposal::told::undecided;
use crate::processes::within::Staff;
use crate::reports::Report;
use crate::web::components::{Faults, Field, Input, fault_summary, select, tick};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url::{self, Slug, Url};

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
    pub step: Step,
    pub report: &'a Report,
    pub audiences: &'a [AudiencePart<'a>],
    /// All that would be sent.
    pub words: Fingerprint,
    pub tested: Option<Tested>,
    /// Where mail goes as files, as long as there is no relay.
    pub outbox: Option<PathBuf>,
    /// Whether the report's file is there and small enough to travel along.
    pub may_attach: bool,
    /// When it is to begin, in words; none is at once.
    pub starts_at: Option<String>,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

impl PublishForm<'_> {
    /// The names in URLs of the process and of the report.
    fn names(&self) -> (&Slug, &Slug) {
        (&self.staff.process.slug, &self.report.slug)
    }

    fn participants(&self) -> Option<&AudiencePart<'_>> {
        let mut parts = self.audiences.iter();
        parts.find(|part| part.audience == Audience::Participants)
    }

    /// How many of an audience have which language, as it may be told, and how many have others.
    fn told(&self, part: &AudiencePart<'_>) -> (Vec<(Language, i64)>, i64) {
        match part.audience {
            Audience::Participants => part.reach.told(self.staff.process.threshold),
            Audience::Contacts | Audience::Stakeholders => (part.reach.by_language.clone(), 0),
        }
    }

    /// The mails of an audience: those that somebody gets as far as it may be told, the process's own language first.
    fn samples<'a>(&'a self, part: &'a AudiencePart<'_>) -> impl Iterator<Item = &'a Sample> {
        let (told, others) = self.told(part);
        let usual = self.staff.process.default_language;
        let is_used = move |sample: &&Sample| {
            let language = sample.letter.language;
            // Which the other languages are is nobody's to know: all of them are shown.
            others > 0 || told.is_empty() || told.iter().any(|(one, _)| *one == language)
        };
        let mut used: Vec<&Sample> = part.letters.iter().filter(is_used).collect();
        used.sort_by_key(|sample| sample.letter.language != usual);
        used.into_iter()
    }

    /// The mail that is looked at: the one that the address names, or the first of those that are sent.
    fn shown(&self) -> Option<(&AudiencePart<'_>, &Sample)> {
        let chosen = self.audiences.iter();
        let chosen = chosen.filter(|part| self.form.has("audience", part.audience.word()));
        let all: Vec<_> = chosen
            .flat_map(|part| self.samples(part).map(move |sample| (part, sample)))
            .collect();
        let asked = self.form.text("see");
        let named = all.iter().find(|(part, sample)| see(part, sample) == asked);
        named.or(all.first()).copied()
    }

    /// What the last button does, with its numbers.
    fn sentence(&self, t: &Texts, chosen: &[&AudiencePart<'_>]) -> String {
        let title = self.report.text(t.language).title.clone();
        if self.form.text("mail") == "no" {
            return t.with("publish-says-only", [("title", title.into())]);
        }
        let count: i64 = chosen.iter().map(|part| part.reach.total()).sum();
        let mut languages = std::collections::BTreeSet::new();
        let mut others = 0;
        for part in chosen {
            let (told, more) = self.told(part);
            others += more;
            languages.extend(told.into_iter().map(|(language, _)| language));
        }
        let in_languages = match (languages.len(), others) {
            (0, _) | (_, 1..) => String::new(),
            (many, _) => t.with("publish-in-languages", [("count", many.into())]),
        };
        let values = [
            ("count", count.into()),
            ("title", title.into()),
            ("languages", in_languages.into()),
            ("moment", self.starts_at.clone().unwrap_or_default().into()),
        ];
        match self.starts_at {
            Some(_) => t.with("publish-says-later", values),
            None => t.with("publish-says-now", values),
        }
    }
}

/// What the steps ask for, by the names of the fields.
const CHOSEN: [&str; 6] = ["mail", "audience", "when", "starts_at", "attach", "last"];

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
    let (at, of) = (page.step.number(), Step::ALL.len());
    let content = html! {
        div.chapters {
            (way(page, t))
            article {
                p.quiet { (title) " – " (t.with("publish-step", [("at", at.into()), ("of", of.into())])) }
                (fault_summary(t, page.faults))
                h1 { (t.get(page.step.text_key())) }
                @match page.step {
                    Step::Report => (report(page, t)),
                    Step::Recipients => (recipients(page, t)),
                    Step::Mails => (mails(page, t)),
                    Step::When => (when(page, t)),
                    Step::Confirm => (confirm(page, t)),
                }
            }
        }
    };
    let shell = page.staff.shell(Chapter::Reports, &title);
    shell.faults(page.faults).page(content)
}

/// The steps, with links to those that were taken.
fn way(page: &PublishForm<'_>, t: &Texts) -> Markup {
    html! {
        nav aria-label=(t.get("publish-steps")) {
            ol.steps role="list" {
                @for &step in Step::ALL {
                    li.done[step < page.step] {
                        @if step == page.step { span aria-current="step" { (t.get(step.text_key())) } }
                        @else if step < page.step {
                            a href=(to(page, step)) { (t.get(step.text_key())) span.hidden { " (" (t.get("first-done")) ")" } }
                        }
                        @else { span.quiet { (t.get(step.text_key())) } }
                    }
                }
            }
        }
    }
}

/// Where a step is, with all that was chosen.
fn to(page: &PublishForm<'_>, step: Step) -> Url {
    let (process, report) = page.names();
    let here = url::publish_report(process, report).with("step", step.word());
    let chosen = CHOSEN.iter().flat_map(|&field| {
        let values = page.form.all(field).filter(|value| !value.is_empty());
        values.map(move |value| (field, value.to_owned()))
    });
    chosen.fold(here, |to, (field, value)| to.with(field, value))
}

/// What was chosen in other steps, carried along.
fn carried(page: &PublishForm<'_>, but: &[&str]) -> Markup {
    html! {
        @for &field in CHOSEN.iter().filter(|field| !but.contains(field)) {
            @for value in page.form.all(field).filter(|value| !value.is_empty()) {
                input type="hidden" name=(field) value=(value);
            }
        }
    }
}

/// A step's form, which leads on to the next: nothing is kept or sent by it.
fn step_form(
    page: &PublishForm<'_>,
    t: &Texts,
    asks: &[&str],
    next: Step,
    fields: Markup,
) -> Markup {
    let (process, report) = page.names();
    let before = Step::ALL.iter().rev().find(|step| **step < page.step);
    html! {
        form novalidate method="get" action=(url::publish_report(process, report)) {
            (carried(page, asks))
            (fields)
            div.actions {
                button type="submit" name="step" value=(next.word()) { (t.with("publish-next", [("step", t.get(next.text_key()).into_owned().into())])) }
                @match before {
                    Some(&before) => a href=(to(page, before)) { (t.get("back")) },
                    None => a href=(url::report(process, report)) { (t.get("back")) },
                }
            }
        }
    }
}

/// What is published, and in which languages it can be read.
fn report(page: &PublishForm<'_>, t: &Texts) -> Markup {
    let (process, slug) = page.names();
    let report = page.report;
    let participants = page.participants();
    let count = participants.map_or(0, |part| part.reach.total());
    let fields = html! {
        dl.facts {
            dt { (t.get("report-title")) } dd { (report.text(t.language).title) }
            dt { (t.get("report-version")) } dd { (report.version) }
            dt { (t.get("publish-languages")) }
            dd {
                @for (at, text) in report.texts.iter().enumerate() {
                    @if at > 0 { (t.comma()) }
                    span lang=(text.language.word()) dir=(text.language.direction()) { (text.language.own_name()) }
                }
            }
        }
        p { a href=(url::report(process, slug)) { (t.get("publish-see-report")) } }
        @match participants.and_then(|part| part.made) {
            None => p { (t.with("publish-lead", [("count", count.into())])) },
            Some(made) if made.takes_more() && count > 0 => p { (t.with("publish-lead-since", [("count", count.into())])) },
            Some(_) => {}
        }
        @for part in page.audiences {
            @if let Some(made) = part.made { (made::standing(page.staff, part.audience, made)) }
        }
        @if let Some(outbox) = &page.outbox {
            div.note.warn { p { (t.with("publish-outbox", [("folder", outbox.display().to_string().into())])) } }
        }
        (undecided(page.staff, "disposal-promised", &[Kind::Addresses]))
        @if report.published_at.is_none() { p.hint { (t.get("publish-frozen")) } }
    };
    step_form(page, t, &[], Step::Recipients, fields)
}

/// Whether it is mailed, and to whom, and who of them can read it in their own language.
fn recipients(page: &PublishForm<'_>, t: &Texts) -> Markup {
    let is_published = page.report.published_at.is_some();
    let chosen = page.form.text("mail");
    // Nobody is ticked beforehand: mail goes to those whom the leader chose.
    let is_chosen = |part: &AudiencePart<'_>| page.form.has("audience", part.audience.word());
    let fields = html! {
        @if is_published { input type="hidden" name="mail" value="yes"; } @else { fieldset.at-fault[page.faults.of("mail").is_some()] aria-describedby=[page.faults.of("mail").map(|_| "mail-fault")] {
            legend { (t.get("publish-choice")) }
            @if let Some(fault) = page.faults.of("mail") { p.fault #mail-fault { (fault) } }
            label.tick { input #mail type="radio" name="mail" value="yes" checked[chosen == "yes"]; span { (t.get("publish-and-mail-to")) } }
            label.tick { input type="radio" name="mail" value="no" checked[chosen == "no"]; span { (t.get("publish-only")) } }
        } }
        fieldset.at-fault[page.faults.of("audience").is_some()] aria-describedby=[page.faults.of("audience").map(|_| "audience-fault")] {
            legend { (t.get("publish-to-whom")) }
            p.hint { (t.get("publish-nobody-ticked")) }
            @if let Some(fault) = page.faults.of("audience") { p.fault #audience-fault { (fault) } }
            @if !page.audiences.iter().any(AudiencePart::can_be_mailed) { p { (t.get("publish-nobody-left")) } }
            @for (nth, part) in page.audiences.iter().filter(|part| part.can_be_mailed()).enumerate() {
                @let id = if nth == 0 { "audience" } else { part.audience.word() };
                (tick("audience", part.audience.word(), &counted(t, part)).id(id).when(is_chosen(part)))
            }
        }
        @for part in page.audiences { (audience(page, t, part)) }
    };
    step_form(page, t, &["mail", "audience"], Step::Mails, fields)
}

/// An audience and how many it is.
fn counted(t: &Texts, part: &AudiencePart<'_>) -> String {
    let audience = t.get(part.audience.text_key()).into_owned();
    t.with(
        "audience-count",
        [
            ("audience", audience.into()),
            ("count", part.reach.total().into()),
        ],
    )
}

/// By language how many it would reach, and whether the report can be read in it.
fn audience(page: &PublishForm<'_>, t: &Texts, part: &AudiencePart<'_>) -> Markup {
    let total = part.reach.total();
    let (by_language, others) = page.told(part);
    let is_written = |language: Language| {
        page.report
            .texts
            .iter()
            .any(|text| text.language == language)
    };
    let lacking = by_language.iter().filter(|(one, _)| !is_written(*one));
    let lacking = lacking.count();
    html! {
        details open[lacking > 0] {
        summary {
            (counted(t, part))
            @if lacking > 0 { " – " (t.with("publish-texts-missing", [("count", lacking.into())])) }
        }
        @if part.made.is_some() && !part.can_be_mailed() { p { (t.get("audience-made")) } } @else if total == 0 { p { (t.get("audience-nobody")) } } @else if by_language.is_empty() {
            @let least = page.staff.process.threshold.get();
            p { (t.with("publish-recipients-few", [("count", total.into()), ("threshold", least.into())])) }
        } @else {
            table.compact {
                caption { (t.get("publish-audience")) }
                thead { tr {
                    th scope="col" { (t.get("account-language")) }
                    th.figure scope="col" { (t.get("publish-recipients")) }
                    th scope="col" { (t.get("publish-report-in")) }
                } }
                tbody {
                    @for (language, count) in &by_language {
                        tr {
                            th scope="row" { span lang=(language.word()) { (language.own_name()) } }
                            td.figure { (t.number(*count)) }
                            td {
                                @if is_written(*language) { span lang=(language.word()) { (language.own_name()) } }
                                @else { span.state.attention { (t.get("publish-text-missing")) } }
                            }
                        }
                    }
                    @if others > 0 {
                        tr { th scope="row" { (t.get("languages-other")) } td.figure { (t.number(others)) } td {} }
                    }
                }
                @if by_language.len() > 1 || others > 0 {
                    tfoot { tr { th scope="row" { (t.get("total")) } td.figure { (t.number(total)) } td {} } }
                }
            }
            @if lacking > 0 {
                p.hint { (t.get("publish-text-missing-hint")) }
            }
        }
        @if part.reach.undeliverable > 0 {
            p.hint { (t.with("audience-undeliverable", [("count", part.reach.undeliverable.into())])) }
        }
        @if part.audience == Audience::Participants { p.hint { (t.get("publish-and-new")) } }
        }
    }
}

/// The mails as they will be read, and a test.
fn mails(page: &PublishForm<'_>, t: &Texts) -> Markup {
    let is_chosen = |part: &&AudiencePart<'_>| page.form.has("audience", part.audience.word());
    html! {
        @match &page.tested {
            Some(Tested::Sent(to)) => div.note.ok role="status" { p { (t.with("test-sent", [("address", to.clone().into())])) } },
            Some(Tested::Failed(why)) => div.note.warn role="alert" { p { (t.with("test-failed", [("why", why.clone().into())])) } },
            None => {},
        }
        @let shown = page.shown();
        @for part in page.audiences.iter().filter(is_chosen) {
            nav aria-label=(t.get(part.audience.text_key())) {
                h2 { (t.get(part.audience.text_key())) }
                ul.links role="list" {
                    @for sample in page.samples(part) {
                        @let language = sample.letter.language;
                        @let is_shown = shown.is_some_and(|(of, one)| of.audience == part.audience && one.letter.language == language);
                        li {
                            a href=(to(page, Step::Mails).with("see", see(part, sample))) lang=(language.word())
                                dir=(language.direction()) aria-current=[is_shown.then_some("true")] { (language.own_name()) }
                            @if sample.written { " " span.state { (t.get("words-own")) } }
                        }
                    }
                }
            }
        }
        @if let Some((part, sample)) = shown { (one_sample(page, t, part, sample)) }
        h2 { (t.get("test-title")) }
        (test_form(page, t))
        (step_form(page, t, &[], Step::When, html! {}))
    }
}

/// How the address names a mail.
fn see(part: &AudiencePart<'_>, sample: &Sample) -> String {
    format!("{} {}", part.audience.word(), sample.letter.language.word())
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
    let on_phone = t.with("preview-phone", [("language", language.own_name().into())]);
    html! {
        section aria-labelledby="seen" {
            h3 #seen { (t.get(part.audience.text_key())) ": " span lang=(word) dir=(direction) { (language.own_name()) } }
            dl.facts { dt { (t.get("mail-subject-label")) } dd lang=(word) dir=(direction) { (sample.letter.subject) } }
            div.devices {
                iframe.desktop src=(whole) title=(name) {}
                iframe.phone src=(whole) title=(on_phone) {}
            }
            p { a href=(whole) { (name) } }
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
    let chosen = |part: &&AudiencePart<'_>| page.form.has("audience", part.audience.word());
    let samples: Vec<(String, String)> = page
        .audiences
        .iter()
        .filter(chosen)
        .flat_map(|part| {
            page.samples(part).map(|sample| {
                let (audience, language) = (part.audience, sample.letter.language);
                let text = format!("{}: {}", t.get(audience.text_key()), language.own_name());
                (see(part, sample), text)
            })
        })
        .collect();
    // The mail that is seen is the one that is tried, unless another was chosen.
    let seen = page.shown().map(|(part, sample)| see(part, sample));
    let tried = match page.form.text("sample") {
        "" => seen.unwrap_or_default(),
        chosen => chosen.to_owned(),
    };
    let (process, report) = page.names();
    html! {
        form novalidate method="post" action=(url::test_mail(process, report)) {
            (carried(page, &[]))
            (select("sample", &t.get("test-sample"), &samples, &tried, &Faults::default()))
            button.second type="submit" { (t.with("test-send", [("address", page.staff.account.email.clone().into())])) }
        }
    }
}

/// When the mailings begin, and what goes with them.
fn when(page: &PublishForm<'_>, t: &Texts) -> Markup {
    let chosen = page.form.text("when");
    let fields = html! {
        fieldset.at-fault[page.faults.of("when").is_some()] aria-describedby=[page.faults.of("when").map(|_| "when-fault")] {
            legend { (t.get("publish-when")) }
            @if let Some(fault) = page.faults.of("when") { p.fault #when-fault { (fault) } }
            label.tick { input #when type="radio" name="when" value="now" checked[chosen == "now"]; span { (t.get("publish-now")) } }
            label.tick { input type="radio" name="when" value="later" checked[chosen == "later"]; span { (t.get("publish-later")) } }
            (Field::new("starts_at", t.get("publish-starts-at"), page.form.raw("starts_at"))
                .hint(t.get("publish-starts-at-hint")).input(Input::Moment).show(page.faults))
        }
        @for field in ["attach", "last"] {
            @if let Some(fault) = page.faults.of(field) { p.fault { (fault) } }
        }
        @if page.may_attach { (tick("attach", "1", &t.get("publish-attach")).id("attach").when(page.form.ticked("attach"))) }
        (tick("last", "1", &t.get("publish-last")).id("last").when(page.form.ticked("last")))
        p.hint {
            (t.get("publish-last-hint"))
            @if is_usually_last(page.report.kind) { " " (t.get("publish-last-usual")) }
        }
    };
    step_form(
        page,
        t,
        &["when", "starts_at", "attach", "last"],
        Step::Confirm,
        fields,
    )
}

/// What will be done, in a sentence, and the button that does it.
fn confirm(page: &PublishForm<'_>, t: &Texts) -> Markup {
    let (process, slug) = page.names();
    let is_published = page.report.published_at.is_some();
    let chosen: Vec<&AudiencePart<'_>> = page
        .audiences
        .iter()
        .filter(|part| page.form.has("audience", part.audience.word()))
        .collect();
    let mails = page.form.text("mail") != "no";
    let total: i64 = chosen.iter().map(|part| part.reach.total()).sum();
    let is_later = page.form.text("when") == "later";
    let button = match (mails, is_later) {
        (false, _) => t.get("publish-only-do").into_owned(),
        (true, false) => t.with("publish-send", [("count", total.into())]),
        (true, true) => t.with("publish-plan", [("count", total.into())]),
    };
    html! {
        p.big { (page.sentence(t, &chosen)) }
        dl.facts {
            dt { (t.get(Step::Report.text_key())) }
            dd { (page.report.text(t.language).title) (t.comma()) (page.report.version) " " (again(page, t, Step::Report)) }
            dt { (t.get(Step::Recipients.text_key())) }
            dd {
                @if chosen.is_empty() { (t.get("publish-only")) }
                @for (at, part) in chosen.iter().enumerate() { @if at > 0 { br; } (counted(t, part)) }
                " " (again(page, t, Step::Recipients))
            }
            @if mails {
                dt { (t.get(Step::When.text_key())) }
                dd {
                    @match &page.starts_at { Some(at) => (at), None => (t.get("publish-now")) }
                    @if page.form.ticked("attach") { br; (t.get("publish-attach")) }
                    @if page.form.ticked("last") { br; (t.get("publish-last")) }
                    " " (again(page, t, Step::When))
                }
            }
        }
        @if mails && page.staff.process.mailing.needs_approval { div.note { p { (t.get("publish-needs-approval")) } } }
        @else if mails { div.note { p { (t.get("publish-cannot-be-taken-back")) } } }
        (undecided(page.staff, "disposal-promised", &[Kind::Addresses]))
        @if !is_published { p.hint { (t.get("publish-frozen")) } }
        form novalidate method="post" action=(url::publish_report(process, slug)) {
            input type="hidden" name=(FIELD) value=(page.words);
            @for part in page.audiences {
                input type="hidden" name=(seen_field(part.audience)) value=(part.reach.total());
            }
            (carried(page, &[]))
            @if page.form.text("when").is_empty() { input type="hidden" name="when" value="now"; }
            div.actions {
                button type="submit" { (button) }
                @let before = if mails { Step::When } else { Step::Recipients };
                a href=(to(page, before)) { (t.get("back")) }
            }
        }
    }
}

/// The way back to a step, to choose otherwise.
fn again(page: &PublishForm<'_>, t: &Texts, step: Step) -> Markup {
    html! {
        a href=(to(page, step)) { (t.get("change")) span.hidden { ": " (t.get(step.text_key())) } }
    }
}
