//! A day as a spreadsheet writes it.

use jiff::civil::{Date, Time};

/// What a text says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Day {
    Is(Date),
    /// Day and month can be read either way: the day first, or the month first.
    Either(Date, Date),
}

impl Day {
    /// Reads a day wherever it is unmistakable: the year first (`2021-10-12`, `2021/10/12`, `20211012`), or last where only
    /// one of the two others can be the month (`13/10/2021`). A time after it changes nothing. A year has four digits.
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let end = text.find([' ', 'T', ',']).unwrap_or(text.len());
        let (day, time) = text.split_at(end);
        let time = time.trim_start_matches([' ', 'T', ',']);
        if !time.is_empty() && !is_time(time) {
            return None;
        }
        if day.len() == 8 && day.bytes().all(|c| c.is_ascii_digit()) {
            return of(&day[..4], &day[4..6], &day[6..]).map(Self::Is);
        }
        let separator = day.find(['-', '/', '.']).map(|at| &day[at..=at])?;
        let parts: Vec<&str> = day.split(separator).collect();
        let &[first, second, third] = parts.as_slice() else {
            return None;
        };
        if first.len() == 4 {
            return of(first, second, third).map(Self::Is);
        }
        match (of(third, second, first), of(third, first, second)) {
            (Some(one), Some(other)) if one != other => Some(Self::Either(one, other)),
            (one, other) => one.or(other).map(Self::Is),
        }
    }
}

/// A time of the day as `13:30` or `13:30:00`, or with fractions.
fn is_time(text: &str) -> bool {
    text.contains(':') && text.parse::<Time>().is_ok()
}

fn of(year: &str, month: &str, day: &str) -> Option<Date> {
    let digits = |text: &str| text.bytes().all(|c| c.is_ascii_digit());
    if year.len() != 4
        || month.len() > 2
        || day.len() > 2
        || ![year, month, day].map(digits).iter().all(|&it| it)
    {
        return None;
    }
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn a_day_is_read_where_it_is_unmistakable() {
        let october = Some(Day::Is(date(2021, 10, 12)));
        for text in [
            "2021-10-12",
            " 2021-10-12 ",
            "2021-10-12 00:00:00",
            "2021-10-12T00:00:00",
            "2021-10-12 13:30",
            "2021-10-12 00:00:00.000",
            "2021/10/12",
            "2021.10.12",
            "20211012",
        ] {
            assert_eq!(Day::read(text), october, "{text}");
        }
        let late = Some(Day::Is(date(2021, 10, 13)));
        for text in ["13/10/2021", "10/13/2021", "13.10.2021", "13-10-2021 00:00"] {
            assert_eq!(Day::read(text), late, "{text}");
        }
        assert_eq!(Day::read("10/10/2021"), Some(Day::Is(date(2021, 10, 10))));
        assert_eq!(Day::read("2021-1-5"), Some(Day::Is(date(2021, 1, 5))));
    }

    #[test]
    fn a_day_that_can_be_read_twice_is_said_to() {
        let either = Some(Day::Either(date(2021, 10, 12), date(2021, 12, 10)));
        for text in ["12/10/2021", "12.10.2021", "12-10-2021 00:00:00"] {
            assert_eq!(Day::read(text), either, "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_none() {
        for text in [
            "",
            "soon",
            "12/10 2021",
            "12/10/21",
            "2021-13-01",
            "2021-02-30",
            "2021-10",
            "32/10/2021",
            "44481",
            "2021-10-12 soon",
            "2021-10-12 10",
            "2021-10/12",
            "+021-10-12",
            "2021-10-12-1",
        ] {
            assert_eq!(Day::read(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in "\\PC*|[0-9/. :T-]{0,20}") {
            let _ = Day::read(&text);
        }
    }
}
