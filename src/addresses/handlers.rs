//! Leaving an address after the answer, and the owner's own page about it.

use std::sync::Arc;

use actix_web::http::StatusCode;
use actix_web::{HttpRequest, HttpResponse, web};

use super::addressee::Addressee;
use super::queries::{Reason, Replaces, Wish};
use super::views::Unkept;
use super::{Consent, Offer, PageKey, Wording, forms, keep, mark, queries, retention, views};
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::ids::{AddressId, ProcessId};
use crate::db::{By, Connection};
use crate::dialogues::{self, DialogueKind, Public, State, Window};
use crate::error::{Error, Result};
use crate::i18n::{Language, Texts};
use crate::mail::{Address, outbox};
use crate::processes::disposal::{self, Kind};
use crate::processes::{self, Process};
use crate::web::body;
use crate::web::components::Faults;
use crate::web::form::{Form, Unread};
use crate::web::pair::Pair;
use crate::web::participant::Page;
use crate::web::repeatable::Repeatable;
use crate::web::{html, html_throttled, html_unaccepted, html_with, language, see_other, url};

/// Seconds after closing in which somebody who has just answered can still leave an address.
const GRACE: i64 = 3600;

/// Thanks, and only now the optional address.
pub async fn thanks(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let (code, public) = dialogues::by_code(&app, &request, &code).await?;
    let t = language::of(&request, public.process.default_language).texts();
    let offer = offer(&app, public.process.id).await?;
    let takes =
        public.kind != DialogueKind::CollectionPoint && unkept(&public, app.clock.now()).is_none();
    if !takes || offer.is_empty() {
        return Ok(html(views::only_thanks(t, &public, code)));
    }
    let (secrets, of) = (app.secrets.clone(), public.id);
    let next_key = move || PageKey::new(&secrets, of).as_str().to_owned();
    let repeatable = Repeatable {
        key: next_key(),
        next_key: Arc::new(next_key),
        code: code.as_str().to_owned(),
    };
    let page = html(views::thanks(&views::Thanks {
        pair: Pair::of(&request, t),
        public: &public,
        code,
        key: &repeatable.key,
        address: "",
        consent: Consent::from_purposes(|_| false),
        offer: &offer,
        faults: &Faults::default(),
        meant: None,
    }));
    Ok(repeatable.marks(page))
}

/// What a process can still send to who wishes it now.
async fn offer(app: &App, of: ProcessId) -> Result<Offer> {
    let today = app.clock.now().day(&app.zone);
    app.db
        .read_first(move |c| Ok(Offer::load(c, of, today)?))
        .await
}

/// What the page of a form had offered: it may have lain there while a report came.
async fn offered(app: &App, of: ProcessId, form: &Form, consent: Consent) -> Result<Offer> {
    let offer = match Offer::read(form) {
        Some(said) => said,
        None => offer(app, of).await?,
    };
    Ok(offer.with(consent))
}

/// Takes an address with what its owner agrees to.
pub async fn wish(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
    form: Unread,
) -> Result<HttpResponse> {
    let (code, public) = dialogues::by_code(&app, &request, &code).await?;
    let form = form.read(body::SMALL).await?;
    let t = language::of(&request, public.process.default_language).texts();
    if public.kind == DialogueKind::CollectionPoint {
        return Err(Error::NotFound);
    }
    let not_kept = |why| html_with(StatusCode::CONFLICT, views::not_kept(t, &public, why));
    if let Some(why) = unkept(&public, app.clock.now()) {
        return Ok(not_kept(why));
    }
    let key = PageKey::parse(&app.secrets, public.id, form.text("key"))?;
    let mistaken = Address::parse_public(form.text("mistaken")).ok();
    let consent = forms::consent(&form)?;
    let offer = offered(&app, public.process.id, &form, consent).await?;
    let page = views::Thanks {
        pair: Pair::of(&request, t),
        public: &public,
        code,
        key: key.as_str(),
        address: form.text("address"),
        consent,
        offer: &offer,
        faults: &Faults::default(),
        meant: None,
    };
    let again = |page: &views::Thanks<'_>| match &mistaken {
        Some(mistaken) => views::saved(page, mistaken.as_str()),
        None => views::thanks(page),
    };
    let (address, consent) = match forms::read(t, &form, page.consent) {
        Ok(read) => read,
        Err(faults) => {
            let faults = &faults;
            let page = views::Thanks { faults, ..page };
            return Ok(html_unaccepted(again(&page)));
        }
    };
    if let Some(meant) = forms::question(&form, &address) {
        let meant = Some(meant.as_str());
        return Ok(html(again(&views::Thanks { meant, ..page })));
    }
    if let Err(Error::Throttled { retry_after }) = app.door(&request).may_send(public.id, "address")
    {
        let mut faults = Faults::default();
        faults.add("address", t.get("address-too-many"));
        let faults = &faults;
        let page = again(&views::Thanks { faults, ..page });
        return Ok(html_throttled(page, retry_after));
    }
    let wish = Wish {
        key: key.as_str().to_owned(),
        process: public.process.id,
        address: address.clone(),
        language: t.language,
        consent,
        wording: Wording::offering(t, &public.process.contact.organisation, &offer),
        replaces: Replaces::Whatever,
    };
    let kept = keep(&app, wish).await;
    if matches!(kept, Err(Error::Refused(_))) {
        // It ended just now.
        return Ok(not_kept(Unkept::ProcessEnded));
    }
    kept?;
    // Shown at once and not after a redirect: the address is echoed, and may stand in no URL. Sending it again by
    // reloading changes nothing.
    let address = address.as_str();
    let page = views::Thanks { address, ..page };
    Ok(html(views::saved(&page, address)))
}

/// Why an address is not kept now; none while it is.
fn unkept(public: &Public, now: Timestamp) -> Option<Unkept> {
    if public.window.cancelled_at.is_some() {
        Some(Unkept::Cancelled)
    } else if public.process.ended_at.is_some() {
        Some(Unkept::ProcessEnded)
    } else {
        (!is_in_time(&public.window, now)).then_some(Unkept::Late)
    }
}

/// Whether a dialogue still takes addresses.
fn is_in_time(window: &Window, now: Timestamp) -> bool {
    match window.state(now) {
        State::Before | State::Cancelled => false,
        State::Open => true,
        // From when it ended and not from when it was closed for good, which may be a day later.
        State::Ended | State::Closed | State::Unconfirmed => {
            now <= window.closes_at.plus_seconds(GRACE)
        }
    }
}

/// The same page after a change of language, which knows no address any more.
pub async fn saved(
    app: web::Data<App>,
    request: HttpRequest,
    code: web::Path<String>,
) -> Result<HttpResponse> {
    let (code, public) = dialogues::by_code(&app, &request, &code).await?;
    let t = language::of(&request, public.process.default_language).texts();
    Ok(html(views::saved_before(t, &public, code)))
}

/// All that is stored about an address, for its owner. An address that is gone says so.
pub async fn my_data(
    app: web::Data<App>,
    request: HttpRequest,
    addressee: Addressee,
) -> Result<HttpResponse> {
    show(&app, &request, &addressee, &Faults::default()).await
}

async fn show(
    app: &App,
    request: &HttpRequest,
    addressee: &Addressee,
    faults: &Faults,
) -> Result<HttpResponse> {
    let id = addressee.id;
    let today = app.clock.now().day(&app.zone);
    let found = app
        .db
        .read_first(move |c| {
            let Some(stored) = queries::address(c, id)? else {
                return Ok(None);
            };
            let wording = queries::wording(c, &stored.wording_hash)?;
            let process = processes::queries::process(c, stored.process)?;
            let decisions = disposal::queries::decisions(c, stored.process)?;
            let is_decided = decisions.about(Kind::Addresses, None).is_some();
            let ends = retention::queries::ends(c, stored.process)?;
            // Without a disposal decision nothing is erased by itself, and no day can be promised.
            let until = retention::due(stored.consent, &ends, process.mailing.bounce_days)
                .filter(|_| is_decided);
            let offer = Offer::load(c, process.id, today)?.with(stored.consent);
            Ok(Some((stored, wording, process, (until, offer))))
        })
        .await?;
    let Some((stored, wording, process, (until, offer))) = found else {
        let t = language::of(request, Language::Swedish).texts();
        return Ok(html(views::erased(t, None)));
    };
    let t = texts_for(request, Some(stored.language));
    let address = stored.open(&app.secrets)?;
    let page = views::MyData {
        t,
        token: &addressee.token,
        address: address.as_str(),
        stored: &stored,
        offer: &offer,
        wording: &wording,
        process: &process,
        until: until.map(|at| at.day(&app.zone)),
        faults,
    }
    .show();
    Ok(if faults.is_empty() {
        html(page)
    } else {
        html_unaccepted(page)
    })
}

/// The owner corrects language and purposes.
pub async fn change(
    app: web::Data<App>,
    request: HttpRequest,
    addressee: Addressee,
    form: Form,
) -> Result<HttpResponse> {
    let id = addressee.id;
    let language = Language::from_word(form.text("language"))
        .ok_or(Error::Malformed("error-malformed-text"))?;
    let consent = forms::consent(&form)?;
    let shown = language::asked(request.query_string()).unwrap_or(language);
    if consent.is_empty() {
        let mut faults = Faults::default();
        faults.add("interim", shown.texts().get("my-data-none-left"));
        return show(&app, &request, &addressee, &faults).await;
    }
    let today = app.clock.now().day(&app.zone);
    let said = Offer::read(&form);
    app.db
        .write(By::Participant, move |c| {
            let Some(stored) = queries::address(c, id)? else {
                return Ok(());
            };
            let process = processes::queries::process(c, stored.process)?;
            let offer = match &said {
                Some(said) => said.clone(),
                None => Offer::load(c, process.id, today)?,
            };
            let offer = offer.with(consent);
            let organisation = &process.contact.organisation;
            let wording = Wording::offering(shown.texts(), organisation, &offer);
            Ok(queries::change(c, id, language, consent, &wording)?)
        })
        .await?;
    Ok(see_other(url::my_data(&addressee.token).lang(language)))
}

/// Why somebody has an address erased by a link.
pub trait Leaving: 'static {
    const REASON: Reason;
    /// The page that asks before.
    const PAGE: fn(&Texts, &str, &Process) -> Page;
}

/// Its owner withdraws.
pub struct Unsubscribing;

impl Leaving for Unsubscribing {
    const REASON: Reason = Reason::Withdrawn;
    const PAGE: fn(&Texts, &str, &Process) -> Page = views::unsubscribe;
}

/// Whoever it belongs to had never left it. That is counted apart: many of them say that somebody leaves the addresses of
/// others.
pub struct NotMe;

impl Leaving for NotMe {
    const REASON: Reason = Reason::NotMine;
    const PAGE: fn(&Texts, &str, &Process) -> Page = views::not_me;
}

/// The page that such a link opens: one button. A GET changes nothing, because scanners follow links.
pub async fn ask_to_leave<L: Leaving>(
    app: web::Data<App>,
    request: HttpRequest,
    addressee: Addressee,
) -> Result<HttpResponse> {
    let id = addressee.id;
    let found = app.db.read_first(move |c| owned(c, id)).await?;
    let own = found.as_ref().map(|(language, _)| *language);
    let t = texts_for(&request, own);
    Ok(html(match &found {
        Some((_, process)) => L::PAGE(t, &addressee.token, process),
        None => views::erased(t, None),
    }))
}

/// The language of an address, and its process; nothing once it is gone.
fn owned(c: &mut Connection, id: AddressId) -> Result<Option<(Language, Process)>> {
    let Some(stored) = queries::address(c, id)? else {
        return Ok(None);
    };
    let process = processes::queries::process(c, stored.process)?;
    Ok(Some((stored.language, process)))
}

/// The words of whoever owns an address: as asked for, else in their own language.
fn texts_for(request: &HttpRequest, own: Option<Language>) -> &'static Texts {
    let asked = language::asked(request.query_string());
    asked.or(own).unwrap_or(Language::Swedish).texts()
}

/// The address is erased at once. For the button and for mail programs alike (RFC 8058): needs no cookie, reads no body,
/// answers 200 without redirect, and doing it again changes nothing.
pub async fn leave<L: Leaving>(
    app: web::Data<App>,
    request: HttpRequest,
    addressee: Addressee,
) -> Result<HttpResponse> {
    let id = addressee.id;
    let day = app.clock.now().day(&app.zone).to_string();
    let own = app
        .db
        .write(By::Participant, move |c| {
            let own = owned(c, id)?;
            queries::erase(c, id, L::REASON, &day)?;
            Ok(own)
        })
        .await?;
    // The mails that were written as files go with it.
    outbox::erase_marked(&app.config.outbox(), mark(&app.secrets, id))?;
    let language = own.as_ref().map(|(language, _)| *language);
    let process = own.as_ref().map(|(_, process)| process);
    Ok(html(views::erased(texts_for(&request, language), process)))
}
