//! Notices when a question asks for what points a person out: sex, age, name, number, address, telephone. Eko has no such
//! question of its own and cannot keep anybody from writing one; it says what it would do.

use super::questionnaire::Question;
use crate::i18n::Language;

/// Words that a question about a person has: `word`, `begin*`, `*end`, `some_words`. They are looked for in the texts of
/// their own language only, because *sex* is six in Swedish.
fn words(language: Language) -> &'static str {
    match language {
        Language::Swedish | Language::EasySwedish => {
            "kön* juridiskt_kön ålder* åldrar *ålder gammal född födelse* födda personnummer* personnr \
             samordningsnummer* namn namnet *namn heter adress adressen *adress *adressen postnummer* telefon* \
             mobilnummer* epost* e-post* mejl* kvinna kvinnlig manlig icke-binär transperson"
        }
        Language::English => {
            "sex gender* age ages aged how_old born birth* name names surname* forename* *name address* \
             postcode* zip_code phone* telephone* mobile_number email* e-mail* personal_number identity_number \
             social_security passport* male female woman non-binary nonbinary transgender"
        }
        Language::Arabic => {
            "جنس* الجنس* عمر* العمر* سنك السن ميلاد* الميلاد* ولدت اسم* الاسم* لقبك عنوان* العنوان* هاتف* الهاتف* \
             جوالك الجوال هوية* الهوية* بريد* البريد* ذكر أنثى امرأة"
        }
        Language::Spanish => {
            "sexo género genero edad edades cuántos_años cuantos_años nació nacido nacida nacimiento nombre \
             nombres apellido* te_llamas se_llama dirección direccion domicilio código_postal teléfono* telefono* \
             móvil correo* dni nie mujer femenino masculino"
        }
        Language::Persian => {
            "جنس جنسیت* سن سنتان سنت ساله تولد* نام نامتان نامت اسم* آدرس* نشانی* تلفن* موبایل* شماره_ملی کد_ملی \
             کدملی ایمیل* زن"
        }
        Language::Finnish => {
            "sukupuol* ikä ikäsi ikää ikäinen ikäryhmä* ikäluok* vanha syntym* syntyn* nimi nimesi nimeä nimeäsi \
             *nimi *nimesi osoite* osoitte* *osoite puhelin* henkilötunnu* hetu sähköposti* nainen muunsukupuoli*"
        }
        Language::Somali => {
            "jins* da' da'da* da'daa* immisa_jir imisa_jir dhalasho* dhalatay dhalatey magac* cinwaan* telefoon* \
             taleefan* telefan* iimayl* email* dheddig dhedig naag"
        }
        Language::Tigrinya => {
            "ጾታ* ብጾታ ዕድመ* ብዕድመ ዝተወለድ* ልደት* ስም ስምኩም ስምካ ስምኪ ሽም ሽምኩም ሽምካ ሽምኪ ኣድራሻ* ስልኪ* ተሌፎን* ቴሌፎን* ኢመይል* ኢ-መይል* \
             ሰበይቲ ጓል-ኣንስተይቲ"
        }
        Language::Ukrainian => {
            "стать статі ґендер* гендер* вік віку віком вам_років тобі_років народж* ім'я імені прізвищ* звати \
             адрес* телефон* пошт* паспорт* жінка жіноча чоловіча"
        }
        Language::Added(_) => "",
    }
}

/// What a whole option says that lets somebody choose a sex. In a sentence such a word may mean anything.
fn options(language: Language) -> &'static str {
    match language {
        Language::Swedish | Language::EasySwedish => "man kille tjej pojke flicka hen",
        Language::English => "man boy girl he she they",
        Language::Arabic => "رجل ولد بنت",
        Language::Spanish => "hombre chico chica niño niña",
        Language::Persian => "مرد پسر دختر",
        Language::Finnish => "mies poika tyttö",
        Language::Somali => "nin lab wiil gabar",
        Language::Tigrinya => "ሰብኣይ ወዲ ጓል",
        Language::Ukrainian => "чоловік хлопець дівчина",
        Language::Added(_) => "",
    }
}

/// Whether a question, or what can be answered to it, asks for what points a person out.
pub fn asks_for_a_person(question: &Question) -> bool {
    Language::all().iter().any(|&language| {
        let has_word = |text: &str| says(words(language), text);
        let mut labels = question
            .options
            .iter()
            .map(|one| one.label.exactly(language));
        has_word(question.prompt.exactly(language))
            || labels.any(|label| {
                has_word(label) || is_one_of(options(language), label) || is_of_years(label)
            })
    })
}

/// A text as its words between blanks, small and without signs around them; what people write as `’` is one sign.
fn plain(text: &str) -> String {
    let small = text.to_lowercase().replace(['’', 'ʼ', '`'], "'");
    let is_within = |sign: char| sign.is_alphanumeric() || sign == '\'' || sign == '-';
    let parts = small.split(|sign: char| !is_within(sign) && !is_mark(sign));
    let parts =
        parts.map(|part| part.trim_matches(|sign: char| sign == '\'' && !part.ends_with("da'")));
    let parts: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    parts.join(" ")
}

/// A sign that stands on a letter and is none by itself, as in Arabic.
fn is_mark(sign: char) -> bool {
    matches!(sign, '\u{300}'..='\u{36f}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

fn says(patterns: &str, text: &str) -> bool {
    let plain = plain(text);
    let all: Vec<&str> = plain.split(' ').collect();
    patterns.split_whitespace().any(|pattern| {
        if pattern.contains('_') {
            return format!(" {plain} ").contains(&format!(" {} ", pattern.replace('_', " ")));
        }
        all.iter().any(|word| fits(pattern, word))
    })
}

fn fits(pattern: &str, word: &str) -> bool {
    match (pattern.strip_suffix('*'), pattern.strip_prefix('*')) {
        (Some(begin), _) => word.starts_with(begin),
        (_, Some(end)) => word.ends_with(end),
        _ => word == pattern,
    }
}

fn is_one_of(patterns: &str, text: &str) -> bool {
    let plain = plain(text);
    patterns.split_whitespace().any(|word| word == plain)
}

/// Words that stand beside a number of years, in all languages.
const YEARS: &str =
    "år year* yrs años vuot* vuosi* سنة سنوات عاما عامًا سال ساله jir sano ዓመት* років роки рік";

/// Whether an option is an age: `18–24`, `65+`, `under 18 years`.
fn is_of_years(label: &str) -> bool {
    let numbers: Vec<u32> = label
        .split(|sign: char| !sign.is_numeric())
        .filter_map(|part| part.parse().ok())
        .collect();
    let could_be_age =
        numbers.iter().any(|age| (12..=110).contains(age)) && numbers.iter().all(|&age| age <= 110);
    let is_only_numbers = label
        .chars()
        .all(|sign| sign.is_numeric() || sign.is_whitespace() || "-–—+<>≤≥".contains(sign));
    could_be_age
        && (says(YEARS, label)
            || (is_only_numbers
                && (numbers.len() == 2 || label.contains(['+', '<', '>', '≤', '≥']))))
}

#[cfg(test)]
mod tests {
    use super::super::questionnaire::{Answer, QuestionKind, Words};
    use super::*;

    fn question(language: Language, prompt: &str, options: &[&str]) -> Question {
        let words = |text: &str| -> Words { [(language, text.to_owned())].into_iter().collect() };
        Question {
            key: "q1".into(),
            kind: QuestionKind::Single,
            prompt: words(prompt),
            hint: Words::default(),
            options: options
                .iter()
                .map(|option| Answer {
                    key: "o1".into(),
                    label: words(option),
                })
                .collect(),
        }
    }

    #[test]
    fn a_question_about_a_person_is_noticed_in_every_language() {
        for (language, prompts) in [
            (
                Language::Swedish,
                &[
                    "Vilket kön har du?",
                    "Hur gammal är du?",
                    "Ålder",
                    "Vad heter du?",
                    "Ditt namn",
                    "Personnummer?",
                    "Din e-postadress",
                    "Vilket telefonnummer har du? Telefon:",
                    "Vilket år är du född?",
                ][..],
            ),
            (Language::EasySwedish, &["Vilken ålder har du?"]),
            (
                Language::English,
                &[
                    "What is your sex?",
                    "Gender",
                    "How old are you?",
                    "Your age",
                    "Your full name",
                    "Date of birth",
                    "Home address",
                    "Phone number",
                    "Personal number",
                ],
            ),
            (
                Language::Arabic,
                &["ما جنسك؟", "كم عمرك؟", "ما اسمك؟", "رقم الهاتف"],
            ),
            (
                Language::Spanish,
                &[
                    "¿Cuál es tu sexo?",
                    "¿Qué edad tienes?",
                    "¿Cuántos años tienes?",
                    "Nombre y apellidos",
                ],
            ),
            (
                Language::Persian,
                &[
                    "جنسیت شما چیست؟",
                    "سن شما چند است؟",
                    "نام شما",
                    "شماره تلفن",
                ],
            ),
            (
                Language::Finnish,
                &[
                    "Mikä on sukupuolesi?",
                    "Minkä ikäinen olet?",
                    "Nimesi?",
                    "Puhelinnumero",
                ],
            ),
            (
                Language::Somali,
                &["Waa maxay jinsigaagu?", "Waa imisa da’daadu?", "Magacaaga?"],
            ),
            (
                Language::Tigrinya,
                &["ጾታኹም እንታይ እዩ?", "ዕድመኹም ክንደይ እዩ?", "ስምኩም መን እዩ?"],
            ),
            (
                Language::Ukrainian,
                &[
                    "Яка ваша стать?",
                    "Скільки вам років?",
                    "Ваше ім’я",
                    "Номер телефону",
                ],
            ),
        ] {
            for prompt in prompts {
                assert!(
                    asks_for_a_person(&question(language, prompt, &[])),
                    "{prompt}"
                );
            }
        }
    }

    #[test]
    fn options_tell_it_as_well() {
        for options in [
            &["Kvinna", "Man", "Annat"][..],
            &["Under 18 år", "18 år eller äldre"],
            &["16–24", "25–64", "65+"],
        ] {
            let asked = question(Language::Swedish, "Vad stämmer på dig?", options);
            assert!(asks_for_a_person(&asked), "{options:?}");
        }
    }

    #[test]
    fn other_questions_are_left_alone() {
        for (language, prompt, options) in [
            (
                Language::Swedish,
                "Hur många gånger har du varit med?",
                &["en gång", "två till sex", "1–3 gånger"][..],
            ),
            (
                Language::Swedish,
                "Kan man bli hörd här?",
                &["Ja", "Nej", "Ibland kan man det"],
            ),
            (
                Language::Swedish,
                "Fick du veta vad som händer sedan?",
                &["Ja", "Nej"],
            ),
            (
                Language::English,
                "Did you manage to say what you wanted?",
                &["Yes", "No"],
            ),
            (
                Language::English,
                "How did you hear about the message?",
                &["By letter"],
            ),
            (Language::Tigrinya, "ስምዒትኩም ተሰሚዑ ዶ?", &["እወ"]),
            (Language::Ukrainian, "Чи прочитали ви статтю?", &["Так"]),
        ] {
            let asked = question(language, prompt, options);
            assert!(!asks_for_a_person(&asked), "{prompt} {options:?}");
        }
    }
}
