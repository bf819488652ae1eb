//! The example's own questions, and the survey of the elected members: 32 of 34 (D18).

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, DialogueId, ProcessId};
use crate::dialogues::{self, Audience, Code, CollectionPoint, Window};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::secrets::Secrets;
use crate::survey::queries::{self, Closing};
use crate::survey::questionnaire::{Answer, Kind, Question, Questionnaire, Words};
use crate::survey::{CORE, Channel, Choice};

/// When the elected members were asked, the record says only that they were: late in 2022.
const ASKED_FROM: Timestamp = Timestamp(1_665_990_000);
const ASKED_UNTIL: Timestamp = Timestamp(1_668_500_000);
/// How they answered: 32 of 34 to a fairly or very high extent.
const ANSWERS: [(Choice, i32); 3] = [
    (Choice::VeryHigh, 14),
    (Choice::FairlyHigh, 18),
    (Choice::FairlyLow, 2),
];

fn words(sv: &str, en: &str) -> Words {
    [
        (Language::Swedish, sv.to_owned()),
        (Language::English, en.to_owned()),
    ]
    .into_iter()
    .collect()
}

/// A question of the process's own, for dialogues to come.
fn own_question() -> Question {
    let option = |key: &str, label: Words| Answer {
        key: key.into(),
        label,
    };
    Question {
        key: "q1".into(),
        kind: Kind::Multiple,
        prompt: words(
            "Vad hjälpte dig att berätta?",
            "What helped you to speak up?",
        ),
        hint: Words::default(),
        options: vec![
            option(
                "o1",
                words("Att gruppen var liten", "That the group was small"),
            ),
            option("o2", words("Platsen", "The place")),
            option(
                "o3",
                words("De som höll i samtalet", "Those who held the dialogue"),
            ),
            option("o4", words("Gott om tid", "Plenty of time")),
        ],
    }
}

/// Publishes the process's own questions, which the dialogue to try asks.
pub fn add_own_questions(c: &mut Connection, process: ProcessId, now: Timestamp) -> Result<()> {
    let survey = queries::add_survey(c, process, Audience::Participants, "", now)?;
    let mut asked = Questionnaire::standard();
    asked.put(own_question());
    asked.move_up("q1");
    queries::put_draft(c, survey, 2, &asked)?;
    queries::publish_draft(c, survey, false, now)?;
    Ok(())
}

/// The survey of the elected members, with its collection point, closed.
pub fn add_elected(
    c: &mut Connection,
    secrets: &Secrets,
    process: ProcessId,
    account: AccountId,
    zone: &jiff::tz::TimeZone,
) -> Result<()> {
    let survey = queries::add_survey(
        c,
        process,
        Audience::ElectedMembers,
        "Uppföljning med förtroendevalda",
        ASKED_FROM,
    )?;
    let topic = words("invånarnas villkor", "how residents live");
    let asked = Questionnaire {
        questions: vec![Question::deeper(&topic)],
    };
    queries::put_draft(c, survey, 1, &asked)?;
    let version = queries::publish_draft(c, survey, false, ASKED_FROM)?.ok_or(Error::NotFound)?;
    let point = CollectionPoint {
        id: DialogueId::random(),
        number: 0,
        name: "Nämndernas avslutande möten".into(),
        survey: version,
        window: Window {
            opens_at: ASKED_FROM,
            closes_at: ASKED_UNTIL,
            closed_at: None,
        },
    };
    let day = ASKED_FROM.day(zone);
    let number =
        dialogues::queries::add_collection_point(c, secrets, process, &point, day, Code::random())?;
    for (choice, count) in ANSWERS {
        let channel = Channel::Qr.word();
        queries::add_to_tally(c, point.id, CORE, choice.word(), channel, count)?;
    }
    let closing = Closing {
        process,
        dialogue: point.id,
        number,
        account: Some(account),
    };
    queries::close(c, secrets, closing, ASKED_UNTIL).map(drop)
}
