//! A participatory process: the owner of everything else. Its words, its boards, whom it wants to hear,
//! and the methods it tries.

pub mod disposal;
mod forms;
pub mod handlers;
pub mod logo;
pub mod parts;
pub mod queries;
pub mod shell;
pub mod spoken;
mod threshold;
mod views;
mod whom;
pub mod within;

use diesel::prelude::*;
use jiff::civil::Date;

use crate::clock::Timestamp;
use crate::db::ids::{BoardId, MethodId, ProcessId, TargetGroupId, word_enum};
use crate::db::schema::{board, method, process, process_text, target_group};
use crate::i18n::Language;
use crate::staff::Role;
use crate::staff::queries::Known;
use crate::web::accent::Accent;
use crate::web::logo::{Logo, Sender};
use crate::web::page::Contact;
use crate::web::participant::Home;
pub use crate::web::url::Slug;
use spoken::Spoken;
pub use threshold::{Threshold, Turnout};
pub use whom::{GroupKind, Whom};

/// What a process is called and what it is for, in one language.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = process_text)]
pub struct ProcessText {
    pub language: Language,
    pub name: String,
    /// One sentence, shown before the question (D51).
    pub purpose: String,
    /// What is known not to be accessible yet; empty when nothing is.
    pub shortcomings: String,
    /// Who else takes part, and that they see no answers and no addresses (D46).
    pub partners: String,
}

word_enum!(
    /// How far the requirements on accessibility are met, as somebody at the organisation has chosen to say it: nothing
    /// that was left empty is read as a yes.
    Conformance {
        Full = "full" => "a11y-state-full", Partial = "partial" => "a11y-state-partial", Not = "not" => "a11y-state-not",
    }
);

word_enum!(
    /// By whom it was found out.
    ReviewMethod { Own = "own" => "a11y-by-own", External = "external" => "a11y-by-external" }
);

/// What the accessibility statement and the privacy page say beyond what is true of every process.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Information {
    /// How the data protection officer is reached; empty when there is none.
    pub data_officer: String,
    /// When somebody at the organisation last reviewed the accessibility.
    pub reviewed_on: Option<Date>,
    /// How far the requirements are met; nothing is said before somebody has chosen.
    pub conformance: Option<Conformance>,
    pub method: Option<ReviewMethod>,
    /// Who processes personal data for the organisation (GDPR Art. 28); empty when nobody is named.
    pub processors: String,
    /// Each board is a controller of its own (Art. 4.7), and the organisation only speaks for them.
    pub boards_answer: bool,
    /// That somebody takes part tells something sensitive of them (Art. 9.1).
    pub is_sensitive: bool,
    /// When any of this was last changed.
    pub changed_on: Date,
}

impl Information {
    /// Before anybody has filled it in.
    pub fn new(today: Date) -> Self {
        Self {
            data_officer: String::new(),
            reviewed_on: None,
            conformance: None,
            method: None,
            processors: String::new(),
            boards_answer: false,
            is_sensitive: false,
            changed_on: today,
        }
    }
}

/// What is agreed about mailings.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = process)]
pub struct MailingRules {
    /// A second person approves of each mailing before it goes (D38).
    #[diesel(column_name = approval)]
    pub needs_approval: bool,
    /// Days after which organisations that have said nothing are asked again, once (D57).
    pub reminder_days: i32,
    /// Days after a mailing's last mail in which bounces may still come; then addresses can be erased.
    pub bounce_days: i32,
}

impl Default for MailingRules {
    fn default() -> Self {
        Self {
            needs_approval: false,
            reminder_days: 14,
            bounce_days: 30,
        }
    }
}

/// A process with its settings.
#[derive(Debug, Clone)]
pub struct Process {
    pub id: ProcessId,
    pub slug: Slug,
    pub default_language: Language,
    pub texts: Vec<ProcessText>,
    pub contact: Contact,
    pub threshold: Threshold,
    /// Days after its own day that a dialogue can be answered.
    pub answer_days: i32,
    /// Seconds after a dialogue's end in which papers and what tablets had not sent yet are taken in, and the end can
    /// be taken back.
    pub grace: i64,
    pub mailing: MailingRules,
    /// When it ended: since then nothing of it can be changed (D37).
    pub ended_at: Option<Timestamp>,
    /// The participants' pages' colour, if it is not Eko's own.
    pub accent: Option<Accent>,
    /// The sender's, where it has one.
    pub logo: Option<Logo>,
    /// What can be listened to and watched instead of being read.
    pub spoken: Vec<Spoken>,
    pub information: Information,
}

impl Process {
    /// The words in a language, or in the process's own where there are none.
    pub fn text(&self, language: Language) -> &ProcessText {
        text_in(&self.texts, language, self.default_language)
    }

    pub fn name(&self, language: Language) -> &str {
        &self.text(language).name
    }

    /// One of the texts that a process may leave out in a language: the nearest one that says something.
    pub fn nearest<'a>(
        &'a self,
        language: Language,
        of: impl Fn(&'a ProcessText) -> &'a str,
    ) -> Option<(Language, &'a str)> {
        let written: Vec<(Language, &str)> = self
            .texts
            .iter()
            .map(|text| (text.language, of(text)))
            .filter(|(_, text)| !text.trim().is_empty())
            .collect();
        language
            .pick(&written, self.default_language, |(language, _)| *language)
            .copied()
    }

    /// What the participants' pages of the process are dressed in.
    pub fn home(&self, language: Language) -> Home<'_> {
        let text = self.text(language);
        Home {
            slug: &self.slug,
            name: &text.name,
            name_language: text.language,
            contact: &self.contact,
            accent: self.accent,
            logo: self.logo.as_ref(),
        }
    }

    /// Whose logo it is.
    pub fn sender(&self) -> Sender<'_> {
        Sender {
            process: &self.slug,
            contact: &self.contact,
        }
    }
}

/// Picks the words of a language, else of the default one.
pub fn text_in(texts: &[ProcessText], language: Language, default: Language) -> &ProcessText {
    static NOTHING: ProcessText = ProcessText {
        language: Language::Swedish,
        name: String::new(),
        purpose: String::new(),
        shortcomings: String::new(),
        partners: String::new(),
    };
    language
        .pick(texts, default, |text| text.language)
        .unwrap_or(&NOTHING)
}

/// A client of the process: a local board.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = board)]
pub struct Board {
    pub id: BoardId,
    pub name: String,
    pub municipality: String,
    /// Its reference number (diarienummer), shown on its exports (D40).
    pub reference: String,
}

/// Boards whose names tell them apart: where two have the same, the municipality stands behind it. One of them at most
/// has none, and keeps its name as it is.
pub fn told_apart(boards: Vec<Board>) -> Vec<Board> {
    let names: Vec<String> = boards.iter().map(|board| board.name.clone()).collect();
    let is_shared = |name: &String| names.iter().filter(|other| *other == name).count() > 1;
    boards
        .into_iter()
        .map(|mut board| {
            if is_shared(&board.name) && !board.municipality.is_empty() {
                board.name = board.with_municipality();
            }
            board
        })
        .collect()
}

impl Board {
    /// Its name with its municipality behind it.
    fn with_municipality(&self) -> String {
        format!("{} ({})", self.name, self.municipality)
    }

    /// Whether it is written so, as [`told_apart`] has it or with a comma.
    fn is_written(&self, called: &str) -> bool {
        called == self.with_municipality()
            || called
                .strip_prefix(self.name.as_str())
                .and_then(|rest| rest.strip_prefix(','))
                .is_some_and(|rest| rest.trim() == self.municipality)
    }
}

/// The board that a file speaks of.
#[derive(Debug)]
pub enum Called<'a> {
    One(&'a Board),
    None,
    /// Several have the name; how each is written to tell it apart.
    Several(Vec<String>),
}

impl<'a> Called<'a> {
    /// By its name; or by name and municipality, as `Name (Municipality)` or `Name, Municipality`.
    pub fn among(boards: &'a [Board], called: &str) -> Self {
        let named: Vec<&Board> = boards.iter().filter(|one| one.name == called).collect();
        match named.as_slice() {
            [] => boards
                .iter()
                .find(|one| one.is_written(called))
                .map_or(Self::None, Self::One),
            [one] => Self::One(one),
            several => Self::Several(several.iter().map(|one| one.with_municipality()).collect()),
        }
    }
}

/// A board and the groups that it prioritises.
#[derive(Debug, Clone)]
pub struct PrioritisingBoard {
    pub board: Board,
    pub groups: Vec<TargetGroupId>,
}

/// Whom the process wants to hear.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = target_group)]
pub struct TargetGroup {
    pub id: TargetGroupId,
    pub name: String,
    pub kind: GroupKind,
}

/// A way to hold a dialogue (D9).
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = method)]
pub struct Method {
    pub id: MethodId,
    pub name: String,
    pub strengths: String,
    pub weaknesses: String,
}

/// How a new process begins like an old one; whoever knows all that belongs to a process says how.
pub trait TakesOver {
    /// Gives the second process what is to be taken over from the first.
    ///
    /// # Errors
    /// Those of the database.
    fn take_over(
        c: &mut crate::db::Connection,
        old_and_new: (ProcessId, ProcessId),
        now: Timestamp,
        today: Date,
    ) -> crate::error::Result<()>;
}

/// An account, and the names of the processes that it takes part in, with what it is there.
#[derive(Debug, Clone)]
pub struct AccountRow {
    pub known: Known,
    pub processes: Vec<(String, Role)>,
    /// Whether a code is asked of them besides the password.
    pub has_second_factor: bool,
}
