//! Asks servers that give out tokens (OAuth 2.0, RFC 6749; OpenID Connect): for signing in with them, and for mail.
//!
//! What they are asked for is a secret, and so is what they answer: nothing goes to another machine in the clear, and no
//! redirect is followed.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use oauth2::http::Uri;
use oauth2::{AsyncHttpClient, HttpRequest, HttpResponse};
use tokio_rustls::rustls;
use tokio_rustls::rustls::pki_types::CertificateDer;
use ureq::Agent;
use ureq::tls::{Certificate, RootCerts, TlsConfig};

use crate::error::{Error, Result};

/// How long an answer may take, with everything before it.
const PATIENCE: Duration = Duration::from_secs(10);
/// Bytes of an answer at most. The keys of the largest providers take a tenth of it.
const MOST: u64 = 1024 * 1024;

/// Asks over HTTPS; clones share what is open.
#[derive(Debug, Clone)]
pub struct Client(Agent);

/// Why there is no answer.
#[derive(Debug, thiserror::Error)]
pub enum Unanswered {
    #[error("{0} would be asked in the clear")]
    InTheClear(String),
    #[error("{0}")]
    Failed(#[from] ureq::Error),
    #[error("nobody asked any more")]
    Stopped,
}

impl Client {
    /// Believes servers whose certificates these authorities have signed.
    pub fn believing(authorities: &[CertificateDer<'static>]) -> Self {
        let authorities: Vec<Certificate<'static>> = authorities
            .iter()
            .map(|one| Certificate::from_der(one).to_owned())
            .collect();
        let tls = TlsConfig::builder()
            .root_certs(RootCerts::new_with_certs(&authorities))
            .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
            .build();
        let config = Agent::config_builder()
            .tls_config(tls)
            .timeout_global(Some(PATIENCE))
            .max_redirects(0)
            .max_redirects_will_error(false)
            .http_status_as_error(false)
            .build();
        Self(config.into())
    }

    fn ask(&self, request: HttpRequest) -> Result<HttpResponse, Unanswered> {
        if !is_private(request.uri()) {
            return Err(Unanswered::InTheClear(request.uri().to_string()));
        }
        let (head, mut body) = self.0.run(request)?.into_parts();
        let body = body.with_config().limit(MOST).read_to_vec()?;
        Ok(HttpResponse::from_parts(head, body))
    }
}

impl<'c> AsyncHttpClient<'c> for Client {
    type Error = Unanswered;
    type Future =
        Pin<Box<dyn Future<Output = Result<HttpResponse, Unanswered>> + Send + Sync + 'c>>;

    fn call(&'c self, request: HttpRequest) -> Self::Future {
        let client = self.clone();
        Box::pin(async move {
            let asked = tokio::task::spawn_blocking(move || client.ask(request));
            asked.await.map_err(|_| Unanswered::Stopped)?
        })
    }
}

/// Whether nobody between here and there can read what is asked.
fn is_private(uri: &Uri) -> bool {
    let host = uri.host().unwrap_or_default().trim_matches(['[', ']']);
    let is_here = host == "localhost"
        || host
            .parse::<std::net::IpAddr>()
            .is_ok_and(|address| address.is_loopback());
    uri.scheme_str() == Some("https") || (uri.scheme_str() == Some("http") && is_here)
}

/// An address of a server that gives out tokens, as the settings name it.
///
/// # Errors
/// `Settings` when it is none, or would be asked in the clear.
pub fn address(name: &str, text: &str) -> Result<String> {
    let uri: Option<Uri> = text.parse().ok();
    uri.filter(is_private)
        .map(|_| text.to_owned())
        .ok_or_else(|| Error::Settings(format!("{name}: {text} is not an address with https://")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_token_is_asked_for_in_the_clear() {
        for (text, fine) in [
            ("https://login.example.org/token", true),
            ("http://127.0.0.1:9000/token", true),
            ("http://[::1]/token", true),
            ("http://localhost/token", true),
            ("http://login.example.org/token", false),
            ("http://127.0.0.1.example.org/token", false),
            ("http://localhost@example.org/token", false),
            ("ftp://127.0.0.1/token", false),
            ("/token", false),
            ("", false),
        ] {
            assert_eq!(address("EKO_X", text).is_ok(), fine, "{text}");
        }
    }
}
