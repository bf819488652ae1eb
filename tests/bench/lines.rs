//! Phones: connections that are kept open and asked by few threads, so that what they are held against is the bottleneck
//! and not they.
//!
//! A thread sends a request on each of its connections, and then reads the answer of each: as many are under way at once
//! as there are connections, and nothing is copied or waited for one by one.

use std::io::{Read, Write};
use std::net::TcpStream;

/// What a place sends before the connection moves to another: less than a hall full of people does.
const OF_A_PLACE: usize = 500;

/// The connections of one thread.
pub struct Lines {
    lines: Vec<Line>,
    request: Vec<u8>,
    answer: Vec<u8>,
}

struct Line {
    stream: TcpStream,
    /// From where it asks, as the proxy in front would say.
    place: [u8; 3],
    asked: usize,
}

/// What a request is.
#[derive(Clone)]
pub enum Request<'a> {
    Get(&'a str),
    /// A form.
    Post(&'a str, &'a str),
}

impl Lines {
    pub fn open(port: u16, count: usize) -> Self {
        let lines = (0..count).map(|_| {
            let stream = TcpStream::connect(("127.0.0.1", port)).expect("a connection");
            stream.set_nodelay(true).expect("a connection without delay");
            Line { stream, place: [0; 3], asked: 0 }
        });
        Self { lines: lines.collect(), request: Vec::new(), answer: vec![0; 256 * 1024] }
    }

    pub fn count(&self) -> usize {
        self.lines.len()
    }

    /// Sends a request on each connection and looks at what comes back: its status and its body.
    pub fn ask<'r>(
        &mut self,
        mut request: impl FnMut(usize) -> Request<'r>,
        mut look: impl FnMut(usize, u16, &[u8]),
    ) {
        for (nth, line) in self.lines.iter_mut().enumerate() {
            if line.asked % OF_A_PLACE == 0 {
                let [_, _, _, _, _, a, b, c] = eko::secrets::random_id().to_be_bytes();
                line.place = [a, b, c];
            }
            line.asked += 1;
            let [a, b, c] = line.place;
            self.request.clear();
            let out = &mut self.request;
            let head = |out: &mut Vec<u8>, method: &str, path: &str| {
                write!(
                    out,
                    "{method} {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nX-Forwarded-For: 10.{a}.{b}.{c}\r\nAccept-Language: sv-SE,sv;q=0.9,en;q=0.8\r\n"
                )
            };
            match request(nth) {
                Request::Get(path) => head(out, "GET", path).and_then(|()| out.write_all(b"\r\n")),
                Request::Post(path, body) => head(out, "POST", path).and_then(|()| {
                    write!(
                        out,
                        "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
                        body.len()
                    )
                }),
            }
            .expect("a request");
            line.stream.write_all(out).expect("sent");
        }
        for (nth, line) in self.lines.iter_mut().enumerate() {
            let (status, begin, end) = receive(&mut line.stream, &mut self.answer);
            look(nth, status, &self.answer[begin..end]);
        }
    }
}

/// Reads one answer: its status, and where its body begins and ends.
fn receive(stream: &mut TcpStream, into: &mut [u8]) -> (u16, usize, usize) {
    let mut read = 0;
    let mut whole = None;
    loop {
        let more = stream.read(&mut into[read..]).expect("an answer");
        assert!(more > 0, "the connection was closed");
        let from = read.saturating_sub(3);
        read += more;
        let whole = match whole {
            Some(whole) => whole,
            None => {
                let Some(end) = into[from..read].windows(4).position(|four| four == b"\r\n\r\n")
                else {
                    continue;
                };
                let begin = from + end + 4;
                let head = std::str::from_utf8(&into[..begin]).expect("a head");
                let status = head[9..12].parse().expect("a status");
                let length = head.split("content-length: ").nth(1);
                let length = length.and_then(|rest| rest.split("\r\n").next());
                let length: usize = length.map_or(0, |text| text.parse().expect("a length"));
                *whole.insert((status, begin, begin + length))
            }
        };
        if read >= whole.2 {
            assert_eq!(read, whole.2, "one answer");
            return whole;
        }
    }
}
