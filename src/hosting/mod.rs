//! Planning, holding and closing dialogues: the pages of staff and of the host, posters, the mail with the host's
//! link, import. What a dialogue is stands in [`crate::dialogues`]; its pages stand above the survey and the tablets,
//! because they show how many have answered and what the tablets have not sent.

mod forms;
pub mod handlers;
mod host_mail;
pub mod shell;
mod standing;
mod views;
