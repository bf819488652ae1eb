//! The example's reports, and the mailings that carry them.

use super::pdf::one_page_pdf;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, MailingId, ReportId};
use crate::error::Result;
use crate::i18n::Language;
use crate::mailings::letter::Letter;
use crate::mailings::queries::Plan;
use crate::mailings::{self, Audience, Mailing, purpose_of};
use crate::processes::{Process, Slug};
use crate::reports::{self, NewFile, Report, ReportKind, ReportText};

/// What a report of the example says, and who is told: title and summary per language.
pub(super) struct Words {
    kind: ReportKind,
    version: &'static str,
    audiences: [Audience; 2],
    texts: [(Language, &'static str, &'static str); 2],
}

pub(super) fn interim() -> Words {
    Words {
        kind: ReportKind::Interim,
        version: "2.0",
        audiences: [Audience::Participants, Audience::Contacts],
        texts: [
            (
                Language::Swedish,
                "Delrapport: vad vi har hört hittills",
                "Vi har träffat 355 personer i 30 dialoger. Här är våra första iakttagelser.\n\nTillit byggs i mötet: att bli tagen på allvar, att få svar och att veta vart man kan vända sig.",
            ),
            (
                Language::English,
                "Interim report: what we have heard so far",
                "We have met 355 people in 30 dialogues. These are our first observations.\n\nTrust is built when people meet: being taken seriously, getting an answer, and knowing where to turn.",
            ),
        ],
    }
}

pub(super) fn popular() -> Words {
    Words {
        kind: ReportKind::Popular,
        version: "1.0",
        audiences: [Audience::Participants, Audience::Stakeholders],
        texts: [
            (
                Language::Swedish,
                "Slutrapporten i korthet",
                "426 personer har deltagit i 37 dialoger. Här är våra upptäckter och lärdomar, i korthet.\n\nTack till alla som delade med sig.",
            ),
            (
                Language::English,
                "The final report in brief",
                "426 people took part in 37 dialogues. Here are our discoveries and lessons, in brief.\n\nThank you to everybody who shared.",
            ),
        ],
    }
}

/// Who publishes a report, when, and from which domain it is mailed.
pub(super) struct Publishing<'a> {
    pub by: AccountId,
    pub at: Timestamp,
    pub domain: &'a str,
}

/// Publishes a report and makes its mailings.
pub(super) fn publish(
    c: &mut Connection,
    process: &Process,
    words: &Words,
    publishing: &Publishing<'_>,
) -> Result<Vec<MailingId>> {
    let texts: Vec<ReportText> = words
        .texts
        .iter()
        .map(|&(language, title, summary)| ReportText {
            language,
            title: title.into(),
            summary: summary.into(),
        })
        .collect();
    let mut report = Report {
        id: ReportId::random(),
        process: process.id,
        slug: Slug::of_name(&format!("{}-{}", words.kind.word(), words.version)),
        kind: words.kind,
        version: words.version.into(),
        link: None,
        file: None,
        file_facts: None,
        texts,
        created_at: publishing.at,
        frozen_at: None,
        published_at: None,
        published_place: None,
        visits: 0,
    };
    let bytes = one_page_pdf(words.texts[1].1).into();
    let file = NewFile {
        name: format!("{}-{}.pdf", words.kind.word(), words.version),
        found: reports::pdf::examine(&bytes),
        bytes,
    };
    report.slug = reports::queries::put(c, &report, Some(&file))?;
    let purpose = purpose_of(words.kind);
    let letters = |&to: &Audience| {
        let languages = to.languages().iter();
        let letter = |language: &Language| Letter::compose(to, language.texts(), process, &report);
        (to, languages.map(letter).collect())
    };
    let plan = Plan {
        like: Mailing {
            last: words.kind == ReportKind::Popular,
            created_by: Some(publishing.by),
            ..Mailing::unmade(process.id, report.id, words.audiences[0], purpose)
        },
        words: words.audiences.iter().map(letters).collect(),
        domain: publishing.domain.to_owned(),
    };
    mailings::queries::plan(c, &plan, publishing.at)
}
