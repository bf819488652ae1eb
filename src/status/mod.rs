//! What everybody can follow without leaving an address: the process's status page with its dated news, what comes
//! next, a feed and a calendar (D12, D52). Stands above the follow-up, whose saved figures the page leads to.

pub mod handlers;
mod outlets;
mod views;

use std::collections::HashMap;

use actix_web::HttpRequest;

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::ids::{ReportId, ThemeId};
use crate::error::{Error, Result};
use crate::followup::snapshots::{self, Snapshot};
use crate::i18n::Texts;
use crate::processes::{self, Process};
use crate::reports::news::{self, Announced, StatusUpdate, Theme};
use crate::reports::{self, Report};
use crate::web::language;

/// All that a process has made public.
pub struct Public {
    process: Process,
    /// The published ones.
    reports: Vec<Report>,
    tags: HashMap<ReportId, Vec<ThemeId>>,
    /// Those whose day has come.
    updates: Vec<StatusUpdate>,
    themes: Vec<Theme>,
    /// The promised days of reports that are not there yet; a process that has ended promises nothing.
    to_come: Vec<Announced>,
    /// The saved figures that everybody can see.
    figures: Vec<Snapshot>,
}

impl Public {
    /// With the words of whoever asks for it.
    async fn load(app: &App, request: &HttpRequest, slug: &str) -> Result<(Self, &'static Texts)> {
        let slug = slug.to_lowercase();
        let (today, zone) = (app.clock.now().day(&app.zone), app.zone.clone());
        let public = app
            .db
            .read_first(move |c| {
                let id = processes::queries::find(c, &slug)?.ok_or(Error::NotFound)?;
                let mut reports = reports::queries::all(c, id)?;
                reports.retain(|report| report.published_at.is_some());
                let process = processes::queries::process(c, id)?;
                let mut to_come = news::queries::announced(c, id)?;
                to_come.retain(|day| {
                    process.ended_at.is_none()
                        && reports.iter().all(|report| report.kind != day.kind)
                });
                let mut updates = news::queries::updates(c, id)?;
                updates.retain(|update| update.day <= today);
                for update in &mut updates {
                    // It is news since its day, though it may have been written before.
                    let shown_since = Timestamp::start_of(update.day, &zone);
                    update.changed_at = update.changed_at.max(shown_since);
                }
                let mut figures = snapshots::queries::all(c, id)?;
                figures.retain(|snapshot| snapshot.published_at.is_some());
                Ok(Self {
                    process,
                    reports,
                    tags: news::queries::report_themes(c, id)?,
                    updates,
                    themes: news::queries::themes(c, id)?,
                    to_come,
                    figures,
                })
            })
            .await?;
        let t = language::of(request, public.process.default_language).texts();
        Ok((public, t))
    }
}
