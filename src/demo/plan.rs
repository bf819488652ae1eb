//! The example's plan and its outreach log. What the public record says is that there were three phases and that the
//! process was made known locally, regionally and nationally; days, audiences and notes are made up.

use jiff::civil::Date;

use super::tables::rows;
use crate::db::Connection;
use crate::db::ids::{ActivityId, OutreachId, ProcessId};
use crate::error::Result;
use crate::plan::{Activity, Level, Outreach, Phase, Status, queries};

fn activities() -> Vec<Activity> {
    let rows = rows(include_str!("activities.csv"));
    let activities = rows.iter().filter_map(|row| {
        Some(Activity {
            id: ActivityId::random(),
            phase: Phase::from_word(&row[0])?,
            name: row[1].to_owned(),
            due_on: row[2].parse().ok(),
            status: Status::from_word(&row[3])?,
            note: row[4].to_owned(),
        })
    });
    activities.collect()
}

fn outreach() -> Vec<Outreach> {
    let rows = rows(include_str!("outreach.csv"));
    let outreach = rows.iter().filter_map(|row| {
        Some(Outreach {
            id: OutreachId::random(),
            day: row[0].parse().ok()?,
            level: Level::from_word(&row[1])?,
            audience: row[2].to_owned(),
            how: row[3].to_owned(),
            note: row[4].to_owned(),
        })
    });
    outreach.collect()
}

/// Adds the plan of the example, and its outreach log. One activity is still to be done: on the day for which the
/// status page promises to tell what came of it.
pub(super) fn add(c: &mut Connection, process: ProcessId, today: Date) -> Result<()> {
    let promised = today
        .checked_add(jiff::Span::new().days(60))
        .unwrap_or(today);
    let last = Activity {
        id: ActivityId::random(),
        phase: Phase::FollowUp,
        name: "Berätta för deltagarna vad det har lett till".to_owned(),
        due_on: Some(promised),
        status: Status::Planned,
        note: String::new(),
    };
    for activity in activities().iter().chain([&last]) {
        queries::put_activity(c, process, activity)?;
    }
    for outreach in &outreach() {
        queries::put_outreach(c, process, outreach)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        assert_eq!((activities().len(), outreach().len()), (15, 8));
        assert!(activities().iter().any(|one| one.due_on.is_none()));
    }
}
