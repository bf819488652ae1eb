//! The words: Fluent texts, one file a language, and the forms of dates and numbers.
//!
//! A key that is missing shows itself as `⟦key⟧` and never silently; a test compares the files and the code.

use std::borrow::Cow;
use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use jiff::civil::Date;

use crate::clock::Timestamp;
use crate::db::ids::word_enum;

word_enum!(
    /// A language that Eko speaks, by its BCP 47 tag. Participants meet all of them, staff the first two kinds.
    Language {
        Swedish = "sv",
        /// Lättläst: a language of its own, after the registered variant subtag `simple`.
        EasySwedish = "sv-simple",
        English = "en",
        Finnish = "fi",
        Arabic = "ar",
        /// Written so that readers of Dari understand it as well.
        Persian = "fa",
        Somali = "so",
        Tigrinya = "ti",
        Ukrainian = "uk",
        Spanish = "es",
    }
);

impl Language {
    /// The languages of the staff's pages.
    pub const STAFF: &'static [Self] = &[Self::Swedish, Self::English];

    /// Its name in itself, as on a language switch.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Swedish => "Svenska",
            Self::EasySwedish => "Lättläst svenska",
            Self::English => "English",
            Self::Finnish => "Suomi",
            Self::Arabic => "العربية",
            Self::Persian => "فارسی / دری",
            Self::Somali => "Soomaali",
            Self::Tigrinya => "ትግርኛ",
            Self::Ukrainian => "Українська",
            Self::Spanish => "Español",
        }
    }

    /// Which way it is written: the value of `dir`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Arabic | Self::Persian => "rtl",
            _ => "ltr",
        }
    }

    /// The staff's language that is nearest to it.
    pub fn for_staff(self) -> Self {
        match self {
            Self::Swedish | Self::EasySwedish => Self::Swedish,
            _ => Self::English,
        }
    }

    /// The language to fall back on before the default one: the one that it is a plainer form of.
    fn parent(self) -> Option<Self> {
        (self == Self::EasySwedish).then_some(Self::Swedish)
    }

    /// Whether somebody who chose `reader` reads a text in this language as their own.
    pub fn for_reader(self, reader: Self) -> bool {
        self == reader || reader.parent() == Some(self)
    }

    /// Of things written in several languages, the one for a reader of this language: in it, in its nearest kin, in
    /// `default`, else the first.
    pub fn pick<T>(self, all: &[T], default: Self, of: impl Fn(&T) -> Self) -> Option<&T> {
        let written_in = |wanted| all.iter().find(|one| of(one) == wanted);
        written_in(self)
            .or_else(|| self.parent().and_then(written_in))
            .or_else(|| written_in(default))
            .or(all.first())
    }

    /// The participants' words, and the staff's where staff can choose the language.
    fn sources(self) -> (&'static str, Option<&'static str>) {
        match self {
            Self::Swedish => (include_str!("sv.ftl"), Some(include_str!("staff/sv.ftl"))),
            Self::EasySwedish => (include_str!("sv-simple.ftl"), None),
            Self::English => (include_str!("en.ftl"), Some(include_str!("staff/en.ftl"))),
            Self::Finnish => (include_str!("fi.ftl"), None),
            Self::Arabic => (include_str!("ar.ftl"), None),
            Self::Persian => (include_str!("fa.ftl"), None),
            Self::Somali => (include_str!("so.ftl"), None),
            Self::Tigrinya => (include_str!("ti.ftl"), None),
            Self::Ukrainian => (include_str!("uk.ftl"), None),
            Self::Spanish => (include_str!("es.ftl"), None),
        }
    }

    /// A language tag as browsers write it: `sv-SE`, `fa-AF`, `prs` for Dari.
    fn from_tag(tag: &str) -> Option<Self> {
        let tag = tag.to_ascii_lowercase();
        if let Some(exact) = Self::from_word(&tag) {
            return Some(exact);
        }
        match tag.split('-').next()? {
            "prs" => Some(Self::Persian),
            primary => Self::from_word(primary),
        }
    }

    /// The first of the languages in an `Accept-Language` header that Eko speaks, by weight (RFC 9110 §12.5.4).
    pub fn from_accept(header: &str) -> Option<Self> {
        header
            .split(',')
            .filter_map(|part| {
                let mut fields = part.split(';').map(str::trim);
                let tag = fields.next()?;
                let weight = fields
                    .find_map(|field| field.strip_prefix("q="))
                    .map_or(Some(1.0), |q| q.parse::<f32>().ok())?;
                Some((Self::from_tag(tag)?, weight))
            })
            .filter(|(_, weight)| *weight > 0.0)
            .fold(None, |best: Option<(Self, f32)>, next| match best {
                Some(best) if best.1 >= next.1 => Some(best),
                _ => Some(next),
            })
            .map(|(language, _)| language)
    }

    /// This language's texts.
    pub fn texts(self) -> &'static Texts {
        static ALL: OnceLock<Vec<Texts>> = OnceLock::new();
        let all = ALL.get_or_init(|| {
            Self::ALL
                .iter()
                .map(|&language| Texts::load(language))
                .collect()
        });
        &all[self as usize]
    }
}

/// One language's texts.
pub struct Texts {
    pub language: Language,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    fn load(language: Language) -> Self {
        let tag = language
            .word()
            .parse()
            .unwrap_or_else(|_| unreachable!("the words of Language are tags"));
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // In text from right to left, a filled-in name must not pull the punctuation around it (UAX #9, isolates).
        bundle.set_use_isolating(language.direction() == "rtl");
        let (participants, staff) = language.sources();
        for source in std::iter::once(participants).chain(staff) {
            let resource = FluentResource::try_new(source.to_owned())
                .unwrap_or_else(|(_, errors)| panic!("{}.ftl: {errors:?}", language.word()));
            bundle
                .add_resource(resource)
                .unwrap_or_else(|errors| panic!("{}.ftl: {errors:?}", language.word()));
        }
        Self { language, bundle }
    }

    /// The text of a key.
    pub fn get(&self, key: &str) -> Cow<'_, str> {
        self.format(key, None)
    }

    /// The text of a key with values filled in.
    pub fn with<const N: usize>(
        &self,
        key: &str,
        values: [(&'static str, FluentValue<'_>); N],
    ) -> String {
        let args: FluentArgs = values.into_iter().collect();
        self.format(key, Some(&args)).into_owned()
    }

    fn format(&self, key: &str, args: Option<&FluentArgs>) -> Cow<'_, str> {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return format!("⟦{key}⟧").into();
        };
        let mut errors = Vec::new();
        let text = self.bundle.format_pattern(pattern, args, &mut errors);
        if errors.is_empty() {
            text.into_owned().into()
        } else {
            format!("⟦{key}⟧").into()
        }
    }

    /// `12 oktober 2021`, `12 October 2021`, `12 de octubre de 2021`.
    pub fn date(&self, day: Date) -> String {
        let month = self.get(MONTHS[usize::from(day.month().unsigned_abs()) - 1]);
        self.with(
            "date",
            [
                ("day", day.day().to_string().into()),
                ("month", month),
                ("year", day.year().to_string().into()),
            ]
            .map(|(name, value): (_, Cow<'_, str>)| (name, value.into_owned().into())),
        )
    }

    /// The month of a day with its year: `oktober 2021`.
    pub fn month(&self, of: Date) -> String {
        let month = self.get(MONTHS[usize::from(of.month().unsigned_abs()) - 1]);
        self.with(
            "month-of-year",
            [
                ("month", month.into_owned().into()),
                ("year", of.year().to_string().into()),
            ],
        )
    }

    /// Day and time on the wall in the installation's zone.
    pub fn moment(&self, at: Timestamp, zone: &jiff::tz::TimeZone) -> String {
        let zoned = at.zoned(zone);
        self.with(
            "moment",
            [
                ("date", self.date(zoned.date()).into()),
                (
                    "time",
                    format!("{:02}:{:02}", zoned.hour(), zoned.minute()).into(),
                ),
            ],
        )
    }

    /// A whole number with the language's grouping: `1 234`, `1,234`.
    pub fn number(&self, number: i64) -> String {
        let separator = match self.language {
            Language::English
            | Language::Arabic
            | Language::Persian
            | Language::Somali
            | Language::Tigrinya => ',',
            Language::Spanish => '.',
            Language::Swedish | Language::EasySwedish | Language::Finnish | Language::Ukrainian => {
                '\u{a0}'
            }
        };
        let digits = number.unsigned_abs().to_string();
        let mut out = String::with_capacity(digits.len() + digits.len() / 3 + 1);
        if number < 0 {
            out.push('\u{2212}');
        }
        for (at, digit) in digits.chars().enumerate() {
            if at > 0 && (digits.len() - at).is_multiple_of(3) {
                out.push(separator);
            }
            out.push(digit);
        }
        out
    }

    /// An exact number given in hundredths, with the decimals that it needs: `66,7`, `1 234`.
    pub fn hundredths(&self, number: i64) -> String {
        let whole = self.number(number / 100);
        let rest = format!("{:02}", (number % 100).unsigned_abs());
        match rest.trim_end_matches('0') {
            "" => whole,
            decimals => format!("{whole}{}{decimals}", self.point()),
        }
    }

    /// A number with one decimal in the language's form, cut and not rounded: `4,5`.
    pub fn decimal(&self, number: f64) -> String {
        let tenths = format!("{:.1}", (number * 10.0).floor() / 10.0);
        tenths.replace('.', &self.point().to_string())
    }

    /// What stands between the parts of a list, such as a name and an organisation.
    pub fn comma(&self) -> &'static str {
        match self.language {
            Language::Arabic | Language::Persian => "، ",
            Language::Tigrinya => "፣ ",
            _ => ", ",
        }
    }

    fn point(&self) -> char {
        match self.language {
            Language::English
            | Language::Arabic
            | Language::Persian
            | Language::Somali
            | Language::Tigrinya => '.',
            Language::Swedish
            | Language::EasySwedish
            | Language::Finnish
            | Language::Ukrainian
            | Language::Spanish => ',',
        }
    }

    /// A share in per cent with one decimal at most, rounded half up: `90 %`, `93,8 %`. Zero of zero is a dash.
    pub fn percent(&self, part: i64, whole: i64) -> String {
        if whole <= 0 {
            return "–".into();
        }
        self.with("percent", [("figure", self.tenths(part, whole).into())])
    }

    /// From one share to another, with the sign once: `89,1–91,3 %`; both the same is one.
    pub fn percents(&self, least: (i64, i64), most: (i64, i64)) -> String {
        if least.1 <= 0 || most.1 <= 0 {
            return "–".into();
        }
        let (low, high) = (self.tenths(least.0, least.1), self.tenths(most.0, most.1));
        let figure = if low == high {
            low
        } else {
            format!("{low}–{high}")
        };
        self.with("percent", [("figure", figure.into())])
    }

    /// A share of a whole above 0 in per cent, with one decimal at most.
    fn tenths(&self, part: i64, whole: i64) -> String {
        let tenths = (part * 2000 + whole) / (2 * whole);
        if tenths % 10 == 0 {
            (tenths / 10).to_string()
        } else {
            format!("{}{}{}", tenths / 10, self.point(), tenths % 10)
        }
    }
}

const MONTHS: [&str; 12] = [
    "month-1", "month-2", "month-3", "month-4", "month-5", "month-6", "month-7", "month-8",
    "month-9", "month-10", "month-11", "month-12",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_known_language_is_chosen() {
        assert_eq!(
            Language::from_accept("de, en-GB;q=0.8, sv;q=0.9"),
            Some(Language::Swedish)
        );
        assert_eq!(
            Language::from_accept("sv-SE,sv;q=0.9,en;q=0.8"),
            Some(Language::Swedish)
        );
        assert_eq!(
            Language::from_accept("prs-AF,en;q=0.5"),
            Some(Language::Persian)
        );
        assert_eq!(
            Language::from_accept("sv-simple"),
            Some(Language::EasySwedish)
        );
        assert_eq!(Language::from_accept("en;q=0"), None);
        assert_eq!(Language::from_accept("*"), None);
        assert_eq!(Language::from_accept(";;,=q"), None);
    }

    #[test]
    fn numbers_and_shares_are_written_in_the_languages_form() {
        let (sv, en) = (Language::Swedish.texts(), Language::English.texts());
        assert_eq!(sv.number(1_234_567), "1\u{a0}234\u{a0}567");
        assert_eq!(en.number(426), "426");
        assert_eq!(sv.percent(261, 290), "90\u{a0}%");
        assert_eq!(sv.percent(32, 34), "94,1\u{a0}%");
        assert_eq!(en.percent(32, 34), "94.1%");
        assert_eq!(en.percent(0, 0), "–");
    }

    #[test]
    fn a_date_is_written_out() {
        let day = jiff::civil::date(2021, 10, 12);
        assert_eq!(Language::Swedish.texts().date(day), "12 oktober 2021");
        assert_eq!(Language::English.texts().date(day), "12 October 2021");
        assert_eq!(Language::Spanish.texts().date(day), "12 de octubre de 2021");
    }

    #[test]
    fn a_reader_gets_the_nearest_language_there_is() {
        let all = [Language::English, Language::Swedish];
        let pick = |reader: Language| reader.pick(&all, Language::English, |&one| one);
        assert_eq!(pick(Language::EasySwedish), Some(&Language::Swedish));
        assert_eq!(pick(Language::Arabic), Some(&Language::English));
        assert_eq!(pick(Language::Swedish), Some(&Language::Swedish));
    }

    /// CLDR's cardinal rules, by which a text may say one, two, few and many things in its own way.
    #[test]
    fn each_language_counts_by_its_own_rules() {
        let forms = |language: Language, counts: &[i32]| -> Vec<String> {
            let tag = language.word().parse().unwrap();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            let text = "n = { $n ->\n [zero] zero\n [one] one\n [two] two\n [few] few\n [many] many\n *[other] other\n }";
            bundle
                .add_resource(FluentResource::try_new(text.to_owned()).unwrap())
                .unwrap();
            let pattern = bundle.get_message("n").unwrap().value().unwrap();
            counts
                .iter()
                .map(|&count| {
                    let args: FluentArgs = [("n", FluentValue::from(count))].into_iter().collect();
                    bundle
                        .format_pattern(pattern, Some(&args), &mut Vec::new())
                        .into_owned()
                })
                .collect()
        };
        assert_eq!(
            forms(Language::Arabic, &[0, 1, 2, 3, 11, 100]),
            ["zero", "one", "two", "few", "many", "other"]
        );
        assert_eq!(
            forms(Language::Ukrainian, &[1, 2, 5, 21]),
            ["one", "few", "many", "one"]
        );
        assert_eq!(
            forms(Language::Persian, &[0, 1, 2]),
            ["one", "one", "other"]
        );
        assert_eq!(
            forms(Language::Tigrinya, &[0, 1, 2]),
            ["one", "one", "other"]
        );
        for language in [
            Language::Swedish,
            Language::EasySwedish,
            Language::English,
            Language::Finnish,
            Language::Somali,
            Language::Spanish,
        ] {
            assert_eq!(forms(language, &[0, 1, 2]), ["other", "one", "other"]);
        }
    }

    #[test]
    fn a_missing_key_shows_itself() {
        assert_eq!(
            Language::Swedish.texts().get("no-such-key"),
            "⟦no-such-key⟧"
        );
    }
}
