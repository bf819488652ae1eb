//! A provider of identities in a process of its own, and somebody's way through it.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use super::client::Page;
use super::{Client, Engine, Setup, TestApp};

/// Whether its ID tokens hold more than who it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tokens {
    /// The rest is asked for apart, as the standard has it.
    Bare,
    /// As those of Entra ID and Keycloak do.
    Full,
}

/// Where Eko says that it is.
const EKO: &str = "http://127.0.0.1:8080";

pub struct Provider {
    child: Child,
    pub issuer: String,
    tokens: Tokens,
}

/// The file of settings of a provider, in the folder of a test.
pub fn file(folder: &Path, issuer: &str, more: &str) -> PathBuf {
    let path = folder.join("test.toml");
    let text = format!(
        "name = 'Region Test'\nissuer = '{issuer}'\nclient_id = 'eko'\nclient_secret = 'a secret of the tests: 1/2+3'\ndomains = ['example.org']\n{more}"
    );
    std::fs::write(&path, text).expect("a file");
    path
}

impl Provider {
    pub fn start(tokens: Tokens) -> Self {
        Self::start_at(tokens, "0")
    }

    fn start_at(tokens: Tokens, port: &str) -> Self {
        let program = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/browser/provider.mjs");
        let mode = if tokens == Tokens::Bare { "conforming" } else { "in-token" };
        let mut child = Command::new("node")
            .arg(program)
            .args([&format!("{EKO}/admin/sign-in/with/test/back"), mode, port])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("tests/install installs node");
        let mut lines = BufReader::new(child.stdout.take().expect("its words")).lines();
        let issuer = lines
            .by_ref()
            .map_while(Result::ok)
            .find(|line| line.starts_with("http://"))
            .expect("tests/install installs oidc-provider");
        // It goes on talking, and must not be held up by that.
        std::thread::spawn(move || lines.for_each(drop));
        Self { child, issuer, tokens }
    }

    /// The same place with other keys, and nothing of what it knew.
    pub fn start_anew(&mut self) {
        self.stop();
        let port = self.issuer.rsplit(':').next().expect("a port").to_owned();
        *self = Self::start_at(self.tokens, &port);
    }

    pub fn stop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// There is somebody of this name, of whom it says this.
    pub fn knows(&self, who: &str, claims: &str) {
        let own = Client::new(&self.issuer, &self.issuer);
        let json = [("Content-Type", "application/json")];
        own.post_raw(&format!("/test/people/{who}"), &json, claims.as_bytes()).expect(204);
    }

    /// An Eko whose staff sign in with it.
    pub fn eko(&self, engine: Engine, more: &str) -> TestApp {
        self.eko_with(Setup::on(engine), more)
    }

    pub fn eko_with(&self, setup: Setup, more: &str) -> TestApp {
        let folder = TestApp::folder();
        let path = file(&folder, &self.issuer, more);
        // Where the provider leads back to was told to it beforehand.
        let setup = setup.env("EKO_BASE_URL", EKO);
        setup.env("EKO_PROVIDERS", &path.display().to_string()).start()
    }

    /// Goes there from Eko's page, says who one is, agrees, and comes to where that leads: an address of Eko's.
    pub fn pass(&self, eko: &Client, who: &str) -> String {
        let set_out = eko.get("/admin/sign-in/with/test").expect(303);
        self.pass_from(set_out.location(), who)
    }

    /// The same for who has set out already.
    pub fn pass_from(&self, set_out: &str, who: &str) -> String {
        let there = Client::new(&self.issuer, &self.issuer);
        let mut page = there.get(set_out);
        // Who one is, what one agrees to, and redirects between them.
        for _ in 0..12 {
            if page.status == 303 || page.status == 302 {
                let to = page.location().to_owned();
                if let Some(back) = to.strip_prefix(EKO) {
                    return back.to_owned();
                }
                page = there.get(&to);
                continue;
            }
            let text = page.expect(200).text();
            let part = |after: &str, until: &str| {
                let (_, rest) = text.split_once(after).unwrap_or_else(|| panic!("{after}: {text}"));
                rest.split(until).next().unwrap_or_default().to_owned()
            };
            let action = part("action=\"", "\"");
            let prompt = part("name=\"prompt\" value=\"", "\"");
            let fields = [("prompt", prompt.as_str()), ("login", who), ("password", "any")];
            page = there.post(&action, &fields);
        }
        panic!("{who} does not come through: {}", page.text())
    }

    /// Signs somebody in with it; the answer that Eko gives to who comes back.
    pub fn sign_in(&self, eko: &Client, who: &str) -> Page {
        let back = self.pass(eko, who);
        eko.get(&back)
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        self.stop();
    }
}
