//! A dialogue's own page, and what is done there. Closing is `survey`'s.

use actix_web::{HttpResponse, web};
use diesel::QueryResult;

use super::Path;
use super::host::enter_head_count;
use crate::app::App;
use crate::audit;
use crate::db::Connection;
use crate::db::ids::ProcessId;
use crate::dialogues::{Code, Dialogue, HeadCount, queries};
use crate::error::Result;
use crate::hosting::forms::{self, Surroundings};
use crate::hosting::standing::{Standing, board_name};
use crate::hosting::{host_mail, views};
use crate::processes::within::{Staff, Within};
use crate::secrets::token_hash;
use crate::staff::writing::MayChange;
use crate::staff::{self, Edit, See};
use crate::survey::queries::behind;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

pub async fn page(app: web::Data<App>, staff: Within<See>, path: Path) -> Result<HttpResponse> {
    let page = show(&app, &staff, path.1, Shown::default()).await?;
    Ok(html(page))
}

/// What the page shows beside the dialogue itself.
#[derive(Default)]
struct Shown {
    /// Shown the once that it is known.
    host_link: Option<views::NewLink>,
    form: Form,
    faults: Faults,
}

async fn show(app: &App, staff: &Staff, number: i32, mut shown: Shown) -> Result<maud::Markup> {
    let (of, secrets) = (staff.process.id, app.secrets.clone());
    let (around, dialogue, code, standing, (has_answers, has_host_link, links), log) = app
        .db
        .read(move |c| {
            let dialogue = queries::by_number(c, of, number)?;
            let code = queries::code(c, &secrets, dialogue.id)?;
            let standing = Standing::load(c, dialogue.id)?;
            let has_answers = behind::has_answers(c, dialogue.id)?;
            let has_host_link = queries::has_host_link(c, dialogue.id)?;
            let log = staff::queries::log(c, of, "dialogue.", &format!("{number}: "), 20)?;
            // A number that was free again is another dialogue's.
            let is_its_own = |line: &audit::Shown| line.action != "dialogue.removed";
            let log: Vec<_> = log.into_iter().take_while(is_its_own).collect();
            let around = Surroundings::load(c, of)?;
            let links = links(c, of, number)?;
            let there = (has_answers, has_host_link, links);
            Ok((around, dialogue, code, standing, there, log))
        })
        .await?;
    if shown.form.all("participants").next().is_none() {
        dialogue.counts.fill(&mut shown.form);
    }
    let question = url::question(code.as_str());
    Ok(views::page(&views::Page {
        staff,
        around: &around,
        dialogue: &dialogue,
        code,
        url: app.config.base_url.join(question.as_str()),
        standing: &standing,
        has_answers,
        has_host_link,
        links,
        host_link: shown.host_link.as_ref(),
        log: &log,
        now: app.clock.now(),
        zone: &app.zone,
        form: &shown.form,
        faults: &shown.faults,
    }))
}

/// The page once more, with what was typed and what is wrong with it.
async fn again(
    app: &App,
    staff: &Staff,
    number: i32,
    form: Form,
    faults: Faults,
) -> Result<HttpResponse> {
    let shown = Shown {
        host_link: None,
        form,
        faults,
    };
    show(app, staff, number, shown).await.map(html_unaccepted)
}

/// Enters head-counts; every correction is logged with who made it (D59).
pub async fn head_count(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    let number = path.1;
    let mut reading = Reading::new(staff.t(), &form);
    let read = HeadCount::read(&mut reading);
    let counts = match reading.done(Some(read)) {
        Ok(counts) => counts,
        Err(faults) => return again(&app, &staff, number, form, faults).await,
    };
    enter_head_count(&app, &staff, (staff.process.id, number), counts).await?;
    Ok(see_other(url::dialogue(&staff.process.slug, number)))
}

/// Opens a dialogue before its day.
pub async fn open(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let (of, number, now) = (staff.process.id, path.1, app.clock.now());
    let told = move |was_before: &bool| was_before.then(|| format!("{number}: "));
    staff
        .write(&app, "dialogue.opened", told, move |c| {
            let dialogue = queries::by_number(c, of, number)?;
            Ok(queries::open_now(c, dialogue.id, now)?)
        })
        .await?;
    Ok(see_other(url::dialogue(&staff.process.slug, number)))
}

/// Gives a new code; the old one stops working at once.
pub async fn new_code(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
) -> Result<HttpResponse> {
    let (of, number, secrets) = (staff.process.id, path.1, app.secrets.clone());
    staff
        .write(&app, "dialogue.new-code", format!("{number}: "), move |c| {
            let dialogue = queries::by_number(c, of, number)?;
            Ok(queries::set_code(c, &secrets, dialogue.id, Code::random())?)
        })
        .await?;
    Ok(see_other(url::dialogue(&staff.process.slug, number)))
}

/// Makes a host link, in place of any other, shows it this once, and mails it to the host if an address was given.
///
/// A form makes one link: sent again, as by a reload, it changes nothing and mails nothing. It shows the link once more
/// while that one works, and else says that it is over with it.
pub async fn new_host_link(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    let (of, number, t) = (staff.process.id, path.1, staff.t());
    let mut reading = Reading::new(t, &form);
    let read = forms::read_host(&mut reading);
    let to = match reading.done(Some(read)) {
        Ok(to) => to,
        Err(faults) => return again(&app, &staff, number, form, faults).await,
    };
    let link = forms::ForLink::read(&form);
    let secrets = app.secrets.clone();
    let told = move |(.., made): &(Dialogue, String, String, Made)| {
        (*made == Made::New).then(|| format!("{number}: "))
    };
    let (dialogue, board, token, made) = staff
        .write(&app, "dialogue.host-link-made", told, move |c| {
            let dialogue = queries::by_number(c, of, number)?;
            let token = link.token(&secrets, dialogue.id);
            let hash = token_hash(&token);
            let now = links(c, of, number)?;
            let made = if link.replaces.is_none_or(|seen| seen == now) {
                queries::set_host_token(c, dialogue.id, Some(&hash))?;
                Made::New
            } else if queries::is_opened_by(c, dialogue.id, &hash)? {
                Made::Before
            } else {
                Made::Over
            };
            let board = board_name(c, of, dialogue.board)?;
            Ok((dialogue, board, token, made))
        })
        .await?;
    let url = app.config.base_url.join(url::host(&token).as_str());
    let mailed = match (made, to) {
        (Made::Over, _) => {
            let mut faults = Faults::default();
            faults.add_of_all(t.get("host-link-over"));
            return again(&app, &staff, number, Form::default(), faults).await;
        }
        (Made::Before, _) => Some(t.get("host-link-before").into_owned()),
        (Made::New, None) => None,
        (Made::New, Some(to)) => {
            let message = host_mail::write(&app, &staff, (&dialogue, &board), &url, &to).await?;
            Some(match app.transport.send_one(&message).await {
                Ok(()) => t.with("host-mailed", [("address", to.as_str().to_owned().into())]),
                Err(failure) => t.with("host-not-mailed", [("why", failure.text(t).into())]),
            })
        }
    };
    let shown = Shown {
        host_link: Some(views::NewLink { url, mailed }),
        ..Shown::default()
    };
    show(&app, &staff, number, shown).await.map(html)
}

/// What became of a form that makes a link.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Made {
    New,
    /// It had made it before, and that one works.
    Before,
    /// What it made has been replaced or revoked since, or another was made first.
    Over,
}

/// How many host links were made for a dialogue and revoked: with each, a form that was shown before is over.
fn links(c: &mut Connection, of: ProcessId, number: i32) -> QueryResult<usize> {
    const MOST: i64 = 10_000;
    let about = format!("{number}: ");
    Ok(staff::queries::log(c, of, "dialogue.host-link-", &about, MOST)?.len())
}

pub async fn revoke_host_link(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
) -> Result<HttpResponse> {
    let (of, number) = (staff.process.id, path.1);
    let told = format!("{number}: ");
    staff
        .write(&app, "dialogue.host-link-revoked", told, move |c| {
            let dialogue = queries::by_number(c, of, number)?;
            Ok(queries::set_host_token(c, dialogue.id, None)?)
        })
        .await?;
    Ok(see_other(url::dialogue(&staff.process.slug, number)))
}
