//! A question's words as a recording, and as a film in sign language.
//!
//! It belongs to the words that are said in it, and not to a question: whoever puts the question in other words has none
//! of it any more, and every survey that asks in the same words has it.

pub mod queries;

use diesel::prelude::*;

use crate::db::ids::{SpokenId, word_enum};
use crate::db::schema::spoken;
use crate::i18n::Language;

word_enum!(
    /// How it is said.
    SpokenKind {
        Recording = "recording" => "spoken-recording",
        Film = "film" => "spoken-film",
    }
);

impl SpokenKind {
    /// The key of what a participant's page calls it.
    pub fn offer_key(self) -> &'static str {
        match self {
            Self::Recording => "listen",
            Self::Film => "watch-signed",
        }
    }

    /// Bytes at most: a question's reading takes seconds.
    pub fn largest(self) -> usize {
        match self {
            Self::Recording => 3 * 1024 * 1024,
            Self::Film => 20 * 1024 * 1024,
        }
    }

    /// The media type of a file that a phone can play, told by how it begins (WHATWG MIME Sniffing §6.2); none of any
    /// other.
    pub fn media_type(self, bytes: &[u8]) -> Option<&'static str> {
        let is_mp4 = bytes.get(4..8) == Some(b"ftyp");
        let is_webm = bytes.starts_with(b"\x1a\x45\xdf\xa3");
        match self {
            Self::Film if is_mp4 => Some("video/mp4"),
            Self::Film if is_webm => Some("video/webm"),
            Self::Film => None,
            Self::Recording if is_mp4 => Some("audio/mp4"),
            Self::Recording if is_webm => Some("audio/webm"),
            Self::Recording if bytes.starts_with(b"ID3") => Some("audio/mpeg"),
            Self::Recording if bytes.starts_with(b"OggS") => Some("audio/ogg"),
            Self::Recording if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WAVE") => {
                Some("audio/wav")
            }
            // A frame of MPEG audio: eleven bits of ones, and no layer that is reserved.
            Self::Recording => match bytes {
                [0xff, second, ..] if second & 0xe0 == 0xe0 && second & 0x06 != 0 => {
                    Some("audio/mpeg")
                }
                _ => None,
            },
        }
    }
}

/// Words that were recorded or filmed, without the file itself.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = spoken)]
pub struct Spoken {
    pub id: SpokenId,
    pub language: Language,
    pub kind: SpokenKind,
    pub words: String,
    pub media_type: String,
    /// As WebVTT; empty where there are none.
    pub captions: String,
}

impl Spoken {
    /// Whether it says these words.
    pub fn says(&self, language: Language, words: &str) -> bool {
        self.language == language && self.words == words
    }
}

/// Whether a text can be captions (WebVTT §4.1): its first line says so.
pub fn is_captions(text: &str) -> bool {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    text.strip_prefix("WEBVTT")
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t', '\n', '\r']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_a_phone_plays_is_taken() {
        let (recording, film) = (SpokenKind::Recording, SpokenKind::Film);
        let mp4 = b"\0\0\0\x20ftypisom";
        assert_eq!(film.media_type(mp4), Some("video/mp4"));
        assert_eq!(recording.media_type(mp4), Some("audio/mp4"));
        assert_eq!(recording.media_type(b"ID3\x04"), Some("audio/mpeg"));
        assert_eq!(recording.media_type(b"\xff\xfb\x90"), Some("audio/mpeg"));
        assert_eq!(recording.media_type(b"OggS"), Some("audio/ogg"));
        assert_eq!(recording.media_type(b"RIFF....WAVEfmt "), Some("audio/wav"));
        for bad in [&b""[..], b"<html>", b"MZ", b"%PDF-", b"\xff\xd8\xff", b"ID"] {
            assert_eq!(film.media_type(bad), None, "{bad:?}");
        }
        assert_eq!(recording.media_type(b"<svg "), None);
        assert_eq!(film.media_type(b"ID3"), None, "no film");
        assert!(is_captions(
            "\u{feff}WEBVTT\n\n00:00.000 --> 00:02.000\nHej"
        ));
        assert!(!is_captions("WEBVTTX") && !is_captions("1\n00:00"));
    }
}
