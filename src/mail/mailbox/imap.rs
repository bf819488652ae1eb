//! An IMAP mailbox over TLS.

use std::fmt;
use std::time::Duration;

use async_imap::imap_proto::{AttributeValue, MailboxDatum, Response, ResponseCode, Status};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};

use super::place::{AT_MOST, ImapUrl, LONGEST, failed};
use crate::error::{Error, Result};
use crate::mail::tokens::{Mechanism, Tokens};
use crate::mail::{Roots, server};

/// How long a server may take for one step.
const LIMIT: Duration = Duration::from_secs(30);

pub(super) async fn visit(
    url: &ImapUrl,
    roots: &Roots,
    each: impl AsyncFnMut(Vec<u8>) -> Result<bool>,
) -> Result<usize> {
    let mut session = Session::open(url, roots).await?;
    let outcome = session.hand_over(&url.folder, each).await;
    let goodbye = session.command("sign-out", "LOGOUT", |_| {});
    let _ = tokio::time::timeout(Duration::from_secs(5), goodbye).await;
    outcome
}

/// What a conversation runs over.
trait Wire: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug {}

impl<T: AsyncRead + AsyncWrite + Unpin + Send + fmt::Debug> Wire for T {}

/// A conversation with the server, signed in.
///
/// async-imap's own searches and fetches pass over the status that ends them: a refusal would look like an empty
/// mailbox. Here each command is read to its end and its status counts.
struct Session(async_imap::Session<Box<dyn Wire>>);

impl Session {
    async fn open(url: &ImapUrl, roots: &Roots) -> Result<Self> {
        let client = reach(url, roots).await?;
        if let Some(password) = &url.password {
            return within("sign-in", async {
                let signed_in = client.login(&url.user, password).await;
                signed_in.map_err(|(error, _)| in_words(&error))
            })
            .await
            .map(Self);
        }
        let tokens = url.tokens.as_ref();
        let tokens =
            tokens.ok_or_else(|| failed("sign-in", "there is neither password nor token"))?;
        match by_token(client, url, tokens).await {
            Err(Refused::Stale) => {
                let client = reach(url, roots).await?;
                by_token(client, url, tokens).await
            }
            other => other,
        }
        .map(Self)
        .map_err(|refused| match refused {
            Refused::Stale => failed("sign-in", NOT_LET_IN),
            Refused::Otherwise(error) => error,
        })
    }

    async fn hand_over(
        &mut self,
        folder: &str,
        mut each: impl AsyncFnMut(Vec<u8>) -> Result<bool>,
    ) -> Result<usize> {
        self.select(folder).await?;
        let mut handed_over = 0;
        let mut unreadable = None;
        for uid in self.waiting().await? {
            match self.beginning(uid).await? {
                Fetched::Message(message) => {
                    handed_over += 1;
                    let flag = if each(message).await? {
                        "\\Seen"
                    } else {
                        "\\Flagged"
                    };
                    self.mark(uid, flag).await?;
                }
                Fetched::Gone => {}
                Fetched::Refused => {
                    unreadable = Some(failed("fetch", "the server refuses a message"));
                }
            }
        }
        unreadable.map_or(Ok(handed_over), Err)
    }

    async fn select(&mut self, folder: &str) -> Result<()> {
        let command = format!("SELECT {}", quoted(folder));
        let mut read_only = false;
        let opened = self
            .command("folder", &command, |response| {
                if let Response::Done { outcome, .. } = response {
                    read_only = matches!(outcome.code, Some(ResponseCode::ReadOnly));
                }
            })
            .await?;
        if !opened {
            return Err(failed("folder", format!("there is no {folder}")));
        }
        if read_only {
            let why = format!("nothing can be marked in {folder}: it is read-only");
            return Err(failed("folder", why));
        }
        Ok(())
    }

    async fn waiting(&mut self) -> Result<Vec<u32>> {
        let mut uids = Vec::new();
        let searched = self
            .command("folder", "UID SEARCH UNSEEN UNFLAGGED", |response| {
                if let Response::MailboxData(MailboxDatum::Search(found)) = response {
                    uids.extend_from_slice(found);
                }
            })
            .await?;
        if !searched {
            return Err(failed("folder", "the server refuses the search"));
        }
        // A later message has the higher number.
        uids.sort_unstable();
        uids.dedup();
        uids.truncate(AT_MOST);
        Ok(uids)
    }

    /// PEEK, because the server must not mark what it only shows.
    async fn beginning(&mut self, uid: u32) -> Result<Fetched> {
        let command = format!("UID FETCH {uid} (BODY.PEEK[]<0.{LONGEST}>)");
        let mut message = None;
        let shown = self
            .command("fetch", &command, |response| {
                if let Response::Fetch(_, values) = response
                    && let Some(body) = values.iter().find_map(body)
                {
                    message = Some(body.to_vec());
                }
            })
            .await?;
        Ok(match message {
            Some(message) => Fetched::Message(message),
            None if shown => Fetched::Gone,
            None => Fetched::Refused,
        })
    }

    async fn mark(&mut self, uid: u32, flag: &str) -> Result<()> {
        let command = format!("UID STORE {uid} +FLAGS.SILENT ({flag})");
        let marked = self.command("mark", &command, |_| {}).await?;
        if marked {
            Ok(())
        } else {
            Err(failed("mark", "the server refuses to mark a message"))
        }
    }

    /// Sends a command and reads everything up to its own end; whether the server did what it says.
    async fn command(
        &mut self,
        step: &str,
        command: &str,
        mut each: impl FnMut(&Response<'_>),
    ) -> Result<bool> {
        within(step, async {
            let sent = self.0.run_command(command).await;
            let id = sent.map_err(|error| in_words(&error))?;
            // The parser's errors quote what it read, which may be a message: only their kind is passed on.
            while let Some(response) = self
                .0
                .read_response()
                .await
                .map_err(|error| error.kind().to_string())?
            {
                let response = response.parsed();
                each(response);
                if let Response::Done { tag, status, .. } = response
                    && *tag == id
                {
                    return Ok(*status == Status::Ok);
                }
            }
            Err("the connection was lost".to_owned())
        })
        .await
    }
}

type Client = async_imap::Client<Box<dyn Wire>>;

/// Connects, secures, and waits to be welcomed.
async fn reach(url: &ImapUrl, roots: &Roots) -> Result<Client> {
    let stream = within("connect", server::connect(&url.host, url.port)).await?;
    let stream: Box<dyn Wire> = if url.tls {
        Box::new(within("tls", roots.connect(&url.host, stream)).await?)
    } else {
        Box::new(stream)
    };
    let mut client = async_imap::Client::new(stream);
    let greeting = within("connect", async {
        client.read_response().await.map_err(|error| error.kind())
    })
    .await?;
    match greeting.as_ref().map(|response| response.parsed()) {
        Some(Response::Data {
            status: Status::Ok, ..
        }) => Ok(client),
        _ => Err(failed("connect", "the server does not say welcome")),
    }
}

/// Why a token did not let in.
enum Refused {
    /// It was not asked for just now: another may do.
    Stale,
    Otherwise(Error),
}

impl From<Error> for Refused {
    fn from(error: Error) -> Self {
        Self::Otherwise(error)
    }
}

/// In place of the server's own words, which may repeat what it was shown.
const NOT_LET_IN: &str = "the server does not let the token into the mailbox";

async fn by_token(
    client: Client,
    url: &ImapUrl,
    tokens: &Tokens,
) -> std::result::Result<async_imap::Session<Box<dyn Wire>>, Refused> {
    let ticket = tokens.get().await;
    let ticket = ticket.map_err(|fault| failed("sign-in", fault))?;
    let mut stream = client.into_inner();
    let offered = within("sign-in", offered(&mut stream)).await?;
    let mechanism = Mechanism::among(offered.iter().map(String::as_str));
    let mechanism =
        mechanism.ok_or_else(|| failed("sign-in", "the server takes no tokens (AUTH=XOAUTH2)"))?;
    let showing = Showing {
        words: Some(mechanism.words(&url.user, (&url.host, url.port), &ticket.token)),
        mechanism,
    };
    let client = async_imap::Client::new(stream);
    let signed_in = client.authenticate(mechanism.name(), showing);
    match tokio::time::timeout(LIMIT, signed_in).await {
        Ok(Ok(session)) => Ok(session),
        Ok(Err((async_imap::error::Error::No(_) | async_imap::error::Error::Bad(_), _))) => {
            tokens.refused(&ticket).await;
            if ticket.is_fresh {
                return Err(failed("sign-in", NOT_LET_IN).into());
            }
            Err(Refused::Stale)
        }
        Ok(Err((error, _))) => Err(failed("sign-in", in_words(&error)).into()),
        Err(_) => Err(failed("sign-in", "no answer in time").into()),
    }
}

/// Shows a token, and then agrees to whatever the server has to say about it.
struct Showing {
    words: Option<zeroize::Zeroizing<String>>,
    mechanism: Mechanism,
}

impl async_imap::Authenticator for Showing {
    type Response = zeroize::Zeroizing<Vec<u8>>;

    fn process(&mut self, _: &[u8]) -> Self::Response {
        let said = match self.words.take() {
            Some(words) => words.as_bytes().to_vec(),
            None => self.mechanism.understood().as_bytes().to_vec(),
        };
        said.into()
    }
}

/// The ways to sign in that a server offers. async-imap asks for them only once somebody has.
async fn offered(stream: &mut Box<dyn Wire>) -> std::result::Result<Vec<String>, String> {
    /// A list of them is a line or two.
    const MOST: u64 = 16 * 1024;
    let lost = |error: std::io::Error| error.kind().to_string();
    stream.write_all(b"E0 CAPABILITY\r\n").await.map_err(lost)?;
    stream.flush().await.map_err(lost)?;
    // Byte by byte, so that nothing is read that is said after it.
    let mut bytes = stream.take(MOST);
    let mut found = Vec::new();
    let mut line = Vec::new();
    loop {
        match bytes.read_u8().await.map_err(lost)? {
            b'\n' => {
                let words = String::from_utf8_lossy(&line).to_ascii_uppercase();
                if words.starts_with("E0 ") {
                    return Ok(found);
                }
                let ways = words.split_whitespace();
                found.extend(ways.filter_map(|word| word.strip_prefix("AUTH=").map(str::to_owned)));
                line.clear();
            }
            byte => line.push(byte),
        }
    }
}

/// What came of asking for a message.
enum Fetched {
    Message(Vec<u8>),
    /// Somebody else took it away.
    Gone,
    Refused,
}

fn body<'a>(value: &'a AttributeValue<'_>) -> Option<&'a [u8]> {
    match value {
        AttributeValue::BodySection {
            section: None,
            data: Some(data),
            ..
        } => Some(data.as_ref()),
        _ => None,
    }
}

async fn within<T, E: fmt::Display>(
    step: &str,
    work: impl Future<Output = std::result::Result<T, E>>,
) -> Result<T> {
    match tokio::time::timeout(LIMIT, work).await {
        Ok(outcome) => outcome.map_err(|why| failed(step, why)),
        Err(_) => Err(failed(step, "no answer in time")),
    }
}

/// Only what a server says about signing in is passed on; later words may be about a message.
fn in_words(error: &async_imap::error::Error) -> String {
    use async_imap::error::Error as Imap;
    match error {
        Imap::No(words) | Imap::Bad(words) => format!("refused ({words})"),
        Imap::ConnectionLost => "the connection was lost".to_owned(),
        Imap::Io(error) => error.kind().to_string(),
        _ => "an answer that is none".to_owned(),
    }
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

#[cfg(test)]
mod tests {
    use super::super::Mailbox;
    use super::super::place::run;
    use super::*;

    use std::io::{BufRead, BufReader, Write};

    /// What a server expects at the end of each command, and what it answers.
    type Script = &'static [(&'static str, &'static str)];

    /// A server that holds one conversation: nothing else is expected.
    fn conversation(script: Script) -> (Mailbox, std::thread::JoinHandle<()>) {
        let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
        let port = listener.local_addr().unwrap().port();
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().unwrap();
            let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
            stream.write_all(b"* OK welcome\r\n").unwrap();
            for (words, answer) in script {
                let line = lines.next().unwrap().unwrap();
                assert!(line.ends_with(words), "{line}: {words}");
                let tag = line.split(' ').next().unwrap();
                let answer = answer.replace("TAG", tag);
                stream.write_all(answer.as_bytes()).unwrap();
            }
        });
        let url = format!("imap://kim:a%20secret@127.0.0.1:{port}");
        (Mailbox::parse(&url).unwrap(), server)
    }

    const LOGIN: (&str, &str) = ("LOGIN \"kim\" \"a secret\"", "TAG OK come in\r\n");
    const SELECT: (&str, &str) = (
        "SELECT \"INBOX\"",
        "* 3 EXISTS\r\nTAG OK [READ-WRITE] open\r\n",
    );
    const SEARCH: (&str, &str) = (
        "UID SEARCH UNSEEN UNFLAGGED",
        "* SEARCH 7 5 6\r\nTAG OK found\r\n",
    );
    const FETCH: (&str, &str) = (
        "UID FETCH 5 (BODY.PEEK[]<0.1048576>)",
        "* 1 FETCH (UID 5 BODY[]<0> {7}\r\nclear 5)\r\nTAG OK shown\r\n",
    );

    #[test]
    fn messages_on_a_server_are_marked_one_by_one() {
        let (mailbox, server) = conversation(&[
            LOGIN,
            SELECT,
            SEARCH,
            FETCH,
            ("UID STORE 5 +FLAGS.SILENT (\\Seen)", "TAG OK marked\r\n"),
            (
                "UID FETCH 6 (BODY.PEEK[]<0.1048576>)",
                "TAG OK it is gone\r\n",
            ),
            (
                "UID FETCH 7 (BODY.PEEK[]<0.1048576>)",
                "* 4 EXISTS\r\n* 3 FETCH (UID 7 BODY[]<0> {8}\r\nriddle 7)\r\nTAG OK shown\r\n",
            ),
            ("UID STORE 7 +FLAGS.SILENT (\\Flagged)", "TAG OK marked\r\n"),
            ("LOGOUT", "* BYE bye\r\nTAG OK bye\r\n"),
        ]);
        let mut seen = Vec::new();
        let roots = Roots::load(None).unwrap();
        let visit = mailbox.visit(&roots, async |message: Vec<u8>| {
            let understood = message.starts_with(b"clear");
            seen.push(message);
            Ok(understood)
        });
        assert_eq!(run(visit).unwrap(), 2);
        assert_eq!(seen, [b"clear 5".to_vec(), b"riddle 7".to_vec()]);
        server.join().unwrap();
    }

    #[test]
    fn a_refusal_is_no_empty_mailbox() {
        const NO: &str = "TAG NO no\r\n";
        const LOOK: &str = "TAG OK [READ-ONLY] look\r\n";
        let scripts: [(&str, Script); 6] = [
            ("sign-in", &[(LOGIN.0, NO)]),
            ("folder", &[LOGIN, (SELECT.0, NO)]),
            ("folder", &[LOGIN, (SELECT.0, LOOK)]),
            ("folder", &[LOGIN, SELECT, (SEARCH.0, NO)]),
            ("mark", &[LOGIN, SELECT, SEARCH, FETCH, ("(\\Seen)", NO)]),
            ("fetch", &[LOGIN, SELECT, SEARCH]),
        ];
        let roots = Roots::load(None).unwrap();
        for (step, script) in scripts {
            let (mailbox, server) = conversation(script);
            let outcome = run(mailbox.visit(&roots, async |_| Ok(true)));
            let error = outcome.unwrap_err().to_string();
            assert!(error.starts_with(&format!("mail: {step}: ")), "{error}");
            server.join().unwrap();
        }
    }
}
