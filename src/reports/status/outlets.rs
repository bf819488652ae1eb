//! The status page for machines: an Atom feed (RFC 4287) and a calendar (RFC 5545).

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use icalendar::{Calendar, Component, Event, Property};

use super::{Announced, Theme, Update};
use crate::clock::Timestamp;
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::reports::Report;

/// Entries of a feed at most: readers fetch it often.
const MOST_ENTRIES: usize = 50;

/// What a feed is made of.
pub struct Published<'a> {
    pub process: &'a Process,
    pub updates: &'a [Update],
    pub reports: &'a [&'a Report],
    pub themes: &'a [Theme],
    /// Makes an address that can be opened from outside.
    pub join: &'a dyn Fn(&str) -> String,
}

fn instant(at: Timestamp) -> FixedDateTime {
    at.iso().parse().unwrap_or_default()
}

/// The news and reports as an Atom feed in one language; a text that is missing in it says its own (`xml:lang`).
pub fn feed(t: &Texts, of: &Published<'_>) -> String {
    let name = of.process.text(t.language);
    let lang = t.language.word();
    let page = (of.join)(&format!("/p/{}?lang={lang}", of.process.slug));
    let own = (of.join)(&format!("/p/{}/feed.xml?lang={lang}", of.process.slug));
    let mut entries: Vec<Entry> = of
        .updates
        .iter()
        .map(|update| update_entry(t, of, update, &page))
        .chain(of.reports.iter().map(|report| report_entry(t, of, report)))
        .collect();
    entries.sort_by_key(|entry| std::cmp::Reverse(entry.updated));
    entries.truncate(MOST_ENTRIES);
    let updated = entries
        .first()
        .map_or_else(|| instant(Timestamp(0)), |entry| entry.updated);
    let feed = Feed {
        title: Text::plain(name.name.clone()),
        subtitle: Some(Text::plain(name.purpose.clone())),
        id: (of.join)(&format!("/p/{}", of.process.slug)),
        updated,
        authors: vec![Person {
            name: of.process.contact.organisation.clone(),
            ..Person::default()
        }],
        links: vec![
            link("alternate", &page, "text/html"),
            link("self", &own, "application/atom+xml"),
        ],
        generator: Some(Generator {
            value: "Eko".into(),
            ..Generator::default()
        }),
        lang: Some(name.language.word().into()),
        entries,
        ..Feed::default()
    };
    feed.to_string()
}

fn link(rel: &str, href: &str, kind: &str) -> Link {
    Link {
        rel: rel.into(),
        href: href.into(),
        mime_type: Some(kind.into()),
        ..Link::default()
    }
}

fn content(language: Language, text: &str) -> Option<Content> {
    (!text.is_empty()).then(|| Content {
        lang: Some(language.word().into()),
        value: Some(text.to_owned()),
        content_type: Some("text".into()),
        ..Content::default()
    })
}

fn titled(language: Language, text: &str) -> Text {
    Text {
        lang: Some(language.word().into()),
        ..Text::plain(text.to_owned())
    }
}

fn update_entry(t: &Texts, of: &Published<'_>, update: &Update, page: &str) -> Entry {
    let text = update.text(t.language);
    let categories = of
        .themes
        .iter()
        .filter(|theme| update.themes.contains(&theme.id))
        .map(|theme| atom_syndication::Category {
            term: theme.name(t.language).1.to_owned(),
            ..atom_syndication::Category::default()
        })
        .collect();
    Entry {
        title: titled(text.language, &text.title),
        id: (of.join)(&format!("/p/{}#{}", of.process.slug, anchor(update))),
        updated: instant(update.changed_at),
        links: vec![link(
            "alternate",
            &format!("{page}#{}", anchor(update)),
            "text/html",
        )],
        content: content(text.language, &text.body),
        categories,
        ..Entry::default()
    }
}

/// Where a piece of news stands on its page.
pub fn anchor(update: &Update) -> String {
    format!("n{:x}", update.id.0)
}

fn report_entry(t: &Texts, of: &Published<'_>, report: &Report) -> Entry {
    let text = report.text(t.language);
    let path = format!("/p/{}/reports/{}", of.process.slug, report.slug);
    let published = report.published_at.unwrap_or(report.created_at);
    Entry {
        title: titled(text.language, &text.title),
        id: (of.join)(&path),
        updated: instant(published),
        published: Some(instant(published)),
        links: vec![link(
            "alternate",
            &(of.join)(&format!("{path}?lang={}", t.language.word())),
            "text/html",
        )],
        content: content(text.language, &text.summary),
        ..Entry::default()
    }
}

/// The announced days as a calendar in one language: whole days, which a new import moves rather than doubles.
pub fn calendar(
    t: &Texts,
    process: &Process,
    announced: &[Announced],
    join: &dyn Fn(&str) -> String,
) -> String {
    let mut calendar = Calendar::new();
    calendar.name(&process.text(t.language).name);
    for day in announced {
        let page = join(&format!("/p/{}?lang={}", process.slug, t.language.word()));
        let summary = t.with(
            "status-next-report",
            [
                ("report", t.get(day.kind.text_key()).into_owned().into()),
                ("date", process.name(t.language).to_owned().into()),
            ],
        );
        let mut start = Property::new("DTSTART", day.day.strftime("%Y%m%d").to_string());
        start.add_parameter("VALUE", "DATE");
        let event = Event::new()
            .uid(&format!("{}-{}@eko", process.slug, day.kind.word()))
            .add_property("DTSTAMP", day.changed_at.basic())
            .append_property(start)
            .add_property("TRANSP", "TRANSPARENT")
            .summary(&summary)
            .url(&page)
            .done();
        calendar.push(event);
    }
    calendar.to_string()
}
