//! Posters and table cards. Never the target group (D49).

use std::borrow::Cow;

use jiff::civil::Date;
use maud::{Markup, html};

use crate::config::BaseUrl;
use crate::db::ids::word_enum;
use crate::dialogues::{Code, State};
use crate::i18n::{Language, Texts};
use crate::processes::Process;
use crate::web::page;
use crate::web::participant::said;
use crate::web::url::{self, Url};

word_enum!(
    /// The paper that posters are printed on.
    Format {
        /// One an A4, the QR more than 10 cm wide.
        A4 = "a4" => "format-a4",
        /// One an A5.
        A5 = "a5" => "format-a5",
        /// Four of the same on an A4, to cut apart and lay on tables.
        Cards = "cards" => "format-cards",
    }
);

impl Format {
    /// How many of one code a sheet holds.
    fn copies(self) -> usize {
        match self {
            Self::A4 | Self::A5 => 1,
            Self::Cards => 4,
        }
    }
}

/// What a poster is about, for staff; the poster itself does not say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Of {
    Dialogue(i32, Date),
    Point(i32),
}

/// One sheet of paper.
pub struct Sheet {
    pub of: Of,
    /// None when the meeting was cancelled: then there is nothing to hang up.
    pub door: Option<Door>,
}

/// What leads to the questions.
pub struct Door {
    pub code: Code,
    /// The QR as an address of its own content.
    pub qr: String,
}

/// A print job.
pub struct Posters<'a> {
    /// The language of whoever prints.
    pub reader: &'a Texts,
    /// The posters' language.
    pub t: &'a Texts,
    pub process: &'a Process,
    pub base: &'a BaseUrl,
    pub format: Format,
    pub sheets: &'a [Sheet],
}

impl Posters<'_> {
    /// The same posters on other paper or in another language.
    fn place(&self, format: Format, language: Language) -> Url {
        let place = url::posters(&self.process.slug)
            .with("format", format.word())
            .lang(language);
        self.sheets
            .iter()
            .fold(place, |place, sheet| match sheet.of {
                Of::Dialogue(number, _) => place.with("n", number),
                Of::Point(number) => place.with("point", number),
            })
    }

    fn back(&self) -> Url {
        let slug = &self.process.slug;
        match self.sheets {
            [only] => match only.of {
                Of::Dialogue(number, _) => url::dialogue(slug, number),
                Of::Point(number) => url::collection_point(slug, number),
            },
            _ => url::dialogues(slug),
        }
    }
}

/// The whole print job as a page.
pub fn posters(job: &Posters<'_>) -> Markup {
    let (reader, t) = (job.reader, job.t);
    let choices = html! {
        nav aria-label=(reader.get("poster-format")) {
            ul {
                @for &format in Format::ALL {
                    li {
                        a href=(job.place(format, t.language)) aria-current=[(format == job.format).then_some("true")] {
                            (reader.get(format.text_key()))
                        }
                    }
                }
            }
        }
        nav aria-label=(reader.get("languages-label")) {
            ul {
                @for &language in Language::all() {
                    li {
                        a href=(job.place(job.format, language)) lang=(language.word())
                            aria-current=[(language == t.language).then_some("true")] {
                            bdi { (language.own_name()) }
                        }
                    }
                }
            }
        }
    };
    let sheets = html! {
        h1.hidden { (reader.get("poster-title")) }
        @for sheet in job.sheets {
            section class=(format!("sheet {}", job.format.word())) aria-label=(sheet_name(reader, sheet.of)) {
                @if let Some(door) = &sheet.door {
                    @for _ in 0..job.format.copies() { (poster(job, door, sheet.of)) }
                } @else {
                    p { (sheet_name(reader, sheet.of)) ": " (reader.get(State::Cancelled.text_key())) }
                }
            }
        }
    };
    page::poster(
        reader,
        &reader.get("poster-title"),
        job.back().as_str(),
        choices,
        sheets,
    )
}

/// What a sheet is told from others by, in any language.
fn known_by(of: Of) -> String {
    match of {
        Of::Dialogue(number, day) => format!("{number} · {day}"),
        Of::Point(number) => number.to_string(),
    }
}

fn sheet_name(t: &Texts, of: Of) -> String {
    match of {
        Of::Dialogue(number, day) => {
            let name = t.with("dialogue-title", [("number", number.into())]);
            format!("{name}, {}", t.date(day))
        }
        Of::Point(number) => t.with("point-title", [("number", number.into())]),
    }
}

fn poster(job: &Posters<'_>, door: &Door, of: Of) -> Markup {
    let (t, process) = (job.t, job.process);
    let text = process.text(t.language);
    html! {
        div.poster lang=(t.language.word()) dir=(t.language.direction()) {
            @if let Some(logo) = &process.logo { p.of-whom { (logo.print(process.sender())) } }
            h2 { (said(t, text.language, &text.name)) }
            @if job.format != Format::Cards { p.why { (said(t, text.language, &text.purpose)) } }
            img src=(door.qr) alt=(t.with("qr-alt", [("code", door.code.shown().into())]));
            @if job.format != Format::Cards { p.how { (t.get("poster-how")) } }
            p.address { bdi dir="ltr" { (job.base.host()) } }
            p.code { bdi dir="ltr" { (door.code.shown()) } }
            @if job.format == Format::Cards { (sentences(t)) } @else { p.languages {
                // Apart by their distance: a sign between them would hang at the end of a line, or the beginning.
                @for &language in Language::all() {
                    span lang=(language.word()) dir=(language.direction()) { (language.own_name()) } " "
                }
            } }
            p.who {
                bdi { (process.contact.organisation) } (t.comma())
                bdi { (process.contact.name) } (t.comma())
                bdi dir="ltr" { (process.contact.email) }
            }
            // By which whoever hangs them up tells nine of them apart.
            p.which { bdi { (known_by(of)) } }
        }
    }
}

/// What a card on a table asks whoever reads it in whichever language, the card's own first.
fn sentences(t: &Texts) -> Markup {
    let mut said: Vec<(Language, Cow<'_, str>)> = Vec::new();
    for &language in std::iter::once(&t.language).chain(Language::all()) {
        let sentence = language.texts().get("card-sentence");
        // Easy Swedish says it as Swedish does.
        if said.iter().all(|(_, known)| *known != sentence) {
            said.push((language, sentence));
        }
    }
    html! {
        ul.sentences role="list" {
            @for (language, sentence) in said {
                li lang=(language.word()) dir=(language.direction()) { (sentence) }
            }
        }
    }
}
