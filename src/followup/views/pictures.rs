//! The account's pictures: each beside the table that says the same.

use maud::{Markup, html};

use crate::followup::account::{Account, Mailing, Row, Shown};
use crate::followup::charts::{
    self, Caption, Cell, Flag, FlagKind, FunnelWords, HeatRow, HeatWords, Month, Part, Portion,
    ScaleRow, ShareItem, ShareWords, Step, TimelineWords,
};
use crate::followup::engine::Said;
use crate::followup::tables::{answers, words};
use crate::i18n::Texts;
use crate::survey::Choice;

/// Months in a row of the timeline. A whole row in which nothing happened is left out.
const ROW: usize = 12;
/// Months from the first to the last at most; a longer process is shown by years alone.
const MOST_MONTHS: usize = 20 * ROW;

/// A picture in a box that scrolls by itself where it has no room; nothing where there is nothing to draw.
fn framed(t: &Texts, title: &str, picture: &Markup) -> Markup {
    html! {
        @if !picture.0.is_empty() {
            figure.picture {
                figcaption { (title) }
                div.scroll tabindex="0" role="region" aria-label=(t.with("picture-of", [("title", title.to_owned().into())])) { (picture) }
            }
        }
    }
}

fn number(t: &Texts, value: i64) -> charts::Figure {
    charts::Figure {
        value,
        text: t.number(value),
    }
}

fn part(shown: &Shown) -> Part {
    match shown.figure().map(|figure| figure.share) {
        None => Part::TooFew,
        Some(Said::Exact { heard, of }) => Part::Exact { part: heard, of },
        Some(Said::Between { least, most, of }) => Part::Between { least, most, of },
        Some(Said::AtMost5PerCent { .. }) => Part::AtMost5,
        Some(Said::AtLeast95PerCent { .. }) => Part::AtLeast95,
    }
}

/// The scale of each phase.
pub fn scale(t: &Texts, account: &Account) -> Markup {
    let rows: Vec<ScaleRow> = account
        .phases
        .iter()
        .chain([&account.whole])
        .filter(|row| row.dialogues > 0)
        .map(|row| scale_row(t, row))
        .collect();
    let title = t.get("account-scale");
    let caption = Caption {
        prefix: "scale",
        title: &title,
        description: &t.get("picture-scale"),
    };
    let words = Choice::ALL
        .iter()
        .map(|choice| t.get(choice.text_key()).into_owned());
    let words: Vec<String> = words.collect();
    let Ok(words) = <[String; 5]>::try_from(words) else {
        return Markup::default();
    };
    framed(t, &title, &charts::scale(&caption, &words, &rows))
}

fn scale_row(t: &Texts, row: &Row) -> ScaleRow {
    let scale = row.answers.figure().and_then(|figure| figure.scale);
    let portions = scale.and_then(|scale| {
        let all: Vec<Portion> = Choice::ALL
            .iter()
            .map(|&choice| Portion {
                count: number(t, scale.of(choice)),
                percent: if choice == Choice::NoAnswer {
                    String::new()
                } else {
                    t.percent(scale.of(choice), scale.on_scale())
                },
            })
            .collect();
        <[Portion; 5]>::try_from(all).ok()
    });
    ScaleRow {
        label: words::phase(t, &row.of),
        of: scale.map_or_else(
            || t.get("too-few").into_owned(),
            |scale| t.with("follow-up-n", [("n", scale.on_scale().into())]),
        ),
        portions,
    }
}

/// Boards by target groups.
pub fn heat(t: &Texts, account: &Account) -> Markup {
    let matrix = &account.matrix;
    let region = t.get("account-region");
    let rows: Vec<HeatRow> = matrix
        .boards
        .iter()
        .chain([&matrix.region])
        .map(|row| HeatRow {
            label: if row.board.is_empty() {
                region.clone().into_owned()
            } else {
                row.board.clone()
            },
            cells: row
                .cells
                .iter()
                .map(|cell| Cell {
                    count: number(t, cell.dialogues),
                    prioritised: cell.prioritised,
                })
                .collect(),
        })
        .collect();
    let title = t.get("account-matrix");
    let caption = Caption {
        prefix: "heat",
        title: &title,
        description: &t.get("picture-heat"),
    };
    let words = HeatWords {
        counted: t.get("dialogues-title").into_owned(),
        gap: t.get("picture-none").into_owned(),
        prioritised: t.get("account-prioritised").into_owned(),
        prioritised_gap: t.get("picture-gap").into_owned(),
        sign: "!".into(),
    };
    framed(
        t,
        &title,
        &charts::heat(&caption, &words, &matrix.groups, &rows),
    )
}

/// Small bars against the target.
fn shares(
    t: &Texts,
    account: &Account,
    prefix: &str,
    title: &str,
    rows: &[(String, &Shown)],
) -> Markup {
    let items: Vec<ShareItem> = rows
        .iter()
        .map(|(label, shown)| ShareItem {
            label: label.clone(),
            part: part(shown),
            text: share_text(t, shown),
            interval: shown
                .figure()
                .and_then(|figure| figure.interval)
                .map(|span| (span.least.0 as f64 / 1000.0, span.most.0 as f64 / 1000.0)),
        })
        .collect();
    let words = ShareWords {
        share: t.get("follow-up-share").into_owned(),
        possible: t.get("picture-possible").into_owned(),
        too_few: t.get("too-few").into_owned(),
        target: t.get("follow-up-target").into_owned(),
        interval: t.get("account-interval").into_owned(),
    };
    let caption = Caption {
        prefix,
        title,
        description: &t.get("picture-shares"),
    };
    let target = Some(i64::from(account.heard_target));
    framed(t, title, &charts::shares(&caption, &words, target, &items))
}

fn share_text(t: &Texts, shown: &Shown) -> String {
    shown.figure().map_or_else(
        || t.get("too-few").into_owned(),
        |figure| {
            format!(
                "{} {}",
                answers::share(figure.share).text(t),
                t.with("follow-up-n", [("n", figure.n.into())])
            )
        },
    )
}

pub fn boards(t: &Texts, account: &Account) -> Markup {
    let all = t.get("account-region").into_owned();
    let mut rows: Vec<(String, &Shown)> = account
        .boards
        .iter()
        .map(|board| (board.row.of.clone(), &board.row.answers))
        .collect();
    rows.push((all, &account.whole.answers));
    shares(t, account, "boards", &t.get("picture-boards"), &rows)
}

/// Dialogues in a picture at most: more would be too small to read, and the table has them.
const MOST_DIALOGUES: usize = 60;

pub fn dialogues(t: &Texts, account: &Account) -> Markup {
    let rows: Vec<(String, &Shown)> = account
        .dialogues
        .iter()
        .take(MOST_DIALOGUES)
        .map(|one| {
            let label = t.with("dialogue-title", [("number", one.number.into())]);
            (label, &one.answers)
        })
        .collect();
    shares(t, account, "each", &t.get("picture-dialogues"), &rows)
}

/// Dialogues by months, with what happened.
pub fn timeline(t: &Texts, account: &Account) -> Markup {
    let Some(names) = months(account) else {
        return Markup::default();
    };
    let drawn: Vec<Month> = names
        .iter()
        .map(|name| {
            let row = account.months.iter().find(|row| row.of == *name);
            Month {
                label: short(&words::month(t, name)),
                dialogues: number(t, row.map_or(0, |row| row.dialogues)),
                participants: row.map_or_else(String::new, |row| t.number(row.participants)),
            }
        })
        .collect();
    let flags: Vec<Flag> = (1_usize..)
        .zip(&account.events)
        .filter_map(|(number, event)| {
            let name = event.day.strftime("%Y-%m").to_string();
            Some(Flag {
                month: names.iter().position(|month| *month == name)?,
                number: number.to_string(),
                kind: match event.what.as_str() {
                    "report_published" => FlagKind::Report,
                    "mailing_begun" => FlagKind::Mailing,
                    "snapshot_taken" => FlagKind::Snapshot,
                    _ => return None,
                },
            })
        })
        .collect();
    let words = TimelineWords {
        dialogues: t.get("dialogues-title").into_owned(),
        participants: t.get("dialogue-participants").into_owned(),
        report: words::event(t, "report_published"),
        mailing: words::event(t, "mailing_begun"),
        snapshot: words::event(t, "snapshot_taken"),
    };
    let title = t.get("picture-timeline");
    let caption = Caption {
        prefix: "time",
        title: &title,
        description: &t.get("picture-timeline-about"),
    };
    framed(
        t,
        &title,
        &charts::timeline(&caption, &words, &drawn, &flags),
    )
}

/// All months from the first dialogue's to the last thing that happened; nothing where they are too many to draw.
fn months(account: &Account) -> Option<Vec<String>> {
    let first = &account.months.first()?.of;
    let last = account.months.last()?.of.clone();
    let events = account.events.iter();
    let last = events
        .map(|event| event.day.strftime("%Y-%m").to_string())
        .fold(last, String::max);
    let first: jiff::civil::Date = format!("{first}-01").parse().ok()?;
    let all: Vec<String> = first
        .series(jiff::ToSpan::month(1))
        .take(MOST_MONTHS + 1)
        .map(|day| day.strftime("%Y-%m").to_string())
        .take_while(|month| *month <= last)
        .collect();
    let happened = |month: &String| {
        account.months.iter().any(|row| row.of == *month)
            || account
                .events
                .iter()
                .any(|event| event.day.strftime("%Y-%m").to_string() == *month)
    };
    (all.len() <= MOST_MONTHS).then(|| {
        all.chunks(ROW)
            .filter(|row| row.iter().any(happened))
            .flatten()
            .cloned()
            .collect()
    })
}

/// A month and its year with the month's first letters: `sep 2021`.
fn short(month: &str) -> String {
    match month.split_once(' ') {
        Some((name, year)) => {
            let letters: String = name.chars().take(3).collect();
            format!("{letters} {year}")
        }
        None => month.to_owned(),
    }
}

/// From participants to accepted mails, for each report that was mailed to participants.
pub fn funnels(t: &Texts, account: &Account) -> Markup {
    html! {
        @for (at, mailing) in account.feedback.mailings.iter().enumerate() {
            (funnel(t, account, at, mailing))
        }
    }
}

fn funnel(t: &Texts, account: &Account, at: usize, mailing: &Mailing) -> Markup {
    let Some(mailed) = mailing.mailed else {
        return Markup::default();
    };
    let of = account.whole.participants;
    let known = |key: &str, part: i64| Step {
        label: t.get(key).into_owned(),
        part: Part::Exact { part, of },
        number: t.number(part),
        percent: t.percent(part, of),
    };
    let answered = account.whole.answers.figure().map_or_else(
        || Step {
            label: t.get("dialogue-answered").into_owned(),
            part: Part::TooFew,
            number: t.get("too-few").into_owned(),
            percent: String::new(),
        },
        |figure| known("dialogue-answered", figure.taken_part),
    );
    let mut steps = vec![
        known("dialogue-participants", of),
        answered,
        known("figure-wished", account.feedback.wished),
        known("account-sent", mailed.sent),
        known("figure-accepted", mailed.accepted),
    ];
    if let Some(reached) = mailing.reached.filter(|_| mailing.passed_on.is_some()) {
        steps.push(Step {
            label: t.get("account-reached").into_owned(),
            part: Part::Between {
                least: reached.least,
                most: reached.most,
                of,
            },
            number: format!("{}–{}", t.number(reached.least), t.number(reached.most)),
            percent: t.percents((reached.least, of), (reached.most, of)),
        });
    }
    let words = FunnelWords {
        certain: t.get("account-at-least").into_owned(),
        possible: t.get("account-at-most").into_owned(),
    };
    let title = t.with(
        "picture-funnel",
        [
            ("title", words::report(t, mailing).to_owned().into()),
            ("version", mailing.version.clone().into()),
        ],
    );
    let caption = Caption {
        prefix: &format!("funnel-{at}"),
        title: &title,
        description: &t.get("picture-funnel-about"),
    };
    framed(t, &title, &charts::funnel(&caption, &words, &steps))
}
