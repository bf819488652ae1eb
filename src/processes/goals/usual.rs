//! The goals that a process can begin with, after those of the public record (D1, D3, D7, D9, D10, D11, D17, D21).
//! They are written into the process once, and are its own from then on.

use super::{Amount, Feedback, Goal, Indicator, Measure, Phase, Span, Target};
use crate::db::ids::IndicatorId;
use crate::i18n::Texts;

/// The usual goals of a process that holds its first dialogues in `year`, and wants more than `heard_target` per cent
/// to have been heard. In the language in which the process itself is run.
pub fn goals(t: &Texts, year: i32, heard_target: i32) -> Vec<Goal> {
    let goal = |name: &str, indicators| Goal {
        indicators,
        ..Goal::new(t.get(name).into_owned())
    };
    vec![
        goal("usual-met", met(t, year)),
        goal("usual-voice", voice(t, heard_target)),
        goal("usual-methods", methods(t)),
        goal("usual-feedback", feedback(t)),
        goal("usual-knowledge", knowledge(t)),
        goal("usual-trust", trust(t)),
    ]
}

fn indicator(name: impl Into<String>, measure: Measure, target: Option<Target>) -> Indicator {
    Indicator {
        id: IndicatorId::random(),
        name: name.into(),
        measure,
        target,
        reflection: String::new(),
    }
}

fn at_least(number: i32) -> Option<Target> {
    Some(Target::at_least(Amount::number(number)))
}

fn all_of_them() -> Option<Target> {
    Some(Target::at_least(Amount::per_cent(100)))
}

fn met(t: &Texts, year: i32) -> Vec<Indicator> {
    let in_year = |key: &str, year: i32| t.with(key, [("year", year.to_string().into())]);
    let first = Span {
        year: Some(year),
        phase: None,
    };
    let in_depth = Span {
        year: Some(year + 1),
        phase: Some(Phase::InDepth),
    };
    vec![
        indicator(
            in_year("usual-dialogues", year),
            Measure::Dialogues(first),
            at_least(18),
        ),
        indicator(
            in_year("usual-municipalities", year),
            Measure::Municipalities(first),
            at_least(2),
        ),
        indicator(
            in_year("usual-in-depth", year + 1),
            Measure::Dialogues(in_depth),
            at_least(6),
        ),
        indicator(t.get("usual-groups"), Measure::Groups, all_of_them()),
        indicator(t.get("usual-boards"), Measure::Boards, None),
    ]
}

fn voice(t: &Texts, heard_target: i32) -> Vec<Indicator> {
    vec![indicator(
        t.get("follow-up-heard-indicator"),
        Measure::Heard(Some(Phase::Perspective)),
        Some(Target::more_than(Amount::per_cent(heard_target))),
    )]
}

fn methods(t: &Texts) -> Vec<Indicator> {
    vec![
        indicator(
            t.get("usual-methods-tested"),
            Measure::MethodsTested,
            at_least(2),
        ),
        indicator(
            t.get("usual-methods-evaluated"),
            Measure::MethodsEvaluated,
            at_least(2),
        ),
    ]
}

fn feedback(t: &Texts) -> Vec<Indicator> {
    vec![
        indicator(t.get("usual-reached"), Measure::Reached(None), None),
        indicator(
            t.get("usual-sent-interim"),
            Measure::Sent(Some(Feedback::Interim)),
            all_of_them(),
        ),
        indicator(
            t.get("usual-sent-final"),
            Measure::Sent(Some(Feedback::Final)),
            all_of_them(),
        ),
    ]
}

fn knowledge(t: &Texts) -> Vec<Indicator> {
    vec![indicator(
        t.get("usual-survey"),
        Measure::Survey(None),
        None,
    )]
}

fn trust(t: &Texts) -> Vec<Indicator> {
    let typed = Measure::Typed {
        value: String::new(),
        source: t.get("usual-source").into_owned(),
    };
    vec![indicator(t.get("usual-typed"), typed, None)]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::processes::goals::LONGEST_NAME;

    #[test]
    fn the_usual_goals_fit_where_they_are_written() {
        for language in Language::STAFF {
            let goals = goals(language.texts(), 2021, 90);
            let names: std::collections::BTreeSet<&str> =
                goals.iter().map(|goal| goal.name.as_str()).collect();
            assert_eq!(names.len(), goals.len(), "each goal has a name of its own");
            for indicator in goals.iter().flat_map(|goal| &goal.indicators) {
                assert!(
                    indicator.name.chars().count() <= LONGEST_NAME,
                    "{}",
                    indicator.name
                );
                assert!(!indicator.name.contains('⟦'), "{}", indicator.name);
            }
        }
    }

    #[test]
    fn targets_are_those_of_the_record() {
        let goals = goals(Language::Swedish.texts(), 2021, 90);
        let targets: Vec<String> = goals
            .iter()
            .flat_map(|goal| &goal.indicators)
            .map(|indicator| {
                indicator
                    .target
                    .map_or_else(String::new, |target| target.to_string())
            })
            .collect();
        assert_eq!(
            targets,
            [
                "at_least 18",
                "at_least 2",
                "at_least 6",
                "at_least 100%",
                "",
                "more_than 90%",
                "at_least 2",
                "at_least 2",
                "",
                "at_least 100%",
                "at_least 100%",
                "",
                "",
            ]
        );
    }
}
