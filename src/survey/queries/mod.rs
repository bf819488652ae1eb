//! Surveys, tallies, comments and submission keys in the database.

pub mod answered;
pub mod aside;
pub mod behind;
mod changing;
mod closing;
mod comments;
pub mod counted;
mod counting;
pub mod ending;
pub mod erasing;
mod keys;
pub mod offered;
mod readers;
pub mod review;
mod tallying;
mod versions;

pub use closing::{Closing, Step, close, forget_late_keys, seal};
pub use comments::{Comment, Written, add_comment, comments};
pub use counting::{
    AnswerOutcome, Counting, OnPaper, PaperChange, clear_paper, count_handed_in, count_paper,
    on_paper, on_paper_by_question,
};
pub use readers::of_readers;
pub use tallying::add_to_tally;
pub use versions::{
    add_survey, begin_draft, change_draft, discard_draft, make_pilot, publish_draft, published,
    put_draft, survey, surveys, version, with_versions,
};
