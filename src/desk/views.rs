//! The desk's pages.

use maud::{Markup, html};

use crate::processes::within::Staff;
use crate::web::page::Chapter;

pub fn page(staff: &Staff) -> Markup {
    let t = staff.t();
    let title = t.get("desk-title");
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("desk-lead")) }
    };
    staff.shell(Chapter::Desk, &title).page(content)
}
