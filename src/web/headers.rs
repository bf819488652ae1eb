//! Security headers, and the one Content-Security-Policy.

use std::sync::OnceLock;

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use percent_encoding::percent_decode_str;
use sha2::{Digest, Sha256};

use super::accent::Accent;
use super::{page, participant};
use crate::config::BaseUrl;

/// Whose page it is; staff pages need the Origin header that `no-referrer` would blank (Fetch §3.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Surface {
    Participant,
    Staff,
}

impl Surface {
    /// Judged by the path as the routes read it, without percent-encoding.
    pub fn of_path(path: &str) -> Self {
        let decoded = percent_decode_str(path).decode_utf8().unwrap_or_default();
        let path: &str = &decoded;
        if path == "/admin" || path.starts_with("/admin/") || path.starts_with("/setup/") {
            Self::Staff
        } else {
            Self::Participant
        }
    }
}

/// What the paths begin with on which a person's own link or code stands.
const PERSONAL: [&str; 9] = [
    "/d/",
    "/D/",
    "/a/",
    "/f/",
    "/h/",
    "/w/",
    "/calendar/",
    "/test-mail/",
    "/setup/",
];

/// A tablet's own and those of staff, which nobody else is to find either.
const UNLISTED: [&str; 2] = ["/kiosk/", "/admin"];

/// Whether no search engine is to keep what is there: whoever finds it there could use it. What is public on purpose,
/// such as a status page or a report, is there to be found.
pub fn is_unlisted(path: &str) -> bool {
    begins(path, &PERSONAL) || begins(path, &UNLISTED)
}

/// Whether a person's own link or code stands there.
pub fn is_personal(path: &str) -> bool {
    begins(path, &PERSONAL)
}

/// Whether a path begins with one of these, as the routes read it.
fn begins(path: &str, all: &[&str]) -> bool {
    let path = percent_decode_str(path).decode_utf8().unwrap_or_default();
    all.iter().any(|begin| path.starts_with(begin))
}

/// Says so to search engines.
pub fn unlist(headers: &mut HeaderMap) {
    headers.insert(
        HeaderName::from_static("x-robots-tag"),
        HeaderValue::from_static("noindex"),
    );
}

/// A source expression that lets exactly this inline text in (CSP 3 §2.3.1).
fn hash(inline: &str) -> String {
    format!(
        "'sha256-{}'",
        STANDARD.encode(Sha256::digest(inline.as_bytes()))
    )
}

fn policy() -> &'static HeaderValue {
    static POLICY: OnceLock<HeaderValue> = OnceLock::new();
    POLICY.get_or_init(|| policy_with(""))
}

fn policy_with(more_style: &str) -> HeaderValue {
    static KNOWN: OnceLock<(String, String)> = OnceLock::new();
    let (styles, script) = KNOWN.get_or_init(|| {
        (
            [
                participant::style(),
                participant::reading_style(),
                participant::BENEATH,
                page::MAIL_STYLE,
            ]
            .map(hash)
            .join(" "),
            hash(participant::script()),
        )
    });
    let policy = format!(
        "default-src 'none'; style-src 'self' {styles}{more_style}; script-src 'self' {script}; img-src 'self' data:; \
         media-src 'self'; connect-src 'self'; manifest-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'",
    );
    HeaderValue::from_str(&policy).unwrap_or_else(|_| unreachable!("the policy is ASCII"))
}

/// The policy of a page in a process's own colour.
pub fn policy_in(accent: Accent) -> HeaderValue {
    policy_with(&format!(
        " {} {}",
        hash(&accent.style()),
        hash(&accent.mail_style())
    ))
}

/// Puts the headers on a response; what a handler set itself stays.
pub fn set(headers: &mut HeaderMap, surface: Surface, base: &BaseUrl) {
    let mut put = |name: &'static str, value: HeaderValue| {
        let name = HeaderName::from_static(name);
        if !headers.contains_key(&name) {
            headers.insert(name, value);
        }
    };
    put("content-security-policy", policy().clone());
    for (name, value) in [
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "SAMEORIGIN"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        (
            "permissions-policy",
            "camera=(), microphone=(), geolocation=(), browsing-topics=()",
        ),
        ("cache-control", "no-store"),
        (
            "referrer-policy",
            match surface {
                Surface::Participant => "no-referrer",
                Surface::Staff => "same-origin",
            },
        ),
    ] {
        put(name, HeaderValue::from_static(value));
    }
    if base.is_https() {
        let year = HeaderValue::from_static("max-age=31536000");
        put("strict-transport-security", year);
    }
}
