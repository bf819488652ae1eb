//! Where requests come in: at an address, at a socket in the file system, or at one that systemd has opened.

use std::net::TcpListener;
use std::os::unix::fs::{FileTypeExt, PermissionsExt};
use std::os::unix::net::{UnixListener, UnixStream};
use std::path::Path;

use listenfd::ListenFd;

use crate::config::Listen;
use crate::error::{Error, Result};

/// What is listened on.
#[derive(Debug)]
pub enum Listener {
    Tcp(TcpListener),
    Unix(UnixListener),
}

impl From<TcpListener> for Listener {
    fn from(listener: TcpListener) -> Self {
        Self::Tcp(listener)
    }
}

impl Listener {
    /// What systemd has handed over (sd_listen_fds(3)); else what the settings say.
    ///
    /// # Errors
    /// `Settings` when it cannot be listened on.
    pub fn open(listen: &Listen) -> Result<Self> {
        let mut handed = ListenFd::from_env();
        if handed.len() > 0 {
            return Self::handed_over(&mut handed)
                .map_err(|error| Error::Settings(format!("the socket of systemd: {error}")));
        }
        let unusable = |error| Error::Settings(format!("cannot listen on {listen}: {error}"));
        match listen {
            Listen::Tcp(address) => TcpListener::bind(address).map(Self::Tcp),
            Listen::Unix(path) => bind(path).map(Self::Unix),
        }
        .map_err(unusable)
    }

    fn handed_over(handed: &mut ListenFd) -> std::io::Result<Self> {
        // One that is of another kind is left to be asked for as that.
        if let Ok(Some(listener)) = handed.take_tcp_listener(0) {
            return Ok(Self::Tcp(listener));
        }
        match handed.take_unix_listener(0)? {
            Some(listener) => Ok(Self::Unix(listener)),
            None => Err(std::io::ErrorKind::NotFound.into()),
        }
    }
}

/// Makes the socket, for the owner and the group. One that a server has left behind, and that nobody answers at, is
/// removed first.
fn bind(path: &Path) -> std::io::Result<UnixListener> {
    let is_left = std::fs::symlink_metadata(path).is_ok_and(|facts| facts.file_type().is_socket())
        && UnixStream::connect(path).is_err();
    if is_left {
        std::fs::remove_file(path)?;
    }
    let listener = UnixListener::bind(path)?;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o660))?;
    Ok(listener)
}
