//! The example's reports, and the mailings that carry them.

use super::pdf::one_page_pdf;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, MailingId, ReportId};
use crate::error::Result;
use crate::i18n::Language;
use crate::mailings::came::Came;
use crate::mailings::letter::Letter;
use crate::mailings::queries::Plan;
use crate::mailings::{self, Audience, Mailing, purpose_of};
use crate::processes::{Process, Slug};
use crate::reports::pictures::{self, Cleaned};
use crate::reports::{self, NewFile, Report, ReportKind, ReportText};

/// What a report of the example says, and who is told: title and summary per language.
pub(super) struct Words {
    kind: ReportKind,
    version: &'static str,
    audiences: [Audience; 2],
    texts: [(Language, &'static str, &'static str); 2],
    /// The same as a page, in the languages of `texts`; empty where it is a file alone.
    pages: [&'static str; 2],
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
        pages: ["", ""],
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
        pages: [SWEDISH_PAGE, ENGLISH_PAGE],
    }
}

const SWEDISH_PAGE: &str = "## Blev ni hörda?

![Tio rutor i rad. Nio av dem är fyllda.](nio-av-tio.png)

Av dem som svarade på frågan fick nio av tio göra sin röst hörd i ganska eller mycket hög grad.

## Det här bygger tillit

- att bli **tagen på allvar**
- att få ett svar, också när svaret är nej
- att veta vart man kan vända sig

## Det här händer nu

Nämnderna tar med sig lärdomarna i sina planer. På sidan om samtalen berättar vi vad det blev av.
";

const ENGLISH_PAGE: &str = "## Were you heard?

![Ten squares in a row. Nine of them are filled.](nio-av-tio.png)

Of those who answered the question, nine in ten got to make their voice heard to a fairly or very high degree.

## What builds trust

- being **taken seriously**
- getting an answer, also when it is no
- knowing where to turn

## What happens now

The boards take the lessons into their plans. The page about the dialogues tells what came of it.
";

/// Ten squares in a row, nine of them filled.
fn squares() -> Option<Cleaned> {
    const SIDE: usize = 48;
    const GAP: usize = 12;
    let (width, height) = (10 * SIDE + 11 * GAP, SIDE + 2 * GAP);
    let shade = |x: usize, y: usize| -> u8 {
        let (nth, within) = (x / (SIDE + GAP), x % (SIDE + GAP));
        let is_inside = nth < 10 && within >= GAP && (GAP..GAP + SIDE).contains(&y);
        let edge = within.saturating_sub(GAP).min(SIDE + GAP - 1 - within);
        let edge = edge
            .min(y.saturating_sub(GAP))
            .min((GAP + SIDE - 1).saturating_sub(y));
        match is_inside && (nth < 9 || edge < 3) {
            true => 70,
            false => 255,
        }
    };
    let pixels: Vec<u8> = (0..width * height)
        .map(|at| shade(at % width, at / width))
        .collect();
    let mut bytes = Vec::new();
    let sides = (u32::try_from(width).ok()?, u32::try_from(height).ok()?);
    let mut encoder = png::Encoder::new(&mut bytes, sides.0, sides.1);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().ok()?;
    writer.write_image_data(&pixels).ok()?;
    writer.finish().ok()?;
    pictures::cleaned(&bytes)
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
        .zip(words.pages)
        .map(|(&(language, title, summary), page)| ReportText {
            language,
            title: title.into(),
            summary: summary.into(),
            body: page.into(),
            file_id: None,
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
        files: Vec::new(),
        pictures: Vec::new(),
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
    report.slug = reports::queries::put(c, &report, &[(Language::Swedish, file)])?;
    if let Some(squares) = squares().filter(|_| !words.pages[0].is_empty()) {
        reports::queries::add_picture(c, report.id, "nio-av-tio.png", &squares)?;
    }
    let purpose = purpose_of(words.kind);
    let letters = |&to: &Audience| {
        let languages = to.languages().iter();
        let about = (&report, &Came::default());
        let letter = |language: &Language| Letter::compose(to, language.texts(), process, about);
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
