//! Which settings there are: the one table that reading, suggestions and the example follow.

use toml::Value;

use crate::error::{Error, Result};

/// What stands under a setting's name in the environment.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    /// A file that holds the value of the key without `_file`.
    FileOfValue,
    Number,
    /// Texts with commas between them.
    List,
    /// `json` or `text`, which the file says with a `bool`.
    LogFormat,
}

/// One setting: its place in the file and its name in the environment.
pub(super) struct Key {
    pub path: &'static str,
    pub env: &'static str,
    pub kind: Kind,
}

/// The table: for each setting its place, its name and its kind.
macro_rules! keys {
    ($($path:literal $env:literal $kind:ident;)+) => {
        /// Every setting there is.
        pub(super) const KEYS: &[Key] = &[$(Key { path: $path, env: $env, kind: Kind::$kind }),+];
    };
}

keys! {
    "listen" "EKO_LISTEN" Text;
    "base_url" "EKO_BASE_URL" Text;
    "data_dir" "EKO_DATA_DIR" Text;
    "database_url" "EKO_DATABASE_URL" Text;
    "database_url_file" "EKO_DATABASE_URL_FILE" FileOfValue;
    "secret_key" "EKO_SECRET_KEY" Text;
    // Read by whoever needs the key, and made when it is missing.
    "secret_key_file" "EKO_SECRET_KEY_FILE" Text;
    "time_zone" "EKO_TIME_ZONE" Text;
    "trusted_proxies" "EKO_TRUSTED_PROXIES" List;
    "workers" "EKO_WORKERS" Number;
    "metrics_listen" "EKO_METRICS_LISTEN" Text;
    "security_contact" "EKO_SECURITY_CONTACT" Text;
    "second_factor" "EKO_SECOND_FACTOR" Text;
    "providers" "EKO_PROVIDERS" List;
    "passwords" "EKO_PASSWORDS" Text;
    "mail.smtp_url" "EKO_SMTP_URL" Text;
    "mail.smtp_url_file" "EKO_SMTP_URL_FILE" FileOfValue;
    "mail.from" "EKO_MAIL_FROM" Text;
    "mail.per_second" "EKO_MAIL_PER_SECOND" Number;
    "mail.connections" "EKO_MAIL_CONNECTIONS" Number;
    "mail.per_second_and_domain" "EKO_MAIL_PER_SECOND_AND_DOMAIN" Number;
    "mail.connections_per_domain" "EKO_MAIL_CONNECTIONS_PER_DOMAIN" Number;
    "mail.mails_per_connection" "EKO_MAIL_MAILS_PER_CONNECTION" Number;
    "mail.first_retry_seconds" "EKO_MAIL_FIRST_RETRY_SECONDS" Number;
    "mail.ca_file" "EKO_MAIL_CA_FILE" Text;
    "mail.dns" "EKO_DNS" Text;
    "mail.oauth_tenant" "EKO_MAIL_OAUTH_TENANT" Text;
    "mail.oauth_token_url" "EKO_MAIL_OAUTH_TOKEN_URL" Text;
    "mail.oauth_client_id" "EKO_MAIL_OAUTH_CLIENT_ID" Text;
    "mail.oauth_client_secret" "EKO_MAIL_OAUTH_CLIENT_SECRET" Text;
    "mail.oauth_client_secret_file" "EKO_MAIL_OAUTH_CLIENT_SECRET_FILE" FileOfValue;
    "mail.oauth_scope" "EKO_MAIL_OAUTH_SCOPE" Text;
    "mail.oauth_refresh_token" "EKO_MAIL_OAUTH_REFRESH_TOKEN" Text;
    "mail.oauth_refresh_token_file" "EKO_MAIL_OAUTH_REFRESH_TOKEN_FILE" FileOfValue;
    "mail.dkim_domain" "EKO_MAIL_DKIM_DOMAIN" Text;
    "mail.dkim_keys" "EKO_MAIL_DKIM_KEYS" List;
    "mail.bounces" "EKO_MAIL_BOUNCES" Text;
    "mail.bounces_file" "EKO_MAIL_BOUNCES_FILE" FileOfValue;
    "log.filter" "EKO_LOG" Text;
    "log.json" "EKO_LOG_FORMAT" LogFormat;
}

impl Kind {
    /// What the file would hold instead of these words.
    pub fn value(self, name: &str, text: String) -> Result<Value> {
        let takes = |what: &str| Error::Settings(format!("{name}: {text} is not {what}"));
        Ok(match self {
            Self::Text | Self::FileOfValue => text.into(),
            Self::Number => match (text.trim().parse::<i64>(), text.trim().parse::<f64>()) {
                (Ok(whole), _) => whole.into(),
                (_, Ok(number)) => number.into(),
                _ => return Err(takes("a number")),
            },
            Self::List => text.split(',').map(str::trim).collect::<Vec<_>>().into(),
            Self::LogFormat => match text.as_str() {
                "json" => true.into(),
                "text" => false.into(),
                _ => return Err(takes("json or text")),
            },
        })
    }
}

/// The settings that can be given themselves or as a file: both keys of each.
pub(super) fn pairs() -> impl Iterator<Item = (&'static Key, &'static Key)> {
    KEYS.iter().filter_map(|file| {
        let path = file.path.strip_suffix("_file")?;
        Some((KEYS.iter().find(|key| key.path == path)?, file))
    })
}

/// Says what a misspelt name was probably meant to be.
pub(super) fn unknown(written: &str, known: impl Iterator<Item = &'static str>) -> String {
    let likeness = |name: &str| strsim::normalized_damerau_levenshtein(written, name);
    let nearest = known
        .max_by(|a, b| likeness(a).total_cmp(&likeness(b)))
        .unwrap_or_default();
    format!("{written} is no setting; the nearest is {nearest}, and \"eko config\" prints them all")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::EXAMPLE;

    #[test]
    fn the_example_shows_every_key_and_its_name() {
        for key in KEYS {
            let name = key.path.rsplit('.').next().unwrap();
            let assigned = format!("{name} = ");
            let mut lines = EXAMPLE
                .lines()
                .map(|line| line.trim_start_matches(['#', '=', ' ']));
            assert!(
                lines.any(|line| line.starts_with(&assigned)),
                "{}",
                key.path
            );
            let named = EXAMPLE
                .split(|c: char| !(c.is_ascii_uppercase() || c == '_'))
                .any(|word| word == key.env);
            assert!(named, "{}", key.env);
        }
    }
}
