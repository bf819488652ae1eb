//! Publishing a report and mailing it; following a mailing; the relay.

pub mod live;
pub mod mailing;
pub mod orders;
pub mod publish;
pub mod relay;
pub mod words;

use super::letter::Letter;
use super::{Audience, queries};
use crate::accounts::Right;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::{self, Process};
use crate::reports::{self, Report};

/// A report that is to be mailed, with the words that were written for it.
struct Subject {
    process: Process,
    report: Report,
    drafts: Vec<(Audience, Letter)>,
}

impl Subject {
    async fn load<R: Right>(app: &App, staff: &Within<R>, slug: &str) -> Result<Self> {
        let (id, slug) = (staff.process, slug.to_owned());
        app.db
            .read(move |c| {
                let report = reports::queries::by_slug(c, id, &slug)?;
                Ok(Self {
                    process: processes::queries::process(c, id)?,
                    drafts: queries::drafts(c, report.id)?,
                    report,
                })
            })
            .await
    }

    /// What one audience gets in one language: what was written for it, else the ready-made words.
    fn letter(&self, audience: Audience, language: Language) -> Letter {
        letter(
            &self.process,
            &self.report,
            &self.drafts,
            audience,
            language,
        )
    }
}

fn letter(
    process: &Process,
    report: &Report,
    drafts: &[(Audience, Letter)],
    audience: Audience,
    language: Language,
) -> Letter {
    queries::draft_of(drafts, audience, language)
        .cloned()
        .unwrap_or_else(|| Letter::compose(audience, language.texts(), process, report))
}

/// The mail as each language of an audience will get it.
fn letters(
    process: &Process,
    report: &Report,
    drafts: &[(Audience, Letter)],
    audience: Audience,
) -> Vec<Letter> {
    audience
        .languages()
        .iter()
        .map(|&language| letter(process, report, drafts, audience, language))
        .collect()
}

/// An audience and a language as a path or a query names them.
fn audience_and_language(audience: &str, language: &str) -> Result<(Audience, Language)> {
    let audience = Audience::from_word(audience).ok_or(Error::NotFound)?;
    let language = Language::from_word(language).ok_or(Error::NotFound)?;
    if !audience.languages().contains(&language) {
        return Err(Error::NotFound);
    }
    Ok((audience, language))
}
