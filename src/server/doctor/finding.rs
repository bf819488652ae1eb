//! What was found, and whether it is right.

/// Something that was looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    pub is_right: bool,
    /// What was found, and what to do about it.
    pub said: String,
}

impl Finding {
    pub(in crate::server) fn right(said: impl Into<String>) -> Self {
        Self {
            is_right: true,
            said: said.into(),
        }
    }

    pub(in crate::server) fn wrong(said: impl Into<String>) -> Self {
        Self {
            is_right: false,
            said: said.into(),
        }
    }
}
