//! The status page for machines: an Atom feed (RFC 4287) and a calendar (RFC 5545).

use atom_syndication::{Content, Entry, Feed, FixedDateTime, Generator, Link, Person, Text};
use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::Public;
use crate::clock::Timestamp;
use crate::config::BaseUrl;
use crate::i18n::{Language, Texts};
use crate::observations::{Observation, Reply};
use crate::reports::Report;
use crate::reports::news::StatusUpdate;
use crate::reports::promises::Subject;
use crate::web::calendar::{Day, calendar};
use crate::web::url;
use crate::xml::legible;

/// Entries of a feed at most: readers fetch it often.
const MOST_ENTRIES: usize = 50;

fn instant(at: Timestamp) -> FixedDateTime {
    at.iso().parse().unwrap_or_default()
}

/// The news and reports as an Atom feed in one language; a text that is missing in it says its own (`xml:lang`).
pub fn feed(t: &Texts, of: &Public, base: &BaseUrl, zone: &TimeZone) -> String {
    let name = of.process.text(t.language);
    let slug = &of.process.slug;
    let page = url::status(slug).lang(t.language);
    let own = url::feed(slug).lang(t.language);
    let news = of.updates.iter();
    let news = news.map(|update| (update.place, update_entry(t, of, base, update)));
    let reports = of.reports.iter().map(|report| {
        let place = report.published_place.unwrap_or_default();
        (place, report_entry(t, of, base, report))
    });
    let replies = of.observations.iter().flat_map(|one| {
        let replies = one.replies.iter();
        replies.map(move |reply| (reply.place, reply_entry(t, of, base, (one, reply))))
    });
    let ended = ended_entry(t, of, base, zone).map(|entry| (i64::MAX, entry));
    let mut placed: Vec<(i64, Entry)> = news.chain(reports).chain(replies).chain(ended).collect();
    // Of one second, what happened last comes first.
    placed.sort_by_key(|(place, entry)| std::cmp::Reverse((entry.updated, *place)));
    let mut entries: Vec<Entry> = placed.into_iter().map(|(_, entry)| entry).collect();
    entries.truncate(MOST_ENTRIES);
    let updated = entries
        .first()
        .map_or_else(|| instant(Timestamp(0)), |entry| entry.updated);
    let feed = Feed {
        title: Text::plain(name.name.clone()),
        subtitle: Some(Text::plain(name.purpose.clone())),
        id: base.join(url::status(slug)),
        updated,
        authors: vec![Person {
            name: of.process.contact.organisation.clone(),
            ..Person::default()
        }],
        links: vec![
            link("alternate", base.join(page), "text/html"),
            link("self", base.join(own), "application/atom+xml"),
        ],
        generator: Some(Generator {
            value: "Eko".into(),
            ..Generator::default()
        }),
        lang: Some(name.language.word().into()),
        entries,
        ..Feed::default()
    };
    legible(feed.to_string())
}

fn link(rel: &str, href: String, kind: &str) -> Link {
    Link {
        rel: rel.into(),
        href,
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

fn update_entry(t: &Texts, of: &Public, base: &BaseUrl, update: &StatusUpdate) -> Entry {
    let text = update.text(t.language);
    let status = url::status(&of.process.slug);
    let page = status.clone().lang(t.language);
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
        id: base.join(status.at(update.anchor())),
        updated: instant(update.changed_at),
        links: vec![link(
            "alternate",
            base.join(page.at(update.anchor())),
            "text/html",
        )],
        content: content(text.language, &text.body),
        categories,
        ..Entry::default()
    }
}

/// What somebody replies to what was said; when it comes to say something else, it is news again.
fn reply_entry(
    t: &Texts,
    of: &Public,
    base: &BaseUrl,
    (said, reply): (&Observation, &Reply),
) -> Entry {
    let words = said.text(t.language);
    let page = url::said(&of.process.slug);
    let state = t.get(reply.state.text_key());
    let (language, more) = match reply.text(t.language) {
        Some(text) => (text.language, format!(". {}", text.words)),
        None => (t.language, String::new()),
    };
    Entry {
        title: titled(words.language, &words.words),
        id: base.join(page.clone().at(reply.anchor())),
        updated: instant(reply.changed_at),
        links: vec![link(
            "alternate",
            base.join(page.lang(t.language).at(reply.anchor())),
            "text/html",
        )],
        content: content(language, &format!("{}: {state}{more}", of.who(reply))),
        ..Entry::default()
    }
}

/// That the process has ended, so that nobody waits for more.
fn ended_entry(t: &Texts, of: &Public, base: &BaseUrl, zone: &TimeZone) -> Option<Entry> {
    let ended_at = of.process.ended_at?;
    let status = url::status(&of.process.slug);
    let page = status.clone().lang(t.language);
    Some(Entry {
        title: titled(t.language, &ended(t, ended_at.day(zone))),
        id: format!("{}#ended", base.join(status)),
        updated: instant(ended_at),
        links: vec![link("alternate", base.join(page), "text/html")],
        ..Entry::default()
    })
}

fn ended(t: &Texts, day: Date) -> String {
    t.with("status-ended", [("date", t.date(day).into())])
}

fn report_entry(t: &Texts, of: &Public, base: &BaseUrl, report: &Report) -> Entry {
    let text = report.text(t.language);
    let page = url::public_report(&of.process.slug, &report.slug);
    let published = report.published_at.unwrap_or(report.created_at);
    Entry {
        title: titled(text.language, &text.title),
        id: base.join(&page),
        updated: instant(published),
        published: Some(instant(published)),
        links: vec![link(
            "alternate",
            base.join(page.lang(t.language)),
            "text/html",
        )],
        content: content(text.language, &text.summary),
        ..Entry::default()
    }
}

/// What a promised day is known by in calendars.
fn known(subject: Subject) -> String {
    match subject {
        Subject::Report(kind) => kind.word().to_owned(),
        Subject::Reply(id) => format!("reply-{:x}", id.0),
    }
}

/// The announced days as a calendar in one language: whole days, which a new import moves rather than doubles. Of a
/// process that has ended there is the day of that, and no other.
pub fn days(t: &Texts, of: &Public, base: &BaseUrl, zone: &TimeZone) -> String {
    let process = &of.process;
    let name = &process.text(t.language).name;
    let page = base.join(url::status(&process.slug).lang(t.language));
    let day = |known: &str, day: Date, changed_at: Timestamp, summary: String| Day {
        uid: format!("{}-{known}@{}", process.slug, base.host()),
        day,
        changed_at,
        summary,
        place: String::new(),
        page: page.clone(),
    };
    let to_come = of.to_come(t).into_iter();
    let announced = to_come.map(|(what, next)| {
        let values = [
            ("report", what.into()),
            ("date", process.name(t.language).to_owned().into()),
        ];
        let summary = t.with("status-next-report", values);
        day(
            known(next.subject).as_str(),
            next.day,
            next.changed_at,
            summary,
        )
    });
    let replies = of.replies_to_come().into_iter();
    let replies = replies.map(|(said, reply, next)| {
        let values = [("who", of.who(reply).to_owned().into())];
        let who = t.with("reply-by", values);
        let summary = format!("{who}: {}", said.text(t.language).words);
        day(
            known(next.subject).as_str(),
            next.day,
            next.changed_at,
            summary,
        )
    });
    let end = process.ended_at.map(|at| {
        let summary = format!("{name}: {}", ended(t, at.day(zone)));
        day("ended", at.day(zone), at, summary)
    });
    calendar(name, announced.chain(replies).chain(end))
}
