//! What is fed back: reports with their versions, files and words; in `news` what the status page tells
//! besides. The status page itself stands in `status`, above.
//!
//! A published report is frozen: its words, file and version never change. A correction is a new version,
//! a report of its own.

pub mod examining;
mod forms;
pub mod handlers;
pub mod news;
pub mod pdf;
pub mod pictures;
pub mod promises;
pub mod queries;
mod views;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

use actix_web::web::Bytes;
use diesel::prelude::*;
use moka::sync::Cache;

use crate::app::{App, Remembered};
use crate::clock::Timestamp;
use crate::db::ids::{FileId, ProcessId, ReportId, word_enum};
use crate::db::schema::report_text;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::Slug;
use crate::web::upload::Upload;
use pictures::Picture;

word_enum!(
    /// What kind of report it is. Who gets it, `addresses::purpose_of` says.
    ReportKind {
        Interim = "interim" => "kind-interim",
        Final = "final" => "kind-final",
        /// The final report in plain words, for participants.
        Popular = "popular" => "kind-popular",
        /// What came of it all, later (D20).
        Outcomes = "outcomes" => "kind-outcomes",
    }
);

/// A report's words in one language.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = report_text)]
pub struct ReportText {
    pub language: Language,
    pub title: String,
    pub summary: String,
    /// All of it as a page, in CommonMark; empty where it is only a file or a link.
    pub body: String,
    /// Its file in this language; of Swedish the report's own is it.
    pub file_id: Option<FileId>,
}

/// A file of a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReportFile {
    pub id: FileId,
    pub name: String,
    pub bytes: i64,
    pub language: Language,
}

/// A report.
#[derive(Debug, Clone)]
pub struct Report {
    pub id: ReportId,
    pub process: ProcessId,
    pub slug: Slug,
    pub kind: ReportKind,
    /// As it is told apart from others: `1.0`, `2.0` (D43).
    pub version: String,
    /// Where it lies elsewhere (D56).
    pub link: Option<String>,
    /// Its file, in Swedish.
    pub file: Option<FileId>,
    /// What is known of its files, Swedish first.
    pub files: Vec<ReportFile>,
    /// The pictures of its pages.
    pub pictures: Vec<Picture>,
    pub texts: Vec<ReportText>,
    pub created_at: Timestamp,
    /// Since when it can no longer be changed: it is published, or a mailing of it waits for its time.
    pub frozen_at: Option<Timestamp>,
    /// None while it is a draft.
    pub published_at: Option<Timestamp>,
    /// Its place then among all that has happened in the process.
    pub published_place: Option<i64>,
    /// How often its public page was opened, by whomever: all in all, and nothing about anybody.
    pub visits: i64,
}

impl Report {
    /// A draft without words, known in URLs by its kind and version.
    pub fn draft(process: ProcessId, kind: ReportKind, version: &str, now: Timestamp) -> Self {
        Self {
            id: ReportId::random(),
            process,
            slug: Slug::of_name(&format!("{}-{version}", kind.word())),
            kind,
            version: version.into(),
            link: None,
            file: None,
            files: Vec::new(),
            pictures: Vec::new(),
            texts: Vec::new(),
            created_at: now,
            frozen_at: None,
            published_at: None,
            published_place: None,
            visits: 0,
        }
    }

    /// Makes sure that it is a draft that can be changed.
    ///
    /// # Errors
    /// `Refused` when it is published, or a mailing of it waits.
    pub fn may_be_changed(&self) -> Result<()> {
        match (self.published_at, self.frozen_at) {
            (Some(_), _) => Err(Error::Refused("report-is-published")),
            (None, Some(_)) => Err(Error::Refused("report-waits-frozen")),
            (None, None) => Ok(()),
        }
    }

    /// What the log says of it: what tells it from others.
    pub fn told(&self) -> String {
        format!("{} {}", self.kind.word(), self.version)
    }

    /// The words in a language; else Swedish, else any.
    pub fn text(&self, language: Language) -> &ReportText {
        static NOTHING: ReportText = ReportText {
            language: Language::Swedish,
            title: String::new(),
            summary: String::new(),
            body: String::new(),
            file_id: None,
        };
        language
            .pick(&self.texts, Language::Swedish, |text| text.language)
            .unwrap_or(&NOTHING)
    }

    /// The file in a language; else the Swedish one, else any.
    pub fn file_for(&self, language: Language) -> Option<&ReportFile> {
        language.pick(&self.files, Language::Swedish, |file| file.language)
    }

    /// The text that is a page, in a language; else in Swedish. None where the report is only a file or a link.
    pub fn page_for(&self, language: Language) -> Option<&ReportText> {
        let is_read = |one: Language| one.for_reader(language) || one == Language::Swedish;
        let pages: Vec<&ReportText> = self
            .texts
            .iter()
            .filter(|text| !text.body.is_empty() && is_read(text.language))
            .collect();
        language
            .pick(&pages, Language::Swedish, |text| text.language)
            .copied()
    }
}

/// Visits that are counted in memory until housekeeping writes them down: a page that is read costs no write, and
/// nothing tells who came when.
#[derive(Debug, Default)]
pub struct Visits(Mutex<HashMap<ReportId, i64>>);

impl Remembered for Visits {}

impl Visits {
    pub fn count(&self, id: ReportId) {
        *self.counts().entry(id).or_default() += 1;
    }

    /// What was counted since the last time.
    pub fn take(&self) -> HashMap<ReportId, i64> {
        std::mem::take(&mut *self.counts())
    }

    /// Every change is complete in itself, so a panic elsewhere is no harm.
    fn counts(&self) -> MutexGuard<'_, HashMap<ReportId, i64>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// A file as it is stored: its name, its media type and its bytes, and what was found in it; nothing in one that no
/// parser reads.
#[derive(Debug, Clone)]
pub struct StoredFile {
    pub name: String,
    pub media_type: String,
    pub body: Bytes,
    pub found: Option<pdf::Found>,
}

impl StoredFile {
    /// A file as it is read: its name, its media type and its bytes.
    ///
    /// # Errors
    /// Those of [`examining::examine`].
    pub async fn examined(
        app: &App,
        (name, media_type, body): (String, String, Vec<u8>),
    ) -> Result<Self> {
        let body = Bytes::from(body);
        Ok(Self {
            found: examining::examine(app, body.clone()).await?,
            name,
            media_type,
            body,
        })
    }
}

/// Files that everybody fetches, when a mail has gone out to many: one copy in memory for all who read it at a time,
/// for some minutes.
pub struct Files {
    kept: Cache<FileId, StoredFile>,
    /// One is read at a time.
    reading: tokio::sync::Mutex<()>,
}

impl Default for Files {
    fn default() -> Self {
        const MOST_BYTES: u64 = 64 * 1024 * 1024;
        let weight =
            |_: &FileId, file: &StoredFile| u32::try_from(file.body.len()).unwrap_or(u32::MAX);
        Self {
            kept: Cache::builder()
                .max_capacity(MOST_BYTES)
                .weigher(weight)
                .time_to_idle(std::time::Duration::from_secs(300))
                .build(),
            reading: tokio::sync::Mutex::default(),
        }
    }
}

impl Remembered for Files {
    fn forget(&self) {
        self.kept.invalidate_all();
    }
}

impl Files {
    /// A file, from memory or as it is read.
    ///
    /// # Errors
    /// Those of reading it.
    pub async fn get(
        &self,
        id: FileId,
        read: impl Future<Output = Result<StoredFile>>,
    ) -> Result<StoredFile> {
        if let Some(file) = self.kept.get(&id) {
            return Ok(file);
        }
        let _alone = self.reading.lock().await;
        if let Some(file) = self.kept.get(&id) {
            return Ok(file);
        }
        let file = read.await?;
        self.kept.insert(id, file.clone());
        Ok(file)
    }
}

/// A file that came with a report.
#[derive(Debug, Clone)]
pub struct NewFile {
    pub name: String,
    pub bytes: Bytes,
    /// What was found in it; only a PDF that can be read is taken.
    pub found: Option<pdf::Found>,
}

impl NewFile {
    /// A file that was sent, looked at.
    ///
    /// # Errors
    /// Those of [`examining::examine_sent`].
    pub async fn examined(app: &App, sent: Upload) -> Result<Self> {
        let bytes = Bytes::from(sent.bytes);
        Ok(Self {
            found: examining::examine_sent(app, bytes.clone()).await?,
            name: sent.name,
            bytes,
        })
    }

    /// The name without anything that a header or a folder could stumble over.
    pub fn safe_name(&self) -> String {
        let name: String = self
            .name
            .rsplit(['/', '\\'])
            .next()
            .unwrap_or_default()
            .chars()
            .map(|c| {
                if c.is_alphanumeric() || "-_. ".contains(c) {
                    c
                } else {
                    '_'
                }
            })
            .take(100)
            .collect();
        if name.to_lowercase().ends_with(".pdf") {
            name
        } else {
            format!("{name}.pdf")
        }
    }
}

/// Whether a text is an address on the web that a report may lie at: one that nobody on the way can change.
pub fn is_web_link(text: &str) -> bool {
    text.strip_prefix("https://").is_some_and(|rest| {
        !rest.is_empty()
            && !rest.starts_with('/')
            && !text.contains(|c: char| c.is_whitespace() || c.is_control() || "\"<>\\".contains(c))
    }) && text.len() <= 2000
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_cannot_leave_its_header() {
        let file = |name: &str| NewFile {
            name: name.into(),
            bytes: Bytes::new(),
            found: None,
        };
        assert_eq!(file("../../etc/passwd").safe_name(), "passwd.pdf");
        assert_eq!(file("a\"\r\nX: y.pdf").safe_name(), "a___X_ y.pdf");
        assert_eq!(file("Delrapport 2.0.pdf").safe_name(), "Delrapport 2.0.pdf");
    }

    #[test]
    fn only_web_links_are_links() {
        assert!(is_web_link("https://example.org/rapport.pdf?x=1"));
        for bad in [
            "javascript:alert(1)",
            "https://",
            "ftp://a",
            "https:// a",
            "//a",
            "https://a\"b",
        ] {
            assert!(!is_web_link(bad), "{bad}");
        }
    }
}
