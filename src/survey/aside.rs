//! What of a dialogue's answers is set aside: somebody made them up, and they count in no figure.
//!
//! Answers have no time and no sender, so that nothing finer can be set aside than all that came one way, or all that
//! comes from now on until somebody says otherwise. Both are taken back the same way.
//!
//! A figure that was shown before and one that is shown after tell together what was set aside. So what is set aside of a
//! dialogue before it is closed for good has never been in any figure; what is set aside afterwards takes all of the
//! dialogue's answers out of those figures that it may have been in (`followup`), until it is taken back.

use std::collections::BTreeSet;

use super::Channel;

/// What of one dialogue's answers is set aside, in the order of the channels.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Aside {
    channels: BTreeSet<Channel>,
    /// Whether any of it was set aside when the dialogue was closed for good.
    pub is_late: bool,
}

impl Aside {
    pub fn new(all: impl IntoIterator<Item = (Channel, bool)>) -> Self {
        let mut aside = Self::default();
        for (channel, is_late) in all {
            aside.channels.insert(channel);
            aside.is_late |= is_late;
        }
        aside
    }

    pub fn has(&self, channel: Channel) -> bool {
        self.channels.contains(&channel)
    }

    /// The channels' words.
    pub fn words(&self) -> String {
        let words: Vec<&str> = self.channels.iter().map(|channel| channel.word()).collect();
        words.join(" ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_channels_are_the_same_words_in_whichever_order() {
        let words = |all: &[Channel]| Aside::new(all.iter().map(|&one| (one, false))).words();
        assert_eq!(words(&[]), "");
        assert_eq!(words(&[Channel::Aside, Channel::Qr]), "qr aside");
        assert_eq!(words(&[Channel::Qr, Channel::Aside]), "qr aside");
    }
}
