//! The words: Fluent texts, one file a language, and the forms of dates and numbers.
//!
//! A key that is missing shows itself as `⟦key⟧` and never silently; a test compares the files and the code.

mod added;
pub mod beside;
pub mod characters;
mod forms;
mod language;
pub mod line;
pub mod terms;
pub mod typed;

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};

use added::Added;
use beside::{Note, Read, What};
pub use language::Language;

/// What of ours is said in other words, as Fluent resources by language.
static OTHER_WORDS: OnceLock<HashMap<Language, String>> = OnceLock::new();

/// The texts of languages that were added, by their tags.
static OF_ADDED: OnceLock<HashMap<&'static str, Texts>> = OnceLock::new();

/// A file beside the database, and what came of reading it.
pub struct File {
    pub path: PathBuf,
    pub tag: String,
    pub read: Read,
}

/// Reads the files with texts in a folder, in the order of their names; none where there is no such folder.
///
/// # Errors
/// When the folder cannot be read. A file that cannot be is a note.
pub fn files_beside(folder: &Path) -> std::io::Result<Vec<File>> {
    let listed = match std::fs::read_dir(folder) {
        Ok(listed) => listed,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut paths = listed
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<PathBuf>>>()?;
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "ftl"));
    paths.sort();
    let file = |path: PathBuf| {
        let stem = path.file_stem().map(|stem| stem.to_string_lossy());
        let tag = stem.unwrap_or_default().into_owned();
        let read = match std::fs::read_to_string(&path) {
            Ok(source) => beside::read(&tag, source.trim_start_matches('\u{feff}')),
            Err(error) => Read {
                notes: vec![Note {
                    line: None,
                    what: What::NotRead(error.to_string()),
                }],
                ..Read::default()
            },
        };
        File { path, tag, read }
    };
    Ok(paths.into_iter().map(file).collect())
}

/// Takes in the texts that lie in a folder beside the database: to be done once, before any text is asked for.
///
/// # Errors
/// As [`files_beside`].
pub fn take_in(folder: &Path) -> std::io::Result<Vec<File>> {
    let files = files_beside(folder)?;
    let mut other_words = HashMap::new();
    let (mut added, mut sources) = (Vec::new(), Vec::new());
    for File { tag, read, .. } in &files {
        match (Language::ours(tag), &read.manner) {
            (Some(ours), _) => drop(other_words.insert(ours, read.source.clone())),
            (None, Some(manner)) => {
                added.push(Added::put(tag, Some(manner.clone())));
                sources.push(read.source.as_str());
            }
            (None, None) => {}
        }
    }
    OTHER_WORDS.get_or_init(|| other_words);
    OF_ADDED.get_or_init(|| {
        let all = added.iter().zip(sources);
        all.map(|(one, source)| (one.tag(), Texts::load_added(Language::Added(one), source)))
            .collect()
    });
    Language::take_in(added);
    Ok(files)
}

/// The file with what participants read in a language that Eko brings along.
pub fn of_participants(language: Language) -> &'static str {
    language.sources().0
}

/// A text of participants as Eko brings it along, without anything filled in.
pub fn brought(language: Language, key: &str) -> Option<String> {
    let all = beside::entries(of_participants(language));
    all.iter()
        .find(|one| one.key == key)
        .map(beside::Entry::value)
}

impl Language {
    /// This language's texts; Swedish ones where its own are gone.
    pub fn texts(self) -> &'static Texts {
        static OURS: OnceLock<Vec<Texts>> = OnceLock::new();
        let ours = OURS.get_or_init(|| Self::are_ours().map(Texts::load).collect());
        let added = match self {
            Self::Added(one) => OF_ADDED.get().and_then(|all| all.get(one.tag())),
            _ => None,
        };
        added.unwrap_or_else(|| &ours[self.place().unwrap_or(0)])
    }
}

/// One language's texts.
pub struct Texts {
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    fn load(language: Language) -> Self {
        let mut texts = Self::without_any(language);
        let (participants, staff) = language.sources();
        for source in std::iter::once(participants).chain(staff) {
            let resource = FluentResource::try_new(source.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{}.ftl: {errors:?}", language.word()));
            texts
                .bundle
                .add_resource(resource)
                .unwrap_or_else(|errors| panic!("{}.ftl: {errors:?}", language.word()));
        }
        let others = OTHER_WORDS.get().and_then(|all| all.get(&language));
        texts.put_over(others.map_or("", String::as_str));
        texts
    }

    fn load_added(language: Language, source: &str) -> Self {
        let mut texts = Self::without_any(language);
        texts.put_over(source);
        texts
    }

    fn without_any(language: Language) -> Self {
        // What is no tag to Fluent counts as English does.
        let tag = language.word().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // In text from right to left, a filled-in name must not pull the punctuation around it (UAX #9, isolates).
        bundle.set_use_isolating(language.direction() == "rtl");
        Self { language, bundle }
    }

    /// Puts texts in the place of those that there are. What no resource can be made of was left out as it was read.
    fn put_over(&mut self, source: &str) {
        let (Ok(resource) | Err((resource, _))) = FluentResource::try_new(source.to_owned());
        self.bundle.add_resource_overriding(resource);
    }

    /// The text of a key.
    pub fn get(&self, key: &str) -> Cow<'_, str> {
        self.format(key, None)
    }

    /// The text of a key with values filled in.
    pub fn with<const N: usize>(
        &self,
        key: &str,
        values: [(&'static str, FluentValue<'_>); N],
    ) -> String {
        let args: FluentArgs = values.into_iter().collect();
        self.format(key, Some(&args)).into_owned()
    }

    fn format(&self, key: &str, args: Option<&FluentArgs>) -> Cow<'_, str> {
        let message = self.bundle.get_message(key);
        let text = message.and_then(|message| message.value()).map(|pattern| {
            let mut errors = Vec::new();
            let text = self.bundle.format_pattern(pattern, args, &mut errors);
            errors.is_empty().then(|| text.into_owned())
        });
        let text = text.flatten();
        let text = match (text, self.language) {
            (Some(text), _) => text,
            // What an added language lacks, its file's note names.
            (None, Language::Added(_)) => return Language::Swedish.texts().format(key, args),
            (None, _) => format!("⟦{key}⟧"),
        };
        match self.language.direction() == "rtl" && has_no_letter_of_its_own(&text) {
            true => format!("{RIGHT_TO_LEFT}{text}"),
            false => text,
        }
        .into()
    }
}

/// What begins and ends a value that was filled in (UAX #9, FSI and PDI), and an unseen letter from right to left (RLM).
const ISOLATE: char = '\u{2068}';
const ISOLATED: char = '\u{2069}';
const RIGHT_TO_LEFT: char = '\u{200f}';

/// Whether a text is made of filled-in values alone, such as a date. Filled into another text it would count as one without
/// a direction, and be laid out from left to right, its parts in the wrong order (UAX #9, P2 looks past isolates).
fn has_no_letter_of_its_own(text: &str) -> bool {
    let mut depth = 0;
    let mut is_filled_in = false;
    for c in text.chars() {
        match c {
            ISOLATE => (depth, is_filled_in) = (depth + 1, true),
            ISOLATED => depth -= 1,
            c if depth == 0 && c.is_alphabetic() => return false,
            _ => {}
        }
    }
    is_filled_in
}

#[cfg(test)]
mod tests {
    use super::*;

    /// CLDR's cardinal rules, by which a text may say one, two, few and many things in its own way.
    #[test]
    fn each_language_counts_by_its_own_rules() {
        let text = "n = { $n ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n }";
        let most = "other one other";
        for (language, counts, forms) in [
            (
                Language::Arabic,
                &[0, 1, 2, 3, 11, 100][..],
                "zero one two few many other",
            ),
            (Language::Ukrainian, &[1, 2, 5, 21], "one few many one"),
            (Language::Persian, &[0, 1, 2], "one one other"),
            (Language::Tigrinya, &[0, 1, 2], "one one other"),
            (Language::Swedish, &[0, 1, 2], most),
            (Language::EasySwedish, &[0, 1, 2], most),
            (Language::English, &[0, 1, 2], most),
            (Language::Finnish, &[0, 1, 2], most),
            (Language::Somali, &[0, 1, 2], most),
            (Language::Spanish, &[0, 1, 2], most),
        ] {
            let mut bundle = FluentBundle::new_concurrent(vec![language.word().parse().unwrap()]);
            let resource = FluentResource::try_new(text.to_owned()).unwrap();
            bundle.add_resource(resource).unwrap();
            let pattern = bundle.get_message("n").unwrap().value().unwrap();
            let said = counts.iter().map(|&count| {
                let args: FluentArgs = [("n", FluentValue::from(count))].into_iter().collect();
                let form = bundle.format_pattern(pattern, Some(&args), &mut Vec::new());
                form.into_owned()
            });
            assert_eq!(said.collect::<Vec<_>>().join(" "), forms, "{language:?}");
        }
    }

    /// A date keeps its order inside of a sentence, and what has letters of its own needs no help.
    #[test]
    fn what_is_made_of_values_alone_runs_as_its_language_does() {
        for language in [Language::Arabic, Language::Persian] {
            let t = language.texts();
            let day = t.date(jiff::civil::date(2021, 12, 8));
            assert!(day.starts_with(RIGHT_TO_LEFT), "{day}");
            let moment = [("date", day.clone().into()), ("time", "09:00".into())];
            let moment = t.with("moment", moment);
            assert!(!moment.starts_with(RIGHT_TO_LEFT), "{moment}");
            assert!(
                moment.contains(&format!("{ISOLATE}{RIGHT_TO_LEFT}")),
                "{moment}"
            );
        }
        let day = Language::Swedish
            .texts()
            .date(jiff::civil::date(2021, 12, 8));
        assert_eq!(day, "8 december 2021");
    }

    #[test]
    fn a_missing_key_shows_itself() {
        assert_eq!(
            Language::Swedish.texts().get("no-such-key"),
            "⟦no-such-key⟧"
        );
    }
}
