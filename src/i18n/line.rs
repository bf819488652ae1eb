//! What may stand in a text that somebody wrote, wherever it comes from: a form, a file, a tablet, the shell.
//!
//! A *line*, such as a name or a subject, holds no control character and nothing that a program anywhere takes for the
//! end of a line: it stands in headers of mails, names of files, cells and one-line fields. Text of *several lines* has
//! line feeds and tabs besides, and no other control character either, because XML and spreadsheets have no way to
//! write one.

/// Whether a character ends a line or steers a machine.
fn breaks(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Whether a text is one line.
pub fn is_line(text: &str) -> bool {
    !text.contains(breaks)
}

/// Whether a text whose line ends were made one kind holds nothing but lines.
pub fn is_lines(text: &str) -> bool {
    !text.contains(|c| breaks(c) && !matches!(c, '\n' | '\t'))
}

/// The same text with one kind of line end, whichever machine wrote it.
pub fn with_one_end(text: &str) -> String {
    text.replace("\r\n", "\n")
        .replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n")
}

/// What a participant wrote, who is never sent away for a character that nobody sees: it is left out.
pub fn tidied(text: &str) -> String {
    let mut text = with_one_end(text);
    text.retain(|c| !breaks(c) || matches!(c, '\n' | '\t'));
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn nothing_that_ends_a_line_stands_in_one() {
        for c in [
            '\n', '\r', '\t', '\u{b}', '\u{c}', '\u{1b}', '\u{7f}', '\u{85}', '\u{2028}',
            '\u{2029}',
        ] {
            assert!(!is_line(&format!("Tillit{c}Bcc: x")), "{c:?}");
        }
        for line in ["", "Tillit i Halland", "نص – «x»", "a\u{200f}b"] {
            assert!(is_line(line), "{line}");
        }
        assert_eq!(with_one_end("a\r\nb\rc\u{85}d\u{2028}e"), "a\nb\nc\nd\ne");
        assert_eq!(tidied("a\u{7}b\r\n\tc"), "ab\n\tc");
    }

    proptest! {
        #[test]
        fn what_was_tidied_is_lines_and_each_of_them_a_line(text in any::<String>()) {
            let tidy = tidied(&text);
            prop_assert!(is_lines(&tidy));
            prop_assert!(tidy.split(['\n', '\t']).all(is_line));
            prop_assert_eq!(&tidied(&tidy), &tidy);
        }
    }
}
