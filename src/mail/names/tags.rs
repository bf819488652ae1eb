//! Lists of tags, `v=DKIM1; k=rsa; p=…`, as DKIM and DMARC write them (RFC 6376 §3.2, RFC 7489 §6.4).

/// The tags in their order, without the white space around names and values; none for what is no such list.
pub fn read(text: &[u8]) -> Option<Vec<(String, String)>> {
    let text = std::str::from_utf8(text).ok()?;
    let mut tags = Vec::new();
    for part in text.split(';') {
        if part.trim().is_empty() {
            continue;
        }
        let (name, value) = part.split_once('=')?;
        let name = name.trim().to_ascii_lowercase();
        tags.push((name, value.trim().to_owned()));
    }
    Some(tags)
}

/// The value of a tag.
pub fn value<'a>(tags: &'a [(String, String)], name: &str) -> Option<&'a str> {
    let found = tags.iter().find(|(known, _)| known == name);
    found.map(|(_, value)| value.as_str())
}
