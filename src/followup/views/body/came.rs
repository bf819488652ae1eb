//! What came of what was said, and of what was promised.

use maud::{Markup, html};

use super::{Body, Stack, plain, stack};
use crate::followup::chapters::Topic;
use crate::followup::tables::others;
use crate::web::url;

const REPLIES: [Stack; 4] = [
    stack("said", &[]),
    stack("who", &["reference"]),
    stack("state", &["words"]),
    stack("promised_on", &["standing", "done_on"]),
];
const READERS: [Stack; 6] = [
    stack("of", &["who"]),
    stack("n", &[]),
    stack("yes", &[]),
    stack("partly", &[]),
    stack("no", &[]),
    stack("share", &[]),
];
const PROMISES: [Stack; 5] = plain(["report", "first", "day", "came_on", "standing"]);

impl Body<'_> {
    /// What each board replies, and how promises stand.
    pub(super) fn came(&self) -> Markup {
        let (t, account) = (self.t, self.account);
        html! {
            @if let Some(process) = self.process { p { a.alone href=(url::observations(process)) { (t.get("observations-open")) } } }
            (self.sorted(Topic::Came, &others::replies(t, account), &REPLIES, None))
            (self.cards(&others::promises(t, account), &PROMISES).show(t))
            (self.cards(&others::readers(t, account), &READERS).show(t))
        }
    }
}
