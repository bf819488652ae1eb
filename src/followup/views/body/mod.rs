//! The account, part by part: the same for the follow-up page, for a snapshot, and for those who see only one board.

mod definitions;
mod goals;
mod questions;
mod reach;
mod voice;

pub use definitions::definitions;

use maud::{Markup, html};

use super::pictures;
use super::table::{ShownTable, TableCaption};
use crate::followup::account::{Account, Apart, Row};
use crate::followup::indicators::Met;
use crate::followup::tables::{Table, Value, answers, each, others, words};
use crate::i18n::Texts;
use crate::web::url::{self, Slug};

/// The columns of the tables that a page has room for.
const BRIEF: [&str; 11] = [
    "dialogues",
    "participants",
    "residents",
    "officials",
    "mixed",
    "counted",
    "response",
    "n",
    "heard",
    "interval",
    "versions",
];

/// Who looks at an account, and what it can lead them to.
#[derive(Clone, Copy)]
pub struct Body<'a> {
    pub t: &'a Texts,
    pub account: &'a Account,
    /// Whose staff pages it leads to; none for those who may not see them.
    pub process: Option<&'a Slug>,
}

fn brief(table: Table, lead: &[&str]) -> Table {
    let keys: Vec<&str> = lead.iter().chain(&BRIEF).copied().collect();
    table.only(&keys)
}

impl Body<'_> {
    /// The language of what staff wrote, where the page is in another one (WCAG 3.1.2).
    pub fn foreign(&self) -> Option<&str> {
        let written = self.account.process.language.as_str();
        (written != self.t.language.word()).then_some(written)
    }

    /// A table with its own caption.
    pub fn captioned(&self, table: &Table) -> Markup {
        let shape = ShownTable {
            table,
            caption: TableCaption::Shown,
            foreign: self.foreign(),
            link: None,
        };
        shape.show(self.t)
    }

    /// All of it.
    pub fn show(&self) -> Markup {
        let account = self.account;
        html! {
            (self.figures())
            (contents(self.t, account))
            (self.goals())
            (self.voice())
            (self.reach())
            (self.boards())
            (self.when_and_how())
            (self.dialogues())
            (self.questions())
            (self.feedback())
            (self.plan())
            (self.definitions())
        }
    }

    /// The four figures that everybody asks for first; of a board its own, with the whole region's below.
    pub fn figures(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let own = account.board.as_ref().and(account.boards.first());
        let (row, phases) = own.map_or((&account.whole, &account.phases), |board| {
            (&board.row, &board.phases)
        });
        let apart = own.map_or_else(
            || account.apart(),
            |board| board.row.apart.filter(Apart::has_officials),
        );
        let heard = |rows: &[Row]| {
            let row = rows.iter().find(|row| row.of == "perspective");
            let figure = row.and_then(|row| row.answers.figure());
            figure
                .map_or(Value::TooFew, |figure| answers::share(figure.share))
                .text(t)
        };
        let whole = |figure: String| {
            html! {
                @if own.is_some() {
                    span.own { (t.with("account-in-region", [("figure", figure.into())])) }
                }
            }
        };
        html! {
            ul.figures {
                li { strong { (t.number(row.dialogues)) }
                    (t.get("dialogues-title")) (whole(t.number(account.whole.dialogues)))
                    @if row.to_come > 0 { span.own { (t.with("account-to-come", [("count", row.to_come.into())])) } }
                }
                li { strong { (t.number(row.participants)) } (t.get("dialogue-participants")) (whole(t.number(account.whole.participants)))
                    @if let Some(apart) = apart { span.own { (words::apart(t, &apart)) } }
                }
                li { strong { (heard(phases)) } (t.get("follow-up-heard-perspective")) (whole(heard(&account.phases))) }
                @if let Some(groups) = own.and_then(|_| self.groups_met()) {
                    li { strong { (groups) } (t.get("account-groups-met")) }
                } @else {
                    li { strong { (t.number(account.feedback.wished)) } (t.get("figure-wished")) }
                }
            }
        }
    }

    /// How many of its prioritised groups the only board has met.
    pub(super) fn groups_met(&self) -> Option<String> {
        let t = self.t;
        let cells = &self.account.matrix.boards.first()?.cells;
        let wanted = cells.iter().filter(|cell| cell.prioritised);
        let (met, all) = wanted.fold((0, 0), |(met, all), cell| {
            (met + i64::from(cell.is_met()), all + 1)
        });
        Some(t.with(
            "account-of",
            [("part", t.number(met).into()), ("of", t.number(all).into())],
        ))
    }

    fn boards(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let link = |value: &Value| {
            let (Some(process), Value::Text(name)) = (self.process, value) else {
                return None;
            };
            (account.board.is_none()).then(|| url::follow_up(process).with("board", name))
        };
        let table = brief(
            answers::boards(t, account),
            &["board", "municipality", "reference", "phase"],
        );
        html! {
            @if !account.boards.is_empty() {
                h2 #boards { (t.get("account-boards")) }
                (pictures::boards(t, account))
                (ShownTable { table: &table, caption: TableCaption::Hidden, foreign: self.foreign(), link: Some(&link) }.show(t))
            }
        }
    }

    fn when_and_how(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            h2 #time { (t.get("account-when-title")) }
            (self.captioned(&brief(answers::years(t, account), &["of"])))
            (pictures::timeline(t, account))
            (self.captioned(&brief(answers::months(t, account), &["of"])))
            (self.captioned(&others::events(t, account)))
            (self.captioned(&brief(answers::municipalities(t, account), &["of"])))
            (self.captioned(&brief(answers::methods(t, account), &["method", "strengths", "weaknesses"])))
        }
    }

    fn dialogues(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let link = |value: &Value| match (self.process, value) {
            (Some(process), Value::Number(number)) => {
                Some(url::dialogue(process, i32::try_from(*number).ok()?))
            }
            _ => None,
        };
        let table = each::dialogues(t, account).only(&[
            "number",
            "month",
            "phase",
            "board",
            "groups",
            "method",
            "participants",
            "standing",
            "answered",
            "response",
            "n",
            "heard",
        ]);
        html! {
            @if !account.dialogues.is_empty() {
                h2 #dialogues { (t.get("follow-up-per-dialogue")) }
                (pictures::dialogues(t, account))
                (ShownTable { table: &table, caption: TableCaption::Hidden, foreign: self.foreign(), link: Some(&link) }.show(t))
            }
        }
    }

    /// What came back to people.
    pub fn feedback(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let feedback = &account.feedback;
        let mailings = others::mailings(t, account).only(&[
            "report",
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
        ]);
        html! {
            h2 #feedback { (t.get("follow-up-feedback")) }
            p { (wished(t, account)) }
            @if feedback.not_reachable > 0 {
                p { (t.with("account-not-reachable", [("count", feedback.not_reachable.into())])) }
            }
            @if mailings.rows.is_empty() { p.quiet { (t.get("mailings-empty")) } }
            (pictures::funnels(t, account))
            (self.captioned(&mailings))
            (self.captioned(&others::passed_on(t, account)))
            (self.captioned(&others::reached(t, account)))
            (self.captioned(&others::unserved(t, account)))
        }
    }

    fn plan(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            @if !(account.activities.is_empty() && account.outreach.is_empty()) {
                h2 #plan { (t.get("activities-title")) }
                @if let Some(process) = self.process { p { a href=(url::plan(process)) { (t.get("activities-open")) } } }
                (self.captioned(&others::activities(t, account)))
                (self.captioned(&others::outreach(t, account)))
            }
        }
    }

    /// How to read all this, and what is not here (D23).
    pub fn definitions(&self) -> Markup {
        let t = self.t;
        html! {
            h2 #definitions { (t.get("account-definitions")) }
            dl.definitions {
                @for (term, meaning) in definitions(t, self.account) {
                    dt { (term) } dd { (meaning) }
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

/// The parts of the page, to jump to.
fn contents(t: &Texts, account: &Account) -> Markup {
    let parts = [
        ("goals", "goals-title", true),
        ("voice", "account-voice", true),
        ("groups", "account-reach-title", !account.groups.is_empty()),
        ("boards", "account-boards", !account.boards.is_empty()),
        ("time", "account-when-title", true),
        (
            "dialogues",
            "follow-up-per-dialogue",
            !account.dialogues.is_empty(),
        ),
        (
            "questions",
            "account-questions",
            !account.surveys.is_empty(),
        ),
        ("feedback", "follow-up-feedback", true),
        (
            "plan",
            "activities-title",
            !account.activities.is_empty() || !account.outreach.is_empty(),
        ),
        ("definitions", "account-definitions", true),
    ];
    html! {
        nav.contents aria-label=(t.get("account-contents")) {
            ul { @for (id, key, _) in parts.iter().filter(|part| part.2) {
                li { a href=(format!("#{id}")) { (t.get(key)) } }
            } }
        }
    }
}

fn mark(t: &Texts, met: Met) -> Markup {
    let class = match met {
        Met::Met => "state met",
        Met::NotMet => "state unmet",
        Met::NotDefined | Met::NotYet => "state",
    };
    html! { span class=(class) { (words::met(t, met)) } }
}
