//! Pages about publishing and mailing.

mod list;
mod made;
mod mailing;
mod orders;
mod publish;
mod relay;
mod returned;
mod standing;
mod tested;
mod words;

pub use list::{List, Named, RepeatedPart, list};
pub use mailing::page;
pub use orders::{Note, Page, Question, ask_first};
pub(super) use publish::changes;
pub use publish::{AudiencePart, PublishForm, Sample, Tested, publish_form};
pub use relay::{RelayPage, relay};
pub use returned::{Asked, Choice, Desk, ask, returned};
pub use standing::{done, done_text, figure_rows, pace_text, progress_word, trouble_text};
pub use tested::{test_link, test_link_pressed};
pub use words::words_form;
