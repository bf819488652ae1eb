//! Reads the settings as they are written: the environment laid over the file, and both handed to serde as one.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::net::IpAddr;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use toml::{Table, Value};

use super::keys::{KEYS, Key, Kind, pairs, unknown};
use crate::error::{Error, Result};

/// The settings as they were written, before anything but their type is looked at.
#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Settings {
    pub listen: Option<String>,
    pub base_url: Option<String>,
    pub data_dir: Option<PathBuf>,
    pub database_url: Option<String>,
    pub secret_key: Option<String>,
    pub secret_key_file: Option<PathBuf>,
    pub time_zone: Option<String>,
    pub trusted_proxies: Vec<IpAddr>,
    pub workers: Option<i64>,
    pub metrics_listen: Option<String>,
    pub security_contact: Option<String>,
    pub second_factor: Option<String>,
    pub providers: Vec<PathBuf>,
    pub passwords: Option<String>,
    pub mail: Mail,
    pub log: Log,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Mail {
    pub smtp_url: Option<String>,
    pub from: Option<String>,
    pub per_second: Option<f64>,
    pub connections: Option<i64>,
    pub per_second_and_domain: Option<f64>,
    pub connections_per_domain: Option<i64>,
    pub mails_per_connection: Option<i64>,
    pub first_retry_seconds: Option<i64>,
    pub ca_file: Option<PathBuf>,
    pub dns: Option<String>,
    pub oauth_tenant: Option<String>,
    pub oauth_token_url: Option<String>,
    pub oauth_client_id: Option<String>,
    pub oauth_client_secret: Option<String>,
    pub oauth_scope: Option<String>,
    pub oauth_refresh_token: Option<String>,
    pub dkim_domain: Option<String>,
    pub dkim_keys: Vec<String>,
    pub bounces: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(super) struct Log {
    pub filter: Option<String>,
    pub json: Option<bool>,
}

/// What one source says, by the place in the file.
type Layer = BTreeMap<&'static str, Value>;

impl Settings {
    /// Reads the settings file, if one is named, and the environment, which goes before it.
    pub fn read<N, V>(file: Option<&Path>, env: impl IntoIterator<Item = (N, V)>) -> Result<Self>
    where
        N: Into<OsString>,
        V: Into<OsString>,
    {
        let layer = match file {
            None => Ok(Layer::new()),
            Some(path) => std::fs::read_to_string(path)
                .map_err(|error| error.to_string())
                .and_then(|text| file_layer(&text))
                .map_err(|why| Error::Settings(format!("{}: {why}", path.display()))),
        };
        Self::merge(layer?, environment_layer(env)?)
    }

    /// Lays one over the other.
    fn merge(mut layer: Layer, over: Layer) -> Result<Self> {
        one_of_each_pair(&layer, |key| key.path)?;
        one_of_each_pair(&over, |key| key.env)?;
        for (value, file) in pairs() {
            if over.contains_key(value.path) || over.contains_key(file.path) {
                layer.remove(value.path);
                layer.remove(file.path);
            }
        }
        layer.extend(over);
        read_files_of_values(&mut layer)?;

        let mut whole = Table::new();
        for (path, value) in layer {
            match path.split_once('.') {
                None => whole.insert(path.into(), value),
                Some((section, name)) => whole
                    .entry(section)
                    .or_insert_with(|| Table::new().into())
                    .as_table_mut()
                    .and_then(|section| section.insert(name.into(), value)),
            };
        }
        whole.try_into().map_err(|error| {
            // The library says what is wrong on one line, and where on the next.
            Error::Settings(error.to_string().trim_end().replace('\n', " "))
        })
    }
}

/// Reads the words of a settings file. What is wrong with them is said without quoting the line, which may hold
/// a password.
fn file_layer(text: &str) -> Result<Layer, String> {
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        let before = error.span().and_then(|span| text.get(..span.start));
        let line = before.map_or(1, |before| before.matches('\n').count() + 1);
        format!("line {line}: {}", error.message())
    })?;
    let mut layer = Layer::new();
    take_in(table, "", &mut layer)?;
    Ok(layer)
}

/// Takes in a table of the file, and those inside it.
fn take_in(table: Table, before: &str, layer: &mut Layer) -> Result<(), String> {
    for (name, value) in table {
        let path = format!("{before}{name}");
        match value {
            Value::Table(inner) => take_in(inner, &format!("{path}."), layer)?,
            value => {
                let key = KEYS.iter().find(|key| key.path == path);
                let key = key.ok_or_else(|| unknown(&path, KEYS.iter().map(|key| key.path)))?;
                layer.insert(key.path, value);
            }
        }
    }
    Ok(())
}

/// Reads what the environment says under our names; nothing under a name is as good as no name.
fn environment_layer<N, V>(env: impl IntoIterator<Item = (N, V)>) -> Result<Layer>
where
    N: Into<OsString>,
    V: Into<OsString>,
{
    /// Names the file itself, which the command line reads.
    const FILE: &str = "EKO_CONFIG";
    let mut layer = Layer::new();
    for (name, value) in env {
        let (Ok(name), value) = (name.into().into_string(), value.into()) else {
            continue;
        };
        if !name.starts_with("EKO_") || name == FILE || value.is_empty() {
            continue;
        }
        let value = value
            .into_string()
            .map_err(|_| Error::Settings(format!("{name} is not UTF-8")))?;
        if is_of_others(&name, &value) {
            continue;
        }
        let key = KEYS.iter().find(|key| key.env == name).ok_or_else(|| {
            let known = KEYS.iter().map(|key| key.env);
            Error::Settings(unknown(&name, known.chain([FILE])))
        })?;
        layer.insert(key.path, key.kind.value(key.env, value)?);
    }
    Ok(layer)
}

/// Whether somebody else has set the name: the tests, or Kubernetes for each service whose name begins with `eko`.
fn is_of_others(name: &str, value: &str) -> bool {
    name.starts_with("EKO_TEST_")
        || ["_SERVICE_HOST", "_SERVICE_PORT", "_PORT_"]
            .iter()
            .any(|part| name.contains(part))
        || name.ends_with("_PORT") && value.contains("://")
}

fn one_of_each_pair(layer: &Layer, name: impl Fn(&Key) -> &'static str) -> Result<()> {
    for (value, file) in pairs() {
        if layer.contains_key(value.path) && layer.contains_key(file.path) {
            return Err(Error::Settings(format!(
                "{} and {} are both given; leave one out",
                name(value),
                name(file)
            )));
        }
    }
    Ok(())
}

fn read_files_of_values(layer: &mut Layer) -> Result<()> {
    for (value, file) in pairs().filter(|(_, file)| file.kind == Kind::FileOfValue) {
        let Some(named) = layer.remove(file.path) else {
            continue;
        };
        let unusable = |why: &str| Error::Settings(format!("{}: {why}", file.env));
        let path = named.as_str().ok_or_else(|| unusable("is not a path"))?;
        let text = std::fs::read_to_string(Path::new(path))
            .map_err(|error| unusable(&format!("{path}: {error}")))?;
        match text.trim() {
            "" => return Err(unusable(&format!("{path} is empty"))),
            text => layer.insert(value.path, text.into()),
        };
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    impl Settings {
        /// Reads the words of a file.
        pub(in crate::config) fn of(file: &str, env: &[(&str, &str)]) -> Result<Self> {
            let layer = file_layer(file).map_err(Error::Settings)?;
            Self::merge(layer, environment_layer(env.iter().copied())?)
        }
    }

    /// Why it is refused.
    #[track_caller]
    fn refused(file: &str, env: &[(&str, &str)]) -> String {
        let why = Settings::of(file, env).err();
        why.expect("a refusal").to_string()
    }

    /// A file that is gone with the test.
    struct Secret(PathBuf);

    impl Secret {
        fn new(text: &str) -> Self {
            let name = format!("eko-secret-{}", crate::secrets::random_id());
            let path = std::env::temp_dir().join(name);
            std::fs::write(&path, text).unwrap();
            Self(path)
        }

        fn path(&self) -> &str {
            self.0.to_str().unwrap()
        }
    }

    impl Drop for Secret {
        fn drop(&mut self) {
            let _ = std::fs::remove_file(&self.0);
        }
    }

    #[test]
    fn every_key_can_come_from_the_environment() {
        let secret = Secret::new(" from a file\n");
        for key in KEYS {
            let text = match key.kind {
                Kind::FileOfValue => secret.path(),
                Kind::Text => "text",
                Kind::Number => "7",
                Kind::List => "10.0.0.5, ::1",
                Kind::LogFormat => "json",
            };
            Settings::of("", &[(key.env, text)])
                .unwrap_or_else(|error| panic!("{}: {error}", key.env));
        }
        let env = [
            ("EKO_TRUSTED_PROXIES", "10.0.0.5, ::1"),
            ("EKO_MAIL_PER_SECOND", "0.5"),
            ("EKO_MAIL_CONNECTIONS", "7"),
            ("EKO_LOG_FORMAT", "text"),
            ("EKO_SMTP_URL_FILE", secret.path()),
        ];
        let settings = Settings::of("[log]\njson = true", &env).unwrap();
        assert_eq!(settings.trusted_proxies.len(), 2);
        assert_eq!(settings.mail.per_second, Some(0.5));
        assert_eq!(settings.mail.connections, Some(7));
        assert_eq!(settings.log.json, Some(false));
        assert_eq!(settings.mail.smtp_url.as_deref(), Some("from a file"));
    }

    #[test]
    fn the_environment_goes_before_the_file() {
        let file = "listen = 'a'\nbase_url = 'b'\nsecret_key_file = 'c'\n[mail]\nsmtp_url_file = '/nowhere'";
        let env = [
            ("EKO_LISTEN", "over"),
            ("EKO_BASE_URL", ""),
            ("EKO_SECRET_KEY", "over"),
            ("EKO_SMTP_URL", "over"),
        ];
        let settings = Settings::of(file, &env).unwrap();
        assert_eq!(settings.listen.as_deref(), Some("over"));
        assert_eq!(settings.base_url.as_deref(), Some("b"));
        assert_eq!(settings.secret_key.as_deref(), Some("over"));
        assert_eq!(settings.secret_key_file, None);
        assert_eq!(settings.mail.smtp_url.as_deref(), Some("over"));
    }

    #[test]
    fn a_misspelt_name_is_refused_with_the_right_one() {
        for (file, wrong, right) in [
            ("", "EKO_LISTN", "EKO_LISTEN"),
            ("", "EKO_MAIL_SMTP_URL", "EKO_SMTP_URL"),
            ("", "EKO_CONFG", "EKO_CONFIG"),
            ("", "EKO_SMTP_URL_FIL", "EKO_SMTP_URL_FILE"),
            ("lisen = 'x'", "lisen", "listen"),
            ("[mial]\nfrom = 'x'", "mial.from", "mail.from"),
            ("smtp_url = 'x'", "smtp_url", "mail.smtp_url"),
            ("listen.port = 1", "listen.port", "listen"),
            ("log = 'info'", "log", "log.json"),
        ] {
            let env = [(wrong, "x")];
            let why = refused(file, if file.is_empty() { &env } else { &[] });
            assert!(why.contains(&format!("{wrong} is no setting; the nearest is {right},")));
        }
    }

    #[test]
    fn names_that_others_set_are_left_alone() {
        let env = [
            ("PATH", "/bin"),
            ("EKO_CONFIG", "/etc/eko.toml"),
            ("EKO_TEST_POSTGRES", "postgres://eko@127.0.0.1"),
            ("EKO_SERVICE_HOST", "10.0.0.1"),
            ("EKO_PORT", "tcp://10.0.0.1:8080"),
            ("EKO_PORT_8080_TCP_ADDR", "10.0.0.1"),
        ];
        Settings::of("", &env).unwrap();
        refused("", &[("EKO_PORT", "8080")]);
    }

    #[test]
    fn a_value_and_its_file_are_never_both_believed() {
        let env = [("EKO_SMTP_URL", "x"), ("EKO_SMTP_URL_FILE", "/nowhere")];
        let why = refused("", &env);
        assert!(why.contains("EKO_SMTP_URL and EKO_SMTP_URL_FILE are both given"));
        let why = refused("secret_key = 'x'\nsecret_key_file = 'y'", &[]);
        assert!(why.contains("secret_key and secret_key_file are both given"));
    }

    #[test]
    fn a_file_that_holds_no_secret_is_named() {
        let empty = Secret::new("\n");
        for path in [empty.path(), "/nowhere/secret"] {
            let why = refused("", &[("EKO_DATABASE_URL_FILE", path)]);
            let said = format!("EKO_DATABASE_URL_FILE: {path}");
            assert!(why.contains(&said), "{why}");
        }
    }

    #[test]
    fn a_value_of_another_kind_is_named_with_what_is_expected() {
        for (name, value, expected) in [
            ("EKO_WORKERS", "many", "many is not a number"),
            ("EKO_LOG_FORMAT", "JSON", "JSON is not json or text"),
            ("EKO_TRUSTED_PROXIES", "proxy", "in `trusted_proxies`"),
            ("EKO_WORKERS", "1.5", "expected i64 in `workers`"),
        ] {
            let why = refused("", &[(name, value)]);
            assert!(why.contains(expected), "{why}");
        }
        let why = refused("[mail]\nconnections = 'many'", &[]);
        assert!(why.contains("in `mail.connections`"), "{why}");
        let why = refused("\n[mail]\nsmtp_url = \"smtp://eko:password@", &[]);
        assert!(why.contains("line 3: "), "{why}");
        assert!(!why.contains("password"), "{why}");
    }
}
