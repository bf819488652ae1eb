//! A real mail system for a test. Postfix takes mail from who signs in, delivers it, and returns what nobody
//! takes; Dovecot keeps a mailbox that is read over IMAP.
//!
//! What it promises:
//!
//! * Both run in a temporary folder, with settings of their own, on ports of their own on 127.0.0.1. Whatever
//!   mail system the machine may have is neither used nor changed, nothing asks the DNS, and no mail leaves.
//! * Both show a certificate for `localhost` that a test authority has signed.
//! * `…@good.example` is delivered, `…@bad.example` comes back as undeliverable, and what goes to
//!   `…@example.org` is handed to the test's own command, as Postfix does it on a real server.
//! * Dropping it stops both and removes the folder.
//!
//! Only root can start it, because both servers change users.

use std::fs::{self, File, Permissions};
use std::io::Read;
use std::net::{TcpListener, TcpStream};
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::PathBuf;
use std::process::{Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// What is to happen with mail to `…@example.org`.
pub struct Wish<'a> {
    /// The program that gets it on its standard input, and its arguments; `--recipient ADDRESS` follows them.
    /// It is run as the user `nobody`, once a mail.
    pub bounce_command: &'a [String],
    /// The program's environment variables, besides the few that Postfix sets.
    pub environment: &'a [(String, String)],
}

/// The running mail system.
pub struct Mta {
    folder: PathBuf,
    smtp_port: u16,
    imap_port: u16,
}

/// `main.cf`: mail is taken over STARTTLS from who signs in, and put off mail is tried again each second.
const POSTFIX: &str = "
compatibility_level = 3.6
queue_directory = @folder@/queue
data_directory = @folder@/data
command_directory = /usr/sbin
daemon_directory = /usr/lib/postfix/sbin
maillog_file = @folder@/mail.log
maillog_file_prefixes = @folder@
myhostname = relay.example
mydestination =
mynetworks = 127.0.0.1/32
inet_interfaces = loopback-only
inet_protocols = ipv4
disable_dns_lookups = yes
smtp_host_lookup = native
smtpd_peername_lookup = no
alias_maps =
alias_database =
notify_classes =
recipient_delimiter = +
transport_maps = inline:{ { good.example = virtual: }, { bad.example = error:5.1.1 no such user here }, { example.org = eko: } }
default_transport = error:5.7.1 no mail leaves this machine
relay_transport = error:5.7.1 no mail leaves this machine
virtual_mailbox_domains = good.example
virtual_mailbox_base = @folder@/mail
virtual_mailbox_maps = static:good/
virtual_uid_maps = static:65534
virtual_gid_maps = static:65534
eko_destination_recipient_limit = 1
smtpd_tls_security_level = may
smtpd_tls_auth_only = yes
smtpd_tls_cert_file = @folder@/server.pem
smtpd_tls_key_file = @folder@/server.key
smtpd_sasl_auth_enable = yes
smtpd_sasl_type = dovecot
smtpd_sasl_path = private/auth
smtpd_relay_restrictions = permit_sasl_authenticated, reject
smtpd_recipient_restrictions =
smtpd_reject_unlisted_recipient = no
queue_run_delay = 1s
minimal_backoff_time = 1s
maximal_backoff_time = 1s
";

/// `master.cf`: what taking, delivering and returning mail needs, and nothing that sends.
const POSTFIX_SERVICES: &str = "
127.0.0.1:@smtp@ inet n - n - - smtpd
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
tlsmgr unix - - n 1000? 1 tlsmgr
anvil unix - - n - 1 anvil
proxymap unix - - n - - proxymap
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
error unix - - n - - error
retry unix - - n - - error
virtual unix - n n - - virtual
postlog unix-dgram n - n - 1 postlogd
eko unix - n n - - pipe
  user=nobody argv=@folder@/bounce --recipient ${original_recipient}
";

/// Dovecot's settings: IMAP over TLS, and Postfix's questions about who may sign in. A wrong password is
/// answered at once, and no more slowly the tenth time.
const DOVECOT: &str = "
base_dir = @folder@/run
log_path = @folder@/dovecot.log
protocols = imap
listen = 127.0.0.1
ssl = required
ssl_cert = <@folder@/server.pem
ssl_key = <@folder@/server.key
auth_mechanisms = plain login
auth_failure_delay = 0
mail_location = maildir:@folder@/imap/inbox
passdb {
  driver = passwd-file
  args = @folder@/passwords
}
userdb {
  driver = static
  args = uid=nobody gid=nogroup home=@folder@/imap
}
service imap-login {
  inet_listener imap {
    port = 0
  }
  inet_listener imaps {
    port = @imap@
    ssl = yes
  }
}
service auth {
  unix_listener @folder@/queue/private/auth {
    mode = 0660
    user = postfix
    group = postfix
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
";

const PASSWORDS: &str = "eko:{PLAIN}a secret\nbounces:{PLAIN}a secret\n";

impl Mta {
    /// Starts both servers and waits until they answer.
    pub fn start(wish: &Wish<'_>) -> Self {
        let uid = fs::metadata("/proc/self").expect("this process").uid();
        assert_eq!(uid, 0, "only root can start Postfix and Dovecot");
        let folder = std::env::temp_dir().join(format!("eko-mta-{}", eko::secrets::random_id()));
        fs::create_dir(&folder).expect("a temporary folder");
        let (smtp_port, imap_port) = free_ports();
        let mta = Self { folder, smtp_port, imap_port };
        mta.make_folders();
        mta.make_certificates();
        mta.write("postfix/main.cf", POSTFIX, 0o644);
        mta.write("postfix/master.cf", POSTFIX_SERVICES, 0o644);
        mta.write("dovecot.conf", DOVECOT, 0o644);
        mta.write("passwords", PASSWORDS, 0o644);
        mta.write("bounce", &script(wish), 0o755);
        mta.run("/usr/sbin/postfix", &["-c", "@folder@/postfix", "start"]);
        mta.run("/usr/sbin/dovecot", &["-c", "@folder@/dovecot.conf"]);
        mta.wait_until("both servers answer", || {
            greets(smtp_port) && TcpStream::connect(("127.0.0.1", imap_port)).is_ok()
        });
        mta
    }

    /// The relay: it wants STARTTLS, then a login, and takes mail only after both.
    pub fn smtp_url(&self) -> String {
        format!("smtp://eko:a%20secret@localhost:{}?tls=required", self.smtp_port)
    }

    /// The authority that signed both servers' certificates, in PEM.
    pub fn ca_file(&self) -> PathBuf {
        self.folder.join("ca.pem")
    }

    pub fn imap_url(&self) -> String {
        format!("imaps://bounces:a%20secret@localhost:{}/INBOX", self.imap_port)
    }

    /// The mailbox behind `imap_url`, a Maildir: a file put into its `new` is a message, and a message's flags
    /// end its name. Dovecot reads it as the user `nobody`.
    pub fn imap_inbox(&self) -> PathBuf {
        self.folder.join("imap/inbox")
    }

    /// The mails that were delivered to `…@good.example`, in the order in which they came.
    pub fn delivered(&self) -> Vec<Vec<u8>> {
        let Ok(entries) = fs::read_dir(self.folder.join("mail/good/new")) else {
            // Postfix makes the folder when the first mail comes.
            return Vec::new();
        };
        let mut paths: Vec<PathBuf> =
            entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths.iter().map(|path| fs::read(path).expect("a mail")).collect()
    }

    /// Waits until something has come true, and fails with the log after a minute.
    #[track_caller]
    pub fn wait_until(&self, what: &str, mut done: impl FnMut() -> bool) {
        let end = Instant::now() + Duration::from_secs(60);
        while !done() {
            assert!(Instant::now() < end, "not {what}:\n{}", self.log());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// What the two servers have said, and what was said when they were started.
    pub fn log(&self) -> String {
        ["commands.log", "mail.log", "dovecot.log"]
            .map(|name| fs::read(self.folder.join(name)).unwrap_or_default())
            .map(|log| String::from_utf8_lossy(&log).into_owned())
            .concat()
    }

    fn make_folders(&self) {
        for name in [
            "",
            "postfix",
            "queue",
            "data",
            "mail",
            "run",
            "imap",
            "imap/inbox",
            "imap/inbox/new",
            "imap/inbox/cur",
            "imap/inbox/tmp",
        ] {
            let path = self.folder.join(name);
            fs::create_dir_all(&path).expect("a folder");
            fs::set_permissions(&path, Permissions::from_mode(0o755)).expect("a mode");
        }
        self.run("/bin/chown", &["postfix", "@folder@/data"]);
        self.run("/bin/chown", &["-R", "nobody:nogroup", "@folder@/mail", "@folder@/imap"]);
    }

    /// An authority, and a certificate of both servers' that it has signed: rustls takes none that signs itself.
    fn make_certificates(&self) {
        self.write("openssl.cnf", "[req]\ndistinguished_name = name\n[name]\n", 0o644);
        let common = "req -x509 -config @folder@/openssl.cnf -days 2 -nodes \
                      -newkey ec -pkeyopt ec_paramgen_curve:P-256";
        let authority = "-subj /CN=Authority -keyout @folder@/ca.key -out @folder@/ca.pem \
                         -addext basicConstraints=critical,CA:TRUE \
                         -addext keyUsage=critical,keyCertSign";
        let server = "-subj /CN=localhost -keyout @folder@/server.key -out @folder@/server.pem \
                      -CA @folder@/ca.pem -CAkey @folder@/ca.key \
                      -addext basicConstraints=critical,CA:FALSE \
                      -addext subjectAltName=DNS:localhost \
                      -addext extendedKeyUsage=serverAuth";
        for own in [authority, server] {
            let arguments: Vec<&str> = common.split(' ').chain(own.split(' ')).collect();
            self.run("/usr/bin/openssl", &arguments);
        }
    }

    /// Puts folder and ports into a text.
    fn filled_in(&self, text: &str) -> String {
        text.replace("@folder@", &self.folder.display().to_string())
            .replace("@smtp@", &self.smtp_port.to_string())
            .replace("@imap@", &self.imap_port.to_string())
    }

    fn write(&self, name: &str, text: &str, mode: u32) {
        let path = self.folder.join(name);
        fs::write(&path, self.filled_in(text)).expect("a file");
        fs::set_permissions(&path, Permissions::from_mode(mode)).expect("a mode");
    }

    #[track_caller]
    fn run(&self, program: &str, arguments: &[&str]) {
        let status = self
            .status(program, arguments)
            .unwrap_or_else(|error| panic!("{program}: {error}; tests/install installs it"));
        assert!(status.success(), "{program} {arguments:?}:\n{}", self.log());
    }

    /// Runs a program. Its words go to a file: servers that it leaves behind would hold a pipe open.
    fn status(&self, program: &str, arguments: &[&str]) -> std::io::Result<ExitStatus> {
        let log =
            File::options().create(true).append(true).open(self.folder.join("commands.log"))?;
        Command::new(program)
            .args(arguments.iter().map(|argument| self.filled_in(argument)))
            .current_dir("/")
            .stdin(Stdio::null())
            .stdout(log.try_clone()?)
            .stderr(log)
            .status()
    }
}

impl Drop for Mta {
    fn drop(&mut self) {
        let _ = self.status("/usr/sbin/postfix", &["-c", "@folder@/postfix", "stop"]);
        let _ = self.status("/usr/bin/doveadm", &["-c", "@folder@/dovecot.conf", "stop"]);
        // The last of their processes may still write while the folder is taken away.
        let _ = (0..100).any(|_| {
            let gone = fs::remove_dir_all(&self.folder).is_ok();
            if !gone {
                thread::sleep(Duration::from_millis(20));
            }
            gone
        });
    }
}

/// The program that Postfix runs: Postfix passes on no environment, and has a quoting of its own.
fn script(wish: &Wish<'_>) -> String {
    let mut script = "#!/bin/sh\n".to_owned();
    for (name, value) in wish.environment {
        script += &format!("export {name}={}\n", quoted(value));
    }
    let words: Vec<String> = wish.bounce_command.iter().map(|word| quoted(word)).collect();
    script + &format!("exec {} \"$@\"\n", words.join(" "))
}

fn quoted(word: &str) -> String {
    format!("'{}'", word.replace('\'', r"'\''"))
}

/// Two ports that are free now.
fn free_ports() -> (u16, u16) {
    let listeners = [(); 2].map(|()| TcpListener::bind("127.0.0.1:0").expect("a port"));
    let [smtp, imap] = listeners.map(|listener| listener.local_addr().expect("an address").port());
    (smtp, imap)
}

/// Whether an SMTP server says welcome at this port.
fn greets(port: u16) -> bool {
    let mut code = [0; 3];
    let read = TcpStream::connect(("127.0.0.1", port)).and_then(|mut stream| {
        stream.set_read_timeout(Some(Duration::from_secs(10)))?;
        stream.read_exact(&mut code)
    });
    read.is_ok() && &code == b"220"
}
