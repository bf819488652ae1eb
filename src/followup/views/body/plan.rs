//! How far the plan has come, and what was told to others.

use maud::{Markup, html};

use super::{Body, Stack, plain};
use crate::followup::chapters::Topic;
use crate::followup::tables::others;
use crate::web::url;

const ACTIVITIES: [Stack; 5] = plain(["activity", "phase", "due_on", "status", "note"]);
const OUTREACH: [Stack; 5] = plain(["day", "level", "audience", "how", "note"]);

impl Body<'_> {
    /// How far the plan has come, and what was told to others.
    pub(super) fn plan(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            @if let Some(process) = self.process { p { a.alone href=(url::plan(process)) { (t.get("activities-open")) } } }
            (self.sorted(Topic::Plan, &others::activities(t, account), &ACTIVITIES, None))
            (self.cards(&others::outreach(t, account), &OUTREACH).show(t))
        }
    }
}
