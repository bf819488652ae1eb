//! A second factor: codes of six digits that an app makes every half minute (TOTP, RFC 6238, with HMAC-SHA-1 as every
//! app has it), and codes on paper for when the app is gone.

use hmac::{Hmac, Mac};
use qrcode::QrCode;
use qrcode::render::svg;
use rand::RngCore;
use sha1::Sha1;
use subtle::ConstantTimeEq;

use super::Account;
use super::queries;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::secrets::{Purpose, Secrets};

/// Seconds for which a code is shown.
const STEP: i64 = 30;
/// How many steps a clock may be off, either way.
const OFF: i64 = 1;
/// Bytes of a secret, as many as the hash has (RFC 4226 §4).
const SECRET: usize = 20;
/// How many codes there are on paper.
const ON_PAPER: usize = 10;
/// RFC 4648 §6.
const BASE_32: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// A secret of its own.
pub fn new_secret() -> [u8; SECRET] {
    let mut secret = [0; SECRET];
    rand::rng().fill_bytes(&mut secret);
    secret
}

/// The code of a step (RFC 4226 §5.3).
fn code_of(secret: &[u8], step: i64) -> Result<String> {
    let mut mac = Hmac::<Sha1>::new_from_slice(secret).map_err(|_| Error::Unsealing)?;
    mac.update(&step.to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let at = hash.last().map_or(0, |last| usize::from(last & 0x0f));
    let word = hash.get(at..).and_then(<[u8]>::first_chunk::<4>);
    let word = word.copied().ok_or(Error::Unsealing)?;
    let number = u32::from_be_bytes(word) & 0x7fff_ffff;
    Ok(format!("{:06}", number % 1_000_000))
}

/// The step that a typed code is of, if it is one that fits now.
///
/// # Errors
/// When the secret is none.
pub fn step_of(secret: &[u8], typed: &str, now: Timestamp) -> Result<Option<i64>> {
    let typed: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    let current = now.0.div_euclid(STEP);
    let mut found = None;
    for step in current - OFF..=current + OFF {
        let code = code_of(secret, step)?;
        if bool::from(code.as_bytes().ct_eq(typed.as_bytes())) {
            found = Some(step);
        }
    }
    Ok(found)
}

/// Bytes as people type them.
pub fn base_32(bytes: &[u8]) -> String {
    let mut text = String::new();
    for part in bytes.chunks(5) {
        let mut word = [0; 5];
        word[..part.len()].copy_from_slice(part);
        let bits = word
            .iter()
            .fold(0_u64, |bits, &byte| bits << 8 | u64::from(byte));
        let letters = (part.len() * 8).div_ceil(5);
        for place in 0..letters {
            let at = bits >> (35 - 5 * place) & 31;
            text.push(char::from(BASE_32[usize::try_from(at).unwrap_or(0)]));
        }
    }
    text
}

/// What the app reads, as a picture that is whole by itself.
///
/// # Errors
/// When the address is too long for a picture.
pub fn picture(account: &Account, secret: &[u8]) -> Result<String> {
    use base64::Engine;
    use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
    let email = utf8_percent_encode(&account.email, NON_ALPHANUMERIC);
    let url = format!(
        "otpauth://totp/Eko:{email}?secret={}&issuer=Eko",
        base_32(secret)
    );
    let qr = QrCode::new(url).map_err(|_| Error::Settings("the address is too long".into()))?;
    let svg = qr
        .render::<svg::Color<'_>>()
        .min_dimensions(240, 240)
        .dark_color(svg::Color("#000000"))
        .light_color(svg::Color("#ffffff"))
        .build();
    let encoded = base64::engine::general_purpose::STANDARD.encode(svg);
    Ok(format!("data:image/svg+xml;base64,{encoded}"))
}

/// Fresh codes for paper, of fifty bits each.
pub fn new_recovery_codes() -> Vec<String> {
    let mut codes = Vec::new();
    for _ in 0..ON_PAPER {
        let mut bytes = [0; 7];
        rand::rng().fill_bytes(&mut bytes);
        let text = base_32(&bytes).to_lowercase();
        codes.push(format!("{}-{}", &text[..5], &text[5..10]));
    }
    codes
}

/// By what a code on paper is found again: keyed, so that the database alone tells nobody which they are.
pub fn recovery_index(secrets: &Secrets, id: AccountId, typed: &str) -> Vec<u8> {
    let plain: String = typed.chars().filter(char::is_ascii_alphanumeric).collect();
    secrets.blind_index(Purpose::RecoveryCode, id.0, plain.to_lowercase().as_bytes())
}

/// Which code was typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Typed {
    OfApp,
    /// One on paper, which is used up; so many are left.
    OnPaper(i64),
    Wrong,
}

/// Takes a code: of the app once, on paper once.
///
/// # Errors
/// Those of the database, and when a secret does not open.
pub fn take(
    c: &mut Connection,
    secrets: &Secrets,
    id: AccountId,
    (typed, now): (&str, Timestamp),
) -> Result<Typed> {
    let Some(factor) = queries::second_factor(c, id)?.filter(|factor| factor.is_confirmed) else {
        return Ok(Typed::Wrong);
    };
    let secret = secrets.open(Purpose::SecondFactor, id.0, &factor.sealed)?;
    if let Some(step) = step_of(&secret, typed, now)? {
        return Ok(match queries::use_step(c, id, step)? {
            true => Typed::OfApp,
            false => Typed::Wrong,
        });
    }
    if queries::use_recovery_code(c, id, &recovery_index(secrets, id, typed))? {
        return Ok(Typed::OnPaper(queries::recovery_codes_left(c, id)?));
    }
    Ok(Typed::Wrong)
}

/// Whether somebody is asked for a code when they sign in.
///
/// # Errors
/// Those of the database.
pub async fn is_asked_of(app: &App, id: AccountId) -> Result<bool> {
    app.db
        .read(move |c| {
            let factor = queries::second_factor(c, id)?;
            Ok(factor.is_some_and(|factor| factor.is_confirmed))
        })
        .await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 6238, appendix B, its last six digits.
    #[test]
    fn codes_are_those_of_the_standard() {
        let secret = b"12345678901234567890";
        for (at, code) in [
            (59, "287082"),
            (1_111_111_109, "081804"),
            (1_111_111_111, "050471"),
            (1_234_567_890, "005924"),
            (2_000_000_000, "279037"),
            (20_000_000_000, "353130"),
        ] {
            assert_eq!(code_of(secret, at / STEP).unwrap(), code);
            let step = |at: i64, typed: &str| step_of(secret, typed, Timestamp(at)).unwrap();
            assert_eq!(step(at, code), Some(at / STEP));
            assert_eq!(
                step(at + STEP, &format!("{} {}", &code[..3], &code[3..])),
                Some(at / STEP)
            );
            assert_eq!(step(at + 3 * STEP, code), None);
            assert_eq!(step(at, ""), None);
        }
    }

    /// RFC 4648 §10, without the padding.
    #[test]
    fn secrets_are_written_as_apps_read_them() {
        for (bytes, text) in [
            ("", ""),
            ("f", "MY"),
            ("fo", "MZXQ"),
            ("foo", "MZXW6"),
            ("foob", "MZXW6YQ"),
            ("fooba", "MZXW6YTB"),
            ("foobar", "MZXW6YTBOI"),
        ] {
            assert_eq!(base_32(bytes.as_bytes()), text);
        }
    }
}
