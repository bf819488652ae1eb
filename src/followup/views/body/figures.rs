//! The four figures that everybody asks for first.

use maud::{Markup, html};

use super::Body;
use crate::followup::account::{Apart, Read, Row};
use crate::followup::tables::{Value, answers, words};

impl Body<'_> {
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
                @if let Some(answered) = self.answered() {
                    li { strong { (answered) } (t.get("readers-figure")) }
                }
                @if let Some(groups) = own.and_then(|_| self.groups_met()) {
                    li { strong { (groups) } (t.get("account-groups-met")) }
                } @else {
                    li { strong { (t.number(account.feedback.wished)) } (t.get("figure-wished")) }
                }
            }
        }
    }

    /// The share whom reports and replies answered, where enough have said so.
    fn answered(&self) -> Option<String> {
        let readers = &self.account.readers;
        let of: i64 = readers.iter().map(Read::n).sum();
        let part = readers.iter().map(|one| one.yes).sum();
        (of > 0).then(|| Value::Part { part, of }.text(self.t))
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
}
