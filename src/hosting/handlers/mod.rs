//! HTTP for dialogues, by page.

pub mod calendar;
pub mod cancelling;
pub mod chosen;
pub mod closing;
pub mod form;
pub mod host;
pub mod import;
pub mod list;
pub mod page;
pub mod poster;
pub mod screens;
pub mod version;
pub mod wall;

/// The process and the number of the dialogue that a path names.
type Path = actix_web::web::Path<(String, i32)>;
