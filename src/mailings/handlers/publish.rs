//! The step before publishing: who gets what and when, how it looks, a test; and publishing itself.

use actix_web::{HttpRequest, HttpResponse, web};

use super::words::names_a_group;
use super::{Subject, audience_and_language, letters};
use crate::accounts::Publish;
use crate::accounts::guard::Within;
use crate::app::App;
use crate::audit;
use crate::clock::Timestamp;
use crate::error::{Error, Result};
use crate::mail::Address;
use crate::mailings::letter::{self, Forwarding, Links};
use crate::mailings::queries::{Plan, Reach, Words};
use crate::mailings::worker::{Envelope, in_languages, report_url, write_mail};
use crate::mailings::{ATTACHMENT_LIMIT, Audience, purpose_of, queries, views};
use crate::processes;
use crate::reports::{self, Kind};
use crate::secrets::random_token;
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::{form, html, html_unaccepted, see_other};

pub async fn form(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let form = Form::default();
    show(&app, &staff, &path.1, None, &form, Faults::default()).await
}

async fn show(
    app: &App,
    staff: &Within<Publish>,
    slug: &str,
    tested: Option<views::Tested>,
    form: &Form,
    faults: Faults,
) -> Result<HttpResponse> {
    let subject = Subject::load(app, staff, slug).await?;
    let (process, report) = (&subject.process, &subject.report);
    let purpose = purpose_of(report.kind);
    let (id, report_id) = (staff.process, report.id);
    let reached: Vec<(Audience, Reach)> = app
        .db
        .read(move |c| {
            let mut all = Vec::new();
            for &audience in Audience::ALL {
                let reach = queries::audience(c, id, audience, purpose, report_id)?;
                all.push((audience, reach));
            }
            Ok(all)
        })
        .await?;
    let audiences: Vec<views::AudiencePart> = reached
        .into_iter()
        .map(|(audience, reach)| views::AudiencePart {
            audience,
            reach,
            letters: letters(process, report, &subject.drafts, audience)
                .into_iter()
                .map(|letter| {
                    let links = sample_links(app, &subject, audience, &letter, None);
                    let written =
                        queries::draft_of(&subject.drafts, audience, letter.language).is_some();
                    views::Sample {
                        text: letter::text(&letter, &process.contact, &links),
                        letter,
                        written,
                    }
                })
                .collect(),
        })
        .collect();
    let page = views::publish_form(&views::PublishForm {
        account: &staff.account,
        process,
        report,
        audiences: &audiences,
        tested,
        outbox: app.config.mail.smtp.is_none().then(|| app.config.outbox()),
        may_attach: report
            .file_facts
            .as_ref()
            .is_some_and(|(_, bytes)| *bytes <= ATTACHMENT_LIMIT),
        form,
        faults: &faults,
    });
    Ok(if faults.is_empty() {
        html(page)
    } else {
        html_unaccepted(page)
    })
}

/// Links as a mail has them, without being anybody's.
fn sample_links(
    app: &App,
    subject: &Subject,
    audience: Audience,
    letter: &letter::Letter,
    personal: Option<&str>,
) -> Links {
    Links {
        report: report_url(app, &subject.process, &subject.report, letter.language),
        my_data: personal
            .filter(|_| audience == Audience::Participants)
            .map(str::to_owned),
        unsubscribe: personal.map(str::to_owned),
        forward: (audience == Audience::Contacts).then(|| Forwarding {
            tell: personal.map_or_else(|| app.config.base_url.join("/f/…"), str::to_owned),
            in_languages: in_languages(app, &subject.process, &subject.report),
        }),
    }
}

/// The HTML part of a mail as a page of its own, for the frame that shows it.
pub async fn preview(
    app: web::Data<App>,
    staff: Within<Publish>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let subject = Subject::load(&app, &staff, &path.1).await?;
    let query = form::Form::parse(request.query_string().as_bytes())?;
    let (audience, language) = match query.text("audience") {
        "" => (Audience::Participants, query.text("lang")),
        word => (
            Audience::from_word(word).ok_or(Error::NotFound)?,
            query.text("lang"),
        ),
    };
    let language = match language {
        "" => subject.process.default_language,
        word => audience_and_language(audience.word(), word)?.1,
    };
    let letter = subject.letter(audience, language);
    let links = sample_links(&app, &subject, audience, &letter, Some("#"));
    Ok(html(letter::markup(
        &letter,
        &subject.process.contact,
        &links,
    )))
}

/// Sends the mail to whoever asks, to one audience in one language, at once and outside any mailing.
pub async fn test_send(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let subject = Subject::load(&app, &staff, &path.1).await?;
    let t = staff.account.language.texts();
    let (audience, language) = form
        .text("sample")
        .split_once(' ')
        .and_then(|(audience, language)| audience_and_language(audience, language).ok())
        .unwrap_or((Audience::Participants, subject.process.default_language));
    let mut letter = subject.letter(audience, language);
    letter.subject = format!("{} {}", t.get("mail-test-mark"), letter.subject);
    let links = sample_links(&app, &subject, audience, &letter, None);
    let to = Address::parse(&staff.account.email)
        .map_err(|_| Error::Mail("the account has no address".into()))?;
    let message = write_mail(
        &app,
        &subject.process,
        &letter,
        &links,
        &Envelope {
            to: &to,
            message_id: &format!("{}@{}", random_token(), app.config.mail.from.domain()),
            bounce_token: "test",
            unsubscribe: None,
            attachment: None,
        },
    )?;
    let tested = match app.transport.send_one(&message).await {
        Ok(()) => views::Tested::Sent(to.as_str().to_owned()),
        Err(failure) => views::Tested::Failed(failure.to_string()),
    };
    let form = Form::default();
    show(
        &app,
        &staff,
        &path.1,
        Some(tested),
        &form,
        Faults::default(),
    )
    .await
}

/// When the mailings are to begin, as the form says it: at once, or at a local time.
///
/// # Errors
/// A fault beside the field.
fn read_start(
    app: &App,
    staff: &Within<Publish>,
    form: &Form,
) -> std::result::Result<Option<Timestamp>, Faults> {
    if form.text("when") != "later" {
        return Ok(None);
    }
    let t = staff.account.language.texts();
    let mut faults = Faults::default();
    match Timestamp::local(form.text("starts_at"), &app.zone) {
        Some(moment) if moment > app.clock.now() => return Ok(Some(moment)),
        Some(_) => faults.add("starts_at", t.get("publish-starts-at-past")),
        None => faults.add("starts_at", t.get("publish-starts-at-malformed")),
    }
    Err(faults)
}

/// Publishes: one transaction freezes the report and, if it is to be mailed, makes the mailings, and a delivery
/// for everybody at once or when their time comes.
pub async fn publish(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let starts_at = match read_start(&app, &staff, &form) {
        Ok(starts_at) => starts_at,
        Err(faults) => return show(&app, &staff, &path.1, None, &form, faults).await,
    };
    let mut audiences: Vec<Audience> = form
        .all("audience")
        .filter_map(Audience::from_word)
        .collect();
    if audiences.is_empty() {
        audiences.push(Audience::Participants);
    }
    if form.text("mail") == "no" {
        audiences.clear();
    }
    if let Some(fault) = fault_in_subjects(&app, &staff, &path.1, &audiences).await? {
        let mut faults = Faults::default();
        faults.add("audience", fault);
        return show(&app, &staff, &path.1, None, &form, faults).await;
    }
    let wanted = Wanted {
        audiences,
        starts_at,
        attach: form.ticked("attach"),
        last: form.ticked("last"),
    };
    let (id, slug) = (staff.process, path.1.clone());
    let now = app.clock.now();
    let account = staff.account.id;
    let domain = app.config.mail.from.domain().to_owned();
    let made = app
        .db
        .write(move |c| {
            // Read here and not before: what is mailed is what is frozen.
            let report = reports::queries::by_slug(c, id, &slug)?;
            let process = processes::queries::process(c, id)?;
            let before = report.published_at.is_some();
            let made = if wanted.audiences.is_empty() {
                reports::queries::publish(c, report.id, now)?;
                Vec::new()
            } else {
                let drafts = queries::drafts(c, report.id)?;
                let plan = wanted.plan(&process, &report, &drafts, account, &domain);
                queries::plan(c, &plan, now)?
            };
            let after = reports::queries::by_slug(c, id, &slug)?;
            let mut note = |action: &'static str, detail: String| {
                audit::queries::record(
                    c,
                    &audit::Entry {
                        process: Some(id),
                        account: Some(account),
                        at: now,
                        action,
                        detail,
                    },
                )
            };
            if !before && after.published_at.is_some() {
                note("report.published", report.slug.to_string())?;
            }
            for mailing in &made {
                note("mailing.made", mailing.to_string())?;
            }
            Ok(made)
        })
        .await?;
    app.wake_worker.notify_one();
    let base = format!("/admin/p/{}", path.0);
    Ok(see_other(match made[..] {
        [] => format!("{base}/reports/{}", path.1),
        [one] => format!("{base}/mailings/{one}"),
        _ => format!("{base}/mailings"),
    }))
}

/// What is wrong with the subject lines of the mails that would go: one that names whom the dialogues were with, also
/// because the report's title does.
async fn fault_in_subjects(
    app: &App,
    staff: &Within<Publish>,
    slug: &str,
    audiences: &[Audience],
) -> Result<Option<String>> {
    let subject = Subject::load(app, staff, slug).await?;
    let of = staff.process;
    let groups = app
        .db
        .read(move |c| Ok(processes::queries::groups(c, of)?))
        .await?;
    let t = staff.account.language.texts();
    Ok(audiences
        .iter()
        .flat_map(|&audience| letters(&subject.process, &subject.report, &subject.drafts, audience))
        .find_map(|letter| names_a_group(t, &letter.subject, &groups)))
}

/// What the form asks for.
#[derive(Clone)]
struct Wanted {
    audiences: Vec<Audience>,
    starts_at: Option<Timestamp>,
    attach: bool,
    last: bool,
}

impl Wanted {
    fn plan(
        &self,
        process: &processes::Process,
        report: &reports::Report,
        drafts: &[(Audience, letter::Letter)],
        by: crate::db::ids::AccountId,
        domain: &str,
    ) -> Plan {
        let small = report
            .file_facts
            .as_ref()
            .is_some_and(|(_, bytes)| *bytes <= ATTACHMENT_LIMIT);
        Plan {
            process: process.id,
            report: report.id,
            purpose: purpose_of(report.kind),
            words: self
                .audiences
                .iter()
                .map(|&audience| Words {
                    audience,
                    letters: letters(process, report, drafts, audience),
                })
                .collect(),
            attach: self.attach && small,
            last: self.last,
            starts_at: self.starts_at,
            needs_approval: process.mailing.needs_approval,
            by: Some(by),
            domain: domain.to_owned(),
        }
    }
}

/// Whether a report of a kind is usually the last that is mailed for its purpose.
pub(in crate::mailings) fn is_usually_last(kind: Kind) -> bool {
    matches!(kind, Kind::Popular | Kind::Outcomes)
}
