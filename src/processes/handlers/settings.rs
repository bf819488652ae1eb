//! Creating a process, and changing its words, contact and rules.

use actix_web::{HttpRequest, HttpResponse, web};

use crate::app::App;
use crate::db::Connection;
use crate::db::ids::AccountId;
use crate::error::{Error, Result};
use crate::processes::within::Within;
use crate::processes::{Process, TakesOver, forms, queries, views};
use crate::staff::guard::MayCreate;
use crate::staff::writing::MayChange;
use crate::staff::{self, Edit, Publish, Right, Role};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::said::{self, Undo};
use crate::web::{html, html_unaccepted, see_other, url};

/// The processes that somebody may change, and so take something over from into a new one; the newest first.
fn known(c: &mut Connection, id: AccountId) -> Result<Vec<Process>> {
    let mut known = Vec::new();
    for process in queries::of_account(c, id)? {
        let role = staff::queries::role(c, id, process.id)?;
        if role.is_some_and(|(role, _)| Edit::is_given_to(role)) {
            known.push(process);
        }
    }
    Ok(known)
}

pub async fn new_form(
    app: web::Data<App>,
    MayCreate { account, .. }: MayCreate,
    request: HttpRequest,
) -> Result<HttpResponse> {
    let id = account.id;
    let known = app.db.read(move |c| known(c, id)).await?;
    let asked = Form::parse(request.query_string().as_bytes()).unwrap_or_default();
    let like = known
        .iter()
        .find(|old| old.slug.as_str() == asked.text("like"));
    let form = match like {
        Some(old) => forms::settings::begin_like(old),
        None => forms::settings::begin(&account),
    };
    let page = views::NewProcess {
        account: &account,
        known: &known,
        form: &form,
        faults: &Faults::default(),
    };
    Ok(html(views::new_form(&page)))
}

/// Makes a process, like the one that the form names.
pub async fn create<T: TakesOver>(
    app: web::Data<App>,
    creator: MayCreate,
    form: Form,
) -> Result<HttpResponse> {
    let account = &creator.account;
    let (now, leader) = (app.clock.now(), account.id);
    let (t, today) = (account.language.texts(), now.day(&app.zone));
    let process = match forms::settings::read(t, &form, None, today) {
        Ok(process) => process,
        Err(faults) => {
            let known = app.db.read(move |c| known(c, leader)).await?;
            return Ok(html_unaccepted(views::new_form(&views::NewProcess {
                account,
                known: &known,
                form: &form,
                faults: &faults,
            })));
        }
    };
    let like = form.text("like").to_owned();
    let slug = creator
        .create(&app, process.id, move |c| {
            let slug = queries::add(c, &process, now)?;
            staff::queries::set_role(c, leader, process.id, Role::Leader, None)?;
            if !like.is_empty() {
                let old = known(c, leader)?
                    .into_iter()
                    .find(|old| old.slug.as_str() == like);
                // Nothing is left out in silence.
                let old = old.ok_or(Error::Refused("process-like-gone"))?;
                T::take_over(c, (old.id, process.id), now, today)?;
            }
            Ok(slug)
        })
        .await?;
    Ok(see_other(url::process(&slug)))
}

pub async fn settings_form(staff: Within<Edit>) -> HttpResponse {
    let form = forms::settings::fill(&staff.process);
    html(views::settings_form(&staff, &form, &Faults::default()))
}

/// The key of the words for a threshold that can no longer be changed.
const FIXED: &str = "process-threshold-fixed";

pub async fn set_settings(
    app: web::Data<App>,
    staff: Within<Edit>,
    form: Form,
) -> Result<HttpResponse> {
    let today = app.clock.now().day(&app.zone);
    let unaccepted =
        |faults: &Faults| Ok(html_unaccepted(views::settings_form(&staff, &form, faults)));
    let mut changed = match forms::settings::read_change(&staff, &form, today) {
        Ok(changed) => changed,
        Err(faults) => return unaccepted(&faults),
    };
    let (id, threshold) = (staff.process.id, staff.process.threshold);
    let account = staff.account.id;
    let told = forms::settings::told(&changed);
    let written = staff
        .write(&app, "process.changed", told, move |c| {
            // Whether a second person is asked is for those who may publish to say, as they are now.
            let role = staff::queries::role(c, account, id)?.map(|(role, _)| role);
            if !role.is_some_and(Publish::is_given_to) {
                changed.mailing.needs_approval = queries::process(c, id)?.mailing.needs_approval;
            }
            // Two thresholds on the same figures could be subtracted from each other.
            if changed.threshold != threshold && queries::has_figures(c, id)? {
                return Err(Error::Refused(FIXED));
            }
            Ok(queries::update(c, &changed)?)
        })
        .await;
    match written {
        Err(Error::Refused(FIXED)) => {
            let mut faults = Faults::default();
            faults.add("threshold", staff.t().get(FIXED));
            unaccepted(&faults)
        }
        written => {
            written?;
            let before = forms::settings::fill(&staff.process);
            let slug = &staff.process.slug;
            said::offer(Undo::new(url::settings(slug).as_str(), &before));
            Ok(see_other(url::setup_of(slug)))
        }
    }
}
