//! What tablets fetch, and what they send.

use actix_multipart::Multipart;
use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::{
    AddressRecord, AnswerRecord, Batch, Carried, Fate, MOST_BYTES, MOST_RECORDS, Report, Sealed,
    Seated, files, seated, token, views,
};
use crate::addresses::{self, Consent, Wording};
use crate::app::App;
use crate::clock::quarter;
use crate::db::Isolation;
use crate::dialogues::host_link::hosted;
use crate::dialogues::{State, Tablet};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::secrets::token_hash;
use crate::survey::queries::Outcome;
use crate::survey::{self, Channel, Submission, SubmissionKey};
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, language, see_other, upload};

/// The longest consent that a tablet can have shown.
const LONGEST_WORDING: usize = 8_000;

/// The host makes this device a tablet: it gets a link of its own, which can do less than the host's.
pub async fn begin(
    app: web::Data<App>,
    request: HttpRequest,
    host_token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &host_token).await?;
    let token = token(&app.secrets, hosted.dialogue.id);
    Ok(see_other(format!("/kiosk/{token}/")))
}

/// The page that a tablet keeps open. It holds nothing of its own: everything comes from what was fetched before.
pub async fn page(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let seated = seated(&app, &request, &token).await?;
    Ok(html(views::page(&seated, &token)))
}

/// Everything that the tablet shows, in every language, and the key that it seals to.
pub async fn setting(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let seated = seated(&app, &request, &token).await?;
    Ok(HttpResponse::Ok().json(views::setting(&seated, &app.secrets.tablet_public_key())))
}

/// What makes the page an installed application (W3C Web Application Manifest).
pub async fn manifest(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let seated = seated(&app, &request, &token).await?;
    let name = seated.process.name(seated.process.default_language);
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/manifest+json"))
        .body(
            json!({
                "name": name,
                "short_name": "Eko",
                "start_url": format!("/kiosk/{token}/"),
                "scope": format!("/kiosk/{token}/"),
                "display": "fullscreen",
                "background_color": "#fdfbf6",
                "theme_color": "#0b4f54",
            })
            .to_string(),
        ))
}

/// A file of the front end. Asked for anew each time, so that an upgrade is seen; tablets keep their own copy.
pub async fn file(name: web::Path<String>) -> Result<HttpResponse> {
    let (media_type, text) = files::file(&name).ok_or(Error::NotFound)?;
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, media_type))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(text))
}

/// The service worker, at a path that its scope covers.
pub async fn worker() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "text/javascript; charset=utf-8"))
        .insert_header((header::CACHE_CONTROL, "no-cache"))
        .body(files::worker())
}

fn read_json<T: DeserializeOwned>(body: &[u8]) -> Result<T> {
    if body.len() > MOST_BYTES {
        return Err(Error::TooLarge { limit: MOST_BYTES });
    }
    serde_json::from_slice(body).map_err(|_| Error::Malformed("error-malformed-text"))
}

fn read_batch(body: &[u8]) -> Result<Batch> {
    let batch: Batch = read_json(body)?;
    if batch.records.len() > MOST_RECORDS {
        return Err(Error::TooLarge {
            limit: MOST_RECORDS,
        });
    }
    Ok(batch)
}

/// Opens a record; the label binds it to its kind and to this dialogue's tablets.
fn open<T: DeserializeOwned>(app: &App, kind: &str, token: &str, record: &Sealed) -> Option<T> {
    let sealed = URL_SAFE_NO_PAD.decode(&record.sealed).ok()?;
    let label = format!("{kind} {token}");
    let plain = app
        .secrets
        .open_from_tablet(label.as_bytes(), &sealed)
        .ok()?;
    // Records are padded with blanks to a few sizes, so that their lengths say little.
    serde_json::from_slice(plain.trim_ascii_end()).ok()
}

fn answer_of(fates: Vec<(String, Fate)>) -> HttpResponse {
    let fates: Vec<_> = fates
        .into_iter()
        .map(|(id, fate)| json!({ "id": id, "fate": fate }))
        .collect();
    HttpResponse::Ok().json(json!({ "fates": fates }))
}

/// Takes in answers. Each says what became of it, and a record that was sent before is taken again harmlessly.
pub async fn answers(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    body: web::Bytes,
) -> Result<HttpResponse> {
    let seated = seated(&app, &request, &token).await?;
    let mut fates = Vec::new();
    for record in read_batch(&body)?.records {
        let fate = take_answer(&app, &seated, &token, &record).await?;
        fates.push((record.id, fate));
    }
    Ok(answer_of(fates))
}

async fn take_answer(app: &App, seated: &Seated, token: &str, record: &Sealed) -> Result<Fate> {
    match open(app, "answer", token, record).and_then(|answer| submission(seated, answer)) {
        Some(submission) => count(app, seated, submission).await,
        None => Ok(Fate::Unreadable),
    }
}

/// An answer as the survey takes it: checked like one from a form.
fn submission(seated: &Seated, answer: AnswerRecord) -> Option<Submission> {
    let question = seated.asked.question(&answer.question)?;
    let mut form = Form::default();
    for choice in &answer.choices {
        form.set(&question.key, choice);
    }
    if !answer.text.is_empty() {
        form.set(&question.key, &answer.text);
    }
    Some(Submission {
        key: SubmissionKey::parse(&answer.key).ok()?,
        question: question.key.clone(),
        given: question.read(&form).ok()?,
        channel: Channel::Tablet,
    })
}

async fn count(app: &App, seated: &Seated, submission: Submission) -> Result<Fate> {
    let (id, grace) = (seated.dialogue.id, seated.process.tablet_grace);
    let (secrets, now) = (app.secrets.clone(), app.clock.now());
    let outcome = app
        .db
        .write_with(Isolation::RowLocks, move |c| {
            Ok(survey::queries::count_from_tablet(
                c,
                &secrets,
                id,
                &submission,
                now,
                grace,
            )?)
        })
        .await?;
    Ok(match outcome {
        Outcome::Counted | Outcome::Known => Fate::Taken,
        Outcome::NotYet => Fate::NotYet,
        Outcome::Closed => Fate::TooLate,
    })
}

/// Takes in addresses, in requests of their own.
pub async fn addresses(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    body: web::Bytes,
) -> Result<HttpResponse> {
    let seated = seated(&app, &request, &token).await?;
    let mut fates = Vec::new();
    for record in read_batch(&body)?.records {
        let fate = take_address(&app, &seated, &token, &record).await?;
        fates.push((record.id, fate));
    }
    Ok(answer_of(fates))
}

async fn take_address(app: &App, seated: &Seated, token: &str, record: &Sealed) -> Result<Fate> {
    let now = app.clock.now();
    let window = seated.dialogue.window;
    let in_time = now < window.closes_at.plus_seconds(seated.process.tablet_grace);
    let wish = open(app, "address", token, record).and_then(|address| wish(app, seated, address));
    Ok(match wish {
        None => Fate::Unreadable,
        Some(_) if window.state(now) == State::Before => Fate::NotYet,
        Some(_) if !in_time => Fate::TooLate,
        Some(wish) => match keep(app, wish).await {
            Ok(()) => Fate::Taken,
            // The process has ended meanwhile.
            Err(Error::Refused(_)) => Fate::TooLate,
            Err(error) => return Err(error),
        },
    })
}

fn wish(app: &App, seated: &Seated, record: AddressRecord) -> Option<addresses::queries::Wish> {
    let language = Language::from_word(&record.language)?;
    let agreed = |purpose: addresses::Purpose| {
        record
            .purposes
            .iter()
            .any(|word| word.as_str() == purpose.word())
    };
    let consent = Consent::from_purposes(agreed);
    if consent.is_empty()
        || record.key.len() < 16
        || record.wording.body.len() > LONGEST_WORDING
        || record.wording.body.is_empty()
    {
        return None;
    }
    Some(addresses::queries::Wish {
        key: record.key,
        process: seated.process.id,
        dialogue: seated.dialogue.id,
        address: Address::parse_public(&record.address).ok()?,
        language,
        consent,
        wording: Wording {
            language,
            version: record.wording.version,
            body: record.wording.body,
        },
        quarter: quarter(app.clock.now().day(&app.zone)),
        mistaken: record
            .mistaken
            .and_then(|text| Address::parse_public(&text).ok()),
    })
}

/// In two transactions, as from a phone: an address must not share one with anything that knows a dialogue.
async fn keep(app: &App, wish: addresses::queries::Wish) -> Result<()> {
    let (secrets, put) = (app.secrets.clone(), wish.clone());
    app.db
        .write(move |c| addresses::queries::put(c, &secrets, &put))
        .await?;
    let secrets = app.secrets.clone();
    app.db
        .write(move |c| Ok(addresses::queries::count_wish(c, &secrets, &wish)?))
        .await
        .map(drop)
}

/// A tablet says how much it has not sent; it is told how the dialogue stands.
pub async fn report(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    body: web::Bytes,
) -> Result<HttpResponse> {
    let seated = seated(&app, &request, &token).await?;
    let report: Report = read_json(&body)?;
    if report.tablet.len() < 16 {
        return Err(Error::Malformed("error-malformed-text"));
    }
    let now = app.clock.now();
    let said = Tablet {
        unsent: report.unsent.clamp(0, 1_000_000),
        refused: report.refused.clamp(0, 1_000_000),
        seen_at: now,
    };
    let (id, hash) = (seated.dialogue.id, token_hash(&report.tablet));
    app.db
        .write(move |c| Ok(crate::dialogues::queries::put_tablet(c, id, &hash, &said)?))
        .await?;
    let state = match seated.dialogue.window.state(now) {
        State::Before => "before",
        State::Open => "open",
        State::Closed => "closed",
    };
    Ok(HttpResponse::Ok().json(json!({ "state": state })))
}

/// Where the host hands in a sealed file that was carried from a tablet.
pub async fn file_form(
    app: web::Data<App>,
    request: HttpRequest,
    host_token: web::Path<String>,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &host_token).await?;
    let t = language::of_staff(&request, hosted.process.default_language).texts();
    Ok(html(views::file_form(
        t,
        &hosted.process,
        &host_token,
        None,
    )))
}

/// Takes in a sealed file: the same records as over the network, and as harmless to take in twice.
pub async fn take_file(
    app: web::Data<App>,
    request: HttpRequest,
    host_token: web::Path<String>,
    multipart: Multipart,
) -> Result<HttpResponse> {
    let hosted = hosted(&app, &request, &host_token).await?;
    let t = language::of_staff(&request, hosted.process.default_language).texts();
    let (_, upload) = upload::read(multipart).await?;
    let file: Option<Carried> = upload.and_then(|file| serde_json::from_slice(&file.bytes).ok());
    let own = token(&app.secrets, hosted.dialogue.id);
    let Some(file) = file.filter(|file| file.eko == 1 && file.token == own) else {
        let page = views::file_form(t, &hosted.process, &host_token, Some(Err(())));
        return Ok(html_unaccepted(page));
    };
    let seated = seated(&app, &request, &own).await?;
    let mut taken = 0;
    let mut refused = 0;
    let mut note = |fate: Fate| match fate {
        Fate::Taken => taken += 1,
        _ => refused += 1,
    };
    for record in &file.answers {
        note(take_answer(&app, &seated, &own, record).await?);
    }
    for record in &file.addresses {
        note(take_address(&app, &seated, &own, record).await?);
    }
    let page = views::file_form(t, &hosted.process, &host_token, Some(Ok((taken, refused))));
    Ok(html(page))
}
