//! From how many people on something is shown of what they answered: one rule for figures, own questions and comments.

/// The number of people below which nothing of a group is shown: 5 or more, never less.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Threshold(i32);

/// How many answers were given at a dialogue, and how many people came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Turnout {
    /// Whatever was answered: who would rather not say has answered too.
    pub answers: i64,
    /// The head-count; none where nobody has counted.
    pub people: Option<i64>,
}

impl Turnout {
    /// Of so many different people at most the answers are, as far as anybody has counted. Anybody with a code can
    /// answer several times; nobody is several people in a room.
    pub fn people_behind(self) -> i64 {
        let answers = self.answers;
        self.people.map_or(answers, |people| answers.min(people))
    }
}

impl Threshold {
    pub const LEAST: i32 = 5;

    /// A threshold is never below five, whatever is asked for or stored.
    pub fn at_least(wanted: i32) -> Self {
        Self(wanted.max(Self::LEAST))
    }

    pub fn get(self) -> i64 {
        i64::from(self.0)
    }

    /// Whether what was answered at one dialogue may be shown by itself. It counts people, not answers: so many answered,
    /// so many came, and there are no more answers than people. Where nobody has counted heads, nothing stands by itself.
    pub fn is_reached_by(self, of: Turnout) -> bool {
        let has_come = |people| people >= of.answers.max(self.get());
        of.answers >= self.get() && of.people.is_some_and(has_come)
    }

    /// Whether what was answered at a collection point may be shown by itself. Its code may hang on a wall: where nobody
    /// has said how many are asked there, it has to have twice as many answers. Whoever forges as many is not kept out by
    /// any number.
    pub fn is_reached_where_asked(self, answers: i64, people: Option<i64>) -> bool {
        match people {
            None => answers >= self.company(),
            people => self.is_reached_by(Turnout { answers, people }),
        }
    }

    /// So many answers of others hide those of fewer than the threshold, also from somebody who gave some of them or
    /// knows them: twice the threshold.
    pub fn company(self) -> i64 {
        2 * self.get()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_threshold_is_never_below_five() {
        assert_eq!(Threshold::at_least(0).get(), 5);
        assert_eq!(Threshold::at_least(10).get(), 10);
    }

    #[test]
    fn it_counts_people_and_not_answers() {
        let five = Threshold::at_least(5);
        for (answers, people, stands) in [
            (5, Some(5), true),
            (7, Some(20), true),
            (4, Some(20), false),
            (5, Some(4), false),
            (11, Some(2), false),
            (8, Some(7), false),
            (30, None, false),
            (0, Some(0), false),
        ] {
            let turnout = Turnout { answers, people };
            assert_eq!(five.is_reached_by(turnout), stands, "{turnout:?}");
        }
        let forged = Turnout {
            answers: 11,
            people: Some(2),
        };
        assert_eq!(forged.people_behind(), 2);
    }
}
