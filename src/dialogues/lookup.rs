//! The guard of participants' pages: the dialogue of the code in their path.

use std::sync::Arc;

use actix_web::HttpRequest;

use super::{Code, Public, queries};
use crate::app::{App, Remembered};
use crate::db::Db;
use crate::error::Result;
use crate::secrets::Secrets;

/// Finds the dialogue of a code, however it was typed.
///
/// # Errors
/// `NotFound` for a wrong code; many of them are throttled.
pub async fn by_code(app: &App, request: &HttpRequest, text: &str) -> Result<(Code, Arc<Public>)> {
    let code = Code::parse(text);
    let secret = code.as_ref().map_or("", Code::as_str);
    app.door(request)
        .open_typed(secret, async {
            let Some(code) = code else { return Ok(None) };
            let lookup = app.memory.of::<Lookup>();
            let found = lookup.find(&app.db, &app.secrets, code).await?;
            Ok(found.map(|public| (code, public)))
        })
        .await
}

/// The look-ups that every phone in a room repeats, kept for half a second: pages made of them are kept as long
/// (`server::ready`), and what another node changes is seen within one.
pub struct Lookup(moka::sync::Cache<Code, Arc<Public>>);

impl Default for Lookup {
    fn default() -> Self {
        Self(
            moka::sync::Cache::builder()
                .max_capacity(10_000)
                .time_to_live(std::time::Duration::from_millis(500))
                .build(),
        )
    }
}

impl Lookup {
    /// The dialogue of a code, from memory or the database. Codes that do not exist are not kept.
    pub async fn find(
        &self,
        db: &Db,
        secrets: &Secrets,
        code: Code,
    ) -> Result<Option<Arc<Public>>> {
        if let Some(known) = self.0.get(&code) {
            return Ok(Some(known));
        }
        let index = code.blind_index(secrets);
        let found = db
            .read_first(move |c| Ok(queries::public(c, &index)?))
            .await?
            .map(Arc::new);
        if let Some(public) = &found {
            self.0.insert(code, public.clone());
        }
        Ok(found)
    }
}

impl Remembered for Lookup {
    fn forget(&self) {
        self.0.invalidate_all();
    }
}
