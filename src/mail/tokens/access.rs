//! Where tokens are asked for, and as whom.

use zeroize::Zeroizing;

use crate::error::{Error, Result};

/// What the settings say of the server that gives out tokens. `Debug` shows no secret.
#[derive(Clone)]
#[cfg_attr(
    not(feature = "oauth"),
    allow(dead_code, reason = "this build asks nobody for tokens")
)]
pub struct Access {
    pub(super) url: String,
    pub(super) client: String,
    pub(super) secret: Option<Zeroizing<String>>,
    pub(super) scope: Option<String>,
    /// The first token by which others are got; none asks as the client alone (RFC 6749 §4.4).
    pub(super) refresh: Option<Zeroizing<String>>,
}

impl std::fmt::Debug for Access {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Access({}, …)", self.url)
    }
}

/// The settings as they are written. Secrets are among them: there is no `Debug`.
#[derive(Default)]
pub struct Asked {
    pub tenant: Option<String>,
    pub url: Option<String>,
    pub client: Option<String>,
    pub secret: Option<Zeroizing<String>>,
    pub scope: Option<String>,
    pub refresh: Option<Zeroizing<String>>,
}

/// What Entra ID wants to be asked for by a program that acts for itself.
const ENTRA_SCOPE: &str = "https://outlook.office365.com/.default";

impl Access {
    /// What the settings come to; none if they say nothing of it.
    ///
    /// # Errors
    /// `Settings`, naming what is missing or too much.
    pub fn check(asked: Asked) -> Result<Option<Self>> {
        let wrong = |why: &str| Err(Error::Settings(why.to_owned()));
        let (url, scope) = match (asked.tenant, asked.url) {
            (None, None) => {
                let says_something = asked.client.is_some()
                    || asked.secret.is_some()
                    || asked.scope.is_some()
                    || asked.refresh.is_some();
                if says_something {
                    return wrong(
                        "EKO_MAIL_OAUTH_TENANT or EKO_MAIL_OAUTH_TOKEN_URL must say where tokens are asked for",
                    );
                }
                return Ok(None);
            }
            (Some(_), Some(_)) => {
                return wrong(
                    "EKO_MAIL_OAUTH_TENANT and EKO_MAIL_OAUTH_TOKEN_URL are both given; leave one out",
                );
            }
            (Some(tenant), None) => {
                let fits = |c: u8| c.is_ascii_alphanumeric() || b".-".contains(&c);
                if tenant.is_empty() || !tenant.bytes().all(fits) {
                    return wrong("EKO_MAIL_OAUTH_TENANT is neither an id nor a domain");
                }
                let url = format!("https://login.microsoftonline.com/{tenant}/oauth2/v2.0/token");
                (url, asked.scope.or_else(|| Some(ENTRA_SCOPE.to_owned())))
            }
            (None, Some(url)) => (allowed(&url)?, asked.scope),
        };
        if !cfg!(feature = "oauth") {
            return wrong("EKO_MAIL_OAUTH_…: this build of Eko signs in with passwords alone");
        }
        let Some(client) = asked.client else {
            return wrong("EKO_MAIL_OAUTH_CLIENT_ID must say as whom tokens are asked for");
        };
        if asked.secret.is_none() && asked.refresh.is_none() {
            return wrong(
                "EKO_MAIL_OAUTH_CLIENT_SECRET or EKO_MAIL_OAUTH_REFRESH_TOKEN must be given, by which tokens are got",
            );
        }
        // A refresh token keeps to what it was given for, and Entra ID refuses the scope of programs with it.
        let scope = scope.filter(|scope| asked.refresh.is_none() || scope != ENTRA_SCOPE);
        Ok(Some(Self {
            url,
            client,
            secret: asked.secret,
            scope,
            refresh: asked.refresh,
        }))
    }

    /// Whether each answer may bring another token to ask with, which must be kept.
    pub fn renews(&self) -> bool {
        self.refresh.is_some()
    }
}

#[cfg(feature = "oauth")]
fn allowed(url: &str) -> Result<String> {
    crate::oauth::address("EKO_MAIL_OAUTH_TOKEN_URL", url)
}

#[cfg(not(feature = "oauth"))]
fn allowed(url: &str) -> Result<String> {
    Ok(url.to_owned())
}

#[cfg(all(test, feature = "oauth"))]
mod tests {
    use super::*;

    fn some(text: &str) -> Option<String> {
        Some(text.to_owned())
    }

    fn secret(text: &str) -> Option<Zeroizing<String>> {
        Some(text.to_owned().into())
    }

    #[test]
    fn a_tenant_is_enough_for_entra_id() {
        let access = Access::check(Asked {
            tenant: some("example.onmicrosoft.com"),
            client: some("eko"),
            secret: secret("hush"),
            ..Asked::default()
        });
        let access = access.unwrap().unwrap();
        assert_eq!(
            access.url,
            "https://login.microsoftonline.com/example.onmicrosoft.com/oauth2/v2.0/token"
        );
        assert_eq!(access.scope.as_deref(), Some(ENTRA_SCOPE));
        assert!(!access.renews());
        assert!(!format!("{access:?}").contains("hush"));
    }

    #[test]
    fn what_is_missing_or_too_much_is_named() {
        assert!(Access::check(Asked::default()).unwrap().is_none());
        let url = || some("https://login.example.org/token");
        for (asked, named) in [
            (
                Asked {
                    client: some("eko"),
                    ..Asked::default()
                },
                "EKO_MAIL_OAUTH_TENANT or",
            ),
            (
                Asked {
                    tenant: some("a"),
                    url: url(),
                    ..Asked::default()
                },
                "both given",
            ),
            (
                Asked {
                    tenant: some("a/../b"),
                    ..Asked::default()
                },
                "EKO_MAIL_OAUTH_TENANT is",
            ),
            (
                Asked {
                    url: some("http://login.example.org/token"),
                    ..Asked::default()
                },
                "EKO_MAIL_OAUTH_TOKEN_URL: ",
            ),
            (
                Asked {
                    url: url(),
                    ..Asked::default()
                },
                "EKO_MAIL_OAUTH_CLIENT_ID",
            ),
            (
                Asked {
                    url: url(),
                    client: some("eko"),
                    ..Asked::default()
                },
                "EKO_MAIL_OAUTH_CLIENT_SECRET or",
            ),
        ] {
            let why = Access::check(asked).unwrap_err().to_string();
            assert!(why.contains(named), "{why}");
        }
    }
}
