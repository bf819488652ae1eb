//! One's own account: name and language, password, address, and where one is signed in.

use actix_session::Session;
use actix_web::{HttpRequest, HttpResponse, web};
use maud::Markup;
use zeroize::Zeroizing;

use crate::app::App;
use crate::audit;
use crate::config::Passwords;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::staff::guard::{SESSION, SignedIn};
use crate::staff::matters::Matter;
use crate::staff::notices::{News, tell};
use crate::staff::queries::{self, LinkKind};
use crate::staff::recovering::Move;
use crate::staff::signing_in::open_session;
use crate::staff::writing::MayChange;
use crate::staff::{Account, forms, password, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::throttle::Signing;
use crate::web::{html, html_unaccepted, see_other, url};

async fn show(
    app: &App,
    session: &Session,
    account: &Account,
    form: &Form,
    (faults, notes): (&Faults, &[String]),
) -> Result<Markup> {
    let (id, now) = (account.id, app.clock.now());
    let (sessions, has_password, issuers, off) = app
        .db
        .read(move |c| {
            let sessions = queries::sessions_of(c, id, now)?;
            let has_password = queries::has_password(c, id)?;
            let off = queries::matters_off(c, id)?;
            Ok((sessions, has_password, queries::issuers_of(c, id)?, off))
        })
        .await?;
    Ok(views::profile(&views::Profile {
        account,
        sessions: &sessions,
        has_password: has_password && app.config.passwords == Passwords::Allowed,
        providers: &app.config.providers_named(&issuers),
        own: own_session(session),
        zone: &app.zone,
        form,
        faults,
        wanted: &Matter::wanted(&off),
        notes,
    }))
}

/// The page, with what there is to say of what was just done.
async fn show_notes(
    app: &App,
    session: &Session,
    account: &Account,
    notes: &[String],
) -> Result<HttpResponse> {
    let (form, faults) = (Form::default(), Faults::default());
    show(app, session, account, &form, (&faults, notes))
        .await
        .map(html)
}

/// The page, with what was typed and what is wrong with it.
async fn unaccepted(
    app: &App,
    session: &Session,
    account: &Account,
    (form, faults): (&Form, &Faults),
) -> Result<HttpResponse> {
    show(app, session, account, form, (faults, &[]))
        .await
        .map(html_unaccepted)
}

/// The id of the session that a request comes with.
pub(super) fn own_session(session: &Session) -> Option<i64> {
    session.get(SESSION).ok().flatten()
}

pub async fn profile_form(
    app: web::Data<App>,
    session: Session,
    SignedIn { account, .. }: SignedIn,
) -> Result<HttpResponse> {
    show_notes(&app, &session, &account, &[]).await
}

pub async fn set_profile(
    app: web::Data<App>,
    session: Session,
    signed_in: SignedIn,
    form: Form,
) -> Result<HttpResponse> {
    let mut account = signed_in.account.clone();
    account.language =
        Language::from_word(form.text("language")).map_or(account.language, Language::for_staff);
    let mut reading = Reading::new(account.language.texts(), &form);
    account.name = forms::own_name(reading.t, &form, &mut reading.faults);
    if let Err(faults) = reading.done(Some(())) {
        return unaccepted(&app, &session, &account, (&form, &faults)).await;
    }
    let old = &signed_in.account;
    let name = (old.name != account.name).then(|| "name".to_owned());
    let language = audit::changed("language", old.language.word(), account.language.word());
    let changed: Vec<String> = name.into_iter().chain(language).collect();
    let detail = move |_: &()| (!changed.is_empty()).then(|| changed.join(", "));
    let matters = form.ticked("matters").then(|| {
        let wanted = Matter::ALL.iter().copied();
        let wanted = wanted.filter(|matter| form.has("matter", matter.word()));
        Matter::off(&wanted.collect::<Vec<Matter>>())
    });
    signed_in
        .write(&app, "account.changed", detail, move |c| {
            queries::set_profile(c, &account)?;
            if let Some(off) = &matters {
                queries::set_matters_off(c, account.id, off)?;
            }
            Ok(())
        })
        .await?;
    Ok(see_other(url::profile()))
}

/// Whether what was typed as the current password is it. Wrong tries count as those to sign in do; nothing typed is
/// none.
///
/// # Errors
/// `Throttled` after too many.
pub(super) async fn is_current(
    app: &App,
    account: &Account,
    (form, field): (&Form, &str),
) -> Result<bool> {
    if form.raw(field).is_empty() {
        return Ok(false);
    }
    let who = Signing::Known {
        email: &account.email,
        browser: "signed in",
    };
    let turn = app.throttle.sign_in(&app.secrets, who).await?;
    let email = account.email.clone();
    let facts = app
        .db
        .read(move |c| Ok(queries::sign_in_facts(c, &email)?))
        .await?;
    let phc = facts.and_then(|(_, phc)| phc);
    let fits = password::verify(Zeroizing::new(form.raw(field).to_owned()), phc).await?;
    if !fits {
        turn.was_wrong();
    }
    Ok(fits)
}

/// Changes one's password; every other session of the account ends.
pub async fn set_password(
    app: web::Data<App>,
    request: HttpRequest,
    session: Session,
    signed_in: SignedIn,
    form: Form,
) -> Result<HttpResponse> {
    let account = &signed_in.account;
    let t = account.language.texts();
    let mut faults = Faults::default();
    if !is_current(&app, account, (&form, "current")).await? {
        faults.add("current", t.get("password-current-wrong"));
    }
    let of = (account.email.as_str(), account.name.as_str());
    forms::new_password(t, &form, of, &mut faults);
    if !faults.is_empty() {
        return unaccepted(&app, &session, account, (&form, &faults)).await;
    }
    let phc = password::hash(Zeroizing::new(form.raw("password").to_owned())).await?;
    let id = account.id;
    signed_in
        .write(&app, "account.password", "", move |c| {
            queries::set_password(c, id, &phc)?;
            // A link to another password that somebody asked for before is over.
            Ok(queries::delete_links(c, id, &[LinkKind::Reset])?)
        })
        .await?;
    open_session(&session, &request, id)?;
    let posted = tell(&app, account, &account.email, News::Password).await;
    if posted.is_sent() {
        return Ok(see_other(url::profile()));
    }
    let notes = [t.get("password-changed").into_owned(), posted.text(t)];
    show_notes(&app, &session, account, &notes).await
}

/// Begins to change one's address: a link goes to the old one and another to the new one, and nothing is changed until
/// both were followed.
pub async fn change_address(
    app: web::Data<App>,
    session: Session,
    signed_in: SignedIn,
    form: Form,
) -> Result<HttpResponse> {
    let account = &signed_in.account;
    let t = account.language.texts();
    let mut reading = Reading::new(t, &form);
    let email = reading.own_email("email").map(|email| email.normalised());
    if email.as_ref() == Some(&account.email) {
        reading.fault("email", "address-same");
    }
    if !is_current(&app, account, (&form, "current_address")).await? {
        reading
            .faults
            .add("current_address", t.get("password-current-wrong"));
    }
    let email = match reading.done(email) {
        Ok(email) => email,
        Err(faults) => {
            return unaccepted(&app, &session, account, (&form, &faults)).await;
        }
    };
    let moving = Move::new(account, email, app.clock.now());
    let told = |is_free: &bool| is_free.then(String::new);
    let is_free = signed_in
        .write(&app, "account.address-asked", told, moving.work())
        .await?;
    if !is_free {
        let mut faults = Faults::default();
        faults.add("email", t.get("address-taken"));
        return unaccepted(&app, &session, account, (&form, &faults)).await;
    }
    let mut notes = vec![t.get("address-asked").into_owned()];
    let sent = moving.mail(&app).await.into_iter();
    notes.extend(sent.map(|(to, posted)| format!("{to}: {}", posted.text(t))));
    show_notes(&app, &session, account, &notes).await
}

/// Ends one of one's own sessions.
pub async fn end_session(
    app: web::Data<App>,
    signed_in: SignedIn,
    id: web::Path<i64>,
) -> Result<HttpResponse> {
    let (account, id) = (signed_in.account.id, id.into_inner());
    signed_in
        .write(
            &app,
            "account.session-ended",
            "",
            move |c| match queries::end_session(c, account, id)? {
                true => Ok(()),
                false => Err(Error::NotFound),
            },
        )
        .await?;
    Ok(see_other(url::profile().at("sessions")))
}

/// Ends all of one's own sessions but the one that asks.
pub async fn end_other_sessions(
    app: web::Data<App>,
    session: Session,
    signed_in: SignedIn,
) -> Result<HttpResponse> {
    let account = signed_in.account.id;
    let own = own_session(&session).ok_or(Error::SignedOut)?;
    let told = |ended: &usize| (*ended > 0).then(|| ended.to_string());
    signed_in
        .write(&app, "account.sessions-ended", told, move |c| {
            Ok(queries::end_other_sessions(c, account, own)?)
        })
        .await?;
    Ok(see_other(url::profile().at("sessions")))
}
