//! What has been mailed of a report already, said before it is mailed once more.

use maud::{Markup, html};

use super::standing::progress_mark;
use crate::i18n::Texts;
use crate::mailings::subject::Made;
use crate::mailings::{Audience, Order};
use crate::processes::within::Staff;
use crate::staff::Edit;
use crate::web::url;

/// How the mailing stands that an audience has of this report, and what can still be done for those who have none.
pub(super) fn standing(staff: &Staff, audience: Audience, made: &Made) -> Markup {
    let (t, slug, mailing) = (staff.t(), &staff.process.slug, &made.mailing);
    let name = t.get(audience.text_key());
    let is_cancelled = mailing.order == Order::Cancel || made.figures.cancelled > 0;
    html! {
        div.note.warn[is_cancelled] {
            p {
                strong { a href=(url::mailing(slug, mailing.id)) { (name) } } " "
                (progress_mark(t, mailing.progress(&made.figures))) " "
                (told(t, made))
            }
            @if is_cancelled {
                p {
                    (t.get("mailing-new-version"))
                    @if staff.may::<Edit>() { " " a href=(url::new_report(slug)) { (t.get("report-new")) } }
                }
            }
        }
    }
}

/// How many got it, in a sentence.
fn told(t: &Texts, made: &Made) -> String {
    let figures = &made.figures;
    if made.mailing.begun_at.is_none() && made.mailing.order != Order::Cancel {
        return t.get("made-waits").into_owned();
    }
    let key = match (made.mailing.order, figures.cancelled) {
        (Order::Cancel, _) | (_, 1..) => "made-cancelled",
        _ => "made-sent",
    };
    let values = [
        ("sent", figures.sent().into()),
        ("total", figures.total().into()),
        ("cancelled", figures.cancelled.into()),
        ("waiting", figures.waiting.into()),
    ];
    t.with(key, values)
}
