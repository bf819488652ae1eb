//! A small server that gives out tokens (RFC 6749) on a port of its own on 127.0.0.1, and keeps what it was asked.

use std::collections::HashMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

/// The tokens that are good now. Mail servers look at it too.
#[derive(Clone, Default)]
pub struct Good(Arc<Mutex<Vec<String>>>);

impl Good {
    fn all(&self) -> MutexGuard<'_, Vec<String>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn has(&self, token: &str) -> bool {
        self.all().iter().any(|good| good == token)
    }

    /// None is good any more.
    pub fn end(&self) {
        self.all().clear();
    }
}

/// A running server, stopped by dropping it.
pub struct TokenServer {
    shared: Arc<Shared>,
    address: SocketAddr,
    thread: Option<JoinHandle<()>>,
}

struct Shared {
    good: Good,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    stopping: bool,
    asked: Vec<HashMap<String, String>>,
    /// What is answered in place of a token, with its status.
    refusal: Option<(u16, String)>,
    /// The one by which tokens are got, where that changes with each answer.
    refresh: Option<String>,
}

impl TokenServer {
    /// Gives one to whoever asks.
    pub fn start() -> Self {
        Self::launch(None)
    }

    /// Gives one for this token, and another such token with it, after which this one is of no use.
    pub fn start_renewing(first: &str) -> Self {
        Self::launch(Some(first.to_owned()))
    }

    fn launch(refresh: Option<String>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = listener.local_addr().expect("an address");
        let state = Mutex::new(State { refresh, ..State::default() });
        let shared = Arc::new(Shared { good: Good::default(), state });
        let thread = std::thread::spawn({
            let shared = Arc::clone(&shared);
            move || {
                for stream in listener.incoming().flatten() {
                    if shared.state().stopping {
                        return;
                    }
                    let _ = shared.serve(&stream);
                }
            }
        });
        Self { shared, address, thread: Some(thread) }
    }

    pub fn url(&self) -> String {
        format!("http://{}/token", self.address)
    }

    /// Those that are good.
    pub fn good(&self) -> Good {
        self.shared.good.clone()
    }

    /// What it was asked, each time: the fields of the form.
    pub fn asked(&self) -> Vec<HashMap<String, String>> {
        self.shared.state().asked.clone()
    }

    /// From now on it answers this, as `invalid_client`, and what it says besides.
    pub fn refuse(&self, status: u16, error: &str, description: &str) {
        let body = format!(r#"{{"error":"{error}","error_description":"{description}"}}"#);
        self.shared.state().refusal = Some((status, body));
    }

    /// From now on it gives them out again.
    pub fn behave(&self) {
        self.shared.state().refusal = None;
    }
}

impl Drop for TokenServer {
    fn drop(&mut self) {
        self.shared.state().stopping = true;
        let _ = TcpStream::connect(self.address);
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

impl Shared {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn serve(&self, stream: &TcpStream) -> std::io::Result<()> {
        let mut reader = BufReader::new(stream);
        let mut length = 0;
        loop {
            let mut line = String::new();
            reader.read_line(&mut line)?;
            let line = line.trim_end();
            if line.is_empty() {
                break;
            }
            let (name, value) = line.split_once(':').unwrap_or((line, ""));
            if name.eq_ignore_ascii_case("content-length") {
                length = value.trim().parse().unwrap_or(0);
            }
        }
        let mut body = vec![0; length];
        reader.read_exact(&mut body)?;
        let (status, answer) = self.answer(&String::from_utf8_lossy(&body));
        let head = format!(
            "HTTP/1.1 {status} x\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
            answer.len()
        );
        let mut stream = stream;
        stream.write_all(format!("{head}{answer}").as_bytes())
    }

    fn answer(&self, form: &str) -> (u16, String) {
        let form: HashMap<String, String> = form
            .split('&')
            .filter_map(|field| field.split_once('='))
            .map(|(name, value)| (name.to_owned(), decoded(value)))
            .collect();
        let mut state = self.state();
        state.asked.push(form.clone());
        if let Some(refusal) = &state.refusal {
            return refusal.clone();
        }
        let number = state.asked.len();
        let mut more = String::new();
        if let Some(refresh) = &mut state.refresh {
            if form.get("refresh_token") != Some(refresh) {
                return (400, r#"{"error":"invalid_grant"}"#.to_owned());
            }
            *refresh = format!("refresh-secret-{number}");
            more = format!(r#","refresh_token":"{refresh}""#);
        }
        let token = format!("access-secret-{number}");
        self.good.all().push(token.clone());
        (
            200,
            format!(
                r#"{{"access_token":"{token}","token_type":"Bearer","expires_in":3600{more}}}"#
            ),
        )
    }
}

fn decoded(value: &str) -> String {
    let value = value.replace('+', " ");
    percent_encoding::percent_decode_str(&value).decode_utf8_lossy().into_owned()
}
