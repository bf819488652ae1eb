//! Parts of forms and pages: fields with their faults, error summaries, tables' little helpers.

use std::borrow::Cow;

use maud::{Markup, html};

use super::form::Form;
use crate::i18n::{Language, Texts};

/// What was not filled in rightly: per field, in the page's order, in the reader's language.
#[derive(Debug, Default)]
pub struct Faults(Vec<(Cow<'static, str>, String)>);

impl Faults {
    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, text: impl Into<String>) {
        self.0.push((field.into(), text.into()));
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn of(&self, field: &str) -> Option<&str> {
        self.0
            .iter()
            .find(|(name, _)| name == field)
            .map(|(_, text)| text.as_str())
    }
}

/// The summary above the headline: the same words as beside the fields, linking there (WCAG 3.3.1, 3.3.3).
pub fn fault_summary(t: &Texts, faults: &Faults) -> Markup {
    html! {
        @if !faults.is_empty() {
            div.faults role="alert" tabindex="-1" autofocus {
                h2 { (t.get("faults-title")) }
                ul {
                    @for (field, text) in &faults.0 {
                        li { a href=(format!("#{field}")) { (text) } }
                    }
                }
            }
        }
    }
}

/// What a field takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    Text,
    Email,
    Password,
    Date,
    Url,
    /// A day and a time on the wall's clock.
    Moment,
    /// A whole number, not negative.
    Number,
    Area {
        rows: u8,
    },
}

impl Input {
    fn kind(self) -> &'static str {
        match self {
            Self::Text | Self::Area { .. } => "text",
            Self::Email => "email",
            Self::Password => "password",
            Self::Date => "date",
            Self::Url => "url",
            Self::Moment => "datetime-local",
            Self::Number => "number",
        }
    }
}

/// A field with its label above it.
pub struct Field<'a> {
    pub name: &'a str,
    pub label: Cow<'a, str>,
    pub hint: Option<Cow<'a, str>>,
    pub value: &'a str,
    pub input: Input,
    /// The WCAG 1.3.5 purpose, where it is about the person who fills it in.
    pub autocomplete: Option<&'static str>,
    /// The language of what is to be written, where it is not the page's.
    pub language: Option<Language>,
}

impl<'a> Field<'a> {
    pub fn new(name: &'a str, label: Cow<'a, str>, value: &'a str) -> Self {
        Self {
            name,
            label,
            hint: None,
            value,
            input: Input::Text,
            autocomplete: None,
            language: None,
        }
    }

    pub fn hint(mut self, hint: Cow<'a, str>) -> Self {
        self.hint = Some(hint);
        self
    }

    pub fn input(mut self, input: Input) -> Self {
        self.input = input;
        self
    }

    pub fn autocomplete(mut self, purpose: &'static str) -> Self {
        self.autocomplete = Some(purpose);
        self
    }

    pub fn language(mut self, language: Language) -> Self {
        self.language = Some(language);
        self
    }

    /// The field as markup, with its fault if it has one. Nothing is marked `required`: the
    /// browser's own bubbles vanish, speak the browser's language and cannot be styled.
    pub fn show(&self, faults: &Faults) -> Markup {
        let fault = faults.of(self.name);
        let hint_id = format!("{}-hint", self.name);
        let fault_id = format!("{}-fault", self.name);
        let described = match (&self.hint, fault) {
            (Some(_), Some(_)) => Some(format!("{hint_id} {fault_id}")),
            (Some(_), None) => Some(hint_id.clone()),
            (None, Some(_)) => Some(fault_id.clone()),
            (None, None) => None,
        };
        let invalid = fault.map(|_| "true");
        html! {
            div.field.at-fault[fault.is_some()] {
                label for=(self.name) { (self.label) }
                @if let Some(hint) = &self.hint { p.hint id=(hint_id) { (hint) } }
                @if let Some(fault) = fault { p.fault id=(fault_id) { (fault) } }
                @if let Input::Area { rows } = self.input {
                    textarea id=(self.name) name=(self.name) rows=(rows) dir=[self.language.map(Language::direction)] lang=[self.language.map(Language::word)]
                        aria-describedby=[&described] aria-invalid=[invalid] {
                        // The parser drops one newline at the start of a textarea.
                        "\n" (self.value)
                    }
                } @else {
                    input id=(self.name) name=(self.name) type=(self.input.kind()) value=(self.value)
                        lang=[self.language.map(Language::word)] autocomplete=[self.autocomplete]
                        min=[(self.input == Input::Number).then_some("0")]
                        inputmode=[(self.input == Input::Number).then_some("numeric")]
                        dir=[if matches!(self.input, Input::Email | Input::Url) { Some("ltr") } else { self.language.map(Language::direction) }]
                        spellcheck=[matches!(self.input, Input::Email).then_some("false")]
                        aria-describedby=[&described] aria-invalid=[invalid];
                }
            }
        }
    }
}

/// The fields that are filled in per language: Swedish first, the others folded until they say something.
///
/// `names` are the fields' names without their language; `fields` makes one language's.
pub fn per_language(
    form: &Form,
    faults: &Faults,
    names: &[&str],
    fields: impl Fn(Language) -> Markup,
) -> Markup {
    let is_used = |language: Language| {
        names.iter().any(|name| {
            let field = in_language(name, language);
            !form.text(&field).is_empty() || faults.of(&field).is_some()
        })
    };
    html! {
        @for &language in Language::ALL {
            @if language == Language::Swedish { (fields(language)) } @else {
                details.language open[is_used(language)] {
                    summary { span lang=(language.word()) dir=(language.direction()) { (language.own_name()) } }
                    (fields(language))
                }
            }
        }
    }
}

/// The name of a field in one language.
pub fn in_language(name: &str, language: Language) -> String {
    format!("{name}_{}", language.word())
}

/// A label with the language it is about.
pub fn label_in(t: &Texts, label: &str, language: Language) -> String {
    format!(
        "{} {}",
        t.get(label),
        t.with("in-language", [("language", language.own_name().into())])
    )
}

/// A list to choose one from.
pub fn select(
    name: &str,
    label: &str,
    options: &[(String, String)],
    chosen: &str,
    faults: &Faults,
) -> Markup {
    let fault = faults.of(name);
    let fault_id = format!("{name}-fault");
    html! {
        div.field.at-fault[fault.is_some()] {
            label for=(name) { (label) }
            @if let Some(fault) = fault { p.fault id=(fault_id) { (fault) } }
            select id=(name) name=(name) aria-describedby=[fault.map(|_| &fault_id)] aria-invalid=[fault.map(|_| "true")] {
                @for (value, text) in options {
                    option value=(value) selected[value == chosen] { (text) }
                }
            }
        }
    }
}

/// A box to tick.
pub fn tick(name: &str, value: &str, label: &str, ticked: bool) -> Markup {
    html! {
        label.tick {
            input type="checkbox" name=(name) value=(value) checked[ticked];
            span { (label) }
        }
    }
}
