//! Dates, numbers and shares as each language writes them.

use fluent_bundle::FluentValue;
use jiff::civil::Date;

use super::{Language, Texts};
use crate::clock::Timestamp;

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

impl Texts {
    /// `12 oktober 2021`, `12 October 2021`, `12 de octubre de 2021`.
    pub fn date(&self, day: Date) -> String {
        let values = [
            ("day", day.day().to_string().into()),
            ("month", self.month_name(day)),
            ("year", day.year().to_string().into()),
        ];
        self.with("date", values)
    }

    /// The month of a day with its year: `oktober 2021`.
    pub fn month(&self, of: Date) -> String {
        let year = of.year().to_string().into();
        let values = [("month", self.month_name(of)), ("year", year)];
        self.with("month-of-year", values)
    }

    fn month_name(&self, of: Date) -> FluentValue<'_> {
        let month = self.get(MONTHS[usize::from(of.month().unsigned_abs()) - 1]);
        month.into_owned().into()
    }

    /// Day and time on the wall in the installation's zone.
    pub fn moment(&self, at: Timestamp, zone: &jiff::tz::TimeZone) -> String {
        let zoned = at.zoned(zone);
        let time = format!("{:02}:{:02}", zoned.hour(), zoned.minute());
        let date = self.date(zoned.date());
        self.with("moment", [("date", date.into()), ("time", time.into())])
    }

    /// When something begins: the day alone where it begins with the day.
    pub fn beginning(&self, at: Timestamp, zone: &jiff::tz::TimeZone) -> String {
        let zoned = at.zoned(zone);
        if zoned.hour() == 0 && zoned.minute() == 0 {
            self.date(zoned.date())
        } else {
            self.moment(at, zone)
        }
    }

    /// When something is over, in the staff's languages: by the day that it lasts through where it ends with one.
    pub fn ending(&self, at: Timestamp, zone: &jiff::tz::TimeZone) -> String {
        let zoned = at.zoned(zone);
        match zoned.hour() == 0 && zoned.minute() == 0 {
            true => {
                let last = zoned.date().yesterday().unwrap_or(zoned.date());
                self.with("end-of-day", [("date", self.date(last).into())])
            }
            false => self.moment(at, zone),
        }
    }

    /// A whole number with the language's grouping: `1 234`, `1,234`.
    pub fn number(&self, number: i64) -> String {
        let (separator, _) = self.separators();
        let digits = number.unsigned_abs().to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            out.push('\u{2212}');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        out
    }

    /// An exact number given in hundredths, with the decimals that it needs: `66,7`, `1 234`.
    pub fn hundredths(&self, number: i64) -> String {
        let whole = self.number(number / 100);
        let rest = format!("{:02}", (number % 100).unsigned_abs());
        match rest.trim_end_matches('0') {
            "" => whole,
            decimals => format!("{whole}{}{decimals}", self.point()),
        }
    }

    /// A number with one decimal in the language's form, cut and not rounded: `4,5`.
    pub fn decimal(&self, number: f64) -> String {
        let tenths = format!("{:.1}", (number * 10.0).floor() / 10.0);
        tenths.replace('.', &self.point().to_string())
    }

    /// What stands between the parts of a list, such as a name and an organisation.
    pub fn comma(&self) -> &'static str {
        match self.language {
            Language::Added(one) => one.manner().map_or(", ", |manner| &manner.comma),
            Language::Arabic | Language::Persian => "، ",
            Language::Tigrinya => "፣ ",
            _ => ", ",
        }
    }

    fn point(&self) -> char {
        self.separators().1
    }

    /// What stands between the thousands of a number, and before its decimals.
    fn separators(&self) -> (char, char) {
        match self.language {
            Language::English
            | Language::Arabic
            | Language::Persian
            | Language::Somali
            | Language::Tigrinya => (',', '.'),
            Language::Spanish => ('.', ','),
            Language::Swedish | Language::EasySwedish | Language::Finnish | Language::Ukrainian => {
                ('\u{a0}', ',')
            }
            Language::Added(one) => match one.manner().map_or(',', |manner| manner.point) {
                '.' => (',', '.'),
                point => ('\u{a0}', point),
            },
        }
    }

    /// A share in per cent with one decimal at most, rounded half up: `90 %`, `93,8 %`. Zero of zero is a dash.
    pub fn percent(&self, part: i64, whole: i64) -> String {
        if whole <= 0 {
            return "–".into();
        }
        self.with("percent", [("figure", self.tenths(part, whole).into())])
    }

    /// From one share to another, with the sign once: `89,1–91,3 %`; both the same is one.
    pub fn percents(&self, least: (i64, i64), most: (i64, i64)) -> String {
        if least.1 <= 0 || most.1 <= 0 {
            return "–".into();
        }
        let (low, high) = (self.tenths(least.0, least.1), self.tenths(most.0, most.1));
        let figure = if low == high {
            low
        } else {
            format!("{low}–{high}")
        };
        self.with("percent", [("figure", figure.into())])
    }

    /// A share of a whole above 0 in per cent, with one decimal at most.
    fn tenths(&self, part: i64, whole: i64) -> String {
        let (part, whole) = (i128::from(part), i128::from(whole));
        let tenths = (part * 2000 + whole) / (2 * whole);
        if tenths % 10 == 0 {
            (tenths / 10).to_string()
        } else {
            format!("{}{}{}", tenths / 10, self.point(), tenths % 10)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_shares_are_written_in_the_languages_form() {
        let (sv, en) = (Language::Swedish.texts(), Language::English.texts());
        assert_eq!(sv.number(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(en.number(426), "426");
        assert_eq!(sv.percent(261, 290), "90\u{a0}%");
        assert_eq!(sv.percent(32, 34), "94,1\u{a0}%");
        assert_eq!(en.percent(32, 34), "94.1%");
        assert_eq!(en.percent(0, 0), "–");
    }

    #[test]
    fn a_date_is_written_out() {
        let day = jiff::civil::date(2021, 10, 12);
        assert_eq!(Language::Swedish.texts().date(day), "12 oktober 2021");
        assert_eq!(Language::English.texts().date(day), "12 October 2021");
        assert_eq!(Language::Spanish.texts().date(day), "12 de octubre de 2021");
    }
}
