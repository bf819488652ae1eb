//! Writing one's own words for a mailing instead of the ready-made ones.

use actix_web::{HttpResponse, web};

use super::{Subject, audience_and_language};
use crate::accounts::Edit;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::error::{Error, Result};
use crate::i18n::Texts;
use crate::mailings::letter::Letter;
use crate::mailings::{queries, views};
use crate::processes::{self, TargetGroup};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other};

type Path = web::Path<(String, String, String, String)>;

pub async fn form(app: web::Data<App>, staff: Within<Edit>, path: Path) -> Result<HttpResponse> {
    let (audience, language) = audience_and_language(&path.2, &path.3)?;
    let subject = Subject::load(&app, &staff, &path.1).await?;
    let letter = subject.letter(audience, language);
    let mut form = Form::default();
    form.set("subject", &letter.subject);
    form.set("body", &letter.body);
    Ok(html(views::words_form(&views::WordsForm {
        account: &staff.account,
        process: &subject.process,
        report: &subject.report,
        audience,
        language,
        form: &form,
        faults: &Faults::default(),
    })))
}

/// Saves them; sent empty, the ready-made words come back.
pub async fn put(
    app: web::Data<App>,
    staff: Within<Edit>,
    path: Path,
    form: Form,
) -> Result<HttpResponse> {
    let (audience, language) = audience_and_language(&path.2, &path.3)?;
    let subject = Subject::load(&app, &staff, &path.1).await?;
    if subject.report.frozen_at.is_some() && subject.report.published_at.is_none() {
        return Err(Error::Refused("words-are-frozen"));
    }
    let of = staff.process;
    let groups = app
        .db
        .read(move |c| Ok(processes::queries::groups(c, of)?))
        .await?;
    let t = staff.account.language.texts();
    let ready = form.text("do") == "ready-made";
    let mut reading = Reading::new(t, &form);
    let letter = Letter {
        language,
        subject: if ready {
            String::new()
        } else {
            reading.required("subject", "mail-subject-label", 150)
        },
        body: if ready {
            String::new()
        } else {
            reading.required("body", "words-body", 5000)
        },
    };
    if letter.subject.contains('\n') {
        reading
            .faults
            .add("subject", t.get("words-subject-one-line"));
    }
    if let Some(fault) = names_a_group(t, &letter.subject, &groups) {
        reading.faults.add("subject", fault);
    }
    let report = subject.report.id;
    match reading.done(Some(letter)) {
        Ok(letter) => {
            app.db
                .write(move |c| {
                    if ready {
                        queries::remove_draft(c, report, audience, language)?;
                    } else {
                        queries::put_draft(c, report, audience, &letter)?;
                    }
                    Ok(())
                })
                .await?;
            Ok(see_other(format!(
                "/admin/p/{}/reports/{}/publish",
                path.0, path.1
            )))
        }
        Err(faults) => Ok(html_unaccepted(views::words_form(&views::WordsForm {
            account: &staff.account,
            process: &subject.process,
            report: &subject.report,
            audience,
            language,
            form: &form,
            faults: &faults,
        }))),
    }
}

/// A subject line is read by whoever glances at a screen: it never says whom the dialogues were with (D49).
pub(super) fn names_a_group(t: &Texts, subject: &str, groups: &[TargetGroup]) -> Option<String> {
    let subject = subject.to_lowercase();
    groups
        .iter()
        .filter(|group| group.kind == processes::GroupKind::Group)
        .find(|group| subject.contains(&group.name.to_lowercase()))
        .map(|group| {
            t.with(
                "words-subject-group",
                [("group", group.name.clone().into())],
            )
        })
}
