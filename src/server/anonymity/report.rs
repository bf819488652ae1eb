//! A report in plain text, to be printed and filed.

use std::fmt;

use crate::server::doctor::Finding;

/// A part of it.
#[derive(Debug)]
pub struct Section {
    pub title: &'static str,
    pub lines: Vec<Line>,
}

#[derive(Debug)]
pub enum Line {
    Text(String),
    Point(String),
    Found(Finding),
}

impl Section {
    pub fn new(title: &'static str) -> Self {
        Self {
            title,
            lines: Vec::new(),
        }
    }

    pub fn text(&mut self, said: impl Into<String>) {
        self.lines.push(Line::Text(said.into()));
    }

    pub fn point(&mut self, said: impl Into<String>) {
        self.lines.push(Line::Point(said.into()));
    }

    pub fn found(&mut self, found: Finding) {
        self.lines.push(Line::Found(found));
    }

    pub fn all_found(&mut self, found: impl IntoIterator<Item = Finding>) {
        self.lines.extend(found.into_iter().map(Line::Found));
    }

    fn wrong(&self) -> usize {
        let found = self.lines.iter();
        found
            .filter(|line| {
                matches!(
                    line,
                    Line::Found(Finding {
                        is_right: false,
                        ..
                    })
                )
            })
            .count()
    }
}

/// What was found, part by part.
#[derive(Debug)]
pub struct Report {
    pub head: Vec<String>,
    pub sections: Vec<Section>,
}

impl Report {
    /// How much is to be put right.
    pub fn wrong(&self) -> usize {
        self.sections.iter().map(Section::wrong).sum()
    }
}

/// Characters of a line.
const WIDTH: usize = 78;

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.head {
            wrap(f, "", line)?;
        }
        for (section, number) in self.sections.iter().zip(1..) {
            let title = format!("{number}. {}", section.title);
            writeln!(f, "\n{title}\n{}", "-".repeat(title.chars().count()))?;
            for line in &section.lines {
                match line {
                    Line::Text(said) => wrap(f, "", said)?,
                    Line::Point(said) => wrap(f, "- ", said)?,
                    Line::Found(found) if found.is_right => wrap(f, "ok: ", &found.said)?,
                    Line::Found(found) => wrap(f, "put right: ", &found.said)?,
                }
            }
        }
        Ok(())
    }
}

/// Writes a paragraph; what stands in front of it is not repeated, and the lines after it are indented.
fn wrap(f: &mut fmt::Formatter<'_>, front: &str, text: &str) -> fmt::Result {
    let indent = if front.is_empty() { "" } else { "  " };
    let mut line = String::from(front);
    let mut is_empty = true;
    for word in text.split_whitespace() {
        let length = line.chars().count() + word.chars().count() + usize::from(!is_empty);
        if !is_empty && length > WIDTH {
            writeln!(f, "{line}")?;
            line = indent.to_owned();
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    writeln!(f, "{line}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_is_numbered_wrapped_and_counted() {
        let mut section = Section::new("Words");
        section.text("word ".repeat(20));
        section.found(Finding::wrong("long ".repeat(20)));
        section.found(Finding::right("short"));
        let report = Report {
            head: vec!["Head".into()],
            sections: vec![section],
        };
        let text = report.to_string();
        assert!(
            text.starts_with("Head\n\n1. Words\n--------\nword word"),
            "{text}"
        );
        assert!(
            text.contains("\nput right: long") && text.contains("\n  long"),
            "{text}"
        );
        assert!(
            text.lines().all(|line| line.chars().count() <= WIDTH),
            "{text}"
        );
        assert_eq!(report.wrong(), 1);
    }
}
