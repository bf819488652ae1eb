//! The example's status page: its names in every language, its news and its themes.

use jiff::civil::date;

use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ProcessId, StatusUpdateId, ThemeId};
use crate::error::Result;
use crate::i18n::Language;
use crate::processes::ProcessText;
use crate::reports::news::{Ready, StatusUpdate, Theme, UpdateText, queries};

/// The name and the purpose of the process, as participants of each language read them.
const NAMES: [(Language, &str, &str); 10] = [
    (
        Language::Swedish,
        "Tillit i Halland",
        "Ditt svar hjälper oss att göra nästa samtal bättre.",
    ),
    (
        Language::EasySwedish,
        "Tillit i Halland",
        "Ditt svar gör nästa samtal bättre.",
    ),
    (
        Language::English,
        "Trust in Halland",
        "Your answer helps us make the next dialogue better.",
    ),
    (
        Language::Finnish,
        "Luottamus Hallandissa",
        "Vastauksesi auttaa tekemään seuraavasta keskustelusta paremman.",
    ),
    (
        Language::Arabic,
        "الثقة في هالاند",
        "جوابك يساعدنا على تحسين الحوار القادم.",
    ),
    (
        Language::Persian,
        "اعتماد در هالاند",
        "پاسخ شما کمک می‌کند گفتگوی بعدی را بهتر کنیم.",
    ),
    (
        Language::Somali,
        "Kalsoonida Halland",
        "Jawaabtaadu waxay naga caawinaysaa inaan kan xiga ka wanaajino.",
    ),
    (
        Language::Tigrinya,
        "እምነት ኣብ ሃላንድ",
        "መልስኹም ነቲ ዝቕጽል ዘተ ንኸነመሓይሾ ይሕግዘና።",
    ),
    (
        Language::Ukrainian,
        "Довіра в Галланді",
        "Ваша відповідь допоможе зробити наступну розмову кращою.",
    ),
    (
        Language::Spanish,
        "Confianza en Halland",
        "Tu respuesta nos ayuda a mejorar el próximo diálogo.",
    ),
];

pub fn names() -> Vec<ProcessText> {
    NAMES
        .iter()
        .map(|&(language, name, purpose)| ProcessText {
            language,
            name: name.into(),
            purpose: purpose.into(),
            shortcomings: match language {
                Language::Swedish => "Rapporternas PDF-filer kan inte läsas upp rätt. Det som står i dem står också på rapporternas sidor.".into(),
                Language::English => "The PDF files of the reports cannot be read aloud rightly. What they say also stands on the reports’ pages.".into(),
                _ => String::new(),
            },
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

/// News in every language, and themes.
pub fn add(c: &mut Connection, process: ProcessId, now: Timestamp) -> Result<()> {
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
            texts: Language::all()
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
    Ok(())
}
