//! Creating a process, and changing its words, contact and rules.

use actix_web::{HttpResponse, web};

use crate::app::App;
use crate::error::{Error, Result};
use crate::processes::within::Within;
use crate::processes::{forms, queries, views};
use crate::staff::guard::MayCreate;
use crate::staff::writing::MayChange;
use crate::staff::{self, Edit, Publish, Right, Role};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

pub async fn new_form(MayCreate { account, .. }: MayCreate) -> HttpResponse {
    let form = forms::settings::begin(&account);
    html(views::new_form(&account, &form, &Faults::default()))
}

pub async fn create(app: web::Data<App>, creator: MayCreate, form: Form) -> Result<HttpResponse> {
    let account = &creator.account;
    let now = app.clock.now();
    let t = account.language.texts();
    let process = match forms::settings::read(t, &form, None, now.day(&app.zone)) {
        Ok(process) => process,
        Err(faults) => return Ok(html_unaccepted(views::new_form(account, &form, &faults))),
    };
    let leader = account.id;
    let slug = creator
        .create(&app, process.id, move |c| {
            let slug = queries::add(c, &process, now)?;
            staff::queries::set_role(c, leader, process.id, Role::Leader, None)?;
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
        written => written.map(|()| see_other(url::setup_of(&staff.process.slug))),
    }
}
