//! What a thief would learn now, counted from what there is.

use super::queries;
use super::report::Section;
use super::seen::{Seen, plural};
use crate::clock::Timestamp;
use crate::config::{Config, SecretKey};
use crate::db::{Connection, DatabaseUrl};
use crate::error::Result;

pub fn section(c: &mut Connection, config: &Config, seen: &Seen) -> Result<Section> {
    let mut section = Section::new("What a thief would learn now");
    let mut count = |table: &str| queries::rows(c, table);
    let (processes, accounts, contacts) = (count("process")?, count("account")?, count("contact")?);
    let addresses = seen.rows("address") + seen.rows("arrival");
    section.text("From one copy of the database, without the key:");
    section.point(format!(
        "when and where {} {} held, with how many came and how many chose which answer ({} counts), in {processes} {}",
        seen.dialogues.all,
        plural(seen.dialogues.all, "dialogue or collection point was", "dialogues and collection points were"),
        seen.rows("tally"),
        plural(processes, "process", "processes"),
    ));
    section.point(format!(
        "names and e-mail addresses of {accounts} {} of staff, names of {contacts} {} at work",
        plural(accounts, "person", "people"),
        plural(contacts, "contact", "contacts"),
    ));
    section.point(format!(
        "that there are {addresses} e-mail addresses of participants, and {} {} written freely, and none of them",
        seen.rows("comment"),
        plural(seen.rows("comment"), "text", "texts"),
    ));
    section.text("With the key as well:");
    let kept = queries::returned_and_kept(c)?;
    section.point(format!(
        "those addresses ({addresses}) with their languages and purposes, those texts ({}) with the dialogue and question of each, the addresses of the contacts ({contacts}), the codes of dialogues that are not closed ({}), and returned mails that wait for a person ({kept})",
        seen.rows("comment"),
        seen.dialogues.unclosed,
    ));
    section
        .point("to whom of them which mail went and how that went, as long as the address is kept");
    section.text(whose_key(config));
    during(&mut section, seen);
    copies(&mut section, seen);
    if config.mail.smtp.is_none() {
        section.text(format!(
            "No relay is set. With the data folder, and without any key, a thief has the mails in the outbox as they are ({}).",
            seen.folder.mails
        ));
    }
    Ok(section)
}

fn whose_key(config: &Config) -> String {
    match (&config.secret_key, config.key_beside_database()) {
        (_, Some(_)) => "Whoever copies the folder of the database has the key too.",
        (SecretKey::Value(_), None) => {
            "The key comes from the environment: it is not in a copy of the folder."
        }
        (SecretKey::File(_), None) => match config.database {
            DatabaseUrl::Sqlite(_) => "The key is not in a copy of the folder of the database.",
            DatabaseUrl::Postgres(_) => "The key is not in the database, and not in a dump of it.",
        },
    }
    .to_owned()
}

fn during(section: &mut Section, seen: &Seen) {
    let (open, keys) = (seen.dialogues.open, seen.rows("submission_key"));
    section.text(format!(
        "Open to answers just now: {open}. Kept with keys of answers, of dialogues that are not closed for good: {keys} {}.",
        plural(keys, "row", "rows"),
    ));
    if keys > 0 {
        section.point(
            "with the database, the key and a phone that still has the tab open: what was answered in that tab",
        );
    }
}

fn copies(section: &mut Section, seen: &Seen) {
    let copies = &seen.folder.copies;
    if copies.is_empty() {
        section.text("Copies that were found beside the database: none. Two copies would tell what came between them.");
        return;
    }
    let mut days: Vec<Timestamp> = copies.iter().filter_map(|(_, at)| *at).collect();
    days.sort_unstable();
    let days: Vec<String> = days.into_iter().map(Timestamp::iso).collect();
    section.text(format!(
        "Copies that were found beside the database: {}, of {}. Together with it they tell how counts changed in between; with the key, which addresses came, and so where, if one dialogue was held in that time.",
        copies.len(),
        if days.is_empty() { "unknown days".to_owned() } else { days.join(", ") }
    ));
}
