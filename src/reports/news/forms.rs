//! News and themes, as staff add, change and remove them.

use jiff::civil::Date;
use maud::Markup;

use super::{Ready, StatusUpdate, Theme, UpdateText, queries, views};
use crate::clock::Timestamp;
use crate::db::Connection;
use crate::db::ids::{ProcessId, StatusUpdateId, ThemeId};
use crate::error::Result;
use crate::i18n::Language;
use crate::processes::parts::{Part, Path, Shown};
use crate::web::components::in_language;
use crate::web::form::Form;
use crate::web::reading::{Length, Reading};
use crate::web::url::{self, Slug, Url};

/// What the form of a piece of news needs.
pub struct NewsAround {
    updates: Vec<StatusUpdate>,
    pub(super) themes: Vec<Theme>,
    /// The words that new ones begin with.
    ready: Option<Ready>,
    now: Timestamp,
    today: Date,
}

impl Part for StatusUpdate {
    type Id = StatusUpdateId;
    type Around = NewsAround;
    const ACTIONS: [&str; 3] = ["news.added", "news.changed", "news.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::update_form;
    const BACK: fn(&Slug) -> Url = url::news;

    fn around(c: &mut Connection, of: ProcessId, path: &Path) -> Result<NewsAround> {
        Ok(NewsAround {
            updates: queries::updates(c, of)?,
            themes: queries::themes(c, of)?,
            ready: Ready::from_word(path.query.text("ready")),
            now: path.now,
            today: path.today,
        })
    }

    fn find(around: &NewsAround, id: StatusUpdateId) -> Option<&Self> {
        around.updates.iter().find(|update| update.id == id)
    }

    fn fill(around: &NewsAround, old: Option<&Self>, form: &mut Form) {
        form.set("day", old.map_or(around.today, |old| old.day));
        if let Some(old) = old {
            for text in &old.texts {
                form.set(&in_language("title", text.language), &text.title);
                form.set(&in_language("body", text.language), &text.body);
            }
            for theme in &old.themes {
                form.set("theme", theme);
            }
        } else if let Some(ready) = around.ready {
            for &language in Language::all() {
                let t = language.texts();
                form.set(&in_language("title", language), ready.title(t));
                form.set(&in_language("body", language), ready.body(t));
            }
        }
    }

    fn read(around: &NewsAround, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let day = reading.date("day", "news-day");
        let texts = reading.in_languages([
            ("title", "news-heading", Length::Line(160)),
            ("body", "news-body", Length::Lines(4000)),
        ]);
        let themes =
            reading.ticked_among("theme", "status-themes", &around.themes, |theme| theme.id);
        Some(Self {
            id: old.map_or_else(StatusUpdateId::random, |old| old.id),
            day: day?,
            changed_at: around.now,
            // A new one is given its place when it is added.
            place: old.map_or(0, |old| old.place),
            texts: texts
                .into_iter()
                .map(|(language, [title, body])| UpdateText {
                    language,
                    title,
                    body,
                })
                .collect(),
            themes,
        })
    }

    fn put(&self, c: &mut Connection, of: ProcessId, _old: Option<&Self>) -> Result<()> {
        Ok(queries::put_update(c, of, self)?)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, _: Date) -> Result<()> {
        Ok(queries::remove_update(c, of, self.id)?)
    }

    fn told(&self) -> String {
        format!("{} {}", self.day, self.text(Language::Swedish).title)
    }
}

impl Part for Theme {
    type Id = ThemeId;
    type Around = Vec<Self>;
    const ACTIONS: [&str; 3] = ["theme.added", "theme.changed", "theme.removed"];
    const PAGE: fn(&Shown<'_, Self>) -> Markup = views::theme_form;
    const BACK: fn(&Slug) -> Url = url::news;

    fn around(c: &mut Connection, of: ProcessId, _path: &Path) -> Result<Vec<Self>> {
        Ok(queries::themes(c, of)?)
    }

    fn find(around: &Vec<Self>, id: ThemeId) -> Option<&Self> {
        around.iter().find(|theme| theme.id == id)
    }

    fn fill(_around: &Vec<Self>, old: Option<&Self>, form: &mut Form) {
        for (language, name) in old.map_or(&[][..], |old| &old.names) {
            form.set(&in_language("name", *language), name);
        }
    }

    fn read(_around: &Vec<Self>, old: Option<&Self>, reading: &mut Reading<'_>) -> Option<Self> {
        let names = reading.in_languages([("name", "theme-name", Length::Line(60))]);
        Some(Self {
            id: old.map_or_else(ThemeId::random, |old| old.id),
            names: names
                .into_iter()
                .map(|(language, [name])| (language, name))
                .collect(),
        })
    }

    fn put(&self, c: &mut Connection, of: ProcessId, _old: Option<&Self>) -> Result<()> {
        Ok(queries::put_theme(c, of, self)?)
    }

    fn remove(&self, c: &mut Connection, of: ProcessId, _: Date) -> Result<()> {
        Ok(queries::remove_theme(c, of, self.id)?)
    }

    fn told(&self) -> String {
        self.name(Language::Swedish).1.to_owned()
    }
}
