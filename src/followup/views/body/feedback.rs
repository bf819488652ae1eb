//! What came back to people.

use maud::{Markup, html};

use super::{Body, Stack, plain};
use crate::followup::account::Account;
use crate::followup::tables::{Value, others};
use crate::followup::views::pictures;
use crate::i18n::Texts;

/// What is told of each mailing, as rows: it is much, and there are few mailings.
const MAILED: [&str; 14] = [
    "wished",
    "made_for",
    "waiting",
    "accepted",
    "bounced",
    "rejected",
    "uncertain",
    "failed",
    "withdrawn",
    "cancelled",
    "untried",
    "sent_share",
    "wanted",
    "later",
];
const PASSED_ON: [Stack; 5] = plain(["report", "asked", "answered", "passed_on", "not_reachable"]);
const REACHED: [Stack; 5] = plain(["report", "share", "least", "most", "participants"]);
const UNSERVED: [Stack; 2] = plain(["purpose", "count"]);

impl Body<'_> {
    /// What came back to people.
    pub fn feedback(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let feedback = &account.feedback;
        html! {
            p { (wished(t, account)) }
            @if feedback.not_reachable > 0 {
                p { (t.with("account-not-reachable", [("count", feedback.not_reachable.into())])) }
            }
            @if feedback.mailings.is_empty() { p.quiet { (t.get("mailings-empty")) } }
            (pictures::funnels(t, account))
            (self.mailings())
            (self.cards(&others::passed_on(t, account), &PASSED_ON).show(t))
            (self.cards(&others::reached(t, account), &REACHED).show(t))
            (self.cards(&others::unserved(t, account), &UNSERVED).show(t))
        }
    }

    /// What was mailed: a column for each report, and what is nought for all of them said once.
    fn mailings(&self) -> Markup {
        let t = self.t;
        let table = others::mailings(t, self.account);
        let reports: Vec<String> = table
            .rows
            .iter()
            .filter_map(|row| Some(row.first()?.text(t)))
            .collect();
        let told = MAILED.iter().filter_map(|key| {
            let at = table.at(key)?;
            let values: Vec<&Value> = table.rows.iter().filter_map(|row| row.get(at)).collect();
            Some((table.columns.get(at)?.title.as_str(), values))
        });
        let (nothing, told): (Vec<_>, Vec<_>) =
            told.partition(|(_, values)| values.iter().all(|value| **value == Value::Number(0)));
        let nothing: Vec<String> = nothing
            .iter()
            .map(|(title, _)| (*title).to_owned())
            .collect();
        html! {
            @if !reports.is_empty() {
                table.cards {
                    caption {
                        span { (table.title) }
                        @if !nothing.is_empty() { " " span.small { (t.with("table-nought", [("what", nothing.join(t.comma()).into())])) } }
                    }
                    thead { tr {
                        th scope="col" { (t.get("account-what")) }
                        @for report in &reports { th.figure scope="col" { (report) } }
                    } }
                    tbody {
                        @for (title, values) in &told { tr {
                            th scope="row" { (title) }
                            @for (report, value) in reports.iter().zip(values) {
                                td.figure data-l=(report) { span { (value.text(t)) } }
                            }
                        } }
                    }
                }
            }
        }
    }
}

/// How many wished feedback: of all participants only where all of them are counted.
fn wished(t: &Texts, account: &Account) -> String {
    let feedback = &account.feedback;
    let (wished, withdrawn) = (feedback.wished, feedback.withdrawn);
    match feedback.wished_elsewhere {
        0 => t.with(
            "follow-up-wished",
            [
                ("wished", wished.into()),
                ("participants", account.whole.participants.into()),
                ("withdrawn", withdrawn.into()),
            ],
        ),
        elsewhere => t.with(
            "follow-up-wished-elsewhere",
            [
                ("wished", wished.into()),
                ("elsewhere", elsewhere.into()),
                ("withdrawn", withdrawn.into()),
            ],
        ),
    }
}
