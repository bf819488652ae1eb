//! A small name server for the tests, over UDP and TCP on a port of its own on 127.0.0.1. It knows what a test writes
//! down and nothing else, asks nobody, and counts what it is asked.

use std::io::{ErrorKind, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream, UdpSocket};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::thread::JoinHandle;
use std::time::Duration;

use mail_auth::hickory_resolver::proto::op::{Message, ResponseCode};
use mail_auth::hickory_resolver::proto::rr::rdata::{A, AAAA, MX, PTR, TXT};
use mail_auth::hickory_resolver::proto::rr::{Name, RData, Record};

/// What is longer does not fit into one packet (RFC 1035 §4.2.1): it is asked for again over TCP.
const PACKET: usize = 512;
/// A string of a text holds no more (RFC 1035 §3.3.14).
const STRING: usize = 255;

/// A running name server, stopped by dropping it.
pub struct NameServer {
    shared: Arc<Shared>,
    address: SocketAddr,
    threads: Vec<JoinHandle<()>>,
}

struct Shared {
    /// Names, kinds and values.
    zone: Vec<(String, String, String)>,
    stopping: AtomicBool,
    over_udp: AtomicUsize,
    over_tcp: AtomicUsize,
}

impl NameServer {
    /// Starts one that knows this: in each line a name, TXT, MX, A, AAAA or PTR, and the value. `SERVFAIL` and `SILENT`
    /// in place of a kind are how it behaves when asked for anything of that name; `*` is every name.
    pub fn start(zone: &str) -> Self {
        let zone = zone
            .lines()
            .map(str::trim)
            .filter(|line| !line.is_empty())
            .map(|line| {
                let mut words = line.splitn(3, ' ').map(str::to_owned);
                let mut next = || words.next().unwrap_or_default();
                (next(), next(), next())
            })
            .collect();
        let shared = Arc::new(Shared {
            zone,
            stopping: AtomicBool::new(false),
            over_udp: AtomicUsize::new(0),
            over_tcp: AtomicUsize::new(0),
        });
        let (tcp, udp) = both_at_one_port();
        let address = udp.local_addr().expect("an address");
        let threads = vec![
            std::thread::spawn({
                let shared = Arc::clone(&shared);
                move || answer_packets(&udp, &shared)
            }),
            std::thread::spawn({
                let shared = Arc::clone(&shared);
                move || answer_streams(&tcp, &shared)
            }),
        ];
        Self { shared, address, threads }
    }

    /// As the setting names it: `127.0.0.1:PORT`.
    pub fn address(&self) -> String {
        self.address.to_string()
    }

    /// How many questions have come in packets and in streams.
    pub fn asked(&self) -> (usize, usize) {
        let count = |of: &AtomicUsize| of.load(Ordering::SeqCst);
        (count(&self.shared.over_udp), count(&self.shared.over_tcp))
    }
}

impl Drop for NameServer {
    fn drop(&mut self) {
        self.shared.stopping.store(true, Ordering::SeqCst);
        // Each thread wakes at what comes next.
        if let Ok(socket) = UdpSocket::bind("127.0.0.1:0") {
            let _ = socket.send_to(b"stop", self.address);
        }
        let _ = TcpStream::connect(self.address);
        for thread in self.threads.drain(..) {
            let _ = thread.join();
        }
    }
}

fn both_at_one_port() -> (TcpListener, UdpSocket) {
    loop {
        let tcp = TcpListener::bind("127.0.0.1:0").expect("a port");
        match UdpSocket::bind(tcp.local_addr().expect("an address")) {
            Ok(udp) => return (tcp, udp),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => panic!("{error}"),
        }
    }
}

fn answer_packets(socket: &UdpSocket, shared: &Shared) {
    let mut packet = [0; 4096];
    loop {
        let Ok((length, from)) = socket.recv_from(&mut packet) else { continue };
        if shared.stopping.load(Ordering::SeqCst) {
            return;
        }
        shared.over_udp.fetch_add(1, Ordering::SeqCst);
        let Some(mut answer) = shared.answer(&packet[..length]) else { continue };
        let mut bytes = answer.to_vec().expect("an answer");
        if bytes.len() > PACKET {
            answer.answers.clear();
            answer.metadata.truncation = true;
            bytes = answer.to_vec().expect("an answer");
        }
        let _ = socket.send_to(&bytes, from);
    }
}

fn answer_streams(listener: &TcpListener, shared: &Shared) {
    std::thread::scope(|scope| {
        for stream in listener.incoming().flatten() {
            if shared.stopping.load(Ordering::SeqCst) {
                return;
            }
            let _ = stream.set_read_timeout(Some(Duration::from_secs(2)));
            scope.spawn(move || while answer_one(&stream, shared).is_some() {});
        }
    });
}

/// Answers the next question of a stream, each with its length before it.
fn answer_one(mut stream: &TcpStream, shared: &Shared) -> Option<()> {
    let mut length = [0; 2];
    stream.read_exact(&mut length).ok()?;
    let mut question = vec![0; usize::from(u16::from_be_bytes(length))];
    stream.read_exact(&mut question).ok()?;
    shared.over_tcp.fetch_add(1, Ordering::SeqCst);
    let answer = shared.answer(&question)?.to_vec().ok()?;
    let length = u16::try_from(answer.len()).ok()?.to_be_bytes();
    stream.write_all(&[&length[..], &answer].concat()).ok()
}

impl Shared {
    /// The answer; none is silence.
    fn answer(&self, question: &[u8]) -> Option<Message> {
        let asked = Message::from_vec(question).ok()?;
        let query = asked.queries.first()?.clone();
        let name = query.name().to_ascii().trim_end_matches('.').to_lowercase();
        let kind = query.query_type().to_string();
        let mut answer = Message::response(asked.metadata.id, asked.metadata.op_code);
        answer.metadata.recursion_desired = true;
        answer.metadata.recursion_available = true;
        answer.add_query(query.clone());
        let is_there = |known: &str| known == name || known.ends_with(&format!(".{name}"));
        let mut code = ResponseCode::NXDomain;
        for (known, what, value) in &self.zone {
            if known == "*" || known == &name {
                match what.as_str() {
                    "SILENT" => return None,
                    "SERVFAIL" => {
                        answer.metadata.response_code = ResponseCode::ServFail;
                        return Some(answer);
                    }
                    _ => {}
                }
            }
            if is_there(known) {
                code = ResponseCode::NoError;
            }
            if known == &name && what == &kind {
                let data = data(what, value);
                answer.add_answer(Record::from_rdata(query.name().clone(), 60, data));
            }
        }
        answer.metadata.response_code = code;
        Some(answer)
    }
}

fn data(kind: &str, value: &str) -> RData {
    let name =
        |text: &str| Name::from_ascii(format!("{}.", text.trim_end_matches('.'))).expect("a name");
    match kind {
        "TXT" => RData::TXT(TXT::from_bytes(value.as_bytes().chunks(STRING).collect())),
        "A" => RData::A(A(value.parse().expect("an address"))),
        "AAAA" => RData::AAAA(AAAA(value.parse().expect("an address"))),
        "PTR" => RData::PTR(PTR(name(value))),
        "MX" => {
            let (preference, server) = value.split_once(' ').expect("a preference and a server");
            RData::MX(MX::new(preference.parse().expect("a number"), name(server)))
        }
        other => panic!("no kind {other}"),
    }
}
