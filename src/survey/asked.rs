//! What a version of a survey asks, from memory: every phone in a room wants to know.

use std::sync::{Arc, LazyLock};

use super::queries;
use super::questionnaire::Questionnaire;
use crate::app::Remembered;
use crate::db::Db;
use crate::db::ids::SurveyVersionId;
use crate::error::Result;

/// What published versions ask, read once: they never change.
pub struct Versions(moka::sync::Cache<SurveyVersionId, Arc<Questionnaire>>);

impl Default for Versions {
    fn default() -> Self {
        Self(moka::sync::Cache::new(1_000))
    }
}

impl Remembered for Versions {}

impl Versions {
    /// What a published version asks; none is the standard survey.
    pub async fn asked(&self, db: &Db, id: Option<SurveyVersionId>) -> Result<Arc<Questionnaire>> {
        static STANDARD: LazyLock<Arc<Questionnaire>> =
            LazyLock::new(|| Arc::new(Questionnaire::standard()));
        let Some(id) = id else {
            return Ok(STANDARD.clone());
        };
        if let Some(known) = self.0.get(&id) {
            return Ok(known);
        }
        let version = db.read_first(move |c| Ok(queries::version(c, id)?)).await?;
        let is_draft = version.is_draft();
        let asked = Arc::new(version.questionnaire);
        if !is_draft {
            self.0.insert(id, asked.clone());
        }
        Ok(asked)
    }
}
