//! The example's goals: the usual ones, its methods evaluated, and what is said of some outcomes.

use jiff::civil::{Date, date};

use crate::db::Connection;
use crate::db::ids::IndicatorId;
use crate::error::Result;
use crate::plan::goals::{
    Amount, Decided, Earlier, Goal, Indicator, Measure, MeasureKind, Phase, Span, Target, queries,
    usual,
};
use crate::processes::{self, Process};

/// When the first dialogues were held.
const FIRST_YEAR: i32 = 2021;
/// When a target was given up, and when another was changed: made up.
const GIVEN_UP: Date = date(2021, 3, 15);
const MADE_LONGER: Date = date(2021, 12, 15);

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
const REFLECTIONS: [(MeasureKind, &str); 4] = [
    (
        MeasureKind::Dialogues,
        "Många ville vara med när vi kom till dem i stället för att bjuda in till oss.",
    ),
    (
        MeasureKind::Boards,
        "Tillsammans har vi mött alla grupper, men inte varje nämnd har mött alla sina. Nästa gång planerar nämnderna ihop.",
    ),
    (
        MeasureKind::Heard,
        "Andelen är precis 90 procent, och målet var mer än så. Gruppens storlek verkar spela störst roll.",
    ),
    (
        MeasureKind::Reached,
        "Alla lämnar inte en adress, och en del har lämnat platsen. Organisationerna hjälpte oss att nå fler.",
    ),
];

/// Adds the goals of the example.
pub(super) fn add(c: &mut Connection, process: &Process) -> Result<()> {
    evaluate_methods(c, process)?;
    let t = process.default_language.for_staff().texts();
    for mut goal in usual::goals(t, FIRST_YEAR) {
        fill_in(&mut goal);
        queries::add_goal(c, process.id, &goal)?;
        if goal.indicators.iter().any(is_in_depth) {
            add_and_remove(c, process, &goal)?;
        }
    }
    Ok(())
}

fn is_in_depth(indicator: &Indicator) -> bool {
    indicator.measure.settings().phase == Some(Phase::InDepth)
}

/// An indicator that was given up early: its target stays in the account.
fn add_and_remove(c: &mut Connection, process: &Process, goal: &Goal) -> Result<()> {
    let given_up = Indicator {
        id: IndicatorId::random(),
        name: "Deltagare".into(),
        measure: Measure::Participants(Span::default()),
        target: Some(Target::at_least(Amount::number(500))),
        earlier: Vec::new(),
        reflection: String::new(),
    };
    queries::put_indicator(c, goal.id, &given_up)?;
    queries::remove_indicator(c, process.id, given_up.id, GIVEN_UP)?;
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
        if is_in_depth(indicator) {
            // The plan was made longer (D25), and more was aimed at.
            indicator.earlier = vec![Earlier {
                until: MADE_LONGER,
                decided: Decided {
                    target: Some(Target::at_least(Amount::number(4))),
                    measure: Measure::Dialogues(Span {
                        year: Some(FIRST_YEAR),
                        phase: Some(Phase::InDepth),
                    }),
                },
            }];
        }
        if indicator.measure.kind() == MeasureKind::Typed {
            indicator.measure = Measure::Typed {
                value: "61 % (2018), 63 % (2022)".to_owned(),
                source: "Påhittade siffror, som ur en folkhälsoenkät".to_owned(),
            };
        }
    }
}
