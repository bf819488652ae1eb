//! Pages about surveys: what participants meet, and what staff make of it.

mod builder;
mod paper;
mod participants;
mod points;
mod staff;

pub use builder::{Builder, builder, new_survey, question_form};
pub use paper::{PaperForm, paper_field, paper_form, paper_sheet};
pub use participants::{Around, QuestionPage, after, before, not_open, question, start};
pub use points::{Point, new_point, point};
pub use staff::{Overview, overview};

use maud::Markup;

use crate::accounts::Account;
use crate::dialogues::Audience;
use crate::i18n::Texts;
use crate::processes::Process;
use crate::web::components::Faults;
use crate::web::page::{Chapter, Place, StaffShell, staff as staff_shell};

fn staff_page(
    account: &Account,
    process: &Process,
    title: &str,
    faults: Option<&Faults>,
    content: Markup,
) -> Markup {
    let t = account.language.texts();
    let shell = StaffShell {
        t,
        who: Some(&account.name),
        place: Some(Place {
            slug: process.slug.as_str(),
            name: process.name(t.language),
            chapter: Chapter::Survey,
        }),
        title,
        has_faults: faults.is_some_and(|faults| !faults.is_empty()),
        narrow: faults.is_some(),
    };
    staff_shell(&shell, content)
}

fn audience_name(t: &Texts, audience: Audience) -> String {
    t.get(match audience {
        Audience::Participants => "audience-participants",
        Audience::ElectedMembers => "audience-elected",
        Audience::Others => "audience-others",
    })
    .into_owned()
}
