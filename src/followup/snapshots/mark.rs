//! The mark that a paper with saved figures bears: by it whoever holds the paper finds what was saved, and what has been
//! saved since.

use std::fmt;

use crate::app::Remembered;
use crate::db::ids::SnapshotId;
use crate::i18n::characters::{is_dash, is_unseen, narrow};
use crate::i18n::typed::{self, ALPHABET};
use crate::secrets::{Purpose, Secrets};

/// Letters of a mark: 50 bits, so that nobody finds other figures with the same.
const LENGTH: usize = 10;

/// A short digest of figures as they were saved: it follows from them, letter by letter, and other figures have another.
///
/// Keyed, because figures that are saved say more than those that are published: nobody who has the mark can try out
/// what else there may be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mark([u8; LENGTH]);

/// The marks of snapshots, which never change: whoever asks again and again is told from memory.
pub struct Marks(pub(super) moka::sync::Cache<SnapshotId, Mark>);

impl Default for Marks {
    fn default() -> Self {
        Self(moka::sync::Cache::new(10_000))
    }
}

impl Remembered for Marks {}

impl Mark {
    /// The mark of what was saved.
    pub fn of(secrets: &Secrets, content: &str) -> Self {
        let digest = secrets.blind_index(Purpose::Figures, 0, content.as_bytes());
        let first = digest
            .iter()
            .take(8)
            .fold(0_u64, |sum, &byte| sum << 8 | u64::from(byte));
        Self(std::array::from_fn(|at| {
            let bits = (first >> (64 - 5 * (at + 1))) & 31;
            ALPHABET
                .get(usize::try_from(bits).unwrap_or(0))
                .copied()
                .unwrap_or(b'0')
        }))
    }

    /// Reads one as somebody typed it, as codes are read: case, blanks and dashes do not matter, O is 0, I and L are 1.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.chars().map(narrow);
        let mut letters = text.filter(|&c| !is_unseen(c) && !is_dash(c));
        let mut mark = [0; LENGTH];
        for letter in &mut mark {
            *letter = typed::letter(letters.next()?)?;
        }
        letters.next().is_none().then_some(Self(mark))
    }
}

/// As it is printed: `ABCDE-FGHJK`.
impl fmt::Display for Mark {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, &letter) in self.0.iter().enumerate() {
            if at == LENGTH / 2 {
                f.write_str("-")?;
            }
            write!(f, "{}", char::from(letter))?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn secrets() -> Secrets {
        Secrets::from_master_key(&[7; 32])
    }

    #[test]
    fn nobody_without_the_key_can_try_out_what_was_saved() {
        let others = Secrets::from_master_key(&[8; 32]);
        assert_ne!(Mark::of(&secrets(), "{}"), Mark::of(&others, "{}"));
    }

    proptest! {
        #[test]
        fn a_mark_is_read_however_it_was_typed(content in "\\PC{0,200}") {
            let mark = Mark::of(&secrets(), &content);
            let printed = mark.to_string();
            prop_assert_eq!(printed.len(), 11);
            let typed = printed.to_lowercase().replace('0', "o").replace('1', "l").replace('-', " ");
            prop_assert_eq!(Mark::parse(&typed), Some(mark));
        }

        #[test]
        fn other_figures_have_another(one in "\\PC{0,40}", other in "\\PC{0,40}") {
            let [first, second] = [&one, &other].map(|content| Mark::of(&secrets(), content));
            prop_assert_eq!(first == second, one == other);
        }

        #[test]
        fn nothing_else_is_a_mark(text in "\\PC{0,14}") {
            if let Some(mark) = Mark::parse(&text) {
                prop_assert_eq!(Mark::parse(&mark.to_string()), Some(mark));
            }
        }
    }
}
