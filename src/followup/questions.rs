//! What was answered to the questions that a process added, and to surveys of other audiences (D18, D39).
//!
//! Each version of a survey is summed up by itself: answers to different wordings, or to a pilot, are never put
//! together silently (D24).
//!
//! What is shown of them obeys the engine's rule: a dialogue's answers to a question are in its total when that many
//! people can have given them ([`Threshold::is_reached_by`]), and are then shown exactly; of all others, nothing is said
//! here at all, neither alone nor in blocks. Of an option that nobody chose, a total would say that none of the three in a
//! small dialogue chose it. So each part of a total is about k people or more, nothing that can be worked out of
//! several totals is about fewer, and which dialogues are in it follows from how many answered and came, never
//! from what they answered.
//!
//! At a collection point, whose code may hang on a wall, there are no heads to count: the same holds of those who are
//! asked there, where staff say how many these are; else it has to have twice as many answers. Whoever forges as many
//! there is not kept out by any number.

use std::collections::HashMap;

use diesel::QueryResult;

use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId, SurveyVersionId};
use crate::dialogues::{self, Dialogue, Readable};
use crate::processes::{Threshold, Turnout};
use crate::survey::queries::{aside, counted};
use crate::survey::questionnaire::{Question, QuestionKind};
use crate::survey::{self, ANSWERED, Choice, GOT_ANSWER, HEARD, Survey, Version};

/// One dialogue's or collection point's answers to one question, by the options' keys.
#[derive(Debug, Clone, Default)]
pub struct Counted(pub HashMap<String, i64>);

/// Where a question was asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    /// With its head-count.
    Dialogue(Option<i64>),
    /// With how many were asked.
    CollectionPoint(Option<i64>),
}

impl Place {
    /// Whether so many answers that were given here may be shown.
    fn shows(self, answers: i64, threshold: Threshold) -> bool {
        match self {
            Self::Dialogue(people) => threshold.is_reached_by(Turnout { answers, people }),
            Self::CollectionPoint(people) => threshold.is_reached_where_asked(answers, people),
        }
    }
}

impl Place {
    /// How many were asked, where that is said.
    fn asked(self) -> Option<i64> {
        match self {
            Self::CollectionPoint(asked) => asked,
            Self::Dialogue(_) => None,
        }
    }
}

impl Counted {
    /// All who answered, "don't know / rather not say" among them.
    fn answered(&self, kind: QuestionKind) -> i64 {
        match kind {
            QuestionKind::Multiple => self.said_something(kind),
            _ => self.0.values().sum(),
        }
    }

    /// Those whose answer says something: without "don't know / rather not say".
    pub fn said_something(&self, kind: QuestionKind) -> i64 {
        match kind {
            QuestionKind::Multiple => self.0.get(ANSWERED).copied().unwrap_or(0),
            _ => self
                .0
                .iter()
                .filter(|(key, _)| *key != Choice::NoAnswer.word())
                .map(|(_, count)| count)
                .sum(),
        }
    }
}

/// What may be shown of one question.
#[derive(Debug, Clone)]
pub struct Totals {
    pub question: Question,
    /// None when too few answered.
    pub counts: Option<Counted>,
    /// How many dialogues or collection points they are from.
    pub places: i64,
    /// How many answered there, who would rather not say among them.
    pub answered: i64,
    /// How many were asked at all of these places; none where that is not known of each.
    pub asked: Option<i64>,
}

impl Totals {
    /// How many chose an option.
    pub fn of(&self, key: &str) -> i64 {
        self.counts
            .as_ref()
            .and_then(|counts| counts.0.get(key))
            .copied()
            .unwrap_or(0)
    }

    /// Those that shares are of.
    pub fn base(&self) -> i64 {
        self.counts
            .as_ref()
            .map_or(0, |counts| counts.said_something(self.question.kind))
    }

    /// Those who chose one of the two top answers of a scale.
    pub fn top_two(&self) -> i64 {
        Choice::ALL
            .iter()
            .filter(|choice| choice.is_heard())
            .map(|choice| self.of(choice.word()))
            .sum()
    }
}

/// What may be shown of one version of a survey.
#[derive(Debug, Clone)]
pub struct Asked {
    pub survey: Survey,
    pub version: Version,
    pub totals: Vec<Totals>,
}

/// What may be shown of the questions that stand by themselves: all of a pilot, of another audience than the
/// participants, and all but the core question of the participants' survey.
pub fn read(
    c: &mut Connection,
    of: ProcessId,
    dialogues: &[Dialogue],
    threshold: Threshold,
) -> QueryResult<Vec<Asked>> {
    let points = dialogues::queries::collection_points(c, of)?;
    let points = points.iter().map(|point| {
        let place = Place::CollectionPoint(point.asked.map(i64::from));
        (point.id, &point.window, (Some(point.survey), place))
    });
    // Of what was set aside when it was closed already, more may have been shown before: see `survey::Aside`.
    let aside = aside::of_process(c, of)?;
    let stays = |id: &DialogueId| !aside.get(id).is_some_and(|aside| aside.is_late);
    let closed: HashMap<DialogueId, (Option<SurveyVersionId>, Place)> = dialogues
        .iter()
        .map(|dialogue| {
            let people = dialogue.counts.participants.map(i64::from);
            let asked = (dialogue.survey, Place::Dialogue(people));
            (dialogue.id, &dialogue.window, asked)
        })
        .chain(points)
        .filter(|(id, window, _)| window.counts() && stays(id))
        .map(|(id, _, asked)| (id, asked))
        .collect();
    type Places = HashMap<DialogueId, (Place, Counted)>;
    let mut counted: HashMap<(Option<SurveyVersionId>, String), Places> = HashMap::new();
    for tallied in counted::tallies(c, of)? {
        if let Some(&(version, place)) = closed.get(&tallied.dialogue_id) {
            let places = counted.entry((version, tallied.question)).or_default();
            let (_, counts) = places
                .entry(tallied.dialogue_id)
                .or_insert_with(|| (place, Counted::default()));
            // Channels are told apart in the tallies and put together in the figures.
            *counts.0.entry(tallied.choice).or_insert(0) += i64::from(tallied.count);
        }
    }
    let mut all = Vec::new();
    for (survey, version) in survey::queries::published(c, of)? {
        let totals: Vec<_> = version
            .questionnaire
            .questions
            .iter()
            .filter(|question| question.kind != QuestionKind::Text)
            .filter(|question| version.pilot || question.key != HEARD)
            .map(|question| {
                let places = counted
                    .remove(&(version.id, question.key.clone()))
                    .unwrap_or_default();
                sum_up(question, places.into_values().collect(), threshold)
            })
            .collect();
        if !totals.is_empty() {
            all.push(Asked {
                survey,
                version,
                totals,
            });
        }
    }
    Ok(all)
}

/// What readers of reports and replies said of whether those answered them: of each that enough have, by the same rule;
/// also of what was removed since, which is named no more.
pub fn readers(
    c: &mut Connection,
    of: ProcessId,
    threshold: Threshold,
) -> QueryResult<Vec<(Option<Readable>, Counted)>> {
    let tied = dialogues::queries::reading::tied(c, of)?;
    let aside = aside::of_process(c, of)?;
    let stays = |id: &DialogueId| !aside.get(id).is_some_and(|aside| aside.is_late);
    let mut counted: HashMap<DialogueId, Counted> = HashMap::new();
    for tallied in counted::tallies_of(c, of, GOT_ANSWER)? {
        let counts = counted.entry(tallied.dialogue_id).or_default();
        *counts.0.entry(tallied.choice).or_insert(0) += i64::from(tallied.count);
    }
    let points = dialogues::queries::collection_points(c, of)?.into_iter();
    let closed = points.filter(|point| point.window.counts() && stays(&point.id));
    let shown = closed.filter_map(|point| {
        let place = Place::CollectionPoint(point.asked.map(i64::from));
        let counts = counted.remove(&point.id)?;
        let answers = counts.answered(QuestionKind::Single);
        let of = tied.get(&point.id).copied();
        place.shows(answers, threshold).then_some((of, counts))
    });
    Ok(shown.collect())
}

/// Sums up the closed ones that may be shown; the others are in no total, ever.
///
/// How many were asked is said of those places alone, and only where it is known of each: nobody is missing from one of
/// the two numbers who is in the other.
fn sum_up(question: &Question, places: Vec<(Place, Counted)>, threshold: Threshold) -> Totals {
    let shown = places
        .into_iter()
        .filter(|(place, counts)| place.shows(counts.answered(question.kind), threshold));
    let mut totals = Totals {
        question: question.clone(),
        counts: None,
        places: 0,
        answered: 0,
        asked: None,
    };
    let mut asked = Some(0);
    for (place, counts) in shown {
        totals.places += 1;
        totals.answered += counts.answered(question.kind);
        asked = asked.zip(place.asked()).map(|(sum, one)| sum + one);
        let sum = totals.counts.get_or_insert_default();
        for (key, count) in counts.0 {
            *sum.0.entry(key).or_insert(0) += count;
        }
    }
    totals.asked = asked.filter(|_| totals.places > 0);
    totals
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const PEOPLE: Place = Place::Dialogue(Some(20));

    fn counts(first: i64, second: i64, rather_not: i64) -> Counted {
        let all = [
            ("o1", first),
            ("o2", second),
            (Choice::NoAnswer.word(), rather_not),
        ];
        Counted(all.map(|(key, count)| (key.to_owned(), count)).into())
    }

    fn question() -> Question {
        Question {
            key: "q1".into(),
            kind: QuestionKind::Single,
            prompt: crate::survey::questionnaire::Words::default(),
            hint: crate::survey::questionnaire::Words::default(),
            options: Vec::new(),
        }
    }

    fn total(places: Vec<(Place, Counted)>) -> Totals {
        sum_up(&question(), places, Threshold::at_least(5))
    }

    #[test]
    fn too_few_look_like_none() {
        let few = || (PEOPLE, counts(3, 0, 1));
        for places in [vec![], vec![few()], vec![few(), few(), few()]] {
            let totals = total(places);
            assert!(totals.counts.is_none());
            assert_eq!(totals.places, 0);
        }
    }

    #[test]
    fn enough_are_shown_as_they_answered_also_when_all_answered_alike() {
        let totals = total(vec![(PEOPLE, counts(5, 0, 0))]);
        assert_eq!((totals.places, totals.base(), totals.of("o1")), (1, 5, 5));
        let silent = total(vec![(PEOPLE, counts(1, 0, 4))]);
        assert_eq!((silent.places, silent.base()), (1, 1));
    }

    /// Guessing which of two options each of two people chose is right once in four times; nine forged answers beside
    /// theirs made the total say it.
    #[test]
    fn forged_answers_make_no_people() {
        let forged = (Place::Dialogue(Some(2)), counts(11, 0, 0));
        assert!(total(vec![forged.clone()]).counts.is_none());
        let uncounted = (Place::Dialogue(None), counts(11, 0, 0));
        let with_others = total(vec![forged, uncounted, (PEOPLE, counts(3, 4, 0))]);
        assert_eq!((with_others.places, with_others.base()), (1, 7));
    }

    #[test]
    fn a_collection_point_needs_to_know_whom_it_asks_or_twice_as_many() {
        let at_point = |answers, asked| {
            let place = Place::CollectionPoint(asked);
            total(vec![(place, counts(answers, 0, 0))]).base()
        };
        assert_eq!((at_point(9, None), at_point(10, None)), (0, 10));
        assert_eq!((at_point(4, Some(9)), at_point(5, Some(9))), (0, 5));
        assert_eq!(at_point(10, Some(9)), 0, "one at least has answered twice");
    }

    #[test]
    fn who_was_asked_is_said_of_the_places_that_are_counted() {
        let of = |places: &[(i64, Option<i64>)]| {
            let places = places
                .iter()
                .map(|&(yes, asked)| (Place::CollectionPoint(asked), counts(yes, 0, 1)));
            let totals = total(places.collect());
            (totals.answered, totals.asked)
        };
        assert_eq!(of(&[(6, Some(9)), (7, Some(8))]), (15, Some(17)));
        let with_small = [(9, Some(12)), (9, Some(10)), (3, Some(30))];
        assert_eq!(
            of(&with_small),
            (20, Some(22)),
            "the small one is in neither"
        );
        assert_eq!(of(&[(9, Some(12)), (9, None)]), (20, None));
        assert_eq!(of(&[(3, Some(9))]), (0, None), "too few");
    }

    proptest! {
        /// Whatever was answered where few people came, it is the same total; and what is shown is only of whole places.
        #[test]
        fn what_small_places_answered_changes_nothing(
            places in proptest::collection::vec((0..14_i64, 0..14_i64, 0..14_i64, proptest::option::of(0..30_i64)), 1..12),
            turn in 0..3_usize,
        ) {
            let all = |is_turned: bool| -> Vec<(Place, Counted)> {
                let place = |&(first, second, third, people): &(i64, i64, i64, Option<i64>)| {
                    let answers = first + second + third;
                    let is_small = people.is_none_or(|people| people < 5 || answers > people) || answers < 5;
                    let mut each = [first, second, third];
                    if is_turned && is_small {
                        each.rotate_left(turn);
                    }
                    (Place::Dialogue(people), counts(each[0], each[1], each[2]))
                };
                places.iter().map(place).collect()
            };
            let (before, after) = (total(all(false)), total(all(true)));
            prop_assert_eq!(before.places, after.places);
            for key in ["o1", "o2", Choice::NoAnswer.word()] {
                prop_assert_eq!(before.of(key), after.of(key));
            }
        }
    }
}
