//! Pages about reports: for staff, and for everybody.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::news::Theme;
use super::news::views::theme_ticks;
use super::pdf::Found;
use super::{Report, ReportKind, forms};
use crate::db::ids::ThemeId;
use crate::dialogues::{CORE_QUESTIONS, READERS_CHOICES, ReadingPoint};
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::processes::within::Staff;
use crate::secrets::random_token;
use crate::staff::{Edit, Publish};
use crate::web::components::{
    Asking, Faults, Field, Input, cards, label_in, paragraphs, per_language, select, tick,
};
use crate::web::form::Form;
use crate::web::page::{self, Chapter};
use crate::web::participant::{Page as PublicPage, Shell, said};
use crate::web::prose::{Shown, article};
use crate::web::url;

const HEADS: [&str; 4] = [
    "report-title",
    "report-kind",
    "report-version",
    "report-state",
];

pub fn list(staff: &Staff, reports: &[Report], zone: &TimeZone) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let title = t.get("reports-title");
    let row = |report: &Report| {
        let page = url::report(slug, &report.slug);
        vec![
            html! { a href=(page) { (report.text(t.language).title) } },
            html! { (t.get(report.kind.text_key())) },
            html! { (report.version) },
            state(t, report, zone),
        ]
    };
    let content = html! {
        h1 { (title) }
        @if reports.is_empty() { p.lead { (t.get("reports-empty")) } }
        div.actions {
            @if staff.may::<Edit>() { a.button href=(url::new_report(slug)) { (t.get("report-new")) } }
            a.button.second href=(url::observations(slug)) { (t.get("observations-title")) }
            a.button.second href=(url::news(slug)) { (t.get("news-title")) }
        }
        @if !reports.is_empty() {
            (cards(&title, &HEADS.map(|key| t.get(key)), reports.iter().map(row).collect()))
        }
    };
    staff.shell(Chapter::Reports, &title).page(content)
}

fn state(t: &Texts, report: &Report, zone: &TimeZone) -> Markup {
    html! {
        @match report.published_at {
            Some(at) => { span.state.done { (t.get("report-published")) } " " (t.date(at.day(zone))) }
            None if report.frozen_at.is_some() => span.state { (t.get("report-waits")) },
            None => span.state { (t.get("report-draft")) },
        }
    }
}

pub fn form(staff: &Staff, old: Option<&Report>, form: &Form, faults: &Faults) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let (title, action) = match old {
        Some(old) => (t.get("report-change"), url::change_report(slug, &old.slug)),
        None => (t.get("report-new"), url::new_report(slug)),
    };
    let kinds: Vec<_> = ReportKind::ALL
        .iter()
        .map(|&kind| (kind.word().to_owned(), t.get(kind.text_key()).into_owned()))
        .collect();
    let content = html! {
        p.lead { (t.get("report-form-lead")) }
        form novalidate method="post" action=(action) enctype="multipart/form-data" {
            (select("kind", &t.get("report-kind"), &kinds, form.text("kind"), faults))
            (Field::new("version", t.get("report-version"), form.raw("version")).hint(t.get("report-version-hint")).show(faults))
            (per_language(Language::all(), form, faults, &["title", "summary", "body", "file"], |language| html! {
                (Field::written_in(language, t, "title", "report-title", form).show(faults))
                (Field::written_in(language, t, "summary", "report-summary", form)
                    .hint(t.get("report-summary-hint")).input(Input::Area { rows: 6 }).show(faults))
                (Field::written_in(language, t, "body", "report-body", form)
                    .hint(t.get("report-body-hint")).input(Input::Area { rows: 12 }).show(faults))
                (file_field(t, language, old, form, faults))
            }))
            (Field::new("link", t.get("report-link"), form.raw("link")).hint(t.get("report-link-hint")).input(Input::Url).show(faults))
            div.actions {
                button type="submit" { (t.get("report-save")) }
                button.second type="submit" name="then" value="preview" { (t.get("report-save-look")) }
            }
        }
        @if let Some(old) = old {
            div.actions { a.button.grave href=(url::remove_report(slug, &old.slug)) { (t.get("report-remove")) } }
        }
    };
    staff
        .shell(Chapter::Reports, &title)
        .form(faults)
        .titled(content)
}

/// The file in a language: which one there is, another one, or none.
fn file_field(
    t: &Texts,
    language: Language,
    old: Option<&Report>,
    form: &Form,
    faults: &Faults,
) -> Markup {
    let (name, drop) = (forms::file_field(language), forms::drop_field(language));
    let (fault, hint) = (faults.of(&name), format!("{name}-hint"));
    let described = match fault {
        Some(_) => format!("{hint} {name}-fault"),
        None => hint.clone(),
    };
    let mut files = old.iter().flat_map(|old| &old.files);
    let there = files.find(|file| file.language == language);
    html! {
        div.field.at-fault[fault.is_some()] {
            label for=(name) { (label_in(t, "report-file", language)) }
            p.hint id=(hint) {
                (t.get("report-file-hint"))
                @if let Some(file) = there { " " (t.with("report-file-has", [("name", file.name.clone().into())])) }
            }
            @if let Some(fault) = fault { p.fault id=(format!("{name}-fault")) { (fault) } }
            input id=(name) type="file" name=(name) accept=".pdf,application/pdf"
                aria-describedby=(described) aria-invalid=[fault.map(|_| "true")];
            @if there.is_some() { (tick(&drop, "1", &t.get("report-file-drop")).when(form.ticked(&drop))) }
        }
    }
}

/// Whether a draft is removed.
pub fn ask_to_remove(staff: &Staff, report: &Report) -> Markup {
    let (t, slug) = (staff.t(), &staff.process.slug);
    let title = report.text(t.language).title.clone();
    let file = report.files.iter().map(|file| {
        let name = file.name.clone().into();
        t.with("report-remove-file", [("name", name)])
    });
    let asking = Asking {
        title: t.with("report-remove-title", [("title", title.into())]),
        told: std::iter::once(t.get("report-remove-hint").into_owned())
            .chain(file)
            .collect(),
        fields: html! {},
        action: url::remove_report(slug, &report.slug),
        button: t.get("report-remove"),
        back: url::report(slug, &report.slug),
        back_text: t.get("dialogue-not-now"),
    };
    staff.ask(Chapter::Reports, &asking)
}

/// What a report's staff page shows.
pub struct Page<'a> {
    pub staff: &'a Staff,
    pub report: &'a Report,
    /// What was found in each of its files.
    pub found: &'a [Option<Found>],
    pub zone: &'a TimeZone,
    pub themes: &'a [Theme],
    pub tags: &'a [ThemeId],
    pub faults: &'a Faults,
}

pub fn page(page: &Page<'_>) -> Markup {
    let (t, report) = (page.staff.t(), page.report);
    let (process, slug) = (&page.staff.process.slug, &report.slug);
    let may_edit = page.staff.may::<Edit>();
    let may_publish = page.staff.may::<Publish>();
    let title = &report.text(t.language).title;
    let content = html! {
        p.lead { (t.get(report.kind.text_key())) (t.comma()) (t.with("report-version-is", [("version", report.version.clone().into())])) " " (state(t, report, page.zone)) }
        div.actions {
            @if report.published_at.is_none() {
                @if may_publish { a.button href=(url::publish_report(process, slug)) { (t.get("report-to-publish")) } }
                @if may_edit && report.frozen_at.is_none() { a.button.second href=(url::change_report(process, slug)) { (t.get("change")) } }
            } @else {
                a.button.second href=(url::public_report(process, slug)) { (t.get("report-public-page")) }
                a.button.second href=(url::hand_outs(process, slug)) { (t.get("hand-outs-title")) }
                @if may_publish { a href=(url::publish_report(process, slug)) { (t.get("report-mail-it")) } }
            }
        }
        @if report.published_at.is_some() { p.hint { (t.with("report-visits", [("count", report.visits.into())])) } }
        dl.facts {
            @for (file, found) in report.files.iter().zip(page.found) {
                dt { (label_in(t, "report-file", file.language)) }
                dd {
                    a href=(url::report_file(process, slug).lang(file.language)) { (file.name) } " (" (size(t, file.bytes)) ")"
                    @if found.is_none_or(|found| !found.is_tagged) { p.note { (t.get("report-file-untagged")) } }
                    @if let Some(found) = found {
                        p.hint {
                            @match found.archival {
                                Some(archival) => (t.with("report-file-archival", [("kind", archival.to_string().into())])),
                                None => (t.get("report-file-not-archival")),
                            }
                        }
                    }
                    @if found.is_some_and(|found| found.is_active) { p.note { (t.get("report-file-active")) } }
                }
            }
            @if let Some(link) = &report.link { dt { (t.get("report-link")) } dd { a href=(link) { (link) } } }
        }
        @for text in &report.texts {
            h2 lang=(text.language.word()) dir=(text.language.direction()) { (text.title) }
            div lang=(text.language.word()) dir=(text.language.direction()) { (paragraphs(&text.summary)) }
            @if !text.body.is_empty() {
                p { a href=(url::preview_report(process, slug).lang(text.language)) { (t.with("report-look", [("language", text.language.own_name().into())])) } }
            }
        }
        @if may_edit && report.may_be_changed().is_ok() { (picture_list(page)) }
        @if may_edit && !page.themes.is_empty() {
            form novalidate method="post" action=(url::report_themes(process, slug)) {
                (theme_ticks(t, page.themes, &Faults::default(), |id| page.tags.contains(&id)))
                button.second type="submit" { (t.get("report-tag")) }
            }
        }
    };
    page.staff
        .shell(Chapter::Reports, title)
        .faults(page.faults)
        .titled(content)
}

/// The pictures of a draft: how a text names each, and the way to one more.
fn picture_list(page: &Page<'_>) -> Markup {
    let (t, report) = (page.staff.t(), page.report);
    let (process, slug) = (&page.staff.process.slug, &report.slug);
    let fault = page.faults.of("picture");
    html! {
        h2 #pictures { (t.get("report-pictures")) }
        p { (t.get("report-pictures-lead")) }
        @if !report.pictures.is_empty() {
            ul.pictures role="list" {
                @for picture in &report.pictures {
                    li {
                        img src=(url::report_picture(process, slug, &picture.name)) alt="" width=(picture.width) height=(picture.height) loading="lazy";
                        code { (format!("![{}]({})", t.get("report-picture-words"), picture.name)) }
                        form novalidate method="post" action=(url::remove_report_picture(process, slug, &picture.name)) {
                            button.plain type="submit" aria-label=(format!("{}: {}", t.get("report-picture-remove"), picture.name)) { (t.get("report-picture-remove")) }
                        }
                    }
                }
            }
        }
        form novalidate method="post" enctype="multipart/form-data" action=(url::report_pictures(process, slug)) {
            div.field.at-fault[fault.is_some()] {
                label for="picture" { (t.get("report-picture")) }
                p.hint #picture-hint { (t.get("report-picture-hint")) }
                @if let Some(fault) = fault { p.fault #picture-fault { (fault) } }
                input #picture type="file" name="picture" accept=".png,.jpg,.jpeg,image/png,image/jpeg"
                    aria-describedby=(if fault.is_some() { "picture-hint picture-fault" } else { "picture-hint" }) aria-invalid=[fault.map(|_| "true")];
            }
            button.second type="submit" { (t.get("report-picture-add")) }
        }
    }
}

fn size(t: &Texts, bytes: i64) -> String {
    t.with(
        "kilobytes",
        [("figure", t.number((bytes + 1023) / 1024).into())],
    )
}

/// Who looks at a report's page.
#[derive(Debug, Clone, Copy)]
pub enum Seen<'a> {
    /// Where they are asked whether it answered them, while they are.
    ByEverybody(Option<&'a ReadingPoint>),
    /// By staff, who see it and its file before it is published.
    Beforehand,
}

pub fn public(
    t: &Texts,
    process: &Process,
    report: &Report,
    zone: &TimeZone,
    seen: Seen<'_>,
) -> PublicPage {
    let words = report.text(t.language);
    let (slug, of) = (&report.slug, &process.slug);
    let (path, file) = match seen {
        Seen::ByEverybody(_) => (
            url::public_report(of, slug),
            url::public_report_file(of, slug),
        ),
        Seen::Beforehand => (url::preview_report(of, slug), url::report_file(of, slug)),
    };
    let status = url::status(&process.slug).lang(t.language);
    let is_theirs = |language: Language| language.for_reader(t.language);
    let picture = |name: &str| {
        let mut all = report.pictures.iter();
        let picture = all.find(|one| one.name == name)?;
        let place = match seen {
            Seen::ByEverybody(_) => url::public_report_picture(of, slug, name),
            Seen::Beforehand => url::report_picture(of, slug, name),
        };
        Some(Shown {
            place: place.to_string(),
            width: picture.width,
            height: picture.height,
        })
    };
    let page = report.page_for(t.language);
    let content = html! {
        @if !is_theirs(words.language) { p.note { (t.get("report-in-swedish")) } }
        div lang=(words.language.word()) dir=(words.language.direction()) {
            h1 { (words.title) }
            (paragraphs(&words.summary))
        }
        p.quiet {
            (t.get(report.kind.text_key())) (t.comma()) (t.with("report-version-is", [("version", report.version.clone().into())]))
            @if let Some(at) = report.published_at { (t.comma()) (t.date(at.day(zone))) }
        }
        @if let Some(page) = page {
            @if is_theirs(words.language) && !is_theirs(page.language) { p.note { (t.get("report-in-swedish")) } }
            div.article lang=(page.language.word()) dir=(page.language.direction()) { (article(&page.body, picture)) }
        }
        @if let Some(own) = report.file_for(t.language) {
            p {
                a href=(file.lang(own.language)) {
                    (t.with("report-read-file", [("name", words.title.clone().into())]))
                    " (PDF" @if !is_theirs(own.language) { (t.comma()) (language_of_file(t, own.language)) } (t.comma()) (size(t, own.bytes)) ")"
                }
            }
        }
        @if let Some(link) = &report.link {
            p { a href=(link) { (t.with("report-read-at", [("title", words.title.clone().into()), ("host", host_of(link).to_owned().into())])) } }
        }
        @if let Seen::ByEverybody(Some(asked)) = seen { (asked_of_readers(t, asked, zone)) }
        p { a href=(status) { (t.get("to-status-page")) } }
    };
    let home = process.home(t.language);
    Shell::new(t, Some(home), Some(path.as_str()), &words.title)
        .to_read()
        .page(content)
}

/// Whether it answered them, asked of whoever reads it: in the form of the question's own page, which takes it from here.
fn asked_of_readers(t: &Texts, asked: &ReadingPoint, zone: &TimeZone) -> Markup {
    let name = CORE_QUESTIONS[2];
    let to = url::question(asked.code.as_str()).lang(t.language);
    // The last whole day.
    let until = asked.until.plus_seconds(-1).day(zone);
    html! {
        form.asked novalidate method="post" action=(to) {
            input type="hidden" name="key" value=(random_token());
            fieldset {
                legend { (t.get("answered")) }
                @for (word, label) in READERS_CHOICES {
                    label.choice { input type="radio" name=(name) value=(word); span { (t.get(label)) } }
                }
            }
            p.hint { (t.get("answer-anonymous")) " " (t.with("answered-until", [("date", t.date(until).into())])) }
            button type="submit" { (t.get("next")) }
        }
    }
}

/// The machine that a link leads to.
fn host_of(link: &str) -> &str {
    let rest = link.split_once("://").map_or(link, |(_, rest)| rest);
    rest.split(['/', '?', '#']).next().unwrap_or_default()
}

/// How many are on a sheet.
const ON_A_SHEET: usize = 8;

/// The way to a report on paper, in the languages of whoever it is for: eight to cut apart.
pub fn hand_outs(
    t: &Texts,
    process: &Process,
    report: &Report,
    (there, qr): (&str, &str),
) -> Markup {
    let (of, slug) = (&process.slug, &report.slug);
    let words = report.text(t.language);
    let name = process.text(t.language);
    let choices = html! {
        nav aria-label=(t.get("languages-label")) {
            ul {
                @for &language in Language::all() {
                    li {
                        a href=(url::hand_outs(of, slug).lang(language)) lang=(language.word())
                            aria-current=[(language == t.language).then_some("true")] { bdi { (language.own_name()) } }
                    }
                }
            }
        }
    };
    let address = there.split_once("://").map_or(there, |(_, rest)| rest);
    let sheet = html! {
        h1.hidden { (words.title) }
        section.sheet.hand-outs lang=(t.language.word()) dir=(t.language.direction()) {
            @for _ in 0..ON_A_SHEET {
                div.hand-out {
                    img src=(qr) alt="";
                    div {
                        p.name { (said(t, name.language, &name.name)) }
                        p.sentence { (t.get("hand-out-sentence")) }
                        p.name { (said(t, words.language, &words.title)) }
                        @if !words.language.for_reader(t.language) { p.language { (t.get("report-in-swedish")) } }
                        p.address { bdi dir="ltr" { (address) } }
                    }
                }
            }
        }
    };
    let title = format!("{} – {}", words.title, name.name);
    let back = url::public_report(of, slug).lang(t.language);
    let reader = t.language.for_staff().texts();
    page::poster(reader, &title, back.as_str(), choices, sheet)
}

/// What a file that is not in the page's language is in.
fn language_of_file(t: &Texts, language: Language) -> Markup {
    html! {
        @match language {
            Language::Swedish => (t.get("file-in-swedish")),
            other => bdi lang=(other.word()) { (other.own_name()) },
        }
    }
}
