//! The example's dialogues: how each was answered, who left an address, and the one to try.

use std::collections::HashMap;

use jiff::civil::Date;
use jiff::tz::TimeZone;

use super::tables::rows;
use crate::addresses::{self, Consent, Purpose, Wording};
use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{DialogueId, ProcessId};
use crate::dialogues::{
    self, Code, Dialogue, DialogueKind, HeadCount, Phase, State, Window, import,
};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::processes;
use crate::secrets::{Secrets, random_token};
use crate::survey::queries::Closing;
use crate::survey::{self, BETTER, Channel, Choice, HEARD};

const DIALOGUES: &str = include_str!("dialogues.csv");
const OPEN_DIALOGUE: i32 = 38;
/// Two meetings that are in no figure: one that was cancelled, and one that nobody has said of whether it was held.
const CANCELLED: (i32, Date) = (39, jiff::civil::date(2022, 11, 8));
const UNCONFIRMED: (i32, Date) = (40, jiff::civil::date(2022, 11, 15));

/// Made-up comments, in the tone of the public record.
const COMMENTS: [&str; 6] = [
    "Mer tid. Vi hann knappt börja innan det var slut.",
    "Det var bra att ni kom till oss och inte tvärtom.",
    "Berätta vad som händer sedan.",
    "Färre svåra ord, tack.",
    "Jag kände mig lyssnad på, det är ovanligt.",
    "Nästa gång: mindre grupper.",
];

/// One line of the example's answers.
struct Answered {
    counts: [(Choice, i32); 4],
    wishes: usize,
}

/// The columns that only the example has: how each dialogue was answered.
fn answers() -> HashMap<i32, Answered> {
    let mut reader = csv::Reader::from_reader(DIALOGUES.as_bytes());
    let headings = reader.headers().cloned().unwrap_or_default();
    rows(DIALOGUES)
        .into_iter()
        .filter_map(|row| {
            let number = |name: &str| -> Option<i32> {
                let at = headings.iter().position(|heading| heading == name)?;
                row.get(at)?.parse().ok()
            };
            let counts = [
                (Choice::VeryHigh, number("very_high")?),
                (Choice::FairlyHigh, number("fairly_high")?),
                (Choice::FairlyLow, number("fairly_low")?),
                (Choice::NotAtAll, number("not_at_all")?),
            ];
            let wishes = usize::try_from(number("email_wishes")?).ok()?;
            Some((number("no")?, Answered { counts, wishes }))
        })
        .collect()
}

pub(super) fn add(
    c: &mut Connection,
    secrets: &Secrets,
    process: ProcessId,
    zone: &TimeZone,
) -> Result<()> {
    let file = import::parse(DIALOGUES.as_bytes())
        .map_err(|_| Error::Settings("the example's dialogues cannot be read".into()))?;
    let to = dialogues::queries::Destination {
        process,
        survey: survey::queries::offered::current(c, process)?,
        zone,
    };
    dialogues::queries::import(c, secrets, to, &file)?;
    let answers = answers();
    let organisation = processes::queries::process(c, process)?
        .contact
        .organisation;
    let mut person = 0;
    for dialogue in dialogues::queries::all(c, process)? {
        let Some(answered) = answers.get(&dialogue.number) else {
            continue;
        };
        add_answers(c, secrets, &dialogue, answered)?;
        for _ in 0..answered.wishes {
            person += 1;
            let wish = wish(process, person, &organisation)?;
            addresses::queries::put(c, secrets, &wish)?;
        }
        let closing = Closing {
            kind: DialogueKind::Dialogue,
            process,
            dialogue: dialogue.id,
            number: dialogue.number,
            actor: Actor::Eko,
        };
        survey::queries::close(c, secrets, closing, dialogue.window.closes_at)?;
        addresses::queries::settle_after_closing(c, process)?;
    }
    Ok(())
}

fn add_answers(
    c: &mut Connection,
    secrets: &Secrets,
    dialogue: &Dialogue,
    answered: &Answered,
) -> Result<()> {
    for (choice, count) in answered.counts.iter().filter(|(_, count)| *count > 0) {
        survey::queries::add_to_tally(
            c,
            dialogue.id,
            (HEARD, choice.word(), Channel::Qr.word()),
            *count,
        )?;
    }
    if let Some(text) = COMMENTS.get(usize::try_from(dialogue.number / 6).unwrap_or(0))
        && dialogue.number % 6 == 1
    {
        survey::queries::add_comment(c, secrets, dialogue.id, BETTER, text)?;
    }
    Ok(())
}

/// The address of one of those who wished feedback, from 1.
pub(super) fn participant(person: i32) -> Result<Address> {
    Address::parse(&format!("participant{person:03}@example.org"))
        .map_err(|_| Error::Settings("the example's addresses are wrong".into()))
}

/// What a person wishes who took part: most read Swedish, and a third want to hear what came of it.
fn wish(process: ProcessId, person: i32, organisation: &str) -> Result<addresses::queries::Wish> {
    let language = match person % 27 {
        0 => Language::Arabic,
        9 | 18 => Language::English,
        _ => Language::Swedish,
    };
    let address = participant(person)?;
    Ok(addresses::queries::Wish {
        key: random_token(),
        process,
        address,
        language,
        consent: Consent::from_purposes(|purpose| purpose != Purpose::Outcomes || person % 3 == 0),
        wording: Wording::shown(language.texts(), organisation),
        replaces: addresses::queries::Replaces::Whatever,
    })
}

/// Adds the two meetings that did not take place, or perhaps not.
pub(super) fn add_unheld(
    c: &mut Connection,
    secrets: &Secrets,
    process: ProcessId,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<()> {
    let like = like(c, process)?;
    for (number, held_on) in [CANCELLED, UNCONFIRMED] {
        let new = Dialogue {
            id: DialogueId::random(),
            number,
            held_on,
            counts: HeadCount::default(),
            window: Window::around(held_on, 7, zone),
            ..like.clone()
        };
        dialogues::queries::add(c, secrets, process, &new, Code::random())?;
        if number == CANCELLED.0 {
            dialogues::queries::cancel(c, new.id, "Värden är sjuk", now)?;
        }
        if new.window.closes_at <= now {
            let closing = Closing {
                kind: DialogueKind::Dialogue,
                process,
                dialogue: new.id,
                number,
                actor: Actor::Eko,
            };
            survey::queries::close(c, secrets, closing, new.window.closes_at)?;
        }
    }
    Ok(())
}

/// The last dialogue of the record, which others are made like.
fn like(c: &mut Connection, process: ProcessId) -> Result<Dialogue> {
    let all = dialogues::queries::all(c, process)?;
    let mut held = all.into_iter().filter(|one| one.number < OPEN_DIALOGUE);
    held.next_back().ok_or(Error::NotFound)
}

/// The latest dialogue that can be answered, or a new one if the last has closed since the demo was first run.
pub(super) fn open(
    c: &mut Connection,
    secrets: &Secrets,
    process: ProcessId,
    now: Timestamp,
    zone: &TimeZone,
) -> Result<DialogueId> {
    let all = dialogues::queries::all(c, process)?;
    let open = all
        .iter()
        .rev()
        .find(|dialogue| dialogue.window.state(now) == State::Open);
    if let Some(open) = open {
        return Ok(open.id);
    }
    let like = like(c, process)?;
    let today = now.day(zone);
    let new = Dialogue {
        id: DialogueId::random(),
        number: if all.iter().any(|one| one.number == OPEN_DIALOGUE) {
            dialogues::queries::next_number(c, process, DialogueKind::Dialogue)?
        } else {
            OPEN_DIALOGUE
        },
        held_on: today,
        phase: Phase::InDepth,
        counts: HeadCount::default(),
        survey: survey::queries::offered::current(c, process)?,
        window: Window::around(today, 7, zone),
        ..like
    };
    dialogues::queries::add(c, secrets, process, &new, Code::random())?;
    Ok(new.id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_examples_answers_add_up_to_the_record() {
        let answers = answers();
        let top_two: i32 = answers
            .iter()
            .filter(|(no, _)| **no <= 31)
            .map(|(_, a)| a.counts[0].1 + a.counts[1].1)
            .sum();
        let perspective: i32 = answers
            .iter()
            .filter(|(no, _)| **no <= 31)
            .flat_map(|(_, a)| a.counts)
            .map(|(_, count)| count)
            .sum();
        assert_eq!((answers.len(), top_two, perspective), (37, 261, 290));
        assert_eq!(answers.values().map(|a| a.wishes).sum::<usize>(), 136);
    }
}
