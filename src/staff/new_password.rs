//! What a new password must be (NIST SP 800-63B §3.1.1.2): long enough, none of those that everybody tries first, and
//! nothing else. No mixture of characters is asked for, and none runs out.

use super::password::{LONGEST, SHORTEST};

/// Words of common passwords, in small letters, one a line: those that head public lists of leaked passwords, in
/// English and Swedish, and those that stand for an office, a season or this product.
const COMMON: &str = include_str!("common.txt");

/// Rows of keys, and the alphabet: a stretch of one is common, in either direction.
const ROWS: [&str; 6] = [
    "abcdefghijklmnopqrstuvwxyzåäö",
    "qwertyuiopåasdfghjklöäzxcvbnm",
    "qazwsxedcrfvtgbyhnujmikolp",
    "1q2w3e4r5t6y7u8i9o0p",
    "12345678901234567890",
    "1qaz2wsx3edc4rfv5tgb6yhn",
];

/// Why a password cannot be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    Short,
    Long,
    /// Among the first that somebody who guesses tries.
    Common,
    /// One's own address or name.
    Own,
}

/// Whether this can be a password of somebody with this address and name.
///
/// # Errors
/// Why it cannot.
pub fn judge(typed: &str, email: &str, name: &str) -> Result<(), Unfit> {
    match typed.chars().count() {
        ..SHORTEST => return Err(Unfit::Short),
        SHORTEST..=LONGEST => {}
        _ => return Err(Unfit::Long),
    }
    let folded = typed.to_lowercase();
    let letters = only(&folded, char::is_alphabetic);
    if is_made_of(&letters, &[email, name].join(" ").to_lowercase()) {
        return Err(Unfit::Own);
    }
    if is_common(&folded, &letters) {
        return Err(Unfit::Common);
    }
    Ok(())
}

/// Digits and marks before, between and behind hide a common word from nobody: `Sommar-2026!` is one.
fn is_common(folded: &str, letters: &str) -> bool {
    let plain = only(folded, char::is_alphanumeric);
    let is_along_a_row = |text: &str| {
        let back: String = text.chars().rev().collect();
        ROWS.iter()
            .any(|row| row.contains(text) || row.contains(&back))
    };
    // Nothing but digits and marks: dates, telephone numbers.
    (letters.is_empty() && plain.chars().count() <= 16)
        || (!letters.is_empty() && is_along_a_row(letters))
        || is_along_a_row(&plain)
        || shortest_part(&plain).chars().count() <= 3
        || is_along_a_row(shortest_part(&plain))
        || COMMON
            .lines()
            .any(|word| is_again_and_again(letters, word) || is_again_and_again(&plain, word))
}

fn only(text: &str, kept: fn(char) -> bool) -> String {
    text.chars().filter(|&c| kept(c)).collect()
}

/// Whether nothing is left of a text without one's own words.
fn is_made_of(letters: &str, own: &str) -> bool {
    let mut words: Vec<&str> = own.split(|c: char| !c.is_alphabetic()).collect();
    words.retain(|word| !word.is_empty());
    words.sort_by_key(|word| std::cmp::Reverse(word.len()));
    let rest = words
        .iter()
        .fold(letters.to_owned(), |rest, word| rest.replace(word, ""));
    !letters.is_empty() && rest.is_empty()
}

/// Whether a text is this word, once or several times over.
fn is_again_and_again(text: &str, word: &str) -> bool {
    !word.is_empty() && !text.is_empty() && text.replace(word, "").is_empty()
}

/// What a text repeats: `abab` repeats `ab`; one that repeats nothing is its own.
fn shortest_part(text: &str) -> &str {
    let ends = text.char_indices().map(|(at, _)| at).skip(1);
    ends.map(|end| &text[..end])
        .find(|part| is_again_and_again(text, part))
        .unwrap_or(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(typed: &str) -> Result<(), Unfit> {
        judge(typed, "robin.berg@example.org", "Robin Berg")
    }

    fn all_are(judgement: Result<(), Unfit>, typed: &[&str]) {
        for typed in typed {
            assert_eq!(judged(typed), judgement, "{typed}");
        }
    }

    #[test]
    fn what_everybody_tries_first_is_no_password() {
        all_are(
            Err(Unfit::Common),
            &[
                "password1234",
                "Password123!",
                "passwordpassword",
                "Lösenord2026!",
                "Sommaren 2026",
                "aaaaaaaaaaaaaa",
                "abcabcabcabc",
                "123456789012",
                "19800101-1234",
                "qwertyuiopåa",
                "1q2w3e4r5t6y",
                "1qaz2wsx3edc",
                "abcdefghijkl",
                "lkjihgfedcba",
                "eko eko eko eko",
                "Halland-2026-2027",
                "correct horse battery staple",
            ],
        );
    }

    #[test]
    fn ones_own_address_and_name_are_no_password() {
        all_are(
            Err(Unfit::Own),
            &[
                "robin.berg@example.org",
                "robinberg1234",
                "Robin Berg 2026",
                "example.org.1",
                "berg-robin-1980",
            ],
        );
    }

    #[test]
    fn nothing_else_is_asked_for() {
        all_are(
            Ok(()),
            &[
                "a long enough password",
                "en mening går bra",
                "hej du glada sommar",
                "jag heter robin och bor i halmstad",
                "kx7vqz2mwp4t",
                "päron på bordet",
                "🦊🦊 räven raskar",
                "korv korv korv och senap",
            ],
        );
        assert_eq!(judged("elva tecken"), Err(Unfit::Short));
        assert_eq!(judged(&"ab c".repeat(65)), Err(Unfit::Long));
    }
}
