//! How a mailing stands, in words and figures.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::i18n::Texts;
use crate::mail::Failure;
use crate::mailings::standing::MailingStanding;
use crate::mailings::{Figures, Mailing, Order, Progress, Why};

pub(super) fn whom(t: &Texts, mailing: &Mailing) -> String {
    let audience = t.get(mailing.audience.text_key());
    if mailing.round > 0 {
        t.with(
            "mailing-reminder",
            [("audience", audience.into_owned().into())],
        )
    } else {
        audience.into_owned()
    }
}

fn progress_key(progress: Progress) -> (&'static str, &'static str) {
    match progress {
        Progress::AwaitsApproval => ("state attention", "progress-awaits"),
        Progress::Scheduled => ("state", "progress-scheduled"),
        Progress::Missed => ("state attention", "progress-missed"),
        Progress::UnderWay => ("state running", "progress-under-way"),
        Progress::Paused => ("state", "progress-paused"),
        Progress::Cancelled => ("state", "progress-cancelled"),
        Progress::NeedsAttention => ("state attention", "progress-attention"),
        Progress::Complete => ("state done", "progress-complete"),
    }
}

pub(super) fn progress_mark(t: &Texts, progress: Progress) -> Markup {
    let (class, key) = progress_key(progress);
    html! { span class=(class) { (t.get(key)) } }
}

/// The state as `live.js` compares it: when it changes, what can be done has changed.
pub fn progress_word(mailing: &Mailing, standing: &MailingStanding) -> &'static str {
    progress_key(mailing.progress(&standing.figures)).1
}

/// Those of which something has come: who never gets it because it was cancelled is not done.
pub fn done(figures: &Figures) -> i64 {
    figures.total() - figures.waiting - figures.cancelled
}

pub fn done_text(t: &Texts, figures: &Figures) -> String {
    t.with(
        "mailing-done",
        [
            ("done", done(figures).into()),
            ("total", figures.total().into()),
        ],
    )
}

/// How fast it goes and how long it takes; nothing while nothing moves.
pub fn pace_text(t: &Texts, standing: &MailingStanding) -> String {
    let moving = standing.figures.waiting - standing.figures.deferred;
    if standing.per_minute == 0 || standing.figures.waiting == 0 {
        return String::new();
    }
    let mut text = t.with("mailing-pace", [("count", standing.per_minute.into())]);
    if moving > 0 {
        let minutes = (moving + standing.per_minute - 1) / standing.per_minute;
        text.push(' ');
        text.push_str(&t.with("mailing-left", [("minutes", minutes.into())]));
    }
    text
}

/// Why it does not go on, and how it will.
pub fn trouble_text(t: &Texts, mailing: &Mailing, zone: &TimeZone) -> String {
    let Some(trouble) = &mailing.trouble else {
        return String::new();
    };
    match (trouble.why(), mailing.order) {
        (Why::StoodStill, Order::Pause) => t.get("mailing-stood-still").into_owned(),
        (Why::PutBack, Order::Pause) => t.get("mailing-put-back").into_owned(),
        (Why::Unmade(key), Order::Pause) => {
            let why = t.get(key).into_owned();
            t.with("mailing-unmade", [("why", why.into())])
        }
        (Why::Stopped(last), Order::Run) => {
            let why = [("why", failure_text(t, last).into())];
            match mailing.probe_at {
                Some(at) => {
                    let probe = t.with("mailing-probe", [("at", t.moment(at, zone).into())]);
                    format!("{} {probe}", t.with("mailing-stopped", why))
                }
                None => t.with("mailing-no-probe", why),
            }
        }
        (Why::Relay(says), Order::Run) => {
            t.with("mailing-trouble", [("why", failure_text(t, says).into())])
        }
        _ => String::new(),
    }
}

/// What went wrong, in words; what cannot be read stands as it was kept.
fn failure_text(t: &Texts, kept: &str) -> String {
    Failure::read(kept).map_or_else(|| kept.to_owned(), |failure| failure.text(t))
}

/// Every figure with the keys of its name and of what it means, in the order of the table.
pub fn figure_rows(of: &Figures) -> [(&'static str, &'static str, i64); 10] {
    [
        ("figure-waiting", "figure-waiting-hint", of.waiting),
        ("figure-deferred", "figure-deferred-hint", of.deferred),
        ("figure-accepted", "figure-accepted-hint", of.accepted),
        ("figure-bounced", "figure-bounced-hint", of.bounced),
        ("figure-rejected", "figure-rejected-hint", of.rejected),
        ("figure-uncertain", "figure-uncertain-hint", of.uncertain),
        ("figure-failed", "figure-failed-hint", of.failed),
        ("figure-withdrawn", "figure-withdrawn-hint", of.withdrawn),
        ("figure-cancelled", "figure-cancelled-hint", of.cancelled),
        ("figure-untried", "figure-untried-hint", of.untried),
    ]
}
