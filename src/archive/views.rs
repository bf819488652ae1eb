//! The archive's pages.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::{After, Holdings, Left, Unclosed};
use crate::i18n::Texts;
use crate::plan::goals::Feedback;
use crate::processes::disposal::told::{evidence, undecided};
use crate::processes::disposal::{Evidence, Kind};
use crate::processes::within::Staff;
use crate::staff::post::Posted;
use crate::web::components::{Faults, Field, Input, select};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url::{self, Slug};

/// What there is to say to a leader who has just handed over.
pub enum Note {
    /// The new leader is asked, and that became of the mail.
    Invited(Posted),
    /// The new leader was invited before and has not come yet.
    Awaited,
}

/// What the overview shows.
pub struct Overview<'a> {
    pub staff: &'a Staff,
    pub holdings: &'a Holdings,
    pub evidence: &'a [Evidence],
    pub zone: &'a TimeZone,
    pub form: &'a Form,
    pub faults: &'a Faults,
    pub note: Option<Note>,
}

pub fn overview(shown: &Overview<'_>) -> Markup {
    let t = shown.staff.t();
    let process = &shown.staff.process;
    let title = t.get("archive-title");
    let content = html! {
        p.lead { (t.get("archive-lead")) }
        @if let Some(at) = process.ended_at {
            div.note { p { (t.with("archive-ended", [("moment", t.moment(at, shown.zone).into())])) } }
        }
        @if let Some(note) = &shown.note { (said(t, note)) }
        (holdings(t, shown.holdings))
        h2 { (t.get("export-title")) }
        p { (t.get("export-lead")) }
        p { (t.get("export-left-out")) }
        div.actions { a.button.second href=(url::export_archive(&process.slug)) { (t.get("export-do")) } }
        (hand_over(shown, t))
        @if process.ended_at.is_none() {
            h2 { (t.get("end-title")) }
            p { (t.get("end-lead")) }
            div.actions { a.button.second href=(url::end_process(&process.slug)) { (t.get("end-open")) } }
        }
        (evidence(t, shown.evidence))
    };
    let shell = shown.staff.shell(Chapter::Settings, &title);
    shell.faults(shown.faults).titled(content)
}

fn said(t: &Texts, note: &Note) -> Markup {
    html! {
        @match note {
            Note::Invited(posted) => {
                div.note.ok[posted.is_sent()] {
                    p { (posted.text(t)) }
                    p { (t.get("hand-over-invited")) }
                }
            }
            Note::Awaited => { div.note { p { (t.get("hand-over-awaited")) } } }
        }
    }
}

fn holdings(t: &Texts, holdings: &Holdings) -> Markup {
    let figures = [
        ("dialogues-title", holdings.dialogues),
        ("points-title", holdings.collection_points),
        ("reports-title", holdings.reports),
        ("mailings-title", holdings.mailings),
        ("archive-addresses", holdings.addresses),
        ("archive-contacts", holdings.contacts),
    ];
    html! {
        h2 { (t.get("archive-holds")) }
        ul.figures {
            @for (key, count) in figures { li { strong { (t.number(count)) } (t.get(key)) } }
        }
    }
}

fn hand_over(shown: &Overview<'_>, t: &Texts) -> Markup {
    let choices: Vec<(String, String)> = After::ALL
        .iter()
        .map(|after| {
            let text = t.get(after.text_key()).into_owned();
            (after.word().to_owned(), text)
        })
        .collect();
    let form = shown.form;
    html! {
        h2 { (t.get("hand-over-title")) }
        p { (t.get("hand-over-text")) }
        form novalidate method="post" action=(url::hand_over(&shown.staff.process.slug)) {
            (Field::new("email", t.get("account-email"), form.raw("email")).input(Input::Email).show(shown.faults))
            (Field::new("name", t.get("account-name"), form.raw("name")).hint(t.get("hand-over-name-hint")).show(shown.faults))
            (select("after", &t.get("hand-over-after"), &choices, form.text("after"), shown.faults))
            div.actions { button.second type="submit" { (t.get("hand-over-do")) } }
        }
    }
}

/// What happens at the end, and what stays.
const MEANS: [&str; 6] = [
    "end-dialogues",
    "end-mailings",
    "end-addresses",
    "end-comments",
    "end-public",
    "end-fixed",
];

/// What the step before the end shows.
pub struct End<'a> {
    pub staff: &'a Staff,
    pub left: &'a Left,
    pub form: &'a Form,
    pub faults: &'a Faults,
}

/// Who wishes what they will never get if the process ends now.
fn unserved(t: &Texts, shown: &End<'_>) -> Markup {
    let reports = shown.left.unsent.iter().map(|(report, count)| {
        let title = report.text(t.language).title.clone();
        let said = [("report", title.into()), ("count", (*count).into())];
        t.with("end-unserved-report", said)
    });
    let purposes = shown.left.since.iter().map(|(purpose, count)| {
        let purpose = Feedback::from_word(purpose.word()).unwrap_or(Feedback::Outcomes);
        let purpose = t.get(purpose.text_key()).into_owned();
        let said = [("purpose", purpose.into()), ("count", (*count).into())];
        t.with("end-unserved-purpose", said)
    });
    let lines: Vec<String> = reports.chain(purposes).collect();
    html! {
        h2 { (t.get("end-unserved")) }
        @if lines.is_empty() { p { (t.get("end-unserved-none")) } } @else {
            div.note.warn {
                p { (t.get("end-unserved-lead")) }
                ul { @for line in &lines { li { (line) } } }
            }
        }
    }
}

/// Which dialogues and collection points are not closed yet: nobody answers them once the process has ended.
fn unclosed(t: &Texts, slug: &Slug, open: &Unclosed) -> Markup {
    html! {
        @if !open.dialogues.is_empty() || !open.points.is_empty() {
            div.note.warn {
                p { (t.get("end-unclosed")) }
                ul {
                    @for dialogue in &open.dialogues {
                        li {
                            a href=(url::dialogue(slug, dialogue.number)) { (t.with("dialogue-title", [("number", dialogue.number.into())])) }
                            (t.comma()) (t.date(dialogue.held_on))
                        }
                    }
                    @for point in &open.points { li { (point.name) } }
                }
            }
        }
    }
}

/// The step before the end. While disposal decisions are missing it says which, and offers nothing.
pub fn end(shown: &End<'_>) -> Markup {
    let (staff, form, faults) = (shown.staff, shown.form, shown.faults);
    let t = staff.t();
    let title = t.get("end-title");
    let slug = &staff.process.slug;
    let label = t.with("end-confirm", [("slug", slug.to_string().into())]);
    let content = html! {
        p.lead { (t.get("end-lead")) }
        ul { @for key in MEANS { li { (t.get(key)) } } }
        (unclosed(t, slug, &shown.left.open))
        (unserved(t, shown))
        p { a href=(url::export_archive(slug)) { (t.get("end-export-first")) } }
        (undecided(staff, "end-needs-decision", Kind::ALL))
        @if staff.decisions.missing(Kind::ALL).is_empty() {
            p { (t.get("end-decision")) }
            ul { @for &kind in Kind::ALL {
                li { (t.get(kind.text_key())) ": " bdi { (staff.decisions.named(kind, None).unwrap_or_default()) } }
            } }
            form novalidate method="post" action=(url::end_process(slug)) {
                (Field::new("slug", label.into(), form.raw("slug")).show(faults))
                div.actions { button.grave type="submit" { (t.get("end-do")) } }
            }
        }
    };
    staff
        .shell(Chapter::Settings, &title)
        .form(faults)
        .titled(content)
}
