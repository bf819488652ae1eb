//! What answers are counted by: the core question, its scale, and the names in the tallies.

use crate::db::ids::word_enum;

word_enum!(
    /// An answer to the core question, in the order of its scale.
    Choice {
        VeryHigh = "very_high" => "choice-very-high",
        FairlyHigh = "fairly_high" => "choice-fairly-high",
        FairlyLow = "fairly_low" => "choice-fairly-low",
        NotAtAll = "not_at_all" => "choice-not-at-all",
        /// "Don't know / rather not say": has taken part, is never in the denominator of a share.
        NoAnswer = "no_answer" => "choice-no-answer",
    }
);

impl Choice {
    /// Whether it is one of the top two: heard to a fairly or very high degree (D7).
    pub fn is_heard(self) -> bool {
        matches!(self, Self::VeryHigh | Self::FairlyHigh)
    }
}

/// The core question's name in the tallies.
pub const HEARD: &str = crate::dialogues::CORE_QUESTIONS[0];
/// The name of the first question of a survey for others than participants.
pub const CORE: &str = crate::dialogues::CORE_QUESTIONS[1];
/// The name of the one question to whoever reads what was reported back.
pub const GOT_ANSWER: &str = crate::dialogues::CORE_QUESTIONS[2];
/// Where a multiple choice counts how many answered it.
pub const ANSWERED: &str = "answered";
/// The free-text question's name.
pub const BETTER: &str = "better";
/// Characters of a comment at most.
pub const LONGEST_COMMENT: usize = 2000;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_top_two_are_heard() {
        let mut all = Choice::ALL.to_vec();
        all.retain(|choice| choice.is_heard());
        assert_eq!(all, [Choice::VeryHigh, Choice::FairlyHigh]);
    }
}
