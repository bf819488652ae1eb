//! The mark on paper: what somebody who holds it can check the figures by.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::followup::snapshots::{Mark, Snapshot};
use crate::i18n::Texts;

/// A mark, and the way to the saved figures that it is of.
pub struct Marked {
    pub mark: Mark,
    pub snapshot: Snapshot,
    /// The whole address.
    pub there: String,
    /// The same as a QR, as an address of its own content.
    pub qr: String,
}

/// What stands at the end of a paper with saved figures.
pub fn shown(t: &Texts, marked: &Marked, zone: &TimeZone) -> Markup {
    let moment = t.moment(marked.snapshot.taken_at, zone);
    let address = marked.there.split_once("://");
    let address = address.map_or(marked.there.as_str(), |(_, rest)| rest);
    html! {
        div.mark {
            img src=(marked.qr) alt="" width="96" height="96";
            div {
                p { (t.with("mark-saved", [("name", marked.snapshot.name.clone().into()), ("moment", moment.into())])) }
                p { strong { (marked.mark) } ". " (t.get("mark-check")) " " a href=(marked.there) { bdi dir="ltr" { (address) } } }
            }
        }
    }
}
