//! The dialogues of a month.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use maud::{Markup, html};

use super::state_mark;
use crate::clock::Timestamp;
use crate::dialogues::Dialogue;
use crate::hosting::forms::Surroundings;
use crate::processes::within::Staff;
use crate::web::page::Chapter;
use crate::web::url::{self, Url};

/// What the page shows.
pub struct Month<'a> {
    pub staff: &'a Staff,
    pub around: &'a Surroundings,
    /// The first day of the month.
    pub first: Date,
    pub today: Date,
    /// Those of the month, by day.
    pub dialogues: &'a [Dialogue],
    /// Where one's own calendar finds them.
    pub own: &'a str,
    pub now: Timestamp,
}

impl Month<'_> {
    fn at(&self, first: Date) -> Url {
        let month = first.strftime("%Y-%m").to_string();
        url::dialogue_month(&self.staff.process.slug).with("month", month)
    }

    /// The days that the month's weeks have, from a Monday to a Sunday.
    fn weeks(&self) -> Vec<Date> {
        let last = self.first.last_of_month();
        let back = i64::from(self.first.weekday().to_monday_zero_offset());
        let ahead = 6 - i64::from(last.weekday().to_monday_zero_offset());
        let from = self.first.saturating_sub(back.days());
        let to = last.saturating_add(ahead.days());
        let mut days = vec![from];
        while let Some(next) = days.last().and_then(|day| day.tomorrow().ok()) {
            if next > to {
                break;
            }
            days.push(next);
        }
        days
    }
}

const WEEKDAYS: [(Weekday, &str); 7] = [
    (Weekday::Monday, "weekday-1"),
    (Weekday::Tuesday, "weekday-2"),
    (Weekday::Wednesday, "weekday-3"),
    (Weekday::Thursday, "weekday-4"),
    (Weekday::Friday, "weekday-5"),
    (Weekday::Saturday, "weekday-6"),
    (Weekday::Sunday, "weekday-7"),
];

pub fn month(page: &Month<'_>) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let title = t.month(page.first);
    let before = page.first.saturating_sub(1.months());
    let after = page.first.saturating_add(1.months());
    let days = page.weeks();
    let content = html! {
        p { a href=(url::dialogues(slug)) { (t.get("dialogues-title")) } }
        h1 { (title) }
        nav.actions aria-label=(t.get("calendar-months")) {
            a.button.second href=(page.at(before)) rel="prev" { "← " (t.month(before)) }
            a.button.second href=(page.at(after)) rel="next" { (t.month(after)) " →" }
        }
        @if page.dialogues.is_empty() { p { (t.get("calendar-none")) } }
        table.month {
            caption.hidden { (title) }
            thead { tr {
                @for (_, key) in WEEKDAYS { th scope="col" { (t.get(key)) } }
            } }
            tbody {
                @for week in days.chunks(7) { tr { @for &day in week { (cell(page, day)) } } }
            }
        }
        h2 { (t.get("calendar-own")) }
        p { (t.get("calendar-own-hint")) }
        p { code translate="no" { (page.own) } " " button.second type="button" data-copy=(page.own) data-copied=(t.get("copied")) hidden { (t.get("copy")) } }
    };
    page.staff.shell(Chapter::Dialogues, &title).page(content)
}

fn cell(page: &Month<'_>, day: Date) -> Markup {
    let (t, slug) = (page.staff.t(), &page.staff.process.slug);
    let is_other = day.month() != page.first.month();
    let held: Vec<&Dialogue> = page
        .dialogues
        .iter()
        .filter(|one| one.held_on == day)
        .collect();
    let is_today = day == page.today;
    let class = match (is_other, held.is_empty()) {
        (true, _) => "other",
        (false, true) => "free",
        (false, false) => "held",
    };
    html! {
        td class=(class) aria-current=[is_today.then_some("date")] {
            @if !is_other {
                span.quiet { span.on-page { (day.day()) } span.on-phone { (t.date(day)) } }
                @if !held.is_empty() {
                    ul role="list" {
                        @for one in held {
                            li {
                                a href=(url::dialogue(slug, one.number)) { (one.name(t)) }
                                " " span.small { (page.around.board(one.board)) } " " (state_mark(t, one.state(page.now)))
                            }
                        }
                    }
                }
            }
        }
    }
}
