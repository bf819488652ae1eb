//! For which width a picture is drawn.

/// The width of a picture on a page, in units that are about a pixel each.
const PAGE: f64 = 760.0;
/// The same on a phone.
const PHONE: f64 = 328.0;
/// Where drawing begins: an edge is as much outside its shape as inside.
pub(super) const LEFT: f64 = 2.0;

/// For which width a picture is drawn. Its letters are as large on either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Size {
    Page,
    Phone,
}

impl Size {
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Page => PAGE,
            Self::Phone => PHONE,
        }
    }

    /// The room from left to right.
    pub(super) fn room(self) -> f64 {
        self.width() - 2.0 * LEFT
    }
}
