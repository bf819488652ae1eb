//! Programs and staff come by different doors: `machines` shows a key, `keys` is signed in.

pub mod keys;
pub mod machines;
