//! Domains that many people have their mail at, and what they become when somebody mistypes them.

use strsim::osa_distance;

/// One a line, the commonest first. Those that look like a commoner one stand here too: they are meant as they are.
pub const COMMON: &str = include_str!("domains.txt");
/// A name of fewer letters has too many neighbours to be guessed at.
const GUESSABLE: usize = 5;

/// The common domain that another one looks like: one letter of its name is wrong, missing, too many or has changed
/// places with the next; or `com` is mistyped; or it ends otherwise than the only one of its name. The tablet does the
/// same (`kiosk/address.js`).
pub fn meant(domain: &str) -> Option<&'static str> {
    if COMMON.lines().any(|known| known == domain) {
        return None;
    }
    let (name, end) = domain.split_once('.')?;
    COMMON.lines().find(|known| {
        let Some((known_name, known_end)) = known.split_once('.') else {
            return false;
        };
        let is_same = name == known_name;
        let is_near = known_name.len() >= GUESSABLE && osa_distance(name, known_name) == 1;
        let is_slip = known_end == "com" && osa_distance(end, known_end) == 1;
        let is_only = known_end == "com"
            && is_same
            && known_name.len() >= GUESSABLE
            && of_name(known_name) == 1;
        is_near && (end == known_end || is_slip) || is_same && (is_slip || is_only)
    })
}

fn of_name(name: &str) -> usize {
    let names = COMMON.lines().filter_map(|known| known.split_once('.'));
    names.filter(|(known, _)| *known == name).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_common_is_meant_as_it_is() {
        for known in COMMON.lines() {
            assert_eq!(meant(known), None);
            assert!(known.contains('.') && known.to_lowercase() == known && known.trim() == known);
        }
        for real in [
            "example.org",
            "regionhalland.se",
            "hotmail.de",
            "love.se",
            "skolan.hylte.se",
            "localhost",
        ] {
            assert_eq!(meant(real), None, "{real}");
        }
    }

    #[test]
    fn a_slip_is_asked_about() {
        for (typed, likely) in [
            ("gmial.com", "gmail.com"),
            ("gmail.con", "gmail.com"),
            ("gmail.co", "gmail.com"),
            ("gmail.se", "gmail.com"),
            ("gamil.cmo", "gmail.com"),
            ("hotmial.com", "hotmail.com"),
            ("hotmal.se", "hotmail.se"),
            ("outlok.com", "outlook.com"),
            ("live.cm", "live.com"),
            ("icloud.se", "icloud.com"),
        ] {
            assert_eq!(meant(typed), Some(likely), "{typed}");
        }
    }
}
