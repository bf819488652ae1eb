//! What has entered the figures: all that disclosure control has to remember.

use std::collections::{BTreeMap, BTreeSet};

use crate::db::ids::DialogueId;

/// The place of a dialogue that is counted by itself.
const BY_ITSELF: i32 = 0;

/// Which dialogues have entered the figures: by themselves, or in which block. It is to be kept for ever, and only added
/// to; from it, and from the answers, every figure can be worked out again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Entered {
    pub(super) alone: BTreeSet<DialogueId>,
    pub(super) blocks: BTreeMap<i32, BTreeSet<DialogueId>>,
}

impl Entered {
    /// As it was kept: the number of each dialogue's block, 0 for a dialogue by itself.
    pub fn from_places(places: &BTreeMap<DialogueId, i32>) -> Self {
        let mut entered = Self::default();
        for (&id, &place) in places {
            if place == BY_ITSELF {
                entered.alone.insert(id);
            } else {
                entered.blocks.entry(place).or_default().insert(id);
            }
        }
        entered
    }

    /// To be kept. What was kept before never changes.
    pub fn places(&self) -> BTreeMap<DialogueId, i32> {
        let alone = self.alone.iter().map(|&id| (id, BY_ITSELF));
        let blocks = self
            .blocks
            .iter()
            .flat_map(|(&place, block)| block.iter().map(move |&id| (id, place)));
        alone.chain(blocks).collect()
    }

    pub fn contains(&self, id: DialogueId) -> bool {
        self.alone.contains(&id) || self.blocks.values().any(|block| block.contains(&id))
    }

    pub(super) fn add_block(&mut self, block: BTreeSet<DialogueId>) {
        let last = self.blocks.last_key_value().map_or(BY_ITSELF, |(&n, _)| n);
        self.blocks.insert(last.max(BY_ITSELF) + 1, block);
    }
}

#[cfg(test)]
mod tests {
    use super::super::tests::places;
    use super::*;

    #[test]
    fn what_was_kept_comes_back() {
        let entered = places(&[0, 2, 2, 1, 0, 1]);
        assert_eq!(Entered::from_places(&entered.places()), entered);
        assert!(entered.contains(DialogueId(4)) && !entered.contains(DialogueId(7)));
    }

    #[test]
    fn what_was_kept_keeps_its_place() {
        let mut entered = places(&[0, 2, 2]);
        let before = entered.places();
        entered.add_block([DialogueId(4), DialogueId(5)].into());
        let after = entered.places();
        assert!(before.iter().all(|(id, place)| after[id] == *place));
        assert_eq!(after[&DialogueId(4)], 3);
    }
}
