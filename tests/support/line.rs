//! Something between Eko and PostgreSQL that falls silent or is cut when it is told to.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpListener, TcpStream};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};

use eko::db::DatabaseUrl;

use super::database;

/// How a line does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    Passing,
    /// Nothing passes, and nobody is told so; what was sent meanwhile arrives late.
    Silent,
    /// Everybody is hung up on.
    Cut,
}

pub struct Line {
    pub port: u16,
    shared: Arc<Shared>,
}

struct Shared {
    doing: Mutex<Doing>,
    changed: Condvar,
    open: Mutex<Vec<TcpStream>>,
}

impl Line {
    /// Hangs up on the first who call, as a server does that is starting.
    pub fn lay(hang_up: usize) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("an address").port();
        let shared = Arc::new(Shared {
            doing: Mutex::new(Doing::Passing),
            changed: Condvar::new(),
            open: Mutex::default(),
        });
        let (all, left) = (shared.clone(), AtomicUsize::new(hang_up));
        std::thread::spawn(move || {
            for ours in listener.incoming().flatten() {
                if left.load(Ordering::SeqCst) > 0 {
                    left.fetch_sub(1, Ordering::SeqCst);
                    continue;
                }
                all.connect(ours);
            }
        });
        Self { port, shared }
    }

    pub fn url(&self, name: &str) -> DatabaseUrl {
        DatabaseUrl::parse(&format!("postgres://eko@127.0.0.1:{}/{name}", self.port))
            .expect("a URL")
    }

    /// From now on it does this.
    pub fn now(&self, doing: Doing) {
        *held(&self.shared.doing) = doing;
        self.shared.changed.notify_all();
        if doing == Doing::Cut {
            for stream in held(&self.shared.open).drain(..) {
                let _ = stream.shutdown(Shutdown::Both);
            }
        }
    }
}

/// Every change is complete in itself, so a panic elsewhere is no harm.
fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Shared {
    fn connect(self: &Arc<Self>, ours: TcpStream) {
        if *held(&self.doing) == Doing::Cut {
            return;
        }
        let server = database::server();
        let theirs = server.rsplit('@').next().expect("a host");
        let theirs = TcpStream::connect(theirs).expect("PostgreSQL");
        let clone = |of: &TcpStream| of.try_clone().expect("it");
        held(&self.open).extend([clone(&ours), clone(&theirs)]);
        for (from, to) in [(&ours, &theirs), (&theirs, &ours)] {
            let (from, to, shared) = (clone(from), clone(to), self.clone());
            std::thread::spawn(move || shared.pass_on(from, to));
        }
    }

    fn pass_on(&self, mut from: TcpStream, mut to: TcpStream) {
        let mut bytes = [0; 8192];
        while let Ok(read @ 1..) = from.read(&mut bytes) {
            let doing = held(&self.doing);
            let is_silent = |doing: &mut Doing| *doing == Doing::Silent;
            let waited = self.changed.wait_while(doing, is_silent);
            drop(waited.unwrap_or_else(PoisonError::into_inner));
            if to.write_all(&bytes[..read]).is_err() {
                break;
            }
        }
        let _ = to.shutdown(Shutdown::Both);
    }
}
