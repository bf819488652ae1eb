//! Answers made smaller on their way (RFC 9110 §8.4): style sheets and scripts, and pages on which no person's own link
//! or code stands.
//!
//! How long a packed page is says something of what is in it; where a secret of somebody's stands beside words that
//! another may choose, that is how it is guessed. Such pages are sent as they are, the way to an answer among them: it is
//! one round trip without.

use std::io::Write;

use actix_web::body::{BoxBody, MessageBody};
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::header::{
    self, ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_RANGE, CONTENT_TYPE, HeaderMap, HeaderValue,
};
use actix_web::web::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;

use super::headers;

/// Bytes below which packing saves no packet.
const LEAST: usize = 1400;
/// Of nine: more takes longer and saves a hundredth.
const LEVEL: Compression = Compression::new(6);

/// Whether whoever asks takes gzip, by its header: named, or meant by a star, and not with a weight of nothing.
fn takes_gzip(asked: &HeaderMap) -> bool {
    let said = asked.get_all(ACCEPT_ENCODING);
    let said = said.filter_map(|value| value.to_str().ok());
    let mut star = false;
    for coding in said.flat_map(|value| value.split(',')) {
        let mut parts = coding.split(';').map(str::trim);
        let name = parts.next().unwrap_or_default().to_ascii_lowercase();
        let weight = parts.find_map(|part| part.strip_prefix("q=")?.trim().parse::<f32>().ok());
        let is_taken = weight.is_none_or(|weight| weight > 0.0);
        match name.as_str() {
            "gzip" | "x-gzip" => return is_taken,
            "*" => star = is_taken,
            _ => {}
        }
    }
    star
}

/// What a request says of it.
pub struct Asked {
    is_personal: bool,
    takes: bool,
}

impl Asked {
    pub fn of(request: &ServiceRequest) -> Self {
        Self {
            is_personal: headers::is_personal(request.path()),
            takes: takes_gzip(request.headers()),
        }
    }

    /// The same answer, packed where that pays and harms nobody.
    pub fn pack(
        &self,
        response: ServiceResponse<impl MessageBody + 'static>,
    ) -> ServiceResponse<BoxBody> {
        pack(response, self)
    }
}

fn pack(
    response: ServiceResponse<impl MessageBody + 'static>,
    asked: &Asked,
) -> ServiceResponse<BoxBody> {
    let headers = response.headers();
    let may = !asked.is_personal
        && is_text(headers)
        && !headers.contains_key(CONTENT_ENCODING)
        && !headers.contains_key(CONTENT_RANGE);
    if !may {
        return response.map_into_boxed_body();
    }
    let mut packed = false;
    let mut response = response.map_body(|_, body| match body.try_into_bytes() {
        Ok(bytes) if asked.takes && bytes.len() >= LEAST => match gzip(&bytes) {
            Some(small) => {
                packed = true;
                BoxBody::new(small)
            }
            None => BoxBody::new(bytes),
        },
        Ok(bytes) => BoxBody::new(bytes),
        // A stream is sent as it comes.
        Err(body) => body.boxed(),
    });
    let headers = response.headers_mut();
    headers.append(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    if packed {
        headers.insert(CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    response
}

fn is_text(headers: &HeaderMap) -> bool {
    let media_type = headers.get(CONTENT_TYPE);
    let media_type = media_type.and_then(|value| value.to_str().ok());
    let media_type = media_type.unwrap_or_default();
    let bare = media_type.split(';').next().unwrap_or_default().trim();
    matches!(
        bare,
        "text/html"
            | "text/css"
            | "text/javascript"
            | "text/csv"
            | "text/plain"
            | "application/json"
            | "application/problem+json"
            | "application/atom+xml"
            | "image/svg+xml"
    )
}

fn gzip(bytes: &Bytes) -> Option<Bytes> {
    let mut packing = GzEncoder::new(Vec::with_capacity(bytes.len() / 4), LEVEL);
    packing.write_all(bytes).ok()?;
    let small = packing.finish().ok()?;
    (small.len() < bytes.len()).then(|| small.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(asked: &str) -> bool {
        let mut headers = HeaderMap::new();
        headers.insert(
            ACCEPT_ENCODING,
            HeaderValue::from_str(asked).expect("a value"),
        );
        takes_gzip(&headers)
    }

    #[test]
    fn only_who_takes_it_gets_it() {
        for asked in [
            "gzip",
            "br, gzip;q=0.5",
            "GZIP",
            "*",
            "deflate, gzip, br, zstd",
        ] {
            assert!(takes(asked), "{asked}");
        }
        for asked in ["", "br", "gzip;q=0", "gzip; q=0.0, *", "identity", "*;q=0"] {
            assert!(!takes(asked), "{asked}");
        }
        assert!(!takes_gzip(&HeaderMap::new()));
    }
}
