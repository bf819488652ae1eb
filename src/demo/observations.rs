//! What the example's participants said, and what its boards reply: something in every state, a promise kept and others
//! broken.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::audit::Actor;
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, BoardId, DialogueId, ObservationId, ProcessId, ReplyId};
use crate::dialogues::{self, CollectionPoint, DialogueKind, Phase, Readable, Window};
use crate::error::Result;
use crate::i18n::Language;
use crate::observations::asking::ASKED_DAYS;
use crate::observations::{Heard, Observation, ObservationText, Reply, ReplyText, State, queries};
use crate::processes;
use crate::reports::promises::{self, Subject};
use crate::reports::{self, ReportKind, news};
use crate::secrets::Secrets;
use crate::survey::queries::Closing;
use crate::survey::{self, Channel, GOT_ANSWER};

/// Something that was said: in Swedish and English, where, with which theme, and who replies what.
type Said = ([&'static str; 2], Heard, &'static str, &'static [Replied]);

/// A reply: the board's name, how far it has come, what it says in Swedish and English, which day was promised, and when
/// it was done.
struct Replied {
    board: &'static str,
    state: State,
    words: [&'static str; 2],
    promised: Option<Day>,
    done_on: Option<Date>,
}

/// A day of the example: one of its story, or so many days from today.
#[derive(Clone, Copy)]
enum Day {
    On(Date),
    In(i64),
}

impl Day {
    fn of(self, today: Date) -> Date {
        match self {
            Self::On(day) => day,
            Self::In(days) => today
                .checked_add(jiff::Span::new().days(days))
                .unwrap_or(today),
        }
    }
}

const SAID: [Said; 5] = [
    (
        [
            "Man vill bli bemött som en människa, inte som ett ärende.",
            "People want to be met as human beings, not as cases.",
        ],
        Heard::In(Phase::Perspective),
        "Bemötande",
        &[
            Replied {
                board: "Falkenberg",
                state: State::Done,
                words: [
                    "Alla som svarar i telefon eller i en reception har gått en utbildning i bemötande, som personer med egen erfarenhet höll.",
                    "Everybody who answers the telephone or works in a reception has been on a course about meeting people, held by people with experience of their own.",
                ],
                promised: Some(Day::On(date(2022, 10, 31))),
                done_on: Some(date(2022, 10, 14)),
            },
            Replied {
                board: "Halmstad",
                state: State::Decided,
                words: [
                    "Nämnden har avsatt pengar till en utbildning i bemötande nästa år.",
                    "The board has set money aside for a course about meeting people next year.",
                ],
                promised: Some(Day::In(120)),
                done_on: None,
            },
        ],
    ),
    (
        [
            "Varför finns det ingen reception? Man får inte kontakt, eller inget svar.",
            "Why is there no reception? You get hold of nobody, or no answer.",
        ],
        Heard::In(Phase::Perspective),
        "Tydlighet",
        &[
            Replied {
                board: "Hylte",
                state: State::Done,
                words: [
                    "Vårdcentralen i Hyltebruk har en bemannad reception alla vardagar.",
                    "The health centre in Hyltebruk has a staffed reception every weekday.",
                ],
                promised: Some(Day::On(date(2022, 9, 1))),
                done_on: Some(date(2022, 11, 7)),
            },
            Replied {
                board: "Kungsbacka",
                state: State::LookedAt,
                words: [
                    "Vi tar reda på vad det kostar, och hur många som har letat förgäves.",
                    "We are finding out what it costs, and how many have looked in vain.",
                ],
                promised: Some(Day::In(-21)),
                done_on: None,
            },
        ],
    ),
    (
        [
            "Breven är skrivna på ett språk som man inte förstår.",
            "The letters are written in a language that one does not understand.",
        ],
        Heard::Anywhere,
        "Tydlighet",
        &[
            Replied {
                board: "Varberg",
                state: State::NotDone,
                words: [
                    "Kallelserna skrivs av ett system som hela regionen delar. Nämnden kan inte ändra dem, men har lämnat frågan vidare till regionstyrelsen.",
                    "The letters come from a system that the whole region shares. The board cannot change them, but has handed the question on to the regional executive.",
                ],
                promised: None,
                done_on: None,
            },
            Replied {
                board: "Laholm",
                state: State::Received,
                words: ["", ""],
                promised: Some(Day::In(30)),
                done_on: None,
            },
        ],
    ),
    (
        [
            "Unga vill vara med från början, inte bara tyckas till om på slutet.",
            "Young people want to be there from the beginning, and not only be asked at the end.",
        ],
        Heard::In(Phase::InDepth),
        "Delaktighet",
        &[Replied {
            board: "Halmstad",
            state: State::Decided,
            words: [
                "Två unga är med i gruppen som planerar nästa års dialoger.",
                "Two young people are in the group that plans the dialogues of next year.",
            ],
            promised: None,
            done_on: None,
        }],
    ),
    (
        [
            "Kom hit i stället för att vänta på att vi ska komma till er.",
            "Come here, instead of waiting for us to come to you.",
        ],
        Heard::Anywhere,
        "Delaktighet",
        &[],
    ),
];

const LANGUAGES: [Language; 2] = [Language::Swedish, Language::English];

/// Why the day of the last report was moved.
const WHY: [&str; 2] = [
    "Två nämnder hann inte besluta före sommaren, och vi vill berätta vad alla sex har beslutat.",
    "Two boards did not get to decide before the summer, and we want to tell what all six have decided.",
];

/// What readers of the interim report said of whether it answered them, while they were asked.
const READERS: [(&str, i32); 4] = [("yes", 31), ("partly", 19), ("no", 8), ("no_answer", 5)];

/// Asks readers of the interim report, as it was done then, and counts what they said.
pub fn add_readers(
    c: &mut Connection,
    secrets: &Secrets,
    of: ProcessId,
    by: AccountId,
    zone: &TimeZone,
) -> Result<()> {
    let reports = reports::queries::all(c, of)?;
    let interim = reports
        .iter()
        .find(|report| report.kind == ReportKind::Interim);
    let Some((report, from)) = interim.and_then(|one| Some((one, one.published_at?))) else {
        return Ok(());
    };
    let day = from.day(zone);
    let window = Window {
        opens_at: from,
        ..Window::around(day, ASKED_DAYS, zone)
    };
    let point = CollectionPoint {
        id: DialogueId::random(),
        number: 0,
        name: format!("Delrapport {}", report.version),
        survey: survey::queries::of_readers(c, of, "Gav det dig svar?", from)?,
        window,
        asked: None,
    };
    let number = dialogues::queries::add_collection_point(c, secrets, of, &point, day)?;
    dialogues::queries::reading::tie(c, point.id, Readable::Report(report.id))?;
    for (choice, count) in READERS {
        let counter = (GOT_ANSWER, choice, Channel::Qr.word());
        survey::queries::add_to_tally(c, point.id, counter, count)?;
    }
    for words in [
        "När det blir klart, och vem man kan fråga.",
        "Om ni tänker fråga oss igen.",
    ] {
        survey::queries::add_comment(c, secrets, point.id, "missing", words)?;
    }
    let closing = Closing {
        kind: DialogueKind::CollectionPoint,
        process: of,
        dialogue: point.id,
        number,
        actor: Actor::Staff(by),
    };
    survey::queries::close(c, secrets, closing, window.closes_at).map(drop)
}

/// The observations with their replies, and the promises of reports that were kept, late, and moved.
pub fn add(c: &mut Connection, of: ProcessId, now: Timestamp, today: Date) -> Result<()> {
    let boards = processes::queries::boards(c, of)?;
    let board = |name: &str| -> Option<BoardId> {
        let mut boards = boards.iter();
        Some(boards.find(|board| board.name.contains(name))?.id)
    };
    let themes = news::queries::themes(c, of)?;
    for (words, heard, theme, replies) in SAID {
        let id = ObservationId::random();
        let tagged = themes.iter();
        let tagged = tagged.filter(|one| one.name(Language::Swedish).1 == theme);
        let texts = LANGUAGES.iter().zip(words);
        let observation = Observation {
            id,
            heard,
            texts: texts
                .map(|(&language, words)| ObservationText {
                    language,
                    words: words.to_owned(),
                    more: String::new(),
                })
                .collect(),
            themes: tagged.map(|theme| theme.id).collect(),
            replies: Vec::new(),
        };
        queries::put(c, of, &observation)?;
        for replied in replies {
            let texts = LANGUAGES.iter().zip(replied.words);
            let texts = texts.filter(|(_, words)| !words.is_empty());
            let reply = Reply {
                id: ReplyId::random(),
                observation: id,
                board: board(replied.board),
                reference: String::new(),
                state: replied.state,
                promised: replied
                    .promised
                    .map(|day| (day.of(today), date(2022, 6, 20))),
                done_on: replied.done_on,
                settled_on: replied.state.is_settled().then_some(today),
                texts: texts
                    .map(|(&language, words)| ReplyText {
                        language,
                        words: words.to_owned(),
                    })
                    .collect(),
                changed_at: now,
                place: 0,
                moved: Vec::new(),
            };
            queries::put_reply(c, of, &reply, true)?;
        }
    }
    let (was, became) = (Day::In(-12).of(today), Day::In(60).of(today));
    let why: Vec<(Language, String)> = LANGUAGES.into_iter().zip(WHY.map(str::to_owned)).collect();
    let subject = Subject::Report(ReportKind::Outcomes);
    let on = Day::In(-20).of(today);
    promises::queries::note(c, of, subject, (was, Some(became)), on, &why)?;
    for (kind, day) in [
        (ReportKind::Interim, date(2022, 6, 1)),
        (ReportKind::Popular, today),
        (ReportKind::Outcomes, became),
    ] {
        news::queries::announce(c, of, kind, Some(day), now)?;
    }
    Ok(())
}
