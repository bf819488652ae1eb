//! Pictures of the account: each stands beside a table that says the same, and can be read without colour.
//!
//! A picture knows no language and no rules: the caller gives every word, ready-made, and only figures that may be
//! shown. Whatever the numbers are, nothing is drawn outside the picture, and nothing panics.

mod bar;
mod funnel;
mod heat;
mod legend;
mod letters;
mod scale;
mod shares;
mod sheet;
mod timeline;

pub use funnel::{FunnelWords, Step, funnel};
pub use heat::{Cell, HeatRow, HeatWords, heat};
pub use scale::{Portion, ScaleRow, scale};
pub use shares::{ShareItem, ShareWords, shares};
pub use timeline::{Flag, FlagKind, Month, TimelineWords, timeline};

/// What a picture is called, for those who hear it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caption<'a> {
    /// Starts every id in the picture: letters, digits and hyphens, and another one for each picture of a page.
    pub prefix: &'a str,
    /// What the picture shows.
    pub title: &'a str,
    /// What can be seen in it, in a sentence or two, and where its table is.
    pub description: &'a str,
}

/// A number to draw, and how the page writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure {
    /// What is drawn; below zero counts as zero.
    pub value: i64,
    /// What is written.
    pub text: String,
}

/// A part of a whole, as exactly as it may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Known.
    Exact { part: i64, of: i64 },
    /// Somewhere from the least to the most.
    Between { least: i64, most: i64, of: i64 },
    /// Nearly none.
    AtMost5,
    /// Nearly all.
    AtLeast95,
    /// Not to be said, or not known.
    TooFew,
}

impl Part {
    /// How far the certain and the possible part reach, as shares of the whole; none when nothing can be drawn.
    fn reach(self) -> Option<(f64, f64)> {
        match self {
            Self::Exact { part, of } => share_of(part, of).map(|share| (share, share)),
            Self::Between { least, most, of } => Some((
                share_of(least.min(most), of)?,
                share_of(least.max(most), of)?,
            )),
            Self::AtMost5 => Some((0.0, 0.05)),
            Self::AtLeast95 => Some((0.95, 1.0)),
            Self::TooFew => None,
        }
    }

    /// Whether it is only known within limits.
    fn is_range(self) -> bool {
        self.reach()
            .is_some_and(|(certain, possible)| certain < possible)
    }
}

fn share_of(part: i64, of: i64) -> Option<f64> {
    if of > 0 {
        Some(part.max(0) as f64 / of as f64)
    } else {
        None
    }
}

#[cfg(test)]
mod reading;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_reaches_as_far_as_is_known() {
        assert_eq!(Part::Exact { part: 1, of: 4 }.reach(), Some((0.25, 0.25)));
        let between = Part::Between {
            least: 1,
            most: 3,
            of: 4,
        };
        assert_eq!(between.reach(), Some((0.25, 0.75)));
        assert!(between.is_range() && Part::AtMost5.is_range());
        assert!(!Part::Exact { part: 1, of: 4 }.is_range());
        assert_eq!(Part::Exact { part: 1, of: 0 }.reach(), None);
        assert_eq!(Part::TooFew.reach(), None);
    }
}
