//! The forms of activities and of the outreach log.

use diesel::QueryResult;
use jiff::civil::Date;
use maud::Markup;

use super::{Activity, LONGEST_NAME, LONGEST_NOTE, Level, Outreach, Phase, Status, queries, views};
use crate::db::Connection;
use crate::db::ids::{ActivityId, OutreachId, ProcessId};
use crate::error::Result;
use crate::processes::parts::{Ordered, Part, Path, Shown, Undone};
use crate::web::form::Form;
use crate::web::reading::{Length, Reading};
use crate::web::url::{self, Slug, Url};

/// What the form of an activity needs to know.
pub struct AroundActivity {
    activities: Vec<Activity>,
    /// The word of the phase that a new one was asked for.
    phase: String,
}

impl Part for Activity {
    type Id = ActivityId;
    type Around = AroundActivity;
    const ACTIONS: [&str; 3] = ["activity.added", "activity.changed", "activity.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::activity_form;
    const BACK: fn(&Slug) -> Url = url::plan;
    const UNDONE: Undone = Undone::Removals;

    fn around(c: &mut Connection, of: ProcessId, path: &Path) -> Result<AroundActivity> {
        Ok(AroundActivity {
            activities: queries::activities(c, of)?,
            phase: path.query.text("phase").to_owned(),
        })
    }

    fn find(around: &AroundActivity, id: ActivityId) -> Option<&Self> {
        around.activities.iter().find(|activity| activity.id == id)
    }

    fn fill(around: &AroundActivity, old: Option<&Self>, form: &mut Form) {
        let Some(old) = old else {
            form.set("phase", &around.phase);
            return;
        };
        form.set("phase", old.phase.word());
        form.set("name", &old.name);
        if let Some(day) = old.due_on {
            form.set("due_on", day.to_string());
        }
        form.set("status", old.status.word());
        form.set("note", &old.note);
    }

    fn read(around: &Self::Around, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let id = old.map(|old| old.id);
        let phase = reading.chosen("phase", "activity-phase", Phase::from_word);
        let name = reading.required("name", "activity-name", LONGEST_NAME);
        let others = around.activities.iter();
        let others = others.filter(|other| Some(other.phase) == phase && Some(other.id) != id);
        reading.refuse_taken(&name, others.map(|other| other.name.as_str()));
        let due_on = reading.optional_date("due_on", "activity-due");
        let status = reading.chosen("status", "activity-status", Status::from_word);
        let note = reading.optional("note", "activity-note", Length::Lines(LONGEST_NOTE));
        Some(Self {
            id: id.unwrap_or_else(ActivityId::random),
            phase: phase?,
            name,
            due_on,
            status: status?,
            note,
        })
    }

    fn put(&self, c: &mut Connection, of: ProcessId, _: Option<&Self>) -> Result<()> {
        Ok(queries::put_activity(c, of, self)?)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, _: Date) -> Result<()> {
        Ok(queries::remove_activity(c, of, self.id)?)
    }

    fn told(&self) -> String {
        self.name.clone()
    }

    /// How far it has come, and before if that was another.
    fn written(&self, old: Option<&Self>) -> String {
        let (name, now) = (&self.name, self.status.word());
        match old.map(|old| old.status) {
            None => format!("{name}: {now}"),
            Some(before) if before == self.status => name.clone(),
            Some(before) => format!("{name}: {} → {now}", before.word()),
        }
    }
}

impl Ordered for Activity {
    const MOVED: &'static str = "activity.moved";
    const ORDER: fn(&mut Connection, &[ActivityId]) -> QueryResult<()> = queries::order_activities;

    fn name(&self) -> &str {
        &self.name
    }

    fn id(&self) -> ActivityId {
        self.id
    }

    fn row(&self, around: &AroundActivity) -> Vec<ActivityId> {
        let all = around.activities.iter();
        let phase = all.filter(|other| other.phase == self.phase);
        phase.map(|activity| activity.id).collect()
    }
}

/// What the form of an entry in the outreach log needs to know.
pub struct AroundOutreach {
    outreach: Vec<Outreach>,
    today: Date,
}

impl Part for Outreach {
    type Id = OutreachId;
    type Around = AroundOutreach;
    const ACTIONS: [&str; 3] = ["outreach.added", "outreach.changed", "outreach.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::outreach_form;
    const BACK: fn(&Slug) -> Url = url::plan;
    const UNDONE: Undone = Undone::Removals;

    fn around(c: &mut Connection, of: ProcessId, path: &Path) -> Result<AroundOutreach> {
        Ok(AroundOutreach {
            outreach: queries::outreach(c, of)?,
            today: path.today,
        })
    }

    fn find(around: &AroundOutreach, id: OutreachId) -> Option<&Self> {
        around.outreach.iter().find(|told| told.id == id)
    }

    fn fill(around: &AroundOutreach, old: Option<&Self>, form: &mut Form) {
        let Some(old) = old else {
            form.set("day", around.today.to_string());
            return;
        };
        form.set("day", old.day.to_string());
        form.set("level", old.level.word());
        form.set("audience", &old.audience);
        form.set("how", &old.how);
        form.set("note", &old.note);
    }

    fn read(around: &Self::Around, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let day = reading.date("day", "outreach-day");
        // A log tells what has been; what is to come is an activity.
        if day.is_some_and(|day| day > around.today) {
            reading.fault("day", "outreach-day-to-come");
        }
        let level = reading.chosen("level", "outreach-level", Level::from_word);
        let audience = reading.required("audience", "outreach-audience", LONGEST_NAME);
        let how = reading.required("how", "outreach-how", LONGEST_NAME);
        let note = reading.optional("note", "outreach-note", Length::Lines(LONGEST_NOTE));
        Some(Self {
            id: old.map_or_else(OutreachId::random, |old| old.id),
            day: day?,
            level: level?,
            audience,
            how,
            note,
        })
    }

    fn put(&self, c: &mut Connection, of: ProcessId, _: Option<&Self>) -> Result<()> {
        Ok(queries::put_outreach(c, of, self)?)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, _: Date) -> Result<()> {
        Ok(queries::remove_outreach(c, of, self.id)?)
    }

    fn told(&self) -> String {
        format!("{} {}: {}", self.day, self.level.word(), self.audience)
    }

    fn written(&self, _: Option<&Self>) -> String {
        self.told()
    }
}
