//! The log of changes as people read it: of a process, and of what belongs to no process.
//!
//! `audit` keeps it, sealed line by line; whatever changes something writes it (`staff::writing`). Here it is shown,
//! filtered and handed out. What the registrar's desk found of an address stays with the desk (`desk::for_others`).

mod actions;
mod forms;
pub mod handlers;
pub mod verifying;
mod views;
mod whose;

pub use actions::ACTIONS;

use crate::db::ids::word_enum;

word_enum!(
    /// What lines are about.
    Area {
        Process = "process" => "area-process", People = "people" => "area-people",
        Plan = "plan" => "area-plan", Dialogues = "dialogues" => "area-dialogues",
        Surveys = "surveys" => "area-surveys", Organisations = "organisations" => "area-organisations",
        Reports = "reports" => "area-reports", Mailings = "mailings" => "area-mailings",
        Figures = "figures" => "area-figures", Desk = "desk" => "area-desk",
    }
);

impl Area {
    /// What the names of its actions begin with.
    pub fn begins(self) -> &'static [&'static str] {
        match self {
            Self::Process => &[
                "process.",
                "logo.",
                "information.",
                "board.",
                "group.",
                "theme.",
                "method.",
                "disposal.",
                "demo.",
            ],
            Self::People => &["person.", "account.", "key."],
            Self::Plan => &[
                "goal.",
                "goals.",
                "indicator.",
                "activity.",
                "activities.",
                "outreach.",
            ],
            Self::Dialogues => &["dialogue.", "dialogues.", "collection-point."],
            Self::Surveys => &["survey.", "spoken.", "draft.", "question.", "comments."],
            Self::Organisations => &["organisation.", "contact.", "contacts."],
            Self::Reports => &["report.", "news.", "observation.", "reply."],
            Self::Mailings => &["mailing.", "returned-mail.", "addresses."],
            Self::Figures => &["snapshot.", "figures."],
            Self::Desk => &["desk."],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_is_about_one_thing() {
        for (name, _) in ACTIONS {
            let areas = Area::ALL.iter().filter(|area| {
                let begins = area.begins();
                begins.iter().any(|begin| name.starts_with(begin))
            });
            assert_eq!(areas.count(), 1, "{name}");
        }
    }
}
