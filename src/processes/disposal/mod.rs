//! Decisions on disposal of records (gallringsbeslut), and the evidence of what was disposed of under them. Before it is
//! decided nothing is erased, by itself or otherwise, and no process ends, whatever participants were promised; only
//! their own withdrawal needs no decision, and what is taken out after review.
//!
//! Each local board is an authority of its own: it decides under its own number, about one kind of records at a time; one
//! decision may also cover all boards. Which of them applies, [`Decisions::about`] says.

mod forms;
pub mod handlers;
pub mod queries;
pub mod told;
mod views;

use jiff::civil::Date;

use super::Board;
use crate::db::ids::{BoardId, word_enum};

word_enum!(
    /// What can be disposed of.
    Kind {
        /// Participants' e-mail addresses. They are pooled, so that nobody knows in whose dialogue they were left.
        Addresses = "addresses" => "disposal-addresses",
        /// What participants wrote. It belongs to a dialogue, and through it to a board; at a collection point to none.
        Comments = "comments" => "disposal-comments",
        /// Contacts and stakeholders. They are the process's own: an organisation holds dialogues for several boards.
        Contacts = "contacts" => "disposal-contacts",
    }
);

word_enum!(
    /// Why something was erased.
    Reason {
        /// Its owner wanted it so.
        Withdrawn = "withdrawn" => "erasure-withdrawn",
        /// Whoever it belongs to had never left it.
        NotMine = "not-mine" => "erasure-not-mine",
        /// Its owner's mail service reported the mail as unwanted (RFC 5965).
        Complaint = "complaint" => "erasure-complaint",
        /// All that its owner had agreed to had been sent.
        Fulfilled = "fulfilled" => "erasure-fulfilled",
        /// Staff said that the day was there which the decision names.
        Decided = "decided" => "erasure-decided",
        /// The process ended.
        Ended = "ended" => "erasure-ended",
        /// The registrar or the data protection officer took it out after review, such as what names somebody.
        TakenOut = "taken-out" => "erasure-taken-out",
    }
);

/// A decision on disposal about one kind of records.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    pub kind: Kind,
    /// Whose it is; none where it covers all boards.
    pub board: Option<BoardId>,
    pub number: String,
    pub decided_on: Date,
}

/// The boards of a process, and what was decided.
#[derive(Debug, Clone, Default)]
pub struct Decisions {
    boards: Vec<Board>,
    taken: Vec<Decision>,
}

/// What is not decided about a kind.
#[derive(Debug)]
pub struct Missing<'a> {
    pub kind: Kind,
    /// The boards that have not decided, while others have; empty where nobody has.
    pub boards: Vec<&'a Board>,
}

impl Decisions {
    pub fn new(boards: Vec<Board>, taken: Vec<Decision>) -> Self {
        Self { boards, taken }
    }

    pub fn boards(&self) -> &[Board] {
        &self.boards
    }

    pub fn board(&self, id: BoardId) -> Option<&Board> {
        self.boards.iter().find(|board| board.id == id)
    }

    pub fn taken(&self) -> &[Decision] {
        &self.taken
    }

    /// What a board decided itself; for none, what covers all of them.
    pub fn by(&self, kind: Kind, board: Option<BoardId>) -> Option<&Decision> {
        let mut taken = self.taken.iter();
        taken.find(|decision| decision.kind == kind && decision.board == board)
    }

    /// The decisions under which records are disposed of; none while one is missing.
    ///
    /// What belongs to one board falls under its own decision, else under the one that covers all boards. What belongs
    /// to no single board (`None`) belongs to all: it waits until every one of them has decided, by itself or under the
    /// common decision. Without boards, the common one is all there is.
    pub fn about(&self, kind: Kind, board: Option<BoardId>) -> Option<Vec<&Decision>> {
        let common = || self.by(kind, None);
        let of = |board| self.by(kind, Some(board)).or_else(common);
        if let Some(board) = board {
            return of(board).map(|decision| vec![decision]);
        }
        if self.boards.is_empty() {
            return common().map(|decision| vec![decision]);
        }
        let mut all: Vec<&Decision> = Vec::new();
        for board in &self.boards {
            let decision = of(board.id)?;
            if !all.contains(&decision) {
                all.push(decision);
            }
        }
        Some(all)
    }

    /// The decisions [`about`](Self::about) something as the evidence names them: by their numbers, and where several
    /// boards' own apply, each with its board, as two of them may use the same number.
    pub fn named(&self, kind: Kind, board: Option<BoardId>) -> Option<String> {
        let all = self.about(kind, board)?;
        let name = |decision: &Decision| match decision.board.and_then(|id| self.board(id)) {
            Some(own) if board.is_none() => format!("{}: {}", own.name, decision.number),
            _ => decision.number.clone(),
        };
        let names: Vec<String> = all.into_iter().map(name).collect();
        Some(names.join("; "))
    }

    /// What of these kinds waits for a decision, and whose.
    pub fn missing(&self, kinds: &[Kind]) -> Vec<Missing<'_>> {
        let lacks = |&kind: &Kind| {
            if self.about(kind, None).is_some() {
                return None;
            }
            let lacking = |board: &&Board| self.about(kind, Some(board.id)).is_none();
            let mut boards: Vec<&Board> = self.boards.iter().filter(lacking).collect();
            if boards.len() == self.boards.len() {
                boards.clear();
            }
            Some(Missing { kind, boards })
        };
        kinds.iter().filter_map(lacks).collect()
    }
}

/// The word that stands in an address or a form for a board, or for all of them.
pub fn word(board: Option<BoardId>) -> String {
    board.map_or_else(|| "all".to_owned(), |id| id.to_string())
}

/// What is left of something that was erased: how many, when, why, under which decision.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    pub kind: Kind,
    /// The day, as ISO text.
    pub day: String,
    pub reason: Reason,
    /// Whose it was, by name; empty where it belonged to no single board.
    pub board: String,
    /// The decisions by their numbers; empty where none is needed.
    pub decision: String,
    pub count: i64,
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DAY: Date = jiff::civil::date(2022, 5, 2);

    fn board(id: i64) -> Board {
        Board {
            id: BoardId(id),
            name: format!("Board {id}"),
            municipality: String::new(),
            reference: String::new(),
        }
    }

    fn decision(kind: Kind, board: Option<i64>) -> Decision {
        Decision {
            kind,
            board: board.map(BoardId),
            number: format!("§ {}", board.unwrap_or(0)),
            decided_on: DAY,
        }
    }

    fn decisions(boards: i64, comments: &[Option<i64>]) -> Decisions {
        let taken = comments.iter().map(|&of| decision(Kind::Comments, of));
        Decisions::new((1..=boards).map(board).collect(), taken.collect())
    }

    /// Boards, whose decisions there are, whose records it is about: under which they are erased.
    type Row = (
        i64,
        &'static [Option<i64>],
        Option<i64>,
        Option<&'static str>,
    );

    #[test]
    fn which_decision_applies() {
        let table: [Row; 12] = [
            (0, &[], None, None),
            (0, &[None], None, Some("§ 0")),
            (2, &[], Some(1), None),
            (2, &[Some(1)], Some(1), Some("§ 1")),
            (2, &[Some(1)], Some(2), None),
            (2, &[Some(1)], None, None),
            (
                2,
                &[Some(1), Some(2)],
                None,
                Some("Board 1: § 1; Board 2: § 2"),
            ),
            (2, &[None], Some(2), Some("§ 0")),
            (2, &[None], None, Some("§ 0")),
            (2, &[None, Some(1)], Some(1), Some("§ 1")),
            (2, &[None, Some(1)], Some(2), Some("§ 0")),
            (3, &[None, Some(2)], None, Some("§ 0; Board 2: § 2")),
        ];
        for (boards, taken, of, named) in table {
            let decisions = decisions(boards, taken);
            let found = decisions.named(Kind::Comments, of.map(BoardId));
            assert_eq!(found.as_deref(), named, "{boards} {taken:?} {of:?}");
            assert_eq!(decisions.named(Kind::Addresses, None), None);
        }
    }

    fn some_decisions() -> impl Strategy<Value = Decisions> {
        (
            0..4_i64,
            proptest::collection::vec((0..3_usize, 0..5_i64), 0..12),
        )
            .prop_map(|(boards, taken)| {
                let mut all: Vec<Decision> = Vec::new();
                for (kind, of) in taken {
                    let own = Some(of).filter(|of| (1..=boards).contains(of));
                    let new = decision(Kind::ALL[kind], own);
                    if !all.contains(&new) {
                        all.push(new);
                    }
                }
                Decisions::new((1..=boards).map(board).collect(), all)
            })
    }

    proptest! {
        #[test]
        fn nothing_of_a_board_goes_without_its_own_or_a_common_decision(all in some_decisions()) {
            for &kind in Kind::ALL {
                for board in all.boards() {
                    let own = all.by(kind, Some(board.id));
                    let applies = own.or(all.by(kind, None));
                    let about = all.about(kind, Some(board.id));
                    prop_assert_eq!(about, applies.map(|one| vec![one]));
                }
            }
        }

        #[test]
        fn what_is_everybodys_goes_when_every_board_has_decided_and_names_each_once(all in some_decisions()) {
            for &kind in Kind::ALL {
                let each: Option<Vec<&Decision>> =
                    all.boards().iter().map(|one| all.about(kind, Some(one.id))?.pop()).collect();
                let about = all.about(kind, None);
                if all.boards().is_empty() {
                    prop_assert_eq!(about.is_some(), all.by(kind, None).is_some());
                    continue;
                }
                prop_assert_eq!(about.is_some(), each.is_some());
                for one in about.iter().flatten() {
                    prop_assert!(each.iter().flatten().any(|other| other == one));
                    prop_assert_eq!(about.iter().flatten().filter(|other| *other == one).count(), 1);
                }
            }
        }

        #[test]
        fn what_is_missing_is_named_until_nothing_waits(all in some_decisions()) {
            let missing = all.missing(Kind::ALL);
            for &kind in Kind::ALL {
                let said = missing.iter().find(|missing| missing.kind == kind);
                prop_assert_eq!(said.is_none(), all.about(kind, None).is_some());
                let Some(said) = said else { continue };
                let waits = |board: &Board| all.about(kind, Some(board.id)).is_none();
                let waiting = all.boards().iter().filter(|board| waits(board)).count();
                let told = if said.boards.is_empty() { all.boards().len() } else { said.boards.len() };
                prop_assert_eq!(told, waiting);
                prop_assert!(said.boards.iter().all(|board| waits(board)));
            }
        }
    }
}
