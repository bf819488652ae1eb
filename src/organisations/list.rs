//! A pasted list of contacts: read whole, with every fault by its line, before anything is added.

use super::LONGEST_NAME;
use crate::i18n::{Language, Texts, line};
use crate::mail::{Address, AddressFault};
use crate::sheets::parted::Rows;

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
    /// A name with a control character in it, by the key of its label.
    Control(&'static str),
    /// A name that is too long, by the key of its label.
    TooLong(&'static str),
    /// What is wrong with an address, and what was read as one.
    Address(AddressFault, String),
    Language(String),
}

impl Fault {
    /// The fault in the reader's language.
    pub fn text(&self, t: &Texts) -> String {
        let text = |key: &str| t.get(key).into_owned();
        let label = |key: &str| ("label", text(key).into());
        let problem = match &self.problem {
            Problem::Nothing => return text("contacts-import-nothing"),
            Problem::TooMany => {
                return t.with("contacts-import-too-many", [("most", MOST_LINES.into())]);
            }
            Problem::Fields => text("contacts-import-fields"),
            Problem::Missing(key) => t.with("field-missing", [label(key)]),
            Problem::Control(key) => t.with("field-one-line", [label(key)]),
            Problem::TooLong(key) => {
                let most = ("most", LONGEST_NAME.into());
                t.with("field-too-long", [label(key), most])
            }
            Problem::Address(fault, value) if value.is_empty() => fault.text(t),
            Problem::Address(fault, value) => {
                let fault = ("problem", fault.text(t).into());
                t.with(
                    "contacts-import-address",
                    [fault, ("value", value.clone().into())],
                )
            }
            Problem::Language(value) => {
                let value = value.clone().into();
                t.with("contacts-import-language", [("value", value)])
            }
        };
        let line = ("line", self.line.to_string().into());
        t.with("contacts-import-fault", [line, ("problem", problem.into())])
    }
}

/// Reads a pasted list, a line each `organisation; name; address[; language]`, as spreadsheets paste and write it: tabs
/// and commas do as well, each line by itself. Who has no language gets the `usual` one.
///
/// # Errors
/// Every fault in it, in the order of its lines.
pub fn parse(text: &str, usual: Language) -> Result<Vec<Line>, Vec<Fault>> {
    let mut rows = Rows::of(text);
    let used: Vec<_> = std::iter::from_fn(|| rows.next_row(likeness))
        .map(|(row, _)| row)
        .take(MOST_LINES + 1)
        .collect();
    let whole = |line, problem| Err(vec![Fault { line, problem }]);
    if used.is_empty() {
        return whole(1, Problem::Nothing);
    }
    if let Some(row) = used.get(MOST_LINES) {
        return whole(row.number, Problem::TooMany);
    }
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for row in used {
        let line = row.number;
        match parse_line(line, row.cells, usual) {
            Ok(line) => lines.push(line),
            Err(problems) => {
                let told = problems.into_iter().map(|problem| Fault { line, problem });
                faults.extend(told);
            }
        }
    }
    if faults.is_empty() {
        Ok(lines)
    } else {
        Err(faults)
    }
}

/// How much like a contact a line's fields are.
fn likeness(fields: &[String]) -> usize {
    let used = fields.iter().rposition(|field| !field.is_empty());
    match used {
        Some(2 | 3) => 1 + usize::from(fields[2].contains('@')),
        _ => 0,
    }
}

fn parse_line(
    number: usize,
    mut fields: Vec<String>,
    usual: Language,
) -> Result<Line, Vec<Problem>> {
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
        } else if !line::is_line(written) {
            problems.push(Problem::Control(label));
        }
    }
    let read = Address::parse_public(address)
        .map_err(|fault| problems.push(Problem::Address(fault, address.clone())))
        .ok();
    let known = language_of(language, usual);
    if known.is_none() {
        problems.push(Problem::Language(language.to_owned()));
    }
    match (read, known) {
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
    fn a_list_is_read_as_spreadsheets_write_it() {
        for list in [
            "sep=;\r\nFritidsgården;Kim;kim@example.org;\r\n;;;\r\nSkolan, Hylte;Åsa;asa@example.org;en",
            "Fritidsgården,Kim,kim@example.org\r\r\"Skolan, Hylte\",Åsa,asa@example.org,en\r",
            "Fritidsga\u{30a}rden\tKim\tkim@example.org\n\t\t\n\"Skolan,\nHylte\"\tA\u{30a}sa\t asa@example.org\u{a0}\ten\n",
        ] {
            let lines = read(list).expect("a list");
            let told: Vec<_> = lines
                .iter()
                .map(|line| {
                    (
                        line.number,
                        line.organisation.as_str(),
                        line.address.as_str(),
                    )
                })
                .collect();
            let expected = [
                (1, "Fritidsgården", "kim@example.org"),
                (3, "Skolan, Hylte", "asa@example.org"),
            ];
            assert_eq!(told, expected, "{list:?}");
            assert_eq!(
                (lines[1].name.as_str(), lines[1].language),
                ("Åsa", Language::English)
            );
        }
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
                (
                    4,
                    Problem::Address(AddressFault::NoAt, "kim.example.org".into())
                ),
                (4, Problem::Language("tyska".into())),
                (5, Problem::TooLong("organisation-name")),
                (5, Problem::Address(AddressFault::Missing, String::new())),
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
