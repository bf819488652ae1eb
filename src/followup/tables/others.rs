//! The tables about everything but answers: goals, feedback, days, the plan.

use super::building::{Building, rows, text};
use super::table::ColumnKind::{Day, Number, PerCent, Share, Text};
use super::table::{Table, Value};
use super::words;
use crate::followup::account::{Account, Mailing, Read};
use crate::followup::indicators::Value as Counted;
use crate::i18n::Texts;
use crate::survey::questionnaire::Words;

/// The table of the public record: goal, indicator, target, outcome, reflection.
pub fn goals(t: &Texts, account: &Account) -> Table {
    rows(t, words::indicators(&account.goals))
        .prose("goal", "goal-name", |(goal, _)| &goal.name)
        .prose("indicator", "follow-up-indicator", |(_, of)| &of.name)
        .column("target", "follow-up-target", Text, |(_, of)| {
            let target = of.target.as_ref();
            target.map_or(Value::Empty, |target| text(words::target(t, target)))
        })
        .text("outcome", "follow-up-outcome", |(_, of)| {
            words::outcome(t, &of.outcome)
        })
        .column("count", "account-as-number", Number, |(_, of)| {
            match of.outcome {
                Counted::Count(count) | Counted::SoFar(count) => Value::Number(count),
                _ => Value::Empty,
            }
        })
        .column("share", "account-as-share", Share, |(_, of)| {
            match of.outcome {
                Counted::Share { part, of } => Value::Part { part, of },
                Counted::Range { least, most, of } => Value::Between { least, most, of },
                Counted::TooFew => Value::TooFew,
                _ => Value::Empty,
            }
        })
        .text("met", "follow-up-met", |(_, of)| words::met(t, of.met))
        .prose("lacking", "account-lacking", |(_, of)| {
            words::lacking(t, &of.lacking).join(" ")
        })
        .prose("source", "indicator-source", |(_, of)| &of.source)
        .prose("reflection", "indicator-reflection", |(_, of)| {
            &of.reflection
        })
        .prose("target_changes", "target-changes", |(_, of)| {
            words::target_changes(t, &of.target_changes).join(" ")
        })
        .note(t.get("goals-rule"))
        .table("goals", "goals-title")
}

/// The indicators that had a target and were removed, so that no target goes without a word.
pub fn removed(t: &Texts, account: &Account) -> Table {
    rows(t, &account.removed)
        .prose("indicator", "follow-up-indicator", |of| &of.name)
        .prose("goal", "goal-name", |of| &of.goal)
        .column("removed_on", "removed-on", Day, |of| {
            Value::Day(of.removed_on)
        })
        .column("target", "removed-target", Text, |of| {
            let target = of.target.as_ref();
            target.map_or(Value::Empty, |target| text(words::target(t, target)))
        })
        .prose("counted", "indicator-counted", |of| words::counted(t, of))
        .prose("target_changes", "target-changes", |of| {
            words::target_changes(t, &of.target_changes).join(" ")
        })
        .note(t.get("removed-note"))
        .table("removed", "removed-title")
}

/// Begins a table of those mailings of which something can be said.
fn of_mailings<'a, D: Copy>(
    t: &'a Texts,
    account: &'a Account,
    said: fn(&Mailing) -> Option<D>,
) -> Building<'a, (&'a Mailing, D)> {
    let mailings = account.feedback.mailings.iter();
    rows(
        t,
        mailings.filter_map(|mailing| Some((mailing, said(mailing)?))),
    )
    .text("report", "account-report-title", |(mailing, _)| {
        words::report(t, mailing)
    })
}

/// What was mailed to participants.
pub fn mailings(t: &Texts, account: &Account) -> Table {
    of_mailings(t, account, |mailing| mailing.mailed)
        .number("wished", "account-wished", |_| account.feedback.wished)
        .number("made_for", "figure-to-send", |(_, mailed)| mailed.made_for)
        .number("waiting", "figure-waiting", |(_, mailed)| mailed.waiting)
        .number("accepted", "figure-accepted", |(_, mailed)| mailed.accepted)
        .number("bounced", "figure-bounced", |(_, mailed)| mailed.bounced)
        .number("rejected", "figure-rejected", |(_, mailed)| mailed.rejected)
        .number("uncertain", "figure-uncertain", |(_, mailed)| {
            mailed.uncertain
        })
        .number("failed", "figure-failed", |(_, mailed)| mailed.failed)
        .number("withdrawn", "figure-withdrawn", |(_, mailed)| {
            mailed.withdrawn
        })
        .number("cancelled", "figure-cancelled", |(_, mailed)| {
            mailed.cancelled
        })
        .number("untried", "figure-untried", |(_, mailed)| mailed.untried)
        .number("sent", "account-sent", |(_, mailed)| mailed.sent)
        .column(
            "sent_share",
            "follow-up-sent-share",
            PerCent,
            |(_, mailed)| Value::Part {
                part: mailed.sent,
                of: mailed.wanted,
            },
        )
        .number("wanted", "account-wanted", |(_, mailed)| mailed.wanted)
        .number("later", "account-later", |(_, mailed)| mailed.later)
        .number("later_sent", "account-later-sent", |(_, mailed)| {
            mailed.later_sent
        })
        .text("purpose", "account-purpose", |(mailing, _)| {
            words::purpose(t, &mailing.purpose)
        })
        .text("version", "account-report-version", |(mailing, _)| {
            &mailing.version
        })
        .note(t.get("follow-up-feedback-hint"))
        .table("mailings", "account-mailings")
}

/// Wishes that no mail was made of.
pub fn unserved(t: &Texts, account: &Account) -> Table {
    rows(t, &account.feedback.unserved)
        .text("purpose", "account-purpose", |one| {
            words::purpose(t, &one.purpose)
        })
        .number("count", "account-unserved-count", |one| one.count)
        .note(t.get("account-unserved-note"))
        .table("unserved", "account-unserved")
}

/// What organisations say to have passed on: never added to what was mailed.
pub fn passed_on(t: &Texts, account: &Account) -> Table {
    of_mailings(t, account, |mailing| mailing.passed_on)
        .number("asked", "forward-asked", |(_, said)| said.asked)
        .number("answered", "forward-answered", |(_, said)| said.answered)
        .number("passed_on", "forward-passed-on", |(_, said)| said.passed_on)
        .number("not_reachable", "forward-not-reachable", |(_, said)| {
            said.not_reachable
        })
        .note(t.get("forward-told-hint"))
        .table("passed_on", "forward-told")
}

/// How many participants each report's feedback has reached (D10).
pub fn reached(t: &Texts, account: &Account) -> Table {
    of_mailings(t, account, |mailing| mailing.reached)
        .number("participants", "dialogue-participants", |(_, reached)| {
            reached.of
        })
        .number("least", "account-at-least", |(_, reached)| reached.least)
        .number("most", "account-at-most", |(_, reached)| reached.most)
        .column("share", "follow-up-part", Share, |(_, reached)| {
            Value::Between {
                least: reached.least,
                most: reached.most,
                of: reached.of,
            }
        })
        .note(t.get("account-reached-note"))
        .table("reached", "account-reached")
}

/// What happened when.
pub fn events(t: &Texts, account: &Account) -> Table {
    rows(t, (1_i64..).zip(&account.events))
        .number("number", "dialogue-number-short", |(number, _)| *number)
        .column("day", "account-day", Day, |(_, event)| {
            Value::Day(event.day)
        })
        .text("what", "account-what", |(_, event)| {
            words::event(t, &event.what)
        })
        .text("name", "account-which", |(_, event)| {
            event.name.for_reader(t.language).1
        })
        .table("events", "account-events")
}

/// What was planned, and how it stands.
pub fn activities(t: &Texts, account: &Account) -> Table {
    rows(t, &account.activities)
        .text("activity", "activity-name", |one| &one.name)
        .text("phase", "activity-phase", |one| {
            words::activity_phase(t, &one.phase)
        })
        .column("due_on", "activity-due", Day, |one| {
            one.due_on.map_or(Value::Empty, Value::Day)
        })
        .text("status", "activity-status", |one| {
            words::status(t, &one.status)
        })
        .prose("note", "activity-note", |one| &one.note)
        .table("activities", "plan-activities")
}

/// What was told to others (D19).
pub fn outreach(t: &Texts, account: &Account) -> Table {
    rows(t, &account.outreach)
        .column("day", "outreach-day", Day, |one| Value::Day(one.day))
        .text("level", "outreach-level", |one| words::level(t, &one.level))
        .text("audience", "outreach-audience", |one| &one.audience)
        .text("how", "outreach-how", |one| &one.how)
        .prose("note", "outreach-note", |one| &one.note)
        .table("outreach", "plan-outreach")
}

/// What participants said, and what each board replies (D20).
pub fn replies(t: &Texts, account: &Account) -> Table {
    rows(t, &account.replies)
        .prose("said", "observation-words", |one| {
            one.said.for_reader(t.language).1
        })
        .text("who", "reply-board", |one| {
            let unasked = || t.get("said-unanswered").into_owned();
            one.who.clone().unwrap_or_else(unasked)
        })
        .text("state", "reply-state", |one| {
            words::reply_state(t, &one.state)
        })
        .prose("words", "reply-words", |one| {
            one.words.for_reader(t.language).1
        })
        .column("promised_on", "reply-promised", Day, |one| {
            let promise = one.promise.as_ref();
            promise.map_or(Value::Empty, |promise| Value::Day(promise.day))
        })
        .text("standing", "promise-standing", |one| {
            let promise = one.promise.as_ref();
            promise.map_or_else(String::new, |promise| words::promise(t, &promise.standing))
        })
        .column("done_on", "reply-done-on", Day, |one| {
            one.done_on.map_or(Value::Empty, Value::Day)
        })
        .column("changed_on", "reply-changed-on", Day, |one| {
            one.changed_on.map_or(Value::Empty, Value::Day)
        })
        .text("reference", "board-reference", |one| &one.reference)
        .text("heard", "observation-heard", |one| {
            words::heard(t, &one.heard)
        })
        .table("replies", "observations-title")
}

/// The promised days of reports, and what became of them (D30).
pub fn promises(t: &Texts, account: &Account) -> Table {
    rows(t, &account.promises)
        .text("report", "report-kind", |one| {
            words::report_kind(t, &one.what)
        })
        .column("first", "promise-first", Day, |one| Value::Day(one.first))
        .column("day", "reply-promised", Day, |one| Value::Day(one.day))
        .column("came_on", "promise-came", Day, |one| {
            one.came_on.map_or(Value::Empty, Value::Day)
        })
        .text("standing", "promise-standing", |one| {
            words::promise(t, &one.standing)
        })
        .number("days_late", "promise-days-late", |one| one.days_late)
        .number("moved", "promise-moves", |one| one.moved)
        .note(t.get("promise-note"))
        .table("promises", "status-promises")
}

/// Whom reports and replies answered, all together first.
pub fn readers(t: &Texts, account: &Account) -> Table {
    let all = account.readers.iter().fold((0, 0, 0, 0), |sum, one| {
        (
            sum.0 + one.yes,
            sum.1 + one.partly,
            sum.2 + one.no,
            sum.3 + one.no_answer,
        )
    });
    let all = (account.readers.len() > 1).then(|| Read {
        what: "all".into(),
        of: Words::default(),
        who: None,
        yes: all.0,
        partly: all.1,
        no: all.2,
        no_answer: all.3,
    });
    let each = all.into_iter().chain(account.readers.iter().cloned());
    rows(t, each)
        .prose("of", "readers-of", |one| match one.what.as_str() {
            "all" => t.get("total").into_owned(),
            "removed" => t.get("readers-removed").into_owned(),
            _ => one.of.for_reader(t.language).1.to_owned(),
        })
        .text("who", "reply-board", |one| {
            one.who.clone().unwrap_or_default()
        })
        .number("n", "follow-up-share-is-of", |one| one.n())
        .number("yes", "answered-yes", |one| one.yes)
        .number("partly", "answered-partly", |one| one.partly)
        .number("no", "answered-no", |one| one.no)
        .number("no_answer", "choice-no-answer", |one| one.no_answer)
        .column("share", "readers-share", PerCent, |one| Value::Part {
            part: one.yes,
            of: one.n(),
        })
        .note(t.with("readers-note", [("least", (2 * account.threshold).into())]))
        .table("readers", "readers-title")
}
