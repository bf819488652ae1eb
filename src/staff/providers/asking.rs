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
pub struct Providers(Mutex<HashMap<String, Known>>);

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
        let known = all.get(&of.issuer)?;
        (now.0 - known.at.0 < seconds).then(|| known.clone())
    }

    fn keep(&self, of: &Provider, known: Known) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.insert(of.issuer.clone(), known);
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
    match look(&app.config, of).await {
        Ok(metadata) => {
            let known = Known {
                metadata: Arc::new(metadata),
                at: now,
            };
            remembered.keep(of, known.clone());
            Ok(known)
        }
        Err(why) => remembered.known(of, now, BELIEVED_FOR).ok_or(why),
    }
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
    let secret = of.client_secret.as_ref();
    let secret = secret.map(|secret| ClientSecret::new(secret.reveal().to_owned()));
    let metadata = known.metadata.as_ref().clone();
    let asker =
        Client::from_provider_metadata(metadata, ClientId::new(of.client_id.clone()), secret);
    Ok(asker.set_redirect_uri(back))
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
    let nonce = Nonce::new(way.nonce.clone());
    let mut said = match claims(app, &asked, &tokens, &nonce) {
        Err(_) => {
            // It may sign with a key that is newer than what it said of itself.
            let newer = metadata(app, of, NOT_BEFORE).await?;
            claims(app, &asker(app, of, &newer)?, &tokens, &nonce)?
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
fn claims(app: &App, asker: &Asker, tokens: &Tokens, nonce: &Nonce) -> Result<Said, Unsaid> {
    let step = "the ID token";
    let token = tokens
        .id_token()
        .ok_or_else(|| Unsaid(format!("{step}: there is none")))?;
    let now = app.clock.now();
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
