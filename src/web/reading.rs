//! Turns a form's fields into domain values, gathering what is wrong on the way.
//!
//! A text is one line unless its field asks for several; what either may hold, [`line`](mod@crate::i18n::line) says.

use std::ops::RangeInclusive;

use jiff::civil::Date;

use super::components::{Faults, Question, asked_field, in_language, meant_field};
use super::form::Form;
use crate::i18n::{Language, Texts, line};
use crate::mail::{Address, AddressFault};

/// How many characters a field takes at most, and whether they may stand on several lines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Length {
    Line(usize),
    Lines(usize),
}

impl From<usize> for Length {
    fn from(most: usize) -> Self {
        Self::Line(most)
    }
}

const NO_LIMITS: RangeInclusive<i64> = 0..=0;

/// Reads one form; every fault is said in the reader's language, beside its field.
pub struct Reading<'a> {
    pub t: &'a Texts,
    pub form: &'a Form,
    pub faults: Faults,
}

impl<'a> Reading<'a> {
    pub fn new(t: &'a Texts, form: &'a Form) -> Self {
        let mut faults = Faults::default();
        if form.is_sent_again() {
            faults.add_of_all(t.get("form-sent-again"));
        }
        Self { t, form, faults }
    }

    /// A text that must be there, of `most` characters at most.
    pub fn required(&mut self, field: &str, label: &str, most: impl Into<Length>) -> String {
        let text = self.optional(field, label, most);
        if text.is_empty() {
            self.missing(field, label);
        }
        text
    }

    /// Says what is wrong with a field.
    pub fn fault(&mut self, field: &str, key: &str) {
        self.faults.add(field.to_owned(), self.t.get(key));
    }

    /// The same in words that name the field, and where they want it the least and the most that it takes.
    fn fault_about(&mut self, field: &str, key: &str, label: &str, limits: RangeInclusive<i64>) {
        let label = self.t.get(label);
        let values = [
            ("label", label.into()),
            ("least", (*limits.start()).into()),
            ("most", (*limits.end()).into()),
        ];
        self.faults.add(field.to_owned(), self.t.with(key, values));
    }

    /// Says that a field has to be filled in.
    pub fn missing(&mut self, field: &str, label: &str) {
        self.fault_about(field, "field-missing", label, NO_LIMITS);
    }

    /// A text in one of several languages, from the field `NAME_LANGUAGE`; may be left out.
    pub fn in_language(
        &mut self,
        name: &str,
        language: Language,
        label: &str,
        most: impl Into<Length>,
    ) -> String {
        self.optional(&in_language(name, language), label, most)
    }

    /// What is written in several languages, with the fields' names, labels and most characters: Swedish must be there,
    /// and in a language that says anything the first field must be filled in.
    pub fn in_languages<const N: usize>(
        &mut self,
        fields: [(&str, &str, Length); N],
    ) -> Vec<(Language, [String; N])> {
        let mut written = Vec::new();
        for &language in Language::all() {
            let texts =
                fields.map(|(name, label, most)| self.in_language(name, language, label, most));
            if language != Language::Swedish && texts.iter().all(String::is_empty) {
                continue;
            }
            if let (Some((name, label, _)), Some("")) =
                (fields.first(), texts.first().map(String::as_str))
            {
                self.missing(&in_language(name, language), label);
            }
            written.push((language, texts));
        }
        written
    }

    /// A text that may be left out.
    pub fn optional(&mut self, field: &str, label: &str, most: impl Into<Length>) -> String {
        let written = self.form.text(field);
        let (text, most, wrong) = match most.into() {
            Length::Line(most) => {
                let wrong = (!line::is_line(written)).then_some("field-one-line");
                (written.to_owned(), most, wrong)
            }
            Length::Lines(most) => {
                let text = line::with_one_end(written);
                let wrong = (!line::is_lines(&text)).then_some("field-control");
                (text, most, wrong)
            }
        };
        if let Some(key) = wrong {
            self.fault_about(field, key, label, NO_LIMITS);
        }
        if text.chars().count() > most {
            let most = i64::try_from(most).unwrap_or(i64::MAX);
            self.fault_about(field, "field-too-long", label, 0..=most);
        }
        text
    }

    /// A whole number within a range; none when it was left out.
    pub fn number(&mut self, field: &str, label: &str, least: i32, most: i32) -> Option<i32> {
        let text = self.form.text(field);
        if text.is_empty() {
            return None;
        }
        let read = text.parse().ok();
        let read = read.filter(|number| (least..=most).contains(number));
        if read.is_none() {
            self.fault_about(field, "field-number", label, least.into()..=most.into());
        }
        read
    }

    /// A day as `2021-10-12`.
    pub fn date(&mut self, field: &str, label: &str) -> Option<Date> {
        let typed = self.form.text(field);
        let read = parse_date(typed);
        if read.is_none() {
            let key = if typed.is_empty() {
                "field-date-missing"
            } else {
                "field-date"
            };
            self.fault_about(field, key, label, NO_LIMITS);
        }
        read
    }

    /// A day that may be left out.
    pub fn optional_date(&mut self, field: &str, label: &str) -> Option<Date> {
        if self.form.text(field).is_empty() {
            return None;
        }
        self.date(field, label)
    }

    /// What was chosen from a list by its word or id; a fault when it was nothing that is there.
    pub fn chosen<T>(
        &mut self,
        field: &str,
        label: &str,
        of: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let chosen = of(self.form.text(field));
        if chosen.is_none() {
            self.missing(field, label);
        }
        chosen
    }

    /// The id of the one in a list that was chosen; none where nothing was. What was chosen and is not in the list has
    /// been removed since the form was shown, and is a fault: it is never left out in silence.
    pub fn chosen_among<T, I: ToString>(
        &mut self,
        field: &str,
        label: &str,
        list: &[T],
        id: impl Fn(&T) -> I,
    ) -> Option<I> {
        let chosen = self.form.text(field);
        let found = list.iter().map(id).find(|id| id.to_string() == chosen);
        if found.is_none() && !chosen.is_empty() {
            self.gone(field, label);
        }
        found
    }

    /// The ids of those in a list that were ticked, by the same rule.
    pub fn ticked_among<T, I: ToString>(
        &mut self,
        field: &str,
        label: &str,
        list: &[T],
        id: impl Fn(&T) -> I,
    ) -> Vec<I> {
        let ids: Vec<(I, String)> = list
            .iter()
            .map(|one| (id(one), id(one).to_string()))
            .collect();
        let is_there = |ticked: &str| ids.iter().any(|(_, word)| word == ticked);
        if !self.form.all(field).all(is_there) {
            self.gone(field, label);
        }
        let ticked = ids
            .into_iter()
            .filter(|(_, word)| self.form.has(field, word));
        ticked.map(|(id, _)| id).collect()
    }

    /// Says that what was chosen has been removed meanwhile.
    pub fn gone(&mut self, field: &str, label: &str) {
        self.fault_about(field, "field-gone", label, NO_LIMITS);
    }

    /// Whether a box was ticked; a fault when what was sent is neither a tick nor nothing.
    pub fn tick(&mut self, field: &str) -> bool {
        self.form.tick(field).unwrap_or_else(|_| {
            self.fault(field, "error-malformed-text");
            false
        })
    }

    /// Says so when one of the others has the name already.
    pub fn refuse_taken<'b>(&mut self, name: &str, others: impl IntoIterator<Item = &'b str>) {
        if others.into_iter().any(|other| other == name) {
            self.fault("name", "name-taken");
        }
    }

    /// The e-mail address of somebody somewhere, which must be there. One that looks mistyped is asked about, once for
    /// each that is typed, and then taken as it was answered.
    pub fn email(&mut self, field: &str) -> Option<Address> {
        let address = self.email_as_written(field)?;
        self.sure(field, address)
    }

    /// The same of one's own, which may be within the house: `kim@mail`.
    pub fn own_email(&mut self, field: &str) -> Option<Address> {
        let address = self.address(field, Address::parse)?;
        self.sure(field, address)
    }

    /// An address that is only looked for, as it stands there.
    pub fn email_as_written(&mut self, field: &str) -> Option<Address> {
        self.address(field, Address::parse_public)
    }

    fn address(
        &mut self,
        field: &str,
        parse: impl Fn(&str) -> Result<Address, AddressFault>,
    ) -> Option<Address> {
        parse(self.form.text(field))
            .map_err(|fault| self.faults.add(field.to_owned(), fault.text(self.t)))
            .ok()
    }

    fn sure(&mut self, field: &str, written: Address) -> Option<Address> {
        let Some(meant) = written.meant() else {
            return Some(written);
        };
        if self.form.text(&asked_field(field)) == self.form.text(field) {
            let says_yes = self.form.text(&meant_field(field)) == meant.as_str();
            return Some(if says_yes { meant } else { written });
        }
        let meant = meant.as_str().to_owned();
        let text = self
            .t
            .with("email-meant", [("address", meant.clone().into())]);
        let question = Question {
            field: field.to_owned(),
            meant,
            yes: self.t.get("address-meant-yes").into_owned(),
        };
        self.faults.ask(question, text);
        None
    }

    /// The value, if nothing was wrong with it.
    pub fn done<T>(self, value: Option<T>) -> Result<T, Faults> {
        match value {
            Some(value) if self.faults.is_empty() => Ok(value),
            _ => Err(self.faults),
        }
    }
}

/// A day in ISO form, within the years that a process can be about.
pub fn parse_date(text: &str) -> Option<Date> {
    let shape = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let date: Date = shape.then(|| text.parse().ok()).flatten()?;
    is_within_years(date).then_some(date)
}

/// Whether a day is within the years that a process can be about.
pub fn is_within_years(day: Date) -> bool {
    (1990..=2200).contains(&day.year())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn what_is_not_in_the_list_is_a_fault_and_never_left_out(
            list in proptest::collection::btree_set(0..20_i64, 0..8),
            sent in proptest::collection::btree_set(0..20_i64, 0..8),
        ) {
            let list: Vec<i64> = list.into_iter().collect();
            let mut form = Form::default();
            for id in &sent {
                form.set("group", id);
            }
            let mut reading = Reading::new(Language::English.texts(), &form);
            let ticked = reading.ticked_among("group", "dialogue-groups", &list, |id| *id);
            let is_gone = sent.iter().any(|id| !list.contains(id));
            prop_assert_eq!(reading.faults.of("group").is_some(), is_gone);
            prop_assert!(ticked.iter().all(|id| sent.contains(id)));
            prop_assert!(is_gone || ticked.len() == sent.len());

            let mut reading = Reading::new(Language::English.texts(), &form);
            let chosen = reading.chosen_among("group", "dialogue-groups", &list, |id| *id);
            let first = sent.first().copied();
            prop_assert_eq!(chosen, first.filter(|id| list.contains(id)));
            let is_gone = first.is_some() && chosen.is_none();
            prop_assert_eq!(reading.faults.of("group").is_some(), is_gone);
        }
    }
}
