//! Asks for tokens, one at a time, and keeps the last until shortly before it ends.

use std::sync::Arc;

use oauth2::basic::{BasicClient, BasicTokenResponse};
use oauth2::{
    AuthType, ClientId, ClientSecret, EndpointNotSet, EndpointSet, RefreshToken, Scope,
    TokenResponse, TokenUrl,
};
use tokio::sync::Mutex;
use zeroize::Zeroizing;

use super::access::Access;
use super::fault::Fault;
use super::kept::Kept;
use super::showing::Ticket;
use crate::clock::{Clock, Timestamp};
use crate::error::Error;
use crate::mail::Roots;
use crate::oauth::Client;

/// Seconds before its end in which a token is not begun with any more: a mail server looks at it a little later.
const SPARE: i64 = 120;
/// Seconds that a token is good for whose server does not say how long.
const UNTOLD: i64 = 600;

/// Gives tokens to whoever signs in with them; clones share what is known. `Debug` shows none.
#[derive(Clone)]
pub struct Tokens(Arc<Inner>);

struct Inner {
    access: Access,
    client: Client,
    clock: Clock,
    kept: Kept,
    /// Whoever holds it asks; the others wait for what comes of it.
    held: Mutex<Held>,
}

#[derive(Default)]
struct Held {
    token: Option<(Zeroizing<String>, Timestamp)>,
    /// What an answer brought to ask with, while the database could not be written.
    unsaved: Option<Zeroizing<String>>,
}

type Server =
    BasicClient<EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointNotSet, EndpointSet>;

impl std::fmt::Debug for Tokens {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tokens({:?})", self.0.access)
    }
}

impl Tokens {
    pub fn new(access: Access, roots: &Roots, clock: Clock, kept: Kept) -> Self {
        Self(Arc::new(Inner {
            access,
            client: Client::believing(roots.authorities()),
            clock,
            kept,
            held: Mutex::default(),
        }))
    }

    /// A token that is good for a while.
    ///
    /// # Errors
    /// Why none was given out.
    pub async fn get(&self) -> Result<Ticket, Fault> {
        let mut held = self.0.held.lock().await;
        let now = self.0.clock.now();
        if let Some((token, until)) = &held.token
            && now < *until
        {
            return Ok(Ticket {
                token: token.clone(),
                is_fresh: false,
            });
        }
        held.token = None;
        let answer = self.ask(&mut held).await?;
        let lasts = answer.expires_in().map_or(UNTOLD, |lasts| {
            i64::try_from(lasts.as_secs()).unwrap_or(UNTOLD)
        });
        let token = Zeroizing::new(answer.access_token().secret().clone());
        let until = now.plus_seconds(lasts - SPARE.min(lasts / 2));
        held.token = Some((token.clone(), until));
        Ok(Ticket {
            token,
            is_fresh: true,
        })
    }

    /// A mail server did not take it: the next is another one.
    pub async fn refused(&self, ticket: &Ticket) {
        let mut held = self.0.held.lock().await;
        held.token
            .take_if(|(token, _)| token.as_str() == ticket.token.as_str());
    }

    async fn ask(&self, held: &mut Held) -> Result<BasicTokenResponse, Fault> {
        let server = self.server()?;
        let Some(first) = &self.0.access.refresh else {
            return self.ask_as_client(&server).await;
        };
        let mut with = self.renewed(first, held).await?;
        let answer = match self.ask_again(&server, &with).await {
            // Another node may have been quicker, so that what this one had is used up.
            Err(fault) if fault.is_of_grant() => {
                let newest = self.renewed(first, held).await?;
                if *newest == *with {
                    return Err(fault);
                }
                with = newest;
                self.ask_again(&server, &with).await
            }
            other => other,
        }?;
        if let Some(brought) = answer.refresh_token()
            && brought.secret() != with.as_str()
        {
            held.unsaved = Some(Zeroizing::new(brought.secret().clone()));
            // The token that came with it is as good; what could not be kept is kept the next time.
            if let Err(error) = self.save(first, held).await {
                tracing::error!(%error, "a renewed token for mail could not be kept yet");
            }
        }
        Ok(answer)
    }

    /// What others are got by now.
    async fn renewed(&self, first: &str, held: &mut Held) -> Result<Zeroizing<String>, Fault> {
        let lost = |error: Error| {
            tracing::warn!(%error, "the token by which others are got cannot be read");
            Fault::new("the database does not answer")
        };
        if held.unsaved.is_some() {
            self.save(first, held).await.map_err(lost)?;
        }
        let instead = self.0.kept.instead_of(first).await.map_err(lost)?;
        Ok(instead.unwrap_or_else(|| Zeroizing::new(first.to_owned())))
    }

    async fn save(&self, first: &str, held: &mut Held) -> crate::error::Result<()> {
        if let Some(brought) = &held.unsaved {
            self.0.kept.keep(first, brought).await?;
            held.unsaved = None;
        }
        Ok(())
    }

    fn server(&self) -> Result<Server, Fault> {
        let access = &self.0.access;
        let url = TokenUrl::new(access.url.clone());
        let url = url.map_err(|_| Fault::new("the address is none"))?;
        let server = BasicClient::new(ClientId::new(access.client.clone()))
            .set_auth_type(AuthType::RequestBody)
            .set_token_uri(url);
        Ok(match &access.secret {
            Some(secret) => server.set_client_secret(ClientSecret::new(secret.to_string())),
            None => server,
        })
    }

    async fn ask_as_client(&self, server: &Server) -> Result<BasicTokenResponse, Fault> {
        server
            .exchange_client_credentials()
            .add_scopes(self.scopes())
            .request_async(&self.0.client)
            .await
            .map_err(|error| Fault::of(&error))
    }

    async fn ask_again(&self, server: &Server, with: &str) -> Result<BasicTokenResponse, Fault> {
        server
            .exchange_refresh_token(&RefreshToken::new(with.to_owned()))
            .add_scopes(self.scopes())
            .request_async(&self.0.client)
            .await
            .map_err(|error| Fault::of(&error))
    }

    fn scopes(&self) -> Option<Scope> {
        self.0.access.scope.clone().map(Scope::new)
    }
}
