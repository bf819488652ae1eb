//! What staff fill in about a report, and its rules.

use super::{NewFile, Report, ReportKind, ReportText, is_web_link};
use crate::clock::Timestamp;
use crate::db::ids::ProcessId;
use crate::web::components::{Faults, in_language};
use crate::web::form::Form;
use crate::web::reading::{Length, Reading};

/// A form with what a report says now, or with what a new one begins with.
pub fn fill(report: Option<&Report>) -> Form {
    let mut form = Form::default();
    let Some(report) = report else {
        form.set("version", "1.0");
        return form;
    };
    form.set("kind", report.kind.word());
    form.set("version", &report.version);
    form.set("link", report.link.as_deref().unwrap_or_default());
    for text in &report.texts {
        form.set(&in_language("title", text.language), &text.title);
        form.set(&in_language("summary", text.language), &text.summary);
    }
    form
}

/// Reads a report, and the file that came with it; a new one is a draft of the process.
///
/// # Errors
/// What was not filled in rightly.
pub fn read(
    mut reading: Reading<'_>,
    file: Option<NewFile>,
    old: Option<&Report>,
    of: ProcessId,
    now: Timestamp,
) -> Result<(Report, Option<NewFile>), Faults> {
    let kind = ReportKind::from_word(reading.form.text("kind")).unwrap_or(ReportKind::Interim);
    let version = reading.required("version", "report-version", 20);
    let texts = reading.in_languages([
        ("title", "report-title", Length::Line(160)),
        ("summary", "report-summary", Length::Lines(4000)),
    ]);
    let link = reading.optional("link", "report-link", 2000);
    if !link.is_empty() && !is_web_link(&link) {
        reading.fault("link", "report-link-malformed");
    }
    if file.as_ref().is_some_and(|file| file.found.is_none()) {
        reading.fault("file", "report-file-not-pdf");
    }
    let has_file = file.is_some() || old.is_some_and(|old| old.file.is_some());
    if !has_file && link.is_empty() {
        reading.fault("file", "report-nothing");
    }
    let report = Report {
        kind,
        link: Some(link).filter(|link| !link.is_empty()),
        texts: texts
            .into_iter()
            .map(|(language, [title, summary])| ReportText {
                language,
                title,
                summary,
            })
            .collect(),
        ..old
            .cloned()
            .unwrap_or_else(|| Report::draft(of, kind, &version, now))
    };
    reading.done(Some((Report { version, ..report }, file)))
}
