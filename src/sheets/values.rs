//! What a workbook's cells hold besides texts: numbers, and days, which are numbers that a format shows as days
//! (ECMA-376 part 1, §18.8.30 and §18.17.4).

use jiff::ToSpan;
use jiff::civil::{Date, date};

/// The day that a workbook counts from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Epoch {
    Of1900,
    Of1904,
}

const SECONDS: f64 = 86_400.0;

/// Whether a format that every spreadsheet has shows a day.
pub fn is_built_in_day(format: u32) -> bool {
    matches!(format, 14..=17 | 22 | 27..=36 | 50..=58)
}

/// Whether a format of a workbook's own shows a day: one with a year or a day in it, outside what is shown as it stands.
pub fn shows_day(code: &str) -> bool {
    let mut rest = code.chars();
    while let Some(c) = rest.next() {
        let skipped = match c {
            '"' => rest.by_ref().find(|&c| c == '"'),
            '[' => rest.by_ref().find(|&c| c == ']'),
            '\\' | '_' | '*' => rest.next(),
            ';' => return false,
            'y' | 'Y' | 'd' | 'D' => return true,
            _ => Some(c),
        };
        if skipped.is_none() {
            return false;
        }
    }
    false
}

/// A number as somebody would type it.
pub fn number(text: &str) -> String {
    match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => number.to_string(),
        _ => text.to_owned(),
    }
}

/// A day as `2021-10-12`, with its time behind it if it has one; a number that is no day is only a number.
pub fn day(text: &str, from: Epoch) -> String {
    let read = text.trim().parse::<f64>().ok().and_then(|serial| {
        let seconds = ((serial - serial.floor()) * SECONDS).round();
        let days = serial.floor() + (seconds / SECONDS).floor();
        let day = day_number(days, from)?;
        Some(match seconds % SECONDS {
            0.0 => day.to_string(),
            seconds => format!("{day} {}", time(seconds)),
        })
    });
    read.unwrap_or_else(|| number(text))
}

fn day_number(days: f64, from: Epoch) -> Option<Date> {
    if !(0.0..3_000_000.0).contains(&days) {
        return None;
    }
    let first = match from {
        Epoch::Of1904 => date(1904, 1, 1),
        // Spreadsheets have a 29 February 1900, which never was.
        Epoch::Of1900 if days < 60.0 => date(1899, 12, 31),
        Epoch::Of1900 => date(1899, 12, 30),
    };
    let days: i64 = format!("{days:.0}").parse().ok()?;
    first.checked_add(days.days()).ok()
}

fn time(seconds: f64) -> String {
    let minutes = (seconds / 60.0).floor();
    let hours = (minutes / 60.0).floor();
    format!(
        "{hours:02.0}:{:02.0}:{:02.0}",
        minutes % 60.0,
        seconds % 60.0
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_in_either_count() {
        assert_eq!(day("44481", Epoch::Of1900), "2021-10-12");
        assert_eq!(day("43019", Epoch::Of1904), "2021-10-12");
        assert_eq!(day("44481.5625", Epoch::Of1900), "2021-10-12 13:30:00");
        assert_eq!(day("44480.9999999", Epoch::Of1900), "2021-10-12");
        assert_eq!(day("1", Epoch::Of1900), "1900-01-01");
        for wrong in ["soon", "-1", "1e300", "NaN"] {
            assert_eq!(day(wrong, Epoch::Of1900), number(wrong));
        }
    }

    #[test]
    fn numbers_are_as_typed() {
        for (stored, typed) in [
            ("1001", "1001"),
            ("7.0", "7"),
            ("1.001E3", "1001"),
            ("4.5", "4.5"),
            ("x", "x"),
        ] {
            assert_eq!(number(stored), typed);
        }
    }

    #[test]
    fn formats_of_days_are_known() {
        for code in [
            "yyyy-mm-dd",
            "d/m/yy",
            "[$-41D]d mmmm yyyy;@",
            "\"den \"d mmm",
            "YYYY",
        ] {
            assert!(shows_day(code), "{code}");
        }
        for code in [
            "General",
            "0.00",
            "#,##0\\ \"dagar\"",
            "[Red]0",
            "h:mm:ss",
            "0_d",
            "\"dag",
            "0;d",
        ] {
            assert!(!shows_day(code), "{code}");
        }
        assert!(is_built_in_day(14) && !is_built_in_day(1) && !is_built_in_day(49));
    }
}
