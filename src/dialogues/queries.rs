//! Dialogues in the database.

mod closing;
mod doors;
pub mod ending;
mod importing;
mod points;
pub mod reading;
mod rows;

pub use closing::{
    Closes, Taking, add_late_answer, adopt_survey, asks, cancel, closed_before, due_to_close, end,
    give_survey, last_closed, late_answers, lock, mark_closed, note_unanswered, open_now, remove,
    restore, set_aside_from_now, sets_aside, stands, take_back_end, takes, window,
};
pub use doors::{code, has_host_link, is_opened_by, public, set_code, set_host_token};
pub use importing::{Destination, import, import_faults};
pub use points::{add_collection_point, collection_point, collection_points, enter_asked};
pub use rows::{
    add, all, by_host_token, by_id, by_number, enter_head_count, ids_of, next_number,
    taken_numbers, update,
};
