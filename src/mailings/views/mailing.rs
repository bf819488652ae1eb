//! The page of a mailing: how it stands, and what can be decided.

use maud::{Markup, html};

use super::orders::{Page, orders, saw, uncertain};
use super::standing::{
    done, done_text, figure_rows, pace_text, progress_mark, progress_word, trouble_text, whom,
};
use crate::i18n::Texts;
use crate::mail::returned::ReturnedKind;
use crate::mailings::letter::{self, Letter};
use crate::mailings::standing::Forwards;
use crate::mailings::{Audience, Figures, Order, forwarding};
use crate::processes::disposal::Kind;
use crate::processes::disposal::told::undecided;
use crate::reports::Report;
use crate::staff::{Approve, Edit};
use crate::web::components::fault_summary;
use crate::web::page::Chapter;
use crate::web::url;

pub fn page(page: &Page<'_>) -> Markup {
    let t = page.staff.t();
    let facts = page.facts;
    let mailing = &facts.mailing;
    let figures = &facts.standing.figures;
    let progress = mailing.progress(figures);
    let title = t.with(
        "mailing-title",
        [("title", facts.report.text(t.language).title.clone().into())],
    );
    let content = html! {
        (fault_summary(t, page.faults))
        @if let Some(note) = page.note { div.note.warn role="alert" tabindex="-1" autofocus { p { (note.text(t)) } } }
        h1 { (title) }
        p.lead { (whom(t, mailing)) " " (progress_mark(t, progress)) }
        (history(page, t))
        @if mailing.begun_at.is_some() { (live(page, t)) } @else { (before(page, t)) }
        @if figures.uncertain > 0 { (uncertain(page, t)) }
        @if page.may_send() { (orders(page, t)) }
        @if let Some(forwards) = &facts.forwards { (forwarded(page, t, forwards)) }
        (returned(page, t))
        h2 { (t.get("mailing-words")) }
        (words(page, &facts.letters))
        @for one in &facts.along {
            h3 { (t.get(one.mailing.audience.text_key())) }
            (words(page, &one.letters))
        }
        @if facts.report.published_at.is_some() {
            p { a href=(url::public_report(page.slug(), &facts.report.slug)) { (t.get("report-public-page")) } }
        }
    };
    let shell = page.staff.shell(Chapter::Mailings, &title);
    shell.faults(page.faults).page(content)
}

/// What a mailing says in each language.
fn words(page: &Page<'_>, letters: &[Letter]) -> Markup {
    let t = page.staff.t();
    html! {
        @for letter in letters {
            details {
                summary { strong lang=(letter.language.word()) dir=(letter.language.direction()) { (letter.language.own_name()) } }
                dl.facts { dt { (t.get("mail-subject-label")) } dd lang=(letter.language.word()) dir=(letter.language.direction()) { (letter.subject) } }
                pre.mail lang=(letter.language.word()) dir=(letter.language.direction()) { (letter.body) }
                @if page.facts.mailing.begun_at.is_none() { (sender(page, letter)) }
            }
        }
    }
}

/// Whose name a mail will have, and whom it says to ask: they go with it as they are when it goes.
fn sender(page: &Page<'_>, letter: &Letter) -> Markup {
    let (language, process) = (letter.language, &page.staff.process);
    html! {
        dl.facts { dt { (page.staff.t().get("mail-sender-label")) } dd lang=(language.word()) dir=(language.direction()) { (process.name(language)) } }
        pre.mail lang=(language.word()) dir=(language.direction()) { (letter::asked(language.texts(), &process.contact)) }
    }
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
            @if mailing.attach { dt { (t.get("mailing-attached")) } dd { (attached(&facts.report)) } }
        }
    }
}

/// Whom it is to reach, before it has begun.
fn before(page: &Page<'_>, t: &Texts) -> Markup {
    let facts = page.facts;
    let count = facts.to_come.as_ref().map_or(0, |reach| reach.total());
    let is_second = facts.mailing.created_by != Some(page.staff.account.id);
    html! {
        p { (t.with("mailing-to-come", [("count", count.into())])) }
        (undecided(page.staff, "disposal-promised", &[Kind::Addresses]))
        @if facts.mailing.order == Order::Await {
            @if is_second && page.staff.may::<Approve>() {
                form novalidate method="post" action=(url::approve_mailing(page.slug(), facts.mailing.id)) {
                    (saw(facts))
                    @if !facts.along.is_empty() {
                        p { (t.get("mailing-approve-along")) }
                        ul {
                            @for one in &facts.along {
                                @let audience = t.get(one.mailing.audience.text_key()).into_owned();
                                @let counted = [("audience", audience.into()), ("count", one.to_come.into())];
                                li { a href=(url::mailing(page.slug(), one.mailing.id)) { (t.with("audience-count", counted)) } }
                            }
                        }
                    }
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
    let figures = &facts.standing.figures;
    let (slug, id) = (page.slug(), facts.mailing.id);
    let trouble = trouble_text(t, &facts.mailing, page.zone);
    let pace = pace_text(t, &facts.standing);
    let is_moving = facts.standing.is_moving;
    html! {
        div data-live=[is_moving.then(|| url::mailing_events(slug, id))] data-now=[is_moving.then(|| url::mailing_now(slug, id))]
            data-state=[is_moving.then(|| progress_word(&facts.mailing, &facts.standing))] {
            div.note.warn data-hide-empty hidden[trouble.is_empty()] { p { span data-of="trouble" { (trouble) } } }
            label for="done" data-of="done" { (done_text(t, figures)) }
            progress.bar #done data-value-of="value" value=(done(figures)) max=(figures.total().max(1)) { (t.percent(done(figures), figures.total())) }
            (cancelled(page, t, figures))
            p.hint data-hide-empty hidden[pace.is_empty()] role="status" { span data-of="pace" { (pace) } }
            (table(t, figures, is_moving))
        }
        @if facts.unmade > 0 { div.note.warn { p { (t.with("failed-unmade", [("count", facts.unmade.into())])) } } }
        @if facts.mailing.audience == Audience::Participants { (sent_of(t, figures)) }
        @if is_moving {
            noscript { p { a href="" { (t.get("mailing-refresh")) } } }
            script type="module" src=(url::kiosk_file("live.js")) {}
        }
    }
}

/// That a cancelled mailing is over, for how many, and what is left to do for them.
fn cancelled(page: &Page<'_>, t: &Texts, figures: &Figures) -> Markup {
    html! {
        @if figures.cancelled > 0 {
            div.note.warn {
                p { (t.with("mailing-cancelled-for", [("count", figures.cancelled.into())])) }
                p {
                    (t.get("mailing-new-version"))
                    @if page.staff.may::<Edit>() { " " a href=(url::new_report(page.slug())) { (t.get("report-new")) } }
                }
            }
        }
    }
}

/// What is nobody's is left out once it can no longer become somebody's.
fn table(t: &Texts, figures: &Figures, is_moving: bool) -> Markup {
    let rows = figure_rows(figures).into_iter();
    let rows = rows.filter(|(_, _, count)| is_moving || *count > 0);
    html! {
        div.scroll tabindex="0" role="region" aria-label=(t.get("mailing-figures")) { table {
            caption { (t.get("mailing-figures")) }
            thead { tr {
                th scope="col" { (t.get("mailing-state")) }
                th.figure scope="col" { (t.get("publish-recipients")) }
                th scope="col" { (t.get("mailing-meaning")) }
            } }
            tbody {
                @for (name, hint, count) in rows {
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

fn forwarded(page: &Page<'_>, t: &Texts, forwards: &Forwards) -> Markup {
    let days = page.staff.process.mailing.reminder_days;
    html! {
        (forwarding::told(t, &forwards.figures))
        p.hint {
            @if forwards.reminded { (t.get("forward-reminded")) } @else { (t.with("forward-will-remind", [("days", days.into())])) }
        }
        // Names of contacts are for those who work with them.
        @if page.staff.may::<Edit>() && !forwards.silent.is_empty() {
            h3 { (t.get("forward-silent")) }
            ul { @for (organisation, name) in &forwards.silent { li { (organisation) ": " (name) } } }
        }
    }
}

/// What came back, by what it was.
fn returned(page: &Page<'_>, t: &Texts) -> Markup {
    let keys = [
        (ReturnedKind::Hard, "returned-hard"),
        (ReturnedKind::Soft, "returned-soft"),
        (ReturnedKind::Delayed, "returned-delayed"),
        (ReturnedKind::Complaint, "returned-complaints"),
        (ReturnedKind::AutoReply, "returned-auto-replies"),
    ];
    let returns = &page.facts.returns;
    let rows = keys.map(|(kind, key)| (key, returns.iter().find(|(of, _)| *of == kind)));
    html! {
        @if rows.iter().any(|(_, count)| count.is_some()) {
            h2 { (t.get("returned-title")) }
            table.compact {
                thead { tr { th scope="col" { (t.get("returned-what")) } th.figure scope="col" { (t.get("returned-count")) } } }
                tbody { @for (key, count) in rows { @if let Some((_, count)) = count { tr { th scope="row" { (t.get(key)) } td.figure { (t.number(*count)) } } } } }
            }
        }
    }
}

/// The names of the files that travel along, each in its language.
fn attached(report: &Report) -> String {
    let names: Vec<&str> = report.files.iter().map(|file| &*file.name).collect();
    names.join(", ")
}
