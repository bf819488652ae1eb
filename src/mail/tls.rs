//! Whom we believe that a server is who it says: the machine's own roots, or a file of the operator's.

use std::path::Path;
use std::sync::Arc;

use tokio::net::TcpStream;
use tokio_rustls::client::TlsStream;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{self, ClientConfig, RootCertStore};

use crate::error::{Error, Result};

/// Certificates of the authorities that are believed; clones share them.
#[derive(Clone)]
pub struct Roots {
    config: Arc<ClientConfig>,
    #[cfg(feature = "oauth")]
    authorities: Arc<[CertificateDer<'static>]>,
}

impl std::fmt::Debug for Roots {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Roots(…)")
    }
}

impl Roots {
    /// The authorities in a PEM file, in place of the machine's; without a file those.
    ///
    /// # Errors
    /// `Settings` when the file cannot be read or holds no certificate.
    pub fn load(ca_file: Option<&Path>) -> Result<Self> {
        let mut roots = RootCertStore::empty();
        let unusable = |path: &Path, why: String| {
            Error::Settings(format!("mail.ca_file {}: {why}", path.display()))
        };
        let certificates = match ca_file {
            None => rustls_native_certs::load_native_certs().certs,
            Some(path) => {
                let unusable = |why| unusable(path, why);
                let bytes = std::fs::read(path).map_err(|error| unusable(error.to_string()))?;
                let certificates: Vec<CertificateDer<'static>> =
                    CertificateDer::pem_slice_iter(&bytes)
                        .collect::<std::result::Result<_, _>>()
                        .map_err(|error| unusable(error.to_string()))?;
                certificates
            }
        };
        #[cfg(feature = "oauth")]
        let authorities = certificates.as_slice().into();
        let (taken, _) = roots.add_parsable_certificates(certificates);
        if let Some(path) = ca_file
            && taken == 0
        {
            return Err(unusable(path, "holds no certificate in PEM".into()));
        }
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .map_err(|error| Error::Settings(error.to_string()))?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self {
            config: Arc::new(config),
            #[cfg(feature = "oauth")]
            authorities,
        })
    }

    /// The authorities themselves.
    #[cfg(feature = "oauth")]
    pub fn authorities(&self) -> &[CertificateDer<'static>] {
        &self.authorities
    }

    /// Secures a connection.
    ///
    /// # Errors
    /// Why the server is not believed, or does not speak TLS, in the library's words.
    pub async fn connect(
        &self,
        host: &str,
        stream: TcpStream,
    ) -> std::result::Result<TlsStream<TcpStream>, String> {
        let name = ServerName::try_from(host.to_owned()).map_err(|error| error.to_string())?;
        tokio_rustls::TlsConnector::from(self.config.clone())
            .connect(name, stream)
            .await
            .map_err(|error| error.to_string())
    }
}
