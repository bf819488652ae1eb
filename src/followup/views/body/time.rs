//! When, where and how they met.

use maud::{Markup, html};

use super::{Body, Stack, answered, plain, stack};
use crate::followup::chapters::{Cut, Topic};
use crate::followup::tables::{Table, answers, others};
use crate::followup::views::pictures;

/// The columns of what happened.
const EVENTS: [Stack; 4] = plain(["number", "day", "what", "name"]);

impl Body<'_> {
    /// When, where and how they met.
    pub(super) fn time(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            (self.ways_to_cut(Topic::Time))
            @for cut in self.cuts(Topic::Time, &[Cut::Year, Cut::Month, Cut::Municipality, Cut::Method]) {
                @match cut {
                    Cut::Year => (self.places(answers::years(t, account), pictures::years(t, account))),
                    Cut::Municipality => (self.places(answers::municipalities(t, account), pictures::municipalities(t, account))),
                    Cut::Method => (self.methods()),
                    _ => {
                        (pictures::timeline(t, account))
                        (self.places(answers::months(t, account), html! {}))
                        (self.cards(&others::events(t, account), &EVENTS).show(t))
                    },
                }
            }
        }
    }

    fn places(&self, table: Table, picture: Markup) -> Markup {
        html! { (picture) (self.sorted(Topic::Time, &table, &answered([stack("of", &[])]), None)) }
    }

    fn methods(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let columns = answered([stack("method", &["strengths", "weaknesses"])]);
        html! {
            (pictures::methods(t, account))
            (self.sorted(Topic::Time, &answers::methods(t, account), &columns, None))
        }
    }
}
