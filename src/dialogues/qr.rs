//! The QR code of a dialogue, as SVG for print and PNG for documents.
//!
//! Level M with a quiet zone of four modules (ISO/IEC 18004), dark on white whatever the theme. The URL is in
//! capitals, so that the code uses alphanumeric mode and stays small; Eko's routes ignore case.

use qrcode::render::svg;
use qrcode::{Color, EcLevel, QrCode};

use super::Code;
use crate::config::BaseUrl;
use crate::error::{Error, Result};
use crate::web::url::question;

const QUIET_ZONE: usize = 4;

/// What the QR says: `HTTPS://EKO.EXAMPLE.ORG/D/ABCD2345`.
pub fn url(base: &BaseUrl, code: Code) -> String {
    let place = question(code.as_str());
    base.join(place.as_str()).to_uppercase()
}

fn encode(url: &str) -> Result<QrCode> {
    QrCode::with_error_correction_level(url, EcLevel::M)
        .map_err(|_| Error::Settings("EKO_BASE_URL is too long for a QR code".into()))
}

/// The QR as an SVG document of its own, scalable to any size.
pub fn svg(url: &str) -> Result<String> {
    Ok(encode(url)?
        .render::<svg::Color<'_>>()
        .quiet_zone(true)
        .min_dimensions(300, 300)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build())
}

/// The QR as an address of its own content, for a page that is to be whole by itself.
pub fn data_uri(url: &str) -> Result<String> {
    use base64::Engine;
    let encoded = base64::engine::general_purpose::STANDARD.encode(svg(url)?);
    Ok(format!("data:image/svg+xml;base64,{encoded}"))
}

/// The QR as a black-and-white PNG of at least 1 000 pixels: 10 cm at 250 dots an inch.
pub fn png(url: &str) -> Result<Vec<u8>> {
    let qr = encode(url)?;
    let modules = qr.width() + 2 * QUIET_ZONE;
    let scale = 1000usize.div_ceil(modules);
    let side = modules * scale;
    let colors = qr.to_colors();
    let is_dark = |x: usize, y: usize| {
        let (x, y) = (
            (x / scale).checked_sub(QUIET_ZONE),
            (y / scale).checked_sub(QUIET_ZONE),
        );
        match (x, y) {
            (Some(x), Some(y)) if x < qr.width() && y < qr.width() => {
                colors[y * qr.width() + x] == Color::Dark
            }
            _ => false,
        }
    };
    let stride = side.div_ceil(8);
    let mut rows = vec![0xff_u8; stride * side];
    for y in 0..side {
        for x in (0..side).filter(|&x| is_dark(x, y)) {
            rows[y * stride + x / 8] &= !(0x80 >> (x % 8));
        }
    }
    let mut out = Vec::new();
    let side = u32::try_from(side).map_err(|_| Error::Settings("the QR is too large".into()))?;
    let mut encoder = png::Encoder::new(&mut out, side, side);
    encoder.set_color(png::ColorType::Grayscale);
    encoder.set_depth(png::BitDepth::One);
    let written = encoder
        .write_header()
        .and_then(|mut writer| writer.write_image_data(&rows));
    written.map_err(|error| Error::Settings(format!("the QR could not be drawn: {error}")))?;
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The QR as a camera `side` pixels wide sees it, blurred over `blur` pixels; what it reads.
    fn read_photograph(png: &[u8], side: usize, blur: usize) -> Option<String> {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png))
            .read_info()
            .unwrap();
        let full = reader.info().width as usize;
        let mut raw = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut raw).unwrap();
        let stride = full.div_ceil(8);
        let dot = |x: usize, y: usize| {
            if raw[y * stride + x / 8] & (0x80 >> (x % 8)) != 0 {
                255u32
            } else {
                0
            }
        };
        let small = |x: usize, y: usize| dot(x * full / side, y * full / side);
        let grey = |x: usize, y: usize| {
            let (mut sum, mut count) = (0, 0);
            for v in y.saturating_sub(blur)..=(y + blur).min(side - 1) {
                for u in x.saturating_sub(blur)..=(x + blur).min(side - 1) {
                    sum += small(u, v);
                    count += 1;
                }
            }
            u8::try_from(sum / count).unwrap()
        };
        let mut image = rqrr::PreparedImage::prepare_from_greyscale(side, side, grey);
        let grids = image.detect_grids();
        grids.first()?.decode().ok().map(|(_, text)| text)
    }

    #[test]
    fn a_phone_reads_the_qr_large_small_and_blurred() {
        let base = BaseUrl::parse("https://eko.example.org").unwrap();
        let code = Code::parse("ABCD2345").unwrap();
        let url = url(&base, code);
        assert_eq!(url, "HTTPS://EKO.EXAMPLE.ORG/D/ABCD2345");
        let png = png(&url).unwrap();
        for (side, blur) in [(800, 0), (300, 1), (200, 1), (120, 0)] {
            assert_eq!(
                read_photograph(&png, side, blur).as_ref(),
                Some(&url),
                "{side} px, blur {blur}"
            );
        }
    }

    #[test]
    fn capitals_keep_the_qr_small() {
        let wide = |url: &str| encode(url).unwrap().width();
        assert_eq!(wide("HTTPS://EKO.EXAMPLE.ORG/D/ABCD2345"), 25);
        assert!(wide("https://eko.example.org/d/ABCD2345") > 25);
    }

    #[test]
    fn the_svg_is_dark_on_white_and_scales() {
        let svg = svg("HTTPS://EKO.EXAMPLE.ORG/D/ABCD2345").unwrap();
        assert!(svg.contains("viewBox"));
        assert!(svg.contains("#ffffff") && svg.contains("#000000"));
    }
}
