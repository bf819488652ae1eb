//! What tablets fetch, and what they send.

use std::collections::BTreeMap;

use actix_web::http::header;
use actix_web::{HttpRequest, HttpResponse, web};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde::de::DeserializeOwned;
use serde_json::json;

use super::{
    AddressRecord, AnswerRecord, Batch, Carried, Fate, MOST_BYTES, MOST_RECORDS, Report, Sealed,
    Seated, Tablet, files, queries, token, views,
};
use crate::addresses::{self, Consent, Offer, Wording};
use crate::app::App;
use crate::db::ids::SpokenId;
use crate::db::{By, Isolation};
use crate::dialogues::Takes;
use crate::dialogues::host_link::Hosted;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::processes::logo;
use crate::secrets::token_hash;
use crate::survey::queries::AnswerOutcome;
use crate::survey::{self, Channel, Submission, SubmissionKey};
use crate::web::body::Body;
use crate::web::form::Form;
use crate::web::secret_link::Door;
use crate::web::upload::Sent;
use crate::web::{html, html_unaccepted, see_other, upload, url};

/// The host makes this device a tablet: it gets a link of its own, which can do less than the host's.
pub async fn begin(app: web::Data<App>, hosted: Hosted) -> HttpResponse {
    let token = token(&app.secrets, hosted.dialogue.id);
    see_other(url::kiosk(&token))
}

/// The page that a tablet keeps open. It holds nothing of its own: everything comes from what was fetched before.
pub async fn page(seated: Seated) -> HttpResponse {
    html(views::page(&seated))
}

/// Everything that the tablet shows, in every language, and the key that it seals to.
pub async fn setting(app: web::Data<App>, seated: Seated) -> Result<HttpResponse> {
    let (of, today) = (seated.process.id, app.clock.now().day(&app.zone));
    let (offer, picture) = app
        .db
        .read_first(move |c| Ok((Offer::load(c, of, today)?, logo::queries::picture(c, of)?)))
        .await?;
    let organisation = &seated.process.contact.organisation;
    let shown = Language::all()
        .iter()
        .map(|language| Wording::offering(language.texts(), organisation, &offer));
    addresses::show(&app, of, shown.collect()).await?;
    let key = app.secrets.tablet_public_key();
    Ok(HttpResponse::Ok().json(views::setting(&seated, &offer, picture.as_ref(), &key)))
}

/// What makes the page an installed application (W3C Web Application Manifest).
pub async fn manifest(seated: Seated) -> HttpResponse {
    let begins = url::kiosk(&seated.token);
    let manifest = json!({
        "name": seated.process.name(seated.process.default_language),
        "short_name": "Eko",
        "start_url": begins.as_str(),
        "scope": begins.as_str(),
        "display": "fullscreen",
        "background_color": "#fdfbf6",
        "theme_color": "#0b4f54",
    });
    HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/manifest+json"))
        .body(manifest.to_string())
}

/// A question as a recording or a film.
pub async fn spoken(
    app: web::Data<App>,
    request: HttpRequest,
    seated: Seated,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    survey::handlers::spoken::play(&app, &request, &seated.process, SpokenId(path.1)).await
}

/// The captions of a film.
pub async fn captions(
    request: HttpRequest,
    seated: Seated,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    survey::handlers::spoken::captions_of(&request, &seated.process, SpokenId(path.1))
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
fn open<T: DeserializeOwned>(app: &App, seated: &Seated, kind: &str, record: &Sealed) -> Option<T> {
    let sealed = URL_SAFE_NO_PAD.decode(&record.sealed).ok()?;
    let label = format!("{kind} {}", seated.token);
    let plain = app
        .secrets
        .open_from_tablet(label.as_bytes(), &sealed)
        .ok()?;
    // Records are padded with blanks to a few sizes, so that their lengths say little.
    serde_json::from_slice(plain.trim_ascii_end()).ok()
}

/// Takes one record of a batch after the other, and answers with what became of each.
async fn take_all(
    app: &App,
    request: &HttpRequest,
    seated: &Seated,
    body: &[u8],
    take: impl AsyncFn(&App, &Door<'_>, &Seated, &Sealed) -> Result<Fate>,
) -> Result<HttpResponse> {
    let door = app.door(request);
    let mut fates = Vec::new();
    for record in read_batch(body)?.records {
        let fate = take(app, &door, seated, &record).await?;
        fates.push(json!({ "id": record.id, "fate": fate }));
    }
    Ok(HttpResponse::Ok().json(json!({ "fates": fates })))
}

/// Takes in answers. Each says what became of it, and a record that was sent before is taken again harmlessly.
pub async fn answers(
    app: web::Data<App>,
    request: HttpRequest,
    seated: Seated,
    body: Body<MOST_BYTES>,
) -> Result<HttpResponse> {
    take_all(&app, &request, &seated, &body.0, take_answer).await
}

async fn take_answer(app: &App, door: &Door<'_>, seated: &Seated, record: &Sealed) -> Result<Fate> {
    let Some(answer) = open(app, seated, "answer", record) else {
        return Ok(Fate::Unreadable);
    };
    let Some(submission) = submission(seated, answer) else {
        return Ok(Fate::Unfit);
    };
    if door
        .may_send(seated.dialogue.id, &submission.question)
        .is_err()
    {
        return Ok(Fate::TooMany);
    }
    count(app, seated, submission).await
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
    let (id, secrets, now) = (seated.dialogue.id, app.secrets.clone(), app.clock.now());
    let outcome = app
        .db
        .write_with(Isolation::RowLocks, By::Participant, move |c| {
            Ok(survey::queries::count_handed_in(
                c,
                &secrets,
                id,
                &submission,
                now,
            )?)
        })
        .await?;
    Ok(match outcome {
        AnswerOutcome::Counted | AnswerOutcome::Changed | AnswerOutcome::Known => Fate::Taken,
        AnswerOutcome::NotYet => Fate::NotYet,
        AnswerOutcome::Cancelled => Fate::Cancelled,
        // The end of the process closes all that is open.
        AnswerOutcome::Closed if seated.process.ended_at.is_some() => Fate::ProcessEnded,
        AnswerOutcome::Closed => Fate::TooLate,
    })
}

/// Takes in addresses, in requests of their own.
pub async fn addresses(
    app: web::Data<App>,
    request: HttpRequest,
    seated: Seated,
    body: Body<MOST_BYTES>,
) -> Result<HttpResponse> {
    take_all(&app, &request, &seated, &body.0, take_address).await
}

async fn take_address(
    app: &App,
    door: &Door<'_>,
    seated: &Seated,
    record: &Sealed,
) -> Result<Fate> {
    let Some(address) = open(app, seated, "address", record) else {
        return Ok(Fate::Unreadable);
    };
    let Some(wish) = wish(seated, address) else {
        return Ok(Fate::Unfit);
    };
    match seated.dialogue.window.takes(app.clock.now()) {
        _ if seated.process.ended_at.is_some() => return Ok(Fate::ProcessEnded),
        Takes::NotYet => return Ok(Fate::NotYet),
        Takes::Cancelled => return Ok(Fate::Cancelled),
        Takes::Nothing => return Ok(Fate::TooLate),
        Takes::All | Takes::HandedIn => {}
    }
    if !addresses::has_shown(app, wish.process, &wish.wording).await? {
        return Ok(Fate::Unfit);
    }
    if door.may_send(seated.dialogue.id, "address").is_err() {
        return Ok(Fate::TooMany);
    }
    match addresses::keep(app, wish).await {
        Ok(()) => Ok(Fate::Taken),
        // It has ended since we looked.
        Err(Error::Refused(_)) => Ok(Fate::ProcessEnded),
        Err(error) => Err(error),
    }
}

fn wish(seated: &Seated, record: AddressRecord) -> Option<addresses::queries::Wish> {
    let language = Language::from_word(&record.language)?;
    let agreed = |purpose: addresses::Purpose| {
        record
            .purposes
            .iter()
            .any(|word| word.as_str() == purpose.word())
    };
    let consent = Consent::from_purposes(agreed);
    if consent.is_empty() || record.key.len() < 16 {
        return None;
    }
    Some(addresses::queries::Wish {
        key: record.key,
        process: seated.process.id,
        address: Address::parse_public(&record.address).ok()?,
        language,
        consent,
        wording: Wording {
            language,
            version: record.wording.version,
            body: record.wording.body,
        },
        replaces: addresses::queries::Replaces::Only(
            record
                .mistaken
                .and_then(|text| Address::parse_public(&text).ok()),
        ),
    })
}

/// A tablet says how much it has not sent; it is told how the dialogue stands, and in how many seconds it begins to
/// refuse new answers by itself: it may be without a network then, and its clock may be wrong.
pub async fn report(
    app: web::Data<App>,
    seated: Seated,
    body: Body<MOST_BYTES>,
) -> Result<HttpResponse> {
    let report: Report = read_json(&body.0)?;
    if report.tablet.len() < 16 {
        return Err(Error::Malformed("error-malformed-text"));
    }
    let now = app.clock.now();
    let said = |count: i32| count.clamp(0, 1_000_000);
    let said = Tablet {
        unsent: said(report.unsent),
        too_late: said(report.reasons.too_late),
        process_ended: said(report.reasons.process_ended),
        unfit: said(report.reasons.unfit),
        unreadable: said(report.reasons.unreadable),
        seen_at: now,
    };
    let (id, hash) = (seated.dialogue.id, token_hash(&report.tablet));
    app.db
        .write(By::Participant, move |c| {
            Ok(queries::put_tablet(c, id, &hash, &said)?)
        })
        .await?;
    let window = seated.dialogue.window;
    let seconds_left = window.closes_at.0.saturating_sub(now.0).max(0);
    Ok(HttpResponse::Ok()
        .json(json!({ "state": window.state(now).word(), "seconds_left": seconds_left })))
}

/// Where the host hands in a sealed file that was carried from a tablet.
pub async fn file_form(hosted: Hosted) -> HttpResponse {
    html(views::file_form(&hosted, None))
}

/// Takes in a sealed file: the same records as over the network, and as harmless to take in twice.
pub async fn take_file(
    app: web::Data<App>,
    request: HttpRequest,
    hosted: Hosted,
    sent: Sent,
) -> Result<HttpResponse> {
    let (_, upload) = upload::read(sent).await?;
    let file: Option<Carried> = upload.and_then(|file| serde_json::from_slice(&file.bytes).ok());
    let own = token(&app.secrets, hosted.dialogue.id);
    let Some(file) = file.filter(|file| file.eko == 1 && file.token == own) else {
        let page = views::file_form(&hosted, Some(Err(())));
        return Ok(html_unaccepted(page));
    };
    let seated = Seated::find(&app, &request, own).await?;
    let door = app.door(&request);
    let mut fates: BTreeMap<Fate, i32> = BTreeMap::new();
    let mut note = |fate: Fate| *fates.entry(fate).or_insert(0) += 1;
    for record in &file.answers {
        note(take_answer(&app, &door, &seated, record).await?);
    }
    for record in &file.addresses {
        note(take_address(&app, &door, &seated, record).await?);
    }
    let page = views::file_form(&hosted, Some(Ok(fates)));
    Ok(html(page))
}
