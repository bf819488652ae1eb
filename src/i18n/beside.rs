//! Texts that lie in files beside the database: `texts/ti.ftl` says in other words what Eko says in Tigrinya,
//! `texts/se.ftl` adds a language that Eko does not bring along.
//!
//! Whatever stands in such a file, Eko starts: a text that cannot be used is left out, with a note that says which and
//! why, and what Eko brings along stands in its place. So an upgrade never stops at somebody's older words.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use super::added::{Manner, is_tag};
use super::language::Language;
use super::line;

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    pub key: String,
    /// Counted from 1.
    pub line: usize,
    /// The heading that it stands under.
    pub section: String,
    /// All of it as it is written, from its key on.
    pub source: String,
}

impl Entry {
    /// What stands behind the `=`, without the space that sets it in.
    pub fn value(&self) -> String {
        let (_, value) = self.source.split_once('=').unwrap_or_default();
        let mut lines = value.trim_end().lines();
        let first = lines.next().unwrap_or_default().trim();
        let rest: Vec<&str> = lines.collect();
        let indent = rest
            .iter()
            .filter(|line| !line.trim().is_empty())
            .map(|line| line.len() - line.trim_start().len())
            .min()
            .unwrap_or(0);
        let rest = rest
            .iter()
            .map(|line| line.get(indent..).unwrap_or_default());
        let all = Some(first).filter(|first| !first.is_empty());
        all.into_iter().chain(rest).collect::<Vec<_>>().join("\n")
    }

    /// A text of a key, as a file has it.
    pub fn written(key: &str, value: &str) -> String {
        let value = value.trim();
        // A selector, and a text of several lines, are set in below.
        match value.contains('\n') {
            true => {
                let lines = value.lines().map(|line| format!("\n    {line}"));
                format!("{key} ={}\n", lines.collect::<String>())
            }
            false => format!("{key} = {value}\n"),
        }
    }

    /// The values that it fills in.
    pub fn values(&self) -> BTreeSet<&str> {
        let parts = self.source.split('$').skip(1);
        let name =
            |part: &'_ str| part.find(|c: char| !(c.is_alphanumeric() || matches!(c, '_' | '-')));
        parts
            .map(|part| &part[..name(part).unwrap_or(part.len())])
            .collect()
    }

    /// What it says with a number in the place of every value; none where it cannot be said.
    fn said(&self, values: &BTreeSet<&str>) -> Option<String> {
        let resource = FluentResource::try_new(self.source.clone()).ok()?;
        let mut bundle = FluentBundle::new_concurrent(Vec::new());
        bundle.set_use_isolating(false);
        bundle.add_resource(resource).ok()?;
        let pattern = bundle.get_message(&self.key)?.value()?;
        let args = values.iter().map(|&name| (name, FluentValue::from(2)));
        let args: FluentArgs = args.collect();
        let mut errors = Vec::new();
        let said = bundle.format_pattern(pattern, Some(&args), &mut errors);
        errors.is_empty().then(|| said.into_owned())
    }
}

/// The texts of a file, in its order.
pub fn entries(source: &str) -> Vec<Entry> {
    let mut all: Vec<Entry> = Vec::new();
    let mut section = String::new();
    let mut is_within = false;
    for (at, line) in source.lines().enumerate() {
        let begins_key = line.starts_with(|c: char| c.is_ascii_alphabetic());
        if let Some(heading) = line.strip_prefix("## ") {
            heading.trim().clone_into(&mut section);
            is_within = false;
        } else if line.starts_with('#') {
            is_within = false;
        } else if begins_key {
            let key = line.split('=').next().unwrap_or_default().trim();
            all.push(Entry {
                key: key.to_owned(),
                line: at + 1,
                section: section.clone(),
                source: String::new(),
            });
            is_within = true;
        }
        if let Some(last) = all.last_mut().filter(|_| is_within) {
            last.source.push_str(line);
            last.source.push('\n');
        }
    }
    all
}

/// Something about a file that somebody should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Counted from 1; none of the whole file.
    pub line: Option<usize>,
    pub what: What,
}

/// What it is. All but the last three leave the text out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum What {
    /// The file's name is no language's tag.
    NoTag,
    /// A language that is added has no name of its own.
    NoName,
    NotRead(String),
    Unreadable(String),
    Unknown(String),
    Twice(String),
    /// It asks for a value, a text or a function that is not there.
    Unfilled(String),
    /// It has several lines, in a place for one.
    SeveralLines(String),
    /// It leaves out values that Eko fills in.
    Lacking(String, Vec<String>),
    /// The texts that an added language lacks: they are read in Swedish.
    Missing(Vec<String>),
    /// A review has somebody who did it, and a day.
    HalfReviewed,
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(line) = self.line {
            write!(f, "line {line}: ")?;
        }
        match &self.what {
            What::NoTag => {
                f.write_str("the file is left out: its name is no language's tag, such as se.ftl")
            }
            What::NoName => f.write_str("the file is left out: it says no language-name"),
            What::NotRead(why) => write!(f, "the file is left out: {why}"),
            What::Unreadable(key) => write!(f, "{key} is left out: it cannot be read as Fluent"),
            What::Unknown(key) => write!(f, "{key} is left out: Eko has no such text"),
            What::Twice(key) => write!(f, "{key} is left out: it stands here a second time"),
            What::Unfilled(key) => write!(
                f,
                "{key} is left out: it asks for a value, a text or a function that is not there"
            ),
            What::SeveralLines(key) => write!(f, "{key} is left out: it must be one line"),
            What::Lacking(key, values) => {
                write!(
                    f,
                    "{key} does not say {}",
                    values
                        .iter()
                        .map(|one| format!("{{ ${one} }}"))
                        .collect::<Vec<_>>()
                        .join(", ")
                )
            }
            What::Missing(keys) => write!(
                f,
                "{} texts are missing, and are read in Swedish: {}",
                keys.len(),
                keys.join(", ")
            ),
            What::HalfReviewed => f.write_str(
                "reviewed-by and reviewed-on belong together; the day is written as 2026-01-31",
            ),
        }
    }
}

/// By whom a file's texts were reviewed, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    pub by: String,
    pub on: jiff::civil::Date,
}

/// A file as it was read: what of it is used, and what is to be known about it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Read {
    /// The texts that are used, as a Fluent resource.
    pub source: String,
    /// How many they are.
    pub count: usize,
    pub review: Option<Review>,
    /// How an added language is written; none of one that Eko brings along.
    pub manner: Option<Manner>,
    pub notes: Vec<Note>,
}

/// What a file can say of itself.
const OWN: [&str; 6] = [
    "language-name",
    "language-direction",
    "language-decimal",
    "language-comma",
    "reviewed-by",
    "reviewed-on",
];

/// Reads a file with texts in the language of this tag.
pub fn read(tag: &str, source: &str) -> Read {
    let mut read = Read::default();
    if !is_tag(tag) {
        read.note(None, What::NoTag);
        return read;
    }
    let ours = Language::ours(tag);
    let (participants, staff) = ours.unwrap_or(Language::Swedish).sources();
    let ours_too = staff.filter(|_| ours.is_some()).map(entries);
    let known: Vec<Entry> = entries(participants)
        .into_iter()
        .chain(ours_too.into_iter().flatten())
        .collect();
    let known: BTreeMap<&str, &Entry> = known.iter().map(|one| (one.key.as_str(), one)).collect();
    let mut own: BTreeMap<String, String> = BTreeMap::new();
    let mut used = BTreeSet::new();
    for entry in entries(&line::with_one_end(source)) {
        if OWN.contains(&entry.key.as_str()) {
            own.insert(entry.key.clone(), entry.value());
            continue;
        }
        match fault(&known, &entry, used.contains(&entry.key)) {
            Some(what) => read.note(Some(entry.line), what),
            None => {
                let values = known.get(entry.key.as_str()).map(|ours| ours.values());
                let lacking = values.unwrap_or_default();
                let lacking: Vec<String> = lacking
                    .difference(&entry.values())
                    .map(|&one| one.to_owned())
                    .collect();
                if !lacking.is_empty() {
                    read.note(Some(entry.line), What::Lacking(entry.key.clone(), lacking));
                }
                read.source.push_str(&entry.source);
                read.count += 1;
                used.insert(entry.key);
            }
        }
    }
    read.review(&own);
    if ours.is_none() {
        let missing = known.keys().filter(|key| !used.contains(**key));
        let missing: Vec<String> = missing.map(|&key| key.to_owned()).collect();
        read.add_language(&own, missing);
    }
    read
}

/// Why a text cannot be used.
fn fault(known: &BTreeMap<&str, &Entry>, entry: &Entry, is_used: bool) -> Option<What> {
    let key = || entry.key.clone();
    let Some(ours) = known.get(entry.key.as_str()) else {
        return Some(What::Unknown(key()));
    };
    if is_used {
        return Some(What::Twice(key()));
    }
    if FluentResource::try_new(entry.source.clone()).is_err() {
        return Some(What::Unreadable(key()));
    }
    let values = ours.values();
    // Also in a form that only another number takes.
    if !entry.values().is_subset(&values) {
        return Some(What::Unfilled(key()));
    }
    let Some(said) = entry.said(&values) else {
        return Some(What::Unfilled(key()));
    };
    // What stands in a mail's header or a page's title stays one line.
    let is_one = ours.said(&values).is_some_and(|ours| line::is_line(&ours));
    (is_one && !line::is_line(&said)).then(|| What::SeveralLines(key()))
}

impl Read {
    fn note(&mut self, line: Option<usize>, what: What) {
        self.notes.push(Note { line, what });
    }

    fn review(&mut self, file: &BTreeMap<String, String>) {
        let by = file.get("reviewed-by").filter(|by| !by.is_empty());
        let on = file.get("reviewed-on").and_then(|on| on.parse().ok());
        match (by, on) {
            (Some(by), Some(on)) => self.review = Some(Review { by: by.clone(), on }),
            (None, None) if !file.contains_key("reviewed-on") => {}
            _ => self.note(None, What::HalfReviewed),
        }
    }

    fn add_language(&mut self, own: &BTreeMap<String, String>, missing: Vec<String>) {
        let said = |key: &str| own.get(key).map_or("", String::as_str);
        if said("language-name").is_empty() {
            self.note(None, What::NoName);
            return;
        }
        self.manner = Some(Manner {
            name: said("language-name").to_owned(),
            direction: if said("language-direction") == "rtl" {
                "rtl"
            } else {
                "ltr"
            },
            point: if said("language-decimal") == "." {
                '.'
            } else {
                ','
            },
            comma: match said("language-comma") {
                "" => ", ".to_owned(),
                comma => format!("{} ", comma.trim()),
            },
        });
        if !missing.is_empty() {
            self.note(None, What::Missing(missing));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn whats(read: &Read) -> Vec<String> {
        read.notes.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_can_be_used_is_and_the_rest_is_named() {
        let read = read(
            "ti",
            "reviewed-by = Selam\nreviewed-on = 2026-11-01\nsend = ስደድ!\nno-such-key = x\nnext = { $who }\n\
             save =\nback = x\nback = y\nmail-subject =\n    a\n    b\nbefore-text = ጽናሕ\n",
        );
        assert_eq!(read.count, 3, "send, back and before-text");
        assert_eq!(
            read.review.as_ref().map(|review| review.by.as_str()),
            Some("Selam")
        );
        assert_eq!(
            whats(&read),
            [
                "line 4: no-such-key is left out: Eko has no such text",
                "line 5: next is left out: it asks for a value, a text or a function that is not there",
                "line 6: save is left out: it cannot be read as Fluent",
                "line 8: back is left out: it stands here a second time",
                "line 9: mail-subject is left out: it must be one line",
                "line 12: before-text does not say { $moment }",
            ]
        );
        assert!(read.manner.is_none());
    }

    #[test]
    fn a_language_that_is_added_says_how_it_is_called_and_what_it_lacks() {
        let file =
            "language-name = ייִדיש\nlanguage-direction = rtl\nlanguage-decimal = .\nsend = שיקן\n";
        let read = read("yi", file);
        let manner = read.manner.clone().expect("a language");
        assert_eq!(
            (manner.name.as_str(), manner.direction, manner.point),
            ("ייִדיש", "rtl", '.')
        );
        let told = whats(&read).join("\n");
        assert!(
            told.contains("texts are missing, and are read in Swedish: a11y-authority, "),
            "{told}"
        );
        let nameless = super::read("yi", "send = שיקן\n");
        assert!(nameless.manner.is_none() && whats(&nameless).join("").contains("language-name"));
        assert!(
            whats(&super::read("../yi", ""))
                .join("")
                .contains("no language's tag")
        );
    }

    #[test]
    fn a_text_is_written_as_it_was_read() {
        for language in Language::all() {
            let (participants, staff) = language.sources();
            for entry in std::iter::once(participants).chain(staff).flat_map(entries) {
                let again = Entry::written(&entry.key, &entry.value());
                let again = entries(&again).remove(0);
                assert_eq!(again.value(), entry.value(), "{}", entry.key);
                assert_eq!(
                    again.said(&entry.values()),
                    entry.said(&entry.values()),
                    "{}",
                    entry.key
                );
            }
        }
    }

    proptest! {
        /// Whatever is in a file, it is read; and what is used of it can be said.
        #[test]
        fn no_file_stops_eko(text in "(send|next|date|reviewed-by|x)? ?=?[ -~\n{}$*\\[\\]åش]{0,120}") {
            let read = read("sv", &text);
            for entry in entries(&read.source) {
                prop_assert!(FluentResource::try_new(entry.source).is_ok());
            }
            prop_assert!(FluentResource::try_new(read.source).is_ok());
        }
    }
}
