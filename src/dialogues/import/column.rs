//! The columns of a file that are known, by the names that it may give them.

/// What a column tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    Number,
    HeldOn,
    Board,
    Phase,
    Method,
    Groups,
    Title,
    Venue,
    Participants,
    Elected,
}

impl Column {
    /// Those that must be there, with the keys of their names.
    pub const NEEDED: [(Self, &'static str); 3] = [
        (Self::HeldOn, "dialogue-held-on"),
        (Self::Board, "dialogue-board"),
        (Self::Phase, "dialogue-phase"),
    ];

    pub fn of_heading(heading: &str) -> Option<Self> {
        let heading = heading.to_lowercase().replace([' ', '-'], "_");
        Some(match heading.as_str() {
            "no" | "number" | "nr" | "nummer" => Self::Number,
            "held_on" | "date" | "datum" => Self::HeldOn,
            "board" | "nämnd" => Self::Board,
            "phase" | "fas" => Self::Phase,
            "method" | "metod" => Self::Method,
            "target_groups" | "groups" | "målgrupper" | "målgrupp" => Self::Groups,
            "title" | "titel" | "rubrik" => Self::Title,
            "venue" | "plats" => Self::Venue,
            "participants" | "deltagare" => Self::Participants,
            "elected_present" | "förtroendevalda" => Self::Elected,
            _ => return None,
        })
    }

    /// How much of a first row Eko knows.
    pub fn known_in(headings: &[String]) -> usize {
        let known = headings.iter().filter_map(|it| Self::of_heading(it));
        known.count()
    }
}
