//! Tokens that somebody has forged, or that belong to something else: none of them lets anybody in, and no right one is
//! turned away.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::process::Command;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use openidconnect::core::{CoreHmacKey, CoreJwsSigningAlgorithm, CoreRsaPrivateSigningKey};
use openidconnect::{JsonWebKeyId, PrivateSigningKey};
use serde_json::{Map, Value, json};

use crate::support::provider::file;
use crate::support::story::signed_in;
use crate::support::{Client, Engine, Setup, TestApp};

const SECRET: &str = "a secret of the tests: 1/2+3";

/// A provider that gives out whatever the test has put into its mouth.
struct Liar {
    issuer: String,
    token: Arc<Mutex<String>>,
    user: Arc<Mutex<Value>>,
    key: CoreRsaPrivateSigningKey,
    strange: CoreRsaPrivateSigningKey,
}

fn key(id: &str) -> CoreRsaPrivateSigningKey {
    let made = Command::new("openssl").args(["genrsa", "-traditional", "2048"]).output();
    let pem = String::from_utf8(made.expect("tests/install installs openssl").stdout);
    let id = Some(JsonWebKeyId::new(id.to_owned()));
    CoreRsaPrivateSigningKey::from_pem(&pem.expect("text"), id).expect("a key")
}

impl Liar {
    fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let issuer = format!("http://{}", listener.local_addr().expect("an address"));
        let (key, strange) = (key("one"), key("one"));
        let token = Arc::new(Mutex::new(String::new()));
        let user = Arc::new(Mutex::new(json!({})));
        let keys =
            json!({ "keys": [serde_json::to_value(key.as_verification_key()).expect("a key")] });
        let (at, said, user_said) = (issuer.clone(), token.clone(), user.clone());
        std::thread::spawn(move || {
            for stream in listener.incoming().map_while(Result::ok) {
                let answer = |path: &str| match path {
                    "/.well-known/openid-configuration" => json!({
                        "issuer": at,
                        "authorization_endpoint": format!("{at}/auth"),
                        "token_endpoint": format!("{at}/token"),
                        "userinfo_endpoint": format!("{at}/user"),
                        "jwks_uri": format!("{at}/jwks"),
                        "response_types_supported": ["code"],
                        "subject_types_supported": ["public"],
                        "id_token_signing_alg_values_supported": ["RS256", "HS256", "none"],
                    }),
                    "/jwks" => keys.clone(),
                    "/user" => user_said.lock().expect("whole").clone(),
                    _ => json!({
                        "access_token": "access",
                        "token_type": "Bearer",
                        "id_token": *said.lock().expect("whole"),
                    }),
                };
                let _ = speak(stream, answer);
            }
        });
        Self { issuer, token, user, key, strange }
    }

    fn eko(&self) -> TestApp {
        let folder = TestApp::folder();
        let path = file(&folder, &self.issuer, "");
        let setup = Setup::on(Engine::Sqlite).env("EKO_PROVIDERS", &path.display().to_string());
        let app = setup.start();
        signed_in(&app, "kim@example.org", false);
        app
    }

    /// Somebody sets out, and comes back with a token that is made for their nonce; whether they are let in.
    fn lets_in(&self, app: &TestApp, token: impl Fn(&str) -> String) -> bool {
        let kim = app.client();
        let to = kim.get("/admin/sign-in/with/test").expect(303).location().to_owned();
        let of = |name: &str| {
            let after = to.split_once(&format!("{name}=")).expect("it is there").1;
            after.split('&').next().expect("its end").to_owned()
        };
        *self.token.lock().expect("whole") = token(&of("nonce"));
        let back = kim.get(&format!("/admin/sign-in/with/test/back?code=1&state={}", of("state")));
        is_in(&kim, back.status)
    }

    fn right(&self, app: &TestApp, nonce: &str) -> Map<String, Value> {
        let now = app.app.clock.now().0;
        let claims = json!({
            "iss": self.issuer,
            "aud": "eko",
            "sub": "kim",
            "iat": now,
            "exp": now + 300,
            "nonce": nonce,
            "email": "kim@example.org",
            "email_verified": true,
        });
        claims.as_object().expect("claims").clone()
    }
}

fn is_in(who: &Client, status: u16) -> bool {
    let is_in = who.get("/admin/account").status == 200;
    assert_eq!(is_in, status == 303, "{status}");
    is_in
}

fn speak(mut stream: TcpStream, answer: impl Fn(&str) -> Value) -> std::io::Result<()> {
    let mut reader = BufReader::new(stream.try_clone()?);
    let mut first = String::new();
    reader.read_line(&mut first)?;
    let mut length = 0;
    loop {
        let mut line = String::new();
        reader.read_line(&mut line)?;
        if let Some(value) = line.to_lowercase().strip_prefix("content-length:") {
            length = value.trim().parse().unwrap_or(0);
        }
        if line.trim().is_empty() {
            break;
        }
    }
    let mut body = vec![0; length];
    reader.read_exact(&mut body)?;
    let body = answer(first.split(' ').nth(1).unwrap_or_default()).to_string();
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    )
}

/// A token of these parts, signed by a key.
fn signed<K: PrivateSigningKey>(by: &K, header: &Value, claims: &Map<String, Value>) -> String
where
    K::VerificationKey: openidconnect::JsonWebKey<SigningAlgorithm = CoreJwsSigningAlgorithm>,
{
    let algorithm = match header["alg"].as_str() {
        Some("HS256") => CoreJwsSigningAlgorithm::HmacSha256,
        _ => CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    };
    let part = |value: String| URL_SAFE_NO_PAD.encode(value);
    let said =
        format!("{}.{}", part(header.to_string()), part(Value::Object(claims.clone()).to_string()));
    let signature = by.sign(&algorithm, said.as_bytes()).expect("a signature");
    format!("{said}.{}", URL_SAFE_NO_PAD.encode(signature))
}

fn header() -> Value {
    json!({ "alg": "RS256", "kid": "one", "typ": "JWT" })
}

#[test]
fn no_forged_token_lets_anybody_in() {
    let liar = Liar::start();
    let app = liar.eko();
    let with = |name: &'static str, value: Value| {
        move |claims: &mut Map<String, Value>| match &value {
            Value::Null => drop(claims.remove(name)),
            value => drop(claims.insert(name.into(), value.clone())),
        }
    };
    let now = app.app.clock.now().0;
    let changed: Vec<(&str, Box<dyn Fn(&mut Map<String, Value>)>)> = vec![
        ("for somebody else", Box::new(with("aud", json!("another client")))),
        ("for somebody else too", Box::new(with("aud", json!(["eko", "another client"])))),
        ("for nobody", Box::new(with("aud", Value::Null))),
        ("by somebody else", Box::new(with("iss", json!("https://login.example.com")))),
        ("by nobody", Box::new(with("iss", Value::Null))),
        ("too old", Box::new(with("exp", json!(now - 1)))),
        ("for ever", Box::new(with("exp", Value::Null))),
        ("of another way", Box::new(with("nonce", json!("another")))),
        ("of no way", Box::new(with("nonce", Value::Null))),
        ("about nobody", Box::new(with("sub", Value::Null))),
        ("about another access token", Box::new(with("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA")))),
        ("of no shape", Box::new(with("exp", json!({ "never": true })))),
    ];
    for (what, change) in &changed {
        let is_in = liar.lets_in(&app, |nonce| {
            let mut claims = liar.right(&app, nonce);
            change(&mut claims);
            signed(&liar.key, &header(), &claims)
        });
        assert!(!is_in, "a token {what}");
    }
    let hmac = |secret: &str| CoreHmacKey::new(secret.as_bytes().to_vec());
    let headed = |alg: &str| json!({ "alg": alg, "kid": "one", "typ": "JWT" });
    let right = |nonce: &str| liar.right(&app, nonce);
    let forged: Vec<(&str, Box<dyn Fn(&str) -> String>)> = vec![
        (
            "by another key of the same name",
            Box::new(|n| signed(&liar.strange, &header(), &right(n))),
        ),
        (
            "by the client's secret",
            Box::new(|n| signed(&hmac(SECRET), &headed("HS256"), &right(n))),
        ),
        (
            "by the public key as a secret",
            Box::new(|n| {
                let public = serde_json::to_string(&liar.key.as_verification_key()).expect("a key");
                signed(&hmac(&public), &headed("HS256"), &right(n))
            }),
        ),
        (
            "by no one",
            Box::new(|n| {
                let whole = signed(&liar.key, &json!({ "alg": "none", "typ": "JWT" }), &right(n));
                whole.rsplit_once('.').expect("parts").0.to_owned() + "."
            }),
        ),
        (
            "with another's claims",
            Box::new(|n| {
                let whole = signed(&liar.key, &header(), &right(n));
                let mut claims = right(n);
                claims.insert("email".into(), json!("boss@example.org"));
                let parts: Vec<&str> = whole.split('.').collect();
                format!(
                    "{}.{}.{}",
                    parts[0],
                    URL_SAFE_NO_PAD.encode(Value::Object(claims).to_string()),
                    parts[2]
                )
            }),
        ),
        ("cut off", Box::new(|n| signed(&liar.key, &header(), &right(n))[..200].to_owned())),
        ("that is none", Box::new(|_| "no token".into())),
        ("of nothing", Box::new(|_| String::new())),
    ];
    for (what, token) in &forged {
        assert!(!liar.lets_in(&app, token), "a token {what}");
    }
    assert_eq!(app.count("SELECT count(*) FROM identity"), 0);
    // What is right gets in after all that; without it nothing here would be seen.
    assert!(liar.lets_in(&app, |nonce| signed(&liar.key, &header(), &right(nonce))));
}

#[test]
fn what_is_said_of_another_user_is_not_believed() {
    let liar = Liar::start();
    let app = liar.eko();
    let bare = |nonce: &str| {
        let mut claims = liar.right(&app, nonce);
        claims.remove("email");
        signed(&liar.key, &header(), &claims)
    };
    let of = |who: &str| json!({ "sub": who, "email": "kim@example.org", "email_verified": true });
    *liar.user.lock().expect("whole") = of("somebody else");
    assert!(!liar.lets_in(&app, bare));
    *liar.user.lock().expect("whole") = of("kim");
    assert!(liar.lets_in(&app, bare));
}
