//! What can be decided on a mailing's page, and the pages that ask before what is done for good.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use super::standing::whom;
use crate::db::ids::word_enum;
use crate::i18n::Texts;
use crate::mailings::decisions::{Changed, Idle};
use crate::mailings::fingerprint::FIELD;
use crate::mailings::standing::MailingFacts;
use crate::mailings::{Audience, Order, Uncertain};
use crate::processes::within::Staff;
use crate::staff::{Approve, Publish};
use crate::web::components::{Asking, Faults, Field, Input, cards, tick};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url::{self, Slug, Url};

/// What a mailing's page shows.
pub struct Page<'a> {
    pub staff: &'a Staff,
    pub facts: &'a MailingFacts,
    /// What was typed and not taken, and what is wrong with it.
    pub form: &'a Form,
    pub faults: &'a Faults,
    /// Why what was ordered was not done.
    pub note: Option<Note>,
    pub zone: &'a TimeZone,
}

/// Why an order was not carried out.
#[derive(Debug, Clone, Copy)]
pub enum Note {
    /// It is not about what was seen.
    Changed(Changed),
    /// There was nothing to do.
    Idle(Idle),
}

impl Note {
    pub(super) fn text(self, t: &Texts) -> String {
        match self {
            Self::Changed(Changed::Count {
                seen: Some(seen),
                now,
            }) => t.with(
                "mailing-changed",
                [("seen", seen.into()), ("now", now.into())],
            ),
            Self::Changed(Changed::Count { seen: None, now }) => {
                t.with("mailing-unseen", [("now", now.into())])
            }
            Self::Changed(Changed::Words) => t.get("mailing-words-changed").into_owned(),
            Self::Idle(why) => {
                let why = t.get(why.text_key()).into_owned();
                t.with("mailing-idle", [("why", why.into())])
            }
        }
    }
}

impl Page<'_> {
    pub(super) fn slug(&self) -> &Slug {
        &self.staff.process.slug
    }

    pub(super) fn path(&self) -> Url {
        url::mailing(self.slug(), self.facts.mailing.id)
    }

    pub(super) fn may_send(&self) -> bool {
        self.staff.may::<Publish>()
    }
}

/// How many a button is about, which goes along with it.
fn seen(count: i64) -> Markup {
    html! { input type="hidden" name="seen" value=(count); }
}

/// What a button sends to how many, which goes along with it.
pub(super) fn saw(facts: &MailingFacts) -> Markup {
    let to_come = facts.to_come.as_ref().map_or(0, |reach| reach.total());
    let along: i64 = facts.along.iter().map(|one| one.to_come).sum();
    let to_come = to_come + along;
    html! {
        (seen(to_come))
        @if let Some(words) = facts.words { input type="hidden" name=(FIELD) value=(words); }
    }
}

word_enum!(
    /// What is asked before it is done, because nothing takes it back.
    Question {
        Cancel = "cancel" => "mailing-cancel",
        CountAsSent = "count-as-sent" => "uncertain-count",
        SendAgain = "send-again" => "uncertain-again",
    }
);

/// The way to a question.
fn ask_link(page: &Page<'_>, class: &str, question: Question) -> Markup {
    let to = url::ask_mailing(page.slug(), page.facts.mailing.id, question.word());
    html! { a class={ "button " (class) } href=(to) { (page.staff.t().get(question.text_key())) } }
}

/// Asks first; nothing where there is nothing to ask.
pub fn ask_first(staff: &Staff, facts: &MailingFacts, question: Question) -> Option<Markup> {
    let (t, figures) = (staff.t(), &facts.standing.figures);
    let (count, key) = match question {
        Question::Cancel if !facts.mailing.can_be_cancelled(figures) => return None,
        Question::Cancel => (figures.waiting, "mailing-cancel-hint"),
        Question::CountAsSent => (figures.uncertain, "uncertain-count-told"),
        Question::SendAgain => (figures.uncertain, "uncertain-again-told"),
    };
    let told = t.with(key, [("count", count.into())]);
    let more = match question {
        Question::Cancel => t.get("mailing-cancel-final").into_owned(),
        Question::CountAsSent | Question::SendAgain => t.get("uncertain-log").into_owned(),
    };
    let back = url::mailing(&staff.process.slug, facts.mailing.id);
    let button = t.get(question.text_key());
    let report = facts.report.text(t.language).title.clone();
    let asking = Asking {
        title: format!("{button}: {report}"),
        told: vec![whom(t, &facts.mailing), told, more],
        fields: html! {
            input type="hidden" name="do" value=(question.word());
            @if question != Question::Cancel { input type="hidden" name="which" value="all"; }
            (seen(count))
        },
        action: back.clone(),
        button,
        back,
        back_text: t.get("dialogue-not-now"),
    };
    (count > 0).then(|| staff.ask(Chapter::Mailings, &asking))
}

fn button(page: &Page<'_>, t: &Texts, class: &str, what: &str, key: &str) -> Markup {
    html! {
        form novalidate method="post" action=(page.path()) {
            button class=(class) type="submit" name="do" value=(what) { (t.get(key)) }
        }
    }
}

/// A button about many.
fn button_for(page: &Page<'_>, hidden: &Markup, class: &str, (what, key): (&str, &str)) -> Markup {
    html! {
        form novalidate method="post" action=(page.path()) {
            (hidden)
            button class=(class) type="submit" name="do" value=(what) { (page.staff.t().get(key)) }
        }
    }
}

/// Those of which nobody knows: what the relay's log knows them by, and a decision for each or for all.
pub(super) fn uncertain(page: &Page<'_>, t: &Texts) -> Markup {
    let count = page.facts.standing.figures.uncertain;
    let shown = i64::try_from(page.facts.uncertain.len()).unwrap_or(i64::MAX);
    let heads = ["uncertain-id", "uncertain-since", "uncertain-decide"];
    let columns = if page.may_send() { 3 } else { 2 };
    let heads: Vec<_> = heads[..columns].iter().map(|key| t.get(key)).collect();
    let row = |row: &Uncertain| {
        vec![
            html! { code { "<" (row.message_id) ">" } },
            html! { (t.moment(row.since, page.zone)) },
            html! {
                form novalidate method="post" action=(page.path()) {
                    input type="hidden" name="delivery" value=(row.delivery);
                    div.actions {
                        button.second type="submit" name="do" value="count-as-sent" { (t.get("uncertain-count-one")) }
                        button.grave type="submit" name="do" value="send-again" { (t.get("uncertain-again-one")) }
                    }
                }
            },
        ]
    };
    html! {
        h2 { (t.get("uncertain-title")) }
        p { (t.with("uncertain-text", [("count", count.into())])) }
        p.hint { (t.get("uncertain-log")) }
        @if page.may_send() {
            div.actions {
                (ask_link(page, "second", Question::CountAsSent))
                (ask_link(page, "grave", Question::SendAgain))
            }
        }
        details {
            summary { (t.get("uncertain-each")) }
            (cards(&t.get("uncertain-each"), &heads, page.facts.uncertain.iter().map(row).collect()))
            @if count > shown { p.hint { (t.with("uncertain-more", [("count", (count - shown).into())])) } }
        }
    }
}

/// Whether the form with this button was sent and not taken.
fn is_sent(page: &Page<'_>, button: &str) -> bool {
    page.form.text("do") == button
}

/// When it is to begin: as it was typed, else as it is planned.
fn starts_at(page: &Page<'_>) -> String {
    if is_sent(page, "reschedule") {
        return page.form.raw("starts_at").to_owned();
    }
    let planned = page.facts.mailing.starts_at;
    planned.map_or_else(String::new, |at| at.for_field(page.zone))
}

pub(super) fn orders(page: &Page<'_>, t: &Texts) -> Markup {
    let facts = page.facts;
    let mailing = &facts.mailing;
    let figures = &facts.standing.figures;
    let may_approve =
        page.staff.may::<Approve>() && mailing.created_by != Some(page.staff.account.id);
    html! {
        @if figures.failed > 0 { div.actions { (button_for(page, &seen(figures.failed), "second", ("retry-failed", "failed-retry"))) } }
        @if figures.rejected > 0 {
            @if figures.sent() == 0 { div.note.warn { p { (t.get("rejected-all")) } } }
            @else if figures.has_many_rejected() { div.note.warn { p { (t.get("rejected-many")) } } }
            div.actions { (button_for(page, &seen(figures.rejected), "second", ("retry-rejected", "rejected-retry"))) }
        }
        @match mailing.order {
            Order::Run if figures.waiting > 0 => {
                div.actions {
                    @if mailing.is_stopped() { (button(page, t, "", "resume", "mailing-go-on")) }
                    (button(page, t, "second", "pause", "mailing-pause"))
                }
            }
            Order::Pause if figures.waiting > 0 => {
                div.actions {
                    (button(page, t, "", "resume", "mailing-resume"))
                    (ask_link(page, "grave", Question::Cancel))
                }
            }
            Order::Schedule | Order::Missed => {
                div.actions { (button_for(page, &saw(facts), "", ("start", "mailing-start-now"))) }
                form novalidate method="post" action=(page.path()) {
                    (Field::new("starts_at", t.get("publish-starts-at"), &starts_at(page)).input(Input::Moment).show(page.faults))
                    button.second type="submit" name="do" value="reschedule" { (t.get("mailing-reschedule")) }
                }
                div.actions { (button(page, t, "grave", "send-back", "mailing-send-back")) }
            }
            // Whoever may approve it has the button beside that.
            Order::Await if !may_approve => div.actions { (button(page, t, "grave", "send-back", "mailing-send-back")) },
            Order::Await => {}
            Order::Run | Order::Pause | Order::Cancel => {}
        }
        @if mailing.audience == Audience::Participants {
            form novalidate method="post" action=(page.path()) {
                (tick("last", "1", &t.get("publish-last")).when(if is_sent(page, "last") { page.form.ticked("last") } else { mailing.last }))
                p.hint { (t.get("publish-last-hint")) }
                button.second type="submit" name="do" value="last" { (t.get("save")) }
            }
        }
    }
}
