//! The goals that a process can begin with, after those of the public record (D1, D3, D7, D9, D10, D11, D17, D18,
//! D21). They are written into the process once, and are its own from then on.

use super::{Amount, Feedback, Goal, Indicator, Measure, Phase, Span, Target, USUAL_FEWEST};
use crate::db::ids::IndicatorId;
use crate::i18n::Texts;

/// The key of an indicator's name, and what the indicator is made of.
type Usual = (&'static str, Measure, Option<Target>);

/// More than so many per cent are to have been heard.
const HEARD: i32 = 90;

/// The usual goals of a process that holds its first dialogues in `year`. In the language in which the process itself is
/// run.
pub fn goals(t: &Texts, year: i32) -> Vec<Goal> {
    let goal = |name: &str, usual: Vec<Usual>| Goal {
        indicators: usual.into_iter().map(|one| indicator(t, one)).collect(),
        ..Goal::new(t.get(name).into_owned())
    };
    let span = |year, phase| Span { year, phase };
    let first = span(Some(year), None);
    let in_depth = span(Some(year + 1), Some(Phase::InDepth));
    let heard = Measure::Heard(Some(Phase::Perspective));
    let more_than = Target::more_than(Amount::per_cent(HEARD));
    let interim = Measure::Sent(Some(Feedback::Interim));
    let last = Measure::Sent(Some(Feedback::Final));
    let typed = Measure::Typed {
        value: String::new(),
        source: t.get("usual-source").into_owned(),
    };
    let met = vec![
        ("usual-dialogues", Measure::Dialogues(first), at_least(18)),
        (
            "usual-municipalities",
            Measure::Municipalities(first),
            at_least(2),
        ),
        ("usual-in-depth", Measure::Dialogues(in_depth), at_least(6)),
        (
            "usual-groups",
            Measure::Groups(Some(USUAL_FEWEST)),
            all_of_them(),
        ),
        ("usual-boards", Measure::Boards(Some(USUAL_FEWEST)), None),
    ];
    let methods = vec![
        ("usual-methods-tested", Measure::MethodsTested, at_least(2)),
        (
            "usual-methods-evaluated",
            Measure::MethodsEvaluated,
            at_least(2),
        ),
    ];
    let feedback = vec![
        ("usual-reached", Measure::Reached(None), None),
        ("usual-sent-interim", interim, all_of_them()),
        ("usual-sent-final", last, all_of_them()),
    ];
    vec![
        goal("usual-met", met),
        goal(
            "usual-voice",
            vec![("follow-up-heard-indicator", heard, Some(more_than))],
        ),
        goal("usual-methods", methods),
        goal("usual-feedback", feedback),
        goal(
            "usual-knowledge",
            vec![("usual-survey", Measure::Survey(None), None)],
        ),
        goal("usual-trust", vec![("usual-typed", typed, None)]),
    ]
}

fn indicator(t: &Texts, (name, measure, target): Usual) -> Indicator {
    Indicator {
        id: IndicatorId::random(),
        name: match measure.settings().year {
            Some(year) => t.with(name, [("year", year.to_string().into())]),
            None => t.get(name).into_owned(),
        },
        measure,
        target,
        earlier: Vec::new(),
        reflection: String::new(),
    }
}

fn at_least(number: i32) -> Option<Target> {
    Some(Target::at_least(Amount::number(number)))
}

fn all_of_them() -> Option<Target> {
    Some(Target::at_least(Amount::per_cent(100)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::plan::goals::LONGEST_NAME;

    #[test]
    fn the_usual_goals_fit_where_they_are_written() {
        for language in Language::STAFF {
            let goals = goals(language.texts(), 2021);
            let names: std::collections::BTreeSet<&str> =
                goals.iter().map(|goal| goal.name.as_str()).collect();
            assert_eq!(names.len(), goals.len(), "each goal has a name of its own");
            for indicator in goals.iter().flat_map(|goal| &goal.indicators) {
                let name = &indicator.name;
                assert!(name.chars().count() <= LONGEST_NAME, "{name}");
                assert!(!name.contains('⟦'), "{name}");
            }
        }
    }

    #[test]
    fn targets_are_those_of_the_record() {
        let goals = goals(Language::Swedish.texts(), 2021);
        let targets: Vec<String> = goals
            .iter()
            .flat_map(|goal| &goal.indicators)
            .map(|indicator| {
                indicator
                    .target
                    .map(|target| target.to_string())
                    .unwrap_or_default()
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
