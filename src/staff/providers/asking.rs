//! Asks a provider who somebody is.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreErrorResponseType,
    CoreGenderClaim, CoreJsonWebKey, CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm,
    CoreProviderMetadata, CoreRevocableToken, CoreRevocationErrorResponse,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, AuthorizationCode, Client, ClientId, ClientSecret,
    CsrfToken, EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields,
    IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, RedirectUrl, Scope,
    StandardErrorResponse, StandardTokenResponse, TokenResponse, UserInfoClaims,
};

use super::said::{Others, Said};
use super::way::Way;
use crate::app::{App, Remembered};
use crate::clock::Timestamp;
use crate::config::{Config, Provider};
use crate::oauth;
use crate::web::url::{self, Url};

/// Seconds after which a provider is asked anew what it is, and which keys it signs with.
const KNOWN_FOR: i64 = 3600;
/// Seconds for which what it said last is believed while it says nothing.
const BELIEVED_FOR: i64 = 24 * 3600;
/// Seconds within which it is not asked again for a key that it has not told of.
const NOT_BEFORE: i64 = 60;
/// Seconds within which one that says nothing is not asked again, however many want to go there.
const LEFT_ALONE_FOR: i64 = 10;
/// Characters of what is logged of a provider's words.
const WORDS: usize = 300;

impl AdditionalClaims for Others {}

/// The same claims have the same names in both, which share no type.
macro_rules! said_in {
    ($claims:expr) => {{
        let claims = $claims;
        let name = claims.name().and_then(|name| name.get(None));
        let username = claims.preferred_username();
        Said {
            subject: claims.subject().as_str().to_owned(),
            email: claims.email().map(|email| email.as_str().to_owned()),
            email_verified: claims.email_verified(),
            username: username.map(|name| name.as_str().to_owned()),
            name: name.map(|name| name.as_str().to_owned()),
            others: claims.additional_claims().clone(),
        }
    }};
}

type Tokens = StandardTokenResponse<
    IdTokenFields<
        Others,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;

/// The one who asks.
type Asker = Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// Why a provider did not say who somebody is, for the log: nothing that is secret stands in it.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct Unsaid(String);

impl Unsaid {
    fn new(step: &str, error: &dyn std::error::Error) -> Self {
        let mut words = format!("{step}: {error}");
        let mut cause = error.source();
        while let Some(error) = cause {
            words.push_str(&format!(": {error}"));
            cause = error.source();
        }
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Self(
            words
                .chars()
                .filter(|c| !c.is_control())
                .take(WORDS)
                .collect(),
        )
    }
}

/// What providers have said of themselves.
#[derive(Default)]
pub struct Providers(Mutex<HashMap<String, Asked>>);

/// What asking a provider has come to.
#[derive(Default)]
struct Asked {
    known: Option<Known>,
    /// When it last said nothing, if it has said nothing since.
    silent_at: Option<Timestamp>,
}

#[derive(Clone)]
struct Known {
    metadata: Arc<CoreProviderMetadata>,
    at: Timestamp,
}

impl Remembered for Providers {}

impl Providers {
    /// What a provider has said of itself, no longer ago than that.
    fn known(&self, of: &Provider, now: Timestamp, seconds: i64) -> Option<Known> {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let known = all.get(&of.issuer)?.known.as_ref()?;
        (now.0 - known.at.0 < seconds).then(|| known.clone())
    }

    fn keep(&self, of: &Provider, known: Known) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let asked = Asked {
            known: Some(known),
            silent_at: None,
        };
        all.insert(of.issuer.clone(), asked);
    }

    fn said_nothing(&self, of: &Provider, now: Timestamp) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.entry(of.issuer.clone()).or_default().silent_at = Some(now);
    }

    fn is_left_alone(&self, of: &Provider, now: Timestamp) -> bool {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let silent_at = all.get(&of.issuer).and_then(|asked| asked.silent_at);
        silent_at.is_some_and(|at| (0..LEFT_ALONE_FOR).contains(&(now.0 - at.0)))
    }
}

/// What a provider says of itself, asked anew if that was more than `seconds` ago.
///
/// # Errors
/// When it says nothing and has not for a day.
async fn metadata(app: &App, of: &Provider, seconds: i64) -> Result<Known, Unsaid> {
    let (remembered, now) = (app.memory.of::<Providers>(), app.clock.now());
    if let Some(known) = remembered.known(of, now, seconds) {
        return Ok(known);
    }
    let why = if remembered.is_left_alone(of, now) {
        Unsaid("it said nothing a moment ago".into())
    } else {
        match look(&app.config, of).await {
            Ok(metadata) => {
                let known = Known {
                    metadata: Arc::new(metadata),
                    at: now,
                };
                remembered.keep(of, known.clone());
                return Ok(known);
            }
            Err(why) => {
                remembered.said_nothing(of, now);
                why
            }
        }
    };
    remembered.known(of, now, BELIEVED_FOR).ok_or(why)
}

/// Asks a provider what it is.
///
/// # Errors
/// When it does not say, or says that it is another.
pub async fn look(config: &Config, of: &Provider) -> Result<CoreProviderMetadata, Unsaid> {
    let step = "what it is";
    let issuer = IssuerUrl::new(of.issuer.clone()).map_err(|error| Unsaid::new(step, &error))?;
    CoreProviderMetadata::discover_async(issuer, &client(config))
        .await
        .map_err(|error| Unsaid::new(step, &error))
}

fn client(config: &Config) -> oauth::Client {
    oauth::Client::believing(config.mail.roots.authorities())
}

fn asker(app: &App, of: &Provider, known: &Known) -> Result<Asker, Unsaid> {
    let back = app.config.base_url.join(url::sign_in_back(&of.id));
    let back = RedirectUrl::new(back).map_err(|error| Unsaid::new("the way back", &error))?;
    Ok(knowing(of, known.metadata.as_ref().clone()).set_redirect_uri(back))
}

fn knowing(of: &Provider, metadata: CoreProviderMetadata) -> Asker {
    let secret = of.client_secret.as_ref();
    let secret = secret.map(|secret| ClientSecret::new(secret.reveal().to_owned()));
    Client::from_provider_metadata(metadata, ClientId::new(of.client_id.clone()), secret)
}

/// Where to send somebody, and what they take along.
///
/// # Errors
/// When the provider does not say what it is.
pub async fn begin(app: &App, of: &Provider, next: Option<&Url>) -> Result<(String, Way), Unsaid> {
    let known = metadata(app, of, KNOWN_FOR).await?;
    let asker = asker(app, of, &known)?;
    let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
    let (to, state, nonce) = asker
        .authorize_url(
            CoreAuthenticationFlow::AuthorizationCode,
            CsrfToken::new_random,
            Nonce::new_random,
        )
        .add_scopes(["email", "profile"].map(|scope| Scope::new(scope.to_owned())))
        .set_pkce_challenge(challenge)
        .url();
    let way = Way {
        to: of.id.clone(),
        state: state.into_secret(),
        nonce: nonce.secret().clone(),
        verifier: verifier.into_secret(),
        next: next.map(|next| next.as_str().to_owned()),
        until: Way::until(app),
    };
    Ok((to.into(), way))
}

/// Whom a code stands for that the provider sent back with somebody who came this way.
///
/// # Errors
/// When it does not say so, or what it says cannot be believed to come from it, or to be about this way.
pub async fn finish(app: &App, of: &Provider, way: &Way, code: &str) -> Result<Said, Unsaid> {
    let known = metadata(app, of, KNOWN_FOR).await?;
    let client = client(&app.config);
    let asked = asker(app, of, &known)?;
    let tokens = asked
        .exchange_code(AuthorizationCode::new(code.to_owned()))
        .map_err(|error| Unsaid::new("the code", &error))?
        .set_pkce_verifier(PkceCodeVerifier::new(way.verifier.clone()))
        .request_async(&client)
        .await
        .map_err(|error| Unsaid::new("the code", &error))?;
    let (nonce, now) = (Nonce::new(way.nonce.clone()), app.clock.now());
    let mut said = match claims(&asked, &tokens, &nonce, now) {
        Err(_) => {
            // It may sign with a key that is newer than what it said of itself.
            let newer = metadata(app, of, NOT_BEFORE).await?;
            claims(&asker(app, of, &newer)?, &tokens, &nonce, now)?
        }
        Ok(said) => said,
    };
    if said.email.is_none()
        && let Ok(request) = asked.user_info(
            tokens.access_token().clone(),
            Some(openidconnect::SubjectIdentifier::new(said.subject.clone())),
        )
    {
        let user: UserInfoClaims<Others, CoreGenderClaim> = request
            .request_async(&client)
            .await
            .map_err(|error| Unsaid::new("what it says of the user", &error))?;
        said = said.or(said_in!(&user));
    }
    Ok(said)
}

/// What stands in an ID token, once it is known to be the provider's, about this client and this way, and in time.
fn claims(asker: &Asker, tokens: &Tokens, nonce: &Nonce, now: Timestamp) -> Result<Said, Unsaid> {
    let step = "the ID token";
    let token = tokens
        .id_token()
        .ok_or_else(|| Unsaid(format!("{step}: there is none")))?;
    let verifier = asker
        .id_token_verifier()
        // Never what a secret alone signs, nor what nobody does (RFC 8725 §3.1).
        .set_allowed_algs([
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
            CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
            CoreJwsSigningAlgorithm::RsaSsaPssSha256,
            CoreJwsSigningAlgorithm::RsaSsaPssSha384,
            CoreJwsSigningAlgorithm::RsaSsaPssSha512,
            CoreJwsSigningAlgorithm::EcdsaP256Sha256,
            CoreJwsSigningAlgorithm::EcdsaP384Sha384,
            CoreJwsSigningAlgorithm::EdDsa,
        ])
        .set_time_fn(move || chrono::DateTime::from_timestamp(now.0, 0).unwrap_or_default());
    let claims = token
        .claims(&verifier, nonce)
        .map_err(|error| Unsaid::new(step, &error))?;
    if let Some(expected) = claims.access_token_hash() {
        let bound = token
            .signing_alg()
            .ok()
            .zip(token.signing_key(&verifier).ok());
        let is_it = bound.is_some_and(|(algorithm, key)| {
            AccessTokenHash::from_token(tokens.access_token(), algorithm, key)
                .is_ok_and(|hash| hash == *expected)
        });
        if !is_it {
            return Err(Unsaid(format!("{step}: it is about another access token")));
        }
    }
    Ok(said_in!(claims))
}

#[cfg(test)]
mod tests {
    use std::process::Command;
    use std::sync::LazyLock;

    use base64::Engine;
    use base64::alphabet::URL_SAFE;
    use base64::engine::DecodePaddingMode;
    use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, URL_SAFE_NO_PAD};
    use openidconnect::core::CoreEdDsaPrivateSigningKey;
    use openidconnect::{JsonWebKeySet, PrivateSigningKey};
    use proptest::prelude::*;
    use serde_json::{Value, json};

    use super::*;
    use crate::config::{NewAccounts, VerifiedBy};

    const NOW: Timestamp = Timestamp(1_631_095_200);
    static KEY: LazyLock<CoreEdDsaPrivateSigningKey> = LazyLock::new(|| {
        let made = Command::new("openssl")
            .args(["genpkey", "-algorithm", "ed25519"])
            .output();
        let pem = String::from_utf8(made.unwrap().stdout).unwrap();
        CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, None).unwrap()
    });

    fn ours() -> Asker {
        let provider = Provider {
            id: "halland".into(),
            name: "Region Halland".into(),
            issuer: "https://login.example.org".into(),
            client_id: "eko".into(),
            client_secret: None,
            domains: vec!["example.org".into()],
            verified_by: VerifiedBy::Claim,
            new_accounts: NewAccounts::Refused,
            groups: None,
        };
        let metadata: CoreProviderMetadata = serde_json::from_value(json!({
            "issuer": provider.issuer,
            "authorization_endpoint": "https://login.example.org/auth",
            "token_endpoint": "https://login.example.org/token",
            "jwks_uri": "https://login.example.org/jwks",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["EdDSA"],
        }))
        .unwrap();
        let keys = JsonWebKeySet::new(vec![KEY.as_verification_key()]);
        knowing(&provider, metadata.set_jwks(keys))
    }

    fn right() -> Value {
        json!({
            "iss": "https://login.example.org", "aud": "eko", "sub": "kim", "iat": NOW.0, "exp": NOW.0 + 60,
            "nonce": "nonce", "email": "kim@example.org", "email_verified": true,
        })
    }

    fn signed(header: &Value, claims: &Value) -> String {
        let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
        let said = format!("{}.{}", part(header), part(claims));
        let signature = KEY.sign(&CoreJwsSigningAlgorithm::EdDsa, said.as_bytes());
        format!("{said}.{}", URL_SAFE_NO_PAD.encode(signature.unwrap()))
    }

    /// What comes of an answer of the token endpoint that holds this as its ID token.
    fn judged(token: &Value) -> Option<Said> {
        let answer = json!({ "access_token": "access", "token_type": "Bearer", "id_token": token });
        let tokens: Tokens = serde_json::from_value(answer).ok()?;
        claims(&ours(), &tokens, &Nonce::new("nonce".into()), NOW).ok()
    }

    /// What is signed, and the signature's bytes, however its last letter is written.
    fn read(token: &str) -> Option<(String, Vec<u8>)> {
        let (said, signature) = token.rsplit_once('.')?;
        let lenient = GeneralPurposeConfig::new()
            .with_decode_allow_trailing_bits(true)
            .with_decode_padding_mode(DecodePaddingMode::RequireNone);
        let signature = GeneralPurpose::new(&URL_SAFE, lenient)
            .decode(signature)
            .ok()?;
        Some((said.to_owned(), signature))
    }

    fn any_json() -> impl Strategy<Value = Value> {
        let leaf = prop_oneof![
            Just(Value::Null),
            any::<bool>().prop_map(Value::from),
            any::<i64>().prop_map(Value::from),
            any::<f64>().prop_map(Value::from),
            ".{0,40}".prop_map(Value::from),
        ];
        leaf.prop_recursive(3, 16, 4, |inner| {
            prop_oneof![
                prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
                prop::collection::hash_map("[a-z_]{1,12}", inner, 0..4)
                    .prop_map(|map| map.into_iter().collect::<serde_json::Map<_, _>>().into()),
            ]
        })
    }

    #[test]
    fn a_right_token_is_believed() {
        let said = judged(&signed(&json!({ "alg": "EdDSA" }), &right()).into()).unwrap();
        assert_eq!(
            (said.subject.as_str(), said.email_verified),
            ("kim", Some(true))
        );
    }

    proptest! {
        /// A token with anything changed after it was signed is not believed, and nothing panics. The last letter of
        /// the signature has bits that stand for nothing (RFC 4648 §3.5): what differs in them alone is the same token.
        #[test]
        fn no_byte_of_a_token_can_be_changed(at in any::<prop::sample::Index>(), byte in "[A-Za-z0-9._=+/ -]", cut in any::<Option<prop::sample::Index>>()) {
            let whole = signed(&json!({ "alg": "EdDSA" }), &right());
            let at = at.index(whole.len());
            let mut changed = format!("{}{byte}{}", &whole[..at], &whole[at + 1..]);
            if let Some(cut) = cut {
                changed.truncate(cut.index(changed.len()));
            }
            let is_the_same = read(&changed) == read(&whole);
            prop_assert!(is_the_same || judged(&changed.into()).is_none());
        }

        /// Whatever claims a provider signs, they are about us, in time, and of this way, or not believed.
        #[test]
        fn claims_of_any_kind_are_judged(name in "(iss|aud|sub|exp|iat|nonce|email|email_verified|name|at_hash|[a-z_]{1,8})", value in any_json(), header in any_json()) {
            let mut said = right();
            said[&name] = value.clone();
            let judged_so = judged(&signed(&json!({ "alg": "EdDSA" }), &said).into());
            let of_us = |value: &Value| *value == json!("eko") || *value == json!(["eko"]);
            if let Some(believed) = judged_so {
                prop_assert_eq!(&said["iss"], "https://login.example.org");
                prop_assert!(of_us(&said["aud"]));
                prop_assert_eq!(&said["nonce"], "nonce");
                prop_assert!(said["exp"].as_f64().unwrap_or_default() >= NOW.0 as f64);
                prop_assert_eq!(&said["sub"], &believed.subject);
            }
            let _ = judged(&signed(&header, &right()).into());
            let _ = judged(&value);
        }
    }
}
