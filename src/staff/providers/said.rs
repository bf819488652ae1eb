//! What a provider said of somebody, and what is believed of it.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::config::{Groups, Provider, VerifiedBy};
use crate::i18n::line;
use crate::mail::Address;
use crate::staff::queries::Rights;

/// The longest name that is taken over; the rest of a longer one falls away.
const LONGEST_NAME: usize = 100;

/// The claims about somebody, from the ID token or from what the provider says of its users.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Who it is, as the provider alone knows them; never used for anybody else (OpenID Connect Core 1.0 §2).
    pub subject: String,
    pub email: Option<String>,
    pub email_verified: Option<bool>,
    pub username: Option<String>,
    pub name: Option<String>,
    pub others: Others,
}

/// Claims that are not of the standard.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Others(pub Map<String, Value>);

/// Somebody, as far as the provider is believed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    pub issuer: String,
    pub subject: String,
    /// Their address in its normalised form, or why none is believed.
    pub address: Result<String, Unbelieved>,
    /// One line; empty when nothing was said.
    pub name: String,
    pub rights: ByGroup,
}

/// Why no address is believed to be theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unbelieved {
    /// Nothing was said that is an address.
    None,
    /// Nobody says that it is theirs.
    Unverified,
    /// The provider is not asked about its domain.
    Elsewhere,
}

/// What somebody may do by their groups; none where groups say nothing of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct ByGroup {
    pub is_operator: Option<bool>,
    pub creates_processes: Option<bool>,
}

impl ByGroup {
    fn of(groups: &Groups, others: &Others) -> Self {
        let is_in = |group: &String| match others.0.get(&groups.claim) {
            Some(Value::String(one)) => one == group,
            Some(Value::Array(all)) => all.iter().any(|one| one.as_str() == Some(group)),
            _ => false,
        };
        Self {
            is_operator: groups.operators.as_ref().map(is_in),
            creates_processes: groups.creators.as_ref().map(is_in),
        }
    }

    /// The rights of somebody who had these, after their groups were looked at.
    pub fn over(self, before: Rights) -> Rights {
        Rights {
            is_operator: self.is_operator.unwrap_or(before.is_operator),
            creates_processes: self.creates_processes.unwrap_or(before.creates_processes),
        }
    }
}

impl Said {
    /// What is missing here and said there, of the same person.
    pub fn or(self, other: Self) -> Self {
        let mut others = other.others;
        others.0.extend(self.others.0);
        // Whether an address is verified is said of that address.
        let (email, email_verified) = match self.email {
            Some(email) => (Some(email), self.email_verified),
            None => (other.email, other.email_verified),
        };
        Self {
            subject: self.subject,
            email,
            email_verified,
            username: self.username.or(other.username),
            name: self.name.or(other.name),
            others,
        }
    }

    /// What is believed of it.
    pub fn judged(&self, by: &Provider) -> Person {
        let name: String = self
            .name
            .as_deref()
            .unwrap_or_default()
            .trim()
            .chars()
            .take(LONGEST_NAME)
            .collect();
        Person {
            issuer: by.issuer.clone(),
            subject: self.subject.clone(),
            address: self.address(by),
            name: if line::is_line(&name) {
                name
            } else {
                String::new()
            },
            rights: by
                .groups
                .as_ref()
                .map(|groups| ByGroup::of(groups, &self.others))
                .unwrap_or_default(),
        }
    }

    fn address(&self, by: &Provider) -> Result<String, Unbelieved> {
        let email = self
            .email
            .as_deref()
            .and_then(|text| Address::parse(text).ok());
        let (address, is_verified) = match by.verified_by {
            VerifiedBy::Claim => (
                email,
                self.email_verified == Some(true) || self.is_of_verified_domain(),
            ),
            VerifiedBy::Directory => {
                let username = || Address::parse(self.username.as_deref()?).ok();
                (email.or_else(username), true)
            }
        };
        let address = address.ok_or(Unbelieved::None)?.normalised();
        let domain = address.rsplit_once('@').map_or("", |(_, domain)| domain);
        if !by.domains.iter().any(|one| one == domain) {
            return Err(Unbelieved::Elsewhere);
        }
        match is_verified {
            true => Ok(address),
            false => Err(Unbelieved::Unverified),
        }
    }

    /// Entra ID says it in this way that the owner of an address's domain is known (`xms_edov`), as one of several kinds
    /// of value.
    fn is_of_verified_domain(&self) -> bool {
        match self.others.0.get("xms_edov") {
            Some(Value::Bool(is)) => *is,
            Some(Value::Number(number)) => number.as_i64() == Some(1),
            Some(Value::String(text)) => ["1", "true", "True"].contains(&text.as_str()),
            _ => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;
    use crate::config::NewAccounts;

    fn provider(verified_by: VerifiedBy) -> Provider {
        Provider {
            id: "halland".into(),
            name: "Region Halland".into(),
            issuer: "https://login.example.org".into(),
            client_id: "eko".into(),
            client_secret: None,
            domains: vec!["example.org".into()],
            verified_by,
            new_accounts: NewAccounts::Refused,
            groups: Some(Groups {
                claim: "roles".into(),
                operators: Some("operators".into()),
                creators: None,
            }),
        }
    }

    fn said(email: &str, verified: Option<bool>) -> Said {
        Said {
            subject: "1".into(),
            email: Some(email.into()),
            email_verified: verified,
            ..Said::default()
        }
    }

    #[test]
    fn an_address_is_theirs_only_if_somebody_says_so() {
        let by = provider(VerifiedBy::Claim);
        let judged = |said: Said| said.judged(&by).address;
        assert_eq!(
            judged(said("Kim@Example.org", Some(true))),
            Ok("kim@example.org".into())
        );
        assert_eq!(
            judged(said("kim@example.org", Some(false))),
            Err(Unbelieved::Unverified)
        );
        assert_eq!(
            judged(said("kim@example.org", None)),
            Err(Unbelieved::Unverified)
        );
        assert_eq!(
            judged(said("kim@example.com", Some(true))),
            Err(Unbelieved::Elsewhere)
        );
        assert_eq!(
            judged(said("kim@sub.example.org", Some(true))),
            Err(Unbelieved::Elsewhere)
        );
        assert_eq!(judged(said("kim", Some(true))), Err(Unbelieved::None));
        let of_a_guest = Said {
            username: Some("kim@example.org".into()),
            ..said("kim@elsewhere.org", Some(true))
        };
        assert_eq!(judged(of_a_guest), Err(Unbelieved::Elsewhere));
        for (value, believed) in [
            (json!(true), true),
            (json!("1"), true),
            (json!(1), true),
            (json!(false), false),
            (json!("0"), false),
            (json!([true]), false),
            (json!(null), false),
        ] {
            let mut said = said("kim@example.org", None);
            said.others.0.insert("xms_edov".into(), value.clone());
            assert_eq!(judged(said).is_ok(), believed, "{value}");
        }
    }

    #[test]
    fn a_directory_of_ones_own_is_believed_of_its_own_addresses() {
        let by = provider(VerifiedBy::Directory);
        assert!(said("kim@example.org", None).judged(&by).address.is_ok());
        let by_username = Said {
            email: None,
            username: Some("kim@example.org".into()),
            ..Said::default()
        };
        assert_eq!(
            by_username.judged(&by).address,
            Ok("kim@example.org".into())
        );
        let guest = Said {
            email: None,
            username: Some("kim_example.org#EXT#@elsewhere.org".into()),
            ..Said::default()
        };
        assert_eq!(guest.judged(&by).address, Err(Unbelieved::Elsewhere));
    }

    #[test]
    fn who_is_in_no_group_has_no_right() {
        let by = provider(VerifiedBy::Claim);
        let had = Rights {
            creates_processes: true,
            is_operator: true,
        };
        for (roles, operates) in [
            (Some(json!(["operators", "others"])), true),
            (Some(json!("operators")), true),
            (Some(json!(["Operators", "operators2", 7])), false),
            (Some(json!({"operators": true})), false),
            (None, false),
        ] {
            let mut said = said("kim@example.org", Some(true));
            said.others
                .0
                .extend(roles.clone().map(|roles| ("roles".into(), roles)));
            let rights = said.judged(&by).rights.over(had);
            assert_eq!(
                (rights.is_operator, rights.creates_processes),
                (operates, true),
                "{roles:?}"
            );
        }
    }

    #[test]
    fn what_is_said_of_users_does_not_verify_another_address() {
        let token = said("kim@example.org", None);
        let user = said("other@example.org", Some(true));
        assert_eq!(token.or(user).email_verified, None);
    }

    proptest! {
        /// Whatever is said, an address is believed only within the domains, and a name is one line.
        #[test]
        fn nobody_comes_from_elsewhere(email in ".{0,40}", domain in "(example\\.org|example\\.com|EXAMPLE\\.ORG|\\PC{0,12})", name in ".{0,200}") {
            let said = Said { name: Some(name), ..said(&format!("{email}@{domain}"), Some(true)) };
            let person = said.judged(&provider(VerifiedBy::Claim));
            if let Ok(address) = person.address {
                prop_assert!(address.ends_with("@example.org"));
                prop_assert_eq!(Address::parse(&address).unwrap().normalised(), address);
            }
            prop_assert!(person.name.is_empty() || line::is_line(&person.name));
        }
    }
}
