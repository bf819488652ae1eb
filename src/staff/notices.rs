//! What is new about somebody's account is mailed to them, so that nobody else changes it unnoticed.

use super::post::{Letter, NOT_YOU, Posted, send};
use super::queries::Rights;
use super::{Account, Role};
use crate::app::App;
use crate::web::url;

/// What is new.
#[derive(Debug, Clone)]
pub enum News<'a> {
    /// There is another password.
    Password,
    /// Whoever signs in does it with this address from now on.
    Address(&'a str),
    /// They are something else in a process of this name.
    Role(&'a str, Role),
    SecondFactorOn,
    SecondFactorOff,
    /// There are other codes on paper.
    RecoveryCodes,
    /// They can sign in with the provider of this name.
    #[cfg(feature = "oauth")]
    Tied(&'a str),
    /// They may do this in the installation.
    Rights(Rights),
    /// They do not take part in a process of this name any more.
    Removed(&'a str),
}

/// Tells somebody, at an address of theirs.
pub async fn tell(app: &App, account: &Account, to: &str, news: News<'_>) -> Posted {
    let t = account.language.texts();
    let (key, line) = match news {
        News::Password => (
            "notice-password",
            t.get("notice-password-text").into_owned(),
        ),
        News::Address(address) => {
            let about = [("address", address.to_owned().into())];
            ("notice-address", t.with("notice-address-text", about))
        }
        News::Role(process, role) => {
            let role = t.get(role.text_key()).into_owned();
            let about = [
                ("process", process.to_owned().into()),
                ("role", role.into()),
            ];
            ("notice-role", t.with("notice-role-text", about))
        }
        News::SecondFactorOn => ("notice-factor", t.get("notice-factor-on").into_owned()),
        News::SecondFactorOff => ("notice-factor", t.get("notice-factor-off").into_owned()),
        News::RecoveryCodes => ("notice-factor", t.get("notice-factor-codes").into_owned()),
        #[cfg(feature = "oauth")]
        News::Tied(provider) => {
            let about = [("provider", provider.to_owned().into())];
            ("notice-tied", t.with("notice-tied-text", about))
        }
        News::Rights(rights) => {
            let operates = if rights.is_operator {
                "notice-rights-operates"
            } else {
                "notice-rights-operates-not"
            };
            let creates = if rights.creates_processes {
                "notice-rights-creates"
            } else {
                "notice-rights-creates-not"
            };
            (
                "notice-rights",
                format!("{} {}", t.get(operates), t.get(creates)),
            )
        }
        News::Removed(process) => {
            let about = [("process", process.to_owned().into())];
            ("notice-removed", t.with("notice-removed-text", about))
        }
    };
    let letter = Letter {
        t,
        to,
        subject: t.get(key).into_owned(),
        lines: vec![line],
        link: Some((url::home(), t.get("account-mail-asked-go").into_owned())),
        foot: NOT_YOU,
    };
    send(app, &letter).await
}
