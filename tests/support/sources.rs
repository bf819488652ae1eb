//! The source code as the rules of the house read it: files, what they use, what they hold.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

pub fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files of a folder, or the one file.
pub fn files(path: &Path) -> Vec<PathBuf> {
    if path.is_file() {
        return vec![path.to_owned()];
    }
    std::fs::read_dir(path)
        .expect("a folder")
        .flat_map(|entry| files(&entry.expect("an entry").path()))
        .collect()
}

pub fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut files = files(folder);
    files.retain(|path| path.extension().is_some_and(|extension| extension == "rs"));
    files
}

/// A source file without its tests and comments.
pub fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).expect("a file");
    let text = text.split("#[cfg(test)]\nmod ").next().expect("a part");
    text.lines()
        .map(|line| line.split("//").next().unwrap_or_default())
        .collect::<Vec<_>>()
        .join("\n")
}

/// The room that a file stands in: its first folder, or its own name.
pub fn room(path: &Path) -> String {
    module(path).split("::").next().unwrap_or_default().to_owned()
}

/// The module of a file: `reports::news::handlers`.
pub fn module(path: &Path) -> String {
    let inside = path.strip_prefix(root().join("src")).expect("in src");
    let parts: Vec<&str> = inside
        .iter()
        .filter_map(|part| part.to_str())
        .map(|part| part.trim_end_matches(".rs"))
        .filter(|part| *part != "mod")
        .collect();
    parts.join("::")
}

/// What a file uses of the crate: `crate::a::b::C` as `[a, b, C]`, nested `use` lists unfolded.
pub fn uses(code: &str) -> Vec<Vec<String>> {
    behind(code, "crate::")
}

/// The paths that stand behind a word such as `crate::`.
fn behind(code: &str, word: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices(word) {
        let before = code[..at].chars().next_back();
        if !before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$' || c == ':') {
            unfold(&code[at + word.len()..], &[], &mut found);
        }
    }
    found
}

fn unfold(text: &str, prefix: &[String], found: &mut Vec<Vec<String>>) {
    let mut path = prefix.to_vec();
    let mut rest = text;
    loop {
        if let Some(inner) = rest.strip_prefix('{') {
            let mut depth = 0;
            let mut start = 0;
            for (at, c) in inner.char_indices() {
                match c {
                    '{' => depth += 1,
                    '}' if depth == 0 => {
                        unfold(inner[start..at].trim(), &path, found);
                        return;
                    }
                    '}' => depth -= 1,
                    ',' if depth == 0 => {
                        unfold(inner[start..at].trim(), &path, found);
                        start = at + 1;
                    }
                    _ => {}
                }
            }
            return;
        }
        let end = rest
            .find(|c: char| !(c.is_alphanumeric() || c == '_' || c == '#'))
            .unwrap_or(rest.len());
        if end == 0 {
            break;
        }
        path.push(rest[..end].to_owned());
        rest = &rest[end..];
        match rest.strip_prefix("::") {
            Some(next) => rest = next,
            None => break,
        }
    }
    if path.len() > prefix.len() {
        found.push(path);
    }
}

/// All files by their modules, and for each those that it uses, itself left out.
///
/// A folder's own file that hands on what stands in the folder (`pub use`) uses nothing by that: whoever takes such a
/// name uses the file where it is defined.
pub fn arrows() -> BTreeMap<String, BTreeSet<String>> {
    let sources: BTreeMap<String, Source> = rust_files(&root().join("src"))
        .iter()
        .map(|path| (module(path), Source::read(path)))
        .filter(|(module, _)| module != "lib")
        .collect();
    let modules: BTreeSet<String> = sources.keys().cloned().collect();
    let handed_on: BTreeMap<String, Vec<Vec<String>>> =
        sources.iter().map(|(module, source)| (module.clone(), source.handed_on(module))).collect();
    sources
        .iter()
        .map(|(from, source)| {
            let used = source
                .paths(from, &modules)
                .into_iter()
                .filter_map(|path| lands_in(path, &modules, &handed_on))
                .filter(|to| to != from)
                .collect();
            (from.clone(), used)
        })
        .collect()
}

/// The file that a path leads into.
fn lands_in(
    mut path: Vec<String>,
    modules: &BTreeSet<String>,
    handed_on: &BTreeMap<String, Vec<Vec<String>>>,
) -> Option<String> {
    loop {
        // The longest part of it that is a file.
        let length =
            (1..=path.len()).rev().find(|length| modules.contains(&path[..*length].join("::")))?;
        let known = path[..length].join("::");
        let further = path
            .get(length)
            .and_then(|name| handed_on.get(&known)?.iter().find(|to| to.last() == Some(name)))
            .filter(|to| to[..] != path[..=length]);
        match further {
            Some(to) => path = [&to[..], &path[length + 1..]].concat(),
            None => return Some(known),
        }
    }
}

/// A file's code, without what it only hands on.
struct Source {
    code: String,
    is_folder: bool,
    /// What stands in its `pub use` lines.
    handing_on: Vec<String>,
}

impl Source {
    fn read(path: &Path) -> Self {
        let text = code(path);
        let is_folder = path.ends_with("mod.rs");
        let mut handing_on = Vec::new();
        let mut kept = String::new();
        let mut rest = text.as_str();
        while let Some(at) = rest.find("\npub") {
            let line = &rest[at + 1..];
            let used = line.split_once(" use ").filter(|(before, _)| {
                is_folder
                    && (*before == "pub" || before.starts_with("pub(") && before.ends_with(')'))
            });
            match used.and_then(|(_, after)| after.split_once(';')) {
                Some((path, after)) => {
                    kept.push_str(&rest[..at]);
                    handing_on.push(path.split_whitespace().collect::<Vec<_>>().join(" "));
                    rest = after;
                }
                None => {
                    kept.push_str(&rest[..at + 4]);
                    rest = &rest[at + 4..];
                }
            }
        }
        kept.push_str(rest);
        Self { code: kept, is_folder, handing_on }
    }

    /// Where what it hands on is defined, from the crate's root.
    fn handed_on(&self, module: &str) -> Vec<Vec<String>> {
        let here: Vec<String> = module.split("::").map(str::to_owned).collect();
        let mut all = Vec::new();
        for text in &self.handing_on {
            let mut found = Vec::new();
            unfold(text.trim_start_matches("self::"), &[], &mut found);
            // Handed on under another name, it is looked for under that one.
            if let (Some((_, name)), [path]) = (text.split_once(" as "), &mut found[..]) {
                path.pop();
                path.push(name.to_owned());
            }
            all.extend(found.into_iter().map(|path| match path[0].as_str() {
                "crate" => path[1..].to_vec(),
                _ => [&here[..], &path[..]].concat(),
            }));
        }
        all
    }

    /// Every path in it, from the crate's root.
    fn paths(&self, from: &str, modules: &BTreeSet<String>) -> Vec<Vec<String>> {
        let text = &self.code;
        let here: Vec<String> = from.split("::").map(str::to_owned).collect();
        let mut all = uses(text);
        if from == "main" {
            all.extend(behind(text, "eko::"));
        }
        for (word, up) in [("self::", 0), ("super::", 1), ("super::super::", 2)] {
            let found = behind(text, word);
            let kept = here.len().saturating_sub(up);
            all.extend(
                found
                    .into_iter()
                    .filter(|path| path[0] != "super" && path[0] != "*")
                    .map(|path| [&here[..kept], &path[..]].concat()),
            );
        }
        if self.is_folder {
            // A folder's own file names what stands in the folder without more ado.
            let inside = modules.iter().filter_map(|module| {
                let rest = module.strip_prefix(&format!("{from}::"))?;
                (!rest.contains("::")).then(|| rest.to_owned())
            });
            for child in inside {
                let found = behind(text, &format!("{child}::"));
                let child = [child];
                all.extend(found.into_iter().map(|path| [&here[..], &child, &path[..]].concat()));
            }
        }
        all
    }
}
