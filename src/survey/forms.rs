//! What the forms of this room are filled with, and how they are read.

pub mod aside;
pub mod erasing;
mod paper;
pub mod review;

pub use paper::{FromPaper, read_paper};

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::questionnaire::{
    Answer, LONGEST_OPTION, LONGEST_PROMPT, MOST_OPTIONS, Question, QuestionKind, Questionnaire,
    Scale, Words,
};
use super::{Survey, Version};
use crate::clock::Timestamp;
use crate::db::ids::DialogueId;
use crate::dialogues::{Audience, CollectionPoint, Window};
use crate::i18n::{Language, line};
use crate::web::components::in_language;
use crate::web::form::Form;
use crate::web::reading::Reading;

/// Reads a text in every language that it was written in; it must be there in Swedish.
fn read_words(reading: &mut Reading<'_>, field: &str, label: &str, most: usize) -> Words {
    Language::all()
        .iter()
        .map(|&language| {
            let text = reading.in_language(field, language, label, most);
            if language == Language::Swedish && text.is_empty() {
                reading.missing(&in_language(field, language), label);
            }
            (language, text)
        })
        .collect()
}

/// A survey that is to be begun, for an audience of its own (D18).
#[derive(Clone)]
pub struct NewSurvey {
    pub name: String,
    pub audience: Audience,
    pub asked: Questionnaire,
}

impl NewSurvey {
    pub fn read(reading: &mut Reading<'_>) -> Self {
        let name = reading.required("name", "survey-name", 120);
        let topic = read_words(reading, "topic", "survey-topic", 120);
        let audience = Audience::from_word(reading.form.text("audience"))
            .filter(|&audience| audience != Audience::Participants)
            .unwrap_or(Audience::ElectedMembers);
        Self {
            name,
            audience,
            asked: Questionnaire {
                questions: vec![Question::deeper(&topic)],
            },
        }
    }
}

/// The kind of a question that is to be written.
pub fn read_kind(form: &Form) -> QuestionKind {
    QuestionKind::from_word(form.text("kind")).unwrap_or(QuestionKind::Single)
}

/// Fills a question's form: an option a line.
pub fn fill_question(form: &mut Form, question: &Question) {
    // Without "don't know / rather not say", which nobody wrote.
    let own = |option: &&Answer| option.key.starts_with('o');
    for &language in Language::all() {
        let prompt = question.prompt.exactly(language);
        form.set(&in_language("prompt", language), prompt);
        let options = question.options.iter().filter(own);
        let options = options.map(|option| option.label.exactly(language));
        let options: Vec<&str> = options.collect();
        if options.iter().any(|option| !option.is_empty()) {
            form.set(&in_language("options", language), options.join("\n"));
        }
    }
    if question.options == Scale::Extent.options() {
        form.set("scale", "extent");
    }
}

/// Reads a question, which has no key yet when it is new.
pub fn read_question(
    reading: &mut Reading<'_>,
    kind: QuestionKind,
    old: Option<&Question>,
) -> Question {
    let prompt = read_words(reading, "prompt", "question-prompt", LONGEST_PROMPT);
    let options = match kind {
        QuestionKind::Text => Vec::new(),
        QuestionKind::Scale if reading.form.text("scale") == "extent" => Scale::Extent.options(),
        QuestionKind::Scale => Scale::Degree.options(),
        QuestionKind::Single | QuestionKind::Multiple => {
            let mut options = read_options(reading);
            options.extend((kind == QuestionKind::Single).then(Question::no_answer));
            options
        }
    };
    Question {
        key: old.map_or_else(String::new, |old| old.key.clone()),
        kind,
        prompt,
        hint: old.map_or_else(Words::default, |old| old.hint.clone()),
        options,
    }
}

/// Reads options, one a line, with as many lines in each language that has any.
fn read_options(reading: &mut Reading<'_>) -> Vec<Answer> {
    let (t, form) = (reading.t, reading.form);
    let lines = |language: Language| -> Vec<&str> {
        let lines = form.text(&in_language("options", language)).lines();
        let lines = lines.map(str::trim);
        lines.filter(|line| !line.is_empty()).collect()
    };
    let count = lines(Language::Swedish).len();
    let all = Language::all().iter();
    let by_language: Vec<_> = all.map(|&language| (language, lines(language))).collect();
    for (language, lines) in &by_language {
        let field = in_language("options", *language);
        let mut distinct = lines.clone();
        distinct.sort();
        distinct.dedup();
        let is_long = |line: &&str| line.chars().count() > LONGEST_OPTION;
        let is_no_line = |line: &&str| !line::is_line(line);
        let text = if *language == Language::Swedish && !(2..=MOST_OPTIONS).contains(&count) {
            t.with("question-options-count", [("most", MOST_OPTIONS.into())])
        } else if !lines.is_empty() && lines.len() != count {
            t.with("question-options-uneven", [("count", count.into())])
        } else if distinct.len() != lines.len() {
            t.get("question-options-twice").into_owned()
        } else if lines.iter().any(is_long) {
            t.with("question-option-long", [("most", LONGEST_OPTION.into())])
        } else if lines.iter().any(is_no_line) {
            let label = t.get("question-options").into_owned();
            t.with("field-control", [("label", label.into())])
        } else {
            continue;
        };
        reading.faults.add(field, text);
    }
    (0..count)
        .map(|at| Answer {
            key: format!("o{}", at + 1),
            label: by_language
                .iter()
                .map(|(language, lines)| {
                    (
                        *language,
                        lines.get(at).copied().unwrap_or_default().to_owned(),
                    )
                })
                .collect(),
        })
        .collect()
}

/// The published versions that a collection point can be given.
pub type Offered = [(Survey, Version)];

/// A collection point that is to be added, and its first day.
pub type NewPoint = (CollectionPoint, Date);

/// Fills the form of a new collection point: open for a month.
pub fn fill_point(form: &mut Form, today: Date) {
    let month = today.checked_add(jiff::Span::new().days(30));
    form.set("opens_on", today.to_string());
    form.set("closes_on", month.unwrap_or(today).to_string());
}

/// Reads how many were asked at a collection point; nothing where it is not known.
pub fn read_asked(reading: &mut Reading<'_>) -> Option<i32> {
    reading.number("asked", "point-asked", 1, 1_000_000)
}

/// Reads a new collection point; its number is given when it is added.
pub fn read_point(
    reading: &mut Reading<'_>,
    offered: &Offered,
    zone: &TimeZone,
) -> Option<NewPoint> {
    let name = reading.required("name", "point-name", 120);
    let opens_on = reading.date("opens_on", "point-opens-on");
    let closes_on = reading.date("closes_on", "point-closes-on");
    let ids: Vec<_> = offered
        .iter()
        .filter_map(|(_, version)| version.id)
        .collect();
    let survey = reading.chosen_among("survey", "survey-title", &ids, |id| *id);
    if survey.is_none() && reading.faults.of("survey").is_none() {
        reading.fault("survey", "point-survey-missing");
    }
    let asked = read_asked(reading);
    let (opens_on, closes_on) = (opens_on?, closes_on?);
    if closes_on < opens_on {
        reading.fault("closes_on", "point-closes-early");
    }
    let point = CollectionPoint {
        id: DialogueId::random(),
        number: 0,
        name,
        survey: survey?,
        window: Window::between(
            Timestamp::start_of(opens_on, zone),
            // The last day is a whole one.
            Window::around(closes_on, 0, zone).closes_at,
        ),
        asked,
    };
    Some((point, opens_on))
}
