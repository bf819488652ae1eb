//! What is said to a mail server and what it answers, as it travels (RFC 5321 §4.2).

use std::io;

use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

/// A connection, in the clear or secured.
pub(super) trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}

impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

/// Bytes of an answer at most; servers say a few lines.
const LONGEST: usize = 64 * 1024;

/// An answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reply {
    pub code: u16,
    /// Its lines without the code.
    pub lines: Vec<String>,
}

impl Reply {
    /// The arguments of the line that begins with this word, of those that answer EHLO.
    pub fn extension(&self, word: &str) -> Option<&str> {
        let mut lines = self.lines.iter().skip(1);
        lines.find_map(|line| {
            let (name, arguments) = line.split_once(' ').unwrap_or((line, ""));
            name.eq_ignore_ascii_case(word).then_some(arguments)
        })
    }
}

/// Why no answer came.
#[derive(Debug, thiserror::Error)]
pub(super) enum Lost {
    #[error("incomplete response")]
    Closed,
    #[error("response error: no answer of a mail server’s")]
    Nonsense,
    #[error(transparent)]
    Io(#[from] io::Error),
}

/// The first answer in what was received, and how long it is; none as long as it is not whole.
///
/// # Errors
/// `Nonsense` when it will be none.
fn reply_in(received: &[u8]) -> Result<Option<(Reply, usize)>, Lost> {
    let (mut lines, mut code, mut at) = (Vec::new(), None, 0);
    loop {
        let rest = received.get(at..).unwrap_or_default();
        let Some(end) = rest.iter().position(|&byte| byte == b'\n') else {
            let is_endless = received.len() >= LONGEST;
            return if is_endless {
                Err(Lost::Nonsense)
            } else {
                Ok(None)
            };
        };
        let line = String::from_utf8_lossy(rest.get(..end).unwrap_or_default());
        let line = line.trim_end_matches('\r');
        at += end + 1;
        let (digits, text) = line.split_at_checked(3).ok_or(Lost::Nonsense)?;
        let number = digits.parse().ok().filter(|code| (200..600).contains(code));
        let number = number.ok_or(Lost::Nonsense)?;
        let is_last = !text.starts_with('-');
        let words = text.strip_prefix(['-', ' ']);
        if code.is_some_and(|code| code != number) || words.is_none() && !text.is_empty() {
            return Err(Lost::Nonsense);
        }
        code = Some(number);
        lines.push(words.unwrap_or_default().to_owned());
        if is_last {
            return Ok(Some((
                Reply {
                    code: number,
                    lines,
                },
                at,
            )));
        }
    }
}

/// A connection over which commands go out and answers come in, each answer to the command before it.
pub(super) struct Wire<S> {
    stream: S,
    /// What was received and not read as an answer yet.
    received: Vec<u8>,
}

impl<S: Stream> Wire<S> {
    pub fn new(stream: S) -> Self {
        Self {
            stream,
            received: Vec::new(),
        }
    }

    /// The connection, to go on with in another way: what came too early is no answer to that (RFC 3207 §6).
    pub fn into_stream(self) -> Result<S, Lost> {
        if self.received.is_empty() {
            Ok(self.stream)
        } else {
            Err(Lost::Nonsense)
        }
    }

    /// The same connection, whatever its kind.
    pub fn boxed(self) -> Wire<Box<dyn Stream>>
    where
        S: 'static,
    {
        Wire {
            stream: Box::new(self.stream),
            received: self.received,
        }
    }

    pub async fn send(&mut self, bytes: &[u8]) -> Result<(), Lost> {
        self.stream.write_all(bytes).await?;
        Ok(self.stream.flush().await?)
    }

    /// The next answer.
    pub async fn reply(&mut self) -> Result<Reply, Lost> {
        loop {
            if let Some((reply, length)) = reply_in(&self.received)? {
                self.received.drain(..length);
                return Ok(reply);
            }
            if self.stream.read_buf(&mut self.received).await? == 0 {
                return Err(Lost::Closed);
            }
        }
    }

    /// Says one line and hears the answer.
    pub async fn say(&mut self, line: &str) -> Result<Reply, Lost> {
        self.send(format!("{line}\r\n").as_bytes()).await?;
        self.reply().await
    }

    /// Whether so many answers have come already.
    pub fn has_heard(&self, replies: usize) -> bool {
        let mut rest = self.received.as_slice();
        (0..replies).all(|_| match reply_in(rest) {
            Ok(Some((_, length))) => {
                rest = rest.get(length..).unwrap_or_default();
                true
            }
            _ => false,
        })
    }
}

/// A message as it stands between DATA and the final dot: a line that begins with a dot gets another (RFC 5321 §4.5.2),
/// and the last line ends.
pub(super) fn stuffed(message: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(message.len() + 64);
    for line in message.split_inclusive(|&byte| byte == b'\n') {
        if line.starts_with(b".") {
            out.push(b'.');
        }
        out.extend_from_slice(line);
    }
    if !out.ends_with(b"\r\n") {
        out.extend_from_slice(b"\r\n");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Option<(Reply, usize)> {
        reply_in(text.as_bytes()).unwrap()
    }

    #[test]
    fn an_answer_is_all_of_its_lines() {
        assert_eq!(read("250-eko.test\r\n250-SI"), None);
        let (reply, length) =
            read("250-eko.test\r\n250-AUTH PLAIN LOGIN\r\n250 size 9\r\n354 go\r\n").unwrap();
        assert_eq!((reply.code, length), (250, 48));
        assert_eq!(reply.extension("auth"), Some("PLAIN LOGIN"));
        assert_eq!(reply.extension("SIZE"), Some("9"));
        assert_eq!(reply.extension("eko.test"), None);
        assert_eq!(read("250\r\n").unwrap().0.lines, [""]);
    }

    #[test]
    fn what_is_no_answer_is_none() {
        for text in [
            "HTTP/1.1 400 Bad Request\r\n",
            "25\r\n",
            "250-a\r\n251 b\r\n",
            "250x\r\n",
            "100 a\r\n",
            "\r\n",
        ] {
            assert!(
                matches!(reply_in(text.as_bytes()), Err(Lost::Nonsense)),
                "{text}"
            );
        }
        let endless = vec![b'2'; LONGEST];
        assert!(matches!(reply_in(&endless), Err(Lost::Nonsense)));
    }

    proptest! {
        #[test]
        fn whatever_a_server_says_it_is_read_or_refused(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            if let Ok(Some((reply, length))) = reply_in(&bytes) {
                prop_assert!(length <= bytes.len() && (200..600).contains(&reply.code));
            }
        }

        #[test]
        fn no_message_ends_before_its_end(lines in proptest::collection::vec("[.a]{0,3}", 0..6), is_ended in any::<bool>()) {
            let mut message = lines.join("\r\n");
            if is_ended {
                message.push_str("\r\n");
            }
            let out = String::from_utf8(stuffed(message.as_bytes())).unwrap();
            prop_assert!(out.ends_with("\r\n") && !out.starts_with(".\r\n") && !out.contains("\r\n.\r\n"));
            let back: Vec<&str> = out.split("\r\n").map(|line| line.strip_prefix('.').unwrap_or(line)).collect();
            let back = back.join("\r\n");
            prop_assert_eq!(back.trim_end_matches("\r\n"), message.trim_end_matches("\r\n"));
        }
    }
}
