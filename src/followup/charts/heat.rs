//! Which boards met which target groups: a field for each pair, the more dialogues the stronger, gaps marked.
//!
//! Columns that are too many for one picture's width go on below, with the rows' names again.

use maud::Markup;

use super::legend::{Sign, legend};
use super::letters::{self, LINE};
use super::sheet::{Anchor, Area, Fill, Hatch, LEFT, Sheet};
use super::{Caption, Size};
use crate::followup::account::{MatrixCell, MatrixRow};
use crate::followup::tables::words;
use crate::i18n::Texts;

/// The most columns side by side, on a page and on a phone: a field always has room for its number.
const MOST: usize = 10;
const MOST_ON_PHONE: usize = 5;
const WIDEST: f64 = 96.0;
/// From this room on the names of numbered columns stand in two columns.
const TWO_COLUMNS: f64 = 400.0;
const HEIGHT: f64 = 38.0;
/// What is left free around a field.
const GAP: f64 = 4.0;
const BETWEEN: f64 = 18.0;
const STEPS: i128 = 4;
const MARKED_GAP: Fill = Fill::Hatched(Hatch::Crossed);
/// The keys of what the fields are called.
const COUNTED: &str = "dialogues-title";
const NONE: &str = "picture-none";
const PRIORITISED: &str = "account-prioritised";
const MARKED: &str = "picture-gap";

/// A short sign that stands in a prioritised gap, besides its number.
const SIGN: &str = "!";

/// Draws the matrix: rows with a cell for each column. A cell too few is left empty, one too many is not drawn. Columns
/// whose names do not fit are numbered, with a key below. Nothing without rows or columns.
pub fn heat(t: &Texts, caption: &Caption<'_>, columns: &[String], rows: &[&MatrixRow]) -> Markup {
    if columns.is_empty() || rows.is_empty() {
        return Markup::default();
    }
    let mut sheet = Sheet::new(caption);
    let matrix = Matrix::of(t, columns, rows, caption.size);
    let mut top = LEFT;
    for first in (0..columns.len()).step_by(matrix.side_by_side) {
        top = matrix.block(&mut sheet, top, first) + BETWEEN;
    }
    if matrix.numbered {
        top = key(&mut sheet, top, columns) + BETWEEN;
    }
    let mut signs = matrix.steps();
    for (fill, key) in [
        (Fill::Plain, NONE),
        (Fill::Frame, PRIORITISED),
        (MARKED_GAP, MARKED),
    ] {
        signs.push((fill, t.get(key).into_owned()));
    }
    let signs: Vec<(Sign, &str)> = signs
        .iter()
        .map(|(fill, text)| (Sign::Area(*fill), text.as_str()))
        .collect();
    legend(&mut sheet, top, &signs);
    sheet.finish()
}

struct Matrix<'a> {
    t: &'a Texts,
    columns: &'a [String],
    rows: &'a [&'a MatrixRow],
    /// The largest count.
    most: i64,
    /// How many columns stand side by side.
    side_by_side: usize,
    /// The room of the rows' names.
    labels: f64,
    /// The width of a column.
    width: f64,
    /// Whether the columns have numbers for names.
    numbered: bool,
}

impl<'a> Matrix<'a> {
    fn of(t: &'a Texts, columns: &'a [String], rows: &'a [&'a MatrixRow], size: Size) -> Self {
        let (labels, most) = match size {
            Size::Page => (160.0, MOST),
            Size::Phone => (104.0, MOST_ON_PHONE),
        };
        let blocks = columns.len().div_ceil(most).max(1);
        let side_by_side = columns.len().div_ceil(blocks).max(1);
        let width = ((size.room() - labels) / side_by_side as f64).min(WIDEST);
        Self {
            t,
            columns,
            rows,
            most: rows
                .iter()
                .flat_map(|row| &row.cells)
                .map(|cell| cell.dialogues)
                .fold(0, i64::max),
            side_by_side,
            labels,
            width,
            numbered: !columns
                .iter()
                .all(|name| letters::fits(name, width - GAP, 2)),
        }
    }

    /// Draws the columns from the given one on, as many as stand side by side, and gives the height at which they end.
    fn block(&self, sheet: &mut Sheet<'_>, top: f64, first: usize) -> f64 {
        let names: Vec<Vec<String>> = self
            .columns
            .iter()
            .enumerate()
            .skip(first)
            .take(self.side_by_side)
            .map(|(at, name)| self.heading(at, name))
            .collect();
        let lines = names.iter().map(Vec::len).max().unwrap_or(1);
        let mut x = LEFT + self.labels + self.width / 2.0;
        for name in &names {
            sheet.written(|sheet| sheet.lines((x, top), Anchor::Middle, name));
            x += self.width;
        }
        let mut y = top + lines as f64 * LINE + GAP;
        for row in self.rows {
            self.row(sheet, y, row, first);
            y += HEIGHT + GAP;
        }
        y
    }

    fn heading(&self, at: usize, name: &str) -> Vec<String> {
        if self.numbered {
            vec![(at + 1).to_string()]
        } else {
            letters::wrapped(name, self.width - GAP, 2)
        }
    }

    fn row(&self, sheet: &mut Sheet<'_>, y: f64, row: &MatrixRow, first: usize) {
        let name = words::board(self.t, row);
        let label = letters::wrapped(&name, self.labels - 2.0 * GAP, 2);
        let free = HEIGHT - label.len() as f64 * LINE;
        let place = (LEFT, y + free / 2.0);
        match name == row.board {
            true => sheet.written(|sheet| sheet.lines(place, Anchor::Start, &label)),
            false => sheet.lines(place, Anchor::Start, &label),
        };
        let pairs = self.columns.iter().zip(&row.cells);
        let mut x = LEFT + self.labels;
        for (column, cell) in pairs.skip(first).take(self.side_by_side) {
            let area = Area::at((x, y), self.width - GAP, HEIGHT);
            self.cell(sheet, area, cell, &format!("{name} – {column}"));
            x += self.width;
        }
    }

    fn cell(&self, sheet: &mut Sheet<'_>, area: Area, cell: &MatrixCell, pair: &str) {
        let is_gap = cell.dialogues <= 0;
        let (fill, what) = match (is_gap, cell.prioritised) {
            (true, true) => (MARKED_GAP, MARKED),
            (true, false) => (Fill::Plain, NONE),
            (false, true) if cell.is_gap() => (self.step(cell.dialogues), MARKED),
            (false, true) => (self.step(cell.dialogues), PRIORITISED),
            (false, false) => (self.step(cell.dialogues), COUNTED),
        };
        let mut words = self.t.number(cell.dialogues);
        let told = format!("{pair}: {words} ({})", self.t.get(what));
        sheet.area(area, fill, &told);
        if cell.prioritised {
            let inside = Area::at(
                (area.x + 3.0, area.y + 3.0),
                area.width - 6.0,
                area.height - 6.0,
            );
            let frame = if fill == Fill::Solid {
                Fill::FrameOnSolid
            } else {
                Fill::Frame
            };
            // What it tells, the field around it does.
            sheet.area(inside, frame, "");
        }
        if cell.is_gap() {
            words = format!("{words} {SIGN}");
        }
        let words = letters::shortened(&words, area.width - 2.0 * GAP);
        sheet.label(area, fill, &words);
    }

    /// The fill of a count above zero: four steps up to the largest one.
    fn step(&self, value: i64) -> Fill {
        let most = i128::from(self.most.max(1));
        match (i128::from(value) * STEPS + most - 1) / most {
            ..=1 => Fill::Step(1),
            2 => Fill::Step(2),
            3 => Fill::Step(3),
            _ => Fill::Solid,
        }
    }

    /// Which counts each step stands for; a step that no whole number falls on is left out.
    fn steps(&self) -> Vec<(Fill, String)> {
        let most = i128::from(self.most);
        let mut steps: Vec<(Fill, String)> = Vec::new();
        for step in 1..=STEPS {
            let (low, high) = ((step - 1) * most / STEPS + 1, step * most / STEPS);
            if low > high {
                continue;
            }
            let range = if low == high {
                low.to_string()
            } else {
                format!("{low}–{high}")
            };
            let fill = self.step(i64::try_from(high).unwrap_or(i64::MAX));
            // What is counted is said once.
            if steps.is_empty() {
                steps.push((fill, format!("{}: {range}", self.t.get(COUNTED))));
            } else {
                steps.push((fill, range));
            }
        }
        steps
    }
}

/// The columns' names by their numbers, in two columns of their own; gives the height at which they end.
fn key(sheet: &mut Sheet<'_>, top: f64, columns: &[String]) -> f64 {
    let width = match sheet.room() < TWO_COLUMNS {
        true => sheet.room(),
        false => sheet.room() / 2.0,
    };
    let half = match sheet.room() < TWO_COLUMNS {
        true => columns.len(),
        false => columns.len().div_ceil(2),
    };
    let mut lowest = top;
    for (at, name) in columns.iter().enumerate() {
        let x = if at < half { LEFT } else { LEFT + width };
        let y = top + (at % half.max(1)) as f64 * LINE;
        let name = letters::shortened(&format!("{}. {name}", at + 1), width - 2.0 * GAP);
        let end = sheet.written(|sheet| sheet.lines((x, y), Anchor::Start, &[name]));
        lowest = lowest.max(end);
    }
    lowest
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::account::Shown;
    use crate::followup::charts::reading::{CAPTION, ON_PHONE, Picture, english};
    use proptest::prelude::*;

    fn cell(dialogues: i64, prioritised: bool) -> MatrixCell {
        MatrixCell {
            prioritised,
            dialogues,
            participants: 0,
            met: None,
            answers: Shown::TooFew,
        }
    }

    fn row(board: &str, cells: &[MatrixCell]) -> MatrixRow {
        MatrixRow {
            board: board.to_owned(),
            cells: cells.to_vec(),
        }
    }

    fn picture(columns: &[String], rows: &[MatrixRow]) -> Markup {
        drawn(&CAPTION, columns, rows)
    }

    fn drawn(caption: &Caption<'_>, columns: &[String], rows: &[MatrixRow]) -> Markup {
        let rows: Vec<&MatrixRow> = rows.iter().collect();
        heat(english(), caption, columns, &rows)
    }

    fn names(names: &[&str]) -> Vec<String> {
        names.iter().map(|&name| name.to_owned()).collect()
    }

    #[test]
    fn every_pair_says_its_number_and_a_prioritised_gap_its_sign() {
        let columns = names(&["Children", "Parents"]);
        let rows = [
            row("North", &[cell(0, true), cell(8, true)]),
            row("South", &[cell(0, false), cell(3, false)]),
        ];
        let picture = Picture::read(&picture(&columns, &rows));
        picture.assert_sound();
        picture.assert_says(&[
            "Children", "Parents", "North", "South", "0 !", "8", "0", "3",
        ]);
        picture.assert_says(&[
            "Dialogues: 1–2",
            "3–4",
            "5–6",
            "7–8",
            "Prioritised, not met",
        ]);
        // In the matrix and in the legend.
        for (class, count) in [("hatched", 2), ("solid", 2), ("step-2", 2), ("step-3", 1)] {
            assert_eq!(picture.of_class(class).len(), count, "{class}");
        }
        assert_eq!(picture.of_class("frame-on-solid").len(), 1);
        assert!(
            picture
                .told()
                .contains(&"North – Children: 0 (Prioritised, not met)")
        );
    }

    #[test]
    fn what_staff_wrote_is_in_its_language_and_each_field_tells_once() {
        let columns = names(&["barn", "unga"]);
        let rows = [row("Norr", &[cell(0, true), cell(8, true)])];
        let caption = Caption {
            written: Some("sv"),
            ..CAPTION
        };
        let markup = drawn(&caption, &columns, &rows).into_string();
        let in_swedish: Vec<&str> = markup
            .split("<text")
            .skip(1)
            .filter(|text| {
                text.split('>')
                    .next()
                    .is_some_and(|tag| tag.contains("lang=\"sv\""))
            })
            .filter_map(|text| text.split_once('>')?.1.split('<').next())
            .map(str::trim)
            .collect();
        assert_eq!(in_swedish, ["barn", "unga", "Norr"]);
        assert_eq!(markup.matches("Norr – ").count(), 2, "{markup}");
        assert!(
            !drawn(&CAPTION, &columns, &rows)
                .into_string()
                .contains("lang=")
        );
    }

    #[test]
    fn long_names_are_numbered_and_many_columns_go_on_below() {
        let columns: Vec<String> = (1..=12)
            .map(|number| format!("Newly arrived grown-ups {number}"))
            .collect();
        let cells: Vec<MatrixCell> = (1..=12).map(|count| cell(count, false)).collect();
        let picture = Picture::read(&picture(&columns, &[row("North", &cells)]));
        picture.assert_sound();
        picture.assert_says(&["1", "12", "7. Newly arrived grown-ups 7"]);
        let named = picture.words().into_iter().filter(|word| *word == "North");
        assert_eq!(named.count(), 2);
    }

    #[test]
    fn nothing_is_drawn_of_nothing() {
        assert_eq!(picture(&[], &[row("North", &[])]).0, "");
        assert_eq!(picture(&names(&["Children"]), &[]).0, "");
        let ragged = [row("North", &[])];
        let picture = Picture::read(&picture(&names(&["Children"]), &ragged));
        picture.assert_sound();
        picture.assert_says(&["North", "Children"]);
    }

    #[test]
    fn few_dialogues_have_few_steps() {
        let rows = [row("North", &[cell(1, false)])];
        let columns = names(&["Children"]);
        let rows: Vec<&MatrixRow> = rows.iter().collect();
        let matrix = Matrix::of(english(), &columns, &rows, Size::Page);
        assert_eq!(matrix.steps(), [(Fill::Solid, "Dialogues: 1".to_owned())]);
    }

    proptest! {
        #[test]
        fn nothing_sticks_out(
            columns in proptest::collection::vec(".{0,60}", 1..25),
            rows in proptest::collection::vec(
                (".{0,60}", proptest::collection::vec(any::<(i64, bool)>(), 0..25)),
                1..6,
            ),
        ) {
            let cells = |cells: Vec<(i64, bool)>| -> Vec<MatrixCell> {
                cells.into_iter().map(|(count, prioritised)| cell(count, prioritised)).collect()
            };
            let rows: Vec<MatrixRow> =
                rows.into_iter().map(|(label, all)| row(&label, &cells(all))).collect();
            for caption in [&CAPTION, &ON_PHONE] {
                Picture::read(&drawn(caption, &columns, &rows)).assert_sound();
            }
        }

        #[test]
        fn a_larger_count_is_never_lighter(most in 1_i64.., value in 1_i64.., other in 1_i64..) {
            let columns = names(&["Children"]);
            let row = row("North", &[cell(most, false)]);
            let rows = [&row];
            let matrix = Matrix::of(english(), &columns, &rows, Size::Page);
            let strength = |value: i64| match matrix.step(value.min(most)) {
                Fill::Step(step) => step,
                _ => 4,
            };
            prop_assert!(strength(value.min(other)) <= strength(value.max(other)));
            prop_assert_eq!(strength(most), 4);
        }
    }
}
