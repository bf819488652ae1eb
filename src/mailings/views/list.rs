//! The list of mailings, and what was promised and is late.

use std::borrow::Cow;

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::standing::{figure_rows, progress_mark, whom};
use crate::db::ids::{OrganisationId, ReportId};
use crate::i18n::Texts;
use crate::mailings::overdue::Feedback;
use crate::mailings::{Figures, Mailing};
use crate::processes::within::Staff;
use crate::reports::Report;
use crate::staff::{Edit, Publish};
use crate::web::components::cards;
use crate::web::page::Chapter;
use crate::web::url;

/// What the list shows.
pub struct List<'a> {
    pub staff: &'a Staff,
    pub feedback: &'a Feedback,
    pub repeated: &'a RepeatedPart,
    /// How many mails came back that nobody has understood.
    pub returned: i64,
    pub zone: &'a TimeZone,
}

/// To whom mail came back at the last mailings, though nobody says that they are gone.
pub struct RepeatedPart {
    pub participants: i64,
    pub contacts: Vec<Named>,
}

/// A contact, and whose it is: a stakeholder is nobody's.
pub struct Named {
    pub organisation: Option<(OrganisationId, String)>,
    pub name: String,
}

impl List<'_> {
    fn figures(&self, of: &Mailing) -> Figures {
        self.feedback
            .figures
            .get(&of.id)
            .copied()
            .unwrap_or_default()
    }

    /// The keys of the figures that any row has, so that each row adds up and the table fits. Those put off are among
    /// those that wait.
    fn columns(&self) -> Vec<&'static str> {
        let rows: Vec<_> = self
            .feedback
            .mailings
            .iter()
            .flat_map(|mailing| figure_rows(&self.figures(mailing)))
            .collect();
        figure_rows(&Figures::default())
            .into_iter()
            .map(|(key, ..)| key)
            .filter(|key| *key != "figure-deferred")
            .filter(|key| {
                let mut its = rows.iter().filter(|(of, ..)| of == key);
                *key == "figure-accepted" || its.any(|(.., count)| *count > 0)
            })
            .collect()
    }

    fn report(&self, id: ReportId) -> Option<&Report> {
        self.feedback.reports.iter().find(|report| report.id == id)
    }
}

pub fn list(page: &List<'_>) -> Markup {
    let t = page.staff.t();
    let title = t.get("mailings-title");
    let slug = &page.staff.process.slug;
    let figures = page.columns();
    let words = [
        "report-title",
        "publish-to-whom",
        "mailing-created",
        "mailing-state",
    ];
    let words = words.iter().chain(&["publish-recipients"]).chain(&figures);
    let heads: Vec<Cow<'_, str>> = words.map(|key| t.get(key)).collect();
    let mailings = page.feedback.mailings.iter();
    let rows = mailings
        .map(|mailing| row(page, t, mailing, &figures))
        .collect();
    let content = html! {
        h1 { (title) }
        @if !page.feedback.late.is_empty() { (overdue(page, t)) }
        @if page.feedback.mailings.is_empty() {
            p.lead { (t.get("mailings-empty")) }
            p { a href=(url::reports(slug)) { (t.get("nav-reports")) } }
        } @else {
            (cards(&title, &heads, rows))
        }
        (repeated(page, t))
        // They may quote whom they were sent to.
        @if page.staff.may::<Publish>() {
            p { a href=(url::returned_mails(slug)) {
                @if page.returned > 0 { (t.with("kept-link", [("count", page.returned.into())])) } @else { (t.get("kept-title")) }
            } }
        }
        p { a href=(url::retention(slug)) { (t.get("retention-title")) } }
    };
    page.staff.shell(Chapter::Mailings, &title).page(content)
}

fn row(page: &List<'_>, t: &Texts, mailing: &Mailing, columns: &[&str]) -> Vec<Markup> {
    let of = page.figures(mailing);
    let title = page.report(mailing.report);
    let title = title.map_or(mailing.purpose.word(), |report| {
        &report.text(t.language).title
    });
    let mut cells = vec![
        html! { a href=(url::mailing(&page.staff.process.slug, mailing.id)) { (title) } },
        html! { (whom(t, mailing)) },
        html! { (t.date(mailing.created_at.day(page.zone))) },
        html! { (progress_mark(t, mailing.progress(&of))) },
        html! { (t.number(of.total())) },
    ];
    let shown = figure_rows(&of).into_iter();
    let shown = shown.filter(|(key, ..)| columns.contains(key));
    cells.extend(shown.map(|(_, _, count)| html! { (t.number(count)) }));
    cells
}

/// What was promised and is late (D30).
fn overdue(page: &List<'_>, t: &Texts) -> Markup {
    let slug = &page.staff.process.slug;
    let late = page.feedback.late.iter();
    html! {
        div.note.warn {
            h2 { (t.get("overdue-title")) }
            ul {
                @for (to, text) in late.filter_map(|late| late.told(t, slug, &page.feedback.reports)) {
                    li { a href=(to) { (text) } }
                }
            }
        }
    }
}

/// Who may have to be asked for another address. Names of contacts are for those who work with them.
fn repeated(page: &List<'_>, t: &Texts) -> Markup {
    let slug = &page.staff.process.slug;
    let repeated = page.repeated;
    let may_see = page.staff.may::<Edit>();
    let contacts = repeated.contacts.iter().filter(|_| may_see);
    html! {
        @if repeated.participants > 0 || contacts.clone().next().is_some() {
            h2 { (t.get("repeated-title")) }
            p.hint { (t.get("repeated-hint")) }
            ul {
                @if repeated.participants > 0 {
                    li { (t.with("repeated-participants", [("count", repeated.participants.into())])) }
                }
                @for contact in contacts {
                    li {
                        @if let Some((id, organisation)) = &contact.organisation {
                            a href=(url::organisation(slug, (*id).into())) { (organisation) } ": "
                        }
                        (contact.name)
                    }
                }
            }
        }
    }
}
