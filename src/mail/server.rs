//! Servers as the settings name them, and the way to them.

use std::net::IpAddr;

use tokio::net::TcpStream;

/// Reads `host[:port]`, where an IPv6 address stands in brackets.
///
/// # Errors
/// What is wrong with it.
pub(super) fn host_and_port(place: &str) -> Result<(String, Option<u16>), &'static str> {
    let (host, port) = match place.rsplit_once(':') {
        Some((host, port)) if !host.ends_with(':') && !port.ends_with(']') => {
            let port = port.parse().map_err(|_| "the port must be a number")?;
            (host, Some(port))
        }
        _ => (place, None),
    };
    Ok((host.trim_matches(['[', ']']).to_owned(), port))
}

/// Whether what is said to the host stays on this machine.
pub(super) fn is_this_machine(host: &str) -> bool {
    let address = host.parse::<IpAddr>();
    host == "localhost" || address.is_ok_and(|address| address.is_loopback())
}

/// Connects with TCP_NODELAY: what is written in pieces must not wait for the answer to each.
pub(super) async fn connect(host: &str, port: u16) -> std::io::Result<TcpStream> {
    let stream = TcpStream::connect((host, port)).await?;
    stream.set_nodelay(true)?;
    Ok(stream)
}
