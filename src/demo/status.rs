//! The example's status page: its names in every language, its news, its themes and what comes next.

use jiff::civil::{Date, date};

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ProcessId, StatusUpdateId, ThemeId};
use crate::error::Result;
use crate::i18n::Language;
use crate::processes::ProcessText;
use crate::reports::ReportKind;
use crate::reports::news::{Ready, StatusUpdate, Theme, UpdateText, queries};

/// The name and the purpose of the process, as participants of each language read them.
const NAMES: [(Language, &str, &str); 10] = [
    (
        Language::Swedish,
        "Tillit i Halland",
        "Ditt svar visar om samtalet gav dig en möjlighet att bli hörd, och hjälper oss att göra nästa bättre.",
    ),
    (
        Language::EasySwedish,
        "Tillit i Halland",
        "Ditt svar visar om du blev hörd i samtalet. Då kan vi göra nästa samtal bättre.",
    ),
    (
        Language::English,
        "Trust in Halland",
        "Your answer shows whether the dialogue gave you a chance to be heard, and helps us make the next one better.",
    ),
    (
        Language::Finnish,
        "Luottamus Hallandissa",
        "Vastauksesi näyttää, saitko keskustelussa mahdollisuuden tulla kuulluksi, ja auttaa meitä tekemään seuraavasta paremman.",
    ),
    (
        Language::Arabic,
        "الثقة في هالاند",
        "يبيّن جوابك هل أتاح لك الحوار أن يُسمع صوتك، ويساعدنا على تحسين الحوار القادم.",
    ),
    (
        Language::Persian,
        "اعتماد در هالاند",
        "پاسخ شما نشان می‌دهد که آیا گفتگو به شما فرصت شنیده شدن داد، و به ما کمک می‌کند گفتگوی بعدی را بهتر کنیم.",
    ),
    (
        Language::Somali,
        "Kalsoonida Halland",
        "Jawaabtaadu waxay muujinaysaa in wada-hadalku ku siiyay fursad lagu maqlo, waxayna naga caawinaysaa inaan kan xiga ka wanaajino.",
    ),
    (
        Language::Tigrinya,
        "እምነት ኣብ ሃላንድ",
        "መልስኹም እቲ ዘተ ድምጽኹም ክስማዕ ዕድል ከም ዝሃበኩም ወይ ከም ዘይሃበኩም የርኢ፣ ነቲ ዝቕጽል ድማ ንኸነመሓይሾ ይሕግዘና።",
    ),
    (
        Language::Ukrainian,
        "Довіра в Галланді",
        "Ваша відповідь показує, чи дала вам розмова змогу бути почутими, і допомагає нам зробити наступну кращою.",
    ),
    (
        Language::Spanish,
        "Confianza en Halland",
        "Tu respuesta muestra si el diálogo te dio la oportunidad de que se escuchara tu voz y nos ayuda a mejorar el próximo.",
    ),
];

pub fn names() -> Vec<ProcessText> {
    NAMES
        .iter()
        .map(|&(language, name, purpose)| ProcessText {
            language,
            name: name.into(),
            purpose: purpose.into(),
            shortcomings: String::new(),
            partners: match language {
                Language::Swedish => {
                    "Bibliotek, en ungdomsgård, en skola och polisområdet har hjälpt till att ordna samtalen.".into()
                }
                Language::English => {
                    "Libraries, a youth centre, a school and the police district have helped to hold the dialogues.".into()
                }
                _ => String::new(),
            },
        })
        .collect()
}

/// Three of the words that the work was guided by (D47).
fn themes() -> [Theme; 3] {
    let theme = |sv: &str, en: &str| Theme {
        id: ThemeId::random(),
        names: vec![
            (Language::Swedish, sv.into()),
            (Language::English, en.into()),
        ],
    };
    [
        theme("Bemötande", "Being met"),
        theme("Tydlighet", "Clarity"),
        theme("Delaktighet", "Taking part"),
    ]
}

/// News in every language, themes, and a day to put in the calendar.
pub fn add(c: &mut Connection, process: ProcessId, now: Timestamp, today: Date) -> Result<()> {
    let themes = themes();
    for theme in &themes {
        queries::put_theme(c, process, theme)?;
    }
    let news = [
        (date(2021, 9, 1), Ready::Begun, vec![themes[2].id]),
        (
            date(2022, 10, 10),
            Ready::Met,
            vec![themes[0].id, themes[2].id],
        ),
        (date(2022, 11, 21), Ready::Handed, vec![themes[1].id]),
    ];
    for (day, ready, tags) in news {
        let update = StatusUpdate {
            id: StatusUpdateId::random(),
            day,
            changed_at: now,
            place: 0,
            texts: Language::ALL
                .iter()
                .map(|&language| UpdateText {
                    language,
                    title: ready.title(language.texts()),
                    body: ready.body(language.texts()),
                })
                .collect(),
            themes: tags,
        };
        queries::put_update(c, process, &update)?;
    }
    let day = today
        .checked_add(jiff::Span::new().days(60))
        .unwrap_or(today);
    queries::announce(c, process, ReportKind::Outcomes, Some(day), now)?;
    Ok(())
}
