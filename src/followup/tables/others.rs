//! The tables about everything but answers: goals, feedback, days, the plan.

use super::answers::column;
use super::words;
use super::{Kind, Table, Value};
use crate::followup::account::{Account, Indicator, Mailing};
use crate::followup::indicators::Value as Counted;
use crate::i18n::Texts;

fn text(text: impl Into<String>) -> Value {
    let text: String = text.into();
    if text.is_empty() {
        Value::Empty
    } else {
        Value::Text(text)
    }
}

/// The table of the public record: goal, indicator, target, outcome, reflection.
pub fn goals(t: &Texts, account: &Account) -> Table {
    Table {
        key: "goals",
        title: t.get("goals-title").into_owned(),
        note: t.get("goals-rule").into_owned(),
        columns: vec![
            column("goal", t.get("goal-name"), Kind::Prose),
            column("indicator", t.get("follow-up-indicator"), Kind::Prose),
            column("target", t.get("follow-up-target"), Kind::Text),
            column("outcome", t.get("follow-up-outcome"), Kind::Text),
            column("count", t.get("account-as-number"), Kind::Number),
            column("share", t.get("account-as-share"), Kind::Share),
            column("met", t.get("follow-up-met"), Kind::Text),
            column("lacking", t.get("account-lacking"), Kind::Prose),
            column("source", t.get("indicator-source"), Kind::Prose),
            column("reflection", t.get("indicator-reflection"), Kind::Prose),
        ],
        rows: words::indicators(&account.goals)
            .map(|(goal, indicator)| {
                let mut values = vec![text(&goal.name)];
                values.extend(outcome(t, indicator));
                values
            })
            .collect(),
    }
}

fn outcome(t: &Texts, of: &Indicator) -> Vec<Value> {
    let count = match of.outcome {
        Counted::Count(count) | Counted::SoFar(count) => Value::Number(count),
        _ => Value::Empty,
    };
    let share = match of.outcome {
        Counted::Share { part, of } => Value::Part { part, of },
        Counted::Range { least, most, of } => Value::Between { least, most, of },
        Counted::AtMost5PerCent { .. } => Value::AtMost5PerCent,
        Counted::AtLeast95PerCent { .. } => Value::AtLeast95PerCent,
        Counted::TooFew => Value::TooFew,
        _ => Value::Empty,
    };
    vec![
        text(&of.name),
        of.target
            .as_ref()
            .map_or(Value::Empty, |target| text(words::target(t, target))),
        text(words::outcome(t, &of.outcome)),
        count,
        share,
        text(words::met(t, of.met)),
        text(words::lacking(t, &of.lacking).join(" ")),
        text(&of.source),
        text(&of.reflection),
    ]
}

/// What was mailed to participants.
pub fn mailings(t: &Texts, account: &Account) -> Table {
    let number = |key, title: &str| column(key, t.get(title), Kind::Number);
    Table {
        key: "mailings",
        title: t.get("account-mailings").into_owned(),
        note: t.get("follow-up-feedback-hint").into_owned(),
        columns: vec![
            column("report", t.get("account-report-title"), Kind::Text),
            number("wished", "account-wished"),
            number("made_for", "figure-to-send"),
            number("waiting", "figure-waiting"),
            number("accepted", "figure-accepted"),
            number("bounced", "figure-bounced"),
            number("rejected", "figure-rejected"),
            number("uncertain", "figure-uncertain"),
            number("failed", "figure-failed"),
            number("withdrawn", "figure-withdrawn"),
            number("cancelled", "figure-cancelled"),
            number("untried", "figure-untried"),
            number("sent", "account-sent"),
            column("sent_share", t.get("follow-up-sent-share"), Kind::PerCent),
            column("purpose", t.get("account-purpose"), Kind::Text),
            column("version", t.get("account-report-version"), Kind::Text),
        ],
        rows: account
            .feedback
            .mailings
            .iter()
            .filter_map(|mailing| mailed(t, mailing, account.feedback.wished))
            .collect(),
    }
}

fn mailed(t: &Texts, of: &Mailing, wished: i64) -> Option<Vec<Value>> {
    let mailed = of.mailed?;
    let mut values = vec![text(words::report(t, of))];
    values.extend(
        [
            wished,
            mailed.made_for,
            mailed.waiting,
            mailed.accepted,
            mailed.bounced,
            mailed.rejected,
            mailed.uncertain,
            mailed.failed,
            mailed.withdrawn,
            mailed.cancelled,
            mailed.untried,
            mailed.sent,
        ]
        .map(Value::Number),
    );
    values.push(Value::Part {
        part: mailed.sent,
        of: mailed.wanted(),
    });
    values.push(text(words::purpose(t, &of.purpose)));
    values.push(text(&of.version));
    Some(values)
}

/// What organisations say to have passed on: never added to what was mailed.
pub fn passed_on(t: &Texts, account: &Account) -> Table {
    Table {
        key: "passed_on",
        title: t.get("forward-told").into_owned(),
        note: t.get("forward-told-hint").into_owned(),
        columns: vec![
            column("report", t.get("account-report-title"), Kind::Text),
            column("asked", t.get("forward-asked"), Kind::Number),
            column("answered", t.get("forward-answered"), Kind::Number),
            column("passed_on", t.get("forward-passed-on"), Kind::Number),
            column(
                "not_reachable",
                t.get("forward-not-reachable"),
                Kind::Number,
            ),
        ],
        rows: account
            .feedback
            .mailings
            .iter()
            .filter_map(|mailing| {
                let said = mailing.passed_on?;
                let mut values = vec![text(words::report(t, mailing))];
                values.extend(
                    [
                        said.asked,
                        said.answered,
                        said.passed_on,
                        said.not_reachable,
                    ]
                    .map(Value::Number),
                );
                Some(values)
            })
            .collect(),
    }
}

/// How many participants each report's feedback has reached (D10).
pub fn reached(t: &Texts, account: &Account) -> Table {
    Table {
        key: "reached",
        title: t.get("account-reached").into_owned(),
        note: t.get("account-reached-note").into_owned(),
        columns: vec![
            column("report", t.get("account-report-title"), Kind::Text),
            column("participants", t.get("dialogue-participants"), Kind::Number),
            column("least", t.get("account-at-least"), Kind::Number),
            column("most", t.get("account-at-most"), Kind::Number),
            column("share", t.get("follow-up-part"), Kind::Share),
        ],
        rows: account
            .feedback
            .mailings
            .iter()
            .filter_map(|mailing| {
                let reached = mailing.reached?;
                Some(vec![
                    text(words::report(t, mailing)),
                    Value::Number(reached.of),
                    Value::Number(reached.least),
                    Value::Number(reached.most),
                    Value::Between {
                        least: reached.least,
                        most: reached.most,
                        of: reached.of,
                    },
                ])
            })
            .collect(),
    }
}

/// What happened when.
pub fn events(t: &Texts, account: &Account) -> Table {
    Table {
        key: "events",
        title: t.get("account-events").into_owned(),
        note: String::new(),
        columns: vec![
            column("number", t.get("dialogue-number-short"), Kind::Number),
            column("day", t.get("account-day"), Kind::Day),
            column("what", t.get("account-what"), Kind::Text),
            column("name", t.get("account-which"), Kind::Text),
        ],
        rows: (1..)
            .zip(&account.events)
            .map(|(number, event)| {
                vec![
                    Value::Number(number),
                    Value::Day(event.day),
                    text(words::event(t, &event.what)),
                    text(event.name.for_reader(t.language).1),
                ]
            })
            .collect(),
    }
}

pub fn activities(t: &Texts, account: &Account) -> Table {
    Table {
        key: "activities",
        title: t.get("plan-activities").into_owned(),
        note: String::new(),
        columns: vec![
            column("activity", t.get("activity-name"), Kind::Text),
            column("phase", t.get("activity-phase"), Kind::Text),
            column("due_on", t.get("activity-due"), Kind::Day),
            column("status", t.get("activity-status"), Kind::Text),
            column("note", t.get("activity-note"), Kind::Prose),
        ],
        rows: account
            .activities
            .iter()
            .map(|one| {
                vec![
                    text(&one.name),
                    text(words::activity_phase(t, &one.phase)),
                    one.due_on.map_or(Value::Empty, Value::Day),
                    text(words::status(t, &one.status)),
                    text(&one.note),
                ]
            })
            .collect(),
    }
}

/// What was told to others (D19).
pub fn outreach(t: &Texts, account: &Account) -> Table {
    Table {
        key: "outreach",
        title: t.get("plan-outreach").into_owned(),
        note: String::new(),
        columns: vec![
            column("day", t.get("outreach-day"), Kind::Day),
            column("level", t.get("outreach-level"), Kind::Text),
            column("audience", t.get("outreach-audience"), Kind::Text),
            column("how", t.get("outreach-how"), Kind::Text),
            column("note", t.get("outreach-note"), Kind::Prose),
        ],
        rows: account
            .outreach
            .iter()
            .map(|one| {
                vec![
                    Value::Day(one.day),
                    text(words::level(t, &one.level)),
                    text(&one.audience),
                    text(&one.how),
                    text(&one.note),
                ]
            })
            .collect(),
    }
}
