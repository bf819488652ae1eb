//! How a token is shown to a mail server: XOAUTH2, and OAUTHBEARER (RFC 7628), which came after it.

use zeroize::Zeroizing;

/// A token that lets somebody in.
pub struct Ticket {
    pub token: Zeroizing<String>,
    /// Whether it was asked for just now: then another would be refused too.
    pub is_fresh: bool,
}

/// How it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mechanism {
    Xoauth2,
    OauthBearer,
}

impl Mechanism {
    /// The way that a server offers, by the names that it gives for its ways.
    pub fn among<'a>(offered: impl IntoIterator<Item = &'a str>) -> Option<Self> {
        let mut found = None;
        for name in offered {
            if name.eq_ignore_ascii_case(Self::Xoauth2.name()) {
                return Some(Self::Xoauth2);
            }
            if name.eq_ignore_ascii_case(Self::OauthBearer.name()) {
                found = Some(Self::OauthBearer);
            }
        }
        found
    }

    pub fn name(self) -> &'static str {
        match self {
            Self::Xoauth2 => "XOAUTH2",
            Self::OauthBearer => "OAUTHBEARER",
        }
    }

    /// What is said to a server, before it is written in base 64.
    pub fn words(self, user: &str, (host, port): (&str, u16), token: &str) -> Zeroizing<String> {
        Zeroizing::new(match self {
            Self::Xoauth2 => format!("user={user}\u{1}auth=Bearer {token}\u{1}\u{1}"),
            Self::OauthBearer => {
                // RFC 5801 §4: these two have a meaning of their own there.
                let user = user.replace('=', "=3D").replace(',', "=2C");
                format!(
                    "n,a={user},\u{1}host={host}\u{1}port={port}\u{1}auth=Bearer {token}\u{1}\u{1}"
                )
            }
        })
    }

    /// What is said to a server that has said why not, so that it says no (RFC 7628 §3.2.3).
    pub fn understood(self) -> &'static str {
        match self {
            Self::Xoauth2 => "",
            Self::OauthBearer => "\u{1}",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_is_shown_as_the_server_reads_it() {
        let server = ("mail.example.org", 587);
        assert_eq!(
            *Mechanism::Xoauth2.words("kim@example.org", server, "t0ken"),
            "user=kim@example.org\u{1}auth=Bearer t0ken\u{1}\u{1}"
        );
        assert_eq!(
            *Mechanism::OauthBearer.words("k=i,m@example.org", server, "t0ken"),
            "n,a=k=3Di=2Cm@example.org,\u{1}host=mail.example.org\u{1}port=587\u{1}auth=Bearer t0ken\u{1}\u{1}"
        );
    }

    #[test]
    fn the_older_way_is_taken_where_both_are_offered() {
        let among = |names: &[&str]| Mechanism::among(names.iter().copied());
        assert_eq!(among(&["PLAIN", "LOGIN"]), None);
        assert_eq!(among(&["oauthbearer"]), Some(Mechanism::OauthBearer));
        assert_eq!(among(&["OAUTHBEARER", "XOAUTH2"]), Some(Mechanism::Xoauth2));
    }
}
