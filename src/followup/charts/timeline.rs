//! The dialogues month by month, and what happened beside them as numbered flags.
//!
//! A year's months fill the width, or a third of them on a phone; later months go on below, drawn to the same measure.

use maud::Markup;

use super::legend::{Sign, legend};
use super::letters::{self, BASE, LINE};
use super::sheet::{Anchor, Area, Fill, LEFT, Shape, Sheet};
use super::{Caption, Size};
use crate::db::ids::word_enum;
use crate::i18n::Texts;

/// The room of the rows' names.
const NAMES: f64 = 104.0;
/// What is left free between two months.
const GAP: f64 = 3.0;
/// The largest bar.
const HEIGHT: f64 = 90.0;
/// From flag to flag.
const PITCH: f64 = 32.0;
const FLAG: f64 = 14.0;
const BETWEEN: f64 = 22.0;

/// One month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Month {
    pub label: String,
    pub dialogues: i64,
    /// How many took part, written.
    pub participants: String,
}

word_enum!(
    /// What happened, by its word in the account.
    FlagKind {
        Report = "report_published" => "event-report-published",
        Mailing = "mailing_begun" => "event-mailing-begun",
        /// The figures were set down.
        Snapshot = "snapshot_taken" => "event-snapshot-taken",
    }
);

impl FlagKind {
    fn shape(self) -> Shape {
        match self {
            Self::Report => Shape::Square,
            Self::Mailing => Shape::Round,
            Self::Snapshot => Shape::Diamond,
        }
    }
}

/// A flag at a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flag {
    /// Which of the months, from 0; a flag outside them is not drawn.
    pub month: usize,
    /// Its number in the table beside the picture.
    pub number: String,
    pub kind: FlagKind,
}

/// Draws the months, the earliest first; of those between, a whole row in which nothing happened is left out. Nothing
/// without months.
pub fn timeline(t: &Texts, caption: &Caption<'_>, months: &[Month], flags: &[Flag]) -> Markup {
    if months.is_empty() {
        return Markup::default();
    }
    let mut sheet = Sheet::new(caption);
    let side_by_side = side_by_side(caption.size);
    let width = (caption.size.room() - NAMES) / side_by_side as f64;
    let most = months.iter().map(size).fold(1.0, f64::max);
    let mut top = LEFT;
    let mut left_out = 0;
    for (at, year) in months.chunks(side_by_side).enumerate() {
        let year = Year {
            t,
            months: year,
            flags: flags_of(flags, at * side_by_side, year.len()),
            most,
            width,
        };
        // Months side by side in which nothing happened are left out, and it is said.
        let is_empty = year.months.iter().all(|month| size(month) <= 0.0)
            && year.flags.iter().all(Vec::is_empty);
        if is_empty {
            left_out += year.months.len();
            continue;
        }
        if left_out > 0 {
            let words = t.with("picture-left-out", [("count", left_out.into())]);
            // With room to spare: readers may set letters and words farther apart (WCAG 1.4.12).
            let words = letters::wrapped(&words, caption.size.room() / 2.0, 3);
            sheet.lines((LEFT, top), Anchor::Start, &words);
            top += words.len() as f64 * LINE + BETWEEN;
            left_out = 0;
        }
        top = year.draw(&mut sheet, top) + BETWEEN;
    }
    let is_drawn = |kind: FlagKind| {
        let mut of_kind = flags.iter().filter(|flag| flag.kind == kind);
        of_kind.any(|flag| flag.month < months.len())
    };
    let kinds: Vec<_> = FlagKind::ALL
        .iter()
        .filter(|kind| is_drawn(**kind))
        .map(|kind| (Sign::Marker(kind.shape()), t.get(kind.text_key())))
        .collect();
    let kinds: Vec<(Sign, &str)> = kinds.iter().map(|(sign, word)| (*sign, &**word)).collect();
    legend(&mut sheet, top, &kinds);
    sheet.finish()
}

/// How many months stand side by side.
fn side_by_side(size: Size) -> usize {
    match size {
        Size::Page => 12,
        Size::Phone => 4,
    }
}

fn size(month: &Month) -> f64 {
    month.dialogues.max(0) as f64
}

/// The flags of each of so many months from the first on.
fn flags_of(flags: &[Flag], first: usize, months: usize) -> Vec<Vec<&Flag>> {
    (first..first + months)
        .map(|month| flags.iter().filter(|flag| flag.month == month).collect())
        .collect()
}

/// The months that stand side by side.
struct Year<'a> {
    t: &'a Texts,
    months: &'a [Month],
    /// The flags of each month.
    flags: Vec<Vec<&'a Flag>>,
    /// What the largest bar of the picture stands for.
    most: f64,
    /// The width of a month.
    width: f64,
}

impl Year<'_> {
    /// Draws them from a top downwards and gives the height at which they end.
    fn draw(&self, sheet: &mut Sheet<'_>, top: f64) -> f64 {
        // As high as its highest bar with its flags, and no lower than the rows' names.
        let heights = self.months.iter().zip(&self.flags);
        let heights = heights
            .map(|(month, flags)| size(month) / self.most * HEIGHT + flags.len() as f64 * PITCH);
        let highest = heights.fold(LINE + GAP, f64::max);
        let ground = top + LINE + highest;
        let labels: Vec<Vec<String>> = self
            .months
            .iter()
            .map(|month| letters::wrapped(&month.label, self.width - GAP, 2))
            .collect();
        let lines = labels.iter().map(Vec::len).max().unwrap_or(1);
        let below = ground + GAP + lines as f64 * LINE;
        sheet.line((LEFT, ground), (sheet.right(), ground), "axis");
        self.names(sheet, ground, below);
        let mut x = LEFT + NAMES;
        for ((month, flags), label) in self.months.iter().zip(&self.flags).zip(&labels) {
            let middle = x + self.width / 2.0;
            let highest = self.bar(sheet, month, x, ground);
            flagged(sheet, flags, middle, highest);
            sheet.lines((middle, ground + GAP), Anchor::Middle, label);
            let participants = letters::shortened(&month.participants, self.width - GAP);
            sheet.words((middle, below + BASE), Anchor::Middle, "", &participants);
            x += self.width;
        }
        below + LINE
    }

    fn names(&self, sheet: &mut Sheet<'_>, ground: f64, below: f64) {
        let room = NAMES - 2.0 * GAP;
        let dialogues = letters::wrapped(&self.t.get("dialogues-title"), room, 2);
        let top = ground - GAP - dialogues.len() as f64 * LINE;
        sheet.lines((LEFT, top), Anchor::Start, &dialogues);
        let participants = letters::shortened(&self.t.get("dialogue-participants"), room);
        sheet.words((LEFT, below + BASE), Anchor::Start, "", &participants);
    }

    /// Draws the bar of a month with its number, and gives the height up to which they reach.
    fn bar(&self, sheet: &mut Sheet<'_>, month: &Month, x: f64, ground: f64) -> f64 {
        let height = size(month) / self.most * HEIGHT;
        if height > 0.0 {
            let area = Area::at(
                (x + self.width * 0.2, ground - height),
                self.width * 0.6,
                height,
            );
            sheet.area(area, Fill::Solid, "");
        }
        let number = letters::shortened(&self.t.number(month.dialogues), self.width - GAP);
        let base = ground - height - letters::BELOW;
        sheet.words(
            (x + self.width / 2.0, base),
            Anchor::Middle,
            "strong",
            &number,
        );
        ground - height - LINE
    }
}

/// Draws flags from a height upwards, the first one lowest.
fn flagged(sheet: &mut Sheet<'_>, flags: &[&Flag], x: f64, highest: f64) {
    let mut y = highest - PITCH / 2.0;
    for flag in flags {
        sheet.marker((x, y), FLAG, flag.kind.shape());
        let number = letters::shortened(&flag.number, 2.0 * FLAG);
        sheet.words((x, y + letters::BELOW), Anchor::Middle, "strong", &number);
        y -= PITCH;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::followup::charts::reading::{CAPTION, ON_PHONE, Picture, english};
    use proptest::prelude::*;

    fn month(label: &str, dialogues: i64, participants: &str) -> Month {
        Month {
            label: label.to_owned(),
            dialogues,
            participants: participants.to_owned(),
        }
    }

    fn flag(month: usize, number: &str, kind: FlagKind) -> Flag {
        Flag {
            month,
            number: number.to_owned(),
            kind,
        }
    }

    #[test]
    fn bars_are_as_high_as_the_months_are_full_and_flags_carry_their_numbers() {
        let months = [
            month("Jan 2021", 4, "61"),
            month("Feb", 0, "–"),
            month("Mar", 2, "35"),
        ];
        let flags = [
            flag(2, "I", FlagKind::Report),
            flag(2, "II", FlagKind::Mailing),
        ];
        let picture = Picture::read(&timeline(english(), &CAPTION, &months, &flags));
        picture.assert_sound();
        picture.assert_says(&["Jan", "2021", "Feb", "Mar", "4", "0", "2", "61", "–", "35"]);
        picture.assert_says(&["Dialogues", "Participants", "I", "II"]);
        picture.assert_says(&["Report published", "Mailing begun"]);
        assert!(!picture.words().contains(&"Figures saved"));
        let solid = picture.of_class("solid");
        assert_eq!(solid.len(), 2);
        assert_eq!(solid[0].number("height"), HEIGHT);
        assert_eq!(solid[1].number("height"), HEIGHT / 2.0);
    }

    #[test]
    fn the_second_year_stands_below_the_first_to_the_same_measure() {
        let months: Vec<Month> = (1..=13).map(|count| month("M", count, "1")).collect();
        let flags = [
            flag(12, "1", FlagKind::Snapshot),
            flag(13, "2", FlagKind::Report),
        ];
        let picture = Picture::read(&timeline(english(), &CAPTION, &months, &flags));
        picture.assert_sound();
        let solid = picture.of_class("solid");
        assert_eq!(solid[0].number("x"), solid[12].number("x"));
        assert!((solid[0].number("height") - HEIGHT / 13.0).abs() < 0.05);
        assert_eq!(solid[12].number("height"), HEIGHT);
        // The snapshot's flag and its legend; the other flag is of no month here.
        assert_eq!(picture.all("polygon").len(), 2);
        assert!(!picture.words().contains(&"Report published"));
        assert_eq!(timeline(english(), &CAPTION, &[], &flags).0, "");
    }

    #[test]
    fn months_that_are_left_out_are_said() {
        let mut months = vec![month("M", 0, "–"); 40];
        months[0] = month("Jan 2021", 4, "61");
        months[39] = month("Apr 2024", 2, "30");
        let picture = Picture::read(&timeline(english(), &CAPTION, &months, &[]));
        picture.assert_sound();
        let said = picture.words().join(" ");
        assert!(
            said.contains("24 months without dialogues or events"),
            "{said}"
        );
        let picture = Picture::read(&timeline(english(), &CAPTION, &months[..12], &[]));
        assert!(!picture.words().join(" ").contains("without"));
    }

    fn kinds() -> impl Strategy<Value = FlagKind> {
        proptest::sample::select(FlagKind::ALL.to_vec())
    }

    proptest! {
        #[test]
        fn nothing_sticks_out(
            months in proptest::collection::vec((".{0,30}", any::<i64>(), ".{0,20}"), 1..30),
            flags in proptest::collection::vec((0_usize..40, ".{0,8}", kinds()), 0..40),
        ) {
            let months: Vec<Month> = months
                .into_iter()
                .map(|(label, count, participants)| month(&label, count, &participants))
                .collect();
            let flags: Vec<Flag> = flags
                .into_iter()
                .map(|(month, number, kind)| flag(month, &number, kind))
                .collect();
            for caption in [&CAPTION, &ON_PHONE] {
                Picture::read(&timeline(english(), caption, &months, &flags)).assert_sound();
            }
        }
    }
}
