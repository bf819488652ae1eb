//! The staff's page of keys: the leader sees them, makes them and revokes them.

use actix_web::{HttpResponse, web};
use maud::Markup;

use crate::api::{Key, forms, queries, token, views};
use crate::app::App;
use crate::db::ids::ApiTokenId;
use crate::error::{Error, Result};
use crate::processes::within::{Staff, Within};
use crate::secrets::token_hash;
use crate::staff::writing::MayChange;
use crate::staff::{Archive, Publish};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

async fn keys_of(app: &App, staff: &Staff) -> Result<Vec<Key>> {
    let of = staff.process.id;
    app.db.read(move |c| Ok(queries::all(c, of)?)).await
}

fn show(app: &App, staff: &Staff, keys: &[Key], form: &Form, faults: &Faults) -> Markup {
    views::keys(&views::Keys {
        staff,
        keys,
        today: app.clock.now().day(&app.zone),
        zone: &app.zone,
        description: &app.config.base_url.join(url::api_openapi()),
        form,
        faults,
    })
}

/// The keys: also of a process that has ended, because they open it as before.
pub async fn list(app: web::Data<App>, staff: Within<Archive>) -> Result<HttpResponse> {
    let keys = keys_of(&app, &staff).await?;
    let (form, faults) = (Form::default(), Faults::default());
    Ok(html(show(&app, &staff, &keys, &form, &faults)))
}

/// Makes a key, and shows its token this once.
pub async fn make(app: web::Data<App>, staff: Within<Publish>, form: Form) -> Result<HttpResponse> {
    let keys = keys_of(&app, &staff).await?;
    let mut reading = Reading::new(staff.t(), &form);
    let key = forms::read(&mut reading, &keys, app.clock.now(), &app.zone);
    let key = match reading.done(key) {
        Ok(key) => key,
        Err(faults) => {
            let page = show(&app, &staff, &keys, &form, &faults);
            return Ok(html_unaccepted(page));
        }
    };
    let token = token::fresh();
    let (of, name, hash) = (staff.process.id, key.name.clone(), token_hash(&token));
    staff
        .write(&app, "key.made", name.clone(), move |c| {
            // Another may have been made meanwhile.
            let all = queries::all(c, of)?;
            if all.iter().any(|other| other.name == key.name) {
                return Err(Error::Refused("name-taken"));
            }
            Ok(queries::add(c, of, &key, &hash)?)
        })
        .await?;
    Ok(html(views::made(&views::Made {
        staff: &staff,
        name: &name,
        token: &token,
        base: &app.config.base_url,
    })))
}

/// What revoking a key means, before it is done.
pub async fn revoke_form(
    app: web::Data<App>,
    staff: Within<Archive>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let keys = keys_of(&app, &staff).await?;
    let key = keys.iter().find(|key| key.id == ApiTokenId(path.1));
    Ok(html(views::revoke(&staff, key.ok_or(Error::NotFound)?)))
}

pub async fn revoke(
    app: web::Data<App>,
    staff: Within<Archive>,
    path: web::Path<(String, i64)>,
) -> Result<HttpResponse> {
    let (of, id) = (staff.process.id, ApiTokenId(path.1));
    staff
        .write(&app, "key.revoked", String::clone, move |c| {
            Ok(queries::revoke(c, of, id)?)
        })
        .await?;
    Ok(see_other(url::keys(&staff.process.slug)))
}
