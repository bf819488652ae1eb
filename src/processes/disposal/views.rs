//! The form of a board's decisions on disposal.

use maud::{Markup, html};

use super::{Kind, forms, word};
use crate::db::ids::BoardId;
use crate::processes::within::Staff;
use crate::web::components::{Faults, Field, Input, save_form};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::url;

/// The form of one board, or of all of them together.
pub fn form(staff: &Staff, board: Option<BoardId>, form: &Form, faults: &Faults) -> Markup {
    let t = staff.t();
    let slug = &staff.process.slug;
    let title = match board.and_then(|id| staff.decisions.board(id)) {
        Some(board) => t.with("disposal-of-board", [("board", board.name.clone().into())]),
        None => t.get("disposal-of-all").into_owned(),
    };
    let has_boards = !staff.decisions.boards().is_empty();
    let fields = html! {
        @for &kind in Kind::ALL {
            @let (number, day) = (forms::number(kind), forms::day(kind));
            @let [number_label, day_label] = forms::labels(kind);
            fieldset {
                legend { (t.get(kind.text_key())) }
                @if let Some(common) = staff.decisions.by(kind, None).filter(|_| board.is_some()) {
                    p.hint { (t.with("disposal-common-is", [("number", common.number.clone().into())])) }
                }
                (Field::new(number.as_str(), t.get(number_label), form.raw(&number)).show(faults))
                (Field::new(day.as_str(), t.get(day_label), form.raw(&day)).input(Input::Date).show(faults))
            }
        }
    };
    let content = html! {
        p.lead { (t.get("disposal-form-lead")) }
        @if has_boards { p { (t.get(if board.is_some() { "disposal-own-hint" } else { "disposal-common-hint" })) } }
        (save_form(t, &url::decisions(slug, &word(board)), fields))
    };
    staff
        .shell(Chapter::Mailings, &title)
        .form(faults)
        .titled(content)
}
