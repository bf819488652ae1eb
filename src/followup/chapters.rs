//! The chapters of the follow-up, each about one question, and how somebody looks at one: by what it is split, what is
//! left out of it, and in which order. All of it stands in the address.

use crate::db::ids::word_enum;
use crate::plan::goals::Phase;
use crate::web::form::Form;

word_enum!(
    /// What a chapter is about, by its word in the address. The goals are the first page.
    Topic {
        Heard = "heard" => "chapter-heard", Groups = "groups" => "chapter-groups",
        Boards = "boards" => "chapter-boards", Time = "time" => "chapter-time",
        Dialogues = "dialogues" => "chapter-dialogues", Questions = "questions" => "chapter-questions",
        Feedback = "feedback" => "chapter-feedback", Came = "came" => "chapter-came",
        Plan = "plan" => "chapter-plan",
    }
);

word_enum!(
    /// By what the figures of a chapter are split.
    Cut {
        Phase = "phase" => "dialogue-phase", Whom = "whom" => "cut-whom",
        Board = "board" => "dialogue-board", Group = "group" => "account-group",
        Method = "method" => "dialogue-method", Municipality = "municipality" => "board-municipality",
        Year = "year" => "follow-up-year", Month = "month" => "account-month",
    }
);

impl Topic {
    /// Whether all of it is there for a board by itself; of the others most is counted of the whole region alone.
    pub const fn has_own_figures(self) -> bool {
        matches!(
            self,
            Self::Groups | Self::Boards | Self::Dialogues | Self::Came
        )
    }

    /// The key of the question that it answers.
    pub const fn asks(self) -> &'static str {
        match self {
            Self::Heard => "follow-up-heard-title",
            Self::Groups => "account-reach-title",
            Self::Boards => "chapter-boards-asks",
            Self::Time => "chapter-time-asks",
            Self::Dialogues => "chapter-dialogues-asks",
            Self::Questions => "chapter-questions-asks",
            Self::Feedback => "chapter-feedback-asks",
            Self::Came => "chapter-came-asks",
            Self::Plan => "chapter-plan-asks",
        }
    }

    /// How its figures can be split; the first is how they are unless something else is asked for.
    pub const fn cuts(self) -> &'static [Cut] {
        match self {
            Self::Heard => &[
                Cut::Phase,
                Cut::Whom,
                Cut::Board,
                Cut::Group,
                Cut::Method,
                Cut::Year,
            ],
            Self::Groups => &[Cut::Board, Cut::Group],
            Self::Time => &[Cut::Month, Cut::Year, Cut::Municipality, Cut::Method],
            Self::Boards | Self::Dialogues | Self::Questions | Self::Feedback => &[],
            Self::Came | Self::Plan => &[],
        }
    }
}

/// In which direction rows stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    Rising,
    Falling,
}

impl Order {
    pub fn turned(self) -> Self {
        match self {
            Self::Rising => Self::Falling,
            Self::Falling => Self::Rising,
        }
    }
}

/// By which column rows stand, in which direction.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sorting {
    pub column: String,
    pub order: Order,
}

impl Sorting {
    /// `heard` is rising, `-heard` falling.
    fn parse(word: &str) -> Option<Self> {
        let (column, order) = match word.strip_prefix('-') {
            Some(column) => (column, Order::Falling),
            None => (word, Order::Rising),
        };
        (!column.is_empty()).then(|| Self {
            column: column.to_owned(),
            order,
        })
    }

    /// As an address says it.
    pub fn word(column: &str, order: Order) -> String {
        match order {
            Order::Rising => column.to_owned(),
            Order::Falling => format!("-{column}"),
        }
    }
}

/// How a chapter is looked at. Nothing in it widens what is shown: it chooses among the rows of an account.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Look {
    pub by: Option<Cut>,
    pub sorting: Option<Sorting>,
    pub phase: Option<Phase>,
    /// The name of a target group; empty is all.
    pub group: String,
    /// The name of a method; empty is all.
    pub method: String,
}

impl Look {
    /// What an address asks for; a word that means nothing is passed over.
    pub fn of(query: &Form) -> Self {
        Self {
            by: Cut::from_word(query.text("by")),
            sorting: Sorting::parse(query.text("sort")),
            phase: Phase::from_word(query.text("phase")),
            group: query.text("group").to_owned(),
            method: query.text("method").to_owned(),
        }
    }

    /// By what a chapter is split.
    pub fn cut(&self, topic: Topic) -> Option<Cut> {
        let cuts = topic.cuts();
        let asked = self.by.filter(|cut| cuts.contains(cut));
        asked.or(cuts.first().copied())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_says_how_a_chapter_is_looked_at() {
        let look = |query: &str| Look::of(&Form::parse(query.as_bytes()).expect("a query"));
        let asked = look("by=method&sort=-heard&phase=in_depth&group=unga");
        assert_eq!(asked.cut(Topic::Heard), Some(Cut::Method));
        assert_eq!(
            asked.cut(Topic::Groups),
            Some(Cut::Board),
            "it has no such split"
        );
        assert_eq!(asked.cut(Topic::Plan), None);
        assert_eq!(asked.phase, Some(Phase::InDepth));
        let sorting = asked.sorting.expect("an order");
        assert_eq!(
            (sorting.column.as_str(), sorting.order),
            ("heard", Order::Falling)
        );
        assert_eq!(Sorting::word("heard", sorting.order.turned()), "heard");
        assert_eq!(look("by=colour&sort=-&phase=first"), Look::default());
    }
}
