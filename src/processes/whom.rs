//! Whom a process wants to hear, and whom a dialogue was with.

use crate::db::ids::word_enum;

word_enum!(
    /// What a target group is (D5).
    GroupKind {
        /// Residents.
        Group = "group" => "group-kind-group",
        /// A way of looking, such as countryside and town.
        Perspective = "perspective" => "group-kind-perspective",
        /// Those who came because of their work: contacts of organisations, who pass feedback on (D44).
        Officials = "officials" => "group-kind-officials",
    }
);

impl GroupKind {
    /// Whether it is of people, and no way of looking.
    pub fn is_people(self) -> bool {
        self != Self::Perspective
    }

    /// Whether boards can put it first. Officials are reported apart and fill no board's gap.
    pub fn is_prioritised(self) -> bool {
        self != Self::Officials
    }
}

word_enum!(
    /// Whom a dialogue was with, as far as its target groups say. Heads are counted of a dialogue and not of a group, so
    /// that of one with residents and officials nobody knows how many were which: it is never added to either.
    Whom {
        Residents = "residents" => "whom-residents",
        Officials = "officials" => "whom-officials",
        Mixed = "mixed" => "whom-mixed",
    }
);

impl Whom {
    /// By the kinds of a dialogue's groups. A way of looking is nobody; where no officials are named, those who came were
    /// residents.
    pub fn of(kinds: impl IntoIterator<Item = GroupKind>) -> Self {
        let (mut residents, mut officials) = (false, false);
        for kind in kinds {
            match kind {
                GroupKind::Group => residents = true,
                GroupKind::Officials => officials = true,
                GroupKind::Perspective => {}
            }
        }
        match (residents, officials) {
            (_, false) => Self::Residents,
            (false, true) => Self::Officials,
            (true, true) => Self::Mixed,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dialogue_is_with_those_whom_its_groups_name() {
        use GroupKind::{Group, Officials, Perspective};
        for (kinds, whom) in [
            (&[][..], Whom::Residents),
            (&[Perspective], Whom::Residents),
            (&[Group, Perspective], Whom::Residents),
            (&[Officials], Whom::Officials),
            (&[Perspective, Officials], Whom::Officials),
            (&[Officials, Group], Whom::Mixed),
            (&[Group, Perspective, Officials], Whom::Mixed),
        ] {
            assert_eq!(Whom::of(kinds.iter().copied()), whom, "{kinds:?}");
        }
    }
}
