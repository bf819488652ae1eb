//! What pages of several rooms say of answers.

use maud::{Markup, html};

use crate::i18n::Texts;
use crate::survey::queries::aside::SetAside;

/// What is set aside, and why.
pub fn set_aside(t: &Texts, aside: &[SetAside]) -> Markup {
    html! {
        @for one in aside {
            @let values = [("channel", t.get(one.channel.text_key()).into_owned().into()), ("reason", one.reason.clone().into())];
            (t.with("aside-because", values)) br;
        }
    }
}
