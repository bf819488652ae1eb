//! What staff fill in about a report, and its rules.

use super::{NewFile, Report, ReportKind, ReportText, is_web_link};
use crate::clock::Timestamp;
use crate::db::ids::ProcessId;
use crate::i18n::{Language, Texts};
use crate::web::components::{Faults, in_language};
use crate::web::form::Form;
use crate::web::prose;
use crate::web::reading::{Length, Reading};

/// Characters of a report's page at most.
const LONGEST: usize = 20_000;

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
        form.set(&in_language("body", text.language), &text.body);
    }
    form
}

/// The field of a report's file in a language.
pub fn file_field(language: Language) -> String {
    match language {
        Language::Swedish => "file".to_owned(),
        language => in_language("file", language),
    }
}

/// The field that lets a report's file in a language go.
pub fn drop_field(language: Language) -> String {
    in_language("drop", language)
}

/// Reads a report, and the files that came with it; a new one is a draft of the process.
///
/// # Errors
/// What was not filled in rightly.
pub fn read(
    mut reading: Reading<'_>,
    files: Vec<(Language, NewFile)>,
    old: Option<&Report>,
    of: ProcessId,
    now: Timestamp,
) -> Result<(Report, Vec<(Language, NewFile)>), Faults> {
    let kind = ReportKind::from_word(reading.form.text("kind")).unwrap_or(ReportKind::Interim);
    let version = reading.required("version", "report-version", 20);
    let texts = reading.in_languages([
        ("title", "report-title", Length::Line(160)),
        ("summary", "report-summary", Length::Lines(4000)),
        ("body", "report-body", Length::Lines(LONGEST)),
    ]);
    let link = reading.optional("link", "report-link", 2000);
    if !link.is_empty() && !is_web_link(&link) {
        reading.fault("link", "report-link-malformed");
    }
    for (language, file) in &files {
        if file.found.is_none() {
            reading.fault(&file_field(*language), "report-file-not-pdf");
        }
        if texts.iter().all(|(one, _)| one != language) {
            reading.missing(&in_language("title", *language), "report-title");
        }
    }
    for text in old.iter().flat_map(|old| &old.texts) {
        let is_kept = text.file_id.is_some() && !reading.form.ticked(&drop_field(text.language));
        if is_kept && texts.iter().all(|(one, _)| *one != text.language) {
            reading.missing(&in_language("title", text.language), "report-title");
        }
    }
    let pictures = old.map_or(&[][..], |old| &old.pictures);
    for (language, [_, _, body]) in &texts {
        let field = in_language("body", *language);
        for picture in prose::pictures(body) {
            if picture.alternative.trim().is_empty() {
                reading.faults.add(
                    field.clone(),
                    about(reading.t, "report-picture-without-words", picture.name),
                );
            } else if pictures.iter().all(|one| one.name != picture.name) {
                reading.faults.add(
                    field.clone(),
                    about(reading.t, "report-picture-unknown", picture.name),
                );
            }
        }
    }
    let kept = |language: Language| {
        let old = old.filter(|_| !reading.form.ticked(&drop_field(language)))?;
        match language {
            Language::Swedish => old.file,
            language => {
                old.texts
                    .iter()
                    .find(|text| text.language == language)?
                    .file_id
            }
        }
    };
    let own = kept(Language::Swedish);
    let has_own = own.is_some()
        || files
            .iter()
            .any(|(language, _)| *language == Language::Swedish);
    let has_page = texts
        .iter()
        .any(|(language, [_, _, body])| *language == Language::Swedish && !body.is_empty());
    let kept: Vec<_> = texts.iter().map(|(language, _)| kept(*language)).collect();
    if !has_own && !has_page && link.is_empty() {
        reading.fault("file", "report-nothing");
    }
    let report = Report {
        kind,
        link: Some(link).filter(|link| !link.is_empty()),
        file: own,
        texts: texts
            .into_iter()
            .zip(kept)
            .map(|((language, [title, summary, body]), file_id)| ReportText {
                language,
                title,
                summary,
                body,
                file_id: file_id.filter(|_| language != Language::Swedish),
            })
            .collect(),
        ..old
            .cloned()
            .unwrap_or_else(|| Report::draft(of, kind, &version, now))
    };
    reading.done(Some((Report { version, ..report }, files)))
}

/// What is wrong with a picture that a page names.
fn about(t: &Texts, key: &str, name: String) -> String {
    t.with(key, [("name", name.into())])
}
