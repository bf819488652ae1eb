//! The only place that reads time, so that every rule about time can be tested without waiting.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use diesel::deserialize::FromSqlRow;
use diesel::expression::AsExpression;
use diesel::sql_types::BigInt;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// An instant: whole seconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, AsExpression, FromSqlRow)]
#[diesel(sql_type = BigInt)]
pub struct Timestamp(pub i64);

impl Timestamp {
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// The day it is at this instant in `zone`.
    pub fn day(self, zone: &TimeZone) -> Date {
        self.zoned(zone).date()
    }

    /// `2022-06-15T12:00:00Z` (RFC 3339).
    pub fn iso(self) -> String {
        self.instant().to_string()
    }

    /// `20220615T120000Z` (RFC 5545 §3.3.5).
    pub fn basic(self) -> String {
        self.iso().replace(['-', ':'], "")
    }

    /// The same instant as a clock on the wall in `zone` shows it.
    pub fn zoned(self, zone: &TimeZone) -> jiff::Zoned {
        self.instant().to_zoned(zone.clone())
    }

    fn instant(self) -> jiff::Timestamp {
        jiff::Timestamp::from_second(self.0).unwrap_or_default()
    }

    /// The instant that a form's `2022-06-15T09:00` means in `zone`; none when it is no such thing. A time that
    /// summer time skips is the one an hour later, one that comes twice the first (RFC 5545 §3.3.5).
    pub fn local(text: &str, zone: &TimeZone) -> Option<Self> {
        let moment: jiff::civil::DateTime = text.parse().ok()?;
        let zoned = moment.to_zoned(zone.clone()).ok()?;
        Some(Self(zoned.timestamp().as_second()))
    }

    /// The same as a form's field has it.
    pub fn for_field(self, zone: &TimeZone) -> String {
        self.zoned(zone).strftime("%Y-%m-%dT%H:%M").to_string()
    }

    /// The instant that a mail's or an answer's `Date` names (RFC 5322 §3.3, RFC 9110 §5.6.7).
    pub fn of_mail(text: &str) -> Option<Self> {
        let zoned = jiff::fmt::rfc2822::parse(text).ok()?;
        Some(Self(zoned.timestamp().as_second()))
    }

    /// The first instant of `day` in `zone`.
    pub fn start_of(day: Date, zone: &TimeZone) -> Self {
        let zoned = day.to_zoned(zone.clone());
        Self(zoned.map_or(0, |zoned| zoned.timestamp().as_second()))
    }
}

impl serde::Serialize for Timestamp {
    /// As RFC 3339 writes it.
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(&self.iso())
    }
}

impl<'de> serde::Deserialize<'de> for Timestamp {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = String::deserialize(from)?;
        let at: jiff::Timestamp = text.parse().map_err(serde::de::Error::custom)?;
        Ok(Self(at.as_second()))
    }
}

/// Tells the time: the machine's, or in tests the one it was set to.
#[derive(Debug, Clone)]
pub enum Clock {
    System,
    Set(Arc<AtomicI64>),
}

impl Clock {
    /// A clock that stands still at `at` until it is moved.
    pub fn set_to(at: Timestamp) -> Self {
        Self::Set(Arc::new(AtomicI64::new(at.0)))
    }

    pub fn now(&self) -> Timestamp {
        match self {
            #[expect(clippy::disallowed_methods, reason = "the one place")]
            Self::System => Timestamp(jiff::Timestamp::now().as_second()),
            Self::Set(at) => Timestamp(at.load(Ordering::SeqCst)),
        }
    }

    /// Moves a set clock; the machine's clock stays as it is.
    pub fn move_to(&self, to: Timestamp) {
        if let Self::Set(at) = self {
            at.store(to.0, Ordering::SeqCst);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_day_starts_at_midnight_on_the_wall() {
        let zone = TimeZone::get("Europe/Stockholm").expect("bundled");
        let start = Timestamp::start_of(date(2021, 9, 8), &zone);
        assert_eq!(start.0, 1_631_052_000);
        assert_eq!(start.plus_seconds(-1).day(&zone), date(2021, 9, 7));
    }
}
