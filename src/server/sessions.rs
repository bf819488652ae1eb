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
use crate::db::ids::AccountId;
use crate::db::{By, Db};
use crate::secrets::{random_id, token_hash};
use crate::staff::guard::{ACCOUNT, AGENT, SESSION};
use crate::staff::queries::{self, Session};

/// How long somebody stays signed in.
const SESSION_LASTS: Duration = Duration::hours(12);

/// Seconds after which it is noted again that a session is used: often enough to know one that is, and no write for
/// each page.
const USED_EVERY: i64 = 600;

/// The name of the cookie that a session is known by.
pub(super) fn name(app: &App) -> &'static str {
    match app.config.base_url.is_https() {
        true => "__Host-eko",
        false => "eko",
    }
}

/// Sessions live in the database; over https the cookie is bound to this host alone (`__Host-`).
pub(super) fn sessions(app: &App) -> SessionMiddleware<DatabaseSessions> {
    let https = app.config.base_url.is_https();
    let store = DatabaseSessions {
        db: app.db.clone(),
        clock: app.clock.clone(),
    };
    SessionMiddleware::builder(store, app.secrets.cookie_key())
        .cookie_name(name(app).into())
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
        let number = |key: &str| state.get(key).and_then(|id| id.parse().ok());
        let agent = state.get(AGENT).map(|agent| serde_json::from_str(agent));
        let kept = Session {
            id: number(SESSION).unwrap_or_else(random_id),
            account: number(ACCOUNT).map(AccountId),
            state: serde_json::to_string(state)?,
            agent: agent.transpose()?.unwrap_or_default(),
        };
        let now = self.clock.now();
        let expires = now.plus_seconds(ttl.whole_seconds());
        self.db
            .write(By::Upkeep, move |c| {
                Ok(queries::put_session(c, &hash, &kept, (now, expires))?)
            })
            .await?;
        Ok(())
    }
}

impl SessionStore for DatabaseSessions {
    async fn load(&self, key: &SessionKey) -> Result<Option<State>, LoadError> {
        let hash = token_hash(key.as_ref());
        let now = self.clock.now();
        let wanted = hash.clone();
        let found = self
            .db
            .read(move |c| Ok(queries::session(c, &wanted, now)?))
            .await
            .map_err(|error| LoadError::Other(error.into()))?;
        let Some((text, used_at)) = found else {
            return Ok(None);
        };
        if now.0 - used_at.0 >= USED_EVERY {
            let noted = self
                .db
                .write(By::Upkeep, move |c| Ok(queries::used(c, &hash, now)?))
                .await;
            // Whoever is at work goes on without it.
            if let Err(error) = noted {
                tracing::warn!(%error, "it was not noted that a session is used");
            }
        }
        serde_json::from_str(&text)
            .map(Some)
            .map_err(|error| LoadError::Deserialization(error.into()))
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
