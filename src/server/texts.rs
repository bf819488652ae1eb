//! The texts that lie beside the database: taken in when Eko starts, looked at, and handed to whoever translates as a
//! table that comes back filled in.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::Path;

use crate::config::Config;
use crate::error::{Error, Result};
use crate::i18n::beside::{Entry, What, entries, read};
use crate::i18n::{self, File, Language};
use crate::sheets::begins_formula;
use crate::sheets::csv::{Cell, list};
use crate::sheets::letters::{Letters, decode};

/// Takes in what lies there. What cannot be used is left out, and noted in the log.
///
/// # Errors
/// `Io` when the folder is there and cannot be read.
pub fn take_in(config: &Config) -> Result<()> {
    for File { path, read, .. } in i18n::take_in(&config.texts())? {
        let file = path.display();
        for note in &read.notes {
            tracing::warn!(%file, "texts: {note}");
        }
    }
    Ok(())
}

/// Says what lies there, by whom it was reviewed, and what in it cannot be used.
///
/// # Errors
/// When something is left out, or missing; and `Io`.
pub fn check(config: &Config) -> Result<()> {
    let folder = config.texts();
    let files = i18n::files_beside(&folder)?;
    let mut lines = vec![format!("{} files in {}", files.len(), folder.display())];
    let mut count = 0;
    for File { path, tag, read } in &files {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let whose = match (Language::from_word(tag), &read.manner) {
            (Some(ours), _) => format!("in the place of ours in {}", ours.own_name()),
            (None, Some(manner)) => format!("a language that is added: {}", manner.name),
            (None, None) => "not used".to_owned(),
        };
        let reviewed = match &read.review {
            Some(review) => format!("reviewed by {} on {}", review.by, review.on),
            None => "not reviewed by anybody".to_owned(),
        };
        lines.push(format!("{name}: {} texts, {whose}; {reviewed}", read.count));
        lines.extend(read.notes.iter().map(|note| format!("{name}: {note}")));
        count += read.notes.len();
    }
    print(&lines)?;
    match count {
        0 => Ok(()),
        _ => Err(Error::Settings(format!(
            "{count} things are to be put right in the texts"
        ))),
    }
}

fn print(lines: &[String]) -> Result<()> {
    let mut out = std::io::stdout().lock();
    for line in lines {
        writeln!(out, "{line}")?;
    }
    Ok(())
}

const TITLES: [&str; 5] = ["key", "where", "picture", "svenska", "own"];

/// The pictures that the browser's tests take, by the heading that texts stand under.
const PICTURES: [(&str, &str); 14] = [
    ("Every page", "question"),
    ("Forms", "thanks-error"),
    ("Participants: the code", "start"),
    ("Participants: the question", "question"),
    ("Participants: the address", "thanks"),
    ("Those who left an address", "my-data"),
    ("The public status page", "status"),
    ("Ready-made news", "status"),
    ("Posters", "posters-a4"),
    ("The room’s screen", "display"),
    ("The tablet", "host"),
    ("The mail itself", "publish"),
    ("Accessibility statement", "accessibility"),
    ("Privacy page", "privacy"),
];

/// What a language that is added says of itself, with what to write.
const OF_ITSELF: [(&str, &str); 4] = [
    ("language-name", "språkets namn på språket självt"),
    (
        "language-direction",
        "ltr, eller rtl för språk som skrivs från höger",
    ),
    ("language-decimal", "tecknet före decimaler: , eller ."),
    ("language-comma", "tecknet mellan ord i en lista: ,"),
];

const OF_THE_REVIEW: [(&str, &str); 2] = [
    ("reviewed-by", "vem som har granskat texterna"),
    ("reviewed-on", "vilken dag, till exempel 2026-01-31"),
];

/// What a file says, by key.
fn values(source: &str) -> BTreeMap<String, String> {
    let all = entries(source).into_iter();
    all.map(|entry| (entry.key.clone(), entry.value()))
        .collect()
}

/// The texts of participants in a language, as a table to be filled in.
///
/// # Errors
/// `Settings` when it is no language's tag, and `Io`.
pub fn write_sheet(config: &Config, tag: &str, file: Option<&Path>) -> Result<()> {
    let ours = known(tag)?;
    let beside = config.texts().join(format!("{tag}.ftl"));
    let own = match std::fs::read_to_string(beside) {
        Ok(source) => values(&source),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => BTreeMap::new(),
        Err(error) => return Err(error.into()),
    };
    let brought = ours.map(|ours| values(i18n::of_participants(ours)));
    let brought = brought.unwrap_or_default();
    let own_of = |key: &str| own.get(key).or(brought.get(key)).cloned();
    let row = |key: &str, place: &str, picture: &str, swedish: &str| {
        let own = own_of(key).unwrap_or_default();
        [key, place, picture, swedish, &own]
            .map(|cell| Cell::Text(cell.to_owned()))
            .to_vec()
    };
    let mut rows = vec![TITLES.map(|title| Cell::Text(title.to_owned())).to_vec()];
    let of_itself = OF_ITSELF.iter().filter(|_| ours.is_none());
    for (key, meaning) in of_itself.chain(&OF_THE_REVIEW) {
        rows.push(row(key, "", "", meaning));
    }
    for entry in entries(i18n::of_participants(Language::Swedish)) {
        let picture = PICTURES.iter().find(|(of, _)| *of == entry.section);
        let picture = picture.map_or("", |(_, name)| name);
        rows.push(row(&entry.key, &entry.section, picture, &entry.value()));
    }
    let bytes = list(b';', rows)?;
    match file {
        Some(file) => std::fs::write(file, bytes)?,
        None => std::io::stdout().lock().write_all(&bytes)?,
    }
    Ok(())
}

/// The language of ours that a tag names; none where it can be another's.
fn known(tag: &str) -> Result<Option<Language>> {
    let is_none = read(tag, "")
        .notes
        .iter()
        .any(|note| note.what == What::NoTag);
    match is_none {
        true => Err(Error::Settings(format!(
            "{tag} is no language’s tag, such as ti or se"
        ))),
        false => Ok(Language::from_word(tag)),
    }
}

/// Takes a table back that was filled in: what differs from what Eko brings along becomes the file of texts.
///
/// # Errors
/// `Settings` with everything that cannot be used, and then nothing is written; and `Io`.
pub fn take_sheet(config: &Config, tag: &str, file: &Path) -> Result<()> {
    let ours = known(tag)?;
    let rows = rows(&std::fs::read(file)?)?;
    let brought = ours.map(|ours| values(i18n::of_participants(ours)));
    let brought = brought.unwrap_or_default();
    let filled = rows
        .iter()
        .filter(|(key, own)| !own.is_empty() && brought.get(key.as_str()) != Some(own));
    let mut source: String = filled.map(|(key, own)| Entry::written(key, own)).collect();
    // What the table does not ask about, such as what staff read, stays as it was.
    let beside = config.texts().join(format!("{tag}.ftl"));
    let before = match std::fs::read_to_string(&beside) {
        Ok(before) => before,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(error) => return Err(error.into()),
    };
    for entry in entries(&before) {
        if rows.iter().all(|(key, _)| *key != entry.key) {
            source.push_str(&entry.source);
        }
    }
    let read = read(tag, &source);
    let (missing, faults): (Vec<_>, Vec<_>) = read
        .notes
        .iter()
        .partition(|note| matches!(note.what, What::Missing(_)));
    if !faults.is_empty() {
        // A line of the file that would be written says nothing to whoever filled in a table.
        let told = faults.iter().map(|note| i18n::beside::Note {
            line: None,
            what: note.what.clone(),
        });
        let told: Vec<String> = told.map(|note| note.to_string()).collect();
        return Err(Error::Settings(format!(
            "nothing was written: {}",
            told.join("; ")
        )));
    }
    let folder = config.texts();
    std::fs::create_dir_all(&folder)?;
    let new = folder.join(format!("{tag}.new"));
    std::fs::write(&new, &source)?;
    std::fs::rename(&new, &beside)?;
    let mut lines = vec![format!("{} texts in {}", read.count, beside.display())];
    lines.extend(missing.iter().map(ToString::to_string));
    lines.push("Eko says them once it is started again".to_owned());
    print(&lines)
}

/// Keys with what was written for them.
fn rows(bytes: &[u8]) -> Result<Vec<(String, String)>> {
    let unreadable = |why: &str| Error::Settings(format!("the table cannot be read: {why}"));
    let text = match decode(bytes) {
        Some((text, Letters::Utf8 | Letters::Utf16)) => text,
        // Most letters of the world are lost in it.
        Some((_, Letters::Windows1252)) => return Err(unreadable("save it as CSV in UTF-8")),
        None => return Err(unreadable("it is no CSV file")),
    };
    let first = text.lines().next().unwrap_or_default();
    let separator = [b';', b',', b'\t']
        .into_iter()
        .find(|separator| first.contains(char::from(*separator)))
        .ok_or_else(|| unreadable("its first row has one column"))?;
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator)
        .flexible(true)
        .from_reader(text.as_bytes());
    let titles = reader
        .headers()
        .map_err(|error| unreadable(&error.to_string()))?;
    let column = |title: &str| {
        let found = titles.iter().position(|one| one.trim() == title);
        found.ok_or_else(|| unreadable(&format!("it has no column {title}")))
    };
    let (key, own) = (column(TITLES[0])?, column(TITLES[4])?);
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| unreadable(&error.to_string()))?;
        let cell = |at: usize| record.get(at).unwrap_or_default();
        let own = i18n::line::with_one_end(cell(own));
        // The apostrophe that keeps a spreadsheet from computing.
        let bare = own.strip_prefix('\'').filter(|rest| begins_formula(rest));
        let own = bare.unwrap_or(&own).trim();
        if !cell(key).trim().is_empty() {
            rows.push((cell(key).trim().to_owned(), own.to_owned()));
        }
    }
    Ok(rows)
}
