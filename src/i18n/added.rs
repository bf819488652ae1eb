//! Languages that Eko does not bring along: those whose texts lie beside the database, and those whose texts once did.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::sync::{PoisonError, RwLock};

/// One of them, known by its tag. There is one of each as long as the program runs.
pub struct Added {
    tag: String,
    /// None where its texts are gone: what is stored in it stays, and is met in Swedish.
    manner: Option<Manner>,
}

/// How a language that was added is called and written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Manner {
    /// Its name in itself.
    pub name: String,
    /// `ltr` or `rtl`.
    pub direction: &'static str,
    /// What stands before the decimals of a number.
    pub point: char,
    /// What stands between the parts of a list.
    pub comma: String,
}

static KNOWN: RwLock<Vec<&'static Added>> = RwLock::new(Vec::new());

/// Characters of a tag at most (RFC 5646 §4.4.1).
const LONGEST: usize = 35;

/// Whether something can be a tag as Eko writes it: small letters, digits and hyphens (RFC 5646 §2.1).
pub fn is_tag(word: &str) -> bool {
    let is_part = |part: &str| {
        (1..=8).contains(&part.len())
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
    };
    let mut parts = word.split('-');
    let primary = parts.next().unwrap_or_default();
    word.len() <= LONGEST
        && (2..=3).contains(&primary.len())
        && primary.bytes().all(|b| b.is_ascii_lowercase())
        && parts.all(is_part)
}

impl Added {
    /// The one with this tag, if its texts are there.
    pub(super) fn spoken(tag: &str) -> Option<&'static Self> {
        Self::known(tag).filter(|one| one.manner.is_some())
    }

    fn known(tag: &str) -> Option<&'static Self> {
        let known = KNOWN.read().unwrap_or_else(PoisonError::into_inner);
        known.iter().copied().find(|one| one.tag == tag)
    }

    /// The one with this tag, also where its texts are gone; none of what is no tag.
    pub(super) fn stored(tag: &str) -> Option<&'static Self> {
        match Self::known(tag) {
            None if is_tag(tag) => Some(Self::put(tag, None)),
            known => known,
        }
    }

    /// Makes a language known; who came first stays.
    pub(super) fn put(tag: &str, manner: Option<Manner>) -> &'static Self {
        let mut known = KNOWN.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(one) = known.iter().find(|one| one.tag == tag) {
            return one;
        }
        // As many as there are languages in a database, for as long as the program runs.
        let one: &'static Self = Box::leak(Box::new(Self {
            tag: tag.to_owned(),
            manner,
        }));
        known.push(one);
        one
    }

    pub(super) fn tag(&'static self) -> &'static str {
        &self.tag
    }

    /// How it is called and written; none where its texts are gone.
    pub(super) fn manner(&'static self) -> Option<&'static Manner> {
        self.manner.as_ref()
    }
}

impl fmt::Debug for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.tag)
    }
}

impl PartialEq for Added {
    fn eq(&self, other: &Self) -> bool {
        self.tag == other.tag
    }
}

impl Eq for Added {}

impl PartialOrd for Added {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Added {
    fn cmp(&self, other: &Self) -> Ordering {
        self.tag.cmp(&other.tag)
    }
}

impl Hash for Added {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.tag.hash(state);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_told_from_what_is_none() {
        for tag in ["se", "smj", "yi", "rom-x-kale", "fit", "sv-simple"] {
            assert!(is_tag(tag), "{tag}");
        }
        for other in [
            "",
            "s",
            "SE",
            "se_no",
            "se-",
            "../se",
            "swedish",
            "se-123456789",
            "1a",
        ] {
            assert!(!is_tag(other), "{other}");
        }
    }
}
