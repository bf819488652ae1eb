//! Leaving an address after the answer, and the owner's own page about it.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::queries::{Reason, Wish};
use super::{Consent, Stored, Wording, queries, read_token, retention, views};
use crate::app::App;
use crate::clock::quarter;
use crate::db::ids::AddressId;
use crate::dialogues::{Code, Kind, Public, State};
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::secrets::random_token;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, html_with, language, see_other, throttle};

/// Seconds after closing in which somebody who has just answered can still leave an address.
const GRACE: i64 = 3600;

async fn find(app: &App, request: &HttpRequest, text: &str) -> Result<(Code, Arc<Public>)> {
    let from = throttle::source(app, request);
    let code = Code::parse(text);
    app.throttle
        .may_guess(&app.secrets, from, code.as_ref().map_or("", Code::as_str))?;
    if let Some(code) = code
        && let Some(public) = app.dialogues.find(app, code).await?
    {
        app.throttle.right_guess(&app.secrets, from, code.as_str());
        return Ok((code, public));
    }
    app.throttle.wrong_guess(&app.secrets, from)?;
    Err(Error::NotFound)
}

/// Thanks, and only now the optional address.
pub async fn thanks(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let (code, public) = find(&app, &request, &code).await?;
    let t = language::of(&request, public.default_language).texts();
    if public.kind == Kind::CollectionPoint {
        return Ok(html(views::only_thanks(t, &public, code)));
    }
    Ok(html(views::thanks(&views::Thanks {
        t,
        public: &public,
        code,
        key: &random_token(),
        address: "",
        consent: Consent::from_purposes(|_| false),
        faults: &Faults::default(),
    })))
}

/// Takes an address with what its owner agrees to.
pub async fn wish(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let (code, public) = find(&app, &request, &code).await?;
    let t = language::of(&request, public.default_language).texts();
    if public.kind == Kind::CollectionPoint {
        return Err(Error::NotFound);
    }
    let key = form.text("key").to_owned();
    let mistaken = Address::parse_public(form.text("mistaken")).ok();
    if key.len() < 16 {
        return Err(Error::Malformed("form-key-missing"));
    }
    let consent = Consent::from_purposes(|purpose| form.ticked(purpose.word()));
    let mut faults = Faults::default();
    let address = match Address::parse_public(form.text("address")) {
        Ok(address) => Some(address),
        Err(fault) => {
            faults.add("address", t.get(fault.text_key()));
            None
        }
    };
    if consent.is_empty() {
        faults.add("interim", t.get("consent-missing"));
    }
    let address = match address {
        Some(address) if faults.is_empty() => address,
        _ => {
            let page = views::Thanks {
                t,
                public: &public,
                code,
                key: &key,
                address: form.text("address"),
                consent,
                faults: &faults,
            };
            return Ok(html_unaccepted(match &mistaken {
                Some(mistaken) => views::saved(&page, mistaken.as_str()),
                None => views::thanks(&page),
            }));
        }
    };
    let now = app.clock.now();
    let window = public.window;
    let in_time = match (window.state(now), window.closed_at) {
        (State::Before, _) => false,
        (State::Open, _) => true,
        (State::Closed, closed_at) => {
            now <= closed_at.unwrap_or(window.closes_at).plus_seconds(GRACE)
        }
    };
    if !in_time {
        return Ok(html_with(StatusCode::CONFLICT, views::too_late(t, &public)));
    }
    let wish = Wish {
        key,
        process: public.process,
        dialogue: public.id,
        address,
        language: t.language,
        consent,
        wording: Wording::shown(t, &public.contact.organisation),
        quarter: quarter(now.day(&app.zone)),
        mistaken,
    };
    // The address first: a count without an address could never be mended, the other way round a retry does it.
    let (secrets, counted, key) = (app.secrets.clone(), wish.clone(), wish.key.clone());
    let address = wish.address.clone();
    let kept = app
        .db
        .write(move |c| queries::put(c, &secrets, &wish))
        .await;
    if matches!(kept, Err(Error::Refused(_))) {
        return Ok(html_with(StatusCode::CONFLICT, views::too_late(t, &public)));
    }
    kept?;
    let secrets = app.secrets.clone();
    app.db
        .write(move |c| Ok(queries::count_wish(c, &secrets, &counted)?))
        .await?;
    // Shown at once and not after a redirect: the address is echoed, and may stand in no URL. Sending it again by
    // reloading changes nothing.
    Ok(html(views::saved(
        &views::Thanks {
            t,
            public: &public,
            code,
            key: &key,
            address: address.as_str(),
            consent,
            faults: &Faults::default(),
        },
        address.as_str(),
    )))
}

/// The same page after a change of language, which knows no address any more.
pub async fn saved(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let (code, public) = find(&app, &request, &code).await?;
    let t = language::of(&request, public.default_language).texts();
    Ok(html(views::saved_before(t, &public, code)))
}

/// Reads a token; a wrong one is not found, and many of them are throttled.
fn address_id(app: &App, request: &HttpRequest, token: &str) -> Result<AddressId> {
    match read_token(&app.secrets, token) {
        Some(id) => Ok(id),
        None => {
            app.throttle
                .wrong_guess(&app.secrets, throttle::source(app, request))?;
            Err(Error::NotFound)
        }
    }
}

/// All that is stored about an address, for its owner. An address that is gone says so.
pub async fn my_data(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    show(&app, &request, &token, None).await
}

async fn show(
    app: &App,
    request: &HttpRequest,
    token: &str,
    faults: Option<Faults>,
) -> Result<HttpResponse> {
    let id = address_id(app, request, token)?;
    let found = app
        .db
        .read(move |c| {
            let Some(stored) = queries::address(c, id)? else {
                return Ok(None);
            };
            let wording = queries::wording(c, &stored.wording_hash)?;
            let process = crate::processes::queries::process(c, stored.process)?;
            let ends = retention::queries::ends(c, stored.process)?;
            let until = retention::due(stored.consent, &ends, process.mailing.bounce_days);
            Ok(Some((stored, wording, process, until)))
        })
        .await?;
    let Some((stored, wording, process, until)) = found else {
        let t = language::of(request, Language::Swedish).texts();
        return Ok(html(views::erased(t)));
    };
    let t = language::asked(request.query_string())
        .unwrap_or(stored.language)
        .texts();
    let address = stored.open(&app.secrets)?;
    let page = views::MyData {
        t,
        token,
        address: address.as_str(),
        stored: &stored,
        wording: &wording.body,
        wording_language: wording.language,
        process: &process,
        // Without a disposal decision nothing is let go by itself, and no day can be promised.
        until: until
            .filter(|_| !process.information.disposal_decision.is_empty())
            .map(|at| at.day(&app.zone)),
        faults: faults.as_ref().unwrap_or(&Faults::default()),
    }
    .show();
    Ok(if faults.is_some() {
        html_unaccepted(page)
    } else {
        html(page)
    })
}

/// The owner corrects language and purposes.
pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let id = address_id(&app, &request, &token)?;
    let language = Language::from_word(form.text("language"))
        .ok_or(Error::Malformed("error-malformed-text"))?;
    let consent = Consent::from_purposes(|purpose| form.ticked(purpose.word()));
    let shown = language::asked(request.query_string()).unwrap_or(language);
    if consent.is_empty() {
        let mut faults = Faults::default();
        faults.add("interim", shown.texts().get("my-data-none-left"));
        return show(&app, &request, &token, Some(faults)).await;
    }
    app.db
        .write(move |c| {
            let Some(stored) = queries::address(c, id)? else {
                return Ok(());
            };
            let process = crate::processes::queries::process(c, stored.process)?;
            let wording = Wording::shown(shown.texts(), &process.contact.organisation);
            Ok(queries::change(c, id, language, consent, &wording)?)
        })
        .await?;
    Ok(see_other(format!("/a/{token}?lang={}", language.word())))
}

/// The page that a withdrawal link opens: one button. A GET changes nothing, because scanners follow links.
pub async fn unsubscribe_page(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let id = address_id(&app, &request, &token)?;
    let stored: Option<Stored> = app.db.read(move |c| Ok(queries::address(c, id)?)).await?;
    let own = stored
        .as_ref()
        .map_or(Language::Swedish, |stored| stored.language);
    let t = language::asked(request.query_string())
        .unwrap_or(own)
        .texts();
    Ok(html(match stored {
        Some(_) => views::unsubscribe(t, &token),
        None => views::erased(t),
    }))
}

/// Withdraws: the address is erased at once. For the button and for mail programs alike (RFC 8058): needs no
/// cookie, reads no body, answers 200 without redirect, and doing it again changes nothing.
pub async fn unsubscribe(
    app: web::Data<App>,
    request: HttpRequest,
    token: web::Path<String>,
) -> Result<HttpResponse> {
    let id = address_id(&app, &request, &token)?;
    let day = app.clock.now().day(&app.zone).to_string();
    let own = app
        .db
        .write(move |c| {
            let own = queries::address(c, id)?.map(|stored| stored.language);
            queries::erase(c, id, Reason::Withdrawn, &day)?;
            Ok(own)
        })
        .await?;
    let t = language::asked(request.query_string())
        .or(own)
        .unwrap_or(Language::Swedish)
        .texts();
    Ok(html(views::erased(t)))
}
