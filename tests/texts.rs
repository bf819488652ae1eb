//! The words are complete: the same keys in every language, all of them used, with the same values filled in.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use eko::i18n::Language;

/// Keys with the values that their texts fill in.
type Messages = BTreeMap<String, BTreeSet<String>>;

/// What participants read in a language.
fn for_participants(language: Language) -> Messages {
    messages(&format!("{}.ftl", language.word()))
}

/// What staff read besides.
fn for_staff(language: Language) -> Messages {
    messages(&format!("staff/{}.ftl", language.word()))
}

/// All keys that there are.
fn all() -> Messages {
    let mut all = for_participants(Language::English);
    let staff = for_staff(Language::English);
    assert!(staff.keys().all(|key| !all.contains_key(key)), "a key has one home");
    all.extend(staff);
    all
}

fn messages(file: &str) -> Messages {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/i18n").join(file);
    let text = std::fs::read_to_string(path).expect("a file");
    let mut messages = Messages::new();
    let mut key = String::new();
    for line in text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
        if !line.starts_with(' ') {
            let (name, _) = line.split_once(" =").unwrap_or_else(|| panic!("{line}"));
            key = name.to_owned();
            assert!(messages.insert(key.clone(), BTreeSet::new()).is_none(), "{key} twice");
        }
        let values = line.split('$').skip(1).map(|rest| {
            rest.split(|c: char| !(c.is_alphanumeric() || c == '_'))
                .next()
                .expect("a name")
                .to_owned()
        });
        messages.get_mut(&key).expect("a key").extend(values);
    }
    messages
}

fn source() -> String {
    fn read(folder: &Path, all: &mut String) {
        for entry in std::fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                read(&path, all);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(path).expect("a file");
                all.push_str(text.split("#[cfg(test)]").next().expect("a part"));
            }
        }
    }
    let mut all = String::new();
    read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut all);
    all
}

fn assert_same(language: Language, these: &Messages, those: &Messages) {
    for (key, values) in those {
        assert_eq!(these.get(key), Some(values), "{key} in {}", language.word());
    }
    assert_eq!(these.len(), those.len(), "{}", language.word());
}

#[test]
fn every_language_has_the_same_keys_with_the_same_values() {
    let english = for_participants(Language::English);
    assert!(english.len() > 200 && Language::all().len() == 10);
    for &language in Language::all() {
        assert_same(language, &for_participants(language), &english);
    }
    for &language in Language::STAFF {
        assert_same(language, &for_staff(language), &for_staff(Language::English));
    }
}

/// The code's own list of what is filled in is checked by rendering: a text that lacks a value shows its key.
#[test]
fn every_text_of_every_language_can_be_rendered() {
    for &language in Language::all() {
        for (key, values) in for_participants(language) {
            if values.is_empty() {
                let text = language.texts().get(&key).into_owned();
                assert!(!text.contains('⟦') && !text.is_empty(), "{key}: {text}");
            }
        }
    }
}

#[test]
fn each_file_says_whether_a_person_has_reviewed_it() {
    for &language in Language::all() {
        let path =
            Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("src/i18n/{}.ftl", language.word()));
        let text = std::fs::read_to_string(path).expect("a file");
        let first = text.lines().next().expect("a line");
        assert!(first.starts_with("# ") && first.contains([':', '፦', '：']), "{first}");
    }
}

#[test]
fn every_key_is_used_and_every_used_key_exists() {
    let source = source();
    let known = all();
    for key in known.keys() {
        assert!(source.contains(&format!("\"{key}\"")), "{key} is not used");
    }
    for call in ["t.get(\"", "t.with(\"", "texts().get(\"", "own.get(\""] {
        for part in source.split(call).skip(1) {
            let key = part.split('"').next().expect("an end");
            assert!(known.contains_key(key), "{key} does not exist");
        }
    }
    for part in source.split("t.with(").skip(1) {
        let key = part.trim_start().strip_prefix('"').and_then(|rest| rest.split('"').next());
        assert!(key.is_none_or(|key| known.contains_key(key)), "{key:?}");
    }
}

#[test]
fn one_and_many_are_told_apart() {
    let text = |language: Language, count: i64| {
        language.texts().with("publish-lead", [("count", count.into())])
    };
    assert!(text(Language::English, 1).starts_with("1 person "));
    assert!(text(Language::English, 136).starts_with("136 people "));
    assert!(text(Language::Swedish, 1).starts_with("1 person "));
    assert!(text(Language::Swedish, 0).starts_with("0 personer "));
}
