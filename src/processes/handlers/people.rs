//! Who works with the process.

use actix_web::{HttpResponse, web};
use maud::{Markup, html};

use crate::app::App;
use crate::db::Connection;
use crate::db::ids::{AccountId, ProcessId};
use crate::error::{Error, Result};
use crate::processes::forms::people as forms;
use crate::processes::within::{Staff, Within};
use crate::processes::{Board, queries, views};
use crate::staff::guard::SignedIn;
use crate::staff::inviting::{Asked, Invitation, Invited, note};
use crate::staff::notices::{News, tell};
use crate::staff::queries::Person;
use crate::staff::writing::MayChange;
use crate::staff::{self, Account, People, Publish, Role};
use crate::web::components::{Asking, Faults};
use crate::web::form::Form;
use crate::web::page::Chapter;
use crate::web::{html, html_unaccepted, see_other, url};

/// A process and somebody of it, as a path names them.
pub(super) type Path = web::Path<(String, i64)>;

/// The people, and what became of asking those who have not answered.
pub async fn people(app: web::Data<App>, staff: Within<People>) -> Result<HttpResponse> {
    show_list(&app, &staff, None).await
}

async fn show_list(app: &App, staff: &Staff, note: Option<String>) -> Result<HttpResponse> {
    let id = staff.process.id;
    let (people, boards) = app
        .db
        .read(move |c| Ok((staff::queries::people(c, id)?, queries::boards(c, id)?)))
        .await?;
    let page = views::people(&views::PeoplePage {
        staff,
        people: &people,
        boards: &boards,
        zone: &app.zone,
        note: note.as_deref(),
    });
    Ok(html(page))
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
    let newcomer = match forms::read(staff.t(), &form, &boards) {
        Ok(newcomer) => newcomer,
        Err(faults) => return unaccepted(&faults),
    };
    let invitation = Invitation::new(&app, id, &staff.account);
    let (asking, role) = (invitation.clone(), newcomer.role);
    let told = move |done: &Asked| match done {
        Asked::Now(to) => Some(format!("{}: {}", to.account.name, role.word())),
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
pub async fn ask_person_again(
    app: web::Data<App>,
    staff: Within<People>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    let account = AccountId(path.1);
    // A button that does not say what its page showed sends nothing.
    let seen = form.word("mails", |word| word.parse().ok()).unwrap_or(-1);
    let invitation = Invitation::new(&app, staff.process.id, &staff.account);
    let asking = invitation.clone();
    let told = |done: &Option<Invited>| done.as_ref().map(|to| to.account.name.clone());
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

/// Somebody of a process, with what their page shows.
struct Shown {
    person: Person,
    boards: Vec<Board>,
    can_be_vouched_for: bool,
}

async fn one(app: &App, staff: &Staff, id: AccountId) -> Result<Shown> {
    let (of, by) = (staff.process.id, staff.account.id);
    app.db
        .read(move |c| {
            let people = staff::queries::people(c, of)?;
            let person = people.into_iter().find(|person| person.id == id);
            Ok(Shown {
                person: person.ok_or(Error::NotFound)?,
                boards: queries::boards(c, of)?,
                can_be_vouched_for: can_vouch(c, by, id)?,
            })
        })
        .await
}

/// Whether somebody's word on another says anything: that they are not behind both accounts themselves, and that it is
/// not known already.
fn can_vouch(c: &mut Connection, by: AccountId, whom: AccountId) -> Result<bool> {
    let origin = staff::queries::origin(c, whom)?;
    Ok(origin != whom && origin != staff::queries::origin(c, by)?)
}

fn show(staff: &Staff, shown: &Shown, form: &Form, faults: &Faults) -> Markup {
    views::person(&views::PersonPage {
        staff,
        person: &shown.person,
        boards: &shown.boards,
        can_be_vouched_for: shown.can_be_vouched_for,
        form,
        faults,
    })
}

/// Somebody of the process: what they are, with the ways to change it.
pub async fn person(
    app: web::Data<App>,
    staff: Within<People>,
    path: Path,
) -> Result<HttpResponse> {
    let shown = one(&app, &staff, AccountId(path.1)).await?;
    let form = forms::fill(&shown.person);
    Ok(html(show(&staff, &shown, &form, &Faults::default())))
}

/// The key of the words for the last who leads a process.
const LAST: &str = "person-last-leader";

/// Makes sure that somebody goes on leading a process when this person does not.
fn somebody_else_leads(c: &mut Connection, of: ProcessId, id: AccountId) -> Result<()> {
    let leaders = staff::queries::leaders(c, of)?;
    if leaders.contains(&id) && leaders.len() == 1 {
        return Err(Error::Refused(LAST));
    }
    Ok(())
}

/// Changes what somebody is, and tells them.
pub async fn change_person(
    app: web::Data<App>,
    staff: Within<People>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    let (of, id) = (staff.process.id, AccountId(path.1));
    let shown = one(&app, &staff, id).await?;
    let unaccepted = |faults: &Faults| Ok(html_unaccepted(show(&staff, &shown, &form, faults)));
    let (role, board) = match forms::read_role(staff.t(), &form, &shown.boards) {
        Ok(read) => read,
        Err(faults) => return unaccepted(&faults),
    };
    let name = shown.person.name.clone();
    let told = move |before: &Option<Role>| {
        let before = (*before)?;
        Some(format!("{name}: {} → {}", before.word(), role.word()))
    };
    let changed = staff
        .write(&app, "person.changed", told, move |c| {
            let before = staff::queries::membership(c, id, of)?.ok_or(Error::NotFound)?;
            if !before.is_accepted {
                return Err(Error::Refused("person-not-yet"));
            }
            if (before.role, before.board) == (role, board) {
                return Ok(None);
            }
            if role != Role::Leader {
                somebody_else_leads(c, of, id)?;
            }
            staff::queries::change_role(c, id, of, (role, board))?;
            Ok(Some(before.role))
        })
        .await;
    match changed {
        Err(Error::Refused(LAST)) => {
            let mut faults = Faults::default();
            faults.add("role", staff.t().get(LAST));
            return unaccepted(&faults);
        }
        Err(error) => return Err(error),
        Ok(None) => {}
        Ok(Some(_)) => {
            let account = account(&app, id).await?;
            let process = staff.process.name(account.language);
            let posted = tell(&app, &account, &account.email, News::Role(process, role)).await;
            note(&app, (id, of), &posted).await?;
        }
    }
    Ok(see_other(way_on(&staff, id)))
}

async fn account(app: &App, id: AccountId) -> Result<Account> {
    let found = app
        .db
        .read(move |c| Ok(staff::queries::account(c, id)?))
        .await?;
    found.ok_or(Error::NotFound)
}

/// The list, unless they have changed what they are themselves.
fn way_on(staff: &Staff, changed: AccountId) -> url::Url {
    if staff.account.id == changed {
        url::home()
    } else {
        url::people(&staff.process.slug)
    }
}

/// Says that somebody's account is a person's of their own, which lets them be the second pair of eyes.
pub async fn vouch_for_person(
    app: web::Data<App>,
    staff: Within<People>,
    path: Path,
) -> Result<HttpResponse> {
    let (of, by, id) = (staff.process.id, staff.account.id, AccountId(path.1));
    let told = |name: &String| Some(name.clone());
    staff
        .write(&app, "person.vouched-for", told, move |c| {
            let account = staff::queries::account(c, id)?.ok_or(Error::NotFound)?;
            staff::queries::role(c, id, of)?.ok_or(Error::NotFound)?;
            if !can_vouch(c, by, id)? {
                return Err(Error::Refused("person-vouch-not-yours"));
            }
            staff::queries::vouch(c, id)?;
            Ok(account.name)
        })
        .await?;
    Ok(see_other(url::person(&staff.process.slug, id)))
}

/// Asks before somebody is taken out of the process.
pub async fn ask_to_remove_person(
    app: web::Data<App>,
    staff: Within<People>,
    path: Path,
) -> Result<HttpResponse> {
    let (t, id) = (staff.t(), AccountId(path.1));
    let shown = one(&app, &staff, id).await?;
    let slug = &staff.process.slug;
    let about = [("name", shown.person.name.into())];
    Ok(html(staff.ask(
        Chapter::Settings,
        &Asking {
            title: t.with("person-remove-title", about),
            told: vec![t.get("person-remove-text").into_owned()],
            fields: html! {},
            action: url::remove_person(slug, id),
            button: t.get("person-remove"),
            back: url::person(slug, id),
            back_text: t.get("person-remove-not"),
        },
    )))
}

/// Takes somebody out of the process, and tells those who took part.
pub async fn remove_person(
    app: web::Data<App>,
    staff: Within<People>,
    path: Path,
) -> Result<HttpResponse> {
    let (of, id) = (staff.process.id, AccountId(path.1));
    let account = account(&app, id).await?;
    let name = account.name.clone();
    let told = move |_: &bool| format!("{name}: removed");
    let took_part = staff
        .write(&app, "person.removed", told, move |c| {
            let before = staff::queries::membership(c, id, of)?.ok_or(Error::NotFound)?;
            somebody_else_leads(c, of, id)?;
            staff::queries::remove_role(c, id, of)?;
            Ok(before.is_accepted)
        })
        .await?;
    if took_part {
        let process = staff.process.name(account.language);
        let posted = tell(&app, &account, &account.email, News::Removed(process)).await;
        if !posted.is_sent() && staff.account.id != id {
            return show_list(&app, &staff, Some(posted.text(staff.t()))).await;
        }
    }
    Ok(see_other(way_on(&staff, id)))
}

/// Somebody says themselves whether they take part in a process that they are asked to.
pub async fn answer_invitation(
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
