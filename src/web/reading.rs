//! Turns a form's fields into domain values, gathering what is wrong on the way.

use jiff::civil::Date;

use super::components::Faults;
use super::form::Form;
use crate::error::Error;
use crate::i18n::{Language, Texts};
use crate::mail::Address;

/// Reads one form; every fault is said in the reader's language, beside its field.
pub struct Reading<'a> {
    pub t: &'a Texts,
    pub form: &'a Form,
    pub faults: Faults,
}

impl<'a> Reading<'a> {
    pub fn new(t: &'a Texts, form: &'a Form) -> Self {
        Self {
            t,
            form,
            faults: Faults::default(),
        }
    }

    /// A text that must be there, of `most` characters at most.
    pub fn required(&mut self, field: &str, label: &str, most: usize) -> String {
        let text = self.optional(field, label, most);
        if text.is_empty() {
            self.missing(field, label);
        }
        text
    }

    /// Says that a field has to be filled in.
    pub fn missing(&mut self, field: &str, label: &str) {
        let label = self.t.get(label).into_owned();
        self.faults.add(
            field.to_owned(),
            self.t.with("field-missing", [("label", label.into())]),
        );
    }

    /// A text in one of several languages, from the field `NAME_LANGUAGE`; may be left out.
    pub fn in_language(
        &mut self,
        name: &str,
        language: Language,
        label: &str,
        most: usize,
    ) -> String {
        self.optional(&format!("{name}_{}", language.word()), label, most)
    }

    /// A text that may be left out.
    pub fn optional(&mut self, field: &str, label: &str, most: usize) -> String {
        let text = self.form.text(field).replace("\r\n", "\n");
        if text.chars().count() > most {
            let label = self.t.get(label).into_owned();
            self.faults.add(
                field.to_owned(),
                self.t.with(
                    "field-too-long",
                    [("label", label.into()), ("most", most.into())],
                ),
            );
        }
        text
    }

    /// A whole number within a range; none when it was left out.
    pub fn number(&mut self, field: &str, label: &str, least: i32, most: i32) -> Option<i32> {
        let text = self.form.text(field);
        if text.is_empty() {
            return None;
        }
        match text.parse::<i32>() {
            Ok(number) if (least..=most).contains(&number) => Some(number),
            _ => {
                let label = self.t.get(label).into_owned();
                self.faults.add(
                    field.to_owned(),
                    self.t.with(
                        "field-number",
                        [
                            ("label", label.into()),
                            ("least", least.into()),
                            ("most", most.into()),
                        ],
                    ),
                );
                None
            }
        }
    }

    /// A day as `2021-10-12`.
    pub fn date(&mut self, field: &str, label: &str) -> Option<Date> {
        let read = parse_date(self.form.text(field));
        if read.is_none() {
            let label = self.t.get(label).into_owned();
            self.faults.add(
                field.to_owned(),
                self.t.with("field-date", [("label", label.into())]),
            );
        }
        read
    }

    /// An e-mail address that must be there.
    pub fn email(&mut self, field: &str) -> Option<Address> {
        match Address::parse(self.form.text(field)) {
            Ok(address) => Some(address),
            Err(fault) => {
                self.faults
                    .add(field.to_owned(), self.t.get(fault.text_key()));
                None
            }
        }
    }

    /// The value, if nothing was wrong with it.
    pub fn done<T>(self, value: Option<T>) -> Result<T, Faults> {
        match value {
            Some(value) if self.faults.is_empty() => Ok(value),
            _ => Err(self.faults),
        }
    }
}

/// What a path names: the id of something, or `new` for none yet.
///
/// # Errors
/// `NotFound` for anything else.
pub fn named(text: &str) -> Result<Option<i64>, Error> {
    if text == "new" {
        return Ok(None);
    }
    text.parse().map(Some).map_err(|_| Error::NotFound)
}

/// A day in ISO form, within the years that a process can be about.
pub fn parse_date(text: &str) -> Option<Date> {
    let shape = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let date: Date = shape.then(|| text.parse().ok()).flatten()?;
    (1990..=2200).contains(&date.year()).then_some(date)
}
