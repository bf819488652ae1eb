//! What the status page tells, as staff write it, and the days that it promises.

use actix_web::{HttpResponse, web};
use diesel::QueryResult;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::{Announced, Theme, queries, views};
use crate::app::App;
use crate::audit;
use crate::db::Connection;
use crate::db::ids::{ProcessId, ThemeId};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::within::Within;
use crate::reports::promises::{self, Moved, Subject};
use crate::reports::{self, Report, ReportKind};
use crate::staff::writing::MayChange;
use crate::staff::{Edit, Right, See};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

/// The staff's page about the status page.
pub async fn overview(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    show(&app, &staff, None, &Faults::default()).await
}

async fn show<R: Right>(
    app: &App,
    staff: &Within<R>,
    sent: Option<&Form>,
    faults: &Faults,
) -> Result<HttpResponse> {
    let id = staff.process.id;
    let (updates, themes, announced, moved) = app
        .db
        .read(move |c| {
            Ok((
                queries::updates(c, id)?,
                queries::themes(c, id)?,
                queries::announced(c, id)?,
                promises::queries::moved(c, id)?,
            ))
        })
        .await?;
    let mut stored = Form::default();
    for day in &announced {
        stored.set(day.kind.word(), day.day);
    }
    let page = views::overview(&views::Overview {
        staff,
        updates: &updates,
        themes: &themes,
        moved: &moved,
        has_promised: !announced.is_empty(),
        form: sent.unwrap_or(&stored),
        faults,
        today: app.clock.now().day(&app.zone),
    });
    Ok(if faults.is_empty() {
        html(page)
    } else {
        html_unaccepted(page)
    })
}

/// Sets the days that reports are promised for. Whoever moves or takes back one that was promised before today says why.
pub async fn set_plan(
    app: web::Data<App>,
    staff: Within<Edit>,
    form: Form,
) -> Result<HttpResponse> {
    let (id, now) = (staff.process.id, app.clock.now());
    let (today, zone, zone_then) = (now.day(&app.zone), app.zone.clone(), app.zone.clone());
    let known = app.db.read(move |c| Ok(Made::read(c, id, &zone)?)).await?;
    let mut reading = Reading::new(staff.t(), &form);
    let days: Vec<(ReportKind, Option<Date>)> = ReportKind::ALL
        .iter()
        .map(|&kind| (kind, reading.optional_date(kind.word(), kind.text_key())))
        .collect();
    let mut moves = days.iter().copied();
    let why = match moves.any(|(kind, day)| known.asks_why(kind, day, today)) {
        true => promises::telling::read_why(&mut reading),
        false => Vec::new(),
    };
    let days = match reading.done(Some(days)) {
        Ok(days) => days,
        Err(faults) => return show(&app, &staff, Some(&form), &faults).await,
    };
    let said = |changes: &Vec<String>| (!changes.is_empty()).then(|| changes.join(", "));
    staff
        .write(&app, "news.promised", said, move |c| {
            let known = Made::read(c, id, &zone_then)?;
            let mut changes = Vec::new();
            for &(kind, day) in &days {
                if known.asks_why(kind, day, today) {
                    // Somebody else may have promised it meanwhile.
                    if why.is_empty() {
                        return Err(Error::Refused("promise-why-missing"));
                    }
                    let was = known.day(kind).map_or(today, |(was, _)| was);
                    let subject = Subject::Report(kind);
                    promises::queries::note(c, id, subject, (was, day), today, &why)?;
                }
                let before = queries::announce(c, id, kind, day, now)?;
                let said = |day: Option<Date>| day.map_or("–".into(), |day| day.to_string());
                changes.extend(audit::changed(kind.word(), said(before), said(day)));
            }
            Ok(changes)
        })
        .await?;
    Ok(see_other(url::news(&staff.process.slug)))
}

/// What is promised of reports, and what of it was moved before.
struct Made {
    announced: Vec<Announced>,
    moved: Vec<(Subject, Moved)>,
    zone: TimeZone,
}

impl Made {
    fn read(c: &mut Connection, of: ProcessId, zone: &TimeZone) -> QueryResult<Self> {
        Ok(Self {
            announced: queries::announced(c, of)?,
            moved: promises::queries::moved(c, of)?,
            zone: zone.clone(),
        })
    }

    /// The day that a report of a kind is promised for, and when that was said.
    fn day(&self, kind: ReportKind) -> Option<(Date, Date)> {
        let mut all = self.announced.iter();
        let announced = all.find(|announced| announced.kind == kind)?;
        Some((announced.day, announced.changed_at.day(&self.zone)))
    }

    fn asks_why(&self, kind: ReportKind, now: Option<Date>, today: Date) -> bool {
        let subject = Subject::Report(kind);
        let was_moved = self.moved.iter().any(|(of, _)| *of == subject);
        promises::asks_why(self.day(kind), was_moved, (now, today))
    }
}

/// Tags a report with themes.
pub async fn tag_report(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let (of, slug, t) = (staff.process.id, path.into_inner().1, staff.t());
    let tagged = staff
        .write(&app, "report.tagged", Tagged::said, move |c| {
            let report = reports::queries::by_slug(c, of, &slug)?;
            let themes = queries::themes(c, of)?;
            let before = queries::report_themes(c, of)?.remove(&report.id);
            let mut reading = Reading::new(t, &form);
            let after = reading.ticked_among("theme", "status-themes", &themes, |theme| theme.id);
            if reading.done(Some(())).is_err() {
                return Err(Error::Refused("theme-gone"));
            }
            queries::tag_report(c, report.id, &after)?;
            Ok(Tagged {
                report,
                before: names(&themes, &before.unwrap_or_default()),
                after: names(&themes, &after),
            })
        })
        .await?;
    Ok(see_other(url::report(
        &staff.process.slug,
        &tagged.report.slug,
    )))
}

/// A report, and the names of its themes before and after.
struct Tagged {
    report: Report,
    before: String,
    after: String,
}

impl Tagged {
    fn said(&self) -> Option<String> {
        audit::changed(self.report.slug.as_str(), &self.before, &self.after)
    }
}

fn names(all: &[Theme], some: &[ThemeId]) -> String {
    let names: Vec<&str> = all
        .iter()
        .filter(|theme| some.contains(&theme.id))
        .map(|theme| theme.name(Language::Swedish).1)
        .collect();
    names.join(", ")
}
