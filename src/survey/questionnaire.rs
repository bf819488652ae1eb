//! What a version of a survey asks: its questions in order, in all languages, as one document.
//!
//! The document holds every word that people are shown, the locked ones too, so that a published version says the
//! same for good, whatever becomes of the ready-made texts.

use serde::{Deserialize, Serialize};

use super::choice::{ANSWERED, BETTER, CORE, Choice, GOT_ANSWER, HEARD, LONGEST_COMMENT};
pub use super::words::Words;
use crate::db::ids::word_enum;
use crate::dialogues::READERS_CHOICES;
use crate::i18n::{Language, Texts, line};
use crate::web::form::Form;

/// Questions of a survey at most: more than a minute's worth nobody answers (D35).
pub const MOST_QUESTIONS: usize = 10;
/// Options of a question at most.
pub const MOST_OPTIONS: usize = 12;
/// Characters of a question, and of an option, at most.
pub const LONGEST_PROMPT: usize = 300;
pub const LONGEST_OPTION: usize = 120;

word_enum!(
    /// How a question is answered.
    #[derive(Serialize, Deserialize)]
    #[serde(rename_all = "snake_case")]
    QuestionKind {
        /// One of the options, or "don't know / rather not say".
        Single = "single" => "kind-single",
        /// Any number of the options.
        Multiple = "multiple" => "kind-multiple",
        /// Four degrees in order, and "don't know / rather not say".
        Scale = "scale" => "kind-scale",
        /// In one's own words.
        Text = "text" => "kind-text",
    }
);

/// The words of a scale: the same four degrees, in degree or in extent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    Degree,
    Extent,
}

impl Scale {
    fn label(self, t: &Texts, choice: Choice) -> String {
        let key = match (self, choice) {
            (Self::Extent, Choice::VeryHigh) => "extent-very-high",
            (Self::Extent, Choice::FairlyHigh) => "extent-fairly-high",
            (Self::Extent, Choice::FairlyLow) => "extent-fairly-low",
            (Self::Extent, Choice::NotAtAll) => "extent-not-at-all",
            (_, choice) => choice.text_key(),
        };
        t.get(key).into_owned()
    }

    /// The five options of a scale, in its order.
    pub fn options(self) -> Vec<Answer> {
        Choice::ALL
            .iter()
            .map(|&choice| Answer {
                key: choice.word().to_owned(),
                label: Words::ready(|t| self.label(t, choice)),
            })
            .collect()
    }
}

/// One of the answers to choose from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    pub key: String,
    pub label: Words,
}

/// A question.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Question {
    /// Its name in the tallies, unlike any other of the survey.
    pub key: String,
    pub kind: QuestionKind,
    pub prompt: Words,
    #[serde(default)]
    pub hint: Words,
    /// In the order they are shown; none where the answer is in words.
    #[serde(default)]
    pub options: Vec<Answer>,
}

/// What somebody answered to one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Given {
    /// The key of the chosen option.
    One(String),
    /// The keys of the chosen options; at least one.
    Several(Vec<String>),
    /// Not empty.
    Words(String),
}

/// Why an answer cannot be taken: nothing was chosen or written, or too much was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    Missing,
    TooLong,
}

impl Question {
    /// The locked question that every participant gets (D6).
    fn heard() -> Self {
        Self {
            key: HEARD.into(),
            kind: QuestionKind::Scale,
            prompt: Words::ready(|t| t.get("heard").into_owned()),
            hint: Words::default(),
            options: Scale::Degree.options(),
        }
    }

    /// The ready-made question in one's own words.
    fn better() -> Self {
        Self {
            key: BETTER.into(),
            kind: QuestionKind::Text,
            prompt: Words::ready(|t| t.get("better").into_owned()),
            hint: Words::ready(|t| t.get("better-hint").into_owned()),
            options: Vec::new(),
        }
    }

    /// The first question of a survey for others than participants: how much they have learnt about a topic (D18).
    pub fn deeper(topic: &Words) -> Self {
        let prompt = Language::all()
            .iter()
            .filter(|&&language| !topic.exactly(language).is_empty())
            .map(|&language| {
                let topic = topic.exactly(language).to_owned().into();
                (
                    language,
                    language.texts().with("deeper", [("topic", topic)]),
                )
            })
            .collect();
        Self {
            key: CORE.into(),
            kind: QuestionKind::Scale,
            prompt,
            hint: Words::default(),
            options: Scale::Extent.options(),
        }
    }

    /// The locked question to whoever reads what was reported back.
    fn got_answer() -> Self {
        let options = READERS_CHOICES.iter().map(|&(key, label)| Answer {
            key: key.into(),
            label: Words::ready(|t| t.get(label).into_owned()),
        });
        Self {
            key: GOT_ANSWER.into(),
            kind: QuestionKind::Single,
            prompt: Words::ready(|t| t.get("answered").into_owned()),
            hint: Words::default(),
            options: options.collect(),
        }
    }

    /// What readers are asked besides, in their own words.
    fn missing() -> Self {
        Self {
            key: "missing".into(),
            prompt: Words::ready(|t| t.get("answered-missing").into_owned()),
            ..Self::better()
        }
    }

    /// "Don't know / rather not say", which every choice of one has last.
    pub fn no_answer() -> Answer {
        Answer {
            key: Choice::NoAnswer.word().into(),
            label: Words::ready(|t| t.get(Choice::NoAnswer.text_key()).into_owned()),
        }
    }

    /// Whether its words may be changed, and it be moved or removed.
    pub fn is_locked(&self) -> bool {
        self.key == HEARD || self.key == GOT_ANSWER
    }

    /// Whether it is the question by which answers are counted; it stays the first.
    pub fn is_core(&self) -> bool {
        self.is_locked() || self.key == CORE
    }

    /// Whether nothing was chosen or written. An option that the question does not have is something.
    pub fn is_left_empty(&self, form: &Form) -> bool {
        form.all(&self.key)
            .all(|given| line::tidied(given).trim().is_empty())
    }

    /// Reads an answer from the form that the question was shown in.
    ///
    /// # Errors
    /// When there is none, or the text is too long. An option that the question does not have is none.
    pub fn read(&self, form: &Form) -> Result<Given, Slip> {
        let known = |key: &str| self.options.iter().any(|option| option.key == key);
        match self.kind {
            QuestionKind::Scale | QuestionKind::Single => match form.text(&self.key) {
                key if known(key) => Ok(Given::One(key.to_owned())),
                _ => Err(Slip::Missing),
            },
            QuestionKind::Multiple => {
                let mut keys: Vec<String> = Vec::new();
                for key in form.all(&self.key).map(str::to_owned) {
                    if known(&key) && !keys.contains(&key) {
                        keys.push(key);
                    }
                }
                match keys.is_empty() {
                    true => Err(Slip::Missing),
                    false => Ok(Given::Several(keys)),
                }
            }
            QuestionKind::Text => {
                let text = line::tidied(form.text(&self.key)).trim().to_owned();
                match text.chars().count() {
                    0 => Err(Slip::Missing),
                    1..=LONGEST_COMMENT => Ok(Given::Words(text)),
                    _ => Err(Slip::TooLong),
                }
            }
        }
    }
}

/// The questions of a version, the core question first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    pub questions: Vec<Question>,
}

/// As it is kept.
impl TryFrom<String> for Questionnaire {
    type Error = serde_json::Error;

    fn try_from(kept: String) -> Result<Self, Self::Error> {
        serde_json::from_str(&kept)
    }
}

impl Questionnaire {
    /// What participants are asked unless a process asks more.
    pub fn standard() -> Self {
        Self {
            questions: vec![Question::heard(), Question::better()],
        }
    }

    /// What whoever reads a report or a reply is asked: whether it answered them, and what is missing.
    pub fn of_readers() -> Self {
        Self {
            questions: vec![Question::got_answer(), Question::missing()],
        }
    }

    pub fn question(&self, key: &str) -> Option<&Question> {
        self.questions.iter().find(|question| question.key == key)
    }

    /// What is counted of its answers: the keys of its questions, each with its choices and, where several can be chosen,
    /// with those who answered.
    pub fn counted(&self) -> impl Iterator<Item = (&str, &str)> {
        let closed = self.questions.iter();
        closed
            .filter(|question| question.kind != QuestionKind::Text)
            .flat_map(|question| {
                let answered = (question.kind == QuestionKind::Multiple).then_some(ANSWERED);
                let choices = question.options.iter().map(|option| option.key.as_str());
                choices
                    .chain(answered)
                    .map(|choice| (question.key.as_str(), choice))
            })
    }

    /// A key that no question here has, nor had when it was removed from this draft.
    pub fn free_key(&self) -> String {
        (1..)
            .map(|number| format!("q{number}"))
            .find(|key| self.question(key).is_none())
            .unwrap_or_default()
    }

    /// Puts a question in the place of the one with its key, or last.
    pub fn put(&mut self, question: Question) {
        let mut all = self.questions.iter_mut();
        match all.find(|old| old.key == question.key) {
            Some(old) => *old = question,
            None => self.questions.push(question),
        }
    }

    /// Removes a question; the core question stays.
    pub fn remove(&mut self, key: &str) {
        self.questions
            .retain(|question| question.is_core() || question.key != key);
    }

    /// Moves a question one place up, though never before the core question.
    pub fn move_up(&mut self, key: &str) {
        if let Some(at) = self.questions.iter().position(|one| one.key == key)
            && at > 1
        {
            self.questions.swap(at - 1, at);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn single(key: &str) -> Question {
        let words = |text: &str| Words::from_iter([(Language::Swedish, text.to_owned())]);
        let option = |key: &str| Answer {
            key: key.into(),
            label: words(key),
        };
        Question {
            key: key.into(),
            kind: QuestionKind::Single,
            prompt: words("Varför?"),
            hint: Words::default(),
            options: vec![option("o1"), option("o2"), Question::no_answer()],
        }
    }

    #[test]
    fn the_core_question_comes_first_and_stays() {
        let mut asked = Questionnaire::standard();
        asked.put(single("q1"));
        asked.move_up("q1");
        asked.move_up("q1");
        asked.remove("heard");
        let keys: Vec<&str> = asked.questions.iter().map(|one| one.key.as_str()).collect();
        assert_eq!(keys, ["heard", "q1", "better"]);
        assert_eq!(asked.free_key(), "q2");
    }

    #[test]
    fn the_standard_survey_speaks_every_language() {
        for question in Questionnaire::standard().questions {
            for &language in Language::all() {
                assert_eq!(question.prompt.for_reader(language).0, language);
                assert!(!question.prompt.exactly(language).contains('⟦'));
                for option in &question.options {
                    assert!(!option.label.exactly(language).is_empty());
                }
            }
        }
    }

    #[test]
    fn only_options_that_were_shown_are_answers() {
        let form = Form::parse(b"q1=o3&q1=o1").unwrap();
        assert_eq!(single("q1").read(&form), Err(Slip::Missing));
        let several = Question {
            kind: QuestionKind::Multiple,
            ..single("q1")
        };
        let form = Form::parse(b"q1=o3&q1=o1&q1=o1&q1=o2").unwrap();
        assert_eq!(
            several.read(&form),
            Ok(Given::Several(vec!["o1".into(), "o2".into()]))
        );
    }

    proptest! {
        #[test]
        fn a_document_comes_back_as_it_was_kept(prompt in "\\PC{1,40}", kind in 0..4_usize) {
            let mut asked = Questionnaire::standard();
            asked.put(Question {
                kind: QuestionKind::ALL[kind],
                prompt: [(Language::Swedish, prompt)].into_iter().collect(),
                ..single("q1")
            });
            let kept = serde_json::to_string(&asked).unwrap();
            prop_assert_eq!(serde_json::from_str::<Questionnaire>(&kept).unwrap(), asked);
        }
    }
}
