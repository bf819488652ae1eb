//! The settings: a TOML file, each value overridable from the environment, read and checked once at the start.

pub mod beside;
mod keys;
mod listen;
mod provider;
mod reading;

use std::ffi::OsString;
use std::fmt::Display;
use std::net::{IpAddr, SocketAddr};
use std::ops::RangeInclusive;
use std::path::{Path, PathBuf};

#[cfg(feature = "oauth")]
use crate::clock::Clock;
use crate::db::DatabaseUrl;
use crate::error::{Error, Result};
use crate::mail::dkim::{Dkim, KeyFile};
use crate::mail::mailbox::Mailbox;
use crate::mail::smtp::SmtpUrl;
use crate::mail::tokens::{Access, Asked};
#[cfg(feature = "oauth")]
use crate::mail::tokens::{Kept, Tokens};
use crate::mail::{Address, Roots};
pub use listen::Listen;
pub use provider::{Groups, NewAccounts, Provider, VerifiedBy};
use reading::Settings;

/// The commented example that `eko config` prints; a test reads it back.
pub const EXAMPLE: &str = include_str!("example.toml");

/// All settings, checked.
#[derive(Debug, Clone)]
pub struct Config {
    pub listen: Listen,
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
    /// Where a monitor reads figures; none tells them to nobody.
    pub metrics_listen: Option<SocketAddr>,
    /// Where weaknesses are reported: an address of the web, of mail or of a telephone (RFC 9116 §2.5.3).
    pub security_contact: Option<String>,
    pub second_factor: SecondFactor,
    /// Whom staff can sign in with.
    pub providers: Vec<Provider>,
    pub passwords: Passwords,
}

/// Whether anybody signs in with a password of Eko's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Passwords {
    Allowed,
    /// Only providers let people in.
    Refused,
}

/// Whether everybody who signs in with a password needs a second factor. Providers ask for theirs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SecondFactor {
    Optional,
    Required,
}

/// Reads a setting that is one of two words; the first is what it is unless something is said.
///
/// # Errors
/// When it is neither.
fn either<T: Copy>(
    key: &str,
    said: Option<String>,
    [(usual, it), (other, that)]: [(&str, T); 2],
) -> Result<T> {
    match said.as_deref() {
        None => Ok(it),
        Some(word) if word == usual => Ok(it),
        Some(word) if word == other => Ok(that),
        Some(word) => Err(Error::Settings(format!(
            "{key}: {word} is neither {usual} nor {other}"
        ))),
    }
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
    /// Whom the check asks what the DNS says of the sender; none asks whom the machine asks.
    pub dns: Option<SocketAddr>,
    /// Where tokens are asked for, for whoever has no password at the relay or the mailbox of bounces.
    pub oauth: Option<Access>,
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

    /// The host by itself, without the brackets of an IPv6 address, and the port that is meant.
    pub fn host_and_port(&self) -> (&str, u16) {
        let usual = if self.is_https() { 443 } else { 80 };
        let whole = self.host();
        let (host, port) = match whole.rsplit_once(':') {
            Some((host, port)) if !port.ends_with(']') => (host, port.parse().unwrap_or(usual)),
            _ => (whole, usual),
        };
        (host.trim_matches(['[', ']']), port)
    }

    /// An absolute URL for a path that starts with a slash.
    pub fn join(&self, path: impl std::fmt::Display) -> String {
        format!("{}{path}", self.0)
    }
}

impl Config {
    /// Reads the file, if one is named, and the environment: names and values.
    ///
    /// # Errors
    /// If a name is unknown or a value cannot be used; the message names it and says what would be right.
    pub fn load<N, V>(file: Option<&Path>, env: impl IntoIterator<Item = (N, V)>) -> Result<Self>
    where
        N: Into<OsString>,
        V: Into<OsString>,
    {
        Self::check(Settings::read(file, env)?)
    }

    fn check(settings: Settings) -> Result<Self> {
        let listen = settings.listen.unwrap_or_else(|| "127.0.0.1:8080".into());
        let listen = Listen::parse(&listen)?;
        let base_url = match (settings.base_url, &listen) {
            (Some(text), _) => BaseUrl::parse(&text)?,
            (None, Listen::Tcp(address)) => BaseUrl(format!("http://{address}")),
            (None, Listen::Unix(_)) => {
                return Err(Error::Settings(
                    "EKO_BASE_URL must say where people reach Eko once it listens at a socket"
                        .into(),
                ));
            }
        };
        let data_dir = settings.data_dir.unwrap_or_else(|| "data".into());
        let database = match settings.database_url {
            Some(text) => DatabaseUrl::parse(&text)?,
            None => DatabaseUrl::Sqlite(data_dir.join("eko.sqlite")),
        };
        let secret_key = match (settings.secret_key, settings.secret_key_file) {
            (Some(value), _) => SecretKey::Value(value.into()),
            (None, Some(path)) => SecretKey::File(path),
            (None, None) => SecretKey::File(data_dir.join("master.key")),
        };
        let zone = settings
            .time_zone
            .unwrap_or_else(|| "Europe/Stockholm".into());
        let zone = jiff::tz::TimeZone::get(&zone)
            .map_err(|_| Error::Settings(format!("EKO_TIME_ZONE: {zone} is not a time zone")))?;
        let providers = settings.providers.iter().map(|path| Provider::load(path));
        let providers: Vec<Provider> = providers.collect::<Result<_>>()?;
        let passwords = either(
            "EKO_PASSWORDS",
            settings.passwords,
            [
                ("allowed", Passwords::Allowed),
                ("refused", Passwords::Refused),
            ],
        )?;
        if passwords == Passwords::Refused && providers.is_empty() {
            return Err(Error::Settings(
                "EKO_PASSWORDS: refused needs EKO_PROVIDERS, or nobody could sign in".into(),
            ));
        }
        let workers = std::thread::available_parallelism().map_or(2, usize::from);
        Ok(Self {
            listen,
            base_url,
            data_dir,
            database,
            secret_key,
            mail: Mail::check(settings.mail)?,
            log: Log {
                filter: settings.log.filter.unwrap_or_else(|| "info".into()),
                json: settings.log.json.unwrap_or(false),
            },
            zone,
            trusted_proxies: settings.trusted_proxies,
            workers: within("EKO_WORKERS", settings.workers, workers, 1..=1024)?,
            metrics_listen: parsed(settings.metrics_listen, |text| {
                socket("EKO_METRICS_LISTEN", text)
            })?,
            security_contact: parsed(settings.security_contact, security_contact)?,
            second_factor: either(
                "EKO_SECOND_FACTOR",
                settings.second_factor,
                [
                    ("optional", SecondFactor::Optional),
                    ("required", SecondFactor::Required),
                ],
            )?,
            passwords,
            providers,
        })
    }

    /// The names of providers, by their issuers; of one that the settings do not know any more, the issuer itself.
    pub fn providers_named<'a>(&'a self, issuers: &'a [String]) -> Vec<&'a str> {
        let name = |issuer: &'a String| {
            let known = self.providers.iter().find(|one| one.issuer == *issuer);
            known.map_or(issuer.as_str(), |one| one.name.as_str())
        };
        issuers.iter().map(name).collect()
    }

    /// Where texts lie that say something in other words, or in another language.
    pub fn texts(&self) -> PathBuf {
        self.data_dir.join("texts")
    }

    pub fn outbox(&self) -> PathBuf {
        self.data_dir.join("outbox")
    }

    /// Where each process that sends mail notes how many it has begun.
    pub fn sent(&self) -> PathBuf {
        self.data_dir.join("senders")
    }

    /// Whether only this machine can reach it.
    pub fn is_loopback(&self) -> bool {
        self.listen.is_for_this_machine()
    }
}

impl Mail {
    /// Whether signing in renews what it is done with, so that it must be kept.
    pub fn renews_tokens(&self) -> bool {
        self.oauth.as_ref().is_some_and(Access::renews)
    }

    /// Has whoever has no password sign in by token, if the settings say where to get one.
    #[cfg(feature = "oauth")]
    pub fn take_tokens(&mut self, clock: &Clock, kept: &Kept) {
        let Some(access) = &self.oauth else {
            return;
        };
        let tokens = Tokens::new(access.clone(), &self.roots, clock.clone(), kept.clone());
        if let Some(smtp) = &mut self.smtp {
            smtp.take_tokens(&tokens);
        }
        if let Some(bounces) = &mut self.bounces {
            bounces.take_tokens(&tokens);
        }
    }

    fn check(settings: reading::Mail) -> Result<Self> {
        let smtp = parsed(settings.smtp_url, SmtpUrl::parse)?;
        if smtp.is_some() && settings.from.is_none() {
            return Err(Error::Settings(
                "EKO_MAIL_FROM must name the sender once EKO_SMTP_URL is set".into(),
            ));
        }
        let from = settings.from.unwrap_or_else(|| "eko@localhost".into());
        let from = Address::parse(&from)
            .map_err(|_| Error::Settings(format!("EKO_MAIL_FROM: {from} is not an address")))?;
        let oauth = Access::check(Asked {
            tenant: settings.oauth_tenant,
            url: settings.oauth_token_url,
            client: settings.oauth_client_id,
            secret: settings.oauth_client_secret.map(Into::into),
            scope: settings.oauth_scope,
            refresh: settings.oauth_refresh_token.map(Into::into),
        })?;
        let mailbox = match oauth {
            Some(_) => Mailbox::parse_for_tokens,
            None => Mailbox::parse,
        };
        let keys = settings.dkim_keys.iter().map(|text| key_file(text));
        let keys: Vec<KeyFile> = keys.collect::<Result<_>>()?;
        let domain = settings.dkim_domain.as_deref().unwrap_or(from.domain());
        let dkim = (!keys.is_empty())
            .then(|| Dkim::load(domain, &keys))
            .transpose()?;
        Ok(Self {
            smtp,
            per_second: rate("EKO_MAIL_PER_SECOND", settings.per_second)?,
            connections: within("EKO_MAIL_CONNECTIONS", settings.connections, 2, 1..=64)?,
            per_second_and_domain: rate(
                "EKO_MAIL_PER_SECOND_AND_DOMAIN",
                settings.per_second_and_domain,
            )?,
            connections_per_domain: within(
                "EKO_MAIL_CONNECTIONS_PER_DOMAIN",
                settings.connections_per_domain,
                0,
                0..=1000,
            )?,
            mails_per_connection: within(
                "EKO_MAIL_MAILS_PER_CONNECTION",
                settings.mails_per_connection,
                100,
                1..=u32::MAX,
            )?,
            first_retry: within(
                "EKO_MAIL_FIRST_RETRY_SECONDS",
                settings.first_retry_seconds,
                60,
                1..=3600,
            )?,
            roots: Roots::load(settings.ca_file.as_deref())?,
            dns: parsed(settings.dns, |text| socket("EKO_DNS", text))?,
            dkim,
            bounces: parsed(settings.bounces, mailbox)?,
            oauth,
            from,
        })
    }
}

fn parsed<T>(text: Option<String>, parse: fn(&str) -> Result<T>) -> Result<Option<T>> {
    text.map(|text| parse(&text)).transpose()
}

fn socket(name: &str, text: &str) -> Result<SocketAddr> {
    let socket = text.parse();
    socket.map_err(|_| Error::Settings(format!("{name}: {text} is not an address and port")))
}

/// A contact as security.txt wants it: an address of the web, of mail or of a telephone. A bare mail address is meant as
/// one.
fn security_contact(text: &str) -> Result<String> {
    let wrong = || {
        Error::Settings(format!(
            "EKO_SECURITY_CONTACT: {text} is neither a mail address nor https://… nor tel:…"
        ))
    };
    if text.chars().any(|c| c.is_control() || c.is_whitespace()) {
        return Err(wrong());
    }
    let is_link = ["https://", "tel:"]
        .iter()
        .any(|begin| text.len() > begin.len() && text.starts_with(begin));
    if is_link {
        return Ok(text.to_owned());
    }
    let address = text.strip_prefix("mailto:").unwrap_or(text);
    let address = Address::parse(address).map_err(|_| wrong())?;
    Ok(format!("mailto:{}", address.as_str()))
}

/// A whole number in its range.
fn within<T>(name: &str, given: Option<i64>, otherwise: T, range: RangeInclusive<T>) -> Result<T>
where
    T: TryFrom<i64> + PartialOrd + Display,
{
    let Some(given) = given else {
        return Ok(otherwise);
    };
    let number = T::try_from(given).ok();
    let number = number.filter(|number| range.contains(number));
    number.ok_or_else(|| {
        let (least, most) = (range.start(), range.end());
        Error::Settings(format!("{name}: {given} is not from {least} to {most}"))
    })
}

/// Mails a second. One in a thousand seconds is the least, so that a wait fits into a clock.
fn rate(name: &str, given: Option<f64>) -> Result<f64> {
    let given = given.unwrap_or(0.0);
    if given == 0.0 || (0.001..=1e6).contains(&given) {
        return Ok(given);
    }
    Err(Error::Settings(format!(
        "{name}: {given} is neither 0 (no limit) nor from 0.001 to 1000000"
    )))
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
        Config::load(None, env.iter().copied())
    }

    #[test]
    fn nothing_configured_is_a_local_server_with_sqlite_and_an_outbox() {
        let config = load(&[]).unwrap();
        assert_eq!(config.base_url.as_str(), "http://127.0.0.1:8080");
        let file = DatabaseUrl::Sqlite("data/eko.sqlite".into());
        assert_eq!(config.database, file);
        assert!(config.mail.smtp.is_none());
        assert!(config.is_loopback());
    }

    #[test]
    fn a_value_that_cannot_be_used_is_named() {
        for (name, value) in [
            ("EKO_LISTEN", "8080"),
            ("EKO_LISTEN", "unix:eko.sock"),
            ("EKO_LISTEN", "unix:/run/eko.sock"),
            ("EKO_BASE_URL", "eko.example.org"),
            ("EKO_BASE_URL", "https://eko.example.org/path"),
            ("EKO_DATABASE_URL", "mysql://x"),
            ("EKO_SMTP_URL", "http://x"),
            ("EKO_MAIL_FROM", "nobody"),
            ("EKO_TIME_ZONE", "Halland"),
            ("EKO_WORKERS", "0"),
            ("EKO_MAIL_CONNECTIONS", "65"),
            ("EKO_MAIL_PER_SECOND", "-1"),
            ("EKO_MAIL_PER_SECOND", "1e-300"),
            ("EKO_MAIL_PER_SECOND_AND_DOMAIN", "nan"),
            ("EKO_MAIL_CONNECTIONS_PER_DOMAIN", "-1"),
            ("EKO_MAIL_MAILS_PER_CONNECTION", "0"),
            ("EKO_MAIL_FIRST_RETRY_SECONDS", "3601"),
            ("EKO_MAIL_DKIM_KEYS", "key.pem"),
            ("EKO_METRICS_LISTEN", "9100"),
            ("EKO_DNS", "192.0.2.53"),
            ("EKO_SECURITY_CONTACT", "the registrar"),
            ("EKO_SECURITY_CONTACT", "http://example.org/security"),
            ("EKO_SECURITY_CONTACT", "https://"),
            ("EKO_PASSWORDS", "refused"),
            ("EKO_PASSWORDS", "none"),
            ("EKO_PROVIDERS", "/nowhere/entra.toml"),
        ] {
            let loaded = load(&[(name, value)]);
            assert!(matches!(loaded, Err(Error::Settings(_))), "{name}={value}");
        }
        let why = load(&[("EKO_MAIL_CONNECTIONS", "65")]).unwrap_err();
        let said = "settings: EKO_MAIL_CONNECTIONS: 65 is not from 1 to 64";
        assert_eq!(why.to_string(), said);
    }

    #[test]
    fn a_base_url_names_a_host_and_a_port() {
        for (text, host, port) in [
            ("https://eko.example.org", "eko.example.org", 443),
            ("http://eko.example.org:8080/", "eko.example.org", 8080),
            ("http://[::1]:8080", "::1", 8080),
            ("https://[::1]", "::1", 443),
        ] {
            let base = BaseUrl::parse(text).unwrap();
            assert_eq!(base.host_and_port(), (host, port), "{text}");
        }
    }

    #[test]
    fn a_contact_for_weaknesses_is_an_address_of_some_kind() {
        for (text, told) in [
            ("security@example.org", "mailto:security@example.org"),
            ("mailto:security@example.org", "mailto:security@example.org"),
            (
                "https://example.org/security",
                "https://example.org/security",
            ),
            ("tel:+46-35-134800", "tel:+46-35-134800"),
        ] {
            let config = load(&[("EKO_SECURITY_CONTACT", text)]).unwrap();
            assert_eq!(config.security_contact.as_deref(), Some(told));
        }
    }

    #[test]
    fn a_relay_needs_a_sender() {
        assert!(load(&[("EKO_SMTP_URL", "smtps://relay.example.org")]).is_err());
    }

    #[test]
    fn the_printed_example_can_be_used_as_it_stands() {
        let uncommented: String = EXAMPLE
            .lines()
            .map(|line| line.strip_prefix("#= ").unwrap_or(line))
            .fold(String::new(), |text, line| text + line + "\n");
        for text in [EXAMPLE, &uncommented] {
            Config::check(Settings::of(text, &[]).unwrap()).unwrap();
        }
    }
}
