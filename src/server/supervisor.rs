//! What systemd wants to hear of a service (sd_notify(3)): that it serves, that it still lives, that it stops. Without
//! systemd nobody is told.

use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::net::UnixDatagram;
use std::path::Path;
use std::time::Duration;

/// Whoever started this process and wants to hear how it goes.
pub struct Supervisor {
    socket: Option<UnixDatagram>,
    /// How often it wants to hear that the process lives; after twice that it is started anew.
    every: Option<Duration>,
}

impl Supervisor {
    /// The one that the environment names.
    pub fn of_this_process() -> Self {
        let socket = std::env::var_os("NOTIFY_SOCKET").and_then(|name| {
            connect(&name)
                .inspect_err(|error| tracing::warn!(%error, "systemd cannot be told"))
                .ok()
        });
        let number = |name| std::env::var(name).ok()?.parse::<u64>().ok();
        let is_for_us =
            number("WATCHDOG_PID").is_none_or(|pid| pid == u64::from(std::process::id()));
        let every = number("WATCHDOG_USEC")
            .filter(|micros| is_for_us && *micros > 0)
            .map(|micros| Duration::from_micros(micros / 2));
        Self { socket, every }
    }

    /// Says how it goes: `READY=1`, `STOPPING=1`.
    pub fn tell(&self, state: &str) {
        if let Some(socket) = &self.socket
            && let Err(error) = socket.send(state.as_bytes())
        {
            tracing::warn!(%error, state, "systemd could not be told");
        }
    }

    /// Says that the process lives, as often as is wanted, for as long as what runs here gets its turn.
    pub async fn watch(&self) {
        let Some(every) = self.every else {
            return std::future::pending().await;
        };
        let mut turns = tokio::time::interval(every);
        loop {
            turns.tick().await;
            self.tell("WATCHDOG=1");
        }
    }
}

fn connect(name: &OsStr) -> std::io::Result<UnixDatagram> {
    let socket = UnixDatagram::unbound()?;
    match name.as_bytes().strip_prefix(b"@") {
        Some(name) => connect_to_name(&socket, name)?,
        None => socket.connect(Path::new(name))?,
    }
    // A supervisor that does not listen is no reason to stand still.
    socket.set_nonblocking(true)?;
    Ok(socket)
}

/// A socket that has a name and no file.
#[cfg(target_os = "linux")]
fn connect_to_name(socket: &UnixDatagram, name: &[u8]) -> std::io::Result<()> {
    use std::os::linux::net::SocketAddrExt;
    let address = std::os::unix::net::SocketAddr::from_abstract_name(name)?;
    socket.connect_addr(&address)
}

#[cfg(not(target_os = "linux"))]
fn connect_to_name(_: &UnixDatagram, _: &[u8]) -> std::io::Result<()> {
    Err(std::io::ErrorKind::Unsupported.into())
}
