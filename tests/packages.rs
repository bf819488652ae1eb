//! What surrounds Eko where it runs: systemd, proxies, packages, the exit codes that they go by.

use std::io::{Read, Write};
use std::os::unix::net::{UnixDatagram, UnixStream};
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use eko::mail::Roots;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::binary::{Eko, Folder, command, free_port, run_eko, soon};
use crate::support::proxy::{self, Beside, print};
use crate::support::run;

fn words(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_default()
}

#[test]
fn a_supervisor_is_told_that_it_serves_lives_and_stops() {
    let folder = Folder::new();
    let path = folder.0.join("notify");
    let supervisor = UnixDatagram::bind(&path).expect("a socket");
    supervisor.set_read_timeout(Some(Duration::from_secs(30))).expect("a time limit");
    let next = || {
        let mut said = [0; 64];
        let length = supervisor.recv(&mut said).expect("it is told something");
        String::from_utf8_lossy(&said[..length]).into_owned()
    };
    let notify = path.to_string_lossy().into_owned();
    let env = [("NOTIFY_SOCKET", notify.as_str()), ("WATCHDOG_USEC", "100000")];
    let port = free_port();
    let server = Eko::start(&folder.0, port, &[], &env, 2);
    assert_eq!(next(), "READY=1");
    for _ in 0..3 {
        assert_eq!(next(), "WATCHDOG=1");
    }
    // Nothing is to be read anew at SIGHUP, and nothing ends by it.
    let pid = server.child.id().to_string();
    assert!(Command::new("kill").args(["-HUP", &pid]).status().expect("kill").success());
    assert_eq!(next(), "WATCHDOG=1");
    server.client().get("/readyz").expect(200);
    assert!(server.stop().0);
    let last = std::iter::repeat_with(next).find(|said| said != "WATCHDOG=1");
    assert_eq!(last.as_deref(), Some("STOPPING=1"));

    // A watchdog that is somebody else's is not answered.
    let env = [env[0], env[1], ("WATCHDOG_PID", "1")];
    let server = Eko::start(&folder.0, port, &[], &env, 1);
    assert_eq!(next(), "READY=1");
    assert!(server.stop().0);
    assert_eq!(next(), "STOPPING=1");
}

/// Asks over a socket in the file system.
fn ask(path: &Path, request: &str) -> Option<String> {
    let mut stream = UnixStream::connect(path).ok()?;
    stream.write_all(request.as_bytes()).ok()?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).ok()?;
    Some(answer)
}

const HEALTH: &str = "GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";

#[test]
fn it_listens_at_a_socket_of_its_own_and_takes_the_place_of_one_that_was_left() {
    let folder = Folder::new();
    let socket = folder.0.join("eko.sock");
    let listen = format!("unix:{}", socket.display());
    let env = [("EKO_LISTEN", listen.as_str()), ("EKO_BASE_URL", "http://eko.example.org")];
    let start = || {
        let child = command(&folder.0)
            .arg("serve")
            .envs(env)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("eko starts");
        Beside(child)
    };
    let mut first = start();
    let answer = soon("it answers", || ask(&socket, HEALTH));
    assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with("ok\n"), "{answer}");
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::metadata(&socket).expect("a socket").permissions().mode();
    assert_eq!(mode & 0o777, 0o660);
    let check = || {
        let asked = command(&folder.0).arg("healthcheck").envs(env).output().expect("eko runs");
        asked.status.code()
    };
    assert_eq!(check(), Some(0));
    first.0.kill().expect("SIGKILL");
    first.0.wait().expect("dead");
    assert!(socket.exists() && check() == Some(69));
    let _second = start();
    soon("it answers again", || ask(&socket, HEALTH));
    // Without a name for people to type it does not start.
    let lost = command(&folder.0).arg("serve").env("EKO_LISTEN", &listen).output();
    let lost = lost.expect("eko runs");
    assert_eq!(lost.status.code(), Some(78));
    assert!(String::from_utf8_lossy(&lost.stderr).contains("EKO_BASE_URL"));
}

#[test]
fn systemd_may_open_the_socket() {
    for unix in [false, true] {
        let folder = Folder::new();
        let socket = folder.0.join("handed.sock");
        let address = format!("127.0.0.1:{}", free_port());
        let listen = if unix { socket.display().to_string() } else { address.clone() };
        let data = format!("EKO_DATA_DIR={}", folder.0.join("data").display());
        let child = Command::new("systemd-socket-activate")
            .args(["--listen", &listen, "--setenv", &data])
            .args([env!("CARGO_BIN_EXE_eko"), "serve"])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("systemd: run tests/install");
        let _beside = Beside(child);
        // The first request comes before Eko has been started, and waits for it.
        let answer = soon("it answers", || match unix {
            true => ask(&socket, HEALTH),
            false => {
                let mut stream = std::net::TcpStream::connect(&address).ok()?;
                stream.write_all(HEALTH.as_bytes()).ok()?;
                let mut answer = String::new();
                stream.read_to_string(&mut answer).ok()?;
                Some(answer)
            }
        });
        assert!(answer.ends_with("ok\n"), "{answer}");
    }
}

#[test]
fn how_a_command_ended_is_told_by_its_exit_code() {
    let folder = Folder::new();
    let code = |arguments: &[&str], env: &[(&str, &str)]| {
        let mut command = command(&folder.0);
        let output = command.args(arguments).envs(env.iter().copied()).output();
        output.expect("eko runs").status.code().expect("a code")
    };
    assert_eq!(code(&["--version"], &[]), 0);
    assert_eq!(code(&["sreve"], &[]), 2, "usage");
    assert_eq!(code(&["config"], &[]), 0);
    assert_eq!(code(&["serve"], &[("EKO_LISTN", "x")]), 78, "settings");
    let nowhere = format!("127.0.0.1:{}", free_port());
    assert_eq!(code(&["healthcheck"], &[("EKO_LISTEN", &nowhere)]), 69, "nobody answers");
    assert_eq!(code(&["doctor"], &[]), 1, "something to be put right");
    assert_eq!(code(&["restore", "/nowhere/copy"], &[]), 78);
    let (_, version, _) = run_eko(&folder.0, &["--version"]);
    assert_eq!(version, format!("eko {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn the_manual_and_the_completions_tell_of_every_command() {
    let folder = Folder::new();
    for (what, begins) in [
        ("man", ".ie \\n(.g"),
        ("bash", "_eko()"),
        ("zsh", "#compdef eko"),
        ("fish", "# Print an optspec"),
    ] {
        let text = print(&folder.0, what, &[]);
        assert!(text.trim_start().starts_with(begins), "{what}: {text}");
        for told in ["serve", "backup", "healthcheck", "doctor"] {
            assert!(text.contains(told), "{what} lacks {told}");
        }
    }
    let manual = print(&folder.0, "man", &[]);
    assert!(manual.contains("EXIT STATUS") && manual.contains("78"), "{manual}");
    for command in ["eko account add", "eko import dialogues", "eko mail check"] {
        assert!(manual.contains(&format!(".SS \"{command}\"")), "{command}");
    }
}

#[test]
fn the_package_holds_what_it_says_and_nothing_is_missing() {
    let folder = Folder::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let scripts = root.join("src/packaging/deb");
    let prepared = Command::new(scripts.join("prepare"))
        .arg(env!("CARGO_BIN_EXE_eko"))
        .arg(&folder.0)
        .output()
        .expect("a shell");
    assert!(prepared.status.success(), "{}", String::from_utf8_lossy(&prepared.stderr));
    let manifest: toml::Table = words(&root.join("Cargo.toml")).parse().expect("a manifest");
    let deb = &manifest["package"]["metadata"]["deb"];
    let mut installed = Vec::new();
    for asset in deb["assets"].as_array().expect("assets") {
        let from = asset[0].as_str().expect("a source");
        let source = match from.strip_prefix("target/package/") {
            Some(name) => folder.0.join(name),
            // What `cargo deb` builds itself.
            None if from == "target/release/eko" => env!("CARGO_BIN_EXE_eko").into(),
            None => root.join(from),
        };
        let length = std::fs::metadata(&source).expect(from).len();
        assert!(length > 100, "{from}");
        installed.push(format!("/{}", asset[1].as_str().expect("a place")));
    }
    for conf in deb["conf-files"].as_array().expect("settings") {
        assert!(installed.iter().any(|place| Some(place.as_str()) == conf.as_str()), "{conf:?}");
    }
    for script in ["postinst", "prerm", "postrm", "prepare"] {
        let checked = Command::new("sh").arg("-n").arg(scripts.join(script)).status();
        assert!(checked.expect("a shell").success(), "{script}");
    }
    // As it is installed, and not as it was built.
    let unit = words(&folder.0.join("eko.service"));
    for line in [
        "ExecStart=/usr/bin/eko serve",
        "Environment=EKO_CONFIG=/etc/eko/eko.toml",
        "LoadCredential=eko-key:/etc/eko/master.key",
        "ReadWritePaths=/var/lib/eko",
    ] {
        assert!(unit.lines().any(|found| found == line), "{line}: {unit}");
    }
    let here = root.display().to_string();
    for name in ["eko.service", "eko.socket", "eko.1", "eko.bash", "_eko", "eko.fish"] {
        let text = words(&folder.0.join(name));
        assert!(!text.contains(&here) && !text.contains("src/packaging"), "{name}");
    }
}

#[test]
fn the_unit_of_systemd_is_one_and_keeps_eko_in() {
    let folder = Folder::new();
    let key = folder.0.join("master.key");
    let key = key.to_string_lossy();
    let unit = print(&folder.0, "systemd", &[("EKO_SECRET_KEY_FILE", &key)]);
    assert!(unit.contains(&format!("LoadCredential=eko-key:{key}\n")), "{unit}");
    // Who it runs as need not be known where it is only looked at.
    let unit = unit.replace("User=eko", "User=root").replace("Group=eko", "Group=root");
    let path = folder.0.join("eko.service");
    std::fs::write(&path, unit.replace("Documentation=man:eko(1)\n", "")).expect("a file");
    let analyze = |arguments: &[&str]| {
        let output = Command::new("systemd-analyze").args(arguments).arg(&path).output();
        let output = output.expect("systemd: run tests/install");
        let words = [output.stdout, output.stderr].concat();
        (output.status.success(), String::from_utf8_lossy(&words).into_owned())
    };
    let (ok, said) = analyze(&["verify"]);
    assert!(ok && !said.contains("eko.service"), "{said}");
    // The exposure of what is shut in well is below 2 of 10.
    let (ok, said) = analyze(&["security", "--offline=yes", "--threshold=20"]);
    assert!(ok, "{said}");
}

/// Asks over TLS, as a browser with an authority of its own would; the whole answer.
fn ask_tls(ca: &Path, port: u16, request: &str) -> Option<String> {
    let roots = Roots::load(Some(ca)).ok()?;
    run(async {
        let stream = tokio::net::TcpStream::connect(("127.0.0.1", port)).await.ok()?;
        let mut stream = roots.connect("localhost", stream).await.ok()?;
        stream.write_all(request.as_bytes()).await.ok()?;
        let mut answer = Vec::new();
        // Not every proxy says goodbye.
        let _ = stream.read_to_end(&mut answer).await;
        Some(String::from_utf8_lossy(&answer).into_owned())
    })
}

fn get(path: &str) -> String {
    format!("GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
}

/// What people and operators meet through a proxy, whichever it is.
fn through_a_proxy(ca: &Path, port: u16, demo: &Eko, log: &Path) {
    let asked = |request: &str| ask_tls(ca, port, request).unwrap_or_default();
    let alive = soon("the proxy answers", || {
        ask_tls(ca, port, &get("/healthz")).filter(|answer| answer.contains(" 200 "))
    });
    assert!(alive.ends_with("ok\n"), "{alive}");
    let path = demo.said("dialogue");
    let path = &path[path.find("/d/").expect("a code")..];
    let page = asked(&get(path));
    assert!(page.contains(" 200 ") && page.contains("göra din röst hörd"), "{page}");
    assert!(asked(&get("/admin")).contains("/admin/sign-in"));
    assert!(asked(&get("/metrics")).contains(" 404 "));
    // A form of the staff's is known as our own page's, whatever the proxy does to its head.
    let form = "email=nobody%40example.org&password=nothing";
    let origin = demo.said("open");
    let sent = asked(&format!(
        "POST /admin/sign-in HTTP/1.1\r\nHost: localhost:{port}\r\nOrigin: {origin}\r\nConnection: close\r\n\
         Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{form}",
        form.len()
    ));
    assert!(sent.contains(" 422 "), "{sent}");
    // Staff are written down, and nobody else.
    let code = path.rsplit('/').next().expect("a code");
    let log = soon("the log is written", || {
        Some(words(log)).filter(|log| log.contains("/admin/sign-in"))
    });
    assert!(!log.contains(code) && !log.contains("/healthz"), "{log}");
}

/// A server with the example, whose people come through a proxy at a port.
fn behind(folder: &Path, port: u16) -> (Eko, String) {
    let base = format!("https://localhost:{port}");
    let own = free_port();
    let demo = Eko::start(folder, own, &["--demo"], &[("EKO_BASE_URL", &base)], 6);
    (demo, format!("127.0.0.1:{own}"))
}

#[test]
fn nginx_stands_before_it_as_it_is_printed() {
    let folder = Folder::new();
    let port = free_port();
    let (demo, listen) = behind(&folder.0, port);
    let made = Command::new("openssl")
        .args(["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1"])
        .args(["-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext"])
        .args(["subjectAltName=DNS:localhost", "-addext", "basicConstraints=critical,CA:FALSE"])
        .arg("-keyout")
        .arg(folder.0.join("privkey.pem"))
        .arg("-out")
        .arg(folder.0.join("fullchain.pem"))
        .output()
        .expect("openssl runs");
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    let base = demo.said("open");
    let site = print(&folder.0, "nginx", &[("EKO_BASE_URL", &base), ("EKO_LISTEN", &listen)]);
    let here = folder.0.display().to_string();
    let site = site
        .replace("/etc/letsencrypt/live/localhost", &here)
        .replace("/var/log/nginx", &here)
        .replace(&format!("    listen [::]:{port} ssl;\n"), "");
    let _nginx = proxy::nginx(&folder.0, &site, "");
    through_a_proxy(&folder.0.join("fullchain.pem"), port, &demo, &folder.0.join("eko-staff.log"));
    // More than Eko takes is not even handed on.
    let huge = ask_tls(
        &folder.0.join("fullchain.pem"),
        port,
        "POST /admin/sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 999999999\r\n\r\n",
    )
    .unwrap_or_default();
    assert!(huge.contains(" 413 "), "{huge}");
    assert_eq!(words(&folder.0.join("all.log")), "", "{here}");
}

#[test]
fn caddy_stands_before_it_as_it_is_printed() {
    let folder = Folder::new();
    let port = free_port();
    let (demo, listen) = behind(&folder.0, port);
    let base = demo.said("open");
    let site = print(&folder.0, "caddy", &[("EKO_BASE_URL", &base), ("EKO_LISTEN", &listen)]);
    let here = folder.0.display().to_string();
    let site = site.replace("/var/log/caddy", &here);
    let whole = format!(
        "{{\n\tadmin off\n\tskip_install_trust\n\tauto_https disable_redirects\n\tstorage file_system {here}/caddy\n}}\n{site}"
    );
    std::fs::write(folder.0.join("Caddyfile"), whole).expect("a file");
    let caddy = Command::new("caddy")
        .args(["run", "--adapter", "caddyfile", "--config", &format!("{here}/Caddyfile")])
        .env("HOME", &here)
        .stderr(std::fs::File::create(folder.0.join("caddy.log")).expect("a log"))
        .spawn()
        .expect("caddy: run tests/install");
    let _beside = Beside(caddy);
    let ca = folder.0.join("caddy/pki/authorities/local/root.crt");
    through_a_proxy(&ca, port, &demo, &folder.0.join("eko-staff.log"));
}
