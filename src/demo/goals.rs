//! The example's goals: the usual ones, its methods evaluated, and what is said of some outcomes.

use crate::db::Connection;
use crate::error::Result;
use crate::processes::goals::{Goal, Kind, Measure, queries, usual};
use crate::processes::{self, Process};

/// When the first dialogues were held.
const FIRST_YEAR: i32 = 2021;

/// Method, strengths, weaknesses.
const METHODS: [(&str, &str, &str); 7] = [
    (
        "gruppdiskussion",
        "Alla kommer till tals när gruppen är liten.",
        "Den som är van vid möten tar lätt över.",
    ),
    (
        "World Café",
        "Många frågor hinns med på kort tid.",
        "Det är svårt att gå på djupet.",
    ),
    (
        "Open Space",
        "Deltagarna väljer själva vad de vill tala om.",
        "Kräver en stor lokal, och att någon vågar börja.",
    ),
    (
        "Möjlighetsbanan",
        "Leder från problem till förslag.",
        "Tar tid att förklara.",
    ),
    (
        "poddsamtal",
        "Kan höras av fler än dem som var med.",
        "Alla vill inte spelas in.",
    ),
    (
        "klippstopp",
        "Korta möten där människor ändå är.",
        "Samtalet blir lätt ytligt.",
    ),
    (
        "dialog i VR",
        "Väcker nyfikenhet hos unga.",
        "Tekniken får lätt mer plats än samtalet.",
    ),
];

/// What is said of the outcome of a goal's first indicator of a kind.
const REFLECTIONS: [(Kind, &str); 4] = [
    (
        Kind::Dialogues,
        "Många ville vara med när vi kom till dem i stället för att bjuda in till oss.",
    ),
    (
        Kind::Boards,
        "Tillsammans har vi mött alla grupper, men inte varje nämnd har mött alla sina. Nästa gång planerar nämnderna ihop.",
    ),
    (
        Kind::Heard,
        "Andelen är precis 90 procent, och målet var mer än så. Gruppens storlek verkar spela störst roll.",
    ),
    (
        Kind::Reached,
        "Alla lämnar inte en adress, och en del har lämnat platsen. Organisationerna hjälpte oss att nå fler.",
    ),
];

/// Adds the goals of the example.
pub(super) fn add(c: &mut Connection, process: &Process) -> Result<()> {
    evaluate_methods(c, process)?;
    let t = process.default_language.for_staff().texts();
    for mut goal in usual::goals(t, FIRST_YEAR, process.heard_target) {
        fill_in(&mut goal);
        queries::add_goal(c, process.id, &goal)?;
    }
    Ok(())
}

fn evaluate_methods(c: &mut Connection, process: &Process) -> Result<()> {
    for mut method in processes::queries::methods(c, process.id)? {
        let known = METHODS.iter().find(|(name, _, _)| *name == method.name);
        if let Some((_, strengths, weaknesses)) = known {
            method.strengths = (*strengths).to_owned();
            method.weaknesses = (*weaknesses).to_owned();
            processes::queries::put_method(c, process.id, &method)?;
        }
    }
    Ok(())
}

fn fill_in(goal: &mut Goal) {
    for (kind, text) in REFLECTIONS {
        let first = goal
            .indicators
            .iter_mut()
            .find(|indicator| indicator.measure.kind() == kind);
        if let Some(indicator) = first {
            indicator.reflection = text.to_owned();
        }
    }
    for indicator in &mut goal.indicators {
        if indicator.measure.kind() == Kind::Typed {
            indicator.measure = Measure::Typed {
                value: "61 % (2018), 63 % (2022)".to_owned(),
                source: "Påhittade siffror, som ur en folkhälsoenkät".to_owned(),
            };
        }
    }
}
