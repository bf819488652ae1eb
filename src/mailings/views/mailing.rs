//! The page of a mailing: how it stands, and what can be decided.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::staff_page;
use crate::accounts::Account;
use crate::i18n::Texts;
use crate::mailings::handlers::live::Live;
use crate::mailings::handlers::mailing::{Facts, Forwards};
use crate::mailings::{Audience, Figures, Mailing, Order, Progress, STOOD_STILL, forwarding};
use crate::web::components::{Faults, Field, Input, tick};
use crate::web::page::Chapter;

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
pub fn progress_word(mailing: &Mailing, live: &Live) -> &'static str {
    progress_key(mailing.progress(&live.figures)).1
}

pub fn done(figures: &Figures) -> i64 {
    figures.total() - figures.waiting
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
pub fn pace_text(t: &Texts, live: &Live) -> String {
    let moving = live.figures.waiting - live.figures.deferred;
    if live.per_minute == 0 || live.figures.waiting == 0 {
        return String::new();
    }
    let mut text = t.with("mailing-pace", [("count", live.per_minute.into())]);
    if moving > 0 {
        let minutes = (moving + live.per_minute - 1) / live.per_minute;
        text.push(' ');
        text.push_str(&t.with("mailing-left", [("minutes", minutes.into())]));
    }
    text
}

pub fn trouble_text(t: &Texts, mailing: &Mailing) -> String {
    match (&mailing.trouble, mailing.order) {
        (Some(trouble), Order::Pause) if trouble == STOOD_STILL => {
            t.get("mailing-stood-still").into_owned()
        }
        (Some(trouble), Order::Run) => t.with("mailing-trouble", [("why", trouble.clone().into())]),
        _ => String::new(),
    }
}

/// Every figure with the keys of its name and of what it means, in the order of the table.
pub fn figure_rows(figures: &Figures) -> [(&'static str, &'static str, i64); 10] {
    [
        ("figure-waiting", "figure-waiting-hint", figures.waiting),
        ("figure-deferred", "figure-deferred-hint", figures.deferred),
        ("figure-accepted", "figure-accepted-hint", figures.accepted),
        ("figure-bounced", "figure-bounced-hint", figures.bounced),
        ("figure-rejected", "figure-rejected-hint", figures.rejected),
        (
            "figure-uncertain",
            "figure-uncertain-hint",
            figures.uncertain,
        ),
        ("figure-failed", "figure-failed-hint", figures.failed),
        (
            "figure-withdrawn",
            "figure-withdrawn-hint",
            figures.withdrawn,
        ),
        (
            "figure-cancelled",
            "figure-cancelled-hint",
            figures.cancelled,
        ),
        ("figure-untried", "figure-untried-hint", figures.untried),
    ]
}

/// What a mailing's page shows.
pub struct Page<'a> {
    pub account: &'a Account,
    pub facts: &'a Facts,
    pub zone: &'a TimeZone,
    pub may_send: bool,
    /// Whether this person can be the second one.
    pub may_approve: bool,
}

impl Page<'_> {
    fn path(&self) -> String {
        format!(
            "/admin/p/{}/mailings/{}",
            self.facts.process.slug, self.facts.mailing.id
        )
    }
}

pub fn page(page: &Page<'_>) -> Markup {
    let t = page.account.language.texts();
    let facts = page.facts;
    let mailing = &facts.mailing;
    let figures = &facts.live.figures;
    let progress = mailing.progress(figures);
    let title = t.with(
        "mailing-title",
        [("title", facts.report.text(t.language).title.clone().into())],
    );
    let content = html! {
        h1 { (title) }
        p.lead { (whom(t, mailing)) " " (progress_mark(t, progress)) }
        (history(page, t))
        @if mailing.begun_at.is_some() { (live(page, t)) } @else { (before(page, t)) }
        @if figures.uncertain > 0 { (uncertain(page, t)) }
        @if page.may_send { (orders(page, t)) }
        @if let Some(forwards) = &facts.forwards { (forwarded(page, t, forwards)) }
        (returned(page, t))
        h2 { (t.get("mailing-words")) }
        @for letter in &facts.letters {
            details {
                summary { strong lang=(letter.language.word()) dir=(letter.language.direction()) { (letter.language.own_name()) } }
                dl.facts { dt { (t.get("mail-subject-label")) } dd lang=(letter.language.word()) dir=(letter.language.direction()) { (letter.subject) } }
                pre.mail lang=(letter.language.word()) dir=(letter.language.direction()) { (letter.body) }
            }
        }
        @if facts.report.published_at.is_some() {
            p { a href=(format!("/p/{}/reports/{}", facts.process.slug, facts.report.slug)) { (t.get("report-public-page")) } }
        }
    };
    staff_page(
        page.account,
        &facts.process,
        Chapter::Mailings,
        &title,
        false,
        content,
    )
}

/// Who made it, who approved of it, when it began or is to begin.
fn history(page: &Page<'_>, t: &Texts) -> Markup {
    let facts = page.facts;
    let mailing = &facts.mailing;
    html! {
        dl.facts {
            dt { (t.get("report-version")) } dd { (facts.report.version) }
            @if let Some(name) = &facts.made_by {
                dt { (t.get("mailing-made-by")) } dd { (name) ", " (t.moment(mailing.created_at, page.zone)) }
            }
            @if let Some(name) = &facts.approved_by { dt { (t.get("mailing-approved-by")) } dd { (name) } }
            @match (mailing.begun_at, mailing.starts_at) {
                (Some(at), _) => { dt { (t.get("mailing-begun")) } dd { (t.moment(at, page.zone)) } },
                (None, Some(at)) => { dt { (t.get("mailing-starts")) } dd { (t.moment(at, page.zone)) } },
                (None, None) => {}
            }
            @if mailing.attach { dt { (t.get("mailing-attached")) } dd { (facts.report.file_facts.as_ref().map_or("", |(name, _)| name)) } }
        }
    }
}

/// Whom it is to reach, before it has begun.
fn before(page: &Page<'_>, t: &Texts) -> Markup {
    let facts = page.facts;
    let count = facts.to_come.as_ref().map_or(0, |reach| reach.total());
    html! {
        p { (t.with("mailing-to-come", [("count", count.into())])) }
        @if facts.mailing.order == Order::Await {
            @if page.may_approve {
                form novalidate method="post" action=(format!("{}/approve", page.path())) {
                    p { (t.get("mailing-approve-lead")) }
                    div.actions {
                        button type="submit" name="do" value="approve" { (t.get("mailing-approve")) }
                        button.second type="submit" name="do" value="send-back" { (t.get("mailing-send-back")) }
                    }
                }
            } @else { div.note { p { (t.get("mailing-awaits-other")) } } }
        }
        @if facts.mailing.order == Order::Missed { div.note.warn { p { (t.get("mailing-missed")) } } }
    }
}

/// The bar, the pace and the figures, kept fresh.
fn live(page: &Page<'_>, t: &Texts) -> Markup {
    let facts = page.facts;
    let figures = &facts.live.figures;
    let path = page.path();
    let trouble = trouble_text(t, &facts.mailing);
    let pace = pace_text(t, &facts.live);
    let is_moving = figures.waiting > 0 && facts.mailing.order == Order::Run;
    html! {
        div data-live=[is_moving.then(|| format!("{path}/events"))] data-now=[is_moving.then(|| format!("{path}/now"))]
            data-state=[is_moving.then(|| progress_word(&facts.mailing, &facts.live))] {
            div.note.warn data-hide-empty hidden[trouble.is_empty()] { p { span data-of="trouble" { (trouble) } } }
            label for="done" data-of="done" { (done_text(t, figures)) }
            progress.bar #done data-value-of="value" value=(done(figures)) max=(figures.total().max(1)) { (t.percent(done(figures), figures.total())) }
            p.hint data-hide-empty hidden[pace.is_empty()] role="status" { span data-of="pace" { (pace) } }
            (table(t, figures))
        }
        @if facts.mailing.audience == Audience::Participants { (sent_of(t, figures)) }
        @if is_moving {
            noscript { p { a href="" { (t.get("mailing-refresh")) } } }
            script type="module" src="/static/kiosk/live.js" {}
        }
    }
}

fn table(t: &Texts, figures: &Figures) -> Markup {
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("mailing-figures")) { table {
            caption { (t.get("mailing-figures")) }
            thead { tr {
                th scope="col" { (t.get("mailing-state")) }
                th.figure scope="col" { (t.get("publish-recipients")) }
                th scope="col" { (t.get("mailing-meaning")) }
            } }
            tbody {
                @for (name, hint, count) in figure_rows(figures) {
                    tr {
                        th scope="row" { (t.get(name)) }
                        td.figure data-of=(name) { (t.number(count)) }
                        td.quiet { (t.get(hint)) }
                    }
                }
            }
            tfoot { tr { th scope="row" { (t.get("total")) } td.figure { (t.number(figures.total())) } td {} } }
        } }
    }
}

/// How many of those who wished it were sent to, before and after withdrawals (D11).
fn sent_of(t: &Texts, figures: &Figures) -> Markup {
    html! {
        p { (t.with("mailing-sent-of", [
            ("sent", figures.sent().into()),
            ("remained", (figures.total() - figures.withdrawn).into()),
            ("wished", figures.total().into()),
        ])) }
    }
}

fn button(page: &Page<'_>, t: &Texts, class: &str, what: &str, key: &str) -> Markup {
    html! {
        form novalidate method="post" action=(page.path()) {
            button class=(class) type="submit" name="do" value=(what) { (t.get(key)) }
        }
    }
}

/// Those of which nobody knows: what the relay's log knows them by, and a decision for each or for all.
fn uncertain(page: &Page<'_>, t: &Texts) -> Markup {
    let count = page.facts.live.figures.uncertain;
    let shown = i64::try_from(page.facts.uncertain.len()).unwrap_or(i64::MAX);
    html! {
        h2 { (t.get("uncertain-title")) }
        p { (t.with("uncertain-text", [("count", count.into())])) }
        p.hint { (t.get("uncertain-log")) }
        @if page.may_send {
            div.actions {
                (button(page, t, "second", "count-as-sent", "uncertain-count"))
                (button(page, t, "grave", "send-again", "uncertain-again"))
            }
        }
        details {
            summary { (t.get("uncertain-each")) }
            div.scroll tabindex="0" role="region" aria-label=(t.get("uncertain-each")) { table {
                thead { tr {
                    th scope="col" { (t.get("uncertain-id")) }
                    th scope="col" { (t.get("uncertain-since")) }
                    th scope="col" { (t.get("account-language")) }
                    @if page.may_send { th scope="col" { (t.get("uncertain-decide")) } }
                } }
                tbody {
                    @for row in &page.facts.uncertain {
                        tr {
                            th scope="row" { code { "<" (row.message_id) ">" } }
                            td { (t.moment(row.since, page.zone)) }
                            td { span lang=(row.language.word()) { (row.language.own_name()) } }
                            @if page.may_send {
                                td {
                                    form novalidate method="post" action=(page.path()) {
                                        input type="hidden" name="delivery" value=(row.delivery);
                                        div.actions {
                                            button.second type="submit" name="do" value="count-as-sent" { (t.get("uncertain-count-one")) }
                                            button.grave type="submit" name="do" value="send-again" { (t.get("uncertain-again-one")) }
                                        }
                                    }
                                }
                            }
                        }
                    }
                }
            } }
            @if count > shown { p.hint { (t.with("uncertain-more", [("count", (count - shown).into())])) } }
        }
    }
}

fn orders(page: &Page<'_>, t: &Texts) -> Markup {
    let facts = page.facts;
    let mailing = &facts.mailing;
    let figures = &facts.live.figures;
    html! {
        @if figures.failed > 0 { div.actions { (button(page, t, "second", "retry-failed", "failed-retry")) } }
        @if figures.rejected > 0 {
            @if figures.sent() == 0 { div.note.warn { p { (t.get("rejected-all")) } } }
            div.actions { (button(page, t, "second", "retry-rejected", "rejected-retry")) }
        }
        @match mailing.order {
            Order::Run if figures.waiting > 0 => div.actions { (button(page, t, "second", "pause", "mailing-pause")) },
            Order::Pause if figures.waiting > 0 => {
                div.actions {
                    (button(page, t, "", "resume", "mailing-resume"))
                    (button(page, t, "grave", "cancel", "mailing-cancel"))
                }
                p.hint { (t.with("mailing-cancel-hint", [("count", figures.waiting.into())])) }
            }
            Order::Schedule | Order::Missed => {
                div.actions { (button(page, t, "", "start", "mailing-start-now")) }
                form novalidate method="post" action=(page.path()) {
                    (Field::new("starts_at", t.get("publish-starts-at"), &mailing.starts_at.map(|at| at.for_field(page.zone)).unwrap_or_default())
                        .input(Input::Moment).show(&Faults::default()))
                    button.second type="submit" name="do" value="reschedule" { (t.get("mailing-reschedule")) }
                }
                div.actions { (button(page, t, "grave", "send-back", "mailing-send-back")) }
            }
            Order::Await => div.actions { (button(page, t, "grave", "send-back", "mailing-send-back")) },
            Order::Run | Order::Pause | Order::Cancel => {}
        }
        @if mailing.audience == Audience::Participants {
            form novalidate method="post" action=(page.path()) {
                (tick("last", "1", &t.get("publish-last"), mailing.last))
                p.hint { (t.get("publish-last-hint")) }
                button.second type="submit" name="do" value="last" { (t.get("save")) }
            }
        }
    }
}

fn forwarded(page: &Page<'_>, t: &Texts, forwards: &Forwards) -> Markup {
    let days = page.facts.process.mailing.reminder_days;
    html! {
        (forwarding::told(t, &forwards.figures))
        p.hint {
            @if forwards.reminded { (t.get("forward-reminded")) } @else { (t.with("forward-will-remind", [("days", days.into())])) }
        }
        @if !forwards.silent.is_empty() {
            h3 { (t.get("forward-silent")) }
            ul { @for (organisation, name) in &forwards.silent { li { (organisation) ": " (name) } } }
        }
    }
}

/// What came back, by what it was.
fn returned(page: &Page<'_>, t: &Texts) -> Markup {
    let returns = page.facts.returns;
    let rows = [
        ("returned-hard", returns.hard),
        ("returned-soft", returns.soft),
        ("returned-delayed", returns.delayed),
        ("returned-complaints", returns.complaints),
        ("returned-auto-replies", returns.auto_replies),
    ];
    html! {
        @if rows.iter().any(|(_, count)| *count > 0) {
            h2 { (t.get("returned-title")) }
            table.compact {
                thead { tr { th scope="col" { (t.get("returned-what")) } th.figure scope="col" { (t.get("returned-count")) } } }
                tbody { @for (key, count) in rows { @if count > 0 { tr { th scope="row" { (t.get(key)) } td.figure { (t.number(count)) } } } } }
            }
        }
    }
}
