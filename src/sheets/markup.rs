//! The markup of a workbook's parts (XML 1.0), read as it comes.

use quick_xml::events::{BytesStart, Event};
use quick_xml::{Reader, escape};

use super::row::Unreadable;

/// Where one is in a part: within the elements that are open, by their names.
#[derive(Default)]
pub struct Within(Vec<Vec<u8>>);

impl Within {
    pub fn follow(&mut self, event: &Event<'_>) {
        match event {
            Event::Start(tag) => self.0.push(tag.local_name().as_ref().to_vec()),
            Event::End(_) => drop(self.0.pop()),
            _ => {}
        }
    }

    pub fn is(&self, name: &[u8]) -> bool {
        self.0.last().is_some_and(|last| last == name)
    }

    /// In a text, and not in how it is read aloud.
    pub fn is_text(&self) -> bool {
        self.is(b"t") && !self.0.iter().any(|name| name == b"rPh")
    }
}

/// Goes through a part's markup.
pub fn each(
    part: &str,
    mut tell: impl FnMut(&Event<'_>) -> Result<(), Unreadable>,
) -> Result<(), Unreadable> {
    let mut reader = Reader::from_str(part);
    loop {
        match reader.read_event() {
            Ok(Event::Eof) => return Ok(()),
            Ok(event) => tell(&event)?,
            Err(_) => return Err(Unreadable::Unknown),
        }
    }
}

pub fn attribute(tag: &BytesStart<'_>, name: &[u8]) -> Option<String> {
    let mut all = tag.attributes().filter_map(Result::ok);
    let found = all.find(|attribute| attribute.key.local_name().as_ref() == name)?;
    let value = std::str::from_utf8(&found.value).ok()?;
    Some(escape::unescape(value).ok()?.into_owned())
}

/// The text that an event is, if it is any.
pub fn text_of(event: &Event<'_>) -> Result<Option<String>, Unreadable> {
    let utf8 = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).map_err(|_| Unreadable::Unknown);
    Ok(match event {
        Event::Text(text) => Some(utf8(text)?),
        Event::CData(text) => Some(utf8(text)?),
        Event::GeneralRef(name) => {
            let name = utf8(name)?;
            let text = escape::unescape(&format!("&{name};"))
                .map_err(|_| Unreadable::Unknown)?
                .into_owned();
            Some(text)
        }
        _ => None,
    })
}
