//! Who works with the process.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::processes::forms::people;
use crate::processes::within::{Staff, Within};
use crate::processes::{queries, views};
use crate::staff::guard::SignedIn;
use crate::staff::inviting::{Asked, Invitation, Invited};
use crate::staff::writing::MayChange;
use crate::staff::{self, People, Publish};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

/// A process and somebody of it, as a path names them.
pub(super) type Path = web::Path<(String, i64)>;

/// The people, and what became of asking those who have not answered.
pub async fn list(app: web::Data<App>, staff: Within<People>) -> Result<HttpResponse> {
    let id = staff.process.id;
    let (people, boards) = app
        .db
        .read(move |c| Ok((staff::queries::people(c, id)?, queries::boards(c, id)?)))
        .await?;
    Ok(html(views::people(&staff, &people, &boards, &app.zone)))
}

pub async fn person_form(app: web::Data<App>, staff: Within<Publish>) -> Result<HttpResponse> {
    let id = staff.process.id;
    let boards = app.db.read(move |c| Ok(queries::boards(c, id)?)).await?;
    let (form, faults) = (Form::default(), Faults::default());
    Ok(html(views::person_form(&staff, &boards, &form, &faults)))
}

/// Asks somebody to take part. They are mailed: who has no account yet a link to set it up, everybody else that they
/// are asked.
pub async fn add_person(
    app: web::Data<App>,
    staff: Within<Publish>,
    form: Form,
) -> Result<HttpResponse> {
    let id = staff.process.id;
    let boards = app.db.read(move |c| Ok(queries::boards(c, id)?)).await?;
    let unaccepted = |faults: &Faults| {
        Ok(html_unaccepted(views::person_form(
            &staff, &boards, &form, faults,
        )))
    };
    let newcomer = match people::read(staff.t(), &form, &boards) {
        Ok(newcomer) => newcomer,
        Err(faults) => return unaccepted(&faults),
    };
    let invitation = Invitation::new(id, &staff.account, app.clock.now());
    let (asking, role) = (invitation.clone(), newcomer.role);
    let told = move |done: &Asked| match done {
        Asked::Now(_) => Some(role.word().to_owned()),
        Asked::There(_) => None,
    };
    let asked = staff
        .write(&app, "person.added", told, move |c| {
            asking.ask(c, &newcomer)
        })
        .await?;
    match asked {
        Asked::There(there) => {
            let mut faults = Faults::default();
            let role = staff.t().get(there.role.text_key()).into_owned();
            let key = if there.is_accepted {
                "person-there"
            } else {
                "person-asked-before"
            };
            faults.add("email", staff.t().with(key, [("role", role.into())]));
            unaccepted(&faults)
        }
        Asked::Now(invited) => mail(&app, &staff, &invitation, &invited).await,
    }
}

/// Asks somebody once more who has not answered.
pub async fn ask_again(
    app: web::Data<App>,
    staff: Within<People>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    let account = AccountId(path.1);
    let seen = form.word("mails", |word| word.parse().ok());
    let seen: i32 = seen.ok_or(Error::Malformed("malformed-form"))?;
    let invitation = Invitation::new(staff.process.id, &staff.account, app.clock.now());
    let asking = invitation.clone();
    let told = |done: &Option<Invited>| done.as_ref().map(|to| to.role.word().to_owned());
    let invited = staff
        .write(&app, "person.asked-again", told, move |c| {
            asking.ask_again(c, account, seen)
        })
        .await?;
    match invited {
        Some(invited) => mail(&app, &staff, &invitation, &invited).await,
        None => Ok(see_other(url::people(&staff.process.slug))),
    }
}

/// Mails an invitation, and leads to the list, which says what became of that.
async fn mail(
    app: &App,
    staff: &Staff,
    invitation: &Invitation,
    to: &Invited,
) -> Result<HttpResponse> {
    let process = staff.process.name(to.account.language);
    invitation
        .mail(app, to, (&staff.account.name, process))
        .await?;
    Ok(see_other(url::people(&staff.process.slug)))
}

/// Somebody says themselves whether they take part in a process that they are asked to.
pub async fn answer(
    app: web::Data<App>,
    signed_in: SignedIn,
    path: web::Path<String>,
    form: Form,
) -> Result<HttpResponse> {
    let slug = path.into_inner();
    let process = app
        .db
        .read(move |c| Ok(queries::find(c, &slug)?))
        .await?
        .ok_or(Error::NotFound)?;
    let account = signed_in.account.id;
    let (action, work): (_, fn(&mut _, _, _) -> _) = match form.text("do") {
        "accept" => ("person.accepted", staff::queries::accept),
        "decline" => ("person.declined", staff::queries::decline),
        _ => return Err(Error::Malformed("malformed-form")),
    };
    signed_in
        .change(&app, action)
        .within(process)
        .write("", move |c| match work(c, account, process)? {
            true => Ok(()),
            false => Err(Error::NotFound),
        })
        .await?;
    Ok(see_other(url::home()))
}
