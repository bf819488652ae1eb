//! Bytes as text: which letters a file was written in.

/// What a text was written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Letters {
    Utf8,
    Utf16,
    Windows1252,
}

/// What Windows-1252 has where ISO 8859-1 has control characters; nothing where it has none.
const WINDOWS: [char; 32] = [
    '€', '\0', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\0', 'Ž', '\0', '\0', '‘',
    '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\0', 'ž', 'Ÿ',
];

/// Reads bytes as text by the mark that they begin with; without one as UTF-16 if they can be nothing else, as UTF-8 if
/// they are, and otherwise as what Excel writes in Sweden. Nothing when it is no text.
///
/// Lists of values have separators or line ends, which in UTF-16 are the only way to a NUL: what has none is not UTF-16,
/// and what has one must be, in the one byte order that gives a text.
pub fn decode(bytes: &[u8]) -> Option<(String, Letters)> {
    let (text, letters) = if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        (String::from_utf8(rest.to_vec()).ok()?, Letters::Utf8)
    } else if let Some(rest) = bytes.strip_prefix(b"\xff\xfe") {
        (utf16(rest, u16::from_le_bytes)?, Letters::Utf16)
    } else if let Some(rest) = bytes.strip_prefix(b"\xfe\xff") {
        (utf16(rest, u16::from_be_bytes)?, Letters::Utf16)
    } else if bytes.contains(&0) {
        let little = utf16(bytes, u16::from_le_bytes).filter(|text| is_list(text));
        let big = utf16(bytes, u16::from_be_bytes).filter(|text| is_list(text));
        match (little, big) {
            (Some(text), None) | (None, Some(text)) => (text, Letters::Utf16),
            _ => return None,
        }
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        (text.to_owned(), Letters::Utf8)
    } else {
        (windows(bytes), Letters::Windows1252)
    };
    is_text(&text).then_some((text, letters))
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Option<String> {
    let (units, rest) = bytes.as_chunks::<2>();
    let units: Vec<u16> = units.iter().map(|&pair| unit(pair)).collect();
    String::from_utf16(&units).ok().filter(|_| rest.is_empty())
}

fn windows(bytes: &[u8]) -> String {
    let letters = bytes.iter().map(|&byte| match byte {
        0x80..0xa0 => WINDOWS[usize::from(byte - 0x80)],
        _ => char::from(byte),
    });
    letters.collect()
}

/// Whether nothing in it is for machines.
fn is_text(text: &str) -> bool {
    let line = |c| matches!(c, '\t' | '\n' | '\r' | '\u{85}');
    text.chars()
        .all(|c| line(c) || !(c.is_control() || c == '\u{fffe}' || c == '\u{ffff}'))
}

fn is_list(text: &str) -> bool {
    is_text(text) && text.contains([';', ',', '\t', '\n', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_text_is_not_read() {
        for bytes in [
            b"a\0b".as_slice(),
            b"\xff\xfe\x00",
            b"\xff\xfe\x00\xd8",
            b"a;b\x81",
            b"\xef\xbb\xbf\xff",
            b"a\x07",
            b"\x00;\x3b\x00",
        ] {
            assert_eq!(decode(bytes), None, "{bytes:?}");
        }
        assert_eq!(decode(b""), Some((String::new(), Letters::Utf8)));
        let written = (String::from("Nämnd – 5 €"), Letters::Windows1252);
        assert_eq!(decode(b"N\xe4mnd \x96 5 \x80"), Some(written));
    }

    proptest! {
        #[test]
        fn every_list_is_read_in_what_it_was_written_in(words in "[a-zåäöA-ZÅÄÖé0-9 ]{0,20}[;,\t\n][a-zåäö]{0,9}") {
            let units = || words.encode_utf16();
            let little: Vec<u8> = units().flat_map(u16::to_le_bytes).collect();
            let big: Vec<u8> = units().flat_map(u16::to_be_bytes).collect();
            let marked = |mark: &[u8], bytes: &[u8]| [mark, bytes].concat();
            for bytes in [&little, &big, &marked(b"\xff\xfe", &little), &marked(b"\xfe\xff", &big)] {
                prop_assert_eq!(decode(bytes), Some((words.clone(), Letters::Utf16)));
            }
            let marked = marked(b"\xef\xbb\xbf", words.as_bytes());
            for bytes in [words.as_bytes(), &marked] {
                prop_assert_eq!(decode(bytes), Some((words.clone(), Letters::Utf8)));
            }
            let one: Vec<u8> = words.chars().map(|c| c as u8).collect();
            prop_assert_eq!(decode(&one).map(|(text, _)| text), Some(words));
        }

        #[test]
        fn no_bytes_panic(bytes in proptest::collection::vec(any::<u8>(), 0..60)) {
            let _ = decode(&bytes);
        }
    }
}
