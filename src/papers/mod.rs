//! The papers that have to be on file before a process starts: the record of processing (GDPR, article 30), the facts for
//! an impact assessment (article 35), the rows for decisions on disposal. Made from the settings as they are, to print.
//!
//! What Eko cannot know is a marked blank, and never a guess. Nothing about participants is counted here.

pub mod handlers;
mod views;

use jiff::civil::Date;

use crate::config::{Config, SecretKey};
use crate::db::ids::ProcessId;
use crate::db::{Connection, DatabaseUrl};
use crate::error::Result;
use crate::mailings::bounces::KEPT_DAYS;
use crate::processes::{Method, TargetGroup};
use crate::staff::Role;
use crate::survey::personal::asks_for_a_person;
use crate::survey::questionnaire::QuestionKind;
use crate::{api, dialogues, processes, staff, survey, tablets};

/// Where the key lies that opens what is sealed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Key {
    Apart,
    Beside,
    /// In the environment, and in no file.
    Environment,
}

/// What of the installation's settings a paper tells.
#[derive(Debug, Clone)]
pub struct Machine {
    pub is_on_postgres: bool,
    pub key: Key,
    pub is_encrypted: bool,
    /// The relay's host; none writes mails as files.
    pub relay: Option<String>,
    /// The host of the mailbox from which mail that came back is fetched.
    pub mailbox: Option<String>,
}

impl Machine {
    pub fn of(config: &Config) -> Self {
        let key = match (&config.secret_key, config.key_beside_database()) {
            (_, Some(_)) => Key::Beside,
            (SecretKey::Value(_), None) => Key::Environment,
            (SecretKey::File(_), None) => Key::Apart,
        };
        let mail = &config.mail;
        Self {
            is_on_postgres: matches!(config.database, DatabaseUrl::Postgres(_)),
            key,
            is_encrypted: config.base_url.is_https(),
            relay: mail.smtp.as_ref().map(|url| url.host.clone()),
            mailbox: mail
                .bounces
                .as_ref()
                .and_then(|mailbox| mailbox.host().map(str::to_owned)),
        }
    }
}

/// The questions besides the one that every process asks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Questions {
    pub all: usize,
    pub in_own_words: usize,
    /// Those that ask for sex, age or name, as far as their words say so.
    pub of_a_person: usize,
}

/// What the papers are made of, besides the process itself and what was decided.
#[derive(Debug)]
pub struct Facts {
    pub today: Date,
    pub machine: Machine,
    pub groups: Vec<TargetGroup>,
    pub methods: Vec<Method>,
    pub dialogues: usize,
    /// How many tablets have been answered on.
    pub tablets: usize,
    pub questions: Questions,
    /// How many people have each role.
    pub roles: Vec<(Role, usize)>,
    /// What the keys are for that other programs read figures with.
    pub keys: Vec<String>,
    /// Days for which returned mail is kept that nobody has understood.
    pub returned_days: i64,
}

impl Facts {
    /// # Errors
    /// When the database does not answer.
    pub fn load(c: &mut Connection, of: ProcessId, machine: Machine, today: Date) -> Result<Self> {
        let dialogues = dialogues::queries::all(c, of)?;
        let mut tablets = 0;
        for dialogue in &dialogues {
            tablets += tablets::queries::tablets(c, dialogue.id)?.len();
        }
        let mut people = staff::queries::people(c, of)?;
        people.retain(|person| person.is_accepted);
        let having = |role| people.iter().filter(|person| person.role == role).count();
        let keys = api::queries::all(c, of)?.into_iter();
        Ok(Self {
            today,
            machine,
            groups: processes::queries::groups(c, of)?,
            methods: processes::queries::methods(c, of)?,
            dialogues: dialogues.len(),
            tablets,
            questions: questions(c, of)?,
            roles: Role::ALL.iter().map(|&role| (role, having(role))).collect(),
            keys: keys
                .filter(|key| !key.is_over(today))
                .map(|key| key.name)
                .collect(),
            returned_days: KEPT_DAYS,
        })
    }

    /// How many people have a role.
    pub fn having(&self, wanted: Role) -> usize {
        let mut roles = self.roles.iter();
        roles
            .find(|(role, _)| *role == wanted)
            .map_or(0, |(_, count)| *count)
    }
}

/// Of the newest version that participants are asked, or will be.
fn questions(c: &mut Connection, of: ProcessId) -> Result<Questions> {
    let (_, versions) = survey::queries::survey(c, of, "participants")?;
    let Some(newest) = versions.first() else {
        return Ok(Questions::default());
    };
    let own = newest.questionnaire.questions.iter();
    let own: Vec<_> = own.filter(|question| !question.is_locked()).collect();
    Ok(Questions {
        all: own.len(),
        in_own_words: own
            .iter()
            .filter(|question| question.kind == QuestionKind::Text)
            .count(),
        of_a_person: own
            .iter()
            .filter(|question| asks_for_a_person(question))
            .count(),
    })
}
