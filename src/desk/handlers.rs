//! The desk's pages. An address comes in the body of a POST alone, and what is found is shown at once: it stands in no
//! address of a page, also not in one that leads on.

use actix_web::http::header;
use actix_web::{HttpResponse, web};
use maud::Markup;

use super::looking::Looking;
use super::{
    ACTIONS, ERASED, Erased, HANDED_OUT, Holdings, LOOKED_FOR, NOT_FOUND, Part, document, forms,
    views,
};
use crate::addresses::queries::erase_of;
use crate::app::App;
use crate::error::{Error, Result};
use crate::mail::Address;
use crate::mailings::{bounces, outbox};
use crate::organisations;
use crate::processes::disposal::Reason;
use crate::processes::within::Within;
use crate::staff::writing::MayChange;
use crate::staff::{self, Desk};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted};

/// Lines of the log that the desk shows at most.
const MOST_LINES: i64 = 200;

pub async fn page(app: web::Data<App>, staff: Within<Desk>) -> Result<HttpResponse> {
    let page = show(&app, &staff, &Form::default(), &Faults::default()).await?;
    Ok(html(page))
}

async fn show(app: &App, staff: &Within<Desk>, form: &Form, faults: &Faults) -> Result<Markup> {
    let of = staff.process.id;
    let log = app
        .db
        .read(move |c| Ok(staff::queries::log(c, of, ACTIONS, "", MOST_LINES)?))
        .await?;
    Ok(views::page(&views::Page {
        staff,
        form,
        faults,
        log: &log,
        zone: &app.zone,
    }))
}

/// The address that a form is about; else the desk's page, which says what is wrong with it.
async fn read(
    app: &App,
    staff: &Within<Desk>,
    form: &Form,
) -> Result<std::result::Result<Address, HttpResponse>> {
    Ok(match forms::address(staff.t(), form) {
        Ok(address) => Ok(address),
        Err(faults) => Err(html_unaccepted(show(app, staff, form, &faults).await?)),
    })
}

/// Looks for an address, and writes down that somebody did, before they see what there is.
async fn look(
    app: &App,
    staff: &Within<Desk>,
    action: &'static str,
    address: Address,
) -> Result<Holdings> {
    let (within, secrets, zone) = (staff.process.id, app.secrets.clone(), app.zone.clone());
    let told = |holdings: &Holdings| holdings.told().to_owned();
    staff
        .write(app, action, told, move |c| {
            Looking {
                secrets: &secrets,
                zone: &zone,
                within,
                address: &address,
            }
            .look(c)
        })
        .await
}

/// Says what is kept of an address.
pub async fn find(app: web::Data<App>, staff: Within<Desk>, form: Form) -> Result<HttpResponse> {
    let address = match read(&app, &staff, &form).await? {
        Ok(address) => address,
        Err(page) => return Ok(page),
    };
    let holdings = look(&app, &staff, LOOKED_FOR, address).await?;
    let now = app.clock.now();
    Ok(html(views::found(&staff, &holdings, now, &app.zone)))
}

/// Hands out what is kept of an address.
pub async fn hand_out(
    app: web::Data<App>,
    staff: Within<Desk>,
    form: Form,
) -> Result<HttpResponse> {
    let address = match read(&app, &staff, &form).await? {
        Ok(address) => address,
        Err(page) => return Ok(page),
    };
    let holdings = look(&app, &staff, HANDED_OUT, address).await?;
    let now = app.clock.now();
    let document = document::of(&staff.process, &holdings, now);
    let bytes = serde_json::to_vec_pretty(&document)
        .map_err(|error| Error::Settings(format!("a document cannot be written: {error}")))?;
    let name = format!("{}-{}.json", staff.process.slug, now.day(&app.zone));
    Ok(HttpResponse::Ok()
        .insert_header((header::CONTENT_TYPE, "application/json"))
        .insert_header(header::ContentDisposition::attachment(name))
        .body(bytes))
}

/// Asks before an address is erased: says what is lost.
pub async fn ask(app: web::Data<App>, staff: Within<Desk>, form: Form) -> Result<HttpResponse> {
    let address = match read(&app, &staff, &form).await? {
        Ok(address) => address,
        Err(page) => return Ok(page),
    };
    let part = forms::part(&form).ok_or(Error::Malformed("error-malformed-text"))?;
    Ok(html(views::ask(&staff, &address, part)))
}

/// Erases an address as its owner wants it, with evidence, and the mails that were written as files with it.
pub async fn erase(app: web::Data<App>, staff: Within<Desk>, form: Form) -> Result<HttpResponse> {
    let address = match read(&app, &staff, &form).await? {
        Ok(address) => address,
        Err(page) => return Ok(page),
    };
    let part = forms::part(&form).ok_or(Error::Malformed("error-malformed-text"))?;
    let (within, secrets, zone) = (staff.process.id, app.secrets.clone(), app.zone.clone());
    let day = app.clock.now().day(&app.zone).to_string();
    let told = |erased: &Option<Erased>| {
        let part = erased.as_ref().map(|erased| erased.part);
        part.map_or(NOT_FOUND, Part::word).to_owned()
    };
    let wanted = address.clone();
    let erased = staff
        .write(&app, ERASED, told, move |c| {
            let looking = Looking {
                secrets: &secrets,
                zone: &zone,
                within,
                address: &wanted,
            };
            let holdings = looking.look(c)?;
            if !holdings.parts().contains(&part) {
                return Ok(None);
            }
            match part {
                Part::Participant => drop(erase_of(c, &secrets, within, &wanted, &day)?),
                Part::Contact => {
                    if let Some(known) = &holdings.contact {
                        let id = known.contact.id;
                        organisations::queries::withdraw(c, id, Reason::Withdrawn, &day)?;
                    }
                }
            }
            // What came back and names the address holds it too, unless it is still kept as somebody else's.
            let mut left = holdings.parts();
            left.retain(|other| *other != part);
            if left.is_empty() {
                for mail in &holdings.returned {
                    bounces::queries::set_aside(c, Some(within), mail.id)?;
                }
            }
            Ok(Some(Erased { part, left }))
        })
        .await?;
    outbox::let_go(&app).await?;
    Ok(html(views::erased(&staff, &address, erased.as_ref())))
}
