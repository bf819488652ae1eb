//! What is handed out for spreadsheets: lists of values (CSV), workbooks (XLSX), and several files as one (ZIP); and what
//! spreadsheets hand in ([`table`]), however they write it.
//!
//! The rule about formulas stands here, once, and is kept by whatever writes a cell: somebody's text never becomes a
//! formula in somebody else's spreadsheet, whatever it looks like. In a list of values what [`begins_formula`] gets an
//! apostrophe before it; in a workbook it is marked as text. Nothing else of it is changed, and figures that Eko has
//! counted are no texts: a negative one stands as it is.

pub mod csv;
pub mod day;
pub mod letters;
mod markup;
pub mod parted;
pub mod row;
pub mod table;
mod values;
mod workbook;
pub mod xlsx;
pub mod zip;

use crate::i18n::characters::is_unseen;

/// Whether a spreadsheet may take a text for a formula: it begins with what begins one, in its usual or its wide form,
/// maybe after what nobody sees; or with a tab or a line's end, which some programs drop.
pub fn begins_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text.trim_start_matches(is_unseen).starts_with([
            '=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}',
        ])
}

#[cfg(test)]
pub(crate) mod tests {
    use super::*;

    /// What somebody may have typed to make another's spreadsheet compute.
    pub(crate) const NASTY: &[&str] = &[
        "=1+1",
        "+1",
        "-1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        "\tHylte",
        "  =1",
        "\u{a0}=1",
        "\u{feff}=1",
        "\u{feff}\u{a0}\t@A1",
        "\u{200b}=1",
        "\u{0}=1",
        "\u{85}-1",
        "\u{ad}=1",
        "\u{34f}+1",
        "\u{61c}=1",
        "\u{180e}=1",
        "\u{202e}=1",
        "\u{2060}=1",
        "\u{3164}=1",
        "\u{fe0f}-1",
        "\u{fffe}=1",
        "\u{e0020}@A1",
        "\u{ff1d}1",
        "\u{ff0b}1",
        "\u{ff0d}1",
        "\u{ff20}SUM(A1)",
        "\u{3000}\u{ff1d}1",
        "=HYPERLINK(\"http://example.org\",\"x\")",
        "=cmd|'/C calc'!A0",
        "-2+3+cmd|'/C calc'!A0",
    ];

    #[test]
    fn what_begins_a_formula_is_known_in_every_disguise() {
        for nasty in NASTY {
            assert!(begins_formula(nasty), "{nasty:?}");
        }
        for plain in [
            "", " ", "Hylte", "1 = 1", "–", "'=1'", "'='", "\"; =1", "≥ 95 %", "å",
        ] {
            assert!(!begins_formula(plain), "{plain:?}");
        }
    }
}
