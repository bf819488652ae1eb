//! Sessions in the database, so that any node can take any request. The key is only stored hashed.

use std::collections::HashMap;

use actix_session::storage::{
    LoadError, SaveError, SessionKey, SessionStore, UpdateError, generate_session_key,
};
use actix_web::cookie::time::Duration;

use super::queries;
use crate::clock::Clock;
use crate::db::Db;
use crate::secrets::token_hash;

/// The key in the session's state under which the account stands.
pub const ACCOUNT: &str = "account";

type State = HashMap<String, String>;

pub struct DatabaseSessions {
    pub db: Db,
    pub clock: Clock,
}

impl DatabaseSessions {
    async fn put(&self, key: &SessionKey, state: &State, ttl: &Duration) -> anyhow::Result<()> {
        let hash = token_hash(key.as_ref());
        let account = state.get(ACCOUNT).and_then(|id| id.parse().ok());
        let text = serde_json::to_string(state)?;
        let expires = self.clock.now().plus_seconds(ttl.whole_seconds());
        self.db
            .write(move |c| Ok(queries::put_session(c, &hash, account, &text, expires)?))
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
            .write(move |c| Ok(queries::extend_session(c, &hash, expires)?))
            .await?;
        Ok(())
    }

    async fn delete(&self, key: &SessionKey) -> anyhow::Result<()> {
        let hash = token_hash(key.as_ref());
        self.db
            .write(move |c| Ok(queries::delete_session(c, &hash)?))
            .await?;
        Ok(())
    }
}
