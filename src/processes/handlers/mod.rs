//! A process's own pages, by what they do. Its home, and the list of all, stand in `home`, above.

mod accounts;
mod information;
mod people;
mod settings;

pub use accounts::{
    account_form, accounts, add_account, care_for_account, new_account_form, set_account_rights,
};
pub use information::{
    accessibility, accessibility_anywhere, information_form, privacy, privacy_anywhere,
    set_information,
};
pub use people::{
    add_person, answer_invitation, ask_person_again, ask_to_remove_person, change_person, people,
    person, person_form, remove_person, vouch_for_person,
};
pub use settings::{create, new_form, set_settings, settings_form};
