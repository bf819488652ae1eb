//! The example's plan and its outreach log. What the public record says is that there were three phases and that the
//! process was made known locally, regionally and nationally; days, audiences and notes are made up.

use jiff::civil::{Date, date};

use crate::db::Connection;
use crate::db::ids::{ActivityId, OutreachId, ProcessId};
use crate::error::Result;
use crate::processes::plan::{Activity, Level, Outreach, Phase, Status, queries};

/// Phase, activity, the day by which it was to be done, how far it came, what there is to say.
const ACTIVITIES: [(Phase, &str, Option<Date>, Status, &str); 15] = [
    (
        Phase::Preparation,
        "Förankra planen i nämnderna",
        Some(date(2020, 6, 30)),
        Status::Done,
        "Alla sex nämnder ställde sig bakom planen.",
    ),
    (
        Phase::Preparation,
        "Komma överens om mål och hur de mäts",
        Some(date(2020, 12, 31)),
        Status::Done,
        "",
    ),
    (
        Phase::Preparation,
        "Välja målgrupper",
        Some(date(2021, 3, 31)),
        Status::Done,
        "Varje nämnd valde mellan tre och sju.",
    ),
    (
        Phase::Preparation,
        "Pröva frågorna och justera dem",
        Some(date(2021, 6, 30)),
        Status::Done,
        "En fråga blev kortare sedan den hade prövats.",
    ),
    (
        Phase::Preparation,
        "Ordna en gemensam utbildningsdag",
        Some(date(2020, 11, 30)),
        Status::Dropped,
        "Ersattes av möten i varje kommun.",
    ),
    (
        Phase::CarryingOut,
        "Hålla perspektivinhämtande dialoger",
        Some(date(2021, 12, 31)),
        Status::Done,
        "",
    ),
    (
        Phase::CarryingOut,
        "Pröva nya metoder",
        Some(date(2022, 3, 31)),
        Status::Done,
        "Sju metoder i stället för två.",
    ),
    (
        Phase::CarryingOut,
        "Hålla fördjupande dialoger",
        Some(date(2022, 6, 30)),
        Status::Done,
        "",
    ),
    (
        Phase::CarryingOut,
        "Publicera delrapporten och återkoppla till deltagarna",
        Some(date(2022, 6, 15)),
        Status::Done,
        "",
    ),
    (
        Phase::CarryingOut,
        "Återkoppla till alla som inte lämnade en adress",
        None,
        Status::Partly,
        "Verksamheterna förde återkopplingen vidare till många. En del deltagare har lämnat platsen.",
    ),
    (
        Phase::FollowUp,
        "Skriva slutrapporten",
        Some(date(2022, 9, 30)),
        Status::Done,
        "",
    ),
    (
        Phase::FollowUp,
        "Göra en populärversion av slutrapporten",
        Some(date(2022, 11, 21)),
        Status::Done,
        "",
    ),
    (
        Phase::FollowUp,
        "Fråga de förtroendevalda vad de har lärt sig",
        Some(date(2022, 10, 31)),
        Status::Done,
        "",
    ),
    (
        Phase::FollowUp,
        "Överlämna resultaten till dem som beslutar",
        Some(date(2022, 11, 30)),
        Status::Done,
        "",
    ),
    (
        Phase::FollowUp,
        "Utvärdera målen och metoderna",
        Some(date(2022, 12, 15)),
        Status::Done,
        "",
    ),
];

/// Day, level, whom, how, what was said.
const OUTREACH: [(Date, Level, &str, &str, &str); 8] = [
    (
        date(2020, 3, 12),
        Level::Regional,
        "Länets presidier",
        "Möte",
        "Planen visades, och alla ville vara med.",
    ),
    (
        date(2020, 10, 7),
        Level::Local,
        "Kommunernas tjänstepersoner",
        "Digitalt möte",
        "Frågor om hur mycket tid det tar.",
    ),
    (
        date(2021, 2, 18),
        Level::Local,
        "Bibliotek och fritidsgårdar",
        "Besök på plats",
        "Flera erbjöd lokaler.",
    ),
    (
        date(2021, 10, 20),
        Level::Local,
        "Invånare",
        "Lokaltidningen",
        "En artikel om samtalen, utan att någon grupp nämndes.",
    ),
    (
        date(2022, 2, 9),
        Level::Regional,
        "Regionens nämnder",
        "Föredragning",
        "Delresultat och vad som återstod.",
    ),
    (
        date(2022, 5, 4),
        Level::National,
        "Kommuner och regioner i hela landet",
        "Nätverksträff om medborgardialog",
        "Metoderna väckte mest intresse.",
    ),
    (
        date(2022, 9, 15),
        Level::Regional,
        "Länets kommuner",
        "Konferens",
        "",
    ),
    (
        date(2022, 11, 24),
        Level::National,
        "Forskare och praktiker",
        "Webbinarium",
        "Resultaten och vad som kunde ha gjorts annorlunda.",
    ),
];

/// Adds the plan of the example, and its outreach log. One activity is still to be done: on the day for which the
/// status page promises to tell what came of it.
pub(super) fn add(c: &mut Connection, process: ProcessId, today: Date) -> Result<()> {
    let promised = today
        .checked_add(jiff::Span::new().days(60))
        .unwrap_or(today);
    let last = (
        Phase::FollowUp,
        "Berätta för deltagarna vad det har lett till",
        Some(promised),
        Status::Planned,
        "",
    );
    for (phase, name, due_on, status, note) in ACTIVITIES.into_iter().chain([last]) {
        let activity = Activity {
            id: ActivityId::random(),
            phase,
            name: name.to_owned(),
            due_on,
            status,
            note: note.to_owned(),
        };
        queries::put_activity(c, process, &activity)?;
    }
    for (day, level, audience, how, note) in OUTREACH {
        let outreach = Outreach {
            id: OutreachId::random(),
            day,
            level,
            audience: audience.to_owned(),
            how: how.to_owned(),
            note: note.to_owned(),
        };
        queries::put_outreach(c, process, &outreach)?;
    }
    Ok(())
}
