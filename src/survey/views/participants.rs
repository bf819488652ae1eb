//! What participants see until their answers are counted. The tablet makes the same pages in `kiosk/pages.js`.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::dialogues::{Code, Public};
use crate::i18n::{Language, Texts};
use crate::survey::queries::AnswerOutcome;
use crate::survey::questionnaire::{Question, QuestionKind};
use crate::survey::{Choice, SubmissionKey};
use crate::web::components::{Faults, fault_summary};
use crate::web::form::Form;
use crate::web::pair::Pair;
use crate::web::participant::{Home, Page, Shell, said, somebody_else};
use crate::web::url::{self, Url};

/// The place to type a code.
pub fn start(t: &Texts, typed: &str, faults: &Faults) -> Page {
    let title = t.get("start-title");
    let fault = faults.of("code");
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("start-lead")) }
        form novalidate method="post" action=(url::start().lang(t.language)) {
            div.field.at-fault[fault.is_some()] {
                label for="code" { (t.get("start-code")) }
                p.hint #code-hint { (t.get("start-hint")) }
                @if let Some(fault) = fault { p.fault #code-fault { (fault) } }
                input.short #code name="code" type="text" value=(typed) dir="ltr" autocomplete="off" autocapitalize="characters"
                    spellcheck="false" aria-describedby=(if fault.is_some() { "code-hint code-fault" } else { "code-hint" })
                    aria-invalid=[fault.map(|_| "true")];
            }
            button type="submit" { (t.get("start-go")) }
        }
    };
    Shell::new(t, None, Some(url::start().as_str()), &title)
        .faults(faults)
        .page(content)
}

/// What a question's page shows.
pub struct QuestionPage<'a> {
    pub pair: Pair<'a>,
    /// The language that can stand beneath the page's own.
    pub offered: Language,
    pub home: Home<'a>,
    pub purpose: (Language, &'a str),
    /// The answer's, on somebody's phone; none on a page of staff or host: it looks the same and counts nothing.
    pub key: Option<&'a SubmissionKey>,
    /// Where each question is.
    pub place: &'a dyn Fn(usize) -> Url,
    /// Where the last question leads on to; in a rehearsal to its end.
    pub end: Option<Url>,
    /// Where a rehearsal leads back to; none where somebody answers.
    pub back: Option<Url>,
    pub question: &'a Question,
    /// The question to listen to and to watch.
    pub media: Markup,
    /// Counted from 1.
    pub number: usize,
    pub total: usize,
    /// What was chosen or written before.
    pub form: &'a Form,
    pub faults: &'a Faults,
}

impl QuestionPage<'_> {
    /// Where somebody goes after the question: to the next one, or to the end.
    pub fn next(&self) -> Option<Url> {
        let next = if self.number < self.total {
            Some((self.place)(self.number + 1))
        } else {
            self.end.clone()
        };
        next.map(|next| self.pair.at(next))
    }
}

pub fn question(page: &QuestionPage<'_>) -> Page {
    let (t, pair) = (page.pair.t, page.pair);
    let (language, prompt) = page.question.prompt.for_reader(t.language);
    let path = (page.place)(page.number);
    let number_of = t.with(
        "question-of",
        [("number", page.number.into()), ("total", page.total.into())],
    );
    let fields = fields(page);
    // *Send* on the last one alone; the promise stands before it.
    let is_last = page.number == page.total;
    let go = html! {
        @if page.number == 1 { p.promise { (pair.get("answer-anonymous")) } }
        div.go {
            button type="submit" { (pair.get(if is_last { "send" } else { "next" })) }
            @if page.total > 1 { span.quiet { (number_of) } }
        }
    };
    let content = html! {
        (fault_summary(t, page.faults))
        @if let Some(back) = &page.back {
            (rehearsal(t, back, (page.number > 1).then(|| pair.at((page.place)(page.number - 1)))))
        }
        @match page.key {
            Some(key) => {
                form novalidate method="post" action=(pair.at(path.clone())) autocomplete="off" {
                    input type="hidden" name="key" value=(key.as_str());
                    (changes(page))
                    (fields)
                    (go)
                }
            }
            // Nothing is sent: what was chosen only leads on.
            None => {
                form novalidate method="get" action=(page.next().unwrap_or_else(|| path.clone())) {
                    input type="hidden" name="lang" value=(t.language.word());
                    @if let Some(with) = pair.with { input type="hidden" name="with" value=(with.word()); }
                    (fields)
                    (go)
                }
            }
        }
        @if page.number > 1 && page.key.is_some() {
            p.after {
                a href=(pair.at((page.place)(page.number - 1))) { (pair.get("question-back")) }
                @if let Some(next) = page.next() { a href=(next) { (pair.get("question-skip")) } }
            }
        } @else if let Some(next) = page.next() && page.number > 1 {
            p.after { a href=(next) { (pair.get("question-skip")) } }
        }
    };
    // A name of the page in another language than the page would be read out wrongly.
    let title = if language == t.language {
        prompt.to_owned()
    } else {
        number_of
    };
    Shell::new(t, Some(page.home), Some(path.as_str()), &title)
        .of_purpose((page.number == 1).then_some(page.purpose))
        .faults(page.faults)
        .beside(page.offered, pair.with)
        .page(content)
}

/// Says, in the language of those who rehearse, that nothing is counted, and leads back.
fn rehearsal(t: &Texts, back: &Url, before: Option<Url>) -> Markup {
    let staff = t.language.for_staff().texts();
    html! {
        div lang=(staff.language.word()) dir="ltr" {
            p.note { strong { (staff.get("rehearsal")) } " " (staff.get("rehearsal-text")) }
            p {
                @if let Some(before) = before { a href=(before) { (staff.get("rehearsal-before")) } " · " }
                a href=(back) { (staff.get("rehearsal-back")) }
            }
        }
    }
}

/// What `once.js` shows where this tab has answered before: that sending changes the answer, which is not shown, because
/// phones are shared; and the way for somebody else.
fn changes(page: &QuestionPage<'_>) -> Markup {
    let t = page.pair.t;
    let again = page.form.text("again");
    html! {
        input type="hidden" name="again" value=(again);
        div.note #again role="status" hidden[again.is_empty()] {
            p { (page.pair.get("again-changes")) }
            p { (somebody_else(t, &(page.place)(1))) }
        }
    }
}

/// The end of a rehearsal, behind its last question.
pub fn rehearsed(t: &Texts, home: Home<'_>, first: &Url, path: &Url, back: &Url) -> Page {
    let staff = t.language.for_staff().texts();
    let title = staff.get("rehearsal-over");
    let content = html! {
        div lang=(staff.language.word()) dir="ltr" {
            h1 { (title) }
            p.lead { (staff.get("rehearsal-then")) }
            p { a href=(first.clone().lang(t.language)) { (staff.get("rehearsal-again")) } }
            p { a href=(back) { (staff.get("rehearsal-back")) } }
        }
    };
    Shell::new(t, Some(home), Some(path.as_str()), &title).page(content)
}

/// The question with its rows to choose from, or its field to write in.
fn fields(page: &QuestionPage<'_>) -> Markup {
    let (pair, question) = (page.pair, page.question);
    let (_, hint) = question.hint.for_reader(pair.t.language);
    let key = question.key.as_str();
    let fault = page.faults.of(key);
    let hint = html! {
        @if !hint.is_empty() { (pair.nearest(|language| question.hint.for_reader(language))) }
        @else if question.kind == QuestionKind::Multiple { (pair.get("choices-hint")) }
        @else if page.number > 1 { (pair.get("question-optional")) }
    };
    let has_hint = !hint.0.is_empty();
    let described = match fault {
        Some(_) if has_hint => Some("question-hint question-fault"),
        Some(_) => Some("question-fault"),
        None => has_hint.then_some("question-hint"),
    };
    let prompt = pair.nearest(|language| question.prompt.for_reader(language));
    let notes = html! {
        (page.media)
        @if has_hint { p.hint #question-hint { (hint) } }
        @if let Some(fault) = fault { p.fault #question-fault { (fault) } }
    };
    html! {
        @if question.kind == QuestionKind::Text {
            div.at-fault[fault.is_some()] {
                h1 { label for=(key) { (prompt) } }
                (notes)
                textarea id=(key) name=(key) rows="6" aria-describedby=[described] aria-invalid=[fault.map(|_| "true")] {
                    "\n" (page.form.raw(key))
                }
            }
        } @else {
            fieldset.at-fault[fault.is_some()] aria-describedby=[described] {
                legend { h1 { (prompt) } }
                (notes)
                @for (at, option) in question.options.iter().enumerate() {
                    label.choice.apart[option.key == Choice::NoAnswer.word()] {
                        input type=(if question.kind == QuestionKind::Multiple { "checkbox" } else { "radio" })
                            name=(key) value=(option.key) id=[(at == 0).then_some(key)]
                            checked[page.form.all(key).any(|chosen| chosen == option.key)];
                        span { (pair.nearest(|language| option.label.for_reader(language))) }
                    }
                }
            }
        }
    }
}

/// Before the dialogue opens.
pub fn before(t: &Texts, public: &Public, code: Code, zone: &TimeZone) -> Page {
    let title = t.get("before-title");
    let path = url::question(code.as_str());
    let moment = t.beginning(public.window.opens_at, zone);
    let text = public.process.text(t.language);
    let content = html! {
        h1 { (title) }
        p.lead { (t.with("before-text", [("moment", moment.into())])) }
        p { (t.get("before-reminder")) }
        p { (said(t, text.language, &text.purpose)) }
        p { a href=(url::status(&public.process.slug).lang(t.language)) { (t.get("to-status-page")) } }
    };
    let home = Some(public.process.home(t.language));
    Shell::new(t, home, Some(path.as_str()), &title).page(content)
}

/// The meeting was cancelled. Why is for staff; here it is said that one can leave, and whom to ask.
pub fn cancelled(t: &Texts, public: &Public, code: Code) -> Page {
    let title = t.get("cancelled-title");
    let path = url::question(code.as_str());
    let text = public.process.text(t.language);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get("cancelled-text")) }
        p { (said(t, text.language, &text.purpose)) }
        p { a href=(url::status(&public.process.slug).lang(t.language)) { (t.get("to-status-page")) } }
    };
    let home = Some(public.process.home(t.language));
    Shell::new(t, home, Some(path.as_str()), &title).page(content)
}

/// An answer came when the dialogue was not open; what was written is given back.
pub fn not_open(t: &Texts, public: &Public, outcome: AnswerOutcome, written: &str) -> Page {
    let (title, text) = match outcome {
        AnswerOutcome::NotYet => ("before-title", "not-yet-text"),
        AnswerOutcome::Cancelled => ("cancelled-title", "closed-text"),
        _ => ("closed-title", "closed-text"),
    };
    let title = t.get(title);
    let content = html! {
        h1 { (title) }
        p.lead { (t.get(text)) }
        @if !written.is_empty() {
            p { (t.get("closed-your-words")) }
            p.note dir="auto" { (written) }
        }
        p { a href=(url::status(&public.process.slug).lang(t.language)) { (t.get("to-status-page")) } }
    };
    Shell::new(t, Some(public.process.home(t.language)), None, &title).page(content)
}
