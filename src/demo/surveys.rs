//! The example's own questions, and the survey of the elected members: 32 of 34 (D18).

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{AccountId, DialogueId, ProcessId};
use crate::dialogues::{self, Audience, CollectionPoint, DialogueKind, Window};
use crate::error::Result;
use crate::i18n::Language;
use crate::secrets::Secrets;
use crate::survey::queries::aside::SetAside;
use crate::survey::queries::{self, Closing};
use crate::survey::questionnaire::{Answer, Question, QuestionKind, Questionnaire, Words};
use crate::survey::{CORE, Channel, Choice};

/// When the elected members were asked, the record says only that they were: late in 2022.
const ASKED_FROM: Timestamp = Timestamp(1_665_990_000);
const ASKED_UNTIL: Timestamp = Timestamp(1_668_500_000);
/// How many were asked, which the record does not say either: made up.
const ASKED: i32 = 40;
/// How many answers somebody made up, which are set aside.
const MADE_UP: i32 = 12;
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

/// A question of the process's own, for dialogues to come: the question and its four options, in every language.
const OWN_QUESTION: [(Language, [&str; 5]); 10] = [
    (
        Language::Swedish,
        [
            "Vad hjälpte dig att berätta?",
            "Att gruppen var liten",
            "Platsen",
            "De som höll i samtalet",
            "Gott om tid",
        ],
    ),
    (
        Language::EasySwedish,
        [
            "Vad gjorde det lätt att berätta?",
            "Vi var få personer",
            "Platsen var bra",
            "De som ledde samtalet var bra",
            "Vi hade mycket tid",
        ],
    ),
    (
        Language::English,
        [
            "What helped you to speak up?",
            "That the group was small",
            "The place",
            "Those who held the dialogue",
            "Plenty of time",
        ],
    ),
    (
        Language::Finnish,
        [
            "Mikä auttoi sinua kertomaan?",
            "Ryhmä oli pieni",
            "Paikka",
            "Keskustelun vetäjät",
            "Aikaa oli riittävästi",
        ],
    ),
    (
        Language::Arabic,
        [
            "ما الذي ساعدك على التعبير عن رأيك؟",
            "صِغَر المجموعة",
            "المكان",
            "القائمون على الحوار",
            "توفّر الوقت",
        ],
    ),
    (
        Language::Persian,
        [
            "چه چیزی به شما کمک کرد حرف بزنید؟",
            "کوچک بودن گروه",
            "مکان",
            "کسانی که گفتگو را پیش بردند",
            "وقت کافی",
        ],
    ),
    (
        Language::Somali,
        [
            "Maxaa kaa caawiyay inaad hadasho?",
            "In koox yar ahaa",
            "Goobta",
            "Dadkii hoggaamiyay wada-hadalka",
            "Waqti ku filan",
        ],
    ),
    (
        Language::Tigrinya,
        [
            "ንኽትዛረቡ እንታይ ሓጊዙኩም?",
            "እታ ጉጅለ ንእሽቶ ምንባራ",
            "እቲ ቦታ",
            "እቶም ነቲ ዘተ ዝመርሑ",
            "እኹል ግዜ",
        ],
    ),
    (
        Language::Ukrainian,
        [
            "Що допомогло вам розповісти?",
            "Мала група",
            "Місце",
            "Ті, хто вів розмову",
            "Достатньо часу",
        ],
    ),
    (
        Language::Spanish,
        [
            "¿Qué te ayudó a hablar?",
            "Que el grupo era pequeño",
            "El lugar",
            "Quienes dirigieron el diálogo",
            "Tiempo suficiente",
        ],
    ),
];

fn own_question() -> Question {
    let words = |at: usize| -> Words {
        OWN_QUESTION
            .iter()
            .map(|(language, texts)| (*language, texts[at].to_owned()))
            .collect()
    };
    Question {
        key: "q1".into(),
        kind: QuestionKind::Multiple,
        prompt: words(0),
        hint: Words::default(),
        options: (1..=4)
            .map(|at| Answer {
                key: format!("o{at}"),
                label: words(at),
            })
            .collect(),
    }
}

/// Publishes the process's own questions, which the dialogue to try asks.
pub fn add_own_questions(c: &mut Connection, process: ProcessId, now: Timestamp) -> Result<()> {
    let survey = queries::add_survey(c, process, Audience::Participants, "", now)?;
    let mut asked = Questionnaire::standard();
    asked.put(own_question());
    asked.move_up("q1");
    queries::put_draft(c, survey, 2, &asked)?;
    queries::publish_draft(c, survey, now)?;
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
    let version = queries::publish_draft(c, survey, ASKED_FROM)?;
    let point = CollectionPoint {
        id: DialogueId::random(),
        number: 0,
        name: "Nämndernas avslutande möten".into(),
        survey: version,
        window: Window::between(ASKED_FROM, ASKED_UNTIL),
        asked: Some(ASKED),
    };
    let day = ASKED_FROM.day(zone);
    let number = dialogues::queries::add_collection_point(c, secrets, process, &point, day)?;
    for (choice, count) in ANSWERS {
        let channel = Channel::Qr.word();
        queries::add_to_tally(c, point.id, (CORE, choice.word(), channel), count)?;
    }
    // Somebody had passed the code on; the leader saw it while it went on.
    let channel = Channel::Aside;
    let made_up = (CORE, Choice::VeryHigh.word(), channel.word());
    queries::add_to_tally(c, point.id, made_up, MADE_UP)?;
    let reason = "Tolv svar på en minut, med en kod som hade spridits".to_owned();
    let aside = SetAside {
        channel,
        reason,
        late: false,
    };
    queries::aside::add(c, point.id, &aside)?;
    let closing = Closing {
        kind: DialogueKind::CollectionPoint,
        process,
        dialogue: point.id,
        number,
        actor: crate::audit::Actor::Staff(account),
    };
    queries::close(c, secrets, closing, ASKED_UNTIL).map(drop)
}
