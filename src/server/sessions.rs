//! Sessions in the database, so that any node can take any request. The key is only stored hashed.

use std::collections::HashMap;

use actix_session::SessionMiddleware;
use actix_session::config::{PersistentSession, TtlExtensionPolicy};
use actix_session::storage::{
    LoadError, SaveError, SessionKey, SessionStore, UpdateError, generate_session_key,
};
use actix_web::cookie::SameSite;
use actix_web::cookie::time::Duration;

use crate::app::App;
use crate::clock::Clock;
use crate::db::{By, Db};
use crate::secrets::token_hash;
use crate::staff::guard::ACCOUNT;
use crate::staff::queries;

/// How long somebody stays signed in.
const SESSION_LASTS: Duration = Duration::hours(12);

/// Sessions live in the database; over https the cookie is bound to this host alone (`__Host-`).
pub(super) fn sessions(app: &App) -> SessionMiddleware<DatabaseSessions> {
    let https = app.config.base_url.is_https();
    let store = DatabaseSessions {
        db: app.db.clone(),
        clock: app.clock.clone(),
    };
    SessionMiddleware::builder(store, app.secrets.cookie_key())
        .cookie_name(if https { "__Host-eko" } else { "eko" }.into())
        .cookie_secure(https)
        .cookie_http_only(true)
        .cookie_same_site(SameSite::Lax)
        .cookie_path("/".into())
        .session_lifecycle(
            PersistentSession::default()
                .session_ttl(SESSION_LASTS)
                .session_ttl_extension_policy(TtlExtensionPolicy::OnStateChanges),
        )
        .build()
}

type State = HashMap<String, String>;

pub(super) struct DatabaseSessions {
    db: Db,
    clock: Clock,
}

impl DatabaseSessions {
    async fn put(&self, key: &SessionKey, state: &State, ttl: &Duration) -> anyhow::Result<()> {
        let hash = token_hash(key.as_ref());
        let account = state.get(ACCOUNT).and_then(|id| id.parse().ok());
        let text = serde_json::to_string(state)?;
        let expires = self.clock.now().plus_seconds(ttl.whole_seconds());
        self.db
            .write(By::Upkeep, move |c| {
                Ok(queries::put_session(c, &hash, account, &text, expires)?)
            })
            .await?;
        Ok(())
    }
}

impl SessionStore for DatabaseSessions {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let hash = token_hash(key.as_ref());
        let now = self.clock.now();
        let text = self
            .db
            .read(move |c| Ok(queries::session(c, &hash, now)?))
            .await
            .map_err(|error| LoadError::Other(error.into()))?;
        text.map(|text| {
            serde_json::from_str(&text).map_err(|error| LoadError::Deserialization(error.into()))
        })
        .transpose()
    }

    async fn save(&self, state: State, ttl: &Duration) -> Result<SessionKey, SaveError> {
        let key = generate_session_key();
        self.put(&key, &state, ttl)
            .await
            .map_err(SaveError::Other)?;
        Ok(key)
    }

    async fn update(
        &self,
        key: SessionKey,
        state: State,
        ttl: &Duration,
    ) -> Result<SessionKey, UpdateError> {
        self.put(&key, &state, ttl)
            .await
            .map_err(UpdateError::Other)?;
        Ok(key)
    }

    async fn update_ttl(&self, key: &SessionKey, ttl: &Duration) -> anyhow::Result<()> {
        let hash = token_hash(key.as_ref());
        let expires = self.clock.now().plus_seconds(ttl.whole_seconds());
        self.db
            .write(By::Upkeep, move |c| {
                Ok(queries::extend_session(c, &hash, expires)?)
            })
            .await?;
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> anyhow::Result<()> {
        let hash = token_hash(key.as_ref());
        self.db
            .write(By::Upkeep, move |c| Ok(queries::delete_session(c, &hash)?))
            .await?;
        Ok(())
    }
}
