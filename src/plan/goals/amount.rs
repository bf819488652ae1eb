//! Exact numbers: what a target is, and what somebody has typed in. Never a float, because a share that only rounds
//! to its target has not reached it (D7).

use std::cmp::Ordering;
use std::fmt;

use crate::db::ids::word_enum;
use crate::i18n::Texts;

/// What an amount is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    Number,
    PerCent,
}

/// A number, or a share in per cent, with two decimals at most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    hundredths: i64,
    unit: Unit,
}

impl Amount {
    /// A whole number.
    pub fn number(whole: i32) -> Self {
        Self {
            hundredths: i64::from(whole) * 100,
            unit: Unit::Number,
        }
    }

    /// A whole number of per cent.
    pub fn per_cent(whole: i32) -> Self {
        Self {
            unit: Unit::PerCent,
            ..Self::number(whole)
        }
    }

    /// Reads `18`, `1 234`, `66,7 %` or `66.7%`; anything else is nothing. Three decimals are refused: they could be
    /// meant as thousands.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (figure, unit) = match text.strip_suffix('%') {
            Some(figure) => (figure.trim_end(), Unit::PerCent),
            None => (text, Unit::Number),
        };
        let (whole, decimals) = match figure.split_once([',', '.']) {
            Some((whole, decimals)) => (whole, read_decimals(decimals)?),
            None => (figure, 0),
        };
        Some(Self {
            hundredths: read_whole(whole)? * 100 + decimals,
            unit,
        })
    }

    /// Reads what is typed where the unit is known: the sign may be left out, a share is 100 % at most, and what is
    /// counted comes in whole numbers.
    pub fn parse_in(unit: Unit, text: &str) -> Option<Self> {
        let read = Self::parse(text)?;
        let fits = match unit {
            Unit::Number => read.unit == Unit::Number && read.hundredths % 100 == 0,
            Unit::PerCent => read.hundredths <= 100 * 100,
        };
        fits.then_some(Self { unit, ..read })
    }

    pub fn unit(self) -> Unit {
        self.unit
    }

    /// The same as a part of a whole.
    pub fn as_part(self) -> (i64, i64) {
        (self.hundredths, self.scale())
    }

    /// How a part of a whole stands to it; a plain number is a part of 1.
    pub fn against(self, part: i64, whole: i64) -> Ordering {
        let theirs = i128::from(part) * i128::from(self.scale());
        theirs.cmp(&(i128::from(self.hundredths) * i128::from(whole)))
    }

    fn scale(self) -> i64 {
        match self.unit {
            Unit::Number => 100,
            Unit::PerCent => 100 * 100,
        }
    }

    /// In the reader's form: `66,7 %`.
    pub fn text(self, t: &Texts) -> String {
        let figure = t.hundredths(self.hundredths);
        match self.unit {
            Unit::Number => figure,
            Unit::PerCent => t.with("percent", [("figure", figure.into())]),
        }
    }

    /// The figure alone, as a field takes it.
    pub fn figure(self) -> String {
        let (whole, rest) = (self.hundredths / 100, self.hundredths % 100);
        match format!("{rest:02}").trim_end_matches('0') {
            "" => whole.to_string(),
            decimals => format!("{whole}.{decimals}"),
        }
    }
}

impl fmt::Display for Amount {
    /// As it is stored: `parse` reads it back.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.figure())?;
        f.write_str(if self.unit == Unit::PerCent { "%" } else { "" })
    }
}

fn read_digits(text: &str) -> Option<i64> {
    let is_number = (1..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit());
    is_number.then(|| text.parse().ok()).flatten()
}

/// Digits, in groups of three or all in a row.
fn read_whole(text: &str) -> Option<i64> {
    let mut groups = text.split([' ', '\u{a0}', '\u{202f}']);
    let first = groups.next().unwrap_or_default();
    let mut digits = first.to_owned();
    for group in groups {
        if group.len() != 3 || first.len() > 3 {
            return None;
        }
        digits.push_str(group);
    }
    read_digits(&digits)
}

/// One or two decimals, in hundredths.
fn read_decimals(text: &str) -> Option<i64> {
    match text.len() {
        1 => read_digits(text).map(|tenths| tenths * 10),
        2 => read_digits(text),
        _ => None,
    }
}

word_enum!(
    /// How an outcome has to stand to its target; the texts are a target's words.
    Comparison {
        AtLeast = "at_least" => "target-at-least",
        /// Strictly: exactly the target is not more than it.
        MoreThan = "more_than" => "target-more-than",
        AtMost = "at_most" => "target-at-most",
        LessThan = "less_than" => "target-less-than",
    }
);

impl Comparison {
    /// Whether something that stands so to the target has met it.
    pub fn holds(self, stands: Ordering) -> bool {
        match self {
            Self::AtLeast => stands.is_ge(),
            Self::MoreThan => stands.is_gt(),
            Self::AtMost => stands.is_le(),
            Self::LessThan => stands.is_lt(),
        }
    }

    /// Whether more is better.
    pub fn is_upwards(self) -> bool {
        matches!(self, Self::AtLeast | Self::MoreThan)
    }

    /// The key of its name.
    pub fn name_key(self) -> &'static str {
        match self {
            Self::AtLeast => "compare-at-least",
            Self::MoreThan => "compare-more-than",
            Self::AtMost => "compare-at-most",
            Self::LessThan => "compare-less-than",
        }
    }
}

/// From when on an indicator's goal is met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Target {
    pub comparison: Comparison,
    pub amount: Amount,
}

impl Target {
    pub fn at_least(amount: Amount) -> Self {
        let comparison = Comparison::AtLeast;
        Self { comparison, amount }
    }

    pub fn more_than(amount: Amount) -> Self {
        let comparison = Comparison::MoreThan;
        Self { comparison, amount }
    }

    /// What [`fmt::Display`] wrote.
    pub fn read(text: &str) -> Option<Self> {
        let (comparison, amount) = text.split_once(' ')?;
        Some(Self {
            comparison: Comparison::from_word(comparison)?,
            amount: Amount::parse(amount)?,
        })
    }

    /// `at least 18`, `more than 90 %`.
    pub fn text(self, t: &Texts) -> String {
        let amount = self.amount.text(t);
        t.with(self.comparison.text_key(), [("amount", amount.into())])
    }
}

impl fmt::Display for Target {
    /// As the log keeps it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.comparison.word(), self.amount)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn an_amount_is_read_as_people_write_it() {
        let read = |text: &str| Amount::parse(text).map(|amount| amount.to_string());
        for (text, stored) in [
            ("18", "18"),
            (" 90 % ", "90%"),
            ("66,7 %", "66.7%"),
            ("66.75%", "66.75%"),
            ("1 234", "1234"),
            ("12\u{a0}345", "12345"),
            ("0,50", "0.5"),
            ("0", "0"),
        ] {
            assert_eq!(read(text).as_deref(), Some(stored), "{text}");
        }
        for nonsense in [
            "", "%", "-1", "1,234", "1.", ",5", "61 64", "1234 567", "90 % 91", "x", "1e3", "٣",
        ] {
            assert_eq!(read(nonsense), None, "{nonsense}");
        }
    }

    #[test]
    fn a_target_fits_what_is_counted() {
        let read = |unit, text| Amount::parse_in(unit, text).map(|amount| amount.to_string());
        for (unit, text, stored) in [
            (Unit::PerCent, "90", Some("90%")),
            (Unit::PerCent, "90 %", Some("90%")),
            (Unit::PerCent, "100,01", None),
            (Unit::Number, "18", Some("18")),
            (Unit::Number, "18 %", None),
            (Unit::Number, "1,5", None),
        ] {
            assert_eq!(read(unit, text).as_deref(), stored, "{text}");
        }
    }

    #[test]
    fn an_amount_is_written_in_the_readers_form() {
        use crate::i18n::Language;
        for (stored, language, written) in [
            ("66.7%", Language::Swedish, "66,7\u{a0}%"),
            ("66.75%", Language::English, "66.75%"),
            ("1234", Language::Swedish, "1\u{a0}234"),
        ] {
            let text = Amount::parse(stored).map(|amount| amount.text(language.texts()));
            assert_eq!(text.as_deref(), Some(written));
        }
    }

    proptest! {
        #[test]
        fn what_is_stored_is_read_back(hundredths in 0..100_000_000_000_i64, share in any::<bool>()) {
            let unit = if share { Unit::PerCent } else { Unit::Number };
            let amount = Amount { hundredths, unit };
            prop_assert_eq!(Amount::parse(&amount.to_string()), Some(amount));
        }

        #[test]
        fn no_text_panics(text in "\\PC*") {
            let _ = Amount::parse(&text);
        }

        /// Wherever part ÷ whole is exactly the target, only the strict comparisons fail.
        #[test]
        fn exactly_the_target_is_neither_more_nor_less(share in 0..=10_000_i64, times in 1..1_000_000_i64) {
            let amount = Amount { hundredths: share, unit: Unit::PerCent };
            let stands = amount.against(share * times, 10_000 * times);
            prop_assert!(stands.is_eq());
            let met: Vec<Comparison> = Comparison::ALL.iter().copied().filter(|one| one.holds(stands)).collect();
            prop_assert_eq!(met, [Comparison::AtLeast, Comparison::AtMost]);
            prop_assert!(amount.against(share * times + 1, 10_000 * times).is_gt());
            prop_assert!(amount.against(share * times - 1, 10_000 * times).is_lt());
        }

        #[test]
        fn at_most_is_not_more_than_and_less_than_is_not_at_least(part in 0..5_000_i64, whole in 1..5_000_i64, target in 0..=10_000_i64) {
            let stands = Amount { hundredths: target, unit: Unit::PerCent }.against(part, whole);
            prop_assert_ne!(Comparison::MoreThan.holds(stands), Comparison::AtMost.holds(stands));
            prop_assert_ne!(Comparison::LessThan.holds(stands), Comparison::AtLeast.holds(stands));
        }
    }
}
