//! Reviewing what participants wrote: at the desk of the registrar and the data protection officer, and nowhere else.
//!
//! It is read under the one rule for all of staff. Where that does not let anybody read it, it can be taken out unread:
//! somebody may know that they are named in it, and words that nobody will ever read are no loss.

use actix_web::{HttpResponse, web};
use maud::Markup;

use crate::app::App;
use crate::db::ids::CommentId;
use crate::dialogues::DialogueKind;
use crate::error::{Error, Result};
use crate::processes::within::Within;
use crate::staff::Desk;
use crate::staff::writing::MayChange;
use crate::survey::queries::review::{Place, Review, taken_out};
use crate::survey::queries::{Written, comments, with_versions};
use crate::survey::review::Ground;
use crate::survey::{Survey, Version, forms, views};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{html, html_unaccepted, see_other, url};

fn review(app: &App, staff: &Within<Desk>) -> Review {
    Review {
        of: staff.process.id,
        threshold: staff.process.threshold,
        day: app.clock.now().day(&app.zone).to_string(),
    }
}

/// All that may be read, and where nothing may.
pub async fn list(app: web::Data<App>, staff: Within<Desk>) -> Result<HttpResponse> {
    let page = show(&app, &staff, &Form::default(), &Faults::default()).await?;
    staff.note_hourly(&app, "comments.read").await?;
    Ok(html(page))
}

async fn show(app: &App, staff: &Within<Desk>, form: &Form, faults: &Faults) -> Result<Markup> {
    let (review, secrets) = (review(app, staff), app.secrets.clone());
    let (comments, surveys, unread, taken_out) = app
        .db
        .read(move |c| {
            let comments = comments(c, &secrets, review.of, review.threshold)?;
            let surveys = with_versions(c, review.of)?;
            let unread = review.unread(c)?;
            Ok((comments, surveys, unread, taken_out(c, review.of)?))
        })
        .await?;
    Ok(views::review(&views::Review {
        staff,
        comments: &comments,
        surveys: &surveys,
        unread: &unread,
        taken_out,
        form,
        faults,
    }))
}

/// Asks why one is taken out, and shows it once more.
pub async fn ask(
    app: web::Data<App>,
    staff: Within<Desk>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let page = show_one(&app, &staff, &path.1, &Form::default(), &Faults::default()).await?;
    staff.note_hourly(&app, "comments.read").await?;
    Ok(html(page))
}

async fn show_one(
    app: &App,
    staff: &Within<Desk>,
    id: &str,
    form: &Form,
    faults: &Faults,
) -> Result<Markup> {
    let id = comment_id(id)?;
    let (review, secrets) = (review(app, staff), app.secrets.clone());
    let (all, surveys) = app
        .db
        .read(move |c| {
            let all = comments(c, &secrets, review.of, review.threshold)?;
            Ok((all, with_versions(c, review.of)?))
        })
        .await?;
    let is_it = |written: &&Written| written.comments.iter().any(|one| one.id == id);
    let written = all.iter().find(is_it).ok_or(Error::NotFound)?;
    let comment = written.comments.iter().find(|one| one.id == id);
    Ok(views::review_one(&views::ReviewOne {
        staff,
        written,
        comment: comment.ok_or(Error::NotFound)?,
        surveys: &surveys,
        form,
        faults,
    }))
}

fn comment_id(id: &str) -> Result<CommentId> {
    id.parse().map(CommentId).map_err(|_| Error::NotFound)
}

/// Takes one out. Of one that is gone, nothing is said twice.
pub async fn take_out(
    app: web::Data<App>,
    staff: Within<Desk>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let id = comment_id(&path.1)?;
    let ground = match forms::review::ground(staff.t(), &form) {
        Ok(ground) => ground,
        Err(faults) => {
            let page = show_one(&app, &staff, &path.1, &form, &faults).await?;
            return Ok(html_unaccepted(page));
        }
    };
    let (review, secrets) = (review(&app, &staff), app.secrets.clone());
    let told = move |taken: &Option<(String, String)>| {
        let (place, question) = taken.as_ref()?;
        Some(format!("{place}, {question}: {}", ground.word()))
    };
    staff
        .write(&app, "desk.comment-taken-out", told, move |c| {
            review.take_out(c, &secrets, id)
        })
        .await?;
    Ok(see_other(url::desk_comments(&staff.process.slug)))
}

/// Asks what is kept of one dialogue while all the rest is taken out.
pub async fn ask_others(
    app: web::Data<App>,
    staff: Within<Desk>,
    path: web::Path<(String, i32)>,
) -> Result<HttpResponse> {
    let (form, faults) = Default::default();
    let (written, surveys) = written_in(&app, &staff, path.1).await?;
    let page = others(&staff, path.1, (&written, &surveys), (&form, &faults));
    staff.note_hourly(&app, "comments.read").await?;
    Ok(html(page))
}

/// What was written in one dialogue, where it may be read, and what was asked.
async fn written_in(
    app: &App,
    staff: &Within<Desk>,
    number: i32,
) -> Result<(Vec<Written>, Vec<(Survey, Vec<Version>)>)> {
    let (review, secrets) = (review(app, staff), app.secrets.clone());
    let (mut all, surveys) = app
        .db
        .read(move |c| {
            let all = comments(c, &secrets, review.of, review.threshold)?;
            Ok((all, with_versions(c, review.of)?))
        })
        .await?;
    all.retain(|one| one.kind == DialogueKind::Dialogue && one.number == number);
    if all.is_empty() {
        return Err(Error::NotFound);
    }
    Ok((all, surveys))
}

fn others(
    staff: &Within<Desk>,
    number: i32,
    (written, surveys): (&[Written], &[(Survey, Vec<Version>)]),
    (form, faults): (&Form, &Faults),
) -> Markup {
    views::review_others(&views::ReviewOthers {
        staff,
        number,
        written,
        surveys,
        form,
        faults,
    })
}

/// Takes out all that was written in one dialogue, save what is kept: somebody has written there many times.
pub async fn take_out_others(
    app: web::Data<App>,
    staff: Within<Desk>,
    path: web::Path<(String, i32)>,
    form: Form,
) -> Result<HttpResponse> {
    let number = path.1;
    let (written, surveys) = written_in(&app, &staff, number).await?;
    let there: Vec<CommentId> = written
        .iter()
        .flat_map(|written| written.comments.iter().map(|one| one.id))
        .collect();
    let (kept, ground) = match forms::review::others(staff.t(), &form, &there) {
        Ok(said) => said,
        Err(faults) => {
            let page = others(&staff, number, (&written, &surveys), (&form, &faults));
            return Ok(html_unaccepted(page));
        }
    };
    let (review, secrets) = (review(&app, &staff), app.secrets.clone());
    let told = move |taken: &Option<(i64, i64)>| {
        let (gone, all) = taken.as_ref()?;
        Some(format!("{number}: {gone} of {all}, {}", ground.word()))
    };
    staff
        .write(&app, "desk.words-taken-out", told, move |c| {
            review.take_out_others(c, &secrets, number, &kept)
        })
        .await?;
    Ok(see_other(url::desk_comments(&staff.process.slug)))
}

/// Takes out, unread, all that was written where nobody may read it.
pub async fn take_out_unread(
    app: web::Data<App>,
    staff: Within<Desk>,
    form: Form,
) -> Result<HttpResponse> {
    let offering = review(&app, &staff);
    let offered = app.db.read(move |c| Ok(offering.unread(c)?)).await?;
    let (place, ground) = match forms::review::unread(staff.t(), &form, &offered) {
        Ok(said) => said,
        Err(faults) => return Ok(html_unaccepted(show(&app, &staff, &form, &faults).await?)),
    };
    let review = review(&app, &staff);
    staff
        .write(
            &app,
            "desk.words-taken-out",
            told_unread(ground),
            move |c| {
                let taken = review.take_out_unread(c, &place)?;
                taken.ok_or(Error::Refused("review-readable"))
            },
        )
        .await?;
    Ok(see_other(url::desk_comments(&staff.process.slug)))
}

fn told_unread(ground: Ground) -> impl Fn(&(Place, i64)) -> String + Send + 'static {
    move |(place, count)| format!("{}: {count}, {}", place.told(), ground.word())
}
