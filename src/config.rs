//! The settings: a TOML file, each value overridable from the environment, read once at the start.

use std::net::{IpAddr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;

use crate::db::DatabaseUrl;
use crate::error::{Error, Result};
use crate::mail::dkim::{Dkim, KeyFile};
use crate::mail::mailbox::Mailbox;
use crate::mail::smtp::SmtpUrl;
use crate::mail::{Address, Roots};

/// The commented example that `eko config` prints; a test reads it back.
pub const EXAMPLE: &str = include_str!("config.example.toml");

/// All settings, checked.
#[derive(Debug, Clone)]
pub struct Config {
    pub listen: SocketAddr,
    /// Where people reach Eko, without a slash at the end: `https://eko.example.org`.
    pub base_url: BaseUrl,
    pub data_dir: PathBuf,
    pub database: DatabaseUrl,
    pub secret_key: SecretKey,
    pub mail: Mail,
    pub log: Log,
    /// The time zone in which days begin and end.
    pub zone: jiff::tz::TimeZone,
    /// Proxies elsewhere whose `X-Forwarded-For` is believed; those on this machine always are.
    pub trusted_proxies: Vec<IpAddr>,
    /// Threads that answer requests.
    pub workers: usize,
}

/// How mail leaves.
#[derive(Debug, Clone)]
pub struct Mail {
    /// None writes each mail to a file in the outbox folder.
    pub smtp: Option<SmtpUrl>,
    pub from: Address,
    /// Mails a second at most; 0 is no limit.
    pub per_second: f64,
    /// Connections to the relay at once.
    pub connections: usize,
    /// The same two limits for mail to any one domain; 0 is none.
    pub per_second_and_domain: f64,
    pub connections_per_domain: usize,
    /// After so many mails a connection is made anew.
    pub mails_per_connection: u32,
    /// Seconds until what was put off is tried again for the first time; doubling from there.
    pub first_retry: u32,
    /// Whose certificates are believed.
    pub roots: Roots,
    /// None leaves signing to the relay.
    pub dkim: Option<Dkim>,
    /// Where bounces arrive, if they are fetched and not handed to `eko bounce`.
    pub bounces: Option<Mailbox>,
}

#[derive(Debug, Clone)]
pub enum SecretKey {
    File(PathBuf),
    Value(zeroize::Zeroizing<String>),
}

#[derive(Debug, Clone)]
pub struct Log {
    /// Directives as in `info,eko=debug`.
    pub filter: String,
    pub json: bool,
}

/// The public address of the installation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BaseUrl(String);

impl BaseUrl {
    /// # Errors
    /// If it is not `http://` or `https://` with a host and nothing after the path.
    pub fn parse(text: &str) -> Result<Self> {
        let text = text.trim_end_matches('/');
        let host = text
            .strip_prefix("https://")
            .or_else(|| text.strip_prefix("http://"))
            .unwrap_or_default();
        if host.is_empty() || host.contains(['?', '#', '@', ' ', '/']) {
            return Err(Error::Settings(
                "EKO_BASE_URL must look like https://eko.example.org".into(),
            ));
        }
        Ok(Self(text.to_owned()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub fn is_https(&self) -> bool {
        self.0.starts_with("https://")
    }

    /// What a browser sends as `Origin`.
    pub fn origin(&self) -> &str {
        &self.0
    }

    /// Host and port, as people type it.
    pub fn host(&self) -> &str {
        self.0.split_once("://").map_or("", |(_, host)| host)
    }

    /// An absolute URL for a path that starts with a slash.
    pub fn join(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    listen: Option<String>,
    base_url: Option<String>,
    data_dir: Option<PathBuf>,
    database_url: Option<String>,
    secret_key_file: Option<PathBuf>,
    time_zone: Option<String>,
    trusted_proxies: Vec<IpAddr>,
    workers: Option<usize>,
    mail: MailFile,
    log: LogFile,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct MailFile {
    smtp_url: Option<String>,
    from: Option<String>,
    per_second: Option<f64>,
    connections: Option<usize>,
    per_second_and_domain: Option<f64>,
    connections_per_domain: Option<usize>,
    mails_per_connection: Option<u32>,
    first_retry_seconds: Option<u32>,
    ca_file: Option<PathBuf>,
    dkim_domain: Option<String>,
    dkim_keys: Vec<String>,
    bounces: Option<String>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
struct LogFile {
    filter: Option<String>,
    json: Option<bool>,
}

impl Config {
    /// Reads the file, if one is named, and the environment as `env` gives it.
    ///
    /// # Errors
    /// If a value cannot be used; the message names it.
    pub fn load(file: Option<&Path>, env: impl Fn(&str) -> Option<String>) -> Result<Self> {
        let file: File = match file {
            Some(path) => {
                let text = std::fs::read_to_string(path)
                    .map_err(|error| Error::Settings(format!("{}: {error}", path.display())))?;
                toml::from_str(&text)
                    .map_err(|error| Error::Settings(format!("{}: {error}", path.display())))?
            }
            None => File::default(),
        };
        Self::resolve(file, env)
    }

    fn resolve(file: File, env: impl Fn(&str) -> Option<String>) -> Result<Self> {
        let env = |name: &str| env(name).filter(|value| !value.is_empty());
        let listen = env("EKO_LISTEN")
            .or(file.listen)
            .unwrap_or_else(|| "127.0.0.1:8080".into());
        let listen: SocketAddr = listen.parse().map_err(|_| {
            Error::Settings(format!("EKO_LISTEN: {listen} is not an address and port"))
        })?;
        let base_url = match env("EKO_BASE_URL").or(file.base_url) {
            Some(text) => BaseUrl::parse(&text)?,
            None => BaseUrl(format!("http://{listen}")),
        };
        let data_dir = env("EKO_DATA_DIR")
            .map(PathBuf::from)
            .or(file.data_dir)
            .unwrap_or_else(|| "data".into());
        let database = match env("EKO_DATABASE_URL").or(file.database_url) {
            Some(text) => DatabaseUrl::parse(&text)?,
            None => DatabaseUrl::Sqlite(data_dir.join("eko.sqlite")),
        };
        let secret_key = match env("EKO_SECRET_KEY") {
            Some(value) => SecretKey::Value(value.into()),
            None => SecretKey::File(
                env("EKO_SECRET_KEY_FILE")
                    .map(PathBuf::from)
                    .or(file.secret_key_file)
                    .unwrap_or_else(|| data_dir.join("master.key")),
            ),
        };
        let smtp = env("EKO_SMTP_URL")
            .or_else(|| file.mail.smtp_url.clone())
            .map(|text| SmtpUrl::parse(&text))
            .transpose()?;
        let from = env("EKO_MAIL_FROM").or_else(|| file.mail.from.clone());
        if smtp.is_some() && from.is_none() {
            return Err(Error::Settings(
                "EKO_MAIL_FROM must name the sender once EKO_SMTP_URL is set".into(),
            ));
        }
        let from = from.unwrap_or_else(|| "eko@localhost".into());
        let from = Address::parse(&from)
            .map_err(|_| Error::Settings(format!("EKO_MAIL_FROM: {from} is not an address")))?;
        let mail = &file.mail;
        let ca_file = env("EKO_MAIL_CA_FILE").map(PathBuf::from);
        let roots = Roots::load(ca_file.as_deref().or(mail.ca_file.as_deref()))?;
        let dkim = if mail.dkim_keys.is_empty() {
            None
        } else {
            let domain = mail.dkim_domain.as_deref().unwrap_or(from.domain());
            let keys: Vec<KeyFile> = mail
                .dkim_keys
                .iter()
                .map(|text| key_file(text))
                .collect::<Result<_>>()?;
            Some(Dkim::load(domain, &keys)?)
        };
        let bounces = env("EKO_MAIL_BOUNCES")
            .or_else(|| mail.bounces.clone())
            .map(|text| Mailbox::parse(&text))
            .transpose()?;
        Ok(Self {
            listen,
            base_url,
            data_dir,
            database,
            secret_key,
            mail: Mail {
                smtp,
                from,
                per_second: file.mail.per_second.unwrap_or(0.0).max(0.0),
                connections: file.mail.connections.unwrap_or(2).clamp(1, 64),
                per_second_and_domain: file.mail.per_second_and_domain.unwrap_or(0.0).max(0.0),
                connections_per_domain: file.mail.connections_per_domain.unwrap_or(0),
                mails_per_connection: file.mail.mails_per_connection.unwrap_or(100).max(1),
                first_retry: file.mail.first_retry_seconds.unwrap_or(60).clamp(1, 3600),
                roots,
                dkim,
                bounces,
            },
            log: Log {
                filter: env("EKO_LOG")
                    .or(file.log.filter)
                    .unwrap_or_else(|| "info".into()),
                json: match env("EKO_LOG_FORMAT").as_deref() {
                    Some("json") => true,
                    Some(_) => false,
                    None => file.log.json.unwrap_or(false),
                },
            },
            zone: {
                let name = env("EKO_TIME_ZONE")
                    .or(file.time_zone)
                    .unwrap_or_else(|| "Europe/Stockholm".into());
                jiff::tz::TimeZone::get(&name).map_err(|_| {
                    Error::Settings(format!("EKO_TIME_ZONE: {name} is not a time zone"))
                })?
            },
            trusted_proxies: file.trusted_proxies,
            workers: file
                .workers
                .unwrap_or_else(|| std::thread::available_parallelism().map_or(2, usize::from)),
        })
    }

    pub fn outbox(&self) -> PathBuf {
        self.data_dir.join("outbox")
    }

    /// Whether only this machine can reach it.
    pub fn is_loopback(&self) -> bool {
        match self.listen.ip() {
            IpAddr::V4(ip) => ip.is_loopback(),
            IpAddr::V6(ip) => ip.is_loopback(),
        }
    }
}

/// Reads `selector:/path/to/key.pem`.
fn key_file(text: &str) -> Result<KeyFile> {
    let (selector, path) = text.split_once(':').ok_or_else(|| {
        Error::Settings(format!(
            "mail.dkim_keys: {text} must be written SELECTOR:FILE"
        ))
    })?;
    Ok(KeyFile {
        selector: selector.to_owned(),
        path: path.into(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load(env: &[(&str, &str)]) -> Result<Config> {
        Config::load(None, |name| {
            env.iter()
                .find(|(key, _)| *key == name)
                .map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn nothing_configured_is_a_local_server_with_sqlite_and_an_outbox() {
        let config = load(&[]).unwrap();
        assert_eq!(config.base_url.as_str(), "http://127.0.0.1:8080");
        assert_eq!(
            config.database,
            DatabaseUrl::Sqlite("data/eko.sqlite".into())
        );
        assert!(config.mail.smtp.is_none());
        assert!(config.is_loopback());
    }

    #[test]
    fn the_environment_overrides_the_file() {
        let file: File =
            toml::from_str("listen = '127.0.0.1:1'\nbase_url = 'https://a.example'").unwrap();
        let config = Config::resolve(file, |name| {
            (name == "EKO_LISTEN").then(|| "[::1]:2".into())
        })
        .unwrap();
        assert_eq!(config.listen.port(), 2);
        assert_eq!(config.base_url.as_str(), "https://a.example");
    }

    #[test]
    fn a_value_that_cannot_be_used_is_named() {
        for (name, value) in [
            ("EKO_LISTEN", "8080"),
            ("EKO_BASE_URL", "eko.example.org"),
            ("EKO_BASE_URL", "https://eko.example.org/path"),
            ("EKO_DATABASE_URL", "mysql://x"),
            ("EKO_SMTP_URL", "http://x"),
            ("EKO_MAIL_FROM", "nobody"),
            ("EKO_TIME_ZONE", "Halland"),
        ] {
            assert!(
                matches!(load(&[(name, value)]), Err(Error::Settings(_))),
                "{name}={value}"
            );
        }
    }

    #[test]
    fn a_relay_needs_a_sender() {
        assert!(load(&[("EKO_SMTP_URL", "smtps://relay.example.org")]).is_err());
    }

    #[test]
    fn the_printed_example_can_be_used_as_it_stands() {
        let file: File = toml::from_str(EXAMPLE).unwrap();
        Config::resolve(file, |_| None).unwrap();
        let uncommented: String = EXAMPLE
            .lines()
            .map(|line| line.strip_prefix("#= ").unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n");
        let file: File = toml::from_str(&uncommented).unwrap();
        Config::resolve(file, |_| None).unwrap();
    }
}
