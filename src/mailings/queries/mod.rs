//! Mailings and deliveries in the database: how they stand, and what people decide about them.

mod addressed;
mod breaker;
mod claimed;
pub mod ending;
mod failing;
mod making;
mod orders;
pub mod promised;
mod reading;
mod recipients;
pub mod senders;
mod sending;
mod turns;
mod words;

pub use addressed::{Addressed, addressed_to, came_back, owed_to};
pub use breaker::BELIEVED;
pub use claimed::Claimed;
pub use failing::{Blow, Failed, fail};
pub use making::{Plan, add_missed, approve, plan, plan_reminder, send_back, start};
pub use orders::{
    Resolution, pause_for, pause_put_back, pending, put_last, reschedule, resolve, retry,
    set_order, stood_still,
};
pub use reading::{
    ByWish, Reached, all, by_wish, contacts_in, deliveries_by_contact, figures, figures_of,
    figures_of_all, first_round, has_begun, in_none, last_settled, letters, longest_due, mailed,
    mailing, mailing_of, message_ids, process_of, reached, reminder, report_of, settled_since,
    to_begin, to_organisations, together, uncertain, unmade,
};
pub use recipients::{Reach, audience, remind_too};
pub use sending::{Lease, MAKING, Settled, claim, release, set_trouble, settle, settle_withdrawn};
pub use turns::{Begun, Going, Taken, begin};
pub use words::{drafts, put_draft, remove_draft};
