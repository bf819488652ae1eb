//! Providers of identities that staff sign in with (OpenID Connect): each described in a file of its own.

use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::error::{Error, Result};
use crate::mail::Address;

/// Somebody else who knows staff: Entra ID, Keycloak and their like.
#[derive(Debug, Clone)]
pub struct Provider {
    /// As it stands in addresses, such as the one that the provider leads back to: the name of its file.
    pub id: String,
    /// As people know it.
    pub name: String,
    /// Where it says what it is (OpenID Connect Discovery 1.0 §4).
    pub issuer: String,
    pub client_id: String,
    /// None for a client without a secret, which PKCE alone protects.
    pub client_secret: Option<Secret>,
    /// The domains of those whom it is asked about: an account belongs to whom it says only within them.
    pub domains: Vec<String>,
    pub verified_by: VerifiedBy,
    pub new_accounts: NewAccounts,
    /// None leaves what people may do in the installation to whoever runs it.
    pub groups: Option<Groups>,
}

/// A secret that is never shown.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// The secret itself, for whoever has to say it.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

/// Why an address is believed to be the person's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum VerifiedBy {
    /// The provider says of each that it has verified it: `email_verified`, or `xms_edov` of Entra ID.
    #[default]
    Claim,
    /// Everybody in it has their address from the organisation, and nobody can change their own: a directory of one's
    /// own, never one where people sign up.
    Directory,
}

/// Whether somebody who comes for the first time gets an account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NewAccounts {
    Made,
    /// Only who was invited comes in.
    Refused,
}

/// What groups at the provider mean here.
#[derive(Debug, Clone)]
pub struct Groups {
    /// The claim that names somebody's groups.
    pub claim: String,
    /// Who is in it runs the installation.
    pub operators: Option<String>,
    /// Who is in it may set up processes.
    pub creators: Option<String>,
}

/// The file, before it is looked at.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    name: String,
    issuer: String,
    client_id: String,
    client_secret: Option<String>,
    client_secret_file: Option<PathBuf>,
    domains: Vec<String>,
    #[serde(default)]
    verified_by: VerifiedBy,
    #[serde(default)]
    new_accounts: bool,
    groups_claim: Option<String>,
    operators: Option<String>,
    creators: Option<String>,
}

impl Provider {
    /// Reads the file of a provider, such as `/etc/eko/entra.toml`.
    ///
    /// # Errors
    /// `Settings` with what is wrong; no line is quoted, for it may hold the secret.
    pub fn load(path: &Path) -> Result<Self> {
        let wrong = |why: String| Error::Settings(format!("{}: {why}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| wrong(error.to_string()))?;
        let id = path.file_stem().and_then(|stem| stem.to_str());
        let id = id.unwrap_or_default();
        if !is_id(id) {
            let why = "its name must be 1 to 32 small letters, digits or hyphens before .toml: it stands in the address that the provider leads back to";
            return Err(wrong(why.into()));
        }
        Self::parse(id, &text).map_err(wrong)
    }

    fn parse(id: &str, text: &str) -> Result<Self, String> {
        let written: Written = toml::from_str(text).map_err(|error| error.message().to_owned())?;
        let named = |name: &str, text: String| match text.trim() {
            "" => Err(format!("{name} is empty")),
            text => Ok(text.to_owned()),
        };
        let client_secret = match (written.client_secret, written.client_secret_file) {
            (Some(_), Some(_)) => {
                return Err("client_secret and client_secret_file are both given".into());
            }
            (Some(secret), None) => Some(named("client_secret", secret)?),
            (None, Some(file)) => {
                let text = std::fs::read_to_string(&file);
                let text = text.map_err(|error| format!("{}: {error}", file.display()))?;
                Some(named("client_secret_file", text)?)
            }
            (None, None) => None,
        };
        let domains: Vec<String> = written
            .domains
            .iter()
            .map(|text| domain(text))
            .collect::<Result<_, _>>()?;
        if domains.is_empty() {
            return Err("domains must name at least one: without it anybody whom the provider knows would come in".into());
        }
        let is_for_anybody = ["/common", "/organizations", "/consumers"]
            .iter()
            .any(|tenant| {
                written
                    .issuer
                    .contains(&format!("login.microsoftonline.com{tenant}"))
            });
        if is_for_anybody {
            return Err("issuer must name your own tenant: in the others anybody can call themselves what they like".into());
        }
        let groups = match (written.groups_claim, written.operators, written.creators) {
            (None, None, None) => None,
            (Some(claim), operators, creators) if operators.is_some() || creators.is_some() => {
                Some(Groups {
                    claim: named("groups_claim", claim)?,
                    operators,
                    creators,
                })
            }
            _ => return Err("groups_claim goes with operators or creators, or both".into()),
        };
        Ok(Self {
            id: id.to_owned(),
            name: named("name", written.name)?,
            issuer: issuer(&written.issuer)?,
            client_id: named("client_id", written.client_id)?,
            client_secret: client_secret.map(Secret),
            domains,
            verified_by: written.verified_by,
            new_accounts: match written.new_accounts {
                true => NewAccounts::Made,
                false => NewAccounts::Refused,
            },
            groups,
        })
    }
}

fn is_id(text: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
    (1..=32).contains(&text.len()) && text.bytes().all(fits)
}

/// A domain in the form in which addresses have theirs.
fn domain(text: &str) -> Result<String, String> {
    let text = text.trim().trim_start_matches('@');
    let address = Address::parse(&format!("a@{text}"));
    let address = address
        .map_err(|_| format!("domains: {text} is no domain"))?
        .normalised();
    Ok(address
        .split_once('@')
        .map_or("", |(_, domain)| domain)
        .to_owned())
}

#[cfg(feature = "oauth")]
fn issuer(text: &str) -> Result<String, String> {
    crate::oauth::address("issuer", text).map_err(|error| match error {
        Error::Settings(why) => why,
        other => other.to_string(),
    })
}

#[cfg(not(feature = "oauth"))]
fn issuer(_: &str) -> Result<String, String> {
    Err("this build of Eko knows no providers: it was made without --features oauth".into())
}

#[cfg(all(test, feature = "oauth"))]
mod tests {
    use super::*;

    const WHOLE: &str = "name = 'Region Halland'\nissuer = 'https://login.example.org/halland'\nclient_id = 'eko'\nclient_secret = 'hush'\ndomains = ['Example.ORG', '@räksmörgås.se']\nnew_accounts = true\ngroups_claim = 'roles'\noperators = 'eko-operators'\n";

    #[test]
    fn a_whole_file_is_read() {
        let provider = Provider::parse("halland", WHOLE).unwrap();
        assert_eq!(provider.domains, ["example.org", "xn--rksmrgs-5wao1o.se"]);
        assert_eq!(provider.verified_by, VerifiedBy::Claim);
        assert_eq!(provider.new_accounts, NewAccounts::Made);
        assert!(!format!("{provider:?}").contains("hush"));
    }

    #[test]
    fn what_would_let_anybody_in_is_refused() {
        for (from, to, why) in [
            ("['Example.ORG', '@räksmörgås.se']", "[]", "at least one"),
            ("'@räksmörgås.se'", "''", "no domain"),
            (
                "https://login.example.org/halland",
                "https://login.microsoftonline.com/common/v2.0",
                "your own tenant",
            ),
            ("https://login", "http://login", "https://"),
            ("new_accounts", "accounts", "unknown field"),
            ("groups_claim = 'roles'", "", "groups_claim"),
            ("operators = 'eko-operators'", "", "groups_claim"),
            ("'eko'", "' '", "client_id is empty"),
            ("client_secret", "client_secret_file", "hush"),
        ] {
            let refused = Provider::parse("halland", &WHOLE.replace(from, to)).unwrap_err();
            assert!(refused.contains(why), "{to}: {refused}");
        }
        assert!(is_id("entra-2") && !is_id("Entra") && !is_id("") && !is_id(&"a".repeat(33)));
    }
}
