//! Recordings and films of the questions: added by staff, played by whoever answers.

use std::time::Duration;

use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse, web};
use moka::sync::Cache;

use crate::app::{App, Remembered};
use crate::db::ids::SpokenId;
use crate::dialogues::by_code;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::processes::Process;
use crate::processes::spoken::{Spoken, SpokenKind, is_captions, queries as kept};
use crate::processes::within::{Staff, Within};
use crate::staff::writing::MayChange;
use crate::staff::{Edit, See};
use crate::survey::{queries, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::upload::{self, Sent};
use crate::web::{html, html_unaccepted, ranges, see_other, url};

/// Each question's words, in each language that it is asked in.
async fn asked(app: &App, staff: &Staff) -> Result<Vec<views::Words>> {
    let of = staff.process.id;
    let surveys = app
        .db
        .read(move |c| {
            let mut all = Vec::new();
            for survey in queries::surveys(c, of)? {
                let (_, versions) = queries::survey(c, of, &survey.word())?;
                // Dialogues that are open may ask in the words of an older version.
                all.extend(versions);
            }
            Ok(all)
        })
        .await?;
    let mut all: Vec<views::Words> = Vec::new();
    let questions = surveys.iter().flat_map(|one| &one.questionnaire.questions);
    for question in questions {
        let said: Vec<(Language, String)> = Language::all()
            .iter()
            .filter_map(|&language| {
                let (of, words) = question.prompt.for_reader(language);
                (of == language && !words.is_empty()).then(|| (language, words.to_owned()))
            })
            .collect();
        if all.iter().all(|one| one.said != said) {
            all.push(views::Words { said });
        }
    }
    Ok(all)
}

pub async fn page(app: web::Data<App>, staff: Within<See>) -> Result<HttpResponse> {
    let asked = asked(&app, &staff).await?;
    let (form, faults) = (Form::default(), Faults::default());
    Ok(html(views::spoken(&staff, &asked, &form, &faults)))
}

/// Adds a recording or a film.
pub async fn add(app: web::Data<App>, staff: Within<Edit>, sent: Sent) -> Result<HttpResponse> {
    let (form, files) = upload::read_files(sent).await?;
    let asked = asked(&app, &staff).await?;
    let (new, body) = match read(&staff, &asked, &form, files) {
        Ok(read) => read,
        Err(faults) => {
            let page = views::spoken(&staff, &asked, &form, &faults);
            return Ok(html_unaccepted(page));
        }
    };
    let of = staff.process.id;
    let told = format!("{} {}", new.kind.word(), new.language.word());
    staff
        .write(&app, "spoken.added", told, move |c| {
            Ok(kept::put(c, of, &new, &body)?)
        })
        .await?;
    Ok(see_other(url::spoken(&staff.process.slug)))
}

fn read(
    staff: &Staff,
    asked: &[views::Words],
    form: &Form,
    files: Vec<(String, upload::Upload)>,
) -> std::result::Result<(Spoken, Vec<u8>), Faults> {
    let t = staff.t();
    let mut faults = Faults::default();
    let question = form.word("question", |key| asked.iter().find(|one| one.key() == key));
    let language = form.word("language", Language::from_word);
    let kind = form.word("kind", SpokenKind::from_word);
    if kind.is_none() {
        faults.add("kind", t.get("spoken-kind-missing"));
    }
    let words = question.zip(language).and_then(|(question, language)| {
        let mut said = question.said.iter();
        said.find(|(of, _)| *of == language)
    });
    if words.is_none() {
        faults.add("language", t.get("spoken-no-words"));
    }
    let (mut body, mut captions) = (Vec::new(), String::new());
    for (field, file) in files {
        match field.as_str() {
            "captions" => match String::from_utf8(file.bytes) {
                Ok(text)
                    if is_captions(&text) && !text.contains('\0') && text.len() <= 64 * 1024 =>
                {
                    captions = text
                }
                _ => faults.add("captions", t.get("spoken-captions-unread")),
            },
            _ => body = file.bytes,
        }
    }
    let media_type = kind.and_then(|kind| kind.media_type(&body));
    if kind.is_some() && media_type.is_none() {
        faults.add("file", t.get("spoken-unread"));
    } else if kind.is_some_and(|kind| body.len() > kind.largest()) {
        faults.add("file", t.get("spoken-large"));
    }
    match (words, kind, media_type) {
        (Some((language, words)), Some(kind), Some(media_type)) if faults.is_empty() => {
            let new = Spoken {
                id: SpokenId::random(),
                language: *language,
                kind,
                words: words.clone(),
                media_type: media_type.into(),
                captions,
            };
            Ok((new, body))
        }
        _ => Err(faults),
    }
}

/// Takes one away.
pub async fn remove(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let (of, id) = (staff.process.id, SpokenId(path.1));
    staff
        .write(&app, "spoken.removed", String::clone, move |c| {
            kept::remove(c, of, id)?
                .then(String::new)
                .ok_or(Error::NotFound)
        })
        .await?;
    Ok(see_other(url::spoken(&staff.process.slug)))
}

/// One of them, for staff.
pub async fn file(
    app: web::Data<App>,
    request: HttpRequest,
    staff: Within<See>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    play(&app, &request, &staff.process, SpokenId(path.1)).await
}

/// One of them, for whoever answers. Nothing of who plays it is kept.
pub async fn heard(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let (_, public) = by_code(&app, &request, &path.0).await?;
    play(&app, &request, &public.process, SpokenId(path.1)).await
}

/// The captions of one of them.
pub async fn captions(
    app: web::Data<App>,
    request: HttpRequest,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let (_, public) = by_code(&app, &request, &path.0).await?;
    captions_of(&request, &public.process, SpokenId(path.1))
}

/// The captions of one that a process has.
pub fn captions_of(request: &HttpRequest, process: &Process, id: SpokenId) -> Result<HttpResponse> {
    let text = find(process, id)?.captions.clone().into();
    Ok(ranges::respond(request, "text/vtt; charset=utf-8", text))
}

fn find(process: &Process, id: SpokenId) -> Result<&Spoken> {
    let mut all = process.spoken.iter();
    all.find(|one| one.id == id).ok_or(Error::NotFound)
}

/// Files that a room plays at a time: players ask for a part after the other.
struct Bodies(Cache<SpokenId, Bytes>);

impl Default for Bodies {
    fn default() -> Self {
        const MOST_BYTES: u64 = 64 * 1024 * 1024;
        let weight = |_: &SpokenId, body: &Bytes| u32::try_from(body.len()).unwrap_or(u32::MAX);
        let kept = Cache::builder()
            .max_capacity(MOST_BYTES)
            .weigher(weight)
            .time_to_idle(Duration::from_secs(300));
        Self(kept.build())
    }
}

impl Remembered for Bodies {
    fn forget(&self) {
        self.0.invalidate_all();
    }
}

/// The file of one that a process has.
pub async fn play(
    app: &App,
    request: &HttpRequest,
    process: &Process,
    id: SpokenId,
) -> Result<HttpResponse> {
    let one = find(process, id)?;
    let bodies = app.memory.of::<Bodies>();
    let body = match bodies.0.get(&id) {
        Some(body) => body,
        None => {
            let body = app.db.read_first(move |c| Ok(kept::body(c, id)?)).await?;
            let body = Bytes::from(body);
            bodies.0.insert(id, body.clone());
            body
        }
    };
    Ok(ranges::respond(request, &one.media_type, body))
}
