//! Writing one's own words for a mailing instead of the ready-made ones.

use actix_web::{HttpResponse, web};

use super::subject;
use crate::app::App;
use crate::error::Result;
use crate::mailings::forms::{audience_and_language, read_letter};
use crate::mailings::subject::Subject;
use crate::mailings::{queries, views};
use crate::processes::within::Within;
use crate::staff::Edit;
use crate::staff::writing::MayChange;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};

type Path = web::Path<(String, String, String, String)>;

pub async fn form(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let of = audience_and_language(&path.2, &path.3)?;
    let subject = subject(&app, &staff, &path.1).await?;
    subject.may_be_reworded(of.0)?;
    let letter = subject.letter(of.0, of.1);
    let mut form = Form::default();
    form.set("subject", &letter.subject);
    form.set("body", &letter.body);
    let faults = Faults::default();
    let report = &subject.report;
    Ok(html(views::words_form(&staff, report, of, &form, &faults)))
}

/// Saves them; sent empty, the ready-made words come back.
pub async fn put(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    let of = audience_and_language(&path.2, &path.3)?;
    let (audience, language) = of;
    let subject = subject(&app, &staff, &path.1).await?;
    let report = &subject.report;
    subject.may_be_reworded(audience)?;
    let mut reading = Reading::new(staff.t(), &form);
    let letter = read_letter(&mut reading, &subject, language);
    let letter = match reading.done(Some(letter)) {
        Ok(letter) => letter,
        Err(faults) => {
            let page = views::words_form(&staff, report, of, &form, &faults);
            return Ok(html_unaccepted(page));
        }
    };
    let action = match letter {
        Some(_) => "mailing.words-changed",
        None => "mailing.words-removed",
    };
    let told = format!("{}: {} {}", report.slug, audience.word(), language.word());
    let (id, process, slug) = (report.id, staff.process.clone(), path.1.clone());
    staff
        .write(&app, action, told, move |c| {
            // It may have been mailed meanwhile.
            Subject::load(c, process.clone(), &slug)?.may_be_reworded(audience)?;
            match &letter {
                Some(letter) => queries::put_draft(c, id, audience, letter)?,
                None => queries::remove_draft(c, id, audience, language)?,
            }
            Ok(())
        })
        .await?;
    Ok(see_other(url::publish_report(
        &staff.process.slug,
        &report.slug,
    )))
}
