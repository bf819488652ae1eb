//! The staff's page of keys: the leader sees them, makes them and revokes them.

use actix_web::{HttpResponse, web};
use maud::Markup;

use crate::accounts::guard::Within;
use crate::accounts::{Account, Archive, Publish};
use crate::api::{Key, LONGEST_NAME, documents, queries, token, views};
use crate::app::App;
use crate::audit;
use crate::db::ids::{ApiTokenId, ProcessId};
use crate::error::{Error, Result};
use crate::processes::{self, Process};
use crate::secrets::token_hash;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other};

/// A process and its keys.
struct Around {
    process: Process,
    keys: Vec<Key>,
}

impl Around {
    async fn load(app: &App, of: ProcessId) -> Result<Self> {
        app.db
            .read(move |c| {
                Ok(Self {
                    process: processes::queries::process(c, of)?,
                    keys: queries::all(c, of)?,
                })
            })
            .await
    }

    fn page(&self, app: &App, shown: &Shown<'_>) -> Markup {
        views::keys(&views::Keys {
            account: shown.account,
            process: &self.process,
            keys: &self.keys,
            today: app.clock.now().day(&app.zone),
            zone: &app.zone,
            description: &app
                .config
                .base_url
                .join(&documents::path_of("/openapi.json")),
            may_change: shown.may_change,
            form: shown.form,
            faults: shown.faults,
        })
    }
}

/// Who looks, and what they have written so far.
struct Shown<'a> {
    account: &'a Account,
    may_change: bool,
    form: &'a Form,
    faults: &'a Faults,
}

/// The keys: also of a process that has ended, because they open it as before.
pub async fn list(app: web::Data<App>, staff: Within<Archive>) -> Result<HttpResponse> {
    let around = Around::load(&app, staff.process).await?;
    let (form, faults) = (Form::default(), Faults::default());
    let shown = Shown {
        account: &staff.account,
        may_change: staff.may::<Publish>(),
        form: &form,
        faults: &faults,
    };
    Ok(html(around.page(&app, &shown)))
}

/// Makes a key, and shows its token this once.
pub async fn make(app: web::Data<App>, staff: Within<Publish>, form: Form) -> Result<HttpResponse> {
    let around = Around::load(&app, staff.process).await?;
    let key = match read(&app, &staff, &around.keys, &form) {
        Ok(key) => key,
        Err(faults) => {
            let shown = Shown {
                account: &staff.account,
                may_change: true,
                form: &form,
                faults: &faults,
            };
            return Ok(html_unaccepted(around.page(&app, &shown)));
        }
    };
    let token = token::fresh();
    let (of, name, hash) = (staff.process, key.name.clone(), token_hash(&token));
    let entry = staff.entry(&app, "key.made", name.as_str());
    app.db
        .write(move |c| {
            processes::queries::must_run(c, of)?;
            // Another may have been made meanwhile.
            if queries::all(c, of)?
                .iter()
                .any(|other| other.name == key.name)
            {
                return Err(Error::Refused("name-taken"));
            }
            queries::add(c, of, &key, &hash)?;
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(html(views::made(&views::Made {
        account: &staff.account,
        process: &around.process,
        name: &name,
        token: &token,
        base: &app.config.base_url,
    })))
}

/// A new key as the form describes it. Names are told apart, so that one can be revoked and not the other, and so that a
/// page that is loaded again makes no second key.
fn read(
    app: &App,
    staff: &Within<Publish>,
    keys: &[Key],
    form: &Form,
) -> std::result::Result<Key, Faults> {
    let t = staff.account.language.texts();
    let now = app.clock.now();
    let mut reading = Reading::new(t, form);
    let name = reading.required("name", "key-name", LONGEST_NAME);
    if keys.iter().any(|key| key.name == name) {
        reading.faults.add("name", t.get("name-taken"));
    }
    let expires_on = match form.text("expires_on") {
        "" => None,
        _ => reading.date("expires_on", "key-expires"),
    };
    if expires_on.is_some_and(|day| day <= now.day(&app.zone)) {
        reading.faults.add("expires_on", t.get("key-expires-over"));
    }
    reading.done(Some(Key {
        id: ApiTokenId::random(),
        name,
        created_at: now,
        expires_on,
        last_used_on: None,
    }))
}

/// What revoking a key means, before it is done.
pub async fn revoke_form(
    app: web::Data<App>,
    staff: Within<Archive>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let around = Around::load(&app, staff.process).await?;
    let key = around
        .keys
        .iter()
        .find(|key| key.id == ApiTokenId(path.1))
        .ok_or(Error::NotFound)?;
    Ok(html(views::revoke(&staff.account, &around.process, key)))
}

pub async fn revoke(
    app: web::Data<App>,
    staff: Within<Archive>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let (slug, id) = path.into_inner();
    let of = staff.process;
    let blank = staff.entry(&app, "key.revoked", "");
    app.db
        .write(move |c| {
            let entry = audit::Entry {
                detail: queries::revoke(c, of, ApiTokenId(id))?,
                ..blank.clone()
            };
            Ok(audit::queries::record(c, &entry)?)
        })
        .await?;
    Ok(see_other(format!("/admin/p/{slug}/keys")))
}
