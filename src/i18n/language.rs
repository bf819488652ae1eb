//! The languages that Eko speaks, and which of them a reader gets.

use std::sync::OnceLock;

use super::added::Added;
use crate::db::ids::stored;

/// A language that Eko speaks, known by its BCP 47 tag. Participants meet all of them, staff the first kinds.
#[derive(
    Debug,
    Clone,
    Copy,
    PartialEq,
    Eq,
    PartialOrd,
    Ord,
    Hash,
    diesel::expression::AsExpression,
    diesel::deserialize::FromSqlRow,
)]
#[diesel(sql_type = diesel::sql_types::Text)]
pub enum Language {
    Swedish,
    /// Lättläst: a language of its own, after the registered variant subtag `simple`.
    EasySwedish,
    English,
    Finnish,
    Arabic,
    /// Written so that readers of Dari understand it as well.
    Persian,
    Somali,
    Tigrinya,
    Ukrainian,
    Spanish,
    /// One whose texts lie beside the database, or once did.
    Added(&'static Added),
}

stored!(Language, Text, str: |value| value.word(), String: |word| Self::stored(&word));

/// The languages that Eko brings along, by their tags.
const OURS: [(&str, Language); 10] = [
    ("sv", Language::Swedish),
    ("sv-simple", Language::EasySwedish),
    ("en", Language::English),
    ("fi", Language::Finnish),
    ("ar", Language::Arabic),
    ("fa", Language::Persian),
    ("so", Language::Somali),
    ("ti", Language::Tigrinya),
    ("uk", Language::Ukrainian),
    ("es", Language::Spanish),
];

/// Those that are spoken: ours, and those that were added.
static ALL: OnceLock<Vec<Language>> = OnceLock::new();

impl Language {
    /// All that participants can meet, those that Eko brings along first.
    pub fn all() -> &'static [Self] {
        ALL.get_or_init(|| OURS.map(|(_, one)| one).to_vec())
    }

    /// Takes in languages whose texts lie beside the database. Once they are asked for, they stay as they are.
    pub(super) fn take_in(added: impl IntoIterator<Item = &'static Added>) {
        ALL.get_or_init(|| {
            let ours = OURS.map(|(_, one)| one).into_iter();
            ours.chain(added.into_iter().map(Self::Added)).collect()
        });
    }

    /// Those that Eko brings along.
    pub fn are_ours() -> impl Iterator<Item = Self> {
        OURS.into_iter().map(|(_, one)| one)
    }

    /// The one of ours with this tag.
    pub(super) fn ours(tag: &str) -> Option<Self> {
        let known = OURS.iter().find(|(word, _)| *word == tag);
        known.map(|(_, one)| *one)
    }

    /// The tag by which it is stored and sent.
    pub fn word(self) -> &'static str {
        match self {
            Self::Added(one) => one.tag(),
            ours => OURS
                .iter()
                .find(|(_, one)| *one == ours)
                .map_or("", |(word, _)| word),
        }
    }

    /// The language of a tag, if it is spoken.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ours(word).or_else(|| Added::spoken(word).map(Self::Added))
    }

    /// The language of a tag in the database, also when it is not spoken any more: what is stored in it is not lost.
    fn stored(word: &str) -> Option<Self> {
        Self::ours(word).or_else(|| Added::stored(word).map(Self::Added))
    }

    /// Which of ours it is, counted from 0; none of one that was added.
    pub(super) fn place(self) -> Option<usize> {
        OURS.iter().position(|(_, one)| *one == self)
    }

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
            Self::Added(one) => one.manner().map_or(one.tag(), |manner| &manner.name),
        }
    }

    /// Which way it is written: the value of `dir`.
    pub fn direction(self) -> &'static str {
        match self {
            Self::Arabic | Self::Persian => "rtl",
            Self::Added(one) => one.manner().map_or("ltr", |manner| manner.direction),
            _ => "ltr",
        }
    }

    /// The staff's language that is nearest to it.
    pub fn for_staff(self) -> Self {
        match self {
            // Those that are added are those of the country.
            Self::Swedish | Self::EasySwedish | Self::Added(_) => Self::Swedish,
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
    pub(super) fn sources(self) -> (&'static str, Option<&'static str>) {
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
            Self::Added(_) => ("", None),
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
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_browsers_first_known_language_is_chosen() {
        for (header, chosen) in [
            ("de, en-GB;q=0.8, sv;q=0.9", Some(Language::Swedish)),
            ("sv-SE,sv;q=0.9,en;q=0.8", Some(Language::Swedish)),
            ("prs-AF,en;q=0.5", Some(Language::Persian)),
            ("sv-simple", Some(Language::EasySwedish)),
            ("en;q=0", None),
            ("*", None),
            (";;,=q", None),
        ] {
            assert_eq!(Language::from_accept(header), chosen, "{header}");
        }
    }

    #[test]
    fn a_reader_gets_the_nearest_language_there_is() {
        let all = [Language::English, Language::Swedish];
        let pick = |reader: Language| reader.pick(&all, Language::English, |&one| one);
        assert_eq!(pick(Language::EasySwedish), Some(&Language::Swedish));
        assert_eq!(pick(Language::Arabic), Some(&Language::English));
        assert_eq!(pick(Language::Swedish), Some(&Language::Swedish));
    }
}
