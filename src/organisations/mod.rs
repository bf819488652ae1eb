//! Organisations where dialogues are held, their contacts who pass feedback on, and stakeholders: other actors who
//! want the reports.
//!
//! Invariants: an organisation sees no answers and no addresses (D46), so nothing here can show it any; a contact's
//! address is sealed as a participant's is, stands in a process only once, and is named in no log.

pub mod handlers;
pub mod queries;
mod views;

use crate::addresses;
use crate::db::ids::{ContactId, DialogueId, OrganisationId, ProcessId};
use crate::error::Result;
use crate::i18n::{Language, Texts};
use crate::mail::{Address, AddressFault};
use crate::secrets::Secrets;

/// Characters in the name of an organisation or a person at most.
pub const LONGEST_NAME: usize = 120;

/// Where dialogues are held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Organisation {
    pub id: OrganisationId,
    pub name: String,
    pub dialogues: Vec<DialogueId>,
}

/// Somebody who is written to at work, as stored.
#[derive(Debug, Clone)]
pub struct Contact {
    pub id: ContactId,
    pub process: ProcessId,
    /// Whose participants the contact reaches; a stakeholder has none, and passes nothing on.
    pub organisation: Option<OrganisationId>,
    pub name: String,
    pub sealed: Vec<u8>,
    pub language: Language,
    /// Whether mail to the address came back for good.
    pub undeliverable: bool,
}

impl Contact {
    /// Opens the address: to write to it, or to show it to those who keep the list.
    ///
    /// # Errors
    /// `Unsealing` when the master key is another, or the row was tampered with.
    pub fn open(&self, secrets: &Secrets) -> Result<Address> {
        addresses::open_contact(secrets, self.id, &self.sealed)
    }
}

/// A contact as somebody wrote it, with its address open.
#[derive(Debug, Clone)]
pub struct Written {
    pub id: ContactId,
    pub organisation: Option<OrganisationId>,
    pub name: String,
    pub address: Address,
    pub language: Language,
    /// Whether an address that mail came back from is to be tried again.
    pub works_again: bool,
}

/// The form in which two spellings of an organisation's name are the same.
pub fn name_key(name: &str) -> String {
    name.to_lowercase()
}

/// Lines of a pasted list at most: each is a contact to seal, all in one write.
pub const MOST_LINES: usize = 1000;

/// One contact of a pasted list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Where it stands in the list, from 1, empty lines counted.
    pub number: usize,
    pub organisation: String,
    pub name: String,
    pub address: Address,
    pub language: Language,
}

/// Something that stands in the way of importing a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub line: usize,
    pub problem: Problem,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The list has no line with anything in it.
    Nothing,
    TooMany,
    /// Not three or four fields.
    Fields,
    /// An empty field, by the key of its label.
    Missing(&'static str),
    /// A name that is too long, by the key of its label.
    TooLong(&'static str),
    Address(AddressFault),
    Language(String),
}

impl Fault {
    /// The fault in the reader's language.
    pub fn text(&self, t: &Texts) -> String {
        let problem = match &self.problem {
            Problem::Nothing => return t.get("contacts-import-nothing").into_owned(),
            Problem::TooMany => {
                return t.with("contacts-import-too-many", [("most", MOST_LINES.into())]);
            }
            Problem::Fields => t.get("contacts-import-fields").into_owned(),
            Problem::Missing(label) => {
                let label = t.get(label).into_owned();
                t.with("field-missing", [("label", label.into())])
            }
            Problem::TooLong(label) => {
                let label = t.get(label).into_owned();
                t.with(
                    "field-too-long",
                    [("label", label.into()), ("most", LONGEST_NAME.into())],
                )
            }
            Problem::Address(fault) => t.get(fault.text_key()).into_owned(),
            Problem::Language(value) => t.with(
                "contacts-import-language",
                [("value", value.clone().into())],
            ),
        };
        t.with(
            "contacts-import-fault",
            [
                ("line", self.line.to_string().into()),
                ("problem", problem.into()),
            ],
        )
    }
}

/// Reads a pasted list, a line each `organisation; name; address[; language]`. Tabs do as well, because that is how
/// spreadsheets paste. Who has no language gets the `usual` one.
///
/// # Errors
/// Every fault in it, in the order of its lines.
pub fn parse(text: &str, usual: Language) -> Result<Vec<Line>, Vec<Fault>> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    let used = || {
        text.lines()
            .enumerate()
            .map(|(at, line)| (at + 1, line))
            .filter(|(_, line)| !line.trim().is_empty())
    };
    let whole = |line, problem| Err(vec![Fault { line, problem }]);
    if used().next().is_none() {
        return whole(1, Problem::Nothing);
    }
    if let Some((number, _)) = used().nth(MOST_LINES) {
        return whole(number, Problem::TooMany);
    }
    for (number, line) in used() {
        match parse_line(number, line, usual) {
            Ok(line) => lines.push(line),
            Err(problems) => faults.extend(problems.into_iter().map(|problem| Fault {
                line: number,
                problem,
            })),
        }
    }
    if faults.is_empty() {
        Ok(lines)
    } else {
        Err(faults)
    }
}

fn parse_line(number: usize, line: &str, usual: Language) -> Result<Line, Vec<Problem>> {
    let delimiter = if line.contains(';') { ';' } else { '\t' };
    let mut fields: Vec<String> = line
        .split(delimiter)
        .map(|field| field.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    // Columns that a spreadsheet has, and that nobody wrote in.
    while fields.len() > 4 && fields.last().is_some_and(String::is_empty) {
        fields.pop();
    }
    let (organisation, name, address, language) = match fields.as_slice() {
        [organisation, name, address] => (organisation, name, address, ""),
        [organisation, name, address, language] => (organisation, name, address, language.as_str()),
        _ => return Err(vec![Problem::Fields]),
    };
    let mut problems = Vec::new();
    for (label, written) in [("organisation-name", organisation), ("account-name", name)] {
        if written.is_empty() {
            problems.push(Problem::Missing(label));
        } else if written.chars().count() > LONGEST_NAME {
            problems.push(Problem::TooLong(label));
        }
    }
    let address = Address::parse(address)
        .map_err(|fault| problems.push(Problem::Address(fault)))
        .ok();
    let known = language_of(language, usual);
    if known.is_none() {
        problems.push(Problem::Language(language.to_owned()));
    }
    match (address, known) {
        (Some(address), Some(language)) if problems.is_empty() => Ok(Line {
            number,
            organisation: organisation.clone(),
            name: name.clone(),
            address,
            language,
        }),
        _ => Err(problems),
    }
}

/// The language that a list names, by its tag or by its name in either of the staff's languages.
fn language_of(word: &str, usual: Language) -> Option<Language> {
    match word.to_lowercase().as_str() {
        "" => Some(usual),
        "sv" | "svenska" | "swedish" => Some(Language::Swedish),
        "en" | "engelska" | "english" => Some(Language::English),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> Result<Vec<Line>, Vec<Fault>> {
        parse(text, Language::Swedish)
    }

    fn problems(text: &str) -> Vec<(usize, Problem)> {
        read(text)
            .expect_err("faults")
            .into_iter()
            .map(|fault| (fault.line, fault.problem))
            .collect()
    }

    #[test]
    fn a_list_is_read_as_people_paste_it() {
        let lines = read(
            "\u{feff}Ungdomens  hus; Kim Lind ;kim@example.org\r\n\r\n\
             Biblioteket; Alex Berg; alex@example.com; English\r\n\
             Skolan\tRobin Ek\trobin@example.net\tsv\t\t\r\n\
             Skolan;Sam Dal;sam@example.net;\r\n",
        )
        .expect("a list");
        let short: Vec<_> = lines
            .iter()
            .map(|line| {
                let of = (line.organisation.as_str(), line.name.as_str());
                (line.number, of, line.address.as_str(), line.language.word())
            })
            .collect();
        assert_eq!(
            short,
            [
                (1, ("Ungdomens hus", "Kim Lind"), "kim@example.org", "sv"),
                (3, ("Biblioteket", "Alex Berg"), "alex@example.com", "en"),
                (4, ("Skolan", "Robin Ek"), "robin@example.net", "sv"),
                (5, ("Skolan", "Sam Dal"), "sam@example.net", "sv"),
            ]
        );
    }

    #[test]
    fn who_has_no_language_gets_the_usual_one() {
        let lines = parse("Skolan; Kim; kim@example.org", Language::English).expect("a list");
        assert_eq!(lines[0].language, Language::English);
    }

    #[test]
    fn every_fault_is_told_by_its_line() {
        let long = "x".repeat(LONGEST_NAME + 1);
        let list = format!(
            "Skolan; Kim; kim@example.org\n\
             Skolan; Kim\n\
             \n\
             ; ; kim.example.org; tyska\n\
             {long}; Kim; \n\
             a; b; kim@example.org; sv; more"
        );
        assert_eq!(
            problems(&list),
            [
                (2, Problem::Fields),
                (4, Problem::Missing("organisation-name")),
                (4, Problem::Missing("account-name")),
                (4, Problem::Address(AddressFault::NoAt)),
                (4, Problem::Language("tyska".into())),
                (5, Problem::TooLong("organisation-name")),
                (5, Problem::Address(AddressFault::Missing)),
                (6, Problem::Fields),
            ]
        );
        for fault in read(&list).expect_err("faults") {
            let text = fault.text(Language::Swedish.texts());
            assert!(text.starts_with(&format!("Rad {}: ", fault.line)), "{text}");
        }
    }

    #[test]
    fn nothing_and_too_much_are_no_lists() {
        assert_eq!(problems(" \n\n"), [(1, Problem::Nothing)]);
        let line = "Skolan; Kim; kim@example.org\n";
        assert!(read(&line.repeat(MOST_LINES)).is_ok());
        assert_eq!(
            problems(&format!("\n{}", line.repeat(MOST_LINES + 1))),
            [(MOST_LINES + 2, Problem::TooMany)]
        );
    }

    #[test]
    fn case_makes_no_other_organisation() {
        assert_eq!(name_key("Ångans Hus"), name_key("ångans hus"));
        assert_ne!(name_key("Huset"), name_key("Husen"));
    }

    proptest! {
        #[test]
        fn no_list_panics_and_what_is_read_fits(list in "[a-z@.;\t\n å]{0,80}|\\PC*") {
            if let Ok(lines) = read(&list) {
                for line in lines {
                    prop_assert!(!line.name.is_empty() && !line.organisation.is_empty());
                    prop_assert!(line.organisation.chars().count() <= LONGEST_NAME);
                }
            }
        }
    }
}
