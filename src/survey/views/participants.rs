//! What participants see until their answers are counted.

use jiff::tz::TimeZone;
use maud::{Markup, html};

use crate::dialogues::{Code, Public};
use crate::i18n::{Language, Texts};
use crate::survey::questionnaire::{Kind, Question};
use crate::survey::{Choice, SubmissionKey};
use crate::web::components::{Faults, fault_summary};
use crate::web::form::Form;
use crate::web::participant::{Home, Page, Shell, said};

/// The place to type a code.
pub fn start(t: &Texts, typed: &str, faults: &Faults) -> Page {
    let title = t.get("start-title");
    let fault = faults.of("code");
    let content = html! {
        (fault_summary(t, faults))
        h1 { (title) }
        p.lead { (t.get("start-lead")) }
        form novalidate method="post" action=(format!("/?lang={}", t.language.word())) {
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
    Shell {
        has_faults: !faults.is_empty(),
        ..Shell::new(t, None, Some("/"), &title)
    }
    .page(content)
}

/// Where a question stands.
pub enum Around<'a> {
    /// On somebody's phone, to be answered.
    Asked {
        public: &'a Public,
        code: Code,
        key: &'a SubmissionKey,
    },
    /// On a staff page: it looks the same and counts nothing.
    Preview {
        home: Home<'a>,
        purpose: (Language, &'a str),
        /// Where the pages of the preview are, without their number.
        base: &'a str,
    },
}

/// What a question's page shows.
pub struct QuestionPage<'a> {
    pub t: &'a Texts,
    pub around: Around<'a>,
    pub question: &'a Question,
    /// Counted from 1.
    pub number: usize,
    pub total: usize,
    /// What was chosen or written before.
    pub form: &'a Form,
    pub faults: &'a Faults,
}

/// Where somebody goes after a question: to the next one, or to the thanks.
pub fn after(code: Code, number: usize, total: usize, language: Language) -> String {
    let (code, lang) = (code.as_str(), language.word());
    if number < total {
        format!("/d/{code}/q/{}?lang={lang}", number + 1)
    } else {
        format!("/d/{code}/thanks?lang={lang}")
    }
}

impl QuestionPage<'_> {
    fn path(&self) -> String {
        match &self.around {
            Around::Asked { code, .. } if self.number == 1 => format!("/d/{}", code.as_str()),
            Around::Asked { code, .. } => format!("/d/{}/q/{}", code.as_str(), self.number),
            Around::Preview { base, .. } => format!("{base}/{}", self.number),
        }
    }

    /// Where the next page is; none after the last page of a preview.
    fn next(&self) -> Option<String> {
        match &self.around {
            Around::Asked { code, .. } => {
                Some(after(*code, self.number, self.total, self.t.language))
            }
            Around::Preview { base, .. } => (self.number < self.total)
                .then(|| format!("{base}/{}?lang={}", self.number + 1, self.t.language.word())),
        }
    }

    fn purpose(&self) -> (Language, &str) {
        match &self.around {
            Around::Asked { public, .. } => {
                let text = public.text(self.t.language);
                (text.language, &text.purpose)
            }
            Around::Preview { purpose, .. } => *purpose,
        }
    }

    fn home(&self) -> Home<'_> {
        match &self.around {
            Around::Asked { public, .. } => public.home(self.t.language),
            Around::Preview { home, .. } => *home,
        }
    }
}

pub fn question(page: &QuestionPage<'_>) -> Page {
    let t = page.t;
    let (language, prompt) = page.question.prompt.for_reader(t.language);
    let path = page.path();
    let (purpose_language, purpose) = page.purpose();
    let fields = fields(page);
    let content = html! {
        (fault_summary(t, page.faults))
        @if page.number == 1 { p.lead { (said(t, purpose_language, purpose)) } }
        @if page.total > 1 {
            p.quiet { (t.with("question-of", [("number", page.number.into()), ("total", page.total.into())])) }
        }
        @match &page.around {
            Around::Asked { key, .. } => {
                form novalidate method="post" action=(format!("{path}?lang={}", t.language.word())) {
                    input type="hidden" name="key" value=(key.as_str());
                    (fields)
                    button type="submit" { (t.get("send")) }
                    @if page.number == 1 { p.hint { (t.get("answer-anonymous")) } }
                }
            }
            Around::Preview { .. } => {
                (fields)
                @if page.number == 1 { p.hint { (t.get("answer-anonymous")) } }
            }
        }
        @if let Some(next) = page.next() && (page.number > 1 || matches!(page.around, Around::Preview { .. })) {
            p.after { a href=(next) { (t.get("question-skip")) } }
        }
    };
    // A name of the page in another language than the page would be read out wrongly.
    let title = if language == t.language {
        prompt.to_owned()
    } else {
        t.with(
            "question-of",
            [("number", page.number.into()), ("total", page.total.into())],
        )
    };
    Shell {
        has_faults: !page.faults.is_empty(),
        ..Shell::new(t, Some(page.home()), Some(&path), &title)
    }
    .page(content)
}

/// The question with its rows to choose from, or its field to write in.
fn fields(page: &QuestionPage<'_>) -> Markup {
    let (t, question) = (page.t, page.question);
    let (language, prompt) = question.prompt.for_reader(t.language);
    let (hint_language, hint) = question.hint.for_reader(t.language);
    let key = question.key.as_str();
    let fault = page.faults.of(key);
    let hint = html! {
        @if !hint.is_empty() { (said(t, hint_language, hint)) }
        @else if question.kind == Kind::Multiple { (t.get("choices-hint")) }
        @else if page.number > 1 { (t.get("question-optional")) }
    };
    let has_hint = !hint.0.is_empty();
    let described = match (has_hint, fault.is_some()) {
        (true, true) => Some("question-hint question-fault"),
        (true, false) => Some("question-hint"),
        (false, true) => Some("question-fault"),
        (false, false) => None,
    };
    let prompt = said(t, language, prompt);
    let notes = html! {
        @if has_hint { p.hint #question-hint { (hint) } }
        @if let Some(fault) = fault { p.fault #question-fault { (fault) } }
    };
    html! {
        @if question.kind == Kind::Text {
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
                    @let (option_language, label) = option.label.for_reader(t.language);
                    label.choice.apart[option.key == Choice::NoAnswer.word()] {
                        input type=(if question.kind == Kind::Multiple { "checkbox" } else { "radio" })
                            name=(key) value=(option.key) id=[(at == 0).then_some(key)]
                            checked[page.form.all(key).any(|chosen| chosen == option.key)];
                        span { (said(t, option_language, label)) }
                    }
                }
            }
        }
    }
}

/// Before the dialogue opens.
pub fn before(t: &Texts, public: &Public, code: Code, zone: &TimeZone) -> Page {
    let title = t.get("before-title");
    let path = format!("/d/{}", code.as_str());
    let moment = t.moment(public.window.opens_at, zone);
    let text = public.text(t.language);
    let content = html! {
        h1 { (title) }
        p.lead { (t.with("before-text", [("moment", moment.into())])) }
        p { (t.get("before-reminder")) }
        p { (said(t, text.language, &text.purpose)) }
        p { a href=(format!("/p/{}?lang={}", public.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    Shell::new(t, Some(public.home(t.language)), Some(&path), &title).page(content)
}

/// An answer came when the dialogue was not open; what was written is given back.
pub fn not_open(t: &Texts, public: &Public, closed: bool, written: &str) -> Page {
    let title = t.get(if closed {
        "closed-title"
    } else {
        "before-title"
    });
    let content = html! {
        h1 { (title) }
        p.lead { (t.get(if closed { "closed-text" } else { "not-yet-text" })) }
        @if !written.is_empty() {
            p { (t.get("closed-your-words")) }
            p.note dir="auto" { (written) }
        }
        p { a href=(format!("/p/{}?lang={}", public.slug, t.language.word())) { (t.get("to-status-page")) } }
    };
    Shell::new(t, Some(public.home(t.language)), None, &title).page(content)
}
