//! Erasing what participants wrote: whose, under which decision.

use maud::{Markup, html};

use crate::processes::disposal::told::undecided;
use crate::processes::disposal::{Kind, word};
use crate::processes::within::Staff;
use crate::survey::forms::erasing::offered;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

pub fn erase_comments(staff: &Staff, form: &Form, faults: &Faults) -> Markup {
    let t = staff.t();
    let title = t.get("comments-erase");
    let offered = offered(&staff.decisions);
    let fault = faults.of("of");
    let content = html! {
        p.lead { (t.get("comments-erase-lead")) }
        (undecided(staff, "comments-erase-missing", &[Kind::Comments]))
        @if !offered.is_empty() {
            form novalidate method="post" action=(url::erase_comments(&staff.process.slug)) {
                fieldset.at-fault[fault.is_some()] aria-describedby=[fault.map(|_| "of-fault")] {
                    legend { (t.get("comments-erase-whose")) }
                    @if let Some(fault) = fault { p.fault #of-fault { (fault) } }
                    @for (at, (board, decision)) in offered.iter().enumerate() {
                        @let value = word(*board);
                        @let name = match board.and_then(|id| staff.decisions.board(id)) {
                            Some(board) => board.name.clone(),
                            None => t.get("points-title").into_owned(),
                        };
                        @let label = t.with("comments-erase-under", [("whose", name.into()), ("decision", decision.clone().into())]);
                        label.tick {
                            input id=[(at == 0).then_some("of")] type="checkbox" name="of" value=(value) checked[form.has("of", &value)];
                            span { (label) }
                        }
                    }
                }
                div.actions { button.grave type="submit" { (t.get("comments-erase-do")) } }
            }
        }
    };
    staff
        .shell(Chapter::Survey, &title)
        .form(faults)
        .titled(content)
}
