//! The step before publishing: who gets what and when, how it looks, a test; and publishing itself.

use actix_web::{HttpRequest, HttpResponse, web};

use super::subject;
use crate::app::App;
use crate::clock::Timestamp;
use crate::db::ids::MailingId;
use crate::error::{Error, Result};
use crate::i18n::Language;
use crate::mail::Address;
use crate::mailings::forms::{Step, Wanted, WasSeen, audience_and_language, read_sample};
use crate::mailings::letter::{self, Forwarding, Letter, MailLinks, TestLink};
use crate::mailings::queries::promised::Promised;
use crate::mailings::subject::Subject;
use crate::mailings::writing::{Envelope, write_mail};
use crate::mailings::{Audience, purpose_of, queries, views};
use crate::processes::logo;
use crate::processes::within::Within;
use crate::secrets::random_token;
use crate::staff::Publish;
use crate::staff::writing::{Lines, MayChange};
use crate::web::components::Faults;
use crate::web::form::Form;
use crate::web::reading::Reading;
use crate::web::{html, html_unaccepted, see_other, url};
use crate::{processes, reports};

/// A step on the way: nothing is kept of it, and what was chosen stands in the address.
pub async fn form(
    app: web::Data<App>,
    staff: Within<Publish>,
    request: HttpRequest,
    path: web::Path<(String, String)>,
) -> Result<HttpResponse> {
    let (subject, form) = asked_about(&app, &staff, &request, &path.1).await?;
    let mut reading = Reading::new(staff.t(), &form);
    let asked = form.word("step", Step::from_word);
    let step = Step::asked(&mut reading, &subject, &app.zone, app.clock.now());
    let faults = std::mem::take(&mut reading.faults);
    let is_accepted = faults.is_empty() || asked.is_none_or(|asked| asked <= step);
    let sent = Sent {
        step,
        form,
        faults,
        ..Sent::default()
    };
    let page = show(&app, &staff, subject, sent).await?;
    Ok(match is_accepted {
        true => html(page),
        false => html_unaccepted(page),
    })
}

/// What a page of the way to a mailing is about, and what its address says.
async fn asked_about(
    app: &App,
    staff: &Within<Publish>,
    request: &HttpRequest,
    report: &str,
) -> Result<(Subject, Form)> {
    let form = Form::parse(request.query_string().as_bytes())?;
    Ok((subject(app, staff, report).await?, form))
}

/// What was sent before the page is shown, and what came of it.
struct Sent {
    step: Step,
    form: Form,
    faults: Faults,
    tested: Option<views::Tested>,
    /// What the leader saw, if it is not so any more.
    seen: Option<WasSeen>,
}

impl Default for Sent {
    fn default() -> Self {
        Self {
            step: Step::Report,
            form: Form::default(),
            faults: Faults::default(),
            tested: None,
            seen: None,
        }
    }
}

async fn show(
    app: &App,
    staff: &Within<Publish>,
    subject: Subject,
    mut sent: Sent,
) -> Result<maud::Markup> {
    let (subject, reached) = app
        .db
        .read(move |c| {
            let mut all = Vec::new();
            for &audience in Audience::ALL {
                all.push((audience, subject.reach(c, audience)?));
            }
            Ok((subject, all))
        })
        .await?;
    let audiences: Vec<views::AudiencePart> = reached
        .into_iter()
        .map(|(audience, reach)| views::AudiencePart {
            audience,
            reach,
            letters: subject
                .letters(audience)
                .into_iter()
                .map(|letter| {
                    let links = sample_links(app, &subject, audience, &letter);
                    views::Sample {
                        text: letter::text(&letter, &subject.process.contact, &links),
                        written: subject.written(audience, letter.language).is_some(),
                        letter,
                    }
                })
                .collect(),
            made: subject.made(audience),
            may_reword: subject.may_be_reworded(audience).is_ok(),
        })
        .collect();
    let words = subject.fingerprint();
    if let Some(seen) = &sent.seen {
        let text = views::changes(staff.t(), &audiences, seen, words);
        sent.faults.add("audience", text);
    }
    let starts_at = (sent.form.text("when") == "later")
        .then(|| Timestamp::local(sent.form.text("starts_at"), &app.zone))
        .flatten()
        .map(|at| staff.t().moment(at, &app.zone));
    Ok(views::publish_form(&views::PublishForm {
        staff,
        step: sent.step,
        starts_at,
        report: &subject.report,
        audiences: &audiences,
        words,
        tested: sent.tested,
        outbox: app.config.mail.smtp.is_none().then(|| app.config.outbox()),
        may_attach: subject.may_attach(),
        form: &sent.form,
        faults: &sent.faults,
    }))
}

/// Links as a mail has them, without being anybody's: they show where the real ones lead, and change nothing. The report
/// is shown to staff alone until it is published.
fn sample_links(app: &App, subject: &Subject, audience: Audience, letter: &Letter) -> MailLinks {
    let base = &app.config.base_url;
    let (process, report) = (&subject.process.slug, &subject.report.slug);
    let shown = |language| {
        let page = url::preview_report(process, report).lang(language);
        base.join(page)
    };
    let test = |link: TestLink| {
        let page = url::test_mail_link(link.word()).lang(letter.language);
        base.join(page)
    };
    MailLinks {
        report: shown(letter.language),
        privacy: base.join(url::privacy(process).lang(letter.language)),
        my_data: (audience == Audience::Participants).then(|| test(TestLink::MyData)),
        not_me: (audience == Audience::Participants).then(|| test(TestLink::NotMe)),
        unsubscribe: Some(test(TestLink::Unsubscribe)),
        forward: (audience == Audience::Contacts).then(|| Forwarding {
            tell: test(TestLink::Forwarding),
            in_languages: Language::all()
                .iter()
                .map(|&language| (language, shown(language)))
                .collect(),
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
    let (subject, query) = asked_about(&app, &staff, &request, &path.1).await?;
    let audience = match query.text("audience") {
        "" => Audience::Participants,
        word => Audience::from_word(word).ok_or(Error::NotFound)?,
    };
    let language = match query.text("lang") {
        "" => subject.process.default_language,
        word => audience_and_language(audience.word(), word)?.1,
    };
    let letter = subject.letter(audience, language);
    let links = sample_links(&app, &subject, audience, &letter);
    // In a frame nothing of it leads anywhere.
    let nowhere = |_| "#".to_owned();
    let links = MailLinks {
        privacy: "#".to_owned(),
        my_data: links.my_data.map(nowhere),
        not_me: links.not_me.map(nowhere),
        unsubscribe: links.unsubscribe.map(nowhere),
        forward: links.forward.map(|forward| Forwarding {
            tell: "#".to_owned(),
            ..forward
        }),
        ..links
    };
    let process = &subject.process;
    let logo = process.logo.as_ref();
    let logo = logo.map(|logo| logo.show(process.sender()));
    Ok(html(letter::markup(&letter, process, &links, logo)))
}

/// Sends the mail to whoever asks, to one audience in one language, at once and outside any mailing.
pub async fn test_send(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    if form.is_sent_again() {
        return Err(Error::SentAgain);
    }
    let subject = subject(&app, &staff, &path.1).await?;
    let (audience, language) = read_sample(&form)?;
    let mut letter = subject.letter(audience, language);
    letter.subject = format!("{} {}", staff.t().get("mail-test-mark"), letter.subject);
    let links = sample_links(&app, &subject, audience, &letter);
    let to = Address::parse(&staff.account.email)
        .map_err(|_| Error::Mail("the account has no address".into()))?;
    let of = subject.process.id;
    let pixels = app.db.read(move |c| Ok(logo::queries::pixels(c, of)?));
    let logo = pixels.await?;
    let envelope = Envelope {
        to: &to,
        message_id: &format!("{}@{}", random_token(), app.config.mail.from.domain()),
        bounce_token: "test",
        attachment: None,
        logo: logo.as_deref(),
    };
    let tested = match write_mail(&app, &subject.process, &letter, &links, &envelope) {
        Ok(message) => match app.transport.send_one(&message).await {
            Ok(()) => views::Tested::Sent(to.as_str().to_owned()),
            Err(failure) => views::Tested::Failed(failure.text(staff.t())),
        },
        Err(Error::Unwritable(key)) => views::Tested::Failed(staff.t().get(key).into_owned()),
        Err(error) => return Err(error),
    };
    let sent = Sent {
        step: Step::Mails,
        form,
        tested: Some(tested),
        ..Sent::default()
    };
    Ok(html(show(&app, &staff, subject, sent).await?))
}

/// What came of publishing.
enum Outcome {
    Published(Published),
    /// Nothing was done: it is not as the leader saw it.
    Changed,
}

impl Outcome {
    /// The lines of the log.
    fn lines(&self) -> Vec<(&'static str, String)> {
        let Self::Published(done) = self else {
            return Vec::new();
        };
        let report = done.report.iter();
        let mailings = done.mailings.iter();
        report
            .map(|slug| ("report.published", slug.clone()))
            .chain(mailings.map(|id| ("mailing.made", id.to_string())))
            .collect()
    }
}

struct Published {
    /// The report's name, if it was a draft before.
    report: Option<String>,
    mailings: Vec<MailingId>,
}

/// Publishes: one transaction freezes the report and, if it is to be mailed, makes the mailings, and a delivery
/// for everybody at once or when their time comes; unless it is not what the leader saw: other words, more or
/// fewer people.
pub async fn publish(
    app: web::Data<App>,
    staff: Within<Publish>,
    path: web::Path<(String, String)>,
    form: Form,
) -> Result<HttpResponse> {
    let subject = subject(&app, &staff, &path.1).await?;
    let mut reading = Reading::new(staff.t(), &form);
    let now = app.clock.now();
    let wanted = Wanted::read(&mut reading, &subject, &app.zone, now);
    let wanted = match reading.done(wanted) {
        Ok(wanted) => wanted,
        Err(faults) => {
            let sent = Sent {
                step: Step::of(&faults),
                form,
                faults,
                ..Sent::default()
            };
            let page = show(&app, &staff, subject, sent).await?;
            return Ok(html_unaccepted(page));
        }
    };
    let (of, account, slug) = (staff.process.id, staff.account.id, path.1.clone());
    let domain = app.config.mail.from.domain().to_owned();
    let seen = wanted.seen.clone();
    let outcome = staff
        .write(&app, "report.published", Lines(Outcome::lines), move |c| {
            // Read here and not before: what is mailed is what is frozen.
            let process = processes::queries::process(c, of)?;
            let subject = Subject::load(c, process, &slug)?;
            let report = &subject.report;
            if !wanted.is_as_seen(c, &subject)? {
                return Ok(Outcome::Changed);
            }
            let mailings = if wanted.seen.audiences.is_empty() {
                let promised = Promised {
                    process: of,
                    report: report.id,
                    purpose: purpose_of(report.kind),
                };
                queries::promised::publish(c, &promised, now)?;
                Vec::new()
            } else {
                queries::plan(c, &wanted.plan(&subject, account, &domain), now)?
            };
            let after = reports::queries::by_slug(c, of, &slug)?;
            let is_new = report.published_at.is_none() && after.published_at.is_some();
            Ok(Outcome::Published(Published {
                report: is_new.then(|| slug.clone()),
                mailings,
            }))
        })
        .await?;
    let Outcome::Published(done) = outcome else {
        let sent = Sent {
            step: Step::Confirm,
            form,
            seen: Some(seen),
            ..Sent::default()
        };
        let subject = super::subject(&app, &staff, &path.1).await?;
        let page = show(&app, &staff, subject, sent).await?;
        return Ok(html_unaccepted(page));
    };
    app.wake_worker.notify_one();
    let process = &staff.process.slug;
    Ok(see_other(match done.mailings[..] {
        [] => url::report(process, &subject.report.slug),
        [one] => url::mailing(process, one),
        _ => url::mailings(process),
    }))
}
