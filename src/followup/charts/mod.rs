//! Pictures of the account: each stands beside a table that says the same, and can be read without colour.
//!
//! A picture knows no rules: the caller gives only figures that may be shown. Whatever the numbers are, nothing is drawn
//! outside the picture, and nothing panics.

mod bar;
mod funnel;
mod heat;
mod legend;
mod letters;
mod scale;
mod shares;
mod sheet;
mod size;
mod timeline;

pub use funnel::{Step, funnel};
pub use heat::heat;
pub use scale::{ScaleRow, scale};
pub use shares::{ShareItem, shares};
pub use size::Size;
pub use timeline::{Flag, FlagKind, Month, timeline};

use super::tables::Value;

/// What a picture is called, for those who hear it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Caption<'a> {
    /// Starts every id in the picture: letters, digits and hyphens, and another one for each picture of a page.
    pub prefix: &'a str,
    /// What the picture shows.
    pub title: &'a str,
    pub size: Size,
    /// The language of what staff wrote in it, where that is not the page's (WCAG 3.1.2).
    pub written: Option<&'a str>,
    /// What can be seen in it, in a sentence or two, and where its table is.
    pub description: &'a str,
}

/// How far the certain and the possible part of a value reach, as shares of the whole; none when nothing can be drawn.
fn reach(value: &Value) -> Option<(f64, f64)> {
    let share = |(part, of): (i64, i64)| part.max(0) as f64 / of as f64;
    let (least, most) = value.span()?;
    let (least, most) = (share(least), share(most));
    Some((least.min(most), least.max(most)))
}

/// Whether it is only known within limits.
fn is_range(value: &Value) -> bool {
    reach(value).is_some_and(|(certain, possible)| certain < possible)
}

#[cfg(test)]
mod reading;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_part_reaches_as_far_as_is_known() {
        let exact = |part, of| Value::Part { part, of };
        assert_eq!(reach(&exact(1, 4)), Some((0.25, 0.25)));
        let (least, most, of) = (1, 3, 4);
        let between = Value::Between { least, most, of };
        assert_eq!(reach(&between), Some((0.25, 0.75)));
        assert!(is_range(&between));
        assert!(!is_range(&exact(1, 4)));
        assert_eq!(reach(&exact(1, 0)), None);
        assert_eq!(reach(&Value::TooFew), None);
    }
}
