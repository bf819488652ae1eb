//! Pictures of a report's page: PNG and JPEG, without what their file says besides, such as where they were taken.

use crate::db::ids::FileId;

/// Bytes of a picture at most: a page of ten is still read on a bus.
pub const LARGEST: usize = 1024 * 1024;
/// Pictures of a report at most.
pub const MOST: usize = 30;
/// Pixels of a side at most.
const WIDEST: u32 = 8000;

/// A picture of a report's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// By which the text calls it.
    pub name: String,
    pub file: FileId,
    /// In pixels.
    pub width: i32,
    pub height: i32,
}

/// A picture that was sent, with nothing in it but what is seen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cleaned {
    pub media_type: &'static str,
    pub width: u32,
    pub height: u32,
    pub bytes: Vec<u8>,
}

/// Reads a picture, and leaves out what is not seen; nothing where it is neither PNG nor JPEG.
pub fn cleaned(bytes: &[u8]) -> Option<Cleaned> {
    let cleaned = match bytes.starts_with(PNG) {
        true => png(bytes),
        false => jpeg(bytes),
    }?;
    let sides = [cleaned.width, cleaned.height];
    sides
        .iter()
        .all(|side| (1..=WIDEST).contains(side))
        .then_some(cleaned)
}

/// The name by which a text calls a picture: that of its file, in letters that any address can hold.
pub fn name(of_file: &str, media_type: &str, taken: &[Picture]) -> String {
    let ending = match media_type {
        "image/png" => "png",
        _ => "jpg",
    };
    let stem = of_file.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    let mut name = String::new();
    for c in stem.to_lowercase().chars() {
        match c {
            'å' | 'ä' => name.push('a'),
            'ö' => name.push('o'),
            _ if c.is_ascii_alphanumeric() => name.push(c),
            _ if !name.ends_with('-') && !name.is_empty() => name.push('-'),
            _ => {}
        }
    }
    let name: String = name.trim_matches('-').chars().take(40).collect();
    let stem = match name.is_empty() {
        true => "bild".to_owned(),
        false => name,
    };
    let is_free = |name: &String| taken.iter().all(|one| one.name != *name);
    let numbered = (2..).map(|number| format!("{stem}-{number}.{ending}"));
    let mut names = std::iter::once(format!("{stem}.{ending}")).chain(numbered);
    names.find(is_free).unwrap_or_default()
}

const PNG: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What is seen of a PNG (ISO/IEC 15948 §11): head, palette, transparency, colour, pixels, end.
const SEEN: [&[u8; 4]; 8] = [
    b"IHDR", b"PLTE", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"IDAT", b"IEND",
];

fn png(bytes: &[u8]) -> Option<Cleaned> {
    let mut rest = bytes.strip_prefix(PNG)?;
    let mut kept = PNG.to_vec();
    let mut size = None;
    loop {
        let length = u32::from_be_bytes(*rest.first_chunk::<4>()?) as usize;
        let whole = rest.get(..length.checked_add(12)?)?;
        let kind: &[u8; 4] = whole[4..].first_chunk()?;
        if kind == b"IHDR" {
            size = Some((
                u32::from_be_bytes(*whole.get(8..12)?.first_chunk()?),
                u32::from_be_bytes(*whole.get(12..16)?.first_chunk()?),
            ));
        }
        if SEEN.contains(&kind) {
            kept.extend_from_slice(whole);
        }
        rest = &rest[whole.len()..];
        if kind == b"IEND" {
            break;
        }
    }
    let (width, height) = size?;
    Some(Cleaned {
        media_type: "image/png",
        width,
        height,
        bytes: kept,
    })
}

/// Which way up a JPEG is (Exif 3.0, tag 0x0112): 1 as it is.
const UPRIGHT: u8 = 1;

fn jpeg(bytes: &[u8]) -> Option<Cleaned> {
    let mut rest = bytes.strip_prefix(b"\xff\xd8")?;
    let mut kept = Vec::with_capacity(bytes.len());
    let (mut size, mut way) = (None, UPRIGHT);
    loop {
        // Segments: a mark of two bytes, and mostly a length of two bytes with what it counts (ITU T.81, B.1).
        let mark = match rest {
            [0xff, 0xff, ..] => {
                rest = &rest[1..];
                continue;
            }
            [0xff, mark, ..] => *mark,
            _ => return None,
        };
        if mark == 0xd9 {
            kept.extend_from_slice(b"\xff\xd9");
            break;
        }
        let length = usize::from(u16::from_be_bytes(*rest.get(2..)?.first_chunk()?));
        let segment = rest.get(..length.checked_add(2)?)?;
        let said = segment.get(4..)?;
        match mark {
            0xc0..=0xc2 => {
                let side = |at: usize| Some(u16::from_be_bytes(*said.get(at..)?.first_chunk()?));
                size = Some((u32::from(side(3)?), u32::from(side(1)?)));
                kept.extend_from_slice(segment);
            }
            0xc4 | 0xdb | 0xdd | 0xe0 | 0xee => kept.extend_from_slice(segment),
            0xe1 => way = orientation(said).unwrap_or(way),
            _ => {}
        }
        rest = &rest[segment.len()..];
        if mark == 0xda {
            kept.extend_from_slice(segment);
            // The pixels, up to the next mark that is none of theirs.
            let mut at = 0;
            while !matches!(rest.get(at..at + 2)?, [0xff, next] if !matches!(next, 0 | 0xd0..=0xd7))
            {
                at += 1;
            }
            kept.extend_from_slice(&rest[..at]);
            rest = &rest[at..];
        }
    }
    let (mut width, mut height) = size?;
    let mut whole = b"\xff\xd8".to_vec();
    if way != UPRIGHT {
        whole.extend_from_slice(&[
            0xff, 0xe1, 0, 34, b'E', b'x', b'i', b'f', 0, 0, b'M', b'M', 0, 42, 0, 0, 0, 8, 0, 1,
            1, 0x12, 0, 3, 0, 0, 0, 1, 0, way, 0, 0, 0, 0, 0, 0,
        ]);
    }
    if way >= 5 {
        (width, height) = (height, width);
    }
    whole.extend_from_slice(&kept);
    Some(Cleaned {
        media_type: "image/jpeg",
        width,
        height,
        bytes: whole,
    })
}

/// Which way up the camera was held.
fn orientation(said: &[u8]) -> Option<u8> {
    let tiff = said.strip_prefix(b"Exif\0\0")?;
    let is_little = match tiff.get(..2)? {
        b"II" => true,
        b"MM" => false,
        _ => return None,
    };
    let short = |at: usize| {
        let two = *tiff.get(at..)?.first_chunk::<2>()?;
        Some(match is_little {
            true => u16::from_le_bytes(two),
            false => u16::from_be_bytes(two),
        })
    };
    let four = *tiff.get(4..)?.first_chunk::<4>()?;
    let first = match is_little {
        true => u32::from_le_bytes(four),
        false => u32::from_be_bytes(four),
    } as usize;
    let entries = usize::from(short(first)?);
    let entry = (0..entries.min(64)).map(|at| first + 2 + at * 12);
    let mut found = entry.filter(|&at| short(at) == Some(0x0112));
    let way = u8::try_from(short(found.next()? + 8)?).ok()?;
    (1..=8).contains(&way).then_some(way)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn photograph() -> Vec<u8> {
        let mut bytes = Vec::new();
        let mut encoder = png::Encoder::new(&mut bytes, 3, 2);
        encoder.set_color(png::ColorType::Rgb);
        encoder
            .add_text_chunk("Location".into(), "57.0N 12.9E".into())
            .expect("a text");
        let mut writer = encoder.write_header().expect("a head");
        writer.write_image_data(&[7; 18]).expect("pixels");
        drop(writer);
        bytes
    }

    fn says(bytes: &[u8], words: &[u8]) -> bool {
        bytes.windows(words.len()).any(|part| part == words)
    }

    #[test]
    fn where_a_picture_was_taken_is_left_out() {
        let sent = photograph();
        assert!(says(&sent, b"12.9E"));
        let kept = cleaned(&sent).expect("a picture");
        assert!(!says(&kept.bytes, b"12.9E"));
        assert_eq!((kept.width, kept.height), (3, 2));
        let decoder = png::Decoder::new(std::io::Cursor::new(kept.bytes));
        let mut reader = decoder.read_info().expect("still a PNG");
        let mut pixels = vec![0; reader.output_buffer_size().expect("a size")];
        reader.next_frame(&mut pixels).expect("its pixels");
        assert_eq!(pixels, [7; 18]);
    }

    /// A JPEG as far as its segments go: taken upside down, with a place and a comment.
    fn sideways() -> Vec<u8> {
        let exif = b"Exif\0\0II*\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0\0\0\0\0GPS57N";
        let mut bytes = b"\xff\xd8\xff\xe1".to_vec();
        bytes.extend_from_slice(&(exif.len() as u16 + 2).to_be_bytes());
        bytes.extend_from_slice(exif);
        bytes.extend_from_slice(b"\xff\xfe\0\x08secret");
        bytes.extend_from_slice(b"\xff\xc0\0\x0b\x08\0\x20\0\x40\x01\x01\x11\0");
        bytes.extend_from_slice(b"\xff\xda\0\x08\x01\x01\0\0\x3f\0abc\xff\0def\xff\xd0ghi\xff\xd9");
        bytes.extend_from_slice(b"behind the end");
        bytes
    }

    #[test]
    fn of_a_photograph_only_which_way_up_it_is_stays() {
        let kept = cleaned(&sideways()).expect("a picture");
        assert_eq!((kept.width, kept.height), (0x20, 0x40), "turned");
        for gone in [&b"GPS"[..], b"secret", b"behind"] {
            assert!(!says(&kept.bytes, gone));
        }
        assert!(says(&kept.bytes, b"abc\xff\0def\xff\xd0ghi\xff\xd9"));
        // Once more it is the same.
        assert_eq!(cleaned(&kept.bytes), Some(kept));
    }

    proptest! {
        #[test]
        fn no_file_harms(
            bytes in prop::collection::vec(any::<u8>(), 0..200),
            cut in 0usize..400,
            begin in 0usize..3,
        ) {
            let whole = [photograph(), sideways(), Vec::new()][begin].clone();
            let whole: Vec<u8> = whole.into_iter().take(cut).chain(bytes).collect();
            if let Some(kept) = cleaned(&whole) {
                let again = cleaned(&kept.bytes);
                prop_assert_eq!(again, Some(kept));
            }
        }

        #[test]
        fn every_file_has_a_name_of_its_own(stem in "[^\u{0}]{0,60}") {
            let first = name(&stem, "image/png", &[]);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '.';
            prop_assert!(first.chars().all(plain) && first.len() < 50, "{first}");
            let taken = Picture { name: first.clone(), file: FileId::random(), width: 1, height: 1 };
            prop_assert_ne!(name(&stem, "image/png", &[taken]), first);
        }
    }
}
