//! Where Eko listens: an address and port, or a socket in the file system.

use std::fmt;
use std::net::SocketAddr;
use std::path::PathBuf;

use crate::error::{Error, Result};

/// Where requests come in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listen {
    Tcp(SocketAddr),
    /// For a proxy on this machine.
    Unix(PathBuf),
}

/// What stands before the path of a socket.
const UNIX: &str = "unix:";

impl Listen {
    /// Reads `127.0.0.1:8080`, or `unix:/run/eko/eko.sock`.
    ///
    /// # Errors
    /// `Settings`, naming the setting.
    pub fn parse(text: &str) -> Result<Self> {
        if let Some(path) = text.strip_prefix(UNIX)
            && path.starts_with('/')
        {
            return Ok(Self::Unix(path.into()));
        }
        text.parse().map(Self::Tcp).map_err(|_| {
            Error::Settings(format!(
                "EKO_LISTEN: {text} is neither an address and port nor {UNIX}/… with a whole path"
            ))
        })
    }

    /// Whether only this machine can reach it.
    pub fn is_for_this_machine(&self) -> bool {
        match self {
            Self::Tcp(address) => address.ip().is_loopback(),
            Self::Unix(_) => true,
        }
    }
}

impl fmt::Display for Listen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tcp(address) => address.fmt(f),
            Self::Unix(path) => write!(f, "{UNIX}{}", path.display()),
        }
    }
}
