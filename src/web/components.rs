//! Parts of forms and pages: fields with their faults, error summaries, tables' little helpers.

use std::borrow::Cow;

use maud::{Markup, Render, html};

use super::form::Form;
use super::url::Url;
use crate::i18n::{Language, Texts};
use crate::mail::Address;

/// What was not filled in rightly, or has to be asked about: per field, in the page's order, in the reader's language.
#[derive(Debug, Default)]
pub struct Faults {
    said: Vec<(Cow<'static, str>, String)>,
    questions: Vec<Question>,
    /// Whether they are those of a list that was handed in as a whole.
    are_of_list: bool,
}

/// Whether another address was meant than the one in a field: a question, and never a refusal.
#[derive(Debug)]
pub struct Question {
    pub field: String,
    pub meant: String,
    /// What is ticked beside it for a yes; the form sent once more without it is a no.
    pub yes: String,
}

impl Faults {
    /// All that is wrong with a list that was handed in, in one field.
    pub fn of_list(field: &'static str, problems: &[String]) -> Self {
        let said = problems
            .iter()
            .map(|problem| (field.into(), problem.clone()));
        Self {
            said: said.collect(),
            are_of_list: true,
            ..Self::default()
        }
    }

    pub fn add(&mut self, field: impl Into<Cow<'static, str>>, text: impl Into<String>) {
        self.said.push((field.into(), text.into()));
    }

    /// Asks, in these words.
    pub fn ask(&mut self, question: Question, text: impl Into<String>) {
        self.add(question.field.clone(), text);
        self.questions.push(question);
    }

    fn question(&self, field: &str) -> Option<&Question> {
        self.questions.iter().find(|one| one.field == field)
    }

    /// Whether nothing is wrong, and something only asked.
    pub fn are_questions(&self) -> bool {
        !self.is_empty() && self.said.len() == self.questions.len()
    }

    fn headline(&self) -> &'static str {
        match self {
            _ if self.are_questions() => "questions-title",
            _ if self.are_of_list => "import-faults",
            _ => "faults-title",
        }
    }

    /// What is about no field.
    pub fn add_of_all(&mut self, text: impl Into<String>) {
        self.add("", text);
    }

    pub fn is_empty(&self) -> bool {
        self.said.is_empty()
    }

    pub fn of(&self, field: &str) -> Option<&str> {
        let fault = self.said.iter().find(|(name, _)| name == field)?;
        Some(&fault.1)
    }
}

/// The hidden field with the address that the page has asked about, or was shown with.
pub fn asked_field(field: &str) -> String {
    format!("{field}-asked")
}

/// The field that is ticked with the address that was meant.
pub fn meant_field(field: &str) -> String {
    format!("{field}-meant")
}

/// What goes along with a field for an address, so that nothing is asked twice: only where there is something to ask.
fn asked(field: &str, value: &str, question: Option<&Question>) -> Markup {
    let looks_mistyped = Address::parse(value).is_ok_and(|address| address.meant().is_some());
    html! {
        @if looks_mistyped { input type="hidden" name=(asked_field(field)) value=(value); }
        @if let Some(question) = question { (tick(&meant_field(field), &question.meant, &question.yes)) }
    }
}

/// The summary above the headline: the same words as beside the fields, linking there (WCAG 3.3.1, 3.3.3).
pub fn fault_summary(t: &Texts, faults: &Faults) -> Markup {
    html! {
        @if !faults.is_empty() {
            div.faults role="alert" tabindex="-1" autofocus {
                h2 { (t.get(faults.headline())) }
                ul {
                    @for (field, text) in &faults.said {
                        li { @if field.is_empty() { (text) } @else { a href=(format!("#{field}")) { (text) } } }
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
    pub name: Cow<'a, str>,
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
    pub fn new(name: impl Into<Cow<'a, str>>, label: Cow<'a, str>, value: &'a str) -> Self {
        Self {
            name: name.into(),
            label,
            hint: None,
            value,
            input: Input::Text,
            autocomplete: None,
            language: None,
        }
    }

    /// A field for what is written in one of several languages, with what was typed.
    pub fn written_in(
        language: Language,
        t: &Texts,
        name: &str,
        label: &str,
        form: &'a Form,
    ) -> Self {
        let name = in_language(name, language);
        let value = form.raw(&name);
        Self {
            language: Some(language),
            ..Self::new(name, label_in(t, label, language).into(), value)
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
        let fault = faults.of(&self.name);
        let hint_id = format!("{}-hint", self.name);
        let fault_id = format!("{}-fault", self.name);
        let described = match (&self.hint, fault) {
            (Some(_), Some(_)) => Some(format!("{hint_id} {fault_id}")),
            (Some(_), None) => Some(hint_id.clone()),
            (None, Some(_)) => Some(fault_id.clone()),
            (None, None) => None,
        };
        let question = faults.question(&self.name);
        let invalid = fault.filter(|_| question.is_none()).map(|_| "true");
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
                    @if self.input == Input::Email { (asked(&self.name, self.value, question)) }
                }
            }
        }
    }
}

/// The fields that are filled in per language: the first one's, and the others' folded unless something is wrong in them,
/// with the first words that stand there.
///
/// `names` are the fields' names without their language; `fields` makes one language's.
pub fn per_language(
    languages: &[Language],
    form: &Form,
    faults: &Faults,
    names: &[&str],
    fields: impl Fn(Language) -> Markup,
) -> Markup {
    let is_at_fault = |language: Language| {
        let mut fields = names.iter().map(|name| in_language(name, language));
        fields.any(|field| faults.of(&field).is_some())
    };
    let said = |language: Language| {
        let mut fields = names.iter().map(|name| in_language(name, language));
        fields.find_map(|field| Some(form.text(&field)).filter(|text| !text.is_empty()))
    };
    html! {
        @for (nth, &language) in languages.iter().enumerate() {
            @if nth == 0 { (fields(language)) } @else {
                details.language open[is_at_fault(language)] {
                    summary { (language_summary(language, said(language))) }
                    (fields(language))
                }
            }
        }
    }
}

/// A table whose rows are cards on a phone: of each the first cell is the heading, and the others are said with the heading
/// of their column. The roles stay where the style takes the table out of the tree.
pub fn cards(label: &str, heads: &[Cow<'_, str>], rows: Vec<Vec<Markup>>) -> Markup {
    html! {
        table.cards aria-label=(label) {
            thead { tr {
                @for head in heads { th scope="col" { (head) } }
            } }
            tbody {
                @for row in rows {
                    tr {
                        @for (at, (head, cell)) in heads.iter().zip(row).enumerate() {
                            @if at == 0 { th scope="row" { (cell) } }
                            @else { td data-l=(head) { div { (cell) } } }
                        }
                    }
                }
            }
        }
    }
}

/// A language's own name, and how what is written in it begins.
pub fn language_summary(language: Language, said: Option<&str>) -> Markup {
    html! {
        bdi lang=(language.word()) { (language.own_name()) }
        @if let Some(said) = said { span.begun { " – " bdi lang=(language.word()) { (said) } } }
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

/// A form that saves what is in its fields.
pub fn save_form(t: &Texts, action: &Url, fields: Markup) -> Markup {
    html! {
        form novalidate method="post" action=(action) {
            (fields)
            div.actions { button type="submit" { (t.get("save")) } }
        }
    }
}

/// The form that removes something; `hint` says what is lost with it.
pub fn remove_form(t: &Texts, action: &Url, hint: &str) -> Markup {
    html! {
        form novalidate method="post" action=(action) {
            p.hint { (hint) }
            button.grave type="submit" { (t.get("remove")) }
        }
    }
}

/// The button that moves something up. There are many on a page, so each says of what it is.
pub fn up_form(t: &Texts, action: &Url, name: &str) -> Markup {
    let words = t.get("question-up");
    html! {
        form novalidate method="post" action=(action) {
            button.plain type="submit" aria-label=(format!("{words}: {name}")) { (words) }
        }
    }
}

/// The heads of a table's columns, by the keys of their texts.
pub fn column_heads(t: &Texts, keys: &[&str]) -> Markup {
    html! {
        @for key in keys { th scope="col" { (t.get(key)) } }
    }
}

/// All values of a kind as a list to choose from.
pub fn options<T: Copy>(
    t: &Texts,
    all: &[T],
    word: impl Fn(T) -> &'static str,
    text_key: impl Fn(T) -> &'static str,
) -> Vec<(String, String)> {
    all.iter()
        .map(|&one| (word(one).to_owned(), t.get(text_key(one)).into_owned()))
        .collect()
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

/// What can be chosen of one thing, none of it beforehand.
pub fn radios(
    name: &str,
    label: &str,
    options: &[(String, String)],
    chosen: &str,
    faults: &Faults,
) -> Markup {
    let fault = faults.of(name);
    let fault_id = format!("{name}-fault");
    html! {
        fieldset.at-fault[fault.is_some()] aria-describedby=[fault.map(|_| &fault_id)] {
            legend { (label) }
            @if let Some(fault) = fault { p.fault id=(fault_id) { (fault) } }
            @for (at, (value, text)) in options.iter().enumerate() {
                label.tick {
                    input id=[(at == 0).then_some(name)] type="radio" name=(name) value=(value) checked[value == chosen];
                    span { (text) }
                }
            }
        }
    }
}

/// The languages that staff pages speak, to choose one from.
pub fn select_language(t: &Texts, chosen: &str, faults: &Faults) -> Markup {
    let languages = Language::STAFF.iter();
    let languages = languages.map(|one| (one.word().to_owned(), one.own_name().to_owned()));
    let languages: Vec<_> = languages.collect();
    let label = t.get("account-language");
    select("language", &label, &languages, chosen, faults)
}

/// A box to tick.
pub fn tick<'a>(name: &'a str, value: &'a str, label: &'a str) -> Tick<'a> {
    Tick {
        name,
        value,
        label,
        id: None,
        ticked: false,
    }
}

/// A box that is about to be shown.
pub struct Tick<'a> {
    name: &'a str,
    value: &'a str,
    label: &'a str,
    id: Option<&'a str>,
    ticked: bool,
}

impl<'a> Tick<'a> {
    /// Where the summary of what is wrong leads to.
    pub fn id(mut self, id: &'a str) -> Self {
        self.id = Some(id);
        self
    }

    /// Shows it ticked where this holds.
    pub fn when(mut self, ticked: bool) -> Self {
        self.ticked = ticked;
        self
    }
}

impl Render for Tick<'_> {
    fn render(&self) -> Markup {
        html! {
            label.tick {
                input type="checkbox" id=[self.id] name=(self.name) value=(self.value) checked[self.ticked];
                span { (self.label) }
            }
        }
    }
}

/// Boxes of one field, which can be ticked together, with the field's fault if it has one.
pub fn boxes(name: &str, legend: &str, faults: &Faults, content: &Markup) -> Markup {
    let fault = faults.of(name);
    let fault_id = format!("{name}-fault");
    html! {
        fieldset.at-fault[fault.is_some()] id=(name) aria-describedby=[fault.map(|_| &fault_id)] {
            legend { (legend) }
            @if let Some(fault) = fault { p.fault id=(fault_id) { (fault) } }
            (content)
        }
    }
}

/// The box `sure`, to tick before something goes with all that hangs on it.
pub fn sure(label: &str, faults: &Faults) -> Markup {
    let fault = faults.of("sure");
    html! {
        div.field.at-fault[fault.is_some()] {
            @if let Some(fault) = fault { p.fault #sure-fault { (fault) } }
            label.tick {
                input #sure type="checkbox" name="sure" value="yes"
                    aria-describedby=[fault.map(|_| "sure-fault")] aria-invalid=[fault.map(|_| "true")];
                span { (label) }
            }
        }
    }
}

/// A page's question before something that others notice: what it does, and the two ways on.
pub struct Asking<'a> {
    pub title: String,
    /// What it does, and what would be lost.
    pub told: Vec<String>,
    /// What has to be filled in.
    pub fields: Markup,
    pub action: Url,
    pub button: Cow<'a, str>,
    pub back: Url,
    pub back_text: Cow<'a, str>,
}

impl Render for Asking<'_> {
    fn render(&self) -> Markup {
        html! {
            h1 { (self.title) }
            @for told in &self.told { @if !told.is_empty() { p { (told) } } }
            form novalidate method="post" action=(self.action) {
                (self.fields)
                button.grave type="submit" { (self.button) }
            }
            p { a href=(self.back) { (self.back_text) } }
        }
    }
}

/// A text of several paragraphs, which blank lines part.
pub fn paragraphs(text: &str) -> Markup {
    html! { @for part in text.split("\n\n").filter(|part| !part.trim().is_empty()) { p { (part) } } }
}
