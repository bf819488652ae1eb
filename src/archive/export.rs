//! All of a process in open formats, so that whoever keeps it needs no Eko to read it.
//!
//! Left out on purpose: addresses, single answers, comments, codes, links, passwords. None of them is even read here.

use jiff::tz::TimeZone;
use serde_json::{Value, json};

use super::Package;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{BoardId, DialogueId, ProcessId, SurveyVersionId, TargetGroupId, ThemeId};
use crate::dialogues::{CollectionPoint, Dialogue, Kind, Window};
use crate::error::Result;
use crate::i18n::Language;
use crate::processes::{Board, Method, Process, TargetGroup};
use crate::reports::{Report, status};
use crate::survey::{Survey, Version};
use crate::{addresses, audit, dialogues, followup, mailings, organisations};
use crate::{processes, reports, survey};

/// The cells of a table's row: whatever can be written.
macro_rules! row {
    ($($cell:expr),+ $(,)?) => { vec![$($cell.to_string()),+] };
}

/// A ZIP file and what to call it.
pub struct Packed {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// Packs all of a process as the connection sees it.
///
/// # Errors
/// Those of the database.
pub fn pack(c: &mut Connection, of: ProcessId, now: Timestamp, zone: &TimeZone) -> Result<Packed> {
    let kept = Kept::read(c, of)?;
    let mut package = Package::new(now, zone);
    package.text("README.txt", &readme(&kept.process, now, zone))?;
    package.json("process.json", &process(&kept.process))?;
    kept.put_parts(&mut package, &processes::queries::priorities(c, of)?)?;
    package.json("plan.json", &plan(c, of)?)?;
    kept.put_dialogues(&mut package, zone)?;
    package.json("surveys.json", &kept.surveys())?;
    kept.put_organisations(&mut package, c)?;
    kept.put_reports(&mut package, c)?;
    package.json("news.json", &news(c, of)?)?;
    kept.put_mailings(&mut package, c)?;
    kept.put_forwards(&mut package, c)?;
    package.json("follow-up.json", &account(c, of, now, zone)?)?;
    put_erasures(&mut package, c, of)?;
    put_log(&mut package, c, of)?;
    Ok(Packed {
        name: format!("{}-{}.zip", kept.process.slug, now.day(zone)),
        bytes: package.done()?,
    })
}

/// The account as it stands, and the snapshots that were taken of it.
fn account(c: &mut Connection, of: ProcessId, now: Timestamp, zone: &TimeZone) -> Result<Value> {
    let mut snapshots = Vec::new();
    for snapshot in followup::snapshots::queries::all(c, of)? {
        // As it is stored: whatever becomes of its shape, it can be taken out.
        let content = followup::snapshots::queries::content(c, snapshot.id)?;
        snapshots.push(json!({
            "name": snapshot.name,
            "taken_at": snapshot.taken_at,
            "published_at": snapshot.published_at,
            "account": content,
        }));
    }
    let account = followup::account::of(c, of, now, zone)?;
    Ok(json!({ "account": account, "snapshots": snapshots }))
}

/// What was to be done and how far it came, and whom the process was made known to.
fn plan(c: &mut Connection, of: ProcessId) -> Result<Value> {
    let activities = processes::plan::queries::activities(c, of)?;
    let outreach = processes::plan::queries::outreach(c, of)?;
    Ok(processes::plan::record(&activities, &outreach))
}

/// What it is, when and by what it was made, and what is not in it: in each of the staff's languages.
fn readme(process: &Process, now: Timestamp, zone: &TimeZone) -> String {
    let parts = Language::STAFF.iter().flat_map(|&language| {
        let t = language.texts();
        let name = process.name(language).to_owned();
        let made = [
            ("moment", t.moment(now, zone).into()),
            ("version", env!("CARGO_PKG_VERSION").into()),
        ];
        [
            t.with("readme-title", [("name", name.into())]),
            t.with("readme-made", made),
            t.get("readme-left-out").into_owned(),
            t.get("readme-files").into_owned(),
            t.get("readme-notes").into_owned(),
        ]
    });
    parts.collect::<Vec<String>>().join("\n\n") + "\n"
}

fn process(of: &Process) -> Value {
    let texts: Vec<Value> = of
        .texts
        .iter()
        .map(|text| {
            json!({
                "language": text.language.word(),
                "name": text.name,
                "purpose": text.purpose,
                "shortcomings": text.shortcomings,
                "partners": text.partners,
            })
        })
        .collect();
    json!({
        "slug": of.slug.as_str(),
        "default_language": of.default_language.word(),
        "texts": texts,
        "contact": {
            "organisation": of.contact.organisation,
            "name": of.contact.name,
            "email": of.contact.email,
            "phone": of.contact.phone,
        },
        "threshold": of.threshold.get(),
        "heard_target_percent": of.heard_target,
        "answer_days": of.answer_days,
        "tablet_grace_seconds": of.tablet_grace,
        "mailings_need_approval": of.mailing.needs_approval,
        "reminder_days": of.mailing.reminder_days,
        "bounce_days": of.mailing.bounce_days,
        "accent": of.accent.map(|accent| accent.to_string()),
        "data_officer": of.information.data_officer,
        "disposal_decision": of.information.disposal_decision,
        "accessibility_reviewed_on": of.information.reviewed_on.map(|day| day.to_string()),
        "information_changed_on": of.information.changed_on.to_string(),
        "ended_at": of.ended_at.map(Timestamp::iso),
    })
}

/// What several files speak of.
struct Kept {
    process: Process,
    boards: Vec<Board>,
    groups: Vec<TargetGroup>,
    methods: Vec<Method>,
    dialogues: Vec<Dialogue>,
    points: Vec<CollectionPoint>,
    surveys: Vec<(Survey, Vec<Version>)>,
    reports: Vec<Report>,
}

impl Kept {
    fn read(c: &mut Connection, of: ProcessId) -> Result<Self> {
        let mut surveys = Vec::new();
        for survey in survey::queries::surveys(c, of)? {
            let versions = survey::queries::versions(c, &survey)?;
            surveys.push((survey, versions));
        }
        Ok(Self {
            process: processes::queries::process(c, of)?,
            boards: processes::queries::boards(c, of)?,
            groups: processes::queries::groups(c, of)?,
            methods: processes::queries::methods(c, of)?,
            dialogues: dialogues::queries::all(c, of)?,
            points: dialogues::queries::collection_points(c, of)?,
            surveys,
            reports: reports::queries::all(c, of)?,
        })
    }

    /// The names of some of the target groups, in the order of all of them.
    fn group_names(&self, some: impl Fn(TargetGroupId) -> bool) -> String {
        let names: Vec<&str> = self
            .groups
            .iter()
            .filter(|group| some(group.id))
            .map(|group| group.name.as_str())
            .collect();
        names.join("; ")
    }

    /// The number of a dialogue.
    fn number(&self, id: DialogueId) -> Option<i32> {
        let dialogue = self.dialogues.iter().find(|dialogue| dialogue.id == id);
        dialogue.map(|dialogue| dialogue.number)
    }

    /// Boards with whom they prioritise, target groups, methods.
    fn put_parts(
        &self,
        package: &mut Package,
        priorities: &[(BoardId, TargetGroupId)],
    ) -> Result<()> {
        let boards = self.boards.iter().map(|board| {
            let groups = self.group_names(|group| priorities.contains(&(board.id, group)));
            row![board.name, board.municipality, board.reference, groups]
        });
        package.table(
            "boards.csv",
            "name,municipality,reference,target_groups",
            boards,
        )?;
        let groups = self
            .groups
            .iter()
            .map(|group| row![group.name, group.kind.word()]);
        package.table("groups.csv", "name,kind", groups)?;
        let methods = self
            .methods
            .iter()
            .map(|method| row![method.name, method.strengths, method.weaknesses]);
        package.table("methods.csv", "name,strengths,weaknesses", methods)
    }

    /// Dialogues by number, then collection points by theirs. No codes, no wishes, no answers.
    fn put_dialogues(&self, package: &mut Package, zone: &TimeZone) -> Result<()> {
        let dialogues = self.dialogues.iter().map(|dialogue| {
            let board = self.boards.iter().find(|board| board.id == dialogue.board);
            let method = self
                .methods
                .iter()
                .find(|method| Some(method.id) == dialogue.method);
            let first = row![
                dialogue.number,
                dialogue.held_on,
                Kind::Dialogue.word(),
                board.map_or("", |board| &board.name),
                self.group_names(|group| dialogue.groups.contains(&group)),
                dialogue.phase.word(),
                method.map_or("", |method| &method.name),
                dialogue.venue,
                count(dialogue.participants),
                count(dialogue.elected_present),
                count(dialogue.not_reachable),
            ];
            self.with_survey_and_window(first, dialogue.survey, dialogue.window)
        });
        let points = self.points.iter().map(|point| {
            let day = point.window.opens_at.day(zone);
            let kind = Kind::CollectionPoint.word();
            let first = row![
                point.number,
                day,
                kind,
                "",
                "",
                "",
                "",
                point.name,
                "",
                "",
                ""
            ];
            self.with_survey_and_window(first, Some(point.survey), point.window)
        });
        const HEADINGS: &str = "number,held_on,kind,board,target_groups,phase,method,venue,participants,\
            elected_present,not_reachable,survey,survey_version,opens_at,closes_at,closed_at";
        package.table("dialogues.csv", HEADINGS, dialogues.chain(points))
    }

    fn with_survey_and_window(
        &self,
        first: Vec<String>,
        survey: Option<SurveyVersionId>,
        window: Window,
    ) -> Vec<String> {
        let (name, version) = self
            .surveys
            .iter()
            .flat_map(|(survey, versions)| versions.iter().map(move |version| (survey, version)))
            .find(|(_, version)| version.id == survey)
            .map(|(survey, version)| (survey_name(survey), version.number.to_string()))
            .unwrap_or_default();
        let window = [
            name,
            version,
            window.opens_at.iso(),
            window.closes_at.iso(),
            window.closed_at.map(Timestamp::iso).unwrap_or_default(),
        ];
        first.into_iter().chain(window).collect()
    }

    /// Every version of every survey with all its words, drafts too.
    fn surveys(&self) -> Value {
        let all = self.surveys.iter().map(|(survey, versions)| {
            let versions: Vec<Value> = versions
                .iter()
                .rev()
                .map(|version| {
                    // The standard survey was never published by anybody: every process has it.
                    let published_at = version.published_at.filter(|_| version.id.is_some());
                    json!({
                        "number": version.number,
                        "pilot": version.pilot,
                        "standard": version.id.is_none(),
                        "published_at": published_at.map(Timestamp::iso),
                        "questions": version.questionnaire.questions,
                    })
                })
                .collect();
            json!({
                "audience": survey.audience.word(),
                "name": survey_name(survey),
                "versions": versions,
            })
        });
        all.collect()
    }

    /// Where dialogues were held; nobody who works there.
    fn put_organisations(&self, package: &mut Package, c: &mut Connection) -> Result<()> {
        let mut all = organisations::queries::all(c, self.process.id)?;
        all.sort_by(|one, other| one.name.cmp(&other.name));
        let rows = all.into_iter().map(|organisation| {
            let mut numbers: Vec<i32> = organisation
                .dialogues
                .iter()
                .filter_map(|&id| self.number(id))
                .collect();
            numbers.sort_unstable();
            let numbers: Vec<String> = numbers.iter().map(i32::to_string).collect();
            row![organisation.name, numbers.join("; ")]
        });
        package.table("organisations.csv", "name,dialogues", rows)
    }

    /// The reports, drafts too, and their files one at a time.
    fn put_reports(&self, package: &mut Package, c: &mut Connection) -> Result<()> {
        let themes = status::queries::themes(c, self.process.id)?;
        let tagged = status::queries::report_themes(c, self.process.id)?;
        let path = |report: &Report| format!("reports/{}.pdf", report.slug);
        let all = self.reports.iter().rev();
        let all: Value = all
            .map(|report| {
                let texts: Vec<Value> = report
                    .texts
                    .iter()
                    .map(|text| {
                        json!({
                            "language": text.language.word(),
                            "title": text.title,
                            "summary": text.summary,
                        })
                    })
                    .collect();
                let tags = tagged.get(&report.id).cloned().unwrap_or_default();
                json!({
                    "slug": report.slug.as_str(),
                    "kind": report.kind.word(),
                    "version": report.version,
                    "link": report.link,
                    "file": report.file.map(|_| path(report)),
                    "file_name": report.file_facts.as_ref().map(|(name, _)| name),
                    "texts": texts,
                    "themes": theme_names(&themes, &tags),
                    "created_at": report.created_at.iso(),
                    "published_at": report.published_at.map(Timestamp::iso),
                })
            })
            .collect();
        package.json("reports.json", &all)?;
        for report in self.reports.iter().rev() {
            if let Some(file) = report.file {
                let (_, _, body) = reports::queries::file(c, file)?;
                package.file(&path(report), &body)?;
            }
        }
        Ok(())
    }

    /// The mailings with their figures, the earliest first.
    fn put_mailings(&self, package: &mut Package, c: &mut Connection) -> Result<()> {
        let figures = mailings::queries::figures(c, self.process.id)?;
        let all = mailings::queries::all(c, self.process.id)?;
        let rows = all.iter().rev().map(|mailing| {
            let report = self
                .reports
                .iter()
                .find(|report| report.id == mailing.report);
            let figures = figures.get(&mailing.id).copied().unwrap_or_default();
            row![
                report.map_or("", |report| report.slug.as_str()),
                report.map_or("", |report| &report.version),
                mailing.audience.word(),
                mailing.purpose.word(),
                mailing.round,
                mailing.order.word(),
                mailing.created_at.iso(),
                figures.total(),
                figures.waiting,
                figures.accepted,
                figures.bounced,
                figures.rejected,
                figures.uncertain,
                figures.failed,
                figures.withdrawn,
                figures.cancelled,
                figures.untried,
            ]
        });
        const HEADINGS: &str = "report,version,audience,purpose,round,state,made_at,total,waiting,accepted,\
            bounced,rejected,uncertain,failed,withdrawn,cancelled,untried";
        package.table("mailings.csv", HEADINGS, rows)
    }

    /// To how many organisations say to have passed feedback on.
    fn put_forwards(&self, package: &mut Package, c: &mut Connection) -> Result<()> {
        let mut said: Vec<(i32, i64, i64)> =
            mailings::forwarding::queries::by_dialogue(c, self.process.id)?
                .into_iter()
                .filter_map(|(id, passed_on, not_reachable)| {
                    Some((self.number(id)?, passed_on, not_reachable))
                })
                .collect();
        said.sort_unstable();
        let rows = said
            .iter()
            .map(|(number, passed_on, not_reachable)| row![number, passed_on, not_reachable]);
        package.table("forwards.csv", "dialogue,passed_on,not_reachable", rows)
    }
}

/// A count that may not have been entered.
fn count(of: Option<i32>) -> String {
    of.map_or_else(String::new, |count| count.to_string())
}

/// The participants' own survey has no name.
fn survey_name(survey: &Survey) -> String {
    if survey.name.is_empty() {
        survey.audience.word().to_owned()
    } else {
        survey.name.clone()
    }
}

fn theme_names(all: &[status::Theme], some: &[ThemeId]) -> Vec<String> {
    all.iter()
        .filter(|theme| some.contains(&theme.id))
        .map(|theme| theme.name(Language::Swedish).1.to_owned())
        .collect()
}

/// What the status page tells: themes in every language, announced days, news with the earliest first.
fn news(c: &mut Connection, of: ProcessId) -> Result<Value> {
    let themes = status::queries::themes(c, of)?;
    let names: Vec<Value> = themes
        .iter()
        .map(|theme| {
            let names = theme.names.iter();
            names
                .map(|(language, name)| (language.word(), name.as_str()))
                .collect::<Value>()
        })
        .collect();
    let announced: Vec<Value> = status::queries::announced(c, of)?
        .iter()
        .map(|announced| {
            json!({ "report": announced.kind.word(), "day": announced.day.to_string() })
        })
        .collect();
    let mut updates = status::queries::updates(c, of)?;
    updates.sort_by_key(|update| (update.day, update.changed_at, update.id));
    let updates: Vec<Value> = updates
        .iter_mut()
        .map(|update| {
            update.texts.sort_by_key(|text| text.language);
            let texts = update.texts.iter().map(|text| {
                json!({
                    "language": text.language.word(),
                    "title": text.title,
                    "body": text.body,
                })
            });
            json!({
                "day": update.day.to_string(),
                "changed_at": update.changed_at.iso(),
                "texts": texts.collect::<Vec<Value>>(),
                "themes": theme_names(&themes, &update.themes),
            })
        })
        .collect();
    Ok(json!({ "themes": names, "announced": announced, "updates": updates }))
}

/// What is left of addresses: when, why, by which decision, how many.
fn put_erasures(package: &mut Package, c: &mut Connection, of: ProcessId) -> Result<()> {
    let mut rows: Vec<Vec<String>> = addresses::queries::evidence(c, of)?
        .into_iter()
        .map(|left| row![left.day, left.reason.word(), left.decision, left.count])
        .collect();
    rows.sort();
    package.table("erasures.csv", "day,reason,decision,count", rows)
}

/// Who did what, the earliest first.
fn put_log(package: &mut Package, c: &mut Connection, of: ProcessId) -> Result<()> {
    let all = audit::queries::latest(c, of, "", "", i64::MAX)?;
    let rows = all.into_iter().rev().map(|entry| {
        let who = entry.who.unwrap_or_default();
        row![entry.at.iso(), who, entry.action, entry.detail]
    });
    package.table("audit.csv", "at,who,action,detail", rows)
}
