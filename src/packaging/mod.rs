//! What surrounds Eko where it runs: a unit of systemd, a proxy, a container. The templates lie beside this file, and are
//! printed filled in from the settings.

use std::path::{Path, PathBuf};

use crate::config::{Config, Listen, SecretKey};
use crate::error::{Error, Result};
use crate::web::upload;

/// What can be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Template {
    Systemd,
    Socket,
    Nginx,
    Caddy,
    Container,
}

impl Template {
    fn text(self) -> &'static str {
        match self {
            Self::Systemd => include_str!("eko.service"),
            Self::Socket => include_str!("eko.socket"),
            Self::Nginx => include_str!("nginx.conf"),
            Self::Caddy => include_str!("Caddyfile"),
            Self::Container => include_str!("Containerfile"),
        }
    }

    /// The template as it is to be used with these settings.
    ///
    /// # Errors
    /// `Settings` when they lack what it needs.
    pub fn filled_in(self, place: &Place<'_>) -> Result<String> {
        let values: &[(&str, String)] = &match self {
            Self::Systemd => vec![
                ("user", "eko".to_owned()),
                ("program", place.program.display().to_string()),
                ("config", place.settings_file()),
                ("key", place.key()?),
                ("data", absolute(&place.config.data_dir)?),
            ],
            Self::Socket => vec![
                ("listen", place.listen_for_systemd()),
                ("proxy_group", "www-data".to_owned()),
            ],
            Self::Nginx => {
                place.needs_tls()?;
                let (host, port) = place.config.base_url.host_and_port();
                let folder = format!("/etc/letsencrypt/live/{host}");
                vec![
                    ("upstream", place.upstream("unix:")),
                    ("host", host.to_owned()),
                    ("port", port.to_string()),
                    ("certificate", format!("{folder}/fullchain.pem")),
                    ("certificate_key", format!("{folder}/privkey.pem")),
                    ("most_mib", MOST_MIB.to_string()),
                ]
            }
            Self::Caddy => {
                place.needs_tls()?;
                vec![
                    ("upstream", place.upstream("unix/")),
                    ("base_url", place.config.base_url.as_str().to_owned()),
                    ("most_mib", MOST_MIB.to_string()),
                ]
            }
            Self::Container => vec![("base_url", place.config.base_url.as_str().to_owned())],
        };
        let mut text = self.text().to_owned();
        for (name, value) in values {
            text = text.replace(&format!("{{{{{name}}}}}"), value);
        }
        Ok(text)
    }
}

/// The largest body that Eko takes, and what surrounds the file in it, in MiB.
const MOST_MIB: usize = upload::FILE_LIMIT / (1024 * 1024) + 1;

/// Where it is to be used.
pub struct Place<'a> {
    pub config: &'a Config,
    /// The settings file, if one was named.
    pub file: Option<&'a Path>,
    /// This program.
    pub program: PathBuf,
}

impl Place<'_> {
    fn settings_file(&self) -> String {
        let file = self.file.unwrap_or(Path::new("/etc/eko/eko.toml"));
        absolute(file).unwrap_or_else(|_| file.display().to_string())
    }

    fn key(&self) -> Result<String> {
        match &self.config.secret_key {
            SecretKey::File(path) => absolute(path),
            SecretKey::Value(_) => Err(Error::Settings(
                "the master key comes from the environment: give it a file of its own (EKO_SECRET_KEY_FILE), which systemd hands over as a credential".into(),
            )),
        }
    }

    fn needs_tls(&self) -> Result<()> {
        if self.config.base_url.is_https() {
            return Ok(());
        }
        Err(Error::Settings(format!(
            "a proxy is for TLS, and EKO_BASE_URL is {}: set it to https://… first",
            self.config.base_url.as_str()
        )))
    }

    fn upstream(&self, unix: &str) -> String {
        match &self.config.listen {
            Listen::Tcp(address) => address.to_string(),
            Listen::Unix(path) => format!("{unix}{}", path.display()),
        }
    }

    fn listen_for_systemd(&self) -> String {
        match &self.config.listen {
            Listen::Tcp(address) => address.to_string(),
            Listen::Unix(path) => path.display().to_string(),
        }
    }
}

fn absolute(path: &Path) -> Result<String> {
    Ok(std::path::absolute(path)?.display().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_blank_is_filled_in() {
        let env = [
            ("EKO_BASE_URL", "https://eko.example.org"),
            ("EKO_SECRET_KEY_FILE", "/etc/eko/master.key"),
            ("EKO_LISTEN", "unix:/run/eko/eko.sock"),
        ];
        let config = Config::load(None, env).unwrap();
        let place = Place {
            config: &config,
            file: None,
            program: "/usr/bin/eko".into(),
        };
        let expected = [
            (Template::Systemd, "ExecStart=/usr/bin/eko serve\n"),
            (Template::Socket, "ListenStream=/run/eko/eko.sock\n"),
            (Template::Nginx, "server unix:/run/eko/eko.sock;\n"),
            (Template::Caddy, "reverse_proxy unix//run/eko/eko.sock {\n"),
            (Template::Container, "EKO_BASE_URL=https://eko.example.org"),
        ];
        for (template, words) in expected {
            let text = template.filled_in(&place).unwrap();
            assert!(text.contains(words), "{text}");
            assert!(!text.contains("{{"), "{text}");
        }
    }

    #[test]
    fn a_proxy_without_tls_and_a_key_without_a_file_are_refused() {
        let env = [("EKO_SECRET_KEY", "x")];
        let config = Config::load(None, env).unwrap();
        let place = Place {
            config: &config,
            file: None,
            program: "/usr/bin/eko".into(),
        };
        for template in [Template::Nginx, Template::Caddy, Template::Systemd] {
            assert!(template.filled_in(&place).is_err(), "{template:?}");
        }
    }
}
