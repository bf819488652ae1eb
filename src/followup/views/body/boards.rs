//! What each board has done and heard.

use maud::{Markup, html};

use super::{Body, answered, stack};
use crate::dialogues::Phase;
use crate::followup::chapters::{Look, Topic};
use crate::followup::tables::{Table, Value, answers, words};
use crate::followup::views::pictures;
use crate::i18n::Texts;
use crate::web::url;

impl Body<'_> {
    /// What each board has done and heard: a row each, of all phases or of one.
    pub(super) fn boards(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        let phase = self.look.and_then(|look| look.phase);
        let link = |value: &Value| {
            let (Some(process), Value::Text(name)) = (self.process, value) else {
                return None;
            };
            (account.board.is_none()).then(|| url::follow_up(process).with("board", name))
        };
        let mut columns = answered([stack("board", &["municipality", "reference"])]);
        let table = match phase {
            Some(phase) => of_phase(t, answers::boards(t, account), phase),
            None => {
                columns.push(stack("perspective", &["n_perspective"]));
                columns.push(stack("in_depth", &["n_in_depth"]));
                answers::boards_with_phases(t, account)
            }
        };
        html! {
            @if self.look.is_some() { (self.left_out()) }
            (self.phase_of_boards())
            (pictures::boards(t, account, phase))
            (self.sorted(Topic::Boards, &table, &columns, Some(&link)))
        }
    }

    /// All phases, or one.
    fn phase_of_boards(&self) -> Markup {
        let t = self.t;
        let now = self.look.and_then(|look| look.phase);
        let to = |phase: Option<Phase>| {
            let look = Look {
                phase,
                ..Look::default()
            };
            let body = Body {
                look: Some(&look),
                ..*self
            };
            body.address(Topic::Boards)
        };
        let all = Phase::ALL.iter().map(|phase| Some(*phase));
        html! {
            @if self.look.is_some() {
                nav.cut aria-labelledby="cut" {
                    span #cut { (t.get("dialogue-phase")) }
                    @for phase in std::iter::once(None).chain(all) {
                        a href=(to(phase)) aria-current=[(phase == now).then_some("true")] { (words::phase(t, phase.map_or("", Phase::word))) }
                    }
                }
            }
        }
    }
}

/// Only the rows of a phase.
fn of_phase(t: &Texts, mut table: Table, phase: Phase) -> Table {
    let name = Value::Text(words::phase(t, phase.word()));
    if let Some(at) = table.at("phase") {
        table.rows.retain(|row| row.get(at) == Some(&name));
    }
    table
}
