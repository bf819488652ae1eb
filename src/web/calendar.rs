//! Whole days as a calendar (RFC 5545).

use icalendar::{Calendar, Component, Event, EventLike, Property};
use jiff::civil::Date;

use crate::clock::Timestamp;
use crate::xml::legible;

/// A whole day of a calendar.
pub struct Day {
    /// By what a new import knows it again: then it is moved and not doubled.
    pub uid: String,
    pub day: Date,
    pub changed_at: Timestamp,
    pub summary: String,
    /// Where it is; may be empty.
    pub place: String,
    pub page: String,
}

/// Days as a calendar of a name.
pub fn calendar(name: &str, days: impl IntoIterator<Item = Day>) -> String {
    let mut calendar = Calendar::empty();
    calendar
        .append_property(Property::new("VERSION", "2.0"))
        .append_property(Property::new("PRODID", "-//Eko//Eko//EN"))
        .append_property(Property::new("CALSCALE", "GREGORIAN"))
        // Escaped here because the library takes NAME (RFC 7986 §5.1) for something else than a text.
        .append_property(Property::new("NAME", escaped(name)))
        .append_property(Property::new("X-WR-CALNAME", name));
    for day in days {
        let mut start = Property::new("DTSTART", day.day.strftime("%Y%m%d").to_string());
        start.add_parameter("VALUE", "DATE");
        let mut event = Event::new();
        event
            .uid(&day.uid)
            .add_property("DTSTAMP", day.changed_at.basic())
            .append_property(start)
            .add_property("TRANSP", "TRANSPARENT")
            .summary(&day.summary)
            .url(&day.page);
        if !day.place.is_empty() {
            event.location(&day.place);
        }
        calendar.push(event.done());
    }
    legible(calendar.to_string())
}

/// A text as a calendar's property holds it (RFC 5545 §3.3.11).
fn escaped(text: &str) -> String {
    text.replace('\\', "\\\\")
        .replace(';', "\\;")
        .replace(',', "\\,")
        .replace("\r\n", "\\n")
        .replace(['\n', '\r'], "\\n")
}
