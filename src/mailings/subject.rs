//! What a mailing would be about, before it is made.

use super::came::Came;
use super::fingerprint::Fingerprint;
use super::letter::Letter;
use super::queries::{self, Reach};
use super::{ATTACHMENT_LIMIT, Audience, Figures, Mailing, Order, purpose_of};
use crate::db::Connection;
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::processes::{self, Process, TargetGroup};
use crate::reports::{self, Report};

/// A mailing that the report has already: the same is mailed to an audience once, and whoever wishes it later is added.
pub(super) struct Made {
    pub mailing: Mailing,
    pub figures: Figures,
    letters: Vec<Letter>,
}

impl Made {
    /// Whether whoever wishes it now can still be added to it.
    pub fn takes_more(&self) -> bool {
        self.mailing.begun_at.is_some() && self.mailing.order != Order::Cancel
    }
}

/// A report that is to be mailed, with the words that were written for it.
pub(super) struct Subject {
    pub process: Process,
    pub report: Report,
    drafts: Vec<(Audience, Letter)>,
    made: Vec<Made>,
    came: Came,
    groups: Vec<TargetGroup>,
}

impl Subject {
    pub fn load(c: &mut Connection, process: Process, report: &str) -> Result<Self> {
        let report = reports::queries::by_slug(c, process.id, report)?;
        let mailings = queries::all(c, process.id)?.into_iter();
        let its = mailings.filter(|one| one.report == report.id && one.round == 0);
        let made = its.map(|mailing| {
            Ok(Made {
                figures: queries::figures_of(c, mailing.id)?,
                letters: queries::letters(c, mailing.id)?,
                mailing,
            })
        });
        Ok(Self {
            made: made.collect::<Result<_>>()?,
            drafts: queries::drafts(c, report.id)?,
            came: Came::load(c, &report)?,
            groups: processes::queries::groups(c, process.id)?,
            process,
            report,
        })
    }

    /// Makes sure that the words for an audience can be changed: not while a mailing of the report waits for its time,
    /// nor once it is mailed to them, because who is added later gets the same.
    ///
    /// # Errors
    /// `Refused` when not.
    pub fn may_be_reworded(&self, audience: Audience) -> Result<()> {
        if self.report.frozen_at.is_some() && self.report.published_at.is_none() {
            return Err(Error::Refused("words-are-frozen"));
        }
        match self.made(audience) {
            Some(_) => Err(Error::Refused("words-are-mailed")),
            None => Ok(()),
        }
    }

    /// The mailing that an audience has of it already.
    pub fn made(&self, audience: Audience) -> Option<&Made> {
        let mut made = self.made.iter();
        made.find(|made| made.mailing.audience == audience)
    }

    /// All that a person who publishes it says yes to.
    pub fn fingerprint(&self) -> Fingerprint {
        let letters: Vec<_> = Audience::ALL
            .iter()
            .map(|&audience| (audience, self.letters(audience)))
            .collect();
        let rules = self.process.mailing.needs_approval;
        Fingerprint::of(&self.process, &self.report, &letters, &rules)
    }

    /// The words that somebody wrote for one audience in one language, if anybody has.
    pub fn written(&self, audience: Audience, language: Language) -> Option<&Letter> {
        self.drafts
            .iter()
            .find(|(of, letter)| *of == audience && letter.language == language)
            .map(|(_, letter)| letter)
    }

    /// What one audience gets in one language: what its mailing says already, else what was written for it, else the
    /// ready-made words.
    pub fn letter(&self, audience: Audience, language: Language) -> Letter {
        let mailed = self.made(audience).and_then(|made| {
            let mut letters = made.letters.iter();
            letters.find(|letter| letter.language == language)
        });
        mailed
            .or_else(|| self.written(audience, language))
            .cloned()
            .unwrap_or_else(|| {
                let about = (&self.report, &self.came);
                Letter::compose(audience, language.texts(), &self.process, about)
            })
    }

    /// The mail as each language of an audience will get it.
    pub fn letters(&self, audience: Audience) -> Vec<Letter> {
        audience
            .languages()
            .iter()
            .map(|&language| self.letter(audience, language))
            .collect()
    }

    /// How many of an audience it would reach.
    pub fn reach(&self, c: &mut Connection, audience: Audience) -> Result<Reach> {
        Ok(queries::audience(c, &self.mailing(audience))?)
    }

    /// A mailing of it that is not made.
    pub fn mailing(&self, to: Audience) -> Mailing {
        let purpose = purpose_of(self.report.kind);
        Mailing::unmade(self.process.id, self.report.id, to, purpose)
    }

    /// What is wrong with a subject line that names whom the dialogues were with: it is read by whoever glances at a
    /// screen (D49).
    pub fn names_a_group(&self, t: &Texts, line: &str) -> Option<String> {
        let line = line.to_lowercase();
        self.groups
            .iter()
            .filter(|group| group.kind.is_people())
            .find(|group| line.contains(&group.name.to_lowercase()))
            .map(|group| t.with("words-subject-group", [("group", (&*group.name).into())]))
    }

    /// Whether the report has a file in Swedish, and each of its files is small enough to travel along.
    pub fn may_attach(&self) -> bool {
        let mut files = self.report.files.iter();
        self.report.file.is_some() && files.all(|file| file.bytes <= ATTACHMENT_LIMIT)
    }
}
