//! Which addresses stand in a mail that came back: whom it may be about, where it names no mail.

use super::parts::Mail;
use crate::mail::Address;

/// How many of them are kept.
const MOST: usize = 20;

/// The addresses, those first that are the likeliest to be its recipient's: what the report names, what servers note,
/// whom the returned mail went to, the words, the writer, and then whatever else stands there.
pub(super) fn of(mails: &[&Mail], recipient: Option<&str>, bytes: &[u8]) -> Vec<Address> {
    let mut found = Vec::new();
    add(&mut found, recipient.unwrap_or_default());
    let groups = |mail: &&Mail| {
        let reports = mail.reports.iter();
        reports
            .flat_map(|report| &report.groups)
            .flat_map(|group| group.values().map(str::to_owned).collect::<Vec<_>>())
            .collect::<Vec<_>>()
    };
    for value in mails.iter().flat_map(groups) {
        add(&mut found, &value);
    }
    for mail in mails {
        let failed = mail.fields.all("x-failed-recipients");
        let originals = mail.originals.iter().flat_map(|fields| fields.all("to"));
        for value in failed.chain(originals) {
            add(&mut found, value);
        }
        add(&mut found, &mail.text);
        for value in mail.fields.all("from") {
            add(&mut found, value);
        }
    }
    add(&mut found, &String::from_utf8_lossy(bytes));
    found
}

/// Adds those that stand in a text.
fn add(found: &mut Vec<Address>, text: &str) {
    let is_between = |c: char| c.is_whitespace() || "<>()[]{}\"',;:|=".contains(c);
    for word in text.split(is_between).filter(|word| word.contains('@')) {
        if found.len() >= MOST {
            return;
        }
        // An address has 254 characters at most (RFC 5321 §4.5.3.1).
        if word.len() <= 254
            && let Ok(address) = Address::parse(word)
            && !found
                .iter()
                .any(|known| known.normalised() == address.normalised())
        {
            found.push(address);
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::mail::returned::read;

    fn found(mail: &str) -> Vec<String> {
        let addresses = read(mail.as_bytes(), None).addresses;
        addresses.iter().map(|one| one.as_str().into()).collect()
    }

    #[test]
    fn the_words_come_before_the_writer() {
        assert_eq!(
            found(
                "From: Sam <sam@example.com>\r\nSubject: Hello\r\n\r\n\
                 Write to (kim@example.org), not kim@example.org.\r\n"
            ),
            ["kim@example.org", "sam@example.com"]
        );
    }

    #[test]
    fn there_are_only_so_many() {
        let many: String = (0..200).map(|n| format!("a{n}@example.org\r\n")).collect();
        assert_eq!(
            found(&format!("Subject: x\r\n\r\n{many}")).len(),
            super::MOST
        );
    }
}
