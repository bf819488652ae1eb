//! How a dialogue ends, for staff and host: it asks, ends at once for everybody, can be taken back, and is closed for
//! good when nothing more is out.

use actix_web::{HttpResponse, web};

use super::Path;
use crate::app::App;
use crate::db::Connection;
use crate::db::ids::DialogueId;
use crate::dialogues::host_link::Hosted;
use crate::dialogues::{Dialogue, queries};
use crate::error::Result;
use crate::hosting::standing::Standing;
use crate::hosting::views::{self, Question};
use crate::processes::within::Within;
use crate::staff::Edit;
use crate::staff::writing::{Change, MayChange};
use crate::survey::queries::Step;
use crate::web::{html, see_other, url};

/// The page that asks, or the way to the dialogue's own when there is nothing to ask.
async fn ask(
    app: &App,
    staff: &Within<Edit>,
    number: i32,
    question: Question,
) -> Result<HttpResponse> {
    let of = staff.process.id;
    let (dialogue, standing) = app
        .db
        .read(move |c| {
            let dialogue = queries::by_number(c, of, number)?;
            let standing = Standing::load(c, dialogue.id)?;
            Ok((dialogue, standing))
        })
        .await?;
    let now = app.clock.now();
    if !question.can_be_asked(dialogue.state(now)) {
        return Ok(see_other(url::dialogue(&staff.process.slug, number)));
    }
    let out = views::Out {
        dialogue: &dialogue,
        standing: &standing,
        grace: staff.process.grace,
        now,
        zone: &app.zone,
    };
    Ok(html(views::ask_staff(staff, question, &out)))
}

/// The page that asks before a dialogue ends.
pub async fn ask_to_end(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
) -> Result<HttpResponse> {
    ask(&app, &staff, path.1, Question::End).await
}

/// The page that asks before a dialogue is closed for good.
pub async fn ask_to_close(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
) -> Result<HttpResponse> {
    ask(&app, &staff, path.1, Question::Close).await
}

async fn ask_host(app: &App, hosted: &Hosted, question: Question) -> Result<HttpResponse> {
    let id = hosted.dialogue.id;
    let now = app.clock.now();
    if !question.can_be_asked(hosted.dialogue.state(now)) {
        return Ok(back(hosted));
    }
    let standing = app
        .db
        .read_first(move |c| Ok(Standing::load(c, id)?))
        .await?;
    let out = views::Out {
        dialogue: &hosted.dialogue,
        standing: &standing,
        grace: hosted.process.grace,
        now,
        zone: &app.zone,
    };
    Ok(html(views::ask_host(hosted, question, &out)))
}

/// The page that asks the host before the dialogue ends.
pub async fn host_asks_to_end(app: web::Data<App>, hosted: Hosted) -> Result<HttpResponse> {
    ask_host(&app, &hosted, Question::End).await
}

/// The page that asks the host before the dialogue is closed for good.
pub async fn host_asks_to_close(app: web::Data<App>, hosted: Hosted) -> Result<HttpResponse> {
    ask_host(&app, &hosted, Question::Close).await
}

/// Takes a step of the dialogue that `find` names.
async fn take(
    app: &App,
    change: Change<'_>,
    step: Step,
    find: impl Fn(&mut Connection) -> Result<(DialogueId, i32)> + Send + 'static,
) -> Result<()> {
    let (secrets, now) = (app.secrets.clone(), app.clock.now());
    let told = |(number, is_new): &(i32, bool)| is_new.then(|| format!("{number}: "));
    change
        .among_participants()
        .write(told, move |c| {
            let (id, number) = find(c)?;
            Ok((number, step.take(c, &secrets, id, now)?))
        })
        .await
        .map(drop)
}

async fn take_by_staff(
    app: &App,
    staff: &Within<Edit>,
    number: i32,
    step: Step,
) -> Result<HttpResponse> {
    let of = staff.process.id;
    let find = move |c: &mut Connection| {
        let Dialogue { id, number, .. } = queries::by_number(c, of, number)?;
        Ok((id, number))
    };
    take(app, staff.change(app, step.action()), step, find).await?;
    Ok(see_other(url::dialogue(&staff.process.slug, number)))
}

pub async fn end(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    take_by_staff(&app, &staff, path.1, Step::End).await
}

pub async fn take_back(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
) -> Result<HttpResponse> {
    take_by_staff(&app, &staff, path.1, Step::TakeBack).await
}

/// Closes a dialogue for good.
pub async fn close(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    take_by_staff(&app, &staff, path.1, Step::Close).await
}

async fn take_by_host(app: &App, hosted: &Hosted, step: Step) -> Result<HttpResponse> {
    let of = (hosted.dialogue.id, hosted.dialogue.number);
    take(app, hosted.change(app, step.action()), step, move |_| {
        Ok(of)
    })
    .await?;
    Ok(back(hosted))
}

pub async fn end_by_host(app: web::Data<App>, hosted: Hosted) -> Result<HttpResponse> {
    take_by_host(&app, &hosted, Step::End).await
}

pub async fn take_back_by_host(app: web::Data<App>, hosted: Hosted) -> Result<HttpResponse> {
    take_by_host(&app, &hosted, Step::TakeBack).await
}

/// The host says that nothing more is out.
pub async fn close_by_host(app: web::Data<App>, hosted: Hosted) -> Result<HttpResponse> {
    take_by_host(&app, &hosted, Step::Close).await
}

fn back(hosted: &Hosted) -> HttpResponse {
    see_other(url::host(&hosted.token).lang(hosted.t().language))
}
