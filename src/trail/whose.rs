//! Whose log is read, and by whom.

use super::Area;
use crate::audit::queries::chain::Chain;
use crate::desk;
use crate::i18n::Texts;
use crate::processes::within::Staff;
use crate::staff::{Account, Desk};
use crate::web::page::{Chapter, StaffShell};
use crate::web::url::{self, Url};

/// A log, and who reads it.
#[derive(Clone, Copy)]
pub enum Whose<'a> {
    /// A process's, read by somebody who works with it.
    Process(&'a Staff),
    /// That of what belongs to no process, read by somebody who runs the installation.
    Installation(&'a Account),
}

impl<'a> Whose<'a> {
    pub fn t(self) -> &'static Texts {
        match self {
            Self::Process(staff) => staff.t(),
            Self::Installation(account) => account.language.texts(),
        }
    }

    pub fn chain(self) -> Chain {
        match self {
            Self::Process(staff) => Some(staff.process.id),
            Self::Installation(_) => None,
        }
    }

    /// Actions that this reader is not to know of: what the desk found stays with those who have it.
    pub fn hidden(self) -> &'static [&'static str] {
        match self.has_desk() {
            true => &[],
            false => desk::HIDDEN,
        }
    }

    /// What this reader may read of a line's detail.
    pub fn told(self, action: &str, detail: String) -> String {
        match self.has_desk() {
            true => detail,
            false => desk::for_others(action, &detail)
                .unwrap_or_default()
                .to_owned(),
        }
    }

    fn has_desk(self) -> bool {
        match self {
            Self::Process(staff) => staff.may::<Desk>(),
            Self::Installation(_) => false,
        }
    }

    /// What its lines can be about.
    pub fn areas(self) -> &'static [Area] {
        match self {
            Self::Process(_) => Area::ALL,
            Self::Installation(_) => &[Area::People, Area::Mailings, Area::Process],
        }
    }

    /// The key of what its page begins with.
    pub fn lead(self) -> &'static str {
        match self {
            Self::Process(_) => "trail-lead",
            Self::Installation(_) => "trail-lead-installation",
        }
    }

    pub fn page(self) -> Url {
        match self {
            Self::Process(staff) => url::trail(&staff.process.slug),
            Self::Installation(_) => url::trail_of_all(),
        }
    }

    pub fn file(self) -> Url {
        match self {
            Self::Process(staff) => url::trail_file(&staff.process.slug),
            Self::Installation(_) => url::trail_of_all_file(),
        }
    }

    /// What the name of the file begins with.
    pub fn name(self) -> String {
        match self {
            Self::Process(staff) => staff.process.slug.to_string(),
            Self::Installation(_) => "eko".to_owned(),
        }
    }

    pub fn shell(self, title: &'a str) -> StaffShell<'a> {
        match self {
            Self::Process(staff) => staff.shell(Chapter::Settings, title),
            Self::Installation(account) => StaffShell::new(self.t(), Some(&account.name), title),
        }
    }
}
