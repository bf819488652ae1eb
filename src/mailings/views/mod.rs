//! Pages about publishing and mailing.

mod list;
mod mailing;
mod publish;
mod relay;

pub use list::{List, ListRow, list};
pub use mailing::{
    Page, done, done_text, figure_rows, pace_text, page, progress_word, trouble_text,
};
pub use publish::{AudiencePart, PublishForm, Sample, Tested, WordsForm, publish_form, words_form};
pub use relay::{RelayPage, relay};

use maud::Markup;

use crate::accounts::Account;
use crate::processes::Process;
use crate::web::page::{Chapter, Place, StaffShell, staff};

fn staff_page(
    account: &Account,
    process: &Process,
    chapter: Chapter,
    title: &str,
    has_faults: bool,
    content: Markup,
) -> Markup {
    let shell = StaffShell {
        t: account.language.texts(),
        who: Some(&account.name),
        place: Some(Place {
            slug: process.slug.as_str(),
            name: process.name(account.language),
            chapter,
        }),
        title,
        has_faults,
        narrow: false,
    };
    staff(&shell, content)
}
