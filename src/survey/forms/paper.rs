//! What is typed in from paper, checked against itself.
//!
//! A paper answers a question once. So no question has more answers than there are papers: those that are typed in now,
//! or, where nobody says how many and the first question is not among them, all that were typed in before. In a
//! question with several answers no answer has more crosses than there are papers with a cross in it, and each of those
//! has at least one.

use crate::survey::questionnaire::{Given, Question, QuestionKind, Questionnaire};
use crate::survey::{ANSWERED, LONGEST_COMMENT, OnPaperBefore, PaperCount, views};
use crate::web::form::Form;
use crate::web::reading::Reading;

/// Papers that are typed in at a time, at most.
const MOST_PAPERS: i32 = 1_000;

/// What was typed in from paper.
#[derive(Debug, Clone)]
pub enum FromPaper {
    Counts(Vec<PaperCount>),
    /// One comment, in answer to a question.
    Comment {
        question: String,
        text: String,
    },
}

impl FromPaper {
    /// All of it in one text, by which it is known again.
    pub fn written(&self) -> String {
        match self {
            Self::Comment { question, text } => format!("{question}: {text}"),
            Self::Counts(counts) => counts.iter().fold(String::new(), |all, one| {
                format!("{all}{} {} {}\n", one.question, one.choice, one.count)
            }),
        }
    }

    /// What stands in the form once this was added: the rest of it, which was not.
    pub fn rest_of(&self, form: &Form) -> Form {
        let added = |name: &str| match self {
            Self::Comment { question, .. } => name == question,
            Self::Counts(_) => name == views::PAPERS || name.contains('-'),
        };
        let kept = form.fields().filter(|(name, _)| !added(name));
        let kept = kept.map(|(name, value)| (name.to_owned(), value.to_owned()));
        Form::from_fields(kept.collect())
    }
}

/// The question whose comment's button was pressed.
fn commented<'a>(form: &Form, asked: &'a Questionnaire) -> Option<&'a Question> {
    let key = form.text(views::COMMENT_ON);
    let mut all = asked.questions.iter();
    all.find(|question| question.kind == QuestionKind::Text && question.key == key)
}

/// Reads what was typed in from paper: a comment where its button was pressed, else counts, which are checked with what was
/// typed in before.
pub fn read_paper(
    reading: &mut Reading<'_>,
    asked: &Questionnaire,
    before: &OnPaperBefore,
) -> Option<FromPaper> {
    let (t, form) = (reading.t, reading.form);
    if let Some(question) = commented(form, asked) {
        let Ok(Given::Words(text)) = question.read(form) else {
            let text = t.with("paper-comment-missing", [("most", LONGEST_COMMENT.into())]);
            reading.faults.add(question.key.clone(), text);
            return None;
        };
        let question = question.key.clone();
        return Some(FromPaper::Comment { question, text });
    }
    let papers = reading.number(views::PAPERS, "paper-papers", 0, MOST_PAPERS);
    let counted: Vec<Counted<'_>> = asked
        .questions
        .iter()
        .filter(|question| question.kind != QuestionKind::Text)
        .map(|question| Counted::read(reading, question))
        .collect();
    if !reading.faults.is_empty() {
        return None;
    }
    if counted.iter().all(|counted| counted.counts.is_empty()) {
        let first = asked.questions.first().map_or("", |question| &question.key);
        reading.fault(&views::paper_field(first, "very_high"), "paper-nothing");
        return None;
    }
    // The first question is the one by which answers are counted.
    let first = counted.first().map_or(0, Counted::answers);
    let papers = papers.or((first > 0).then_some(first));
    let all_before = asked
        .questions
        .first()
        .map_or(0, |core| before.answers(&core.key));
    for counted in &counted {
        counted.check_crosses(reading);
        counted.check_papers(reading, papers, (before, all_before));
    }
    let counts = counted.into_iter().flat_map(|counted| counted.counts);
    Some(FromPaper::Counts(counts.collect()))
}

/// What was counted of one question.
struct Counted<'a> {
    question: &'a Question,
    /// Those of more than none.
    counts: Vec<PaperCount>,
}

impl<'a> Counted<'a> {
    /// Reads the counts of a question; what was left empty is none.
    fn read(reading: &mut Reading<'_>, question: &'a Question) -> Self {
        let answered = (question.kind == QuestionKind::Multiple).then_some(ANSWERED);
        let choices = question.options.iter().map(|option| option.key.as_str());
        let mut counts = Vec::new();
        for choice in choices.chain(answered) {
            let field = views::paper_field(&question.key, choice);
            if let Some(count) = reading.number(&field, "paper-count", 0, MOST_PAPERS)
                && count > 0
            {
                counts.push(PaperCount {
                    question: question.key.clone(),
                    choice: choice.to_owned(),
                    count,
                });
            }
        }
        Self { question, counts }
    }

    fn is_multiple(&self) -> bool {
        self.question.kind == QuestionKind::Multiple
    }

    /// How many papers answered it.
    fn answers(&self) -> i32 {
        let counted = self.counts.iter();
        counted
            .filter(|count| !self.is_multiple() || count.choice == ANSWERED)
            .map(|count| count.count)
            .sum()
    }

    fn field(&self, choice: &str) -> String {
        views::paper_field(&self.question.key, choice)
    }

    /// Where several can be chosen, crosses and papers with a cross bound each other.
    fn check_crosses(&self, reading: &mut Reading<'_>) {
        if !self.is_multiple() || self.counts.is_empty() {
            return;
        }
        let (t, answered) = (reading.t, self.answers());
        let crosses = self.counts.iter().filter(|count| count.choice != ANSWERED);
        let all: i32 = crosses.clone().map(|count| count.count).sum();
        if answered == 0 {
            reading.fault(&self.field(ANSWERED), "paper-answered-missing");
            return;
        }
        for count in crosses.filter(|count| count.count > answered) {
            let numbers = [("count", count.count.into()), ("answered", answered.into())];
            let text = t.with("paper-crosses-many", numbers);
            reading.faults.add(self.field(&count.choice), text);
        }
        if answered > all {
            let numbers = [("count", all.into()), ("answered", answered.into())];
            let text = t.with("paper-crosses-few", numbers);
            reading.faults.add(self.field(ANSWERED), text);
        }
    }

    /// No question is answered on more papers than there are.
    fn check_papers(
        &self,
        reading: &mut Reading<'_>,
        papers: Option<i32>,
        (before, all_before): (&OnPaperBefore, i64),
    ) {
        let now = i64::from(self.answers());
        let (key, count, papers) = match papers.map(i64::from) {
            Some(papers) => ("paper-too-many", now, papers),
            None => {
                let count = before.answers(&self.question.key) + now;
                ("paper-too-many-in-all", count, all_before)
            }
        };
        if now == 0 || count <= papers {
            return;
        }
        if papers == 0 {
            if reading.faults.of(views::PAPERS).is_none() {
                reading.fault(views::PAPERS, "paper-papers-missing");
            }
            return;
        }
        let first = self.counts.first().map_or("", |count| &count.choice);
        let field = self.field(if self.is_multiple() { ANSWERED } else { first });
        if reading.faults.of(&field).is_none() {
            let numbers = [("count", count.into()), ("papers", papers.into())];
            let text = reading.t.with(key, numbers);
            reading.faults.add(field, text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::survey::Choice;
    use crate::survey::questionnaire::{Answer, Words};
    use crate::web::components::Faults;
    use proptest::prelude::*;

    /// The standard survey with `q1`, in which several of three can be chosen.
    fn asked() -> Questionnaire {
        let mut asked = Questionnaire::standard();
        let option = |key: &str| Answer {
            key: key.into(),
            label: Words::default(),
        };
        asked.put(Question {
            key: "q1".into(),
            kind: QuestionKind::Multiple,
            prompt: Words::default(),
            hint: Words::default(),
            options: ["o1", "o2", "o3"].map(option).to_vec(),
        });
        asked
    }

    fn read(fields: &[(String, usize)]) -> Result<FromPaper, Faults> {
        let mut form = Form::default();
        for (field, count) in fields {
            form.set(field, count);
        }
        let mut reading = Reading::new(Language::English.texts(), &form);
        let read = read_paper(&mut reading, &asked(), &OnPaperBefore::default());
        reading.done(read)
    }

    /// A paper: the choice of the first question, if any, and which of the three have a cross.
    type Paper = (Option<usize>, [bool; 3]);

    /// What somebody who counts rightly types in.
    fn counted(papers: &[Paper]) -> Vec<(String, usize)> {
        let of = |is_so: &dyn Fn(&Paper) -> bool| papers.iter().filter(|one| is_so(one)).count();
        let mut all = Vec::new();
        for (at, choice) in Choice::ALL.iter().enumerate() {
            let field = views::paper_field("heard", choice.word());
            all.push((field, of(&|paper| paper.0 == Some(at))));
        }
        for (at, key) in ["o1", "o2", "o3"].iter().enumerate() {
            all.push((views::paper_field("q1", key), of(&|paper| paper.1[at])));
        }
        let answered = of(&|paper| paper.1.contains(&true));
        all.push((views::paper_field("q1", ANSWERED), answered));
        all
    }

    proptest! {
        #[test]
        fn papers_counted_rightly_are_taken_and_one_answer_too_many_is_not(
            mut papers in proptest::collection::vec(
                (proptest::option::of(0..5_usize), any::<[bool; 3]>()), 1..12),
            at in 0..5_usize,
        ) {
            papers.push((Some(at), [true, false, false]));
            let mut typed = counted(&papers);
            typed.push((views::PAPERS.into(), papers.len()));
            prop_assert!(read(&typed).is_ok());
            if papers.iter().all(|paper| paper.0.is_some()) {
                prop_assert!(read(&counted(&papers)).is_ok(), "the first question says how many");
            }
            let answers = papers.iter().filter(|paper| paper.0.is_some()).count();
            let mut more = typed.clone();
            more[at].1 += papers.len() - answers + 1;
            let field = more.iter().find(|(field, count)| field.starts_with("heard") && *count > 0);
            let faults = read(&more).expect_err("too many");
            prop_assert!(faults.of(&field.unwrap().0).is_some());
            let mut more = typed.clone();
            more[8].1 = papers.len() + 1;
            more[5].1 = papers.len() + 1;
            prop_assert!(read(&more).expect_err("too many").of("q1-answered").is_some());
            let mut more = typed.clone();
            more[6].1 = more[8].1 + 1;
            prop_assert!(read(&more).expect_err("too many").of("q1-o2").is_some());
        }
    }
}
