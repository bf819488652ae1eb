//! A file of which a part is asked for (RFC 9110 §14): phones play nothing that cannot be had so.

use std::ops::Range;

use actix_web::http::header;
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};

/// The answer with a file, or with the part of it that is asked for.
pub fn respond(request: &HttpRequest, media_type: &str, body: Bytes) -> HttpResponse {
    let asked = request.headers().get(header::RANGE);
    let asked = asked.and_then(|value| value.to_str().ok());
    let whole = body.len();
    let (mut response, body) = match asked.map(|asked| part(asked, whole)) {
        Some(Part::Of(range)) => {
            let mut response = HttpResponse::PartialContent();
            let said = format!("bytes {}-{}/{whole}", range.start, range.end - 1);
            response.insert_header((header::CONTENT_RANGE, said));
            (response, body.slice(range))
        }
        Some(Part::Nowhere) => {
            let mut response = HttpResponse::RangeNotSatisfiable();
            response.insert_header((header::CONTENT_RANGE, format!("bytes */{whole}")));
            (response, Bytes::new())
        }
        Some(Part::All) | None => (HttpResponse::Ok(), body),
    };
    response
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header((header::ACCEPT_RANGES, "bytes"))
        // Opened by itself it is a document: one that runs, loads and sends nothing.
        .insert_header((
            header::CONTENT_SECURITY_POLICY,
            "default-src 'none'; media-src 'self'; sandbox; frame-ancestors 'none'",
        ))
        .body(body)
}

#[derive(Debug, PartialEq, Eq)]
enum Part {
    Of(Range<usize>),
    /// Behind the end.
    Nowhere,
    /// Several parts, or words that nobody understands: then all of it is sent.
    All,
}

fn part(asked: &str, whole: usize) -> Part {
    let Some((first, last)) = asked
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
    else {
        return Part::All;
    };
    let number = |text: &str| text.trim().parse::<usize>().ok();
    let (start, end) = match (number(first), number(last)) {
        (Some(start), Some(last)) if last >= start => (start, whole.min(last.saturating_add(1))),
        (Some(start), None) if last.trim().is_empty() => (start, whole),
        // The last so many.
        (None, Some(many)) if first.trim().is_empty() => (whole.saturating_sub(many), whole),
        _ => return Part::All,
    };
    match start < end {
        true => Part::Of(start..end),
        false => Part::Nowhere,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_part_is_what_was_asked_for() {
        for (asked, range) in [
            ("bytes=0-", 0..10),
            ("bytes=0-1", 0..2),
            ("bytes=3-99", 3..10),
            ("bytes=-4", 6..10),
            ("bytes=-40", 0..10),
        ] {
            assert_eq!(part(asked, 10), Part::Of(range), "{asked}");
        }
        assert_eq!(part("bytes=10-", 10), Part::Nowhere);
        assert_eq!(part("bytes=-0", 10), Part::Nowhere);
        for odd in ["bytes=5-3", "bytes=0-1,3-4", "lines=0-1", "bytes=a-b", ""] {
            assert_eq!(part(odd, 10), Part::All, "{odd}");
        }
    }

    proptest! {
        #[test]
        fn no_part_is_outside_of_the_file(asked in "(bytes=)?[0-9,-]{0,12}", whole in 0usize..50) {
            if let Part::Of(range) = part(&asked, whole) {
                prop_assert!(range.start < range.end && range.end <= whole);
            }
        }
    }
}
