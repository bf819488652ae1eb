//! Pages about surveys: what participants meet, and what staff make of it.

mod aside;
mod builder;
mod comments;
mod erasing;
mod paper;
mod participants;
mod points;
mod review;
mod spoken;
mod staff;

pub use aside::{Around, At, set_aside};
pub use builder::{
    AboutDraft, Builder, QuestionForm, ask_about_draft, builder, new_survey, question_form,
};
pub use comments::{Comments, comments};
pub use erasing::erase_comments;
pub use paper::{
    Added, COMMENT_ON, PAPERS, PaperForm, ask_to_clear, is_typed, paper_field, paper_form,
    paper_sheet,
};
pub use participants::{QuestionPage, before, cancelled, not_open, question, rehearsed, start};
pub use points::{Point, ask_about_point, new_point, point, point_again};
pub use review::{Review, ReviewOne, ReviewOthers, review, review_one, review_others};
pub use spoken::{Words, media, spoken};
pub use staff::{Overview, overview};
