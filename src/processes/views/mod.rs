//! Pages about a process: its staff pages, and what it tells participants of itself.

mod accounts;
mod information;
mod parts;
mod people;
mod settings;

pub use accounts::{AccountPage, account, accounts, new_account};
pub use information::{accessibility, privacy};
pub use parts::{AroundBoard, board_form, group_form, method_form};
pub use people::{PeoplePage, PersonPage, people, person, person_form};
pub use settings::{NewProcess, information_form, new_form, settings_form};
