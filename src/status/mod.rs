//! What everybody can follow without leaving an address: the process's status page with its dated news, what comes
//! next, a feed and a calendar (D12, D52). Stands above the follow-up, whose saved figures the page leads to.

pub mod handlers;
mod outlets;
mod said;
mod views;

use std::collections::HashMap;

use actix_web::HttpRequest;
use jiff::civil::Date;

use crate::app::App;
use crate::clock::Timestamp;
use crate::db::ids::{ReportId, ThemeId};
use crate::dialogues::{self, Readable, ReadingPoint};
use crate::error::{Error, Result};
use crate::followup::snapshots::{self, Snapshot};
use crate::i18n::Texts;
use crate::observations::{self, Observation, Reply, telling};
use crate::processes::{self, Board, Process};
use crate::reports::news::{self, StatusUpdate, Theme};
use crate::reports::promises::{self, OfReports, Promise, Subject};
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
    /// The promised days of reports, and what became of them; one that is still open when a process has ended stays so.
    promises: Vec<Promise>,
    /// What was said, in the order that staff chose, and what came of it.
    observations: Vec<Observation>,
    boards: Vec<Board>,
    /// Where readers of replies are asked whether those answered them.
    asking: Vec<ReadingPoint>,
    today: Date,
    /// The saved figures that everybody can see.
    figures: Vec<Snapshot>,
}

impl Public {
    /// With the words of whoever asks for it.
    async fn load(app: &App, request: &HttpRequest, slug: &str) -> Result<(Self, &'static Texts)> {
        let slug = slug.to_lowercase();
        let (now, zone) = (app.clock.now(), app.zone.clone());
        let (today, secrets) = (now.day(&zone), app.secrets.clone());
        let public = app
            .db
            .read_first(move |c| {
                let id = processes::queries::find(c, &slug)?.ok_or(Error::NotFound)?;
                let mut reports = reports::queries::all(c, id)?;
                reports.retain(|report| report.published_at.is_some());
                let process = processes::queries::process(c, id)?;
                let promises = promises::of_reports(
                    &OfReports {
                        announced: &news::queries::announced(c, id)?,
                        moved: &promises::queries::moved(c, id)?,
                        reports: &reports,
                        is_over: process.ended_at.is_some(),
                    },
                    today,
                    &zone,
                );
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
                    promises,
                    observations: observations::queries::all(c, id)?,
                    asking: dialogues::queries::reading::open(c, &secrets, id, now)?,
                    boards: processes::told_apart(processes::queries::boards(c, id)?),
                    today,
                    figures,
                })
            })
            .await?;
        let t = language::of(request, public.process.default_language).texts();
        Ok((public, t))
    }

    /// What is promised and not there yet, each with its name; a process that has ended promises nothing more.
    fn to_come(&self, t: &Texts) -> Vec<(String, &Promise)> {
        let all = self.promises.iter();
        all.filter(|promise| self.process.ended_at.is_none() && promise.standing.is_open())
            .map(|promise| (promised(t, promise), promise))
            .collect()
    }

    /// The promises of replies that are not kept yet, each with its observation.
    fn replies_to_come(&self) -> Vec<(&Observation, &Reply, Promise)> {
        let all = self
            .observations
            .iter()
            .flat_map(|one| one.replies.iter().map(move |reply| (one, reply)));
        all.filter(|_| self.process.ended_at.is_none())
            .filter_map(|(one, reply)| Some((one, reply, reply.promise(self.today)?)))
            .filter(|(.., promise)| promise.standing.is_open())
            .collect()
    }

    /// Where whoever reads a reply is asked whether it answered them, while they are.
    fn asks_about(&self, reply: &Reply) -> Option<&ReadingPoint> {
        let about = Readable::Reply(reply.id, reply.place);
        self.asking.iter().find(|point| point.of == about)
    }

    /// Who replies.
    fn who(&self, reply: &Reply) -> &str {
        telling::who(reply, &self.boards, &self.process.contact.organisation)
    }
}

/// What a report's promise is about.
fn promised(t: &Texts, promise: &Promise) -> String {
    match promise.subject {
        Subject::Report(kind) => t.get(kind.text_key()).into_owned(),
        Subject::Reply(_) => t.get("reply-promise").into_owned(),
    }
}
