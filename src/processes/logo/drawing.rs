//! Draws a logo anew, and looks at whether it can be seen.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::{self, Tree, roxmltree};

use serde::{Deserialize, Serialize};

use crate::apart::Task;
use crate::db::ids::word_enum;
use crate::web::accent::contrast_on_white;

/// The most that it is shown at, in CSS pixels: as high as a line with a button, and no wider than half a phone.
const BOX: (f32, f32) = (160.0, 40.0);

/// A logo, drawn anew.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drawn {
    /// How large it is shown, in CSS pixels.
    pub width: i32,
    pub height: i32,
    /// The drawing, where it was one; else empty.
    pub svg: String,
    /// The pixels, three times as many each way as it is shown at: for sharp screens, for mails and for paper.
    pub png: Vec<u8>,
    /// As an address of its own content; empty where that would be too long for a page that loads nothing.
    pub inline: String,
}

word_enum!(
    /// Why a file is no logo.
    #[derive(Serialize, Deserialize)]
    Unfit {
        /// Neither an SVG nor a PNG that can be drawn.
        Unread = "unread" => "logo-unread",
        /// Letters, which look different on each machine.
        Letters = "letters" => "logo-letters",
        /// A photograph inside a drawing.
        Picture = "picture" => "logo-picture",
        Small = "small" => "logo-small",
        /// So long that it would be a line.
        Narrow = "narrow" => "logo-narrow",
        /// Nothing can be seen of it on white.
        Pale = "pale" => "logo-pale",
    }
);

/// Draws a logo in a process apart; says in JSON what came of it.
pub const TASK: Task = Task {
    command: "draw-logo",
    work: |bytes| serde_json::to_vec(&draw(&bytes)).ok(),
};

/// Characters of a picture at most that stands in a page itself: with it the question still comes in one round trip.
const LONGEST_INLINE: usize = 1400;
/// Characters of a drawing that is kept as one; a longer one is kept as its pixels.
const LONGEST_SVG: usize = 48 * 1024;
/// Pixels for each CSS pixel: for sharp screens, for mails and for paper.
const SHARP: f32 = 3.0;
/// Pixels that the longer side of a PNG has at least: fewer are a blur beside letters.
const FEWEST: u32 = 96;
/// CSS pixels that the shorter side is shown at, at least.
const THINNEST: f32 = 12.0;
/// The least contrast of what is to be seen against its ground (WCAG 1.4.11), and which share of the pixels has it at
/// least. Logos are free of it; one that nobody sees is none.
const SEEN: f64 = 3.0;
const SEEN_SHARE: f64 = 0.02;

/// Draws an SVG or a PNG.
///
/// # Errors
/// Why it is no logo.
pub fn draw(bytes: &[u8]) -> Result<Drawn, Unfit> {
    match bytes.starts_with(b"\x89PNG") {
        true => draw_pixels(bytes),
        false => draw_shapes(bytes),
    }
}

/// How large something is shown: as large as the box lets it.
fn fitted(width: f32, height: f32) -> Result<(f32, f32), Unfit> {
    let scale = (BOX.0 / width).min(BOX.1 / height);
    let (width, height) = (width * scale, height * scale);
    // What is no number is not thick enough either.
    let is_thick = width.min(height) >= THINNEST;
    is_thick
        .then(|| (width.round(), height.round()))
        .ok_or(Unfit::Narrow)
}

fn draw_shapes(bytes: &[u8]) -> Result<Drawn, Unfit> {
    let text = std::str::from_utf8(bytes).map_err(|_| Unfit::Unread)?;
    let options = roxmltree::ParsingOptions {
        // Programs that draw write one; ours reads no file that it names.
        allow_dtd: true,
        ..Default::default()
    };
    let document =
        roxmltree::Document::parse_with_options(text, options).map_err(|_| Unfit::Unread)?;
    for node in document.descendants() {
        match node.tag_name().name() {
            "text" => return Err(Unfit::Letters),
            "image" | "feImage" => return Err(Unfit::Picture),
            _ => {}
        }
    }
    let tree =
        Tree::from_xmltree(&document, &usvg::Options::default()).map_err(|_| Unfit::Unread)?;
    let size = tree.size();
    let (width, height) = fitted(size.width(), size.height())?;
    let at = |sharp: f32| -> Result<Pixmap, Unfit> {
        let (across, down) = ((width * sharp) as u32, (height * sharp) as u32);
        let mut pixels = Pixmap::new(across, down).ok_or(Unfit::Unread)?;
        let scale =
            Transform::from_scale(across as f32 / size.width(), down as f32 / size.height());
        resvg::render(&tree, scale, &mut pixels.as_mut());
        Ok(pixels)
    };
    let sharp = at(SHARP)?;
    must_be_seen(&sharp)?;
    let written = tree.to_string(&usvg::WriteOptions {
        indent: usvg::Indent::None,
        coordinates_precision: 3,
        transforms_precision: 5,
        ..Default::default()
    });
    // Without a view box a browser does not draw it at another size.
    let view = format!("<svg viewBox=\"0 0 {} {}\" ", size.width(), size.height());
    let svg = written.replacen("<svg ", &view, 1);
    let svg = Some(svg)
        .filter(|svg| svg.len() <= LONGEST_SVG)
        .unwrap_or_default();
    let png = png_of(&sharp)?;
    let inline = inline(&[
        ("image/svg+xml", svg.as_bytes()),
        ("image/png", &png),
        ("image/png", &png_of(&at(1.0)?)?),
    ]);
    Ok(Drawn {
        width: width as i32,
        height: height as i32,
        svg,
        png,
        inline,
    })
}

fn draw_pixels(bytes: &[u8]) -> Result<Drawn, Unfit> {
    let whole = read_png(bytes).ok_or(Unfit::Unread)?;
    if whole.width().max(whole.height()) < FEWEST {
        return Err(Unfit::Small);
    }
    let (width, height) = fitted(whole.width() as f32, whole.height() as f32)?;
    let at = |sharp: f32| shrunk(&whole, (width * sharp) as u32, (height * sharp) as u32);
    let sharp = at(SHARP).ok_or(Unfit::Unread)?;
    must_be_seen(&sharp)?;
    let png = png_of(&sharp)?;
    let plain = png_of(&at(1.0).ok_or(Unfit::Unread)?)?;
    let inline = inline(&[("image/png", &png), ("image/png", &plain)]);
    Ok(Drawn {
        width: width as i32,
        height: height as i32,
        svg: String::new(),
        png,
        inline,
    })
}

/// The first that is short enough; what is empty is no picture.
fn inline(pictures: &[(&str, &[u8])]) -> String {
    pictures
        .iter()
        .filter(|(_, bytes)| !bytes.is_empty())
        .map(|(kind, bytes)| format!("data:{kind};base64,{}", STANDARD.encode(bytes)))
        .find(|place| place.len() <= LONGEST_INLINE)
        .unwrap_or_default()
}

fn read_png(bytes: &[u8]) -> Option<Pixmap> {
    let mut decoder = png::Decoder::new(std::io::Cursor::new(bytes));
    decoder.set_transformations(
        png::Transformations::normalize_to_color8() | png::Transformations::ALPHA,
    );
    let mut reader = decoder.read_info().ok()?;
    let mut raw = vec![0; reader.output_buffer_size()?];
    let info = reader.next_frame(&mut raw).ok()?;
    let raw = &raw[..info.buffer_size()];
    let mut pixels = Pixmap::new(info.width, info.height)?;
    let each = pixels.data_mut().chunks_exact_mut(4);
    let premultiplied =
        |part: u8, alpha: u8| ((u16::from(part) * u16::from(alpha) + 127) / 255) as u8;
    match info.color_type {
        png::ColorType::Rgba => {
            for (to, from) in each.zip(raw.chunks_exact(4)) {
                let parts = [from[0], from[1], from[2]].map(|part| premultiplied(part, from[3]));
                to.copy_from_slice(&[parts[0], parts[1], parts[2], from[3]]);
            }
        }
        png::ColorType::GrayscaleAlpha => {
            for (to, from) in each.zip(raw.chunks_exact(2)) {
                let part = premultiplied(from[0], from[1]);
                to.copy_from_slice(&[part, part, part, from[1]]);
            }
        }
        _ => return None,
    }
    Some(pixels)
}

/// Fewer pixels, each the mean of those that it covers; never more than there are.
fn shrunk(whole: &Pixmap, width: u32, height: u32) -> Option<Pixmap> {
    let (width, height) = (width.min(whole.width()), height.min(whole.height()));
    let mut small = Pixmap::new(width, height)?;
    let across = whole.width() as usize;
    let span = |at: u32, of: u32, all: u32| {
        let edge = |at: u32| (u64::from(at) * u64::from(all) / u64::from(of)) as usize;
        edge(at)..edge(at + 1).max(edge(at) + 1)
    };
    let (from, to) = (whole.data(), small.data_mut());
    for (nth, pixel) in to.chunks_exact_mut(4).enumerate() {
        let (x, y) = (nth as u32 % width, nth as u32 / width);
        let (columns, rows) = (
            span(x, width, whole.width()),
            span(y, height, whole.height()),
        );
        let mut sums = [0u64; 4];
        let mut count = 0;
        for row in rows {
            for column in columns.clone() {
                let at = (row * across + column) * 4;
                for (sum, part) in sums.iter_mut().zip(&from[at..at + 4]) {
                    *sum += u64::from(*part);
                }
                count += 1;
            }
        }
        for (part, sum) in pixel.iter_mut().zip(sums) {
            *part = (sum / count) as u8;
        }
    }
    Some(small)
}

/// Whether enough of it stands out from white.
fn must_be_seen(pixels: &Pixmap) -> Result<(), Unfit> {
    let seen = pixels.pixels().iter().filter(|pixel| {
        let clear = 255 - pixel.alpha();
        // Premultiplied over white.
        let parts =
            [pixel.red(), pixel.green(), pixel.blue()].map(|part| part.saturating_add(clear));
        contrast_on_white(parts) >= SEEN
    });
    let share = seen.count() as f64 / pixels.pixels().len() as f64;
    if share < SEEN_SHARE {
        return Err(Unfit::Pale);
    }
    Ok(())
}

fn png_of(pixels: &Pixmap) -> Result<Vec<u8>, Unfit> {
    let mut raw = Vec::with_capacity(pixels.data().len());
    for pixel in pixels.pixels() {
        let pixel = pixel.demultiply();
        raw.extend_from_slice(&[pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]);
    }
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, pixels.width(), pixels.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_depth(png::BitDepth::Eight);
    encoder.set_compression(png::Compression::High);
    let written = encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&raw));
    written.map_err(|_| Unfit::Unread)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const DRAWING: &str = "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 30 10'>\
        <path d='M1 1 h20 v7 z' fill='#123456' transform='rotate(3)'/><use href='#a' x='1e9'/></svg>";

    #[test]
    fn a_logo_fills_its_box() {
        let drawn = draw(DRAWING.as_bytes()).unwrap();
        assert_eq!((drawn.width, drawn.height), (120, 40));
        let pixels = read_png(&drawn.png).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (360, 120));
        assert!(
            drawn.svg.starts_with("<svg viewBox=\"0 0 30 10\" "),
            "{}",
            drawn.svg
        );
        assert!(drawn.inline.len() <= LONGEST_INLINE);
    }

    #[test]
    fn what_is_drawn_can_be_drawn_again() {
        let drawn = draw(DRAWING.as_bytes()).unwrap();
        assert_eq!(draw(drawn.svg.as_bytes()).unwrap().png, drawn.png);
        let again = draw(&drawn.png).unwrap();
        assert_eq!((again.width, again.height), (drawn.width, drawn.height));
    }

    #[test]
    fn fewer_pixels_are_the_mean_of_what_they_cover() {
        let mut whole = Pixmap::new(4, 2).unwrap();
        for (nth, pixel) in whole.data_mut().chunks_exact_mut(4).enumerate() {
            pixel.copy_from_slice(&[if nth % 2 == 0 { 255 } else { 0 }, 0, 0, 255]);
        }
        let small = shrunk(&whole, 2, 1).unwrap();
        assert_eq!(small.data(), [127, 0, 0, 255, 127, 0, 0, 255]);
    }

    proptest! {
        /// Whatever is damaged in a file, it is drawn within the box or refused.
        #[test]
        fn a_damaged_file_is_drawn_or_refused(
            at in any::<prop::sample::Index>(),
            byte: u8,
            put in "(|[<>/&;'\"#]|<use href='#a'/>|<g id='a'>|1e30|NaN|-9)",
            is_png: bool,
        ) {
            let good = match is_png {
                true => draw(DRAWING.as_bytes()).unwrap().png,
                false => DRAWING.as_bytes().to_vec(),
            };
            let at = at.index(good.len());
            let mut bytes = good.clone();
            match put.is_empty() {
                true => bytes[at] = byte,
                false => { bytes.splice(at..at, put.bytes()); }
            }
            if let Ok(drawn) = draw(&bytes) {
                prop_assert!((1..=160).contains(&drawn.width) && (1..=40).contains(&drawn.height));
                prop_assert!(drawn.inline.len() <= LONGEST_INLINE && drawn.svg.len() <= LONGEST_SVG);
            }
        }
    }
}
