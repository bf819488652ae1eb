//! Asks a server of Eko's how it is, over HTTP: for `eko healthcheck` and `eko doctor`.

use std::net::{Ipv4Addr, Ipv6Addr, SocketAddr};
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};

use crate::clock::Timestamp;
use crate::config::{BaseUrl, Config, Listen};
use crate::mail::Roots;
use crate::web::url::{self, Url};

/// How long an answer may take. Whoever asks for a container's sake waits for it.
const PATIENCE: Duration = Duration::from_secs(5);
/// Bytes of an answer that are read.
const MOST: u64 = 16 * 1024;

/// What came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    pub status: u16,
    /// By the clock of whoever answered.
    pub date: Option<Timestamp>,
    pub body: String,
}

impl Answer {
    /// Whether it is what Eko says of itself at `/healthz`.
    pub fn is_eko_alive(&self) -> bool {
        self.status == 200 && self.body == "ok\n"
    }

    /// Reads an answer that ends where its connection does.
    fn read(text: &str) -> Option<Self> {
        let (head, body) = text.split_once("\r\n\r\n")?;
        let mut lines = head.split("\r\n");
        let status = lines.next()?.split(' ').nth(1)?.parse().ok()?;
        let date = lines.find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let is_date = name.eq_ignore_ascii_case("date");
            is_date.then(|| Timestamp::of_mail(value.trim())).flatten()
        });
        Some(Self {
            status,
            date,
            body: body.to_owned(),
        })
    }
}

/// Asks the server on this machine whether it can take requests.
///
/// # Errors
/// Why there was no answer, in words.
pub async fn locally(config: &Config) -> Result<Answer, String> {
    let host = config.base_url.host();
    in_time(async {
        let unheard = |error| format!("{}: {error}", config.listen);
        match &config.listen {
            Listen::Tcp(address) => {
                let stream = TcpStream::connect(nearest(*address)).await;
                ask(stream.map_err(unheard)?, host, &url::ready()).await
            }
            Listen::Unix(path) => {
                let stream = UnixStream::connect(path).await;
                ask(stream.map_err(unheard)?, host, &url::ready()).await
            }
        }
    })
    .await
}

/// Where somebody on this machine reaches what listens at an address, or at all of them.
fn nearest(mut address: SocketAddr) -> SocketAddr {
    if address.ip().is_unspecified() {
        address.set_ip(match address {
            SocketAddr::V4(_) => Ipv4Addr::LOCALHOST.into(),
            SocketAddr::V6(_) => Ipv6Addr::LOCALHOST.into(),
        });
    }
    address
}

/// Asks whether Eko lives where people reach it.
///
/// # Errors
/// Why there was no answer, in words.
pub async fn publicly(base: &BaseUrl, roots: &Roots) -> Result<Answer, String> {
    in_time(async {
        let (host, port) = base.host_and_port();
        let stream = TcpStream::connect((host, port)).await;
        let stream = stream.map_err(|error| error.to_string())?;
        let path = url::healthy();
        if base.is_https() {
            ask(roots.connect(host, stream).await?, base.host(), &path).await
        } else {
            ask(stream, base.host(), &path).await
        }
    })
    .await
}

async fn in_time(asking: impl Future<Output = Result<Answer, String>>) -> Result<Answer, String> {
    let answer = tokio::time::timeout(PATIENCE, asking).await;
    let silent = |_| format!("no answer within {} seconds", PATIENCE.as_secs());
    answer.map_err(silent)?
}

async fn ask(
    mut stream: impl AsyncRead + AsyncWrite + Unpin,
    host: &str,
    path: &Url,
) -> Result<Answer, String> {
    let request = format!("GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n");
    let words = |error: std::io::Error| error.to_string();
    stream.write_all(request.as_bytes()).await.map_err(words)?;
    let mut bytes = Vec::new();
    let read = stream.take(MOST).read_to_end(&mut bytes).await;
    // A server that hangs up without saying goodbye has said all the same what it said.
    let answer = Answer::read(&String::from_utf8_lossy(&bytes));
    match (answer, read) {
        (Some(answer), _) => Ok(answer),
        (None, Err(error)) => Err(words(error)),
        (None, Ok(_)) => Err("what answers speaks no HTTP".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_is_read_to_its_end_and_nonsense_is_none() {
        let text = "HTTP/1.1 200 OK\r\ncontent-length: 3\r\ndate: Sun, 06 Nov 1994 08:49:37 GMT\r\n\r\nok\n";
        let answer = Answer::read(text).unwrap();
        assert!(answer.is_eko_alive());
        assert_eq!(answer.date, Some(Timestamp(784_111_777)));
        let other = Answer::read("HTTP/1.0 502 Bad Gateway\r\nDate: today\r\n\r\n").unwrap();
        assert_eq!((other.status, other.date), (502, None));
        for nonsense in ["", "SSH-2.0-OpenSSH_9.2\r\n", "HTTP/1.1 yes\r\n\r\n"] {
            assert_eq!(Answer::read(nonsense), None, "{nonsense}");
        }
    }
}
